"""A tool explained in plain words, and two tools side by side. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.moves import place
from assistant.phrasing import fact_line, statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.advise import Advice
    from assistant.corpus import Corpus
    from assistant.schema import Tool, ToolId

# What a tool is, to somebody who never heard of it: its means, then what it leaves to others.
PLAIN: dict[ToolId, str] = {
    "vision": "the city writes down a few goals for its residents, where it starts, what it leaves "
    "alone, and who pays and answers for each step",
    "leadership": "somebody by name gets the mandate to decide across departments, and a body that "
    "settles what they quarrel about",
    "budget": "money is found and secured for the whole life of what is built, from taxes, fees, "
    "loans or partners, running costs included",
    "financial-incentives": "the city offers money or spares taxes so that firms or households do "
    "what they would not do otherwise",
    "support-programmes": "the city helps young firms and projects with what is no cash: rooms, "
    "advice, a trial in its own streets, a first customer",
    "talent-readiness": "people learn, or are hired, to run what the city buys: staff in city hall "
    "and residents who want such jobs",
    "people-centricity": "residents decide or design with the city, and what is built is tried on "
    "those who are to use it, also those without a smartphone",
    "innovation-ecosystem": "university, firms, residents and offices work on the same "
    "problems, in "
    "places and on data that the city opens to them",
    "smart-policies": "rules, standards, contracts and permits are changed so that what is wanted "
    "becomes possible and what is not is kept out",
    "track-record": "the city tries things on a small scale, measures and publishes what came of "
    "them, and lets the next money follow the proof",
}
PAGE = (
    ("**Fits when:** ", "fits_when", 2),
    ("**Does not fit when:** ", "does_not_fit_when", 2),
    ("**Costs:** ", "cost_notes", 2),
    ("**Time:** ", "time_to_effect", 1),
    ("**The market failure it answers:** ", "market_failure", 1),
    ("**Step back when:** ", "step_back", 1),
    ("**How it fails:** ", "failure_modes", 2),
)
UNFIT = "**Does not fit when:** "
ROWS = (
    ("It fits when", "fits_when"),
    ("It does not fit when", "does_not_fit_when"),
    ("Cost", "cost_notes"),
    ("Time", "time_to_effect"),
    ("How it fails", "failure_modes"),
)


def tool_page(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """One tool in plain words and by section with examples; two side by side when two are named."""
    tool = corpus.tools[advice.request.tool or "vision"]
    if advice.request.other:
        yield from _side_by_side(corpus, advice, tool, corpus.tools[advice.request.other])
        return
    yield f"### {tool.name}"
    yield f"{_upper(corpus.say(PLAIN[tool.id]))}."
    yield ""
    page = sorted(PAGE, key=lambda row: row[0] != UNFIT) if advice.request.unfit else PAGE
    for title, section, n in page:
        yield f"- {corpus.say(title)}{' '.join(statements(corpus, tool, section, n))}"
    for item in advice.evidence[:2]:
        yield f"- {corpus.say('**For example:** ')}{fact_line(corpus, corpus.facts[item.fact])}"


def _side_by_side(corpus: Corpus, advice: Advice, one: Tool, other: Tool) -> Iterator[str]:
    """A table of two tools, what sets them apart in a sentence, and their places for the asking
    city when something is known of it."""
    yield corpus.say(
        "**The difference:** with {one}, {first}; with {other}, {second}.",
        one=corpus.inline(one.id), first=corpus.say(PLAIN[one.id]),
        other=corpus.inline(other.id), second=corpus.say(PLAIN[other.id]),
    )  # fmt: skip
    yield ""
    yield f"| | {one.name} | {other.name} |"
    yield "|---|---|---|"
    for title, section in ROWS:
        cells = [" ".join(statements(corpus, tool, section, 1)) for tool in (one, other)]
        yield f"| {corpus.say(title)} | {' | '.join(c.replace('|', '/') for c in cells)} |"
    known = advice.profile.population or advice.profile.challenges
    ranks = {fit.tool: fit.rank for fit in advice.tools}
    if known and {one.id, other.id} <= ranks.keys():
        yield ""
        first, second = sorted((one, other), key=lambda tool: ranks[tool.id])
        yield corpus.say(
            "For a city as you describe it, {first} stands {place} and {second} {after} of the "
            "ten.",
            first=corpus.inline(first.id), place=place(corpus, ranks[first.id]),
            second=corpus.inline(second.id), after=place(corpus, ranks[second.id]),
        )  # fmt: skip


def _upper(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"
