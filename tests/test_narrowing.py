"""Which cases a message accepts: where, how large, how many, which not."""

from __future__ import annotations

import pytest

from assistant.corpus import load_corpus
from assistant.narrowing import read_narrowing
from assistant.settings import CORPUS_PLACES


@pytest.fixture(scope="module")
def corpus():
    return load_corpus(CORPUS_PLACES[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("anything in Africa?", {"regions": ("Africa",)}),
        ("any outside Europe", {"regions": ("Europe",), "outside": True}),
        ("cities with fewer than 200,000 people", {"most": 200_000}),
        ("only places over 1 million inhabitants", {"least": 1_000_000}),
        ("ciudades de menos de 50.000 habitantes", {"most": 50_000}),
        ("a town about our size", {"least": 30_000, "most": 270_000}),
        ("name two cities that did it", {"count": 2}),
        ("give me three other examples", {"count": 3, "other": True}),
        ("not Ghent or Surat please", {"without": ("ghent", "surat")}),
        ("sin Medellín, otra", {"without": ("medellin",)}),
        ("who tried this with buses", {"regions": (), "without": (), "count": None}),
    ],
)
def test_limits_are_read(corpus, text, expected):
    found = read_narrowing(text, corpus, population=90_000)
    assert {name: getattr(found, name) for name in expected} == expected


def test_another_one_leaves_out_what_was_shown_and_smaller_is_smaller_than_it(corpus):
    found = read_narrowing("another, smaller one", corpus, shown=("ghent", "surat"))
    assert found.without == ("ghent", "surat")
    ghent = corpus.cities["ghent"].population.value
    assert found.most == int(ghent * 0.8)
    assert not found.accepts("surat", corpus.cities["surat"])
    assert found.accepts("trikala", corpus.cities["trikala"])


def test_countries_limit_the_cases(corpus):
    found = read_narrowing("in Germany or Poland", corpus, countries=["Germany", "Poland"])
    kept = {c.country for slug, c in corpus.cities.items() if found.accepts(slug, c)}
    assert kept == {"Germany"}


@pytest.mark.parametrize(
    ("text", "english", "bare"),
    [
        ("do you have any other example?", "", True),
        ("which city tried it and failed", "", True),
        ("not Ghent, a smaller one", "", True),
        ("any others in Africa?", "", True),
        ("only towns under 50,000 people", "", True),
        ("who was in charge?", "", True),
        ("¿y qué salió mal?", "and what salio bad?", True),
        ("any town that banned plastic bags?", "", False),
        ("what about libraries?", "", False),
        ("and the violence?", "", False),
    ],
)
def test_a_question_without_a_subject_of_its_own_is_told(corpus, text, english, bare):
    assert read_narrowing(text, corpus, english=english).bare is bare
