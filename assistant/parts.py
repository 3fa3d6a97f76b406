"""Whether a claim tells the wrong part of a whole: "most of the 76" for 20 of 76. Pure.

A whole and its part stand in a fact as "20 of 76", "of 76 only 20" or "76, of which 20".
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.amounts import near
from assistant.phrases import flat

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.quantities import Quantity

PART = re.compile(r",? (?:out )?of(?: (?:the|its|all|their|a total of|[a-z]+'s|\w+ed))* ?")
# How much of a whole a word before it tells: at least, at most.
WORDS = (
    (
        re.compile(
            r"\b(?:all|every one|each|both|todos|todas|tous|toutes|alle|samtliche)"
            r"(?: of)?(?: the| its| their| los| las| les| os| as| der)?(?: about| some)? $"
        ),
        0.999,
        1.0,
    ),
    (
        re.compile(r"\b(?:nearly|almost|virtually|practically) all(?: of)?(?: the| its| their)? $"),
        0.85,
        1.0,
    ),
    (
        re.compile(
            r"\b(?:most|the majority|more than half|the bulk|la mayoria|la plupart|a maioria|"
            r"die meisten)(?: of| de| des| der| dos)?(?: the| its| their| los)?(?: some)? $"
        ),
        0.5,
        1.0,
    ),
    (re.compile(r"\b(?:none|not one|no one) of(?: the| its| their)? $"), 0.0, 0.0),
    (
        re.compile(
            r"\b(?:few|only a few|hardly any|a minority|a handful) of(?: the| its| their)?"
            r"(?: some)? $"
        ),
        0.0,
        0.5,
    ),
)
OF_WHICH = re.compile(
    r"(?: [a-z'-]+){0,9},? (?:of (?:which|whom|these|them)|among them|only)(?: [a-z]+)? ?"
)
OF_ALL = re.compile(r"(?: [a-z'-]+){0,6}, (?:only |just |some |about )?")
WHOLE = re.compile(r"\b(?:of|out of|among) (?:the |its |some |about )?$")
PART_FIRST = re.compile(r"(?: [a-z-]+){0,2} (?:out )?of (?:the |its |some |about |[a-z]+'s )*")


def oversized(claim: str, mine: Sequence[Quantity]) -> tuple[str, str] | None:
    """Two figures of a claim of which the part is larger than its whole: "32 of the 31"."""
    figures = [q for q in mine if q.unit not in {"year", "times", "share", "days"} and not q.word]
    for one, two in pairwise(figures):
        between = flat(claim)[one.high : two.low]
        if one.unit == two.unit and one.value > two.value and PART.fullmatch(between):
            return one.text, two.text
    return None


def miscounted(
    claim: str, mine: Sequence[Quantity], body: str, theirs: Sequence[Quantity]
) -> tuple[str, str] | None:
    """The word and the whole of a claim that tell another part than the fact: "all nine"."""
    low = flat(claim)
    for q in mine:
        for pattern, least, most in WORDS if q.unit == "count" else ():
            word = pattern.search(low[max(0, q.low - 40) : q.low])
            if not word:
                continue
            shares = list(_shares(q, body, theirs))
            if shares and not any(least <= share <= most for share in shares):
                return word[0].strip(), q.text
            break
    return None


def _shares(whole: Quantity, body: str, theirs: Sequence[Quantity]) -> Iterator[float]:
    """The parts of a whole that a fact tells, as shares of one."""
    low = flat(body)
    placed = [q for q in theirs if q.text and body[q.low : q.high].find(q.text) >= 0]
    for one, two in pairwise(q for q in placed if q.unit == "count"):
        between = low[one.high : two.low]
        if near(whole, one.value) and two.value <= one.value:
            listed = WHOLE.search(low[: one.low]) and OF_ALL.fullmatch(between)
            if listed or OF_WHICH.fullmatch(between):
                yield two.value / one.value
        if near(whole, two.value) and one.value <= two.value and PART_FIRST.fullmatch(between):
            yield one.value / two.value
