"""Number the citations of a text, and find what its citations do not support. Pure.

Drafts mark a claim with the id it rests on, ``[[surat-04]]`` or ``[[tool:budget#measures-1]]``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from assistant.schema import Grade, Record, SourceType
from assistant.wording import LANGUAGES, OTHERS, country, say, sizes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.corpus import Corpus

DRAFT = re.compile(r"\[\[([a-z0-9:#_-]+)\]\]")
MARKER = re.compile(r"\[(\d+)\]")
# Abbreviations whose full stop ends no sentence.
NO_END = re.compile(
    r"(?:\b(?:c|ca|Rs|St|Mt|No|approx|Dr|Inc|Ltd|Co|vs|e\.g|i\.e|U\.S|U\.K|[A-Z])\.)$"
)
NUMBER = re.compile(r"(?<![\w.])\d+(?:[.,\u00a0']\d+)*(?![\w])")
# How our own statements are marked, in all languages.
ESTIMATED = tuple(say(code, "{text} (our estimate).", text="").strip(" .") for code in LANGUAGES)
LEAD = re.compile(r"^\s*(?:#+\s*)?(?:\d+\.\s+|[-*]\s+)?")


class CitedSource(Record):
    """The document behind a claim, as shown to the reader."""

    title: str
    publisher: str
    url: str
    date: str | None
    type: SourceType | None = None


class Citation(Record):
    """One numbered piece of evidence; ``city`` is None for statements about a tool."""

    n: int
    fact: str
    city: str | None
    tool: str
    claim: str
    grade: Grade | None
    year: str | None
    source: CitedSource


class Fault(Record):
    """Something in a text that its citations do not carry."""

    kind: Literal["dangling", "duplicate", "figure", "city"]
    value: str
    sentence: str


def number(draft: str, corpus: Corpus) -> tuple[str, tuple[Citation, ...]]:
    """Draft markers -> ``[1]``, ``[2]`` ... in order of appearance, one number per fact."""
    numbers: dict[str, int] = {}

    def replace(match: re.Match[str]) -> str:
        key = match.group(1)
        return f"[{numbers.setdefault(key, len(numbers) + 1)}]"

    text = DRAFT.sub(replace, draft)
    return text, tuple(make_citation(corpus, key, n) for key, n in numbers.items())


def make_citation(corpus: Corpus, key: str, n: int) -> Citation:
    """The citation of a fact or of a tool statement; KeyError when the corpus has neither."""
    if key.startswith("tool:"):
        tool, statement = corpus.statement(key)
        cited = tool.sources[statement.sources[0]]
        source = CitedSource(**cited.model_dump())
        return Citation(
            n=n, fact=key, city=None, tool=tool.id, claim=statement.text, grade=None, year=None,
            source=source,
        )  # fmt: skip
    fact, city = corpus.facts[key], corpus.city_of(key)
    return Citation(
        n=n,
        fact=key,
        city=city.city,
        tool=fact.tool,
        claim=fact.claim,
        grade=fact.grade,
        year=fact.year,
        source=CitedSource(**corpus.source_of(fact).model_dump()),
    )


def sentences(text: str) -> list[str]:
    """Sentences and table rows, in order: ``A [1]. B.`` -> ``A [1].``, ``B.``"""
    found: list[str] = []
    for line in text.splitlines():
        piece = ""
        for part in re.split(r"(?<=[.!?])\s+(?=[^a-z\s])", LEAD.sub("", line.strip())):
            piece = f"{piece} {part}".strip()
            if not NO_END.search(piece):
                found.append(piece)
                piece = ""
        if piece:
            found.append(piece)
    return [s for s in found if s]


def check(
    text: str, citations: Sequence[Citation], corpus: Corpus, said: str = ""
) -> tuple[Fault, ...]:
    """Every fault of a numbered text: dangling or duplicate markers, figures and city names that
    neither the facts cited in the sentence nor the user's own words hold."""
    by_number = {c.n: c for c in citations}
    known = sorted((city.city for city in corpus.cities.values()), key=len, reverse=True)
    names = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, known))})(?!\w)")
    estimates = _estimates(corpus)
    faults = [
        Fault(kind="duplicate", value=key, sentence="") for key in _twice(c.fact for c in citations)
    ]
    for sentence in sentences(text):
        cited = [int(n) for n in MARKER.findall(sentence)]
        faults += [
            Fault(kind="dangling", value=f"[{n}]", sentence=sentence)
            for n in cited
            if n not in by_number
        ]
        held = " ".join(_holds(corpus, by_number[n]) for n in cited if n in by_number)
        body = MARKER.sub("", sentence)
        allowed = _numbers(f"{held} {said}")
        if any(mark in body for mark in ESTIMATED):
            allowed |= estimates
        faults += [
            Fault(kind="figure", value=figure, sentence=sentence)
            for figure in NUMBER.findall(body)
            if _plain(figure) not in allowed
        ]
        faults += [
            Fault(kind="city", value=name, sentence=sentence)
            for name in dict.fromkeys(names.findall(body))
            if not _named(name, held) and name.lower() not in said.lower()
        ]
    return tuple(faults)


def _estimates(corpus: Corpus) -> set[str]:
    """The figures of our own statements on the tools, which are marked as ours and cite nothing."""
    own = (
        f"{said.text} {corpus.everywhere(f'text:{said.text}')}"
        for tool in corpus.tools.values()
        for section in tool.sections.values()
        for said in section
        if not said.sources
    )
    return _numbers(" ".join(own))


def mend(text: str, faults: Sequence[Fault]) -> str:
    """The text without the sentences at fault: saying less is better than saying what is unheld."""
    for fault in faults:
        if fault.sentence:
            text = text.replace(fault.sentence, "")
    text = re.sub(
        r"(?m)^[ \t]*(?:[-*]|\d+\.)[ \t]*(?:\n|$)", "", text
    )  # bullets left without words
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _holds(corpus: Corpus, citation: Citation) -> str:
    """All text that a citation carries, with its city's size in the rounded form we print."""
    if citation.city is None:
        return citation.claim
    fact, city = corpus.facts[citation.fact], corpus.city_of(citation.fact)
    amount = f"{fact.amount.value:,.0f} {fact.amount.what}" if fact.amount else ""
    lands = " ".join([city.country, *(country(city.country, language) for language in OTHERS)])
    context = f"{city.city} {lands} {sizes(city.population.value)} {city.population.year}"
    lines = [line.text for line in (*city.challenges, *city.assets, *city.conditions)]
    lines += [corpus.everywhere(f"text:{line.text}") for line in city.conditions]
    parts = [
        fact.claim, fact.year, fact.mechanism or "", fact.outcome or "", fact.lesson,
        corpus.everywhere(f"lesson:{fact.id}"), amount, context, *lines,
    ]  # fmt: skip
    return " ".join(parts)


def _numbers(text: str) -> set[str]:
    # "2012-2016" holds both years: they are found one by one.
    return {_plain(n) for n in re.findall(r"\d+(?:[.,\u00a0']\d+)*", text)}


def _plain(figure: str) -> str:
    """``1,200`` and ``1200`` are the same figure; ``4.50`` stays as it is written."""
    return re.sub(r"[,'\u00a0](?=\d{3}\b)", "", figure)


def _named(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _twice(keys: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    twice = []
    for key in keys:
        if key in seen:
            twice.append(key)
        seen.add(key)
    return twice
