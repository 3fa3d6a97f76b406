"""Typed in a hurry, read as it was meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.places import Gazetteer
from assistant.profile import read_profile
from assistant.spelling import Spelling, idioms, names_in
from tests.conftest import CORPUS

KNOWN = (
    "street",
    "streetlights",
    "budget",
    "budgets",
    "people",
    "congestion",
    "parking",
    "council",
)
SPELLING = Spelling(KNOWN)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("streetligths budgett", "streetlights budget"),
        ("conjestion", "congestion"),
        ("ppl parkin", "people parking"),
        ("marzipan", "marzipan"),
        ("counsel", "counsel"),
    ],
)
def test_slips_are_mended_and_other_words_stay(typed, meant):
    assert SPELLING.words(typed) == meant


def test_names_are_left_alone():
    text = "The mayor of Budgey asks for streetligths"
    assert (
        SPELLING.words("mayor budgey streetligths", names_in(text)) == "mayor budgey streetlights"
    )


@given(st.lists(st.sampled_from(KNOWN), max_size=6).map(" ".join))
def test_known_words_are_never_changed(text):
    assert SPELLING.words(text) == text


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("I think it's a waste.", "I think it's pointless spending."),
        ("a waste of money", "pointless spending"),
        ("We have a waste problem", "We have a waste problem"),
        ("old lamps eat half our budget", "old lamps cost too much of half our budget"),
        ("pupils eat at school", "pupils eat at school"),
    ],
)
def test_figures_of_speech_are_not_taken_literally(said, read):
    assert idioms(said) == read


def test_a_misspelt_town_and_country_are_read():
    gazetteer = Gazetteer.load(CORPUS / "places.csv")
    profile = read_profile("we hav 3 data portalls, citty of 400.000 in Itly", gazetteer)
    assert (profile.population, profile.country) == (400_000, "Italy")
    assert read_profile("we are in City Hall, in Iron times", gazetteer).country is None


@pytest.mark.model
def test_a_message_full_of_slips_is_understood(guide):
    reply = guide.ask(
        "we hav big problm with garbge in our cty, 250000 ppl in bolivia. wat shud we do frst?"
    )
    assert "waste" in [trouble.tag for trouble in reply.troubles]
    assert reply.profile.country == "Bolivia"
