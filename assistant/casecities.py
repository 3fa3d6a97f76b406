"""Which case cities a text names, and which city it asks about that is none. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.asking import describes_own_city
from assistant.intent import asks_without_we, names_itself, speaks_as_we
from assistant.lexical import fold
from assistant.phrases import flat
from assistant.places import is_asked
from assistant.roles import Context
from assistant.strangers import NO_CITY, stranger, words_of_cases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from assistant.corpus import Corpus
    from assistant.places import Mention

HERE = re.compile(
    r"\b(?:we are|we're|i am|i'm|based|live|work|here|near|close to|somos|nous sommes|wir sind|"
    r"mayor of|city of|council of)(?: in| from| of| de| aus)? $"
)
# A firm named like a city: "City Data Exchange in Copenhagen with Hitachi".
PARTNER = re.compile(r"\b(?:with|by|from|firm|company|con|avec|mit|com) $")
LIKENED = re.compile(r"\b([a-z][a-z ]*?)-(?:like|type|style|sized?)\b")  # describes, asks nothing
# Words before a city from which people come or to which they go, in a text about one's own.
AWAY = re.compile(
    r"\b(?:from|to|for|near|outside|towards|between|via|aus|nach|bei|desde|hacia|a|vers|depuis|para|"
    r"at|km of|far from|in)\s*$"
)
DEED = re.compile(  # what others did stands right behind their name
    r" (?:also |just |simply )?(?:did|made|built|does|has done|managed|solved|paid|got|went|banned|"
    r"hizo|logro|construyo|a fait|a construit|fez|construiu|hat (?:es|das)|schaffte|baute)\b"
)
_CAPITAL = r"[A-Z\u00c0-\u00de][\w\u2019-]+"
_CITY = rf"(?P<name>{_CAPITAL}(?: (?:(?:de|del|do|da|la|le) )?{_CAPITAL})*)"
# A city on which a message opens, with what is said of it behind a comma or as a question; and one
# that others are said to point at.
OPENED = re.compile(
    r"^\W*(?:(?i:and|but|ok|so|y|pero|et|mais|e|mas|und|aber),? "
    r"(?:(?i:in|at|what about|en|a|\u00e0|em|was ist mit) )?|"
    r"(?i:in|at|what about|how about|en|a|\u00e0|em|que tal|qu[e\u00e9] pasa con|was ist mit) )"
    rf"{_CITY}(?=,| ?\?| (?i:\u00e7a|ca|lo|did|does|hatte|hat|funciona\w*|funcion\u00f3|deu))"
)
DRAWN = re.compile(
    r"\b(?i:look(?:ing|s)? (?:at|to)|cop(?:y|ies|ying)|quot(?:e|es|ed|ing)|talks? (?:of|about)|"
    r"swears? by|example of|ejemplo de|exemple de|exemplo de|(?:au )?mod\u00e8le de|"
    rf"beispiel(?: von)?|citan?|citent|(?:mira|miren) a) {_CITY}"
)
# What else a message opens on with a capital.
ORDINARY = {"phase", "brt", "mr", "mrs", "ms", "dr", "sir", "madam", "seriously", "honestly"}
LONGEST = 30  # words of a question about another city


class CaseCities:
    """The names of the case cities, made once per corpus; ``is_city`` tells whether a name is that
    of any city."""

    def __init__(self, corpus: Corpus, is_city: Callable[[str], bool] = lambda name: False) -> None:
        self._told = words_of_cases(corpus.cities.values())
        self._is_city = is_city
        self._slugs = {fold(city.city): slug for slug, city in corpus.cities.items()}
        self._slugs |= {name.removesuffix(" city"): slug for name, slug in self._slugs.items()}
        names = "|".join(sorted(map(re.escape, self._slugs), key=len, reverse=True))
        self._named = re.compile(rf"(?<!\w)(?:{names})(?!\w)")

    def among(self, places: Iterable[Mention]) -> list[str]:
        """The case cities among the places, in order."""
        return self._known(fold(m.name) for m in places if m.kind == "city")

    def asked(self, text: str, names: Iterable[str], places: Iterable[Mention]) -> list[str]:
        """The case cities among the folded ``names`` that a text asks about, and those that the
        gazetteer did not find; not one that it is only likened to ("a Vienna-like city")."""
        likened = {m.group(1) for m in LIKENED.finditer(flat(text))}
        found = [*names, *self._overlooked(text, list(places))]
        return self._known(name for name in found if name not in likened)

    def unheld(
        self, text: str, places: tuple[Mention, ...], own: str | None, language: str = "en"
    ) -> tuple[str, ...]:
        """The cities that a text asks about and that are no case cities: those of the gazetteer, or
        a name that neither it nor any case knows ("What did Zagreus-on-Sea achieve?")."""
        ours = speaks_as_we(text)
        told = describes_own_city(text)
        alone = asks_without_we(text) and not told
        if len(text.split()) > LONGEST:
            return ()
        cities = [m for m in places if m.kind == "city"]
        found = [
            m.name
            for m in cities
            if fold(m.name) not in self._slugs
            and fold(text[m.start : m.end]) not in self._slugs
            and fold(m.name) != fold(own or "")
            and (m.role == "asked" or alone or DEED.match(flat(text)[m.end :]))
            and not (ours and AWAY.search(text[: m.start].lower()))
            and not (told and not is_asked(Context.around(flat(text), m.start, m.end)))
            and not (len(cities) > 1 and PARTNER.search(flat(text)[: m.start]))
        ]
        if found or cities or self._named.search(flat(text)):
            return tuple(dict.fromkeys(found))
        spans = [text[m.start : m.end] for m in places]
        name = stranger(text, spans, self._told, language, self._is_city)
        return (name,) if name and fold(name) != fold(own or "") else ()

    def strange(
        self, text: str, places: tuple[Mention, ...], own: str | None, language: str, later: bool
    ) -> tuple[tuple[str, ...], bool]:
        """The cities asked about that are no case cities, and whether it is the one that a
        ``later`` message opens on."""
        name = self.brought_up(text, places, own, language) if later else ""
        return ((name,), True) if name else (self.unheld(text, places, own, language), False)

    def brought_up(
        self, text: str, places: tuple[Mention, ...], own: str | None, language: str
    ) -> str:
        """The city that a message inside a conversation opens on or is pointed at and that is no
        case city, whoever else it speaks of: "And Rio, which every vendor shows us?"."""
        if self._named.search(flat(text)) or len(text.split()) > LONGEST:
            return ""
        cities = {text[m.start : m.end]: m.name for m in places if m.kind == "city"}
        lands = {fold(text[m.start : m.end]) for m in places if m.kind != "city"}
        for pattern in (OPENED, DRAWN):
            match = pattern.search(text)
            name = match.group("name") if match else ""
            first = fold(name).split(" ")[0] if name else ""
            known = name in cities or self._is_city(name)
            if not name or first in NO_CITY or fold(name) in lands:
                continue
            strange = pattern is OPENED and language != "de" and first not in ORDINARY
            if (known or strange) and fold(cities.get(name, name)) != fold(own or ""):
                return name
        return ""

    def _known(self, names: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(self._slugs[name] for name in names if name in self._slugs))

    def _overlooked(self, text: str, places: list[Mention]) -> list[str]:
        """Case cities that the gazetteer lacks, spells otherwise or takes for words: "what did lviv
        do", "Yubari's hotel"; not "we are in lviv"."""
        known = {fold(m.name) for m in places}
        own = [(m.start, m.end) for m in places if m.role == "own" or m.kind != "city"]
        return [
            m.group()
            for m in self._named.finditer(flat(text))
            if m.group() not in known
            and not any(start < m.end() and m.start() < end for start, end in own)
            and not HERE.search(flat(text)[: m.start()])
        ]


def is_own(text: str, name: str, places: Sequence[Mention]) -> bool:
    """Whether a later message says that the own city is the one of this name."""
    said = [text[m.start : m.end] for m in places if m.name == name]
    others = [text[m.start : m.end] for m in places if m.name != name]
    return any(names_itself(text, one, others) for one in said or [name])
