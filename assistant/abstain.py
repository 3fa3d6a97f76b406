"""What is said when there is no advice: greetings, other subjects, unknown cities. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.peers import INCOME_WORDS
from assistant.wording import country, inhabitants, people

if TYPE_CHECKING:
    from assistant.advise import Advice
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
NOTHING = (
    "The case library holds nothing on that. Ask about one of its cities, compare two of them, or "
    "describe your own."
)


def abstention(corpus: Corpus, advice: Advice) -> str:
    """The text for an intent that gets no advice; never with a source."""
    intent = advice.request.intent
    if advice.turn.act == "thanks":
        return corpus.say("You are welcome. Ask on when the next question comes up.")
    if intent == "about":
        facts = people(len(corpus.facts), corpus.language)
        about = corpus.say(ABOUT, facts=facts, cities=len(corpus.cities))
        examples = "\n".join(f"- {corpus.say(text)}" for text in EXAMPLES)
        return f"{about} {corpus.say('For example:')}\n\n{examples}"
    if intent == "not-covered" and advice.unknown:
        return _not_covered(corpus, advice.unknown, advice)
    if intent in {"fact", "failures", "follow-up"}:
        return corpus.say(NOTHING)
    return corpus.say(EMPTY if intent == "empty" else OUTSIDE)


def _not_covered(corpus: Corpus, city: Profile, advice: Advice) -> str:
    language = corpus.language
    known = [inhabitants(city.population, language)] if city.population else []
    known += [country(city.country, language)] if city.country else []
    known += [corpus.say(INCOME_WORDS[city.income_group])] if city.income_group else []
    near = [corpus.cities[slug] for slug in advice.nearest]
    names = "; ".join(
        f"{c.city}, {country(c.country, language)} ({inhabitants(c.population.value, language)})"
        for c in near
    )
    if not near:
        return corpus.say(
            "{city} is not among the {n} case cities, and the library says nothing of it. Ask "
            "about one of its cities, or describe your own.",
            city=city.named_city, n=len(corpus.cities),
        )  # fmt: skip
    text = corpus.say(
        "{city} is not among the {n} case cities, so I cannot say what it did. From its size and "
        "country ({known}), the case cities nearest to it are {names}.",
        city=city.named_city, n=len(corpus.cities), known=", ".join(known), names=names,
    )  # fmt: skip
    return f"{text} {corpus.say('Shall I tell you what {city} did?', city=near[0].city)}"
