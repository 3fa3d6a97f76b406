"""Advice -> Markdown with draft markers ``[[fact-id]]``. Pure; the numbers come from cite.py."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from assistant.abstain import abstention, unheld
from assistant.advise import asks_for_cases
from assistant.answers import answer
from assistant.comparison import compared
from assistant.drafts import draft
from assistant.explain import tool_page
from assistant.findings import findings, follow_up
from assistant.phrasing import fact_line, lesson_line
from assistant.plans import plan_page
from assistant.recommend import closing, comparable, moved, recommendation
from assistant.restate import heard
from assistant.wished import wished

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.advise import Advice
    from assistant.cite import Citation
    from assistant.corpus import Corpus
    from assistant.reply import Reply

Writer = Callable[["Corpus", "Advice"], Iterable[str]]


def render(corpus: Corpus, advice: Advice) -> str:
    """The draft answer for any intent, in the form asked for but for its bullets and length."""
    writers: dict[str, Writer] = {
        "recommend": recommendation,
        "profile": moved,
        "what-if": moved,
        "cases": _cases,
        "fact": findings,
        "failures": findings,
        "follow-up": follow_up,
        "compare": compared,
        "plan": plan_page,
        "tool": tool_page,
        "task": draft,
        "ask": answer,
    }
    writer = writers.get(advice.request.intent)
    if advice.abstained or writer is None:
        return abstention(corpus, advice).strip() + "\n"
    text = "\n".join(writer(corpus, advice)).strip() + "\n"
    if not advice.unheld or advice.request.intent in {"tool", "plan", "task"}:
        return text
    return f"{' '.join(unheld(corpus, name) for name in advice.unheld)}\n\n{text}"


def _cases(corpus: Corpus, advice: Advice) -> Iterator[str]:
    if advice.found or asks_for_cases(advice.request, advice.profile):
        yield from findings(corpus, advice)
        return
    yield heard(corpus, advice)
    yield ""
    if advice.granted or advice.turn.faqs:
        yield from wished(corpus, advice)
        yield ""
    if any(granted.wish.alone for granted in advice.granted):
        yield from closing(corpus, advice)
        return
    if not any(c.close for c in advice.comparables):
        yield corpus.say("No case is really close to this city; these come nearest.")
        yield ""
    told = {key for granted in advice.granted for key in granted.facts}
    for item in advice.comparables:
        yield comparable(corpus, item)
        for line, key in zip((fact_line, lesson_line), item.facts, strict=False):
            if key not in told:
                yield f"  - {line(corpus, corpus.facts[key])}"
            told.add(key)
    failed = (e.fact for e in advice.evidence if corpus.facts[e.fact].role == "warning")
    warning = next((key for key in failed if key not in told), None)
    if warning:
        yield f"- {corpus.say('**A warning:** ')}{fact_line(corpus, corpus.facts[warning])}"
    yield from closing(corpus, advice.model_copy(update={"questions": ()}))  # no order was told


def byline(corpus: Corpus, reply: Reply, connected: bool) -> str:
    """Who wrote an answer, in one quiet line; before it, why not the model, when there is a note.
    ``connected`` is whether there is a language model at all."""
    if not connected:
        line = "Answers are composed from the case library; no language model is connected."
        return corpus.say(line)
    if reply.engine == "rules":
        line = corpus.say("Composed by rules from the case library.")
    else:
        line = corpus.say(
            "Written by {model} from the case library, every sentence checked.", model=reply.engine
        )
    return f"{reply.note} {line}".strip()


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
