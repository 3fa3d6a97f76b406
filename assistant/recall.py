"""How near the facts and stories of the cases are to one question, by its sense and its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.cite import sentences
from assistant.lexical import fold
from assistant.question import stem, stems
from assistant.stories import fact_of
from assistant.storyasks import FOUND

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from assistant.corpus import Corpus
    from assistant.embed import Vectors
    from assistant.inquiry import Inquiry
    from assistant.stories import Part, Story
    from assistant.understanding import Understanding

SHARED = 0.5  # what a share of all words of a question counts beside likeness
# Nearness from which a fact tells what is asked, and from which it is on it at least. Set by
# reading the best facts of 60 questions on cases (two rounds of blind conversations).
TELLS, NEAR = 0.60, 0.47
ALIKE, AKIN = 0.40, 0.42  # likeness that such facts have at least
WEIGHTY = 0.2  # share of its words from which one is missed where it is not told
WORDED = 0.5  # share of the words of a question from which a sentence or a story is meant
# Words of a question on cases that say nothing of what it is about.
_AROUND = (
    "our ours those these them they there any each example examples place places case cases "
    "town city others other fund funded pay paid paying cost money end years year people thing "
    "part mention mentioned show shown brought really actually wrong work worked happened long "
    "charge much did make made last lasted finally exactly somebody anybody tell thank thanks "
    "please kindly excuse honest honestly sugarcoat listed named cited list name cite after "
    "before above must here achieve municipal municipality municipalities whats dont "
    "explanation kind afraid reference similar seen nice story today still finish finished ended "
    "run ran running start started began begin second third same exactly whole"
)
AROUND = frozenset(stem(word) for word in _AROUND.split())


class Recall:
    """One question and what the library holds near it."""

    def __init__(
        self,
        corpus: Corpus,
        inquiry: Inquiry,
        heard: Understanding,
        vectors: Vectors,
        parts: Sequence[Part],
    ) -> None:
        """``vectors`` are those that the question is searched with, ``parts`` what it asks of any
        case: the words that ask it ("donors", "accept") are no subject."""
        self._corpus, self._words = corpus, inquiry.words
        about, typed = inquiry.subject(heard), inquiry.read(heard).subject
        places = stems(" ".join(corpus.cities[slug].city for slug in heard.turn.cities))
        self.subject = {
            word: weight for word, weight in about.items()
            if word not in AROUND | places
            and not any(FOUND[part].fullmatch(fold(typed.get(word, word))) for part in parts)
        }  # fmt: skip
        self._likes, self._parts = inquiry.likes(vectors), parts

    def share(self, story: Story) -> float:
        """The share of the words of the question that a fact of a story has, at most."""
        return max(self._words.share(key, self.subject) for key in story.facts)

    def of(self, key: str) -> float:
        """How near a fact is, about 0 to 1.2; 0 where the question is about nothing."""
        if not self.subject:
            return 0.0
        return self._likes.get(key, 0.0) + SHARED * self._words.share(key, self.subject)

    def of_story(self, story: Story) -> float:
        """How near the nearest fact of a story is."""
        return max(self.of(key) for key in story.facts)

    def tells(self, key: str) -> bool:
        """Whether a fact clearly tells what is asked: much like it, and with more than one word of
        a question of several."""
        near = self.of(key) >= TELLS and self._likes.get(key, 0.0) >= ALIKE
        return near and self._several(self._corpus.facts[key].claim)

    def _several(self, said: str) -> bool:
        """Whether a text has two words of a question that has three; of one that is about a single
        thing ("pay the ransom?") also what is asked of it."""
        if len(self.subject) == 1 and self._parts:
            return any(FOUND[part].search(fold(said)) for part in self._parts)
        shared = self.subject.keys() & stems(said)
        return len(shared) >= min(len(self.subject) - 1, 2)

    def said(self, story: Story) -> tuple[str, ...]:
        """The sentences of a story that tell what is asked, the nearest first: those with half of
        its words, and of each fact that clearly tells it the one with most of them."""
        found: dict[str, float] = {}
        for key in story.facts:
            shares = {said: self._of(said) for said in sentences(self._corpus.facts[key].claim)}
            best = max(shares, key=lambda said: shares[said])
            for said, share in shares.items():
                enough = share >= WORDED and self._several(said)
                if enough or (said == best and self.tells(key)):
                    found[f"{key}: {said}"] = max(share, self.of(key))
        return tuple(sorted(found, key=lambda said: -found[said]))

    def nearest(self, stories: Sequence[Story], most: int) -> list[tuple[Story, str]]:
        """Of the stories that are on what is asked at least, the nearest first, the sentence of the
        nearest fact that has most of its words."""
        found: list[tuple[Story, str]] = []
        for story in sorted(stories, key=lambda one: -self.of_story(one)):
            key = max(story.facts, key=self.of)
            near = self.of(key) >= NEAR and self._likes.get(key, 0.0) >= AKIN
            if near:
                said = max(sentences(self._corpus.facts[key].claim), key=self._of)
                found.append((story, f"{key}: {said}"))
        return found[:most]

    def misses(self, tellings: Sequence[str]) -> bool:
        """Whether a word of the question weighs much and no fact of some sentences has it:
        "elections" where only the ban on coal is told."""
        total = sum(self.subject.values())
        facts = [fact_of(telling) for telling in tellings]
        weighty = [w for w, weight in self.subject.items() if weight >= WEIGHTY * total]
        return any(
            self._words.knows(w) and not any(self._words.share(k, {w: 1.0}) for k in facts)
            for w in weighty
        )

    def _of(self, said: str) -> float:
        return share_of(stems(said), self.subject)


def share_of(words: Collection[str], subject: Mapping[str, float]) -> float:
    """The share of a subject that some words have, by weight."""
    total = sum(subject.values())
    return sum(w for word, w in subject.items() if word in words) / total if total else 0.0
