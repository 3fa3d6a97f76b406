"""Comparable cities: how near a case is, what is shared, what differs, what must be true. Pure."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Literal

from assistant.schema import Income, Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.corpus import Corpus
    from assistant.profile import Profile
    from assistant.schema import City

INCOMES: tuple[Income, ...] = Income.__args__  # type: ignore[attr-defined]
# Shares of the similarity, when known of the asking city: our own estimate, checked on the tune
# half of the golden set (shared troubles and size carry most of what advisers call comparable).
SHARES = {"troubles": 0.35, "size": 0.30, "income": 0.20, "place": 0.15}
MOST = 2  # differences after which no general one is added
CLOSE = 0.60  # below this no case is called close
INCOME_WORDS = {
    "low": "low-income",
    "lower-middle": "lower-middle-income",
    "upper-middle": "upper-middle-income",
    "high": "high-income",
}


class Condition(Record):
    """One condition the case relied on, and whether the asking city has it."""

    text: str
    status: Literal["has", "lacks", "unknown"]
    question: str = ""


class Comparable(Record):
    """A case city beside the asking city."""

    city: str
    name: str
    country: str
    population: int
    similarity: float
    shared: tuple[str, ...]
    differs: tuple[str, ...]
    conditions: tuple[Condition, ...]
    facts: tuple[str, ...]

    @property
    def close(self) -> bool:
        """False when the answer must say that no case is near."""
        return self.similarity >= CLOSE


def attributes(profile: Profile, city: City) -> dict[str, float | None]:
    """Similarity per theme between 0 and 1; None where the asking city has not said."""
    size = income = place = troubles = None
    if profile.population:
        # Ten times larger or smaller is nothing alike: one unit of log10.
        size = max(0.0, 1.0 - abs(math.log10(profile.population / city.population.value)))
    if profile.income_group:
        steps = abs(INCOMES.index(profile.income_group) - INCOMES.index(city.income_group))
        income = (1.0, 0.6, 0.2, 0.0)[steps]
    if profile.country or profile.region:
        place = 1.0 if profile.country == city.country else 0.0
        if not place and profile.region == city.region:
            place = 0.6
    if profile.challenges:
        both = set(profile.challenges) & set(city.troubles)
        troubles = min(1.0, len(both) / min(3, len(profile.challenges)))
    return {"troubles": troubles, "size": size, "income": income, "place": place}


def similarity(profile: Profile, city: City) -> float:
    """Weighted mean over what is known; 0.5 when nothing is."""
    return _mean(attributes(profile, city))


def nearness(profile: Profile, city: City) -> float:
    """The same without the troubles: likeness of the place, not of its problems."""
    return _mean({k: v for k, v in attributes(profile, city).items() if k != "troubles"})


def _mean(values: dict[str, float | None]) -> float:
    known = {name: value for name, value in values.items() if value is not None}
    if not known:
        return 0.5
    weight = sum(SHARES[name] for name in known)
    return sum(SHARES[name] * value for name, value in known.items()) / weight


def compare(corpus: Corpus, profile: Profile, slug: str, facts: Sequence[str]) -> Comparable:
    """One case city set beside the profile, with the facts that speak to it."""
    city = corpus.cities[slug]
    shared, differs = _context(corpus, profile, city)
    return Comparable(
        city=slug,
        name=city.city,
        country=city.country,
        population=city.population.value,
        similarity=round(similarity(profile, city), 3),
        shared=tuple(shared),
        differs=tuple(differs),
        conditions=_conditions(corpus, profile, city),
        facts=tuple(facts),
    )


def _context(corpus: Corpus, profile: Profile, city: City) -> tuple[list[str], list[str]]:
    shared: list[str] = []
    differs: list[str] = []
    both = [t for t in profile.challenges if t in city.troubles]
    if both:
        shared.append(listed([corpus.label(t) for t in both[:3]]))
    missing = [t for t in profile.challenges if t not in city.troubles]
    if profile.population:
        _size(profile.population, city.population.value, shared, differs)
    if profile.income_group == city.income_group:
        shared.append(f"{INCOME_WORDS[city.income_group]} economy")
    elif profile.income_group:
        steps = INCOMES.index(city.income_group) - INCOMES.index(profile.income_group)
        differs.append(f"{'richer' if steps > 0 else 'poorer'} ({INCOME_WORDS[city.income_group]})")
    if profile.country == city.country:
        shared.append("the country and its law")
    if profile.government and profile.government != city.government:
        differs.append(f"governed by a {corpus.label(city.government)}")
    if not both and missing:
        differs.append(f"its case was not about {corpus.label(missing[0])}")
    else:
        other = next((t for t in city.troubles if t not in profile.challenges), None)
        if other and len(differs) < MOST:
            differs.append(f"it also faced {corpus.label(other)}")
    if not differs:
        differs.append(_own_mark(city))
    return shared, differs


def _own_mark(city: City) -> str:
    form = re.split(r"[:,;(]", city.government_form)[0].strip()
    return f"its own form of government ({form[0].lower()}{form[1:]})"


def _size(own: int, other: int, shared: list[str], differs: list[str]) -> None:
    ratio = other / own
    if 0.5 <= ratio <= 2.0:
        shared.append("a similar size")
    else:
        differs.append(f"{_times(max(ratio, 1 / ratio))} {'larger' if ratio > 1 else 'smaller'}")


def _times(ratio: float) -> str:
    return "clearly" if ratio < 4 else "several times" if ratio < 12 else "incomparably"


def _conditions(corpus: Corpus, profile: Profile, city: City) -> tuple[Condition, ...]:
    words = corpus.vocabulary
    lacking = {e for c in profile.constraints for e in words.constraints[c].lacks}
    made: list[Condition] = []
    for line in city.conditions:
        status: Literal["has", "lacks", "unknown"] = "unknown"
        if any(tag in lacking for tag in line.tags):
            status = "lacks"
        elif line.tags and all(tag in profile.assets for tag in line.tags):
            status = "has"
        question = words.enablers[line.tags[0]].question or "" if line.tags else ""
        made.append(Condition(text=line.text, status=status, question=question))
    order = {"lacks": 0, "unknown": 1, "has": 2}
    return tuple(sorted(made, key=lambda c: order[c.status]))


def restated(said: str, profile: Profile) -> str:
    """What the user said, with the size and the name in the form in which answers repeat them."""
    size = people(profile.population) if profile.population else ""
    return f"{said} {size} {profile.named_city or ''}"


def people(count: int) -> str:
    """``4460000`` -> ``4.5 million``; ``8000`` -> ``8,000``: two figures are enough to compare."""
    if count >= 1_000_000:
        return f"{count / 1_000_000:.1f} million".replace(".0 ", " ")
    if count >= 10_000:
        return f"{round(count, -3):,}"
    return f"{round(count, -2):,}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
