"""The public API: ``with Guide.open() as guide: reply = guide.ask("...")``."""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING, Any

from assistant.adviser import Adviser
from assistant.directory import Directory
from assistant.edits import edited, told
from assistant.errors import LanguageModelError, QuestionError
from assistant.message import clean
from assistant.places import Gazetteer
from assistant.render import byline
from assistant.settings import load_settings
from assistant.telemetry import start

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import TracebackType

    from assistant.graph import Conversations, Exchange, Steps
    from assistant.ingest import Progress
    from assistant.llm import Model
    from assistant.profile import Profile
    from assistant.reply import Reply
    from assistant.settings import Settings

CONVERSATION = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


class Guide:
    """Everything loaded once; ``ask`` is safe to call again and again, from several threads."""

    def __init__(
        self,
        adviser: Adviser,
        conversations: Conversations,
        directory: Directory,
        close: Callable[[], None],
        notes: Sequence[str] = (),
        model: Model | None = None,
    ) -> None:
        self.adviser, self.notes, self.model = adviser, list(notes), model
        self.directory = directory
        self._conversations, self._close = conversations, close

    @classmethod
    def open(cls, settings: Settings | None = None, progress: Progress | None = None) -> Guide:
        """Load the model, the corpus, the index and the conversations; the index is built when it
        is missing, conversations unused for ``keep_days`` are deleted."""
        from assistant.checkpoints import open_checkpoints
        from assistant.embed import SentenceEmbedder
        from assistant.graph import Conversations
        from assistant.ingest import open_current

        settings = settings or load_settings()
        embedder = SentenceEmbedder(settings.embedding_model)
        corpus, index, notes = open_current(settings, embedder, progress)
        gazetteer = Gazetteer.load(
            settings.corpus_dir / "places.csv", [city.city for city in corpus.cities.values()]
        )
        adviser = Adviser(corpus, index, embedder, gazetteer, settings.corpus_dir)
        checkpoints = open_checkpoints(settings)
        traced = start()
        model, told = _language_model(settings)
        told += [traced] if traced else []
        conversations = Conversations(adviser, checkpoints, model)
        directory = Directory(checkpoints.store)
        directory.drop_all(conversations.forget_unused(settings.keep_days))
        return cls(adviser, conversations, directory, checkpoints.close, [*notes, *told], model)

    def __enter__(self) -> Guide:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the index and the conversations back."""
        self.adviser.index.close()
        self._close()

    def ask(self, text: str, conversation: str | None = None) -> Reply:
        """Answer one message; QuestionError when there is nothing that can be read.

        Messages of the same conversation build on each other; without one a new conversation is
        made, whose id is in the reply.
        """
        return _last(self.stream(text, conversation))

    def stream(
        self,
        text: str,
        conversation: str | None = None,
        again: bool = False,
        drafts: bool = False,
    ) -> Steps:
        """``ask`` step by step: the name of each finished step, with the last one the reply;
        ``again`` puts the answer in the place of the last one. With ``drafts``, steps named
        "draft:..." hold what a language model has written so far, before it is checked."""
        key = new_id() if conversation is None else checked_id(conversation)
        return self._conversations.turn(key, clean(text), again=again, drafts=drafts)

    def amend(self, changes: Mapping[str, Any], conversation: str) -> Reply:
        """Set values of the profile by hand: ``{"population": 300_000}``; the reply says what that
        moves. QuestionError for a value that cannot be, and when nothing changes."""
        return _last(self.stream_amended(changes, conversation))

    def stream_amended(self, changes: Mapping[str, Any], conversation: str) -> Steps:
        """``amend`` step by step."""
        before = self.profile(conversation)
        corpus = self.adviser.corpus
        after = edited(before, changes, corpus, self.adviser.listener.gazetteer)
        words = told(corpus, before, after)
        if not words:
            raise QuestionError("Nothing changes by that.", "Set another value.")
        return self._conversations.turn(checked_id(conversation), words, by_hand=after)

    def profile(self, conversation: str) -> Profile:
        """What is known of the user's city in a conversation."""
        return self._conversations.memory(checked_id(conversation)).profile

    def language(self, conversation: str) -> str:
        """The language that a conversation is held in: en, es, fr, pt or de."""
        return self._conversations.memory(checked_id(conversation)).language

    def byline(self, reply: Reply) -> str:
        """Who wrote a reply, in one line in the language of its conversation."""
        corpus = self.adviser.spoken[self.language(reply.conversation)]
        return byline(corpus, reply, self.model is not None)

    def history(self, conversation: str) -> list[Exchange]:
        """The messages and replies of a conversation, the oldest first."""
        return self._conversations.history(checked_id(conversation))

    def forget(self, conversation: str) -> None:
        """Delete a conversation."""
        self._conversations.forget(checked_id(conversation))


def _language_model(settings: Settings) -> tuple[Model | None, list[str]]:
    """The language model of the settings, and what is to be said of it; never a reason to stop."""
    from assistant.llm import connect

    model = None
    try:
        model = connect(settings)
        if model is not None:
            model.probe()
    except LanguageModelError as error:
        return model, [f"{error} Until then the answers are composed by rules."]
    return model, []


def new_id() -> str:
    """An id for a new conversation; nobody can guess it."""
    return uuid.uuid4().hex


def _last(steps: Steps) -> Reply:
    *_, (_, reply) = steps
    assert reply is not None, "the last step carries the reply"
    return reply


def checked_id(conversation: str) -> str:
    """The id itself; QuestionError when it cannot be one."""
    if not CONVERSATION.fullmatch(conversation):
        raise QuestionError(
            f"{conversation[:70]!r} cannot be a conversation id.",
            "Use the id of an earlier reply: letters, digits, '-' and '_', at most 64.",
        )
    return conversation
