"""The facts and cities that the answer to a later question needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answers import LOOKED_UP
from assistant.examples import matters
from assistant.lookup import Found, Lookup
from assistant.narrowing import subject
from assistant.peers import compare, nearness
from assistant.search import find_similar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.corpus import Corpus
    from assistant.embed import Vectors
    from assistant.lexical import LexicalIndex
    from assistant.memory import Memory
    from assistant.rank import Evidence
    from assistant.store import Index
    from assistant.understanding import Understanding

MEASURE = 0.3  # share of the words of a measure that a fact on it holds
LISTED = 8  # cities named when no fact is within the limits


class Later:
    """The words of all facts and the index, loaded once."""

    def __init__(self, corpus: Corpus, index: Index, lexical: LexicalIndex) -> None:
        self._corpus, self._index, self._lexical = corpus, index, lexical
        self._lookup = Lookup(corpus)

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
        if turn.ask in LOOKED_UP:
            found = self._looked_up(understood, vectors, evidence)
            update |= {"facts": found.facts, "gap": found.near}
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
        self, understood: Understanding, vectors: Vectors, evidence: Sequence[Evidence]
    ) -> Found:
        """The facts that the words of the question are about; of one that says nothing of its
        subject ("any others in Africa?"), the best evidence for the city within its limits."""
        narrowing, profile = understood.turn.narrowing, understood.profile
        if not subject(understood.asked):
            about = matters(self._corpus, profile) or profile.challenges
            return self._lookup.within([e.fact for e in evidence], narrowing, about)
        similar = find_similar(self._index, self._lexical, understood.english[0], vectors)
        asked = understood.asked if understood.language == "en" else understood.english[0]
        return self._lookup.find(
            asked, similar, narrowing, profile.challenges,
            [t.tag for t in understood.troubles],
            least=MEASURE if understood.turn.ask == "opinion" else 0.0,
        )  # fmt: skip

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
