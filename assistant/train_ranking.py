"""Learn the weights of the fact ranking and of the tool ranking from graded descriptions.

``assistant train ranking`` writes ``trained/ranking.json``, ``assistant train tools`` writes
``trained/tools.json``. Weights are never negative: every part is a reason for a fact.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

from assistant.fit import Affinity, features, rank_tools, voice_of
from assistant.glossary import Glossary, in_english
from assistant.labelled import read_descriptions, read_golden
from assistant.metrics import mean
from assistant.rank import PARTS
from assistant.train_troubles import Labelled, held_out

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from assistant.adviser import Adviser
    from assistant.embed import Embedder, Vectors
    from assistant.labelled import Golden
    from assistant.troubles import Recogniser
    from assistant.understanding import Understanding

    Matrix = NDArray[np.float64]

L2 = 0.003  # on the weights; chosen by leaving out every fifth description
GAINS = (1.0, 0.67, 0.33)  # a tool that the reader put first, second, third
FOLDS = 5
RIDGE = 20.0  # pulls what one trouble adds towards nothing when few descriptions have it
WORDING = 1.5  # the embedding's scale beside the troubles'; both chosen on held-out folds
SHARES = ("need", "rules", "support", "readiness", "against")


Understood = dict[str, tuple["Understanding", "Vectors"]]


def understand_all(
    adviser: Adviser, questions: Sequence[Golden], unseen: Mapping[str, Recogniser]
) -> Understood:
    """Question id -> what is understood of it by a recogniser that has not seen it."""
    listener = adviser.listener
    own = listener.recogniser
    made: Understood = {}
    for q in questions:
        listener.recogniser = listener.ear.recogniser = unseen.get(q.id, own)
        made[q.id] = adviser.understand(q.text)
    listener.recogniser = listener.ear.recogniser = own
    return made


def examples(
    adviser: Adviser, questions: Sequence[Golden], understood_of: Understood
) -> list[tuple[Matrix, Matrix]]:
    """For each question the parts of every fact, and the gains 2^grade - 1."""
    made = []
    for q in questions:
        if not q.facts:
            continue
        understood, vectors = understood_of[q.id]
        query = adviser.query(understood, vectors)[0].model_copy(update={"leave_out": q.id})
        parts = adviser.ranker.table.parts(query, understood.profile)
        gains = np.array([2.0 ** q.facts.get(key, 0) - 1.0 for key in adviser.ranker.table.ids])
        made.append((np.stack([parts[name] for name in PARTS], axis=1), gains))
    return made


def learn_weights(data: Sequence[tuple[Matrix, Matrix]]) -> dict[str, float]:
    """Minimise the ListNet top-one loss (Cao et al. 2007) with weights >= 0, by L-BFGS-B."""
    from scipy.optimize import minimize

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        total, slope = 0.0, np.zeros_like(weights)
        for matrix, gains in data:
            scores = matrix @ weights
            scores -= scores.max()
            chance = np.exp(scores)
            chance /= chance.sum()
            target = gains / gains.sum()
            total -= float(target @ np.log(chance + 1e-12))
            slope += matrix.T @ (chance - target)
        n = len(data)
        return total / n + L2 * float(weights @ weights), slope / n + 2 * L2 * weights

    found = minimize(
        loss, np.ones(len(PARTS)), jac=True, method="L-BFGS-B", bounds=[(0, None)] * len(PARTS)
    )
    return {name: round(float(w), 4) for name, w in zip(PARTS, found.x, strict=True)}


def train_precedents(corpus_dir: Path, embedder: Embedder, out: Path) -> str:
    """Save the graded descriptions for ``precedents.py``; a line that says how many."""
    described = read_descriptions(corpus_dir)
    meta = {
        "ids": [q.id for q in described],
        "tags": [q.tags for q in described],
        "grades": [q.facts for q in described],
    }
    glossary = Glossary(corpus_dir / "glossary.tsv")
    vectors = embedder.queries([in_english(glossary, q.text)[0] for q in described])
    np.savez_compressed(out, vectors=vectors.astype(np.float16), meta=np.array(json.dumps(meta)))
    return f"{len(described)} graded descriptions -> {out.name}"


def train_ranking(
    adviser: Adviser,
    described: Sequence[Golden],
    named: Sequence[Golden],
    understood: Understood,
    out: Path,
) -> str:
    """Learn both sets of weights and save them; a line that says how it went."""
    weights = {
        "described": learn_weights(examples(adviser, described, understood)),
        "named": learn_weights(examples(adviser, named, understood)),
    }
    out.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
    return f"{len(described)} described, {len(named)} named questions -> {out.name}"


def train_tools(
    adviser: Adviser, questions: Sequence[Golden], understood: Understood, out: Path
) -> str:
    """Learn what each trouble says for each tool, then the shares of the parts; save both."""
    wanted = [q for q in questions if q.tools]
    cases = [(understood[q.id][0], understood[q.id][1][0], q) for q in wanted]
    shares = _shares()
    agreement = np.zeros(len(shares))
    for fold in range(FOLDS):
        # The table is learned without the questions that judge it: it would know them by heart.
        learned = _affinity(adviser, [c for i, c in enumerate(cases) if i % FOLDS != fold])
        judged = cases[fold::FOLDS]
        for k, trial in enumerate(shares):
            agreement[k] += _agreement(adviser, learned, trial, judged) / FOLDS
    best = shares[int(agreement.argmax())]
    made = _affinity(adviser, cases).model_copy(update={"weights": best})
    out.write_text(made.model_dump_json(indent=1) + "\n", encoding="utf-8")
    return (
        f"{len(wanted)} graded questions; agreement on held-out folds {agreement.max():.3f} "
        f"with shares {best} -> {out.name}"
    )


Case = tuple["Understanding", "NDArray[np.float32]", "Golden"]


def _affinity(adviser: Adviser, cases: Sequence[Case]) -> Affinity:
    """Ridge regression of the reader's choice on what was heard and on the embedding, per tool."""
    tools = list(adviser.corpus.tools)
    rows = [features(u.profile, u.voice) for u, _, _ in cases]
    words = sorted({word for row in rows for word in row})
    heard = np.array([[row.get(word, 0.0) for word in words] for row in rows])
    matrix = np.hstack([heard, WORDING * np.array([vector for _, vector, _ in cases])])
    gains = np.array(
        [
            [GAINS[q.tools.index(t)] if t in q.tools else -0.33 * (t in q.refused) for t in tools]
            for _, _, q in cases
        ]
    )
    mean_row, base = matrix.mean(axis=0), gains.mean(axis=0)
    centred = matrix - mean_row
    lift = np.linalg.solve(
        centred.T @ centred + RIDGE * np.eye(matrix.shape[1]), centred.T @ (gains - base)
    )
    start, wording = base - mean_row @ lift, WORDING * lift[len(words) :]

    def by_tool(values: Matrix) -> dict[str, float]:
        return {t: round(float(v), 4) for t, v in zip(tools, values, strict=True)}

    return Affinity(
        base=by_tool(base),
        start=by_tool(start),
        lift={w: by_tool(row) for w, row in zip(words, lift[: len(words)], strict=True)},
        wording={t: tuple(wording[:, i].round(4).tolist()) for i, t in enumerate(tools)},
        weights=dict.fromkeys(SHARES, 0.2),
    )


