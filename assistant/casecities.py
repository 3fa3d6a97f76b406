"""Which case cities a text names, and which city it asks about that is none. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.intent import asks_without_we
from assistant.lexical import fold
from assistant.phrases import flat
from assistant.strangers import stranger, words_of_cases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.corpus import Corpus
    from assistant.places import Mention

HERE = re.compile(r"\b(?:we are|we're|i am|i'm|based|live|work|here|near|close to)(?: in| from)? $")
LIKENED = re.compile(r"\b([a-z][a-z ]*?)-(?:like|type|style|sized?)\b")  # describes, asks nothing


class CaseCities:
    """The names of the case cities, made once per corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self._told = words_of_cases(corpus.cities.values())
        self._slugs = {fold(city.city): slug for slug, city in corpus.cities.items()}
        self._slugs |= {name.removesuffix(" city"): slug for name, slug in self._slugs.items()}
        names = "|".join(sorted(map(re.escape, self._slugs), key=len, reverse=True))
        self._lower = re.compile(rf"(?<!\w)(?:{names})(?!\w)")

    def among(self, places: Iterable[Mention]) -> list[str]:
        """The case cities among the places, in order."""
        return self._known(fold(m.name) for m in places if m.kind == "city")

    def asked(self, text: str, names: Iterable[str], places: Iterable[Mention]) -> list[str]:
        """The case cities among the folded ``names`` that a text asks about, and those that it
        writes in lower case; not one that it is only likened to ("a Vienna-like city")."""
        likened = {m.group(1) for m in LIKENED.finditer(flat(text))}
        found = [*names, *self._uncapitalised(text, places)]
        return self._known(name for name in found if name not in likened)

    def unknown(self, text: str, places: tuple[Mention, ...]) -> str:
        """A city that the text asks about and that is no case city: one of the gazetteer, or a
        name that neither it nor any case knows ("What did Zagreus-on-Sea achieve?")."""
        alone = asks_without_we(text)
        cities = [m.name for m in places if m.kind == "city" and (m.role == "asked" or alone)]
        known = next((name for name in cities if fold(name) not in self._slugs), "")
        if known or any(m.kind == "city" for m in places):
            return known
        return stranger(text, [text[m.start : m.end] for m in places], self._told)

    def _known(self, names: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(self._slugs[name] for name in names if name in self._slugs))

    def _uncapitalised(self, text: str, places: Iterable[Mention]) -> list[str]:
        """Case cities in lower case, which the gazetteer takes for words: "what did lviv do"; not
        "we are in lviv"."""
        known = {fold(m.name) for m in places}
        return [
            m.group()
            for m in self._lower.finditer(flat(text))
            if text[m.start()].islower()
            and m.group() not in known
            and not HERE.search(text[: m.start()].lower())
        ]
