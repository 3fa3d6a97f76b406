"""What a conversation remembers from turn to turn: words and ids, never passages. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.advise import Outcome
from assistant.fit import Voice
from assistant.intent import Request
from assistant.objections import Rebuttal
from assistant.profile import Profile
from assistant.schema import slug_of
from assistant.stories import Retold
from assistant.turn import LOOKED_UP, Past

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.advise import Advice
    from assistant.understanding import Understanding

MAX_TEXT = 2_000  # characters of the user's own description that later searches use
PERSONAL = {"recommend", "cases", "profile", "plan"}  # answers that are about the user's own city


class Memory(Past):
    """The state of one conversation after its last turn.

    ``text`` is the user's description so far; ``intent``, ``tools``, ``cities`` and ``facts`` are
    what the last answer was about, in the order shown; ``struck`` are the troubles that the user
    took out by hand; ``asked`` is the message it answered and
    ``turn`` and ``request`` how that was read, for "shorter please"; ``offer`` is the question
    that "yes please" accepts; ``words`` is the length of the last answer; ``advised`` are the facts
    that the last advice cited, ``questioned`` the questions to the user that were asked already,
    ``rebuttal``, ``gap``, ``outcome`` and ``retold`` are those of the last answer, for "shorter";
    ``answered``: which prepared questions were answered;
    ``matter`` is what the city is about beside its troubles (``faq.TOPICS``), ``topic`` that of the
    question that its description likeliest puts.
    """

    turns: int = 0
    profile: Profile = Profile()
    voice: Voice = Voice()
    language: str = "en"
    asked: str = ""
    request: Request | None = None
    facts: tuple[str, ...] = ()
    offer: str = ""
    struck: tuple[str, ...] = ()
    advised: tuple[str, ...] = ()
    questioned: tuple[str, ...] = ()
    rebuttal: Rebuttal | None = None
    gap: bool = False
    outcome: Outcome = ""
    answered: tuple[str, ...] = ()
    matter: str = ""
    topic: str = ""
    retold: Retold | None = None

    @property
    def fresh(self) -> bool:
        """True before anything was answered."""
        return not self.intent

    def describe(self, text: str) -> str:
        """The description with one more message of the user about the own city."""
        return f"{self.text} {text}".strip()[-MAX_TEXT:]


def takes_over(memory: Memory) -> bool:
    """Whether a question without a subject of its own takes over that of the question before: it
    was one on cases, and no advice."""
    return bool(memory.asked) and (memory.turn.ask in LOOKED_UP or not memory.text)


def _focus(heard: Understanding, advice: Advice) -> str:
    """The one city that an answer was on, or put first as the nearest: "there"."""
    if heard.turn.ask == "closest" and advice.comparables:
        return max(advice.comparables, key=lambda item: item.similarity).city
    return heard.turn.cities[0] if len(heard.turn.cities) == 1 else ""


def _of_city(memory: Memory, heard: Understanding, intent: str) -> dict[str, object]:
    """What a message told of the own city."""
    told = intent in {"compare", "ask"} and heard.profile != memory.profile
    if heard.again or not (intent in PERSONAL or told):
        return {}
    kept = heard.profile.challenges
    taken = [tag for tag in memory.profile.challenges if tag not in kept]
    struck = dict.fromkeys([*memory.struck, *taken])
    return {
        "profile": heard.profile,
        "voice": heard.voice,
        "text": heard.text if heard.turn.anew else memory.describe(heard.text),
        "struck": tuple(tag for tag in struck if tag not in kept),
    }


def _shown(heard: Understanding, advice: Advice, facts: Sequence[str]) -> dict[str, object]:
    """What the cases of an answer are that later messages point at; nothing of one without any."""
    intent = advice.request.intent
    cases = [key for key in facts if not key.startswith("tool:")]
    if advice.listed and advice.facts:  # of other cities only the names were said
        cases = [key for key in cases if key in advice.facts]
    if not cases:
        return {}
    found: dict[str, object] = {"facts": tuple(cases)}
    cities = tuple(dict.fromkeys(slug_of(key) for key in cases))
    if intent in {"recommend", "cases"}:
        found |= {"advised": tuple(cases), "told": cities}
    if not (advice.gap and intent == "ask"):  # of the nearest to a question nobody asks on
        found["cities"] = (heard.turn.cities if advice.elsewhere else ()) or cities
    return found


def remember(
    memory: Memory, heard: Understanding, advice: Advice, facts: Sequence[str], words: int = 0
) -> Memory:
    """The memory after an answer of so many words; ``facts`` are the ids it cites, in order.

    A what-if leaves the profile as it was, and an answer without evidence leaves what "they" and
    "the second one" refer to.
    """
    intent = advice.request.intent
    opened = [advice.opening] if advice.opening else []
    update: dict[str, object] = {
        "turns": memory.turns + 1,
        "language": heard.language,
        "intent": intent,
        "asked": heard.asked,
        "turn": heard.turn,
        "request": heard.request,
        "offer": advice.offer,
        "words": words,
        "rebuttal": advice.rebuttal,
        "gap": advice.gap,
        "outcome": advice.outcome,
        "retold": advice.retold,
        "focus": _focus(heard, advice),
        "matter": heard.turn.matter or memory.matter,
        "topic": heard.turn.topic or memory.topic,
        "answered": tuple(dict.fromkeys([*memory.answered, *heard.turn.faqs, *opened])),
        "questioned": tuple(dict.fromkeys([*memory.questioned, *advice.questions])),
    }
    update |= _of_city(memory, heard, intent)
    if advice.tools and intent in {"recommend", "profile", "what-if"}:
        update["tools"] = tuple(fit.tool for fit in advice.tools[:3])
    if advice.comparables and intent in {"recommend", "cases"}:
        update["cases"] = tuple(item.city for item in advice.comparables)
    if intent == "tool":
        update["tool"] = advice.request.tool
    elif heard.turn.tool and heard.turn.act in {"follow-up", "why-not"}:
        update["tool"] = heard.turn.tool
    elif intent not in {"about", "follow-up"}:
        update["tool"] = None
    update |= _shown(heard, advice, facts)
    return memory.model_copy(update=update)
