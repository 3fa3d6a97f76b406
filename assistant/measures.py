"""Kinds of measures that officials bring in ("a tax holiday", "400 cameras"): the tool they belong
to, and what to ask before deciding. Pure.

The table ``measures.tsv`` has, per kind, a line of patterns over folded text in five languages
(``words``), an English phrase to look the like of it up by (``like``), and our own questions
(``ask``), which claim nothing.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from assistant.lexical import simple
from assistant.schema import Record, ToolId
from assistant.tables import read_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

TABLE = Path(__file__).parent / "measures.tsv"


class Kind(Record):
    """A kind of measure; ``asks`` is language -> questions, ``like`` is empty for a kind of "
    "which one
    tells nothing of another (a garage and a drain)."""

    id: str
    tool: ToolId
    like: str
    words: dict[str, str]
    asks: dict[str, tuple[str, ...]]


class Named(Record):
    """A kind found in a text, the words that name it, folded, and as they were typed."""

    kind: str
    words: str
    said: str


@cache
def kinds() -> Mapping[str, Kind]:
    """Id -> kind, in the order of the table."""
    rows: dict[str, list[dict[str, str]]] = {}
    for row in read_rows(TABLE):
        rows.setdefault(row["kind"], []).append(row)
    return {key: _kind(key, held) for key, held in rows.items()}


def named_in(text: str, language: str = "en") -> Named | None:
    """The kind of measure that a text names: the first one; of wordings that overlap the later
    ending one, which is the head ("property tax holiday" is a holiday), then the longer. English
    words count in any language."""
    low = simple(text)
    found = [
        (m.start(), m.end(), kind, m.group())
        for kind, pattern in _patterns(language)
        for m in pattern.finditer(low)
    ]
    if not found:
        return None
    first = min(found)
    rivals = [f for f in found if f[0] < first[1]]
    start, end, kind, words = max(rivals, key=lambda f: (f[1], f[1] - f[0]))
    said = text[start:end] if len(low) == len(text) else words
    return Named(kind=kind, words=words, said=said)


def is_of(kind: str, text: str) -> bool:
    """Whether an English text names a measure of a kind."""
    pattern = next(p for k, p in _patterns("en") if k == kind)
    return bool(pattern.search(simple(text)))


def _kind(key: str, rows: list[dict[str, str]]) -> Kind:
    part = {row["part"]: row for row in rows if row["part"] != "ask"}
    asks = [row for row in rows if row["part"] == "ask"]
    languages = [name for name in rows[0] if name not in {"kind", "tool", "part"}]
    return Kind(
        id=key,
        tool=cast("ToolId", rows[0]["tool"]),
        like=part["like"]["en"].strip("-"),
        words={name: part["words"][name] for name in languages},
        asks={name: tuple(row[name] for row in asks) for name in languages},
    )


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    made = []
    for kind in kinds().values():
        cells = dict.fromkeys(kind.words[name] for name in ("en", language) if name in kind.words)
        made.append((kind.id, re.compile(rf"\b(?:{'|'.join(cells)})\b")))
    return tuple(made)
