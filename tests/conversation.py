"""What a scripted turn expects, checked on the reply: meaning, not wording."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from assistant.wording import QUOTED, say

if TYPE_CHECKING:
    from assistant.corpus import Corpus
    from assistant.reply import Reply

MONEY_TOOLS = {"budget", "financial-incentives"}


def faults(reply: Reply, expect: dict[str, Any], corpus: Corpus) -> list[str]:
    """Every expectation that the reply does not meet, in words; unknown keys are an error."""
    found = []
    for name, wanted in expect.items():
        got = CHECKS[name](reply, wanted, corpus)
        if got is not True:
            found.append(f"{name}: wanted {wanted}, got {got}")
    return found


def cited_cities(reply: Reply) -> list[str]:
    facts = [c.fact for c in reply.citations if not c.fact.startswith("tool:")]
    return list(dict.fromkeys(fact.rsplit("-", 1)[0] for fact in facts))


def _profile(reply: Reply, wanted: dict[str, Any], corpus: Corpus) -> Any:
    got = {key: getattr(reply.profile, key) for key in wanted}
    return got == wanted or got


def _tools(reply: Reply, wanted: int, corpus: Corpus) -> Any:
    """Sections or lines that open with a tool's name."""
    names = [tool.name for tool in corpus.tools.values()]
    shown = [n for n in names if re.search(rf"(?m)^(?:### )?\d+\. (?:\*\*)?{n}\b", reply.text)]
    return len(shown) == wanted or shown


def _bullets(reply: Reply, wanted: bool, corpus: Corpus) -> Any:
    lines = [line.strip() for line in reply.text.splitlines() if line.strip()]
    other = [line for line in lines if not re.match(r"(?:- |#|\||\d\. )", line)]
    return bool(other) != wanted or other[:2]


def _one_line(reply: Reply, wanted: bool, corpus: Corpus) -> Any:
    lines = [line for line in reply.text.splitlines() if line.strip()]
    return all(re.match(r"\d\. ", line) for line in lines) is wanted or lines


def _money(reply: Reply, wanted: bool, corpus: Corpus) -> Any:
    facts = [corpus.facts[c.fact] for c in reply.citations if c.fact in corpus.facts]
    got = any(f.tool in MONEY_TOOLS or f.amount is not None for f in facts)
    return got is wanted or "says nothing" in reply.text or [f.id for f in facts]


CHECKS = {
    "intent": lambda r, w, c: r.intent == w or r.intent,
    "abstained": lambda r, w, c: r.abstained is w or r.abstained,
    "profile": _profile,
    "first_tool_in": lambda r, w, c: r.tools[0].tool in w or r.tools[0].tool,
    "cities_cited": lambda r, w, c: set(w) <= set(cited_cities(r)) or cited_cities(r),
    "only_cities": lambda r, w, c: (
        (set(cited_cities(r)) <= set(w) and bool(w) == bool(cited_cities(r))) or cited_cities(r)
    ),
    "region": lambda r, w, c: (
        (bool(cited_cities(r)) and {c.cities[s].region for s in cited_cities(r)} <= set(w))
        or cited_cities(r)
    ),
    "max_words": lambda r, w, c: len(r.text.split()) <= w or len(r.text.split()),
    "bullets": _bullets,
    "tools": _tools,
    "one_line": _one_line,
    "money": _money,
    "table": lambda r, w, c: ("\n|---" in r.text) is w or r.text[:80],
    "says_language": lambda r, w, c: say(w, QUOTED) in r.text or r.text[:80],
    "questions": lambda r, w, c: bool(r.questions) is w or r.questions,
}
