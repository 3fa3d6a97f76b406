"""One call of a language model: its time limit, what it has said so far, and how it can fail."""

from __future__ import annotations

import contextvars
import queue
import threading
import time
from typing import TYPE_CHECKING, Any

import structlog

from assistant.errors import LanguageModelError
from assistant.quota import estimate

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from assistant.llm import Message

# What a note says after "the language model did not write this: ".
REASONS = {
    "time-out": "it did not answer in time",
    "rate-limit": "its service is busy",
    "server": "its server had an error",
    "unreachable": "its server cannot be reached",
    "key": "its key was not accepted",
    "request": "its server did not take the request",
    "broken": "its answer broke off",
    "endless": "its answer had no end",
    "empty": "it answered nothing",
    "refusal": "it declined to answer",
    "language": "it answered in another language",
    "thin": "its answer said too little",
    "limit": "its limit of tokens is used up",
    "cost": "what it may cost today is spent",
    "paused": "it failed several times and is left alone for a minute",
}
ENOUGH = 12_000  # characters after which no answer of ours goes on
TAIL, TIMES = 48, 4  # an ending of so many signs that stands so often in the text is a loop
FINISHED = ("finish_reason", "stop_reason", "done_reason")  # OpenAI and others, Anthropic, Ollama
CUT = {"length", "max_tokens", "content_filter", "model_length"}


def timed(begin: Callable[[], Iterator[Any]], limit: float) -> Generator[Any, None, None]:
    """What ``begin`` yields, within a limit for the whole: it runs in a thread of its own, so that
    a stream that hangs between two pieces is left as well. Only LanguageModelError comes out."""
    pieces: queue.Queue[Any] = queue.Queue()
    stop, end = threading.Event(), object()
    here = contextvars.copy_context()  # spans of the call belong under the node that makes it
    threading.Thread(
        target=here.run, args=(_pump, begin, pieces, stop, end), name="language model", daemon=True
    ).start()
    until, heard = time.monotonic() + limit, False
    try:
        while True:
            try:
                piece = pieces.get(timeout=max(0.0, until - time.monotonic()))
            except queue.Empty:
                raise told("time-out") from None
            if piece is end:
                return
            if isinstance(piece, Exception):
                raise read_error(piece, heard) from None
            heard = True
            yield piece
    finally:
        stop.set()


def _pump(
    begin: Callable[[], Iterator[Any]], pieces: queue.Queue[Any], stop: threading.Event, end: object
) -> None:
    try:
        source = begin()
        for piece in source:
            pieces.put(piece)
            if stop.is_set():
                getattr(source, "close", lambda: None)()  # closes the connection as well
                return
        pieces.put(end)
    except Exception as error:  # whatever a provider raises is told by whoever waits
        pieces.put(error)


class Tally:
    """What was heard of one answer so far: its text, its tokens, and how it ended."""

    def __init__(self, messages: Sequence[Message]) -> None:
        self._asked = estimate("".join(text for _, text in messages))
        self._text, self._seen, self._ended = "", 0, ""
        self._sent, self._received = 0, 0
        self.heard = False

    @property
    def tokens(self) -> tuple[int, int]:
        """Those sent and those received: as the server counted them, or else estimated."""
        if self._sent or self._received:
            return self._sent, self._received
        return self._asked, estimate(self._text)

    def take(self, chunk: Any) -> str:
        """The text of one piece, without what a model thinks aloud before its answer."""
        self.heard = True
        usage = getattr(chunk, "usage_metadata", None)
        if usage:
            self._sent += usage.get("input_tokens", 0)
            self._received += usage.get("output_tokens", 0)
        meta = getattr(chunk, "response_metadata", None) or {}
        self._ended = next((str(meta[k]) for k in FINISHED if meta.get(k)), self._ended)
        before = answer_of(self._text)
        self._text += str(getattr(chunk, "text", "") or "")
        if len(self._text) > ENOUGH:
            raise told("endless")
        if len(self._text) - self._seen > TAIL:
            self._seen = len(self._text)
            if loops(self._text):
                raise told("endless")
        return answer_of(self._text)[len(before) :]

    def close(self) -> None:
        """LanguageModelError when the answer is none or only half of one."""
        if not answer_of(self._text).strip():
            raise told("empty")
        if not self._ended or self._ended.lower() in CUT:
            raise told("broken")


def loops(text: str) -> bool:
    """Whether a text ends in something that it has said several times before."""
    tail = text[-TAIL:]
    return len(tail) == TAIL and text.count(tail) >= TIMES


def answer_of(text: str) -> str:
    """The text after ``<think>...</think>``."""
    if not "<think>".startswith(text.lstrip()[:7]):
        return text
    return text.partition("</think>")[2]


def told(reason: str) -> LanguageModelError:
    """The error of a reason of ``REASONS``."""
    return LanguageModelError(f"The language model: {REASONS[reason]}.", "", reason)


def read_error(error: Exception, heard: bool) -> LanguageModelError:
    """Any provider's exception as ours; ``heard`` when a part of the answer was there already."""
    if isinstance(error, LanguageModelError):
        return error
    status = getattr(error, "status_code", None) or getattr(error, "code", None)
    name = type(error).__name__
    structlog.get_logger().info("language model", error=name, status=status)
    by_status = {429: "rate-limit", 401: "key", 403: "key"}
    if "Timeout" in name:
        reason = "time-out"
    elif status is None and "api_key" in str(error):
        reason = "key"  # some providers look for a key only when they are asked
    elif isinstance(status, int) and status >= 400:
        reason = by_status.get(status, "server" if status >= 500 else "request")
    else:
        reason = "unreachable" if not heard and "Connect" in name else "broken"
    return told(reason)
