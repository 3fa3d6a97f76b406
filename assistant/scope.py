"""Whether a message is about governing a city at all: a trained, calibrated component."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.arrays import read_arrays
from assistant.schema import Record
from assistant.troubles import Ngrams

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from assistant.embed import Vectors

EMBEDDING_WEIGHT = 3.0  # of the embedding beside the n-grams, chosen by leaving out one writer

# Log-odds by which a message inside a conversation, and one that names a case city, is taken for
# ours: to refuse an official costs more there than to answer a stranger. Our own estimate.
LEANING = 1.0


class Signs(Record):
    """What else speaks for or against a message: the size of a city was told, a case city is
    named, the sum of the heard troubles' probabilities, likeness to the nearest passage, what
    ``reader.py`` reads in the whole, as a logit."""

    told: bool = False
    case: bool = False
    troubles: float = 0.0
    nearest: float = 0.0
    read: float = 0.0

    @property
    def row(self) -> list[float]:
        """As the trained weights take them."""
        return [float(self.told), float(self.case), self.troubles, self.nearest, self.read]


class Scope:
    """Words and embedding of the message, then the signs: log-odds of being ours."""

    def __init__(self, parts: Mapping[str, Any]) -> None:
        meta = json.loads(str(parts["meta"]))
        self._ngrams = Ngrams(meta["words"], meta["chars"], parts["idf"])
        self._dense = parts["dense"].astype(np.float32)
        self._sparse = parts["sparse"].astype(np.float32)
        self._bias = float(parts["bias"])
        self._signs = parts["signs"].astype(np.float64)
        self.threshold = float(parts["threshold"])

    @classmethod
    def load(cls, path: Path) -> Scope:
        """The trained file; ModelError when it is damaged."""
        return cls(read_arrays(path, "scope model", "scope"))

    def wording(self, text: str, vector: Vectors) -> float:
        """What the words alone say, as a logit."""
        sparse = (self._ngrams([text]) @ self._sparse)[0]
        return float(EMBEDDING_WEIGHT * vector @ self._dense + sparse + self._bias)

    def is_outside(self, wording: float, signs: Signs, leanings: int = 0) -> bool:
        """True when a message with these words and signs is no question to us; inside a
        conversation, with a trouble heard surely or a case city in it, it takes more to think
        so: ``leanings`` counts such grounds, but for the city."""
        bias, weight, *rest = self._signs
        threshold = self.threshold - LEANING * (leanings + signs.case)
        return bool(bias + weight * wording + np.dot(rest, signs.row) < threshold)
