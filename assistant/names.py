"""Places, people and bodies that a claim names and its facts do not. Pure.

A name is a capitalised word, or several: English, Spanish, French and Portuguese write little else
with a capital inside a sentence; German writes every noun so, and there only what is surely a name
counts (two in a row, capitals inside, a body known from another fact, a word after a title).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from assistant.lexical import WORD, fold
from assistant.namewords import (
    CIVIC,
    COGNATE,
    COMMON,
    ENDS,
    EQUAL,
    GERMAN_MEASURE,
    GERMAN_NOUN,
    HEADS,
    INTERNATIONAL,
    MONEY_AFTER,
    NEAR_NAME,
    NEARBY,
    OF_WHAT,
    STRICT,
    TITLES,
)
from assistant.numberwords import stop_words
from assistant.units import CODES
from assistant.wording import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.corpus import Corpus
    from assistant.places import Gazetteer

TOKEN = re.compile(r"[^\W\d_](?:[\w&@]|['’.-](?=\w))*|\d+[^\W\d_]\w*")
# Small words inside a name: "Fondation pour la Ville", "Bank of America".
LINK = re.compile(r"\.?\s+(?:(?:of|for|and|de|del|de la|da|do|das|dos|du|des|pour|para|y|e|et|von|"
                  r"für|the|van|van der|al|el|&)\s+)?")  # fmt: skip


MONEY_CODE = re.compile(rf"(?:{CODES})$")
INITIAL = re.compile(r"(?<![\w.])[A-Z]\. ?$")  # "M. Okoro": no sentence ends there


class Named(NamedTuple):
    """A stretch of a claim that reads as a name: kind city or name."""

    kind: str
    value: str


class Frame(NamedTuple):
    """What names may come from: the facts' own words, the words around them, the user's words."""

    body: str
    header: str
    said: str
    programme: str
    language: str
    aliases: str = ""


class Token(NamedTuple):
    """A capitalised word with its place."""

    text: str
    word: str
    start: int
    end: int
    opening: bool


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """The words of a text, folded, with single spaces around each."""
    return f" {' '.join(WORD.findall(fold(text)))} "


def _inventory(texts: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Of all facts: the words written with a capital only (names), and all words in lower case."""
    upper: set[str] = set()
    lower: set[str] = set()
    for text in texts:
        for match in re.finditer(r"[^\W\d_]{2,}", text):
            word = match[0]
            if word[0].islower():
                lower.add(fold(word))
            elif not ENDS.search(text[max(0, match.start() - 4) : match.start()]):
                upper.add(fold(word))
    return frozenset(upper - lower), frozenset(lower)


_KNOWN: dict[str, tuple[frozenset[str], frozenset[str]]] = {}


def inventory(corpus: Corpus) -> tuple[frozenset[str], frozenset[str]]:
    """The names and the ordinary words of the corpus, once per corpus."""
    if corpus.digest not in _KNOWN:
        _KNOWN.clear()
        _KNOWN[corpus.digest] = _inventory(
            f"{fact.claim} {fact.outcome or ''} {fact.lesson} {' '.join(fact.situations)}"
            for fact in corpus.facts.values()
        )
    return _KNOWN[corpus.digest]


def capitals(text: str) -> list[Token]:
    """The words with a capital, possessives without their ending; ``opening``: after a stop."""
    tokens = []
    for match in TOKEN.finditer(text):
        shown = re.sub(r"['’]s?$", "", match[0])
        head = re.sub(r"^[dlDL]['’]", "", shown)  # "l'Agence"
        if head and (head[0].isupper() or re.search(r"[a-z][A-Z]|\d[A-Z]", head)):
            start = match.start() + len(shown) - len(head)
            opening = bool(ENDS.search(text[:start])) and not INITIAL.search(text[:start])
            tokens.append(Token(head, fold(head), start, start + len(head), opening))
    return tokens


def find_places(text: str, frame: Frame, gazetteer: Gazetteer | None, cities: Sequence[str]
                ) -> Iterator[tuple[int, int, str, bool]]:  # fmt: skip
    """The places a text names, as (start, end, name, whether the frame holds it)."""
    held = folded(f"{frame.body} {frame.header} {frame.said}")
    if gazetteer is None:
        for city in cities:
            for match in re.finditer(rf"(?<!\w){re.escape(city)}(?!\w)", text):
                yield match.start(), match.end(), city, folded(city) in held
        return
    for start, end, places in gazetteer.spelled(text):
        if MONEY_AFTER.match(text, end):
            continue
        names = {name for place in places for name in place}
        known = any(folded(name) in held for name in (text[start:end], *names) if len(name) > 1)
        yield start, end, text[start:end], known


