"""Fit the order of the prepared questions for later messages, repeatably: ``trained/answers.json``.

``corpus/training/answered.jsonl`` holds follow-ups of conversations by writers who never saw the
questions, with what was told before them, and the questions whose answers a reader found to be on
the point (2) or of use (1). The weights are those of a multinomial choice among the questions that
come near (a softmax over their scores, Luce 1959), fitted on all rounds but ``HELD``, on which the
result is told.
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

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from assistant.faqs import Faqs

HELD = {"r15", "r16"}  # rounds whose conversations teach nothing
APT = 2  # grade from which an answer is on the point
SHRINK = 1e-3  # of the weights
BRIEF = 12  # words of a short description
STRENGTH = 1.0  # C of the chances


class Row(NamedTuple):
    """A labelled message: where from, the features of the questions near it, their ids, and which
    of them are apt."""

    source: str
    features: NDArray[np.float64]
    ids: list[str]
    apt: NDArray[np.bool_]
    labelled: bool


def train_answers(corpus_dir: Path, faqs: Faqs, out: Path) -> str:
    """Fit and save; a line on how often an apt answer stands first, and among the first three."""
    lines = read_lines(corpus_dir / "training" / "answered.jsonl")
    rows = [_row(faqs, line, bool(n % 2)) for n, line in enumerate(lines)]
    learned = [row for row in rows if row.source not in HELD]
    weights = _order(learned)
    ranking = FaqRanking(weights | {"chance": [0.0] * len(OF_CHANCE), "bias": [0.0]})
    weights |= _chances(learned, ranking)
    out.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
    ranking, held = FaqRanking(weights), [row for row in rows if row.source in HELD]
    return f"{len(learned)} messages; of {len(held)} others {_told(held, ranking)} -> {out.name}"


def _row(faqs: Faqs, line: dict[str, Any], brief: bool) -> Row:
    """The features of one labelled message; ``brief``: after the last words only of a long
    description, as many officials give no more (never of the rounds on which the result is told).
    """
    vectors = faqs.vectors(line["texts"])
    told, text = line["told"], line["texts"][0]
    if brief and line["source"] not in HELD:
        told = [" ".join(told[0].split()[-BRIEF:])]
    near = faqs.nearness(faqs.likes(faqs.vectors(told)))
    context = Context(near, faqs.likes(faqs.vectors([in_one(told[0], text)])))
    kinds = faqs.kind_chances(vectors)
    asked = Asked(text, faqs.likes(vectors), line["named"], line["heard"], kinds)
    at, features = measured(faqs, asked, context)
    ids = [faqs.ids[i] for i in at.tolist()]
    apt = np.array([line["best"].get(key, 0) >= APT for key in ids])
    return Row(line["source"], features, ids, apt, any(g >= APT for g in line["best"].values()))


def _order(rows: Sequence[Row]) -> dict[str, list[float]]:
    """The weights by which the apt questions of each message stand first, by L-BFGS-B."""
    from scipy.optimize import minimize
    from scipy.special import logsumexp, softmax

    some = [row for row in rows if row.apt.any()]
    stacked = np.concatenate([row.features for row in some])
    mean, scale = stacked.mean(axis=0), stacked.std(axis=0) + 1e-6
    pairs = [((row.features - mean) / scale, row.apt) for row in some]

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, slope = SHRINK * float(weights @ weights), 2 * SHRINK * weights
        for features, apt in pairs:
            scores = features @ weights
            total += float(logsumexp(scores) - logsumexp(scores[apt])) / len(pairs)
            own = softmax(scores) @ features - softmax(scores[apt]) @ features[apt]
            slope = slope + own / len(pairs)
        return total, slope

    best = minimize(loss, np.zeros(len(mean)), jac=True, method="L-BFGS-B").x
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
