"""What a turn is that asks about a city which the library does not hold. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.intent import speaks_as_we
from assistant.turn import Act, Turn

if TYPE_CHECKING:
    from collections.abc import Sequence


def of_held(
    turn: Turn,
    known: tuple[str, ...],
    unheld: Sequence[str],
    text: str,
    off: bool = False,
    brought: bool = False,
) -> Turn:
    """The turn where a city is asked about that is not held: never another than those named;
    ``brought`` when the message opens on it, whoever else it speaks of."""
    if brought:
        return Turn(act="standalone", form=turn.form, aspect=turn.aspect)
    if off and turn.act in {"ask", "follow-up"}:
        return Turn(act="standalone")  # nothing for us, whatever was said before
    if unheld and turn.act == "compare" and len(known) < 2:
        act: Act = "follow-up" if known else "standalone"
        return Turn(act=act, form=turn.form, cities=known)
    asks = turn.act in {"follow-up", "ask", "plan", "why-not"}  # "And Songdo?"
    asks = asks and not speaks_as_we(text)
    if unheld and not known and asks:
        return Turn(act="standalone", form=turn.form, aspect=turn.aspect)
    return turn
