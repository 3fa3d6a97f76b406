"""Questions on facts answered: from a named city, from all cities, or from the nearest matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from assistant.asking import polarity, without_polarity
from assistant.choice import answer, cases
from assistant.lexical import fold
from assistant.peers import nearness
from assistant.profile import Profile
from assistant.question import Finding, Question, read_parts, read_question, stems
from assistant.relevance import FactWords, parts_of
from assistant.understanding import CLEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.advise import Advice
    from assistant.corpus import Corpus
    from assistant.embed import Vectors
    from assistant.glossary import Glossary
    from assistant.places import Gazetteer
    from assistant.rank import Evidence
    from assistant.store import Index
    from assistant.understanding import Understanding

# Troubles that say how something went, not what it was; and those that "who was in charge?" and
# "what did it cost?" sound like.
NO_MATTER = {"failed-project", "low-uptake"}
OF_ASKING = {
    "no-leadership", "fragmented-authority", "no-strategy", "funding-shortage", "operating-costs",
    "corruption-transparency",
}  # fmt: skip
NEAREST, BESIDE, SHOWN = 3, 2, 4
# Who ended it is part of what is asked: "which of them did the voters throw out?"
VOTED = re.compile(r"\b(?:vot\w+|referend\w+|ballots?|plebisc\w+|abgewahlt|volksabstimmung\w*)\b")


class Inquiry:
    """The words and vectors of all facts, loaded once."""

    def __init__(
        self, corpus: Corpus, index: Index, glossary: Glossary, gazetteer: Gazetteer
    ) -> None:
        self._corpus, self._glossary, self._gazetteer = corpus, glossary, gazetteer
        self.words = FactWords(corpus)
        stored = index.vectors(kinds=("fact",))
        self._keys, self._rows = list(stored), np.array([*stored.values()])

    def first(
        self,
        heard: Understanding,
        vectors: Vectors,
        evidence: Sequence[Evidence],
        of_cases: bool,
    ) -> Finding | None:
        """What answers a question that is not about what was said before; None for one that does
        not ask for facts."""
        request = heard.request
        if request.intent in {"fact", "failures"} and request.cities:
            return self.in_cities(heard, vectors, evidence)
        if request.intent != "failures" and not of_cases:
            return None
        found = self.anywhere(heard, vectors)
        if found is None or found.facts:
            return found
        return self.beside(heard, evidence) or found

    def in_cities(
        self, heard: Understanding, vectors: Vectors, evidence: Sequence[Evidence], before: str = ""
    ) -> Finding | None:
        """What answers a question on the cities of the evidence; ``before`` is the message whose
        subject a question without one takes over. None when it asks nothing in particular."""
        keys = [item.fact for item in evidence]
        names = self._names(keys)
        parts = read_parts(heard.asked, self._english(heard, heard.asked), names)
        if before and not any(part.subject for part in parts):
            lent = read_question(before, self._english(heard, before), names)
            parts = tuple(p.model_copy(update={"subject": lent.subject}) for p in parts)
        if heard.language != "en":  # what the glossary lacks stays as it is and is no subject
            parts = tuple(self._known(part) for part in parts)
        tags = {tag: sure for tag, sure in self._tags(heard).items() if tag not in OF_ASKING}
        found = answer(self.words, parts, keys, self._likeness(vectors), tags)
        return found if found.facts else None

    def anywhere(
        self, heard: Understanding, vectors: Vectors, before: str = "", shown: Sequence[str] = ()
    ) -> Finding | None:
        """The cases of a subject in all cities, those that failed or worked when that is asked;
        None when no subject is named. ``before`` is the message whose subject one without it takes
        over, ``vectors`` are then of that, and facts ``shown`` already are left out."""
        question = self._subject(heard.asked, heard)
        if before and not question.subject:
            lent = self._subject(before, heard)
            gone = {word for name in lent.names for word in stems(name)}
            own = {word: said for word, said in lent.subject.items() if word not in gone}
            question = lent.model_copy(update={"subject": own, "names": ()})
        question = question if heard.language == "en" else self._known(question)
        pole = heard.request.polarity or polarity(heard.asked)
        tags = self._tags(heard)
        limits = heard.turn.narrowing
        found = cases(
            self.words, question, self._likeness(vectors), pole, tags, limits.count or SHOWN,
            shown, limits,
        )  # fmt: skip
        told = " ".join(self._corpus.facts[key].claim for key in found.facts)
        unlike = bool(VOTED.search(fold(heard.asked))) and not VOTED.search(fold(told))
        found = found.model_copy(update={"wanted": limits.count or 0, "near": found.near or unlike})
        return found if found.facts or found.near else None

    def beside(self, heard: Understanding, evidence: Sequence[Evidence]) -> Finding | None:
        """The best facts on the matter heard, where there is no case of the subject itself."""
        tags = self._tags(heard)
        on = [e.fact for e in evidence if tags.keys() & {*self._corpus.facts[e.fact].problems}]
        facts = {key: tuple(parts_of(self._corpus.facts[key])) for key in on[:BESIDE]}
        return Finding(facts=facts, near=True) if facts else None

    def nearest(self, heard: Understanding, vectors: Vectors) -> tuple[tuple[str, ...], str]:
        """The case cities that did something about the matter of a question, and the matter when it
        was heard clearly; none when it has no matter."""
        tags = self._tags(heard)
        found = cases(
            self.words,
            self._subject(heard.asked, heard),
            self._likeness(vectors),
            None,
            tags,
            NEAREST,
        )
        matter = max(tags, key=lambda tag: tags[tag], default="")
        if found.near or not found.facts:
            return (), matter
        return tuple(key.rsplit("-", 1)[0] for key in found.facts), matter

    def unheld(self, heard: Understanding, vectors: Vectors, plain: Advice) -> Advice:
        """Nothing on an unknown city, and the case cities with most on the matter asked about, or
        else most like it by the gazetteer."""
        gazetteer = self._gazetteer
        near, matter = self.nearest(heard, vectors)
        near, matter = (near, matter) if near and matter else ((), "")
        place = next((m for m in gazetteer.find(heard.text) if m.name == heard.unknown), None)
        its = Profile(named_city=heard.unknown)
        if place is not None:
            its = Profile(
                named_city=place.name, country=gazetteer.country_name(place.country),
                region=place.region, income_group=place.income, population=place.population,
            )  # fmt: skip
            cities = self._corpus.cities
            near = near or tuple(sorted(cities, key=lambda c: -nearness(its, cities[c]))[:NEAREST])
        return plain.model_copy(
            update={
                "abstained": True, "unknown": its, "nearest": near, "matter": matter
            }
        )  # fmt: skip

    def _subject(self, text: str, heard: Understanding) -> Question:
        asked = without_polarity(self._english(heard, text))
        return read_question(text, asked, [heard.unknown] if heard.unknown else [])

    def _known(self, question: Question) -> Question:
        """The question without the words that no fact of any city has."""
        kept = {w: said for w, said in question.subject.items() if self.words.knows(w)}
        return question.model_copy(update={"subject": kept, "names": ()})

    def _tags(self, heard: Understanding) -> dict[str, float]:
        return {
            t.tag: t.confidence
            for t in heard.troubles
            if t.confidence >= CLEAR and t.tag not in NO_MATTER
        }

    def _likeness(self, vectors: Vectors) -> dict[str, float]:
        return dict(zip(self._keys, (self._rows @ vectors[0]).tolist(), strict=True))

    def _english(self, heard: Understanding, text: str) -> str:
        return text if heard.language == "en" else self._glossary.english(text, heard.language)

    def _names(self, keys: Sequence[str]) -> list[str]:
        slugs = dict.fromkeys(key.rsplit("-", 1)[0] for key in keys)
        cities = [self._corpus.cities[slug] for slug in slugs]
        return [name for city in cities for name in (city.city, city.country)]
