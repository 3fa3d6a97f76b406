"""Advice -> Markdown with draft markers ``[[fact-id]]``. Pure; the numbers come from cite.py."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import takewhile
from typing import TYPE_CHECKING

from assistant.abstain import abstention
from assistant.compact import compact, related
from assistant.comparison import compared
from assistant.findings import findings, follow_up
from assistant.moves import sentence
from assistant.peers import listed, people
from assistant.phrasing import (
    described,
    fact_line,
    statement,
    statements,
    step,
)
from assistant.plans import plan_page
from assistant.reasons import reasons

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.advise import Advice, Pick
    from assistant.cite import Citation
    from assistant.corpus import Corpus
    from assistant.fit import ToolFit
    from assistant.peers import Comparable

OFFERS = {"Lay out the first hundred days.": "Shall I lay out the first hundred days?"}
LIKELY = "likely next, once you say more; nothing you named speaks for it in particular"
NOTHING, NONE = "nothing you described calls for it", "nothing you described calls for them"
ORDINALS = ("Why first", "Why second", "Why third", "Why then")
FEW_WORDS = 260  # up to here the compact form is used

Writer = Callable[["Corpus", "Advice"], Iterable[str]]


def render(corpus: Corpus, advice: Advice) -> str:
    """The draft answer for any intent, in the form asked for but for its bullets and length."""
    writers: dict[str, Writer] = {
        "recommend": _recommendation,
        "profile": _moved,
        "what-if": _moved,
        "cases": _cases,
        "fact": findings,
        "failures": findings,
        "follow-up": follow_up,
        "compare": compared,
        "plan": plan_page,
        "tool": _tool_page,
    }
    writer = writers.get(advice.request.intent)
    if advice.abstained or writer is None:
        return abstention(corpus, advice).strip() + "\n"
    return "\n".join(writer(corpus, advice)).strip() + "\n"


def _recommendation(corpus: Corpus, advice: Advice) -> Iterator[str]:
    form = advice.turn.form
    if form.one_line or (form.max_words and form.max_words <= FEW_WORDS):
        yield compact(corpus, advice)
        return
    yield _heard(corpus, advice)
    yield ""
    if not advice.profile.challenges and not any(fit.why for fit in advice.tools[:3]):
        yield from _nothing_yet(corpus, advice)
        return
    pairs = list(zip(advice.tools, advice.picks, strict=False))
    shown = pairs[: form.max_tools] if form.max_tools else list(takewhile(_speaks, pairs))
    yield _order([corpus.tools[fit.tool].name.lower() for fit, _ in shown], corpus, advice)
    for fit, pick in shown:
        yield ""
        yield from _tool_section(corpus, advice, fit, pick)
    yield from related(corpus, advice)
    yield ""
    yield from _comparables(corpus, advice)
    yield ""
    yield from _not_now(corpus, advice, advice.tools[len(shown) :])
    yield from _closing(advice)


def _nothing_yet(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """No trouble was named: what would help, and the little that can be said."""
    yield (
        "You named no trouble yet, so no tool stands out. Tell me what goes wrong, for whom, and "
        "what has been tried."
    )
    if advice.questions:
        yield ""
        yield "**It would also help to know:** " + " ".join(advice.questions)
    names = [corpus.tools[fit.tool].name.lower() for fit in advice.tools[:3]]
    yield ""
    yield f"Until then: cities of all kinds most often begin with {listed(names)}."
    if advice.profile.population or advice.profile.country:
        yield ""
        yield from _comparables(corpus, advice)


def _moved(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """What new values do to the order: the change first, then the order in short."""
    hypothetical = advice.request.intent == "what-if"
    yield f"**What {'would change' if hypothetical else 'changed'}:** " + sentence(
        corpus, advice.changed, advice.moved, hypothetical
    )
    yield ""
    yield compact(corpus, advice)
    if advice.kept:
        yield ""
        yield f"*Your city stays as you described it: {described(corpus, advice.kept)}.*"
    elif advice.questions:
        yield ""
        yield "**Would change the order:** " + " ".join(advice.questions)


def _speaks(pair: tuple[ToolFit, Pick]) -> bool:
    """Whether a tool has something to say for itself: a reason or an example for these troubles."""
    fit, pick = pair
    return fit.rank == 1 or (
        (fit.fit != "weak" and bool(fit.why or fit.causes)) or bool(pick.examples)
    )


def _order(names: Sequence[str], corpus: Corpus, advice: Advice) -> str:
    if len(names) > 2:
        return f"**Start with {names[0]}, then {names[1]}; {names[2]} comes third.**"
    if advice.turn.form.max_tools:
        return f"**Start with {', then '.join(names)}.**"
    if len(names) == 2:
        return f"**Start with {names[0]}, then {names[1]}.** Nothing you said asks for a third yet."
    second = corpus.tools[advice.tools[1].tool].name.lower()
    return (
        f"**Start with {names[0]}.** No second tool stands out from what you said; "
        f"{second} is the most likely."
    )


def _heard(corpus: Corpus, advice: Advice) -> str:
    parts = [corpus.label(t.tag) for t in advice.troubles[:5]]
    troubles = listed(parts) if parts else "no concrete trouble yet"
    return f"**What I understood:** {described(corpus, advice.profile)}; {troubles}."


def _tool_section(corpus: Corpus, advice: Advice, fit: ToolFit, pick: Pick) -> Iterator[str]:
    tool = corpus.tools[fit.tool]
    yield f"### {fit.rank}. {tool.name} ({fit.fit} fit)"
    yield _why(corpus, fit, advice.profile.challenges)
    for key in pick.examples[: 2 if fit.rank == 1 else 1]:
        yield f"- {fact_line(corpus, corpus.facts[key])}"
    if not pick.examples and advice.profile.challenges:
        trouble = corpus.label(advice.profile.challenges[0])
        yield f"- No case here shows {tool.name.lower()} at work on {trouble}."
    if pick.warning and fit.rank < 3:
        yield f"- **What can go wrong:** {fact_line(corpus, corpus.facts[pick.warning])}"
    if fit.lacks:
        missing = listed([corpus.label(word) for word in fit.lacks])
        yield f"- **Missing so far:** {missing}."
    if fit.rank == 1:
        said = advice.statements
        yield f"- **First step:** {step(tool, said['first_steps'])}"
    if fit.rank == 1 and not advice.turn.form.blunt:
        yield f"- **Time:** {statement(tool, said['time_to_effect'])}"
        yield f"- **Why government at all:** {statement(tool, said['market_failure'])}"
        yield f"- **When to step back:** {statement(tool, said['step_back'])}"


def _why(corpus: Corpus, fit: ToolFit, challenges: Sequence[str]) -> str:
    place = ORDINALS[min(fit.rank, len(ORDINALS)) - 1]
    return f"{place}: {'; '.join(reasons(corpus, fit, challenges)[: 2 if fit.rank == 1 else 1])}."


def _clause(text: str) -> str:
    return text.rstrip(". ")


def _comparables(corpus: Corpus, advice: Advice) -> Iterator[str]:
    if not advice.comparables:
        return
    yield "### Cities to compare with"
    if not any(c.close for c in advice.comparables):
        yield "None is close to this city; these are the nearest."
    for item in advice.comparables:
        yield _comparable(corpus, item)


def _comparable(corpus: Corpus, item: Comparable) -> str:
    marker = f"[[{item.facts[0]}]]"
    shared = f"Shares {listed(item.shared)}" if item.shared else "Shares little"
    text = (
        f"- **{item.name}, {item.country}** ({people(item.population)} people): "
        f"{shared[0].lower()}{shared[1:]}; differs: {listed(item.differs)} {marker}."
    )
    open_ = next((c for c in item.conditions if c.status != "has"), None)
    if open_:
        relied = f"{open_.text[0].lower()}{open_.text[1:]}".rstrip(".")
        lack = "you lack this." if open_.status == "lacks" else "do you have this?"
        text += f" What carried it: {relied} {marker}; {lack}"
    return text


def _not_now(corpus: Corpus, advice: Advice, rest: Sequence[ToolFit]) -> Iterator[str]:
    yield "### Why not the others now"
    reasons: dict[str, list[str]] = {}
    for fit in rest:
        if fit.against:
            reason = _clause(fit.against[0])
        elif fit.why:
            reason = f"later, because {_clause(fit.why[0])}"
        elif fit.lacks:
            reason = f"relies on {listed([corpus.label(w) for w in fit.lacks])}, which is missing"
        elif fit.rank <= 3:
            reason = LIKELY
        else:
            reason = NOTHING
        reasons.setdefault(reason, []).append(corpus.tools[fit.tool].name)
    for reason, names in reasons.items():
        yield f"- {listed(names)}: {reason}.".replace(NOTHING, NOTHING if len(names) < 2 else NONE)


def _closing(advice: Advice) -> Iterator[str]:
    if advice.questions and not advice.turn.form.blunt:
        yield ""
        yield "**Would change the order:** " + " ".join(advice.questions)
    if advice.cautions:
        yield ""
        yield "*" + " ".join(advice.cautions) + "*"
    if advice.offer in OFFERS:
        yield ""
        yield OFFERS[advice.offer]


def _cases(corpus: Corpus, advice: Advice) -> Iterator[str]:
    yield _heard(corpus, advice)
    yield ""
    if not any(c.close for c in advice.comparables):
        yield "No case is really close to this city; these come nearest."
        yield ""
    for item in advice.comparables:
        yield _comparable(corpus, item)
        for key in item.facts:
            yield f"  - {fact_line(corpus, corpus.facts[key])}"
    warning = next(
        (e.fact for e in advice.evidence if corpus.facts[e.fact].role == "warning"), None
    )
    if warning:
        yield f"- **A warning:** {fact_line(corpus, corpus.facts[warning])}"
    yield from _closing(advice)


def _tool_page(corpus: Corpus, advice: Advice) -> Iterator[str]:
    tool = corpus.tools[advice.request.tool or "vision"]
    yield f"### {tool.name}"
    yield " ".join(statements(tool, "definition", 1))
    for title, section, n in (
        ("Fits when", "fits_when", 2),
        ("Does not fit when", "does_not_fit_when", 2),
        ("Costs", "cost_notes", 2),
        ("Time", "time_to_effect", 1),
        ("The market failure it answers", "market_failure", 1),
        ("Step back when", "step_back", 1),
        ("How it fails", "failure_modes", 2),
    ):
        yield f"- **{title}:** {' '.join(statements(tool, section, n))}"
    for item in advice.evidence[:2]:
        yield f"- **For example:** {fact_line(corpus, corpus.facts[item.fact])}"


def source_list(citations: Sequence[Citation]) -> str:
    """The numbered sources as Markdown lines, one per citation."""
    lines = []
    for c in citations:
        date = f", {c.source.date}" if c.source.date else ""
        copy = " (a copy of the original)" if c.source.type == "copy" else ""
        grade = f" Evidence: {c.grade}." if c.grade else ""
        title = re.sub(r"\s+", " ", c.source.title)
        lines.append(
            f"[{c.n}] {title}. {c.source.publisher}{date}{copy}.{grade} {c.source.url} ({c.fact})"
        )
    return "\n".join(lines)
