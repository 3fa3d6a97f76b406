"""Whether a figure of a claim is carried by the figures of its facts. Pure.

A bare figure must be the same; a hedged one ("about", "nearly", "more than") may be rounded in the
direction of its hedge. Tolerances were set on ``corpus/golden/planted_tune.jsonl``.
"""

from __future__ import annotations

import math
import re
from itertools import combinations
from typing import TYPE_CHECKING

from assistant.units import KINDRED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from assistant.quantities import Quantity

SAME = 1e-6
ABOUT, NEAR, BEYOND = 0.05, 0.08, 0.14
PRECISE = 0.02  # a hedged figure of three digits and more is no rounder than this
ROUND = 0.3  # "more than a thousand" is said of 1,219
SHARED_SCALES = (1e3, 1e5, 1e6, 1e7, 1e9, 1e12)  # "49 lakh with sensors, 25 without"
FAR_BEYOND = 0.6  # "well over 100"
SHARE = 0.04  # "a third" without a hedge is 32 to 34.7 percent
SPAN = 0.021  # 30 months are two and a half years, 52 weeks are a year
TRIPLED = 0.1  # "tripled" without a hedge is 2.7 to 3.3 times
YEAR = 365.25
CONVERTED = 0.02  # a figure in another unit than the fact's may be rounded so much
WORKED = 0.02  # the same of an average, a product or a part of a figure of the facts
TINY = 12  # an average up to this is told freely: "more than three projects a field"
SMALL = 200  # counts by which a figure may be divided or multiplied
FEW = 4  # figures of one unit of which three may make a sum
SUMMED = 20  # smaller counts are too often the sum of two others by chance
ROUNDED = 0.0125  # how near a bare rounding must be
DIGITS = 2  # significant digits that make a bare rounding the same figure

# Words by which a figure may be the sum of two others or what lies between them.
SUMS = re.compile(
    r"\b(?:together|in all|altogether|total\w*|combined|sum|both|more|fewer|less|another|extra|"
    r"differ\w*|"
    r"rest|remaining|other|gap|plus|added?|"
    r"additional|further|rose|grew|fell|gain\w*|lost|dropp?\w*|"
    r"increas\w*|cut|net|short|missing|left|overall|juntos|ensemble|todo|insgesamt|"
    r"zusammen|mas|mais|mehr|weniger|menos|moins|outros|autres|otros|restantes?|ubrigen|weitere)\b"
)
# Words by which a figure may be an average, a product or a part of another.
WORKING = re.compile(
    r"\b(?:per|each|every|average\w*|apiece|year(?:s|ly)?|annual\w*|daily|"
    r"a (?:day|week|month|head)|in all|altogether|together|total\w*|of it|paid out|"
    r"por|cada|promedio|media|moyenne|chaque|par|pro|je|jahrlich|jahr|durchschnitt\w*|schnitt|ano|anos|an|ans)\b"
)


PERIODS = (
    (
        12,
        re.compile(
            r"\b(?:a|per|each|every|al|par|por|im|pro) (?:month|mes|mois|monat)\b|\bmonthly\b"
        ),
    ),
    (
        52,
        re.compile(
            r"\b(?:a|per|each|every|a la|par|por|pro) (?:week|semana|semaine|woche)\b|\bweekly\b"
        ),
    ),
    (365, re.compile(r"\b(?:a|per|each|every|al|par|por|am|pro) (?:day|dia|jour|tag)\b|\bdaily\b")),
)


def supported(
    claim: Quantity,
    others: Sequence[Quantity],
    held: Sequence[Quantity],
    months: Sequence[int] = (),
    summed: bool = True,
    worked: bool = False,
    periods: Collection[int] = (),
) -> bool:
    """Whether the figures ``held`` carry a figure, next to the ``others`` of its claim; a span may
    also lie between two of the ``months`` that the facts name; ``summed``: or be a sum of two,
    ``worked``: or an average, a product or a part, ``periods``: of so many parts of a year."""
    fitting = [q for q in held if _fits(claim, q, others, held)]
    if fitting:
        return not all(_contrary(claim, q) for q in fitting)
    if claim.unit == "year":
        return False
    if claim.unit == "days" and any(near(claim, days, SPAN) for days in _months_between(months)):
        return True
    if any(near(claim, value) for value in _derived(claim, held, summed)):
        return True
    return worked and any(_works_out(claim, value) for value in _worked(claim, held, periods))


def _shifted(told: float, value: float) -> bool:
    """Whether a figure is another one with its point moved, which is no working out."""
    zeros = math.log10(value / told) if value > 0 and told > 0 else 0.0
    return round(zeros) != 0 and abs(zeros - round(zeros)) < math.log10(1 + ABOUT)


