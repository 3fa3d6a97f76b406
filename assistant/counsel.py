"""Questions about the advice itself: why, against it, what not to do, first step, cost, time. Pure.

Each answer is put together from the advice object: nothing is looked up anew but for a measure
that the official brings in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.cues import TRIED
from assistant.decisions import rulings
from assistant.examples import concerns, distance, of_size, went_wrong
from assistant.fit import BAND
from assistant.lexical import fold
from assistant.nearest import nearest_answers
from assistant.phrasing import described, fact_line, lesson_line, sentence, statement, statements
from assistant.reasons import reasons
from assistant.retorts import retort
from assistant.schema import slug_of
from assistant.steps import steps_of
from assistant.straight import straight
from assistant.verdicts import verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.advise import Advice
    from assistant.corpus import Corpus
    from assistant.fit import ToolFit
    from assistant.schema import Fact

FEW = 3  # facts under one heading
DID = 2  # cities beside the first steps
HANDS = re.compile(
    r"\bhow (?:many|much) (?:people|staff|posts|heads|hands|personnel)\b|\bheadcount\b|"
    r"\bcuant(?:a|as) (?:gente|personas)\b|\bcombien de (?:personnes|gens|postes|agents)\b|"
    r"\bquantas pessoas\b|\bwie ?viele (?:leute|stellen|personen|mitarbeiter)"
)
SCALE = re.compile(
    r"\b(?:too (?:small|little|big|large|poor)|(?:all|only|just) (?:\w+ )?(?:cities|capitals)|"
    r"(?:rich|big|large|huge) (?:cities|towns|places)|our size|not (?:singapore|new york|london)|"
    r"demasiado (?:pequen\w+|grandes?)|trop (?:petit\w*|grand\w*)|(?:pequen\w+|grandes?) demais|"
    r"zu (?:klein|gross)|grossstadte|grandes villes|grandes ciudades|cidades grandes)\b"
)
MISSED = re.compile(
    r"\b(?:(?:said|say|says|mention\w*|answer\w*|address\w*|talk\w*|heard?|took up) (?:me )?"
    r"(?:nothing|anything|not|a word)|"
    r"(?:did|do|have) ?n[o']?t (?:say|said|mention\w*|answer\w*|address\w*|talk\w*|"
    r"hear\w*|listen\w*)|nothing (?:about|on)|not a word|ignor\w+|forg[eo]t\w*|left out|"
    r"miss(?:ed|ing)|what about|no (?:dijo|menciono|hablo)|rien (?:dit|sur)|pas (?:parle|dit|"
    r"repondu)|nao (?:disse|falou|respondeu)|nichts (?:zu|uber|gesagt)|vergessen|ignoriert)\b"
)


def why(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """Why the order is as it is: of each of the first three what speaks for it."""
    first, *others = advice.tools[:FEW]
    if advice.turn.tool:
        first = next((f for f in advice.tools if f.tool == advice.turn.tool), first)
        others = []
    yield corpus.say("**Why {tool}** for {city}:", tool=corpus.inline(first.tool),
                     city=described(corpus, advice.profile))  # fmt: skip
    yield from (f"- {sentence(text)}" for text in reasons(corpus, first, _voiced(advice))[:FEW])
    for fit in others:
        said = reasons(corpus, fit, _voiced(advice))[:1]
        yield from (f"- **{corpus.tools[fit.tool].name}:** {sentence(text)}" for text in said)
    if others and first.score - others[0].score < BAND:
        yield corpus.say(
            "{first} and {second} are close: with a little more known they could change places.",
            first=corpus.tools[first.tool].name, second=corpus.inline(others[0].tool),
        )  # fmt: skip
    yield from _settle(corpus, advice)


def against(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """What speaks against the first tool here: conditions, doubts, failures elsewhere."""
    fit = _fit(advice)
    tool = corpus.tools[fit.tool]
    yield corpus.say("**The case against starting with {tool}:**", tool=corpus.inline(tool.id))
    yield from (f"- {sentence(text)}" for text in fit.against[:2])
    if fit.lacks:
        lacks = corpus.listed([corpus.label(word) for word in fit.lacks])
        yield f"- {corpus.say('**Missing so far:** {missing}.', missing=lacks)}"
    pick = next((p for p in advice.picks if p.tool == tool.id), None)
    doubts = [key for key in (pick.doubt if pick else None, advice.warning) if key]
    yield from (f"- {fact_line(corpus, corpus.facts[key])}" for key in dict.fromkeys(doubts))
    fails = statements(corpus, tool, "failure_modes", 2)
    yield from (f"- {text}" for text in fails[: 1 if doubts else 2])
    unfit = statements(corpus, tool, "does_not_fit_when", 1)
    yield from (f"- {corpus.say('**It does not fit when:** ')}{text}" for text in unfit)
    yield from (f"- {text}" for text in advice.cautions[:1])


def avoid(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """What not to do: how the first tools fail, and what went wrong with the same matter."""
    yield corpus.say("**What not to do:**")
    warnings = _warnings(corpus, advice)
    yield from (f"- {fact_line(corpus, fact)}" for fact in warnings)
    for fit in advice.tools[:2]:
        tool = corpus.tools[fit.tool]
        said = statements(corpus, tool, "failure_modes", 1)
        yield from (f"- **{tool.name}:** {text}" for text in said)


def start(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """The first things to do, and who did them elsewhere."""
    fit = _fit(advice)
    first = corpus.tools[fit.tool]
    second = corpus.tools[next(f.tool for f in advice.tools if f.tool != fit.tool)]
    led_by = first.id == advice.tools[0].tool
    steps = advice.steps if led_by else steps_of(corpus, first.id, advice.profile)
    yield corpus.say("**What to do first** ({tool}):", tool=corpus.inline(first.id))
    yield from (f"{n}. {text}" for n, text in enumerate(steps[:FEW], start=1))
    yield f"{min(FEW, len(steps)) + 1}. {steps_of(corpus, second.id, advice.profile)[0]}"
    good = [f for f in _on_matter(corpus, advice) if f.tool in {first.id, second.id}]
    cities = {slug_of(f.id): f for f in reversed(good) if not went_wrong(f)}
    if cities:
        yield ""
        yield corpus.say("**Who did it elsewhere:**")
        yield from (f"- {lesson_line(corpus, f)}" for f in [*cities.values()][::-1][:DID])
    yield from _settle(corpus, advice)


def leaders(corpus: Corpus, slugs: Iterable[str]) -> Iterator[str]:
    """Per case city the body that led its programme, as far as it is known."""
    for slug in slugs:
        city = corpus.cities[slug]
        if not city.programme.lead_body:
            continue
        held = [f for f in city.facts if city.programme.source in f.sources] or list(city.facts)
        named = not re.search(r"\d", city.programme.name)  # a figure would need a fact of its own
        template = "**{city}:** {body}, for \u201c{programme}\u201d {mark}."
        yield "- " + corpus.say(
            template if named else "**{city}:** {body} {mark}.", city=city.city,
            body=city.programme.lead_body, programme=city.programme.name,
            mark=f"[[{held[0].id}]]",
        )  # fmt: skip


def instead(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """Where no case shown tells what is asked of them: of who was in charge, who led the programme;
    else what comes nearest of what we can answer ourselves."""
    told = advice.retold
    if told is None or told.facts or advice.elsewhere:
        return
    if "who" not in told.parts:
        offers = list(nearest_answers(corpus, advice))
        yield from ["", *offers] if offers else []
    elif led := list(leaders(corpus, dict.fromkeys(map(slug_of, told.silent)))):
        yield ""
        yield corpus.say("The programme there was led by:")
        yield from led


def cost(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """What to reckon with, and sums that others spent on the same matter."""
    people = bool(HANDS.search(fold(advice.said)))
    yield corpus.say(
        "How many people it takes here the library cannot tell. This is what to reckon with:"
        if people
        else "I cannot price it for your city: the library has no quotes. This is what to reckon "
        "with:"
    )
    for fit in [_fit(advice)] if advice.turn.tool else advice.tools[:2]:
        tool = corpus.tools[fit.tool]
        said = _own(corpus, advice, tool.id, "cost_notes")
        yield f"- **{tool.name}:** {said}"
    yield from _spent(corpus, advice)


def prepared(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """The answer to a prepared question; beside what it would cost the sums that others spent."""
    yield from straight(corpus, advice)
    asked = [corpus.faqs[key].kind for key in advice.turn.faqs if key in corpus.faqs]
    if asked[:1] == ["cost"] and advice.turn.form.plain:
        spent = list(_spent(corpus, advice))
        yield from ["", *spent] if spent else []


def _spent(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """Sums that others spent on the same matter."""
    spent = [f for f in _on_matter(corpus, advice) if f.amount][:FEW]
    if spent:
        yield corpus.say("**What others spent on it:**")
        yield from (f"- {fact_line(corpus, fact)}" for fact in spent)


def duration(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """How long the first tools take."""
    yield corpus.say("**How long until something shows:**")
    for fit in advice.tools[:FEW]:
        tool = corpus.tools[fit.tool]
        yield f"- **{tool.name}:** {_own(corpus, advice, tool.id, 'time_to_effect')}"
    held = [f for f in _on_matter(corpus, advice) if f.kind == "result"][:1]
    if held:
        yield f"- {corpus.say('**For example:** ')}{fact_line(corpus, held[0])}"


def opinion(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """What the library has for and against a measure that the official brings in."""
    if advice.proposals:
        yield from verdict(corpus, advice)
        return
    ruled = list(rulings(corpus, advice.turn.decisions))
    yield from ruled
    facts = [corpus.facts[key] for key in advice.facts]
    if not facts or advice.gap:
        if not ruled:
            yield corpus.say(
                "The library has no case of that, so I can neither speak for it nor against it."
            )
        yield from _stands(corpus, advice)
        return
    if not ruled:
        yield corpus.say("I cannot decide that for you; this is what the library has on it.")
    yield from (f"- {fact_line(corpus, fact)}" for fact in facts[:FEW])
    yield from _stands(corpus, advice)


def objection(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """An answer to disagreement: what the library holds on it, what was left out or is left."""
    if advice.rebuttal:
        yield from retort(corpus, advice)
        return
    plain = fold(advice.said)
    if TRIED.search(plain):
        yield corpus.say("Then these are left, in this order:")
        for fit in advice.tools[FEW : 2 * FEW]:
            said = reasons(corpus, fit, _voiced(advice))[:1]
            pick = next((p for p in advice.picks if p.tool == fit.tool and p.examples), None)
            like = f" {lesson_line(corpus, corpus.facts[pick.examples[0]])}" if pick else ""
            yield f"- **{corpus.tools[fit.tool].name}:** {sentence(said[0])}{like}"
        yield corpus.say("Tell me what was tried and why it ended: that changes the order.")
        return
    if MISSED.search(plain):
        if advice.facts:
            lead = "You are right, I had not taken that up. What the library holds on it:"
            yield corpus.say(lead)
            yield from (f"- {fact_line(corpus, corpus.facts[key])}" for key in advice.facts[:FEW])
        else:
            yield corpus.say(
                "You are right, and the library holds no case of it: what I said leaves it out."
            )
        yield from _settle(corpus, advice)
        return
    yield from _conceded(corpus, advice, plain)


def _conceded(corpus: Corpus, advice: Advice, plain: str) -> Iterator[str]:
    """To what speaks against the advice: cases of it or of the city's size, then what the order
    rests on."""
    offers = list(nearest_answers(corpus, advice))
    facts = [corpus.facts[key] for key in advice.facts[: 1 if offers else 2]]
    sized = SCALE.search(plain)
    if sized:
        about = concerns(corpus, advice.profile)
        facts = of_size(corpus, advice.profile.population, about)[:FEW] or facts
    if facts and sized:
        yield corpus.say("**Cases nearer to your size:**")
    elif facts:
        yield corpus.say("**What the library holds nearest to it:**")
    elif offers:
        yield corpus.say("The library holds no case of that.")
    else:
        yield corpus.say("The library holds no case of that. What my order rests on:")
    yield from (f"- {fact_line(corpus, fact)}" for fact in facts)
    if offers:
        yield ""
        yield from offers
        return
    fit = _fit(advice)
    if not facts:
        yield from (f"- {sentence(text)}" for text in reasons(corpus, fit, _voiced(advice))[:2])
    if fit.against:
        yield f"- {corpus.say('**Against it now:** ')}{sentence(fit.against[0])}"
    yield from _settle(corpus, advice)


def _stands(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """Where the tool stands that a measure belongs to, and when it fits."""
    if not advice.turn.tool:
        return
    tool = corpus.tools[advice.turn.tool]
    for section, lead in (("fits_when", "**It fits when:** "),
                          ("does_not_fit_when", "**It does not fit when:** ")):  # fmt: skip
        said = statements(corpus, tool, section, 1)
        yield from (f"- {corpus.say(lead)}{text}" for text in said)


def _settle(corpus: Corpus, advice: Advice) -> Iterator[str]:
    if advice.questions:
        yield ""
        yield f"{corpus.say('**Would change the order:** ')}{' '.join(advice.questions)}"


def _fit(advice: Advice) -> ToolFit:
    named = (f for f in advice.tools if f.tool == advice.turn.tool)
    return next(named, advice.tools[0])


def _voiced(advice: Advice) -> tuple[str, ...]:
    return advice.profile.challenges


def _on_matter(corpus: Corpus, advice: Advice) -> list[Fact]:
    """The facts of the evidence that are about the city's own matter."""
    about = concerns(corpus, advice.profile)
    facts = (corpus.facts[e.fact] for e in advice.evidence)
    return [f for f in facts if distance(f, about) == 0]


def _warnings(corpus: Corpus, advice: Advice) -> list[Fact]:
    facts = [f for f in _on_matter(corpus, advice) if f.role != "example" or f.kind == "failure"]
    first = [corpus.facts[advice.warning]] if advice.warning else []
    return list({f.id: f for f in [*first, *facts]}.values())[:FEW]


def _own(corpus: Corpus, advice: Advice, tool: str, section: str) -> str:
    """The statement on cost or time nearest to what was said, else the first one."""
    if tool == advice.tools[0].tool and section in advice.statements:
        return statement(corpus, advice.statements[section])
    held = list(enumerate(corpus.tools[tool].sections[section], start=1))  # type: ignore[index]
    number = next((n for n, said in held if not said.sources), 1)
    return statement(corpus, f"tool:{tool}#{section}-{number}")
