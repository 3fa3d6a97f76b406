"""Advice -> Markdown with draft markers ``[[fact-id]]``. Pure; the numbers come from cite.py."""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING

from assistant.cite import sentences
from assistant.peers import INCOME_WORDS, listed, people

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.advise import Advice, Pick
    from assistant.cite import Citation
    from assistant.corpus import Corpus
    from assistant.fit import ToolFit
    from assistant.peers import Comparable
    from assistant.profile import Profile
    from assistant.schema import Fact, Tool

SHORT = 28  # words of a claim that are quoted in a list
GRADE_LEADS = {
    "claimed": "announced, no result known",
    "reported": "reported",
    "measured": "measured",
    "evaluated": "independently evaluated",
}
LIKELY = "likely next, once you say more; nothing you named speaks for it in particular"
NOTHING, NONE = "nothing you described calls for it", "nothing you described calls for them"
USUAL = "cities with such troubles often used it too"
GOOD_PART = 0.2  # of the facts on a trouble
EXAMPLES = (2, 1, 1)  # facts shown for the first, second and third tool
ORDINALS = ("Why first", "Why second", "Why third")


def render(corpus: Corpus, advice: Advice) -> str:
    """The draft answer for any intent."""
    writers = {
        "recommend": _recommendation,
        "cases": _cases,
        "fact": _findings,
        "failures": _findings,
        "tool": _tool_page,
    }
    if advice.abstained or advice.request.intent not in writers:
        return _abstention(corpus, advice)
    lines = writers[advice.request.intent](corpus, advice)
    return "\n".join(lines).strip() + "\n"


def _recommendation(corpus: Corpus, advice: Advice) -> Iterator[str]:
    yield _heard(corpus, advice)
    yield ""
    pairs = zip(advice.tools, advice.picks, strict=False)
    shown = list(takewhile(lambda pair: _speaks(*pair), pairs))
    yield _order([corpus.tools[fit.tool].name.lower() for fit, _ in shown], corpus, advice)
    for fit, pick in shown:
        yield ""
        yield from _tool_section(corpus, advice, fit, pick)
    yield ""
    yield from _comparables(corpus, advice)
    yield ""
    yield from _not_now(corpus, advice, advice.tools[len(shown) :])
    yield from _closing(advice)


def _speaks(fit: ToolFit, pick: Pick) -> bool:
    """Whether a tool has something to say for itself: a reason or an example for these troubles."""
    return fit.rank == 1 or (
        (fit.fit != "weak" and bool(fit.why or fit.causes)) or bool(pick.examples)
    )


def _order(names: Sequence[str], corpus: Corpus, advice: Advice) -> str:
    if len(names) == 3:
        return f"**Start with {names[0]}, then {names[1]}; {names[2]} comes third.**"
    if len(names) == 2:
        return f"**Start with {names[0]}, then {names[1]}.** Nothing you said asks for a third yet."
    second = corpus.tools[advice.tools[1].tool].name.lower()
    return (
        f"**Start with {names[0]}.** No second tool stands out from what you said; "
        f"{second} is the most likely."
    )


def _heard(corpus: Corpus, advice: Advice) -> str:
    parts = [corpus.label(t.tag) for t in advice.troubles[:5]]
    where = _describe(corpus, advice.profile)
    troubles = listed(parts) if parts else "no concrete trouble yet"
    return f"**What I understood:** {where}; {troubles}."


def _describe(corpus: Corpus, profile: Profile) -> str:
    words = []
    if profile.named_city:
        words.append(profile.named_city)
    if profile.population:
        about = "about " if profile.origin.get("population") == "inferred" else ""
        words.append(f"{about}{people(profile.population)} people")
    if profile.country:
        words.append(profile.country)
    elif profile.region:
        words.append(profile.region)
    if profile.income_group:
        origin = profile.origin.get("income_group")
        mark = " (inferred)" if origin == "inferred" else ""
        words.append(f"{INCOME_WORDS[profile.income_group]}{mark}")
    words += [label for asset in profile.assets[:2] if (label := corpus.label(asset))]
    if profile.budget_level == "low":
        words.append("little money")
    elif profile.budget_level == "high":
        words.append("money at hand")
    return ", ".join(words) or "a city whose size and country I do not know"


def _tool_section(corpus: Corpus, advice: Advice, fit: ToolFit, pick: Pick) -> Iterator[str]:
    tool = corpus.tools[fit.tool]
    yield f"### {fit.rank}. {tool.name} ({fit.fit} fit)"
    yield _why(corpus, fit)
    for key in pick.examples[: EXAMPLES[fit.rank - 1]]:
        yield f"- {_fact_line(corpus, corpus.facts[key])}"
    if not pick.examples and advice.profile.challenges:
        trouble = corpus.label(advice.profile.challenges[0])
        yield f"- No case here shows {tool.name.lower()} at work on {trouble}."
    if pick.warning and fit.rank < 3:
        yield f"- **What can go wrong:** {_fact_line(corpus, corpus.facts[pick.warning])}"
    if fit.lacks:
        missing = listed([corpus.label(word) for word in fit.lacks])
        yield f"- **Missing so far:** {missing}."
    if fit.rank == 1:
        said = advice.statements
        yield f"- **First step:** {_step(tool, said['first_steps'])}"
        yield f"- **Time:** {_statement(tool, said['time_to_effect'])}"
        yield f"- **Why government at all:** {_statement(tool, said['market_failure'])}"
        yield f"- **When to step back:** {_statement(tool, said['step_back'])}"