def _works_out(claim: Quantity, value: float) -> bool:
    """Whether a figure tells a value worked out: nearly, or by its hedge, small ones freely."""
    change = abs(value / claim.value - 1)
    hedged = bool(claim.hedge) and (change <= ABOUT or claim.value <= TINY) and near(claim, value)
    return change <= WORKED or hedged


def periods(low: str) -> frozenset[int]:
    """The parts of a year that a folded claim speaks of: "580,000 a month" -> 12."""
    return frozenset(n for n, words in PERIODS if words.search(low))


def _worked(
    claim: Quantity, held: Sequence[Quantity], periods: Collection[int] = ()
) -> Iterator[float]:
    """A figure of the facts by a number of things, years or periods, and per cents of it."""
    if not claim.value or claim.kind not in {"count", "money", "m", "m2", "kg", "l", "Wh", "W"}:
        return
    by = {q.value for q in held if q.unit == "count" and 1 < q.value <= SMALL}
    by |= {round(q.value / YEAR) for q in held if q.unit == "days" and q.value >= 2 * YEAR}
    by |= {round(days / YEAR) for days in _times_between(held) if days >= 2 * YEAR}
    by |= {100 / q.value for q in held if q.unit == "percent" and q.value}
    by |= {*periods}
    same = _of(held, claim.unit)
    if claim.unit == "count" and claim.scaled:
        same += [q.value for q in held if q.kind == "money"]  # "70 million, 1.4 million per firm"
    if any(_shifted(claim.value, value) for value in same):
        return
    for value in same:
        for number in by:
            if number != value:
                yield from (value / number, value * number)
    if claim.unit == "count":
        counts = _of(held, "count")
        yield from (b / a for a, b in combinations(counts, 2) if a)


def _contrary(claim: Quantity, fact: Quantity) -> bool:
    """Whether a claim has "under 65" where the fact has "over 65"."""
    return {claim.hedge, fact.hedge} in ({"above", "below"}, {"above", "near"}) and (
        claim.value == fact.value and claim.unit == fact.unit
    )


def near(claim: Quantity, value: float, slack: float = 0.0) -> bool:
    """Whether a figure tells a value: exactly, or rounded as its hedge says."""
    told = claim.value
    if claim.unit == "year":
        return told == value
    if value <= 0 or told <= 0:
        return told == value
    change = value / told - 1  # how much the fact has more than the claim
    beyond = ROUND if _one_digit(claim) else BEYOND
    if _digits(claim) > DIGITS:
        beyond = PRECISE  # "as many as 165,537" is no rounding of another figure
    if claim.unit == "share":
        beyond = ROUND  # "more than half" is said of 60 percent
    low, high = {
        "about": (-ABOUT - slack, ABOUT + slack),
        "near": (-NEAR - slack, slack + SAME),
        "above": (-slack - SAME, beyond),
        "below": (-beyond, slack + SAME),
        "far": (-slack - SAME, FAR_BEYOND),
    }.get(claim.hedge, (-slack - SAME, slack + SAME))
    return low <= change <= high or (not claim.hedge and _rounds(claim.number or told, told, value))


def _digits(claim: Quantity) -> int:
    """The significant digits of a figure as written: 165,537 has six, 3.5 million two."""
    number = claim.number or claim.value
    return len(f"{number:.9e}".split("e")[0].replace(".", "").strip("0"))


def _one_digit(claim: Quantity) -> bool:
    """Whether a figure is round: "a thousand", "half a year", 40."""
    number = claim.number or claim.value
    return claim.text.startswith(("a ", "one ", "half ")) or len(f"{number:g}".strip("0.")) == 1


def _rounds(number: float, told: float, value: float) -> bool:
    """Whether a bare figure is the value rounded to two significant digits or more."""
    digits = f"{number:.9e}".split("e")[0].replace(".", "").strip("0")
    if told == value or len(digits) < DIGITS:
        return False
    exact = float(f"{value:.{len(digits)}g}")
    return abs(exact / told - 1) < SAME and abs(value / told - 1) < ROUNDED


def _fits(
    claim: Quantity, fact: Quantity, others: Sequence[Quantity], held: Sequence[Quantity]
) -> bool:
    """Whether one figure of the facts is the claim's, units included."""
    if claim.unit == fact.unit:
        return _same_unit(claim, fact)
    kinds = {claim.kind, fact.kind}
    if kinds == {"money"}:
        return _same_money(claim.unit[6:], fact.unit[6:]) and near(claim, fact.value)
    if kinds == {"share", "percent"}:
        factor = 100 if fact.kind == "percent" else 0.01
        return near(claim, fact.value / factor, SHARE)
    if kinds == {"times", "share"} and {claim.value, fact.value} == {0.5}:
        return True
    if "count" in kinds and claim.number:
        return _unit_left_out(claim, fact, others, held)
    return False


