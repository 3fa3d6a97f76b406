"""Small numbers in words, in five languages: ``fourteen and a half`` -> 14.5. Pure.

``numerals.py`` reads how large a city or a budget is and so leaves words below a hundred alone;
sentences about facts need them: ``fifteen winners``. One is left out: it is an article mostly.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from text_to_num import text2num

from assistant.glossary import GRAMMAR
from assistant.phrases import flat

if TYPE_CHECKING:
    from collections.abc import Iterator


_MORE = {
    "en": "as but this they their than only more after before who when will would could been there "
    "about into over one two three where what while",
    "es": "desde hasta entre sin sobre sus este esta cuando tambien ano anos tras mientras ya unos "
    "cada son han ha ciudad",
    "fr": "sans sous leur leurs cette ces apres avant mais ont ete entre jusqu son sa ses ans deux "
    "d l n qu il elle sont a ville",
    "pt": "pela pelos pelas entre ate sem sobre seu sua seus suas foram sao tambem ano anos num "
    "numa "
    "ha cidade depois",
    "de": "an am doch nur sie bei aus oder auch wie wird werden waren als um zum zur uber mehr "
    "noch "
    "durch bis dass ihre seine vom gegen unter zwischen rund fast jahr jahre seit stadt ihr sind",
}


@cache
def stop_words() -> dict[str, frozenset[str]]:
    """The smallest words of each language."""
    return {code: frozenset(words.split()) for code, words in GRAMMAR.items()}


@cache
def _telling_words() -> dict[str, frozenset[str]]:
    """The same with the next smallest, which tell the language of a short sentence."""
    return {code: words | set(_MORE[code].split()) for code, words in stop_words().items()}


@lru_cache(maxsize=8192)
def language_of(text: str) -> str:
    """The language of a sentence by its small words; English when none is ahead."""
    words = re.findall(r"[a-z]+", flat(text))
    counts = {code: sum(w in stops for w in words) for code, stops in _telling_words().items()}
    return max(counts, key=lambda code: (counts[code], code == "en"))


class Written(NamedTuple):
    """A number in words with its span."""

    value: float
    start: int
    end: int


_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "fr": "vingt vingts trente quarante cinquante soixante septante huitante nonante",
    "pt": "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    "de": "zwanzig dreißig vierzig funfzig sechzig siebzig achtzig neunzig",
}
_SMALL = {
    "en": "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciseis diecisiete dieciocho diecinueve veintiuno veintidos veintitres veinticuatro "
    "veinticinco veintiseis veintisiete veintiocho veintinueve",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    "pt": "dois duas tres quatro cinco seis sete oito nove dez onze doze treze quatorze catorze "
    "quinze dezesseis dezasseis dezessete dezoito dezenove",
    "de": "zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn "
    "sechzehn siebzehn achtzehn neunzehn",
}
_LARGE = {"en": "hundred thousand", "es": "cien ciento", "fr": "cent cents mille",
          "pt": "cem cento",
          "de": "hundert tausend"}  # fmt: skip
_JOINS = {"en": "and one a", "es": "y uno un una", "fr": "et un une", "pt": "e um uma", "de": ""}
# text2num wants these spelled with their marks.
_MARKS = {
    ("es", "dieciseis"): "dieciséis", ("es", "veintidos"): "veintidós",
    ("es", "veintitres"): "veintitrés", ("es", "veintiseis"): "veintiséis",
    ("pt", "tres"): "três", ("pt", "dezasseis"): "dezesseis", ("pt", "catorze"): "quatorze",
    ("pt", "duas"): "dois", ("de", "funf"): "fünf", ("de", "zwolf"): "zwölf",
    ("de", "funfzehn"): "fünfzehn", ("de", "funfzig"): "fünfzig",
}  # fmt: skip
_HALF = {
    "en": r"[ -]and[ -]a[ -]half", "es": r" y medi[oa]", "fr": r" et demie?", "pt": r" e mei[oa]",
    "de": r"einhalb",
}  # fmt: skip
GERMAN_COMPOUND = (
    r"(?:ein|zwei|drei|vier|funf|sechs|sieben|acht|neun)und"
    r"(?:zwanzig|dreißig|vierzig|funfzig|sechzig|siebzig|achtzig|neunzig)"
)
LEAST = 2  # one is an article in most of these languages
DOZENS = {"half a ": 6, "half-a-": 6, "two ": 24, "three ": 36}
DOZEN = re.compile(rf"\b({'|'.join(DOZENS)}|a )?dozen\b")


@cache
def _runs(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may begin a number in words, with all words that may follow; and "and a half"."""
    first = f"{_TENS[code]} {_SMALL[code]} {_LARGE[code]}".split()
    head = "|".join(sorted(first, key=len, reverse=True))
    tail = "|".join(sorted([*first, *_JOINS[code].split()], key=len, reverse=True))
    if code == "de":
        run = rf"\b(?:{GERMAN_COMPOUND}|{head})(?=\b|einhalb\b)"
    else:
        one = r"(?:(?:one|a)[ -](?=hundred|thousand))?" if code == "en" else ""
        run = rf"\b{one}(?:{head})\b(?:[ -](?:{tail})\b)*"
    return re.compile(run), re.compile(rf"(?:{_HALF[code]})\b")


@cache
def _value(words: str, code: str) -> float:
    """The value of number words, 0 if they are none."""
    words = re.sub(r"^a ", "one ", words)
    for form in (words, " ".join(_MARKS.get((code, w), w) for w in words.split())):
        try:
            return float(text2num(form, code))
        except ValueError:
            continue
    return 0


@cache
def _prefix(words: str, code: str) -> tuple[float, int]:
    """The longest beginning of a run that is one number, and its length."""
    ends = [m.start() for m in re.finditer(r"[ -]", words)] + [len(words)]
    for end in reversed(ends):
        plain = words[:end] if code == "fr" else words[:end].replace("-", " ")
        value = _value(plain, code)
        if value:
            return value, end
    return 0, ends[0]


def find_written(text: str, code: str) -> Iterator[Written]:
    """The numbers from two on that a text writes in the words of a language."""
    low = flat(text)
    run, half = _runs(code)
    at = 0
    while match := run.search(low, at):
        value, length = _prefix(match[0], code)
        at = match.start() + max(1, length)
        if low[: match.start()].endswith(("por ", "pour ")) and match[0].startswith("c"):
            continue  # "por ciento", "pour cent"
        added = half.match(low, at)
        if value >= LEAST:
            at = added.end() if added else at
            yield Written(value + (0.5 if added else 0), match.start(), at)
    if code == "en":
        for match in DOZEN.finditer(low):
            yield Written(DOZENS.get(match[1] or "", 12), match.start(), match.end())
