"""What is shown where no case answers a question: at most one fact, on its own matter, or else
which cities met the main trouble of the user's city. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.peers import CENTRAL, nearness
from assistant.schema import Record, slug_of
from assistant.wording import country, inhabitants

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from assistant.corpus import Corpus
    from assistant.profile import Profile
    from assistant.question import Finding

# Troubles that say how something went, not what it was; a city is seldom asked about them.
NO_MATTER = {"failed-project", "low-uptake"}
NEAREST = 3
SEVERAL = 2  # facts on a matter that make a city one to ask about it
TIMES = 30  # how many times larger or smaller a city offered may be
SECOND = 0.5  # what a fact of which it is the second problem counts


class Support(Record):
    """How words and likeness tie a fact to a question: ``at_all``, ``closely``, so that a later
    problem of the fact counts, or ``wholly``, so that its matter does not."""

    at_all: bool
    closely: bool
    wholly: bool


def lacks_of_means(corpus: Corpus) -> set[str]:
    """The troubles that many cities share whatever troubles them: no money, staff or trust."""
    return {c.trouble for c in corpus.vocabulary.constraints.values() if c.trouble}


def matter_of(corpus: Corpus, profile: Profile) -> str:
    """The first trouble of a city that is a matter and no lack of means; "" when it named none."""
    aside = NO_MATTER | lacks_of_means(corpus)
    return next((tag for tag in profile.challenges if tag not in aside), "")


def one_near(
    corpus: Corpus,
    found: Finding,
    matters: Collection[str],
    shown: Collection[str],
    support: Callable[[str], Support],
) -> str:
    """Of facts that only come near a question the first that its words or its likeness ``support``
    and that is about one of the ``matters``, or so much like the question that it needs none; ""
    when none is. One that was shown just before counts only when it comes first: then it is what
    is asked about."""
    for place, key in enumerate(found.facts):
        tied, problems = support(key), corpus.facts[key].problems
        on = problems if tied.closely else problems[:CENTRAL]
        apt = tied.wholly or (tied.at_all and not {*matters}.isdisjoint(on))
        if apt and (place == 0 or key not in shown):
            return key
    return ""


def cities_on(
    corpus: Corpus, profile: Profile, matter: str, without: Collection[str] = ()
) -> tuple[str, ...]:
    """The case cities with most on a trouble, the nearest to a city first, but ``without`` some."""
    counts: dict[str, float] = {}
    for fact in corpus.facts.values():
        if matter in fact.problems[:CENTRAL]:
            worth = 1.0 if matter == fact.problems[0] else SECOND
            counts[slug_of(fact.id)] = counts.get(slug_of(fact.id), 0.0) + worth
    own = profile.population
    people = {slug: corpus.cities[slug].population.value for slug in counts}
    far = {s for s, n in people.items() if own and max(n / own, own / n) > TIMES}
    counts = {s: n for s, n in counts.items() if s not in without and s not in far}
    strong = [slug for slug, n in counts.items() if n >= SEVERAL] or list(counts)
    strong.sort(key=lambda slug: -nearness(profile, corpus.cities[slug]))
    return tuple(strong[:NEAREST])


def names_of(corpus: Corpus, slugs: Sequence[str]) -> str:
    """The case cities by name, country and size."""
    cities = [corpus.cities[slug] for slug in slugs]
    return "; ".join(
        f"{c.city}, {country(c.country, corpus.language)} "
        f"({inhabitants(c.population.value, corpus.language)})"
        for c in cities
    )
