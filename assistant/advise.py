"""Profile, troubles and ranked evidence -> advice: the decision object. Pure and deterministic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.fit import Affinity, ToolFit, heard, rank_tools, support
from assistant.intent import Request
from assistant.peers import Comparable, compare, similarity
from assistant.profile import Profile
from assistant.rank import Evidence
from assistant.schema import Fact, Record, Tool, ToolId
from assistant.troubles import Trouble

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


def advise(
    corpus: Corpus,
    affinity: Affinity,
    request: Request,
    profile: Profile,
    troubles: Sequence[Trouble],
    evidence: Sequence[Evidence],
    likeness: Mapping[str, float],
) -> Advice:
    """Rank the tools, choose the evidence for each, set cities beside the profile, ask what is
    missing.

    ``likeness`` is the similarity of the text to each statement on a tool, by passage id.
    """
    tools = rank_tools(corpus, affinity, profile)
    comparables = find_comparables(corpus, profile, evidence)
    return Advice(
        request=request,
        profile=profile,
        troubles=tuple(troubles),
        tools=tools,
        picks=tuple(choose_facts(corpus, profile, tools[:SHOWN_TOOLS], evidence)),
        comparables=comparables,
        evidence=tuple(evidence[:20]),
        statements=choose_statements(corpus.tools[tools[0].tool], likeness),
        questions=open_questions(corpus, affinity, profile, tools),
        cautions=tuple(_cautions(corpus, profile, comparables)),
    )


def choose_facts(
    corpus: Corpus, profile: Profile, tools: Sequence[ToolFit], evidence: Sequence[Evidence]
) -> Iterable[Pick]:
    """Per tool two examples from different cities and one warning; no fact is used twice.

    Only facts that answer a voiced trouble: a good story about something else is no evidence.
    Those that answer what calls for the tool come first.
    """
    used: set[str] = set()
    shown: dict[str, int] = {}
    facts = [corpus.facts[e.fact] for e in evidence[:DEPTH]]
    voiced = set(profile.challenges)
    if voiced:
        facts = [f for f in facts if voiced.intersection(f.problems)]
    for fit in tools:
        causes = set(fit.causes[:2])
        own = [f for f in facts if f.tool == fit.tool and f.id not in used]
        own.sort(key=lambda f: not causes.intersection(f.problems))
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
    corpus: Corpus, affinity: Affinity, profile: Profile, tools: Sequence[ToolFit], n: int = 2
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
            then = rank_tools(corpus, affinity, profile.model_copy(update=answer), same)
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
    if not heard(profile) and profile.population is None:
        yield "Size, country and money are unknown; any of them can change the order."
