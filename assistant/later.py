"""The facts and cities that the answer to a later question needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.asking import polarity
from assistant.examples import distance, matters
from assistant.inquiry import SHOWN
from assistant.memory import takes_over
from assistant.peers import compare, nearness
from assistant.question import Finding
from assistant.relevance import fits
from assistant.schema import slug_of
from assistant.turn import LOOKED_UP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.corpus import Corpus
    from assistant.embed import Vectors
    from assistant.inquiry import Inquiry
    from assistant.memory import Memory
    from assistant.rank import Evidence
    from assistant.understanding import Understanding
    from assistant.weighing import Weigher

LISTED = 8  # cities named when no fact is within the limits


class Later:
    """What later questions are answered with."""

    def __init__(self, corpus: Corpus, inquiry: Inquiry, weigher: Weigher) -> None:
        self._corpus, self._inquiry, self._weigher = corpus, inquiry, weigher

    def needs(
        self,
        understood: Understanding,
        vectors: Vectors,
        evidence: Sequence[Evidence],
        memory: Memory,
        spoken: Corpus,
    ) -> dict[str, object]:
        """The fields of the advice that the question changes; ``spoken`` is the corpus in the
        language of the answer."""
        turn = understood.turn
        update: dict[str, object] = {"said": understood.text}
        if turn.proposals:
            profile = understood.profile
            about = matters(self._corpus, profile) or profile.challenges
            weighed = self._weigher.weigh(turn.proposals, about, understood.language, turn.aspect)
            update["proposals"] = weighed
        elif turn.ask in LOOKED_UP:
            found = self._looked_up(understood, vectors, evidence, memory) or Finding()
            update |= {"facts": tuple(found.facts), "gap": found.near}
            if not found.facts and turn.narrowing.by_place:
                update["nearest"] = self._within(understood)
        elif turn.ask in {"sources", "sure"}:
            update["facts"] = memory.facts
        elif turn.ask in {"closest", "transfer"}:
            slugs = turn.cities or memory.cases or memory.cities[:3]
            update["comparables"] = tuple(
                compare(spoken, understood.profile, slug, self._shown(slug, memory))
                for slug in slugs
            )
        return update

    def _looked_up(
        self,
        understood: Understanding,
        vectors: Vectors,
        evidence: Sequence[Evidence],
        memory: Memory,
    ) -> Finding | None:
        """The facts that the words of the question are about; of one that says nothing of its
        subject ("any others in Africa?"), more on that of the question before, or the best evidence
        for the city."""
        if not understood.turn.narrowing.bare:
            return self._inquiry.anywhere(understood, vectors)
        if takes_over(memory):
            return self._inquiry.anywhere(understood, vectors, memory.asked, memory.facts)
        return self._best(understood, evidence)

    def _best(self, understood: Understanding, evidence: Sequence[Evidence]) -> Finding:
        """Of ranked facts the best within the limits, those about the troubles themselves."""
        limits, profile = understood.turn.narrowing, understood.profile
        about = matters(self._corpus, profile) or profile.challenges
        kept: dict[str, str] = {}
        for fact in (self._corpus.facts[e.fact] for e in evidence):
            slug = slug_of(fact.id)
            fit = limits.accepts(slug, self._corpus.city_of(fact.id)) and distance(fact, about) == 0
            if fit and fits(fact, polarity(understood.asked)):
                kept.setdefault(slug, fact.id)
        return Finding(facts=dict.fromkeys([*kept.values()][: limits.count or SHOWN], ()))

    def _within(self, understood: Understanding) -> tuple[str, ...]:
        """The case cities within the limits of a question, those most like the own one first."""
        cities = self._corpus.cities.items()
        kept = [slug for slug, city in cities if understood.turn.narrowing.accepts(slug, city)]
        likes = {slug: nearness(understood.profile, self._corpus.cities[slug]) for slug in kept}
        return tuple(sorted(kept, key=lambda slug: (-likes[slug], slug))[:LISTED])

    def _shown(self, slug: str, memory: Memory) -> list[str]:
        """The facts of a city that were shown; its first when there were none."""
        shown = [key for key in (*memory.facts, *memory.advised) if key.startswith(f"{slug}-")]
        return list(dict.fromkeys(shown)) or [self._corpus.cities[slug].facts[0].id]
