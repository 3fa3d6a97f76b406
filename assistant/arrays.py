"""Reads the arrays of a trained part; a damaged file is one sentence and the remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

FULL = 127.0  # one, in unit vectors that are kept as whole numbers


def read_arrays(path: Path, what: str, command: str) -> dict[str, Any]:
    """The arrays by name; ModelError naming ``what`` and the ``command`` that makes it anew."""
    try:
        with np.load(path, allow_pickle=False) as stored:
            return {name: stored[name] for name in stored.files}
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(
            f"The {what} {path} cannot be read ({error}).",
            f"Reinstall the package, or run 'assistant train {command}'.",
        ) from None


def in_eight_bits(vectors: NDArray[np.float32]) -> NDArray[np.int8]:
    """Unit vectors in whole numbers, ``FULL`` for one."""
    return np.round(vectors * FULL).astype(np.int8)
