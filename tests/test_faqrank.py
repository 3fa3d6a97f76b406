"""The order of the prepared questions for a later message, in what the talk is about."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.adviser import TRAINED
from assistant.errors import ModelError
from assistant.faqrank import FEATURES, OF_CHANCE, FaqRanking, of_chance
from assistant.labelled import read_lines
from assistant.settings import CORPUS_PLACES
from assistant.train_answers import HELD

rows = st.lists(
    st.lists(st.floats(-1, 1), min_size=len(FEATURES), max_size=len(FEATURES)),
    min_size=1, max_size=12,
)  # fmt: skip


@given(rows)
def test_every_question_has_a_chance_between_none_and_certain(features):
    ranking = FaqRanking.load(TRAINED / "answers.json")
    told = np.array(features)
    scores = -np.sort(-ranking.scores(told))
    chances = ranking.chances(told, scores)
    assert chances.shape == scores.shape and ((chances >= 0) & (chances <= 1)).all()
    assert of_chance(told, scores).shape == (len(told), len(OF_CHANCE))


@pytest.mark.parametrize(
    "broken", ["{", "{}", json.dumps({"mean": [0], "scale": [1], "weights": [1], "chance": []})]
)
def test_a_damaged_file_is_said_with_the_way_out(tmp_path, broken):
    path = tmp_path / "answers.json"
    path.write_text(broken, encoding="utf-8")
    with pytest.raises(ModelError, match=r"answers\.json") as caught:
        FaqRanking.load(path)
    assert "assistant train answers" in str(caught.value)


def test_the_labelled_answers_name_questions_of_the_corpus(corpus):
    lines = read_lines(CORPUS_PLACES[0] / "training" / "answered.jsonl")
    assert len(lines) > 400 and {line["source"] for line in lines} >= HELD
    for line in lines:
        assert line["best"].keys() <= corpus.faqs.keys() and line["told"] and line["texts"]
        assert {*line["best"].values()} <= {1, 2}


@pytest.mark.model
def test_what_a_message_leaves_unsaid_is_taken_from_the_talk(guide):
    """ "He", "it" and "smaller" say nothing by themselves; an answer on another topic is found."""
    mayor = guide.ask(
        "City of 300,000 in Georgia. The mayor wants a cable car to the hill as his big project. "
        "The buses are old and people are angry. What do I tell him?"
    )
    reply = guide.ask("He will not drop it. Can it be made smaller?", mayor.conversation)
    assert "(our reading)" in reply.text and "What I understood" not in reply.text
    heat = guide.ask("Ciudad de 84.000 en España, 42 grados, mueren mayores solos en sus pisos.")
    money = guide.ask(
        "Si solo puedo hacer dos cosas antes de junio con 60.000 euros, ¿cuáles serían?",
        heat.conversation,
    )
    assert "agua y sombra" in money.text.lower()


@pytest.mark.model
def test_residents_that_ask_are_told_what_is_known_of_the_attack(guide):
    first = guide.ask(
        "Ville de 25 000 habitants en France. Rançongiciel il y a trois semaines, sauvegardes "
        "chiffrées aussi, deux informaticiens. Comment s'en sortir ?"
    )
    reply = guide.ask("Que dit-on aux habitants ?", first.conversation)
    assert "> " in reply.text and "mots de passe" in reply.text
