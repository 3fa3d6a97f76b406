"""Turns that only ask for another form: shorter, as bullets, in six lines for the council. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.asking import asks_directly
from assistant.cues import WHOLE
from assistant.form import READER
from assistant.turn import SURE

if TYPE_CHECKING:
    from assistant.turn import Message, Turn

NO_ADVICE = {"not-covered", "out-of-scope"}  # nothing of these can be told shorter
MANY = 4  # sentences from which all of the advice is meant
OF_FORM = {"form", "write", "translate", "yes", "thanks"}  # what asks for a form is heard as


def reform(m: Message) -> Turn | None:
    """Only a form: the last answer again, or all of the advice: shorter, as bullets, its money."""
    form, asks = m.base.form, m.asks or asks_directly(m.plain)
    points = form.lines and not asks  # "give it in 6 points for my chief, he meets the mayor"
    if form.plain or m.named or not (m.brief or points) or _asks_beside(m):
        return None
    told = m.delta or m.troubles
    if told and not (m.heard == "form" and m.chance >= SURE) and not READER.search(m.plain):
        return None
    if m.base.form.money and m.heard != "form":
        return m.turn("follow-up", aspect="money", cities=m.memory.cities)
    return m.turn("reform", whole=of_the_whole(m) or m.memory.intent in NO_ADVICE)


def of_the_whole(m: Message) -> bool:
    """Whether a form is asked of the advice and not of the last answer: "all of that"."""
    many = (m.base.form.lines or 0) >= MANY
    return bool(WHOLE.search(m.plain)) or m.base.form.max_tools is not None or many


def _asks_beside(m: Message) -> bool:
    """Whether a message asks something, in whatever form: "own or lease? Straight answer"."""
    return m.asks and m.heard not in OF_FORM and m.chance >= SURE
