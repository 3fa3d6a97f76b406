"""Which of the prepared questions (``faq.py``) a message puts, and how surely.

The message is compared with every way in which a question is put and with its answer, by an encoder
of its own: the upper half of the packaged MiniLM, fine-tuned by ``assistant train faqs`` so that
the ways of putting one question come together and the other questions of the matter stay apart. How
sure a match is was fitted on messages of writers who never saw the questions.
"""

from __future__ import annotations

import json
from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from assistant.arrays import in_eight_bits, read_arrays
from assistant.faq import TOPICS
from assistant.question import stems
from assistant.reader import MOST, SHARED
from assistant.signs import SIGNS, is_named, is_windfall
from assistant.troubles import content
from assistant.wording import OTHERS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from assistant.corpus import Corpus
    from assistant.faq import Faq, FaqKind
    from assistant.glossary import Glossary
    from assistant.reader import Encoder, Read

# What the place of a topic among those of the talk is called: its main trouble, another one, one
# heard in the message itself, a topic that is no trouble, any other.
PLACES = ("main", "named", "heard", "open", "other")
FEATURES = (
    "ask", "answer", "margin", "words", "worded", "first", "read", "votes", "length", *PLACES,
)  # fmt: skip
VOTES = 10  # of so many of the nearest ways each votes for its question
DEPTH = 12  # of so many that are nearest the surest is taken
DOC = 0.4  # what likeness to an answer counts beside that to the question, in the order
NAMED = 0.06  # by so much it may be farther when the words name it
CLEARLY = 0.03  # by so much a topic that is no trouble must be nearer than any other
NEAR = {"main": 0.16, "named": 0.10, "heard": 0.04, "open": 0.04, "other": 0.0}


OPPOSITES = (
    ({"buy", "buying", "purchase"}, {"sell", "selling", "sale"}),
    ({"raise", "raising", "increase"}, {"lower", "cut", "cutting", "halve"}),
    ({"open", "opening"}, {"close", "closing", "shut"}),
    ({"new", "build", "building"}, {"close", "closing", "keep"}),
    ({"hire", "hiring"}, {"dismiss", "fire", "layoffs"}),
)


class Match(NamedTuple):
    """A prepared question, how surely a message puts it, and what that rests on."""

    id: str
    chance: float
    features: tuple[float, ...]


class Likes(NamedTuple):
    """How like texts are to every way in which a question is put, shape (texts, ways), and to every
    answer, shape (texts, questions)."""

    ways: NDArray[np.float32]
    answers: NDArray[np.float32]

    def of(self, rows: Sequence[int]) -> Likes:
        """Those of some of the texts."""
        return Likes(self.ways[rows], self.answers[rows])

    def with_(self, other: Likes) -> Likes:
        """Those of more texts after these."""
        return Likes(
            np.concatenate([self.ways, other.ways]), np.concatenate([self.answers, other.answers])
        )


class Described(NamedTuple):
    """What a description is like: the likeness of it and of its sentences to all that is prepared,
    how near it is to each topic, the nearest at 0 and the others below it, its vector, and how
    likely each topic is the main one (``crux.py``), where that was asked."""

    likes: Likes
    nearness: dict[str, float]
    vector: NDArray[np.float32]
    mains: Mapping[str, float]


