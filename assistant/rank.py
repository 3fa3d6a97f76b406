"""Score every fact for a question, part by part: which evidence would an adviser bring up?

The score is a weighted sum of named parts between 0 and 1. The weights were learned from graded
descriptions (``assistant train ranking``) and live in ``trained/ranking.json``; there is one set
for descriptions of a city and one for questions about something named.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

import numpy as np

from assistant.errors import ModelError
from assistant.peers import nearness
from assistant.precedents import Precedents
from assistant.schema import GRADES, SIZES, Income, Record, slug_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from assistant.corpus import Corpus
    from assistant.profile import Profile

    Column = NDArray[np.float64]

INCOMES: tuple[Income, ...] = Income.__args__  # type: ignore[attr-defined]
PARTS = (
    "tags",  # share of the question's troubles that the fact answers, rare troubles count more
    "focus",  # share of the fact's problems that the question voices
    "main",  # the fact answers the trouble voiced most clearly
    "claim",  # similarity of the question to what the fact says
    "clause",  # the same for the best clause of the question
    "situation",  # similarity to a situation in which an adviser would use the fact
    "situation_clause",
    "words",  # BM25
    "size",  # the fact suits cities of this size
    "income",  # the fact suits cities of this wealth
    "tags_size",  # answers the troubles and suits the size
    "tags_income",
    "near",  # the case city is like the asking city
    "tags_near",
    "country",  # same country
    "named",  # the question names the case city
    "grade",  # evidence grade, claimed 0 ... evaluated 1
    "result",  # a result or a failure rather than a plan
    "warning",  # a warning, when failures are asked for
    "city_troubles",  # the case city began with the same troubles
    "tool",  # the tool that the question asks about
    "precedent",  # chosen by an adviser for the described cities nearest to this one
    "related",  # its problems were chosen for such troubles
    "chosen",  # often chosen by advisers
)


class Evidence(Record):
    """A fact with its score and the parts that make it up (weight x value)."""

    fact: str
    score: float
    parts: dict[str, float]  # those that count


class Query(Record):
    """What the ranking needs to know about a question, apart from the profile."""

    troubles: dict[str, float] = {}
    main: str = ""  # the trouble that most of the text is about, the likeliest when empty
    claims: dict[str, float] = {}
    clauses: dict[str, float] = {}
    situations: dict[str, float] = {}
    situation_clauses: dict[str, float] = {}
    words: dict[str, float] = {}
    named: tuple[str, ...] = ()
    tool: str | None = None
    failures: bool = False
    asks: bool = False  # for cases of something, without a described city
    vector: tuple[float, ...] = ()
    leave_out: str = ""


class FactTable:
    """The facts as arrays, made once per corpus."""

    def __init__(self, corpus: Corpus, precedents: Path) -> None:
        self.corpus = corpus
        facts = list(corpus.facts.values())
        self.ids = [fact.id for fact in facts]
        self.row = {key: i for i, key in enumerate(self.ids)}
        self.tags = list(corpus.vocabulary.challenges)
        self._column = {tag: i for i, tag in enumerate(self.tags)}
        self._has = self._mask([fact.problems for fact in facts], self.tags)
        share = self._has.mean(axis=0)
        self.idf = np.log(1.0 / np.maximum(share, 1e-3))
        self._size = self._mask([f.suits.size for f in facts], SIZES, anything="any")
        self._income = self._mask([f.suits.income for f in facts], INCOMES, anything="any")
        self._grade = np.array([GRADES.index(f.grade) / (len(GRADES) - 1) for f in facts])
        self._result = np.array([float(f.kind in {"result", "failure"}) for f in facts])
        self._warning = np.array([float(f.role in {"warning", "both"}) for f in facts])
        self._tool = np.array([f.tool for f in facts])
        slugs = list(corpus.cities)
        self._slugs, cities = slugs, corpus.cities.values()
        self._city = np.array([slugs.index(slug_of(key)) for key in self.ids])
        self._countries = np.array([city.country for city in cities])
        self._troubles = self._mask([city.troubles for city in cities], self.tags)
        self.precedents = Precedents(precedents, self.row, self.tags)

    @staticmethod
    def _mask(rows: Sequence[Sequence[str]], names: Sequence[str], anything: str = "") -> Column:
        table = [
            [float(name in row or bool(anything and anything in row)) for name in names]
            for row in rows
        ]
        return np.array(table)

    def parts(self, query: Query, profile: Profile) -> dict[str, Column]:
        """Part name -> value per fact, in the order of ``ids``."""
        voiced = self._voiced(query.troubles)
        weighted = voiced * self.idf
        total = weighted.sum() or 1.0
        tags = self._has @ weighted / total
        own = self._has @ self.idf
        focus = self._has @ (np.minimum(voiced, 1.0) * self.idf) / np.maximum(own, 1e-9)
        main = np.zeros(len(self.ids))
        if voiced.any():
            first = self._column.get(query.main, int(voiced.argmax()))
            main = self._has[:, first]
        size, income = self._suits(profile)
        cities = list(self.corpus.cities.values())
        near = np.array([nearness(profile, city) for city in cities])[self._city]
        named = np.array([float(slug in query.named) for slug in self._slugs])[self._city]
        country = (self._countries == (profile.country or "")).astype(float)[self._city]
        shared = (self._troubles @ weighted / total)[self._city]
        vector, out = np.array(query.vector, np.float32), query.leave_out
        return {
            "tags": tags,
            "focus": focus,
            "main": main,
            "claim": self._spread(query.claims),
            "clause": self._spread(query.clauses),
            "situation": self._spread(query.situations),
            "situation_clause": self._spread(query.situation_clauses),
            "words": self._spread(query.words, floor=False),
            "size": size,
            "income": income,
            "tags_size": tags * size,
            "tags_income": tags * income,
            "near": near,
            "tags_near": tags * near,
            "country": country,
            "named": named,
            "grade": self._grade,
            "result": self._result,
            "warning": self._warning * float(query.failures),
            "city_troubles": shared,
            "tool": (self._tool == (query.tool or "")).astype(float),
            "precedent": self.precedents.near(voiced, vector, self.idf, out),
            "related": self.precedents.related(voiced, self._has, out),
            "chosen": self.precedents.chosen(out),
        }

    def _voiced(self, troubles: Mapping[str, float]) -> Column:
        voiced = np.zeros(len(self.tags))
        for tag, confidence in troubles.items():
            voiced[self._column[tag]] = confidence
        return voiced

    def _suits(self, profile: Profile) -> tuple[Column, Column]:
        half = np.full(len(self.ids), 0.5)  # unknown is unknown
        size = self._size[:, SIZES.index(profile.size)] if profile.size else half
        group = profile.income_group
        return size, self._income[:, INCOMES.index(group)] if group else half

    def _spread(self, found: Mapping[str, float], floor: bool = True) -> Column:
        """Similarities to a column; a fact that a search did not reach gets the lowest seen."""
        low = min(found.values(), default=0.0) if floor else 0.0
        column = np.full(len(self.ids), low)
        for key, value in found.items():
            column[self.row[key]] = value
        return column


class Ranker:
    """The learned weights over the parts."""

    def __init__(self, table: FactTable, weights: Mapping[str, Mapping[str, float]]) -> None:
        self.table, self._weights = table, weights

    def rank(
        self, query: Query, profile: Profile, n: int = 60, cities: Collection[str] = ()
    ) -> tuple[Evidence, ...]:
        """The n best facts (of the cities, when given), best first; ties by id, so the same
        question has the same answer."""
        named = query.named or query.tool or query.failures or query.asks
        kind = "named" if named else "described"
        weights = self._weights[kind]
        parts = self.table.parts(query, profile)
        score = np.zeros(len(self.table.ids))
        added = {name: weights[name] * parts[name] for name in parts if weights.get(name)}
        for column in added.values():
            score += column
        order = np.lexsort((np.array(self.table.ids), -score))
        if cities:
            order = order[[slug_of(self.table.ids[i]) in cities for i in order]]
        order = order[:n]
        values = {name: column[order].round(4).tolist() for name, column in added.items()}
        return tuple(
            Evidence(
                fact=self.table.ids[i],
                score=float(score[i]),
                parts={name: column[k] for name, column in values.items()},
            )
            for k, i in enumerate(order)
        )


def load_weights(path: Path) -> dict[str, dict[str, float]]:
    """Question kind -> part -> weight."""
    try:
        weights: dict[str, dict[str, float]] = json.loads(path.read_text(encoding="utf-8"))
        assert all(math.isfinite(w) for kind in weights.values() for w in kind.values())
    except (OSError, ValueError, AssertionError) as error:
        raise ModelError(
            f"The ranking weights {path} cannot be read ({error}).",
            "Reinstall the package, or run 'assistant train ranking'.",
        ) from None
    return weights


def cap_per_city(evidence: Sequence[Evidence], cap: int, n: int) -> tuple[Evidence, ...]:
    """The first n with at most ``cap`` of one city: one famous city must not fill the answer."""
    seen: dict[str, int] = {}
    kept = []
    for item in evidence:
        slug = slug_of(item.fact)
        seen[slug] = seen.get(slug, 0) + 1
        if seen[slug] <= cap:
            kept.append(item)
    return tuple(kept[:n])
