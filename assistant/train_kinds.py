"""Fit what tells the kind of a question asked of any matter: part of ``assistant train faqs``.

The ways of putting the prepared questions and the messages that put them say which kind they are;
what is asked of the cases shown (``corpus/training/asks.jsonl``) is none.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

from assistant.arrays import FULL
from assistant.faq import GENERAL
from assistant.faqs import Faqs, key_of
from assistant.labelled import read_lines
from assistant.train_reader import reading

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from assistant.embed import SentenceEmbedder
    from assistant.faq import Faq

NONE = ""
REGULARISATION = 1.0  # C, the surer of two on matches that readers graded
TALKED = 3  # times that what people typed who never saw the questions is counted
# Acts that are a kind under another name, and those that may be one or none.
SAME = {"avoid": "mistakes", "start": "start", "against": "against", "say": "tell"}
EITHER = {
    "cost-us", "time-us", "opinion", "objection", "what-if", "new", "tell", "why", "write",
    "vendor", "days", "faq",
}  # fmt: skip


def fit_kinds(
    corpus_dir: Path, faqs: Mapping[str, Faq], embedder: SentenceEmbedder, out: Path
) -> str:
    """Add the weights to a file of prepared questions; a line on how many texts they rest on."""
    from sklearn.linear_model import LogisticRegression

    with np.load(out) as stored:
        parts = {name: stored[name] for name in stored.files}
    held = dict(zip(parts["keys"].tolist(), parts["rows"], strict=True))
    asks = [(held[key_of(ask)] / FULL, faq) for faq in faqs.values() for ask in faq.asks]
    told, labels = _told(corpus_dir, faqs)
    if not told:
        return "no messages of a kind"
    made = Faqs(parts, embedder, faqs).vectors(told)
    vectors = np.concatenate([np.array([row for row, _ in asks], np.float32), made])
    kinds = [_kind(faq) for _, faq in asks] + labels
    model = LogisticRegression(C=REGULARISATION, max_iter=400).fit(vectors, kinds)
    meta = json.loads(str(parts["meta"])) | {"kinds": model.classes_.tolist()}
    weights = np.concatenate([model.coef_, model.intercept_[:, None]], axis=1)
    kept = {"kinds": weights.astype(np.float32), "meta": np.array(json.dumps(meta))}
    np.savez_compressed(out, **(parts | kept))
    return f"kinds from {len(kinds)} texts"


def _told(corpus_dir: Path, faqs: Mapping[str, Faq]) -> tuple[list[str], list[str]]:
    """Later messages as the assistant reads them, and the kind of each."""
    read = reading(corpus_dir)
    folder = corpus_dir / "training"
    rows = [r for r in read_lines(folder / "asked.jsonl") if r["form"] == "later"]
    some = [(r["text"], _kind(faqs[r["id"]]) if r["id"] in faqs else NONE) for r in rows]
    acts = [r for r in read_lines(folder / "asks.jsonl") if r["act"] not in EITHER]
    some += [(r["text"], SAME.get(r["act"], NONE)) for r in acts]
    talks = [r for r in read_lines(folder / "talks.jsonl") if r["form"] == "later"]
    some += [(r["text"], r["kind"]) for r in talks] * TALKED
    some.sort(key=lambda pair: len(pair[0]))  # batches of like length
    return [read(text) for text, _ in some], [kind for _, kind in some]


def _kind(faq: Faq) -> str:
    return faq.kind if faq.kind in GENERAL else NONE
