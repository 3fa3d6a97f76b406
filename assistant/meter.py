"""Times one piece of a model's writing, counts what it took, and records how it fared."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import structlog

from assistant.prompting import prompt
from assistant.reply import Writing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.llm import Model


class Meter:
    """Runs from its making to ``record``; ``files`` are the prompts that are used."""

    def __init__(self, model: Model, conversation: str, files: Sequence[str]) -> None:
        self._model, self._conversation, self._files = model, conversation, files
        self._started, self._first = time.perf_counter(), 0.0
        self._before = model.quota.of(conversation)

    def begun(self) -> bool:
        """True at the first piece that the model sends, False at all later ones."""
        if self._first:
            return False
        self._first = time.perf_counter()
        return True

    def record(
        self,
        event: str,
        outcome: str,
        faults: Sequence[str],
        kept: int = 0,
        repaired: int = 0,
        replaced: int = 0,
    ) -> Writing:
        """The record of the piece, which is logged as ``event`` without a word of its text."""
        quota, now = self._model.quota, time.perf_counter()
        spent = quota.of(self._conversation).less(self._before)
        made = Writing(
            model=self._model.name,
            prompts={name: prompt(name).version for name in self._files},
            kept=kept,
            repaired=repaired,
            replaced=replaced,
            outcome=outcome,
            faults=tuple(faults),
            tokens=spent.tokens,
            cost=round(spent.cost, 6) if quota.prices.known else None,
            first_ms=round((self._first - self._started) * 1000, 1) if self._first else None,
            total_ms=round((now - self._started) * 1000, 1),
        )
        structlog.get_logger().info(event, **made.model_dump(exclude={"prompts"}))
        return made
