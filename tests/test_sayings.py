"""Sentences to say to others: when they are asked for, how many, and what they are made of."""

from __future__ import annotations

import pytest

from assistant.references import bare
from assistant.sayings import read_saying

CITY = "We are a port city of 900,000 in Colombia with floods and little money; where do we start?"


@pytest.mark.parametrize(
    ("text", "lines", "gently"),
    [
        ("Three sentences for the governor, please.", 3, False),
        ("give me two lines he can read out to the residents", 2, False),
        ("What would you tell the opposition?", 4, False),
        ("How do I explain that to the shopkeepers?", 4, False),
        ("Draft me a short reply to the developer", 4, False),
        ("A polite version for the bishop", 4, True),
        ("¿Qué les digo a los vecinos?", 4, False),
        ("Tres frases para la gobernadora, sin ofenderla.", 3, True),
        ("Que leur dire ?", 4, False),
        ("Deux phrases pour le préfet", 2, False),
        ("Como explico isso aos vereadores?", 4, False),
        ("Wie erkläre ich das dem Rat?", 4, False),
        ("Fünf Sätze für die Ministerin, höflich bitte", 5, True),
    ],
)
def test_sentences_for_others_are_asked_for(text, lines, gently):
    form = read_saying(bare(text))
    assert form is not None
    assert (form.lines, form.gently) == (lines, gently)


@pytest.mark.parametrize(
    "text",
    [
        "the whole thing in two sentences", "in one sentence for my mayor", "who told them?",
        "how did they explain it to the residents?", "as bullets for my mayor", "shorter",
        "what do you say to the idea of free buses?", "en dos frases", "tell me more about it",
    ],
)  # fmt: skip
def test_the_form_of_an_answer_is_no_text_for_others(text):
    assert read_saying(bare(text)) is None


def _lines(reply):
    return [line for line in reply.text.splitlines() if line.startswith("- ")]


@pytest.mark.model
def test_the_advice_is_told_in_as_many_sentences_as_asked(guide):
    key = guide.ask(CITY).conversation
    reply = guide.ask("Give me five sentences the mayor can say to the donors.", key)
    lines = _lines(reply)
    assert len(lines) == 5
    assert reply.citations
    assert any("First step" in line for line in lines)
    cities = {c.city for c in reply.citations}
    assert all("[" in line for line in lines if any(city in line for city in cities))


@pytest.mark.model
def test_what_another_proposes_is_weighed_and_no_tool_explained(guide):
    key = guide.ask(CITY).conversation
    reply = guide.ask(
        "The governor wants to build a new stadium on the river bank. What do I say to him?", key
    )
    lines = _lines(reply)
    assert len(lines) == 4
    assert "stadium" in lines[0]
    assert "Why" not in reply.text
    polite = guide.ask("two polite sentences for him about the stadium", key)
    assert len(_lines(polite)) == 2
    assert "stadium" in polite.text


@pytest.mark.model
def test_after_an_objection_the_sentences_answer_it(guide):
    key = guide.ask(CITY).conversation
    guide.ask("the shopkeepers will protest", key)
    reply = guide.ask("what can the mayor tell them?", key)
    assert len(_lines(reply)) == 4
    assert "(our reading)" in _lines(reply)[0]
