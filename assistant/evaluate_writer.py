"""Measure the language model on the golden questions: what is kept, what reaches the user, time."""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING

from assistant.cite import check
from assistant.graph import DRAFT
from assistant.guide import new_id
from assistant.metrics import mean
from assistant.peers import restated
from assistant.schema import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.guide import Guide
    from assistant.labelled import Golden
    from assistant.reply import Reply, Writing

LEAST_CITED = 2  # citations below which an answer on a described city is no help


class Answer(Record):
    """One question as answered; ``faults`` are what the final text says without support."""

    question: str
    outcome: str
    faults: tuple[str, ...]
    useful: bool
    first_draft_ms: float | None
    whole_ms: float


def answer(guide: Guide, question: Golden) -> tuple[Answer, Writing | None]:
    """Ask one question in a conversation of its own, and look at what reached the user."""
    key, started, first = new_id(), time.perf_counter(), None
    reply: Reply | None = None
    for name, last in guide.stream(question.text, key, drafts=True):
        if name.startswith(DRAFT) and first is None:
            first = (time.perf_counter() - started) * 1000
        reply = last or reply
    assert reply is not None
    whole = (time.perf_counter() - started) * 1000
    guide.forget(key)
    said = restated(question.text, reply.profile)
    held = not reply.abstained and reply.intent != "about"
    faults = check(reply.text, reply.citations, guide.adviser.corpus, said) if held else ()
    made = Answer(
        question=question.id,
        outcome=reply.writing.outcome if reply.writing else "no model asked",
        faults=tuple(f"{fault.kind}: {fault.value}" for fault in faults),
        useful=reply.abstained or len(reply.citations) >= LEAST_CITED,
        first_draft_ms=first,
        whole_ms=whole,
    )
    return made, reply.writing


def report(
    guide: Guide, questions: Sequence[Golden], step: Callable[[int, int], None] | None = None
) -> str:
    """The outcomes, the fate of the sentences, what is unsupported, and the times, as Markdown."""
    answers, writings = [], []
    for done, question in enumerate(questions, start=1):
        made, writing = answer(guide, question)
        answers.append(made)
        writings += [writing] if writing else []
        if step:
            step(done, len(questions))
    lines = ["| outcome | answers |", "|---|---|"]
    lines += [f"| {name} | {n} |" for name, n in Counter(a.outcome for a in answers).most_common()]
    lines += ["", *_sentences(writings), "", *_times(answers, writings), ""]
    faults = [f"{a.question}: {fault}" for a in answers for fault in a.faults]
    useless = [a.question for a in answers if not a.useful]
    lines.append(f"Figures, cities and markers without support in final texts: {len(faults)}.")
    lines += [f"- {fault}" for fault in faults]
    lines.append(f"Answers citing fewer than {LEAST_CITED} facts: {', '.join(useless) or 'none'}.")
    return "\n".join(lines)


def _sentences(writings: Sequence[Writing]) -> list[str]:
    judged = [w for w in writings if w.kept + w.repaired + w.replaced]
    counts = {
        "kept": sum(w.kept for w in judged),
        "repaired": sum(w.repaired for w in judged),
        "replaced or left out": sum(w.replaced for w in judged),
    }
    total = sum(counts.values()) or 1
    kinds = Counter(kind for w in writings for kind in w.faults)
    lines = [f"| sentences checked ({len(judged)} answers) | n | share |", "|---|---|---|"]
    lines += [f"| {name} | {n} | {n / total:.0%} |" for name, n in counts.items()]
    told = ", ".join(f"{kind} {n}" for kind, n in kinds.most_common()) or "none"
    return [*lines, "", f"Faults found by the check: {told}."]


def _times(answers: Sequence[Answer], writings: Sequence[Writing]) -> list[str]:
    rows = {
        "first piece after the writer began, with the server's time": [
            w.first_ms for w in writings if w.first_ms is not None
        ],
        "writing and checking": [w.total_ms for w in writings],
        "first draft after the question": [
            a.first_draft_ms for a in answers if a.first_draft_ms is not None
        ],
        "whole answer": [a.whole_ms for a in answers],
    }
    lines = ["| time, ms | p50 | p95 |", "|---|---|---|"]
    lines += [
        f"| {name} | {_at(values, 0.5):.0f} | {_at(values, 0.95):.0f} |"
        for name, values in rows.items()
        if values
    ]
    tokens = mean([float(w.tokens) for w in writings]) if writings else 0
    return [*lines, "", f"Tokens an answer, mean: {tokens:.0f}."]


def _at(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
