"""What is asked of any matter, and of the cases shown taken together."""

from __future__ import annotations

import pytest

from assistant.asks import Heard
from assistant.generals import general_kind, in_words, matter_of_it
from assistant.signs import is_named
from assistant.turn import Past, Turn
from assistant.turns import read_turn

PLANT = (
    "We're a town of 9,000 in Ohio and our auto parts plant is closing in March. That's 640 jobs "
    "and a third of our income tax."
)
FLOOD = (
    "Every rainy season the drains in our city of 400,000 in Ghana overflow because they are full "
    "of plastic, and people build in the waterways."
)
ASK = Turn(act="ask", ask="search")
SHOWN = Past(
    intent="recommend", text="we flood", tools=("budget", "vision", "leadership"),
    cities=("surat", "lviv"), cases=("lviv", "surat", "medellin"),
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Is there something smaller?", "We can't afford that.", "cheapest one?",
        "¿Hay algo más pequeño?", "Y a-t-il quelque chose de moins cher ?",
        "Tem algo mais barato?", "Gibt es etwas Kleineres?", "and a cheaper way?",
    ],
)  # fmt: skip
def test_something_smaller_is_a_way_with_little_money(text):
    assert general_kind(ASK, text, "", 0.0) == "little-money"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Which department should be responsible for this? Now all say it is other's job", "who"),
        ("¿Qué oficina debería encargarse?", "who"), ("Quel service doit porter cela ?", "who"),
        ("Welches Amt soll das machen?", "who"),
        ("What could go wrong with it? I'd rather hear it from you.", "mistakes"),
        ("¿Qué puede salir mal?", "mistakes"), ("Was kann dabei schiefgehen?", "mistakes"),
        ("What numbers should I start collecting now?", "measure"),
        ("Que números devo acompanhar?", "measure"),
        ("What could go wrong with the budget there?", ""),
        ("What went wrong with it in Altena?", ""), ("Which department did it there?", ""),
    ],
)  # fmt: skip
def test_what_is_asked_of_any_matter_in_so_many_words(text, kind):
    assert in_words(text) == kind


@pytest.mark.parametrize("text", ["Is there a smaller town that did it?", "a cheaper bus ticket"])
def test_a_smaller_town_is_no_smaller_way(text):
    assert general_kind(ASK, text, "", 0.0) == ""


@pytest.mark.parametrize(
    ("text", "kind", "chance", "act", "found"),
    [
        ("Which department should lead it here?", "who", 0.9, "follow-up", "who"),
        ("Who ran it there?", "who", 0.9, "follow-up", ""),
        ("What should we put in the contract?", "contract", 0.9, "ask", "contract"),
        ("What should we put in the contract?", "contract", 0.5, "ask", ""),
        ("We need it by May.", "start", 0.8, "ask", ""),
        ("Which city made mistakes?", "mistakes", 0.9, "ask", ""),
        ("What mistakes must we avoid?", "mistakes", 0.9, "ask", "mistakes"),
        ("Suppose we waited a year?", "wait", 0.8, "what-if", ""),
        ("Where should we try it first?", "where", 0.9, "ask", "where"),
        ("Did it last?", "last", 0.9, "ask", ""),
        ("How do we keep it going after the grant?", "last", 0.9, "follow-up", "last"),
        ("What would it cost us?", "cost", 0.9, "ask", "cost"),
    ],
)
def test_a_kind_is_taken_when_sure_and_of_the_own_city(text, kind, chance, act, found):
    assert general_kind(Turn(act=act), text, kind, chance) == found


@pytest.mark.parametrize(
    ("text", "theirs", "act", "ours"),
    [
        ("and if they are protected from above?", 0.05, "ask", True),
        ("the governor has called about it", 0.05, "ask", True),
        ("who paid for it in the end?", 0.97, "follow-up", False),
        ("what about Hoboken?", 0.05, "follow-up", True),  # by its name
        ("how did the first one pay for it?", 0.05, "follow-up", True),
    ],
)
def test_what_is_surely_of_the_own_city_is_not_asked_of_the_cases(text, theirs, act, ours):
    named = ("hoboken",) if "Hoboken" in text else ()
    heard = Heard("results", 0.5, "who", theirs, theirs)
    turn = read_turn(text, SHOWN, None, named, False, 0, heard)
    assert (turn.act, turn.ours) == (act, ours)


def test_nothing_is_of_the_own_city_for_sure_where_nothing_was_heard():
    assert not read_turn("and if they are protected?", SHOWN, None, (), False, 0).ours


def test_the_matter_is_that_of_the_message_if_the_talk_has_it_else_the_main_one():
    assert matter_of_it(["flooding", "waste"], ["waste", "heat"]) == "waste"
    assert matter_of_it(["flooding", "waste"], ["heat"]) == "flooding"
    assert matter_of_it([], ["heat"]) == ""


@pytest.mark.parametrize(
    ("topic", "text", "named"),
    [
        ("windfall", "a one-time $22 million settlement", True),
        ("windfall", "our budget is $22 million", False),
        ("debt", "Wir haben 260 Millionen Euro Kassenkredite", True),
        ("debt", "residents owe us 5 billion", False),
        ("vendor-offer", "anything", True),
    ],
)
def test_a_matter_that_needs_a_word_has_it(topic, text, named):
    assert is_named(topic, text) is named


