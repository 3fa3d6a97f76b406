"""What is said when there is no advice: greetings, other subjects, unknown cities. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.foreign import not_read
from assistant.nearby import names_of
from assistant.peers import INCOME_WORDS
from assistant.wording import country, inhabitants, people

if TYPE_CHECKING:
    from assistant.advise import Advice
    from assistant.asking import Declined
    from assistant.corpus import Corpus
    from assistant.profile import Profile

EXAMPLES = (
    "We are a port city of 900,000 in Colombia with floods and little money; where do we start?",
    "What went wrong in Toronto, and why?",
    "Compare Vienna and Barcelona on participation.",
)
ABOUT = (
    "I help city governments choose among ten tools, from budget to smart policies, with {facts} "
    "sourced facts from {cities} cities. Describe your city and its trouble: size, country, money, "
    "what has been tried. I say where to start, who did it before, with what result, and what "
    "differs from you."
)
EMPTY = (
    "I could not read a question in that. Describe the city and its trouble in a sentence or two, "
    "for example: 'port city of 900,000, floods, little money'."
)
OUTSIDE = (
    "That is outside what I can help with: I advise city governments on which tools fit their "
    "situation. Describe a city and its trouble, or ask about a case city."
)
DECLINES: dict[Declined, str] = {
    "emergency": (
        "I cannot help with that. In an emergency call the local emergency number at once. I "
        "advise "
        "city governments on which tools fit their situation."
    ),
    "text": (
        "I do not write texts of that kind. What I can make: advice for a city that you "
        "describe, a "
        "plan for the first hundred days, questions to put to a vendor or to another city, a "
        "comparison of cities or tools, and a brief with sources to export."
    ),
    "forecast": (
        "I cannot predict that. I can say what other cities measured, and how they measured it: "
        "name "
        "the measure and describe your city."
    ),
}
NOTHING = (
    "The case library holds nothing on that. Ask about one of its cities, compare two of them, or "
    "describe your own."
)


def abstention(corpus: Corpus, advice: Advice) -> str:
    """The text for an intent that gets no advice; never with a source."""
    intent = advice.request.intent
    if advice.foreign is not None:
        english = f"\n\n{not_read('')}" if advice.foreign else ""
        return f"{not_read(advice.foreign)}{english}"
    if advice.turn.act == "thanks":
        return corpus.say("You are welcome. Ask on when the next question comes up.")
    if intent == "about":
        facts = people(len(corpus.facts), corpus.language)
        about = corpus.say(ABOUT, facts=facts, cities=len(corpus.cities))
        examples = "\n".join(f"- {corpus.say(text)}" for text in EXAMPLES)
        return f"{about} {corpus.say('For example:')}\n\n{examples}"
    if intent == "not-covered" and advice.unknown:
        others = [unheld(corpus, name) for name in advice.unheld[1:]]
        return " ".join([*others, _not_covered(corpus, advice.unknown, advice)])
    return corpus.say(_short(advice))


def unheld(corpus: Corpus, name: str) -> str:
    """That a city which was named is no case city."""
    template = "{city} is not among the case cities of the library."
    return corpus.say(template, city=name)


def _short(advice: Advice) -> str:
    """The phrase for what can be told in one."""
    if advice.request.declined:
        return DECLINES[advice.request.declined]
    if advice.request.intent in {"fact", "failures", "cases", "follow-up"}:
        return NOTHING
    return EMPTY if advice.request.intent == "empty" else OUTSIDE


def _not_covered(corpus: Corpus, city: Profile, advice: Advice) -> str:
    language = corpus.language
    known = [inhabitants(city.population, language)] if city.population else []
    known += [country(city.country, language)] if city.country else []
    known += [corpus.say(INCOME_WORDS[city.income_group])] if city.income_group else []
    near = [corpus.cities[slug] for slug in advice.nearest]
    names = names_of(corpus, advice.nearest)
    if not near or not (known or advice.matter):
        return corpus.say(
            "{city} is not among the {n} case cities, and the library says nothing of it. Ask "
            "about one of its cities, or describe your own.",
            city=city.named_city, n=len(corpus.cities),
        )  # fmt: skip
    matter = corpus.label(advice.matter) if advice.matter else ""
    if matter:
        text = corpus.say(
            "{city} is not among the {n} case cities, so I cannot say what it did. On {matter} the "
            "library holds what these did: {names}.",
            city=city.named_city, n=len(corpus.cities), matter=matter, names=names,
        )  # fmt: skip
        ask = corpus.say(
            "Shall I tell you what {city} did about {matter}?", city=near[0].city, matter=matter
        )
        return f"{text} {ask}"
    text = corpus.say(
        "{city} is not among the {n} case cities, so I cannot say what it did. From its size and "
        "country ({known}), the case cities nearest to it are {names}.",
        city=city.named_city, n=len(corpus.cities), known=", ".join(known), names=names,
    )  # fmt: skip
    return f"{text} {corpus.say('Shall I tell you what {city} did?', city=near[0].city)}"