def _shares() -> list[dict[str, float]]:
    grid = []
    # A larger share of support agrees a little better with the readers, but follows single
    # recognised troubles and so changes with the wording.
    for rules in (0.2, 0.4):
        for backing in (0.0, 0.1):
            for against in (0.1, 0.2, 0.3):
                grid.append(
                    {"need": 1.0, "rules": rules, "support": backing, "readiness": 0.05,
                     "against": against}
                )  # fmt: skip
    return grid


def _agreement(
    adviser: Adviser, learned: Affinity, shares: dict[str, float], cases: Sequence[Case]
) -> float:
    """Mean of: share of the reader's three among ours, and the first one among theirs."""
    affinity = learned.model_copy(update={"weights": shares})
    values = []
    for understood, vector, q in cases:
        voice = voice_of(affinity, understood.voice.troubles, vector)
        ranked = rank_tools(adviser.corpus, affinity, understood.profile, voice)
        top = [fit.tool for fit in ranked[:3]]
        values.append(0.5 * len(set(top) & set(q.tools)) / 3 + 0.5 * float(top[0] in q.tools))
    return mean(values)


def train_all(adviser: Adviser, corpus_dir: Path, folder: Path) -> str:
    """Both trainings on the descriptions and on the tune half of the golden questions."""
    golden = [q for q in read_golden(corpus_dir) if q.split == "tune"]
    described = [*read_descriptions(corpus_dir)]
    described += [q for q in golden if q.kind in {"described", "like-us"}]
    named = [q for q in golden if q.kind in {"fact", "failure", "tool"}]
    data = Labelled(corpus_dir, adviser.listener.recogniser.tags, adviser.embedder)
    unseen = held_out(data, adviser.listener.recogniser)
    understood = understand_all(adviser, [*described, *named], unseen)
    first = train_ranking(adviser, described, named, understood, folder / "ranking.json")
    return f"{first}\n{train_tools(adviser, described, understood, folder / 'tools.json')}"
