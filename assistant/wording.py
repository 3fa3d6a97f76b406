"""Our own phrases in the five languages of the answers; what is quoted stays in English. Pure.

The phrases are English templates in the code and translated in ``wording.tsv``, one line each, as
gettext does it with its catalogues; numbers and names of countries come from Babel.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale
from babel.numbers import format_decimal

from assistant.tables import read_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

LANGUAGES = ("en", "es", "fr", "pt", "de")
OTHERS = LANGUAGES[1:]
TABLE = Path(__file__).parent / "wording.tsv"
SOUNDS_I = re.compile(r"h?i(?!e)", re.IGNORECASE)  # Spanish says "e" before it
AND = {"en": "and", "es": "y", "fr": "et", "pt": "e", "de": "und"}
QUOTED = "What is quoted of the cases is in English."
SINGULAR = ("fr", "pt")
LONGER = 0.9  # other languages say our phrases in some more words
MILLION = 1_000_000
# Names of the gazetteer that Babel's English has otherwise.
ALIASES = {
    "Bosnia and Herzegovina": "BA", "Cabo Verde": "CV", "Hong Kong": "HK", "Ivory Coast": "CI",
    "Hong Kong SAR, China": "HK", "Democratic Republic of the Congo": "CD", "Myanmar": "MM",
    "Republic of the Congo": "CG", "Turkey": "TR", "Trinidad and Tobago": "TT", "Macao": "MO",
    "Timor Leste": "TL", "Palestinian Territory": "PS",
}  # fmt: skip


@cache
def phrases(language: str) -> dict[str, str]:
    """English template -> the template in a language."""
    return {row["en"]: row[language] for row in read_rows(TABLE)}


def say(language: str, template: str, **values: object) -> str:
    """A phrase of ours filled in; KeyError when it has not been translated."""
    if language != "en":
        template = phrases(language)[template]
    return template.format(**values) if values else template


def listed(words: Sequence[str], language: str = "en") -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    if len(words) < 2:
        return "".join(words)
    last = "e" if language == "es" and SOUNDS_I.match(words[-1]) else AND[language]
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def people(count: int, language: str = "en", told: bool = False) -> str:
    """``4460000`` -> ``4.5 million``; ``8000`` -> ``8,000``: two figures are enough to compare.
    What was ``told`` is said back with three: ``11400`` -> ``11,400``."""

    def many(figure: str) -> str:
        return say(language, "{n} million", n=figure)

    if count >= MILLION:
        value = round(count / MILLION, 2 if told and count < 10 * MILLION else 1)
        figure = format_decimal(value, "0.##", locale=language)
        if value < 2:  # French and Portuguese count the singular up to two
            one = say(language, "1 million").partition(" ")[2]
            return f"{figure} {one}" if value == 1 or language in SINGULAR else many(figure)
        return many(figure)
    step = 10 ** max(0, len(str(count)) - 3) if told else 1000 if count >= 10_000 else 100
    figure = format_decimal((count + step // 2) // step * step, locale=language)
    return figure.replace("\u202f", "\u00a0")


def inhabitants(count: int, language: str = "en", told: bool = False) -> str:
    """``1.4 million people``; ``1,4 millones de habitantes``, with a preposition after millions."""
    size = people(count, language, told)
    if language == "en":
        return f"{size} people"
    return say(language, "{n} million people" if count >= MILLION else "{n} people", n=size)


def sizes(count: int) -> str:
    """A number of people in every form in which answers may print it."""
    forms = [people(count, code, told) for code in LANGUAGES for told in (False, True)]
    return " ".join(dict.fromkeys(forms))


@cache
def _codes() -> dict[str, str]:
    return {name: code for code, name in Locale("en").territories.items()} | ALIASES


def country(name: str, language: str = "en") -> str:
    """A country in a language by its English name: ``Germany`` -> Alemania; itself if unknown."""
    code = _codes().get(name)
    return name if language == "en" or not code else Locale(language).territories.get(code, name)


def room(words: int, language: str) -> int:
    """The words that an English draft may have, so that its translation keeps a limit."""
    if language == "en":
        return words
    return max(10, int(LONGER * words) - len(say(language, QUOTED).split()))


def noted(text: str, language: str, below: bool = False) -> str:
    """The text under a note that what is quoted is in English, or with it ``below``."""
    if language == "en":
        return text
    note = f"*{say(language, QUOTED)}*"
    return f"{text.rstrip()}\n\n{note}\n" if below else f"{note}\n\n{text}"
