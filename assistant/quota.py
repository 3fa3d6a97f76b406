"""What a language model may still be asked: a breaker, and counters of tokens and money.

Both live in the process: several servers each count their own, and a restart begins anew.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from assistant.errors import LanguageModelError

if TYPE_CHECKING:
    from collections.abc import Callable

FAILURES = 3  # in a row, after which the server is left alone
PAUSE = 60.0  # seconds for which it is
CONVERSATIONS = 10_000  # conversations whose tokens are counted; the longest unused go first
MILLION = 1_000_000  # tokens that a price is for
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


class Spent(NamedTuple):
    """What calls took: tokens, and their cost in the currency of the prices."""

    tokens: int = 0
    cost: float = 0.0

    def more(self, other: Spent) -> Spent:
        """Both together."""
        return Spent(self.tokens + other.tokens, self.cost + other.cost)

    def less(self, before: Spent) -> Spent:
        """What came since."""
        return Spent(self.tokens - before.tokens, self.cost - before.cost)


class Prices(NamedTuple):
    """What a million tokens sent and received cost; both 0: no money is counted."""

    sent: float = 0.0
    received: float = 0.0

    @property
    def known(self) -> bool:
        """Whether there are any."""
        return bool(self.sent or self.received)

    def of(self, sent: int, received: int) -> Spent:
        """What a call took."""
        cost = (sent * self.sent + received * self.received) / MILLION
        return Spent(sent + received, cost)


FREE = Prices()


class Quota:
    """Tokens and money used per conversation and per day (UTC), with limits; 0 is none."""

    def __init__(
        self,
        per_conversation: int = 0,
        per_day: int = 0,
        clock: Callable[[], float] = time.time,
        prices: Prices = FREE,
        cost_per_day: float = 0.0,
    ) -> None:
        self.per_conversation, self.per_day = per_conversation, per_day
        self.prices, self.cost_per_day = prices, cost_per_day
        self._clock, self._lock = clock, threading.Lock()
        self._used: OrderedDict[str, Spent] = OrderedDict()
        self._day, self._today = "", Spent()

    @property
    def today(self) -> Spent:
        """What was used today."""
        self._turn_page()
        return self._today

    def of(self, conversation: str) -> Spent:
        """What was used in a conversation."""
        return self._used.get(conversation, Spent())

    def allow(self, conversation: str) -> None:
        """LanguageModelError when a limit is used up."""
        if self.per_day and self.today.tokens >= self.per_day:
            raise LanguageModelError(
                f"The {self.per_day:,} tokens of today are used up.",
                "Raise ASSISTANT_LLM_TOKENS_PER_DAY, or wait for tomorrow.",
                "limit",
            )
        if self.cost_per_day and self.today.cost >= self.cost_per_day:
            raise LanguageModelError(
                f"The {self.cost_per_day:g} that a day may cost are spent.",
                "Raise ASSISTANT_LLM_COST_PER_DAY, or wait for tomorrow.",
                "cost",
            )
        if self.per_conversation and self.of(conversation).tokens >= self.per_conversation:
            raise LanguageModelError(
                f"The {self.per_conversation:,} tokens of this conversation are used up.",
                "Raise ASSISTANT_LLM_TOKENS_PER_CONVERSATION, or begin a new conversation.",
                "limit",
            )

    def add(self, conversation: str, sent: int, received: int = 0) -> None:
        """Count the tokens of a call and what they cost."""
        self._turn_page()
        taken = self.prices.of(sent, received)
        with self._lock:
            self._today = self._today.more(taken)
            self._used[conversation] = self._used.pop(conversation, Spent()).more(taken)
            while len(self._used) > CONVERSATIONS:
                self._used.popitem(last=False)

    def _turn_page(self) -> None:
        day = datetime.fromtimestamp(self._clock(), UTC).date().isoformat()
        with self._lock:
            if day != self._day:
                self._day, self._today = day, Spent()


def estimate(text: str) -> int:
    """Tokens of a text when the server does not say: a quarter of its characters."""
    return max(1, len(text) // SIGNS_PER_TOKEN) if text else 0
