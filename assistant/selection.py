"""Which facts answer a turn of the talk: by city, tool, region and aspect. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.peers import CENTRAL
from assistant.relevance import HOLDS
from assistant.schema import Record, slug_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from assistant.corpus import Corpus
    from assistant.cues import Aspect
    from assistant.rank import Evidence
    from assistant.schema import Fact
    from assistant.turn import Turn

SHOWN = 5
PER_CITY = 3
FEW = 3  # of several cities together
# Parts of a case of which more is wanted; a sum or a body is asked for though it was shown.
REPEATED = {None, "how", "results", "failures"}
GAP = 2  # facts beside the word that none has what was asked for
# What tells how long something took: a span, or two dates.
LASTED = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|half a)"
    r"[ -](?:to \w+ )?(?:years?|months?|weeks?|days?|decades?)\b|\bsince (?:19|20)\d\d\b"
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Selection(Record):
    """The facts to show, whether none of them has the aspect that was asked for, and the cities of
    which none does."""

    facts: tuple[str, ...]
    gap: bool = False
    silent: tuple[str, ...] = ()


def select(
    corpus: Corpus,
    evidence: Sequence[Evidence],
    turn: Turn,
    voiced: Sequence[str] = (),
    shown: Sequence[str] = (),
    n: int = SHOWN,
) -> Selection:
    """The best facts within the turn's cities, regions and tool, those with its aspect first.

    When nothing has the aspect, the best of the rest and ``gap``. Several named cities take turns,
    so that none is crowded out; of "they", only what they did about the ``voiced`` troubles, and of
    a city among the ``shown`` facts only what is about the same as those.
    """
    pool = [corpus.facts[e.fact] for e in evidence]
    if turn.cities:
        pool = [f for f in pool if slug(f) in turn.cities]
    if turn.regions:
        pool = [
            f for f in pool if (corpus.city_of(f.id).region in turn.regions) is not turn.outside
        ]
    narrow = [f for f in pool if f.tool == turn.tool] if turn.tool else pool
    pool = narrow or pool
    held = [f for f in pool if turn.aspect is None or has_aspect(f, turn.aspect)]
    gap = turn.aspect is not None and not held
    if turn.cities:
        matter = _matters(corpus, voiced, shown)
        on = [f for f in held or pool if not matter.get(slug(f), {*voiced}).isdisjoint(f.problems)]
        gap = gap or (turn.aspect == "who" and bool(voiced) and not on)
        held = on or held
    if len(turn.cities) > 1 or turn.regions:  # of "they" a few facts, on the main matter
        main = [f for f in held if not {*voiced[:1]}.isdisjoint(f.problems[:CENTRAL])]
        held, n = main or held, min(n, FEW)
    if turn.aspect in REPEATED and not turn.pointed:
        held = _unseen(held, voiced, shown) or held
    if turn.aspect == "money":  # a sum and who paid it before either alone
        held = sorted(held, key=_money, reverse=True)
    n = min(n, PER_CITY) if len(turn.cities) == 1 else n
    chosen = _in_turns(held or pool, turn.cities, GAP if gap else n)
    told = {slug(f) for f in chosen}
    silent = tuple(city for city in turn.cities if city not in told and not gap)
    return Selection(facts=tuple(f.id for f in chosen), gap=gap, silent=silent)


def _unseen(facts: Sequence[Fact], voiced: Sequence[str], shown: Sequence[str]) -> list[Fact]:
    """The facts that the last answer did not show, on the voiced troubles when some are: who asks
    on wants more than what stands there already."""
    new = [f for f in facts if f.id not in shown]
    return [f for f in new if not voiced or not {*voiced}.isdisjoint(f.problems[:CENTRAL])]


def related(
    corpus: Corpus, evidence: Sequence[Evidence], shown: Sequence[str], cities: Sequence[str]
) -> list[Evidence]:
    """Of the evidence on cities that were pointed at, that on what was shown of them: the facts
    shown, then others of the same domain on the same problems; all of it where none was shown."""
    told = [corpus.facts[key] for key in shown if key in corpus.facts and slug_of(key) in cities]
    order = {fact.id: place for place, fact in enumerate(told)}
    on = [
        e for e in evidence
        if e.fact in order or any(_akin(corpus.facts[e.fact], fact) for fact in told)
    ]  # fmt: skip
    return sorted(on, key=lambda e: order.get(e.fact, len(order))) or list(evidence)


def _akin(one: Fact, other: Fact) -> bool:
    """Whether two facts of a city tell of the same thing."""
    same = slug(one) == slug(other) and one.domain == other.domain
    return same and not {*one.problems[:2]}.isdisjoint(other.problems[:2])


def _matters(corpus: Corpus, voiced: Sequence[str], shown: Sequence[str]) -> dict[str, set[str]]:
    """City -> the voiced troubles that its shown facts are about: "how did they pay for it" asks of
    the bus that was shown, not of the incubator."""
    found: dict[str, set[str]] = {}
    for fact in (corpus.facts[key] for key in shown if key in corpus.facts):
        found.setdefault(slug(fact), set()).update({*voiced} & {*fact.problems})
    return {city: about for city, about in found.items() if about}


def one_each(facts: Iterable[Fact]) -> tuple[str, ...]:
    """The first fact of each city, by id."""
    first: dict[str, str] = {}
    for fact in facts:
        first.setdefault(slug(fact), fact.id)
    return tuple(first.values())


def slug(fact: Fact) -> str:
    """The case city of a fact."""
    return slug_of(fact.id)


def has_aspect(fact: Fact, aspect: Aspect) -> bool:
    """Whether a fact speaks of money, of who ran it, of results, of what went wrong, of people, of
    how long it took."""
    tells = SPEAKS.get(aspect)
    return tells is None or tells(fact)


def _lasted(fact: Fact) -> bool:
    return bool(LASTED.search(fact.claim)) or len({*YEAR.findall(fact.claim)}) > 1


def _money(fact: Fact) -> int:
    """How much a claim tells of money: a sum, and who paid."""
    return sum(bool(HOLDS[kind].search(fact.claim)) for kind in ("cost", "payer"))


SPEAKS: dict[Aspect, Callable[[Fact], bool]] = {
    "money": lambda fact: _money(fact) > 0,
    "who": lambda fact: fact.tool == "leadership",
    "failures": lambda fact: fact.role != "example" or fact.kind in {"failure", "criticism"},
    "results": lambda f: f.kind in {"result", "failure"} or f.grade in {"measured", "evaluated"},
    "people": lambda fact: (
        fact.tool == "people-centricity"
        or not {"participation", "low-trust"}.isdisjoint(fact.problems)
    ),
    "time": _lasted,
}


def _in_turns(facts: Sequence[Fact], cities: Sequence[str], n: int) -> list[Fact]:
    """At most n facts and PER_CITY of one city; with several cities one of each before seconds."""
    by_city: dict[str, list[Fact]] = {city: [] for city in cities}
    for fact in facts:
        by_city.setdefault(slug(fact), []).append(fact)
    if len(cities) < 2:
        kept: list[Fact] = []
        for fact in facts:
            if len(cities) == 1 or sum(slug(k) == slug(fact) for k in kept) < PER_CITY - 1:
                kept.append(fact)
        return kept[:n]
    rounds = [own[i] for i in range(PER_CITY) for own in by_city.values() if i < len(own)]
    return rounds[:n]


def in_regions(corpus: Corpus, turn: Turn) -> tuple[str, ...]:
    """The case cities in the regions that a turn names, or outside them; all regions: none."""
    if not turn.regions:
        return ()
    cities = corpus.cities.items()
    return tuple(s for s, c in cities if (c.region in turn.regions) is not turn.outside)
