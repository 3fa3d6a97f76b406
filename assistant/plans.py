"""First hundred days, a theory of change, and questions to put to others: from the corpus. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.phrasing import cited, described, fact_line, sentence, shorten, statements, within
from assistant.steps import steps_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assistant.advise import Advice
    from assistant.corpus import Corpus
    from assistant.cues import Plan
    from assistant.schema import Fact, Tool


RELIED = {
    "lacks": "{city} relied on this: {relied} {mark}; you lack it.",
    "has": "{city} relied on this: {relied} {mark}; you have it.",
    "unknown": "{city} relied on this: {relied} {mark}; not known of you.",
}


def plan_page(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """The lines of the plan that the turn asks for."""
    pages: dict[Plan, Callable[[Corpus, Advice], Iterator[str]]] = {
        "hundred-days": _hundred_days,
        "theory-of-change": _theory_of_change,
        "vendor": _vendor,
        "originator": _originator,
    }
    yield from pages[advice.turn.plan or "hundred-days"](corpus, advice)


def _tools(corpus: Corpus, advice: Advice) -> list[Tool]:
    named = advice.turn.tool
    ranked = [corpus.tools[fit.tool] for fit in advice.tools]
    if named:
        ranked.sort(key=lambda tool: tool.id != named)
    return ranked


def _picked(corpus: Corpus, advice: Advice, tool: str) -> tuple[list[Fact], Fact | None]:
    pick = next((p for p in advice.picks if p.tool == tool), None)
    if pick is None:
        return [], None
    warning = corpus.facts[pick.warning] if pick.warning else None
    return [corpus.facts[key] for key in pick.examples], warning


def _steps(corpus: Corpus, advice: Advice, tool: Tool) -> Sequence[str]:
    """Three first steps of a tool; of the first tool, those most like what was said."""
    if tool.id != advice.tools[0].tool:
        return steps_of(corpus, tool.id, advice.profile)[:3]
    return advice.steps[:3]


def _hundred_days(corpus: Corpus, advice: Advice) -> Iterator[str]:
    first, second, *_ = _tools(corpus, advice)
    examples, own = _picked(corpus, advice, first.id)
    warning = corpus.facts[advice.warning] if advice.warning else own
    more, _ = _picked(corpus, advice, second.id)
    troubles = [corpus.label(tag) for tag in advice.profile.challenges[:3]]
    city = described(corpus, advice.profile, advice.profile.challenges[:3])
    yield corpus.say("**First hundred days** for {city}", city=city) + (
        f": {corpus.listed(troubles)}." if troubles else "."
    )
    yield f"### {corpus.say('First month: see and decide')}"
    steps = _steps(corpus, advice, first)
    yield f"- {steps[0]}"
    yield f"- {_steps(corpus, advice, second)[0]}"
    if examples:
        yield f"- {corpus.say('Call the city that did it: ')}{fact_line(corpus, examples[0])}"
    yield f"### {corpus.say('Second month: prepare one thing')}"
    yield f"- {steps[1]}"
    if warning:
        guard = corpus.say("Guard against what went wrong elsewhere: ")
        yield f"- {guard}{fact_line(corpus, warning)}"
    yield f"### {corpus.say('Third month: start small and in public')}"
    yield f"- {steps[2]}"
    if more:
        prepare = corpus.say("Prepare {tool}: ", tool=corpus.inline(second.id))
        yield f"- {prepare}{fact_line(corpus, more[0])}"
    measure = statements(corpus, first, "measures", 1)
    yield f"- {corpus.say('Agree on day one what you will measure: ')}{measure[0]}"
    yield f"- {corpus.say('If it fails: ')}{first.if_it_fails}"
    if advice.questions:
        yield f"{corpus.say('**Settle first:** ')}{' '.join(advice.questions)}"


def _theory_of_change(corpus: Corpus, advice: Advice) -> Iterator[str]:
    first = _tools(corpus, advice)[0]
    examples, warning = _picked(corpus, advice, first.id)
    troubles = [corpus.label(tag) for tag in advice.profile.challenges[:3]]
    title = corpus.say("**Theory of change**: {tool}", tool=corpus.inline(first.id))
    yield f"{title} ({corpus.listed(troubles)})" if troubles else title
    yield f"- {corpus.say('**Inputs:** ')}{statements(corpus, first, 'preconditions', 1)[0]}"
    activities = " ".join(_steps(corpus, advice, first)[:2])
    yield f"- {corpus.say('**Activities:** ')}{activities}"
    works = [corpus.mechanism(first.id, tag) for tag in advice.profile.challenges[:2]]
    if any(works):
        said = " ".join(sentence(text) for text in works if text)
        yield f"- {corpus.say('**Why that should work:** ')}{said}"
    if examples:
        seen = corpus.say("**Outputs, as seen elsewhere:** ")
        yield f"- {seen}{fact_line(corpus, examples[0])}"
    measures = " ".join(statements(corpus, first, "measures", 2))
    yield f"- {corpus.say('**Outcomes to measure:** ')}{measures}"
    yield f"### {corpus.say('Assumptions, each to be checked')}"
    for item in advice.comparables[:2]:
        for condition in item.conditions[:1]:
            text = within(corpus, condition.text)
            yield "- " + corpus.say(
                RELIED[condition.status],
                city=item.name, relied=text, mark=f"[[{item.facts[0]}]]",
            )  # fmt: skip
    yield f"- {statements(corpus, first, 'fits_when', 1)[0]}"
    if warning:
        yield f"- {corpus.say('What broke it elsewhere: ')}{fact_line(corpus, warning)}"


def _vendor(corpus: Corpus, advice: Advice) -> Iterator[str]:
    first, second, *_ = _tools(corpus, advice)
    yield corpus.say("**Questions for the vendor**")
    for question in [*first.ask_the_vendor, *second.ask_the_vendor[:2]]:
        yield f"- {question}"
    warning = next(
        (
            fact
            for e in advice.evidence
            if (fact := corpus.facts[e.fact]).role != "example"
            and {"vendor-lock-in", "procurement", "failed-project", "smart-district"}
            & set(fact.problems)
        ),
        None,
    )
    if warning:
        yield f"- {corpus.say('**Why these matter:** ')}{fact_line(corpus, warning)}"


def _originator(corpus: Corpus, advice: Advice) -> Iterator[str]:
    tool = _tools(corpus, advice)[0]
    cities = [c for c in advice.turn.cities if c in corpus.cities]
    facts = [corpus.facts[key] for key in advice.facts]
    if facts:
        tool = corpus.tools[advice.turn.tool or facts[0].tool]
    names = [corpus.cities[c].city for c in cities[:2]]
    mark = "".join(f" [[{fact.id}]]" for fact in facts[:1])
    to = corpus.listed(names) or corpus.say("the city that did it")
    yield f"{corpus.say('**Questions for {city}**', city=to)}{mark}"
    for question in tool.ask_the_city:
        yield f"- {question}"
    for fact in facts[:2]:
        city = corpus.city_of(fact.id)
        said = cited(shorten(fact.claim), fact.id)
        yield "- " + corpus.say(
            "On record: {said} Is that still so, and what came after?", said=said
        )
        condition = next(iter(city.conditions), None)
        if condition:
            text = within(corpus, condition.text)
            yield "- " + corpus.say(
                "Would it have worked without this: {relied} {mark}?",
                relied=text, mark=f"[[{fact.id}]]",
            )  # fmt: skip
