"""Measure the conversation: what is declined, what follow-ups find, time."""

from __future__ import annotations

import statistics
import time
import uuid
from typing import TYPE_CHECKING, Any

from assistant.labelled import read_lines
from assistant.memory import Memory, remember
from assistant.metrics import mean
from assistant.turn import SURE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assistant.adviser import Adviser
    from assistant.guide import Guide

K = 5
APT = 2  # grade of an answer on the point
REAL = (
    "We are a port city of 900,000 in Colombia with floods and little money; where do we start?",
    "Tier-2 city in Madhya Pradesh, 6.5 lakh people, command centre built in 2021, nobody uses it.",
    "Our last app failed and residents distrust sensors. City of 250,000 in the Netherlands.",
)


def follow_up_recall(adviser: Adviser, rows: Sequence[dict[str, Any]]) -> str:
    """Recall@5 of the facts that a follow-up is about: ours, the last turn alone, the last two
    turns joined, as Markdown."""
    values: dict[str, list[float]] = {"ours": [], "last turn alone": [], "last two joined": []}
    for row in rows:
        first, last = row["turns"]
        memory = _after(adviser, first)
        for name, (text, before) in {
            "ours": (last, memory),
            "last turn alone": (last, Memory()),
            "last two joined": (f"{first} {last}", Memory()),
        }.items():
            found = set(_facts(adviser, text, before)[:K])
            wanted = set(row["facts"])
            values[name].append(len(found & wanted) / min(K, len(wanted)))
    lines = ["| searched with | follow-ups | recall@5 |", "|---|---|---|"]
    lines += [f"| {name} | {len(rows)} | {mean(got):.2f} |" for name, got in values.items()]
    return "\n".join(lines)


def _after(adviser: Adviser, text: str) -> Memory:
    heard, vectors = adviser.understand(text)
    evidence, nearest = adviser.retrieve(heard, vectors)
    advice = adviser.advise(heard, vectors, evidence, nearest)
    _, citations = adviser.check(advice, adviser.write(advice), text)
    return remember(Memory(), heard, advice, [c.fact for c in citations])


def _facts(adviser: Adviser, text: str, memory: Memory) -> list[str]:
    """What is shown for a follow-up, or the best of the search."""
    heard, vectors = adviser.understand(text, memory)
    evidence, nearest = adviser.retrieve(heard, vectors)
    advice = adviser.advise(heard, vectors, evidence, nearest, memory)
    rest = [item.fact for item in evidence if item.fact not in advice.facts]
    return [*advice.facts, *rest]


def scope_table(guide: Guide, rows: Sequence[dict[str, Any]]) -> str:
    """The confusion of answered and declined, as Markdown, and the texts that went wrong."""
    counts = {(wanted, got): 0 for wanted in (True, False) for got in (True, False)}
    wrong = []
    for row in rows:
        answered = not guide.ask(row["text"]).abstained
        counts[row["answer"], answered] += 1
        if answered is not row["answer"]:
            wrong.append(f"- {'answered' if answered else 'declined'}: {row['text']}")
    table = [
        "| question | answered | declined |",
        "|---|---|---|",
        f"| within the subject | {counts[True, True]} | {counts[True, False]} |",
        f"| outside or not in the corpus | {counts[False, True]} | {counts[False, False]} |",
    ]
    return "\n".join([*table, *wrong])


def asks_table(adviser: Adviser, rows: list[dict[str, Any]]) -> str:
    """How often it is heard right what a later message asks for, as Markdown."""
    listener = adviser.listener
    heard = [listener.heard_later(row["text"], row["lang"]) for row in rows]
    right = [float(one.ask == row["act"]) for one, row in zip(heard, rows, strict=True)]
    sure = [one.chance >= SURE for one in heard]
    english = [row["lang"] == "en" for row in rows]
    others = [not value for value in english]
    lines = ["| later messages | number | heard right |", "|---|---|---|"]
    for name, kept in {
        "English": english, "other languages": others, "sure enough to act on": sure,
        "all": [True] * len(rows),
    }.items():  # fmt: skip
        chosen = [value for value, keep in zip(right, kept, strict=True) if keep]
        lines.append(f"| {name} | {len(chosen)} | {mean(chosen):.2f} |")
    return "\n".join(lines)


