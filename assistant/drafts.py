"""A paragraph or a letter without a language model: the advice in sentences, as a draft to edit.
Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.phrasing import cited, fact_line, shorten
from assistant.tosay import to_say
from assistant.wording import country, inhabitants

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.advise import Advice
    from assistant.corpus import Corpus

SENTENCES = 6  # of a paragraph
CLAIM = 35  # words of what a city is reminded of
# What can be asked of any case: those of a tool may be beside it ("the election you lost").
QUESTIONS = (
    "What did it cost in all, and who paid, at first and since?",
    "Who ran it from day to day, and what could that person decide alone?",
    "What went wrong on the way, and what is still open?",
    "What would you do otherwise today, and whom may we ring?",
)


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
    if own := _where(corpus, advice):
        yield corpus.say("We write to you from: {own}.", own=own)
    if troubles:
        yield corpus.say("Our trouble: {troubles}.", troubles=troubles)
    read = cited(shorten(fact.claim, CLAIM), fact.id)
    yield corpus.say("We read of you: {read}", read=read)
    yield corpus.say("We would be glad to learn from you:")
    yield from (f"- {corpus.say(question)}" for question in QUESTIONS)


def _where(corpus: Corpus, advice: Advice) -> str:
    """The own city in a few words: its name or size, and its country."""
    own, language = advice.profile, corpus.language
    size = inhabitants(own.population, language, told=True) if own.population else ""
    land = country(own.country, language) if own.country else ""
    return ", ".join(part for part in (own.named_city, size, land) if part)
