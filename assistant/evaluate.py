"""Measure on the golden questions: retrieval beside the stock methods, tools, citations, tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.adviser import TRAINED
from assistant.cite import check
from assistant.labelled import Golden, label_matrix, read_golden, read_lines
from assistant.metrics import interval, mean, ndcg
from assistant.peers import restated
from assistant.rank import Ranker, load_weights
from assistant.schema import Record
from assistant.search import stock

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from assistant.embed import Vectors
    from assistant.guide import Guide

DEPTH = 10
HALVES = ("tune", "report")
PARTS_OF_STATEMENTS = {"A": "short statements", "B": "descriptions", "C": "other languages"}
HARD = "look-alikes and complaints"
KINDS = ("described", "like-us", "fact", "failure", "tool")


class Row(Record):
    """One line of a result table: a method on one kind and half."""

    kind: str
    half: str
    method: str
    questions: int
    value: float
    low: float
    high: float


def methods(guide: Guide) -> dict[str, Callable[[str], Sequence[str]]]:
    """The retrieval methods that are compared, each text -> fact ids."""

    def vector(text: str) -> Vectors:
        return guide.adviser.embedder.queries([text])

    return {
        "stock dense": lambda t: stock(
            guide.adviser.index, guide.adviser.lexical, t, vector(t), DEPTH, hybrid=False
        ),
        "stock hybrid": lambda t: stock(
            guide.adviser.index, guide.adviser.lexical, t, vector(t), DEPTH
        ),
        "ours": lambda t: retrieve(guide, t),
    }


def retrieve(guide: Guide, text: str) -> list[str]:
    """Fact ids as the assistant ranks them."""
    understood, vectors = guide.adviser.understand(text)
    evidence, _ = guide.adviser.retrieve(understood, vectors, n=DEPTH)
    return [e.fact for e in evidence]


def retrieval_table(guide: Guide, golden: Sequence[Golden]) -> list[Row]:
    """nDCG@10 per kind, half and method, with 95 % intervals."""
    rows = []
    for name, method in methods(guide).items():
        scores = {q.id: ndcg(method(q.text), q.facts, DEPTH) for q in golden if q.facts}
        for kind in KINDS:
            for half in ("tune", "report"):
                values = [
                    scores[q.id]
                    for q in golden
                    if q.kind == kind and q.split == half and q.id in scores
                ]
                low, high = interval(values)
                rows.append(
                    Row(kind=kind, half=half, method=name, questions=len(values),
                        value=mean(values), low=low, high=high)
                )  # fmt: skip
    return rows


def tool_table(guide: Guide, golden: Sequence[Golden]) -> list[Row]:
    """How the ranked tools compare with the reader's three: first tool among the reader's three,
    same first tool, overlap of the top threes, and a first tool the reader refused."""
    found: dict[tuple[str, str], list[float]] = {}
    for q in golden:
        if not q.tools:
            continue
        tools = [t.tool for t in guide.ask(q.text).tools][:3]
        if not tools:
            continue
        for name, value in (
            ("first among the reader's three", tools[0] in q.tools),
            ("same first tool", tools[0] == q.tools[0]),
            ("overlap of the threes", len(set(tools) & set(q.tools)) / 3),
            ("first tool refused by the reader", tools[0] in q.refused),
        ):
            found.setdefault((q.split, name), []).append(float(value))
    return [
        Row(kind="tools", half=half, method=name, questions=len(values), value=mean(values),
            low=interval(values)[0], high=interval(values)[1])
        for (half, name), values in sorted(found.items())
    ]  # fmt: skip


def trouble_report(guide: Guide, rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Precision, recall and F1 of the recogniser on statements that others wrote: over all labels
    (micro), as the mean over tags (macro), and per tag; in how many anything is heard."""
    recogniser = guide.adviser.listener.recogniser
    tags = recogniser.tags
    truth = label_matrix(rows, tags)
    said = []
    for row in rows:
        chances = recogniser.chances(guide.adviser.listener.ear.sound(row["text"]).clues)
        said.append((chances >= recogniser.threshold).astype(int))
    guess = np.array(said)
    hit = (guess & truth).sum(axis=0)
    per_tag = 2 * hit / np.maximum(1, guess.sum(axis=0) + truth.sum(axis=0))
    seen = truth.sum(axis=0) > 0
    return {
        "statements": len(rows),
        "heard": int((guess.sum(axis=1) > 0).sum()),
        "precision": float(hit.sum() / max(1, guess.sum())),
        "recall": float(hit.sum() / max(1, truth.sum())),
        "micro_f1": float(2 * hit.sum() / max(1, guess.sum() + truth.sum())),
        "macro_f1": float(per_tag[seen].mean()),
        "per_tag": {
            t: round(float(f), 2) for t, f, s in zip(tags, per_tag, seen, strict=True) if s
        },
    }


