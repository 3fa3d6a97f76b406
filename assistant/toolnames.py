"""The ten tools and the measures that belong to them, by the names that people give them. Pure.

The table ``toolnames.tsv`` has a line per tool and kind: ``name`` is what we call the tool,
``measure`` what an official calls a part of it ("tax breaks", "Leitbild"). Its cells are patterns
over folded text, in five languages.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from assistant.lexical import simple
from assistant.tables import read_rows
from assistant.wording import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.schema import ToolId

TABLE = Path(__file__).parent / "toolnames.tsv"


class Named(NamedTuple):
    """A tool named in a text: where, and whether by our own name for it."""

    start: int
    end: int
    tool: ToolId
    own_name: bool


def tool_named(text: str, language: str = "en") -> ToolId | None:
    """The tool that a text names by its name or by a measure of it; our own names first, then the
    longest: ``why not tax breaks?`` -> financial-incentives. English names count in any language.
    """
    found = tools_named(text, language)
    if not found:
        return None
    return max(found, key=lambda n: (n.own_name, n.end - n.start, -n.start)).tool


def tools_named(text: str, language: str = "en", measures: bool = True) -> tuple[Named, ...]:
    """Every tool that a text names, in reading order, each once; of overlapping names the longer
    one counts ("participatory budgeting" is no budget)."""
    low = simple(text)
    found = [
        Named(m.start(), m.end(), tool, own)
        for tool, own, pattern in _patterns(language)
        if own or measures
        for m in pattern.finditer(low)
    ]
    longest = sorted(found, key=lambda n: (n.start - n.end, not n.own_name, n.start))
    kept: list[Named] = []
    for name in longest:
        if all(name.end <= k.start or name.start >= k.end for k in kept):
            kept.append(name)
    kept.sort()
    first: dict[ToolId, Named] = {}
    for name in kept:
        if name.tool not in first or (name.own_name and not first[name.tool].own_name):
            first[name.tool] = name
    return tuple(first.values())


def names_of(languages: Sequence[str] = LANGUAGES) -> str:
    """One pattern of all our own names for the tools."""
    cells = [row[lang] for row in _rows() for lang in languages if row["kind"] == "name"]
    return "|".join(dict.fromkeys(cells))


@cache
def _patterns(language: str) -> tuple[tuple[ToolId, bool, re.Pattern[str]], ...]:
    """Tool, whether it is its own name, pattern: in English and one more language."""
    made = []
    for row in _rows():
        cells = dict.fromkeys(row[lang] for lang in ("en", language) if row.get(lang))
        pattern = re.compile(rf"\b(?:{'|'.join(cells)})\b")
        made.append((cast("ToolId", row["tool"]), row["kind"] == "name", pattern))
    return tuple(made)


@cache
def _rows() -> tuple[dict[str, str], ...]:
    return tuple(read_rows(TABLE))
