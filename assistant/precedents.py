"""Precedents: what a reader of all facts chose for other described cities. Pure.

A new description is compared with the graded ones (``corpus/training``) by troubles and by
wording; the facts chosen for the nearest count for it too. Made by ``assistant train ranking``
and shipped as ``trained/precedents.npz``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

from assistant.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    Column = NDArray[np.float64]

# How much shared troubles count against similar wording, how steeply likeness counts, and how many
# precedents speak: chosen by leaving out one description at a time.
TROUBLES_SHARE, STEEPNESS, NEAREST = 0.6, 3, 30
PRIOR = 3.0  # pseudo-descriptions: a trouble seen once says little about what it calls for


class Precedents:
    """Graded descriptions as arrays over the facts of a corpus."""

    def __init__(self, path: Path, facts: dict[str, int], tags: list[str]) -> None:
        try:
            with np.load(path) as stored:
                self._vectors = stored["vectors"].astype(np.float32)
                meta = json.loads(str(stored["meta"]))
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(
                f"The precedents {path} cannot be read ({error}).",
                "Reinstall the package, or run 'assistant train ranking'.",
            ) from None
        self.ids: list[str] = meta["ids"]
        self._tags = np.array([[float(t in row) for t in tags] for row in meta["tags"]])
        self._gains = np.zeros((len(self.ids), len(facts)))
        for i, grades in enumerate(meta["grades"]):
            for key, grade in grades.items():
                if key in facts:
                    self._gains[i, facts[key]] = (2.0**grade - 1.0) / 7.0

    def chosen(self, leave_out: str = "") -> Column:
        """How often a fact was chosen for anybody, 0 to 1 on a log scale."""
        counts = np.log1p(self._gains[self._others(leave_out)].sum(axis=0))
        return _scaled(counts)

    def near(
        self, voiced: Column, vector: NDArray[np.float32], idf: Column, leave_out: str = ""
    ) -> Column:
        """Facts chosen for the descriptions nearest to this one, 0 to 1."""
        own, theirs = np.minimum(voiced, 1.0) * idf, self._tags * idf
        norms = np.linalg.norm(own) * np.linalg.norm(theirs, axis=1)
        shared = theirs @ own / np.maximum(norms, 1e-9)
        wording = np.maximum(self._vectors @ vector, 0.0)
        likeness = (TROUBLES_SHARE * shared + (1 - TROUBLES_SHARE) * wording) ** STEEPNESS
        likeness *= self._others(leave_out)
        best = np.argsort(-likeness, kind="stable")[:NEAREST]
        return _scaled(likeness[best] @ self._gains[best])

    def related(self, voiced: Column, problems: Column, leave_out: str = "") -> Column:
        """Facts whose problems were chosen for the troubles voiced, more often than by chance.

        The share of a problem among the facts chosen for a trouble, less its share in the corpus,
        summed over the fact's problems and the voiced troubles; 0 to 1.
        """
        others = self._others(leave_out)
        weight = self._gains / np.maximum(self._gains.sum(axis=1, keepdims=True), 1e-9)
        seen = (self._tags * others[:, None]).T @ (weight @ problems)
        number = (self._tags * others[:, None]).sum(axis=0)
        base = problems.mean(axis=0)
        lift = (seen + PRIOR * base) / (number[:, None] + PRIOR) - base
        value = np.minimum(voiced, 1.0) @ lift @ problems.T / np.sqrt(problems.sum(axis=1) + 1)
        return _scaled(np.maximum(value, 0.0))

    def _others(self, leave_out: str) -> NDArray[np.bool_]:
        return np.array([key != leave_out for key in self.ids])


def _scaled(values: Column) -> Column:
    top = float(values.max()) if values.size else 0.0
    scaled: Column = values / top if top > 0 else values
    return scaled
