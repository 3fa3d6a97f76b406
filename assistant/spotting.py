"""Where the names of a gazetteer stand in a text: exact, misspelt, in lower case, ambiguous."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from rapidfuzz import fuzz, process

from assistant import roles
from assistant.lexical import fold
from assistant.roles import Context

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")
Row = list[str]  # of places.csv: kind, name, alternates, country, population, income, region
TOKEN = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
JOINT = re.compile(r"[ \u00a0.'\u2019-]{0,2}")
AFTER = re.compile(r",? ?\(?(?:in |en )?(?:the )?")
INTO = re.compile(r"\b(?:in|of|from|en|de|em|aus) $")
# Letters that folding keeps and that people leave out: Tromsø, Łódź.
PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d"})
MONTHS = {"march", "may", "august"}
BIG, KNOWN = 300_000, 100_000  # inhabitants: read in lower case; read without a preposition
INITIALS = 3  # letters of a state or a body written in capitals; no city is
SHORT = 3  # letters: "us" is a country in capitals only
SHORTEST, CUT_OFF, NEARBY = 5, 87, 2  # misspelt names: letters, likeness, difference in length


class Token(NamedTuple):
    """One word of a text with its place."""

    word: str
    start: int
    end: int
    capital: bool


class Span(NamedTuple):
    """A stretch of the text that reads as a place, with the rows it may mean."""

    name: str
    rows: list[Row]
    start: int
    end: int
    sure: bool = True


def longest(names: Names, text: str, read: Callable[[int, int], T]) -> Iterator[tuple[int, int, T]]:
    """The longest stretches with a capital that ``read``, given where one begins and ends, makes
    anything of, from left to right."""
    tokens = list(TOKEN.finditer(text))
    at = 0
    while at < len(tokens):
        start = tokens[at].start()
        most = min(names.longest.get(make_key(tokens[at][0]), 0), len(tokens) - at)
        for n in range(most if text[start].isupper() else 0, 0, -1):
            end = tokens[at + n - 1].end()
            if found := read(start, end):
                yield start, end, found
                at += n - 1
                break
        at += 1


def make_key(name: str) -> str:
    """The name as compared: ``Saint-Denis`` -> ``saint denis``."""
    if name.isascii() and name.isalpha():
        return name.lower()
    return " ".join(fold(word) for word in TOKEN.findall(name))


class Names:
    """The rows by name; an index on first words keeps the search short."""

    def __init__(self, rows: Iterable[Row], familiar: Iterable[str]) -> None:
        self.names: dict[str, list[Row]] = defaultdict(list)
        self.adjectives: dict[str, list[Row]] = defaultdict(list)
        self.longest: dict[str, int] = {}
        self.words: set[str] = set()
        self.familiar = {make_key(name): name for name in familiar}
        self.best: dict[str, str] = {}  # of namesakes the better known, where it is not the largest
        for row in rows:
            if row[0] == "word":
                self.words.add(row[1])
                continue
            if row[0] == "best":
                self.best[make_key(row[1])] = row[3]
                continue
            for name in (row[1], *row[2].split("|")) if row[2] else (row[1],):
                key = make_key(name)
                self._add(key, row, name[0] == "~")
                plain = key.translate(PLAIN)
                if plain != key:
                    self._add(plain, row, name[0] == "~")
        for key, found in list(self.adjectives.items()):
            lands = [row for row in found if row[0] == "country"]
            if lands and key[-1] in "aeinos":  # françaises, romenas
                self.adjectives.setdefault(f"{key}s", lands)
            for end in ("e", "er", "en", "es", "em") if lands and key.endswith("isch") else ():
                self.adjectives.setdefault(f"{key}{end}", lands)

    def _add(self, key: str, row: Row, adjective: bool) -> None:
        (self.adjectives if adjective else self.names)[key].append(row)
        first, *more = key.split(" ")
        if len(more) >= self.longest.get(first, 0):
            self.longest[first] = len(more) + 1

    @cached_property
    def spellings(self) -> dict[str, list[str]]:
        """The names of countries, areas and known cities by first letter, for misspelt ones."""
        by_letter: dict[str, list[str]] = defaultdict(list)
        for key, rows in self.names.items():
            if len(key) >= SHORTEST and any(people(row) >= KNOWN for row in rows):
                by_letter[key[0]].append(key)
        return by_letter

    def knows(self, phrase: str) -> bool:
        """Whether a phrase is a name, an adjective or an ordinary word, so not a misspelling."""
        return phrase in self.words or phrase in self.names or phrase in self.adjectives


class Search:
    """One search through one text."""

    def __init__(self, index: Names, text: str, low: str) -> None:
        self.index, self.text, self.low = index, text, low
        shouting = text.isupper()
        self.tokens = [
            Token(fold(m[0]), m.start(), m.end(), m[0][0].isupper() and not shouting)
            for m in TOKEN.finditer(text)
        ]

    def spans(self) -> Iterator[Span]:
        """The places from left to right; the longest name wins, exact before misspelt."""
        i = 0
        while i < len(self.tokens):
            longest = min(self.index.longest.get(self.tokens[i].word, 1), len(self.tokens) - i)
            for read, sizes in (
                (self._exact, range(longest, 0, -1)),
                (self._possessed, (2, 1)),
                (self._fuzzy, (3, 2, 1)),
            ):
                found = next(((n, rows) for n in sizes if (rows := read(i, n))), None)
                if found:
                    n, rows = found
                    sure = read != self._fuzzy
                    begin, end = self.tokens[i].start, self.tokens[i + n - 1].end
                    yield Span(self._phrase(i, n), rows, begin, end, sure)
                    i += n - 1
                    break
            i += 1

    def _phrase(self, i: int, n: int) -> str:
        """The name that n tokens make, "" if other marks than ``-'.`` stand between them."""
        tokens = self.tokens[i : i + n]
        for a, b in pairwise(tokens):
            if not JOINT.fullmatch(self.text, a.end, b.start):
                return ""
        return " ".join(t.word for t in tokens) if len(tokens) == n else ""

    def _exact(self, i: int, n: int) -> list[Row]:
        phrase = self._phrase(i, n)
        start, end = self.tokens[i].start, self.tokens[i + n - 1].end
        context = Context.around(self.low, start, end)
        if phrase in self.index.adjectives and (
            roles.PLACE_AFTER.match(context.right)
            or roles.PLACE_BEFORE.search(context.left)
            or roles.BEING.search(context.left)
        ):
            return self.index.adjectives[phrase]
        rows = self.index.names.get(phrase, [])
        if rows and self._part(i, n):
            rows = [row for row in rows if row[0] != "city"]
        capital = self.tokens[i].capital
        lands = [row for row in rows if row[0] != "city" and row[3]]
        if phrase in self.index.words:  # "turkey city", but not "island municipality" for Iceland
            lands = [row for row in lands if make_key(row[1]) == phrase]
        noted = [] if capital else self._beside(lands, phrase, context)
        if noted or not rows:
            return noted
        upper = capital and self.text[start:end].isupper()
        if len(phrase) < SHORT and not upper and not roles.SITED.search(context.left):
            return []
        countries = self._countries_after(i + n)
        inside = [row for row in rows if row[3] in countries]
        if inside and (capital or phrase not in self.index.words or self.text[end] == ","):
            return inside
        if upper and len(phrase) <= INITIALS:  # "in reports of UN", "a shire in WA"
            rows = [row for row in rows if row[0] != "city" or make_key(row[1]) != phrase]
        if phrase in self.index.words:
            certain = self._certain(i + n, context, capital, bool(countries))
            return [row for row in rows if capital or row[0] != "city"] if certain else []
        familiar = phrase in self.index.familiar
        if (
            not capital
            and n == 1
            and not roles.CUE.search(context.left)
            and (not roles.HEADING.match(context.right) or context.left.strip())
        ):
            rows = [row for row in rows if not _accent_lost(self.text[start:end], row)]
        return [row for row in rows if _readable(row, context, capital, n > 1, familiar)]

    def _beside(self, lands: list[Row], phrase: str, context: Context) -> list[Row]:
        """The countries and areas of a name in small letters that stands beside what it describes,
        or alone."""
        alone = len(phrase) > SHORTEST and phrase not in self.index.words
        alone = alone and bool(roles.ALONE_BEFORE.search(context.left))
        if _noted(context) or (alone and roles.ALONE_AFTER.match(context.right)):
            return lands
        return []

    def _possessed(self, i: int, n: int) -> list[Row]:
        """A case city with the s of a possessive and no apostrophe: "seouls operations centre"."""
        phrase, after = self._phrase(i, n), self.tokens[i + n : i + n + 1]
        name = phrase.removesuffix("s")
        if name == phrase or name not in self.index.familiar or self.index.knows(phrase):
            return []
        return self.index.names.get(name, []) if after else []

    def _certain(self, after: int, context: Context, capital: bool, country: bool) -> bool:
        """Whether an ordinary word (Nice, Reading, Turkey) is a place here."""
        if not capital or self.tokens[after - 1].word in MONTHS:
            return bool(roles.SITED_IN.search(context.left))
        follows = self.tokens[after : after + 1]
        spaced = follows and self.text[follows[0].start - 1] == " " and follows[0].capital
        part = spaced and context.right[:1] == " " and not country
        return bool(roles.ADJACENT.search(context.left)) and not part

    def _part(self, i: int, n: int) -> bool:
        """Whether a name is one word of a longer one before its country: the town of "Willow Bend,
        Ohio" is neither in ``Bend`` nor in the land of ``Harlow`` ("Harlow Falls, Ohio")."""
        end = i + n
        while end < len(self.tokens) and self._goes_on(end):
            end += 1
        before = i and self._goes_on(i) and not roles.NO_PART.fullmatch(self.tokens[i - 1].word)
        before = before and self.tokens[i - 1].capital
        longer = (before or end > i + n) and self.tokens[end : end + 1]
        return bool(longer and longer[0].capital and self._countries_after(end))

    def _goes_on(self, i: int) -> bool:
        """Whether a word has a capital and only a space or a hyphen before it."""
        between = self.text[self.tokens[i - 1].end : self.tokens[i].start]
        return self.tokens[i].capital and between in {" ", "-"}

    def _countries_after(self, i: int) -> set[str]:
        """The country that follows directly, as in ``Birmingham, Alabama``: the codes it may be."""
        if i >= len(self.tokens) or not AFTER.fullmatch(
            self.text, self.tokens[i - 1].end, self.tokens[i].start
        ):
            return set()
        for n in (3, 2, 1):
            rows = self.index.names.get(self._phrase(i, n), [])
            if any(row[0] != "city" for row in rows):
                return {row[3] for row in rows if row[0] != "city"}
        return set()

    def _plain(self, i: int, n: int) -> bool:
        """Whether several words are no misspelt name: an article opens them ("the state"), or some
        have a capital and some do not ("Italian public"); or one is a plural ("Romanians")."""
        tokens = self.tokens[i : i + n]
        if n == 1:
            base = tokens[0].word.removesuffix("s")
            return base in self.index.adjectives or base in self.index.words
        opened = roles.ARTICLE.fullmatch(f"{tokens[0].word} ")
        names = [row for t in tokens for row in self.index.names.get(t.word, [])]
        if any(row[0] == "country" for row in names):
            return True  # "Northern Finland" is not Northern Ireland
        mixed = len({t.capital for t in tokens if len(t.word) > SHORT}) > 1
        return bool(opened) or mixed

    def _fuzzy(self, i: int, n: int) -> list[Row]:
        phrase, token = self._phrase(i, n), self.tokens[i]
        if len(phrase) < SHORTEST - 1 or self.index.knows(phrase) or self._plain(i, n):
            return []
        if token.capital and self.text[token.start : self.tokens[i + n - 1].end].isupper():
            return []  # an abbreviation such as SENAI is no misspelt Sendai
        context = Context.around(self.low, token.start, self.tokens[i + n - 1].end)
        into = INTO.search(context.left)
        if not token.capital and not into:
            return []
        short = len(phrase) < SHORTEST  # "in Itly": only a country, with a capital and a cue
        if short and not (token.capital and into):
            return []
        names = self.index.spellings.get(phrase[0], [])
        names = [k for k in names if k.count(" ") == n - 1 and abs(len(k) - len(phrase)) <= NEARBY]
        best = process.extractOne(phrase, names, scorer=fuzz.ratio, score_cutoff=CUT_OFF)
        rows = self.index.names[best[0]] if best else []
        if roles.ARTICLE.search(context.left):
            rows = [row for row in rows if row[0] != "city"]
        if short:
            return [row for row in rows if row[0] == "country"]
        return [row for row in rows if people(row) >= (KNOWN if token.capital else BIG)]


