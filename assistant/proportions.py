"""Shares and multiples in words: ``a third``, ``seven in ten``, ``dos tercios``. Pure."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARTS = {
    "en": {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7,
           "eighth": 8, "ninth": 9, "tenth": 10},
    "es": {"tercio": 3, "tercera parte": 3, "cuarto": 4, "cuarta parte": 4, "quinto": 5,
           "quinta parte": 5, "decimo": 10, "decima parte": 10},
    "fr": {"tiers": 3, "quart": 4, "cinquieme": 5, "sixieme": 6, "dixieme": 10},
    "pt": {"terco": 3, "quarto": 4, "quinto": 5, "decimo": 10, "quinta parte": 5,
           "quarta parte": 4, "terca parte": 3},
    "de": {"drittel": 3, "viertel": 4, "funftel": 5, "sechstel": 6, "zehntel": 10},
}  # fmt: skip
_HALVES = {
    "en": r"(?<!and a )(?<!first )(?<!second )(?<!in )\bhalf\b(?![ -](?:a|an|way|year|hour|dozen|"
    r"million|time|day|yearly)\b)(?!-)",
    "es": r"\b(?:la |una )?mitad\b",
    "fr": r"\b(?:la )?moitie\b",
    "pt": r"\b(?:a )?metade\b",
    "de": r"\bhalfte\b|\bhalb so\b",
}
_NUMBERS = {
    "en": "a one two three four five six seven eight nine ten eleven twelve",
    "es": "un uno dos tres cuatro cinco seis siete ocho nueve diez",
    "fr": "un deux trois quatre cinq six sept huit neuf dix",
    "pt": "um dois tres quatro cinco seis sete oito nove dez",
    "de": "ein zwei drei vier funf sechs sieben acht neun zehn",
}
_OUT_OF = {
    "en": r"(?: [a-z]+){0,2}? (?:in|out of|of|for) (?:every )?",
    "es": r" (?:[a-z]+ )?de cada ",
    "fr": r" (?:[a-z]+ )?sur ",
    "pt": r" (?:[a-z]+ )?(?:em|de) cada ",
    "de": r" von ",
}
BASES = {3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 20, 100}
_TIMES = {
    "en": {
        2: r"doubl\w+|twice (?:as|the|that|what|its|their|how)|twofold|two-fold|two times",
        3: r"tripl\w+|trebl\w+|threefold|three-fold|three times",
        4: r"quadrupl\w+|fourfold|four-fold|four times",
        5: r"quintupl\w+|fivefold|five-fold|five times", 6: r"sixfold|six times",
        7: r"sevenfold|seven times", 8: r"eightfold|eight times", 9: r"ninefold|nine times",
        10: r"tenfold|ten-fold|ten times", 0.5: r"halv(?:ed|es|ing)\b",
    },
    "es": {2: r"duplic\w+|(?:el )?doble|dos veces", 3: r"triplic\w+|triple|tres veces",
           4: r"cuadruplic\w+|cuatro veces", 5: r"cinco veces|quintuplic\w+", 6: "seis veces",
           7: "siete veces", 8: "ocho veces", 9: "nueve veces", 10: "diez veces",
           0.5: "a la mitad"},
    "fr": {2: r"doubl\w+|deux fois", 3: r"tripl\w+|trois fois", 4: r"quadrupl\w+|quatre fois",
           5: r"quintupl\w+|cinq fois", 6: "six fois", 7: "sept fois", 8: "huit fois",
           9: "neuf fois", 10: "dix fois", 0.5: r"divise\w* par deux"},
    "pt": {2: r"duplic\w+|dobr\w+|duas vezes", 3: r"triplic\w+|tres vezes",
           4: r"quadruplic\w+|quatro vezes", 5: r"cinco vezes", 6: "seis vezes", 7: "sete vezes",
           8: "oito vezes", 9: "nove vezes", 10: "dez vezes", 0.5: "pela metade"},
    "de": {2: r"verdoppel\w+|doppelt\w*|zweimal", 3: r"verdreifach\w+|dreimal|dreifach\w*",
           4: r"vervierfach\w+|viermal|vierfach\w*", 5: r"verfunffach\w+|funfmal|funffach\w*",
           6: r"sechsmal|sechsfach\w*", 7: "siebenmal", 8: r"achtmal|achtfach\w*", 9: "neunmal",
           10: r"zehnmal|zehnfach\w*",
           0.5: r"halbier\w+"},
}  # fmt: skip
# "a third of", "a third fewer"; "a third project" is one more project.
_THIRD = r"(?![ -](?!of|fewer|less|more|lower|higher|smaller|larger|cheaper|faster|the|each|as|"
_THIRD += r"were|was|are|is|had|have|came|went|did|below|above|and|or|to|in|by|from)[a-z])"
MEASURED = re.compile(
    r" ?(?:%|percent|years?|months?|days?|hours?|minutes?|million|ans?\b|anos?\b|jahre|cents?\b)"
)
PART_OF = re.compile(r"\b(?:ein|einem|eines|fast|knapp|rund|etwa|uber|gut|unter) $")
# How often is no multiple: "zweimal im Jahr", "dos veces al año".
NOT_DOUBLE = re.compile(
    r"double(?:-| (?:decker|glaz|count|standard|role|check))|"
    r"\w+mal (?:im|pro|am|in der)\b|\w+ veces (?:al|por|a la)\b|\w+ fois (?:par|l')|"
    r"\w+ vezes (?:por|ao)\b|\w+ times (?:a|per|each|every)\b"
)


class Proportion(NamedTuple):
    """A share of one (``share``) or a multiple (``times``) with its span."""

    value: float
    unit: str
    start: int
    end: int


@cache
def _tables(code: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The patterns of a language: parts, "n of m", halves."""
    numbers = "|".join(sorted(_NUMBERS[code].split(), key=len, reverse=True))
    more = {"es": "|una", "fr": "|une", "pt": "|uma|duas", "de": "|eine[smnr]?"}.get(code, "")
    parts = "|".join(sorted((p for p in _PARTS[code] if p != "half"), key=len, reverse=True))
    if code == "de":
        fraction = rf"\b(?:(?P<n>{numbers}{more})[ -]?)?(?P<part>{parts})\b"
    else:
        plural = "s?" if code in {"en", "es", "fr", "pt"} else ""
        third = _THIRD if code == "en" else ""
        fraction = rf"(?<![\d.,])\b(?P<n>{numbers}{more})[ -](?P<part>{parts}){plural}\b{third}"
    digits = r"\d{1,3}(?:[.,]\d)?"
    ratio = (
        rf"(?<![\d.,])\b(?P<n>{numbers}{more}|{digits})(?:{_OUT_OF[code]})(?P<m>{numbers}|"
        rf"\d{{1,3}})\b(?![.,]\d)"
    )
    return re.compile(fraction), re.compile(ratio), re.compile(_HALVES[code])


