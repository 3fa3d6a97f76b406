"""The tools' order follows from what was understood, and moves for stated reasons only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.advise import open_questions
from assistant.adviser import TRAINED
from assistant.fit import holds, known_of, load_affinity, rank_tools
from assistant.profile import Profile
from assistant.schema import TOOL_IDS, When


@pytest.fixture(scope="module")
def affinity():
    return load_affinity(TRAINED / "tools.json")


def order(corpus, affinity, **known):
    return [fit.tool for fit in rank_tools(corpus, affinity, Profile(**known))]


def test_all_ten_tools_are_ranked_with_visible_parts(corpus, affinity):
    fits = rank_tools(corpus, affinity, Profile(challenges=("flooding", "funding-shortage")))
    assert sorted(f.tool for f in fits) == sorted(TOOL_IDS)
    assert [f.rank for f in fits] == list(range(1, 11))
    for fit in fits:
        assert set(fit.parts) == {"need", "support", "readiness", "against"}
        assert all(0 <= value <= 1 for value in fit.parts.values())


@given(st.permutations(["flooding", "low-trust", "funding-shortage", "data-silos"]))
def test_the_order_of_troubles_does_not_matter(corpus, affinity, troubles):
    first = order(
        corpus, affinity, challenges=("flooding", "low-trust", "funding-shortage", "data-silos")
    )
    assert order(corpus, affinity, challenges=tuple(troubles)) == first


@pytest.mark.parametrize(
    ("troubles", "tool"),
    [
        (("no-strategy",), "vision"),
        (("no-leadership", "fragmented-authority"), "leadership"),
        (("funding-shortage", "operating-costs"), "budget"),
        (("skills-gap", "brain-drain"), "talent-readiness"),
        (("low-trust", "participation"), "people-centricity"),
        (("startup-growth",), "support-programmes"),
        (("ai-governance", "regulation-innovation"), "smart-policies"),
        (("pilots-not-scaling", "failed-project"), "track-record"),
    ],
)
def test_a_trouble_brings_its_tool_among_the_first_three(corpus, affinity, troubles, tool):
    assert tool in order(corpus, affinity, challenges=troubles)[:3]


def test_lacking_what_a_tool_relies_on_lowers_its_readiness(corpus, affinity):
    def readiness(**known):
        fits = rank_tools(corpus, affinity, Profile(challenges=("data-silos",), **known))
        return {f.tool: f.parts["readiness"] for f in fits}

    unknown, lacking = readiness(), readiness(constraints=("few-staff", "little-money"))
    assert all(lacking[t] <= unknown[t] for t in TOOL_IDS)
    assert any(lacking[t] < unknown[t] for t in TOOL_IDS)


def test_conditions_need_all_given_parts_and_any_of_each_list(corpus):
    when = When(text="x", challenges=("flooding", "heat"), budget=("low",))
    assert holds(when, known_of(corpus, Profile(challenges=("heat",), budget_level="low")))
    assert not holds(when, known_of(corpus, Profile(challenges=("heat",))))
    assert not holds(when, known_of(corpus, Profile(challenges=("waste",), budget_level="low")))


def test_questions_ask_only_for_what_is_unknown_and_would_matter(corpus, affinity):
    empty = Profile(challenges=("congestion",))
    asked = open_questions(corpus, affinity, empty, rank_tools(corpus, affinity, empty))
    assert 1 <= len(asked) <= 2
    known = Profile(
        challenges=("congestion",), population=500_000, income_group="high",
        budget_level="high", stage="starting",
    )  # fmt: skip
    later = open_questions(corpus, affinity, known, rank_tools(corpus, affinity, known))
    assert not any("How many" in q or "country" in q or "money" in q for q in later)
