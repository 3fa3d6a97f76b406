"""What the commands share: settings, the opened guide, a progress bar on stderr."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.guide import Guide
    from assistant.settings import Settings


def read_settings() -> Settings:
    """The settings, with the log set up."""
    from assistant.log import configure
    from assistant.settings import load_settings

    settings = load_settings()
    configure(settings.log_level)
    return settings


@contextmanager
def opened() -> Iterator[Guide]:
    """The guide with everything loaded; a bar while the index is built the first time."""
    from assistant.guide import Guide

    with progress_bar("Building the index (first time only)") as step:
        guide = Guide.open(read_settings(), step)
    for note in guide.notes:
        typer.secho(f"assistant: {note}", err=True, fg="yellow")
    with guide:
        yield guide


@contextmanager
def progress_bar(title: str) -> Iterator[Any]:
    """A progress bar on stderr that appears with the first step."""
    from rich.console import Console
    from rich.progress import Progress

    bar = Progress(console=Console(stderr=True), transient=True)
    task = bar.add_task(title, total=None, visible=False)

    def step(done: int, total: int) -> None:
        if not bar.live.is_started:
            bar.start()
        bar.update(task, completed=done, total=total, visible=True)

    try:
        yield step
    finally:
        bar.stop()