def unknown_names(
    text: str, frame: Frame, corpus: Corpus, gazetteer: Gazetteer | None
) -> Iterator[Named]:
    """The places and names of a text that neither its facts nor the user's words hold."""
    cities = [city.city for city in corpus.cities.values()]
    placed: list[tuple[int, int]] = []
    for start, end, name, known in find_places(text, frame, gazetteer, cities):
        placed.append((start, end))
        if not known and not _inside_name(text, start, end, frame):
            yield Named("city", name)
    tokens = [
        t
        for t in capitals(text)
        if not any(s <= t.start < e for s, e in placed) and not MONEY_AFTER.match(text, t.end)
    ]
    for phrase in _phrases(text, tokens):
        yield from _judge(text, phrase, frame, corpus)


def _inside_name(text: str, start: int, end: int, frame: Frame) -> bool:
    """Whether a place is part of a longer name that the facts hold: "Paris Agreement"."""
    wide = re.search(r"[\w'’-]*\s?$", text[:start])
    before = (wide[0] if wide else "") + text[start:end]
    return (
        len(before) > end - start + 2
        and before[0].isupper()
        and folded(before) in folded(frame.body)
    )


def _phrases(text: str, tokens: Sequence[Token]) -> list[list[Token]]:
    """Runs of capitalised words, small words between them allowed."""
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and LINK.fullmatch(text, runs[-1][-1].end, token.start) and not token.opening:
            runs[-1].append(token)
        else:
            runs.append([token])
    return runs


def _judge(text: str, phrase: list[Token], frame: Frame, corpus: Corpus) -> Iterator[Named]:
    """The names of one run that are not held."""
    names, ordinary = inventory(corpus)
    open_words = folded(f"{frame.body} {frame.header} {frame.said} {frame.aliases}")
    free = [not _held(token, open_words, frame) for token in phrase]
    bad = []
    for i, token in enumerate(phrase):
        if not free[i]:
            continue
        follows = i + 1 < len(phrase) and phrase[i + 1].start - token.end == 1
        if token.opening and not _surely(token, names, ordinary, follows, frame.language == "de"):
            continue
        if frame.language == "de" and (
            re.search(r"\d ?$", text[: token.start])  # "52 Wohnanlagen" counts a thing
            or not _german(phrase, i, free, names, _german_words(corpus))
        ):
            continue
        bad.append(token)
    if bad and frame.language in {"es", "fr", "pt"} and _translated(text, phrase, frame):
        return
    if bad:
        yield Named("name", text[bad[0].start : bad[-1].end])
    elif len(phrase) > 1 or phrase[0].word in {"university"}:
        yield from _recombined(text, phrase, frame)


def _held(token: Token, words: str, frame: Frame) -> bool:
    """Whether a word is common, or one of the words of the facts, the user, or their initials."""
    parts = WORD.findall(token.word)
    if token.word in COMMON or token.word in TITLES or token.word in CIVIC:
        return True
    if MONEY_CODE.match(token.text):
        return True  # what currency it is, the figures tell
    if frame.language != "en" and any(
        f" {HEADS.get(part, '-')} " in words for part in parts if part in HEADS
    ):
        return True
    if all(
        _one_held(part, words, frame.language) or part in COMMON for part in parts if len(part) > 1
    ):
        return True
    if any(f" {word} " in words for word in EQUAL.get(token.word, ())):
        return True
    return token.text.isupper() and len(token.text) > 2 and _initials(token.word, words)


def _one_held(part: str, words: str, language: str) -> bool:
    if language != "en" and len(part) >= NEAR_NAME and _respelled(part, words):
        return True
    if len(part) > COGNATE and language != "en" and f" {part[:COGNATE]}" in words:
        return True
    if language == "de" and part.endswith("er") and f" {part[:-2]} " in words:
        return True  # Wiener, Berliner
    stem = part[:-1] if part.endswith("s") and len(part) > 3 else part
    if f" {part} " in words or f" {stem} " in words or f" {part}s " in words:
        return True
    # "Chinese" for China, "Danish" for Denmark: adjectives share the beginning of their country.
    return len(part) > 5 and part.endswith(("ese", "ian", "ish")) and (f" {part[:4]}" in words)


def _respelled(part: str, words: str) -> bool:
    """Whether a word is a held one with another ending: Surate for Surat."""
    near = re.search(rf" ({part[:NEAR_NAME]}\w*) ", words)
    return (
        near is not None
        and abs(len(near[1]) - len(part)) <= 1
        and (part.startswith(near[1][:-1]) or near[1].startswith(part[:-1]))
    )


