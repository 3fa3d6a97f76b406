"""The network of ``reader.py``. The only module that imports torch at its top; it is itself
imported inside functions, so that commands that read nothing stay quick."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import torch
from torch import nn

from assistant.arrays import FULL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

Net = TypeVar("Net", bound=nn.Module)
SHARPNESS = 4.0  # the attention's products are divided by it, so that training starts level
RARE = -4.0  # where the intercepts start: most messages carry none of most labels


class Upper(nn.Module):
    """Upper layers of an encoder, then for each label an attention of its own over the words
    (Mullenbach et al. 2018): in a long message a label looks at its own part."""

    def __init__(self, layers: Iterable[nn.Module], labels: int, width: int) -> None:
        super().__init__()
        self.layers = nn.ModuleList(layers)
        self.query = nn.Parameter(torch.randn(labels, width) * 0.02)
        self.value = nn.Parameter(torch.randn(labels, width) * 0.02)
        self.bias = nn.Parameter(torch.full((labels,), RARE))
        self.drop = nn.Dropout(0.1)

    def forward(self, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Logits, shape (texts, labels), of word states (texts, words, width); ``mask`` is 1 where
        there is a word."""
        states = self.drop(through(self.layers, states, mask))
        looks = (states @ self.query.T / SHARPNESS).float()
        shares = looks.masked_fill(mask[:, :, None] == 0, -1e4).softmax(dim=1)
        return (shares * (states @ self.value.T).float()).sum(dim=1) + self.bias


def through(layers: Iterable[nn.Module], states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """The states after some layers of a transformers encoder."""
    hidden = (1.0 - mask[:, None, None, :].to(states.dtype)) * -1e4
    for layer in layers:
        made = layer(states, hidden)
        states = made[0] if isinstance(made, tuple) else made
    return states


class Rows:
    """Unit vectors that texts are compared with, in eight bits: a quarter of the space and, of
    50,000 rows, a seventh of the time of the same in 32 bits; a product is off by some .002."""

    def __init__(self, rows: NDArray[np.int8]) -> None:
        """``rows`` hold whole numbers up to ``FULL`` for one."""
        self._rows = torch.from_numpy(rows)

    def products(self, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        """The inner products of unit vectors with the rows, shape (vectors, rows)."""
        if not len(self._rows):
            return np.zeros((len(vectors), 0), np.float32)
        with torch.inference_mode():
            given = torch.from_numpy(vectors)
            scale = given.abs().amax(dim=1, keepdim=True) / FULL
            # No public function multiplies eight-bit matrices; torch is pinned in pyproject.toml.
            made = torch._int_mm((given / scale).round().to(torch.int8), self._rows.T)
            found: NDArray[np.float32] = (made.float() * (scale / FULL)).numpy()
        return found


def reduced() -> torch.autocast:
    """Products in bfloat16 where the processor has instructions for it, else as they are: the
    vectors of texts stay the same to five digits (cosine .99999) in two thirds of the time."""
    able = bool(torch.cpu._is_avx512_bf16_supported())
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=able)


class Pooled(nn.Module):
    """Upper layers of an encoder, then the mean over the words as a unit vector: for likeness."""

    def __init__(self, layers: Iterable[nn.Module]) -> None:
        super().__init__()
        self.layers = nn.ModuleList(layers)

    def forward(self, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Unit vectors, shape (texts, width), of word states (texts, words, width)."""
        made = through(self.layers, states, mask).float()
        weights = mask[:, :, None].float()
        return nn.functional.normalize((made * weights).sum(dim=1) / weights.sum(dim=1), dim=-1)


def restored(net: Net, parts: Mapping[str, Any], names: Sequence[str]) -> Net:
    """A net with the weights of a trained file, ready to be used."""
    net.load_state_dict({n: torch.from_numpy(parts[n].astype(np.float32)) for n in names})
    return net.eval()


def arrays_of(net: nn.Module) -> dict[str, Any]:
    """The weights of a net as they are kept: in sixteen bits."""
    return {n: value.detach().numpy().astype(np.float16) for n, value in net.state_dict().items()}
