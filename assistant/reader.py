"""A whole message -> how much it voices each trouble, and whether it is for us at all.

The recogniser (``troubles.py``) and the model of scope weigh words; this one reads them in their
order and place: "the buses do not run, the river stays out". It is the upper half of the packaged
sentence encoder, fine-tuned on all labelled messages at once by ``assistant train reader``, with
one attention per label; the lower half is shared with ``embed``. What it says is one more clue to
each of the two, never an answer of its own.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from assistant.arrays import read_arrays

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

SHARED = 3  # layers of the encoder's six that stay as they are
PART, PARTS = 160, 5  # words of a part of a long message, and how many parts are read
MOST = 256  # word pieces read of a message, as many as the encoder was trained on


class Encoder(Protocol):
    """What the reader needs of the packaged sentence encoder."""

    def words(self, texts: Sequence[str], layers: int, most: int) -> Any:
        """The states of the words after so many layers, and their mask."""

    def upper(self, layers: int) -> Any:
        """Copies of the layers after those."""


class Read(NamedTuple):
    """Logits: per trouble, and that the message is for us; ``sentences`` are those of the troubles
    in each sentence alone, shape (sentences, troubles). ``states`` are those of the words after the
    shared layers with their masks: of the message, and of its sentences if it has several."""

    troubles: NDArray[np.float32]
    ours: float
    sentences: NDArray[np.float32]
    states: tuple[tuple[Any, Any], ...]


class Reader:
    """The trained upper layers; loaded once and shared."""

    def __init__(self, parts: Mapping[str, Any], encoder: Encoder) -> None:
        from assistant.readernet import Upper, restored

        meta = json.loads(str(parts["meta"]))
        self.tags: tuple[str, ...] = tuple(meta["tags"])
        self._encoder = encoder
        labels, width = parts["query"].shape
        net = Upper(encoder.upper(SHARED), labels, width)
        self._upper = restored(net, parts, meta["arrays"])

    @classmethod
    def load(cls, path: Path, encoder: Encoder) -> Reader:
        """The shipped model; ModelError when the file is damaged."""
        return cls(read_arrays(path, "reader of messages", "reader"), encoder)

    def read(self, text: str, sentences: Sequence[str] = ()) -> Read:
        """What one message says, in English, without place names, and each of its sentences; a
        long message is read in parts: of each trouble the part that voices it most counts, of the
        rest the first."""
        import torch

        from assistant.readernet import reduced

        with torch.inference_mode(), reduced():
            states = [self._encoder.words(in_parts(text), SHARED, MOST)]
            if sentences:
                told = [one or "." for one in sentences]
                states.append(self._encoder.words(told, SHARED, MOST))
            rows = [self._upper(*one).float().numpy() for one in states]
        whole, alone = rows[0], rows[-1]
        troubles = whole[:, :-1].max(axis=0)
        return Read(troubles, float(whole[0, -1]), alone[:, :-1], tuple(states))


def in_parts(text: str) -> list[str]:
    """A text in parts of ``PART`` words, itself when it has no more; never none."""
    words = text.split()
    if len(words) <= PART:
        return [text or "."]
    return [" ".join(words[at : at + PART]) for at in range(0, len(words), PART)][:PARTS]
