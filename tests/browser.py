"""What the browser tests share: Debian's chromium, a page of a visitor that is watched."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--no-first-run"]  # fmt: skip
PORT = "We are a port city of 900,000 in Colombia with floods and little money; where do we start?"
NEEDED = [
    pytest.mark.browser,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="no browser: apt-get install chromium"),
]


class Watched:
    """A page of its own visitor, with what it asked of other hosts and its errors."""

    def __init__(self, chromium, server, **options) -> None:
        self.context = chromium.new_context(
            **{"viewport": {"width": 1280, "height": 860}, **options}
        )
        self.errors: list[str] = []
        self.elsewhere: list[str] = []
        self.server = server
        self.context.route("**/*", self._only_here)
        self.page = self.new_tab()

    def new_tab(self):
        page = self.context.new_page()
        page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: self.errors.append(str(e)))
        return page

    def _only_here(self, route) -> None:
        if route.request.url.startswith(self.server):
            route.continue_()
        else:
            self.elsewhere.append(route.request.url)
            route.abort()

    def open(self, path: str = "/"):
        self.page.goto(self.server + path)
        if path.startswith(("/?", "/")) and not path.startswith(("/l", "/f", "/c", "/t", "/s")):
            self.page.wait_for_selector("#question textarea")
        return self.page

    def typing(self, text):
        """The page with a text typed into the question and not sent."""
        page = self.open()
        page.wait_for_timeout(500)
        page.focus("#question textarea")
        page.keyboard.type(text)
        return page

    def ask(self, text: str) -> str:
        """Ask and wait for the whole answer; its text."""
        page = self.page
        before = page.locator("#evidence details.turn").count()
        page.fill("#question textarea", text)
        page.click("#send")
        page.wait_for_function(
            "n => document.querySelectorAll('#evidence details.turn').length > n", arg=before
        )
        page.wait_for_function("() => document.querySelector('#question textarea').value === ''")
        return page.locator("#chat").inner_text()

    def leave(self) -> None:
        """Close; nothing was asked of other hosts and nothing failed."""
        assert self.elsewhere == []
        assert self.errors == []
        self.context.close()


@contextmanager
def visitors(chromium: Any, server: str) -> Iterator[Callable[..., Watched]]:
    """Makes a visitor of the server; all of them leave at the end."""
    made: list[Watched] = []

    def visiting(address: str = server, **options: Any) -> Watched:
        made.append(Watched(chromium, address, **options))
        return made[-1]

    yield visiting
    for one in made:
        one.leave()
