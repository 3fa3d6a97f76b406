"""What a question on facts asks for: its subject, what it names, the kind of answer. Pure.

"How much did the city's bike scheme cost and who ran it?" -> subject bike, scheme; cost and who.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from assistant.lexical import STOP, fold, simple
from assistant.schema import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

Asked = Literal[
    "cost", "payer", "who", "partners", "when", "saving", "target", "number", "reason", "failure",
    "outcome",
]  # fmt: skip

# How each kind is asked for in the five languages (folded text, apostrophes as spaces).
ASKING: dict[Asked, str] = {
    "payer": r"who (?:paid|pays|funded|financed|put up)|where (?:did|does|do) (?:the|their|its) "
    r"(?:money|funding) come|(?:which|what) (?:fund|grant|bank|lender|money)|source of (?:the )?"
    r"(?:money|funding)|how (?:was|were|is) (?:it|they|this|that) (?:paid|funded|financed)|"
    r"how did (?:it|they|[a-z ]{3,30}) (?:pay|fund|finance)|quien (?:pago|paga|financio)|"
    r"de donde (?:salio|vino)|como (?:lo )?(?:pagaron|financiaron)|qui a (?:paye|finance)|"
    r"d ou vient l argent|comment .{0,30}(?:finance|paye)|quem (?:pagou|paga|financiou)|"
    r"de onde veio|como (?:pagaram|financiaram)|wer (?:hat .{0,30})?(?:bezahlt|finanziert|"
    r"zahlt\w*)|"
    r"woher k[ao]mm?t? das geld|wie wurde .{0,40}(?:bezahlt|finanziert)",
    "cost": r"(?:what|how much) (?:did|does|do|has|have|was|is|were) [^.?!]{0,60}"
    r"\b(?:cost|spend|spent|put in|pay|paid|invest\w*|charge)\b|how much (?:was|is|money)|"
    r"how expensive|\bcosts?\b|\bspend(?:ing)?\b|price tag|how big (?:was|is) the (?:budget|"
    r"grant|loan)|"
    r"cuanto (?:cost\w+|cuesta|gast\w+|dinero)|combien (?:a|ont|coute|d argent)|cout\w*|"
    r"quanto (?:custou|custa|gast\w+|dinheiro)|wie ?viel (?:hat|geld|kostet\w*)|kosten|kostete\w*|"
    r"what (?:is|was) the [a-z ]{0,30}\b(?:budget|spend|cost)\b",
    "who": r"who (?:ran|runs|run|led|leads|managed|manages|owns?|owned|operates?|built|set|sets|"
    r"started|founded|decides?|decided|signed|was (?:in charge|responsible|behind)|is (?:in charge|"
    r"responsible|behind)|are the|were the)|run by whom|under whom|in charge|responsible|"
    r"which (?:body|agency|department|office|company|firm|minister|official)|sit(?:s)? under|"
    r"quien(?:es)? (?:dirig\w+|lider\w+|manda|esta|gestion\w+|era|creo)|a cargo|"
    r"qui (?:a (?:dirige|cree|monte|lance)|dirige|pilote|gere|est|etait)|responsable|"
    r"quem (?:dirig\w+|lider\w+|manda|criou|era|e o)|responsavel|wer (?:leitet\w*|fuhrt\w*|ist|war|"
    r"betreibt|steckt|hat .{0,40}(?:gegrundet|geleitet))|zustandig|verantwortlich",
    "partners": r"partners?|socios?|partenaires?|parceiros?|partner",
    "when": r"\bwhen\b|(?:what|which) year|since when|over what (?:period|time)|opened when|"
    r"how long|cuando|en que ano|quand|depuis quand|en quelle annee|quando|em que ano|\bwann\b|"
    r"seit wann|in welchem jahr",
    "saving": r"\bsav(?:e|ed|ing|ings)\b|go(?:es)? down|went down|\breduc\w+|\bcut\b|ahorr\w+|"
    r"econom(?:ise\w*|ies)|poup\w+|eingespart|einspar\w+|gespart|sank|gesenkt",
    "target": r"\btargets?\b|\bgoals?\b|\baim(?:s|ed)?\b|promis\w+|pledg\w+|metas?\b|objetiv\w+|"
    r"objectifs?|\bziele?\b",
    "number": r"how many|cuant[oa]s|combien de|quant[oa]s|wie ?viele",
    "reason": r"\bwhy\b|what (?:was|were) the (?:reason|cause)s?|por que|pourquoi|porque|warum|"
    r"wieso|weshalb",
    "failure": r"\bfail\w*|went wrong|go(?:es)? wrong|blew up|flop\w*|collaps\w*|abandon\w*|"
    r"dropped|cancel\w*|mistakes?|fracas\w+|salio mal|echou\w*|echec\w*|mal passe|deu errado|"
    r"falh\w+|scheiter\w*|gescheitert|schief\w*",
    "outcome": r"in the end|at the end|eventually|what happened|what came of|end(?:ed)? up|"
    r"show for it|afterwards|make it|made it|did (?:it|that|this|they) work|results?|outcomes?|"
    r"effects?|impact|that worked|al final|que paso|resultad\w+|finalement|que s est il passe|"
    r"resultats?|no fim|o que aconteceu|am ende|was wurde|ergebnis\w*|wirkung",
}  # fmt: skip
# Words by which something is asked, and those that any question on a city may hold: no subject.
FRAMING = (
    "abandon abandoned again against also amount and annual another answer anywhere around "
    "ask asked "
    "attempt away back bad badly big blew body build built call cancelled case cases charge "
    "city's come done compare compared comparison copy copying critic critics criticised criticism "
    "cost costs country date day did different drop dropped else end ended ever every exactly "
    "example examples fact fail failed failing fails failure failures figure finally find "
    "first five four fund go goes going good got happen happened happening hold last library "
    "known hype marketing model oppose opposed opposes opposition oversold overrated "
    "publicity worth protest protested anything something made making list long many mayor "
    "me minute minutes money name "
    "need new next nobody now ok ones open "
    "opened other others own owned owner paid pay people per period place places please price "
    "put ran really reason report responsible result results run runs said saw say scheme "
    "schemes set short show spend spent started still take tell ten their thing things think "
    "three time times told towns tried try turn turned two under up use used user voter "
    "voters went where while whom whose work worked works world wrong year yearly years"
)
FRAME = frozenset(FRAMING.split())
NAME = re.compile(r"\b[A-Z][\w&'’-]*(?:\s+(?:of|for|the|in|de|do|da|[A-Z0-9][\w&'’-]*))*")
COUNTED = re.compile(
    r"\b(?:how many|cuant[oa]s|combien de|quant[oa]s|wie ?viele)\s+(?:\w+\s+){0,2}?(\w{3,})"
)
PARTS = re.compile(
    r"[?!.;]\s+|,?\s(?:and|&|then|but)\s+(?=(?:also |then )?(?:what|which|who|whom|whose|when|"
    r"where|"
    r"why|how|did|does|do|was|were|is|over what|under)\b)|\s-\s+(?=(?:what|which|who|when|where|"
    r"why|how|did)\b)|,\s+(?=(?:run by|owned by|opened when|what|who|how|when)\b)"
)
WORD = re.compile(r"self-driving|[^\W_][^\W_'’-]*", re.IGNORECASE)


# Words for the same thing, which a question and a fact may share in meaning only.
SAME = {
    word: group.split()[0]
    for group in (
        "bike bikes bicycle bicycles cycle cycling", "co2 carbon",
        "streetcar tram trams tramway", "waste rubbish garbage trash refuse litter",
        "lighting lamps lamp lights light streetlights streetlight lanterns", "cctv cameras camera",
        "congestion traffic jams jam", "flood floods flooding",
        "driverless autonomous self-driving", "participatory participation",
        "centre center centres centers", "metro subway underground",
    )
    for word in group.split()
}  # fmt: skip
PHRASES = (
    (r"wi-?\s?fi|wireless (?:network|internet|broadband)s?|wireless", "wifi"),
    (r"congestion (?:charg\w+|pricing|tax\w*)|road pricing|entry charges?|city tolls?|"
     r"charges? (?:\w+ ){0,3}to drive into", "roadpricing"),
    (r"(?:(?:joint|integrated|city|traffic|command and) )*(?:operations?|control|command|"
     r"situation) "
     r"(?:cent(?:er|re)|room)s?", "commandcentre"),
    (r"participat\w+ budget\w*", "participatorybudget"),
    (r"ride.?(?:hail|shar)\w+|ride apps?|uber", "ridehailing"),
    (r"open.data (?:portal|platform|site)s?", "opendataportal"),
)  # fmt: skip
KNIT = tuple((re.compile(rf"\b(?:{phrase})\b", re.IGNORECASE), word) for phrase, word in PHRASES)


LONG_WORD = 8  # letters
OTHER = re.compile(r"\b(?:other|else|another)\b")


class Question(Record):
    """``subject`` is stem -> the word as typed; ``names`` are capitalised things other than the
    cities; ``asked`` the kinds of answer in the order asked, ``counted`` the stem of what "how
    many" counts; ``other`` asks for others than what was asked before."""

    subject: dict[str, str] = {}
    names: tuple[str, ...] = ()
    asked: tuple[Asked, ...] = ()
    counted: str = ""
    other: bool = False


