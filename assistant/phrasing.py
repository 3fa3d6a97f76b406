"""How one fact, statement or profile is put into words. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.cite import sentences
from assistant.peers import INCOME_WORDS, people

if TYPE_CHECKING:
    from assistant.corpus import Corpus
    from assistant.profile import Profile
    from assistant.schema import Fact, Tool

SHORT = 28  # words of a claim that are quoted in a list
GRADE_LEADS = {
    "claimed": "announced, no result known",
    "reported": "reported",
    "measured": "measured",
    "evaluated": "independently evaluated",
}


def fact_line(corpus: Corpus, fact: Fact, words: int = SHORT) -> str:
    """Lesson, then city, year and grade, then the claim with its marker."""
    said = cited(shorten(fact.claim, words), fact.id)
    return f"{fact.lesson.rstrip('.')}. *{where(corpus, fact)}:* {said}"


def where(corpus: Corpus, fact: Fact) -> str:
    """City, year and how well it is known: ``Surat, 2016, measured``."""
    city = corpus.city_of(fact.id).city
    year = fact.year.replace("c. ", "about ")
    place = f"{city}, {year}" if year != "undated" else city
    return f"{place}, {GRADE_LEADS[fact.grade]}"


def cited(text: str, key: str) -> str:
    """Every sentence carries its marker, so that each can be checked alone."""
    return " ".join(f"{s.rstrip('.')} [[{key}]]." for s in sentences(text))


def shorten(claim: str, words: int = SHORT) -> str:
    """Whole sentences from the start, at most about ``words`` words, never none."""
    kept: list[str] = []
    for sentence in sentences(claim):
        if kept and len(" ".join([*kept, sentence]).split()) > words:
            break
        kept.append(sentence)
    return " ".join(kept)


def statement(tool: Tool, key: str) -> str:
    """A statement on a tool by passage id, cited, or marked as our own estimate."""
    section, _, number = key.partition("#")[2].rpartition("-")
    said = tool.sections[section][int(number) - 1]
    if said.sources:
        return cited(said.text, key)
    return f"{said.text.rstrip('.')} (our estimate)."


def statements(tool: Tool, section: str, n: int) -> list[str]:
    """The first n statements of a section, sourced ones first, our own estimates marked."""
    numbered = list(enumerate(tool.sections[section], start=1))
    numbered.sort(key=lambda pair: not pair[1].sources)
    return [statement(tool, f"tool:{tool.id}#{section}-{number}") for number, _ in numbered[:n]]


def step(tool: Tool, key: str) -> str:
    """A first step by passage id."""
    return tool.first_steps[int(key.rpartition("-")[2]) - 1]


def described(corpus: Corpus, profile: Profile) -> str:
    """The profile in a few words: ``900,000 people, Colombia, little money``."""
    words = []
    if profile.named_city:
        words.append(profile.named_city)
    if profile.population:
        about = "about " if profile.origin.get("population") == "inferred" else ""
        words.append(f"{about}{people(profile.population)} people")
    if profile.country or profile.region:
        words.append(profile.country or profile.region or "")
    if profile.income_group:
        mark = " (inferred)" if profile.origin.get("income_group") == "inferred" else ""
        words.append(f"{INCOME_WORDS[profile.income_group]}{mark}")
    words += [corpus.label(asset) for asset in profile.assets[:2]]
    if profile.budget_level == "low":
        words.append("little money")
    elif profile.budget_level == "high":
        words.append("money at hand")
    return ", ".join(words) or "a city whose size and country I do not know"
