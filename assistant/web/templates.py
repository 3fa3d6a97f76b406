"""HTML from Jinja2 templates that escape every value, in the five languages of the interface."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from assistant.wording import people

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "es", "fr", "pt", "de")


@cache
def words() -> dict[str, dict[str, str]]:
    """The fixed phrases of the interface: language -> key -> phrase (``words.tsv``)."""
    with (FOLDER / "words.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {language: {row["key"]: row[language] for row in rows} for language in LANGUAGES}


def word(language: str, key: str) -> str:
    """One phrase; KeyError when there is none."""
    return words()[language][key]


def read_language(accepted: str) -> str:
    """The first of our languages in an Accept-Language header: ``pt-BR,pt;q=0.9`` -> pt."""
    for part in accepted.split(","):
        language = part.split(";")[0].strip().lower()[:2]
        if language in LANGUAGES:
            return language
    return "en"


def language_of(request: Any) -> str:
    """The language that a visitor's browser asks for first; Starlette's request or Gradio's."""
    return read_language(request.headers.get("accept-language", ""))


def money(value: float) -> str:
    """``1620000`` -> ``1.6 million``; small sums as they are."""
    for size, name in ((1e9, "billion"), (1e6, "million")):
        if value >= size:
            return f"{value / size:.2f}".rstrip("0").rstrip(".") + f" {name}"
    return f"{value:,.0f}"


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"people": people, "money": money}
    return made


def html(name: str, language: str = "en", **values: Any) -> Markup:
    """A template filled in; every value in it is escaped."""
    phrases = words()[language]
    text = (
        _environment()
        .get_template(name)
        .render(t=phrases.__getitem__, language=language, root="", **values)
    )
    return Markup(text)  # noqa: S704  made by an escaping template
