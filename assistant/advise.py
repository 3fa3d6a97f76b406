"""Profile, troubles and ranked evidence -> advice: the decision object. Pure and deterministic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from assistant.catalogue import Listed
from assistant.examples import (
    BEARING,
    PER_CITY,
    Pick,
    choose_facts,
    concerns,
    distance,
    find_closest,
    find_warning,
)
from assistant.fit import Affinity, ToolFit, Voice, rank_tools, support
from assistant.intent import Request
from assistant.objections import Rebuttal
from assistant.peers import Comparable, compare, similarity
from assistant.profile import Profile
from assistant.proposals import Weighed
from assistant.question import Finding
from assistant.rank import Evidence
from assistant.schema import Record, slug_of
from assistant.steps import steps_of
from assistant.stories import Retold
from assistant.troubles import Trouble
from assistant.turn import Turn
from assistant.wishes import Granted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assistant.corpus import Corpus
    from assistant.schema import Tool

HUNDRED_DAYS = "Lay out the first hundred days."
SHOWN_TOOLS = 3
SHOWN_CITIES = 3
SOURCED = 0.08  # similarity that a sourced statement may lack against our own estimate
RECKONED = ("time_to_effect", "cost_notes")
SECTIONS = ("time_to_effect", "cost_notes", "market_failure", "step_back")
OFF_MATTER = 0.3  # of the strength of a city none of whose facts is about the matter: our estimate


Outcome = Literal["failed", "worked", "became", ""]


class Advice(Record):
    """Everything an answer says, before it is put into words.

    ``statements`` holds, per section of the first tool, the passage that speaks most to the text,
    ``steps`` its first steps, those most to the point first.
    ``facts`` answer a turn of the talk, ``gap`` says that none of them has the aspect asked for,
    ``elsewhere`` that they are of other cities than those asked about, ``outcome`` that they tell
    what went badly or well on the matter of the talk,
    ``off`` the trouble that none of them is about, ``said`` the message, for an objection,
    ``weighed`` whether a what-if was understood;
    ``changed`` and ``moved`` say what new values do to the order, ``kept`` is the profile that a
    what-if leaves as it was; ``warning`` is what went wrong with the same matter elsewhere,
    ``closest`` the fact that is most like the words of the question;
    ``unknown`` is a city that the library does not hold, ``nearest`` the case cities most like it,
    ``unheld`` all such cities that a message names, ``listed`` the case cities within its limits;
    ``found`` answers a question on facts sentence by sentence, ``matter`` is the trouble of a
    question on such a city, ``foreign`` the language of a message that is not read;
    ``offer`` is the question that "yes please" asks next, ``proposals`` are the measures that the
    official brought in, with what is held for and against them; ``granted`` is what a first message
    asks for beside advice, ``rebuttal`` what is held on an objection; ``opening`` the prepared
    question of the first weeks on the main matter; ``retold`` what cases shown before tell of what
    is asked of them.
    """

    request: Request
    profile: Profile
    troubles: tuple[Trouble, ...]
    tools: tuple[ToolFit, ...] = ()
    picks: tuple[Pick, ...] = ()
    warning: str | None = None
    closest: str | None = None
    comparables: tuple[Comparable, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    statements: dict[str, str] = {}
    steps: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    abstained: bool = False
    turn: Turn = Turn(act="standalone")
    facts: tuple[str, ...] = ()
    gap: bool = False
    elsewhere: bool = False
    outcome: Outcome = ""
    silent: tuple[str, ...] = ()
    off: str = ""
    said: str = ""
    weighed: bool = True
    kept: Profile | None = None
    changed: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    unknown: Profile | None = None
    unheld: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()
    listed: Listed | None = None
    offer: str = ""
    found: Finding | None = None
    matter: str = ""
    foreign: str | None = None
    proposals: tuple[Weighed, ...] = ()
    granted: tuple[Granted, ...] = ()
    rebuttal: Rebuttal | None = None
    opening: str = ""
    retold: Retold | None = None


def advise(
    corpus: Corpus,
    affinity: Affinity,
    request: Request,
    profile: Profile,
    troubles: Sequence[Trouble],
    evidence: Sequence[Evidence],
    likeness: Mapping[str, float],
    voice: Voice | None = None,
    shown: int = SHOWN_TOOLS,
    asks: bool = True,
) -> Advice:
    """Rank the tools, choose the evidence for each, set cities beside the profile, ask what is
    missing.

    ``likeness`` is the similarity of the text to each statement on a tool, by passage id;
    ``shown`` is for how many tools evidence is chosen, ``asks`` whether open questions are sought.
    """
    tools = rank_tools(corpus, affinity, profile, voice)
    comparables = find_comparables(corpus, profile, evidence)
    picks = tuple(choose_facts(corpus, profile, tools[:shown], evidence))
    used = {key for pick in picks for key in (*pick.examples, pick.doubt) if key}
    return Advice(
        request=request,
        profile=profile,
        troubles=tuple(troubles),
        tools=tools,
        picks=picks,
        warning=find_warning(corpus, profile, evidence, used),
        closest=find_closest(corpus, profile, evidence),
        comparables=comparables,
        evidence=tuple(evidence[:20]),
        statements=choose_statements(corpus.tools[tools[0].tool], likeness),
        steps=steps_of(corpus, tools[0].tool, profile, likeness),
        questions=open_questions(corpus, affinity, profile, tools, voice) if asks else (),
        cautions=tuple(corpus.say(text) for text in _cautions(profile, comparables)),
    )


def asks_for_cases(request: Request, profile: Profile) -> bool:
    """Whether cases of something are asked for without a city to compare them with: "which cities
    used a congestion charge?"."""
    return request.intent == "cases" and not profile.challenges and not profile.population


