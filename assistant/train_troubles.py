"""Fit the trouble recogniser from the labelled statements in corpus/training, repeatably.

``assistant train troubles`` writes ``trained/troubles.npz``; nothing here is needed to answer.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.glossary import Glossary, in_english
from assistant.labelled import label_matrix, read_lines
from assistant.troubles import EMBEDDING_WEIGHT, new_vectorizer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from assistant.embed import Embedder

REGULARISATION = 3.0  # C of the logistic regressions, chosen by leaving out one source at a time
MAX_CHARS = 20_000  # character n-grams kept; more did not help and doubles the file
MAX_PROBABILITY_STEPS = np.arange(0.10, 0.90, 0.02)


def train_troubles(corpus_dir: Path, tags: Sequence[str], embedder: Embedder, out: Path) -> str:
    """Fit, calibrate and save the trouble recogniser; a line that says how it went."""
    rows = [
        row
        for path in sorted((corpus_dir / "training" / "statements").glob("*.jsonl"))
        for row in read_lines(path)
    ]
    descriptions = read_lines(corpus_dir / "training" / "descriptions.jsonl")
    glossary = Glossary(corpus_dir / "glossary.tsv")
    for row in rows:
        row["text"] = glossary.english(row["text"], glossary.language(row["text"]))
    model = _fit_troubles(rows, tags, embedder)
    pieces = [in_english(glossary, row["text"]) for row in descriptions]
    logits = _pooled_logits(model, pieces, embedder)
    truth = label_matrix(descriptions, tags)
    slope, shift = _calibrate(logits, truth)
    threshold, best = _threshold(1 / (1 + np.exp(-(slope * logits + shift))), truth)
    np.savez_compressed(
        out,
        dense=model["dense"].astype(np.float32),
        sparse=model["sparse"].astype(np.float16),
        bias=model["bias"].astype(np.float32),
        idf=model["idf"].astype(np.float32),
        slope=np.float64(slope),
        shift=np.float64(shift),
        thresholds=np.full(len(tags), threshold),
        meta=np.array(
            json.dumps({"tags": list(tags), "words": model["words"], "chars": model["chars"]})
        ),
    )
    return (
        f"{len(rows)} statements, {len(tags)} tags; threshold {threshold:.2f}, "
        f"micro F1 {best:.3f} on the {len(descriptions)} descriptions it was calibrated on"
    )


def _fit_troubles(
    rows: Sequence[dict[str, Any]], tags: Sequence[str], embedder: Embedder
) -> dict[str, Any]:
    from scipy.sparse import csr_matrix, hstack
    from sklearn.linear_model import LogisticRegression

    texts = [row["text"] for row in rows]
    words = new_vectorizer("word", min_df=2)
    chars = new_vectorizer("char_wb", min_df=3, max_features=MAX_CHARS)
    dense = csr_matrix(EMBEDDING_WEIGHT * embedder.queries(texts))
    features = hstack([dense, words.fit_transform(texts), chars.fit_transform(texts)]).tocsr()
    truth = label_matrix(rows, tags)
    weights, bias = [], []
    for column in truth.T:
        fitted = LogisticRegression(C=REGULARISATION, solver="liblinear", max_iter=200)
        fitted.fit(features, column)
        weights.append(fitted.coef_[0])
        bias.append(fitted.intercept_[0])
    stacked = np.array(weights).T
    return {
        "dense": stacked[: embedder.dimension],
        "sparse": stacked[embedder.dimension :],
        "bias": np.array(bias),
        "words": words.get_feature_names_out().tolist(),
        "chars": chars.get_feature_names_out().tolist(),
        "idf": np.concatenate([words.idf_, chars.idf_]),
    }


def _pooled_logits(
    model: dict[str, Any], pieces: Sequence[list[str]], embedder: Embedder
) -> NDArray[np.float64]:
    """The highest logit over the clauses of each text, as the recogniser pools them."""
    from assistant.troubles import Ngrams

    ngrams = Ngrams(model["words"], model["chars"], model["idf"])
    pooled = []
    for texts in pieces:
        logits = EMBEDDING_WEIGHT * embedder.queries(texts) @ model["dense"]
        pooled.append((logits + ngrams(texts) @ model["sparse"] + model["bias"]).max(axis=0))
    return np.array(pooled)


def _calibrate(logits: NDArray[np.float64], truth: NDArray[np.int64]) -> tuple[float, float]:
    """One slope and shift for all tags (Platt 1999): six examples of a tag are too few for its
    own."""
    from sklearn.linear_model import LogisticRegression

    fitted = LogisticRegression(C=1e6).fit(logits.reshape(-1, 1), truth.ravel())
    return float(fitted.coef_[0][0]), float(fitted.intercept_[0])


def _threshold(probabilities: NDArray[np.float64], truth: NDArray[np.int64]) -> tuple[float, float]:
    """The probability with the best micro F1, and that F1."""

    def score(threshold: float) -> float:
        said = probabilities >= threshold
        hit = int((said & (truth == 1)).sum())
        return 2 * hit / max(1, int(said.sum()) + int(truth.sum()))

    best = max(MAX_PROBABILITY_STEPS, key=score)
    return float(best), score(float(best))
