"""What is wrong in the files of the corpus: where, and in which words it is told."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rapidfuzz import process

from assistant.yamlfile import YamlFile

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@dataclass(frozen=True)
class Problem:
    """One thing wrong in one file, in the words that ``assistant check`` prints."""

    file: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.field}: {self.message}"


@dataclass
class Reading:
    """The corpus folder that is read, the problems found so far, and the digest of its files."""

    folder: Path
    problems: list[Problem] = field(default_factory=list)
    digest: Any = field(default_factory=hashlib.sha256)

    def add(self, file: YamlFile | Path, where: tuple[str | int, ...], message: str) -> None:
        """Note a problem at a place in a file."""
        path = file.path if isinstance(file, YamlFile) else file
        line = file.line(where) if isinstance(file, YamlFile) else 1
        name = path.relative_to(self.folder.parent) if self.folder in path.parents else path
        self.problems.append(Problem(str(name), line, dotted(where) or "file", message))


def dotted(where: Iterable[str | int]) -> str:
    """``("facts", 4, "tool")`` -> ``facts[4].tool``."""
    text = ""
    for step in where:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def did_you_mean(value: object, allowed: Iterable[str]) -> str:
    """The allowed values, and the nearest one when it is near (or the value misspelt)."""
    options = list(allowed)
    best = process.extractOne(str(value), options, score_cutoff=60)
    near = f"Did you mean {best[0]!r}? " if best else ""
    return f"{near}Allowed: {', '.join(options)}."
