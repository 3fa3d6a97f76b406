"""Fit the trouble recogniser from the labelled statements in corpus/training, repeatably.

``assistant train troubles`` writes ``trained/troubles.npz``; nothing here is needed to answer.
"""

from __future__ import annotations

import json
import random
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.corpus import load_corpus
from assistant.glossary import Glossary, in_english
from assistant.labelled import label_matrix, read_lines, read_rewordings
from assistant.troubles import EMBEDDING_WEIGHT, Ngrams, Recogniser, content, new_vectorizer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from assistant.embed import Embedder, Vectors

REGULARISATION = 3.0  # C of the logistic regressions, chosen by leaving out one source at a time
MAX_CHARS = 20_000  # character n-grams kept; more did not help and doubles the file
FOLDS = 5
# How many mixed statements of two and of three, from statements of so many content words; chosen
# among a few by F1 on the tune half of the golden questions.
MIXED = {2: 4_000, 3: 2_000}
MIXED_WORDS = 8
CITIES = ("city", "mid size city", "town", "small town", "municipality", "port city", "capital",
          "big city", "district", "region", "county town", "island town", "suburb")  # fmt: skip
MAX_PROBABILITY_STEPS = np.arange(0.10, 0.90, 0.02)


class Remembering:
    """An embedder that embeds a text once: every fold needs the same statements."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder, self.dimension = embedder, embedder.dimension
        self._known: dict[str, Vectors] = {}

    def queries(self, texts: Sequence[str]) -> Vectors:
        """One row per text."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known |= dict(zip(new, self._embedder.queries(new), strict=True))
        return np.array([self._known[text] for text in texts])


class Labelled:
    """The labelled texts as the recogniser reads them: content words in English.

    ``rows`` are statements, and messages with their segments; ``clauses`` are, per description,
    its segments and those of its rewordings. Which segment of a text a label belongs to is what a
    first model, of the statements alone, hears most clearly.
    """

    def __init__(self, corpus_dir: Path, tags: Sequence[str], embedder: Embedder) -> None:
        glossary = Glossary(corpus_dir / "glossary.tsv")
        self.tags, self.embedder = tags, Remembering(embedder)
        self.rows = [
            row | {"text": content(glossary.english(row["text"], glossary.language(row["text"])))}
            for path in sorted((corpus_dir / "training" / "statements").glob("*.jsonl"))
            for row in read_lines(path)
        ]
        self.descriptions = read_lines(corpus_dir / "training" / "descriptions.jsonl")
        self.pieces = [in_english(glossary, row["text"]) for row in self.descriptions]
        self.rows += _mixed(self.rows, _countries(corpus_dir))
        first = _fit_troubles(self.rows, tags, self.embedder)
        for row in read_lines(corpus_dir / "training" / "messages.jsonl"):
            pieces = in_english(glossary, row["text"])
            self.rows.append({"text": pieces[0], "tags": row["tags"]})
            if len(pieces) > 1:
                self.rows += _placed(first, pieces, row["tags"], tags, self.embedder)
        again = read_rewordings(corpus_dir)
        said = [
            [pieces, *(in_english(glossary, text) for text in again.get(row["id"], ()))]
            for pieces, row in zip(self.pieces, self.descriptions, strict=True)
        ]
        self.clauses = [
            [
                clause
                for pieces in versions
                for clause in _placed(first, pieces, row["tags"], tags, self.embedder)
            ]
            for versions, row in zip(said, self.descriptions, strict=True)
        ]

    def fit(self, without: int | None = None) -> dict[str, Any]:
        """The model of everything, or of all but one fold of the descriptions."""
        kept = [c for i, c in enumerate(self.clauses) if without is None or i % FOLDS != without]
        return _fit_troubles([*self.rows, *chain(*kept)], self.tags, self.embedder)


