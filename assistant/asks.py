"""What a later message of a conversation asks for: a trained, calibrated component.

One multinomial logistic regression over the embedding and the word and character n-grams of the
message, trained by ``assistant train asks`` on ``corpus/training/asks.jsonl``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np

from assistant.arrays import read_arrays
from assistant.lexical import fold
from assistant.troubles import Ngrams

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from assistant.embed import Vectors

Ask = Literal[
    # of the cases that were shown
    "money", "who", "results", "failures", "time", "how", "closest", "transfer", "search",
    "sources", "sure",
    # of the advice and the own city
    "why", "why-not", "against", "avoid", "start", "cost-us", "time-us", "opinion", "objection",
    "what-if", "tell", "new",
    # of the form, and set pieces
    "form", "days", "theory", "vendor", "originator", "compare", "tool", "write", "translate",
    # of the talk itself
    "thanks", "yes", "no", "chat",
    # by rule only: sentences for others; a prepared question
    "say", "faq",
]  # fmt: skip
EMBEDDING_WEIGHT = 1.0  # of the embedding beside the n-grams, chosen by leaving out one writer


class Heard(NamedTuple):
    """The likeliest ask with its probability, and the one after it."""

    ask: Ask
    chance: float
    second: Ask


class Asks:
    """The trained model; weights are read once and shared."""

    def __init__(self, parts: Mapping[str, Any]) -> None:
        meta = json.loads(str(parts["meta"]))
        self.labels: tuple[Ask, ...] = tuple(meta["labels"])
        self._ngrams = Ngrams(meta["words"], meta["chars"], parts["idf"])
        self._dense = parts["dense"].astype(np.float32)
        self._sparse = parts["sparse"].astype(np.float32)
        self._bias = parts["bias"].astype(np.float32)

    @classmethod
    def load(cls, path: Path) -> Asks:
        """The shipped model; ModelError when the file is damaged."""
        return cls(read_arrays(path, "model of what is asked", "asks"))

    def chances(self, texts: list[str], vectors: Vectors) -> NDArray[np.float64]:
        """Probability per label, shape (texts, labels); vectors are those of the texts in
        English."""
        sparse = self._ngrams([fold(text) for text in texts]) @ self._sparse
        logits = EMBEDDING_WEIGHT * vectors @ self._dense + sparse + self._bias
        powers = np.exp((logits - logits.max(axis=1, keepdims=True)).astype(np.float64))
        chances: NDArray[np.float64] = powers / powers.sum(axis=1, keepdims=True)
        return chances

    def hear(self, text: str, vector: Vectors) -> Heard:
        """What one message asks for."""
        chances = self.chances([text], vector[None])[0]
        first, second = np.argsort(-chances)[:2]
        return Heard(self.labels[first], float(chances[first]), self.labels[second])
