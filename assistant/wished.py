"""What a first message asks for beside advice, put into words: before the advice. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.decisions import rulings
from assistant.form import Form
from assistant.phrasing import fact_line, sentence
from assistant.sayings import USUAL
from assistant.straight import straight
from assistant.tosay import to_say
from assistant.verdicts import UNFOUND, against_it, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.advise import Advice
    from assistant.corpus import Corpus
    from assistant.wishes import Granted, Wanted

NOTHING = "The library holds nothing on that."
# Kind of wish -> the lead of facts that are about just that, and of the nearest ones.
LEADS: dict[Wanted, tuple[str, str]] = {
    "failures": ("**What went wrong elsewhere with the same trouble:**",) * 2,
    "cases": ("**The cases most to the point:**",) * 2,
    "against": (
        "**What went wrong with it elsewhere:**",
        "The library holds no failure of exactly that. **The nearest:**",
    ),
    "evidence": (
        "**What the library holds on whether it works, the best proven first:**",
        "The library holds no test of exactly that. **The nearest, the best proven first:**",
    ),
    "who-else": (
        "**Who did it:**",
        "The library holds no city that did exactly that. **The nearest:**",
    ),
    "cost": (
        "I cannot price it for your city: the library has no quotes. **What others spent:**",
    ) * 2,
    "question": ("**What the library holds on your question:**",) * 2,
}  # fmt: skip
# Wishes that the answer to a prepared question meets.
ANSWERED: set[Wanted] = {"idea", "against", "question", "tell"}
BESIDE: set[Wanted] = {"question", "who-else", "against"}  # told in few facts: advice follows
WEIGHED: set[Wanted] = {"idea", "against"}  # measures: ruled on where nothing is held of them
FEW = 2
NO_SUM = "I cannot price it for your city: the library has no quotes, and no sum of others on it."


def wished(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """A section on what was asked for; nothing when only advice was."""
    held = any(g.facts for g in advice.granted) or advice.request.intent != "cases"
    if not (advice.turn.faqs or advice.turn.decisions or (advice.granted and held)):
        return  # the cities that stand below are what is held
    yield corpus.say("### What you asked for")
    yield from straight(corpus, advice)
    open_ = [g for g in advice.granted if not (advice.turn.faqs and g.wish.kind in ANSWERED)]
    if not (_held(advice) and any(g.wish.kind in WEIGHED for g in open_)):
        ruled = list(rulings(corpus, advice.turn.decisions))
        yield from ["", *ruled] if advice.turn.faqs and ruled else ruled
        open_ = [g for g in open_ if not (ruled and g.wish.kind in WEIGHED)]
    for granted in open_:
        yield from _answer(corpus, advice, granted)


def _held(advice: Advice) -> bool:
    """Whether the library holds something of a measure of the message itself."""
    return any(one.exact and (one.good or one.bad) for one in advice.proposals)


def weighs_first(advice: Advice) -> bool:
    """Whether the measures of the message are weighed in this section."""
    return any(granted.wish.kind in {"idea", "against"} for granted in advice.granted)


def _answer(corpus: Corpus, advice: Advice, granted: Granted) -> Iterator[str]:
    kind, facts = granted.wish.kind, [corpus.facts[key] for key in granted.facts]
    if kind == "tell":
        yield corpus.say("**To say, in a few sentences:**")
        form = Form(lines=granted.wish.count or USUAL, said=True)
        turn = advice.turn.model_copy(update={"form": form})
        yield from to_say(corpus, advice.model_copy(update={"turn": turn}))
        return
    if kind in {"idea", "against"} and advice.proposals:
        one = len(advice.proposals) == 1
        yield from (against_it if kind == "against" and one else verdict)(corpus, advice)
        return
    if not facts:
        if kind != "cost" and (advice.turn.faqs or any(g.facts for g in advice.granted)):
            return  # what was answered beside it stands
        unread = corpus.language != "en"
        none = sentence(corpus.say(UNFOUND)) if unread else corpus.say(NOTHING)
        yield corpus.say(NO_SUM) if kind == "cost" else none
        return
    wanted = granted.wish.count
    yield corpus.say(LEADS[kind][0 if granted.exact else 1])
    few = facts if wanted or kind not in BESIDE else facts[: 1 if advice.turn.faqs else FEW]
    yield from (f"- {fact_line(corpus, fact)}" for fact in few)
    if kind == "cases" and wanted and len(facts) < wanted:
        yield corpus.say("The library holds no more of them on this trouble.")
