"""What of a city's profile holds after a message. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.asking import SENTENCE
from assistant.edits import DEBTS
from assistant.faq import TOPICS
from assistant.holdings import NO_PLAN, SOLVENT, has_plan
from assistant.lexical import fold
from assistant.signs import is_windfall
from assistant.sound import DESCRIBED
from assistant.troubles import CLEAR, Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.faqs import Described
    from assistant.profile import Profile
    from assistant.proposals import Proposal
    from assistant.sound import Sound
    from assistant.turn import Turn
    from assistant.understanding import Understanding

# So likely the main one is a trouble that was not heard: in 281 first messages of three writers 13
# were, 8 of them the one that a reader found, from .20 17 of 31.
MAIN = 0.40
INVESTOR = "big-investor"
# Asks in which the own city may be described: "we are 9,000 people; would it work here?".
TELLING = {"transfer", "closest", "start", "cost-us", "time-us", "faq"}


def unsaid(sound: Sound, profile: Profile) -> set[str]:
    """Troubles that are heard in the words and that the text says the opposite of: "money but no
    plan", "the plan we have"."""
    gone = {DEBTS} if profile.budget_level in SOLVENT else set()
    text = " ".join(s.text for s in sound.segments)
    gone |= {INVESTOR} if is_windfall(text) else set()  # whoever comes into money is none
    return gone | ({NO_PLAN} if has_plan(text) else set())


def with_main(
    troubles: tuple[Trouble, ...],
    guess: tuple[Trouble, ...],
    described: Described,
    sound: Sound,
    profile: Profile,
) -> tuple[Trouble, ...]:
    """The troubles heard in a description, and the one that it is likely mainly about where that
    was not heard; the ``guess`` where there is none of either."""
    text, mains, gone = sound.segments[0].text, described.mains, unsaid(sound, profile)
    tag = max(mains, key=lambda topic: mains[topic])
    known = {*gone, *TOPICS, *(trouble.tag for trouble in troubles)}
    if tag not in known and mains[tag] >= MAIN and len(text.split()) >= DESCRIBED:
        return (*troubles, Trouble(tag=tag, span=text, confidence=CLEAR))
    return troubles or tuple(trouble for trouble in guess if trouble.tag not in gone)


def matters_first(
    troubles: Sequence[Trouble], proposals: Sequence[Proposal], topic: str = ""
) -> tuple[Trouble, ...]:
    """The troubles in their order, but first the one on the main ``topic``, and last those heard
    only where a plan is told: "the mayor wants a chatbot" is no trouble with chatbots."""

    def planned(trouble: Trouble) -> bool:
        span = trouble.span
        one = len(SENTENCE.findall(span)) == 1  # the whole message is about more than the plan
        return one and any(p.text and (p.text in span or span in p.text) for p in proposals)

    return tuple(sorted(troubles, key=lambda one: (planned(one), one.tag != topic)))


def after(turn: Turn, earlier: Profile, told: Profile, troubles: Sequence[Trouble]) -> Profile:
    """The profile after a message that told ``told``: a question that tells nothing leaves it."""
    if turn.act in {"standalone", "profile", "what-if"}:
        known = earlier.model_copy(update={"challenges": ()}) if turn.anew else earlier
        return _with_troubles(told, known, troubles)
    return told if turn.act == "compare" or turn.ask in TELLING else earlier


def _with_troubles(profile: Profile, earlier: Profile, troubles: Sequence[Trouble]) -> Profile:
    """The profile with the troubles heard clearly, and the earlier ones that still hold."""
    heard = [t.tag for t in troubles if t.confidence >= CLEAR] or [t.tag for t in troubles[:1]]
    new = [tag for tag in heard if tag not in earlier.challenges]
    heard = [*earlier.challenges, *new]  # what is told later stands after what was told before
    if profile.budget_level in SOLVENT:
        heard = [tag for tag in heard if tag != DEBTS]
    return profile.model_copy(update={"challenges": tuple(heard)})


def without_own(unheld: tuple[str, ...], earlier: Profile, told: str) -> tuple[str, ...]:
    """The cities asked about without that of the user, which a description told but no gazetteer
    knows: "Greetings from Arua City" and then "which of these is most like Arua?"."""
    if not earlier.origin or earlier.named_city:
        return unheld
    return tuple(name for name in unheld if fold(name) not in fold(told))


def without_struck(heard: Understanding, struck: Sequence[str]) -> Understanding:
    """The same without the troubles that the user took out by hand and has not named since."""
    gone = set(struck) - set(heard.profile.challenges)
    if not gone:
        return heard
    faint = {tag: p for tag, p in heard.voice.troubles.items() if tag not in gone}
    return heard.model_copy(
        update={
            "troubles": tuple(t for t in heard.troubles if t.tag not in gone),
            "voice": heard.voice.model_copy(update={"troubles": faint}),
        }
    )