class Finding(Record):
    """The answer to a question on facts: fact id -> its sentences as they are to be said, the
    relevant ones first; ``lacks`` are the kinds asked for that none holds, ``absent`` a thing the
    question names and no fact of its cities does; ``near`` is true when the facts are no answer but
    the nearest to one; ``wanted`` is how many cases were asked for."""

    facts: dict[str, tuple[str, ...]] = {}
    lacks: tuple[Asked, ...] = ()
    absent: str = ""
    near: bool = False
    wanted: int = 0


def read_question(text: str, english: str, cities: Sequence[str]) -> Question:
    """What a question asks; ``english`` is its rough translation (the text itself in English),
    ``cities`` the names that are no part of the subject."""
    low = simple(text)
    places = {stem(word) for name in cities for word in WORD.findall(fold(name))}
    asked: list[tuple[int, Asked]] = []
    for kind, pattern in ASKING.items():
        found = re.search(rf"(?<!\w)(?:{pattern})", low)
        if found:
            asked.append((found.start(), kind))
    count = COUNTED.search(low)
    names = _names(text, places)
    named = {stem(word) for name in names for word in WORD.findall(fold(name))}
    subject: dict[str, str] = {}
    for word in WORD.findall(_knit(english)):
        plain = fold(word)
        key = stem(plain)
        if key in places or plain in STOP - {"it"} or (key not in named and plain in FRAME):
            continue
        if len(plain) > 2 or plain.isdigit() or (word.isupper() and len(word) > 1):
            subject.setdefault(key, word)
    return Question(
        subject=subject,
        names=names,
        asked=tuple(kind for _, kind in sorted(asked)),
        counted=stem(count.group(1)) if count else "",
    )


