"""Which facts stand for a recommendation: examples per tool, what speaks against the first, the
closest case, and what went wrong with the same matter elsewhere. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.narrowing import TIMES
from assistant.peers import CENTRAL
from assistant.schema import Record, ToolId, slug_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from assistant.corpus import Corpus
    from assistant.fit import ToolFit
    from assistant.profile import Profile
    from assistant.rank import Evidence
    from assistant.schema import Fact

# So many of the best facts are shown as evidence: of those on the tune half of the golden questions
# a reader chose three in four of the first five, half of the next three, one in eight after twenty.
BEARING, BEST = 8, 5
PER_CITY = 2
WORDED = ("claim", "clause", "situation", "situation_clause", "words")  # parts that compare words
COMMON = 2  # problems that a fact and what speaks against it share


class Pick(Record):
    """The facts shown for one recommended tool; ``doubt`` speaks against the first example."""

    tool: ToolId
    examples: tuple[str, ...]
    warning: str | None
    doubt: str | None = None


def choose_facts(
    corpus: Corpus, profile: Profile, tools: Sequence[ToolFit], evidence: Sequence[Evidence]
) -> Iterable[Pick]:
    """Per tool two examples from different cities and one warning; no fact is used twice.

    Only facts that answer a voiced trouble: a good story about something else is no evidence; on
    the lack of means, which many cities share, only those of a tool that it calls for. Those that
    an adviser would bring up for a city of this size come first (no metro for a town of 20,000),
    then those on the trouble voiced most clearly, then those that answer what calls for the tool.
    """
    used: set[str] = set()
    shown: dict[str, int] = {}
    facts = [corpus.facts[e.fact] for e in evidence[:BEARING]]
    best = {e.fact for e in evidence[:BEST]}
    voiced = set(profile.challenges)
    if voiced:
        facts = [f for f in facts if voiced.intersection(f.problems)]
    matter = matters(corpus, profile)
    for fit in tools:
        left = (f for f in facts if f.id not in used and (fit.rank == 1 or f.id in best))
        own = _candidates(fit, [*left], profile, matter)
        examples: list[Fact] = []
        for fact in own:
            slug = slug_of(fact.id)
            new = all(slug != slug_of(e.id) for e in examples)
            if examples and matter and distance(fact, matter):
                break  # a second one only if it is about the matter itself
            if fact.role != "warning" and new and shown.get(slug, 0) < PER_CITY:
                examples.append(fact)
                shown[slug] = shown.get(slug, 0) + 1
            if len(examples) == 2:
                break
        warning = next((f for f in own if f.role == "warning"), None)
        if warning is None:
            warning = next((f for f in own if f.role == "both" and f not in examples), None)
        used |= {f.id for f in examples} | ({warning.id} if warning else set())
        yield Pick(
            tool=fit.tool,
            examples=tuple(f.id for f in examples),
            warning=warning.id if warning else None,
            doubt=_doubt(corpus, examples[0]) if examples else None,
        )


def _candidates(
    fit: ToolFit, facts: Sequence[Fact], profile: Profile, matter: Sequence[str]
) -> list[Fact]:
    """The facts that may stand for a tool, the most to the point first."""
    causes, voiced = set(fit.causes[:2]), set(profile.challenges)
    wanted = {*matter} | (causes if matter else voiced)
    own = [f for f in facts if f.tool == fit.tool]
    own = [f for f in own if not voiced or wanted.intersection(f.problems)]
    own.sort(
        key=lambda f: (
            not suits_size(f, profile),
            distance(f, matter[:1]),
            distance(f, matter),
            not causes.intersection(f.problems),
        )
    )
    return own


def _doubt(corpus: Corpus, fact: Fact) -> str | None:
    """A warning from the same city that shares a main problem with the fact and another besides:
    who is told of the success has to hear of that as well. With one problem in common it is most
    often another story."""
    same = (f for f in corpus.city_of(fact.id).facts if f.role == "warning" and f.id != fact.id)
    main, all_ = {*fact.problems[:CENTRAL]}, {*fact.problems}
    return next(
        (
            f.id
            for f in same
            if main.intersection(f.problems[:CENTRAL])
            and len(all_.intersection(f.problems)) >= COMMON
        ),
        None,
    )


def matters(corpus: Corpus, profile: Profile) -> tuple[str, ...]:
    """The voiced troubles other than a lack of means (money, staff, trust), in order; with them
    the lack that the text is about before all else."""
    means = {c.trouble for c in corpus.vocabulary.constraints.values()}
    told = tuple(tag for tag in profile.challenges if tag not in means)
    return (*profile.challenges[:1], *told) if told and told[0] != profile.challenges[0] else told


def concerns(corpus: Corpus, profile: Profile) -> tuple[str, ...]:
    """The matters of a city, or else all troubles that it named."""
    return matters(corpus, profile) or profile.challenges


def distance(fact: Fact, troubles: Sequence[str]) -> int:
    """How far a fact is from being about one of the troubles: 0 when it is the first or second of
    its problems, 1 when it is a later one, 2 when it is none."""
    at = [fact.problems.index(tag) for tag in troubles if tag in fact.problems]
    return 2 if not at else 0 if min(at) < CENTRAL else 1


def of_size(
    corpus: Corpus, population: int | None, about: Sequence[str], without: Collection[str] = ()
) -> list[Fact]:
    """The first fact on a trouble from each city about as large as the own one, ``without`` some
    cities, the nearest in size first; warnings are no examples."""
    if not population:
        return []
    sizes = {slug: city.population.value / population for slug, city in corpus.cities.items()}
    far = {slug: max(size, 1 / size) for slug, size in sizes.items()}
    near = (slug for slug in sorted(far, key=lambda slug: far[slug]) if far[slug] <= TIMES)
    found = []
    for slug in near:
        facts = (f for f in corpus.cities[slug].facts if f.role != "warning")
        first = next((f for f in facts if distance(f, about) == 0), None)
        if first and slug not in without:
            found.append(first)
    return found


def find_warning(
    corpus: Corpus, profile: Profile, evidence: Sequence[Evidence], used: Collection[str]
) -> str | None:
    """The best fact that tells what went wrong with the same matter elsewhere, with any tool."""
    about = concerns(corpus, profile)
    facts = [corpus.facts[e.fact] for e in evidence[:BEARING]]
    told = [f for f in facts if went_wrong(f) and f.id not in used]
    on = [f for f in told if distance(f, about) == 0 and suits_size(f, profile)]
    on.sort(key=lambda f: (distance(f, about[:1]), f.role != "warning"))
    return on[0].id if on else None


def find_closest(corpus: Corpus, profile: Profile, evidence: Sequence[Evidence]) -> str | None:
    """Of the best evidence the fact that is most like the words of the question, whatever its tool:
    what a reader would look for first."""
    fit = [e for e in evidence[:BEARING] if suits_size(corpus.facts[e.fact], profile)]
    about = concerns(corpus, profile)[:CENTRAL]
    told = [e for e in fit if distance(corpus.facts[e.fact], about) == 0]
    told = [e for e in told if not went_wrong(corpus.facts[e.fact])]
    if not told or not profile.challenges:
        return None
    return max(told, key=lambda e: sum(e.parts.get(name, 0.0) for name in WORDED)).fact


def went_wrong(fact: Fact) -> bool:
    """Whether a fact tells of a failure, not of a success with a caution."""
    return fact.role == "warning" or (fact.role == "both" and fact.kind in {"failure", "criticism"})


def suits_size(fact: Fact, profile: Profile) -> bool:
    """Whether an adviser would bring a fact up for a city of this size; True when it is unknown."""
    return profile.size is None or not {"any", profile.size}.isdisjoint(fact.suits.size)
