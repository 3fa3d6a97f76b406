"""What a first message asks beside its description, and whom later texts are for."""

from __future__ import annotations

import pytest

from assistant.firstasks import options
from assistant.turn import Past
from assistant.turns import read_turn

SHOPS = (
    "Timaru, New Zealand, 29,000 people. One in four shops on the main street is empty. Options on "
    "the table: paving and planters, rent subsidy for new shops, or buy one building ourselves. "
    "Thoughts?"
)
ARREARS = (
    "Gweru, Zimbabwe, about 160,000 people. Residents owe the council more than we collect in a "
    "year. Council wants to hand the whole debt book to a private collector on 15% commission. "
    "Should we?"
)
SHOWN = Past(
    intent="recommend", text="vacant houses", tools=("leadership", "vision", "budget"),
    cities=("youngstown", "flint"), cases=("youngstown", "flint"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("Options: paving and planters, rent subsidy, or buy one building?",
         ["paving and planters", "rent subsidy", "buy one building"]),
        ("Should we wait for the national contract or organise something ourselves?",
         ["Should we wait for the national contract", "organise something ourselves"]),
        ("Is it a good idea?", []),
        ("Traders, drivers and neighbours all complain.", []),
    ],
)  # fmt: skip
def test_the_ways_between_which_a_sentence_asks_to_choose(text, ways):
    assert options(text) == ways


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("What should I ask our city attorney, exactly?", None),
        ("Which questions for my lawyer?", None),
        ("¿Qué le pregunto a mi abogada?", None),
        ("What should I ask the people in Youngstown?", "originator"),
    ],
)
def test_questions_for_the_own_people_are_none_for_another_city(text, plan):
    assert read_turn(text, SHOWN, None, (), False, 0).plan == plan


@pytest.mark.model
def test_each_option_of_a_choice_is_answered(guide):
    text = guide.ask(SHOPS).text
    asked = text.split("### What you asked for\n")[1].split("\n**Start with")[0]
    verdicts = [line for line in asked.splitlines() if line.startswith("**")]
    assert len(verdicts) == 2 and any("landlord" in line for line in verdicts)


@pytest.mark.model
def test_what_stands_before_should_we_is_what_is_asked(guide, corpus):
    collector = corpus.faqs["revenue-collection-q14"]
    assert f"**{collector.verdict}**" in guide.ask(ARREARS).text


@pytest.mark.model
def test_a_text_for_residents_carries_no_case(guide):
    first = guide.ask("Tagbilaran, 105,000 people. Traffic at the rotunda stands every morning.")
    ask = "Make a short post for our Facebook page that explains it to the drivers, 4 sentences"
    post = guide.ask(ask, first.conversation)
    assert post.text.count("\n- ") + post.text.startswith("- ") == 4
    assert not post.citations and "reported" not in post.text
    inside = guide.ask("now three points for the mayor, with a case", first.conversation)
    assert inside.text.count("- ") >= 3


@pytest.mark.model
def test_a_councillor_who_objects_is_answered_and_not_told_the_last_answer(guide):
    first = guide.ask(SHOPS)
    run = guide.ask("If we did buy a building, who should run it?", first.conversation)
    text = "One councillor says this is propping up shops that can't compete. How do I answer him?"
    reply = guide.ask(text, first.conversation)
    assert not {*_lines(reply.text)} & {*_lines(run.text)}


def _lines(text: str) -> list[str]:
    return [line.strip("-* ") for line in text.splitlines() if len(line.split()) > 5]
