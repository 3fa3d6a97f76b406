"""The advice, or what is held on one measure or objection, in sentences for others. Pure.

What the library holds carries its marker; the rest is what the city itself means to do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.cite import DRAFT, sentences
from assistant.examples import concerns, distance
from assistant.measures import is_of, kinds
from assistant.objections import objections
from assistant.phrasing import FIGURE, lesson_line, statement, where, within
from assistant.reasons import because
from assistant.verdicts import judged

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.advise import Advice
    from assistant.corpus import Corpus
    from assistant.proposals import Weighed
    from assistant.schema import Fact

LONGEST = 36  # words of a claim that can be said in one breath
TROUBLES = 2
# Place of a sentence in the text, and how soon it is left out where few are asked for.
Line = tuple[int, str]


def to_say(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """Exactly as many sentences as were asked for, as far as the library goes."""
    wanted = advice.turn.form.lines or 1
    if advice.proposals and advice.turn.ask == "say":
        lines = list(_on_measure(corpus, advice, advice.proposals[0]))
    elif advice.rebuttal and advice.turn.ask == "say":
        lines = list(_on_objection(corpus, advice))
    else:
        lines = []
    taken = {text for _, text in lines}
    first = max((order for order, _ in lines), default=-1) + 1
    lines += [(first + n, t) for n, t in _of_advice(corpus, advice) if t not in taken]
    if advice.turn.form.public:  # what others did, and what it costs, is told inside city hall
        lines = [line for line in lines if not DRAFT.search(line[1])] or lines
    kept = sorted(range(len(lines)), key=lambda place: lines[place][0])[:wanted]
    yield from (f"- {_plain(lines[place][1])}" for place in sorted(kept))


def _of_advice(corpus: Corpus, advice: Advice) -> Iterator[Line]:
    """What we begin with and why, a case and its result, a failure, what it takes, the first step;
    after these the next tools."""
    picks = {pick.tool: pick for pick in advice.picks}
    fit, *others = advice.tools[:4]
    shown = picks[fit.tool].examples if fit.tool in picks else ()
    yield 0, _begin(corpus, advice)
    for number, key in enumerate(shown[:2]):
        fact = corpus.facts[key]
        yield (
            (2 if not number else 6),
            _case(corpus, fact) if not number else lesson_line(corpus, fact),
        )
    if advice.warning:
        lead = corpus.say("**What went wrong elsewhere:** ")
        yield 3, f"{lead}{lesson_line(corpus, corpus.facts[advice.warning])}"
    if "cost_notes" in advice.statements:
        lead, key = corpus.say("**Cost and time:** "), advice.statements["cost_notes"]
        yield 4, f"{lead}{statement(corpus, key, brief=True)}"
    for later in others:
        condition, works = because(corpus, later, advice.profile.challenges)
        why = within(corpus, works[0] if works else condition)
        yield 7, f"{corpus.tools[later.tool].name}: {why}."
    for number, step in enumerate(advice.steps[:2]):
        lead = corpus.say("**First step:** ") if not number else corpus.say("**After that:** ")
        yield (1 if not number else 5), f"{lead}{step.rstrip('.')}."


def _begin(corpus: Corpus, advice: Advice) -> str:
    fit, told = advice.tools[0], advice.profile.challenges
    reason, works = because(corpus, fit, told)
    why = within(corpus, works[0] if works else reason)
    troubles = corpus.listed([corpus.label(tag) for tag in told[:TROUBLES]])
    tool = corpus.inline(fit.tool)
    if not troubles:
        return corpus.say("We begin with {tool}: {why}.", tool=tool, why=why)
    return corpus.say(
        "Our trouble is {troubles}, and we begin with {tool}: {why}.",
        troubles=troubles, tool=tool, why=why,
    )  # fmt: skip


def _on_measure(corpus: Corpus, advice: Advice, measure: Weighed) -> Iterator[Line]:
    """The verdict, a case on each side, what has to be answered, and what comes first instead."""
    verdict = judged(corpus, advice, measure, spoken=True)
    yield 0, verdict
    good, bad = (_apt(corpus, advice, measure, keys) for keys in (measure.good, measure.bad))
    for fact in good[:1]:
        yield (2 if bad or advice.warning else 1), _case(corpus, fact)
    for fact in bad[:1]:
        yield 1, lesson_line(corpus, fact)
    if advice.warning and not bad:
        lead = corpus.say("**What went wrong elsewhere:** ")
        yield 1, f"{lead}{lesson_line(corpus, corpus.facts[advice.warning])}"
    asks = kinds()[measure.kind].asks[corpus.language] if measure.kind else ()
    for number, ask in enumerate(asks):
        lead = corpus.say("**Before we decide:** ")
        yield (3 if not number else 5), f"{lead}{ask}"
    if advice.steps and within(corpus, advice.steps[0]) not in verdict:
        yield 4, f"{corpus.say('**First step:** ')}{advice.steps[0].rstrip('.')}."


def _apt(corpus: Corpus, advice: Advice, measure: Weighed, keys: Sequence[str]) -> list[Fact]:
    """The facts that are about the kind of measure or a trouble of the city: nothing else can be
    said in its name."""
    about = concerns(corpus, advice.profile)
    facts = [corpus.facts[key] for key in keys]
    return [
        f for f in facts
        if (measure.kind and is_of(measure.kind, f"{f.claim} {f.lesson}"))
        or (about and distance(f, about) == 0)
    ]  # fmt: skip


def _on_objection(corpus: Corpus, advice: Advice) -> Iterator[Line]:
    """Our answer to it, then where others met it."""
    rebuttal = advice.rebuttal
    assert rebuttal is not None
    answer = objections()[rebuttal.kind].answers[corpus.language].rstrip(".")
    yield (
        0,
        corpus.say("**What you can answer:** {text} (our reading).", text=answer).split("** ", 1)[
            -1
        ],
    )
    for number, key in enumerate(rebuttal.facts[:2]):
        yield (1 if not number else 3), lesson_line(corpus, corpus.facts[key])
    if advice.steps:
        yield 2, f"{corpus.say('**First step:** ')}{advice.steps[0].rstrip('.')}."


def _case(corpus: Corpus, fact: Fact) -> str:
    """What a city did and got, in one sentence; its lesson where claims are in another language or
    too long to say."""
    parts = [s for s in sentences(fact.claim) if len(s.split()) <= LONGEST]
    if corpus.language != "en" or not parts:
        return lesson_line(corpus, fact)
    told = next((s for s in parts[:2] if FIGURE.search(s)), parts[0])
    return f"{where(corpus, fact)}: {told.rstrip('.')} [[{fact.id}]]."


def _plain(text: str) -> str:
    """Without marks of emphasis: it is to be said."""
    return text.replace("*", "")
