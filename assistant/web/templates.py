"""HTML from Jinja2 templates that escape every value, in the five languages of the interface."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel.numbers import format_compact_decimal, format_decimal
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from markupsafe import Markup

from assistant.phrasing import in_year
from assistant.wording import country, inhabitants, people, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2.runtime import Context

FOLDER = Path(__file__).parent
DECADE = re.compile(r"(\d{3}0)s")
MILLION = 1_000_000
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


def money(value: float, language: str = "en") -> str:
    """``1620000`` -> ``1.62 million``, in German ``1,62 Millionen``; small sums as they are."""
    if value < MILLION:
        return figure(value, language)
    return str(
        format_compact_decimal(value, format_type="long", locale=language, fraction_digits=2)
    )


def figure(value: float, language: str = "en", form: str = "#,##0") -> str:
    """A number with the separators of a language."""
    return str(format_decimal(value, form, locale=language))


def year(value: str, language: str = "en") -> str:
    """The year of a fact in words: ``by 2014``, ``hasta 2014``, ``ohne Jahr``."""
    if value == "undated":
        return word(language, "undated")
    decade = DECADE.fullmatch(value)
    if decade and language != "en":
        return word(language, "decade").format(year=decade[1])
    return in_year(value, language)


def _spoken(filters: dict[str, Callable[..., str]]) -> dict[str, Callable[..., str]]:
    """Filters that take the language of the page that they stand in."""

    def bound(made: Callable[..., str]) -> Callable[..., str]:
        @pass_context
        def filtered(context: Context, value: Any, *more: Any) -> str:
            return made(value, context["language"], *more)

        return filtered

    return {name: bound(made) for name, made in filters.items()}


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= _spoken(
        {"people": people, "money": money, "figure": figure, "year": year, "country": country,
         "inhabitants": inhabitants, "phrase": lambda text, language: say(language, text)}
    )  # fmt: skip
    made.globals["root"] = ""
    return made


def serve_under(root: str) -> None:
    """Begin the addresses of every page with a path: one for the whole process."""
    _environment().globals["root"] = root


def html(name: str, language: str = "en", **values: Any) -> Markup:
    """A template filled in; every value in it is escaped."""
    phrases = words()[language]
    text = (
        _environment().get_template(name).render(t=phrases.__getitem__, language=language, **values)
    )
    return Markup(text)  # noqa: S704  made by an escaping template
