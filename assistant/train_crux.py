"""Fit what tells the main trouble of a described city, repeatably: ``trained/crux.npz``.

The linear model learns from messages of which the main trouble is known: first messages that put a
prepared question, labelled messages and statements. How much it counts beside the recogniser and
the nearness to the prepared questions is a multinomial choice fitted on the first
messages of ``talks.jsonl``, of which neither had seen anything, by writers who never saw the
project. Left out of the second fit are messages for which a prepared question was written.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from assistant.crux import SIGNS, Crux, signs_of
from assistant.faq import GENERAL
from assistant.labelled import read_lines
from assistant.logistic import fit_choice
from assistant.train_reader import reading

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from assistant.faqs import Faqs
    from assistant.sound import Ear

TOLD = ("scenes", "long", "messages")
REGULARISATION = 10.0  # C of the linear model
SHRINK = 0.01  # of the weights of the signs, each divided by its spread
APT = 2


class Row(NamedTuple):
    """A first message: the signs of every topic, and the place of the main one."""

    source: str
    signs: NDArray[np.float64]
    main: int


def train_crux(corpus_dir: Path, ear: Ear, faqs: Faqs, out: Path) -> str:
    """Fit and save; a line that says how often the main trouble is found of writers left out."""
    texts, mains = _labelled(corpus_dir)
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    vectors = np.empty((len(texts), faqs.width), np.float32)
    vectors[order] = faqs.vectors([texts[i] for i in order])
    topics, learned = _linear(vectors, mains)
    meta = {"topics": topics, "weights": dict.fromkeys(SIGNS, 0.0)}
    bare = Crux({"meta": np.array(json.dumps(meta)), "learned": learned})
    rows = _rows(corpus_dir, ear, faqs, bare)
    right = 0
    for source in sorted({row.source for row in rows}):
        weights = _weighed([row for row in rows if row.source != source])
        right += sum(_is_found(row, weights) for row in rows if row.source == source)
    meta["weights"] = dict(zip(SIGNS, _weighed(rows).round(4).tolist(), strict=True))
    np.savez_compressed(out, meta=np.array(json.dumps(meta)), learned=learned)
    told = f"{len(texts)} texts, weighed on {len(rows)} messages"
    return f"{told}; of writers left out {right} found -> {out.name}"


def _labelled(corpus_dir: Path) -> tuple[list[str], list[str]]:
    """The texts that the linear model learns from, as the encoder reads them, with their topic."""
    folder, read = corpus_dir / "training", reading(corpus_dir)
    asked = read_lines(folder / "asked.jsonl")
    rows = [(row["text"], row["topic"]) for row in asked if row["form"] == "first"]
    for name in TOLD:
        lines = read_lines(folder / f"{name}.jsonl")
        rows += [(line["text"], line["tags"][0]) for line in lines if line["tags"]]
    for path in sorted((folder / "statements").glob("*.jsonl")):
        lines = read_lines(path)
        rows += [(line["text"], line["tags"][0]) for line in lines if len(line["tags"]) == 1]
    return [read(text) for text, _ in rows], [main for _, main in rows]


def _linear(
    vectors: NDArray[np.float32], mains: Sequence[str]
) -> tuple[list[str], NDArray[np.float32]]:
    """The topics, and their weights with the intercept last."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=REGULARISATION, max_iter=300).fit(vectors, mains)
    weights = np.column_stack([model.coef_, model.intercept_]).astype(np.float32)
    return model.classes_.tolist(), weights


def _rows(corpus_dir: Path, ear: Ear, faqs: Faqs, bare: Crux) -> list[Row]:
    after = _written_after(faqs)
    rows = []
    for line in read_lines(corpus_dir / "training" / "talks.jsonl"):
        apt = {key for key, grade in line["best"].items() if grade >= APT}
        if line["form"] == "first" and line["topic"] in bare.topics and not apt & after:
            sound = ear.sound(line["text"])
            described = faqs.described(sound.told)
            learned = bare.learned(described.vector)
            signs = signs_of(bare.topics, ear.heard(sound), described.nearness, learned)
            rows.append(Row(line["source"], signs, bare.topics.index(line["topic"])))
    return rows


def _written_after(faqs: Faqs) -> set[str]:
    """The questions that were written for the messages of the talks: in each topic those that stand
    after the last that is asked of any."""
    after: dict[str, list[str]] = {}
    for key in faqs.ids:
        own = after.setdefault(faqs.topic(key), [])
        if faqs.kind(key) in GENERAL:
            own.clear()
        else:
            own.append(key)
    return {key for own in after.values() for key in own}


def _weighed(rows: Sequence[Row]) -> NDArray[np.float64]:
    """The weights of the signs by which the main topic stands first."""
    spread = np.concatenate([row.signs for row in rows]).std(axis=0)
    pairs = [(row.signs / spread, np.arange(len(row.signs)) == row.main) for row in rows]
    return np.asarray(fit_choice(pairs, SHRINK) / spread, float)


def _is_found(row: Row, weights: NDArray[np.float64]) -> bool:
    return int((row.signs @ weights).argmax()) == row.main
