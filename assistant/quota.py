"""What a language model may still be asked: a circuit breaker, and token counters with limits.

Both live in the process: several servers each count their own, and a restart begins anew.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from assistant.errors import LanguageModelError

if TYPE_CHECKING:
    from collections.abc import Callable

FAILURES = 3  # in a row, after which the server is left alone
PAUSE = 60.0  # seconds for which it is
CONVERSATIONS = 10_000  # conversations whose tokens are counted; the longest unused go first
SIGNS_PER_TOKEN = 4  # the usual estimate for English; other languages take more tokens


class Breaker:
    """Leaves a server alone for a while after several failures in a row."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, threading.Lock()
        self._failures, self._until = 0, 0.0

    def allow(self) -> None:
        """LanguageModelError while the server is left alone."""
        if self._clock() < self._until:
            raise LanguageModelError(
                f"The language model failed {self._failures} times in a row.",
                f"It is asked again within {PAUSE:.0f} seconds.",
                "paused",
            )

    def worked(self) -> None:
        """A call that was answered."""
        with self._lock:
            self._failures, self._until = 0, 0.0

    def failed(self) -> None:
        """A call that was not; from the third in a row on, each begins a pause."""
        with self._lock:
            self._failures += 1
            if self._failures >= FAILURES:
                self._until = self._clock() + PAUSE


class Quota:
    """Tokens used per conversation and per day (UTC), with limits; 0 is none."""

    def __init__(
        self,
        per_conversation: int = 0,
        per_day: int = 0,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.per_conversation, self.per_day = per_conversation, per_day
        self._clock, self._lock = clock, threading.Lock()
        self._used: OrderedDict[str, int] = OrderedDict()
        self._day, self._today = "", 0

    @property
    def today(self) -> int:
        """Tokens used today."""
        self._turn_page()
        return self._today

    def of(self, conversation: str) -> int:
        """Tokens used in a conversation."""
        return self._used.get(conversation, 0)

    def allow(self, conversation: str) -> None:
        """LanguageModelError when a limit is used up."""
        if self.per_day and self.today >= self.per_day:
            raise LanguageModelError(
                f"The {self.per_day:,} tokens of today are used up.",
                "Raise ASSISTANT_LLM_TOKENS_PER_DAY, or wait for tomorrow.",
                "limit",
            )
        if self.per_conversation and self.of(conversation) >= self.per_conversation:
            raise LanguageModelError(
                f"The {self.per_conversation:,} tokens of this conversation are used up.",
                "Raise ASSISTANT_LLM_TOKENS_PER_CONVERSATION, or begin a new conversation.",
                "limit",
            )

    def add(self, conversation: str, tokens: int) -> None:
        """Count what a call took."""
        self._turn_page()
        with self._lock:
            self._today += tokens
            self._used[conversation] = self._used.pop(conversation, 0) + tokens
            while len(self._used) > CONVERSATIONS:
                self._used.popitem(last=False)

    def _turn_page(self) -> None:
        day = datetime.fromtimestamp(self._clock(), UTC).date().isoformat()
        with self._lock:
            if day != self._day:
                self._day, self._today = day, 0


def estimate(text: str) -> int:
    """Tokens of a text when the server does not say: a quarter of its characters."""
    return max(1, len(text) // SIGNS_PER_TOKEN) if text else 0
