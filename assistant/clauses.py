"""Clauses of a text, and the one that shows something as a quotation: whole or not at all. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST, SHORTEST = 16, 3  # words of the longest and of the shortest quotation
# A sum with its money, as one word.
SUM = re.compile(
    r"(?:[$£€₹]|rs\.? )?[0-9][0-9.,]*"
    r"(?: ?(?:k|m|bn|mil|mio\.?|million\w*|millon\w*|milh\w+|mrd\.?|lakh|crore)(?!\w))*"
    r"(?: (?:de |d'|of )?(?:euros?|dollars?|dolares|pounds|dirhams?|pesos|soles|reais|francs?|"
    r"francos|rupees|zloty|usd|eur|fcfa|rand|naira|cedis))?(?!\w)"
)
CLAUSE = re.compile(
    r"(?<![0-9]),\s|,(?=\s)|\s[-\u2013\u2014]\s|:\s|\s(?=(?:but|because|while|although|"
    r"aber|weil|obwohl|pero|porque|"
    r"aunque|mais|parce que|mas|embora|and (?:the|our|we|i|it|they|he|she)(?=[\s'])|und (?:der|"
    r"die|das|"
    r"wir)|y (?:el|la|los|las)|"
    r"et (?:le|la|les|on)|e (?:o|a|os|as))[\s'])"
)
SENTENCE = re.compile(
    r"[^.!?;\n]+(?:(?:\.(?=\S)|(?<=\bmio)\.|(?<=\bmrd)\.|(?<=\btsd)\.|(?<=\btys)\.|(?<=\bca)\.)"
    r"[^.!?;\n]+)*[.!?;\n]*"
)
LEAD = re.compile(
    r"^(?:\W|(?:actually|sorry|well|honestly|anyway|no,|and|but|so|because|while|although|"
    r"meanwhile|also|then|now|aber|weil|und|pero|"
    r"porque|y|mais|et|"
    r"mas|e|that|which)\b)+", re.IGNORECASE,
)  # fmt: skip
# Words that join a clause of its own to what is said before; those that only lean on it.
_ALSO = r"(?:and|or|but|so|y|o|pero|et|ou|mais|e|ou|mas|und|oder|aber)"
_LEANS = (
    r"(?:which|who|whose|where|when|since|if|unless|until|after|before|as|so that|"
    r"quien|donde|cuando|si|desde|hasta|para|qui|dont|quand|depuis|jusqu\w+|pour|afin|quem|"
    r"onde|quando|se|ate|wenn|seit|bis|damit|um)"
)
INNER = re.compile(rf"\s(?={_LEANS}\s)")
STARTS = re.compile(rf"\s(?={_ALSO}\s)")


class Clause(NamedTuple):
    """A stretch of the text between two marks or joining words."""

    start: int
    end: int


def clauses_of(low: str, start: int, end: int) -> Iterator[Clause]:
    """The clauses of a sentence in the folded text, without the marks and words between them."""
    at = start
    for mark in CLAUSE.finditer(low, start, end):
        if mark.start() > at:
            yield Clause(at, mark.start())
        at = mark.end()
    if at < end:
        yield Clause(at, end)


def widened(low: str, clauses: Sequence[Clause], i: int, at: int) -> Clause:
    """A bare sum with the clause beside it: "a new fund, 2 million"; "no budget" says enough."""
    start, end = clauses[i]
    said = low[start:end]
    words = len(SUM.sub("#", said).split())
    if words >= SHORTEST or (words > 1 and not re.search(r"[0-9]|mil+ion", low[at:end])):
        return clauses[i]
    if i > 0:
        start = clauses[i - 1].start
    elif i + 1 < len(clauses):
        end = clauses[i + 1].end
    return Clause(start, end)


def quoted(text: str, low: str, clause: Clause, at: int) -> str:
    """The words of a clause that hold its telling words; of one that is too long the part before a
    joining word, or the part after one, "" where neither is short enough."""
    start, end = clause
    if len(text[start:end].split()) > LONGEST:
        span = _shortened(low, clause, at)
        if not span:
            return ""
        start, end = span
    said = " ".join(LEAD.sub("", text[start:end]).split()).rstrip(" .,;:!-\u2013\u2014")
    if said.count("(") < said.count(")"):
        return said.replace(")", "", 1)
    if said.count("(") == said.count(")"):
        return said
    outside, _, inside = said.rpartition("(")
    return f"{said})" if re.search(r"[0-9]", inside) else outside.rstrip()


def _shortened(low: str, clause: Clause, at: int) -> Clause | None:
    """The longest stretch of a long clause that ends or begins at a joining word and is short
    enough, with what stands at a place in it."""
    start, end = clause
    ends = [
        m.start()
        for joins in (INNER, STARTS)
        for m in joins.finditer(low, start, end)
        if m.start() >= at
    ]
    starts = [m.end() for m in STARTS.finditer(low, start, end) if m.end() <= at]
    spans = [Clause(start, last) for last in reversed(ends)]
    spans += [Clause(first, last) for first in starts for last in (end, *reversed(ends))]
    return next(
        (s for s in spans if SHORTEST <= len(low[s.start : s.end].split()) <= LONGEST), None
    )