def _number(word: str, code: str) -> float:
    words = _NUMBERS[code].split()
    if word in words:
        first = words.index("two") if code == "en" else 1
        if code == "es":
            first = 2
        return max(1, words.index(word) - first + 2)
    if word in {"una", "une", "uma"} or word.startswith("eine"):
        return 1
    return 2 if word == "duas" else float(word.replace(",", "."))


@cache
def _multiples(code: str) -> tuple[tuple[float, re.Pattern[str]], ...]:
    return tuple((n, re.compile(rf"\b(?:{words})")) for n, words in _TIMES[code].items())


def find_proportions(low: str, code: str) -> Iterator[Proportion]:
    """The shares and multiples of a folded text; "three quarters" is 0.75 of one."""
    fraction, ratio, half = _tables(code)
    taken: list[tuple[int, int]] = []
    for match in ratio.finditer(low):
        count, base = _number(match["n"], code), _number(match["m"], code)
        unit = MEASURED.match(low, match.end())
        of = re.search(r" of (?:every )?\S+$", match[0]) and "out of" not in match[0]
        if base in BASES and count < base and not unit and not of:
            taken.append(match.span())
            yield Proportion(count / base, "share", *match.span())
    for match in fraction.finditer(low):
        count = _number(match["n"], code) if match["n"] else 1
        base = _PARTS[code][match["part"]]
        clock = re.match(r"s? (?:of an hour|d'heure|de hora|hour)", low[match.end() :])
        district = (
            match["part"] == "viertel"
            and not match["n"]
            and not PART_OF.search(low[: match.start()])
        )  # a quarter of a German town
        if count < base and not clock and not district:
            taken.append(match.span())
            yield Proportion(count / base, "share", *match.span())
    for match in half.finditer(low):
        if not any(match.start() < e and s < match.end() for s, e in taken):
            yield Proportion(0.5, "share", *match.span())
    for value, words in _multiples(code):
        for match in words.finditer(low):
            if not NOT_DOUBLE.match(low, match.start()):
                yield Proportion(value, "times", *match.span())