def by_length(guide: Guide, corpus_dir: Path) -> dict[str, list[dict[str, Any]]]:
    """The messages of writers of whom nothing was fitted: all, then by length and language."""
    rows = read_lines(corpus_dir / "golden" / "messages.jsonl")
    groups: dict[str, list[dict[str, Any]]] = {"messages of outsiders": rows}
    for row in rows:
        name = "in other languages"
        if guide.adviser.listener.glossary.language(row["text"]) == "en":
            words = len(row["text"].split())
            name = "to 25 words" if words <= 25 else "26 to 59" if words < 60 else "60 and more"
        if row["id"].startswith("cb"):
            name = "plainly named"
        groups.setdefault(f"- {name}", []).append(row)
    return groups


def _hard(corpus_dir: Path) -> dict[str, list[dict[str, Any]]]:
    """Look-alikes that voice no trouble, and plain complaints that are easily missed."""
    rows = read_lines(corpus_dir / "golden" / "hard.jsonl")
    return {HARD: rows, f"{HARD}, complaints alone": [row for row in rows if row["tags"]]}


def citation_faults(guide: Guide, golden: Sequence[Golden]) -> dict[str, int]:
    """Faults by kind that the checker still finds in finished answers, and how many answers."""
    counts = {"answers": 0, "dangling": 0, "duplicate": 0, "figure": 0, "city": 0}
    for q in golden:
        reply = guide.ask(q.text)
        if reply.abstained:
            continue  # it cites nothing: what it says of case cities is from their headers
        counts["answers"] += 1
        said = restated(q.text, reply.profile)
        for fault in check(reply.text, reply.citations, guide.adviser.corpus, said):
            counts[fault.kind] += 1
    return counts


def report(guide: Guide, corpus_dir: Path) -> str:
    """Everything that ``assistant evaluate golden`` prints, as Markdown."""
    golden = read_golden(corpus_dir)
    statements = read_lines(corpus_dir / "golden" / "statements.jsonl")
    lines = ["Retrieval, nDCG@10 with 95 % bootstrap intervals:", ""]
    lines += [format_rows(retrieval_table(guide, golden)), "", "Tools:", ""]
    lines += [format_rows(tool_table(guide, golden)), "", "Troubles (blind statements):", ""]
    lines += [
        "| part | texts | precision | recall | micro F1 | macro F1 |",
        "|---|---|---|---|---|---|",
    ]
    groups = {
        title: [row for row in statements if row["part"] == part]
        for part, title in PARTS_OF_STATEMENTS.items()
    }
    groups |= by_length(guide, corpus_dir) | _hard(corpus_dir)
    for title, rows in groups.items():
        found = trouble_report(guide, rows)
        lines.append(
            f"| {title} | {found['statements']} | {found['precision']:.2f} | "
            f"{found['recall']:.2f} | {found['micro_f1']:.2f} | {found['macro_f1']:.2f} |"
        )
    silent = [row for row in groups[HARD] if not row["tags"]]
    wrong = trouble_report(guide, silent)["heard"]
    lines += ["", f"Of {len(silent)} look-alikes that voice none, {wrong} are heard as a trouble."]
    per_tag = trouble_report(guide, statements)["per_tag"]
    lines += ["", "F1 per tag: " + ", ".join(f"{tag} {f1:.2f}" for tag, f1 in per_tag.items())]
    lines += ["", f"Citations over the golden set: {citation_faults(guide, golden)}"]
    return "\n".join(lines)


