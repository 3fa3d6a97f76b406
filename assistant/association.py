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
from assistant.scopes import stem

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


_FILLED = (
    r"(?: (?:[a-z]+'s|total|about|over|nearly|some|just|around|only|the|its|all|more than|"
    r"almost|mais de|mas de|plus de|uber|rund|uns|unos|environ))*\s?"
)
_WHEN = r"(?: (?:in|by|for|at|en|em|im)(?: the| end| late| early| mid)*(?: [a-z]+)? \d{4})?"
OUT_OF = re.compile(rf"(?: (?!instead|because|ahead|short)[a-z-]+){{0,2}} (?:out )?of{_FILLED}")
ONWARD = re.compile(
    rf"(?: votes?| votos?| voix| stimmen)?{_WHEN}\s?"
    rf"(?:to|-|–|a|à|ate|bis|auf|sur|von|de|zu)\s?{_FILLED}"
)
FROM = re.compile(rf"\b(?:from|von|desde|depuis){_FILLED}$")
FAR_TO = re.compile(
    rf"(?: [a-z'-]+| (?:19|20)\d\d){{0,7}} (?:up |down )?(?:to|auf|a|hasta|bis){_FILLED}"
)
# "between 2014 and 2019", "60 or 70": side by side, neither stands nearer to any word.
BARE_JOINT = re.compile(
    r"\s?(?:and|or|to|by|-|–|y|o|et|ou|und|oder|e|ou)?\s?(?:by |about |nearly )?"
)
BACK = re.compile(
    rf"(?: [a-z-]+){{0,3}},? ?(?:(?:up |down )?from|instead of|rather than|against|"
    rf"compared with|(?<!more )(?<!less )(?<!fewer )than(?: in)?)"
    rf"(?: [a-z-]+)?{_FILLED}"
)
JOINT = re.compile(r"[,;:](?=\s)|\(|\b(?:and|while|but|against|plus|then|whereas|versus|later|to|"
                   r"y|et|e|und|"
                   r"mais|aber|frente a|contre|contra|gegen)\b")  # fmt: skip
WHOLE = re.compile(r"\b(?:of|among|out of|from|de|sur|von|entre) (?:the )?$")
# Words that tell alone whose or what an amount is.
_ROLES = (
    "ask plan spend pay receiv grant loan lend borrow offer promis expect privat public nation "
    "state feder men women boy girl cash card bus bike car train tram meter garag online district"
)
ROLES = frozenset(_ROLES.split())
EXCHANGED = 2  # words that stand at the other figure
YEAR = re.compile(r"(?:19|20)\d\d")
STOP_MARK = re.compile(r"[.;](?=\s|$)")
ORDER = {"first": "1", "one": "1", "second": "2", "two": "2", "third": "3", "three": "3",
         "fourth": "4", "four": "4"}  # fmt: skip
