"""Facts as an answer: about named cities, failures, and what a follow-up refers to. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.casesheets import retold
from assistant.cite import sentences
from assistant.counsel import instead, leaders
from assistant.moves import place
from assistant.nearest import nearest_answers
from assistant.phrasing import ASPECT_WORDS, cited, described, fact_line, shorten, statements, where
from assistant.reasons import because, reasons
from assistant.relevance import HOLDS, fits
from assistant.selection import has_aspect, one_each, slug

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from assistant.advise import Advice
    from assistant.corpus import Corpus
    from assistant.cues import Aspect
    from assistant.fit import ToolFit
    from assistant.question import Asked, Finding
    from assistant.schema import Fact, Tool

SHOWN, LOOKED_AT = 4, 8  # facts in an answer; how far down one with the aspect may stand
CLAIM = 55  # words
FEW = 3  # facts beside what is said of a tool
BESIDE = 1  # fact of a city that does not tell what is asked, beside other answers
LACKS: dict[Asked, str] = {
    "cost": "The library has no figure for the cost.",
    "payer": "The library does not say who paid.",
    "who": "The library does not say who was in charge.",
    "partners": "The library does not name the partners.",
    "when": "The library gives no date for it.",
    "saving": "The library has no figure for the saving.",
    "target": "The library does not hold the target you ask for.",
    "number": "The library does not hold the number you ask for.",
    "reason": "The library gives no reason for it.",
    "failure": "The library tells of no failure in it.",
    "outcome": "The library does not say how it ended.",
}
HELD_BY: dict[Aspect | None, Asked] = {"money": "cost", "who": "who", "failures": "failure"}
SECTION_WORDS = {
    "step_back": "when government should step back",
    "market_failure": "the market failure it answers",
    "does_not_fit_when": "when it does not fit",
    "failure_modes": "how it fails",
    "cost_notes": "what it costs",
    "time_to_effect": "how long it takes",
    "measures": "what to measure",
    "preconditions": "what must be true first",
    "fits_when": "when it fits",
}


def findings(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """The facts that answer a question about named cities, or about cases of something."""
    if advice.found is not None and advice.found.facts:
        yield from _found(corpus, advice, advice.found)
        return
    facts = [corpus.facts[item.fact] for item in advice.evidence[:LOOKED_AT]]
    aspect = advice.turn.aspect
    if advice.request.intent == "cases":
        facts = list({slug(fact): fact for fact in reversed(facts)}.values())[::-1]
    if aspect and advice.request.intent == "fact":
        facts.sort(key=lambda fact: not has_aspect(fact, aspect))
    yield from _listed(corpus, facts[:SHOWN])


def _found(corpus: Corpus, advice: Advice, found: Finding) -> Iterator[str]:
    """What answers, fact by fact; before it, what of the question the library does not hold."""
    yield from (line for line in _shortfall(corpus, advice, found) if line)
    in_cities = bool(advice.request.cities or advice.turn.cities)
    for number, (key, parts) in enumerate(found.facts.items()):
        fact = corpus.facts[key]
        said = " ".join(f"{part.rstrip('.')} [[{key}]]." for part in parts)
        yield f"- *{where(corpus, fact)}:* {said}"
        if not number or not in_cities:
            yield f"  {corpus.say('Lesson: ')}{corpus.lesson(fact)} [[{key}]]."


def _shortfall(corpus: Corpus, advice: Advice, found: Finding) -> Iterator[str]:
    """A sentence on what is asked and not held, and what stands below instead."""
    first = next(iter(found.facts))
    cities = advice.request.cities or advice.turn.cities
    if not cities:
        if found.near:
            yield corpus.say("The library holds no case of that; these come nearest:")
        elif len(found.facts) < found.wanted:
            yield corpus.say("The library holds fewer cases of that than you asked for:")
        return
    city = corpus.city_of(first).city
    if found.absent:
        yield corpus.say(
            'The library says nothing of "{thing}" for {city} {mark}. What it holds nearest to it:',
            thing=found.absent, city=city, mark=f"[[{first}]]",
        )  # fmt: skip
    elif found.near and not found.lacks:
        yield corpus.say(
            "The library says nothing on that for {city} {mark}. What it holds nearest to it:",
            city=city, mark=f"[[{first}]]",
        )  # fmt: skip
    elif found.lacks:
        lacks = " ".join(corpus.say(LACKS[kind]) for kind in found.lacks[:2])
        holds = corpus.say("What it holds on {city} {mark}:", city=city, mark=f"[[{first}]]")
        yield f"{lacks} {holds}"


def follow_up(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """What the turn refers to: a tool of the shortlist, why one is not on it, or facts."""
    turn = advice.turn
    if advice.retold:
        yield from retold(corpus, advice)
        yield from instead(corpus, advice)
        return
    if turn.tool and turn.act == "why-not":
        yield from _why_not(corpus, advice)
        return
    facts = [corpus.facts[key] for key in advice.facts]
    if advice.found is not None and advice.found.facts:
        if not advice.found.lacks:
            yield _lead(corpus, advice, facts)
        yield from _found(corpus, advice, advice.found)
        return
    if turn.tool and turn.section:
        yield from _section(corpus, corpus.tools[turn.tool], turn.section)
        lead = corpus.say("**For example:** ")
        yield from (f"- {lead}{fact_line(corpus, fact)}" for fact in facts[:1])
        return
    about_tool = turn.tool and not turn.cities and not turn.regions
    facts = facts[:FEW] if about_tool else facts
    if advice.elsewhere:
        yield from _elsewhere(corpus, advice, facts)
        return
    yield _lead(corpus, advice, facts)
    if about_tool and advice.profile.challenges:
        yield from _tool_again(corpus, advice)
    if turn.aspect == "who":
        yield from leaders(corpus, dict.fromkeys(map(slug, facts)))
        if advice.gap and turn.cities:
            return  # the facts tell of other things
    holds = HOLDS[HELD_BY[turn.aspect]] if turn.aspect in HELD_BY else None
    offers = list(nearest_answers(corpus, advice)) if advice.gap else []
    shown = facts[:BESIDE] if offers else facts
    yield from _listed(corpus, shown, turn.aspect in {None, "how"}, holds)
    if offers:
        yield ""
        yield from offers
    if advice.silent:
        names = corpus.listed([corpus.cities[city].city for city in advice.silent])
        yield "- " + corpus.say("The library says nothing on it for {cities}.", cities=names)


def _elsewhere(corpus: Corpus, advice: Advice, facts: Sequence[Fact]) -> Iterator[str]:
    """What the cities asked about do not tell, from others that do."""
    cities = [corpus.cities[key] for key in advice.turn.cities]
    about = corpus.listed([city.city for city in cities])
    mark = "".join(f" [[{city.facts[0].id}]]" for city in cities)
    said = "The library does not say that of {about}{mark}. Of others it does:"
    yield corpus.say(said, about=about, mark=mark)
    yield from (f"- {fact_line(corpus, fact)}" for fact in facts)


def _section(corpus: Corpus, tool: Tool, section: str) -> Iterator[str]:
    """One section of a tool, with the question that it answers."""
    yield f"**{tool.name}: {corpus.say(SECTION_WORDS[section])}**"
    yield from (f"- {text}" for text in statements(corpus, tool, section, SHOWN))


def _listed(
    corpus: Corpus,
    facts: Sequence[Fact],
    lessons: bool = True,
    holds: re.Pattern[str] | None = None,
) -> Iterator[str]:
    """The facts, a line each, with the sentence that ``holds`` what was asked for."""
    for fact in facts:
        said = shorten(fact.claim, CLAIM)
        if holds and not holds.search(said):
            said = " ".join([said, *[s for s in sentences(fact.claim) if holds.search(s)][:1]])
        yield f"- *{where(corpus, fact)}:* {cited(said, fact.id)}"
        if not lessons:
            continue
        yield f"  {corpus.say('Lesson: ')}{corpus.lesson(fact)} [[{fact.id}]]."


def _lead(corpus: Corpus, advice: Advice, facts: Sequence[Fact]) -> str:
    turn = advice.turn
    names = [corpus.cities[key].city for key in dict.fromkeys(map(slug, facts))]
    mark = "".join(f" [[{key}]]" for key in one_each(facts))
    about = corpus.listed(names) if turn.cities else ""
    if turn.regions:
        regions = corpus.listed([corpus.say(region) for region in turn.regions])
        template = "outside {regions}" if turn.outside else "in {regions}"
        about = corpus.say(template, regions=regions)
    if turn.tool and not turn.cities:
        name = corpus.tools[turn.tool].name
        about = f"{name} {about}".strip()
    who = turn.aspect == "who" and turn.cities  # the body in charge stands below
    if advice.off or (advice.gap and not who):
        return _nothing(corpus, advice, about, mark)
    told = turn.aspect and turn.aspect != "how"
    if turn.aspect == "failures":  # no heading that its facts do not bear out
        told = 2 * sum(fits(fact, "failed") for fact in facts) > len(facts)
    on = f", {corpus.say(ASPECT_WORDS[turn.aspect])}" if told and turn.aspect else ""
    lead = f"{about}{on}".strip(", ") or corpus.say("What the library holds on that")
    return (
        f"**{lead[0].upper()}{lead[1:]}**{mark}:"
        if turn.cities
        else f"**{lead[0].upper()}{lead[1:]}**:"
    )


def _nothing(corpus: Corpus, advice: Advice, about: str, mark: str) -> str:
    """That what is asked is not told of the cities, or of nothing here, before what is held."""
    if about and not advice.off:
        template = "The library does not say that of {about}{mark}. The nearest it holds:"
        return corpus.say(template, about=about, mark=mark)
    aspect = corpus.say(ASPECT_WORDS[advice.turn.aspect or "how"])
    matter = corpus.label(advice.off) if advice.off else aspect
    nothing = corpus.say("The library says nothing on {matter} here.", matter=matter)
    holds = (
        corpus.say("What it does hold on {about}", about=about)
        if about
        else corpus.say("The nearest it holds")
    )
    return f"{nothing} {holds}{mark}:"


def _tool_again(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """A tool of the shortlist in more depth than the recommendation gave."""
    tool = corpus.tools[advice.turn.tool or "vision"]
    fit = _fit(advice)
    if fit:
        why = "; ".join(reasons(corpus, fit, advice.profile.challenges)[:2])
        yield f"- {corpus.say('**Why it fits:** ')}{why}."
    yield f"- {corpus.say('**First steps:** ')}{' '.join(tool.first_steps[:2])}"
    yield f"- {corpus.say('**Costs:** ')}{' '.join(statements(corpus, tool, 'cost_notes', 1))}"
    fails = " ".join(statements(corpus, tool, "failure_modes", 1))
    yield f"- {corpus.say('**How it fails:** ')}{fails}"


def _why_not(corpus: Corpus, advice: Advice) -> Iterator[str]:
    tool = corpus.tools[advice.turn.tool or "vision"]
    fit = _fit(advice)
    if fit is None:
        return
    stands = corpus.say(
        "**{tool}** stands {place} of ten for {city}.",
        tool=tool.name,
        place=place(corpus, fit.rank),
        city=described(corpus, advice.profile),
    )
    if fit.rank <= 3:
        stands += " " + corpus.say("So it is among the first three.")
    yield stands
    if fit.against:
        against = "; ".join(text.rstrip(".") for text in fit.against[:2])
        yield f"- {corpus.say('**Against it now:** ')}{against}."
    if fit.lacks:
        missing = corpus.listed([corpus.label(word) for word in fit.lacks])
        yield "- " + corpus.say("**Missing so far:** {missing}.", missing=missing)
    condition, works = because(corpus, fit, advice.profile.challenges)
    if fit.why or works:
        said = condition if fit.why else works[0]
        yield f"- {corpus.say('**What it could do:** ')}{said}."
    if not fit.against and not fit.lacks and fit.rank > 3:
        before = corpus.listed([corpus.inline(f.tool) for f in advice.tools[:3]])
        yield "- " + corpus.say(
            "Nothing speaks against it; {tools} answer more of what you named.", tools=before
        )
    yield (
        f"- {corpus.say('**It would fit when:** ')}"
        f"{' '.join(statements(corpus, tool, 'fits_when', 1))}"
    )
    example = next(
        (fact for key in advice.facts if _answers(fact := corpus.facts[key], advice)), None
    )
    if example:
        yield f"- {corpus.say('**Who used it:** ')}{fact_line(corpus, example)}"


def _answers(fact: Fact, advice: Advice) -> bool:
    """Whether a fact shows the tool at work on something that was voiced."""
    voiced = set(advice.profile.challenges)
    return fact.tool == advice.turn.tool and (not voiced or bool(voiced & set(fact.problems)))


def _fit(advice: Advice) -> ToolFit | None:
    return next((fit for fit in advice.tools if fit.tool == advice.turn.tool), None)
