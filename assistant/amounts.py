"""Whether a figure of a claim is carried by the figures of its facts. Pure.

A bare figure must be the same; a hedged one ("about", "nearly", "more than") may be rounded in the
direction of its hedge. Tolerances were set on ``corpus/golden/planted_tune.jsonl``.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from assistant.units import KINDRED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.quantities import Quantity

SAME = 1e-6
ABOUT, NEAR, BEYOND = 0.05, 0.08, 0.14
ROUND = 0.3  # "more than a thousand" is said of 1,219
SHARED_SCALES = (1e3, 1e5, 1e6, 1e7, 1e9, 1e12)  # "49 lakh with sensors, 25 without"
FAR_BEYOND = 0.6  # "well over 100"
SHARE = 0.04  # "a third" without a hedge is 32 to 34.7 percent
SPAN = 0.021  # 30 months are two and a half years, 52 weeks are a year
TRIPLED = 0.1  # "tripled" without a hedge is 2.7 to 3.3 times
YEAR = 365.25
SUMMED = 20  # smaller counts are too often the sum of two others by chance
MILLION, ROUNDED = 1e6, 0.0075  # from where two digits do, and how near they must be
DIGITS = 3  # significant digits that make a bare rounding the same figure


def supported(
    claim: Quantity,
    others: Sequence[Quantity],
    held: Sequence[Quantity],
    months: Sequence[int] = (),
    summed: bool = True,
) -> bool:
    """Whether the figures ``held`` carry a figure, next to the ``others`` of its claim; a span may
    also lie between two of the ``months`` that the facts name; ``summed``: or be a sum of two."""
    fitting = [q for q in held if _fits(claim, q, others, held)]
    if fitting:
        return not all(_contrary(claim, q) for q in fitting)
    if claim.unit == "year":
        return False
    if claim.unit == "days" and any(near(claim, days, SPAN) for days in _months_between(months)):
        return True
    return any(near(claim, value) for value in _derived(claim, held, summed))


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
    beyond = ROUND if claim.text.startswith(("a ", "one ")) else BEYOND
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


def _rounds(number: float, told: float, value: float) -> bool:
    """Whether a bare figure is the value rounded to three significant digits or more."""
    digits = f"{number:.9e}".split("e")[0].replace(".", "").strip("0")
    if told == value or len(digits) < (DIGITS if told < MILLION else DIGITS - 1):
        return False
    exact = float(f"{value:.{len(digits)}g}")
    return abs(exact / told - 1) < SAME and abs(value / told - 1) < ROUNDED


def _fits(
    claim: Quantity, fact: Quantity, others: Sequence[Quantity], held: Sequence[Quantity]
) -> bool:
    """Whether one figure of the facts is the claim's, units included."""
    if claim.unit == fact.unit:
        slack = {"share": SHARE, "times": TRIPLED, "days": SPAN}.get(claim.unit, 0.0)
        return near(claim, fact.value, slack)
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
