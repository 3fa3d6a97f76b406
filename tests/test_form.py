"""The form asked for, what a message does, and what a what-if supposes."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from langgraph.checkpoint.base.id import uuid6

from assistant.form import Form, read_form
from assistant.graph import checkpoint_id
from assistant.places import Gazetteer
from assistant.profile import Profile, bare_size, read_profile
from assistant.shape import bulleted, limited
from assistant.suppose import supposed
from assistant.toolnames import tool_named
from assistant.turn import Past
from assistant.turns import read_turn
from tests.conftest import CORPUS


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.load(CORPUS / "places.csv")


SHOWN = Past(
    intent="recommend",
    tools=("budget", "vision", "leadership"),
    cities=("ghent", "surat"),
    text="a city of 80,000 with floods",
)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("three tools, one line each", Form(max_tools=3, one_line=True)),
        ("under 60 words please", Form(max_words=60)),
        ("in 50 words", Form(max_words=50)),
        ("as bullets", Form(bullets=True)),
        ("shorter", Form(max_words=150)),
        ("tl;dr", Form(max_words=150)),
        ("only the money", Form(money=True)),
        ("be blunt, no theory", Form(blunt=True)),
        ("just the first tool", Form(max_tools=1)),
        ("for my mayor, in bullets", Form(max_words=250, bullets=True, reader=True)),
        ("en menos de 80 palabras", Form(max_words=80)),
        ("plus court, s'il vous plaît", Form(max_words=150)),
        ("in höchstens 40 Wörtern", Form(max_words=40)),
        ("em tópicos", Form(bullets=True)),
        ("give me the top 5 tools as bullets", Form(max_tools=5, bullets=True)),
        ("five or six lines", Form(lines=6)),
        ("cinco o seis líneas", Form(lines=6)),
        ("fünf bis sechs Zeilen", Form(lines=6)),
        ("in four sentences for our Facebook page", Form(lines=4, public=True)),
        ("our drivers are on strike", Form()),
        ("We are a port city of 900,000 with floods", Form()),
        ("we have 3 tools of the ten tools already", Form()),
        ("two people run our IT", Form()),
        ("the budget is short", Form()),
    ],
)
def test_the_form_asked_for(text, form):
    assert read_form(text) == form


@pytest.mark.parametrize(
    ("text", "act", "refers"),
    [
        (
            "and how did they pay for it?",
            "follow-up",
            {"aspect": "money", "cities": ("ghent", "surat")},
        ),
        ("¿y cómo lo pagaron?", "follow-up", {"aspect": "money"}),
        ("what about the second one?", "follow-up", {"tool": "vision"}),
        ("why not smart policies?", "why-not", {"tool": "smart-policies"}),
        ("who ran it?", "follow-up", {"aspect": "who"}),
        ("any of these in Africa?", "follow-up", {"regions": ("Africa",)}),
        ("not in Europe please", "follow-up", {"regions": ("Europe",), "outside": True}),
        ("more on Ghent", "follow-up", {"cities": ("ghent",)}),
        ("shorter please", "reform", {}),
        ("as bullets", "reform", {}),
        ("only the money", "follow-up", {"aspect": "money"}),
        ("yes please", "accept", {}),
        ("oui, merci", "accept", {}),
        ("what went wrong there?", "follow-up", {"aspect": "failures"}),
        ("thanks a lot", "thanks", {}),
        ("what if we had no money?", "what-if", {}),
        ("give me the first hundred days", "plan", {"plan": "hundred-days"}),
        ("what should we ask the vendor?", "plan", {"plan": "vendor"}),
        ("theory of change for this", "plan", {"plan": "theory-of-change"}),
        ("compare Ghent and Surat on money", "compare", {"cities": ("ghent", "surat")}),
        ("compare them", "compare", {"cities": ("ghent", "surat")}),
    ],
)
def test_what_a_message_does_after_an_answer(corpus, text, act, refers):
    named = [s for s in ("ghent", "surat") if s in text.lower()]
    turn = read_turn(text, SHOWN, tool_named(text), named, False, 0)
    assert turn.act == act
    assert {name: getattr(turn, name) for name in refers} == refers


@pytest.mark.parametrize(
    "text", ["and how did they pay for it?", "yes please", "shorter", "why not vision?"]
)
def test_before_any_answer_there_is_nothing_to_refer_to(corpus, text):
    assert read_turn(text, Past(), None, (), False, 0).act == "standalone"


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("What if we were twice as large?", "population", 600_000),
        ("what if we had half the population", "population", 150_000),
        ("what if we had no money?", "budget_level", "low"),
        ("what if we had money?", "budget_level", "high"),
        ("e se fôssemos mais ricos?", "income_group", "high"),
        ("what if we were poorer", "income_group", "lower-middle"),
        ("what if the mayor changes", "population", 300_000),
    ],
)
def test_a_what_if_changes_what_it_supposes(text, field, value):
    city = Profile(population=300_000, income_group="upper-middle")
    assert getattr(supposed(text, city, city).profile, field) == value


@pytest.mark.parametrize(
    ("text", "population"),
    [
        ("sorry, 300,000", 300_000),
        ("no, 450.000", 450_000),
        ("actually 180,000", 180_000),
        ("we lost 200,000 trees in the storm and nobody planted new ones", 900_000),
        ("sorry, we have 3 engineers", 900_000),
        ("no, they are more than 3,000 and all vote", 900_000),
    ],
)
def test_a_bare_number_in_a_correction_is_the_population(gazetteer, text, population):
    known = Profile(population=900_000)
    profile = read_profile(text, gazetteer, known)
    assert bare_size(text, profile, known).population == population


LINES = st.lists(
    st.sampled_from(
        ["### Head", "- A fact about Ghent [[ghent-01]]. It cost much [[ghent-01]].", "", "Plain words.",
         "1. **Budget**: because of this. And that."]
    ),
    min_size=1, max_size=12,
)  # fmt: skip


@given(LINES, st.integers(10, 80))
def test_a_word_limit_is_kept_and_cuts_after_sentences(lines, words):
    text = limited("\n".join(lines), words)
    assert len(text.split()) <= words
    assert not text.rstrip().endswith("### Head")
    whole = "\n".join(lines)
    assert all(part in whole for part in text.splitlines())


@given(LINES)
def test_bullets_leave_no_plain_line(lines):
    for line in bulleted("\n".join(lines)).splitlines():
        assert line.strip().startswith(("- ", "#", "|", "1.", "2.", "3."))


def test_checkpoint_ids_sort_by_time():
    now = datetime.now(UTC)
    made = str(uuid6())
    assert (
        checkpoint_id(now - timedelta(seconds=5)) < made < checkpoint_id(now + timedelta(seconds=5))
    )
    assert uuid.UUID(checkpoint_id(now)).version == 6
