"""Which cases a message will accept: where, how large, how many, and which not. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from assistant.cues import ASPECTS, REGION, REGIONS
from assistant.form import NUMBERS
from assistant.lexical import STOP, fold
from assistant.numerals import find_numbers
from assistant.phrases import flat
from assistant.schema import Record

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from assistant.corpus import Corpus
    from assistant.schema import City, Fact

Polarity = Literal["worked", "failed"]

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
CLEARLY = 0.8  # of the smallest city shown: a smaller one
NOT = (
    r"(?:not|no|without|except|other than|besides|apart from|instead of|nicht|kein\w*|ohne|ausser|"
    r"pas|sauf|hors|sin|menos|excepto|nao|sem|exceto)"
)
OTHER = re.compile(
    r"\b(?:another|others?|else|different|not (?:that|this|those|these)|beyond|otr[oa]s?|autres?|"
    r"outr[oa]s?|ander\w+|weitere\w*)\b"
)
FAILED = re.compile(
    r"\b(?:fail\w*|flop\w*|(?:did|does|has|do) ?n[o']?t work|not work\w*|went wrong|bad example|"
    r"backfir\w*|abandon\w*|cancel\w*|fracas\w*|echou\w*|echec\w*|rate\w?|scheiter\w*|falh\w*|"
    r"salio mal|mal acab\w*|schief\w*)\b"
)
WORKED = re.compile(
    r"\b(?:worked|success\w*|succe\w+|good example|did well|does well|funcion\w+|exit\w+|marche|"
    r"reussi\w*|deu certo|geklappt|erfolgreich\w*|funktionier\w*)\b"
)
# Words by which one asks for cases; they say nothing of what the cases are about.
ASKING = re.compile(
    r"\b(?:do(?:es)?|you|have|has|had|any(?:one|body|where|thing)?|some(?:one|body|where)?|cases?|"
    r"examples?|cit(?:y|ies)|towns?|places?|municipalit\w+|mayors?|show|give|find|know|tell|of|"
    r"there|where|which|who|what|how|did|tried|try|done|do|others?|another|else|more|good|bad|"
    r"like|about|similar|please|maybe|world|europe\w*|africa\w*|asia\w*|america\w*|library|fail\w*|"
    r"work(?:ed|s)?|went|wrong|success\w*|small(?:er)?|large(?:r)?|big(?:ger)?|size|two|three|"
    r"one|only|just|not|than|fewer|less|under|over|people|inhabitants|should|could|would|"
    r"we|us|our|ours|i|my|it|that|this|is|are|was|were|be|been|good|idea|worth|think|your|said|"
    r"say|come|comes|came|from|nothing|anything|didn|don|doesn|hasn|haven|isn|aren|won|wouldn|couldn|t|s|ve|re|ll|"
    r"answer\w*|mention\w*|question|really|actually|still|also|too|very|thing|things|stuff|"
    r"many|took|take|part|charge|salio|salieron|hicieron|hizo|fueron|fue|habia|algun\w*|otr[oa]s?|"
    r"ciudad\w*|ejemplo\w*|villes?|quel\w*|qui|quoi|fait|ont|autres?|exemples?|welche\w*|stadt\w*|"
    r"ander\w+|gemacht|haben|quem|qual|quais|cidades?|fizeram|fez|exemplos?|foi|foram|wurde\w*|"
    r"disagree|wrong|right|true|sure|help|want|need)\b"
)
PARTS = re.compile("|".join(rf"\b(?:{words})\b" for words in ASPECTS.values()))
TIMES = 3.0  # how much larger or smaller a city "of our size" may be
LEAST_PEOPLE = 2_000  # a smaller figure is no size of a city


class Narrowing(Record):
    """What cases are accepted; empty fields accept all.

    ``other``: none that was shown before; ``bare``: nothing is said of what they are about.
    """

    regions: tuple[str, ...] = ()
    outside: bool = False
    countries: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    count: int | None = None
    without: tuple[str, ...] = ()
    other: bool = False
    polarity: Polarity | None = None
    bare: bool = False

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

    def agrees(self, fact: Fact) -> bool:
        """Whether a fact has the asked polarity."""
        if self.polarity == "failed":
            return fact.role != "example" or fact.kind in {"failure", "criticism"}
        if self.polarity == "worked":
            return fact.role != "warning" and fact.kind not in {"failure", "criticism", "plan"}
        return True


def read_narrowing(
    text: str,
    corpus: Corpus,
    countries: Collection[str] = (),
    shown: Sequence[str] = (),
    population: int | None = None,
) -> Narrowing:
    """The limits that a message names; ``countries`` are those it mentions, ``shown`` the cities of
    the last answers, which "another one" leaves out."""
    plain = fold(text).replace("'", " ").replace("\u2019", " ")
    place = REGION.search(plain)
    held = {city.country for city in corpus.cities.values()}
    least, most = _size(text, population)
    without = [slug for slug, city in corpus.cities.items() if _denied(plain, fold(city.city))]
    other = bool(OTHER.search(plain))
    if most is None and least is None and SMALLER.search(plain) and (shown or without):
        known = [corpus.cities[slug] for slug in (*without, *shown)]
        most = int(min(city.population.value for city in known) * CLEARLY)
    polarity: Polarity | None = "failed" if FAILED.search(plain) else None
    if polarity is None and WORKED.search(plain):
        polarity = "worked"
    number = COUNT.search(plain)
    return Narrowing(
        regions=REGIONS[place.group(2)[:3]] if place else (),
        outside=bool(place and place.group(1)),
        countries=tuple(c for c in countries if c in held or not place),
        least=least,
        most=most,
        count=_number(number.group(1)) if number else None,
        without=tuple(dict.fromkeys([*without, *(shown if other else ())])),
        other=other,
        polarity=polarity,
        bare=not subject(
            PARTS.sub(" ", plain), [*(corpus.cities[slug].city for slug in without), *countries]
        ),
    )


def subject(text: str, leave_out: Collection[str] = ()) -> str:
    """The words of a question that tell what it is about, without those by which one asks for
    cases and names that only limit them: "any city that banned plastic bags?" -> plastic bags."""
    plain = fold(text).replace("'", " ").replace("\u2019", " ")
    for name in leave_out:
        plain = re.sub(rf"\b{re.escape(fold(name))}\w{{0,2}}\b", " ", plain)
    words = re.findall(r"[^\W\d_]{3,}", ASKING.sub(" ", plain))
    return " ".join(word for word in words if word not in STOP)


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
