"""The prepared questions that come nearest to one that nothing answers, offered with what would be
said to them. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.cite import sentences
from assistant.decisions import rulings
from assistant.references import bare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.advise import Advice
    from assistant.corpus import Corpus

# A figure in the words in which a question is put belongs to whoever put it so.
FIGURE = re.compile(r"\d")


LEAD = "**The nearest that I can answer (our reading):**"
OFFERED = 2  # questions that are offered
FULL = 45  # words of the answer to the first of them


def nearest_answers(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """What holds in any city of what is to be decided; then a lead and a line each: the question
    as it is put, and the answer to it at once; to the first of them also why, in a few sentences.
    """
    near, ruled = advice.turn.near[:OFFERED], list(rulings(corpus, advice.turn.decisions))
    yield from ruled
    if near:
        yield from [""] * bool(ruled)
        yield corpus.say(LEAD)
    for place, key in enumerate(near):
        yield offered(corpus, key, 0 if place else FULL)


def offered(corpus: Corpus, key: str, words: int) -> str:
    """A line with the question as it is put, the answer at once and, in so many words, why."""
    asked, faq = put(corpus, key), corpus.faqs[key]
    verdict, answer = corpus.straight(faq)
    why = begun(answer, words) if words and faq.kind != "tell" else ""
    parts = ("-", f"*{asked}*" if asked else "", f"**{verdict}**", why)
    return " ".join(part for part in parts if part)


def begun(answer: str, words: int) -> str:
    """The first sentences of an answer, up to so many words, the first of them at least."""
    kept: list[str] = []
    for sentence in sentences(answer):
        if kept and len(" ".join([*kept, sentence]).split()) > words:
            break
        kept.append(sentence)
    return " ".join(kept)


def put(corpus: Corpus, key: str) -> str:
    """A prepared question in the language of the answer, in the first of its ways that carries no
    figure; "" where none does."""
    ways = corpus.ways(corpus.faqs[key])
    return next((way for way in ways if not FIGURE.search(way)), "")


def offered_before(corpus: Corpus, keys: Sequence[str], text: str) -> str:
    """Which of the questions that were offered a message puts in the words of the offer; "" for
    none."""
    said = bare(text)
    return next((key for key in keys if said == bare(put(corpus, key))), "")
