"""A claim that turns the sense of its fact round: rose for fell, did not for did. Pure.

Pairs of opposite words and negators of five languages. A word of a claim counts against it when
its opposite stands in the fact next to the same words and figures, and the word itself does not.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.lexical import fold
from assistant.opposites import DENIAL, NEGATIVE, NEGATORS, ORDERING
from assistant.scopes import STOPPED, Word, read, stem

WINDOW, REACH = 7, 14  # words on each side that make the near and the far surroundings of a word
FAR, FARTHER = 0.35, 0.3  # what a word of the same clause counts at least
COMMA = 0.5  # what counts of a word beyond a comma
DECAY = 0.85  # what a word one step further away counts
LEAST, TIMES = 0.43, 1.3  # how much nearer the opposite must stand
BESIDE = 3  # words apart at which two opposites are named together
NEGATED = 0.9  # the same when only a negator makes the opposite: it may deny something else
ORDERED = 1.2  # the same for before and after, which many sentences use without any opposition
NUMBERS = frozenset(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
LITTLE = NEGATORS | {
    "little",
    "few",
    "rarely",
    "seldom",
    "only",
    "too",
    "short",
    "hard",
    "difficult",
}
LIGHT = frozenset(["come", "go", "get", "make", "take", "put", "give", "use", "see", "bring"])
PARITY = 0.15  # how near a word must stand to the same words, to be negated in one text only
CHOOSING = re.compile(
    r"(?P<opens>^\W*)?\b(?:instead of|rather than|in place of)\b|,? not (?:the|an?)\b"
)
TAKING = re.compile(r",|\b(?:it|they|we|he|she)\b")
RATHER = re.compile(r"\bmore ([a-z][a-z -]{2,40}?) than ((?:[a-z][a-z-]* ?){1,4})")
PREFERS = re.compile(r"\bprefer\w* ([^.;,]{3,60}?) to (?!be\b)")
TIMES_OF = frozenset(["hour", "hours", "minutes", "days", "weeks", "months", "years", "quarter"])
TAKEN, NOT_TAKEN = 8, 4  # content words that belong to what is taken, and to what is not
PRONOUNS = {"it", "they", "them", "this", "these", "its", "their"}
Near = dict[str, float]


@lru_cache(maxsize=8192)
def _pronouns(text: str) -> frozenset[int]:
    """The clauses of a text with a pronoun, which reach back to the clause before."""
    return frozenset(w.clause for w in read(text) if w.text in PRONOUNS)


@lru_cache(maxsize=65536)
def _around(text: str, at: int) -> tuple[Near, Near]:
    """The words around a word of a text: stem -> weight of content words and figures within its
    sentence, nearer ones more, those beyond a comma less; and the same with more weight for the far
    ones, for words that are seldom used without opposition."""
    words = read(text)
    pronoun = words[at].clause in _pronouns(text)
    near: Near = {}
    far: Near = {}
    own = words[at].clause
    for step in (-1, 1):
        weight, i, part = 1.0, at + step, words[at].part
        while 0 <= i < len(words) and abs(i - at) <= (2 * REACH if pronoun else REACH):
            word = words[i]
            weight *= DECAY * (1.0 if word.part == part else COMMA)
            part = word.part
            if word.clause != own and not (pronoun and own - word.clause == 1):
                break
            if word.content:
                if word.clause == own and abs(i - at) <= WINDOW:
                    near[word.stem] = max(weight, near.get(word.stem, 0.0))
                least = FAR if word.clause == own else FARTHER
                far[word.stem] = max(weight, least, far.get(word.stem, 0.0))
            i += step
    return near, far


def _shared(one: dict[str, float], two: dict[str, float]) -> float:
    """How alike two surroundings are: shared words count by their nearness in both."""
    return sum(weight * two[word] for word, weight in one.items() if word in two)


def turned(claim: str, body: str) -> str | None:
    """The word of a claim that says the opposite of its fact, if there is one."""
    mine = read(claim)
    if other := _exchanged(claim, body):
        return other
    if not NEGATIVE.search(fold(body)) and (denial := DENIAL.search(fold(claim))):
        return denial[0]
    for at, word in enumerate(mine):
        if _opposed(claim, at, body) or _parity(claim, at, body):
            return word.text
    return None


Choice = tuple[frozenset[str], frozenset[str]]


@lru_cache(maxsize=8192)
def _choices(text: str) -> tuple[Choice, ...]:
    """What is taken and what is not: "cash rather than houses", "a stopgap, not a solution"."""
    out: list[Choice] = []
    low = PREFERS.sub(r"\1 rather than ", fold(text).replace("’", "'"))
    for sentence in re.split(r"[.;:!?](?=\s|$)", low):
        for match in RATHER.finditer(sentence):
            out.append((frozenset(_stems(match[1])), frozenset(_stems(match[2]))))
        for match in CHOOSING.finditer(sentence):
            left, right = sentence[: match.start()], sentence[match.end() :]
            taken = _stems(left)[-TAKEN:]
            if match["opens"]:  # "instead of houses, it gave cash"
                joint = TAKING.search(right)
                taken = _stems(right[joint.start() :])[:TAKEN] if joint else []
                right = right[: joint.start()] if joint else right
            out.append(
                (frozenset(taken), frozenset(_stems(re.split(r"[,()]", right)[0])[:NOT_TAKEN]))
            )
    return tuple(out)


def _stems(text: str) -> list[str]:
    words = re.findall(r"[a-z][a-z-]+", text)
    return [stem(w) for w in words if w not in STOPPED and w not in TIMES_OF and len(w) > 2]


def _exchanged(claim: str, body: str) -> str | None:
    """The word of a claim that takes what the fact does not: "houses rather than cash"."""
    for yes, no in _choices(claim):
        for held, left in _choices(body):
            crossed = (yes & left) - held, (no & held) - left
            straight = (yes & held) | (no & left)
            if all(crossed) and sum(map(len, crossed)) > len(straight):
                return min(crossed[0])
    return None


@lru_cache(maxsize=8192)
def _denying(text: str) -> frozenset[int]:
    """The clauses of a text that deny something."""
    return frozenset(w.clause for w in read(text) if w.text in NEGATORS or w.denied)


def _raw(word: Word, pair: int) -> int:
    return next(s for i, s in word.poles if i == pair)


def _sign(word: Word, pair: int) -> int:
    sign = _raw(word, pair)
    return -sign if word.negated else sign


def _opposed(claim: str, at: int, body: str) -> bool:
    """Whether the opposite of a word stands among more of its surroundings than the word itself."""
    word = read(claim)[at]
    for pair, _ in word.poles:
        if word.chosen or (pair in ORDERING and word.negated):
            continue  # "avoided building new lines" says nothing of old ones
        sign = _sign(word, pair)
        beside = read(claim)[max(0, at - BESIDE) : at + BESIDE + 1]
        if any((pair, -_raw(word, pair)) in other.poles for other in beside):
            continue  # "include or exclude groups"
        denies = word.clause in _denying(claim)
        best, denied = {1: 0.0, -1: 0.0}, word.negated
        wide = 0 if pair in ORDERING else 1
        for j, other in enumerate(read(body)):
            if any(i == pair for i, _ in other.poles) and not (other.negated and not wide):
                shared = _shared(_around(claim, at)[wide], _around(body, j)[wide])
                contrary = _sign(other, pair) != sign
                if contrary and denies and other.clause in _denying(body):
                    continue  # both deny something: it need not be this word
                if shared > best[_sign(other, pair)]:
                    best[_sign(other, pair)] = shared
                    denied = denied or (other.negated and contrary)
        least = ORDERED if pair in ORDERING else NEGATED if denied else LEAST
        if best[-sign] > best[sign] * TIMES + least:
            return True
    return False


def _parity(claim: str, at: int, body: str) -> bool:
    """Whether a word is negated in one of the two texts only."""
    word, theirs = read(claim)[at], read(body)
    if (
        not word.content
        or word.text[0].isdigit()
        or word.text in NUMBERS
        or word.stem in LIGHT
        or word.text in TIMES_OF
    ):
        return False
    same = [j for j, other in enumerate(theirs) if other.stem == word.stem]
    if word.turned:
        if not same or any(theirs[j].negated for j in same):
            return False
    elif (
        word.negated
        or word.denied
        or not same
        or not all(theirs[j].denied for j in same)
        or any(w.text in LITTLE for w in read(claim))
    ):
        return False
    return any(_shared(_around(claim, at)[0], _around(body, j)[0]) >= PARITY for j in same)
