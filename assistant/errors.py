"""One exception tree. Every class says what happened; every message adds the way out.

AssistantError
├── SettingsError       a setting is unknown or has a value that cannot work
├── CorpusError         the corpus folder is missing, unreadable or holds a broken file
├── StoreError          the index cannot be opened, read or written
│   ├── StoreUnavailable    the Chroma server does not answer
│   ├── StoreLocked         another process is writing the index
│   └── ModelMismatch       the index was built with another embedding model
├── ModelError          the embedding model or a trained part cannot be loaded
├── LanguageModelError  the optional language model cannot be used, or did not answer
└── QuestionError       the question is empty, too long or not text
"""

from __future__ import annotations


class AssistantError(Exception):
    """Something a user can cause and mend: one sentence and the remedy, never a traceback."""

    def __init__(self, happened: str, remedy: str = "") -> None:
        super().__init__(f"{happened} {remedy}".strip())
        self.happened = happened
        self.remedy = remedy


class SettingsError(AssistantError):
    """A setting is unknown or has a value that cannot work."""


class CorpusError(AssistantError):
    """The corpus folder is missing, unreadable or holds a broken file."""

    def __init__(self, happened: str, remedy: str = "", problems: list[str] | None = None) -> None:
        super().__init__(happened, remedy)
        self.problems = problems or []


class StoreError(AssistantError):
    """The index cannot be opened, read or written."""


class StoreUnavailable(StoreError):
    """The Chroma server does not answer."""


class StoreLocked(StoreError):
    """Another process is writing the index."""


class ModelMismatch(StoreError):
    """The index was built with another embedding model."""


class ModelError(AssistantError):
    """The embedding model or a trained part cannot be loaded."""


class LanguageModelError(AssistantError):
    """The optional language model cannot be used, or did not answer; ``reason`` is one word of
    ``llmcall.REASONS`` for the note to the user."""

    def __init__(self, happened: str, remedy: str = "", reason: str = "broken") -> None:
        super().__init__(happened, remedy)
        self.reason = reason


class QuestionError(AssistantError):
    """The question is empty, too long or not text."""
