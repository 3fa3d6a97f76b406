"""Turns that look cases up within limits, whatever else they sounded like. Pure."""

from __future__ import annotations

from assistant.asking import asks_of_any
from assistant.turn import Past, Turn

OPENS = 30  # characters in which a question that is after any city says so


def looked_over(turn: Turn, memory: Past, text: str) -> Turn:
    """The turn as one that looks cases up, where it names nothing but limits to them ("which Polish
    cities are in the library?", "only under 30,000") or asks after any city at all."""
    limits = turn.narrowing
    alone = not memory.intent and limits.by_place
    later = bool(memory.intent) and (limits.limits or limits.outside)
    measure = turn.ask == "opinion" and "?" in text and asks_of_any(text[:OPENS])
    anyone = measure or (turn.act == "follow-up" and not limits.bare and asks_of_any(text))
    if limits.listing or (limits.sought and (alone or later)) or (anyone and bool(memory.intent)):
        return Turn(act="ask", ask="search", form=turn.form, narrowing=limits)
    return turn
