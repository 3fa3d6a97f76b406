"""Learn the weights of the fact ranking and of the tool ranking from graded descriptions.

``assistant train ranking`` writes ``trained/ranking.json``, ``assistant train tools`` writes
``trained/tools.json``. Weights are never negative: every part is a reason for a fact.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

from assistant.fit import Affinity, heard, rank_tools
from assistant.glossary import Glossary, in_english
from assistant.labelled import read_descriptions, read_golden
from assistant.metrics import mean
from assistant.rank import PARTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from assistant.embed import Embedder
    from assistant.guide import Guide
    from assistant.labelled import Golden
    from assistant.profile import Profile

    Matrix = NDArray[np.float64]

L2 = 0.003  # on the weights; chosen by leaving out every fifth description
GAINS = (1.0, 0.67, 0.33)  # a tool that the reader put first, second, third
FOLDS = 5
RIDGE = 6.0  # pulls what one trouble adds towards nothing when few descriptions have it
SHARES = ("need", "rules", "support", "readiness", "against")


def examples(guide: Guide, questions: Sequence[Golden]) -> list[tuple[Matrix, Matrix]]:
    """For each question the parts of every fact, and the gains 2^grade - 1."""
    made = []
    for q in questions:
        if not q.facts:
            continue
        understood, vectors = guide.understand(q.text)
        query = guide.query(understood, vectors)[0].model_copy(update={"leave_out": q.id})
        parts = guide.ranker.table.parts(query, understood.profile)
        gains = np.array([2.0 ** q.facts.get(key, 0) - 1.0 for key in guide.ranker.table.ids])
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
    guide: Guide, described: Sequence[Golden], named: Sequence[Golden], out: Path
) -> str:
    """Learn both sets of weights and save them; a line that says how it went."""
    weights = {
        "described": learn_weights(examples(guide, described)),
        "named": learn_weights(examples(guide, named)),
    }
    out.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
    return f"{len(described)} described, {len(named)} named questions -> {out.name}"


def train_tools(guide: Guide, questions: Sequence[Golden], out: Path) -> str:
    """Learn what each trouble says for each tool, then the shares of the parts; save both."""
    wanted = [q for q in questions if q.tools]
    profiles = [guide.understand(q.text)[0].profile for q in wanted]
    shares = _shares()
    agreement = np.zeros(len(shares))
    for fold in range(FOLDS):
        # The table is learned without the questions that judge it: it would know them by heart.
        kept = [i for i in range(len(wanted)) if i % FOLDS != fold]
        held = [i for i in range(len(wanted)) if i % FOLDS == fold]
        learned = _affinity(guide, [profiles[i] for i in kept], [wanted[i] for i in kept])
        for k, trial in enumerate(shares):
            judged = [profiles[i] for i in held], [wanted[i] for i in held]
            agreement[k] += _agreement(guide, learned, trial, *judged) / FOLDS
    best = shares[int(agreement.argmax())]
    made = _affinity(guide, profiles, wanted).model_copy(update={"weights": best})
    out.write_text(made.model_dump_json(indent=1) + "\n", encoding="utf-8")
    return (
        f"{len(wanted)} graded questions; agreement on held-out folds {agreement.max():.3f} "
        f"with shares {best} -> {out.name}"
    )


def _affinity(guide: Guide, profiles: Sequence[Profile], questions: Sequence[Golden]) -> Affinity:
    """Ridge regression of the reader's choice on what was heard, one per tool."""
    tools = list(guide.corpus.tools)
    # Both what the recogniser heard and what the labels say: the first is what will be seen, the
    # second what is true.
    rows = [heard(p) for p in profiles]
    rows += [
        heard(p.model_copy(update={"challenges": q.tags}))
        for p, q in zip(profiles, questions, strict=True)
    ]
    words = sorted({word for row in rows for word in row})
    matrix = np.array([[float(word in row) for word in words] for row in rows])
    gains = np.array(
        [
            [GAINS[q.tools.index(t)] if t in q.tools else -0.33 * (t in q.refused) for t in tools]
            for q in (*questions, *questions)
        ]
    )
    base = gains.mean(axis=0)
    lift = np.linalg.solve(
        matrix.T @ matrix + RIDGE * np.eye(len(words)), matrix.T @ (gains - base)
    )
    return Affinity(
        base={t: round(float(b), 4) for t, b in zip(tools, base, strict=True)},
        lift={
            word: {t: round(float(v), 4) for t, v in zip(tools, row, strict=True)}
            for word, row in zip(words, lift, strict=True)
        },
        weights=dict.fromkeys(SHARES, 0.2),
    )


def _shares() -> list[dict[str, float]]:
    grid = []
    for rules in (0.0, 0.1, 0.2, 0.3, 0.4):
        for backing in (0.0, 0.1, 0.2):
            for against in (0.1, 0.2, 0.3):
                grid.append(
                    {"need": 1.0, "rules": rules, "support": backing, "readiness": 0.05,
                     "against": against}
                )  # fmt: skip
    return grid


def _agreement(
    guide: Guide,
    learned: Affinity,
    shares: dict[str, float],
    profiles: Sequence[Profile],
    questions: Sequence[Golden],
) -> float:
    """Mean of: share of the reader's three among ours, and the first one among theirs."""
    affinity = learned.model_copy(update={"weights": shares})
    values = []
    for profile, q in zip(profiles, questions, strict=True):
        top = [fit.tool for fit in rank_tools(guide.corpus, affinity, profile)[:3]]
        values.append(0.5 * len(set(top) & set(q.tools)) / 3 + 0.5 * float(top[0] in q.tools))
    return mean(values)


def train_all(guide: Guide, corpus_dir: Path, folder: Path) -> str:
    """Both trainings on the descriptions and on the tune half of the golden questions."""
    golden = [q for q in read_golden(corpus_dir) if q.split == "tune"]
    described = [*read_descriptions(corpus_dir)]
    described += [q for q in golden if q.kind in {"described", "like-us"}]
    named = [q for q in golden if q.kind in {"fact", "failure", "tool"}]
    first = train_ranking(guide, described, named, folder / "ranking.json")
    return f"{first}\n{train_tools(guide, described, folder / 'tools.json')}"
