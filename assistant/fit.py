"""How well each of the ten tools suits a profile, in visible parts. Pure.

fit = need + support + readiness - against. Only what was understood counts (troubles and profile,
which the user can see and correct), so another wording of the same situation gives the same order.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

from assistant.errors import ModelError
from assistant.peers import nearness
from assistant.schema import GRADES, Record, ToolId

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from assistant.corpus import Corpus
    from assistant.profile import Profile
    from assistant.schema import Tool, When

Known = dict[str, set[str]]
CALLS = 0.05  # a trouble that adds less to a tool does not call for it
STRONG, PARTIAL = 0.50, 0.30  # words for the score; set on the tune half, see `assistant evaluate`


class ToolFit(Record):
    """One tool's fit with its parts between 0 and 1, and the conditions that held.

    ``causes`` are the voiced troubles that advisers most often answered with this tool.
    """

    tool: ToolId
    rank: int
    fit: Literal["strong", "partial", "weak"]
    score: float
    parts: dict[str, float]
    why: tuple[str, ...]
    causes: tuple[str, ...]
    against: tuple[str, ...]
    lacks: tuple[str, ...]


class Affinity(Record):
    """Learned from graded descriptions: how often advisers chose a tool for a trouble.

    ``base`` is the mean over all descriptions, ``lift`` what a trouble or constraint adds to it,
    ``weights`` the shares of need, support, readiness and against in the score.
    """

    base: dict[str, float]
    lift: dict[str, dict[str, float]]
    weights: dict[str, float]


def load_affinity(path: Path) -> Affinity:
    """The learned table; ModelError when the file is damaged."""
    try:
        return Affinity.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"The tool weights {path} cannot be read ({error}).",
            "Reinstall the package, or run 'assistant train tools'.",
        ) from None


def heard(profile: Profile) -> list[str]:
    """The features that the learned table knows: troubles, constraints, stage, money."""
    return [
        *profile.challenges,
        *(f"constraint:{c}" for c in profile.constraints),
        *([f"stage:{profile.stage}"] if profile.stage else []),
        *([f"budget:{profile.budget_level}"] if profile.budget_level else []),
        *([f"income:{profile.income_group}"] if profile.income_group else []),
    ]


def rank_tools(
    corpus: Corpus,
    affinity: Affinity,
    profile: Profile,
    supports: Mapping[str, float] | None = None,
) -> tuple[ToolFit, ...]:
    """All ten tools, best first; ties in the order of the ids.

    ``supports`` is what ``support`` gave for the same troubles and place, to save its time.
    """
    supports = supports or support(corpus, profile)
    known = known_of(corpus, profile)
    rated = [
        _rate(affinity, profile, tool, supports[tool.id], known) for tool in corpus.tools.values()
    ]
    rated.sort(key=lambda fit: (-fit.score, fit.tool))
    return tuple(fit.model_copy(update={"rank": i}) for i, fit in enumerate(rated, start=1))


def _rate(
    affinity: Affinity, profile: Profile, tool: Tool, backing: float, known: Known
) -> ToolFit:
    fits, unfits = _holding(tool.fits, known), _holding(tool.unfit, known)
    parts = fit_parts(affinity, profile, tool, backing, known, (fits, unfits))
    weights = affinity.weights
    score = sum(weights[name] * parts[name] for name in ("need", "rules", "support", "readiness"))
    score -= weights["against"] * parts["against"]
    word: Literal["strong", "partial", "weak"] = "weak"
    if score >= STRONG:
        word = "strong"
    elif score >= PARTIAL:
        word = "partial"
    shown = dict(parts)
    rules = shown.pop("rules")
    share = weights["rules"] / max(1e-9, weights["need"] + weights["rules"])
    shown["need"] = (1 - share) * shown["need"] + share * rules
    return ToolFit(
        tool=tool.id,
        rank=0,
        fit=word,
        score=round(score, 3),
        parts={name: round(value, 3) for name, value in shown.items()},
        why=tuple(w.text for w in fits),
        causes=_causes(affinity, profile, tool.id),
        against=tuple(w.text for w in unfits),
        lacks=tuple(need for need in tool.needs if need in known["lacks"]),
    )


def _causes(affinity: Affinity, profile: Profile, tool: ToolId) -> tuple[str, ...]:
    """The voiced troubles that speak for a tool, the strongest first."""
    lifts = [(affinity.lift.get(word, {}).get(tool, 0.0), word) for word in profile.challenges]
    return tuple(word for lift, word in sorted(lifts, reverse=True) if lift >= CALLS)


def fit_parts(
    affinity: Affinity,
    profile: Profile,
    tool: Tool,
    backing: float,
    known: Known,
    holding: tuple[list[When], list[When]],
) -> dict[str, float]:
    """Need learned from advisers, need by the tool's own rules, support, readiness, against.

    ``holding`` are the conditions for and against the tool that hold.
    """
    need = affinity.base[tool.id]
    need += sum(affinity.lift.get(word, {}).get(tool.id, 0.0) for word in heard(profile))
    return {
        "need": min(1.0, max(0.0, need)),
        "rules": _any(holding[0]),
        "support": backing,
        "readiness": _readiness(tool, known),
        "against": _any(holding[1]),
    }


def _any(conditions: list[When]) -> float:
    """Several reasons strengthen each other but never exceed 1: 1 - product of (1 - weight/3)."""
    left = 1.0
    for when in conditions:
        left *= 1.0 - when.weight / 3.0
    return 1.0 - left


def _holding(conditions: tuple[When, ...], known: Known) -> list[When]:
    held = [when for when in conditions if holds(when, known)]
    return sorted(held, key=lambda when: -when.weight)


def known_of(corpus: Corpus, profile: Profile) -> Known:
    """What is known of a city, by the fields that a condition can name."""
    words = corpus.vocabulary.constraints
    return {
        "challenges": set(profile.challenges),
        "constraints": set(profile.constraints),
        "lacks": {enabler for c in profile.constraints for enabler in words[c].lacks},
        "has": set(profile.assets),
        "budget": {profile.budget_level or ""},
        "stage": {profile.stage or ""},
        "income": {profile.income_group or ""},
        "size": {profile.size or ""},
    }


def holds(when: When, known: Known) -> bool:
    """True when every given part of a condition matches what is known; unknown does not match."""
    given = False
    for field, actual in known.items():
        wanted = getattr(when, field)
        if wanted:
            given = True
            if actual.isdisjoint(wanted):
                return False
    return given


def _readiness(tool: Tool, known: Known) -> float:
    """Share of the enablers that the tool relies on; an unknown one counts half."""
    if not tool.needs:
        return 1.0
    values = [0.0 if n in known["lacks"] else 1.0 if n in known["has"] else 0.5 for n in tool.needs]
    return sum(values) / len(values)


def support(corpus: Corpus, profile: Profile) -> dict[str, float]:
    """Graded evidence per tool from cities like this one on the same troubles, 0 to 1.

    The sum over facts that answer a voiced trouble of share answered x likeness of the city x
    grade, divided by the largest sum of all tools.
    """
    sums = dict.fromkeys(corpus.tools, 0.0)
    near: dict[str, float] = {}
    for tag in profile.challenges:
        for fact in corpus.answers[tag]:
            if fact.role != "warning":
                slug = fact.id.rsplit("-", 1)[0]
                if slug not in near:
                    near[slug] = nearness(profile, corpus.cities[slug])
                grade = 0.4 + 0.2 * GRADES.index(fact.grade)
                sums[fact.tool] += near[slug] * grade
    top = max(sums.values()) or 1.0
    return {tool: value / top for tool, value in sums.items()}
