"""The questions that officials put again and again, each with its straight answer. Files in.

``corpus/questions/<topic>.jsonl`` has one question a line. A topic is a trouble of the vocabulary,
or one of ``TOPICS``. Verdict and answer are our own reasoning and say so where they are shown; what
cities did is told by the facts beside them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Literal, get_args

from pydantic import Field, StringConstraints, ValidationError

from assistant.schema import Record

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

# Asked of every trouble.
GeneralKind = Literal[
    "wait", "against", "little-money", "much-money", "small", "contract", "tell", "who", "measure",
    "mistakes", "fairness", "start", "cost", "fund", "skills", "power", "where", "visible", "fail",
    "losers", "select", "last", "motion",
]  # fmt: skip
FaqKind = GeneralKind | Literal["proposal", "choice", "objection", "how"]  # the others of one only
GENERAL: tuple[GeneralKind, ...] = get_args(GeneralKind)
# Matters that are no trouble of the closed list.
TOPICS = ("debt", "windfall", "facility-closure", "mayors-project", "vendor-offer")
MOST_FACTS = 3
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2)]
# No figures: those of cases stand in facts, and nothing else carries one.
Told = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, pattern=r"^\D+$")]


class Faq(Record):
    """One question in the words in which it is put, what to answer at once (``verdict``), why and
    what to do (``answer``), and the facts that bear on just that, the most telling first."""

    id: str
    topic: str
    kind: FaqKind
    asks: Annotated[tuple[Text, ...], Field(min_length=2)]
    verdict: Told
    answer: Told
    facts: Annotated[tuple[str, ...], Field(max_length=MOST_FACTS)] = ()


Fault = tuple["Path", int, str, str]  # file, line, field, message


def read_faqs(
    folder: Path, topics: Collection[str], facts: Collection[str]
) -> tuple[dict[str, Faq], list[Fault]]:
    """The questions by id, and what is wrong in their files; a corpus without them is whole.

    Ids are ``<topic>-qNN``; ``topics`` are the troubles of the vocabulary, ``facts`` all fact ids.
    """
    found: dict[str, Faq] = {}
    faults: list[Fault] = []
    for path in sorted((folder / "questions").glob("*.jsonl")):
        if path.stem not in topics and path.stem not in TOPICS:
            faults.append((path, 1, "file", f"{path.stem!r} is neither a trouble nor a topic"))
            continue
        for line, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            try:
                faq = Faq.model_validate({"topic": path.stem, **json.loads(text)})
            except ValidationError as error:
                detail = error.errors()[0]
                name = ".".join(str(step) for step in detail["loc"])
                faults.append((path, line, name, detail["msg"]))
                continue
            except (ValueError, TypeError) as error:
                faults.append((path, line, "line", f"is no JSON object ({error})"))
                continue
            faults += [(path, line, *fault) for fault in _wrong(faq, found, facts)]
            found[faq.id] = faq
    return found, faults


def _wrong(faq: Faq, found: Collection[str], facts: Collection[str]) -> Iterator[tuple[str, str]]:
    if not faq.id.startswith(f"{faq.topic}-q") or faq.id in found:
        yield "id", f"{faq.id!r} must be '{faq.topic}-qNN' and be used once only"
    for key in faq.facts:
        if key not in facts:
            yield "facts", f"{key!r} is no fact of the corpus"
