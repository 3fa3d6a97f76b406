"""Whether two figures of a claim have changed places: each must stand where its fact has it. Pure.

The words and figures around a figure of the claim are held against those around the same figure in
the fact. When they fit better with the two exchanged, the amounts were swapped.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from assistant.amounts import near
from assistant.lexical import STOP, fold
from assistant.phrases import flat
from assistant.senses import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.quantities import Quantity

WORD = re.compile(r"[^\W\d_][\w'-]*|\d[\d.,]*")
STOPPED = STOP | {
    "percent", "per", "cent", "usd", "eur", "inr", "million", "billion", "crore", "both", "its",
    "each", "than", "total", "euros", "dollars", "cities", "which",
}  # fmt: skip
MARGIN, RATIO = 0.1, 1.2  # how much better the exchange must fit; set on the tuning set
REACH = 9  # words on each side that tell what a figure is about
DECAY = 0.7  # what a word one step further away counts
NEXT = 1.25  # what a word right at the figure counts more
WALL = 0.4  # what counts of a word beyond a comma or "and"
SAMES = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
}  # fmt: skip


_FILLED = r"(?: (?:about|over|nearly|some|just|around|only|the|its|all|more than|almost|mais de|"
_FILLED += r"mas de|plus de|uber|rund|uns|unos|environ))*\s?"
_WHEN = r"(?: (?:in|by|for|at|en|em|im)(?: the| end| late| early| mid)*(?: [a-z]+)? \d{4})?"
ONWARD = re.compile(
    rf"{_WHEN}\s?(?:to|-|–|a|à|ate|bis|auf|sur|von|de)\s?{_FILLED}"
    rf"|(?: [a-z-]+){{0,2}} (?:out )?of{_FILLED}"
)
BACK = re.compile(
    rf"(?: [a-z-]+){{0,3}},? ?(?:(?:up |down )?from|instead of|rather than|against|"
    rf"compared with|than(?: in)?)"
    rf"(?: [a-z-]+)?{_FILLED}"
)
LONGEST = 45  # characters between joined figures


def swapped(
    claim: str, mine: Sequence[Quantity], body: str, theirs: Sequence[Quantity]
) -> tuple[str, str] | None:
    """Two figures of a claim that the fact has the other way round, as written; else None."""
    mine = [_adopted(q, mine, theirs) for q in mine]
    for one, two in combinations(mine, 2):
        if (
            _order(claim, one, two)
            or one.unit != two.unit
            or one.value == two.value
            or one.unit in {"times", "share"}
        ):
            continue
        first, second = _same(one, theirs, body), _same(two, theirs, body)
        if not first or not second or set(first) & set(second):
            continue
        # A figure next to one of its own unit ("from 65 to 20") says nothing of what it is about.
        mute = frozenset(_digits(q.text) for q in (*mine, *theirs) if q.unit == one.unit)
        a, b = (_context(claim, q, mute) for q in (one, two))
        mirror = [[_context(body, q, mute) for q in qs] for qs in (first, second)]
        straight = _best(a, mirror[0]) + _best(b, mirror[1])
        crossed = _best(a, mirror[1]) + _best(b, mirror[0])
        if crossed > straight * RATIO + MARGIN:
            return one.text, two.text
    return None


def reversed_pair(
    claim: str, mine: Sequence[Quantity], body: str, theirs: Sequence[Quantity]
) -> tuple[str, str] | None:
    """Two joined figures that the fact has in the other order: "from 20 to 65", "32 of 31"."""
    told, held = _joined(claim, mine), _joined(body, theirs)
    for one, two in told:
        if one.value == two.value:
            continue
        straight = any(_like(one, a) and _like(two, b) for a, b in held)
        if not straight and any(_like(one, b) and _like(two, a) for a, b in held):
            return one.text, two.text
    return None


def _like(one: Quantity, two: Quantity) -> bool:
    return one.number != 0 and (
        (one.unit == two.unit and near(one, two.value)) or one.number == two.number
    )


def _joined(text: str, figures: Sequence[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """The pairs of figures that a word like "to" or "of" joins, the earlier state first."""
    out = []
    figures = [q for q in figures if text[q.low : q.high].find(q.text) >= 0]
    for unit in {q.unit for q in figures}:
        for one, two in pairwise(q for q in figures if q.unit == unit):
            if order := _order(text, one, two):
                out.append((one, two) if order > 0 else (two, one))
    return out


@lru_cache(maxsize=8192)
def _order(text: str, one: Quantity, two: Quantity) -> int:
    """1: the first figure goes on to the second ("65 to 20", "31 of 32"); -1: it comes from it."""
    between = flat(text)[one.high : two.low]
    if len(between) > LONGEST:
        return 0
    return -1 if BACK.fullmatch(between) else 1 if ONWARD.fullmatch(between) else 0


def _digits(text: str) -> str:
    found = re.search(r"\d[\d.,]*\d|\d", text)
    return found[0] if found else ""


def _context(text: str, q: Quantity, mute: frozenset[str]) -> dict[str, float]:
    return {word: w for word, w in _weights(text, q.low, q.high) if word not in mute}


def _adopted(q: Quantity, mine: Sequence[Quantity], theirs: Sequence[Quantity]) -> Quantity:
    """A figure without its unit takes that of the fact, if another of the claim has it."""
    if q.unit != "count" or any(t.unit == "count" and near(q, t.value) for t in theirs):
        return q
    units = {other.unit for other in mine} - {"count", "year"}
    for t in theirs:
        if t.unit in units and t.number and near(q, t.number):
            return q._replace(unit=t.unit, value=t.value)
    return q


def _same(figure: Quantity, theirs: Sequence[Quantity], body: str) -> list[Quantity]:
    """The places where the fact's text has a figure."""
    return [
        q
        for q in theirs
        if q.unit == figure.unit
        and near(figure, q.value)
        and body[q.low : q.high].find(q.text) >= 0
    ]


