"""An objection put into words: what the library holds on it, then what can be answered. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.objections import objections
from assistant.phrasing import fact_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.advise import Advice
    from assistant.corpus import Corpus

LEADS = {
    "shown": "**On that, first from the cases shown:**",
    "matter": "**Where others met that over the same trouble:**",
    "other": "The cases shown say nothing on that. **Where others met it over something else:**",
    "": "The library holds no case that speaks to that.",
}
POORER = "**On the same trouble, from cities that are not rich:**"
NONE_POORER = "The library holds no other case on that trouble from a city that is not rich."


def retort(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """The lines on one objection."""
    rebuttal = advice.rebuttal
    assert rebuttal is not None
    lead = LEADS[rebuttal.found]
    if rebuttal.kind == "rich":
        lead = POORER if rebuttal.facts else NONE_POORER
    yield corpus.say(lead)
    yield from (f"- {fact_line(corpus, corpus.facts[key])}" for key in rebuttal.facts)
    said = objections()[rebuttal.kind].answers[corpus.language].rstrip(".")
    yield f"- {corpus.say('**What you can answer:** {text} (our reading).', text=said)}"
