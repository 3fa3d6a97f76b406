"""Fit ``trained/asks.npz`` from corpus/training/asks.jsonl: ``assistant train asks``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.asks import EMBEDDING_WEIGHT, OF_OTHERS, OF_OWN, OTHERS, Asks
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
EVEN = 0.5  # below it a message is of the own city


def train_asks(embedder: Embedder, corpus_dir: Path, out: Path) -> str:
    """Fit and save; a line that says how it does on writers that it has not seen."""
    rows = read_lines(corpus_dir / "training" / "asks.jsonl")
    vectors = embed_english(rows, embedder, corpus_dir)
    writers = np.array([row["source"] for row in rows])
    right = np.full(len(rows), np.nan)
    for writer in sorted(set(writers)):
        held = writers == writer
        if held.all():
            break
        model = Asks(_fit([r for r, h in zip(rows, held, strict=True) if not h], vectors[~held]))
        unseen = [r for r, h in zip(rows, held, strict=True) if h]
        right[held] = is_right(model, unseen, vectors[held])
    np.savez_compressed(out, **_fit(rows, vectors))
    seen = f"{len(rows)} messages by {len(set(writers))} writers"
    return f"{seen}; on unseen writers {np.nanmean(right):.3f} right -> {out.name}"


def embed_english(rows: list[dict[str, Any]], embedder: Embedder, corpus_dir: Path) -> Vectors:
    """The vectors of the messages, those in other languages in rough English."""
    glossary = Glossary(corpus_dir / "glossary.tsv")
    return embedder.queries([
        row["text"] if row["lang"] == "en" else glossary.english(row["text"], row["lang"])
        for row in rows
    ])  # fmt: skip


def is_right(model: Asks, rows: list[dict[str, Any]], vectors: Vectors) -> NDArray[np.float64]:
    """1 where the likeliest label is the written one; of what has none of them, whether it was
    heard as of the own city."""
    chances, others = model.chances([row["text"] for row in rows], vectors)
    return np.array([
        float(other < EVEN if r["act"] == "faq" else model.labels[k] == r["act"])
        for k, other, r in zip(chances.argmax(axis=1), others, rows, strict=True)
    ])  # fmt: skip


def _fit(rows: list[dict[str, Any]], vectors: Vectors) -> dict[str, Any]:
    from scipy.sparse import csr_matrix, hstack
    from sklearn.linear_model import LogisticRegression

    words = new_vectorizer("word")
    chars = new_vectorizer("char_wb", min_df=2, max_features=MAX_CHARS)
    texts = [fold(row["text"]) for row in rows]
    dense = csr_matrix(EMBEDDING_WEIGHT * vectors)
    features = hstack([dense, words.fit_transform(texts), chars.fit_transform(texts)]).tocsr()
    acts = np.array([row["act"] for row in rows])
    named, ours = acts != "faq", np.isin(acts, sorted(OF_OWN))
    told = ours | np.isin(acts, sorted(OF_OTHERS))
    fitted = LogisticRegression(C=REGULARISATION, max_iter=300)
    fitted.fit(features[named], acts[named])
    others = LogisticRegression(C=REGULARISATION, max_iter=300)
    others.fit(features[told], ~ours[told])
    weights = np.concatenate([fitted.coef_, others.coef_])
    size = vectors.shape[1]
    meta = {
        "labels": [*fitted.classes_.tolist(), OTHERS],
        "words": words.get_feature_names_out().tolist(),
        "chars": chars.get_feature_names_out().tolist(),
    }
    return {
        "dense": weights[:, :size].T.astype(np.float32),
        "sparse": weights[:, size:].T.astype(np.float16),
        "bias": np.concatenate([fitted.intercept_, others.intercept_]).astype(np.float32),
        "idf": np.concatenate([words.idf_, chars.idf_]).astype(np.float32),
        "meta": np.array(json.dumps(meta)),
    }
