"""Comparable cities: how near a case is, what is shared, what differs, what must be true. Pure."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Literal

from assistant.schema import Income, Record
from assistant.wording import country, inhabitants, sizes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.corpus import Corpus
    from assistant.profile import Profile
    from assistant.schema import City, Fact

INCOMES: tuple[Income, ...] = Income.__args__  # type: ignore[attr-defined]
# Shares of the similarity, when known of the asking city: our own estimate, checked on the tune
# half of the golden set (shared troubles and size carry most of what advisers call comparable).
SHARES = {"troubles": 0.35, "size": 0.30, "income": 0.20, "place": 0.15}
# Constraints that do not say that the enabler itself is missing: little money for projects may go
# with own revenue, an island may have a market.
IMPLIED = {"little-money", "no-operating-money", "in-debt", "island-or-remote"}
# Enablers that take another shape in each case, which a constraint says nothing of.
PARTICULAR = {"continuity", "unified-government", "strong-leader", "legal-powers", "market-size"}
CLOSE = 0.60  # below this no case is called close
SEVERAL, MANY = 4, 12  # times the size, called several times and incomparably so
LARGER = ("clearly larger", "several times larger", "incomparably larger")
SMALLER = ("clearly smaller", "several times smaller", "incomparably smaller")
CENTRAL = 2  # problems of a fact that it is about; later ones it touches
CLOSE_WORDS = "None is close to this city; these are the nearest."
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
    shared, differs = _context(corpus, profile, city, [corpus.facts[key] for key in facts])
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


def _context(
    corpus: Corpus, profile: Profile, city: City, told: Sequence[Fact]
) -> tuple[list[str], list[str]]:
    """What is shared and what differs; a trouble that a fact told of the city is about is shared
    though it is none of its main ones."""
    shared: list[str] = []
    differs: list[str] = []
    met = {*city.troubles, *(tag for fact in told for tag in fact.problems[:CENTRAL])}
    both = [t for t in profile.challenges if t in met]
    if both:
        shared.append(corpus.listed([corpus.label(t) for t in both[:3]]))
    touched = {tag for fact in city.facts for tag in fact.problems}
    missing = [t for t in profile.challenges if t not in city.troubles and t not in touched]
    if profile.population:
        _size(corpus, profile.population, city.population.value, shared, differs)
    wealth = corpus.say(INCOME_WORDS[city.income_group])
    if profile.income_group == city.income_group:
        shared.append(corpus.say("{wealth} economy", wealth=wealth))
    elif profile.income_group:
        steps = INCOMES.index(city.income_group) - INCOMES.index(profile.income_group)
        richer = "richer ({wealth})" if steps > 0 else "poorer ({wealth})"
        differs.append(corpus.say(richer, wealth=wealth))
    if profile.country == city.country:
        shared.append(corpus.say("the country and its law"))
    if profile.government and profile.government != city.government:
        form = corpus.label(city.government)
        differs.append(corpus.say("governed otherwise ({form})", form=form))
    if not both and missing:
        trouble = corpus.label(missing[0])
        differs.append(corpus.say("its case was not about {trouble}", trouble=trouble))
    other = next((t for t in city.troubles if t not in profile.challenges), None)
    if not differs and other:
        differs.append(corpus.say("it also faced {trouble}", trouble=corpus.label(other)))
    if not differs:
        form = _own_mark(city)
        differs.append(corpus.say("its own form of government ({form})", form=form))
    return shared, differs


def _own_mark(city: City) -> str:
    form = re.split(r"[:,;(]", city.government_form)[0].strip()
    return f"{form[0].lower()}{form[1:]}"


def _size(corpus: Corpus, own: int, other: int, shared: list[str], differs: list[str]) -> None:
    ratio = other / own
    if 0.5 <= ratio <= 2.0:
        shared.append(corpus.say("a similar size"))
        return
    words = LARGER if ratio > 1 else SMALLER
    times = max(ratio, 1 / ratio)
    differs.append(
        corpus.say(words[0] if times < SEVERAL else words[1] if times < MANY else words[2])
    )


def sharing(corpus: Corpus, item: Comparable) -> str:
    """The city with its size, what it shares and how it differs, without a full stop."""
    return corpus.say(
        "**{city}, {country}** ({people}): shares {shared}; differs: {differs}",
        city=item.name,
        country=country(item.country, corpus.language),
        people=inhabitants(item.population, corpus.language),
        shared=corpus.listed(item.shared) if item.shared else corpus.say("little"),
        differs=corpus.listed(item.differs),
    )


def _conditions(corpus: Corpus, profile: Profile, city: City) -> tuple[Condition, ...]:
    words = corpus.vocabulary
    short = {e for c in profile.constraints if c not in IMPLIED for e in words.constraints[c].lacks}
    # A constraint speaks of its enabler at large; what a case relied on is lacking only where it
    # is that and no more: "a mayor with one strategy for forty years" is no lack of the user's.
    lacking = {*profile.lacks, *(e for e in short if e not in PARTICULAR)}
    made: list[Condition] = []
    for line in city.conditions:
        status: Literal["has", "lacks", "unknown"] = "unknown"
        if line.tags and line.tags[0] in lacking:
            status = "lacks"
        elif line.tags and all(tag in profile.assets for tag in line.tags):
            status = "has"
        question = corpus.question(line.tags[0]) if line.tags else ""
        made.append(Condition(text=corpus.told(line.text), status=status, question=question))
    order = {"lacks": 0, "unknown": 1, "has": 2}
    return tuple(sorted(made, key=lambda c: order[c.status]))


def restated(said: str, profile: Profile) -> str:
    """What the user said, with the size and the name in the forms in which answers repeat them."""
    size = sizes(profile.population) if profile.population else ""
    return f"{said} {size} {profile.named_city or ''}"
