"""Read and validate the corpus folder: files in, a frozen Corpus or a list of problems out."""

from __future__ import annotations

import csv
import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from assistant.errors import CorpusError
from assistant.faq import Faq, read_faqs
from assistant.languages import Tables, read_tables
from assistant.problems import Problem, Reading, did_you_mean, dotted
from assistant.schema import (
    TOOL_IDS,
    City,
    Fact,
    Ranking,
    Record,
    Source,
    Statement,
    Tool,
    ToolId,
    Vocabulary,
    slug_of,
)
from assistant.stories import Story, read_stories
from assistant.vetting import check_city, check_tool
from assistant.wording import LANGUAGES, listed, say
from assistant.yamlfile import YamlFile, read_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


M = TypeVar("M", bound=Record)
ASIDE = ("stories", "questions", "languages", "mechanisms", "steps")  # read by modules of their own


class Corpus(Record):
    """Everything the assistant knows, by id. ``digest`` changes when any file changes that is
    searched or told.

    ``language`` is the one of its labels and of our own sentences; facts are in English always.
    """

    cities: dict[str, City]
    tools: dict[ToolId, Tool]
    vocabulary: Vocabulary
    rankings: tuple[Ranking, ...]
    digest: str
    tables: Tables = {}
    faqs: dict[str, Faq] = {}
    stories: dict[str, tuple[Story, ...]] = {}
    language: str = "en"

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """Every fact by id, in the order of the files."""
        return {fact.id: fact for city in self.cities.values() for fact in city.facts}

    @cached_property
    def answers(self) -> dict[str, list[Fact]]:
        """The facts that answer each challenge, by challenge id."""
        found: dict[str, list[Fact]] = {tag: [] for tag in self.vocabulary.challenges}
        for fact in self.facts.values():
            for tag in fact.problems:
                found[tag].append(fact)
        return found

    def city_of(self, fact_id: str) -> City:
        """The city that a fact belongs to."""
        return self.cities[slug_of(fact_id)]

    @cached_property
    def story_of(self) -> dict[str, Story]:
        """The story that a fact belongs to, by fact id."""
        all_ = (story for own in self.stories.values() for story in own)
        return {key: story for story in all_ for key in story.facts}

    def statement(self, key: str) -> tuple[Tool, Statement]:
        """A statement on a tool by passage id: ``tool:budget#measures-1``; KeyError for another."""
        tool_id, _, place = key.removeprefix("tool:").partition("#")
        section, _, number = place.rpartition("-")
        tool = {tool.id: tool for tool in self.tools.values()}[tool_id]  # type: ignore[index]
        if not number.isdigit() or not 0 < int(number) <= len(tool.sections[section]):
            raise KeyError(key)
        return tool, tool.sections[section][int(number) - 1]

    def source_of(self, fact: Fact) -> Source:
        """The source to cite: the first that is no copy of another publisher's text."""
        sources = self.city_of(fact.id).sources
        listed = [sources[key] for key in fact.sources]
        return next((source for source in listed if source.type != "copy"), listed[0])

    def label(self, word: str) -> str:
        """What the reader sees for a vocabulary id; the id itself when it has no label."""
        own = self.vocabulary.labels.get(word, word.replace("-", " "))
        return own if self.language == "en" else self._table.get(f"label:{word}", own)

    @property
    def _table(self) -> dict[str, str]:
        return self.tables.get(self.language, {})

    def mechanism(self, tool: str, trouble: str) -> str:
        """How a tool works on a trouble, in our own words; empty when that is not written."""
        return self._table.get(f"for:{tool}:{trouble}", "")

    def step(self, tool: str, trouble: str) -> str:
        """The first step with a tool on a trouble, in our own words, without its full stop; empty
        when that is not written."""
        return self._table.get(f"step:{tool}:{trouble}", "")

    def failure(self, trouble: str) -> tuple[str, str]:
        """Why government acts on a trouble and when it steps back; empty when not written."""
        return self._table.get(f"act:{trouble}", ""), self._table.get(f"back:{trouble}", "")

    def straight(self, faq: Faq) -> tuple[str, str]:
        """What is answered to a prepared question, at once and at length, in the language of this
        corpus where that is written."""
        return (
            self._table.get(f"verdict:{faq.id}", faq.verdict),
            self._table.get(f"answer:{faq.id}", faq.answer),
        )

    def asked(self, language: str) -> dict[str, list[str]]:
        """How people put the prepared questions in another language than English, by id."""
        table = self.tables.get(language, {})
        told = ((key, table.get(f"asks:{key}", "")) for key in self.faqs)
        return {key: asks.split(" | ") for key, asks in told if asks}

    def ways(self, faq: Faq) -> tuple[str, ...]:
        """How a prepared question is put in the language of this corpus; none where not written."""
        if self.language == "en":
            return faq.asks
        told = self._table.get(f"asks:{faq.id}", "")
        return tuple(told.split(" | ")) if told else ()

    @cached_property
    def answered(self) -> frozenset[str]:
        """The prepared questions whose answer is written in the language of this corpus."""
        own = self._table
        return frozenset(k for k in self.faqs if self.language == "en" or f"verdict:{k}" in own)

    def lesson(self, fact: Fact) -> str:
        """The lesson of a fact in the language of this corpus, without its full stop."""
        return self._table.get(f"lesson:{fact.id}", fact.lesson).rstrip(".")

    def told(self, text: str) -> str:
        """One of our own English sentences in the language of this corpus."""
        return self._table.get(f"text:{text}", text)

    @cached_property
    def proper_names(self) -> frozenset[str]:
        """Words that the facts have with a capital in mid-sentence and never without."""
        told = " ".join(fact.claim for fact in self.facts.values())
        lower = {word.capitalize() for word in re.findall(r"\b[a-z]+\b", told)}
        return frozenset(re.findall(r"(?<=[a-z,] )[A-Z][a-z]+\b", told)) - lower

    def everywhere(self, key: str) -> str:
        """What a table holds under a key (``lesson:surat-04``), in every language."""
        return " ".join(table.get(key, "") for table in self.tables.values())

    def question(self, enabler: str) -> str:
        """What to ask a city about an enabler; empty when there is no question."""
        own = self.vocabulary.enablers[enabler].question or ""
        return own if self.language == "en" else self._table.get(f"question:{enabler}", own)

    def say(self, template: str, **values: object) -> str:
        """A fixed phrase of ours in the language of this corpus."""
        return say(self.language, template, **values)

    def listed(self, words: Sequence[str]) -> str:
        """``a, b and c`` in the language of this corpus."""
        return listed(words, self.language)

    def retold(self, tool: Tool) -> Tool:
        """A tool with our own sentences in the language; what has a source stays as it is."""
        changed: dict[str, Any] = {
            "name": self.say(tool.name), "if_it_fails": self.told(tool.if_it_fails),
        }  # fmt: skip
        for name in ("first_steps", "ask_the_city", "ask_the_vendor"):
            changed[name] = tuple(self.told(text) for text in getattr(tool, name))
        for name in ("fits", "unfit", *tool.sections):
            changed[name] = tuple(
                item.model_copy(update={"text": self.told(item.text)})
                for item in getattr(tool, name)
            )
        return tool.model_copy(update=changed)

    def inline(self, tool: str) -> str:
        """A tool's name inside a sentence: in lower case, but for German nouns."""
        name = self.tools[tool].name  # type: ignore[index]
        return name if self.language == "de" else name[0].lower() + name[1:].lower()

    def spoken(self, language: str) -> Corpus:
        """The same corpus with its labels and our own sentences in another language."""
        if language == self.language or language not in LANGUAGES:
            return self
        self.views.setdefault(self.language, self)  # the way back
        if language not in self.views:
            view = self.model_copy(update={"language": language})
            tools = {key: view.retold(tool) for key, tool in self.tools.items()}
            self.views[language] = view.model_copy(update={"tools": tools})
        return self.views[language]

    @cached_property
    def views(self) -> dict[str, Corpus]:
        """What ``spoken`` has made, by language."""
        return {}


