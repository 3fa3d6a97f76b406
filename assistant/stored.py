"""The vectors of a kind of passage, loaded once, and how like a text is to each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.embed import Vectors
    from assistant.passages import PassageKind
    from assistant.store import Index


class Stored:
    """Keys of passages and their vectors as rows, in the same order."""

    def __init__(self, index: Index, kinds: Sequence[PassageKind]) -> None:
        stored = index.vectors(kinds=kinds)
        self.keys, self.rows = list(stored), np.array([*stored.values()])

    def likes(self, vector: Vectors) -> dict[str, float]:
        """Key -> cosine similarity to a vector."""
        return dict(zip(self.keys, (self.rows @ vector).tolist(), strict=True))
