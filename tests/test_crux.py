"""What a described city is mainly troubled by: the chances, and what becomes of them."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.adviser import TRAINED
from assistant.crux import SIGNS, Crux
from assistant.errors import ModelError
from assistant.faq import TOPICS
from assistant.labelled import read_lines
from assistant.logistic import fit_choice
from assistant.settings import CORPUS_PLACES
from assistant.signs import is_closing

TOPIC = st.sampled_from(["flooding", "waste", "parking", "facility-closure"])


def crux_of(weights: dict[str, float]) -> Crux:
    topics = ["facility-closure", "flooding", "parking", "waste"]
    meta = {"topics": topics, "weights": dict.fromkeys(SIGNS, 0.0) | weights}
    return Crux({"meta": np.array(json.dumps(meta)), "learned": np.zeros((4, 3))})


@given(
    st.dictionaries(TOPIC, st.floats(0, 1)),
    st.dictionaries(TOPIC, st.floats(-1, 0)),
    st.lists(st.floats(-1, 1), min_size=2, max_size=2),
)
def test_the_chances_are_those_of_one_main_topic(heard, near, vector):
    made = crux_of({"heard": 0.3, "near": 10.0, "learned": 0.5, "unknown": 1.0})
    chances = made.chances(heard, near, np.array(vector, np.float32))
    assert sum(chances.values()) == pytest.approx(1.0)
    assert all(0 <= chance <= 1 for chance in chances.values())


def test_each_reading_speaks_for_what_it_reads():
    heard, near = {"waste": 0.9, "parking": 0.1, "flooding": 0.1}, {"parking": 0.0, "waste": -0.2}
    none = np.zeros(2, np.float32)
    of_hearing = crux_of({"heard": 1.0}).chances(heard, near, none)
    of_nearness = crux_of({"near": 10.0}).chances(heard, near, none)
    assert max(of_hearing, key=of_hearing.get) == "waste"
    assert max(of_nearness, key=of_nearness.get) == "parking"


def test_a_choice_is_fitted_to_the_sign_that_tells_it():
    chance = np.random.default_rng(1)
    pairs = []
    for _ in range(200):
        signs = chance.normal(size=(5, 2))
        right = np.arange(5) == signs[:, 0].argmax()  # the second sign says nothing
        pairs.append((signs, right))
    telling, idle = fit_choice(pairs, 1e-3)
    assert telling > 3 and abs(idle) < telling / 5


def test_the_shipped_weights_know_every_topic_and_trust_every_reading(corpus):
    crux = Crux.load(TRAINED / "crux.npz")
    assert set(crux.topics) == {*corpus.vocabulary.challenges, *TOPICS}
    weights = json.loads(str(np.load(TRAINED / "crux.npz")["meta"]))["weights"]
    assert min(weights[name] for name in ("heard", "near", "learned")) > 0


def test_a_damaged_file_is_said_with_the_way_out(tmp_path):
    (tmp_path / "crux.npz").write_bytes(b"no arrays")
    with pytest.raises(ModelError) as caught:
        Crux.load(tmp_path / "crux.npz")
    assert "assistant train crux" in str(caught.value)


def test_readers_name_topics_for_every_first_message(corpus):
    known = {*corpus.vocabulary.challenges, *TOPICS}
    for part in ("training", "golden"):
        for row in read_lines(CORPUS_PLACES[0] / part / "talks.jsonl"):
            assert ("mains" in row) == (row["form"] == "first")
            assert row["form"] == "later" or (row["mains"] and {*row["mains"]} <= known)


@pytest.mark.parametrize(
    ("text", "closing"),
    [
        ("The pool loses 185,000 a year. Repair, replace or close?", True),
        ("La piscine coûte 200 000 € par an. Faut-il la réparer ou fermer ?", True),
        ("Das Freibad verliert Wasser. Sanieren oder schließen?", True),
        ("Der Rat muss entscheiden, ob das Jugendzentrum geschlossen wird.", True),
        ("¿Cerrar la biblioteca del barrio o juntarla con la escuela?", True),
        ("The pool is full every Sunday and people queue.", False),
        ("The shops close and the market hall is empty.", False),
    ],
)
def test_the_closing_of_a_building_is_told_by_words_for_both(text, closing):
    assert is_closing(text) is closing


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "main"),
    [
        (
            "Town of 24,000 in Poland. The swimming pool needs a new roof for 6 million, the school "
            "classes use it in the mornings and the evenings are empty. Close it or repair it?",
            "facility-closure",
        ),
        (
            "Town of 9,400 in central Ohio. Our outdoor pool is from 1971, leaks 40,000 gallons a "
            "week and lost $185k last season. A new one is quoted at $7.2m. Council votes in "
            "October: repair, replace or close. What should I put in front of them?",
            "facility-closure",
        ),
        (
            "We are 310,000 people in northern Nigeria. The tricycle riders block the main road "
            "to the market and the union will not talk about permits. What now?",
            "informal-transport",
        ),
        (
            "District town, 60,000. Half of the property tax is never paid, the roll is from 1987, "
            "and each ward chairman protects his own people. The school roofs leak meanwhile.",
            "revenue-collection",
        ),
    ],
)
def test_the_talk_is_about_the_matter_and_not_about_what_stands_beside_it(guide, text, main):
    turn = guide.adviser.understand(text)[0].turn
    assert (turn.matter or turn.topic) == main
