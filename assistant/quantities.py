"""The figures of a sentence with their unit and hedge, in five languages. Pure, cached by text.

``nearly a third of the EUR 2.5 million`` -> 0.333 (share, near), 2.5e6 (money:EUR).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from assistant.numberwords import find_written, language_of
from assistant.numerals import SCALES, find_numbers
from assistant.phrases import flat
from assistant.proportions import find_proportions
from assistant.units import PERCENT, currency, hedge_of, measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

YEARS = range(1850, 2101)
CACHED = 8192  # texts: the facts of the corpus and some answers


class Quantity(NamedTuple):
    """One figure. ``unit``: money:EUR, percent, points, year, share (of one), times, days, m, m2,
    kg, W, Wh, l or count. ``word``: it is a small number in words. ``low``, ``high``: its span."""

    value: float
    unit: str
    hedge: str
    low: int
    high: int
    text: str
    word: bool = False
    scaled: bool = False
    noun: bool = False  # whether the thing counted follows: "3,500 trips"
    number: float = 0.0  # without the factor of its unit: 30 in "30 minutes"

    @property
    def kind(self) -> str:
        """The class of its unit: money, year, share ..."""
        return self.unit.split(":")[0]


class _Raw(NamedTuple):
    value: float
    start: int
    end: int
    bare: bool
    word: bool
    scaled: bool


THOUSANDS = re.compile(
    rf"[1-9][0-9]{{0,2}}([.,])[0-9]{{3}}(?![0-9.,])[ -]?(?:{'|'.join(SCALES)})\b"
)
SCALE_WORD = re.compile(
    rf"[ -](?P<word>{'|'.join(sorted((s for s in SCALES if len(s) > 3), key=len, reverse=True))})"
    r"\b"
)
# What joins two figures that share one unit: "5 to 20 percent", "2 instead of 5 percent".
JOINT = re.compile(
    r"\s?(?:to|-|–|and|or|bis|auf|und|a|y|o|e|et|ou|ate|instead of|rather than|statt|to about|"
    r"to over|against|up to|down to|versus)\s?(?:(?:about|over|some|nearly|around)\s)?"
)
RANGE = re.compile(r"\s?(?:to|or|-|–|bis|a|o|ou|oder|ate|and|und|y|e|et)\s?(?:about |over )?")
THOUSAND = 1000
NOUN = re.compile(
    r" (?!that\b|which\b|were\b|have\b|will\b|when\b|where\b|until\b|since\b|into\b|also\b|then\b|"
    r"they\b|than\b|more\b|less\b|fewer\b|from\b|with\b|over\b|after\b|while\b|than\b|percent|later|each\b|"
    r"million|billion|crore|lakh|para\b|pour\b|dans\b|sobre\b|nach\b|gegen\b|contra\b|contre\b|"
    r"auf\b|oder\b|und\b|in\b|by\b|to\b|and\b|for\b|the\b)[a-z-]{4,}"
)
AGED = re.compile(r"\bage[ds]?(?: of| from)? (?:(?:at least|over|under|about|from) )?$")
MONTHS = (
    "jan(?:uary|uar|eiro|vier)?|enero|ene", "feb(?:ruary|ruar|rero)?|fevrier|fevereiro",
    "mar(?:ch|zo|s|co|z)?", "apr(?:il)?|abril|avril", "may|mayo|mai|maio",
    "june?|junio|juin|junho|juni", "july?|julio|juillet|julho|juli",
    "aug(?:ust)?|agosto|aout", "sep(?:t(?:ember)?)?|septiembre|septembre|setembro",
    "oct(?:ober)?|octubre|octobre|outubro|oktober", "nov(?:ember|iembre|embre|embro)?",
    "dec(?:ember|embre)?|diciembre|dezembro|dezember",
)  # fmt: skip
DATED = re.compile("|".join(rf"\b(?P<m{i}>(?:{names}))" for i, names in enumerate(MONTHS, 1)))
DATE = re.compile(rf"(?:{DATED.pattern})\.? (?:de |do |of )?(?P<year>(?:19|20)[0-9]{{2}})\b")
MID_YEAR = re.compile(r"\bmid-((?:19|20)[0-9]{2})\b")
# Times without a number, in days.
SPANS = (
    (re.compile(r"\b(?:a|one|the first) decade\b|\bune decennie\b|\buna decada\b"
                r"|\buma decada\b|\bein(?:em)? jahrzehnt\b"), 3652.5),
    (re.compile(r"\b(?:a |every )?quarter of an hour\b|\bviertelstunde\b|\bun quart d'heure\b"
                r"|\bun cuarto de hora\b"), 15 / 1440),
    (re.compile(r"\bhalf an hour\b|\bhalbe stunde\b|\bdemi-heure\b|\bmedia hora\b|\bmeia hora\b"),
     30 / 1440),
    (re.compile(r"\bhalf a year\b|\bhalbes jahr\b|\bmedio ano\b|\bmeio ano\b"), 365.25 / 2),
)  # fmt: skip
WHOLE_SPAN = re.compile(
    r"\b(?:for|within|after|up to|over|lasted|in|during|about|nearly|almost|than) "
    r"(?:about |up to )?(?:a|the first|the) (?P<unit>day|week|month|year|hour)\b"
)
ONE = re.compile(r"\bone(?= [a-z])")
WHOLE_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25}


def _raws(text: str, low: str) -> list[_Raw]:
    """The numbers in digits and in words from left to right; of two readings the longer wins."""
    code = language_of(text)
    raws = []
    for n in find_numbers(text, low):
        if low[n.end : n.end + 1] != "@":
            value = _grouped(low, n.start, n.value, code)
            raws.append(_Raw(value, n.start, n.end, n.bare, False, _has_scale(low, n.start, n.end)))
    for value, start, last in find_written(text, code):
        end = last
        if text[start].isupper() and re.match(r" [A-Z]", text[end : end + 2]):
            continue  # part of a name: Six City Strategy
        scale, scaled = 1.0, False
        if low.startswith(" dozen", end):
            scale, end = 12.0, end + len(" dozen")
        while match := SCALE_WORD.match(low, end):
            scale, end, scaled = scale * SCALES[match["word"]], match.end(), True
        raws.append(_Raw(value * scale, start, end, False, True, scaled))
    chosen: list[_Raw] = []
    for raw in sorted(raws, key=lambda r: (r.start - r.end, r.word)):
        if not any(raw.start < r.end and r.start < raw.end for r in chosen):
            chosen.append(raw)
    return sorted(chosen, key=lambda r: r.start)


def _grouped(low: str, start: int, value: float, code: str) -> float:
    """``2,100 million`` is two thousand in English, ``2.100 millones`` in the other languages."""
    match = THOUSANDS.match(low, start)
    if match and value and match[1] == ("," if code == "en" else "."):
        return value * 1000
    return value


def _has_scale(low: str, start: int, end: int) -> bool:
    return bool(re.search(r"[a-z]", low[start:end]))


def _quantity(text: str, low: str, raw: _Raw) -> Quantity:
    """A number with the unit that stands at it."""
    value, start, end = raw.value, raw.start, raw.end
    unit, high = "count", end
    hedge_at = start
    money = currency(text, low, start, end)
    if money:
        unit, hedge_at, high = f"money:{money[0]}", money[1], money[2]
    elif percent := PERCENT.match(low, end):
        points = percent["point"] or percent["points"]
        unit, high = ("points" if points else "percent"), percent.end()
    elif (
        raw.bare
        and value in YEARS
        and not re.match(r"[ -](?:m2|km|m|kg|tonnes|hectares)\b", low[end:])
    ):
        unit = "year"
    elif AGED.search(low[max(0, start - 30) : start]) and not raw.scaled:
        unit, value = "days", value * 365.25
    elif found := measure(low, end):
        unit, high = found.unit, found.end
        value = (value + (0.5 if found.half else 0)) * found.factor
    hedge = hedge_of(low, hedge_at, high)
    small = raw.word and value < 100 and unit == "count"
    return Quantity(
        value, unit, hedge, hedge_at, high, text[hedge_at:high].strip(" (-"), small, raw.scaled,
        unit == "count" and bool(NOUN.match(low, high)), raw.value,
    )  # fmt: skip


# "a quarter of a rand" is money and no share.
OF_SCALE = re.compile(
    r" (?:of|de|d') ?(?:an? |un |um )?(?:million|millon|milhao|billion|thousand|crore|lakh)"
)
COIN_PART = re.compile(r" of (?:a|an|one) (?=[a-z])")


def _part_of_coin(text: str, low: str, value: float, start: int, at: int) -> Quantity:
    money = currency(text, low, start, at - 1)
    unit, end = (f"money:{money[0]}", money[2]) if money else ("share", at)
    return Quantity(value, unit, hedge_of(low, start, end), start, end, text[start:end])


def _share_units(found: Sequence[Quantity], raws: Sequence[_Raw], low: str) -> list[Quantity]:
    """Figures joined to the next or the last one take its unit: ``5 to 20 percent``."""
    out = list(found)
    for i in range(len(out) - 2, -1, -1):
        left, right = out[i], out[i + 1]
        if not JOINT.fullmatch(low, raws[i].end, right.low) or right.unit in {"count", "year"}:
            continue
        scale = _scale(raws[i + 1], low) if not left.scaled and left.value < THOUSAND else 1.0
        if left.unit == "count":
            factor = right.value / raws[i + 1].value if right.kind not in {"money", "count"} else 1
            out[i] = left._replace(value=left.value * scale * factor, unit=right.unit, word=False)
        elif left.unit == right.unit and left.kind == "money":
            out[i] = left._replace(value=left.value * scale)
    for i in range(1, len(out)):
        left, right = out[i - 1], out[i]
        if left.kind != "money" or right.unit != "count":
            continue
        scale = _scale(raws[i], low) if not left.scaled and left.value < THOUSAND else 1.0
        if RANGE.fullmatch(low, left.high, right.low) and right.value > left.value * scale / 4:
            out[i - 1] = left._replace(value=left.value * scale)
            out[i] = right._replace(unit=left.unit)
    return out


def _scale(raw: _Raw, low: str) -> float:
    """The scale words in a figure: ``2.5 million`` -> 1e6, ``25`` -> 1."""
    scale = 1.0
    for word in re.findall(r"[a-z]+", low[raw.start : raw.end]) if raw.scaled else ():
        scale *= SCALES.get(word, 1.0)
    return scale


@lru_cache(maxsize=CACHED)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every figure of a text in reading order."""
    low = flat(text)
    proportions = [
        Quantity(
            p.value, p.unit, hedge_of(low, p.start, p.end), p.start, p.end, text[p.start : p.end]
        )
        if not (coin := COIN_PART.match(low, p.end))
        else _part_of_coin(text, low, p.value, p.start, coin.end())
        for p in find_proportions(low, language_of(text))
        if not OF_SCALE.match(low, p.end)
    ]
    raws = [
        r
        for r in _raws(text, low)
        if not any(r.start < q.high and q.low < r.end for q in proportions)
    ]
    found = _share_units([_quantity(text, low, raw) for raw in raws], raws, low)
    return tuple(sorted((*found, *proportions, *_decades(text, low, found)), key=lambda q: q.low))


