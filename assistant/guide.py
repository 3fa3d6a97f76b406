"""The public API: ``with Guide.open() as guide: reply = guide.ask("...")``."""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING

from assistant.adviser import Adviser, clean
from assistant.errors import QuestionError
from assistant.places import Gazetteer
from assistant.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import TracebackType

    from assistant.graph import Conversations, Exchange
    from assistant.ingest import Progress
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
        close: Callable[[], None],
        notes: Sequence[str] = (),
    ) -> None:
        self.adviser, self.notes = adviser, list(notes)
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
        conversations = Conversations(adviser, checkpoints)
        conversations.forget_unused(settings.keep_days)
        return cls(adviser, conversations, checkpoints.close, notes)

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
        *_, (_, reply) = self.stream(text, conversation)
        assert reply is not None, "the last step carries the reply"
        return reply

    def stream(
        self, text: str, conversation: str | None = None
    ) -> Iterator[tuple[str, Reply | None]]:
        """``ask`` step by step: the name of each finished step, with the last one the reply."""
        key = uuid.uuid4().hex if conversation is None else checked_id(conversation)
        return self._conversations.turn(key, clean(text))

    def profile(self, conversation: str) -> Profile:
        """What is known of the user's city in a conversation."""
        return self._conversations.memory(checked_id(conversation)).profile

    def history(self, conversation: str) -> list[Exchange]:
        """The messages and replies of a conversation, the oldest first."""
        return self._conversations.history(checked_id(conversation))

    def forget(self, conversation: str) -> None:
        """Delete a conversation."""
        self._conversations.forget(checked_id(conversation))


def checked_id(conversation: str) -> str:
    """The id itself; QuestionError when it cannot be one."""
    if not CONVERSATION.fullmatch(conversation):
        raise QuestionError(
            f"{conversation[:70]!r} cannot be a conversation id.",
            "Use the id of an earlier reply: letters, digits, '-' and '_', at most 64.",
        )
    return conversation
