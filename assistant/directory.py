"""Whose conversation is whose: titles, owners and read-only links, beside the checkpoints."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from assistant.errors import QuestionError
from assistant.schema import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from langgraph.store.base import BaseStore

OWNED, LINKS = "owned", "links"
TITLE = 60  # characters
MOST = 200  # conversations that are listed


class Entry(Record):
    """One conversation in its owner's list; ``link`` is the token of its read-only link."""

    conversation: str
    title: str
    updated: str
    link: str = ""


class Directory:
    """The lists of conversations, by owner, in a LangGraph store (SQLite or PostgreSQL)."""

    def __init__(self, store: BaseStore) -> None:
        self._store = store

    def note(self, owner: str, conversation: str, title: str) -> Entry:
        """Enter a conversation, or say that it was used now; the first title stays."""
        known = self.find(owner, conversation)
        entry = Entry(
            conversation=conversation,
            title=known.title if known else _title(title),
            updated=datetime.now(UTC).isoformat(timespec="seconds"),
            link=known.link if known else "",
        )
        return self._put(owner, entry)

    def find(self, owner: str, conversation: str) -> Entry | None:
        """The entry of an owner's conversation; None when it is not theirs."""
        item = self._store.get((OWNED, owner), conversation)
        return Entry.model_validate(item.value) if item else None

    def owned(self, owner: str) -> list[Entry]:
        """An owner's conversations, the last used first."""
        items = self._store.search((OWNED, owner), limit=MOST)
        entries = [Entry.model_validate(item.value) for item in items]
        return sorted(entries, key=lambda entry: entry.updated, reverse=True)

    def rename(self, owner: str, conversation: str, title: str) -> Entry:
        """Another title; QuestionError when it is empty or the conversation is not theirs."""
        entry = self._own(owner, conversation)
        if not title.strip():
            raise QuestionError("The title is empty.", "Write a few words.")
        return self._put(owner, entry.model_copy(update={"title": _title(title)}))

    def share(self, owner: str, conversation: str) -> Entry:
        """Give a conversation a read-only link."""
        entry = self._own(owner, conversation)
        if entry.link:
            return entry
        link = secrets.token_urlsafe(16)
        self._store.put((LINKS,), link, {"conversation": conversation, "title": entry.title})
        return self._put(owner, entry.model_copy(update={"link": link}))

    def unshare(self, owner: str, conversation: str) -> Entry:
        """Take the link back; who follows it finds nothing any more."""
        entry = self._own(owner, conversation)
        if entry.link:
            self._store.delete((LINKS,), entry.link)
        return self._put(owner, entry.model_copy(update={"link": ""}))

    def linked(self, link: str) -> tuple[str, str] | None:
        """Conversation and title behind a read-only link; None when there is none."""
        item = self._store.get((LINKS,), link)
        return (item.value["conversation"], item.value["title"]) if item else None

    def drop(self, owner: str, conversation: str) -> None:
        """Take a conversation out of the list, and its link."""
        self.unshare(owner, conversation)
        self._store.delete((OWNED, owner), conversation)

    def drop_all(self, conversations: Iterable[str]) -> None:
        """Take conversations out of every list: their checkpoints are gone."""
        gone = set(conversations)
        if not gone:
            return
        for namespace in self._store.list_namespaces(prefix=(OWNED,), limit=100_000):
            for item in self._store.search(namespace, limit=MOST):
                if item.key in gone:
                    self.drop(namespace[1], item.key)

    def _own(self, owner: str, conversation: str) -> Entry:
        entry = self.find(owner, conversation)
        if entry is None:
            raise QuestionError(
                "There is no such conversation in your list.", "Choose one of the list."
            )
        return entry

    def _put(self, owner: str, entry: Entry) -> Entry:
        self._store.put((OWNED, owner), entry.conversation, entry.model_dump())
        return entry


def _title(text: str) -> str:
    """The first words of a text, at most 60 characters, ended at a word."""
    words = " ".join(text.split())
    if len(words) <= TITLE:
        return words
    return words[:TITLE].rsplit(" ", 1)[0].rstrip(",.;:") + " …"
