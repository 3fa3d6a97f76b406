"""City Guidance Assistant: ``from assistant import Guide``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.guide import Guide
    from assistant.reply import Reply

__version__ = "0.1.0"
__all__ = ["Guide", "Reply", "__version__"]


def __getattr__(name: str) -> Any:
    """Load the public names on first use: ``assistant --help`` must not load a model."""
    if name == "Guide":
        from assistant.guide import Guide

        return Guide
    if name == "Reply":
        from assistant.reply import Reply

        return Reply
    raise AttributeError(f"module 'assistant' has no attribute {name!r}")