def _initials(word: str, words: str) -> bool:
    letters = r" ".join(
        rf"{re.escape(c)}\w*(?: (?:of|for|and|the|de))?" for c in word if c.isalpha()
    )
    return re.search(rf" {letters} ", words) is not None


def _surely(
    token: Token, names: frozenset[str], ordinary: frozenset[str], follows: bool, german: bool
) -> bool:
    """Whether the first word of a sentence is a name and not an ordinary word."""
    if any(token.word in stops for stops in stop_words().values()):
        return False
    if token.word in ordinary or token.word.removesuffix("s") in ordinary:
        return False
    inside = re.search(r"[a-z][A-Z]|^[A-Z0-9]{2,}$", token.text)
    return bool(inside) or token.word in names or (follows and not german)


_GERMAN: dict[str, frozenset[str]] = {}


def _german_words(corpus: Corpus) -> frozenset[str]:
    """The German words of our own phrases and labels: nouns, no names."""
    if corpus.digest not in _GERMAN:
        own = {*phrases("de").values(), *corpus.tables.get("de", {}).values()}
        _GERMAN.clear()
        _GERMAN[corpus.digest] = frozenset(w for text in own for w in WORD.findall(fold(text)))
    return _GERMAN[corpus.digest]


def _german(
    phrase: list[Token],
    i: int,
    free: list[bool],
    names: frozenset[str],
    nouns: frozenset[str],
) -> bool:
    """Whether a capitalised German word is a name and not a noun."""
    token = phrase[i]
    if re.search(r"[a-z][A-Z]|^[A-Z]{2,5}$", token.text):
        return True
    if token.word in names and token.word not in nouns:
        return True
    before = phrase[i - 1] if i else None
    titled = before is not None and before.word in TITLES and token.start - before.end == 1
    next_to = [
        other
        for j, other in ((i - 1, before), (i + 1, phrase[i + 1] if i + 1 < len(phrase) else None))
        if other is not None
        and free[j]
        and not (other.word in nouns or GERMAN_NOUN.search(other.word))
        and 1 in {token.start - other.end, other.start - token.end}
        and not other.opening
        and not GERMAN_MEASURE.match(other.word)
    ]
    noun = token.word in nouns or GERMAN_NOUN.search(token.word) or GERMAN_MEASURE.match(token.word)
    return titled or bool(next_to and not noun)


def _translated(text: str, phrase: list[Token], frame: Frame) -> bool:
    """Whether a run reads as the translation of a name in the facts: words joined by "del"."""
    shown = text[phrase[0].start : phrase[-1].end]
    if phrase[0].word in TITLES or len(phrase) < 2:
        return False
    if all(INTERNATIONAL.get(n) and f" {INTERNATIONAL[n]} " in folded(frame.body)
           for n in [" ".join(t.word for t in phrase)]):  # fmt: skip
        return True
    joined = re.search(r" (?:de|del|de la|da|do|das|dos|du|des|para|pour) ", shown)
    proper = re.findall(r"(?:[A-Z][\w-]+ ){1,4}[A-Z][\w-]+", frame.body + frame.programme)
    missing = [name for name in proper if folded(name) not in folded(text)]
    if phrase[0].word in HEADS:
        starts = {w[:4] for t in phrase[1:] for w in WORD.findall(t.word) if len(w) > 3}
        missing = [n for n in missing if starts & {w[:4] for w in WORD.findall(fold(n))}]
    return bool(joined and missing)


def _recombined(text: str, phrase: list[Token], frame: Frame) -> Iterator[Named]:
    """A body whose words the facts hold, but apart: "University of Iowa" from a university."""
    words = [part for token in phrase for part in WORD.findall(token.word)]
    shown = text[phrase[0].start : phrase[-1].end]
    heads = [w for w in words if w in STRICT or (w in OF_WHAT and f"{w} of " in shown.lower())]
    others = [w for w in words if w not in {*heads, *STRICT, *CIVIC} and len(w) > 2]
    if not heads or not others:
        return
    held = f"{frame.body} {frame.header} {frame.said}"
    gap = rf"(?: \w+){{0,{NEARBY}}} "
    for head in heads:
        for other in others:
            pattern = rf" (?:{head}s?{gap}{other}|{other}s?{gap}{head})"
            if not re.search(pattern, folded(held)):
                yield Named("name", text[phrase[0].start : phrase[-1].end])
                return