def _same_unit(claim: Quantity, fact: Quantity) -> bool:
    """Whether two figures of one unit agree."""
    slack = {"share": SHARE, "times": TRIPLED, "days": SPAN}.get(claim.unit, 0.0)
    if claim.hedge == fact.hedge == "below":  # "up to two thirds" is not "up to a half"
        claim = claim._replace(hedge="about")
    elif claim.number and fact.number and claim.kind in {"m", "m2", "kg", "l", "W", "Wh"}:
        other = abs(claim.value / claim.number * fact.number / max(fact.value, SAME) - 1)
        slack = CONVERTED if other > SAME else slack
    return near(claim, fact.value, slack)


def _same_money(one: str, two: str) -> bool:
    return one == two or two in KINDRED.get(one, ()) or one in KINDRED.get(two, ())


def _unit_left_out(
    claim: Quantity, fact: Quantity, others: Sequence[Quantity], held: Sequence[Quantity]
) -> bool:
    """A figure without its unit where another has it: "(51 percent), the energy group (40)"."""
    if claim.unit == "count":
        if fact.kind == "money" and (claim.scaled or claim.value >= 1000) and not claim.noun:
            return near(claim, fact.value) and not claim.word
        unit, bare, full = fact.kind, claim, fact
        shared = any(q.kind == unit for q in others)
    else:
        unit, bare, full = claim.kind, fact, claim
        shared = any(q.unit == claim.unit for q in held)
    if not shared or bare.noun or unit in {"year", "share", "times"}:
        return False
    if unit == "money":
        return near(claim, fact.value) or any(
            near(claim._replace(value=claim.value * scale), fact.value)
            for scale in SHARED_SCALES
            if not claim.scaled
            and claim.unit == "count"
            and any(q.scaled and q.kind == unit and q.value >= scale for q in others)
        )
    return abs(bare.number - full.number) <= SAME * max(1, full.number) or (
        claim.hedge != "" and near(claim._replace(value=claim.number), fact.number)
    )


def _derived(claim: Quantity, held: Sequence[Quantity], summed: bool) -> Iterator[float]:
    """What follows from two figures of the facts, in the unit of the claim."""
    if claim.unit == "days":
        yield from _times_between(held)
    elif not claim.value:
        return
    elif claim.kind in {"share", "times"} or (claim.kind == "percent" and claim.hedge):
        yield from _ratios(claim, held)
    elif claim.unit == "points":
        for a, b in combinations(_of(held, "percent"), 2):
            yield abs(a - b)
    elif summed and claim.kind in {"count", "money", "m", "m2", "kg"} and claim.value >= SUMMED:
        same = [q.value for q in held if q.unit == claim.unit and not q.word]
        for a, b in combinations(sorted(set(same)), 2):
            yield from (a + b, b - a)
        for a, b, c in combinations(sorted(set(same)), 3) if len(same) <= FEW else ():
            yield a + b + c


def _of(held: Iterable[Quantity], unit: str) -> list[float]:
    return sorted({q.value for q in held if q.unit == unit})


def _times_between(held: Sequence[Quantity]) -> Iterator[float]:
    """Spans between two years, first and last year counted or not."""
    years = _of(held, "year")
    for a, b in combinations(years, 2):
        yield (b - a) * YEAR
        yield (b - a + 1) * YEAR


def _months_between(months: Sequence[int]) -> Iterator[float]:
    """Spans between two named months, the last one counted or not."""
    for a, b in combinations(sorted(set(months)), 2):
        yield (b - a) * YEAR / 12
        yield (b - a + 1) * YEAR / 12


def _ratios(claim: Quantity, held: Sequence[Quantity]) -> Iterator[float]:
    """Ratios of two figures of one unit within the tolerance of shares and multiples, given as the
    claim's own value so that only its hedge decides the rest."""
    factor = 100 if claim.kind == "percent" else 1
    slack = TRIPLED if claim.kind == "times" else SHARE
    if claim.kind == "times":
        for percent in (*_of(held, "percent"), *_of(held, "points")):
            yield 1 + percent / 100
            yield 1 - percent / 100
    units = {q.unit for q in held if q.kind in {"count", "money", "m2", "m", "kg", "W", "Wh"}}
    units |= {"percent"} if claim.kind == "times" else set()
    for unit in units:
        for a, b in combinations(_of(held, unit), 2):
            ratios = (a / b, b / a - 1, 1 - a / b) if claim.kind != "times" else (b / a, a / b)
            for ratio in ratios if a else ():
                value = ratio * factor
                if not claim.hedge and abs(value / claim.value - 1) <= slack:
                    value = claim.value
                yield value