def _best(around: dict[str, float], others: Sequence[dict[str, float]]) -> float:
    return max(sum(w * other.get(word, 0.0) for word, w in around.items()) for other in others)


@lru_cache(maxsize=8192)
def _weights(text: str, low: int, high: int) -> tuple[tuple[str, float], ...]:
    """Stem -> weight of the words around a stretch of a text, nearer ones more."""
    found: dict[str, float] = {}
    for words, marks in (_side(text[:low], True), _side(text[high:], False)):
        weight = NEXT if not marks or not marks[0] else 1.0
        for word, wall in zip(words[:REACH], marks, strict=False):
            weight *= DECAY * WALL**wall
            key = SAMES.get(word, word)
            if key in STOPPED or (len(key) < 3 and not key.isdigit()):
                continue
            root = key if key[0].isdigit() else stem(key)
            found[root] = max(found.get(root, 0.0), weight)
    return tuple(found.items())


def _side(text: str, left: bool) -> tuple[list[str], list[int]]:
    """The words on one side of a place, nearest first, and whether a wall stands before each."""
    piece = fold(text[-160:] if left else text[:160])
    parts = re.findall(r"[^\W\d_][\w'-]*|\d[\d.,]*\d|\d|[;.:,()](?=\s|$)|\(", piece)
    words: list[str] = []
    walls: list[int] = []
    wall = 0
    for part in reversed(parts) if left else parts:
        if part in {
            ";",
            ".",
            ":",
            ",",
            "(",
            ")",
            "and",
            "und",
            "y",
            "et",
            "e",
            "but",
            "while",
            "then",
        }:
            wall += not (left and part == "(")
            if part in {".", ";"}:
                break
            continue
        words.append(re.sub(r"'s$", "", part))
        walls.append(wall)
        wall = 0
    return words, walls
