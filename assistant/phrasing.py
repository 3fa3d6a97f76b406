"""How one fact, statement or profile is put into words. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.cite import sentences
from assistant.edits import LEVELS
from assistant.examples import went_wrong
from assistant.orders import statements_of
from assistant.peers import INCOME_WORDS
from assistant.reckon import reckoned
from assistant.relevance import HOLDS
from assistant.wording import country, inhabitants, say

if TYPE_CHECKING:
    from collections.abc import Collection

    from assistant.advise import Advice
    from assistant.corpus import Corpus
    from assistant.cues import Aspect
    from assistant.profile import Profile
    from assistant.schema import Fact, Tool

COUNTED = {"measured", "evaluated"}  # grades of which a figure is expected
FIGURE = re.compile(r"\d")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
DATED = re.compile(r"(?P<lead>c\. |by |about )(?P<year>[\d-]+s?)|(?P<open>\d{4})-")
SHORTAGE = "funding-shortage"  # the trouble that says the same as little money
ASPECT_WORDS: dict[Aspect, str] = {
    "money": "money", "who": "who was in charge", "results": "results",
    "failures": "what went wrong", "people": "residents", "time": "time", "how": "how it was done",
}  # fmt: skip
SHORT = 28  # words of a claim that are quoted in a list
FITS = {"strong": "strong fit", "partial": "partial fit", "weak": "weak fit"}
GRADE_LEADS = {
    "claimed": "announced, no result known",
    "reported": "reported",
    "measured": "measured",
    "evaluated": "independently evaluated",
}


def fact_line(corpus: Corpus, fact: Fact, words: int = SHORT) -> str:
    """Lesson, then city, year and grade, then the claim with its marker."""
    holds = HOLDS["failure"] if went_wrong(fact) else None
    said = cited(shorten(fact.claim, words, fact.grade in COUNTED, holds), fact.id)
    city = corpus.city_of(fact.id).city
    told = any(c.isdigit() for c in fact.lesson) or city in fact.lesson
    mark = f" [[{fact.id}]]" if told else ""  # a figure or a name has to be cited where it stands
    return f"{corpus.lesson(fact)}{mark}. *{where(corpus, fact)}:* {said}"


def lesson_line(corpus: Corpus, fact: Fact) -> str:
    """Only the lesson, with city, year, grade and marker: the claim is one click away."""
    return f"{corpus.lesson(fact)} (*{where(corpus, fact)}*) [[{fact.id}]]."


def where(corpus: Corpus, fact: Fact) -> str:
    """City, year and how well it is known: ``Surat, 2016, measured``."""
    city = corpus.city_of(fact.id).city
    place = f"{city}, {dated(corpus, fact.year)}" if fact.year != "undated" else city
    return f"{place}, {corpus.say(GRADE_LEADS[fact.grade])}"


def dated(corpus: Corpus, year: str) -> str:
    """The year of a fact in words of the language of a corpus."""
    return in_year(year, corpus.language)


def in_year(year: str, language: str) -> str:
    """The year of a fact in words: ``c. 2016`` -> ``vers 2016``, ``2008-`` -> ``since 2008``."""
    found = DATED.fullmatch(year)
    if not found:
        return year.replace("c. ", "about ") if language == "en" else year
    if found["open"]:
        return say(language, "since {year}", year=found["open"])
    lead = "about {year}" if found["lead"] in {"c. ", "about "} else "by {year}"
    return say(language, lead, year=found["year"])


def cited(text: str, key: str) -> str:
    """Every sentence carries its marker, so that each can be checked alone."""
    return " ".join(f"{s.rstrip('.')} [[{key}]]." for s in sentences(text))


def shorten(
    claim: str, words: int = SHORT, counted: bool = False, holds: re.Pattern[str] | None = None
) -> str:
    """Whole sentences from the start, at most about ``words`` words, never none, without what is an
    instruction and no statement; of a ``counted`` claim also the first one with a figure, since
    what is called measured has to show it, and the first one that ``holds`` what it is told for."""
    kept: list[str] = []
    parts = sentences(statements_of(claim) or claim)
    for sentence in parts:
        if kept and len(" ".join([*kept, sentence]).split()) > words:
            break
        kept.append(sentence)
    rest = [s for s in parts[len(kept) :] if FIGURE.search(YEAR.sub("", s))]
    if counted and rest and not FIGURE.search(YEAR.sub("", " ".join(kept))):
        kept.append(rest[0])
    if holds and not holds.search(" ".join(kept)):
        kept += [s for s in parts if holds.search(s) and s not in kept][:1]
    return " ".join(kept)


def statement(corpus: Corpus, key: str, brief: bool = False) -> str:
    """A statement on a tool by passage id, or only its first sentence; cited, or marked as our own
    estimate."""
    _, said = corpus.statement(key)
    text = sentences(said.text)[0] if brief else said.text
    if said.sources:
        return cited(text, key)
    # One sentence, so that all of it is marked as ours.
    return corpus.say("{text} (our estimate).", text=_joined(corpus, text))


def _joined(corpus: Corpus, text: str) -> str:
    """Sentences as one; a German noun keeps its capital."""
    parts = [part.rstrip(".") for part in sentences(text)]
    if corpus.language == "de":
        return "; ".join(parts)
    return "; ".join([parts[0], *(f"{part[0].lower()}{part[1:]}" for part in parts[1:])])


def statements(corpus: Corpus, tool: Tool, section: str, n: int) -> list[str]:
    """The first n statements of a section, sourced ones first, our own estimates marked."""
    numbered = list(enumerate(tool.sections[section], start=1))
    numbered.sort(key=lambda pair: not pair[1].sources)
    return [statement(corpus, f"tool:{tool.id}#{section}-{number}") for number, _ in numbered[:n]]


def sentence(text: str) -> str:
    """A clause as a sentence: with a capital and a full stop."""
    text = text.rstrip(". ")
    return f"{text[0].upper()}{text[1:]}."


def within(corpus: Corpus, text: str) -> str:
    """A line to stand inside a sentence: in lower case but for names ("Dutch grants"), which are
    the words that the facts never have in lower case; lines in other languages are so already."""
    first = re.match(r"[A-Z][a-z]*(?=\W)", text)
    if corpus.language != "en" or not first or first[0] in corpus.proper_names:
        return text.rstrip(".")
    return f"{text[0].lower()}{text[1:]}".rstrip(".")


def described(corpus: Corpus, profile: Profile, troubles: Collection[str] = ()) -> str:
    """The profile in a few words: ``900,000 people, Colombia, little money``; that money is short
    is left to the ``troubles`` that are said beside it."""
    words = []
    if profile.named_city:
        words.append(profile.named_city)
    if profile.population:
        guessed = profile.origin.get("population") == "inferred"
        size = inhabitants(profile.population, corpus.language, told=not guessed)
        words.append(corpus.say("about {size}", size=size) if guessed else size)
    if profile.country:
        words.append(country(profile.country, corpus.language))
    elif profile.region:
        words.append(corpus.say(profile.region))
    if profile.income_group:
        wealth = corpus.say(INCOME_WORDS[profile.income_group])
        guessed = profile.origin.get("income_group") == "inferred"
        words.append(corpus.say("{wealth} (inferred)", wealth=wealth) if guessed else wealth)
    words += [corpus.label(asset) for asset in profile.assets[:2]]
    short = profile.budget_level == "low" and SHORTAGE in troubles
    if profile.budget_level in {"low", "high"} and not short:
        words.append(corpus.say(LEVELS[profile.budget_level]))
    return ", ".join(words) or corpus.say("a city whose size and country I do not know")


def from_figures(corpus: Corpus, advice: Advice) -> str:
    """What the official's own figures say beside each other; empty when they do not tie."""
    sums = reckoned(advice.said, advice.profile.population, corpus.language)
    return corpus.say("**From your figures:** {sums}.", sums="; ".join(sums)) if sums else ""
