"""Two to four case cities side by side on one matter, or on all ten tools. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.peers import INCOME_WORDS, compare
from assistant.phrasing import cited, shorten
from assistant.selection import has_aspect, slug
from assistant.wording import inhabitants

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.advise import Advice
    from assistant.corpus import Corpus
    from assistant.profile import Profile
    from assistant.schema import Fact
    from assistant.turn import Turn

CELL = 24  # words in a cell
GAP = "nothing in the library"
TITLES = {
    "money": "Money", "who": "Who is in charge", "results": "Results",
    "failures": "What went wrong",
    "people": "Residents", "time": "Time", "how": "How",
}  # fmt: skip


def compared(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """A Markdown table of the cities, then what the difference means for the asking city."""
    turn, profile = advice.turn, advice.profile
    facts = [corpus.facts[e.fact] for e in advice.evidence]
    if turn.aspect in {None, "how"} and turn.tool is None:
        yield from _all_tools(corpus, facts, turn.cities)
    else:
        yield from _one_matter(corpus, facts, turn)
    yield ""
    yield from _meaning(corpus, facts, turn.cities, profile)


def _one_matter(corpus: Corpus, facts: Sequence[Fact], turn: Turn) -> Iterator[str]:
    title = corpus.tools[turn.tool].name if turn.tool else corpus.say(TITLES[turn.aspect or "how"])
    yield f"| {corpus.say('City')} | {title} | {corpus.say('Result or warning')} |"
    yield "|---|---|---|"
    for key in turn.cities:
        city = corpus.cities[key]
        own = [f for f in facts if slug(f) == key]
        on = [
            f
            for f in own
            if (f.tool == turn.tool if turn.tool else has_aspect(f, turn.aspect or "how"))
        ]
        first = on[0] if on else None
        other = next(
            (
                f
                for f in [*on, *own]
                if f is not first and (f.kind in {"result", "failure"} or f.role != "example")
            ),
            None,
        )
        size = inhabitants(city.population.value, corpus.language)
        size += f", {corpus.say(INCOME_WORDS[city.income_group])}"
        name = f"**{city.city}** ({size}) {_mark(other or first)}"
        yield f"| {name}| {_cell(corpus, first)} | {_cell(corpus, other)} |"


def _all_tools(corpus: Corpus, facts: Sequence[Fact], cities: Sequence[str]) -> Iterator[str]:
    names = [
        f"{corpus.cities[key].city} {_mark(next((f for f in facts if slug(f) == key), None))}"
        for key in cities
    ]
    yield f"| {corpus.say('Tool')} | {'| '.join(names)}|"
    yield "|---" * (len(cities) + 1) + "|"
    for tool in corpus.tools.values():
        cells = []
        for key in cities:
            own = [f for f in facts if slug(f) == key and f.tool == tool.id]
            cells.append(_cell(corpus, own[0] if own else None))
        yield f"| {tool.name} | {' | '.join(cells)} |"


def _meaning(
    corpus: Corpus, facts: Sequence[Fact], cities: Sequence[str], profile: Profile
) -> Iterator[str]:
    marked = {key: next((f.id for f in facts if slug(f) == key), None) for key in cities}
    known = profile.population or profile.income_group or profile.challenges
    if not known:
        yield corpus.say(
            "Tell me your city's size, country and trouble, and I say which is nearer to you."
        )
        return
    rated = [compare(corpus, profile, key, [marked[key] or ""]) for key in cities]
    rated.sort(key=lambda c: -c.similarity)
    near = rated[0]
    mark = f" [[{marked[near.city]}]]" if marked[near.city] else ""
    yield corpus.say(
        "**What it means for you:** {city} is the nearer one: it shares {shared}; "
        "differs: {differs}{mark}.",
        city=near.name,
        shared=corpus.listed(near.shared) if near.shared else corpus.say("little"),
        differs=corpus.listed(near.differs),
        mark=mark,
    )
    for other in rated[1:]:
        mark = f" [[{marked[other.city]}]]" if marked[other.city] else ""
        yield corpus.say(
            "{city} differs more: {differs}{mark}.",
            city=other.name, differs=corpus.listed(other.differs), mark=mark,
        )  # fmt: skip


def _cell(corpus: Corpus, fact: Fact | None) -> str:
    if fact is None:
        return corpus.say(GAP)
    return cited(shorten(fact.claim, CELL), fact.id).replace("|", "/")


def _mark(fact: Fact | None) -> str:
    return f"[[{fact.id}]] " if fact else ""
