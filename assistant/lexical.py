"""BM25 over the passages, in memory: exact words, names and abbreviations that vectors blur."""

from __future__ import annotations

import logging
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WORD = re.compile(r"[^\W_]+")
# Words of a question that say nothing about its subject, in the languages we are asked in.
STOP = frozenset(
    [
        "a",
        "about",
        "all",
        "also",
        "am",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "but",
        "by",
        "can",
        "could",
        "do",
        "does",
        "for",
        "from",
        "get",
        "give",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "just",
        "know",
        "like",
        "make",
        "may",
        "me",
        "more",
        "most",
        "much",
        "my",
        "need",
        "no",
        "not",
        "of",
        "on",
        "one",
        "only",
        "or",
        "our",
        "out",
        "over",
        "please",
        "she",
        "should",
        "show",
        "so",
        "some",
        "tell",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "to",
        "too",
        "us",
        "very",
        "want",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "why",
        "will",
        "with",
        "would",
        "you",
        "your",
        "city",
        "cities",
        "town",
        "el",
        "la",
        "los",
        "las",
        "de",
        "del",
        "en",
        "y",
        "que",
        "un",
        "una",
        "por",
        "para",
        "con",
        "se",
        "no",
        "es",
        "como",
        "le",
        "les",
        "des",
        "et",
        "une",
        "est",
        "pour",
        "dans",
        "der",
        "die",
        "das",
        "und",
        "ist",
        "ein",
        "eine",
        "wir",
        "mit",
        "zu",
        "von",
        "den",
        "im",
        "o",
        "os",
        "as",
        "um",
        "uma",
        "e",
        "da",
        "do",
        "das",
        "dos",
        "em",
    ]
)


def fold(text: str) -> str:
    """Lower case without accents: ``Bogotá`` -> ``bogota``."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


def simple(text: str) -> str:
    """Folded, apostrophes as spaces and "ß" as two letters: what patterns are held against."""
    return fold(text).replace("'", " ").replace("\u2019", " ").replace("ß", "ss")


class Stemming:
    """Text -> stems; kept in one object because the stemmer is not cheap to make."""

    def __init__(self) -> None:
        import Stemmer

        self._stem = Stemmer.Stemmer("english").stemWords

    def __call__(self, text: str) -> list[str]:
        words = [w for w in WORD.findall(fold(text)) if w not in STOP]
        stems: list[str] = self._stem(words)
        return stems


class LexicalIndex:
    """BM25 (Lucene variant of bm25s, k1 1.2, b 0.75) over texts with ids."""

    def __init__(self, ids: Sequence[str], texts: Sequence[str]) -> None:
        import bm25s

        logging.getLogger("bm25s").setLevel(logging.WARNING)
        self._ids, self._stem = list(ids), Stemming()
        self._bm25 = bm25s.BM25(k1=1.2, b=0.75)
        self._bm25.index([self._stem(t) or ["-"] for t in texts], show_progress=False)
        self._known = self._bm25.vocab_dict

    def search(self, text: str, n: int) -> list[tuple[str, float]]:
        """The n best (id, score > 0), best first; ties in the order of the ids given."""
        stems = [s for s in dict.fromkeys(self._stem(text)) if s in self._known]
        if not stems:
            return []
        scores = self._bm25.get_scores(stems)
        n = min(n, len(self._ids))
        best = scores.argsort(kind="stable")[::-1][:n]
        return [(self._ids[i], float(scores[i])) for i in best if scores[i] > 0]
