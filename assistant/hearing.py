"""What a language model reads out of a message, merged into what the rules heard.

The policy: (1) what the rules read in the user's literal words stands; nothing of it is replaced.
(2) The model is listened to when it names at least one of the troubles that the rules heard
clearly, or when they heard none: a reader that misses what is plainly said is no help with the
rest. (3) It may add at most two troubles of the closed list, with confidence 0.5, none that the
user took out. (4) A trouble that the rules heard and it did not loses a third of its confidence.
(5) It may add a country when the rules read none and its name stands in the text. (6) Nothing else
is asked of it: population, money, intent and form come from the user's words alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from assistant.edits import edited
from assistant.lexical import fold
from assistant.prompting import inert, prompt
from assistant.troubles import CLEAR, Trouble

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from assistant.corpus import Corpus
    from assistant.llm import Message, Model
    from assistant.places import Gazetteer
    from assistant.profile import Profile
    from assistant.understanding import Understanding

ADDED, MOST_ADDED = 0.5, 2
KEPT = 2 / 3  # of the confidence of a trouble that the model does not hear
READ = 2_000  # characters of a message that are sent
SPAN = "read by the language model"
OWN = {"recommend", "cases"}  # requests about the user's own city


class Reading(BaseModel):
    """The form that the model fills in: flat, both fields there, empty when nothing was said."""

    challenges: list[str]
    country: str


def listen(
    model: Model,
    corpus: Corpus,
    gazetteer: Gazetteer,
    heard: Understanding,
    struck: Collection[str] = (),
    conversation: str = "",
) -> Understanding:
    """What was understood with what the model adds; the same when it is not asked or of no help."""
    if not _worth_asking(heard):
        return heard
    read = model.structured(Reading, _messages(corpus, heard.asked), conversation)
    return heard if read is None else merged(heard, read, corpus, gazetteer, struck)


def _worth_asking(heard: Understanding) -> bool:
    """Only about the user's own city, and only what sounds like a question to us."""
    own = heard.turn.act in {"standalone", "profile"} and heard.request.intent in OWN
    return own and not heard.again and (heard.wording >= 0 or bool(heard.troubles))


def _messages(corpus: Corpus, text: str) -> tuple[Message, ...]:
    challenges = ", ".join(corpus.vocabulary.challenges)
    rules = prompt("understand").filled(challenges=challenges)
    return (("system", rules), ("human", f"<text>\n{inert(text[:READ])}\n</text>"))


def merged(
    heard: Understanding,
    read: dict[str, Any],
    corpus: Corpus,
    gazetteer: Gazetteer,
    struck: Collection[str] = (),
) -> Understanding:
    """The rules' understanding with the model's reading, by the policy above."""
    known = corpus.vocabulary.challenges
    named = [tag for tag in dict.fromkeys(read.get("challenges", ())) if tag in known]
    clear = {t.tag for t in heard.troubles if t.confidence >= CLEAR}
    profile = _with_country(heard.profile, read, heard.asked, corpus, gazetteer)
    if clear and clear.isdisjoint(named):
        return heard.model_copy(update={"profile": profile})
    has = {t.tag for t in heard.troubles} | set(profile.challenges) | set(struck)
    more = [tag for tag in named if tag not in has][:MOST_ADDED]
    troubles = _weighed(heard.troubles, named) + tuple(
        Trouble(tag=tag, span=SPAN, confidence=ADDED) for tag in more
    )
    voiced = heard.voice.troubles | dict.fromkeys(more, ADDED)
    return heard.model_copy(
        update={
            "troubles": troubles,
            "profile": profile.model_copy(update={"challenges": (*profile.challenges, *more)}),
            "voice": heard.voice.model_copy(update={"troubles": voiced}),
        }
    )


def _weighed(troubles: Sequence[Trouble], named: Collection[str]) -> tuple[Trouble, ...]:
    return tuple(
        t if t.tag in named else t.model_copy(update={"confidence": round(t.confidence * KEPT, 3)})
        for t in troubles
    )


def _with_country(
    profile: Profile, read: dict[str, Any], text: str, corpus: Corpus, gazetteer: Gazetteer
) -> Profile:
    name = str(read.get("country", "")).strip()
    if profile.country or not name or gazetteer.country(name) is None:
        return profile
    if not re.search(rf"(?<!\w){re.escape(fold(name))}(?!\w)", fold(text)):
        return profile
    return edited(profile, {"country": name}, corpus, gazetteer)
