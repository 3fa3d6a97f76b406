"""The facts that speak to an objection: of the cases that were shown, of others on the same matter,
or of any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.examples import concerns, distance, went_wrong
from assistant.measures import is_of
from assistant.objections import Rebuttal, objections, speaks_to
from assistant.peers import similarity
from assistant.schema import slug_of
from assistant.selection import one_each

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from assistant.corpus import Corpus
    from assistant.embed import Embedder
    from assistant.glossary import Glossary
    from assistant.memory import Memory
    from assistant.objections import Objection
    from assistant.profile import Profile
    from assistant.schema import Fact
    from assistant.stored import Stored

TOLD = 2  # facts beside an objection
# What likeness to the words of the official and to the kind of objection count, and what being of a
# case shown, about the same matter or about the measure named adds; set by reading what
# some ten objections found.
SAID, KIND, SHOWN, MATTER, MEASURE, AGAIN = 0.4, 0.6, 0.12, 0.12, 0.15, 0.10
# What a fact on the same matter, or on another one, has to reach; of kinds that few facts speak to,
# less.
NEAR, OTHER, FAINT = 0.30, 0.42, 0.12
TELLING = {"union", "trade", "vote"}
LIKE_US = 0.5  # what the likeness of a city counts beside that of its fact
POORER = {"low", "lower-middle", "upper-middle"}


class Rebutter:
    """The facts with their vectors."""

    def __init__(
        self, corpus: Corpus, facts: Stored, embedder: Embedder, glossary: Glossary
    ) -> None:
        self._corpus, self._facts = corpus, facts
        self._embedder, self._glossary = embedder, glossary

    def find(
        self, objection: Objection, text: str, language: str, profile: Profile, memory: Memory
    ) -> Rebuttal:
        """What the library holds on an objection to what was said to a city."""
        about = concerns(self._corpus, profile)
        english = text if language == "en" else self._glossary.english(text, language)
        if objection.kind == "rich":
            (vector,) = self._embedder.queries([f"{memory.text} {english}"])
            likes = self._facts.likes(vector)
            return self._of_poorer(profile, about, {*memory.facts}, likes)
        said, like = self._embedder.queries([english, objections()[objection.kind].like])
        own, of_kind = self._facts.likes(said), self._facts.likes(like)
        cities = {slug_of(key) for key in (*memory.facts, *memory.advised)}
        scores: dict[str, float] = {}
        for fact in self._corpus.facts.values():
            if speaks_to(objection.kind, fact):
                likeness = SAID * own[fact.id] + KIND * of_kind[fact.id]
                scores[fact.id] = likeness + self._nearer(objection, fact, cities, about)
                scores[fact.id] -= AGAIN * (fact.id in memory.facts)
        return self._chosen(objection, scores, cities, about)

    def _nearer(
        self, objection: Objection, fact: Fact, cities: Collection[str], about: Sequence[str]
    ) -> float:
        """What lifts a fact: its city was shown, its matter is the same, its measure was named."""
        measure = objection.measure
        on = bool(measure) and is_of(measure, f"{fact.claim} {fact.lesson}")
        near = distance(fact, about) == 0
        shown = slug_of(fact.id) in cities and distance(fact, about) < 2
        return SHOWN * shown + MATTER * near + MEASURE * on

    def _chosen(
        self,
        objection: Objection,
        scores: Mapping[str, float],
        cities: Collection[str],
        about: Sequence[str],
    ) -> Rebuttal:
        order = sorted(scores, key=lambda key: -scores[key])
        facts = [self._corpus.facts[key] for key in order]
        telling = objection.kind in TELLING
        near = [
            f for f in facts
            if distance(f, about) == 0 and scores[f.id] >= (FAINT if telling else NEAR)
        ]  # fmt: skip
        shown = [f for f in near if slug_of(f.id) in cities]
        other = [f for f in facts if scores[f.id] >= (FAINT if telling else OTHER)]
        for found, held in (("shown", shown), ("matter", near), ("other", other)):
            if held:
                rest = [f for f in near if f not in held]
                kept = one_each([*held, *rest])[:TOLD]
                return Rebuttal(kind=objection.kind, facts=kept, found=found)
        return Rebuttal(kind=objection.kind)

    def _of_poorer(
        self,
        profile: Profile,
        about: Sequence[str],
        told: Collection[str],
        likes: Mapping[str, float],
    ) -> Rebuttal:
        """Cases on the same matter of cities that are not rich, the most like this one first."""
        facts = [
            f for f in self._corpus.facts.values()
            if self._corpus.city_of(f.id).income_group in POORER and distance(f, about) == 0
            and not went_wrong(f) and f.id not in told and f.grade != "claimed"
        ]  # fmt: skip
        facts.sort(
            key=lambda f: (
                distance(f, about[:1]),
                -likes[f.id] - LIKE_US * similarity(profile, self._corpus.city_of(f.id)),
            )
        )  # fmt: skip
        kept = one_each(facts)[:TOLD]
        return Rebuttal(kind="rich", facts=kept, found="matter" if kept else "")
