"""Instructions where statements are expected: in a claim of a case, in what a user tells.

A claim says what a city did, in the third person: of the 1,299 of the corpus none asks, addresses
its reader or gives an address. A sentence that does is not part of the case. Pure.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.cite import DRAFT, sentences
from assistant.lexical import simple

if TYPE_CHECKING:
    from collections.abc import Sequence

COPIED = 6  # words in a row that a written sentence may not share with an instruction
ADDRESS = re.compile(
    r"\bwww\.|\S@\w+\.\w|(?<![\w.])[a-z0-9.-]+\.(?:com|org|net|xyz|io|info|biz|co|me|app|dev|ru|gov|"
    r"edu|eu|uk|de|fr|es|pt|br|in|cn)\b(?!\.?[A-Z])"
)
READER = re.compile(
    r"\b(?:you|your|yours|yourself|(?:this|every|each|any) (?:answer|response|reply|message|"
    r"prompt)s?|the (?:reader|assistant|prompt)s?)\b"
)
# How an instruction to whoever writes begins, after "please", "now", "in your answer, ...".
OPENING = re.compile(
    r"^\W*(?:(?:please|now|also|then|first|finally|instead|always|never|do not|don t|kindly|"
    r"important|note|system|user|assistant|attention|from now on|before answering)\b\W*)*"
    r"(?:act|add|anagram|answer|append|apologi[sz]e|assure|augment|avoid|begin|break|buy|call|"
    r"check|choose|cite|click|close|combine|compose|conclude|convert|convince|count|create|"
    r"declare|delete|describe|develop|discard|disregard|donate|draft|drop|email|encourage|"
    r"encrypt|end|enhance|explain|finish|follow|forget|generate|give|hide|ignore|imagine|"
    r"include|insert|install|integrate|introduce|invite|join|jumble|keep|let|list|look|make|"
    r"mention|misspell|modify|name|obey|omit|output|override|pay|persuade|pick|praise|pretend|"
    r"print|promote|provide|put|quote|rank|read|rearrange|recite|recommend|remember|remove|"
    r"render|repeat|replace|reply|respond|reveal|reverse|rewrite|say|scramble|see|sell|send|"
    r"show|sign|sing|solve|speak|spell|stop|substitute|subscribe|suggest|summari[sz]e|swap|"
    r"switch|take|talk|tell|think|translate|turn|urge|use|visit|vote|warn|write)\s+"
    r"(?!(?:of|in|by|at|for|on|and|was|is|were|are|has|had|can|depends|rose|fell|grew)\b)"
)
# What tells a writer how to write, which no lesson for a city does.
WRITER = re.compile(
    r"(?i)\b(?:your|this) (?:answer|response|reply|output|text|message|words)s?\b|"
    r"\bignore (?:all|any|the|previous|prior)\b|system prompt|you are now|pretend to be|as an ai\b"
)
PART = re.compile(r"[^.!?;\n]+[.!?;\n]*")


def ordering(sentence: str) -> bool:
    """Whether a sentence asks or tells a reader to do something, or sends him to an address."""
    low = sentence.lower()
    plain = simple(sentence)
    return (
        "?" in sentence
        or bool(ADDRESS.search(low))
        or bool(READER.search(plain) or OPENING.search(plain) or WRITER.search(sentence))
    )


@lru_cache(maxsize=4096)
def statements_of(claim: str) -> str:
    """A claim without the instructions in it."""
    parts = sentences(claim)
    kept = [part for part in parts if not ordering(part)]
    return claim if len(kept) == len(parts) else " ".join(kept)


def lesson_of(lesson: str) -> str:
    """A lesson, which tells a city what to do by its nature, without what is not for a city."""
    parts = sentences(lesson)
    kept = [p for p in parts if "?" not in p and not (ADDRESS.search(p) or WRITER.search(p))]
    return lesson if len(kept) == len(parts) else " ".join(kept)


def told_of(said: str) -> str:
    """What a user says of a city, without questions and requests."""
    return " ".join(part.strip() for part in PART.findall(said) if not ordering(part))


def orders_in(text: str) -> list[str]:
    """The instructions and questions of a text."""
    return [part for part in PART.findall(text) if ordering(part)]


def copies(sentence: str, orders: Sequence[str]) -> bool:
    """Whether a written sentence repeats six words in a row of an instruction; a mere question may
    be taken up by its answer."""
    told = [order for order in orders if ordering(order.replace("?", ""))]
    return bool(_runs(sentence) & {run for order in told for run in _runs(order)})


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", DRAFT.sub("", text).lower())
    return {tuple(words[i : i + COPIED]) for i in range(len(words) - COPIED + 1)}
