"""A written sentence cut into claims, and what the facts that a claim cites hold. Pure.

``In A it rose [[a-1]], while in B it fell [[b-2]].`` -> two claims, each with its own facts.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from assistant.cite import DRAFT
from assistant.lexical import WORD
from assistant.quantities import Quantity, find_months, find_quantities, whole_spans
from assistant.wording import OTHERS, country

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.corpus import Corpus
    from assistant.schema import Fact, Programme, Statement

# Markers that stand together cite one claim: "[[a-1]], [[b-2]]".
GROUP = re.compile(rf"(?:{DRAFT.pattern})(?:[\s,;]*(?:and|y|et|e|und)?\s*(?:{DRAFT.pattern}))*")
LEADING = re.compile(rf"^(?:\s*(?:{DRAFT.pattern})[\s,;.]*)+")
CACHED = 4096


class Claim(NamedTuple):
    """The words up to and including their markers, without these; no keys: nothing is cited."""

    text: str
    keys: tuple[str, ...]
    first: bool = True  # whether it begins the sentence


class Evidence(NamedTuple):
    """What one marker carries: the fact's words and figures, and the names around it."""

    key: str
    city: str
    body: str
    header: str
    programme: str
    quantities: tuple[Quantity, ...]
    months: tuple[int, ...] = ()
    grade: str = ""
    kind: str = ""
    told: str = ""  # the body without its lesson, which says what should be done


def cut(sentence: str) -> tuple[Claim, ...]:
    """The claims of a sentence; what follows the last marker belongs to the last claim."""
    claims: list[Claim] = []
    at = 0
    for match in GROUP.finditer(sentence):
        keys = tuple(dict.fromkeys(DRAFT.findall(match[0])))
        text = sentence[at : match.start()]
        if not WORD.search(text) and claims:
            last = claims[-1]
            claims[-1] = last._replace(keys=(*last.keys, *keys))
        else:
            claims.append(Claim(text.strip(" ,;"), keys, not claims))
        at = match.end()
    tail = sentence[at:].strip()
    if WORD.search(tail):
        if claims:
            claims[-1] = claims[-1]._replace(text=f"{claims[-1].text} {tail}")
        else:
            claims.append(Claim(tail, ()))
    return tuple(claims)


def late_markers(pieces: Sequence[str]) -> list[tuple[str, str]]:
    """Each sentence with the text to check: markers after its full stop are brought before it."""
    checked = list(pieces)
    for i, piece in enumerate(pieces):
        lead = LEADING.match(piece)
        if lead and i and not DRAFT.search(checked[i - 1]):
            checked[i - 1] = f"{checked[i - 1]} {' '.join(m[0] for m in DRAFT.finditer(lead[0]))}"
            checked[i] = piece[lead.end() :]
    return list(zip(pieces, checked, strict=True))


@lru_cache(maxsize=CACHED)
def _header(name: str, land: str, government: str, programme: Programme) -> str:
    lands = " ".join([land, *(country(land, language) for language in OTHERS)])
    return f"{name} {lands} {government} {programme.name}"


@lru_cache(maxsize=CACHED)
def _of_fact(fact: Fact, city: str, header: str, programme: str, published: str) -> Evidence:
    parts = (fact.claim, fact.outcome, fact.mechanism, fact.lesson)
    body = ". ".join(part.rstrip(".") for part in parts if part)
    amount = f"{fact.amount.currency} {fact.amount.value:.0f}" if fact.amount else ""
    return Evidence(
        key=fact.id,
        city=city,
        body=body,
        header=f"{header} {published}",
        programme=programme,
        quantities=(
            *find_quantities(body),
            *find_quantities(fact.year),  # apart: "2022 COP" would be a sum
            *find_quantities(amount),
            *whole_spans(body),
        ),
        months=find_months(body),
        grade=fact.grade,
        kind=fact.kind,
        told=". ".join(part.rstrip(".") for part in parts[:-1] if part),
    )


@lru_cache(maxsize=CACHED)
def _of_tool(key: str, name: str, statement: Statement, published: str) -> Evidence:
    body = f"{statement.text} {statement.name or ''}"
    return Evidence(key, "", body, f"{name} {published}", name, find_quantities(body), told=body)


def evidence_of(corpus: Corpus, key: str) -> Evidence:
    """What a marker carries; KeyError when the corpus has no such fact or statement."""
    if key.startswith("tool:"):
        tool, statement = corpus.statement(key)
        published = " ".join(tool.sources[s].publisher for s in statement.sources)
        return _of_tool(key, tool.name, statement, published)
    fact, city = corpus.facts[key], corpus.city_of(key)
    header = _header(city.city, city.country, city.government_form, city.programme)
    published = " ".join(city.sources[s].publisher for s in fact.sources)
    return _of_fact(fact, city.city, header, city.programme.name, published)
