"""Objections that officials meet ("the union will strike", "our council would never vote for it"):
what is objected, which facts speak to it, and an answer of ours. Pure.

The table ``objections.tsv`` has, per kind, patterns over folded text in five languages (``words``),
an English phrase to look the like of it up by (``like``), a pattern that the claim or the lesson of
a fact has to hold (``holds``), and our own answer (``answer``), which claims nothing.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from assistant.asking import SENTENCE
from assistant.lexical import simple
from assistant.measures import named_in
from assistant.schema import Record
from assistant.tables import read_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.schema import Fact

TABLE = Path(__file__).parent / "objections.tsv"
MOST_WORDS = 40  # a longer message tells a story
# Questions on an objection: what to say when the union strikes, who else had it, what if it comes.
ASKED = re.compile(
    r"^\W*(?:and |but |y |et |e |und )?(?:what if|y si|et si|e se|was,? wenn|who else|any other|"
    r"anyone "
    r"else|who had|quien mas|qui d autre|quem mais|wer (?:sonst|noch))\b|\b(?:say|tell|answer|"
    r"reply|respond|convinc\w+|digo|respondo|contesto|convenzo|dire|repondre|"
    r"convaincre|respondo|convenco|sage|antworte|uberzeuge)\b"
)
# All of it was tried: what is left is asked for, and no answer to one objection.
ALL_TRIED = re.compile(
    r"\b(?:all (?:of )?(?:that|this|these|it)|everything|todo|tout|tudo|alles|nothing new)\b"
)
# What others will say is no news of the city.
OTHERS_SAY = re.compile(
    r"\b(?:(?:will|would|ll) (?:\w+ )?(?:say|argue|claim|tell|ask)|says?|argues?|claims?|dira\w*|"
    r"diront|diran|dicen|disent|dizem|vao dizer|van a decir|vont dire|sagen|behaupten)\b"
)
CHANGED_BY = {"money"}  # kinds of which a message that tells something new is a profile


class Kind(Record):
    """A kind of objection; ``like`` and ``holds`` are empty where facts are chosen otherwise."""

    id: str
    like: str
    holds: str
    words: dict[str, str]
    answers: dict[str, str]


class Objection(Record):
    """What is objected, and the kind of measure that it is held against, if one is named."""

    kind: str
    measure: str = ""


class Rebuttal(Record):
    """An objection with the facts that speak to it, and where these were found: in the cases
    ``shown``, in others on the same ``matter``, or in ``other`` matters."""

    kind: str
    facts: tuple[str, ...] = ()
    found: Literal["shown", "matter", "other", ""] = ""


@cache
def objections() -> Mapping[str, Kind]:
    """Id -> kind, in the order of the table, which is that in which they are looked for."""
    rows: dict[str, dict[str, dict[str, str]]] = {}
    for row in read_rows(TABLE):
        rows.setdefault(row["kind"], {})[row["part"]] = row
    return {key: _kind(key, parts) for key, parts in rows.items()}


def read_objection(text: str, language: str = "en", tells: bool = False) -> Objection | None:
    """What a message objects to, in what it states, or in a question on what to say to it; "
    "``tells``
    when it says something new of the own city, which for some kinds is more than an objection."""
    if len(text.split()) > MOST_WORDS:
        return None
    stated = [s for s in SENTENCE.findall(text) if "?" not in s or ASKED.search(simple(s))]
    low = simple(" ".join(stated))
    for kind in objections().values():
        mine = kind.id in CHANGED_BY and tells and not OTHERS_SAY.search(low)
        if mine or not _says(kind.id).search(low):
            continue
        if kind.id == "tried" and ALL_TRIED.search(low):
            return None
        named = named_in(text, language)
        return Objection(kind=kind.id, measure=named.kind if named else "")
    return None


def speaks_to(kind: str, fact: Fact) -> bool:
    """Whether a fact speaks to a kind of objection."""
    held = _holds(kind)
    return held is not None and bool(held.search(f"{fact.claim} {fact.outcome or ''}"))


def _kind(key: str, parts: dict[str, dict[str, str]]) -> Kind:
    languages = [name for name in parts["words"] if name not in {"kind", "part"}]
    return Kind(
        id=key,
        like=parts["like"]["en"].strip("-"),
        holds=parts["holds"]["en"] if parts["holds"]["en"] != "-" else "",
        words={name: parts["words"][name] for name in languages},
        answers={name: parts["answer"][name] for name in languages},
    )


@cache
def _says(kind: str) -> re.Pattern[str]:
    """In any language: that of a few words is not always told."""
    cells = dict.fromkeys(objections()[kind].words.values())
    return re.compile("|".join(rf"(?<!\w)(?:{cell})" for cell in cells))


@cache
def _holds(kind: str) -> re.Pattern[str] | None:
    pattern = objections()[kind].holds
    return re.compile(pattern, re.IGNORECASE) if pattern else None
