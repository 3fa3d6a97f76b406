"""How well each of the ten tools suits a profile, in visible parts. Pure.

fit = need + support + readiness - against. Need is learned from what readers of all cases chose for
described cities; support, readiness and against come from the corpus and the profile.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Literal

import numpy as np

from assistant.errors import ModelError
from assistant.peers import nearness
from assistant.schema import GRADES, Record, ToolId, slug_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from assistant.corpus import Corpus
    from assistant.embed import Vectors
    from assistant.profile import Profile
    from assistant.schema import Tool, When

Known = dict[str, set[str]]
CALLS = 0.05  # a trouble that adds less to a tool does not call for it
ELSEWHERE = 2  # troubles named of a tool that nothing calls for
ATTENTION = 4.0  # troubles of a usual description; with fewer, each counts for more
# Smaller differences of score are no reason to put one tool before another. On the tune half 0.10
# gives the same three to .89 of the rewordings and the reader's first tool in .60 (0.06: .88 and
# .56; 0.15: .89 and .56); adding the readers' liking of a tool to its score makes it steadier only
# where every city gets nearly the same three (20 different sets instead of 28).
BAND = 0.10
# On held-out folds a strong tool was among the three of the reader in 8 of 10 cases, a partial one
# in 4 or 5, a weak one in 1.
STRONG, PARTIAL = 0.50, 0.25


class ToolFit(Record):
    """One tool's fit with its parts between 0 and 1, and the conditions that held.

    ``causes`` are the voiced troubles that advisers most often answered with this tool,
    ``elsewhere`` the troubles not voiced that they did.
    """

    tool: ToolId
    rank: int
    fit: Literal["strong", "partial", "weak"]
    score: float
    parts: dict[str, float]
    why: tuple[str, ...]
    causes: tuple[str, ...]
    elsewhere: tuple[str, ...]
    against: tuple[str, ...]
    lacks: tuple[str, ...]


class Affinity(Record):
    """Learned from graded descriptions: how often readers chose a tool for a trouble.

    ``base`` is the mean over all descriptions, ``start`` the value when nothing is heard, ``lift``
    what a trouble or constraint adds, ``wording`` what the embedding of the text adds (one row of
    ten per dimension), ``weights`` the shares of need, support, readiness and against in the score.
    """

    base: dict[str, float]
    start: dict[str, float]
    lift: dict[str, dict[str, float]]
    wording: dict[str, tuple[float, ...]]
    weights: dict[str, float]


class Voice(Record):
    """How clearly a text voices its troubles, and what its wording as a whole speaks for.

    ``troubles`` are probabilities per tag, faint ones too; ``wording`` is a number per tool. Both
    change little with the wording, where the list of recognised troubles may win or lose a tag.
    """

    troubles: dict[str, float] = {}
    wording: dict[str, float] = {}


def voice_of(affinity: Affinity, troubles: Mapping[str, float], vector: Vectors) -> Voice:
    """The voice of a text from its trouble probabilities and its embedding."""
    wording = {
        tool: round(float(vector @ np.array(column, np.float32)), 4)
        for tool, column in affinity.wording.items()
    }
    return Voice(troubles=dict(troubles), wording=wording)


def load_affinity(path: Path) -> Affinity:
    """The learned table; ModelError when the file is damaged."""
    try:
        return Affinity.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"The tool weights {path} cannot be read ({error}).",
            "Reinstall the package, or run 'assistant train tools'.",
        ) from None


def features(profile: Profile, voice: Voice | None) -> dict[str, float]:
    """What the learned table knows of a city: troubles, constraints, stage, money, wealth.

    A trouble counts with the square root of its probability: half-heard ones count, and hearing
    one a little more clearly changes little. The troubles share the reader's attention, so one
    that stands alone counts for more than one of eight.
    """
    heard: Mapping[str, float] = dict.fromkeys(profile.challenges, 1.0)
    if voice and voice.troubles:
        heard = voice.troubles
    share = ATTENTION / max(1.0, sum(heard.values()))
    return {tag: math.sqrt(share * p) for tag, p in heard.items()} | dict.fromkeys(
        _stated(profile), 1.0
    )


def _stated(profile: Profile) -> list[str]:
    return [
        *(f"constraint:{c}" for c in profile.constraints),
        *([f"stage:{profile.stage}"] if profile.stage else []),
        *([f"budget:{profile.budget_level}"] if profile.budget_level else []),
        *([f"income:{profile.income_group}"] if profile.income_group else []),
    ]


def rank_tools(
    corpus: Corpus,
    affinity: Affinity,
    profile: Profile,
    voice: Voice | None = None,
    supports: Mapping[str, float] | None = None,
) -> tuple[ToolFit, ...]:
    """All ten tools, best first. Scores in the same band count as equal: the tool that readers
    chose more often stands first.

    ``voice`` is how clearly the troubles were heard, all of them for certain if not given;
    ``supports`` is what ``support`` gave for the same troubles and place, to save its time.
    """
    supports = supports or support(corpus, profile)
    known = known_of(corpus, profile)
    needs = _needs(affinity, profile, voice)
    rated = [
        _rate(affinity, profile, tool, needs[tool.id], supports[tool.id], known)
        for tool in corpus.tools.values()
    ]
    rated.sort(key=lambda fit: (-round(fit.score / BAND), -affinity.base[fit.tool], fit.tool))
    return tuple(fit.model_copy(update={"rank": i}) for i, fit in enumerate(rated, start=1))


def _needs(affinity: Affinity, profile: Profile, voice: Voice | None) -> dict[str, float]:
    needs = {
        tool: start + (voice.wording.get(tool, 0.0) if voice else 0.0)
        for tool, start in affinity.start.items()
    }
    for word, amount in features(profile, voice).items():
        for tool, lift in affinity.lift.get(word, {}).items():
            needs[tool] += amount * lift
    return {tool: min(1.0, max(0.0, need)) for tool, need in needs.items()}


def _rate(
    affinity: Affinity,
    profile: Profile,
    tool: Tool,
    need: float,
    backing: float,
    known: Known,
) -> ToolFit:
    fits, unfits = _holding(tool.fits, known), _holding(tool.unfit, known)
    parts = {
        "need": need,
        "rules": _any(fits),
        "support": backing,
        "readiness": _readiness(tool, known),
        "against": _any(unfits),
    }
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
        causes=_causes(affinity, profile.challenges, tool.id),
        elsewhere=_causes(affinity, _unvoiced(affinity, profile), tool.id)[:ELSEWHERE],
        against=tuple(w.text for w in unfits),
        lacks=tuple(need for need in tool.needs if need in known["lacks"]),
    )


def _causes(affinity: Affinity, troubles: Iterable[str], tool: ToolId) -> tuple[str, ...]:
    """Those troubles that speak for a tool, the strongest first."""
    lifts = [(affinity.lift.get(word, {}).get(tool, 0.0), word) for word in troubles]
    return tuple(word for lift, word in sorted(lifts, reverse=True) if lift >= CALLS)


def _unvoiced(affinity: Affinity, profile: Profile) -> list[str]:
    return [word for word in affinity.lift if ":" not in word and word not in profile.challenges]


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
                slug = slug_of(fact.id)
                if slug not in near:
                    near[slug] = nearness(profile, corpus.cities[slug])
                grade = 0.4 + 0.2 * GRADES.index(fact.grade)
                sums[fact.tool] += near[slug] * grade
    top = max(sums.values()) or 1.0
    return {tool: value / top for tool, value in sums.items()}
