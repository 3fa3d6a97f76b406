"""Profile, troubles and ranked evidence -> advice: the decision object. Pure and deterministic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.fit import Affinity, ToolFit, Voice, rank_tools, support
from assistant.intent import Request
from assistant.peers import Comparable, compare, similarity
from assistant.profile import Profile
from assistant.rank import Evidence
from assistant.schema import Fact, Record, Tool, ToolId
from assistant.troubles import Trouble
from assistant.turns import Turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assistant.corpus import Corpus

SHOWN_TOOLS = 3
SHOWN_CITIES = 3
PER_CITY = 2
SOURCED = 0.08  # similarity that a sourced statement may lack against our own estimate
SECTIONS = ("time_to_effect", "cost_notes", "market_failure", "step_back")
# How far down the ranking a fact may stand and still be shown as evidence.
DEPTH = 150


class Pick(Record):
    """The facts shown for one recommended tool."""

    tool: ToolId
    examples: tuple[str, ...]
    warning: str | None


class Advice(Record):
    """Everything an answer says, before it is put into words.

    ``statements`` holds, per section of the first tool, the passage that speaks most to the text.
    ``facts`` answer a turn of the talk, ``gap`` says that none of them has the aspect asked for;
    ``changed`` and ``moved`` say what new values do to the order, ``kept`` is the profile that a
    what-if leaves as it was; ``unknown`` is a
    city that the library does not hold, ``nearest`` the case cities most like it; ``related``
    answer the trouble with another tool than the first three; ``offer`` is the question that "yes
    please" asks next.
    """

    request: Request
    profile: Profile
    troubles: tuple[Trouble, ...]
    tools: tuple[ToolFit, ...] = ()
    picks: tuple[Pick, ...] = ()
    comparables: tuple[Comparable, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    statements: dict[str, str] = {}
    questions: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    abstained: bool = False
    turn: Turn = Turn(act="standalone")
    facts: tuple[str, ...] = ()
    gap: bool = False
    kept: Profile | None = None
    changed: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    unknown: Profile | None = None
    nearest: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    offer: str = ""


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
    return Advice(
        request=request,
        profile=profile,
        troubles=tuple(troubles),
        tools=tools,
        picks=picks,
        related=_related(corpus, profile, picks, evidence),
        comparables=comparables,
        evidence=tuple(evidence[:20]),
        statements=choose_statements(corpus.tools[tools[0].tool], likeness),
        questions=open_questions(corpus, affinity, profile, tools, voice) if asks else (),
        cautions=tuple(_cautions(corpus, profile, comparables)),
    )


def offer_of(corpus: Corpus, advice: Advice) -> str:
    """The question that would be most useful next, or nothing."""
    intent = advice.request.intent
    if intent in {"recommend", "profile"} and advice.profile.challenges:
        return "Lay out the first hundred days."
    if intent == "cases" and len(advice.comparables) > 1:
        first, second = advice.comparables[:2]
        return f"Compare {first.name} and {second.name}."
    if intent == "tool" and advice.request.tool:
        return f"Which cities used {corpus.tools[advice.request.tool].name.lower()}?"
    if intent == "not-covered" and advice.nearest:
        return f"What did {corpus.cities[advice.nearest[0]].city} do?"
    return ""


def choose_facts(
    corpus: Corpus, profile: Profile, tools: Sequence[ToolFit], evidence: Sequence[Evidence]
) -> Iterable[Pick]:
    """Per tool two examples from different cities and one warning; no fact is used twice.

    Only facts that answer a voiced trouble: a good story about something else is no evidence.
    Those that an adviser would bring up for a city of this size come first (no metro for a town of
    20,000), then those on the trouble itself before those on the lack of means that many cities
    share, then those that answer what calls for the tool.
    """
    used: set[str] = set()
    shown: dict[str, int] = {}
    facts = [corpus.facts[e.fact] for e in evidence[:DEPTH]]
    voiced = set(profile.challenges)
    if voiced:
        facts = [f for f in facts if voiced.intersection(f.problems)]
    matter = voiced - {c.trouble for c in corpus.vocabulary.constraints.values()}
    for fit in tools:
        causes = set(fit.causes[:2])
        own = [f for f in facts if f.tool == fit.tool and f.id not in used]
        own.sort(
            key=lambda f: (
                not suits_size(f, profile),
                not matter.intersection(f.problems),
                not causes.intersection(f.problems),
            )
        )
        examples: list[Fact] = []
        for fact in own:
            slug = fact.id.rsplit("-", 1)[0]
            new = all(slug != e.id.rsplit("-", 1)[0] for e in examples)
            if fact.role != "warning" and new and shown.get(slug, 0) < PER_CITY:
                examples.append(fact)
                shown[slug] = shown.get(slug, 0) + 1
            if len(examples) == 2:
                break
        warning = next((f for f in own if f.role == "warning"), None)
        if warning is None:
            warning = next((f for f in own if f.role == "both" and f not in examples), None)
        used |= {f.id for f in examples} | ({warning.id} if warning else set())
        yield Pick(
            tool=fit.tool,
            examples=tuple(f.id for f in examples),
            warning=warning.id if warning else None,
        )


def suits_size(fact: Fact, profile: Profile) -> bool:
    """Whether an adviser would bring a fact up for a city of this size; True when it is unknown."""
    return profile.size is None or not {"any", profile.size}.isdisjoint(fact.suits.size)


def _related(
    corpus: Corpus, profile: Profile, picks: Sequence[Pick], evidence: Sequence[Evidence]
) -> tuple[str, ...]:
    """The two best facts on the clearest trouble, when the shown tools have no example on it."""
    if not profile.challenges:
        return ()
    tag = profile.challenges[0]
    shown = [corpus.facts[key] for pick in picks for key in pick.examples]
    if any(tag in fact.problems for fact in shown):
        return ()
    found = (item.fact for item in evidence[:DEPTH] if tag in corpus.facts[item.fact].problems)
    return tuple(found)[:PER_CITY]


def choose_statements(tool: Tool, likeness: Mapping[str, float]) -> dict[str, str]:
    """Section -> the passage id of its statement that is most like the text; a sourced one may be a
    little less like it."""
    chosen = {}
    for section in SECTIONS:
        numbered = enumerate(tool.sections[section], start=1)
        keys = [(bool(s.sources), f"tool:{tool.id}#{section}-{n}") for n, s in numbered]
        chosen[section] = max(keys, key=lambda k: SOURCED * k[0] + likeness.get(k[1], 0.0))[1]
    steps = [f"tool:{tool.id}#first_steps-{n}" for n, _ in enumerate(tool.first_steps, start=1)]
    chosen["first_steps"] = max(steps, key=lambda key: likeness.get(key, 0.0))
    return chosen


def find_comparables(
    corpus: Corpus, profile: Profile, evidence: Sequence[Evidence], n: int = SHOWN_CITIES
) -> tuple[Comparable, ...]:
    """Cities that are like this one and have evidence on its troubles.

    Half likeness, half the strength of the city's best fact for the question: a twin city with
    nothing to say is no use, and neither is a good story from another world.
    """
    best: dict[str, list[Evidence]] = {}
    for item in evidence[:DEPTH]:
        best.setdefault(item.fact.rsplit("-", 1)[0], []).append(item)
    if not best:
        return ()
    top = max(items[0].score for items in best.values())
    low = min(items[0].score for items in best.values())
    spread = (top - low) or 1.0

    def value(slug: str) -> float:
        strength = (best[slug][0].score - low) / spread
        return 0.5 * similarity(profile, corpus.cities[slug]) + 0.5 * strength

    own = (profile.named_city or "").lower()
    slugs = [s for s in best if corpus.cities[s].city.lower() != own]
    slugs.sort(key=lambda slug: (-value(slug), slug))
    return tuple(
        compare(corpus, profile, slug, [e.fact for e in best[slug][:PER_CITY]])
        for slug in slugs[:n]
    )


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
    return tuple(text for _, text in weighed[:n])


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
    if profile.budget_level is None:
        yield (
            "Is there money to invest now, or only for what already runs?",
            [
                {"budget_level": "low", "constraints": (*profile.constraints, "little-money")},
                {"budget_level": "high"},
            ],
        )
    if profile.stage is None:
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
        if constraint not in profile.constraints:
            yield question, [{"constraints": (*profile.constraints, constraint)}, {}]


def _cautions(corpus: Corpus, profile: Profile, comparables: Sequence[Comparable]) -> Iterable[str]:
    if comparables and not any(c.close for c in comparables):
        yield "No case here is close to this city, so read the comparisons with care."
    if not profile.challenges:
        yield "I heard no concrete trouble, so the order rests on little."
    if not profile.challenges and profile.population is None:
        yield "Size, country and money are unknown; any of them can change the order."
