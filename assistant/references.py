"""What a message points at: the n-th tool or city shown, a part of it. Pure."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from assistant.cues import ASPECTS, ORDINALS, Aspect
from assistant.lexical import simple
from assistant.wording import LANGUAGES, say

if TYPE_CHECKING:
    from assistant.asks import Ask
    from assistant.turn import Past

OF_TOOLS = {"start", "why", "against", "cost-us", "time-us"}  # asks answered tool by tool
CITY_NOUN = (
    r"\b(?:case|city|town|place|example|comparable|caso|ciudad|cidade|ville|cas|stadt|fall|"
    r"beispiel|ejemplo|exemple|exemplo)\b"
)
TOOL_NOUN = (
    r"\b(?:tool|instrument|recommendation|option|lever|herramienta|outil|ferramenta|werkzeug)\b"
)


OFFERS: dict[str, Ask] = {
    "What speaks against this advice?": "against", "How sure are you of this?": "sure",
}  # fmt: skip


def bare(text: str) -> str:
    """A text as the rules look at it: folded, without apostrophes and end marks."""
    return simple(text).strip(" .!?\u00bf\u00a1")


@cache
def _offers() -> dict[str, Ask]:
    return {bare(say(code, said)): ask for said, ask in OFFERS.items() for code in LANGUAGES}


def offered(plain: str) -> Ask | None:
    """What one of the questions that we offer ourselves asks for, in any language."""
    return _offers().get(plain)


def nth(ordinal: int, plain: str, memory: Past) -> dict[str, object]:
    """The n-th object of the last answer: "the second case" a city, "the second tool" a tool, "the
    second one" a tool after a recommendation and a city otherwise."""
    of_city = re.search(CITY_NOUN, plain)
    cities = memory.cases if of_city and memory.cases else memory.cities
    advised = memory.intent in {"recommend", "what-if", "profile"} or memory.turn.ask in OF_TOOLS
    of_tool = re.search(TOOL_NOUN, plain) or (advised and not of_city)
    if of_tool and ordinal < len(memory.tools):
        return {"tool": memory.tools[ordinal], "cities": ()}
    if ordinal < len(cities):
        return {"cities": (cities[ordinal],)}
    return {"cities": memory.cities}


def aspect_of(plain: str) -> Aspect | None:
    """The part of the cases that a folded text names: money, who, results ..."""
    for aspect, pattern in ASPECTS.items():
        if re.search(rf"\b(?:{pattern})\b", plain):
            return aspect
    return None


def ordinal_of(plain: str) -> int | None:
    """The place that a text names, counted from 0: "the second one" -> 1."""
    for number, pattern in enumerate(ORDINALS):
        if re.search(
            rf"\b(?:the |el |la |le |die |der |das |o |a |and |y |et |und |e )(?:{pattern})\b"
            r"(?! (?:step|time|hundred|100|year|place|thing))",
            plain,
        ):
            return number
    return None
