"""What a language model may add to what the rules heard, and what it may not."""

from __future__ import annotations

import pytest

from assistant.fit import Voice
from assistant.hearing import Reading, merged
from assistant.intent import Request
from assistant.places import Gazetteer
from assistant.profile import Profile
from assistant.troubles import Trouble
from assistant.understanding import Understanding
from tests.conftest import CORPUS

TEXT = "We are a port city in Chile; floods every winter, and the buses are a mess."


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.load(CORPUS / "places.csv")


def understood(*tags: str, **profile: object) -> Understanding:
    return Understanding(
        text=TEXT,
        asked=TEXT,
        english=(TEXT,),
        segments=(),
        request=Request(intent="recommend"),
        profile=Profile(challenges=tags, **profile),
        troubles=tuple(Trouble(tag=tag, span="floods", confidence=0.9) for tag in tags),
        voice=Voice(),
    )


def reading(**said: object) -> dict[str, object]:
    return Reading.model_validate({"country": "", "challenges": []} | said).model_dump()


def test_troubles_of_the_closed_list_are_added_and_no_others(corpus, gazetteer):
    read = reading(
        challenges=["flooding", "public-transport", "dragons", "congestion", "drought-water"]
    )
    heard = merged(understood("flooding"), read, corpus, gazetteer)
    assert heard.profile.challenges == ("flooding", "public-transport", "congestion")
    assert [t.confidence for t in heard.troubles] == [0.9, 0.5, 0.5]


def test_a_reader_that_misses_what_was_said_plainly_is_not_listened_to(corpus, gazetteer):
    before = understood("flooding")
    assert merged(before, reading(challenges=["congestion"]), corpus, gazetteer) == before


def test_what_it_does_not_hear_loses_a_third(corpus, gazetteer):
    read = reading(challenges=["flooding"])
    heard = merged(understood("flooding", "congestion"), read, corpus, gazetteer)
    assert [t.confidence for t in heard.troubles] == [0.9, 0.6]
    assert heard.profile.challenges == ("flooding", "congestion")


def test_a_country_only_when_its_name_stands_in_the_text(corpus, gazetteer):
    for name, wanted in (("Chile", "Chile"), ("Peru", None), ("Atlantis", None), ("", None)):
        heard = merged(understood("flooding"), reading(country=name), corpus, gazetteer)
        assert heard.profile.country == wanted
    kept = merged(understood(country="Peru"), reading(country="Chile"), corpus, gazetteer)
    assert kept.profile.country == "Peru"


def test_no_figure_is_taken_and_nothing_struck_comes_back(corpus, gazetteer):
    read = reading(
        population="9 million", max_words=7, challenges=["flooding", "congestion"], budget="high"
    )
    before = understood("flooding")
    heard = merged(before, read, corpus, gazetteer, struck=("congestion",))
    assert heard.profile == before.profile
    assert heard.turn == before.turn
