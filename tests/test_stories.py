"""The stories of the cities: which facts tell of one thing, and which sentence answers what."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from assistant.cite import sentences
from assistant.schema import slug_of
from assistant.stories import PARTS, read_stories
from assistant.storyasks import parts_asked
from tests.conftest import ROOT

CORPUS = ROOT / "corpus"


def test_every_fact_is_in_one_story_of_its_city(corpus):
    told = Counter(
        key for stories in corpus.stories.values() for story in stories for key in story.facts
    )
    assert set(told) == set(corpus.facts)
    assert set(told.values()) == {1}
    for slug, stories in corpus.stories.items():
        assert {slug_of(key) for story in stories for key in story.facts} == {slug}


def test_a_telling_is_the_beginning_of_just_one_sentence_of_its_fact(corpus):
    for story in corpus.story_of.values():
        for tellings in story.tells.values():
            assert len({*tellings}) == len(tellings) <= 3
            for telling in tellings:
                key, _, begins = telling.partition(": ")
                found = [s for s in sentences(corpus.facts[key].claim) if s.startswith(begins)]
                assert len(found) == 1, telling


def test_names_are_short_carry_no_figure_and_stand_in_five_languages(corpus):
    for story in corpus.story_of.values():
        assert {*story.names} == {"es", "fr", "pt", "de"}
        for name in (story.name, *story.names.values()):
            assert len(name.split()) <= 10 and not any(c.isdigit() for c in name), name


def test_what_it_cost_is_a_sum_or_that_it_was_cheap(corpus):
    """What a reader cannot have meant otherwise is checked of all, the rest was read twice."""
    for story in corpus.story_of.values():
        for telling in story.tells.get("cost", ()):
            key, _, begins = telling.partition(": ")
            said = next(s for s in sentences(corpus.facts[key].claim) if s.startswith(begins))
            cheap = ("free of charge", "cost low", "no extra budget")
            figure = any(c.isdigit() for c in said) or any(word in said for word in cheap)
            assert figure, (story.id, said)


def test_each_part_is_told_of_many_cases(corpus):
    stories = {story.id: story for story in corpus.story_of.values()}.values()
    told = Counter(part for story in stories for part in story.tells)
    assert {*told} == {*PARTS}
    assert min(told.values()) > 100


@pytest.mark.parametrize(
    ("change", "field", "says"),
    [
        ({"facts": ["flint-01", "flint-99"]}, "facts", "'flint-99' is no fact of the city"),
        ({"tells": {"who": ["flint-02: Between 2014"]}}, "tells.who", "no fact of the story"),
        ({"tells": {"who": ["flint-01: Nobody said"]}}, "tells.who", "no sentence of flint-01"),
        ({"tells": {"why": ["flint-01: Since 2004"]}}, "tells.why.[key]", ""),
        ({"tells": {"who": ["Since 2004"]}}, "tells.who.0", "pattern"),
        ({"extra": 1}, "extra", ""),
    ],
)
def test_a_wrong_line_is_named_with_its_field(corpus, tmp_path, change, field, says):
    folder = tmp_path / "stories"
    folder.mkdir()
    line = {"name": "Land bank", "facts": ["flint-01"], "tells": {"who": ["flint-01: Since 2004"]}}
    (folder / "flint.jsonl").write_text(json.dumps(line | change), encoding="utf-8")
    _, faults = read_stories(tmp_path, corpus.facts)
    assert faults[0][1:3] == (1, field)
    assert says in faults[0][3]


def test_a_fact_in_two_stories_and_a_strange_city_are_named(corpus, tmp_path):
    folder = tmp_path / "stories"
    folder.mkdir()
    line = json.dumps({"name": "Land bank", "facts": ["flint-01"]})
    (folder / "flint.jsonl").write_text(f"{line}\n{line}\n", encoding="utf-8")
    (folder / "flynt.jsonl").write_text(line, encoding="utf-8")
    _, faults = read_stories(tmp_path, corpus.facts)
    assert ["in two stories" in faults[0][3], "no city" in faults[1][3]] == [True, True]
    assert read_stories(tmp_path / "none", corpus.facts) == ({}, [])


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("and how did they pay for it", ("payer",)),
        ("who paid and how much", ("payer", "cost")),
        ("how much did it cost them in the end", ("cost",)),
        ("who was in charge there", ("who",)),
        ("did it last", ("later",)),
        ("did any of those outlive the mayor", ("later",)),
        ("how did they get the traders to agree", ("won",)),
        ("did the bribes really go away", ("result", "later")),
        ("did it really help and who paid", ("result", "payer")),
        ("how does this work exactly", ("how",)),
        ("who did they work with", ()),
        ("how much did it cost again", ("cost",)),
        ("sag mal was hat das gekostet", ("cost",)),
        ("y que salio mal", ("failed",)),
        ("where did the money come from", ("payer",)),
        ("where did the idea come from", ()),
        ("what went wrong there", ("failed",)),
        ("how long did it take", ("time",)),
        ("how did it work exactly", ("how",)),
        ("quien pago eso", ("payer",)),
        ("y cuanto costo", ("cost",)),
        ("como convencieron a los vecinos", ("won",)),
        ("qui a paye et combien", ("payer", "cost")),
        ("qu est-ce qui n a pas marche", ("failed",)),
        ("est-ce que la delinquance a vraiment baisse", ("result", "failed")),
        ("quem pagou isso", ("payer",)),
        ("ficaram ou voltaram", ("later",)),
        ("wer hat das bezahlt", ("payer",)),
        ("wer war da zustandig", ("who",)),
        ("wie lange hat es gedauert", ("time",)),
        ("what is the weather", ()),
    ],
)
def test_what_is_asked_of_a_case_is_told_by_its_words(text, parts):
    assert parts_asked(text, None) == parts


def test_without_a_word_for_it_what_was_heard_decides():
    assert parts_asked("and the money", "money") == ("cost", "payer")
    assert parts_asked("and then", None) == ()
