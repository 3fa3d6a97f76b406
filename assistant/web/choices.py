"""What the fields of the page offer, in a language: countries, wealth, money, stages, troubles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.edits import LISTS
from assistant.peers import INCOMES
from assistant.web.templates import word
from assistant.wording import country

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.corpus import Corpus

Choices = dict[str, list[tuple[str, str]]]


def choices(corpus: Corpus, countries: Sequence[str], language: str) -> Choices:
    """Field -> (label in the language, value), by label where the order says nothing."""
    known, spoken = corpus.vocabulary, corpus.spoken(language)
    made: Choices = {
        "country": sorted((country(name, language), name) for name in countries),
        "income_group": [(word(language, group), group) for group in INCOMES],
        "budget_level": [(word(language, f"money_{b}"), b) for b in known.budget_levels],
        "stage": [(word(language, stage), stage) for stage in known.stages],
    }
    tables = (known.challenges, known.enablers, known.constraints)
    for name, table in zip(LISTS, tables, strict=True):
        made[name] = sorted((spoken.label(key), key) for key in table)
    return made