def read_parts(text: str, english: str, cities: Sequence[str]) -> tuple[Question, ...]:
    """The questions of a text one by one ("what did it cost and who ran it?"); one without a
    subject has that of the whole. In other languages the text is one question."""
    whole = read_question(text, english, cities)
    parts = (
        [part for part in PARTS.split(text) if re.search(r"\w", part)] if text == english else []
    )
    read = [(read_question(part, part, cities), part) for part in parts]
    if sum(bool(part.asked) for part, _ in read) < 2:
        return (whole,)
    lent = {"subject": whole.subject, "names": whole.names}
    kept = [(part, said) for part, said in read if part.asked]
    return tuple(
        part.model_copy(update={"other": True})
        if OTHER.search(said)
        else part
        if part.subject
        else part.model_copy(update=lent)
        for part, said in kept
    )


def quotable(words: str, text: str) -> bool:
    """Whether the words stand together in what the user typed and name a thing."""
    spoken = [fold(word) for word in re.findall(r"[\w'-]+", text)]
    wanted = [fold(word) for word in words.split()]
    together = any(
        spoken[i : i + len(wanted)] == wanted for i in range(len(spoken) - len(wanted) + 1)
    )
    name = len(wanted) > 1 or words[:1].isupper() or len(words) >= LONG_WORD
    return together and name


def stems(text: str) -> frozenset[str]:
    """The stems of all words of a text."""
    return frozenset(stem(fold(word)) for word in WORD.findall(_knit(text)))


def _knit(text: str) -> str:
    """The text with expressions for one thing as one word: ``operations room`` -> commandcentre."""
    for pattern, word in KNIT:
        text = pattern.sub(f"{word} ", text)
    return text


@cache
def stem(word: str) -> str:
    """The English stem of a folded word; the same for words of the same meaning."""
    return str(_stemmer().stemWord(SAME.get(word, word)))


@cache
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("english")


def _names(text: str, places: set[str]) -> tuple[str, ...]:
    """Capitalised names that are no city: ``Array of Things``; a first word counts only in capitals
    or beside another."""
    found = []
    for match in NAME.finditer(text):
        words = match.group().split()
        first = (
            not text[: match.start()].strip()
            or text[: match.start()].rstrip()[-1] in ".?!:\u00bf\u00a1"
        )
        while words and (_drop(words[0], places) or (first and _common(words[0]))):
            words, first = words[1:], False
        while words and (_drop(words[-1], places) or words[-1].islower()):
            words = words[:-1]
        name = " ".join(words)
        if len(name) > 2 and not (first and len(words) == 1 and not name.isupper()):
            found.append(name)
    return tuple(dict.fromkeys(found))


def _drop(word: str, places: set[str]) -> bool:
    bare = re.sub(r"['’]s$", "", fold(word))
    return stem(bare) in places or bare in {"i", "the", "of", "and", "in", "for", "a"}


def _common(word: str) -> bool:
    plain = fold(word)
    return plain in STOP or plain in FRAME
