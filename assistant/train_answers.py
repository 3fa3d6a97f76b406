"""Fit the order of the prepared questions for later and for first messages, repeatably:
``trained/answers.json`` and ``trained/firsts.json``.

``corpus/training/answered.jsonl`` holds messages by writers who never saw the questions: follow-ups
with what was told before them, first messages with what they ask; and the questions whose answers a
reader found to be on the point (2) or of use (1). The weights are those of a multinomial choice
among the questions that come near (a softmax over their scores, Luce 1959), fitted on all writers
but ``HELD``, on which the result is told.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from assistant.faqrank import (
    DEPTH,
    OF_CHANCE,
    Asked,
    Context,
    FaqRanking,
    in_one,
    measured,
    of_chance,
)
from assistant.labelled import read_lines
from assistant.logistic import fit_choice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from assistant.crux import Crux
    from assistant.faqs import Faqs
    from assistant.sound import Ear

    # A description in English, how near it is to each topic -> how likely each is the main one.
    Mains = Callable[[str, dict[str, float]], dict[str, float]]

HELD = {"r15", "r16", "own-5"}  # writers whose messages teach nothing
APT = 2  # grade from which an answer is on the point
SHRINK = 1e-3  # of the weights
BRIEF = 12  # words of a short description
CONSTANT = 1e-3  # what varies less tells nothing
STRENGTH = 1.0  # C of the chances


class Row(NamedTuple):
    """A labelled message: where from, the features of the questions near it, their ids, and which
    of them are apt."""

    source: str
    features: NDArray[np.float64]
    ids: list[str]
    apt: NDArray[np.bool_]
    labelled: bool


def train_answers(corpus_dir: Path, ear: Ear, faqs: Faqs, crux: Crux, folder: Path) -> str:
    """Fit and save both; a line each on how often an apt answer stands first, and among the first
    three."""
    lines = read_lines(corpus_dir / "training" / "answered.jsonl")
    first = [line for line in lines if line["form"] == "first"]
    later = [line for line in lines if line["form"] == "later"]

    def mains(told: str, near: dict[str, float]) -> dict[str, float]:
        return crux.chances(ear.heard(ear.sound(told)), near, faqs.vectors([told])[0])

    rows = [_row(faqs, mains, line, bool(n % 2)) for n, line in enumerate(later)]
    told = [
        _fitted(rows, folder / "answers.json"),
        _fitted([_first(faqs, mains, line) for line in first], folder / "firsts.json"),
    ]
    return "\n".join(told)


def _fitted(rows: Sequence[Row], out: Path) -> str:
    learned = [row for row in rows if row.source not in HELD]
    weights = _order(learned)
    ranking = FaqRanking(weights | {"chance": [0.0] * len(OF_CHANCE), "bias": [0.0]})
    weights |= _chances(learned, ranking)
    out.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
    ranking, held = FaqRanking(weights), [row for row in rows if row.source in HELD]
    return f"{len(learned)} messages; of {len(held)} others {_told(held, ranking)} -> {out.name}"


def _row(faqs: Faqs, mains: Mains, line: dict[str, Any], brief: bool) -> Row:
    """The features of one later message; ``brief``: after the last words only of a long
    description, as many officials give no more (never of the writers on whom the result is told).
    """
    vectors = faqs.vectors(line["texts"])
    told, text = line["told"], line["texts"][0]
    if brief and line["source"] not in HELD:
        told = [" ".join(told[0].split()[-BRIEF:])]
    near = faqs.nearness(faqs.likes(faqs.vectors(told)))
    joint = faqs.likes(faqs.vectors([in_one(told[0], text)]))
    context = Context(near, mains(told[0], near), joint)
    kinds = faqs.kind_chances(vectors)
    asked = Asked(text, faqs.likes(vectors), line["named"], line["heard"], kinds)
    return _graded(faqs, line, asked, context)


def _first(faqs: Faqs, mains: Mains, line: dict[str, Any]) -> Row:
    """The features of one first message: ``told`` is it and its sentences, ``texts`` what it
    asks."""
    likes = faqs.likes(faqs.vectors(line["told"]))
    near, asked = faqs.nearness(likes), faqs.likes(faqs.vectors(line["texts"]))
    context = Context(near, mains(line["told"][0], near), asked)
    return _graded(faqs, line, Asked(line["told"][0], likes, line["named"], (), {}), context)


def _graded(faqs: Faqs, line: dict[str, Any], asked: Asked, context: Context) -> Row:
    at, features = measured(faqs, asked, context)
    ids = [faqs.ids[i] for i in at.tolist()]
    apt = np.array([line["best"].get(key, 0) >= APT for key in ids])
    return Row(line["source"], features, ids, apt, any(g >= APT for g in line["best"].values()))


def _order(rows: Sequence[Row]) -> dict[str, list[float]]:
    """The weights by which the apt questions of each message stand first, by L-BFGS-B."""
    some = [row for row in rows if row.apt.any()]
    stacked = np.concatenate([row.features for row in some])
    mean, spread = stacked.mean(axis=0), stacked.std(axis=0)
    scale = np.where(spread > CONSTANT, spread, 1.0)
    pairs = [((row.features - mean) / scale, row.apt) for row in some]
    best = fit_choice(pairs, SHRINK)
    found = {"mean": mean, "scale": scale, "weights": best}
    return {name: [round(float(x), 5) for x in values] for name, values in found.items()}


def _chances(rows: Sequence[Row], ranking: FaqRanking) -> dict[str, list[float]]:
    """What makes a score a chance, over the likeliest questions of every message."""
    from sklearn.linear_model import LogisticRegression

    told, apt = [], []
    for row in rows:
        scores = ranking.scores(row.features)
        order = np.argsort(-scores)[:DEPTH]
        told.append(of_chance(row.features[order], scores[order]))
        apt.append(row.apt[order])
    model = LogisticRegression(C=STRENGTH, max_iter=2000)
    model.fit(np.concatenate(told), np.concatenate(apt))
    chance = [round(float(x), 5) for x in model.coef_[0]]
    return {"chance": chance, "bias": [round(float(model.intercept_[0]), 5)]}


def _told(rows: Sequence[Row], ranking: FaqRanking) -> str:
    """How often an apt answer stands first and among three, and how surely what is sure is apt."""
    first = third = sure = right = 0
    for row in rows:
        scores = ranking.scores(row.features)
        order = np.argsort(-scores)[:DEPTH]
        chances = ranking.chances(row.features[order], scores[order])
        best = order[np.argsort(-chances)]
        first += bool(row.apt[best[0]])
        third += bool(row.apt[best[:3]].any())
        if chances.max() >= 0.5:
            sure += 1
            right += bool(row.apt[best[0]])
    able = sum(row.labelled for row in rows)
    return (
        f"{able} have one; first in {first}, of three in {third}; {right} of {sure} sure ones apt"
    )
