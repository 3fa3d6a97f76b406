"""The labelled data: statements, descriptions and golden questions with their grades."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.errors import CorpusError
from assistant.schema import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from random import Random

    from numpy.typing import NDArray


# Left to the calibrations by all that learn: one in so many of the hard messages, and the scope
# messages of one writer.
UNSEEN, HELD = 5, "q"


class Golden(Record):
    """One question with the facts and tools that a reader of all facts chose."""

    id: str
    kind: str
    split: str
    text: str
    tags: tuple[str, ...]
    facts: dict[str, int]
    tools: tuple[str, ...]
    refused: tuple[str, ...]


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON-lines file; CorpusError names the line that cannot be read."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise CorpusError(f"{path} cannot be read: {error.strerror or error}.") from None
    rows = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            try:
                rows.append(json.loads(line))
            except ValueError as error:
                raise CorpusError(f"{path}:{number} is not valid JSON ({error}).") from None
    return rows


def label_matrix(rows: Sequence[dict[str, Any]], tags: Sequence[str]) -> NDArray[np.int64]:
    """1 where a row carries a tag, shape (rows, tags)."""
    return np.array([[int(tag in row["tags"]) for tag in tags] for row in rows])


def read_golden(corpus_dir: Path) -> tuple[Golden, ...]:
    """Questions joined with their grades."""
    folder = corpus_dir / "golden"
    grades = {row["id"]: row for row in read_lines(folder / "grades.jsonl")}
    return tuple(
        Golden(
            id=row["id"],
            kind=row["kind"],
            split=row["split"],
            text=row["text"],
            tags=tuple(row["tags"]),
            facts=grades[row["id"]]["facts"],
            tools=tuple(grades[row["id"]]["tools"]),
            refused=tuple(grades[row["id"]]["not"]),
        )
        for row in read_lines(folder / "questions.jsonl")
    )


def read_descriptions(corpus_dir: Path) -> tuple[Golden, ...]:
    """The graded training descriptions, in the form of golden questions of kind ``described``."""
    folder = corpus_dir / "training"
    grades = {row["id"]: row for row in read_lines(folder / "grades.jsonl")}
    return tuple(
        Golden(
            id=row["id"],
            kind="described",
            split="train",
            text=row["text"],
            tags=tuple(row["tags"]),
            facts=grades[row["id"]]["facts"],
            tools=tuple(grades[row["id"]]["tools"]),
            refused=tuple(grades[row["id"]]["not"]),
        )
        for row in read_lines(folder / "descriptions.jsonl")
        if row["id"] in grades
    )


def read_rewordings(corpus_dir: Path) -> dict[str, list[str]]:
    """Description id -> the same said by three other people: plain, in notes, wordy."""
    rows = read_lines(corpus_dir / "training" / "rewordings.jsonl")
    return {row["id"]: row["texts"] for row in rows}


def mixtures(
    statements: Sequence[tuple[str, Sequence[str]]],
    numbers: Mapping[int, int],
    chance: Random,
    opening: Callable[[], str],
    joint: Callable[[], str],
) -> list[tuple[str, list[str]]]:
    """Several short statements in one, with the labels of all: people list their troubles in one
    breath, half of the time after a word on the city.

    ``numbers`` are how many of two, of three; ``opening`` makes that word, ``joint`` what stands
    between the statements.
    """
    made = []
    for size, number in numbers.items():
        for _ in range(number):
            some = chance.sample(statements, size)
            said = [text for text, _ in some]
            if chance.random() < 0.5:
                said.insert(0, opening())
            tags = sorted({tag for _, own in some for tag in own})
            made.append((joint().join(said), tags))
    return made
