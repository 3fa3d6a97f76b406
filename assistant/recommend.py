"""The recommendation as Markdown: what was heard, a straight answer or the first weeks, the order
with a line per tool, cities, why not the others. Pure."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from assistant.advise import HUNDRED_DAYS
from assistant.asking import is_asked
from assistant.casesheets import case_in_brief, tells_money
from assistant.compact import compact, in_brief
from assistant.examples import concerns
from assistant.moves import sentence
from assistant.nearest import nearest_answers
from assistant.peers import CLOSE_WORDS, SEVERAL, sharing
from assistant.phrasing import (
    FITS,
    described,
    fact_line,
    lesson_line,
    statement,
    within,
)
from assistant.phrasing import sentence as stated
from assistant.reasons import because
from assistant.restate import heard
from assistant.schema import slug_of
from assistant.straight import beside, straight
from assistant.sums import sums
from assistant.verdicts import verdict
from assistant.wished import weighs_first, wished

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from assistant.advise import Advice
    from assistant.corpus import Corpus
    from assistant.examples import Pick
    from assistant.fit import ToolFit
    from assistant.form import Form
    from assistant.peers import Comparable

UNWEIGHED = (
    "I cannot weigh that: I can suppose another size, country, wealth, money, staff, trust, powers "
    "or troubles"
)
UNRANKED = "By itself that puts no tool first."
TELL = "Tell me what goes wrong, for whom, and what has been tried."
SUPPOSED = 2  # cases beside a supposition that cannot be weighed
BELOW = 2  # cities below a straight answer
PARTS = 2  # sentences on the first city to compare with: result, money ...
FEW_WORDS = 260  # up to here the compact form is used


def recommendation(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """The lines of the answer to "what fits us?"."""
    form = advice.turn.form
    if in_short(form):
        asked = advice.granted and not form.said
        yield from wished(corpus, advice) if asked else (compact(corpus, advice),)
        return
    yield heard(corpus, advice)
    yield ""
    if advice.granted or advice.turn.faqs or advice.turn.decisions:
        yield from wished(corpus, advice)
        yield ""
    if any(granted.wish.alone for granted in advice.granted):
        yield corpus.say("### The advice in short")
        yield from in_brief(corpus, advice)
        yield from closing(corpus, advice)
        return
    if advice.opening:
        yield corpus.say("### The first weeks")
        yield from straight(corpus, advice, (advice.opening,))
        yield ""
    if not advice.profile.challenges and not any(fit.why for fit in advice.tools[:3]):
        yield from _nothing_yet(corpus, advice)
        return
    yield from _advised(corpus, advice)


def _advised(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """The order with a reason each, what the first tool takes, the cities with what they did, and
    why not the others."""
    form = advice.turn.form
    pairs = list(zip(advice.tools, advice.picks, strict=False))
    shown = pairs[: form.max_tools] if form.max_tools else list(takewhile(_speaks, pairs))
    above = beside(corpus, advice)
    told = _told(advice, above)
    yield _order([corpus.inline(fit.tool) for fit, _ in shown], corpus, advice)
    yield ""
    for fit, pick in shown:
        yield _tool(corpus, advice, fit, pick, above.union(told.values()))
    yield ""
    yield from _reach(corpus, advice, money=not tells_money(corpus, next(iter(told.values()), "")))
    yield ""
    yield from _cities(corpus, advice, told, above)
    yield from _idea(corpus, advice)
    if not form.max_tools:
        yield ""
        yield from _not_now(corpus, advice, advice.tools[len(shown) :])
    yield from closing(corpus, advice)


def _compared(advice: Advice) -> tuple[Comparable, ...]:
    """The cities to compare with; fewer below a straight answer, which has cases of its own."""
    return advice.comparables[: BELOW if _answered(advice) else None]


def _told(advice: Advice, above: Collection[str]) -> dict[str, str]:
    """City -> the fact told of it among the cities to compare with: the closest case, or its most
    telling one that was not told ``above``."""
    if advice.turn.form.max_tools:
        return {}
    told: dict[str, str] = {}
    for item in _compared(advice):
        closest = [key for key in (advice.closest,) if key and slug_of(key) == item.city]
        left = [key for key in (*closest, *item.facts) if key not in above]
        if left:
            told[item.city] = left[0]
    return told


def in_short(form: Form) -> bool:
    """Whether the compact form is asked for."""
    few = form.max_words is not None and form.max_words <= FEW_WORDS
    few = few or form.paragraph
    return few or form.one_line or form.blunt or form.reader or form.lines is not None


def _nothing_yet(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """No trouble was named: what would help, and the little that can be said."""
    told = (
        UNRANKED
        if advice.turn.matter
        else "I recognise no trouble in it that the library covers, so no tool stands out."
    )
    yield f"{corpus.say(told)} {corpus.say(TELL)}"
    if advice.questions:
        yield ""
        yield corpus.say("**It would also help to know:** ") + " ".join(advice.questions)
    yield from _idea(corpus, advice)
    names = [corpus.inline(fit.tool) for fit in advice.tools[:3]]
    yield ""
    yield corpus.say(
        "Until then: cities of all kinds most often begin with {tools}.", tools=corpus.listed(names)
    )
    if advice.profile.population or advice.profile.country:
        yield ""
        yield from comparables(corpus, advice)


def _idea(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """What the official plans, weighed; nothing where no measure was named."""
    decided = {corpus.faqs[key].kind for key in advice.turn.faqs} & {"proposal", "choice"}
    if advice.proposals and not decided and not weighs_first(advice):
        yield ""
        yield corpus.say("### Your choice" if len(advice.proposals) > 1 else "### Your idea")
        yield from verdict(corpus, advice)


def moved(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """What new values do to the order: the change first, then the order in short."""
    hypothetical = advice.request.intent == "what-if"
    lead = "**What would change:** " if hypothetical else "**What changed:** "
    if not advice.weighed:
        yield from _unweighed(corpus, advice)
        return
    news = corpus.say(lead) + sentence(corpus, advice.changed, advice.moved, hypothetical)
    offers = list(nearest_answers(corpus, advice)) if is_asked(advice.said) else []
    if offers and not hypothetical:  # a question beside the news comes first
        yield from (*offers, "", news)
        return
    yield news
    if advice.moved or hypothetical:
        yield ""
        yield compact(corpus, advice)
    if advice.kept:
        yield ""
        yield corpus.say(
            "*Your city stays as you described it: {city}.*", city=described(corpus, advice.kept)
        )
    elif advice.questions:
        yield ""
        yield _would_change(corpus, advice)


def _unweighed(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """A supposition that moves no value of the profile: the cases nearest to it, if any."""
    offers = list(nearest_answers(corpus, advice))
    if offers:
        yield from (corpus.say("It would not move the order by itself."), "", *offers)
        return
    if not advice.facts:
        yield f"{corpus.say(UNWEIGHED)}."
        return
    yield corpus.say("It would not move the order by itself. Cases that come nearest to it:")
    facts = [corpus.facts[key] for key in advice.facts[:SUPPOSED]]
    yield from (f"- {fact_line(corpus, fact)}" for fact in facts)
    yield f"- {corpus.say('**First step:** ')}{advice.steps[0]}"


def _speaks(pair: tuple[ToolFit, Pick]) -> bool:
    """Whether a tool has something to say for itself: a fit that is not weak, or an example."""
    fit, pick = pair
    return fit.rank == 1 or fit.fit != "weak" or bool(pick.examples)


def _order(names: Sequence[str], corpus: Corpus, advice: Advice) -> str:
    first, *more = names
    if len(names) > 2:
        return corpus.say(
            "**Start with {first}, then {second}; {third} comes third.**",
            first=first, second=more[0], third=corpus.listed(more[1:]),
        )  # fmt: skip
    if len(names) == 2:
        pair = corpus.say("**Start with {first}, then {second}.**", first=first, second=more[0])
        if advice.turn.form.max_tools:
            return pair
        return f"{pair} {corpus.say('Nothing you said asks for a third yet.')}"
    one = corpus.say("**Start with {first}.**", first=first)
    if advice.turn.form.max_tools:
        return one
    second = corpus.tools[advice.tools[1].tool].name.lower()
    return f"{one} " + corpus.say(
        "The rest waits until you say more; {second} is the likeliest next.", second=second
    )


def _tool(corpus: Corpus, advice: Advice, fit: ToolFit, pick: Pick, told: Collection[str]) -> str:
    """One tool in a line: how it works on what was said, and a case of it."""
    tool = corpus.tools[fit.tool]
    said = [_why(corpus, fit, advice.profile.challenges, fit.rank == 1 and not _answered(advice))]
    for key in pick.examples[:1]:
        if key in told:
            case = corpus.say("Case: {city}", city=corpus.city_of(key).city)
            said.append(f" {case} [[{key}]].")
        else:
            said.append(f" {lesson_line(corpus, corpus.facts[key])}")
    if not pick.examples and fit.rank == 1 and advice.profile.challenges:
        said.append(" " + corpus.say(
            "No case here shows {tool} at work on {trouble}.",
            tool=corpus.inline(tool.id), trouble=corpus.label(advice.profile.challenges[0]),
        ))  # fmt: skip
    missing = _unsaid(corpus, advice, fit)
    if missing:
        lacks = corpus.listed(missing)
        said.append(f" {corpus.say('**Missing so far:** {missing}.', missing=lacks)}")
    return f"{fit.rank}. **{tool.name}** ({corpus.say(FITS[fit.fit])}): {''.join(said)}"


def _unsaid(corpus: Corpus, advice: Advice, fit: ToolFit) -> list[str]:
    """What the tool relies on and the city lacks, but for what the user named as a trouble."""
    profile, constraints = advice.profile, corpus.vocabulary.constraints
    told = {
        enabler
        for word in constraints.values()
        if word.trouble in profile.challenges
        for enabler in word.lacks
    }
    return [corpus.label(word) for word in fit.lacks if word not in told]


def _reach(corpus: Corpus, advice: Advice, money: bool) -> Iterator[str]:
    """How to begin, what the first tool cost elsewhere (``money``: if no city below tells it) and
    how long it takes, in a sentence each; why government acts on the trouble at all, and until
    when."""
    below = _answered(advice)
    if not below:
        yield f"- {corpus.say('**First step:** ')}{advice.steps[0]}"
    if spent := sums(corpus, advice) if money else ():
        yield f"- {corpus.say('**Money elsewhere:** ')}{'; '.join(spent)}."
    elif money and not below:
        said = advice.statements
        parts = [statement(corpus, said[n], brief=True) for n in ("cost_notes", "time_to_effect")]
        yield f"- {corpus.say('**Cost and time:** ')}{' '.join(parts)}"
    about = concerns(corpus, advice.profile)
    act, back = corpus.failure(about[0]) if about else ("", "")
    if act and not advice.turn.faqs:
        yield "- " + corpus.say(
            "**Why the city, and until when:** {act}; {back} (our reading).", act=act, back=back
        )


def _answered(advice: Advice) -> bool:
    """Whether a straight answer or the first weeks stand above, which say what to do."""
    return bool(advice.opening or advice.turn.faqs)


def _why(corpus: Corpus, fit: ToolFit, challenges: Sequence[str], more: bool) -> str:
    """How the tool works on the troubles that call for it, in a sentence, or two where ``more`` is
    wanted; where that is not written, the condition that holds."""
    reason, works = because(corpus, fit, challenges)
    said = works[: 1 + more] or (reason,)
    return " ".join(stated(text) for text in said)


def _cities(
    corpus: Corpus, advice: Advice, told: Mapping[str, str], above: Collection[str]
) -> Iterator[str]:
    """The cities to compare with and what each did; what speaks against the first example; what
    went wrong elsewhere with the same matter. ``above`` was told before."""
    if not advice.turn.form.max_tools:
        yield from comparables(corpus, advice, told)
    used = {*told.values(), *above, *(key for pick in advice.picks for key in pick.examples[:1])}
    if advice.closest and advice.closest not in used and not above:
        closest = fact_line(corpus, corpus.facts[advice.closest])
        yield f"- {corpus.say('**The closest case:** ')}{closest}"
    doubt = next((pick.doubt for pick in advice.picks[:1] if pick.examples), None)
    if doubt and doubt not in used:
        against = lesson_line(corpus, corpus.facts[doubt])
        yield f"- {corpus.say('**Speaks against it:** ')}{against}"
    if advice.warning and advice.warning not in {*used, doubt}:
        wrong = lesson_line(corpus, corpus.facts[advice.warning])
        yield f"- {corpus.say('**What went wrong elsewhere:** ')}{wrong}"


def comparables(
    corpus: Corpus, advice: Advice, told: Mapping[str, str] | None = None
) -> Iterator[str]:
    """The cities to compare with: what is shared, what differs, what each relied on and, where
    ``told`` names a fact of it, what it did."""
    if not advice.comparables:
        return
    yield f"### {corpus.say('Cities to compare with')}"
    if not any(c.close for c in advice.comparables) or far_in_size(advice):
        yield corpus.say(CLOSE_WORDS)
    for place, item in enumerate(_compared(advice)):
        yield comparable(corpus, item, relied=not (place and told))
        if told and item.city in told:
            key = told[item.city]
            line = (lesson_line if place else fact_line)(corpus, corpus.facts[key])
            yield f"  - {line}"
            if more := "" if place else case_in_brief(corpus, key, line, PARTS):
                yield f"  - {more}"


def far_in_size(advice: Advice) -> bool:
    """Whether every city to compare with is several times larger or smaller."""
    own = advice.profile.population
    ratios = [c.population / own for c in advice.comparables] if own else []
    return bool(ratios) and all(max(r, 1 / r) >= SEVERAL for r in ratios)


def comparable(corpus: Corpus, item: Comparable, relied: bool = True) -> str:
    """One city: what is shared, what differs, and the condition that it ``relied`` on, if wanted;
    one that is missing here is always said."""
    marker = f"[[{item.facts[0]}]]"
    text = f"- {sharing(corpus, item)} {marker}."
    open_ = next((c for c in item.conditions if c.status != "has"), None)
    if open_ and (relied or open_.status == "lacks"):
        condition = within(corpus, open_.text)
        ask = "It relied on {relied} {mark}."
        lack = "It relied on {relied} {mark}, which you lack."
        template = lack if open_.status == "lacks" else ask
        text += " " + corpus.say(template, relied=condition, mark=marker)
    return text


def _not_now(corpus: Corpus, advice: Advice, rest: Sequence[ToolFit]) -> Iterator[str]:
    yield f"### {corpus.say('Why not the others now')}"
    reasons: dict[str, list[str]] = {}
    idle: list[str] = []
    for fit in rest:
        name = corpus.tools[fit.tool].name
        if fit.against:
            reason = fit.against[0].rstrip(". ")
        elif fit.why:
            reason = corpus.say("useful too, but after these: {why}", why=fit.why[0].rstrip(". "))
        elif fit.lacks:
            lacks = corpus.listed([corpus.label(w) for w in fit.lacks])
            reason = corpus.say("it relies on what is missing here: {lacks}", lacks=lacks)
        else:
            idle.append(name)
            continue
        reasons.setdefault(reason, []).append(name)
    for reason, names in reasons.items():
        yield f"- {corpus.listed(names)}: {reason}."
    if idle:
        said = corpus.listed(idle)
        yield f"- {corpus.say('What you described speaks less for {tools}.', tools=said)}"


def closing(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """Open questions, cautions and what is offered next."""
    if advice.questions and not advice.turn.form.blunt:
        yield ""
        yield _would_change(corpus, advice)
    if advice.cautions:
        yield ""
        yield "*" + " ".join(advice.cautions) + "*"
    if advice.offer == corpus.say(HUNDRED_DAYS):
        yield ""
        yield corpus.say("Shall I lay out the first hundred days?")


def _would_change(corpus: Corpus, advice: Advice) -> str:
    return corpus.say("**Would change the order:** ") + " ".join(advice.questions)