@lru_cache(maxsize=CACHED)
def find_months(text: str) -> tuple[int, ...]:
    """The months a text names, counted from the year 0: ``July 2020``."""
    low = flat(text)
    found = [12 * int(m[1]) + 6 for m in MID_YEAR.finditer(low)]
    for match in DATE.finditer(low):
        month = next(i for i in range(1, 13) if match[f"m{i}"])
        found.append(12 * int(match["year"]) + month)
    return tuple(found)


def whole_spans(text: str) -> Iterator[Quantity]:
    """``up to a year``, ``one kilometre``: what a fact tells as one of a unit."""
    low = flat(text)
    for match in ONE.finditer(low):
        one = measure(low, match.end())
        if one and one.unit != "days":
            yield Quantity(one.factor, one.unit, "", 0, 0, "", number=1.0)
    for match in WHOLE_SPAN.finditer(low):
        days = WHOLE_DAYS[match["unit"]]
        yield Quantity(days, "days", "", 0, 0, "", number=1.0)


def _decades(text: str, low: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """``a decade``, ``a quarter of an hour``: times without a number."""
    for pattern, days in SPANS:
        for match in pattern.finditer(low):
            if not any(q.low < match.end() and match.start() < q.high for q in found):
                start, end = match.span()
                yield Quantity(days, "days", hedge_of(low, start, end), start, end, text[start:end])
