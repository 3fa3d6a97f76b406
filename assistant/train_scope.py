"""Fit ``trained/scope.npz`` from corpus/training/scope.jsonl: ``assistant train scope``."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.labelled import HELD, read_golden, read_lines, read_rewordings
from assistant.lexical import fold
from assistant.scope import EMBEDDING_WEIGHT, Scope, Signs
from assistant.troubles import new_vectorizer

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.adviser import Adviser

REGULARISATION = 3.0  # C, chosen by leaving out one writer at a time
PLAIN, PLAIN_WEIGHT = 1_500, 0.1  # statements of troubles beside the labelled messages; each counts
TRANSLATED = 4  # every so many of the translated messages: English ones are to stay the most
MAX_CHARS = 20_000
FOLDS = 10
THRESHOLDS = np.arange(-2.0, 1.0, 0.05)
REFUSED = 2.0  # a refused official costs more than an answered stranger


def train_scope(adviser: Adviser, corpus_dir: Path, out: Path) -> str:
    """Fit and save; a line that says how it does on a writer that it has not seen."""
    folder = corpus_dir / "training"
    rows = read_lines(folder / "scope.jsonl")
    texts = [fold(row["text"]) for row in rows]
    vectors = adviser.embedder.queries([row["text"] for row in rows])
    truth = np.array([int(row["answer"]) for row in rows])
    writers = np.array([row["source"] for row in rows])
    ours = _ours(corpus_dir)
    more, extra = [fold(text) for text in ours], adviser.embedder.queries(ours)
    held = np.flatnonzero(writers == HELD)
    kept = np.flatnonzero(writers != HELD)
    model = _fit([texts[i] for i in kept], vectors[kept], truth[kept], more, extra)
    unseen = Scope(_parts(model, np.array([0.0, 1.0, 0, 0, 0, 0, 0]), 0.0))
    logits = [unseen.wording(texts[i], vectors[i]) for i in held]
    signs = np.array([signs_of(adviser, rows[i]["text"]).row for i in held])
    weights, threshold, said = _signs(np.c_[logits, signs], truth[held])
    model = _fit(texts, vectors, truth, more, extra)
    np.savez_compressed(out, **_parts(model, weights, threshold))
    return f"{len(rows)} messages by {len(set(writers))} writers; {said} -> {out.name}"


def signs_of(adviser: Adviser, text: str) -> Signs:
    """The signs of a first message, as the adviser sees them."""
    heard, vectors = adviser.understand(text)
    _, nearest = adviser.query(heard, vectors)
    return adviser.signs(heard, nearest)


def _ours(corpus_dir: Path) -> list[str]:
    """Texts that are ours for certain: statements, messages, descriptions, rewordings, tune
    questions."""
    folder = corpus_dir / "training"
    said = [row["text"] for path in sorted((folder / "statements").glob("*.jsonl"))
            for row in read_lines(path)]  # fmt: skip
    random.Random(1).shuffle(said)  # noqa: S311
    said = said[:PLAIN]
    messages = read_lines(folder / "messages.jsonl")
    messages += read_lines(folder / "translated.jsonl")[::TRANSLATED]
    said += [row["text"] for row in messages]
    said += [row["text"] for row in read_lines(folder / "descriptions.jsonl")]
    said += [text for texts in read_rewordings(corpus_dir).values() for text in texts]
    return said + [q.text for q in read_golden(corpus_dir) if q.split == "tune"]


def _fit(texts: list[str], vectors: Any, truth: Any, more: list[str], extra: Any) -> dict[str, Any]:
    from scipy.sparse import csr_matrix, hstack
    from sklearn.linear_model import LogisticRegression

    words = new_vectorizer("word", min_df=2)
    chars = new_vectorizer("char_wb", min_df=3, max_features=MAX_CHARS)
    dense = csr_matrix(EMBEDDING_WEIGHT * np.vstack([vectors, extra]))
    said = [*texts, *more]
    features = hstack([dense, words.fit_transform(said), chars.fit_transform(said)]).tocsr()
    labels = np.r_[truth, np.ones(len(more), int)]
    weight = np.r_[np.ones(len(texts)), np.full(len(more), PLAIN_WEIGHT)]
    fitted = LogisticRegression(C=REGULARISATION, solver="liblinear", max_iter=500)
    fitted.fit(features, labels, sample_weight=weight)
    size = vectors.shape[1]
    return {
        "dense": fitted.coef_[0][:size],
        "sparse": fitted.coef_[0][size:],
        "bias": fitted.intercept_[0],
        "words": words.get_feature_names_out().tolist(),
        "chars": chars.get_feature_names_out().tolist(),
        "idf": np.concatenate([words.idf_, chars.idf_]),
    }


def _parts(model: dict[str, Any], signs: Any, threshold: float) -> dict[str, Any]:
    meta = {"words": model["words"], "chars": model["chars"]}
    return {
        "dense": model["dense"].astype(np.float32),
        "sparse": model["sparse"].astype(np.float16),
        "bias": np.float64(model["bias"]),
        "idf": model["idf"].astype(np.float32),
        "signs": np.asarray(signs, np.float64),
        "threshold": np.float64(threshold),
        "meta": np.array(json.dumps(meta)),
    }


def _signs(features: Any, truth: Any) -> tuple[Any, float, str]:
    """Weights of bias, wording and signs; the threshold; and how that does on held-out folds of a
    writer of whom neither the words nor the reader have seen anything."""
    from sklearn.linear_model import LogisticRegression

    def fit(kept: Any) -> Any:
        fitted = LogisticRegression(C=1.0).fit(features[kept], truth[kept])
        return np.r_[fitted.intercept_, fitted.coef_[0]]

    scores = np.zeros(len(truth))
    for part in range(FOLDS):
        held = np.arange(len(truth)) % FOLDS == part
        weights = fit(~held)
        scores[held] = weights[0] + features[held] @ weights[1:]
    ours, others = scores[truth == 1], scores[truth == 0]

    def cost(threshold: float) -> float:
        return float(REFUSED * (ours < threshold).mean() + (others >= threshold).mean())

    best = float(min(THRESHOLDS, key=cost))
    said = (
        f"on the unseen writer wrongly refused {(ours < best).mean():.3f}, wrongly answered "
        f"{(others >= best).mean():.3f}, threshold {best:.2f}"
    )
    return fit(np.ones(len(truth), bool)), best, said
