"""Numbers in text without their meaning: digits with any separators, scale words, spelled out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from text_to_num import text2num

if TYPE_CHECKING:
    from collections.abc import Iterator


class Number(NamedTuple):
    """A value and its span; ``bare``: digits only, the one form in which a year is written."""

    value: float
    start: int
    end: int
    bare: bool = False


def _table(*rows: tuple[str, float]) -> dict[str, float]:
    return {word: value for words, value in rows for word in words.split("|")}


SCALES = _table(
    ("hundred", 1e2),
    ("k|thousand|thousands|tausend|tsd|mil|mille|mila|duizend|tys|ribu", 1e3),
    ("lakh|lakhs|lac|lacs", 1e5),
    (
        "m|mn|mio|mln|million|millions|millionen|millon|millones|milhao|milhoes|milioni|milione|"
        "miljoen|juta",
        1e6,
    ),
    ("crore|crores|cr", 1e7),
    (
        "b|bn|billion|billions|mrd|mld|milliarde|milliarden|milliard|milliards|miliardi|miljard|"
        "bilhao|bilhoes",
        1e9,
    ),
    ("tn|trillion|billones", 1e12),
)
FRACTIONS = _table(
    ("eine|einer", 1.0),
    ("half a|half-a|half|medio|un demi|eine halbe|meio|mezzo", 0.5),
    ("a quarter of a|quarter of a|un cuarto de|un quart de|eine viertel", 0.25),
    ("three quarters of a|eine dreiviertel", 0.75),
    ("a third of a|one third of a|un tercio de|un tiers de", 1 / 3),
    ("two thirds of a|dos tercios de|deux tiers de", 2 / 3),
    ("a fifth of a|one fifth of a", 0.2),
    ("a tenth of a|one tenth of a", 0.1),
    ("anderthalb|eineinhalb|one and a half|un et demi", 1.5),
    ("two and a half|zweieinhalb|dois e meio", 2.5),
)
# "city 2.2 mil." is English for millions; "60 mil habitantes" is thousands.
MIL_THOUSAND = re.compile(
    r"\b(?:ciudad|pueblo|municipio|localidad|villa|alcaldia|cidade|vila|povoado|prefeitura|citta|"
    r"comune|habitantes|vecinos|personas|pessoas|moradores|almas|abitanti|somos|tenemos|temos|"
    r"nuestr[oa]|noss[oa]|euros|pesos|soles|reais|dolares|hogares|viviendas|familias|casas|gente|"
    r"del|los|las|que|una|uma|para|com|con|sin|sem|nao|por|muito|mucho|hay)\b"
)
MILLION_MARK = re.compile(
    r"\.|\s*$|[,;:)]| (?:people|ppl|residents|inhabitants|souls|citizens|pop)\b"
)
# The dot of an abbreviation: "1,2 Mio. Einwohner"; after "mil" one mostly ends the sentence.
DOTTED = ("mio", "mrd", "tsd", "mn", "mln", "mil", "bn", "tys")
DOT = re.compile(r"\.")
DOT_OF_MIL = re.compile(
    r"\. ?(?:people|ppl|inhab|resid|soul|citizen|pop\b|dollar|usd|eur|rs\b|of\b)"
)
MOST_MILLIONS = 40  # of people in the largest city
GROUP = 3  # digits between thousands marks
NUMERAL = re.compile(
    r"(?:(?<![\w.,/+#])|(?<=\brs\.)|(?<=\b[rn])(?=[0-9.,]{1,7} ?(?:bn|billion|m|mn|million)\b))"
    r"(?<![a-z]-)(?:"
    r"[0-9]{1,3}(?:[.,'\u2019 \u00a0\u202f][0-9]{3}){1,4}(?![0-9])(?:[.,][0-9]{1,2}(?![0-9]))?"
    r"|[0-9]{1,2}(?:,[0-9]{2}){1,5},[0-9]{3}(?![0-9])"
    r"|[0-9]{1,15}(?:[.,][0-9]{1,6})?)(?![.,/:]?[0-9])"
)
SCALE = re.compile(
    rf"(?:[ -]?(?P<word>{'|'.join(sorted(SCALES, key=len, reverse=True))})"
    r"(?![\w²³]|/(?!(?:yr|year|an|ano|jahr|month|mes|a)\b)|\$(?=\d)))"
)
PAID = re.compile(r"[$£€₹]\s*$")  # "$1.8M from a fund": no metres
SIGN = re.compile(r"\s?[$£€]")  # "5 M$"
SMALL_M = re.compile(r" ?(?:high|tall|wide|deep|long|above|below|from|away|of|sea|waves?|wall)\b")
AND_A_HALF = re.compile(r" (?:and a half|y medi[oa]|e mei[oa]|et demie?)\b")
ABBREVIATED = 3  # letters: "half a mio" is nobody's wording
FRACTION = re.compile(
    rf"\b({'|'.join(sorted(FRACTIONS, key=len, reverse=True))})[ -]"
    rf"({'|'.join(s for s in sorted(SCALES, key=len, reverse=True) if len(s) > ABBREVIATED)})\b"
)
ORDINAL = re.compile(r"(?:st|nd|rd|th|s|er|e|º|ª|[a-z]+[0-9])\b")
SILENT = re.compile(
    r"(?:\+|\b00)[0-9][0-9 ()/.-]{6,}[0-9]|\b[0-9]{3}[ .-][0-9]{3}[ .-][0-9]{4}\b"
    r"|\b0[0-9]{1,4}\)?[ /-][0-9][0-9 /-]{4,}[0-9]|\b[0-9]{1,2}[:/][0-9]{1,2}\b|\b[0-9]g\b"
    r"|\b[48]k (?:camera|video|screen)|\b(?:industry|industrie|web|society|version) ?[0-9.]+\b"
    r"|\b(?:covid|iso|iec|sdg|tier|phase|horizon)[ -][0-9]+|\b[0-9]\.0\b"
    r"|\b(?:tel|phone|whatsapp)[.:]? [0-9][0-9 ./-]{5,}"
)
WORDS = {
    "en": "a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|"
    "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|and",
    "es": "un|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|quince|veinte|treinta|cuarenta|"
    "cincuenta|sesenta|setenta|ochenta|noventa|cien|ciento|doscientos|trescientos|cuatrocientos|"
    "quinientos|seiscientos|ochocientos|mil|millon|millones|y",
    "fr": "un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|vingts|trente|"
    "quarante|cinquante|soixante|cent|cents|mille|million|millions",
    "pt": "um|dois|tres|quatro|cinco|seis|sete|oito|nove|dez|doze|quinze|vinte|trinta|quarenta|"
    "cinquenta|sessenta|setenta|oitenta|noventa|cem|cento|duzentos|trezentos|quinhentos|mil|"
    "milhao|milhoes|e",
    "de": "eine|zwei|drei|vier|funf|zehn|million|millionen",
}
SPELLED = {c: re.compile(rf"(?<![0-9] )\b(?:{w})(?:[ -](?:{w}))+\b") for c, w in WORDS.items()}
BIG = re.compile(r"hund(?:re|er)[dt]|thousand|tausend|mil|cent")
TRAILING = re.compile(r"(?:[ -](?:and|an?|y|e|un))+$")
GERMAN = re.compile(r"\b[a-z]{2,30}(?:tausend|hundert)(?:[a-z]{3,30})?\b")


def _digits(digits: str, scaled: bool) -> float:
    """``450.000`` -> 450000, ``4.5`` -> 4.5, ``1.250`` before a scale word -> 1.25."""
    digits = re.sub(r"[^0-9.,]", "", digits)
    marks = re.findall(r"[.,]", digits)
    if not marks:
        return float(digits)
    head, tail = re.split(r"[.,](?=[0-9]*$)", digits)
    grouped = len(tail) == GROUP and head != "0" and not (scaled and len(marks) == 1)
    if grouped or marks.count(marks[-1]) > 1:
        return float(re.sub(r"[.,]", "", digits))
    return float(f"{re.sub(r'[.,]', '', head)}.{tail}")


def _scaled(low: str, start: int, at: int, digits: str) -> tuple[float, int]:
    """The product of the scale words at a place, and where they end: `` lakh crore`` -> 1e12."""
    scale = 1.0
    for _ in range(2):
        match = SCALE.match(low, at)
        if not match:
            break
        word, spaced = match["word"], low[at] in " -"
        paid = PAID.search(low[max(0, start - 3) : start])
        metres = word == "m" and SMALL_M.match(low, match.end()) and not paid
        if metres or (spaced and word in ("m", "b") and not SIGN.match(low, match.end())):
            break
        factor = _mil(low, match.end(), digits) if word == "mil" else SCALES[word]
        scale, at = scale * factor, match.end()
        mark = DOT_OF_MIL if word in ("mil", "mln", "bn") else DOT
        at += bool(word in DOTTED and mark.match(low, at))
    return scale, at


def _mil(low: str, at: int, digits: str) -> float:
    """What "mil" multiplies by: thousands where Spanish or Portuguese is spoken, and where no city
    has so many millions; otherwise millions ("2.2 mil", "20 mil. people")."""
    english = MILLION_MARK.match(low, at) or not digits.isdigit()
    if MIL_THOUSAND.search(low) or not english or _digits(digits, scaled=True) > MOST_MILLIONS:
        return SCALES["mil"]
    return 1e6


def _numerals(low: str) -> Iterator[Number]:
    for match in NUMERAL.finditer(low):
        scale, end = _scaled(low, match.start(), match.end(), match[0])
        value = _digits(match[0], scale > 1) * scale
        half = AND_A_HALF.match(low, end) if scale > 1 else None
        if half:
            value, end = value + scale / 2, half.end()
        elif scale == 1 and ORDINAL.match(low, end):
            continue
        yield Number(value, match.start(), end, bare=match[0].isdigit() and scale == 1)


def _spelled(text: str, low: str) -> Iterator[Number]:
    for match in FRACTION.finditer(low):
        yield Number(FRACTIONS[match[1]] * SCALES[match[2]], match.start(), match.end())
    runs = [(code, m) for code, words in SPELLED.items() for m in words.finditer(low)]
    for code, match in runs + [("de", m) for m in GERMAN.finditer(low)]:
        plain = TRAILING.sub("", match[0])
        end = match.start() + len(plain)
        value = _spelled_value(text[match.start() : end].lower(), plain, code)
        half = AND_A_HALF.match(low, end)
        if half and re.search(r"mil\w+$", plain):
            value, end = value + 5e5, half.end()
        if value >= SCALES["hundred"]:
            yield Number(value, match.start(), end)


def _spelled_value(words: str, plain: str, code: str) -> float:
    """The value of number words, 0 if they are none; German needs its umlauts, Spanish may not."""
    if not BIG.search(plain) or (code != "de" and " " not in plain and "-" not in plain):
        return 0
    for form in (words, plain):
        try:
            return float(text2num(re.sub(r"^an? ", "", form), code))
        except ValueError:
            continue
    return 0


def find_numbers(text: str, low: str) -> list[Number]:
    """All numbers without overlaps; of two readings of one place the longer wins.

    ``low`` is the text folded to the same length: ``medio millón`` -> 500000.
    """
    silent = [m.span() for m in SILENT.finditer(low)]
    found = sorted((*_numerals(low), *_spelled(text, low)), key=lambda n: (n.start - n.end, n))
    taken: list[Number] = []
    for number in found:
        spans = [*silent, *((other.start, other.end) for other in taken)]
        if not any(number.start < end and start < number.end for start, end in spans):
            taken.append(number)
    return sorted(taken, key=lambda n: n.start)
