"""What was understood of a description, in a line that invites correction. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.phrasing import described, from_figures
from assistant.quantities import find_quantities
from assistant.troubles import CLEAR

if TYPE_CHECKING:
    from assistant.advise import Advice
    from assistant.corpus import Corpus

# What a message is about that names no trouble (``faq.TOPICS``).
MATTERS = {
    "debt": "debt", "windfall": "money that comes once", "facility-closure": "a place to be closed",
    "mayors-project": "a project of the mayor", "vendor-offer": "an offer of a supplier",
}  # fmt: skip


def heard(corpus: Corpus, advice: Advice) -> str:
    """The profile and the troubles as understood, in a line that invites correction."""
    parts = [corpus.label(t.tag) for t in advice.troubles[:5]]
    if advice.turn.matter and not parts:
        parts = [corpus.say(MATTERS[advice.turn.matter])]
    sure = any(t.confidence >= CLEAR for t in advice.troubles)
    if parts and advice.troubles and not sure:
        parts = [corpus.say("perhaps {trouble}", trouble=corpus.listed(parts))]
    troubles = corpus.listed(parts) if parts else corpus.say("no concrete trouble yet")
    city = described(corpus, advice.profile, [t.tag for t in advice.troubles[:5]])
    said = corpus.say("**What I understood:** {city}; {troubles}.", city=city, troubles=troubles)
    told = [n for n in advice.profile.notes if n.kind != "money" or _sum(n.text)]
    if told:
        notes = "; ".join(corpus.say("\u201c{text}\u201d", text=note.text) for note in told)
        said += " " + corpus.say("You also said: {notes}.", notes=notes)
    return f"{said} {from_figures(corpus, advice)}".rstrip()


def _sum(text: str) -> bool:
    """Whether a note on money tells a sum: that there is little of it is said already."""
    return any(q.kind == "money" for q in find_quantities(text))
