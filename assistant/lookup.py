"""The facts that a question in plain words is about, or that there are none: with a floor.

A fact counts by its likeness to the question and by the share of the question's telling words that
it holds, rare words counting more; a word that no fact holds counts too, so that a question about
something the library does not have finds nothing. The floors were set on the tune half of the
golden questions on facts: above FLOOR stand some 85 in 100 of the facts that a reader chose and 13
in 100 of those that a search brings up beside them.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from assistant.examples import distance
from assistant.lexical import Stemming
from assistant.narrowing import subject
from assistant.schema import slug_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from assistant.corpus import Corpus
    from assistant.narrowing import Narrowing
    from assistant.search import Similarities

FLOOR, NEAR = 0.55, 0.45
WORDS = 0.6  # what the share of the words counts beside the likeness
TELLING, HALF = 0.4, 0.3  # what more than this share counts besides
BEHIND = 0.25  # how far behind the best a fact may stand
SITUATION = 0.85  # what likeness to a situation counts beside likeness to the claim
ON_TOPIC = 0.06  # what a fact on the troubles of the city has ahead
ON_SUBJECT = 0.15  # what one on a trouble that the question itself names has ahead
SHOWN, PER_CITY = 4, 2


class Found(NamedTuple):
    """Fact ids, the best first; ``near``: none is really about it, these come nearest."""

    facts: tuple[str, ...]
    near: bool = False


class Lookup:
    """The words of every fact, made once per corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus, self._stem = corpus, Stemming()
        self._words: dict[str, frozenset[str]] = {}
        for key, fact in corpus.facts.items():
            city = corpus.city_of(key)
            told = [
                fact.claim, fact.lesson, fact.outcome or "", fact.mechanism or "",
                fact.amount.what if fact.amount else "", city.city, city.country,
                *(corpus.label(tag) for tag in fact.problems), corpus.tools[fact.tool].name,
            ]  # fmt: skip
            self._words[key] = frozenset(self._stem(" ".join(told)))
        counts: dict[str, int] = {}
        for words in self._words.values():
            for word in words:
                counts[word] = counts.get(word, 0) + 1
        self._weight = {w: math.log(1 + len(self._words) / (1 + n)) for w, n in counts.items()}
        self._unknown = math.log(1 + len(self._words))

    def find(
        self,
        text: str,
        similar: Similarities,
        narrowing: Narrowing,
        topic: Collection[str] = (),
        named: Collection[str] = (),
        n: int = SHOWN,
        least: float = 0.0,
    ) -> Found:
        """The facts above the floor within the limits of the question; the nearest when there are
        none and some come near; nothing otherwise.

        ``topic`` are the troubles of the city: of a question that names no subject of its own
        ("any others in Africa?") they are the subject; ``named`` those that the question voices;
        ``least``: the share of its words that a fact must hold.
        """
        names = [self._corpus.cities[slug].city for slug in narrowing.without]
        about = self._stem(subject(text, [*names, *narrowing.countries]))
        scores = self._scores(about, similar, topic, named)
        if least and about:
            scores = {k: s for k, s in scores.items() if self._held(k, about) >= least}
        kept = [
            (score, key)
            for key, score in scores.items()
            if narrowing.accepts(slug_of(key), self._corpus.city_of(key))
            and narrowing.agrees(self._corpus.facts[key])
        ]
        kept.sort(key=lambda pair: (-pair[0], pair[1]))
        low = max(FLOOR, kept[0][0] - BEHIND) if kept else FLOOR
        best = self._capped([key for score, key in kept if score >= low], narrowing, n)
        if best or not about:
            return Found(best)
        near = self._capped([key for score, key in kept if score >= NEAR], narrowing, 2)
        return Found(near, near=bool(near))

    def within(self, keys: Sequence[str], narrowing: Narrowing, about: Sequence[str]) -> Found:
        """Of ranked facts the best within the limits, those about the troubles themselves."""
        facts = [self._corpus.facts[key] for key in keys]
        kept = [
            f.id
            for f in facts
            if narrowing.accepts(slug_of(f.id), self._corpus.city_of(f.id))
            and narrowing.agrees(f)
            and distance(f, about) == 0
        ]
        return Found(self._capped(kept, narrowing, SHOWN))

    def _scores(
        self,
        about: list[str],
        similar: Similarities,
        topic: Collection[str],
        named: Collection[str],
    ) -> Mapping[str, float]:
        if not about:
            on = {k: f for k, f in self._corpus.facts.items() if {*topic} & {*f.problems[:2]}}
            likes = {k: max(similar.claims.get(k, 0.0), similar.situations.get(k, 0.0)) for k in on}
            return {k: FLOOR + like for k, like in likes.items()}
        scores = {}
        for key in {*similar.claims, *similar.situations, *similar.words}:
            held = self._held(key, about)
            like = max(similar.claims.get(key, 0.0), SITUATION * similar.situations.get(key, 0.0))
            tags = self._corpus.facts[key].problems
            scores[key] = like + WORDS * held + TELLING * max(0.0, held - HALF)
            scores[key] += ON_TOPIC * (not {*topic}.isdisjoint(tags))
            scores[key] += ON_SUBJECT * (not {*named}.isdisjoint(tags[:2]))
        return scores

    def _held(self, key: str, about: Sequence[str]) -> float:
        """The share of the telling words of a question that a fact holds."""
        total = sum(self._weight.get(w, self._unknown) for w in about)
        return sum(self._weight[w] for w in about if w in self._words[key]) / total

    def _capped(self, keys: list[str], narrowing: Narrowing, n: int) -> tuple[str, ...]:
        """At most PER_CITY facts of a city; of as many cities as were asked for, one of each."""
        cap = 1 if narrowing.count else PER_CITY
        seen: dict[str, int] = {}
        kept = []
        for key in keys:
            slug = slug_of(key)
            seen[slug] = seen.get(slug, 0) + 1
            if seen[slug] <= cap:
                kept.append(key)
        return tuple(kept[: narrowing.count or n])