def _why(corpus: Corpus, fit: ToolFit) -> str:
    place = ORDINALS[fit.rank - 1]
    if fit.why:
        reason = "; ".join(_clause(text) for text in fit.why[: 2 if fit.rank == 1 else 1])
        return f"{place}: {reason}."
    if not fit.causes:
        return f"{place}: {USUAL}."
    trouble = corpus.label(fit.causes[0])
    answers = Counter(fact.tool for fact in corpus.answers[fit.causes[0]])
    if answers[fit.tool] == max(answers.values(), default=0):
        return f"{place}: most of what the case cities did about {trouble} is of this kind."
    if answers[fit.tool] >= GOOD_PART * answers.total():
        return f"{place}: a good part of what the case cities did about {trouble} is of this kind."
    return f"{place}: readers of all these cases chose it for cities with {trouble}."


def _clause(text: str) -> str:
    return text.rstrip(". ")


def _fact_line(corpus: Corpus, fact: Fact) -> str:
    city = corpus.city_of(fact.id)
    lesson = fact.lesson.rstrip(".")
    where = f"{city.city}, {fact.year}" if fact.year != "undated" else city.city
    grade = GRADE_LEADS[fact.grade]
    return f"{lesson}. *{where}, {grade}:* {_cited(shorten(fact.claim), fact.id)}"


def _cited(text: str, key: str) -> str:
    """Every sentence carries its marker, so that each can be checked alone."""
    return " ".join(f"{s.rstrip('.')} [[{key}]]." for s in sentences(text))


def shorten(claim: str, words: int = SHORT) -> str:
    """Whole sentences from the start, at most about ``words`` words, never none."""
    kept: list[str] = []
    for sentence in sentences(claim):
        if kept and len(" ".join([*kept, sentence]).split()) > words:
            break
        kept.append(sentence)
    return " ".join(kept)


def _statement(tool: Tool, key: str) -> str:
    """A statement on a tool by passage id, cited, or marked as our own estimate."""
    section, _, number = key.partition("#")[2].rpartition("-")
    statement = tool.sections[section][int(number) - 1]
    if statement.sources:
        return _cited(statement.text, key)
    return f"{statement.text.rstrip('.')} (our estimate)."


def _step(tool: Tool, key: str) -> str:
    return tool.first_steps[int(key.rpartition("-")[2]) - 1]


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
    if advice.questions:
        yield ""
        yield "**Would change the order:** " + " ".join(advice.questions)
    if advice.cautions:
        yield ""
        yield "*" + " ".join(advice.cautions) + "*"


def _cases(corpus: Corpus, advice: Advice) -> Iterator[str]:
    yield _heard(corpus, advice)
    yield ""
    if not any(c.close for c in advice.comparables):
        yield "No case is really close to this city; these come nearest."
        yield ""
    for item in advice.comparables:
        yield _comparable(corpus, item)
        for key in item.facts:
            yield f"  - {_fact_line(corpus, corpus.facts[key])}"
    warning = next(
        (e.fact for e in advice.evidence if corpus.facts[e.fact].role == "warning"), None
    )
    if warning:
        yield f"- **A warning:** {_fact_line(corpus, corpus.facts[warning])}"
    yield from _closing(advice)


def _findings(corpus: Corpus, advice: Advice) -> Iterator[str]:
    for item in advice.evidence[:5]:
        fact = corpus.facts[item.fact]
        city = corpus.city_of(fact.id)
        where = f"{city.city}, {fact.year}" if fact.year != "undated" else city.city
        yield f"- *{where}, {GRADE_LEADS[fact.grade]}:* {_cited(fact.claim, fact.id)}"
        yield f"  Lesson: {fact.lesson.rstrip('.')} [[{fact.id}]]."


def _tool_page(corpus: Corpus, advice: Advice) -> Iterator[str]:
    tool = corpus.tools[advice.request.tool or "vision"]
    yield f"### {tool.name}"
    yield _all_sourced(tool, "definition", 1)
    for title, section, n in (
        ("Fits when", "fits_when", 2),
        ("Does not fit when", "does_not_fit_when", 2),
        ("Costs", "cost_notes", 2),
        ("Time", "time_to_effect", 1),
        ("The market failure it answers", "market_failure", 1),
        ("Step back when", "step_back", 1),
        ("How it fails", "failure_modes", 2),
    ):
        yield f"- **{title}:** {_all_sourced(tool, section, n)}"
    for item in advice.evidence[:2]:
        yield f"- **For example:** {_fact_line(corpus, corpus.facts[item.fact])}"


def _all_sourced(tool: Tool, section: str, n: int) -> str:
    """The first n statements, sourced ones first, our own estimates marked."""
    numbered = list(enumerate(tool.sections[section], start=1))
    numbered.sort(key=lambda pair: not pair[1].sources)
    texts = []
    for number, statement in numbered[:n]:
        if statement.sources:
            texts.append(_cited(statement.text, f"tool:{tool.id}#{section}-{number}"))
        else:
            texts.append(f"{statement.text.rstrip('.')} (our estimate).")
    return " ".join(texts)


def _abstention(corpus: Corpus, advice: Advice) -> str:
    intent = advice.request.intent
    if intent == "about":
        return (
            f"I help city governments choose among ten tools, with {len(corpus.facts)} sourced "
            f"facts from {len(corpus.cities)} cities. Describe your city and its trouble: size, "
            "country, money, what has been tried. I say where to start, who did it before, with "
            "what result, and what differs from you.\n"
        )
    if intent == "empty":
        return (
            "I could not read a question in that. Describe the city and its trouble in a sentence "
            "or two, for example: 'port city of 900,000, floods, little money'.\n"
        )
    if advice.request.intent in {"fact", "failures"}:
        return (
            "The case library holds nothing on that. Ask about one of its cities "
            "('assistant cities' lists them), or describe your own.\n"
        )
    return (
        "That is outside what I can help with: I advise city governments on which tools fit their "
        "situation. Describe a city and its trouble, or ask about a case city.\n"
    )


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
