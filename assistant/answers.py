"""Later questions about what was shown, and the talk itself: one short answer for each. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.casesheets import retold
from assistant.catalogue import listing
from assistant.counsel import (
    against,
    avoid,
    cost,
    duration,
    instead,
    leaders,
    objection,
    opinion,
    prepared,
    start,
    why,
)
from assistant.fit import BAND
from assistant.nearby import names_of
from assistant.nearest import nearest_answers
from assistant.peers import CLOSE_WORDS, sharing
from assistant.phrasing import COUNTED, fact_line
from assistant.schema import GRADES, slug_of
from assistant.tosay import to_say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from assistant.advise import Advice
    from assistant.asks import Ask
    from assistant.corpus import Corpus
    from assistant.peers import Comparable

UNSURE = 0.6  # confidence of a trouble below which it is named as doubtful
STATUS = {"has": "you have it", "lacks": "you lack it", "unknown": "not known of you"}
GROUPS = (
    ("measured", ("measured", "evaluated")),
    ("reported", ("reported",)),
    ("announced", ("claimed",)),
)
CALLED = 3  # cities whose bodies in charge are named
NONE_SUCH = "The library holds no case of exactly that."
OUTCOMES: dict[str, str] = {
    "failed": "**What went wrong elsewhere with the same trouble:**",
    "worked": "**What was measured on the same trouble:**",
    "became": "**What came of the same trouble elsewhere:**",
}
CAN = (
    "I can say how solid the evidence is, what it cost, what went wrong elsewhere, what speaks "
    "against my advice, or lay out the first hundred days."
)
ASK_INSTEAD = "Name the trouble behind it, a measure or a case city, and I show what comes nearest."


def answer(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """The lines of the answer to what the turn asks."""
    yield from ANSWERS.get(advice.turn.ask or "search", search)(corpus, advice)


def sources(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """The documents behind the facts shown last, one line each."""
    if not advice.facts:
        yield corpus.say("The last answer cited no source.")
        return
    yield corpus.say("**Where that comes from:**")
    for key in advice.facts:
        fact = corpus.facts[key]
        city = corpus.city_of(key)
        for source in (city.sources[name] for name in fact.sources[:2]):
            date = f", {source.date}" if source.date else ""
            yield f"- *{city.city}:* {source.title}. {source.publisher}{date} [[{key}]]"


def sure(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """How solid the last answer is: grades of its facts, nearness of its cases, doubts."""
    grades = [corpus.facts[key].grade for key in advice.facts]
    if grades:
        counts = {name: sum(g in kinds for g in grades) for name, kinds in GROUPS}
        yield "- " + corpus.say(
            "**Evidence:** of {n} facts shown, {measured} are measured or evaluated, {reported} "
            "reported by others, {announced} announced without a known result.",
            n=len(grades), **counts,
        )  # fmt: skip
        facts = (corpus.facts[key] for key in advice.facts)
        best = max(facts, key=lambda fact: GRADES.index(fact.grade))
        if best.grade in COUNTED:
            yield f"- {corpus.say('**Best proven:** ')}{fact_line(corpus, best)}"
    if advice.comparables and advice.profile.population:
        near = max(advice.comparables, key=lambda c: c.similarity)
        if near.close and near.shared:
            alike = f"{sharing(corpus, near)}{_mark(near)}"
            yield f"- {corpus.say('**Likeness:** most like your city is {city}', city=alike)}."
        else:
            template = "**Likeness:** no case is close to you; {city} comes nearest."
            yield f"- {corpus.say(template, city=near.name)}"
    if len(advice.tools) > 1 and advice.profile.challenges:
        one, two = advice.tools[:2]
        template = (
            "**Order:** {first} and {second} are close and could change places."
            if one.score - two.score < BAND
            else "**Order:** {first} stands clearly before {second}."
        )
        names = [corpus.inline(fit.tool) for fit in (one, two)]
        yield f"- {corpus.say(template, first=names[0], second=names[1])}"
    doubted = [corpus.label(t.tag) for t in advice.troubles if t.confidence < UNSURE]
    if doubted:
        said = corpus.listed(doubted[:3])
        yield "- " + corpus.say("**Heard without certainty:** {troubles}.", troubles=said)
    if advice.questions:
        yield f"- {corpus.say('**Would change the order:** ')}{' '.join(advice.questions)}"


def closest(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """The case nearest to the user's city first, and why; then the others."""
    if not advice.comparables:
        yield corpus.say("Describe your city first: size, country and what troubles it.")
        return
    order = sorted(advice.comparables, key=lambda c: -c.similarity)
    near = any(item.close for item in order)
    if not near:
        yield f"**{corpus.say(CLOSE_WORDS)}**"
    elif len(order) > 1:
        yield corpus.say("**Nearest to you: {city}.**", city=order[0].name) + _mark(order[0])
    yield from (f"- {sharing(corpus, item)}{_mark(item)}." for item in order)
    if not near:
        if advice.facts:
            yield ""
            yield corpus.say("**About as large as yours, on the same trouble:**")
            yield from (f"- {fact_line(corpus, corpus.facts[key])}" for key in advice.facts)
        return
    led = list(leaders(corpus, [order[0].city]))
    if led:
        yield corpus.say("**Whom to ask there:**")
        yield from led


