"""What a message points at: the n-th tool or city shown, a part of it. Pure."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from assistant.cues import ASPECTS, ORDINALS, OURS, Aspect
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
# Those of the list of cities to compare with; a "case" is the n-th that the answer told.
OF_LIST = (
    r"\b(?:city|town|place|comparable|ciudad|pueblo|cidade|municipio|ville|commune|stadt|"
    r"gemeinde)\b"
)
# What somebody did is asked of a case, not of a tool.
OF_DEEDS = (
    r"\b(?:did|they|their|ran|paid|funded|led|built|managed|happened|went wrong|hicieron|paso|"
    r"costo|ont|s est|fizeram|custou|"
    r"haben|gekostet|eingespart)\b"
)
OF_A_CASE: set[Aspect | None] = {"money", "who", "results", "failures", "time", "people"}
TOOL_NOUN = (
    r"\b(?:tool|instrument|recommendation|option|lever|herramienta|outil|ferramenta|werkzeug)\b"
)


DETERMINERS = (
    r"the|your|el|la|tu|su|del|al|le|l|ton|ta|votre|du|au|die|der|das|den|dem|im|zum|beim|ihre?n?|"
    r"dein\w*|o|a|do|da|no|na|ao|seu|sua|and|y|et|und|e"
)
# After "the first" these are none of the objects shown.
NO_OBJECT = (
    r"(?:(?:two|three|four|five|few|ten|dos|tres|deux|trois|dois|duas|zwei|drei) )?(?:steps?|"
    r"times?|hundred|100|years?|places?|things?|world|weeks?|days?|"
    r"months?|moves?|(?:phone |telephone )?calls?|meetings?|decisions?|"
    r"sentences?|questions?|visits?|pasos?|passos?|"
    r"schritte?n?|etapes?)\b"
)
# "The case you put first", "what you listed first".
PUT_FIRST = re.compile(
    r"\b(?:put|list|listed|name|named|mention|mentioned|show|showed|gave|give|cite|cited|puso|"
    r"pones|"
    r"mencion\w+|nombr\w+|mis|cite|citez|donne|colocou|pos|citou|mencionou|genannt\w*|zuerst "
    r"(?:genannt\w*|gezeigt\w*)) (?:\w+ )?(?:first|on top|primero|en premier|d abord|primeiro|"
    r"zuerst|"
    r"als erste\w*)\b|\bzuerst (?:genannt|gezeigt|gebracht)\w*|\bals erste\w* (?:genannt|"
    r"gezeigt)\w*"
)
THAT_CITY = re.compile(
    r"\b(?:that|this) (?:city|town|case|place|one)\b|\b(?:es[ae]|aquella?) (?:ciudad|pueblo|"
    r"caso)\b|"
    r"\b(?:cette|ce) (?:ville|commune|cas)\b|\bess[ae] (?:cidade|municipio|caso)\b|"
    r"\bdiese[rmns]? (?:stadt|gemeinde|fall)\b"
)


THERE = re.compile(r"\b(?:there|alli|ahi|alla|la-bas|la bas|dort|it|its)\b")


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
    second one" after a recommendation a tool, but a city where it is asked what it cost, who ran
    it or what came of it there; otherwise a city."""
    of_city = re.search(CITY_NOUN, plain)
    listed = re.search(OF_LIST, plain) and memory.cases and not memory.turn.wishes
    theirs = aspect_of(plain) in OF_A_CASE and not OURS.search(plain)
    deeds = re.search(OF_DEEDS, plain) or theirs
    told = bool(deeds and memory.cases and not of_city)
    cities = memory.cases if listed or told else memory.cities
    advised = memory.intent in {"recommend", "what-if", "profile"} or memory.turn.ask in OF_TOOLS
    of_tool = re.search(TOOL_NOUN, plain) or (advised and not of_city and not told)
    if of_tool and ordinal < len(memory.tools):
        return {"tool": memory.tools[ordinal], "cities": ()}
    if ordinal >= len(cities):
        cities = memory.told if ordinal < len(memory.told) else memory.cases
    if ordinal < len(cities):
        return {"cities": (cities[ordinal],), "pointed": True}
    return {"cities": memory.cities}


def meant(plain: str, memory: Past) -> tuple[str, ...]:
    """The cities that "that city", "there" or "they" means: the one that the last answer was on,
    the first of them for one city, or all."""
    if THAT_CITY.search(plain):
        return (memory.focus,) if memory.focus else memory.cities[:1]
    if memory.focus and memory.focus in memory.cities and THERE.search(plain):
        return (memory.focus,)
    return memory.cities


def aspect_of(plain: str) -> Aspect | None:
    """The part of the cases that a folded text names: money, who, results ..."""
    for aspect, pattern in ASPECTS.items():
        if re.search(rf"\b(?:{pattern})\b", plain):
            return aspect
    return None


def ordinal_of(plain: str) -> int | None:
    """The place that a text names, counted from 0: "the second one" -> 1."""
    for number, pattern in enumerate(ORDINALS):
        named = rf"\b(?:{DETERMINERS}) (?:{pattern})\b(?! (?:{NO_OBJECT}))"
        if re.search(rf"{named}|\b(?:{pattern}) (?:one|case|city|town|example)\b", plain):
            return number
    return 0 if PUT_FIRST.search(plain) else None
