"""Fit ``trained/asks.npz`` from corpus/training/asks.jsonl: ``assistant train asks``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.asks import EMBEDDING_WEIGHT, Asks
from assistant.glossary import Glossary
from assistant.labelled import read_lines
from assistant.lexical import fold
from assistant.troubles import new_vectorizer

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from assistant.embed import Embedder, Vectors

REGULARISATION = 20.0  # C, chosen by leaving out one writer at a time
MAX_CHARS = 20_000


def train_asks(embedder: Embedder, corpus_dir: Path, out: Path) -> str:
    """Fit and save; a line that says how it does on writers that it has not seen."""
    rows = read_lines(corpus_dir / "training" / "asks.jsonl")
    vectors = embed_english(rows, embedder, corpus_dir)
    writers = np.array([row["source"] for row in rows])
    right = np.zeros(len(rows))
    for writer in sorted(set(writers)):
        held = writers == writer
        if held.all():
            break
        model = Asks(_fit([r for r, h in zip(rows, held, strict=True) if not h], vectors[~held]))
        unseen = [r for r, h in zip(rows, held, strict=True) if h]
        right[held] = is_right(model, unseen, vectors[held])
    np.savez_compressed(out, **_fit(rows, vectors))
    seen = f"{len(rows)} messages by {len(set(writers))} writers"
    return f"{seen}; on unseen writers {right.mean():.3f} right -> {out.name}"


def embed_english(rows: list[dict[str, Any]], embedder: Embedder, corpus_dir: Path) -> Vectors:
    """The vectors of the messages, those in other languages in rough English."""
    glossary = Glossary(corpus_dir / "glossary.tsv")
    return embedder.queries([
        row["text"] if row["lang"] == "en" else glossary.english(row["text"], row["lang"])
        for row in rows
    ])  # fmt: skip


def is_right(model: Asks, rows: list[dict[str, Any]], vectors: Vectors) -> NDArray[np.float64]:
    """1 where the likeliest label is the written one."""
    best = model.chances([row["text"] for row in rows], vectors).argmax(axis=1)
    return np.array([float(model.labels[k] == r["act"]) for k, r in zip(best, rows, strict=True)])


def _fit(rows: list[dict[str, Any]], vectors: Vectors) -> dict[str, Any]:
    from scipy.sparse import csr_matrix, hstack
    from sklearn.linear_model import LogisticRegression

    words = new_vectorizer("word")
    chars = new_vectorizer("char_wb", min_df=2, max_features=MAX_CHARS)
    texts = [fold(row["text"]) for row in rows]
    dense = csr_matrix(EMBEDDING_WEIGHT * vectors)
    features = hstack([dense, words.fit_transform(texts), chars.fit_transform(texts)]).tocsr()
    fitted = LogisticRegression(C=REGULARISATION, max_iter=300)
    fitted.fit(features, [row["act"] for row in rows])
    size = vectors.shape[1]
    meta = {
        "labels": fitted.classes_.tolist(),
        "words": words.get_feature_names_out().tolist(),
        "chars": chars.get_feature_names_out().tolist(),
    }
    return {
        "dense": fitted.coef_[:, :size].T.astype(np.float32),
        "sparse": fitted.coef_[:, size:].T.astype(np.float16),
        "bias": fitted.intercept_.astype(np.float32),
        "idf": np.concatenate([words.idf_, chars.idf_]).astype(np.float32),
        "meta": np.array(json.dumps(meta)),
    }
