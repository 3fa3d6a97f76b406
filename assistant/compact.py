"""The recommendation in few words: a line per tool, as long as the limit allows. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.cite import sentences
from assistant.phrasing import FITS, described, fact_line, sentence
from assistant.reasons import because
from assistant.tosay import to_say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.advise import Advice
    from assistant.corpus import Corpus
    from assistant.examples import Pick
    from assistant.fit import ToolFit

SHOWN = 3
USUAL = 250  # words, when no limit was asked for


def compact(corpus: Corpus, advice: Advice) -> str:
    """The tools in order, a line each: with reason, example, risk and first step as far as the
    words allow; the fullest version that fits."""
    form = advice.turn.form
    if form.said:
        return "\n".join(to_say(corpus, advice))
    if form.lines:
        return "\n".join(list(_sentences(corpus, advice))[: form.lines])
    limit = form.max_words or USUAL
    versions = (_lines,) if form.one_line else (_full, _with_reason, _lines)
    text = ""
    for version in versions:
        text = "\n".join(version(corpus, advice))
        if _length(text) <= limit:
            return text
    return text if _length(text) <= limit else _filled(corpus, advice, limit)


def in_brief(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """A line per tool, with reason and example."""
    yield from _with_reason(corpus, advice)


def _sentences(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """What matters, a sentence each, the most important first."""
    (fit, pick), *others = _pairs(advice)
    reason, works = because(corpus, fit, advice.profile.challenges)
    start = corpus.say("**Start with {first}.**", first=corpus.inline(fit.tool)).strip("*.")
    yield f"{start}: {(works[0] if works else reason).rstrip('. ')}."
    if pick and pick.examples:
        yield _example(corpus, pick)
    if advice.warning:
        fact = corpus.facts[advice.warning]
        lead = corpus.say("**What went wrong elsewhere:** ").replace("*", "")
        city = corpus.city_of(fact.id).city
        yield f"{lead}{_lesson(corpus.lesson(fact))} ({city}) [[{fact.id}]]."
    if advice.steps:
        yield f"{corpus.say('**First step:** ')}{advice.steps[0]}".replace("*", "")
    for later, _ in others:
        condition, works = because(corpus, later, advice.profile.challenges)
        yield f"{corpus.tools[later.tool].name}: {(works[0] if works else condition).rstrip('. ')}."


def _filled(corpus: Corpus, advice: Advice, limit: int) -> str:
    """Only names, and the whole line for as many tools from the top as the words allow."""
    kept = list(_names(corpus, advice))
    for i, line in enumerate(_lines(corpus, advice)):
        longer = [*kept[:i], line, *kept[i + 1 :]]
        if _length("\n".join(longer)) > limit:
            break
        kept = longer
    return "\n".join(kept)


def _pairs(advice: Advice) -> list[tuple[ToolFit, Pick | None]]:
    picks = {pick.tool: pick for pick in advice.picks}
    shown = advice.tools[: advice.turn.form.max_tools or SHOWN]
    return [(fit, picks.get(fit.tool)) for fit in shown]


def _full(corpus: Corpus, advice: Advice) -> Iterator[str]:
    yield corpus.say("For {city}:", city=described(corpus, advice.profile))
    yield ""
    yield from _with_reason(corpus, advice)
    if advice.closest and not any(pick.examples for pick in advice.picks[:1]):
        yield ""
        closest = fact_line(corpus, corpus.facts[advice.closest])
        yield f"{corpus.say('**The closest case:** ')}{closest}"
    if advice.warning:
        fact = corpus.facts[advice.warning]
        city = corpus.city_of(fact.id).city
        yield ""
        lead = corpus.say("**What went wrong elsewhere:** ")
        yield f"{lead}{_lesson(corpus.lesson(fact))} ({city}) [[{fact.id}]]."
    if advice.steps:
        yield f"{corpus.say('**First step:** ')}{advice.steps[0]}"


def _with_reason(corpus: Corpus, advice: Advice) -> Iterator[str]:
    for number, (fit, pick) in enumerate(_pairs(advice), start=1):
        name, how_well = corpus.tools[fit.tool].name, corpus.say(FITS[fit.fit])
        condition, works = because(corpus, fit, advice.profile.challenges)
        reason = sentence(works[0] if works else condition)
        yield f"{number}. **{name}** ({how_well}): {reason} {_example(corpus, pick)}"


def _lines(corpus: Corpus, advice: Advice) -> Iterator[str]:
    for number, (fit, pick) in enumerate(_pairs(advice), start=1):
        yield f"{number}. **{corpus.tools[fit.tool].name}:** {_example(corpus, pick)}"


def _names(corpus: Corpus, advice: Advice) -> Iterator[str]:
    for number, (fit, pick) in enumerate(_pairs(advice), start=1):
        as_in = ""
        if pick and pick.examples:
            as_in = _like(corpus, pick.examples[0])
        yield f"{number}. **{corpus.tools[fit.tool].name}**{as_in}."


def _like(corpus: Corpus, key: str) -> str:
    """Whose case it is, to end a tool's name: ``, as in Surat`` with its marker."""
    city = corpus.city_of(key).city
    return f"{corpus.say(', as in {city}', city=city)} [[{key}]]"


def _example(corpus: Corpus, pick: Pick | None) -> str:
    if pick is None or not pick.examples:
        return corpus.say("No case here shows it at work on what you named.")
    fact = corpus.facts[pick.examples[0]]
    return f"{_lesson(corpus.lesson(fact))} ({corpus.city_of(fact.id).city}) [[{fact.id}]]."


def _lesson(text: str) -> str:
    """The first sentence of a lesson, without its full stop."""
    return sentences(text)[0].rstrip(".")


def _length(text: str) -> int:
    return len(text.split())