def contact(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """Which bodies led the programmes of the cities shown: no person is known."""
    yield corpus.say("The library holds no names or numbers. These bodies led the programmes:")
    yield ""
    yield from leaders(corpus, advice.turn.cities[:CALLED])


def transfer(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """What the shown cases relied on, each condition held against the user's city."""
    if not advice.comparables:
        yield corpus.say("Describe your city first: size, country and what troubles it.")
        return
    for item in advice.comparables[:2]:
        lead = corpus.say("**What would have to be true to do as {city} did:**", city=item.name)
        yield f"{lead}{_mark(item)}"
        for condition in item.conditions[:4]:
            text = condition.text.rstrip(".")
            state = corpus.say(STATUS[condition.status])
            asks = condition.status == "unknown" and condition.question
            ask = f" {condition.question}" if asks else ""
            yield f"- {text}{_mark(item)}: {state}.{ask}"
        differs = corpus.listed(item.differs)
        yield f"- {corpus.say('**Differs:** {what}', what=differs)}{_mark(item)}."


def search(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """The cases looked up, or that there are none, with the nearest."""
    if advice.retold:
        yield from retold(corpus, advice)
        yield from instead(corpus, advice)
        return
    facts = [corpus.facts[key] for key in advice.facts]
    offers = list(nearest_answers(corpus, advice)) if advice.listed is None else []
    if not facts and advice.nearest:
        yield f"{corpus.say(NONE_SUCH)} {_held(corpus, advice)}"
    elif not facts and offers:
        yield corpus.say(NONE_SUCH)
    elif not facts and advice.listed is None:
        yield corpus.say("The library holds no case of that.") + f" {corpus.say(ASK_INSTEAD)}"
    elif facts and advice.outcome:
        yield f"{corpus.say(NONE_SUCH)} {corpus.say(OUTCOMES[advice.outcome])}"
    elif facts and advice.gap:
        yield corpus.say("The library holds no case of exactly that. The nearest:")
    elif facts and advice.turn.narrowing.by_place:
        yield corpus.say("**Within those limits:**")
    elif facts:
        yield corpus.say("**What the library holds on that:**")
    for fact in facts:
        yield f"- {fact_line(corpus, fact)}"
    if offers and not advice.outcome and (advice.gap or not facts):
        yield ""
        yield from offers
    if advice.listed is not None:
        yield from listing(corpus, advice.listed, [slug_of(fact.id) for fact in facts])


def _held(corpus: Corpus, advice: Advice) -> str:
    """Which cities met the main trouble of the user's, and the question that asks on."""
    names, matter = names_of(corpus, advice.nearest), corpus.label(advice.matter)
    text = corpus.say("On {matter} it holds what these did: {names}.", matter=matter, names=names)
    city = corpus.cities[advice.nearest[0]].city
    ask = "Shall I tell you what {city} did about {matter}?"
    return f"{text} {corpus.say(ask, city=city, matter=matter)}"


def judged(corpus: Corpus, advice: Advice) -> Iterable[str]:
    """What is held on a measure; where nothing is, the nearest that can be answered beside it."""
    yield from opinion(corpus, advice)
    held = any(measure.good or measure.bad for measure in advice.proposals)
    if not held and (advice.gap or not advice.facts):
        yield ""
        yield from nearest_answers(corpus, advice)


def chat(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """What cannot be known here, and what can."""
    yield f"{corpus.say('That I cannot tell.')} {corpus.say(CAN)}"
    yield ""
    yield from nearest_answers(corpus, advice)


def declined(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """After "no thanks"."""
    yield corpus.say("As you like. Ask on when the next question comes up.")


def _mark(item: Comparable) -> str:
    return f" [[{item.facts[0]}]]" if item.facts else ""


ANSWERS: dict[str, Callable[[Corpus, Advice], Iterable[str]]] = {
    "sources": sources, "sure": sure, "closest": closest, "transfer": transfer, "search": search,
    "why": why, "against": against, "avoid": avoid, "start": start, "cost-us": cost,
    "time-us": duration, "opinion": judged, "objection": objection, "chat": chat, "no": declined,
    "say": to_say, "faq": prepared, "contact": contact,
}  # fmt: skip
# Asks whose answer speaks of the assistant and its sources and not of cities.
OF_ITSELF: frozenset[Ask] = frozenset(["sources", "sure", "chat", "no"])
