"""A claim that turns the sense of its fact round: rose for fell, did not for did. Pure.

Pairs of opposite words and negators of five languages. A word of a claim counts against it when
its opposite stands in the fact next to the same words and figures, and the word itself does not.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import Stemmer

from assistant.lexical import STOP, fold
from assistant.opposites import (
    AT_LEAST,
    BEFORE_AFTER,
    CHOICE,
    DENIAL,
    FOR_ALL,
    HEDGED,
    IRREGULAR,
    JOINED,
    NEGATIVE,
    NEGATORS,
    NOTHING,
    OF_NOUNS,
    PAIRS,
    SUBORDINATE,
    UP,
    WITHOUT,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = re.compile(r"[a-z][a-z-]*(?:'t\b)?|\d[\d.,]*\d|\d|[;:.!?](?=\s|$)|,")
STOPPED = STOP | {"its", "than", "from", "which", "that", "also", "each", "percent", "about"}
WINDOW = 7  # words on each side that make the surroundings of a word
COMMA = 0.5  # what counts of a word beyond a comma
DECAY = 0.85  # what a word one step further away counts
LEAST, TIMES = 0.45, 1.6  # how much nearer the opposite must stand; set on the tuning set
NUMBERS = frozenset(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
WIDE = 6  # the same after "no" and "nobody", which turn the verb of their sentence round
ORDERED = 0.8  # the same for before and after, which many sentences use without any opposition
LONG = 6  # letters of a word that may have lost its "un"
PARITY = 0.15  # how near a word must stand to the same words, to be negated in one text only
SCOPE = 3  # content words after a negator that it turns round
_BREAKS = {";", ":", ".", "!", "?"}


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
    negated: bool
    turned: bool  # the verb right after "not", "never", "could not"
    denied: bool  # the word right after any negator: "without insurance"
    content: bool
    clause: int
    part: int  # between commas


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
    for length in range(2, len(word) + 1):
        found += table.get(f"{word[:length]}*", ())
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=8192)
def read(text: str) -> tuple[Word, ...]:
    """The words of a text with what they mean against one another."""
    low = JOINED.sub(lambda m: m[0].replace(" ", "-"), fold(text).replace("’", "'"))
    low = UP.sub(lambda m: "rise" if m[1] == "up" else "fall", low)
    low = AT_LEAST.sub("about", HEDGED.sub("than ", low))
    out: list[Word] = []
    left, clause, part, verb, wide, phrase = 0, 0, 0, "", False, False
    for match in WORDS.finditer(low):
        word = match[0]
        if word in _BREAKS:
            clause, left, verb = clause + 1, 0, ""
            continue
        if word == ",":
            left, verb, part = min(left, 1), "", part + 1
            continue
        if word in NEGATORS or word.endswith("n't"):
            left = WIDE if word in FOR_ALL else SCOPE
            if word in NOTHING and out and out[-1].poles and out[-1].clause == clause:
                out[-1] = out[-1]._replace(negated=not out[-1].negated)  # "pays no fee"
            phrase = word in WITHOUT
            verb, wide = "" if word in CHOICE else word, word in FOR_ALL
            out.append(Word(word, word, (), False, False, False, False, clause, part))
            continue
        if word in SUBORDINATE:
            left, verb = 0, ""  # "no study shows why it rose": the rise is not denied
        content = word not in STOPPED and (len(word) > 2 or word.isdigit())
        poles = _poles(word)
        before = bool(verb) and content and (verb not in OF_NOUNS or word.endswith("ing"))
        before = before or (wide and left > 0 and word.endswith("ed"))  # "no manager was arrested"
        first = (bool(verb) or (left > 0 and phrase)) and content
        out.append(Word(word, stem(word), poles, left > 0, before, first, content, clause, part))
        if content:
            left, verb = max(0, left - 1), ""
    return tuple(out)


@lru_cache(maxsize=8192)
def _surroundings(text: str) -> tuple[dict[str, float], ...]:
    """For each word of a text the words around it: stem -> weight of content words and figures
    within its sentence, nearer ones more, those beyond a comma less."""
    words = read(text)
    return tuple(_near(words, at) for at in range(len(words)))


def _near(words: Sequence[Word], at: int) -> dict[str, float]:
    found: dict[str, float] = {}
    for step in (-1, 1):
        weight, i, part = 1.0, at + step, words[at].part
        while 0 <= i < len(words) and abs(i - at) <= WINDOW and words[i].clause == words[at].clause:
            weight *= DECAY * (1.0 if words[i].part == part else COMMA)
            part = words[i].part
            if words[i].content:
                found[words[i].stem] = max(weight, found.get(words[i].stem, 0.0))
            i += step
    return found


def _shared(one: dict[str, float], two: dict[str, float]) -> float:
    """How alike two surroundings are: shared words count by their nearness in both."""
    return sum(weight * two[word] for word, weight in one.items() if word in two)


def turned(claim: str, body: str) -> str | None:
    """The word of a claim that says the opposite of its fact, if there is one."""
    mine, theirs = read(claim), read(body)
    if other := _exchanged(mine, theirs):
        return other
    if not NEGATIVE.search(fold(body)) and (denial := DENIAL.search(fold(claim))):
        return denial[0]
    near_mine, near_theirs = _surroundings(claim), _surroundings(body)
    for at, word in enumerate(mine):
        near = near_mine[at]
        if (
            _opposed(word, near, theirs, near_theirs)
            or _parity(word, near, theirs, near_theirs)
            or _unprefixed(word, theirs)
        ):
            return word.text
    return None


def _choices(words: tuple[Word, ...]) -> set[tuple[str, str]]:
    """What is taken and what is not: "cash rather than houses" -> (cash, house)."""
    out = set()
    for i, word in enumerate(words):
        if word.text in CHOICE:
            left = next((w.stem for w in reversed(words[max(0, i - 3) : i]) if w.content), "")
            right = next((w.stem for w in words[i + 1 : i + 4] if w.content), "")
            out.add((left, right))
    return out


def _exchanged(mine: tuple[Word, ...], theirs: tuple[Word, ...]) -> str | None:
    """The word of a claim that takes what the fact does not: "houses rather than cash"."""
    held = _choices(theirs)
    return next((a for a, b in _choices(mine) if a and (b, a) in held), None)


def _sign(word: Word, pair: int) -> int:
    sign = next(s for i, s in word.poles if i == pair)
    return -sign if word.negated else sign


Near = dict[str, float]


def _opposed(word: Word, near: Near, theirs: Sequence[Word], nears: Sequence[Near]) -> bool:
    """Whether the opposite of a word stands among more of its surroundings than the word itself."""
    for pair, _ in word.poles:
        sign = _sign(word, pair)
        best = {1: 0.0, -1: 0.0}
        for j, other in enumerate(theirs):
            if any(i == pair for i, _ in other.poles):
                shared = _shared(near, nears[j])
                best[_sign(other, pair)] = max(best[_sign(other, pair)], shared)
        least = ORDERED if pair == BEFORE_AFTER else LEAST
        if best[-sign] > best[sign] * TIMES + least:
            return True
    return False


def _parity(word: Word, near: Near, theirs: Sequence[Word], nears: Sequence[Near]) -> bool:
    """Whether a word is negated in one of the two texts only."""
    if not word.content or word.text[0].isdigit() or word.text in NUMBERS:
        return False
    same = [j for j, other in enumerate(theirs) if other.stem == word.stem]
    if word.turned:
        if not same or any(theirs[j].negated for j in same):
            return False
    elif word.negated or not same or not all(theirs[j].denied for j in same):
        return False
    return any(_shared(near, nears[j]) >= PARITY for j in same)


def _unprefixed(word: Word, theirs: Sequence[Word]) -> bool:
    """``constitutional`` where the fact has only ``unconstitutional``, and the other way round."""
    if len(word.text) < LONG or word.negated:
        return False
    texts = {other.text for other in theirs}
    if word.text in texts:
        return False
    plain = {other.text for other in theirs if not other.negated}
    forms = {f"{prefix}{word.text}" for prefix in ("un", "in", "dis", "ir", "im")}
    if word.text.startswith("un"):
        forms.add(word.text[2:])
    return bool(forms & plain)
