"""A measure that the official brings in, or several to choose from, put into words. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.decisions import rulings
from assistant.measures import kinds
from assistant.phrasing import ASPECT_WORDS, fact_line, lesson_line, sentence, statement, within

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.advise import Advice
    from assistant.corpus import Corpus
    from assistant.cues import Aspect
    from assistant.proposals import Weighed

MORE = 0.05  # by how much nearer to what was told one measure is than another that comes second
FAR_MORE = 0.12  # the same where the words of one of them name no kind of measure
LINKED, APART = 0.10, 0.02  # nearness from which a measure speaks to the troubles, or to none
CONDITIONS = {
    "does_not_fit_when": "**It does not fit when:** ", "failure_modes": "**How it fails:** ",
}  # fmt: skip
UNFOUND = "nothing found under these words."  # of another language not all words are read
SENTENCE = 9  # words from which a measure is a whole sentence
FIRST = 3  # tools that an answer begins with
# What a verdict says, and the same to others, who named nothing to us.
NOT_FIRST = (
    "**\u201c{measure}\u201d: not first.** I see no direct link to what you named ({troubles}).",
    "\u201c{measure}\u201d is not the first thing to do, because it does not answer {troubles}.",
)
FAILED = (
    "**\u201c{measure}\u201d: not first.** What the library holds on it went wrong.",
    "\u201c{measure}\u201d is not the first thing to do, because it went wrong elsewhere.",
)
AFTER = (
    "**\u201c{measure}\u201d: yes, but after {before}.** It speaks to what you named: {troubles}.",
    "\u201c{measure}\u201d speaks to {troubles}, but it comes after {before}.",
)
YES_IF = (
    "**\u201c{measure}\u201d: yes, once this is answered:** {ask} It speaks to what you named: "
    "{troubles}.",
    "\u201c{measure}\u201d speaks to {troubles}, once the questions on it are answered.",
)
TRIAL = (
    "**\u201c{measure}\u201d: yes, as a trial first.** It speaks to what you named: {troubles}.",
    "\u201c{measure}\u201d speaks to {troubles}, and a trial comes first.",
)
OPEN = (
    "**\u201c{measure}\u201d: nothing here decides it.** Against {troubles} this comes first: "
    "{step}.",
    "Before \u201c{measure}\u201d is decided, one thing comes first against {troubles}: {step}.",
)
UNTOLD = (
    "**\u201c{measure}\u201d: nothing here decides it.** You named no trouble that it has to "
    "answer.",
    "\u201c{measure}\u201d needs a trouble that it answers before it is decided.",
)
# The same where nobody may be put to shame.
GENTLE = (
    "\u201c{measure}\u201d can stay on the table; against {troubles} this goes before it: {step}."
)


def verdict(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """The lines on one measure, or on the choice between several."""
    if len(advice.proposals) > 1:
        yield from _choice(corpus, advice)
        return
    (measure,) = advice.proposals
    if advice.turn.part:
        yield from _part(corpus, advice.turn.part, measure)
        return
    yield judged(corpus, advice, measure)
    shown = [*measure.good, *measure.bad]
    if not shown:
        yield _none(corpus, measure)
    yield from _sides(corpus, measure)
    if len(shown) < FIRST:
        yield from _condition(corpus, measure)
    yield from _asks(corpus, [measure])
    yield from _rather(corpus, advice, measure)


def against_it(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """The arguments against one measure: what went wrong with it, when it does not fit, what it
    leaves out."""
    (measure,) = advice.proposals
    yield judged(corpus, advice, measure)
    if not measure.bad and measure.akin:
        yield corpus.say("The library holds no failure of exactly that.")
    elif not measure.bad:
        yield corpus.say("The library holds no failure of that, nor of its kind.")
    yield from (f"- {fact_line(corpus, corpus.facts[key])}" for key in measure.bad)
    yield from _condition(corpus, measure)
    yield from _asks(corpus, [measure])
    yield from _rather(corpus, advice, measure)


def _none(corpus: Corpus, measure: Weighed) -> str:
    """That nothing is held of a measure; of another language not all words are read."""
    if measure.akin:
        return corpus.say("The library holds no case of exactly that.")
    if corpus.language == "en":
        return corpus.say("The library holds no case of that, nor of its kind.")
    return sentence(corpus.say(UNFOUND))


def _part(corpus: Corpus, aspect: Aspect, measure: Weighed) -> Iterator[str]:
    """What is held of one part of a measure: its money, what went wrong, how long it took."""
    part = corpus.say(ASPECT_WORDS[aspect])
    yield corpus.say("**\u201c{measure}\u201d**, {part}:", measure=measure.text, part=part)
    if aspect == "money":
        yield corpus.say("I cannot price it for your city: the library has no quotes.")
    keys = [*measure.bad, *measure.good] if aspect == "failures" else [*measure.good, *measure.bad]
    yield from (f"- {fact_line(corpus, corpus.facts[key])}" for key in keys)
    if not keys:
        yield corpus.say("The library says nothing on it here.")
    yield from _condition(corpus, measure)
    yield from _asks(corpus, [measure])


def judged(corpus: Corpus, advice: Advice, measure: Weighed, spoken: bool = False) -> str:
    """Not first, yes after something, or that nothing decides it, with the reason from the troubles
    named and the facts held; ``spoken`` as it can be said to others."""
    told = advice.profile.challenges
    troubles = corpus.listed([corpus.label(tag) for tag in told[: 1 if spoken else FIRST]])
    fit = next((f for f in advice.tools if f.tool == measure.tool), None)
    before = [f.tool for f in advice.tools[:FIRST] if f.tool != measure.tool]
    said = measure.said or measure.text if spoken else measure.text
    asks = kinds()[measure.kind].asks[corpus.language] if measure.kind else ()
    pair = _verdict_of(measure, bool(told), fit.rank if fit else 0)
    gently = spoken and advice.turn.form.gently and told
    template = GENTLE if gently else pair[spoken]
    if pair in {OPEN, UNTOLD} and advice.turn.decisions and not spoken:
        return "\n".join(rulings(corpus, advice.turn.decisions))
    step = within(corpus, advice.steps[0]) if advice.steps else ""
    text = corpus.say(
        template, measure=said, troubles=troubles, ask=next(iter(asks), ""), step=step,
        before=corpus.listed([corpus.inline(tool) for tool in before]),
    )  # fmt: skip
    if measure.tool and not spoken:
        text += f" {corpus.say('Tool: {tool}.', tool=corpus.inline(measure.tool))}"
    if fit and fit.against and told and not spoken:
        text += f" {corpus.say('**Against it now:** ')}{sentence(fit.against[0])}"
    return text


def _verdict_of(measure: Weighed, told: bool, rank: int) -> tuple[str, str]:
    """The verdict, as told to the official and as said to others: yes only where it speaks to the
    troubles and a case speaks for it."""
    failed = measure.exact and bool(measure.bad) and not measure.good
    if not told:
        return FAILED if failed else UNTOLD
    if measure.near <= APART:
        return NOT_FIRST
    if failed:
        return FAILED
    if measure.near < LINKED or not measure.good:
        return OPEN
    if rank > FIRST:
        return AFTER
    return YES_IF if measure.kind else TRIAL


def _sides(corpus: Corpus, measure: Weighed) -> Iterator[str]:
    """What was done and worked, and what went wrong with it."""
    for lead, keys in (("**For it:** ", measure.good), ("**Against it:** ", measure.bad)):
        for number, key in enumerate(keys):
            line = lesson_line if number else fact_line
            yield f"- {corpus.say(lead)}{line(corpus, corpus.facts[key])}"


def _condition(corpus: Corpus, measure: Weighed) -> Iterator[str]:
    """When its tool does not fit or how it fails, where that is about the measure."""
    if measure.condition:
        section = measure.condition.split("#")[1].rsplit("-", 1)[0]
        lead = corpus.say(CONDITIONS[section])
        yield f"- {lead}{statement(corpus, measure.condition)}"


def _asks(corpus: Corpus, measures: Sequence[Weighed]) -> Iterator[str]:
    """Our questions of the kinds of measure, each once."""
    held = [kinds()[m.kind].asks[corpus.language] for m in measures if m.kind]
    few = held[0] if len(held) == 1 else [asks[0] for asks in held]
    if few:
        questions = " ".join(dict.fromkeys(few))
        yield f"- {corpus.say('**Ask before you decide:** ')}{questions}"


def _rather(corpus: Corpus, advice: Advice, measure: Weighed) -> Iterator[str]:
    """What the first tool would do instead, when the measure does not speak to the troubles."""
    first = advice.tools[0] if advice.tools else None
    later = advice.profile.challenges and measure.near < LINKED
    pick = next((p for p in advice.picks if first and p.tool == first.tool and p.examples), None)
    if later and pick:
        line = lesson_line(corpus, corpus.facts[pick.examples[0]])
        yield f"- {corpus.say('**Nearer to what you named:** ')}{line}"


def _choice(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """Which of several measures first and why, then what is known of each."""
    measures = advice.proposals
    ranks: dict[str, int] = {}
    if advice.profile.challenges:
        ranks = {fit.tool: fit.rank for fit in advice.tools}
    first, why = _nearest(measures, ranks)
    if first and why == "told":
        yield corpus.say("**I would begin with \u201c{measure}\u201d:** it is nearer to what you "
                         "told me.", measure=first.text)  # fmt: skip
    elif first and first.tool:
        others = [corpus.inline(m.tool) for m in measures if m.tool and m.tool != first.tool]
        yield corpus.say(
            "**I would begin with \u201c{measure}\u201d:** {tool} stands before {others} for you.",
            measure=first.text, tool=corpus.inline(first.tool),
            others=corpus.listed(list(dict.fromkeys(others))),
        )  # fmt: skip
    elif advice.turn.decisions:
        yield from rulings(corpus, advice.turn.decisions)
    else:
        asks = any(measure.kind for measure in measures)
        yield corpus.say(
            "**Nothing you told me decides between them; these questions would.**"
            if asks
            else "**Nothing you told me decides between them.**"
        )
    held = [measure for measure in measures if measure.good or measure.bad]
    if not held:
        yield corpus.say("The library holds no case of any of them.")
    for measure in held:
        lead = corpus.say("**\u201c{measure}\u201d:**", measure=measure.text)
        yield f"- {lead} {_known(corpus, measure)}"
    yield from _asks(corpus, measures)


def _known(corpus: Corpus, measure: Weighed) -> str:
    """The best of each side."""
    keys = [*measure.good[:1], *measure.bad[:1]]
    return " ".join(lesson_line(corpus, corpus.facts[key]) for key in keys)


def hollow(weighed: Sequence[Weighed]) -> bool:
    """Whether nothing is held or known of any measure."""
    return bool(weighed) and not any(w.good or w.bad or w.akin or w.kind for w in weighed)


def unclear(weighed: Sequence[Weighed]) -> bool:
    """Whether what was taken for a measure is a whole sentence ("in council they say that closing
    the pool saves a million") or of no known kind, and the library holds nothing of it itself."""
    odd = any(len(w.text.split()) >= SENTENCE or not w.kind for w in weighed)
    return odd and not any(w.exact and (w.good or w.bad) for w in weighed)


def _nearest(weighed: Sequence[Weighed], ranks: Mapping[str, int]) -> tuple[Weighed | None, str]:
    """Which of several measures comes first, and why: ``told`` when it is clearly nearer to what
    the official told, ``rank`` when its tool stands before the others'; none when nothing decides.
    """
    by_told = sorted(weighed, key=lambda w: -w.near)
    apart = by_told[0].near - by_told[1].near
    if apart >= (MORE if all(w.kind for w in weighed) else FAR_MORE):
        return by_told[0], "told"
    placed = sorted((w for w in weighed if w.tool), key=lambda w: ranks.get(w.tool or "", 99))
    if len(placed) == len(weighed) and placed[0].tool != placed[1].tool and ranks:
        return placed[0], "rank"
    return None, ""