def load_corpus(folder: Path) -> Corpus:
    """The whole corpus; CorpusError with every problem when something is wrong."""
    corpus, problems = check_corpus(folder)
    if corpus is None:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise CorpusError(
            f"The corpus has a problem: {problems[0]}{more}.".replace("..", "."),
            "Run 'assistant check' for the full list.",
            [str(problem) for problem in problems],
        )
    return corpus


def check_corpus(folder: Path) -> tuple[Corpus | None, list[Problem]]:
    """The corpus when it is whole, and the problems when it is not."""
    if not (folder / "cities").is_dir() or not (folder / "tools").is_dir():
        raise CorpusError(
            f"The corpus folder {folder} is missing or has no cities/ and tools/ in it.",
            "Set ASSISTANT_CORPUS_DIR to the corpus folder of the project.",
        )
    reading = Reading(folder)
    vocabulary = _one(reading, folder / "vocabulary.yaml", Vocabulary)
    cities = _many(reading, folder / "cities", City)
    tools = _many(reading, folder / "tools", Tool)
    rankings = _rankings(reading, folder / "rankings.csv")
    if vocabulary is not None:
        words = vocabulary[1]
        for file, city in cities.values():
            check_city(reading, words, file, city)
        for file, tool in tools.values():
            check_tool(reading, words, file, tool)
    tables, faults = read_tables(folder)
    for path in sorted(p for name in ASIDE for p in (folder / name).rglob("*.*")):
        reading.digest.update(path.read_bytes())
    known = {fact.id: fact for _, city in cities.values() for fact in city.facts}
    faqs, wrong = read_faqs(folder, words.challenges if vocabulary else (), known)
    stories, torn = read_stories(folder, known)
    for path, line, where, message in [*((p, n, "table", m) for p, n, m in faults), *wrong, *torn]:
        name = str(path.relative_to(folder.parent))
        reading.problems.append(Problem(name, line, where, message))
    for missing in sorted(set(TOOL_IDS) - set(tools)):
        reading.add(folder / "tools" / f"{missing}.yaml", (), "the file of this tool is missing")
    if reading.problems or vocabulary is None:
        return None, sorted(reading.problems, key=lambda p: (p.file, p.line))
    return Corpus(
        cities={slug: city for slug, (_, city) in cities.items()},
        tools={tool: tools[tool][1] for tool in TOOL_IDS},
        vocabulary=vocabulary[1],
        rankings=rankings,
        digest=reading.digest.hexdigest(),
        tables=tables,
        faqs=faqs,
        stories=stories,
    ), []


