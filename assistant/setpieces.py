"""Turns that ask for a set piece: a plan, a text about the last answer, the brief in a language.
Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.audience import OWN_PEOPLE
from assistant.cues import PLANS, TASKS
from assistant.tongue import asked_language

if TYPE_CHECKING:
    from assistant.turn import Message, Turn

OPENS = 30  # characters before which the asked-for plan opens a longer message


def plan(m: Message) -> Turn | None:
    """The first hundred days, a theory of change, the questions for a vendor or another city."""
    found = ((p, re.search(rf"\b(?:{words})", m.plain)) for p, words in PLANS.items())
    wanted, at = next(((p, said) for p, said in found if said), (None, None))
    if at is None or (not m.memory.intent and not m.brief and at.start() > OPENS):
        return None  # a first message that describes a city asks for advice
    if wanted == "originator" and OWN_PEOPLE.search(m.plain):
        return None  # "what should I ask our attorney?" is no question for another city
    return m.turn("plan", plan=wanted, cities=m.named or m.memory.cities[:1], by_name=m.brief)


def translation(m: Message) -> Turn | None:
    """The brief in a language, by name or that of the conversation."""
    language = asked_language(m.plain) if m.brief else None
    if language is None:
        return None
    return m.turn("task", task="translation", language=language, cities=())


def task(m: Message) -> Turn | None:
    """A text about the last answer: a paragraph for the council, a letter to the city."""
    wanted = next((t for t, words in TASKS.items() if re.search(rf"\b(?:{words})", m.plain)), None)
    if wanted is None or not m.brief:
        return None
    cities = m.named or (m.memory.cities[:1] if wanted == "letter" else m.memory.cities)
    return m.turn("task", task=wanted, cities=cities)
