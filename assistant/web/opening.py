"""The guide of a server: opened in the background, so that the page is there before the model."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import structlog

from assistant.errors import AssistantError, StoreUnavailable
from assistant.guide import Guide
from assistant.web.templates import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.settings import Settings

UNREAD = "Nasze miasto nie ma pieniędzy na komunikację"  # loads what tells languages apart
PATIENCE = 600  # seconds that a question waits for the guide


def warm_guide(settings: Settings) -> Guide:
    """An open guide that has read a message in each language and in one that it does not know, so
    that what is loaded at the first need is there before the first visitor; no language model is
    asked."""
    guide = Guide.open(settings)
    for text in (*(phrases["example_2"] for phrases in words().values()), UNREAD):
        understood, vectors = guide.adviser.understand(text)
        guide.adviser.query(understood, vectors)
    return guide


class Opening:
    """A guide that is being opened, is open, or could not be opened."""

    def __init__(self, settings: Settings, make: Callable[[Settings], Guide] = warm_guide) -> None:
        self._settings, self._make = settings, make
        self._done = threading.Event()
        self._guide: Guide | None = None
        self._error: AssistantError | None = None

    def start(self) -> None:
        """Begin to open it in a thread."""
        threading.Thread(target=self._open, name="opening", daemon=True).start()

    def _open(self) -> None:
        try:
            self._guide = self._make(self._settings)
        except AssistantError as error:
            self._error = error
            structlog.get_logger().error("not opened", reason=str(error))
        except Exception as error:
            self._error = StoreUnavailable(
                f"The assistant could not be opened ({type(error).__name__}).",
                "See the log of the server.",
            )
            structlog.get_logger().exception("not opened")
        finally:
            self._done.set()

    @property
    def ready(self) -> bool:
        """True when questions are answered at once."""
        return self._guide is not None

    @property
    def state(self) -> str:
        """``ready``, ``loading``, or why it cannot be opened."""
        if self._guide is not None:
            return "ready"
        return str(self._error) if self._error else "loading"

    def guide(self, wait: float = PATIENCE) -> Guide:
        """The guide, as soon as it is open; AssistantError when it cannot be."""
        if not self._done.wait(wait):
            raise StoreUnavailable("The library is still being opened.", "Ask again in a minute.")
        if self._error:
            raise self._error
        assert self._guide is not None
        return self._guide

    def close(self) -> None:
        """Give everything back."""
        if self._guide is not None:
            self._guide.close()
