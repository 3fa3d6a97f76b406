"""Bring the index in line with the corpus: embed only what changed, publish in one step."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from assistant.corpus import Corpus, load_corpus
from assistant.errors import CorpusError, ModelMismatch, StoreError
from assistant.passages import make_passages
from assistant.schema import Record
from assistant.store import NAME, Home, Index, Manifest, open_home, write, write_lock

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assistant.embed import Embedder, Vectors
    from assistant.passages import Passage
    from assistant.settings import Settings

Progress = Callable[[int, int], None]
EMBED_BATCH = 256


class Report(Record):
    """What an ingest did, in passages, and how long it took in seconds."""

    added: int
    changed: int
    deleted: int
    unchanged: int
    seconds: float
    where: str


def ingest(
    settings: Settings,
    embedder: Embedder,
    *,
    rebuild: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Read the corpus and synchronise the index with it; the old index serves until the end."""
    started = time.perf_counter()
    corpus = load_corpus(settings.corpus_dir)
    with write_lock(settings):
        home = open_home(settings)
        _save(settings.data_dir, corpus)
        report = _sync(home, corpus, embedder, rebuild, progress or (lambda done, total: None))
        _forget(settings.data_dir, corpus)
    return report.model_copy(update={"seconds": round(time.perf_counter() - started, 2)})


def _sync(
    home: Home, corpus: Corpus, embedder: Embedder, rebuild: bool, progress: Progress
) -> Report:
    passages = make_passages(corpus)
    old = None if rebuild else _readable(home)
    if old is not None:
        check_model(old.manifest, embedder)
    before = old.hashes() if old is not None else {}
    now = {p.id: p.hash for p in passages}
    added = [p for p in passages if p.id not in before]
    changed = [p for p in passages if p.id in before and before[p.id] != p.hash]
    report = Report(
        added=len(added),
        changed=len(changed),
        deleted=len(before.keys() - now.keys()),
        unchanged=len(passages) - len(added) - len(changed),
        seconds=0.0,
        where=home.where,
    )
    if old is not None and before == now and old.manifest.corpus == corpus.digest:
        old.close()
        return report
    kept = old.vectors() if old is not None else {}
    if old is not None:
        old.close()
    vectors = dict(kept) | _embed([*added, *changed], embedder, progress)
    _publish(home, corpus, embedder, passages, np.stack([vectors[p.id] for p in passages]))
    return report


def _readable(home: Home) -> Index | None:
    """The published index when it can be read in full; a damaged one is built anew."""
    manifest = home.manifest()
    if manifest is None:
        return None
    try:
        index = home.open(manifest)
        return index if index.complete() else None
    except StoreError:
        return None


def _embed(
    passages: Sequence[Passage], embedder: Embedder, progress: Progress
) -> dict[str, Vectors]:
    # Texts of similar length share a batch: less padding, about a third of the time.
    ordered = sorted(passages, key=lambda p: len(p.text))
    vectors: dict[str, Vectors] = {}
    for start in range(0, len(ordered), EMBED_BATCH):
        some = ordered[start : start + EMBED_BATCH]
        vectors.update(
            zip((p.id for p in some), embedder.documents([p.text for p in some]), strict=True)
        )
        progress(len(vectors), len(ordered))
    return vectors


def _publish(
    home: Home, corpus: Corpus, embedder: Embedder, passages: Sequence[Passage], vectors: Vectors
) -> None:
    name = f"{NAME}-{corpus.digest[:8]}-{uuid.uuid4().hex[:8]}"
    before = home.manifest()
    write(home.create(name), passages, vectors)
    home.publish(
        Manifest(
            index=name,
            model=embedder.name,
            dimension=embedder.dimension,
            corpus=corpus.digest,
            passages=len(passages),
        )
    )
    # The previous index stays for processes that have it open.
    home.sweep({name, before.index} if before else {name})


def check_model(manifest: Manifest, embedder: Embedder) -> None:
    """ModelMismatch when an index was built with another embedding model."""
    if (manifest.model, manifest.dimension) != (embedder.name, embedder.dimension):
        raise ModelMismatch(
            f"The index was built with the embedding model {manifest.model!r} "
            f"({manifest.dimension} dimensions), but the setting says {embedder.name!r} "
            f"({embedder.dimension}).",
            "Run 'assistant ingest --rebuild', or set ASSISTANT_EMBEDDING_MODEL back.",
        )


def _snapshot(data_dir: Path, digest: str) -> Path:
    return data_dir / f"corpus-{digest[:16]}.json"


def _save(data_dir: Path, corpus: Corpus) -> None:
    """Keep what the index was made from: it answers while the corpus files are being edited."""
    path = _snapshot(data_dir, corpus.digest)
    if not path.is_file():
        draft = path.with_suffix(".new")
        draft.write_text(corpus.model_dump_json(), encoding="utf-8")
        draft.replace(path)


def _forget(data_dir: Path, corpus: Corpus) -> None:
    path = _snapshot(data_dir, corpus.digest)
    for old in data_dir.glob("corpus-*.json"):
        if old != path:
            old.unlink(missing_ok=True)


def open_current(
    settings: Settings, embedder: Embedder, progress: Progress | None = None
) -> tuple[Corpus, Index, list[str]]:
    """Corpus and index for answering, brought up to date first; notes say what was unusual.

    A broken corpus file does not stop answers: the last good corpus and index serve, with a note.
    """
    notes: list[str] = []
    home = open_home(settings)
    manifest = home.manifest()
    try:
        corpus = load_corpus(settings.corpus_dir)
    except CorpusError as error:
        path = _snapshot(settings.data_dir, manifest.corpus) if manifest else None
        if manifest is None or path is None or not path.is_file():
            raise
        corpus = Corpus.model_validate_json(path.read_text(encoding="utf-8"))
        notes.append(f"{error} Answering from the last good corpus until it is mended.")
    if manifest is not None:
        check_model(manifest, embedder)
    index = _readable(home)
    if index is None or index.manifest.corpus != corpus.digest:
        if index is not None:
            index.close()
        ingest(settings, embedder, progress=progress)
        index = _readable(home)
    if index is None:
        raise StoreError(
            f"The index at {home.where} cannot be read right after it was built.",
            "Check the disk, or set ASSISTANT_DATA_DIR to another folder.",
        )
    return corpus, index, notes
