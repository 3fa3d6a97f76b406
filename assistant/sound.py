"""A text as the recogniser hears it: sentence by sentence and clause by clause, in English."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from assistant.intent import on_subject
from assistant.spelling import Spelling, idioms, names_in
from assistant.troubles import Recogniser, Segment, clauses, content, split

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from assistant.embed import Embedder, Vectors
    from assistant.glossary import Glossary

# Taken off the logit of a clause that is read alone; 2 to 3 gave the best F1 on the tune half.
CLAUSE_DOUBT, MAX_CLAUSES = 2.0, 16
SHORTEST = 4  # signs of a clause: "floods, debt, crime" names three troubles in a word each


class Sound(NamedTuple):
    """A text as the recogniser takes it: its segments in English, their vectors, and the
    probability of each trouble in each."""

    segments: tuple[Segment, ...]
    english: tuple[str, ...]
    vectors: Vectors
    table: NDArray[np.float64]
    language: str


class Ear:
    """The models that hearing needs, loaded once."""

    def __init__(self, embedder: Embedder, recogniser: Recogniser, glossary: Glossary) -> None:
        self.embedder, self.recogniser, self.glossary = embedder, recogniser, glossary
        self.spelling = Spelling(recogniser.words)

    def sound(self, text: str) -> Sound:
        """What the recogniser hears in a text, sentence by sentence and clause by clause."""
        segments = split(on_subject(text))
        language = self.glossary.language(text)
        english = [self.in_english(s.text, language) for s in segments]
        rows, parts = self._clauses(segments, english, language)
        vectors = self.embedder.queries([*english, *parts])
        whole = vectors[: len(english)]
        table = self.recogniser.probabilities(english, whole)
        if parts:
            own = vectors[len(english) :]
            alone = self.recogniser.probabilities(parts, own, CLAUSE_DOUBT)
            np.maximum.at(table, rows, alone)
            if table.max() < self.recogniser.thresholds.min():  # else nothing would be heard
                np.maximum.at(table, rows, self.recogniser.probabilities(parts, own))
        return Sound(segments, tuple(english), whole, table, language)

    def in_english(self, text: str, language: str) -> str:
        """The content words in English, as they were meant to be typed."""
        if language != "en":
            return content(self.glossary.english(text, language))
        return self.spelling.words(content(idioms(text)), names_in(text))

    def _clauses(
        self, segments: Sequence[Segment], english: Sequence[str], language: str
    ) -> tuple[list[int], list[str]]:
        """The clauses of the segments (of the whole text only when there are no others), each with
        the row of its segment: what a list names in two words drowns in the sentence."""
        found: dict[str, int] = {}
        for row in range(1 if len(segments) > 1 else 0, len(segments)):
            for part in clauses(segments[row]):
                words = self.in_english(part.text, language)
                if words not in english and len(words) >= SHORTEST:
                    found.setdefault(words, row)
        kept = list(found.items())[:MAX_CLAUSES]
        return [row for _, row in kept], [words for words, _ in kept]