def offer_of(corpus: Corpus, advice: Advice) -> str:
    """The question that would be most useful next, or nothing; it is understood like a message
    when it is accepted, so every translation of it has to be."""
    intent = advice.request.intent
    if intent in {"recommend", "profile"} and advice.profile.challenges:
        return corpus.say(HUNDRED_DAYS)
    if intent == "cases" and len(advice.comparables) > 1:
        first, second = advice.comparables[:2]
        return corpus.say("Compare {first} with {second}.", first=first.name, second=second.name)
    if intent == "tool" and advice.request.tool:
        return corpus.say("Which cities used it?")
    if intent in {"not-covered", "ask"} and advice.nearest and not advice.facts:
        city = corpus.cities[advice.nearest[0]].city
        if advice.matter:
            matter = corpus.label(advice.matter)
            return corpus.say("What did {city} do about {matter}?", city=city, matter=matter)
        return corpus.say("What did {city} do?", city=city)
    return ""


def choose_statements(tool: Tool, likeness: Mapping[str, float]) -> dict[str, str]:
    """Section -> the passage id of its statement that is most like the text; a sourced one may be a
    little less like it. Of cost and time our own estimates come first: they say what to reckon
    with, where the sourced ones tell single cases."""
    chosen = {}
    for section in SECTIONS:
        numbered = enumerate(tool.sections[section], start=1)
        keys = [(bool(s.sources), f"tool:{tool.id}#{section}-{n}") for n, s in numbered]
        if section in RECKONED:
            keys = [key for key in keys if not key[0]] or keys
        chosen[section] = max(keys, key=lambda k: SOURCED * k[0] + likeness.get(k[1], 0.0))[1]
    return chosen


