"""Fusion and BM25: their meaning, on small examples and on the real corpus."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.lexical import LexicalIndex, fold
from assistant.metrics import interval, mean, ndcg, precision_at_1, recall
from assistant.passages import make_passages
from assistant.search import fuse

IDS = st.lists(st.sampled_from("abcdef"), unique=True)


@given(IDS, IDS)
def test_fusion_holds_each_id_once_and_does_not_depend_on_the_order_of_lists(one, two):
    fused = fuse([one, two])
    assert sorted(fused) == sorted(set(one) | set(two))
    assert fused == fuse([two, one])


@given(IDS)
def test_fusing_one_list_keeps_it(one):
    assert fuse([one]) == one


def test_an_id_in_both_lists_beats_one_at_the_top_of_one():
    assert fuse([["a", "b"], ["b", "c"]])[0] == "b"
    assert fuse([["a"], ["b"]], weights=[1.0, 2.0]) == ["b", "a"]


@pytest.fixture(scope="module")
def lexical(corpus):
    passages = [p for p in make_passages(corpus) if p.lexical]
    return LexicalIndex([p.id for p in passages], [p.lexical for p in passages])


def test_bm25_finds_names_without_accents_and_in_other_forms(lexical):
    assert fold("Bogotá") == "bogota"
    hits = [key for key, _ in lexical.search("Medellín cable cars", 5)]
    assert any(key.startswith("medellin") for key in hits)
    assert lexical.search("floods", 3)[0] == lexical.search("FLOOD", 3)[0]


def test_bm25_stays_empty_when_nothing_matches(lexical):
    assert lexical.search("xyzzy plugh", 5) == []
    assert lexical.search("we are the of", 5) == []


def test_passages_have_unique_ids_and_lead_somewhere(corpus):
    passages = make_passages(corpus)
    assert len({p.id for p in passages}) == len(passages)
    assert {p.about for p in passages if p.kind == "fact"} == set(corpus.facts)
    assert {p.about for p in passages if p.kind == "city"} == set(corpus.cities)
    changed = passages[1].model_copy(update={"text": passages[1].text + " more"})
    assert changed.hash != passages[1].hash


def test_metrics_on_worked_examples():
    assert ndcg(["a", "b"], {"b": 1}) == pytest.approx(0.6309, abs=1e-4)
    assert ndcg(["b", "a"], {"b": 3, "a": 1}) == 1.0
    assert ndcg(["x"], {}) != ndcg(["x"], {})  # NaN: nothing to find
    assert precision_at_1(["a"], {"a": 2}) == 1.0
    assert recall(["a", "x"], {"a": 1, "b": 1}, 2) == 0.5
    assert mean([1.0, float("nan")]) == 1.0
    low, high = interval([0.0, 1.0] * 20)
    assert low < 0.5 < high
