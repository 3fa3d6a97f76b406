"""Chroma only: an index is one collection that is written once, published, and then only read.

A new index is built beside the old one and published by a single atomic step, so a process that is
killed half-way leaves readers with the last good index and nothing to repair but left-overs.
Embedded: one folder per index and a pointer file. Server: one collection per index and a pointer
in the metadata of a small collection.
"""

from __future__ import annotations

import os
import shutil
import urllib.error
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

import numpy as np
from filelock import FileLock, Timeout

from assistant.errors import AssistantError, StoreError, StoreLocked, StoreUnavailable
from assistant.schema import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from assistant.embed import Vectors
    from assistant.passages import Passage
    from assistant.settings import Settings

NAME = "city-guidance"
POINTER = "CURRENT"
WRITE_BATCH = 2_000  # Chroma accepts at most 5,461 records in a call
REBUILD = "Run 'assistant ingest --rebuild' to make it anew from the corpus."


class Manifest(Record):
    """What a published index was made from."""

    index: str
    model: str
    dimension: int
    corpus: str
    passages: int


class Index:
    """A published index, open for reading."""

    def __init__(self, client: Any, collection: Any, manifest: Manifest) -> None:
        self._client, self._collection, self.manifest = client, collection, manifest

    def search(
        self, vectors: Vectors, n: int, kinds: Sequence[str] = (), cities: Sequence[str] = ()
    ) -> list[list[tuple[str, float]]]:
        """For each vector the n nearest (passage id, cosine similarity), best first.

        A filter makes Chroma look up the allowed ids before it searches: ask for all kinds and
        choose afterwards when most passages are of the wanted kinds (``without``).
        """
        tests = [
            {field: {"$in": list(allowed)}}
            for field, allowed in (("kind", kinds), ("city", cities))
            if allowed
        ]
        where: Any = {"$and": tests} if len(tests) > 1 else next(iter(tests), None)
        with _explained():
            found = self._collection.query(
                query_embeddings=vectors,
                n_results=min(n, self.manifest.passages),
                where=where,
                include=["distances"],
            )
        return [
            [(key, 1.0 - distance) for key, distance in zip(ids, distances, strict=True)]
            for ids, distances in zip(found["ids"], found["distances"], strict=True)
        ]

    def hashes(self) -> dict[str, str]:
        """Passage id -> content hash, for finding out what changed."""
        with _explained():
            found = self._collection.get(include=["metadatas"])
        return {k: m["hash"] for k, m in zip(found["ids"], found["metadatas"], strict=True)}

    def vectors(self, kinds: Sequence[str] = ()) -> dict[str, Vectors]:
        """Passage id -> vector, of the given kinds or of all."""
        where = {"kind": {"$in": list(kinds)}} if kinds else None
        with _explained():
            found = self._collection.get(where=where, include=["embeddings"])
        return dict(zip(found["ids"], np.asarray(found["embeddings"], np.float32), strict=True))

    def complete(self) -> bool:
        """False when passages vanished behind our back."""
        with _explained():
            return bool(self._collection.count() == self.manifest.passages)

    def close(self) -> None:
        """Give the files or the connection back."""
        self._client.close()


class Home(Protocol):
    """Where indexes live: a folder or a server."""

    where: str

    def manifest(self) -> Manifest | None: ...

    def open(self, manifest: Manifest) -> Index: ...

    def create(self, name: str) -> Any: ...

    def publish(self, manifest: Manifest) -> None: ...

    def sweep(self, keep: set[str]) -> None: ...


def open_home(settings: Settings) -> Home:
    """The server when ASSISTANT_CHROMA_URL is set, the embedded folder otherwise."""
    if settings.chroma_url:
        return Server(settings.chroma_url, settings.chroma_timeout)
    return Folder(settings.data_dir / "index")


def write(collection: Any, passages: Sequence[Passage], vectors: Vectors) -> None:
    """Add passages with their vectors to an index under construction."""
    with _explained():
        for start in range(0, len(passages), WRITE_BATCH):
            some = passages[start : start + WRITE_BATCH]
            collection.upsert(
                ids=[p.id for p in some],
                embeddings=vectors[start : start + WRITE_BATCH],
                documents=[p.text for p in some],
                metadatas=[
                    {
                        "hash": p.hash,
                        "kind": p.kind,
                        "about": p.about,
                        "city": p.city,
                        "tool": p.tool,
                    }
                    for p in some
                ],
            )


class Folder:
    """Indexes as sub-folders; ``CURRENT`` names the published one."""

    def __init__(self, path: Path) -> None:
        self.path, self.where = path, str(path)
        self._building: Any = None

    def manifest(self) -> Manifest | None:
        """The published index, or None when there is none."""
        try:
            text = (self.path / POINTER).read_text(encoding="utf-8")
            manifest = Manifest.model_validate_json(text)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _disk(self.path, error) from None
        except ValueError:
            return None  # a damaged pointer is a missing index: ingest writes a new one
        return manifest if (self.path / manifest.index / "chroma.sqlite3").is_file() else None

    def open(self, manifest: Manifest) -> Index:
        """The published index for reading."""
        with _explained():
            client = _embedded(self.path / manifest.index)
            collection = client.get_collection(NAME, embedding_function=None)
        return Index(client, collection, manifest)

    def create(self, name: str) -> Any:
        """An empty collection in a new sub-folder."""
        try:
            (self.path / name).mkdir(parents=True)
        except OSError as error:
            raise _disk(self.path, error) from None
        with _explained():
            self._building = _embedded(self.path / name)
            return _new_collection(self._building, NAME)

    def publish(self, manifest: Manifest) -> None:
        """Make an index the current one: one atomic rename."""
        if self._building is not None:
            self._building.close()
            self._building = None
        pointer = self.path / f"{POINTER}.new"
        try:
            with pointer.open("w", encoding="utf-8") as file:
                file.write(manifest.model_dump_json())
                file.flush()
                os.fsync(file.fileno())
            pointer.replace(self.path / POINTER)
        except OSError as error:
            raise _disk(self.path, error) from None

    def sweep(self, keep: set[str]) -> None:
        """Delete left-overs of killed runs and indexes that nobody needs any more."""
        for folder in self.path.iterdir():
            if folder.is_dir() and folder.name not in keep:
                shutil.rmtree(folder, ignore_errors=True)


