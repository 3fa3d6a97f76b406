"""Fit the trouble recogniser from the labelled statements in corpus/training, repeatably.

``assistant train troubles`` writes ``trained/troubles.npz``; nothing here is needed to answer.
"""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.glossary import Glossary, in_english
from assistant.labelled import label_matrix, read_lines
from assistant.troubles import EMBEDDING_WEIGHT, Ngrams, content, new_vectorizer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from assistant.embed import Embedder

REGULARISATION = 3.0  # C of the logistic regressions, chosen by leaving out one source at a time
MAX_CHARS = 20_000  # character n-grams kept; more did not help and doubles the file
FOLDS = 5
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
        row["text"] = content(glossary.english(row["text"], glossary.language(row["text"])))
    described = [(in_english(glossary, row["text"]), row["tags"]) for row in descriptions]
    truth = label_matrix(descriptions, tags)
    first = _fit_troubles(rows, tags, embedder)
    clauses = [_placed(first, pieces, labels, tags, embedder) for pieces, labels in described]
    logits = _held_out(rows, clauses, described, tags, embedder)
    slope, shift = _calibrate(logits, truth)
    threshold, best = _threshold(1 / (1 + np.exp(-(slope * logits + shift))), truth)
    model = _fit_troubles([*rows, *chain(*clauses)], tags, embedder)
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
        f"{len(rows)} statements and the clauses of {len(descriptions)} descriptions, "
        f"{len(tags)} tags; threshold {threshold:.2f}, micro F1 {best:.3f} on held-out descriptions"
    )


def _placed(
    model: dict[str, Any],
    pieces: Sequence[str],
    labels: Sequence[str],
    tags: Sequence[str],
    embedder: Embedder,
) -> list[dict[str, Any]]:
    """The segments of a labelled description as statements: each label goes to the segment that
    the first model hears it in most clearly; a segment without one is an example of none."""
    parts = pieces[1:] or pieces
    logits = _logits(model, parts, embedder)
    found: list[list[str]] = [[] for _ in parts]
    for label in labels:
        found[int(logits[:, tags.index(label)].argmax())].append(label)
    return [{"text": text, "tags": tags_} for text, tags_ in zip(parts, found, strict=True)]


def _held_out(
    rows: Sequence[dict[str, Any]],
    clauses: Sequence[list[dict[str, Any]]],
    described: Sequence[tuple[list[str], list[str]]],
    tags: Sequence[str],
    embedder: Embedder,
) -> NDArray[np.float64]:
    """The pooled logits of each description by a model that has not seen it."""
    logits = np.zeros((len(described), len(tags)))
    for fold in range(FOLDS):
        kept = [c for i, c in enumerate(clauses) if i % FOLDS != fold]
        model = _fit_troubles([*rows, *chain(*kept)], tags, embedder)
        held = range(fold, len(described), FOLDS)
        logits[held] = _pooled_logits(model, [described[i][0] for i in held], embedder)
    return logits


def _fit_troubles(
    rows: Sequence[dict[str, Any]], tags: Sequence[str], embedder: Embedder
) -> dict[str, Any]:
    from joblib import parallel_config
    from scipy.sparse import csr_matrix, hstack
    from sklearn.linear_model import LogisticRegression
    from sklearn.multiclass import OneVsRestClassifier

    texts = [row["text"] for row in rows]
    words = new_vectorizer("word", min_df=2)
    chars = new_vectorizer("char_wb", min_df=3, max_features=MAX_CHARS)
    dense = csr_matrix(EMBEDDING_WEIGHT * embedder.queries(texts))
    features = hstack([dense, words.fit_transform(texts), chars.fit_transform(texts)]).tocsr()
    each = LogisticRegression(C=REGULARISATION, solver="liblinear", max_iter=200)
    with parallel_config(max_nbytes=None):  # liblinear wants arrays that it may write to
        fitted = OneVsRestClassifier(each, n_jobs=2).fit(features, label_matrix(rows, tags))
    weights = np.array([one.coef_[0] for one in fitted.estimators_]).T
    return {
        "dense": weights[: embedder.dimension],
        "sparse": weights[embedder.dimension :],
        "bias": np.array([one.intercept_[0] for one in fitted.estimators_]),
        "words": words.get_feature_names_out().tolist(),
        "chars": chars.get_feature_names_out().tolist(),
        "idf": np.concatenate([words.idf_, chars.idf_]),
    }


def _pooled_logits(
    model: dict[str, Any], pieces: Sequence[list[str]], embedder: Embedder
) -> NDArray[np.float64]:
    """The highest logit over the segments of each text, as the recogniser pools them."""
    return np.array([_logits(model, texts, embedder).max(axis=0) for texts in pieces])


def _logits(model: dict[str, Any], texts: Sequence[str], embedder: Embedder) -> NDArray[np.float64]:
    ngrams = Ngrams(model["words"], model["chars"], model["idf"])
    dense = EMBEDDING_WEIGHT * embedder.queries(texts) @ model["dense"]
    logits: NDArray[np.float64] = dense + ngrams(texts) @ model["sparse"] + model["bias"]
    return logits


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
