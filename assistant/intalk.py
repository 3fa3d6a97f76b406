"""The likeliest prepared questions of a message: of a later one in what the talk is about, of a
first one by the whole of it and by what it asks."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.crux import Crux
from assistant.faqrank import Asked, Context, FaqRanking, in_one

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assistant.embed import Vectors
    from assistant.faqrank import Placed
    from assistant.faqs import Described, Faqs, Likes
    from assistant.sound import Ear, Sound

SHORTEST = 3  # words of a sentence that puts a question
ORDERS = ("answers", "firsts")
KEPT = 32  # descriptions that are remembered: each is met again with every later message


class InTalk:
    """The models that placing a later message needs; what a city told is read once."""

    def __init__(
        self, ear: Ear, faqs: Faqs, crux: Crux, ranking: FaqRanking, firsts: FaqRanking
    ) -> None:
        """``firsts`` is the order for first messages."""
        self._ear, self._faqs, self._crux = ear, faqs, crux
        self._ranking, self._firsts = ranking, firsts
        self._described = lru_cache(KEPT)(self._describe)

    @classmethod
    def load(cls, trained: Path, ear: Ear, faqs: Faqs) -> InTalk:
        """With the shipped weights."""
        ranking, firsts = (FaqRanking.load(trained / f"{name}.json") for name in ORDERS)
        return cls(ear, faqs, Crux.load(trained / "crux.npz"), ranking, firsts)

    def describe(self, sound: Sound) -> Described:
        """What a description is like, and what it may be mainly about."""
        described, heard = self._faqs.described(sound.told), self._ear.heard(sound)
        mains = self._crux.chances(heard, described.nearness, described.vector)
        return described._replace(mains=mains)

    def rank(
        self, sound: Sound, told: str, named: Sequence[str], heard: Sequence[str]
    ) -> tuple[list[Placed], Vectors]:
        """The questions that a message may put, the surest first, and the vectors of it and of its
        sentences: ``told`` is the description of the city as typed, ``named`` are the topics of the
        talk, ``heard`` those of the message."""
        text, vectors = self.put(sound)
        words, described = self._described(told)
        joint = self._faqs.likes(self._faqs.vectors([in_one(words, text)]))
        asked = Asked(
            text, self._faqs.likes(vectors), named, heard, self._faqs.kind_chances(vectors)
        )
        context = Context(described.nearness, described.mains, joint)
        return self._ranking.rank(self._faqs, asked, context), vectors

    def rank_first(
        self, sound: Sound, described: Described, named: Sequence[str], asked: Likes
    ) -> list[Placed]:
        """The questions that a first message may put, the surest first; ``asked`` are the
        likenesses of what it asks, ``described`` what it is like."""
        message = Asked(sound.said[0], described.likes, named, (), {})
        context = Context(described.nearness, described.mains, asked)
        return self._firsts.rank(self._faqs, message, context)

    def put(self, sound: Sound) -> tuple[str, Vectors]:
        """A message without its shortest sentences, in English, and the vectors of what is left."""
        long = [at for at, said in enumerate(sound.said) if len(said.split()) >= SHORTEST] or [0]
        return sound.said[long[0]], self._faqs.vectors_of(sound.told)[long]

    def _describe(self, told: str) -> tuple[str, Described]:
        sound = self._ear.sound(told)
        return sound.said[0], self.describe(sound)