class Server:
    """Indexes as collections of a Chroma server; a small collection's metadata names one."""

    def __init__(self, url: str, timeout: float) -> None:
        self.where, self._url, self._timeout = url, urlsplit(url), timeout

    def _client(self) -> Any:
        self._probe()
        with _explained():
            import chromadb
            from chromadb.config import Settings as ChromaSettings

            secure = self._url.scheme == "https"
            client = chromadb.HttpClient(
                host=self._url.hostname or "localhost",
                port=self._url.port or (443 if secure else 8000),
                ssl=secure,
                settings=ChromaSettings(anonymized_telemetry=False),
            )
            # The client hard-codes "no timeout"; a server that hangs must not hang us.
            client._server._session.timeout = self._timeout
            return client

    def _probe(self) -> None:
        try:
            with urllib.request.urlopen(  # noqa: S310 (settings allow http and https only)
                f"{self.where.rstrip('/')}/api/v2/heartbeat", timeout=self._timeout
            ):
                return
        except (OSError, urllib.error.URLError, ValueError) as error:
            reason = getattr(error, "reason", error)
            raise StoreUnavailable(
                f"The Chroma server {self.where} does not answer ({reason}).",
                "Start it with 'chroma run --path FOLDER --port PORT', "
                "or unset ASSISTANT_CHROMA_URL to use the embedded index.",
            ) from None

    def manifest(self) -> Manifest | None:
        """The published index, or None when there is none."""
        with _explained():
            client = self._client()
            names = {c.name: c for c in client.list_collections()}
        pointer = names.get(NAME)
        if pointer is None or not pointer.metadata:
            return None
        manifest = Manifest.model_validate_json(pointer.metadata["manifest"])
        return manifest if manifest.index in names else None

    def open(self, manifest: Manifest) -> Index:
        """The published index for reading."""
        client = self._client()
        with _explained():
            collection = client.get_collection(manifest.index, embedding_function=None)
        return Index(client, collection, manifest)

    def create(self, name: str) -> Any:
        """An empty collection."""
        client = self._client()
        with _explained():
            return _new_collection(client, name)

    def publish(self, manifest: Manifest) -> None:
        """Make an index the current one: one metadata update."""
        client = self._client()
        value = {"manifest": manifest.model_dump_json()}
        with _explained():
            pointer = client.get_or_create_collection(NAME, metadata=value, embedding_function=None)
            pointer.modify(metadata=value)

    def sweep(self, keep: set[str]) -> None:
        """Delete left-overs of killed runs and indexes that nobody needs any more."""
        client = self._client()
        with _explained():
            for collection in client.list_collections():
                if collection.name.startswith(f"{NAME}-") and collection.name not in keep:
                    client.delete_collection(collection.name)


@contextmanager
def write_lock(settings: Settings) -> Iterator[None]:
    """Only one process writes; the lock vanishes with its process, also when that is killed."""
    lock = FileLock(settings.data_dir / "ingest.lock", timeout=0)
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise StoreLocked(
            "Another process is writing the index at this moment.",
            "Wait until its 'assistant ingest' is done and ask again.",
        ) from None
    except OSError as error:
        raise _disk(settings.data_dir, error) from None
    try:
        yield
    finally:
        lock.release()


def _embedded(path: Path) -> Any:
    import chromadb
    from chromadb.config import Settings as ChromaSettings

    try:
        return chromadb.PersistentClient(
            path=str(path), settings=ChromaSettings(anonymized_telemetry=False)
        )
    except AttributeError:
        # chromadb 1.5.9 trips over its own clean-up when the file is no database.
        raise StoreError(f"The index {path} is damaged.", REBUILD) from None


def _new_collection(client: Any, name: str) -> Any:
    return client.create_collection(
        name, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
    )


def _disk(path: Path, error: OSError) -> StoreError:
    return StoreError(
        f"The folder {path} cannot be used: {error.strerror or error}.",
        "Make it writable, or set ASSISTANT_DATA_DIR to a folder that is.",
    )


@contextmanager
def _explained() -> Iterator[None]:
    """Turn what Chroma raises into a StoreError; programming errors keep their traceback."""
    try:
        yield
    except AssistantError:
        raise
    except Exception as error:
        kind = type(error).__module__.split(".")[0]
        if kind not in {"chromadb", "httpx", "httpcore", "sqlite3", "builtins"} or isinstance(
            error, TypeError | AttributeError | NameError | KeyError
        ):
            raise
        if kind in {"httpx", "httpcore"}:
            raise StoreUnavailable(
                f"The Chroma server stopped answering ({type(error).__name__}).",
                "Check the server, or raise ASSISTANT_CHROMA_TIMEOUT when it is only slow.",
            ) from None
        raise StoreError(f"The index cannot be used ({error}).", REBUILD) from None
