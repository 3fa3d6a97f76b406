"""A text as the recogniser hears it: sentence by sentence and clause by clause, in English."""

from __future__ import annotations

import re
from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from assistant.corrections import without_admission
from assistant.intent import on_subject
from assistant.mask import masked
from assistant.spelling import Spelling, idioms, names_in
from assistant.troubles import (
    GUESS,
    Recogniser,
    Segment,
    Trouble,
    Words,
    clauses,
    clues,
    content,
    split,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from assistant.embed import Embedder, SentenceEmbedder, Vectors
    from assistant.glossary import Glossary
    from assistant.lexicon import Lexicon
    from assistant.places import Gazetteer
    from assistant.reader import Read, Reader

# "People from Ukraine": where somebody comes from may be the matter.
ORIGIN = re.compile(r"(?i)\b(?:from|fleeing|aus|desde|depuis|vind[ao]s d[aeo]s?)\s$")
MAX_CLAUSES = 16
WORD = re.compile(r"[a-z]+")
KEPT = 64  # texts that are remembered, some 0.3 MB each at most
DESCRIBED = 12  # words that describe something
SHORTEST = 4  # signs of a clause: "floods, debt, crime" names three troubles in a word each


class Sound(NamedTuple):
    """A text as the recogniser takes it: its segments in words, their vectors and logits, and what
    they say together of each tag (``troubles.clues``); ``aside`` are the vectors of the texts that
    were embedded along with it; ``told`` is what the reader reads in the whole, ``said`` the whole
    and its sentences as it reads them."""

    segments: tuple[Segment, ...]
    words: Words
    vectors: Vectors
    logits: NDArray[np.float32]
    clues: NDArray[np.float64]
    language: str
    aside: Vectors
    told: Read
    said: tuple[str, ...]


class Ear:
    """The models that hearing needs, loaded once."""

    def __init__(
        self,
        embedder: Embedder,
        recogniser: Recogniser,
        reader: Reader,
        glossary: Glossary,
        gazetteer: Gazetteer,
        lexicon: Lexicon | None = None,
    ) -> None:
        """Without a ``lexicon`` only what was learned is heard."""
        self.embedder, self.recogniser, self.reader = embedder, recogniser, reader
        self.glossary, self.gazetteer, self.lexicon = glossary, gazetteer, lexicon
        self.spelling = Spelling(recogniser.words)
        self._kept: OrderedDict[tuple[str, str], Sound] = OrderedDict()
        self._lock = Lock()

    @classmethod
    def load(
        cls,
        trained: Path,
        corpus_dir: Path,
        embedder: SentenceEmbedder,
        glossary: Glossary,
        gazetteer: Gazetteer,
    ) -> Ear:
        """With the shipped models and the words of the corpus."""
        from assistant.lexicon import Lexicon
        from assistant.reader import Reader

        return cls(
            embedder, Recogniser.load(trained / "troubles.npz"),
            Reader.load(trained / "reader.npz", embedder), glossary, gazetteer,
            Lexicon.load(corpus_dir / "signs.tsv"),
        )  # fmt: skip

    def sound(self, text: str, aside: Sequence[str] = (), language: str = "") -> Sound:
        """What the recogniser hears in a text, sentence by sentence and clause by clause.

        ``aside`` are texts that the caller wants embedded too: one pass is faster than two. What
        was heard last is kept: the description of a city is heard again with every question on it.
        """
        language = language or self.glossary.language(text)
        key = (text, language)
        with self._lock:
            known = None if aside else self._kept.get(key)
            if known is not None:
                self._kept.move_to_end(key)
                return known
        made = self._sound(text, aside, language)
        bare = made._replace(aside=made.aside[:0])
        for array in (bare.vectors, bare.logits, bare.clues):
            array.flags.writeable = False  # shared from now on
        with self._lock:
            self._kept[key] = bare
            self._kept.move_to_end(key)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made

    def heard(self, sound: Sound) -> dict[str, float]:
        """How surely a text voices each trouble."""
        chances = self.recogniser.chances(sound.clues)
        return dict(zip(self.recogniser.tags, chances.tolist(), strict=True))

    def guess(self, sound: Sound, sized: bool) -> tuple[Trouble, ...]:
        """The likeliest trouble of a text in which none is heard: of one that tells its size
        (``sized``) where it is likely enough, else, of a description and not of some words, the one
        that it has most words for."""
        likely = self.recogniser.guess(sound.segments, sound.clues) if sized else ()
        text = sound.segments[0].text
        described = len(text.split()) >= DESCRIBED
        hints = self.lexicon.hints(text) if self.lexicon and described else {}
        tag = max(hints, key=lambda one: hints[one], default="")
        return likely or ((Trouble(tag=tag, span=text, confidence=GUESS),) if tag else ())

    def _sound(self, text: str, aside: Sequence[str], language: str) -> Sound:
        subject = on_subject(without_admission(text))
        segments = split(subject, unplaced(subject, self.gazetteer))
        read = [self._read(s, language) for s in segments]
        rows, parts = self._clauses(segments, [one[0] for one in read], language)
        words, own = _words(read), _words(parts)
        vectors = self.embedder.queries([*words.english, *own.english, *aside])
        whole, other = vectors[: len(read)], vectors[len(read) + len(parts) :]
        logits = self.recogniser.logits(words, whole)
        alone = None
        if parts:
            alone = self.recogniser.logits(own, vectors[len(read) : len(read) + len(parts)])
        said_in = [self._spelt(part, language) for part in segments]
        told = self.reader.read(said_in[0], said_in[1:])
        said = clues(logits, self.recogniser.voiced(words, whole), alone, told)
        if self.lexicon is not None:
            said = self.recogniser.raised(said, self.lexicon.hints(segments[0].text))
        if alone is not None:
            np.maximum.at(logits, rows, alone)  # where a clause is clearest, its sentence is
        return Sound(
            segments, words, whole, logits, said, language, other, told, tuple(said_in)
        )  # fmt: skip

    def _spelt(self, part: Segment, language: str) -> str:
        """A segment for the reader; words of English as they were meant to be typed."""
        said = in_words(part, language, self.glossary)
        if language != "en":
            return said
        names = names_in(part.text)
        return WORD.sub(lambda word: self.spelling.words(word[0], names), said)

    def _read(self, part: Segment, language: str) -> tuple[str, str, str]:
        """The content words in English, as they were meant to be typed, and as written; all words
        as typed."""
        typed = " ".join(part.read.split())
        if language != "en":
            return content(self.glossary.english(typed, language)), content(typed), typed
        return self.spelling.words(content(idioms(typed)), names_in(part.text)), "", typed

    def _clauses(
        self, segments: Sequence[Segment], english: Sequence[str], language: str
    ) -> tuple[list[int], list[tuple[str, str, str]]]:
        """The clauses of the segments (of the whole text only when there are no others), each with
        the row of its segment: what a list names in two words drowns in the sentence."""
        found: dict[str, tuple[int, str, str]] = {}
        for row in range(1 if len(segments) > 1 else 0, len(segments)):
            for part in clauses(segments[row]):
                words, written, typed = self._read(part, language)
                if words not in english and len(words) >= SHORTEST:
                    found.setdefault(words, (row, written, typed))
        kept = list(found.items())[:MAX_CLAUSES]
        return [own[0] for _, own in kept], [(words, *own[1:]) for words, own in kept]


def room(logits: NDArray[np.float32], read: Read) -> NDArray[np.float32]:
    """How many of the sentences are about each tag, shape (tags,): what is told of at length
    matters more than what a loud word names. The geometric mean of what the two models count."""
    sentences = logits[1:] if len(logits) > 1 else logits
    heard = _chance(sentences).sum(axis=0)
    made: NDArray[np.float32] = np.sqrt(heard * _chance(read.sentences).sum(axis=0))
    return made


def _chance(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    return (1.0 / (1.0 + np.exp(-logits))).astype(np.float32)


def in_words(part: Segment, language: str, glossary: Glossary) -> str:
    """What of a segment may voice a trouble as ``reader.py`` takes it: in English, all words in
    their order."""
    typed = " ".join(part.read.split())
    return idioms(typed) if language == "en" else glossary.english(typed, language)


def unplaced(text: str, gazetteer: Gazetteer) -> str:
    """The text at the same length without place names and counts of people (``mask.masked``)."""
    return masked(
        text,
        [
            (m.start, m.end)
            for m in gazetteer.find(text)
            if m.kind != "country" or not ORIGIN.search(text[: m.start])
        ],
    )


def _words(read: Sequence[tuple[str, str, str]]) -> Words:
    return Words(*zip(*read, strict=True)) if read else Words((), (), ())
