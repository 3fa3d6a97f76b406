"""What a city did as stories: which facts tell of one thing, and which sentence answers what. Files
in.

``corpus/stories/<city>.jsonl`` has one story a line. A fact is in one story only. Where a sentence
answers a question that is put of any case (who paid, what came of it), it is named by its fact and
its first words, chosen by a reader and never by rule.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Literal, get_args

from pydantic import Field, StringConstraints, ValidationError

from assistant.problems import did_you_mean
from assistant.schema import FactId, Record, Text, slug_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from assistant.schema import Fact

# What is asked of any case: who was in charge, who paid, what it cost, how it was done, how people
# were won over or resisted, what came of it, how long it took, what went wrong, what became of it,
# which rules and powers it used, and what stood before it.
Part = Literal[
    "who", "payer", "cost", "how", "won", "result", "time", "failed", "later", "law", "before"
]
PARTS: tuple[Part, ...] = get_args(Part)
Telling = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+-\d{2,3}: \S.*$")]


def fact_of(telling: str) -> str:
    """The fact that a telling names: ``flint-02: Between 2014 and`` -> flint-02."""
    return telling.partition(": ")[0]


class Story(Record):
    """One thing that a city did: its name, in other languages ``names``, its facts, and by part the
    sentences that answer it, the best first (``flint-02: Between 2014 and 2020 the land``)."""

    name: Text
    names: dict[Literal["es", "fr", "pt", "de"], Text] = {}
    facts: tuple[FactId, ...] = Field(min_length=1)
    tells: dict[Part, Annotated[tuple[Telling, ...], Field(min_length=1, max_length=3)]] = {}

    @property
    def id(self) -> str:
        """Its first fact: no other story has it."""
        return self.facts[0]

    def called(self, language: str) -> str:
        """Its name in a language; the English one where there is no other."""
        return next((said for code, said in self.names.items() if code == language), self.name)


class CaseTold(Record):
    """What a story tells of the parts asked for: by part the sentences, as ``Story.tells``; before
    them those that have the ``words`` of the question."""

    story: str
    tells: tuple[tuple[Part, tuple[str, ...]], ...] = ()
    words: tuple[str, ...] = ()

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that the sentences are of, in their order."""
        said = [*self.words, *(one for _, tellings in self.tells for one in tellings)]
        return tuple(dict.fromkeys(map(fact_of, said)))


class Retold(Record):
    """What the cases shown tell of the ``parts`` asked for, all of one case when ``whole``;
    ``silent`` are the stories that do not tell it; where none does, ``beside`` is what one
    tells next to it (what it cost, for who paid), or ``others`` what other stories of the same
    cities on the same trouble tell; ``partly``: of some words of the question the sentences that
    have the others tell nothing; ``loose``: the question names a subject of which none has a
    word."""

    parts: tuple[Part, ...]
    cases: tuple[CaseTold, ...] = ()
    silent: tuple[str, ...] = ()
    beside: CaseTold | None = None
    others: tuple[CaseTold, ...] = ()
    partly: bool = False
    whole: bool = False
    loose: bool = False

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts behind it."""
        told = [*self.cases, *([self.beside] if self.beside else []), *self.others]
        return tuple(dict.fromkeys(key for case in told for key in case.facts))


Fault = tuple["Path", int, str, str]  # file, line, field, message


def read_stories(
    folder: Path, facts: Mapping[str, Fact]
) -> tuple[dict[str, tuple[Story, ...]], list[Fault]]:
    """The stories of each city, and what is wrong in their files; a corpus without them is whole,
    its follow-ups are then answered from single facts."""
    found: dict[str, tuple[Story, ...]] = {}
    faults: list[Fault] = []
    for path in sorted((folder / "stories").glob("*.jsonl")):
        own = {key: fact for key, fact in facts.items() if slug_of(key) == path.stem}
        if not own:
            near = did_you_mean(path.stem, sorted({slug_of(key) for key in facts}))
            faults.append((path, 1, "file", f"{path.stem!r} is no city of the corpus. {near}"))
            continue
        stories: list[Story] = []
        for line, text in enumerate(path.read_bytes().splitlines(), start=1):
            try:
                story = Story.model_validate_json(text)
            except ValidationError as error:
                detail = error.errors()[0]
                name = ".".join(str(step) for step in detail["loc"]) or "line"
                faults.append((path, line, name, detail["msg"]))
                continue
            taken = {key for other in stories for key in other.facts}
            faults += [(path, line, *fault) for fault in _wrong(story, own, taken)]
            stories.append(story)
        found[path.stem] = tuple(stories)
    return found, faults


def _wrong(story: Story, facts: Mapping[str, Fact], taken: set[str]) -> Iterator[tuple[str, str]]:
    if len({*story.facts}) < len(story.facts):
        yield "facts", "names a fact twice"
    for key in story.facts:
        if key not in facts:
            yield "facts", f"{key!r} is no fact of the city. {did_you_mean(key, facts)}"
        elif key in taken:
            yield "facts", f"{key!r} is in two stories; a fact belongs to one"
    for part, tellings in story.tells.items():
        for telling in tellings:
            key, _, begins = telling.partition(": ")
            if key not in story.facts:
                allowed = ", ".join(story.facts)
                yield f"tells.{part}", f"{key!r} is no fact of the story (it has {allowed})"
            elif key in facts and not _begins(facts[key].claim, begins):
                said = json.dumps(begins, ensure_ascii=False)
                yield f"tells.{part}", f"no sentence of {key} begins with {said}"


def _begins(claim: str, begins: str) -> bool:
    """Whether a sentence of a claim begins so."""
    return claim.startswith(begins) or any(f"{end} {begins}" in claim for end in ".!?")
