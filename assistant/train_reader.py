"""Fine-tune the reader on all labelled messages at once, repeatably.

``assistant train reader`` writes ``trained/reader.npz``; the two components that take its clue
(``train troubles``, ``train scope``) are fitted after it. Not learned from: the
descriptions and their rewordings, on which the ranking is fitted, the calibration files, every
fifth hard message, and writer ``HELD`` of the scope messages.
"""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits

from assistant.glossary import Glossary
from assistant.labelled import HELD, UNSEEN, mixtures, read_lines
from assistant.places import Gazetteer
from assistant.reader import MOST, SHARED
from assistant.readernet import Upper, arrays_of, reduced
from assistant.sound import in_words, unplaced
from assistant.troubles import split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from assistant.embed import SentenceEmbedder

TRANSLATED = 2  # one in so many of the translated messages is left out: the others say the same
EPOCHS, BATCH = 4, 32
BODY, HEAD = 1e-4, 2e-3  # learning rates at their highest, of the layers and of the labels
# Mixed statements of two and of three an epoch, from statements of at most so many words.
MIXED, BRIEF = {2: 1_700, 3: 800}, 8
JOINTS = (", ", ", ", ". ", " and ", "; ", " - ")
TOWNS = ("city", "town", "small town", "municipality", "port city", "capital", "district", "island")


class Row(NamedTuple):
    """A message with what is known of it; None where nothing is."""

    text: str
    tags: tuple[str, ...] | None = None
    ours: float | None = None


def train_reader(
    corpus_dir: Path,
    tags: Sequence[str],
    embedder: SentenceEmbedder,
    out: Path,
    progress: Callable[[int, int], None],
) -> str:
    """Fine-tune and save; a line that says on how much."""
    torch.manual_seed(1)
    chance = random.Random(1)  # noqa: S311
    rows = _rows(corpus_dir)
    upper = Upper(embedder.upper(SHARED), len(tags) + 1, embedder.dimension)
    upper.train()
    passes = [[*rows, *_mixed(rows, chance)] for _ in range(EPOCHS)]
    batches = [batch for some in passes for batch in _batches(some, chance)]
    optimiser, schedule = _optimiser(upper, len(batches))
    total = 0.0
    for number, batch in enumerate(batches, start=1):
        loss = _loss(_logits(upper, embedder, batch), batch, tags)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(upper.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        total += loss.item()
        progress(number, len(batches))
    _save(upper, tags, out)
    said = f"{len(rows)} messages, {len(tags)} troubles, {EPOCHS} passes"
    return f"{said}, mean loss {total / len(batches):.3f} -> {out.name}"


def _logits(upper: Upper, embedder: SentenceEmbedder, batch: Sequence[Row]) -> torch.Tensor:
    with reduced():
        with torch.no_grad():
            states, mask = embedder.words([row.text for row in batch], SHARED, MOST)
        logits: torch.Tensor = upper(states, mask)
    return logits.float()


def _optimiser(upper: Upper, steps: int) -> tuple[Any, Any]:
    head = [upper.query, upper.value, upper.bias]
    groups = [{"params": upper.layers.parameters(), "lr": BODY}, {"params": head, "lr": HEAD}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [BODY, HEAD], total_steps=steps + 50, pct_start=0.1
    )
    return optimiser, schedule


def _loss(logits: torch.Tensor, batch: Sequence[Row], tags: Sequence[str]) -> torch.Tensor:
    """The sum over what is known of the messages, a message."""
    total = torch.zeros(())
    if told := [(i, row.tags) for i, row in enumerate(batch) if row.tags is not None]:
        truth = torch.tensor([[float(tag in own) for tag in tags] for _, own in told])
        voiced = logits[[i for i, _ in told], :-1]
        total = binary_cross_entropy_with_logits(voiced, truth, reduction="sum")
    if known := [(i, row.ours) for i, row in enumerate(batch) if row.ours is not None]:
        truth = torch.tensor([own for _, own in known])
        ours = logits[[i for i, _ in known], -1]
        total = total + binary_cross_entropy_with_logits(ours, truth, reduction="sum")
    return total / len(batch)


def _rows(corpus_dir: Path) -> list[Row]:
    """All messages that the reader learns from, as it reads them."""
    read = reading(corpus_dir)
    folder = corpus_dir / "training"
    rows: list[Row] = []

    def take(path: Path, ours: float | None = None, times: int = 1, every: int = 0) -> None:
        for i, line in enumerate(read_lines(path)):
            if not every or i % every:
                tags = tuple(line["tags"])
                row = Row(read(line["text"]), tags, ours=ours if tags else None)
                rows.extend([row] * times)

    for path in sorted((folder / "statements").glob("*.jsonl")):
        take(path, ours=1.0)
    take(folder / "messages.jsonl", ours=1.0)
    take(folder / "translated.jsonl", ours=1.0, every=TRANSLATED)
    take(folder / "hard.jsonl", times=2, every=UNSEEN)
    take(folder / "contrasts.jsonl", times=2)
    take(folder / "long.jsonl", ours=1.0, times=2)
    take(folder / "scenes.jsonl", ours=1.0, times=3)  # nearest to what is asked in use
    for line in read_lines(folder / "scope.jsonl"):
        if line["source"] != HELD:
            tags = None if line["answer"] else ()
            rows.append(Row(read(line["text"]), tags, ours=float(line["answer"])))
    return rows


def reading(corpus_dir: Path) -> Callable[[str], str]:
    """What makes of a message what the reader reads: English, without the names of places."""
    glossary = Glossary(corpus_dir / "glossary.tsv")
    gazetteer = Gazetteer.load(corpus_dir / "places.csv")

    def read(text: str) -> str:
        whole = split(text, unplaced(text, gazetteer))[0]
        return in_words(whole, glossary.language(text), glossary)

    return read


def _mixed(rows: Sequence[Row], chance: random.Random) -> list[Row]:
    brief = [
        (row.text.rstrip(" ."), row.tags)
        for row in rows
        if row.tags and len(row.text.split()) <= BRIEF
    ]
    made = mixtures(
        brief, MIXED, chance, lambda: chance.choice(TOWNS), lambda: chance.choice(JOINTS)
    )
    return [Row(text, tuple(tags)) for text, tags in made]


def _batches(rows: Sequence[Row], chance: random.Random) -> Iterator[list[Row]]:
    """Batches of texts of like length, in a new order each time."""
    mixed = chance.sample(rows, len(rows))
    some = BATCH * 30
    batches = []
    for at in range(0, len(mixed), some):
        part = sorted(mixed[at : at + some], key=lambda row: len(row.text))
        batches += [part[i : i + BATCH] for i in range(0, len(part), BATCH)]
    chance.shuffle(batches)
    yield from batches


def _save(upper: Upper, tags: Sequence[str], out: Path) -> None:
    arrays = arrays_of(upper)
    meta = {"tags": list(tags), "arrays": list(arrays)}
    np.savez_compressed(out, meta=np.array(json.dumps(meta)), **arrays)
