"""The reply that the command line, the Python API and later the page share (design.md, 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.brief import Brief
from assistant.cite import Citation
from assistant.nearest import put
from assistant.peers import Comparable
from assistant.profile import Profile
from assistant.reasons import reasons
from assistant.schema import Record
from assistant.troubles import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.advise import Advice
    from assistant.corpus import Corpus


class ReplyTool(Record):
    """One ranked tool as others read it; ``elsewhere`` are the troubles, none of them voiced, that
    advisers most often answer with it."""

    tool: str
    rank: int
    fit: str
    score: float
    parts: dict[str, float]
    why: tuple[str, ...]
    cautions: tuple[str, ...]
    facts: tuple[str, ...]
    elsewhere: tuple[str, ...] = ()


class Writing(Record):
    """How a language model fared with one answer; nothing of what was said stands here.

    ``outcome`` is written, partly, or ``rules: reason``; ``kept``, ``repaired`` and ``replaced``
    count sentences, ``faults`` the kinds that the check found, ``prompts`` file -> version;
    ``cost`` is None where no prices are set.
    """

    model: str
    prompts: dict[str, str]
    kept: int = 0
    repaired: int = 0
    replaced: int = 0
    outcome: str
    faults: tuple[str, ...] = ()
    tokens: int = 0
    cost: float | None = None
    first_ms: float | None = None
    total_ms: float = 0.0

    @property
    def shown(self) -> bool:
        """Whether the model's words are what the user reads."""
        return self.outcome in {"written", "partly"}


class Reply(Record):
    """One answer with everything it rests on; ``text`` is Markdown with [n] markers.

    ``engine`` is the language model whose words these are, or ``rules``; ``note`` says to the user
    why they are not the model's, or not all of them; ``brief`` is there when the message asked for
    it in a language.
    """

    id: str | None = None
    turn: int
    conversation: str
    intent: str
    abstained: bool
    text: str
    profile: Profile
    troubles: tuple[Trouble, ...]
    tools: tuple[ReplyTool, ...]
    comparables: tuple[Comparable, ...]
    citations: tuple[Citation, ...]
    questions: tuple[str, ...]
    follow_ups: tuple[str, ...]
    cautions: tuple[str, ...]
    engine: str
    timings_ms: dict[str, float]
    note: str = ""
    writing: Writing | None = None
    brief: Brief | None = None


def make_reply(
    corpus: Corpus,
    conversation: str,
    turn: int,
    advice: Advice,
    text: str,
    citations: Sequence[Citation],
    timings: Mapping[str, float],
    note: str = "",
    writing: Writing | None = None,
    brief: Brief | None = None,
) -> Reply:
    """Advice and its wording as one reply object."""
    return Reply(
        turn=turn,
        conversation=conversation,
        intent=advice.request.intent,
        abstained=advice.abstained,
        text=text,
        profile=advice.kept or advice.profile,
        troubles=advice.troubles,
        tools=tuple(_tools(corpus, advice)),
        comparables=advice.comparables,
        citations=tuple(citations),
        questions=advice.questions,
        follow_ups=tuple(_follow_ups(corpus, advice, text)),
        cautions=advice.cautions,
        engine=writing.model if writing and writing.shown else "rules",
        timings_ms=dict(timings),
        note=note,
        writing=writing,
        brief=brief,
    )


def _tools(corpus: Corpus, advice: Advice) -> Iterator[ReplyTool]:
    """The ranked tools with their reasons and facts."""
    picks = {pick.tool: pick for pick in advice.picks}
    for fit in advice.tools:
        pick = picks.get(fit.tool)
        facts = (*pick.examples, *([pick.warning] if pick.warning else [])) if pick else ()
        lacks = tuple(corpus.say("missing: {what}", what=corpus.label(n)) for n in fit.lacks)
        yield ReplyTool(
            tool=fit.tool,
            rank=fit.rank,
            fit=fit.fit,
            score=fit.score,
            parts=fit.parts,
            why=reasons(corpus, fit, advice.profile.challenges),
            cautions=(*fit.against, *lacks),
            facts=facts,
            elsewhere=fit.elsewhere,
        )


def _follow_ups(corpus: Corpus, advice: Advice, text: str) -> list[str]:
    """Messages to go on with, in the language of the answer; each is understood when it is sent.
    Of the nearest questions those that the answer offers."""
    likely = advice.turn.unsure if advice.request.intent == "ask" else ()
    offered = (put(corpus, key) for key in dict.fromkeys((*likely, *advice.turn.near)))
    asks = [advice.offer] if advice.offer else []
    asks += [ask for ask in offered if ask and ask in text]
    if advice.abstained or not advice.comparables:
        return asks
    name = advice.comparables[0].name
    asks += [
        corpus.say("How did {city} pay for it?", city=name),
        corpus.say("What went wrong in {city}?", city=name),
    ]
    if len(advice.comparables) > 1:
        other = advice.comparables[1].name
        compare = corpus.say("Compare {first} with {second}.", first=name, second=other)
        asks += [compare] if compare not in asks else []
    if advice.request.intent in {"recommend", "profile"}:
        asks += [
            corpus.say("What speaks against this advice?"),
            corpus.say("How sure are you of this?"),
        ]
    return asks
