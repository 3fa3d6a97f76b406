"""Fit the trouble recogniser from the labelled texts in corpus/training, repeatably.

``assistant train troubles`` writes ``trained/troubles.npz``; nothing here is needed to answer.
"""

from __future__ import annotations

import json
import random
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.corpus import load_corpus
from assistant.glossary import Glossary
from assistant.labelled import (
    UNSEEN,
    label_matrix,
    mixtures,
    read_golden,
    read_lines,
    read_rewordings,
)
from assistant.logistic import fit_logistic
from assistant.places import Gazetteer
from assistant.sound import Ear, unplaced
from assistant.troubles import (
    CLUES,
    EMBEDDING_WEIGHT,
    Recogniser,
    Words,
    content,
    new_vectorizer,
    split,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from assistant.embed import Embedder, Vectors
    from assistant.reader import Reader

Row = dict[str, Any]  # "text" in English content words, "written" in another language, "tags"

REGULARISATION = 3.0  # C of the logistic regressions, chosen by leaving out one source at a time
# N-grams kept, most frequent first, for English and for the other languages as written.
KEPT = {
    "english": {"word": 30_000, "char_wb": 20_000},
    "written": {"word": 12_000, "char_wb": 12_000},
    "typed": {"word": 20_000, "char_wb": 10_000},
}
FOLDS = 5
MESSAGES = ("messages", "translated", "contrasts", "long", "scenes")
# Of the hard messages one in so many is left to the calibration, with this weight: half of them
# voice nothing, of what users write much less. The others count so often in the fit.
UNSEEN_WEIGHT, SEEN_TIMES = 0.5, 2
# How many mixed statements of two and of three, from statements of so many content words; chosen
# among a few by F1 on the tune half of the golden questions.
MIXED = {2: 4_000, 3: 2_000}
MIXED_WORDS = 8
CITIES = ("city", "mid size city", "town", "small town", "municipality", "port city", "capital",
          "big city", "district", "region", "county town", "island town", "suburb")  # fmt: skip
THRESHOLDS = np.arange(0.10, 0.90, 0.01)


class Remembering:
    """An embedder that embeds a text once: every fold needs the same statements."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder, self.dimension, self.name = embedder, embedder.dimension, embedder.name
        self._known: dict[str, Vectors] = {}

    def queries(self, texts: Sequence[str]) -> Vectors:
        """One row per text."""
        new = sorted({text for text in texts if text not in self._known}, key=len)
        if new:
            self._known |= dict(zip(new, self._embedder.documents(new), strict=True))
        return np.array([self._known[text] for text in texts])

    documents = queries


class Labelled:
    """The labelled texts as the recogniser reads them: content words in English, and as written
    in another language.

    ``rows`` are statements, and messages with their segments; ``clauses`` are, per description,
    its segments and those of its rewordings. Which segment of a text a label belongs to is what a
    first model, of the statements alone, hears most clearly.
    """

    def __init__(self, corpus_dir: Path, tags: Sequence[str], embedder: Embedder) -> None:
        self.tags, self.embedder, self.corpus_dir = tags, Remembering(embedder), corpus_dir
        self.glossary = Glossary(corpus_dir / "glossary.tsv")
        self.gazetteer = Gazetteer.load(corpus_dir / "places.csv")
        folder = corpus_dir / "training"
        hard = read_lines(folder / "hard.jsonl")
        self.kept = hard[::UNSEEN]
        self.rows = [
            self._statement(row["text"]) | {"tags": row["tags"]}
            for path in sorted((folder / "statements").glob("*.jsonl"))
            for row in read_lines(path)
        ]
        self.rows += _mixed(self.rows, _countries(corpus_dir))
        self.elsewhere = [
            self._statement(row["text"]) | {"tags": []}
            for row in read_lines(folder / "scope.jsonl")
            if not row["answer"]
        ]
        first = self._model(self.rows)
        told = [read_lines(folder / f"{name}.jsonl") for name in MESSAGES]
        seen = [row for i, row in enumerate(hard) if i % UNSEEN]
        for row in chain(*told, seen * SEEN_TIMES):
            pieces = self._pieces(row["text"])
            self.rows.append(pieces[0] | {"tags": row["tags"]})
            if len(pieces) > 1:
                self.rows += _placed(first, pieces[1:], row["tags"], self.embedder)
        self.descriptions = read_lines(folder / "descriptions.jsonl")
        again = read_rewordings(corpus_dir)
        self.clauses = [
            [
                clause
                for text in [row["text"], *again.get(row["id"], ())]
                for pieces in [self._pieces(text)]
                for clause in _placed(first, pieces[1:] or pieces, row["tags"], self.embedder)
            ]
            for row in self.descriptions
        ]

    def fit(self, without: int | None = None) -> dict[str, Any]:
        """The arrays of a recogniser of everything, or of all but one fold of the descriptions;
        not yet calibrated."""
        kept = [c for i, c in enumerate(self.clauses) if without is None or i % FOLDS != without]
        rows = [*self.rows, *chain(*kept)]
        told = _fit_voiced([*rows, *self.elsewhere], self.embedder)
        return _joined(_fit_troubles(rows, self.tags, self.embedder), told)

    def _model(self, rows: Sequence[Row]) -> Recogniser:
        told = _fit_voiced([*rows, *self.elsewhere], self.embedder)
        return Recogniser(_joined(_fit_troubles(rows, self.tags, self.embedder), told))

    def _statement(self, text: str) -> Row:
        return self._read(unplaced(text, self.gazetteer), self.glossary.language(text))

    def _pieces(self, text: str) -> list[Row]:
        language = self.glossary.language(text)
        parts = split(text, unplaced(text, self.gazetteer))
        return [self._read(part.read, language) for part in parts]

    def _read(self, text: str, language: str) -> Row:
        typed = " ".join(text.split())
        if language == "en":
            return {"text": content(typed), "written": "", "typed": typed}
        english = self.glossary.english(typed, language)
        return {"text": content(english), "written": content(typed), "typed": typed}


def train_troubles(
    corpus_dir: Path, tags: Sequence[str], embedder: Embedder, reader: Reader, out: Path
) -> str:
    """Fit, calibrate and save the trouble recogniser; a line that says how it went."""
    data = Labelled(corpus_dir, tags, embedder)
    parts = data.fit()
    pooling, threshold, texts, best = _calibrate(Recogniser(parts), data, reader)
    np.savez_compressed(out, **(parts | {"pooling": pooling, "threshold": np.float64(threshold)}))
    return (
        f"{len(data.rows)} texts and the clauses of {len(data.descriptions)} descriptions, "
        f"{len(tags)} tags; threshold {threshold:.2f}, micro F1 {best:.3f} on the {texts} texts "
        f"of the calibration"
    )


def held_out(data: Labelled, shipped: Recogniser) -> dict[str, Recogniser]:
    """Description id -> a recogniser that has not seen it, calibrated like the shipped one.

    What is learned on top (ranking.json, tools.json) must meet the descriptions as it will meet
    the users' texts: unseen.
    """
    found: dict[str, Recogniser] = {}
    for fold in range(FOLDS):
        unseen = Recogniser(data.fit(fold) | shipped.calibration)
        found |= {row["id"]: unseen for row in data.descriptions[fold::FOLDS]}
    return found


def _calibrate(
    recogniser: Recogniser, data: Labelled, reader: Reader
) -> tuple[NDArray[np.float64], float, int, float]:
    """The weights of the clues and the threshold, from texts that the recogniser has not seen:
    messages of two writers of their own, the tune half of the golden questions and some of the
    hard messages. One set of weights for all tags (as Platt 1999 for one): a tag has few
    examples."""
    from sklearn.linear_model import LogisticRegression

    rows = read_lines(data.corpus_dir / "training" / "calibration.jsonl")
    golden = read_golden(data.corpus_dir)
    rows += [{"text": q.text, "tags": q.tags} for q in golden if q.split == "tune" and q.tags]
    weights = np.repeat([1.0, UNSEEN_WEIGHT], [len(rows), len(data.kept)])
    rows += data.kept
    ear = Ear(data.embedder, recogniser, reader, data.glossary, data.gazetteer)
    heard = np.array([ear.sound(row["text"]).clues for row in rows])
    truth = label_matrix(rows, data.tags)
    fitted = LogisticRegression(max_iter=5_000).fit(
        heard.reshape(-1, CLUES), truth.ravel(), sample_weight=np.repeat(weights, len(data.tags))
    )
    pooling = np.append(fitted.coef_[0], fitted.intercept_[0])
    chances = 1.0 / (1.0 + np.exp(-(heard @ pooling[:-1] + pooling[-1])))
    threshold, best = _threshold(chances, truth, weights)
    return pooling, threshold, len(rows), best


def _mixed(rows: Sequence[Row], countries: Sequence[str]) -> list[Row]:
    """Short statements in one (``labelled.mixtures``), the same at each run."""
    chance = random.Random(1)  # noqa: S311
    brief = [
        (row["text"], row["tags"])
        for row in rows
        if row["tags"] and len(row["text"].split()) <= MIXED_WORDS
    ]

    def opening() -> str:
        return f"{chance.choice(CITIES)} {chance.choice(countries)}".lower()

    made = mixtures(brief, MIXED, chance, opening, lambda: " ")
    return [{"text": text, "written": "", "typed": "", "tags": tags} for text, tags in made]


def _countries(corpus_dir: Path) -> list[str]:
    return sorted({city.country for city in load_corpus(corpus_dir).cities.values()})


def _placed(
    model: Recogniser, parts: Sequence[Row], labels: Sequence[str], embedder: Remembering
) -> list[Row]:
    """The segments of a labelled text as statements: each label goes to the segment that the first
    model hears it in most clearly; a segment without one is an example of none."""
    logits = model.logits(_words(parts), embedder.queries([part["text"] for part in parts]))
    found: list[list[str]] = [[] for _ in parts]
    for label in labels:
        found[int(logits[:, model.tags.index(label)].argmax())].append(label)
    # Where a segment of a labelled text got no label, it may still say why: not known.
    return [
        part | {"tags": tags} | ({} if tags or not labels else {"typed": ""})
        for part, tags in zip(parts, found, strict=True)
    ]


def _words(rows: Sequence[Row]) -> Words:
    return Words(*(tuple(row[key] for row in rows) for key in ("text", "written", "typed")))


def _fit_troubles(
    rows: Sequence[Row], tags: Sequence[str], embedder: Remembering
) -> dict[str, Any]:
    """The arrays of a recogniser, its calibration left empty."""
    from scipy.sparse import csr_matrix, hstack

    words = _words(rows)
    said = {
        "english": (words.english, [e for e, w, _ in zip(*words, strict=True) if not w]),
        "written": (words.written, [w for w in words.written if w]),
    }
    blocks: list[Any] = [csr_matrix(EMBEDDING_WEIGHT * embedder.queries(words.english))]
    meta: dict[str, Any] = {"tags": list(tags)}
    parts: dict[str, Any] = {}
    for name, (texts, own) in said.items():
        rows_of, meta[name], parts[f"{name}-idf"] = _ngrams(name, texts, own)
        blocks += rows_of
    truth = label_matrix(rows, tags).astype(np.float32)
    weights, bias = fit_logistic(hstack(blocks), truth, REGULARISATION)
    at = embedder.dimension
    parts["dense"] = weights[:at]
    for name in said:
        size = len(parts[f"{name}-idf"])
        parts[f"{name}-weights"] = weights[at : at + size].astype(np.float16)
        at += size
    return parts | {
        "bias": bias,
        "pooling": np.zeros(CLUES + 1),
        "threshold": np.float64(0.5),
        "meta": meta,
    }


def _fit_voiced(rows: Sequence[Row], embedder: Remembering) -> dict[str, Any]:
    """The arrays of what tells a text that voices any trouble from one that voices none; texts of
    which that is not known are left out."""
    from scipy.sparse import csr_matrix, hstack
    from sklearn.linear_model import LogisticRegression

    known = [row for row in rows if row["typed"]]
    texts = [row["typed"] for row in known]
    grams, meta, idf = _ngrams("typed", texts, texts)
    dense = csr_matrix(EMBEDDING_WEIGHT * embedder.queries([row["text"] for row in known]))
    truth = [bool(row["tags"]) for row in known]
    model = LogisticRegression(C=REGULARISATION, class_weight="balanced", max_iter=1_000)
    weights = model.fit(hstack([dense, *grams]).tocsr(), truth).coef_[0].astype(np.float32)
    at = embedder.dimension
    return {
        "voiced": np.append(weights[:at], model.intercept_).astype(np.float32),
        "typed-weights": weights[at:, None].astype(np.float16),
        "typed-idf": idf,
        "meta": {"typed": meta},
    }


def _ngrams(
    name: str, texts: Sequence[str], own: Sequence[str]
) -> tuple[list[Any], dict[str, list[str]], NDArray[np.float32]]:
    """The texts as rows of n-grams chosen from ``own``, the n-grams, and their weights."""
    grams = [
        new_vectorizer(kind, min_df=2, max_features=most).fit(own)
        for kind, most in KEPT[name].items()
    ]
    terms = [one.get_feature_names_out().tolist() for one in grams]
    idf = np.concatenate([one.idf_ for one in grams]).astype(np.float32)
    return (
        [g.transform(texts) for g in grams],
        dict(zip(("words", "chars"), terms, strict=True)),
        idf,
    )


def _joined(troubles: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    """The arrays of a recogniser from its two models."""
    meta = np.array(json.dumps(troubles["meta"] | told["meta"]))
    return troubles | told | {"meta": meta}


def _threshold(
    probabilities: NDArray[np.float64], truth: NDArray[np.int64], weights: NDArray[np.float64]
) -> tuple[float, float]:
    """The probability with the best micro F1, and that F1."""

    def score(threshold: float) -> float:
        said = probabilities >= threshold
        hit = float(weights @ (said & (truth == 1)).sum(axis=1))
        return 2 * hit / max(1.0, float(weights @ (said.sum(axis=1) + truth.sum(axis=1))))

    scores = {float(threshold): score(threshold) for threshold in THRESHOLDS}
    best = max(scores, key=lambda threshold: scores[threshold])
    return best, scores[best]