ORDINAL = re.compile(
    r"\b(?:(?P<what>phase|stage|round|edition|year|line|step|tranche) "
    r"(?P<one>one|two|three|four|[1-4])|"
    r"(?P<first>first|second|third|fourth))\b"
)
BODIES = {"eu", "un", "us", "uk"}
COUNTED = re.compile(r" ([a-z]{3,})")
ROOT = 7  # letters of a stem that count
SPAN = 70  # characters of a stretch on each side of its figure
PART_OF = 2
BECAME = re.compile(
    r"\b(?:became|becomes?|rose|grew|climbed|fell|dropped|later|then|now|reached)\b[^.;]{0,30}$"
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
            or BARE_JOINT.fullmatch(flat(claim)[min(one.high, two.high) : max(one.low, two.low)])
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
    for one, two, joint in told:
        if one.value == two.value:
            continue
        same = [(a, b) for a, b, how in held if how == joint]
        if any(_like(one, a) and _like(two, b) for a, b in same):
            continue
        if any(_like(one, b) and _like(two, a) for a, b in same) or (
            joint == "to" and _became(one, two, body, theirs)
        ):
            return one.text, two.text
    return None


def _became(one: Quantity, two: Quantity, body: str, theirs: Sequence[Quantity]) -> bool:
    """Whether a fact tells the first figure as what the second one became."""
    low = flat(body)
    places = [q for q in theirs if q.text and body[q.low : q.high].find(q.text) >= 0]
    return any(
        _like(one, later) and _like(two, early) and BECAME.search(low[early.high : later.low])
        for early, later in pairwise(places)
    )


def crossed(
    claim: str, mine: Sequence[Quantity], body: str, theirs: Sequence[Quantity]
) -> tuple[str, str] | None:
    """Two figures of a claim whose own stretches of words the fact has at one another's figure."""
    placed = [q for q in theirs if q.text and body[q.low : q.high].find(q.text) >= 0]
    for one, two in combinations([q for q in mine if q.unit == "count"], 2):
        if _nouns_exchanged(claim, one, two, body, placed):
            return one.text, two.text
    for kind in {q.kind for q in mine} - {"year", "times", "share"}:
        told, held = (
            _stretches(text, [q for q in figures if q.kind == kind or _counts(q)])
            for text, figures in ((claim, mine), (body, theirs))
        )
        for (one, a), (two, b) in combinations(told, 2):
            if one.number == two.number or WHOLE.search(flat(claim[: min(one.low, two.low)])):
                continue  # "of nine firms only three": the order tells the part
            places = [(c, d) for first, c in held for second, d in held
                      if first.number == one.number and second.number == two.number]  # fmt: skip
            scores = [_straight_and_exchanged(a, b, c, d) for c, d in places]
            if scores and all(s == 0 and e >= EXCHANGED for s, e in scores):
                return one.text, two.text
    return None


def _counts(q: Quantity) -> bool:
    return q.kind == "count" and not q.word


def _nouns_exchanged(
    claim: str, one: Quantity, two: Quantity, body: str, held: Sequence[Quantity]
) -> bool:
    """Whether each figure counts what the fact counts with the other: "12,318 firms"."""
    a, b = _noun(claim, one), _noun(claim, two)
    if not a or not b or a == b:
        return False
    counted = {(q.number, _noun(body, q)) for q in held}
    straight = (one.number, a) in counted or (two.number, b) in counted
    return not straight and {(one.number, b), (two.number, a)} <= counted


def _noun(text: str, q: Quantity) -> str:
    """The stem of the word that a figure counts."""
    found = COUNTED.match(flat(text), q.high)
    return stem(found[1])[:ROOT] if found else ""


Roots = frozenset[str]


def _straight_and_exchanged(a: Roots, b: Roots, c: Roots, d: Roots) -> tuple[int, int]:
    """How many words two stretches share with those of their own figures, and exchanged."""
    a, b, c, d = a - b, b - a, c - d, d - c
    exchanged = (a & d) | (b & c)
    return len(a & c) + len(b & d), len(exchanged) + len(exchanged & ROLES)


def _stretches(text: str, figures: Sequence[Quantity]) -> list[tuple[Quantity, frozenset[str]]]:
    """The figures of a text with the words of their own stretch: from the joint with the figure
    before to that with the next one; figures without a joint between them are left out."""
    low = flat(text)
    placed = sorted((q for q in figures if q.text and text[q.low : q.high].find(q.text) >= 0
                     ), key=lambda q: q.low)  # fmt: skip
    cuts = [0]
    for one, two in pairwise(placed):
        joints = [m.end() for m in JOINT.finditer(low, one.high, two.low)]
        cuts.append(joints[-1] if joints else -1)
    out = []
    for i, q in enumerate(placed):
        start, end = cuts[i], cuts[i + 1] if i + 1 < len(placed) else len(low)
        if start >= 0 and end >= 0:
            left = STOP_MARK.split(low[max(start, q.low - SPAN) : q.low])[-1]
            right = STOP_MARK.split(low[q.high : min(end, q.high + SPAN)])[0]
            out.append((q, _roots(f"{left} {right}")))
    return out


def _roots(text: str) -> frozenset[str]:
    words = (SAMES.get(w, w).strip(".,") for w in WORD.findall(ORDINAL.sub(_ordinal, text)))
    return frozenset(
        stem(re.sub(r"'s$", "", w))[:ROOT]
        for w in words
        if w not in STOPPED
        and (len(w) > 2 or w in BODIES)
        and (not w[0].isdigit() or YEAR.fullmatch(w))
    )


def _ordinal(match: re.Match[str]) -> str:
    """``first phase`` and ``phase one`` are one word."""
    number = match["first"] or match["one"]
    return f"{match['what'] or ''} th{ORDER.get(number, number)}"


def _like(one: Quantity, two: Quantity) -> bool:
    return one.number != 0 and (
        (one.unit == two.unit and near(one, two.value)) or one.number == two.number
    )


def _joined(text: str, figures: Sequence[Quantity]) -> list[tuple[Quantity, Quantity, str]]:
    """The pairs of figures that a word like "to" or "of" joins, the earlier state first, and "
    f"how."""
    out = []
    figures = [q for q in figures if text[q.low : q.high].find(q.text) >= 0]
    for unit in {q.unit for q in figures}:
        for one, two in pairwise(q for q in figures if q.unit == unit):
            if order := _order(text, one, two):
                pair = (one, two) if order > 0 else (two, one)
                out.append((*pair, "of" if order == PART_OF else "to"))
    return out


@lru_cache(maxsize=8192)
def _order(text: str, one: Quantity, two: Quantity) -> int:
    """1: the first figure goes on to the second ("65 to 20"); -1: it comes from it; 2: it is a part
    of it ("31 of 32"); 0: nothing joins them."""
    between = flat(text)[one.high : two.low]
    if FROM.search(flat(text)[: one.low]) and FAR_TO.fullmatch(between):
        return 1
    if len(between) > LONGEST:
        return 0
    if OUT_OF.fullmatch(between):
        return PART_OF
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