def _noted(context: Context) -> bool:
    """Whether a country or area in small letters is named beside what it describes, as in notes:
    ``ohio city 95000``, ``town, texas``."""
    left, right = context
    before = roles.NOTED_BEFORE.search(left) and roles.NOTED_AFTER.match(right)
    return bool(before or (roles.NOTED_LAST.search(left) and roles.ENDED.match(right)))


def _accent_lost(typed: str, row: Row) -> bool:
    """Whether a word in small letters is a place only without the accents of its name: "zona
    franca" is not "França"."""
    names = {name.lower() for name in (row[1], *row[2].split("|"))}
    return typed.isascii() and typed.lower() not in names


def people(row: Row) -> int:
    """The inhabitants of a city; a country or area counts as large."""
    return int(row[4]) if row[0] == "city" else BIG


def _readable(row: Row, context: Context, capital: bool, long: bool, familiar: bool) -> bool:
    """Whether a name that is no ordinary word is read: small cities need a word like "in"."""
    cue = roles.CUE.search(context.left) or roles.ASKED_AFTER.match(context.right)
    heads = not context.left.strip() and roles.HEADING.match(context.right)
    cued = bool(cue or heads or roles.is_sized(context))
    if row[0] != "city":
        return bool(capital or row[0] == "country" or long or cued)
    numbered = any(sign.isdigit() for sign in row[1])  # "the road above Sector 4"
    if roles.TITLE.search(context.left) or roles.THING.match(context.right) or numbered:
        return False
    known = familiar or people(row) >= KNOWN
    return bool((capital and (known or cued)) or (cued and (familiar or people(row) >= BIG)))