def find_comparables(
    corpus: Corpus, profile: Profile, evidence: Sequence[Evidence], n: int = SHOWN_CITIES
) -> tuple[Comparable, ...]:
    """Cities that are like this one and have evidence on its troubles.

    Half likeness, half the strength of the city's best fact for the question: a twin city with
    nothing to say is no use, and neither is a good story from another world.
    """
    best: dict[str, list[Evidence]] = {}
    for item in evidence[:BEARING]:
        best.setdefault(slug_of(item.fact), []).append(item)
    if not best:
        return ()
    top = max(items[0].score for items in best.values())
    low = min(items[0].score for items in best.values())
    spread = (top - low) or 1.0

    about = concerns(corpus, profile)

    def value(slug: str) -> float:
        strength = (best[slug][0].score - low) / spread
        near = min(distance(corpus.facts[item.fact], about) for item in best[slug])
        strength -= OFF_MATTER * (near > 0 and bool(about))
        return 0.5 * similarity(profile, corpus.cities[slug]) + 0.5 * strength

    own = (profile.named_city or "").lower()
    slugs = [s for s in best if corpus.cities[s].city.lower() != own]
    slugs.sort(key=lambda slug: (-value(slug), slug))

    def telling(slug: str) -> list[str]:
        facts = [item.fact for item in best[slug]]
        facts.sort(
            key=lambda key: (
                distance(corpus.facts[key], about[:1]), distance(corpus.facts[key], about)
            )
        )  # fmt: skip
        return facts[:PER_CITY]

    # A city that never met these troubles is shown only when there is no other.
    met = [s for s in slugs if any(distance(corpus.facts[e.fact], about) < 2 for e in best[s])]
    chosen = (met if about else slugs)[: 4 * n] or slugs[:1]
    made = [compare(corpus, profile, slug, telling(slug)) for slug in chosen]
    return tuple(item for item in made if item.shared)[:n] or tuple(made[:1])


def open_questions(
    corpus: Corpus,
    affinity: Affinity,
    profile: Profile,
    tools: Sequence[ToolFit],
    voice: Voice | None = None,
    n: int = 2,
) -> tuple[str, ...]:
    """The questions whose answers would change the top three most, at most n.

    Each unknown is answered in every possible way; what counts is how many of the first three
    tools change their place, on average over the answers.
    """
    now = [fit.tool for fit in tools[:SHOWN_TOOLS]]
    weighed = []
    supports = support(corpus, profile)
    for text, answers in _unknowns(corpus, profile, tools):
        moved = 0
        for answer in answers:
            same = None if answer.keys() & {"population", "income_group"} else supports
            then = rank_tools(corpus, affinity, profile.model_copy(update=answer), voice, same)
            moved += sum(a != b.tool for a, b in zip(now, then, strict=False))
        if moved:
            weighed.append((moved / len(answers), text))
    weighed.sort(key=lambda item: (-item[0], item[1]))
    return tuple(corpus.say(text) for _, text in weighed[:n])


def _unknowns(
    corpus: Corpus, profile: Profile, tools: Sequence[ToolFit]
) -> Iterable[tuple[str, list[dict[str, object]]]]:
    if profile.population is None:
        yield (
            "About how many people live in the city?",
            [{"population": p} for p in (20_000, 300_000, 2_000_000, 8_000_000)],
        )
    if profile.income_group is None:
        yield (
            "Which country is the city in?",
            [{"income_group": g} for g in corpus.vocabulary.income_groups],
        )
    told = {note.kind for note in profile.notes}
    if profile.budget_level is None and "money" not in told:
        yield (
            "Is there money to invest now, or only for what already runs?",
            [
                {"budget_level": "low", "constraints": (*profile.constraints, "little-money")},
                {"budget_level": "high"},
            ],
        )
    if profile.stage is None and "tried" not in told:
        yield (
            "What exists already: nothing, a pilot, running systems, or something that failed?",
            [{"stage": s} for s in ("starting", "piloting", "running", "recovering")],
        )
    for constraint, question in (
        ("few-staff", "Does city hall have technical staff of its own?"),
        ("no-champion", "Does the mayor or chief executive back this in person?"),
        ("split-powers", "Does the city itself hold the powers for this, or do several bodies?"),
        ("low-trust", "Do residents trust city hall enough to take part?"),
    ):
        trouble = corpus.vocabulary.constraints[constraint].trouble
        if constraint not in profile.constraints and trouble not in profile.challenges:
            yield question, [{"constraints": (*profile.constraints, constraint)}, {}]


def _cautions(profile: Profile, comparables: Sequence[Comparable]) -> Iterable[str]:
    if comparables and not any(c.close for c in comparables):
        yield "No case here is close to this city, so read the comparisons with care."
    if not profile.challenges:
        yield "I heard no concrete trouble, so the order rests on little."
    if not profile.challenges and profile.population is None:
        yield "Size, country and money are unknown; any of them can change the order."
