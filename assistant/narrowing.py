"""Which cases a message will accept: where, how large, how many, and which not. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.asking import without_polarity
from assistant.cues import ASPECTS, REGION, REGIONS
from assistant.form import NUMBERS
from assistant.lexical import fold, simple
from assistant.listing import read_listing
from assistant.numerals import find_numbers
from assistant.phrases import flat
from assistant.question import read_question
from assistant.schema import Record
from assistant.subregions import parts_in

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from assistant.corpus import Corpus
    from assistant.schema import City

_N = rf"(\d{{1,2}}|{'|'.join(NUMBERS)})"
COUNT = re.compile(
    rf"\b{_N} (?:other |more |good |different |short |otros |autres |outros |andere )?"
    r"(?:cit(?:y|ies)|towns?|cases?|examples?|places?|ciudades|villes|cidades|stadte\w*|casos|cas|"
    r"exemplos|ejemplos|exemples|beispiele?n?|falle?)\b"
)
MOST = re.compile(
    r"\b(?:fewer than|less than|under|below|smaller than|up to|at most|not more than|menos de|"
    r"moins de|unter|weniger als|ate|hasta|kleiner als)\s+(?:about )?$"
)
LEAST = re.compile(
    r"\b(?:more than|over|above|larger than|bigger than|at least|mas de|plus de|uber|mehr als|"
    r"mais de|grosser als)\s+(?:about )?$"
)
OUR_SIZE = re.compile(
    r"\b(?:our|my|about the same|similar|same|that) size\b|\bsize like ours\b|\bas (?:small|big|"
    r"large) as (?:us|we|ours)\b|\bsmall\w* (?:one|city|town|place)s?\b|\bun(?:e|a)? (?:plus petite"
    r"|mas pequena|menor)\b|\bkleinere\w*\b|\bnuestro tamano\b|\bnotre taille\b|\bnosso porte\b"
    r"|\bunserer gross?e\b"
)
SMALLER = re.compile(
    r"\b(?:smaller|mas pequen\w*|plus petit\w*|menor(?:es)?|mas chic\w+|kleiner\w*)\b"
)
NO_SMALLER = 1.5  # times the own city: nothing need be smaller than that
CLEARLY = 0.8  # of the smallest city shown: a smaller one
NOT = (
    r"(?:not|no|without|except|other than|besides|apart from|instead of|nicht|kein\w*|ohne|ausser|"
    r"pas|sauf|hors|sin|menos|excepto|nao|sem|exceto)"
)
OTHER = re.compile(
    r"\b(?:another|others?|else|different|not (?:that|this|those|these)|beyond|otr[oa]s?|autres?|"
    r"outr[oa]s?|ander\w+|weitere\w*)\b"
)
# Words that limit the cases or name a part of them; they say nothing of what the cases are about.
LIMITING = re.compile(
    r"\b(?:\d[\d.,]*|small\w*|large\w*|big\w*|fewer|less|more|under|over|below|above|size|people|"
    r"inhabitants|data|library|only|just|took|part|ur|salio|salieron|hicieron|hizo)\b|"
    + "|".join(rf"\b(?:{words})\b" for words in ASPECTS.values())
)
TIMES = 3.0  # how much larger or smaller a city "of our size" may be
LEAST_PEOPLE = 2_000  # a smaller figure is no size of a city


class Narrowing(Record):
    """What cases are accepted; empty fields accept all.

    ``other``: none that was shown before; ``bare``: nothing is said of what they are about;
    ``sought``: nothing but cities within limits is asked for; ``listing``: the library itself is
    asked which, or with ``many`` how many, it holds.
    """

    regions: tuple[str, ...] = ()
    outside: bool = False
    countries: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    count: int | None = None
    without: tuple[str, ...] = ()
    other: bool = False
    bare: bool = False
    sought: bool = False
    listing: bool = False
    many: bool = False

    @property
    def by_place(self) -> bool:
        """Whether it says where or how large."""
        return bool(self.regions or self.countries or self.least or self.most)

    @property
    def limits(self) -> bool:
        """Whether it names countries, a size or cities to leave out."""
        return bool(self.countries or self.least or self.most or (self.without and not self.other))

    def accepts(self, slug: str, city: City) -> bool:
        """Whether a case city is within it."""
        people = city.population.value
        inside = city.region in self.regions or city.country in self.countries
        placed = inside is not self.outside if self.regions or self.countries else True
        large = people >= (self.least or 0) and (self.most is None or people <= self.most)
        return placed and large and slug not in self.without


def read_narrowing(
    text: str,
    corpus: Corpus,
    countries: Collection[str] = (),
    shown: Sequence[str] = (),
    population: int | None = None,
    english: str = "",
    places: Sequence[tuple[int, int]] = (),
) -> Narrowing:
    """The limits that a message names; ``english`` is its rough translation, ``countries`` are
    those it mentions and ``places`` the spans of all countries and areas in it, ``shown`` the
    cities of the last answers, which "another one" leaves out."""
    plain = simple(text)
    place = REGION.search(plain)
    parts = [part for _, part in parts_in(plain)]
    listing = read_listing(text, places)
    held = {city.country for city in corpus.cities.values()}
    least, most = _size(text, population)
    without = [slug for slug, city in corpus.cities.items() if _denied(plain, fold(city.city))]
    other = bool(OTHER.search(plain))
    if most is None and least is None and SMALLER.search(plain) and (shown or without):
        known = [corpus.cities[slug] for slug in (*without, *shown)]
        most = int(min(city.population.value for city in known) * CLEARLY)
        most = max(most, int((population or 0) * NO_SMALLER))
    if listing.asked and least is None and most is None:
        least, most = listing.least, listing.most
    number = COUNT.search(plain)
    return Narrowing(
        regions=REGIONS[place.group(2)[:3]] if place and not parts else (),
        outside=bool(place and place.group(1) and not parts),
        countries=tuple(
            dict.fromkeys(
                [
                    *(c for c in countries if c in held or not place),
                    *(land for part in parts for land in part.countries),
                ]
            )
        ),
        least=least,
        most=most,
        count=_number(number.group(1)) if number else None,
        without=tuple(dict.fromkeys([*without, *(shown if other else ())])),
        other=other,
        bare=listing.asked
        or _is_bare(english or text, [*(corpus.cities[slug].city for slug in without), *countries]),
        sought=listing.asked,
        listing=listing.asked and listing.held,
        many=listing.many,
    )


def _is_bare(english: str, names: Collection[str]) -> bool:
    """Whether a question names no subject of its own: "any others in Africa?"."""
    low = REGION.sub(" ", without_polarity(english))
    for name in names:
        low = re.sub(rf"\b{re.escape(fold(name))}\w{{0,2}}\b", " ", low)
    low = LIMITING.sub(" ", low)
    return not read_question(low, low, ()).subject


def _denied(plain: str, name: str) -> bool:
    """Whether a city is named only to leave it out: "not Bogotá or Medellín"."""
    return name in plain and bool(
        re.search(rf"\b{NOT}\b(?: [a-z-]+){{0,3}} {re.escape(name)}\b", plain)
    )


def _size(text: str, population: int | None) -> tuple[int | None, int | None]:
    low = flat(text)
    for number in find_numbers(text, low):
        if number.value >= LEAST_PEOPLE:
            left = low[max(0, number.start - 30) : number.start]
            if MOST.search(left):
                return None, int(number.value)
            if LEAST.search(left):
                return int(number.value), None
    if population and OUR_SIZE.search(low):
        return int(population / TIMES), int(population * TIMES)
    return None, None


def _number(word: str) -> int:
    return NUMBERS[word] if word in NUMBERS else int(word)
