"""Rank metrics on graded facts, and how sure a mean is. Pure."""

from __future__ import annotations

import math
import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def ndcg(ranked: Sequence[str], grades: Mapping[str, int], k: int = 10) -> float:
    """Normalised discounted cumulative gain with gains 2^grade - 1 (Burges et al. 2005).

    ``ndcg(["a", "b"], {"b": 1}, 10)`` -> 1/log2(3) = 0.63: the only good one stands second.
    NaN when nothing is graded above 0.
    """
    ideal = _dcg(sorted(grades.values(), reverse=True)[:k])
    if ideal == 0:
        return math.nan
    return _dcg([grades.get(key, 0) for key in ranked[:k]]) / ideal


def _dcg(grades: Sequence[int]) -> float:
    return sum(float(2**g - 1) / math.log2(place + 1) for place, g in enumerate(grades, start=1))


def precision_at_1(ranked: Sequence[str], grades: Mapping[str, int]) -> float:
    """1 when the first one is graded above 0."""
    return float(bool(ranked) and grades.get(ranked[0], 0) > 0)


def recall(ranked: Sequence[str], grades: Mapping[str, int], k: int) -> float:
    """Share of those graded above 0 that stand among the first k; NaN when there are none."""
    good = {key for key, grade in grades.items() if grade > 0}
    return len(good & set(ranked[:k])) / len(good) if good else math.nan


def mean(values: Sequence[float]) -> float:
    """Mean of the values that are numbers; NaN of nothing."""
    known = [v for v in values if not math.isnan(v)]
    return sum(known) / len(known) if known else math.nan


def interval(values: Sequence[float], rounds: int = 2000) -> tuple[float, float]:
    """95 % percentile bootstrap interval of the mean, with a fixed seed."""
    known = [v for v in values if not math.isnan(v)]
    if not known:
        return math.nan, math.nan
    draw = random.Random(20)  # noqa: S311 (statistics, not secrets)
    means = sorted(mean(draw.choices(known, k=len(known))) for _ in range(rounds))
    return means[int(0.025 * rounds)], means[int(0.975 * rounds)]