def stability(guide: Guide, profiles: Sequence[dict[str, Any]]) -> str:
    """How often five rewordings of a text give the top three tools of the first, as Markdown.

    Every second profile was used to choose settings ("tune"), the others were not ("report").
    """
    counts: dict[str, list[tuple[bool, bool, bool]]] = {"tune": [], "report": []}
    for i, row in enumerate(profiles):
        first, *others = ([t.tool for t in guide.ask(text).tools[:3]] for text in row["texts"])
        counts["report" if i % 2 else "tune"] += [
            (other == first, set(other) == set(first), other[:1] == first[:1]) for other in others
        ]
    lines = [
        "| half | rewordings | same three in order | same three | same first |",
        "|---" * 5 + "|",
    ]
    for half, rows in counts.items():
        shares = [f"{mean([float(row[k]) for row in rows]):.2f}" for k in range(3)]
        lines.append(f"| {half} | {len(rows)} | {' | '.join(shares)} |")
    return "\n".join(lines)


LEVERS: dict[str, tuple[str, ...]] = {
    "all parts": (),
    "without recognised troubles": ("tags", "focus", "main", "tags_size", "tags_income",
                                    "tags_near", "city_troubles"),
    "without graded descriptions": ("precedent", "related", "chosen"),
    "without situations": ("situation", "situation_clause"),
    "without likeness of the city": ("size", "income", "near", "country", "tags_near",
                                     "tags_size", "tags_income"),
}  # fmt: skip


def lever_table(guide: Guide, golden: Sequence[Golden]) -> str:
    """nDCG@10 of described cities with groups of parts left out (weights not fitted again), and
    with the right troubles given from outside, as Markdown."""
    asked = [q for q in golden if q.facts and q.kind in {"described", "like-us"}]
    understood = {q.id: guide.adviser.understand(q.text) for q in asked}
    weights = load_weights(TRAINED / "ranking.json")
    lines = ["| parts | described, tune | report | like us, tune | report |", "|---" * 5 + "|"]
    for name, left_out in [*LEVERS.items(), ("all parts, right troubles given", ())]:
        kept = {
            kind: {part: 0.0 if part in left_out else w for part, w in table.items()}
            for kind, table in weights.items()
        }
        ranker = Ranker(guide.adviser.ranker.table, kept)
        scores: dict[tuple[str, str], list[float]] = {}
        for q in asked:
            query, _ = guide.adviser.query(*understood[q.id])
            if "given" in name:
                query = query.model_copy(update={"troubles": dict.fromkeys(q.tags, 1.0)})
            found = ranker.rank(query, understood[q.id][0].profile, DEPTH)
            value = ndcg([e.fact for e in found], q.facts, DEPTH)
            scores.setdefault((q.kind, q.split), []).append(value)
        cells = [f"{mean(scores[k, h]):.2f}" for k in ("described", "like-us") for h in HALVES]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def format_rows(rows: Sequence[Row]) -> str:
    """A Markdown table, one line per kind and half, one column per method."""
    names = list(dict.fromkeys(r.method for r in rows))
    lines = [f"| kind | half | questions | {' | '.join(names)} |", "|---" * (3 + len(names)) + "|"]
    for kind, half in dict.fromkeys((r.kind, r.half) for r in rows):
        cells = {r.method: r for r in rows if (r.kind, r.half) == (kind, half)}
        values = [f"{r.value:.2f} ({r.low:.2f}-{r.high:.2f})" for r in cells.values()]
        n = next(iter(cells.values())).questions
        lines.append(f"| {kind} | {half} | {n} | {' | '.join(values)} |")
    return "\n".join(lines)
