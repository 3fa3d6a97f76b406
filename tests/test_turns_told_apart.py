"""Words that only look like a request, a new matter or a windfall."""

from __future__ import annotations

import pytest

from assistant.cues import OBJECTS, OVER_THERE
from assistant.matching import DECIDE
from assistant.outcomes import outcome_asked
from assistant.proposed import ANEW
from assistant.references import bare, nth, ordinal_of
from assistant.sayings import read_saying
from assistant.setpieces import plan
from assistant.signs import is_windfall
from assistant.turn import Message, Past, Turn

ADVISED = Past(
    intent="recommend", text="we flood", tools=("budget", "vision", "leadership"),
    cities=("surat", "lviv"), cases=("lviv", "surat"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("We got a one-time $18 million legal settlement.", True),
        ("From the oil money we are getting 12 million dollars.", True),
        ("We are a city of 2 million people, once the steel capital, and now we shrink.", False),
        ("Empty houses everywhere: inheritance disputes block every sale.", False),
        ("We must pay 12 million for a lawsuit settlement.", False),
        ("Our mining royalties have dried up.", False),
    ],
)
def test_money_that_comes_once_has_to_come(text, tells):
    assert is_windfall(text) is tells


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Just give me three things for Tuesday's council meeting.", True),
        ("Two things happened to our budget: the mine closed and the state cut the grant.", False),
        ("There are two reasons for the delay, the state says to the press.", False),
    ],
)
def test_things_are_asked_for_only_for_somebody(text, asks):
    assert (read_saying(bare(text)) is not None) is asks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("how much money for the first one", "city"),
        ("What would the first one cost us?", "tool"),
        ("what is the first one about?", "tool"),
    ],
)
def test_the_first_one_is_a_case_where_it_is_asked_what_it_cost_there(text, found):
    shown = nth(0, bare(text), ADVISED)
    assert ("tool" in shown) == (found == "tool")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("What are the first three steps?", None), ("Did the second take years?", 1),
        ("Please second one more detail", 1), ("in the first weeks", None),
    ],
)  # fmt: skip
def test_steps_and_weeks_are_no_object_shown(text, place):
    assert ordinal_of(bare(text)) == place


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Which measures did small towns take?", ""),
        ("Who gave up street parking for bike lanes?", ""),
        ("Has any town turned abandoned mills into housing?", ""),
        ("¿Qué paso sigue?", ""),
        ("Who else was offered this and what happened?", "became"),
    ],
)
def test_words_of_an_outcome_that_ask_for_none(text, outcome):
    assert outcome_asked(text) == outcome


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Make a small plan for the mayor, one page", True),
        ("Did Medellin prepare an evacuation plan?", False),
        ("Who helped them write a master plan?", False),
    ],
)
def test_a_plan_is_made_only_when_we_are_asked_for_it(text, wanted):
    base = Turn(act="ask", ask="search")
    message = Message(plain=bare(text), asks="?" in text, base=base, memory=ADVISED, delta=False,
                      troubles=0)  # fmt: skip
    assert (plan(message) is not None) is wanted


def test_what_else_begins_like_it():
    assert ANEW.search("another problem the buses") and not ANEW.search("our hall is now a problem")
    assert not ANEW.search("our new city hall floods too")
    assert OBJECTS.match("but we are small") and not OBJECTS.match("mais exemplos de la")
    assert OVER_THERE.search("who did it there") and not OVER_THERE.search("is there a town")
    assert DECIDE.search("so buy or not buy") and not DECIDE.search("did they build it or not")


def test_conversations_kept_by_an_earlier_version_are_read():
    assert Turn.model_validate({"act": "ask", "near": ""}).near == ()
    assert Turn.model_validate({"act": "ask", "near": "waste-q01"}).near == ("waste-q01",)
