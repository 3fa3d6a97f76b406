"""The words of a text and what negators do to them: turned round, denied, set aside. Pure.

English in the main; negators and opposites of five languages count. The text is folded.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, NamedTuple

import Stemmer

from assistant.lexical import STOP, fold
from assistant.opposites import (
    AT_LEAST,
    CHOICE,
    FOR_ALL,
    HEDGED,
    IRREGULAR,
    JOINED,
    LONGER,
    NEGATORS,
    NOTHING,
    OF_NOUNS,
    PAIRS,
    SHORTER,
    SUBORDINATE,
    UP,
    WITHOUT,
)

WORDS = re.compile(r"[a-z][a-z-]*(?:'t\b)?|\d[\d.,]*\d|\d|[;:.!?](?=\s|$)|,")
STOPPED = STOP | {
    "its", "than", "from", "which", "that", "also", "each", "percent", "about", "usd", "eur", "inr",
    "million", "billion", "crore",
}  # fmt: skip
WIDE = 6  # content words that "no" and "nobody" turn round: the verb of their sentence too
SCOPE = 3  # content words that any other negator turns round
ARTICLE = re.compile(r" (?:the|an?)\b")  # ", not a solution" sets one thing against another
MEANT = re.compile(r" [a-z]+")
DOING = re.compile(r" \w+ing\b")
ASIDE = {"of", "about", "for", "with", "by", "in", "on", "at", "during", "from"}
ALWAYS_ASIDE = {"despite", "after", "before", "because", "since", "until", "while", "but", "as"}
FLIPS = {"deter", "deters", "prevent", "prevents", "prevented", "curb", "curbs", "combat"}
BREAKS = {";", ":", ".", "!", "?"}


@cache
def _stemmer() -> Any:
    return Stemmer.Stemmer("english")


@cache
def stem(word: str) -> str:
    """The English stem of a word, of irregular verbs too: ``took`` -> take."""
    return str(_stemmer().stemWord(IRREGULAR.get(word, word)))


class Word(NamedTuple):
    """A word of a text: its stem, the opposites it belongs to, whether a negator turns it round."""

    text: str
    stem: str
    poles: tuple[tuple[int, int], ...]
    negated: bool = False
    turned: bool = False  # the verb right after "not", "never", "could not"
    denied: bool = False  # the word right after any negator: "without insurance"
    content: bool = False
    chosen: bool = False  # set aside for another thing: "instead of raising taxes"
    clause: int = 0
    part: int = 0  # between commas


@cache
def _table() -> dict[str, list[tuple[int, int]]]:
    """The words and beginnings of words (with their ``*``) of all pairs."""
    table: dict[str, list[tuple[int, int]]] = {}
    for i, pair in enumerate(PAIRS):
        for sign, words in zip((1, -1), pair, strict=True):
            for word in filter(None, words.split("|")):
                table.setdefault(word, []).append((i, sign))
    return table


@cache
def _poles(word: str) -> tuple[tuple[int, int], ...]:
    """The pairs of opposites that a word belongs to, with its side in each."""
    table = _table()
    found = list(table.get(word, ()))
    for length in range(2, len(word) + 1 if "-" not in word else 0):  # a start-up starts nothing
        found += table.get(f"{word[:length]}*", ())
    return tuple(dict.fromkeys(found))


class _Reader:
    """Reads a folded text from left to right and keeps what the last negator still reaches."""

    def __init__(self, low: str) -> None:
        self.low = low
        self.out: list[Word] = []
        self.left = 0  # content words that are still turned round
        self.verb = ""  # the negator that waits for its verb
        self.wide = self.phrase = self.taken = self.inside = False
        self.rejected = self.clause = self.part = 0

    def words(self) -> tuple[Word, ...]:
        """All words in order."""
        for match in WORDS.finditer(self.low):
            word, end = match[0], match.end()
            if word in BREAKS:
                self.clause, self.left, self.verb, self.inside = self.clause + 1, 0, "", False
            elif word == ",":
                self.left = min(self.left, 1) if self.phrase else 0
                self.verb, self.part = "", self.part + 1
            elif word in NEGATORS or word.endswith("n't"):
                self._negator(word, end)
            else:
                self._word(word, end)
        return tuple(self.out)

    def _add(self, word: Word) -> None:
        self.out.append(word)

    def _negator(self, word: str, end: int) -> None:
        choice = word in CHOICE or (word == "not" and bool(ARTICLE.match(self.low, end)))
        last = self.out[-1] if self.out else None
        if word in NOTHING and last and last.poles and last.clause == self.clause:
            self.out[-1] = last._replace(negated=not last.negated)  # "pays no fee"
        self.left = WIDE if word in FOR_ALL else SCOPE
        self.phrase, self.taken = word in WITHOUT, False
        self.verb, self.wide = "" if choice else word, word in FOR_ALL
        self.rejected = SCOPE if choice else 0
        self._add(Word(word, word, (), clause=self.clause, part=self.part))

    def _word(self, word: str, end: int) -> None:
        if word in SUBORDINATE:
            self.left, self.verb = 0, ""  # "no study shows why it rose": the rise is not denied
        content = word not in STOPPED and (len(word) > 2 or word.isdigit())
        waits = bool(self.verb) and not self.inside
        doing = word.endswith("ing") and self.verb not in FOR_ALL
        turned = waits and content and (self.verb not in OF_NOUNS or doing)
        turned = turned or (self.wide and self.left > 0 and word.endswith("ed"))
        self._add(
            Word(
                word, stem(word), _poles(word), negated=self.left > 0,
                turned=turned,  # also "no manager was arrested"
                denied=(waits or (self.left > 0 and self.phrase)) and content, content=content,
                chosen=self.rejected > 0, clause=self.clause, part=self.part,
            )
        )  # fmt: skip
        self.rejected -= content
        if self.inside and content:
            self.inside = False  # "nobody in Pune updated it" denies the updating
        elif content and not (self.verb and word.endswith("ly")):
            self.left, self.verb = max(0, self.left - 1), ""  # not "could not simply be copied"
            self.taken = True
        self.inside = self.inside or (bool(self.verb) and not self.taken and word in ASIDE)
        self._reach(word, end)

    def _reach(self, word: str, end: int) -> None:
        """How far a denial still reaches after a word."""
        if word == "before" and DOING.match(self.low, end):
            self.left, self.verb = 1, ""  # "before building new lines": they are not built
        elif word == "less" and MEANT.match(self.low, end):
            self.left = 1  # "less affluent" is poorer
        elif word in FLIPS:
            self.left = 2  # "to deter dangerous parking"
        elif self.taken and (word in ALWAYS_ASIDE or (word in ASIDE and not self.wide)):
            self.left, self.phrase = 0, False  # "not told of rising costs" denies no rise


@lru_cache(maxsize=8192)
def read(text: str) -> tuple[Word, ...]:
    """The words of a text with what they mean against one another."""
    low = JOINED.sub(lambda m: m[0].replace(" ", "-"), fold(text).replace("’", "'"))
    low = UP.sub(lambda m: "rise" if m[1] == "up" else "fall", low)
    low = AT_LEAST.sub("about", HEDGED.sub("than ", low))
    low = LONGER.sub(r"\g<0> slower", SHORTER.sub(r"\g<0> faster", low))
    return _Reader(low).words()
