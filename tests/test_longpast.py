"""What lies years back needs other first steps than what happens now."""

from __future__ import annotations

import pytest

from assistant.longpast import LATER_ON, in_its_time, is_long_past


@pytest.mark.parametrize(
    "text",
    [
        "Steel works shut in 2015, one in five under 25 is out of work.",
        "The mine closed ten years ago and nothing came after.",
        "La planta cerró hace ocho años.",
        "L'usine a fermé il y a dix ans.",
        "A fábrica fechou há sete anos.",
        "Das Werk wurde vor sechs Jahren geschlossen.",
        "Since the earthquake in 2011 people live in containers.",
    ],
)
def test_what_lies_years_back_is_heard(text):
    assert is_long_past(text)


@pytest.mark.parametrize(
    "text",
    [
        "Our only factory closes in June, 900 jobs.",
        "Ransomware three weeks ago, billing still down.",
        "We want to be carbon neutral by 2035.",
        "Cada vez que llueve se inunda el centro.",
        "In two years there is an election.",
    ],
)
def test_what_happens_now_is_not(text):
    assert not is_long_past(text)


def test_only_first_weeks_that_are_over_are_replaced(corpus):
    past = "The plant closed ten years ago."
    assert {*LATER_ON, *LATER_ON.values()} <= corpus.faqs.keys()
    for key, later in LATER_ON.items():
        assert corpus.faqs[key].kind == "start"
        assert corpus.faqs[key].topic == corpus.faqs[later].topic
        assert in_its_time(key, past) == later and in_its_time(key, "It closes in June.") == key
    assert in_its_time("waste-q12", past) == "waste-q12"