def _read(text: str) -> Turn:
    return read_turn(text, SHOWN, None, (), False, 0)


@pytest.mark.parametrize(
    ("text", "ask"),
    [
        ("Which of those three was closest to our size?", "closest"),
        ("¿Cuál de las tres se nos parece más?", "closest"),
        ("Welche der drei ist uns am ähnlichsten?", "closest"),
        ("Which of the three would you choose for us?", "why"),
        ("Qual dos três escolhia para nós?", "why"),
    ],
)
def test_the_cases_shown_are_asked_of_together(text, ask):
    turn = _read(text)
    assert (turn.act, turn.ask) == ("ask", ask)


def test_whether_one_of_them_did_something_is_looked_up_in_them_first():
    turn = _read("Did any of those move people off the waterways?")
    assert (turn.act, turn.ask, turn.cities) == (
        "follow-up", "search", (*SHOWN.cities, "medellin"),
    )  # fmt: skip


def _faqs(guide, key):
    memory = guide._conversations.memory(key)
    return [guide.adviser.corpus.faqs[k] for k in memory.turn.faqs]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We can't afford that. Is there something smaller?", "little-money"),
        ("Which department should lead it here?", "who"),
        ("What must we put into the contract?", "contract"),
        ("And if we wait until after the election?", "wait"),
    ],
)
def test_what_is_asked_of_any_matter_is_answered_on_that_of_the_talk(guide, text, kind):
    first = guide.ask(FLOOD)
    reply = guide.ask(text, first.conversation)
    (faq,) = _faqs(guide, first.conversation)
    assert (faq.kind, faq.topic) == (kind, "flooding")
    assert faq.verdict in reply.text


@pytest.mark.model
def test_what_is_not_said_of_a_city_is_said_so(guide):
    first = guide.ask(PLANT)
    key = first.conversation
    near = guide.ask("Which of those three was closest to our size?", key)
    assert near.text.startswith("**Nearest to you:")
    reply = guide.ask("Who paid for the retraining there?", key)
    assert reply.text.startswith("The library does not say that of")
    assert reply.citations[0].city in reply.text.splitlines()[0]


@pytest.mark.model
def test_failures_are_looked_for_where_they_were(guide, corpus):
    key = guide.ask(
        "A vendor offers our city of 3 million in India a command centre with 4,000 cameras."
    ).conversation
    reply = guide.ask("Where did one of these turn out badly?", key)
    assert reply.citations
    told = [corpus.facts[c.fact] for c in reply.citations]
    assert all(fact.role != "example" or fact.kind in {"failure", "criticism"} for fact in told)
    assert any("command-centre" in fact.problems for fact in told)


@pytest.mark.model
def test_a_sum_that_comes_once_is_the_matter_of_the_talk(guide):
    key = guide.ask(
        "We're a mining town of 6,500 in Ontario about to get a one-time $22 million settlement "
        "from the mining company. Council wants an arena. I'd rather it lasted."
    ).conversation
    guide.ask("What do I tell residents who want something now?", key)
    (faq,) = _faqs(guide, key)
    assert (faq.topic, faq.kind) == ("windfall", "tell")
    german = guide.ask(
        "Ich bin Kämmerin einer Stadt mit 75.000 Einwohnern im Ruhrgebiet. Wir haben 260 Millionen "
        "Euro Kassenkredite, und die Zinsen fressen die freiwilligen Leistungen auf."
    ).conversation
    assert guide._conversations.memory(german).matter == "debt"


@pytest.mark.model
def test_of_a_size_where_nobody_did_it_the_nearest_in_size_are_told(guide, corpus):
    key = guide.ask(
        "Small coastal town in Ireland, about 3,000 people. Our young ones can't find a place to "
        "rent because every second house is a holiday let, and the school is down to two classes."
    ).conversation
    reply = guide.ask("Anything that worked in a place under 10,000?", key)
    assert "no case of exactly that" in reply.text
    for citation in reply.citations:
        assert {"housing", "children-education"} & {*corpus.facts[citation.fact].problems}


@pytest.mark.model
def test_a_statement_in_a_talk_is_no_question_on_the_city_shown_last(guide):
    key = guide.ask(
        "I've just been elected mayor of a city of 210,000 in the Philippines. My predecessor is "
        "in court over rigged road contracts and people don't trust city hall at all."
    ).conversation
    guide.ask("What should I do in my first 100 days?", key)
    reply = guide.ask("Some of the same staff are still in procurement.", key)
    assert reply.intent != "follow-up"


@pytest.mark.model
def test_questions_for_the_council_are_those_that_the_measure_has_to_stand(guide):
    key = guide.ask(
        "Somos un pueblo de 7.000 habitantes en Aragón que pierde vecinos cada año. El alcalde "
        "propone un teleférico turístico de 9 millones de euros. ¿Es buena idea?"
    ).conversation
    reply = guide.ask("Dame tres preguntas para el pleno.", key)
    assert "teleférico" in reply.text
    assert reply.text.count("?") >= 2