def train_troubles(corpus_dir: Path, tags: Sequence[str], embedder: Embedder, out: Path) -> str:
    """Fit, calibrate and save the trouble recogniser; a line that says how it went."""
    data = Labelled(corpus_dir, tags, embedder)
    truth = label_matrix(data.descriptions, tags)
    logits = np.zeros(truth.shape)
    for fold in range(FOLDS):
        held = range(fold, len(truth), FOLDS)
        logits[held] = _pooled_logits(data.fit(fold), [data.pieces[i] for i in held], data.embedder)
    slope, shift = _calibrate(logits, truth)
    threshold, best = _threshold(1 / (1 + np.exp(-(slope * logits + shift))), truth)
    np.savez_compressed(out, **_parts(data.fit(), tags, slope, shift, threshold))
    return (
        f"{len(data.rows)} statements and the clauses of {len(truth)} descriptions, "
        f"{len(tags)} tags; threshold {threshold:.2f}, micro F1 {best:.3f} on held-out descriptions"
    )


def held_out(data: Labelled, shipped: Recogniser) -> dict[str, Recogniser]:
    """Description id -> a recogniser that has not seen it, calibrated like the shipped one.

    What is learned on top (ranking.json, tools.json) must meet the descriptions as it will meet
    the users' texts: unseen.
    """
    slope, shift, threshold = shipped.calibration
    found: dict[str, Recogniser] = {}
    for fold in range(FOLDS):
        parts = _parts(data.fit(fold), data.tags, slope, shift, threshold)
        unseen = Recogniser(parts)
        found |= {row["id"]: unseen for row in data.descriptions[fold::FOLDS]}
    return found


def _parts(
    model: dict[str, Any], tags: Sequence[str], slope: float, shift: float, threshold: float
) -> dict[str, Any]:
    meta = {"tags": list(tags), "words": model["words"], "chars": model["chars"]}
    return {
        "dense": model["dense"].astype(np.float32),
        "sparse": model["sparse"].astype(np.float16),
        "bias": model["bias"].astype(np.float32),
        "idf": model["idf"].astype(np.float32),
        "slope": np.float64(slope),
        "shift": np.float64(shift),
        "thresholds": np.full(len(tags), threshold),
        "meta": np.array(json.dumps(meta)),
    }


def _mixed(rows: Sequence[dict[str, Any]], countries: Sequence[str]) -> list[dict[str, Any]]:
    """Two or three short statements in one, with the labels of all: people list their troubles in
    one breath, half of the time after a word on the city, and each must be heard beside the
    others. The same at each run."""
    chance = random.Random(1)  # noqa: S311
    brief = [row for row in rows if row["tags"] and len(row["text"].split()) <= MIXED_WORDS]
    made = []
    for size, number in MIXED.items():
        for _ in range(number):
            some = chance.sample(brief, size)
            tags = sorted({tag for row in some for tag in row["tags"]})
            said = [row["text"] for row in some]
            if chance.random() < 0.5:
                said.insert(0, f"{chance.choice(CITIES)} {chance.choice(countries)}".lower())
            made.append({"text": " ".join(said), "tags": tags})
    return made


def _countries(corpus_dir: Path) -> list[str]:
    return sorted({city.country for city in load_corpus(corpus_dir).cities.values()})


def _placed(
    model: dict[str, Any],
    pieces: Sequence[str],
    labels: Sequence[str],
    tags: Sequence[str],
    embedder: Remembering,
) -> list[dict[str, Any]]:
    """The segments of a labelled description as statements: each label goes to the segment that
    the first model hears it in most clearly; a segment without one is an example of none."""
    parts = pieces[1:] or pieces
    logits = _logits(model, parts, embedder)
    found: list[list[str]] = [[] for _ in parts]
    for label in labels:
        found[int(logits[:, tags.index(label)].argmax())].append(label)
    return [{"text": text, "tags": tags_} for text, tags_ in zip(parts, found, strict=True)]


def _fit_troubles(
    rows: Sequence[dict[str, Any]], tags: Sequence[str], embedder: Remembering
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
    model: dict[str, Any], pieces: Sequence[list[str]], embedder: Remembering
) -> NDArray[np.float64]:
    """The highest logit over the segments of each text, as the recogniser pools them."""
    ends = np.cumsum([len(texts) for texts in pieces])[:-1]
    logits = _logits(model, [*chain(*pieces)], embedder)
    return np.array([part.max(axis=0) for part in np.split(logits, ends)])


def _logits(
    model: dict[str, Any], texts: Sequence[str], embedder: Remembering
) -> NDArray[np.float64]:
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
