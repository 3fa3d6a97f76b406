"""Counts of people and place names are blanked, counts that carry a complaint are kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.mask import masked
from assistant.places import Gazetteer
from assistant.sound import unplaced
from tests.conftest import CORPUS


def left(text: str) -> str:
    return " ".join(masked(text).split())


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("A harbour of 73,000 people", "A harbour of"),
        ("pop 9k, two mills", ", two mills"),
        ("We look after 15,500 council homes.", "We look after ."),
        ("about 1.3m residents, no metro", ", no metro"),
        ("Population of roughly 60,000; floods", "; floods"),
        ("Somos 45 mil habitantes en la sierra", "Somos en la sierra"),
        ("une ville de 52 000 habitants près de la mer", "une ville de près de la mer"),
        ("Stadt mit 88.000 Einwohnern am Rhein", "Stadt mit am Rhein"),
        ("cidade de 230 mil habitantes no litoral", "cidade de no litoral"),
        ("a borough in the West Midlands", "a borough in the"),
        ("a council in the North East, by the sea", "a council in the , by the sea"),
    ],
)
def test_what_only_describes_is_blank(text, kept):
    assert left(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "2,500 people homeless since the fire",
        "1,900 people leave each year",
        "We lost 8,000 people in ten years",
        "One doctor for 14,000 people",
        "700 families sleep in gyms",
        "The East End is left behind",
        "800 young people without work",
        "Of our 60,000 residents half have no tap",
    ],
)
def test_a_count_that_complains_is_read(text):
    assert masked(text) == text


def test_places_are_blank_but_not_where_people_fled_from():
    gazetteer = Gazetteer.load(CORPUS / "places.csv")
    text = unplaced("We are Leeds; three hundred families from Ukraine live here.", gazetteer)
    assert "Leeds" not in text
    assert "Ukraine" in text


@given(st.text(max_size=80), st.integers(0, 40), st.integers(0, 40))
def test_the_length_stays(text, start, length):
    end = min(start + length, len(text))
    assert len(masked(text, [(min(start, end), end)])) == len(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Somos una ciudad costera de 300.000 habitantes, con inundaciones", "inundaciones"),
        ("Wir sind eine Stadt mit 80.000 Einwohnern, mit Müll auf den Straßen",
         "Müll auf den Straßen"),
        ("We are a town of 9,000 people, with empty shops", "empty shops"),
        ("Deputy mayor, floods every spring", "floods every spring"),
    ],
)  # fmt: skip
def test_how_a_city_introduces_itself_voices_no_trouble(text, left):
    assert masked(text).strip() == left
    assert len(masked(text)) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "We are a shrinking town of 9,000 people, with empty shops",
        "We are short of staff and money",
    ],
)
def test_an_introduction_that_voices_a_trouble_stays(text):
    assert masked(text).split()[:3] == text.split()[:3]
