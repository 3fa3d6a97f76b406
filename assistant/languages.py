"""What the corpus says in other languages, and how each tool works on each trouble. Files in.

Tab-separated tables with a column per language: ``languages/labels.tsv`` (labels and questions of
the vocabulary), ``languages/tools.tsv`` (our own sentences on the tools),
``languages/conditions.tsv`` (what carried the cases),
``languages/lessons.tsv`` (their lessons), ``mechanisms/<tool>.tsv`` and ``steps/<tool>.tsv``
(how it works on a trouble and how to begin, a sentence each) and ``failures.tsv`` (why government
acts on a trouble, until when). ``questions/<language>/<topic>.tsv`` has the answers to prepared
questions: id, verdict, answer, and ways in which people put the question, with | between them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.tables import read_rows
from assistant.wording import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

# Folders with a file for each tool, a row for each trouble, and how their keys begin.
BY_TOOL = {"mechanisms": "for", "steps": "step"}

Tables = dict[str, dict[str, str]]


def read_tables(folder: Path) -> tuple[Tables, list[tuple[Path, int, str]]]:
    """Language -> key -> text over all tables, and the faults in them (file, line, message).

    Keys are ``label:flooding``, ``question:own-money``, ``text:...``, ``lesson:surat-04``,
    ``for:budget:flooding``, ``step:budget:flooding``, ``act:flooding``, ``back:flooding``,
    ``verdict:flooding-q01`` and ``answer:flooding-q01``. A corpus without these tables is whole:
    its answers then give fewer reasons, and those in English.
    """
    tables: Tables = {language: {} for language in LANGUAGES}
    problems = _read_answers(folder, tables)
    for path in _paths(folder):
        for line, row in enumerate(read_rows(path), start=2):
            missing = [lang for lang in LANGUAGES if not (row.get(lang) or "").strip()]
            if missing or None in row:
                problems.append((path, line, f"the columns {', '.join(LANGUAGES)} must be filled"))
                continue
            key = _key(path, row)
            if key in tables["en"]:
                problems.append((path, line, f"{key!r} stands here twice"))
            for language in LANGUAGES:
                tables[language][key] = row[language].strip()
    return tables, problems


def _read_answers(folder: Path, tables: Tables) -> list[tuple[Path, int, str]]:
    """The answers to prepared questions into the tables; the faults."""
    faults = []
    for path in sorted((folder / "questions").glob("*/*.tsv")):
        for line, row in enumerate(read_rows(path), start=2):
            key, verdict, answer = (row.get(name) or "" for name in ("id", "verdict", "answer"))
            if not (key and verdict and answer) or path.parent.name not in tables:
                faults.append((path, line, "a language, and id, verdict and answer are needed"))
                continue
            own = {"verdict": verdict, "answer": answer, "asks": row["asks"] or ""}
            tables[path.parent.name] |= {f"{name}:{key}": text for name, text in own.items()}
    return faults


def _paths(folder: Path) -> list[Path]:
    names = (
        "languages/labels.tsv", "languages/tools.tsv", "languages/conditions.tsv",
        "languages/lessons.tsv", "failures.tsv",
    )  # fmt: skip
    fixed = [folder / name for name in names]
    by_tool = [p for name in BY_TOOL for p in sorted((folder / name).glob("*.tsv"))]
    return [p for p in (*fixed, *by_tool) if p.is_file()]


def _key(path: Path, row: dict[str, str]) -> str:
    if path.parent.name in BY_TOOL:
        return f"{BY_TOOL[path.parent.name]}:{path.stem}:{row['tag']}"
    if path.name == "failures.tsv":
        return f"{row['part']}:{row['tag']}"
    if path.name == "lessons.tsv":
        return f"lesson:{row['id']}"
    return row["key"] if path.name == "labels.tsv" else f"text:{row['en'].strip()}"
