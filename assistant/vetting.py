"""Whether a city or a tool file holds together: ids, words of the vocabulary, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.problems import did_you_mean
from assistant.schema import slug_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.problems import Reading
    from assistant.schema import City, Tool, Vocabulary
    from assistant.yamlfile import YamlFile


def check_city(reading: Reading, words: Vocabulary, file: YamlFile, city: City) -> None:
    """Ids, vocabulary and sources of one city."""
    slug, seen = file.path.stem, set[str]()
    for i, fact in enumerate(city.facts):
        if slug_of(fact.id) != slug or fact.id in seen:
            reading.add(
                file,
                ("facts", i, "id"),
                f"{fact.id!r} must be '{slug}-NN' and be used once only",
            )
        seen.add(fact.id)
    for where, word, allowed in _city_words(words, city):
        if word not in allowed:
            reading.add(
                file, where, f"{word!r} is not in vocabulary.yaml. {did_you_mean(word, allowed)}"
            )
    keys = {key for fact in city.facts for key in fact.sources}
    keys |= {city.programme.source, city.population.source}
    for key in sorted({city.programme.source, city.population.source} - set(city.sources)):
        if key != "general-knowledge":
            reading.add(file, ("sources",), f"{key!r} is cited but not listed here")


def _city_words(
    words: Vocabulary, city: City
) -> Iterator[tuple[tuple[str | int, ...], str, Iterable[str]]]:
    yield ("government",), city.government, words.governments
    for i, word in enumerate(city.troubles):
        yield ("troubles", i), word, words.challenges
    for name, allowed in (
        ("challenges", words.challenges),
        ("assets", words.enablers),
        ("conditions", words.enablers),
    ):
        for i, line in enumerate(getattr(city, name)):
            for j, word in enumerate(line.tags):
                yield (name, i, "tags", j), word, allowed
    for i, fact in enumerate(city.facts):
        for j, word in enumerate(fact.problems):
            yield ("facts", i, "problems", j), word, words.challenges


def check_tool(reading: Reading, words: Vocabulary, file: YamlFile, tool: Tool) -> None:
    """Id, vocabulary and sources of one tool."""
    if tool.id != file.path.stem:
        reading.add(file, ("id",), f"{tool.id!r} must be the file name {file.path.stem!r}")
    parts = ("challenges", "constraints", "lacks", "has")
    lists = (words.challenges, words.constraints, words.enablers, words.enablers)
    for name in ("fits", "unfit"):
        for i, when in enumerate(getattr(tool, name)):
            for part, allowed in zip(parts, lists, strict=True):
                for word in getattr(when, part):
                    if word not in allowed:
                        reading.add(
                            file, (name, i, part), f"{word!r}: {did_you_mean(word, allowed)}"
                        )
    for i, word in enumerate(tool.needs):
        if word not in words.enablers:
            reading.add(file, ("needs", i), f"{word!r}: {did_you_mean(word, words.enablers)}")
    for name, statements in tool.sections.items():
        for i, statement in enumerate(statements):
            for key in statement.sources:
                if key not in tool.sources:
                    reading.add(file, (name, i, "sources"), f"{key!r} is not listed in sources")
