"""The words without which a message is not on money that comes once, or not on debt. Pure."""

from __future__ import annotations

import re

from assistant.lexical import simple

SIGNS = {
    "windfall": re.compile(
        r"\bone-? ?(?:time|off)\b|\bwindfall|\bsettlement\b(?! layer)|\broyalt\w+|\bbequest|"
        r"\binheritance\b|\bcome into (?:some )?money|\bsurplus\b|\bout of the blue\b|\bsold (?:the"
        r"|its|our)\b|\bextraordinar\w+|\bregalias?\b|\bexcedente?\w*|\bherencia\b|"
        r"\bindemnizacion\b|\bunica vez\b|\bmanne\b|\bexceptionnel\w*|\bexcedents?\b|\bheritage de|"
        r"\bsuperavit\b|\bheranca\b|\bindenizacao\b|\beinmalig\w*|\bgeldsegen\b|\buberschuss\w*|"
        r"\berbschaft\b|\bgewerbesteuernachzahl\w*|\bnachzahlung\b|\bgrant of\b|\bwon \w+ million"
    ),
    "debt": re.compile(
        r"\bdebts?\b|\bow(?:e|es|ed|ing)\b(?! us\b)|\bborrow\w*|\binsolven\w+|\bbankrupt\w*|"
        r"\bbonds?\b|\bcreditors?\b|\bsection 114\b|\bdeudas?\b|\bendeud\w+|\bacreedores?\b|"
        r"\bdettes?\b|\bendett\w+|\bdesendett\w+|\bdividas?\b|\bendivid\w+|\bcredores?\b|\w*schulden\w*|"
        r"\bverschuld\w+|\w*kredite?n?\b|\bglaubiger\w*"
    ),
}  # fmt: skip


# Money that comes once, in so many words, and that it comes.
PLAINLY = re.compile(
    r"\bwindfall\b|\b(?:legal|opioid|court|insurance|class action|lawsuit) settlement\b|"
    r"\bsettlement (?:money|funds?|cash|sum)\b|\bone-? ?(?:time|off) (?:\$?[\d.,]+ ?\w* )?"
    r"(?:money|payment|sum|cash|settlement|grant|gift|income)\b|\b(?:oil|mining|mineral|gas|"
    r"diamond) (?:money|royalties)\b|\bdinero (?:que llega )?(?:por )?una sola vez\b|"
    r"\bgeldsegen\b|\bmanne\b"
)
COMES = re.compile(
    r"\b(?:get|gets|got|getting|gain\w*|receiv\w+|coming|won|award\w*|have|has|had|inherit\w+|"
    r"left us|recib\w+|tenemos|avons|recu|haben|bekomm\w+|erhalt\w*|temos|receb\w+)\b"
)
GONE = re.compile(r"\b(?:dried up|lost|gone|pay|owe[ds]?|dispute\w*|ended|ran out|used up)\b")


def is_windfall(text: str) -> bool:
    """Whether a message tells of money that comes once in so many words."""
    plain = simple(text)
    return bool(PLAINLY.search(plain) and COMES.search(plain) and not GONE.search(plain))


# A public building and its closing: "the pool loses 185,000: repair or close?"
BUILDING = (
    r"\b(?:pools?|library|libraries|leisure centre|rink|ice hall|town hall|community hall|"
    r"village halls?|museum|theatre|baths|toilets|clinic|post office|fire station|nursery|"
    r"kindergarten|schools?|branch|branches|day centre|zoo|lido|piscinas?|bibliotecas?|escuelas?|"
    r"museo|piscines?|bibliotheques?|mediatheque|ecoles?|creche|musee|escolas?|freibad|hallenbad|"
    r"schwimmbad|bucherei|grundschule|kita|museu|youth cent(?:re|er)|jugendzentrum|jugendhaus|"
    r"centro juvenil)\b"
)
CLOSED = (
    r"(?:clos(?:e|es|ed|ing|ure)|shut(?:s|ting)?|cerrar(?:la|lo)?|cierre|ferm(?:er|ons|eture)|"
    r"fechar|encerrar|schliess(?:en|ung)|geschlossen|dichtmachen)"
)
CLOSING = re.compile(rf"{BUILDING}[^?]{{0,300}}\b{CLOSED}\b|\b{CLOSED}\b[^?]{{0,60}}{BUILDING}")


def is_closing(text: str) -> bool:
    """Whether a message has words for a public building and for its closing."""
    return bool(CLOSING.search(simple(text)))


# What boiling does not take out of water, and makes stronger.
DISSOLVED = re.compile(
    r"\b(?:nitrat\w*|arsen(?!al)\w*|fluorid\w*|fluoruro\w*|fluorure\w*|fluoreto\w*|"
    r"uran(?:ium|io)?|pfas|mangan\w*)\b"
)
# Germs beside it are boiled for all the same.
GERMS = re.compile(
    r"\b(?:coli\w*|bacteri\w*|bakteri\w*|germs?|keime?n?|cholera|diarr\w*|typhoid|boil\w*|"
    r"hervir|ebullition|ferver|abkoch\w*|no (?:nitrat\w*|arsenic))\b"
)


def is_dissolved(text: str) -> bool:
    """Whether a message names something in water against which boiling is no help, and no germs."""
    plain = simple(text)
    return bool(DISSOLVED.search(plain)) and not GERMS.search(plain)


def is_named(topic: str, text: str) -> bool:
    """Whether a message has a word for a topic, where it needs one to be on it."""
    return topic not in SIGNS or bool(SIGNS[topic].search(simple(text)))
