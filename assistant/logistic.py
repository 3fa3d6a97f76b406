"""Many logistic regressions over the same sparse rows, fitted together, and the weights of a
choice. Used by training only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit, logsumexp, softmax

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

ITERATIONS = 60  # twice as many change no label of the calibration texts
RARE = -4.0  # start of the intercepts: most rows carry none of most labels


def fit_logistic(
    rows: Any, truth: NDArray[np.float32], regularisation: float
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Weights (columns, labels) and intercepts (labels,) that minimise the logistic loss of all
    labels with an L2 penalty, ``regularisation`` being scikit-learn's C, by L-BFGS.

    One product of the sparse rows serves all labels; scikit-learn's one model per label took ten
    times as long on the same data.
    """
    rows = rows.tocsr().astype(np.float32)
    columns = rows.T.tocsr()
    size, labels = rows.shape[1], truth.shape[1]
    signs = (2 * truth - 1).astype(np.float32)

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights = flat[: size * labels].reshape(size, labels).astype(np.float32)
        margins = (rows @ weights + flat[size * labels :].astype(np.float32)) * signs
        value = regularisation * float(np.logaddexp(0, -margins).sum(dtype=np.float64))
        value += 0.5 * float((weights * weights).sum(dtype=np.float64))
        slopes = -regularisation * signs * expit(-margins)
        steep = columns @ slopes + weights
        return value, np.concatenate([steep.ravel(), slopes.sum(axis=0)]).astype(np.float64)

    start = np.concatenate([np.zeros(size * labels), np.full(labels, RARE)])
    options = {"maxiter": ITERATIONS, "maxcor": 5}
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options=options).x
    weights, intercepts = found[: size * labels], found[size * labels :]
    return weights.reshape(size, labels).astype(np.float32), intercepts.astype(np.float32)


def fit_choice(
    pairs: Sequence[tuple[NDArray[np.float64], NDArray[np.bool_]]], shrink: float
) -> NDArray[np.float64]:
    """The weights (signs,) by which the right ones of each set stand first: a multinomial choice, a
    softmax over the scores (Luce 1959, McFadden 1974), by L-BFGS.

    A pair is the signs of the members of a set, shape (members, signs), and which are right, at
    least one; ``shrink`` is the weight of the sum of squares.
    """

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, slope = shrink * float(weights @ weights), 2 * shrink * weights
        for signs, right in pairs:
            scores = signs @ weights
            total += float(logsumexp(scores) - logsumexp(scores[right])) / len(pairs)
            own = softmax(scores) @ signs - softmax(scores[right]) @ signs[right]
            slope = slope + own / len(pairs)
        return total, slope

    start = np.zeros(pairs[0][0].shape[1])
    found: NDArray[np.float64] = minimize(loss, start, jac=True, method="L-BFGS-B").x
    return found
