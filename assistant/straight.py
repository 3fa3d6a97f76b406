"""A prepared question answered: the answer at once, why and what to do, then what cities did. Pure.

The words are our own and marked so; only the facts beside them tell of cities.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.cite import DRAFT, sentences
from assistant.phrasing import fact_line, from_figures, lesson_line
from assistant.tosay import to_say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.advise import Advice
    from assistant.corpus import Corpus
    from assistant.faq import Faq

SHOWN = 2  # facts beside an answer
BESIDE = 1  # facts beside each of several answers


def straight(
    corpus: Corpus, advice: Advice, keys: Sequence[str] = (), most: int = SHOWN
) -> Iterator[str]:
    """The answers to the questions that a message puts, or to those of ``keys``, with at most so
    many facts beside one."""
    faqs = [corpus.faqs[key] for key in keys or advice.turn.faqs if key in corpus.faqs]
    lines = advice.turn.form.lines
    for place, faq in enumerate(faqs):
        if place:
            yield ""
        if lines:
            yield from _in_lines(corpus, advice, faq, lines)
            continue
        verdict, answer = corpus.straight(faq)
        if faq.kind == "tell":
            yield f"**{verdict}**"
            yield ""
            yield f"> {' '.join(spoken(corpus, faq))}"
        else:
            said = answer.rstrip(".")
            yield f"**{verdict}** {corpus.say('{text} (our reading).', text=said)}"
        if not place and advice.request.intent == "ask" and (own := from_figures(corpus, advice)):
            yield ""
            yield own
        yield from _beside(corpus, faq, most if len(faqs) == 1 else BESIDE)


def _in_lines(corpus: Corpus, advice: Advice, faq: Faq, lines: int) -> list[str]:
    """So many sentences to say; the last tells a case, where there is one."""
    told = spoken(corpus, faq)
    if faq.kind != "tell":
        told.insert(0, corpus.straight(faq)[0])
    cases = [lesson_line(corpus, corpus.facts[key]).replace("*", "") for key in faq.facts[:1]]
    cases += [text[2:] for text in to_say(corpus, advice) if DRAFT.search(text)]
    kept = told[: max(lines - 1, 1)]
    return [f"- {text}" for text in (kept + cases)[:lines]]


def spoken(corpus: Corpus, faq: Faq) -> list[str]:
    """What is to be said to others, sentence by sentence."""
    return sentences(corpus.straight(faq)[1].strip('"\u201c\u201d\u201e\u00ab\u00bb '))


def beside(corpus: Corpus, key: str) -> tuple[str, ...]:
    """The facts shown beside the answer to one question; none where there is no such question."""
    return corpus.faqs[key].facts[:SHOWN] if key in corpus.faqs else ()


def _beside(corpus: Corpus, faq: Faq, most: int) -> Iterator[str]:
    facts = [corpus.facts[key] for key in faq.facts[:most]]
    if facts:
        yield ""
    for place, fact in enumerate(facts):
        yield f"- {(lesson_line if place else fact_line)(corpus, fact)}"
