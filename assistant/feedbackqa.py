"""The FeedbackQA table: passages of government guidance that others labelled, with its ablation.

``assistant evaluate feedbackqa FOLDER``. All four sources are one collection. Every part is a
score per passage; the blend is a weighted sum of standardised scores whose weights are found on
``valid`` by coordinate search, and ``test`` is reported once.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.embed import SentenceEmbedder
from assistant.errors import CorpusError
from assistant.lexical import LexicalIndex
from assistant.metrics import mean, ndcg, precision_at_1, recall
from assistant.search import fuse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Scores = NDArray[np.float32]  # (questions, passages)

SOURCES = ("Australia", "CDC", "UK", "WHO")
WINDOW, STRIDE = 60, 40  # words: MiniLM was trained on short texts and blurs long ones
POOL = 50  # passages that each leg of the plain rank fusion contributes
FEEDBACK, FEEDBACK_WEIGHT = 3, 0.3  # passages fed back and their weight (Rocchio 1971)
STEPS = (0.0, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0, 1.4, 2.0)
PARTS = ("dense", "words", "window", "heading", "heading_words", "feedback")


def run(folder: Path) -> str:
    """The Markdown table with the weights that valid chose."""
    passages, valid, test = _read(folder)
    embedder = SentenceEmbedder()
    collection = _Collection(passages, embedder)
    on_valid = collection.scores([q for q, _ in valid], embedder)
    on_test = collection.scores([q for q, _ in test], embedder)
    lines = [
        "| method | quality on valid | P@1 | nDCG@10 | R@5 |",
        "|---|---|---|---|---|",
        _line("BM25", on_test["words"], test),
        _line("dense", on_test["dense"], test),
        _fused(on_test, test),
    ]
    trials: dict[str, tuple[str, ...]] = {"blend of dense + words": PARTS[:2]}
    trials |= {f"+ {part}": PARTS[: i + 1] for i, part in enumerate(PARTS) if i > 1}
    trials |= {f"all but {part}": tuple(p for p in PARTS if p != part) for part in PARTS}
    found = {
        label: _tune({part: on_valid[part] for part in parts}, valid)
        for label, parts in trials.items()
    }
    for label, (weights, quality) in found.items():
        lines.append(_line(label, _blend(on_test, weights), test, f"{quality:.4f}"))
    chosen = max(found, key=lambda label: found[label][1])
    told = ", ".join(f"{name} {weight:g}" for name, weight in found[chosen][0].items())
    return "\n".join([*lines, "", f"Chosen on valid: '{chosen}' with weights {told}."])


class _Collection:
    """The passages, indexed whole, by window, by heading, and by word."""

    def __init__(self, passages: Mapping[str, tuple[str, str]], embedder: SentenceEmbedder):
        self.ids = list(passages)
        heads = [head for head, _ in passages.values()]
        texts = [f"{head} {body}" for head, body in passages.values()]
        self._whole = embedder.documents(texts)
        self._heading = embedder.documents(heads)
        windows, owners = [], []
        for i, (head, body) in enumerate(passages.values()):
            words = body.split()
            for start in range(0, max(1, len(words) - WINDOW + STRIDE), STRIDE):
                windows.append(f"{head} {' '.join(words[start : start + WINDOW])}")
                owners.append(i)
        self._windows = embedder.documents(windows)
        self._starts = np.searchsorted(owners, np.arange(len(self.ids)))
        self._words = LexicalIndex(self.ids, texts)
        self._heading_words = LexicalIndex(self.ids, heads)

    def scores(self, questions: Sequence[str], embedder: SentenceEmbedder) -> dict[str, Scores]:
        """Part -> standardised scores, shape (questions, passages)."""
        vectors = embedder.queries(questions)
        dense = vectors @ self._whole.T
        top = np.argsort(-dense, axis=1)[:, :FEEDBACK]
        fed = vectors + FEEDBACK_WEIGHT * self._whole[top].mean(axis=1)
        raw = {
            "dense": dense,
            "window": np.maximum.reduceat(vectors @ self._windows.T, self._starts, axis=1),
            "heading": vectors @ self._heading.T,
            "words": self._lexical(self._words, questions),
            "heading_words": self._lexical(self._heading_words, questions),
            "feedback": fed @ self._whole.T,
        }
        return {name: _standard(table) for name, table in raw.items()}

    def _lexical(self, index: LexicalIndex, questions: Sequence[str]) -> Scores:
        row = {key: i for i, key in enumerate(self.ids)}
        table = np.zeros((len(questions), len(self.ids)), np.float32)
        for i, question in enumerate(questions):
            for key, score in index.search(question, len(self.ids)):
                table[i, row[key]] = score
        return table

    def ranked(self, scores: Scores, k: int = POOL) -> list[list[str]]:
        """The k best ids per question."""
        order = np.argsort(-scores, axis=1, kind="stable")[:, :k]
        return [[self.ids[i] for i in row] for row in order]


def _standard(table: Scores) -> Scores:
    spread = table.std(axis=1, keepdims=True)
    standard: Scores = (table - table.mean(axis=1, keepdims=True)) / np.maximum(spread, 1e-6)
    return standard


def _blend(parts: Mapping[str, Scores], weights: Mapping[str, float]) -> Scores:
    blend: Scores = np.sum([weight * parts[name] for name, weight in weights.items()], axis=0)
    return blend


def _tune(
    parts: Mapping[str, Scores], questions: Sequence[tuple[str, int]]
) -> tuple[dict[str, float], float]:
    """Coordinate search for the weights with the best mean of P@1 and nDCG@10, and that mean."""
    weights = dict.fromkeys(parts, 1.0)
    answers = np.array([answer for _, answer in questions])

    def quality(trial: Mapping[str, float]) -> float:
        scores = _blend(parts, trial)
        own = scores[np.arange(len(answers)), answers][:, None]
        place = (scores > own).sum(axis=1) + 1
        return float(np.mean((place == 1) + np.where(place <= 10, 1 / np.log2(place + 1), 0)))

    best = quality(weights)
    for _ in range(2):
        for name in parts:
            for step in STEPS:
                trial = {**weights, name: step}
                value = quality(trial)
                if value > best + 1e-9:
                    best, weights = value, trial
    return weights, best / 2


def _line(name: str, scores: Scores, questions: Sequence[tuple[str, int]], valid: str = "") -> str:
    order = np.argsort(-scores, axis=1, kind="stable")[:, :10]
    return _measured(name, [[str(i) for i in row] for row in order], questions, valid)


def _fused(parts: Mapping[str, Scores], questions: Sequence[tuple[str, int]]) -> str:
    lists = [
        np.argsort(-parts[name], axis=1, kind="stable")[:, :POOL] for name in ("dense", "words")
    ]
    ranked = [
        fuse([[str(i) for i in dense], [str(i) for i in words]])
        for dense, words in zip(*lists, strict=True)
    ]
    return _measured("plain rank fusion", ranked, questions)


def _measured(
    name: str,
    ranked: Sequence[Sequence[str]],
    questions: Sequence[tuple[str, int]],
    valid: str = "",
) -> str:
    pairs = [(r, {str(a): 1}) for r, (_, a) in zip(ranked, questions, strict=True)]
    p1 = mean([precision_at_1(r, g) for r, g in pairs])
    gain = mean([ndcg(r, g, 10) for r, g in pairs])
    found = mean([recall(r, g, 5) for r, g in pairs])
    return f"| {name} | {valid} | {p1:.4f} | {gain:.4f} | {found:.4f} |"


def _read(
    folder: Path,
) -> tuple[dict[str, tuple[str, str]], list[tuple[str, int]], list[tuple[str, int]]]:
    passages: dict[str, tuple[str, str]] = {}
    halves: dict[str, list[tuple[str, int]]] = {"valid": [], "test": []}
    for source in SOURCES:
        for half in halves:
            path = folder / source / f"{half}.json"
            try:
                data: Any = json.loads(path.read_text(encoding="utf-8"))
            except (OSError, ValueError) as error:
                raise CorpusError(
                    f"{path} cannot be read ({error}).", "Give the folder of FeedbackQA."
                ) from None
            for p in data["passages"]:
                at = p["reference"]
                head = " ".join([at["page_title"] or "", *(at["section_headers"] or [])])
                passages[f"{source}-{p['passage_id']}"] = (head, _text(at["section_content"]))
            rows = {key: i for i, key in enumerate(passages)}
            halves[half] += [
                (e["question"], rows[f"{source}-{e['passage_id']}"]) for e in data["examples"]
            ]
    return passages, halves["valid"], halves["test"]


def _text(content: Any) -> str:
    return " ".join(content) if isinstance(content, list) else str(content or "")
