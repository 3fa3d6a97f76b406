"""The case cities within limits of place and size, as data and as a list in words. Pure."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from assistant.peers import nearness
from assistant.schema import Record
from assistant.wording import country, inhabitants

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assistant.corpus import Corpus
    from assistant.narrowing import Narrowing
    from assistant.profile import Profile
    from assistant.schema import City

SHOWN, NEAREST = 10, 3
KM = 6371.0
Point = tuple[float, float]


class Listed(Record):
    """The case cities within limits: ``cities`` as many as are shown, of ``total``; where there is
    none the nearest, and ``lacks`` is the country in which none lies; ``whole`` is true when the
    limits are none and the library as such is asked about."""

    cities: tuple[str, ...] = ()
    total: int = 0
    lacks: str = ""
    whole: bool = False


def find_listed(
    corpus: Corpus,
    limits: Narrowing,
    profile: Profile,
    centre: Callable[[str], Point | None],
    first: Sequence[str] = (),
) -> Listed:
    """The case cities within the limits, those in ``first`` before others, then those nearest in
    size; where there is none those nearest by land and size. ``centre`` gives the place of a
    country."""
    kept = [slug for slug, city in corpus.cities.items() if limits.accepts(slug, city)]
    whole = not (limits.by_place or limits.without)
    size = profile.population or limits.most or limits.least or 0

    def order(slug: str) -> tuple[bool, float, str]:
        city = corpus.cities[slug]
        likeness = nearness(profile, city) if profile.population else 0.0
        return slug not in first, -likeness if likeness else _apart(city, size), slug

    if kept:
        shown = tuple(sorted(kept, key=order)[:SHOWN])
        return Listed(cities=shown, total=len(kept), whole=whole)
    at = [point for name in limits.countries if (point := centre(name))]
    near = sorted(corpus.cities, key=lambda s: (_distance(corpus.cities[s], at), *order(s)))
    sole = limits.countries[0] if len(limits.countries) == 1 else ""
    return Listed(cities=tuple(near[:NEAREST]), lacks=sole)


def _apart(city: City, size: int) -> float:
    """How far a city is from a size, on a logarithmic scale; all alike where none is given."""
    return abs(math.log(city.population.value / size)) if size else 0.0


def _distance(city: City, points: Sequence[Point]) -> float:
    """Hundreds of kilometres from a city to the nearest of some points; 0 where there is none."""
    own = (city.coordinates.lat, city.coordinates.lon)
    return min((round(_kilometres(own, point) / 100) for point in points), default=0)


def _kilometres(one: Point, other: Point) -> float:
    lat, lon, lat2, lon2 = (math.radians(x) for x in (*one, *other))
    chord = math.sin((lat2 - lat) / 2) ** 2
    chord += math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    return 2 * KM * math.asin(math.sqrt(chord))


def listing(corpus: Corpus, listed: Listed, shown: Sequence[str] = ()) -> Iterator[str]:
    """The lines of the list without the cities ``shown`` before it."""
    if listed.whole:
        yield _overview(corpus)
        return
    rest = [slug for slug in listed.cities if slug not in shown]
    if not listed.total:
        yield _none(corpus, listed)
    elif shown and rest:
        yield corpus.say("**Other case cities within those limits:**")
    elif rest and listed.total > len(rest):
        yield corpus.say(
            "**{n} case cities lie within those limits; these are the nearest in size:**",
            n=listed.total,
        )
    elif rest:
        yield corpus.say("**Case cities within those limits:**")
    yield from (f"- {named(corpus, slug)}" for slug in rest)


def named(corpus: Corpus, slug: str) -> str:
    """A case city with its country, size and programme."""
    city = corpus.cities[slug]
    place = f"{city.city}, {country(city.country, corpus.language)}"
    people = inhabitants(city.population.value, corpus.language)
    return f"{place} ({people}): {city.programme.name} [[{city.facts[0].id}]]"


def _none(corpus: Corpus, listed: Listed) -> str:
    n = len(corpus.cities)
    if listed.lacks:
        land = country(listed.lacks, corpus.language)
        return corpus.say(
            "None of the {n} case cities is in this country: {country}. The nearest:",
            n=n, country=land,
        )  # fmt: skip
    return corpus.say("None of the {n} case cities lies within those limits. The nearest:", n=n)


def _overview(corpus: Corpus) -> str:
    cities = corpus.cities.values()
    regions = Counter(city.region for city in cities).most_common()
    told = [f"{corpus.say(region)} {n}" for region, n in regions]
    return corpus.say(
        "The library holds {n} cities in {countries} countries: {regions}. Name a country, a "
        "region or a size and I list them.",
        n=len(corpus.cities), countries=len({city.country for city in cities}),
        regions=", ".join(told),
    )  # fmt: skip


def held(corpus: Corpus, listed: Listed | None) -> str:
    """What a text on the library itself prints and no fact holds: its figures, and the names of the
    programmes of the cities listed."""
    cities = corpus.cities.values()
    regions = Counter(city.region for city in cities).values()
    lands = {city.country for city in cities}
    numbers = (len(cities), len(lands), *regions, listed.total if listed else 0)
    names = [corpus.cities[slug].programme.name for slug in (listed.cities if listed else ())]
    return " ".join([*map(str, numbers), *names])