def answered_table(adviser: Adviser, rows: Sequence[dict[str, Any]]) -> str:
    """How often a prepared answer is given to messages of officials, and one that a reader found on
    the point (2) or of use (1), as Markdown; by form, and for those that have one on the point."""
    grades: dict[str, list[int]] = {"first": [], "later": []}
    most: dict[str, list[int]] = {"first": [], "later": []}
    begun: dict[tuple[str, int], Memory] = {}
    for row in sorted(rows, key=lambda row: (row["topic"], row["n"])):
        before = Memory()
        if row["form"] == "first":
            begun[row["topic"], row["n"]] = _after(adviser, row["text"])
        else:
            before = begun[row["topic"], row["after"]]
        turn = adviser.understand(row["text"], before)[0].turn
        given = [row["best"].get(key, 0) for key in turn.faqs]
        grades[row["form"]].append(max(given) if given else -1)
        most[row["form"]].append(max(row["best"].values(), default=0))
    lines = ["| messages | number | answered | on the point | of use | on the point where one is |"]
    lines.append("|---|---|---|---|---|---|")
    for form, got in grades.items():
        apt = [grade for grade, best in zip(got, most[form], strict=True) if best == APT]
        shares = [mean([grade >= least for grade in got]) for least in (0, APT, APT - 1)]
        of_apt = f"{mean([grade == APT for grade in apt]):.2f} of {len(apt)}"
        figures = " | ".join(f"{share:.2f}" for share in shares)
        lines.append(f"| {form} | {len(got)} | {figures} | {of_apt} |")
    return "\n".join(lines)


def mains_table(adviser: Adviser, rows: Sequence[dict[str, Any]]) -> str:
    """How often the main trouble of a first message is heard as its writer meant it, and as he or
    a reader, who may name two, would; beside it how often that reader's first is the writer's."""
    hit = {"first as the writer meant it": 0, "first as writer or reader say": 0,
           "among those heard": 0, "the reader's first is the writer's": 0}  # fmt: skip
    some = [row for row in rows if row["form"] == "first"]
    for row in some:
        heard = adviser.understand(row["text"])[0]
        named = [heard.turn.matter, heard.turn.topic, *heard.profile.challenges]
        named = [topic for topic in named if topic] or [""]
        found = (named[0] == row["topic"], named[0] in {row["topic"], *row["mains"]},
                 row["topic"] in named, row["mains"][0] == row["topic"])  # fmt: skip
        for name, got in zip(hit, found, strict=True):
            hit[name] += got
    lines = ["| main trouble of first messages | share |", "|---|---|"]
    lines += [f"| {name} | {count / len(some):.2f} of {len(some)} |" for name, count in hit.items()]
    return "\n".join(lines)


def talk_speed(guide: Guide, turns: int = 40) -> str:
    """Milliseconds of a warm follow-up, the checkpoint included."""
    key = uuid.uuid4().hex
    guide.ask(REAL[0], key)
    asks = ("and how did they pay for it?", "what about the second one?", "why not vision?",
            "what went wrong there?", "any of these in Asia?")  # fmt: skip
    spent = []
    for i in range(turns):
        started = time.perf_counter()
        guide.ask(asks[i % len(asks)], key)
        spent.append((time.perf_counter() - started) * 1000)
    spent.sort()
    return (
        f"follow-up turns: p50 {statistics.median(spent):.0f} ms, "
        f"p95 {spent[int(0.95 * len(spent))]:.0f} ms over {turns} turns"
    )


def report(guide: Guide, scope: Path | None = None) -> str:
    """Everything that ``assistant evaluate talk`` prints, as Markdown."""
    folder = guide.adviser.corpus_dir / "golden"
    parts = [follow_up_recall(guide.adviser, read_lines(folder / "followups.jsonl"))]
    parts.append(asks_table(guide.adviser, read_lines(folder / "asks.jsonl")))
    talks = read_lines(folder / "talks.jsonl")
    parts += [mains_table(guide.adviser, talks), answered_table(guide.adviser, talks)]
    parts.append(scope_table(guide, read_lines(scope or folder / "scope.jsonl")))
    parts.append(talk_speed(guide))
    return "\n\n".join(parts)