def _one(reading: Reading, path: Path, model: type[M]) -> tuple[YamlFile, M] | None:
    try:
        reading.digest.update(path.name.encode() + path.read_bytes())
        file = read_yaml(path)
    except UnicodeDecodeError as error:
        reading.add(path, (), f"not UTF-8 text (byte {error.start})")
    except OSError as error:
        reading.add(path, (), f"cannot be read: {error.strerror or error}")
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        name = str(path.relative_to(reading.folder.parent))
        reading.problems.append(Problem(name, line, "yaml", error.problem or "cannot be parsed"))
    except yaml.YAMLError as error:
        reading.add(path, (), f"cannot be parsed: {error}")
    else:
        if not isinstance(file.data, dict):
            reading.add(file, (), "expected 'field: value' lines; see corpus/README.md")
            return None
        try:
            return file, model.model_validate(file.data)
        except ValidationError as error:
            for detail in error.errors():
                reading.add(file, detail["loc"], _explain(model, detail))
    return None


def _many(reading: Reading, folder: Path, model: type[M]) -> dict[Any, tuple[YamlFile, M]]:
    read = ((path.stem, _one(reading, path, model)) for path in sorted(folder.glob("*.yaml")))
    return {stem: found for stem, found in read if found is not None}


def _explain(model: type[BaseModel], detail: Any) -> str:
    kind, value = detail["type"], detail["input"]
    if kind == "extra_forbidden":
        names = list(model.model_fields) if len(detail["loc"]) == 1 else _fields(detail["loc"])
        return f"unknown field. {did_you_mean(detail['loc'][-1], names)}"
    if kind == "missing":
        return "this field is missing"
    if kind == "literal_error":
        options = [part.strip(" '") for part in detail["ctx"]["expected"].split(" or ")]
        allowed = [o.strip(" '") for part in options for o in part.split(",")]
        return f"{value!r} is not allowed. {did_you_mean(value, allowed)}"
    return f"{value!r}: {detail['msg']}" if not isinstance(value, dict) else detail["msg"]


def _fields(where: tuple[str | int, ...]) -> list[str]:
    known: dict[str, type[BaseModel]] = {"facts": Fact, "sources": Source}
    return list(known[str(where[0])].model_fields) if where[0] in known else ["(see README)"]


def _rankings(reading: Reading, path: Path) -> tuple[Ranking, ...]:
    rows: list[Ranking] = []
    try:
        reading.digest.update(path.read_bytes())
        with path.open(encoding="utf-8", newline="") as lines:
            for number, row in enumerate(csv.DictReader(lines), start=2):
                try:
                    rows.append(Ranking.model_validate({k: v or None for k, v in row.items()}))
                except ValidationError as error:
                    detail = error.errors()[0]
                    reading.problems.append(
                        Problem(path.name, number, dotted(detail["loc"]), detail["msg"])
                    )
    except OSError as error:
        reading.add(path, (), f"cannot be read: {error.strerror or error}")
    return tuple(rows)
