"""Facts as an answer: about named cities, failures, and what a follow-up refers to. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.peers import listed
from assistant.phrasing import cited, described, fact_line, shorten, statements, where
from assistant.selection import has_aspect, slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.advise import Advice
    from assistant.corpus import Corpus
    from assistant.fit import ToolFit
    from assistant.schema import Fact, Tool
    from assistant.turns import Aspect

SHOWN, LOOKED_AT = 4, 8  # facts in an answer; how far down one with the aspect may stand
CLAIM = 55  # words
FEW = 3  # facts beside what is said of a tool
ASPECT_WORDS: dict[Aspect, str] = {
    "money": "money", "who": "who was in charge", "results": "results",
    "failures": "what went wrong", "people": "residents", "time": "time", "how": "how it was done",
}  # fmt: skip
SECTION_WORDS = {
    "step_back": "when government should step back",
    "market_failure": "the market failure it answers",
    "does_not_fit_when": "when it does not fit",
    "failure_modes": "how it fails",
    "cost_notes": "what it costs",
    "time_to_effect": "how long it takes",
    "measures": "what to measure",
    "preconditions": "what must be true first",
    "fits_when": "when it fits",
}


def findings(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """The best facts on a question about named cities or about failures."""
    facts = [corpus.facts[item.fact] for item in advice.evidence[:LOOKED_AT]]
    aspect = advice.turn.aspect
    if aspect and advice.request.intent == "fact":
        facts.sort(key=lambda fact: not has_aspect(fact, aspect))
    yield from _listed(corpus, facts[:SHOWN])


def follow_up(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """What the turn refers to: a tool of the shortlist, why one is not on it, or facts."""
    turn = advice.turn
    if turn.tool and turn.act == "why-not":
        yield from _why_not(corpus, advice)
        return
    facts = [corpus.facts[key] for key in advice.facts]
    if turn.tool and turn.section:
        yield from _section(corpus.tools[turn.tool], turn.section)
        yield from (f"- **For example:** {fact_line(corpus, fact)}" for fact in facts[:1])
        return
    about_tool = turn.tool and not turn.cities and not turn.regions
    facts = facts[:FEW] if about_tool else facts
    yield _lead(corpus, advice, facts)
    if about_tool and advice.profile.challenges:
        yield from _tool_again(corpus, advice)
    yield from _listed(corpus, facts)


def _section(tool: Tool, section: str) -> Iterator[str]:
    """One section of a tool, with the question that it answers."""
    yield f"**{tool.name}: {SECTION_WORDS[section]}**"
    yield from (f"- {text}" for text in statements(tool, section, SHOWN))


def _listed(corpus: Corpus, facts: Sequence[Fact]) -> Iterator[str]:
    for fact in facts:
        yield f"- *{where(corpus, fact)}:* {cited(shorten(fact.claim, CLAIM), fact.id)}"
        yield f"  Lesson: {fact.lesson.rstrip('.')} [[{fact.id}]]."


def _lead(corpus: Corpus, advice: Advice, facts: Sequence[Fact]) -> str:
    turn = advice.turn
    names = [corpus.cities[key].city for key in dict.fromkeys(map(slug, facts))]
    mark = "".join(f" [[{key}]]" for key in _one_each(facts))
    about = listed(names) if turn.cities else ""
    if turn.regions:
        about = f"{'outside ' if turn.outside else 'in '}{listed(list(turn.regions))}"
    if turn.tool and not turn.cities:
        name = corpus.tools[turn.tool].name
        about = f"{name} {about}".strip()
    if advice.gap and turn.aspect:
        holds = f" What it does hold on {about}" if about else " The nearest it holds"
        return f"The library says nothing on {ASPECT_WORDS[turn.aspect]} here.{holds}{mark}:"
    on = f", {ASPECT_WORDS[turn.aspect]}" if turn.aspect and turn.aspect != "how" else ""
    lead = f"{about}{on}".strip(", ") or "What the library holds on that"
    return (
        f"**{lead[0].upper()}{lead[1:]}**{mark}:"
        if turn.cities
        else f"**{lead[0].upper()}{lead[1:]}**:"
    )


def _one_each(facts: Sequence[Fact]) -> list[str]:
    """The first fact of each city, to carry its name."""
    first: dict[str, str] = {}
    for fact in facts:
        first.setdefault(slug(fact), fact.id)
    return list(first.values())


def _tool_again(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """A tool of the shortlist in more depth than the recommendation gave."""
    tool = corpus.tools[advice.turn.tool or "vision"]
    fit = _fit(advice)
    if fit and fit.why:
        yield f"- **Why it fits:** {'; '.join(text.rstrip('.') for text in fit.why[:2])}."
    yield f"- **First steps:** {' '.join(tool.first_steps[:2])}"
    yield f"- **Costs:** {' '.join(statements(tool, 'cost_notes', 1))}"
    yield f"- **How it fails:** {' '.join(statements(tool, 'failure_modes', 1))}"


def _why_not(corpus: Corpus, advice: Advice) -> Iterator[str]:
    tool = corpus.tools[advice.turn.tool or "vision"]
    fit = _fit(advice)
    if fit is None:
        return
    place = (
        f"**{tool.name}** stands {_place(fit.rank)} of ten for {described(corpus, advice.profile)}."
    )
    if fit.rank <= 3:
        place += f" So it is among the first three ({fit.fit} fit)."
    yield place
    if fit.against:
        yield f"- **Against it now:** {'; '.join(text.rstrip('.') for text in fit.against[:2])}."
    if fit.lacks:
        yield f"- **Missing:** {listed([corpus.label(word) for word in fit.lacks])}."
    if fit.why:
        yield f"- **For it:** {fit.why[0].rstrip('.')}."
    if not fit.against and not fit.lacks and not fit.why:
        troubles = [corpus.label(tag) for tag in advice.profile.challenges[:3]]
        heard = f" ({listed(troubles)})" if troubles else ""
        yield f"- Nothing you described calls for it{heard}; the tools before it answer that."
    yield f"- **It would fit when:** {' '.join(statements(tool, 'fits_when', 1))}"
    example = next(
        (fact for key in advice.facts if _answers(fact := corpus.facts[key], advice)), None
    )
    if example:
        yield f"- **Who used it:** {fact_line(corpus, example)}"


def _answers(fact: Fact, advice: Advice) -> bool:
    """Whether a fact shows the tool at work on something that was voiced."""
    voiced = set(advice.profile.challenges)
    return fact.tool == advice.turn.tool and (not voiced or bool(voiced & set(fact.problems)))


def _fit(advice: Advice) -> ToolFit | None:
    return next((fit for fit in advice.tools if fit.tool == advice.turn.tool), None)


def _place(rank: int) -> str:
    return ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
            "last")[rank - 1]  # fmt: skip
