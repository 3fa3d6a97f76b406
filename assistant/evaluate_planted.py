"""Measure the check of model-written sentences on planted errors and on correct sentences."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from assistant.labelled import read_lines
from assistant.places import Gazetteer
from assistant.verify import verify

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assistant.corpus import Corpus


SETS = {
    "first set, tuned on": "planted_tune.jsonl",
    "second set, tuned on later": "planted_report.jsonl",
    "third set, tuned on last": "planted_fresh.jsonl",
    "fourth set, tuned on": "planted_fourth.jsonl",
    "set kept aside": "planted_fifth.jsonl",
}


def report(corpus: Corpus, folder: Path) -> str:
    """The tables of both sets of planted sentences, and the time of an answer, as Markdown."""
    gazetteer = Gazetteer.load(folder / "places.csv", [c.city for c in corpus.cities.values()])
    parts = []
    for title, name in SETS.items():
        rows = read_lines(folder / "golden" / name)
        parts += [f"## The {title}", planted_table(rows, corpus, gazetteer)]
    return "\n\n".join(parts)


def judged(
    rows: Sequence[dict[str, Any]], corpus: Corpus, gazetteer: Gazetteer
) -> list[tuple[dict[str, Any], str]]:
    """Each row with the kinds of its faults, joined; "" when all its sentences passed."""
    out = []
    for row in rows:
        verdicts = verify(row["text"], corpus, row["facts"], row["said"], gazetteer)
        out.append((row, " ".join(v.kind for v in verdicts if v.kind)))
    return out


def totals(results: Sequence[tuple[dict[str, Any], str]]) -> tuple[float, float]:
    """The share of wrong rows detected and the share of correct rows rejected."""
    wrong = [bool(kinds) for row, kinds in results if not row["ok"]]
    right = [bool(kinds) for row, kinds in results if row["ok"]]
    return sum(wrong) / max(1, len(wrong)), sum(right) / max(1, len(right))


def planted_table(rows: Sequence[dict[str, Any]], corpus: Corpus, gazetteer: Gazetteer) -> str:
    """Errors detected and correct sentences rejected by kind, with the totals, as Markdown."""
    judged(rows[:5], corpus, gazetteer)
    started = time.perf_counter()
    results = judged(rows, corpus, gazetteer)
    took = (time.perf_counter() - started) / max(1, len(rows)) * 1000
    lines = ["| kind | sentences | should fail | failed |", "|---|---|---|---|"]
    for kind in dict.fromkeys(row["kind"] for row in rows):
        of = [(row, kinds) for row, kinds in results if row["kind"] == kind]
        should = "no" if of[0][0]["ok"] else "yes"
        lines.append(f"| {kind} | {len(of)} | {should} | {sum(bool(k) for _, k in of)} |")
    found, lost = totals(results)
    lines.append(f"\nErrors detected: {found:.1%}. Correct sentences rejected: {lost:.1%}. ")
    lines.append(f"{took:.2f} ms a sentence.")
    return "\n".join(lines)
