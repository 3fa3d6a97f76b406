"""Corpus -> passages: what is embedded and searched, with stable ids. Pure.

A fact is found by what it says (kind ``fact``) and by the situations in which an adviser would
bring it up (kind ``situation``). Tools are found statement by statement, cities by a summary.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Literal

from assistant.schema import Record, ToolId

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.corpus import Corpus
    from assistant.schema import City, Fact, Tool

FORMAT = "1"  # raise when the text of passages changes: every passage is then embedded anew
PassageKind = Literal["fact", "situation", "tool", "signal", "step", "city"]


class Passage(Record):
    """One searchable text. ``about`` is the fact id, tool id or city slug it leads to."""

    id: str
    kind: PassageKind
    about: str
    text: str
    lexical: str
    city: str = ""
    tool: str = ""

    @property
    def hash(self) -> str:
        """Changes when the embedded text or its metadata change."""
        parts = (FORMAT, self.kind, self.about, self.text, self.city, self.tool)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


def make_passages(corpus: Corpus) -> tuple[Passage, ...]:
    """All passages, in the order of the corpus."""
    return tuple(_all(corpus))


def _all(corpus: Corpus) -> Iterator[Passage]:
    for slug, city in corpus.cities.items():
        yield _summary(corpus, slug, city)
        for fact in city.facts:
            yield from _fact(corpus, slug, city, fact)
    for tool in corpus.tools.values():
        yield from _tool(tool)


def _fact(corpus: Corpus, slug: str, city: City, fact: Fact) -> Iterator[Passage]:
    tool = corpus.tools[fact.tool].name
    header = f"{city.city}, {city.country}. {tool}, {fact.year}."
    labels = ", ".join(corpus.label(tag) for tag in fact.problems)
    yield Passage(
        id=fact.id,
        kind="fact",
        about=fact.id,
        text=f"{header} {fact.claim} {fact.lesson}",
        # BM25 has no field weights: the city is said twice so that its name counts for more.
        lexical=f"{header} {city.city}. {fact.claim} {fact.lesson} {labels}. "
        + " ".join(fact.situations),
        city=slug,
        tool=fact.tool,
    )
    for number, situation in enumerate(fact.situations, start=1):
        yield Passage(
            id=f"{fact.id}#s{number}",
            kind="situation",
            about=fact.id,
            text=situation,
            lexical="",
            city=slug,
            tool=fact.tool,
        )


def _summary(corpus: Corpus, slug: str, city: City) -> Passage:
    troubles = ", ".join(corpus.label(tag) for tag in city.troubles)
    lines = "; ".join(line.text for line in city.challenges)
    text = f"{city.city}, {city.country}, {city.region}. {troubles}. {lines}"
    return Passage(id=f"city:{slug}", kind="city", about=slug, text=text, lexical=text, city=slug)


def _tool(tool: Tool) -> Iterator[Passage]:
    for section, statements in tool.sections.items():
        for number, statement in enumerate(statements, start=1):
            text = f"{tool.name}. {section.replace('_', ' ')}. {statement.text}"
            yield Passage(
                id=f"tool:{tool.id}#{section}-{number}",
                kind="tool",
                about=tool.id,
                text=text,
                lexical=text,
                tool=tool.id,
            )
    for number, step in enumerate(tool.first_steps, start=1):
        yield Passage(
            id=f"tool:{tool.id}#first_steps-{number}",
            kind="step",
            about=tool.id,
            text=step,
            lexical="",
            tool=tool.id,
        )
    for number, signal in enumerate(tool.signals, start=1):
        yield Passage(
            id=f"tool:{tool.id}#signal-{number}",
            kind="signal",
            about=tool.id,
            text=signal,
            lexical="",
            tool=tool.id,
        )


def tool_of(passage_id: str) -> ToolId | None:
    """The tool that a tool passage belongs to; None for cities and facts."""
    if not passage_id.startswith("tool:"):
        return None
    return passage_id[5:].split("#", maxsplit=1)[0]  # type: ignore[return-value]
