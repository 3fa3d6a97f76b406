"""What gives the country of a message away when it names none: money, laws, offices. Pure.

``clues.tsv`` lists them with points per country; a guess needs some weight and no equal rival.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from assistant.numberwords import language_of
from assistant.numerals import find_numbers
from assistant.phrases import flat
from assistant.units import currency

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

ENOUGH = 2  # points that a country needs, with a clue that tells or with one point more
TELLING = 2  # points of a clue that is seldom used elsewhere
# "R 3 billion", "N8bn": letters that are money before a large number only.
LETTERS = (
    (re.compile(r"(?<![\w.])R ?\d[\d., ]* ?(?:bn|billion|m|mn|million)\b"), "ZAR"),
    (re.compile(r"(?<![\w.])N ?\d[\d., ]* ?(?:bn|billion|m|mn|million)\b"), "NGN"),
)


# Money of others, or told in another's money: it says nothing of the country.
FOREIGN = re.compile(
    r"\b(?:equivalent|equivale\w*|equals|converted|donors?|world bank|development bank|donated|"
    r"donantes?|doadores|bailleurs?|banque mondiale|banque (?:\w+ )?de developpement|banco mundial|"
    r"banco (?:\w+ )?de de(?:sarrollo|senvolvimento)|weltbank|entwicklungsbank|geber|umgerechnet|"
    r"gegenwert|entspricht|contre-valeur|usaid|afd|kfw|giz|jica|adb|afdb)\b"
)


class Clue(NamedTuple):
    """Words that point to countries, and when they count."""

    countries: tuple[str, ...]
    points: int
    words: re.Pattern[str]
    exact: bool
    language: str


class Clues:
    """The clues of a file, or none."""

    def __init__(self, rows: Iterable[list[str]] = ()) -> None:
        self._clues: list[Clue] = []
        self._money: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for countries, points, exact, language, words in rows:
            codes = tuple(countries.split())
            if exact == "money":
                self._money[words] += [(code, int(points)) for code in codes]
                continue
            options = "|".join(map(re.escape, words.split("|")))
            pattern = re.compile(rf"(?<!\w)(?:{options})(?!\w)")
            self._clues.append(Clue(codes, int(points), pattern, exact == "=", language))

    @classmethod
    def load(cls, path: Path) -> Clues:
        """The clues of a file; the first line says what it is, the second is the header."""
        if not path.exists():
            return cls()
        with path.open(encoding="utf-8", newline="") as file:
            lines = file.read().splitlines()[2:]
        return cls(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))

    def country(self, text: str) -> str:
        """The code of the country that the words point to, "" when none is clearly ahead.

        ``s114 notice, a £9m gap`` -> GB
        """
        ahead = self.ahead(text)
        return ahead[0] if len(ahead) == 1 else ""

    def ahead(self, text: str) -> tuple[str, ...]:
        """The codes of the countries that share the most points, when those are enough.

        ``un budget de 4 milliards de FCFA`` -> the countries of that money
        """
        points, strongest = self.points(text)
        first = max(points.values(), default=0)
        if first < ENOUGH:
            return ()
        best = [code for code, n in points.items() if n == first]
        return tuple(c for c in best if strongest[c] >= TELLING or first > ENOUGH)

    def points(self, text: str) -> tuple[dict[str, int], dict[str, int]]:
        """The points of each country, and of its strongest clue; a clue counts once however often
        it is said."""
        low = flat(text)
        points: dict[str, int] = defaultdict(int)
        strongest: dict[str, int] = defaultdict(int)
        for clue in self._clues:
            if clue.language and clue.language != language_of(text):
                continue
            said = {m.group() for m in clue.words.finditer(text if clue.exact else low)}
            for code in clue.countries if said else ():
                points[code] += clue.points * len(said)
                strongest[code] = max(strongest[code], clue.points)
        for money in self._currencies(text, low):
            for code, weight in self._money.get(money, ()):
                points[code] += weight
                strongest[code] = max(strongest[code], weight)
        return points, strongest

    @staticmethod
    def _currencies(text: str, low: str) -> set[str]:
        found = {code for pattern, code in LETTERS if pattern.search(text)}
        free = 0
        for number in find_numbers(text, low):
            money = currency(text, low, number.start, number.end, free)
            if money and not FOREIGN.search(_clause(low, number.start)):
                found.add(money[0])
            free = number.end
        return found


def _clause(low: str, at: int) -> str:
    """The sentence around a place of a text; a point between digits ends none."""
    ends = [m.end() for m in re.finditer(r"[.;!?](?!\d)|\n", low)]
    start = max((end for end in ends if end <= at), default=0)
    return low[start : min((end for end in ends if end > at), default=len(low))]