class Faqs:
    """The questions with their vectors; loaded once and shared."""

    def __init__(
        self,
        parts: Mapping[str, Any],
        encoder: Encoder,
        faqs: Mapping[str, Faq],
        rough: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        """``rough`` are further ways of putting a question, by id: other languages in English."""
        from assistant.readernet import Pooled, Rows, restored

        meta = json.loads(str(parts["meta"]))
        self._encoder, self.width = encoder, parts["rows"].shape[1]
        self._upper = restored(Pooled(encoder.upper(SHARED)), parts, meta["arrays"])
        self._weights = np.array(meta["weights"])
        self._bias = float(meta["bias"])
        self._kinds: list[str] = meta.get("kinds", [])
        self._of_kinds = parts["kinds"].astype(np.float32) if self._kinds else None
        self._faqs, self.ids = faqs, list(faqs)
        self.topics = [faq.topic for faq in faqs.values()]
        ways = [(*faq.asks, *(rough or {}).get(faq.id, ())) for faq in faqs.values()]
        asked = [" ".join(own) for own in ways]
        answers = [said(faq) for faq in faqs.values()]
        self._asked = [set(text.lower().split()) for text in asked]
        self._words = [stems(f"{a} {b}") for a, b in zip(asked, answers, strict=True)]
        self._counts = Counter(word for own in self._words for word in own)
        counts = np.array([len(own) for own in ways], dtype=int)
        self._rows = np.repeat(np.arange(len(ways)), counts)  # whose each way is
        self._first = np.cumsum(counts) - counts  # where its ways begin
        of_ways = np.array(self.topics)[self._rows] if ways else np.array([], str)
        self._of_topic = {t: np.flatnonzero(of_ways == t) for t in dict.fromkeys(of_ways.tolist())}
        rows = self._stored(parts, [*(ask for own in ways for ask in own), *answers])
        self._asks, self._answers = Rows(rows[: counts.sum()]), Rows(rows[counts.sum() :])

    @classmethod
    def load(cls, path: Path, encoder: Encoder, corpus: Corpus, glossary: Glossary) -> Faqs:
        """The shipped model over the questions of a corpus; ModelError when the file is damaged."""
        parts = read_arrays(path, "model of prepared questions", "faqs")
        return cls(parts, encoder, corpus.faqs, in_english(corpus, glossary))

    def _stored(self, parts: Mapping[str, Any], texts: Sequence[str]) -> NDArray[np.int8]:
        """The vectors of texts in whole numbers: those in the file, the others made now (questions
        added since)."""
        held = dict(zip(parts["keys"].tolist(), parts["rows"], strict=True))
        keys = [key_of(text) for text in texts]
        new = [text for text, key in zip(texts, keys, strict=True) if key not in held]
        made = iter(in_eight_bits(self.vectors(new)) if new else ())
        rows = [held[k] if k in held else next(made) for k in keys]
        return np.array(rows, np.int8).reshape(len(rows), self.width)

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors of texts in English, shape (texts, width)."""
        import torch

        from assistant.readernet import reduced

        made = []
        for at in range(0, len(texts), 64):
            with torch.inference_mode(), reduced():
                states, mask = self._encoder.words(texts[at : at + 64], SHARED, MOST)
                made.append(self._upper(states, mask).float().numpy())
        return np.concatenate(made)

    def vectors_of(self, read: Read) -> NDArray[np.float32]:
        """The same of a message that the reader has read: of it, and of its sentences if it has
        several; of a very long one its first part stands for the whole."""
        import torch

        from assistant.readernet import reduced

        (whole, mask), *others = read.states
        with torch.inference_mode(), reduced():
            some = [(whole[:1], mask[:1]), *others]
            return np.concatenate([self._upper(*one).float().numpy() for one in some])

    def likes(self, vectors: NDArray[np.float32]) -> Likes:
        """The likeness of texts, by their vectors, to all that is prepared."""
        return Likes(self._asks.products(vectors), self._answers.products(vectors))

    def find(
        self, text: str, likes: Likes, named: Sequence[str], heard: Sequence[str]
    ) -> list[Match]:
        """The nearest questions of a message, the surest first: ``text`` is the message in English,
        without place names, ``likes`` are those of it and of its sentences; ``named`` are the
        topics of the talk, the main one first, ``heard`` those of the message."""
        if not self.ids:
            return []
        ways, answers = likes.ways.max(axis=0), likes.answers.max(axis=0)
        asks = np.maximum.reduceat(ways, self._first)
        most = np.argpartition(-ways, VOTES)[:VOTES] if len(ways) > VOTES else slice(None)
        votes = Counter(self._rows[most].tolist())
        place_of = {topic: _place(topic, named, heard) for topic in self._of_topic}
        places = [place_of[topic] for topic in self.topics]
        scores = asks + DOC * answers + np.array([NEAR[place] for place in places])
        order = np.argsort(-scores)[: DEPTH + 1].tolist()
        words, near = stems(content(text)), order[:DEPTH]
        nearest = max(near, key=lambda i: asks[i]), max(near, key=lambda i: answers[i])
        found = []
        for at in (i for i in near if not self.is_turned(i, text)):
            other = max((float(scores[i]) for i in order if i != at), default=0.0)
            share = self._worded(at, words)
            features = (
                float(asks[at]), float(answers[at]), float(scores[at]) - other,
                share, share * len(words) / 10,
                *(float(at == one) for one in nearest),
                votes[at] / VOTES,
                float(np.log1p(len(text.split()))),
                *(float(places[at] == place) for place in PLACES),
            )  # fmt: skip
            found.append(Match(self.ids[at], self._chance(features), features))
        return sorted(found, key=lambda match: -match.chance)

    def per_question(self, likes: Likes) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """How like the likest of some texts is to the ways in which each question is put, and to
        its answer, both of shape (questions,)."""
        ways = np.maximum.reduceat(likes.ways.max(axis=0), self._first)
        return ways, likes.answers.max(axis=0)

    def worded(self, places: Sequence[int], words: Collection[str]) -> list[float]:
        """Which part of some words each of some questions has."""
        return [self._worded(at, words) for at in places]

    def topic(self, key: str) -> str:
        """The trouble or other matter that it is on."""
        return self._faqs[key].topic

    def kind(self, key: str) -> FaqKind:
        """What kind of question it is."""
        return self._faqs[key].kind

    def kind_asked(self, vectors: NDArray[np.float32]) -> tuple[str, float]:
        """The kind of question asked of any matter that a message puts, by the vector of the whole
        of it, and how surely; ``""`` for none."""
        chances = self.kind_chances(vectors)
        return max(chances.items(), key=lambda one: one[1], default=("", 0.0))

    def kind_chances(self, vectors: NDArray[np.float32]) -> dict[str, float]:
        """How surely a message puts a question of each general kind, or of none (``""``)."""
        if self._of_kinds is None or not len(vectors):
            return {}
        scores = self._of_kinds[:, :-1] @ vectors[0] + self._of_kinds[:, -1]
        chances = np.exp(scores - scores.max())
        return dict(zip(self._kinds, (chances / chances.sum()).tolist(), strict=True))

    def of_kind(self, topic: str, kind: FaqKind) -> str:
        """The first question of a kind on a topic; "" when there is none."""
        return next((f.id for f in self._faqs.values() if (f.topic, f.kind) == (topic, kind)), "")

    def described(self, read: Read) -> Described:
        """What a first message is like, that the reader has read."""
        vectors = self.vectors_of(read)
        likes = self.likes(vectors)
        return Described(likes, self.nearness(likes), vectors[0], {})

    def nearness(self, likes: Likes) -> dict[str, float]:
        """How near a description is to each topic, by the likenesses of it and of its sentences."""
        told = {topic: _told(likes.ways[:, ways]) for topic, ways in self._of_topic.items()}
        best = max(told.values(), default=0.0)
        return {topic: score - best for topic, score in told.items()}

    def is_turned(self, at: int, text: str) -> bool:
        """Whether a question is on the opposite: "buy the buildings" for "sell the buildings"."""
        said, asked = set(text.lower().split()), self._asked[at]
        return any(
            (said & one and not said & other and asked & other and not asked & one)
            for pair in OPPOSITES
            for one, other in (pair, pair[::-1])
        )

    def _worded(self, at: int, words: Collection[str]) -> float:
        """Which part of the words of a message, rare ones counting more, a question has."""
        weights = {word: self._rarity(word) for word in words}
        total = sum(weights.values())
        held = sum(weight for word, weight in weights.items() if word in self._words[at])
        return held / total if total else 0.0

    def _rarity(self, word: str) -> float:
        return float(np.log1p(len(self.ids) / (1 + self._counts[word])))

    def _chance(self, features: Sequence[float]) -> float:
        logit = float(self._weights @ np.array(features)) + self._bias
        return float(1.0 / (1.0 + np.exp(-logit)))


def _told(likes: NDArray[np.float32]) -> float:
    """How much a text is about a topic: the whole, its sentences together and the nearest of them,
    by the likeness to the asks that are nearest to each. Set on 156 descriptions by two writers."""
    ordered = -np.sort(-likes, axis=1)
    whole, parts = float(ordered[0, :8].mean()), ordered[1:, :5].mean(axis=1)
    return whole + (float(parts.max() / 2 + parts.mean()) if len(parts) else 1.5 * whole)


def matter_of(text: str, nearness: Mapping[str, float]) -> str:
    """The topic of a description that is no trouble and clearly nearer to it than any other, or
    nearly the nearest and named in its words, or money that comes once by its name; "" when there
    is none."""
    if "windfall" in nearness and is_windfall(text):
        return "windfall"
    order = sorted(nearness, key=lambda topic: -nearness[topic])
    first = next(iter(order), "")
    clear = all(nearness[other] <= -CLEARLY for other in order[1:2])
    if first in TOPICS and clear and is_named(first, text):
        return first
    near = [t for t in order if t in SIGNS and nearness[t] >= -NAMED]
    return next((topic for topic in near if is_named(topic, text)), "")


def alone_in_front(nearness: Mapping[str, float], by: float) -> str:
    """The topic that a description is nearest to, by so much before the next; "" for none."""
    first, *others = sorted(nearness, key=lambda topic: -nearness[topic])[:2] or [""]
    return first if others and nearness[others[0]] <= -by else ""


def in_english(corpus: Corpus, glossary: Glossary) -> dict[str, list[str]]:
    """The ways of putting the questions in other languages, in rough English as messages are."""
    found: dict[str, list[str]] = {}
    for language in OTHERS:
        for key, asks in corpus.asked(language).items():
            found.setdefault(key, []).extend(glossary.english(ask, language) for ask in asks)
    return found


def said(faq: Faq) -> str:
    """What is answered, as one text."""
    return f"{faq.verdict} {faq.answer}"


def key_of(text: str) -> str:
    """A short name for a text, by its content."""
    return blake2b(text.encode(), digest_size=8).hexdigest()


def _place(topic: str, named: Sequence[str], heard: Sequence[str]) -> str:
    if topic in named:
        return "main" if topic == named[0] else "named"
    if topic in heard:
        return "heard"
    return "open" if topic in TOPICS else "other"
