"""A paragraph or a letter without a language model: the advice in sentences, as a draft to edit.
Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.phrasing import cited, described, fact_line, shorten
from assistant.tosay import to_say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.advise import Advice
    from assistant.corpus import Corpus

SENTENCES = 6  # of a paragraph
QUESTIONS = 3  # of a letter
CLAIM = 35  # words of what a city is reminded of


def draft(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """The text asked for; where it is a question to sharpen, what it can rest on."""
    lines: list[str] = []
    if advice.turn.task == "letter" and advice.facts:
        lines = list(_letter(corpus, advice))
    elif advice.turn.task == "paragraph" and advice.tools:
        lines = [" ".join(_sentences(corpus, advice))]
    if lines:
        yield corpus.say("**A draft to edit**, in the library's own sentences:")
        yield ""
        yield from (f"> {line}" for line in lines)
        return
    yield corpus.say(
        "A text of this kind takes a language model. I can lay out the first hundred days, or the "
        "questions to put to that city; this is what the text can rest on:"
    )
    yield ""
    yield from (f"- {fact_line(corpus, corpus.facts[key])}" for key in advice.facts)


def _sentences(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """What we begin with and why, the first step, a case and its result, a failure, what it
    takes."""
    form = advice.turn.form.model_copy(update={"lines": SENTENCES})
    turn = advice.turn.model_copy(update={"form": form, "ask": None})
    for line in to_say(corpus, advice.model_copy(update={"turn": turn})):
        yield line.removeprefix("- ")


def _letter(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """Who we are, what we read of theirs, and what we would like to know."""
    fact = corpus.facts[advice.facts[0]]
    city = corpus.city_of(fact.id).city
    troubles = corpus.listed([corpus.label(tag) for tag in advice.profile.challenges[:2]])
    yield f"{corpus.say('To the city of {city}', city=city)} [[{fact.id}]]"
    yield ""
    own = described(corpus, advice.profile)
    if troubles:
        yield corpus.say("We write to you from: {own}. Our trouble: {troubles}.", own=own,
                         troubles=troubles)  # fmt: skip
    read = cited(shorten(fact.claim, CLAIM), fact.id)
    yield corpus.say("We read of you: {read}", read=read)
    yield corpus.say("We would be glad to learn from you:")
    for question in corpus.tools[fact.tool].ask_the_city[:QUESTIONS]:
        yield f"- {question}"
    yield f"- {corpus.say('What would you do otherwise today, and whom may we ring?')}"
