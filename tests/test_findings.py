"""Questions on facts, tools and cases answered on the real corpus: what answers comes first."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.model

SENTENCES = re.compile(r"(?m)^- \*[^:]*:\* (.*)$")


def facts_of(reply) -> list[str]:
    return [c.fact for c in reply.citations if not c.fact.startswith("tool:")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("What made Alphabet's firm give up its plan in Toronto, and why?", "economic uncertainty"),
        ("Did Copenhagen become carbon neutral by 2025?", "gave the date up"),
        ("How many sensors has Santander and who paid for them?", "EU grant"),
        ("Pune's LED lamps: what went wrong with the savings?", "no documents"),
        ("What did the shuttle in Columbus do to its passenger?", "sudden stop"),
        ("Who are the partners of Amsterdam Smart City?", "Twelve partners"),
        ("¿Quién pagó los primeros sensores de Santander?", "12,000 sensors"),
    ],
)
def test_the_sentence_that_answers_is_in_the_first_fact(guide, text, said):
    reply = guide.ask(text)
    first = SENTENCES.findall(reply.text)[0]
    assert said in first, reply.text
    assert len(facts_of(reply)) <= 3


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("What CO2 target per person did Vienna set for 2050?", "target"),
        ("What did Barcelona save with its desalination plant?", "desalination"),
        ("How many nodes of the Array of Things does Chicago have today?", "number"),
    ],
)
def test_what_is_not_held_is_said_before_what_is(guide, text, held):
    reply = guide.ask(text)
    lead = reply.text.splitlines()[0]
    assert lead.startswith("The library") and held in lead
    assert not reply.abstained


@pytest.mark.parametrize(
    ("text", "cities"),
    [
        ("Which towns have an open data portal that nobody kept up?", {"pune"}),
        (
            "Where did free public wifi flop?",
            {"philadelphia", "new-york-city", "jakarta", "toronto"},
        ),
        ("Name operations centres that turned into white elephants", {"cascais", "kampala"}),
    ],
)
def test_failures_across_cities_are_of_the_subject_and_no_consultancy(guide, text, cities):
    reply = guide.ask(text)
    assert reply.intent == "failures"
    shown = {fact.rsplit("-", 1)[0] for fact in facts_of(reply)}
    assert shown & cities, shown
    assert "Start with" not in reply.text


def test_the_same_search_with_the_other_outcome(guide):
    first = guide.ask("Which towns have an open data portal that nobody uses?")
    then = guide.ask("And one that worked?", first.conversation)
    assert facts_of(then) and not {*facts_of(then)} & {*facts_of(first)}


@pytest.mark.parametrize(
    "text", ["What is the vision tool?", "Explain leadership to a new councillor"]
)
def test_a_tool_is_explained_in_plain_words(guide, text):
    reply = guide.ask(text)
    assert reply.intent == "tool" and not reply.abstained
    assert "Does not fit when" in reply.text


@pytest.mark.parametrize(
    "text",
    [
        "How is the budget different from financial incentives?",
        "¿Cuál es la diferencia entre liderazgo y visión?",
        "Quelle différence entre budget et programmes d'appui ?",
        "Qual a diferença entre liderança e visão?",
        "Unterschied zwischen Haushalt und Förderprogrammen?",
    ],
)
def test_two_tools_stand_side_by_side(guide, text):
    reply = guide.ask(text)
    rows = [line for line in reply.text.splitlines() if line.startswith("|")]
    assert len(rows) == 7 and all(row.count("|") == 4 for row in rows)


def test_a_tool_explained_before_is_compared_with_the_one_named_now(guide):
    first = guide.ask("What is the vision tool?")
    then = guide.ask("How does it differ from leadership?", first.conversation)
    assert "| Vision | Leadership |" in then.text


def test_a_city_that_is_not_held_leads_to_those_with_the_same_matter(guide):
    reply = guide.ask("What did Ouagadougou do to collect its property tax?")
    assert reply.intent == "not-covered" and "Kampala" in reply.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Write a toast for our treasurer's wedding", "I do not write"),
        ("My colleague has chest pain, what should she take?", "emergency number"),
        ("Predict how many will ride the tram in 2036", "cannot predict"),
        ("Hoe krijg ik meer klanten in mijn winkel thuis?", "Ik lees"),
    ],
)
def test_what_is_declined_is_declined_with_a_reason(guide, text, said):
    reply = guide.ask(text)
    assert reply.abstained and said in reply.text
