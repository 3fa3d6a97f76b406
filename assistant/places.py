"""Cities, countries and areas in free text, and whether they are the speaker's or asked about."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from assistant.clues import Clues
from assistant.phrases import flat
from assistant.roles import (
    ASKED_AFTER,
    ASKED_BEFORE,
    ASKING,
    BESIDE,
    BOTH,
    JOINS,
    LIKENED,
    NEAR,
    NOTED_AFTER,
    QUESTION,
    REQUEST,
    SITED,
    Context,
    Role,
    is_around,
    is_giver,
    is_origin,
    read_role,
)
from assistant.schema import Income, Record, Region
from assistant.spotting import KNOWN, Names, Row, Search, Span, longest, make_key, people

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# From one place where people go to the next: "à Reims, à Lille ou au Luxembourg".
GOES_ON = re.compile(rf"{JOINS.pattern}(?:(?:a|au|aux|a la|en|to|nach|para|in die|do|da|no|na) )?")
IN_USA = re.compile(r"(?:^|[,(]|\b(?:in|the|from|of|to|and|or|our|en|los|nos|aux))\s*$")

Kind = Literal["city", "country", "area"]
CITY_STATES = {"singapore", "hong kong", "macao", "macau", "monaco", "gibraltar", "luxembourg"}


class Mention(Record):
    """A place named in a text; an area of several countries has the country ""."""

    kind: Kind
    name: str
    country: str
    population: int | None = None
    income: Income | None = None
    region: Region | None = None
    start: int
    end: int
    role: Role
    sure: bool = True


class Spelled(NamedTuple):
    """A stretch of a text that is a place name, with all names of each place it may be."""

    start: int
    end: int
    places: tuple[tuple[str, ...], ...]


class Gazetteer:
    """The places of ``places.csv``.

    ``familiar`` city names are read in lower case at any size, and reported as spelled there.
    """

    def __init__(
        self, rows: list[Row], familiar: Iterable[str] = (), clues: Clues | None = None
    ) -> None:
        self.names = Names(rows, familiar)
        self._clues = clues or Clues()
        lands = [row for row in rows if row[0] == "country"]
        self._countries = {row[3]: row[1] for row in lands}
        self._lands = {make_key(row[1]): row for row in lands}
        self._capitals: dict[str, Row] = {}  # country -> its largest city
        for row in rows:
            if row[0] == "city" and people(row) > people(
                self._capitals.get(row[3], [*row[:4], "0"])
            ):
                self._capitals[row[3]] = row

    @classmethod
    def load(cls, path: Path, familiar: Iterable[str] = ()) -> Gazetteer:
        """The gazetteer of a file; the first line is its attribution, the second the header."""
        with path.open(encoding="utf-8", newline="") as file:
            file.readline()
            rows = list(csv.reader(file))[1:]
        return cls(rows, familiar, Clues.load(path.with_name("clues.tsv")))

    def hinted(self, text: str) -> tuple[str | None, Region | None, Income | None] | None:
        """The country that money, laws and offices in a text point to, with region and income
        group; None when they say too little: ``s114 notice, a £9m gap`` -> United Kingdom. Where
        they point to several, what these have in common: ``4 milliards de FCFA`` -> Africa."""
        names = [self._countries.get(code) for code in self._clues.ahead(text)]
        lands = [land for name in names if name and (land := self.country(name))]
        if len(lands) < 2:
            return lands[0] if lands else None
        regions, incomes = {land[1] for land in lands}, {land[2] for land in lands}
        if len(regions) > 1:
            return None
        return None, regions.pop(), incomes.pop() if len(incomes) == 1 else None

    def country_name(self, code: str) -> str | None:
        """The English name of a country: ``CO`` -> Colombia."""
        return self._countries.get(code)

    def centre(self, name: str) -> tuple[float, float] | None:
        """Latitude and longitude of the largest city of a country; None if unknown."""
        land = self._lands.get(make_key(name))
        row = self._capitals.get(land[3]) if land else None
        return (float(row[7]), float(row[8])) if row else None

    def is_city(self, name: str) -> bool:
        """Whether a name, as it is written, is that of a city from 100,000 people, even where it is
        a word, too: ``Beira``."""
        rows = self.names.names.get(make_key(name), ())
        return any(row[0] == "city" and people(row) >= KNOWN for row in rows)

    @property
    def countries(self) -> list[str]:
        """The English names of all countries, in alphabetical order."""
        return sorted(self._countries.values())

    def country(self, name: str) -> tuple[str, Region | None, Income | None] | None:
        """Name, region and income group of a country by its English name; None if unknown."""
        row = self._lands.get(make_key(name))
        if row is None:
            return None
        return row[1], row[6] or None, row[5] or None  # type: ignore[return-value]

    def find(self, text: str) -> tuple[Mention, ...]:
        """The places of a text in reading order, each with the role it plays there.

        ``We are Ostrava; what did Barcelona do?`` -> Ostrava (own), Barcelona (asked)
        """
        low = flat(text)
        spans = list(Search(self.names, text, low).spans())
        named = {s.rows[0][3] for s in spans if s.rows[0][0] == "country"}
        several = any(len({row[3] for row in span.rows}) > 1 for span in spans)
        if several and not named:
            named = {span.rows[0][3] for span in spans if span.rows[0][0] == "area"}
            named = (named - {""}) or {self._clues.country(text)}
        mentions: list[Mention] = []
        away = 0  # where a name ends that says where others come from
        for span in spans:
            context = Context.around(low, span.start, span.end)
            if is_origin(context) or (away and GOES_ON.fullmatch(low[away : span.start])):
                away = span.end
                continue
            if text[span.start : span.end] == "usa" and not IN_USA.search(context.left):
                continue  # "the town hall uses": a verb of three languages
            if is_giver(context, span.rows[0][0] == "country"):
                continue
            before = mentions[-1] if mentions else None
            joined = before and JOINS.fullmatch(low[before.end : span.start])
            here = {before.country} if before and joined else set()
            row = self._choose(span, context, here if _any_in(span, here) else named)
            kind: Kind = row[0]  # type: ignore[assignment]
            role = read_role(context, kind, before.role if before and joined else None)
            around: object = is_around(context)
            if (
                before
                and before.kind == "area"
                and before.country
                and BOTH.fullmatch(low[before.end : span.start])
            ):
                around = around or NEAR.search(low[: before.start])
            if kind == "city" and around:
                kind, role = "area", "asked" if role == "asked" and _asks(context) else "own"
            name = self.names.familiar.get(make_key(row[1]), row[1]) if kind == "city" else row[1]
            mentions.append(mention_of(row, kind, name, span, role))
        return tuple(mentions)

    def spelled(self, text: str) -> tuple[Spelled, ...]:
        """Cities from 100,000 people, countries and areas that a text names as they are written,
        without a guess at misspellings or roles; adjectives count as their country."""
        read = longest(
            self.names, text, lambda start, end: self._spelled(make_key(text[start:end]))
        )
        return tuple(Spelled(*one) for one in read)

    def _spelled(self, key: str) -> tuple[tuple[str, ...], ...]:
        if key in self.names.words:
            return ()
        rows = [*self.names.names.get(key, ()), *self.names.adjectives.get(key, ())]
        return tuple(
            (row[1], *(name.lstrip("~") for name in row[2].split("|") if name))
            for row in rows
            if row[0] != "city" or people(row) >= KNOWN or key in self.names.familiar
        )

    def _choose(self, span: Span, context: Context, named: set[str]) -> Row:
        """The row a name means: of cities the largest, unless a country in the text decides."""
        rows = [row for row in span.rows if row[3] in named] or span.rows
        order = ["country", "area", "city"]
        beside = BESIDE.search(context.left) and NOTED_AFTER.match(context.right)
        if not beside and not SITED.search(context.left):
            if span.name in self.names.familiar or span.name in CITY_STATES:
                order = ["city", "country", "area"]
            elif any(row[0] == "city" and people(row) >= KNOWN for row in rows):
                order = ["country", "city", "area"]
        best = self.names.best.get(span.name)
        return min(
            rows,
            key=lambda row: (
                order.index(row[0]),
                row[0] == "city" and row[3] != best,
                -people(row),
            ),
        )


def _asks(context: Context) -> bool:
    """Whether the sentence around a name is a question about what was done there."""
    return bool(QUESTION.search(context.left) or ASKED_AFTER.match(context.right))


def is_asked(context: Context) -> bool:
    """Whether something is asked or told of a place as of another: ``what did Barcelona do``."""
    left, right = context
    after = LIKENED.match(right) or ASKED_AFTER.match(right) or right.endswith("?")
    asked = QUESTION.search(left) or ASKED_BEFORE.search(left) or REQUEST.search(left)
    return bool(after or asked or ASKING.search(left))


def _any_in(span: Span, countries: set[str]) -> bool:
    """Whether a name may mean a place in these countries: ``Congo`` after Brazzaville."""
    return any(row[3] in countries for row in span.rows)


def mention_of(row: Row, kind: Kind, name: str, span: Span, role: Role) -> Mention:
    """The mention of a row of the file, called ``name``, where a span stands."""
    return Mention.model_validate(
        {
            "kind": kind, "name": name, "country": row[3], "role": role,
            "population": int(row[4]) if kind == "city" else None,
            "income": row[5] or None, "region": row[6] or None,
            "start": span.start, "end": span.end, "sure": span.sure,
        }
    )  # fmt: skip
