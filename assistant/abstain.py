"""What is said when there is no advice: greetings, other subjects, unknown cities. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.peers import INCOME_WORDS, people

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
        return "You are welcome. Ask on when the next question comes up."
    if intent == "about":
        about = ABOUT.format(facts=f"{len(corpus.facts):,}", cities=len(corpus.cities))
        return f"{about} For example:\n\n" + "\n".join(f"- {text}" for text in EXAMPLES)
    if intent == "not-covered" and advice.unknown:
        return _not_covered(corpus, advice.unknown, advice)
    if intent in {"fact", "failures", "follow-up"}:
        return NOTHING
    return EMPTY if intent == "empty" else OUTSIDE


def _not_covered(corpus: Corpus, city: Profile, advice: Advice) -> str:
    known = [f"{people(city.population)} people"] if city.population else []
    known += [city.country] if city.country else []
    known += [INCOME_WORDS[city.income_group]] if city.income_group else []
    near = [corpus.cities[slug] for slug in advice.nearest]
    names = "; ".join(f"{c.city}, {c.country} ({people(c.population.value)} people)" for c in near)
    if not near:
        return (
            f"{city.named_city} is not among the {len(corpus.cities)} case cities, and the library "
            "says nothing of it. Ask about one of its cities, or describe your own."
        )
    text = (
        f"{city.named_city} is not among the {len(corpus.cities)} case cities, so I cannot say "
        f"what it did. From its size and country ({', '.join(known)}), the case cities nearest to "
        f"it are {names}."
    )
    return f"{text} Shall I tell you what {near[0].city} did?"
