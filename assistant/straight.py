"""A prepared question answered: the answer at once, why and what to do, then what cities did. Pure.

The words are our own and marked so; only the facts beside them tell of cities.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.cite import DRAFT, sentences
from assistant.decisions import rulings
from assistant.examples import suits_size
from assistant.nearest import LEAD, begun, offered, put
from assistant.phrasing import fact_line, from_figures, lesson_line
from assistant.question import stems
from assistant.tosay import to_say
from assistant.troubles import content

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.advise import Advice
    from assistant.corpus import Corpus
    from assistant.faq import Faq
    from assistant.schema import Fact

SHOWN = 2  # facts beside an answer
ANSWER = 0.5  # of the words of a short one are the answer, the others the verdict and a case
DECIDES = {"proposal", "choice"}  # kinds of questions answered with yes, no or one of two
QUOTES = '"\u201c\u201d\u201e\u00ab\u00bb '
SECOND = 30  # words of the answer to the second likeliest question
AGAIN = 2  # sentences of an answer that was given before, and of others beside it
BESIDE = 1  # facts beside each of several answers, and beside the first weeks


def straight(corpus: Corpus, advice: Advice, keys: Sequence[str] = ()) -> Iterator[str]:
    """The answers to the questions that a message puts, or to those of ``keys``."""
    faqs = [corpus.faqs[key] for key in keys or advice.turn.faqs if key in corpus.faqs]
    most = _most(advice, faqs)
    lines = advice.turn.form.lines
    if lines and len(faqs) > 1:
        yield from _across(corpus, faqs, lines)
        return
    if advice.turn.again and faqs and not lines:
        yield from _again(corpus, advice, faqs[0])
        return
    if advice.request.intent == "ask" and advice.turn.unsure and not lines:
        yield from _nearly(corpus, advice)
        return
    for place, faq in enumerate(faqs):
        if place:
            yield ""
        if lines:
            yield from _in_lines(corpus, advice, faq, lines)
            continue
        if faq.id in advice.turn.unsure and (asked := put(corpus, faq.id)):
            yield f"*{corpus.say('The nearest question that I can answer: {ask}', ask=asked)}*"
            yield ""
        verdict, answer = corpus.straight(faq)
        if faq.kind == "tell":
            yield f"**{verdict}**"
            yield ""
            yield f"> {' '.join(spoken(corpus, faq))}"
        else:
            said = _brief(answer, advice.turn.form.max_words).rstrip(".")
            yield f"**{verdict}** {corpus.say('{text} (our reading).', text=said)}"
        if not place and advice.request.intent == "ask" and (own := from_figures(corpus, advice)):
            yield ""
            yield own
        yield from _beside(corpus, advice, faq, 1 if advice.turn.form.max_words else most)


def _nearly(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """The likeliest question where none is surely the one that is put, with its answer in full, and
    the next ones with their answers at once, the second with a reason."""
    first, *others = dict.fromkeys((*advice.turn.unsure, *advice.turn.near))
    faq, few = corpus.faqs[first], advice.turn.form.max_words
    if advice.turn.decisions:
        yield from rulings(corpus, advice.turn.decisions)
    else:
        yield corpus.say("I have no ready answer to just that.")
    yield ""
    yield f"{corpus.say(LEAD)} *{put(corpus, first)}*"
    yield ""
    verdict, answer = corpus.straight(faq)
    told = faq.kind == "tell"
    said = _brief(answer.strip(QUOTES) if told else answer, few).rstrip(".")
    yield f"**{verdict}** " + (f"\u201c{said}.\u201d" if told else f"{said}.")
    yield from _beside(corpus, advice, faq, 0 if few else BESIDE)
    if others:
        yield ""
        yield corpus.say("**If you meant something else:**")
    for place, key in enumerate(others):
        yield offered(corpus, key, 0 if place or few else SECOND)


def _again(corpus: Corpus, advice: Advice, faq: Faq) -> Iterator[str]:
    """What was answered before: the answer at once, and of its reasons the sentences that share
    most words with what is asked now; then what else may be meant."""
    verdict, answer = corpus.straight(faq)
    asked, told = stems(content(advice.said)), sentences(answer.strip(QUOTES))
    order = sorted(range(len(told)), key=lambda i: (-len(asked & stems(content(told[i]))), -i))
    said = " ".join(told[i] for i in sorted(order[:AGAIN])).rstrip(".")
    text = corpus.say("{text} (our reading).", text=said)
    yield f"{corpus.say('As I said above:')} **{verdict}** {text}"
    if advice.turn.near:
        yield ""
        yield corpus.say("**If you meant something else:**")
    yield from (offered(corpus, key, 0) for key in advice.turn.near[:AGAIN])


def _brief(answer: str, words: int | None) -> str:
    """Of an answer that is to stand in so many words the first sentences, with room for a case."""
    return begun(answer, int(words * ANSWER)) if words else answer


def _in_lines(corpus: Corpus, advice: Advice, faq: Faq, lines: int) -> list[str]:
    """So many sentences to say; the last tells a case, where there is one and officials hear it."""
    told = spoken(corpus, faq)
    if faq.kind != "tell":
        told.insert(0, corpus.straight(faq)[0])
    if faq.kind == "tell" or advice.turn.form.public:  # what others did is no news to residents
        return [f"- {text}" for text in told[:lines]]
    cases = [lesson_line(corpus, corpus.facts[key]).replace("*", "") for key in faq.facts[:1]]
    cases += [text[2:] for text in to_say(corpus, advice) if DRAFT.search(text)]
    kept = told[: max(lines - bool(cases), 1)]
    return [f"- {text}" for text in (kept + cases)[:lines]]


def _across(corpus: Corpus, faqs: Sequence[Faq], lines: int) -> list[str]:
    """What was answered in a talk in so many lines: each answer at once, the last line a case."""
    told = [f"{_asked(corpus, faq)}{corpus.straight(faq)[0]}" for faq in faqs]
    told += sentences(corpus.straight(faqs[0])[1])
    keys = [key for faq in faqs for key in faq.facts[:1]][: int(lines > 1)]
    cases = [lesson_line(corpus, corpus.facts[key]).replace("*", "") for key in keys]
    return [f"- {text}" for text in [*told[: lines - len(cases)], *cases]]


def _asked(corpus: Corpus, faq: Faq) -> str:
    """The question before an answer that says nothing without it: "Move them? Only if ..."."""
    said = put(corpus, faq.id) if faq.kind in DECIDES else ""
    return f"{said} " if said.endswith("?") else ""


def spoken(corpus: Corpus, faq: Faq) -> list[str]:
    """What is to be said to others, sentence by sentence."""
    return sentences(corpus.straight(faq)[1].strip(QUOTES))


def beside(corpus: Corpus, advice: Advice) -> set[str]:
    """The facts that a first answer tells beside its straight ones."""
    keys = advice.turn.faqs or (advice.opening,)
    faqs = [corpus.faqs[key] for key in keys if key in corpus.faqs]
    most = _most(advice, faqs)
    return {fact.id for faq in faqs for fact in _told(corpus, advice, faq, most)}


def _most(advice: Advice, faqs: Sequence[Faq]) -> int:
    """How many facts stand beside one answer: fewer where more follows."""
    alone = len(faqs) == 1 and faqs[0].id != advice.opening
    return SHOWN if alone else BESIDE


def _told(corpus: Corpus, advice: Advice, faq: Faq, most: int) -> list[Fact]:
    """The facts beside an answer that suit a city of this size."""
    facts = [corpus.facts[key] for key in faq.facts]
    return [fact for fact in facts if suits_size(fact, advice.profile)][:most]


def _beside(corpus: Corpus, advice: Advice, faq: Faq, most: int) -> Iterator[str]:
    facts = _told(corpus, advice, faq, most)
    if facts:
        yield ""
    for place, fact in enumerate(facts):
        yield f"- {(lesson_line if place else fact_line)(corpus, fact)}"
