"""What a described city is mainly troubled by: a chance for each topic (a trouble of the vocabulary
or another matter with prepared questions), of which one is the crux.

Three readings of the same words are weighed against each other: how surely the recogniser hears the
trouble, how near the description is to the prepared questions on it, and a linear model over the
description's vector. Fitted by ``assistant train crux``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.arrays import read_arrays

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

# The trouble as the recogniser hears it (a logit), whether it is a topic that it does not know,
# nearness to the questions, and the logarithm of the chance by the linear model.
SIGNS = ("heard", "unknown", "near", "learned")
LEAST = 0.002  # a chance as surely missing, as surely there, as the recogniser says anything
UNHEARD = -5.0  # the logit of a topic that the recogniser does not know
FLOOR = 1e-4  # of the chance by the linear model
FARTHEST = -1.0  # nearness of a topic without questions


class Crux:
    """The weights; loaded once and shared."""

    def __init__(self, parts: Mapping[str, Any]) -> None:
        meta = json.loads(str(parts["meta"]))
        self.topics: tuple[str, ...] = tuple(meta["topics"])
        self._weights = np.array([meta["weights"][name] for name in SIGNS])
        self._learned = parts["learned"].astype(np.float32)

    @classmethod
    def load(cls, path: Path) -> Crux:
        """The shipped weights; ModelError when the file is damaged."""
        return cls(read_arrays(path, "model of the main trouble", "crux"))

    def chances(
        self,
        heard: Mapping[str, float],
        nearness: Mapping[str, float],
        vector: NDArray[np.float32],
    ) -> dict[str, float]:
        """How likely each topic is the main one, together 1: ``heard`` are the chances of the
        troubles, ``nearness`` and ``vector`` what the description is like (``faqs.Described``)."""
        signs = signs_of(self.topics, heard, nearness, self.learned(vector))
        return dict(zip(self.topics, _shares(signs @ self._weights).tolist(), strict=True))

    def learned(self, vector: NDArray[np.float32]) -> NDArray[np.float64]:
        """The chances by the linear model alone, shape (topics,)."""
        return _shares(self._learned[:, :-1] @ vector + self._learned[:, -1])


def signs_of(
    topics: tuple[str, ...],
    heard: Mapping[str, float],
    nearness: Mapping[str, float],
    learned: NDArray[np.float64],
) -> NDArray[np.float64]:
    """What is read of each topic, shape (topics, SIGNS)."""
    chance = np.clip([heard.get(topic, 0.0) for topic in topics], LEAST, 1.0 - LEAST)
    known = np.array([topic in heard for topic in topics])
    logit = np.where(known, np.log(chance / (1.0 - chance)), UNHEARD)
    near = np.array([nearness.get(topic, FARTHEST) for topic in topics])
    return np.column_stack([logit, ~known, near, np.log(learned + FLOOR)]).astype(float)


def _shares(scores: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
    made = np.exp(scores.astype(float) - scores.max())
    return np.asarray(made / made.sum(), float)
