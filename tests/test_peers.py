"""Comparable cities: likeness follows from named attributes; every difference is said."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.peers import compare, nearness, similarity
from assistant.profile import Profile

PORT = Profile(
    country="Colombia", region="South America", income_group="upper-middle",
    population=900_000, challenges=("flooding", "inequality"), budget_level="low",
)  # fmt: skip


def test_a_city_in_the_same_country_is_nearer_than_a_rich_one_elsewhere(corpus):
    assert nearness(PORT, corpus.cities["medellin"]) > nearness(PORT, corpus.cities["singapore"])


@given(st.integers(2_000, 30_000_000))
def test_likeness_is_a_share_and_falls_with_the_distance_in_size(corpus, count):
    city = corpus.cities["surat"]
    near = similarity(Profile(population=city.population.value), city)
    assert 0 <= similarity(Profile(population=count), city) <= near == 1


def test_every_comparable_names_a_difference(corpus):
    for slug in corpus.cities:
        made = compare(corpus, PORT, slug, ())
        assert made.differs, slug
        assert all(text for text in made.differs)


def test_size_and_wealth_are_compared_in_words(corpus):
    made = compare(corpus, PORT, "singapore", ())
    assert any("larger" in text for text in made.differs)
    assert any("richer" in text for text in made.differs)


def test_conditions_the_city_lacks_come_first(corpus):
    poor = PORT.model_copy(update={"constraints": ("little-money", "few-staff", "low-trust")})
    for slug in corpus.cities:
        states = [c.status for c in compare(corpus, poor, slug, ()).conditions]
        order = {"lacks": 0, "unknown": 1, "has": 2}
        assert states == sorted(states, key=order.__getitem__)
    assert any(
        c.status == "lacks" for s in corpus.cities for c in compare(corpus, poor, s, ()).conditions
    )


def test_an_unknown_profile_is_half_like_every_city(corpus):
    assert similarity(Profile(), corpus.cities["surat"]) == 0.5
