"""First hundred days, a theory of change, and questions to put to others: from the corpus. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.peers import listed
from assistant.phrasing import cited, described, fact_line, shorten, statements

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assistant.advise import Advice
    from assistant.corpus import Corpus
    from assistant.schema import Fact, Tool
    from assistant.turns import Plan


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


def _hundred_days(corpus: Corpus, advice: Advice) -> Iterator[str]:
    first, second, *_ = _tools(corpus, advice)
    examples, warning = _picked(corpus, advice, first.id)
    more, _ = _picked(corpus, advice, second.id)
    troubles = [corpus.label(tag) for tag in advice.profile.challenges[:3]]
    yield f"**First hundred days** for {described(corpus, advice.profile)}" + (
        f": {listed(troubles)}." if troubles else "."
    )
    yield "### First month: see and decide"
    yield f"- {first.first_steps[0]}"
    yield f"- {second.first_steps[0]}"
    if examples:
        yield f"- Call the city that did it: {fact_line(corpus, examples[0])}"
    yield "### Second month: prepare one thing"
    yield f"- {first.first_steps[1]}"
    if warning:
        yield f"- Guard against what went wrong elsewhere: {fact_line(corpus, warning)}"
    yield "### Third month: start small and in public"
    yield f"- {first.first_steps[2]}"
    if more:
        yield f"- Prepare {second.name.lower()}: {fact_line(corpus, more[0])}"
    measure = statements(first, "measures", 1)
    yield f"- Agree on day one what you will measure: {measure[0]}"
    yield f"- If it fails: {first.if_it_fails}"
    if advice.questions:
        yield f"**Settle first:** {' '.join(advice.questions)}"


def _theory_of_change(corpus: Corpus, advice: Advice) -> Iterator[str]:
    first = _tools(corpus, advice)[0]
    examples, warning = _picked(corpus, advice, first.id)
    troubles = [corpus.label(tag) for tag in advice.profile.challenges[:3]]
    about = f" against {listed(troubles)}" if troubles else ""
    yield f"**Theory of change** for {first.name.lower()}{about}"
    yield f"- **Inputs:** {statements(first, 'preconditions', 1)[0]}"
    yield f"- **Activities:** {first.first_steps[0]} {first.first_steps[1]}"
    if examples:
        yield f"- **Outputs, as seen elsewhere:** {fact_line(corpus, examples[0])}"
    yield f"- **Outcomes to measure:** {' '.join(statements(first, 'measures', 2))}"
    yield "### Assumptions, each to be checked"
    for item in advice.comparables[:2]:
        for condition in item.conditions[:1]:
            lack = {"lacks": "you lack this", "has": "you have this"}.get(
                condition.status, "not known of you"
            )
            text = f"{condition.text[0].lower()}{condition.text[1:]}".rstrip(".")
            yield f"- {item.name} relied on {text} [[{item.facts[0]}]]; {lack}."
    yield f"- {statements(first, 'fits_when', 1)[0]}"
    if warning:
        yield f"- What broke it elsewhere: {fact_line(corpus, warning)}"


def _vendor(corpus: Corpus, advice: Advice) -> Iterator[str]:
    first, second, *_ = _tools(corpus, advice)
    yield "**Questions for the vendor**"
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
        yield f"- **Why these matter:** {fact_line(corpus, warning)}"


def _originator(corpus: Corpus, advice: Advice) -> Iterator[str]:
    tool = _tools(corpus, advice)[0]
    cities = [c for c in advice.turn.cities if c in corpus.cities]
    facts = [corpus.facts[key] for key in advice.facts]
    if facts:
        tool = corpus.tools[advice.turn.tool or facts[0].tool]
    names = [corpus.cities[c].city for c in cities[:2]]
    mark = "".join(f" [[{fact.id}]]" for fact in facts[:1])
    yield f"**Questions for {listed(names) or 'the city that did it'}**{mark}"
    for question in tool.ask_the_city:
        yield f"- {question}"
    for fact in facts[:2]:
        city = corpus.city_of(fact.id)
        said = cited(shorten(fact.claim), fact.id)
        yield f"- On record: {said} Is that still so, and what came after?"
        condition = next(iter(city.conditions), None)
        if condition:
            text = f"{condition.text[0].lower()}{condition.text[1:]}".rstrip(".")
            yield f"- Would it have worked without {text} [[{fact.id}]]?"
