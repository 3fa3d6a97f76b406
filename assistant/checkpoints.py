"""Where conversations are kept: a SQLite file, or PostgreSQL by ASSISTANT_DATABASE_URL."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.errors import StoreError, StoreUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable

    from langgraph.checkpoint.base import BaseCheckpointSaver
    from langgraph.store.base import BaseStore

    from assistant.settings import Settings

FILE = "conversations.sqlite"
UNUSED = "SELECT thread_id FROM checkpoints GROUP BY thread_id HAVING MAX(checkpoint_id) < "


@dataclass
class Checkpoints:
    """An open store and how to close it."""

    saver: BaseCheckpointSaver[Any]
    store: BaseStore
    close: Callable[[], None]
    select: Callable[[str, str], list[str]]

    def unused_since(self, limit: str) -> list[str]:
        """The conversations whose last checkpoint id is smaller than the limit."""
        return self.select(UNUSED, limit)


def open_checkpoints(settings: Settings) -> Checkpoints:
    """The PostgreSQL store when a database URL is set, the SQLite file otherwise."""
    if settings.database_url:
        return _postgres(settings.database_url)
    return _sqlite(settings)


def _sqlite(settings: Settings) -> Checkpoints:
    from langgraph.checkpoint.sqlite import SqliteSaver
    from langgraph.store.sqlite import SqliteStore

    path = settings.data_dir / FILE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, check_same_thread=False, timeout=10)
        connection.execute("PRAGMA synchronous=NORMAL")  # with WAL: no corruption, one fsync less
        saver = SqliteSaver(connection)
        saver.setup()
        # The store runs its own transactions: autocommit, on a connection of its own.
        beside = sqlite3.connect(path, check_same_thread=False, timeout=10, isolation_level=None)
        store = SqliteStore(beside)
        store.setup()
    except (OSError, sqlite3.Error) as error:
        raise StoreError(
            f"The conversations in {path} cannot be opened ({error}).",
            "Set ASSISTANT_DATA_DIR to a folder that can be written, or delete the file.",
        ) from None

    def select(query: str, value: str) -> list[str]:
        return [row[0] for row in connection.execute(f"{query}?", (value,)).fetchall()]

    def close() -> None:
        connection.close()
        beside.close()

    return Checkpoints(saver, store, close, select)


def _postgres(url: str) -> Checkpoints:
    import psycopg
    from langgraph.checkpoint.postgres import PostgresSaver
    from langgraph.store.postgres import PostgresStore
    from psycopg.rows import dict_row
    from psycopg_pool import ConnectionPool

    pool: Any = ConnectionPool(
        url,
        min_size=1,
        max_size=8,
        open=False,
        kwargs={"autocommit": True, "row_factory": dict_row, "prepare_threshold": 0},
    )
    try:
        pool.open(wait=True, timeout=10)
        saver = PostgresSaver(pool)
        saver.setup()
        store = PostgresStore(pool)
        store.setup()
    except (psycopg.Error, TimeoutError) as error:
        pool.close()
        raise StoreUnavailable(
            f"The database of ASSISTANT_DATABASE_URL does not answer ({error}).",
            "Start it, correct the URL, or unset the setting to use a file.",
        ) from None

    def select(query: str, value: str) -> list[str]:
        with pool.connection() as connection:
            rows = connection.execute(f"{query}%s", (value,)).fetchall()
        return [row["thread_id"] for row in rows]

    return Checkpoints(saver, store, pool.close, select)
