"""The conversation in the terminal: one prompt, five commands, answers as they are made."""

from __future__ import annotations

import sys
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markdown import Markdown
from rich.text import Text

from assistant.errors import AssistantError, QuestionError
from assistant.graph import DRAFT
from assistant.phrasing import described
from assistant.render import source_list

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.guide import Guide
    from assistant.llm import Model
    from assistant.reply import Reply

HELP = (
    "/profile shows what I know of your city, /sources the sources of the last answer, /reset "
    "starts anew, /export [FILE] writes the conversation as Markdown, /quit ends."
)
UNCHECKED = "Draft, not yet checked:"
STEPS = {
    "understand": "Understanding", "retrieve": "Searching", "advise": "Weighing",
    "write": "Writing",
    "check": "Checking", "remember": "",
}  # fmt: skip


class Chat:
    """One conversation at the prompt."""

    def __init__(self, guide: Guide, conversation: str, console: Console) -> None:
        self.guide, self.conversation, self.console = guide, conversation, console
        self.last: Reply | None = None
        self.commands: dict[str, Callable[[str], None]] = {
            "/profile": self.profile,
            "/sources": self.sources,
            "/reset": self.reset,
            "/export": self.export,
            "/help": lambda _: self.console.print(HELP),
        }

    def say(self, text: str) -> None:
        """A command, or a message that is answered."""
        word, _, rest = text.partition(" ")
        if not word.startswith("/"):
            self.answer(text)
        elif word in self.commands:
            self.commands[word](rest.strip())
        else:
            raise QuestionError(f"{word} is not a command.", HELP)

    def answer(self, text: str) -> None:
        """The steps as they finish, then the answer."""
        drafts = self.console.is_terminal and self.guide.model is not None
        with self.console.status("Understanding") as status:
            for step, reply in self.guide.stream(text, self.conversation, drafts=drafts):
                status.update(_draft(step, self.console) or STEPS[step])
                self.last = reply or self.last
        if self.last:
            shown = Markdown(self.last.text) if self.console.is_terminal else self.last.text
            self.console.print(shown)
            self.console.print(self.guide.byline(self.last), style="dim")

    def profile(self, _: str) -> None:
        """What is known of the user's city, and where each value comes from."""
        known = self.guide.profile(self.conversation)
        corpus = self.guide.adviser.corpus
        self.console.print(described(corpus, known))
        for name, origin in known.origin.items():
            self.console.print(f"- {name.replace('_', ' ')}: {getattr(known, name)} ({origin})")
        for title, words in (
            ("troubles", known.challenges),
            ("assets", known.assets),
            ("constraints", known.constraints),
        ):
            if words:
                self.console.print(f"- {title}: {', '.join(corpus.label(w) for w in words)}")
        if self.guide.model is not None:
            used = spent(self.guide.model, self.conversation)
            self.console.print(f"- language model: {used}", style="dim")

    def sources(self, _: str) -> None:
        """The numbered sources of the last answer."""
        listed = source_list(self.last.citations) if self.last else ""
        self.console.print(listed or "No sources yet.", markup=False, soft_wrap=True)

    def reset(self, _: str) -> None:
        """Delete the conversation and begin a new one."""
        self.guide.forget(self.conversation)
        self.conversation, self.last = uuid.uuid4().hex, None
        self.console.print("A new conversation; the old one is deleted.")

    def export(self, name: str) -> None:
        """Write the conversation with its sources as Markdown."""
        path = Path(name or f"conversation-{self.conversation[:8]}.md")
        try:
            path.write_text(self._transcript(), encoding="utf-8")
        except OSError as error:
            raise QuestionError(
                f"{path} cannot be written: {error.strerror}.", "Name another file."
            ) from None
        self.console.print(f"Written to {path}.")

    def _transcript(self) -> str:
        from assistant.reply import Reply

        parts = []
        for exchange in self.guide.history(self.conversation):
            reply = Reply.model_validate(exchange["reply"])
            sources = source_list(reply.citations)
            parts.append(f"> {exchange['message']}\n\n{reply.text.strip()}\n")
            if sources:
                parts.append(f"Sources:\n\n{sources}\n")
        return "\n".join(parts)


def spent(model: Model, conversation: str) -> str:
    """What a language model has taken in a conversation and today, money where prices are set."""
    here, today = model.quota.of(conversation), model.quota.today
    if not model.quota.prices.known:
        return f"{here.tokens:,} tokens here, {today.tokens:,} today"
    return (
        f"{here.tokens:,} tokens here for {here.cost:.4f}, {today.tokens:,} today for "
        f"{today.cost:.4f} (in the currency of the prices set)"
    )


def _draft(step: str, console: Console) -> Text | None:
    """The end of what the model has written so far, marked as a draft; None for another step."""
    if not step.startswith(DRAFT):
        return None
    room = console.width * (console.height // 2)
    shown = Text(f"{UNCHECKED}\n", style="dim italic")
    return shown.append(step.removeprefix(DRAFT)[-room:])


def run(guide: Guide, conversation: str | None) -> None:
    """Read lines until /quit or the end of the input; an error is a sentence, never the end."""
    console = Console(highlight=False, markup=False)
    talk = Chat(guide, conversation or uuid.uuid4().hex, console)
    if sys.stdin.isatty():
        import readline  # noqa: F401  line editing and history at the prompt

        console.print("Describe your city and its trouble. " + HELP)
    while True:
        try:
            text = input("> " if sys.stdin.isatty() else "")
        except EOFError:
            return
        if text.strip() in {"/quit", "/exit"}:
            return
        if not text.strip():
            continue
        try:
            talk.say(text.strip())
        except AssistantError as error:
            console.print(f"assistant: {error}")
