"""Speed and memory on this machine: medians over warm questions, and growth with the corpus."""

from __future__ import annotations

import os
import platform
import resource
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.embed import SentenceEmbedder
from assistant.guide import Guide
from assistant.ingest import ingest
from assistant.labelled import read_golden
from assistant.lexical import LexicalIndex
from assistant.passages import Passage
from assistant.store import Folder, Manifest, write

if TYPE_CHECKING:
    from assistant.settings import Settings

WARM_UP = 5
SIZES = (1_000, 10_000, 100_000)
PROBES = 30


def run(settings: Settings) -> str:
    """The figures as Markdown tables, with the machine named."""
    with tempfile.TemporaryDirectory() as folder:
        own = settings.model_copy(update={"data_dir": Path(folder)})
        started = time.perf_counter()
        embedder = SentenceEmbedder(settings.embedding_model)
        load = time.perf_counter() - started
        build = ingest(own, embedder).seconds
        again = ingest(own, embedder).seconds
        with Guide.open(own) as guide:
            steps = _steps(guide)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        growth = [_growth(Path(folder) / str(n), n) for n in SIZES]
    lines = [
        f"Machine: {platform.processor() or platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}.",
        "",
        "| step | p50 ms | p95 ms |",
        "|---|---|---|",
        *(f"| {name} | {p50:.0f} | {p95:.0f} |" for name, p50, p95 in steps),
        "",
        f"Model load {load:.1f} s, index build {build:.1f} s, unchanged ingest {again:.1f} s, "
        f"memory peak {memory:.0f} MB.",
        "",
        "| passages | Chroma p50 ms | BM25 p50 ms |",
        "|---|---|---|",
        *(f"| {n:,} | {dense:.1f} | {words:.1f} |" for n, dense, words in growth),
    ]
    return "\n".join(lines)


def _steps(guide: Guide) -> list[tuple[str, float, float]]:
    questions = [q.text for q in read_golden(guide.adviser.corpus_dir)]
    for text in questions[:WARM_UP]:
        guide.ask(text)
    spent: dict[str, list[float]] = {}
    for text in questions:
        started = time.perf_counter()
        timings = guide.ask(text).timings_ms
        whole = (time.perf_counter() - started) * 1000  # the checkpoint included
        for name, value in {**timings, "whole answer": whole}.items():
            spent.setdefault(name, []).append(value)
    return [
        (name, float(np.percentile(v, 50)), float(np.percentile(v, 95)))
        for name, v in spent.items()
    ]


def _growth(folder: Path, n: int) -> tuple[int, float, float]:
    """Query cost over n made-up passages: the cost depends on the number, not on the words."""
    draw = np.random.default_rng(7)
    vectors = draw.normal(size=(n, 384)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    words = [f"w{i}" for i in range(20_000)]
    texts = [" ".join(words[j] for j in row) for row in draw.zipf(1.3, size=(n, 40)) % 20_000]
    passages = [
        Passage(id=f"p{i}", kind="fact", about=f"p{i}", text=t, lexical=t, city=f"c{i % 90}")
        for i, t in enumerate(texts)
    ]
    home = Folder(folder)
    write(home.create("growth"), passages, vectors)
    manifest = Manifest(index="growth", model="made-up", dimension=384, corpus="", passages=n)
    home.publish(manifest)
    index = home.open(manifest)
    lexical = LexicalIndex([p.id for p in passages], texts)
    dense = [_timed(lambda i=i: index.search(vectors[i : i + 1], 150)) for i in range(PROBES)]
    bm25 = [_timed(lambda i=i: lexical.search(texts[i], 150)) for i in range(PROBES)]
    index.close()
    return n, float(np.median(dense)), float(np.median(bm25))


def _timed(call: object) -> float:
    started = time.perf_counter()
    call()  # type: ignore[operator]
    return (time.perf_counter() - started) * 1000
