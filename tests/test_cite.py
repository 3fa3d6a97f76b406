"""Numbering is stable, and every planted error is found."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.cite import DRAFT, check, make_citation, mend, number, sentences

SOUND = (
    "Surat set up a company of its own in 2016 [[surat-02]]. It is 4.5 million people strong "
    "[[surat-02]]. Nothing is cited here."
)


def kinds(text: str, corpus, said: str = "") -> list[str]:
    body, citations = number(text, corpus)
    return [fault.kind for fault in check(body, citations, corpus, said)]


def test_markers_are_numbered_in_order_and_once(corpus):
    text, citations = number("B [[surat-04]]. A [[surat-02]]. B [[surat-04]].", corpus)
    assert text == "B [1]. A [2]. B [1]."
    assert [c.fact for c in citations] == ["surat-04", "surat-02"]
    assert [c.n for c in citations] == [1, 2]


def test_a_sound_text_has_no_faults(corpus):
    assert kinds(SOUND, corpus) == []


@pytest.mark.parametrize(
    ("planted", "kind"),
    [
        ("Surat spent 777 million on it [[surat-02]].", "figure"),
        ("It took until 2031 [[surat-02]].", "figure"),
        ("A share of 93.7 percent came back [[surat-02]].", "figure"),
        ("It cost 12,345 rupees.", "figure"),
        ("Barcelona did the same [[surat-02]].", "city"),
        ("As Medellin showed, this works.", "city"),
        ("- **What can go wrong:** 55 pilots ended [[surat-02]].", "figure"),
        ("| Surat | 41 million | [[surat-02]] |", "figure"),
    ],
)
def test_a_planted_error_is_found(corpus, planted, kind):
    assert kind in kinds(f"{SOUND}\n{planted}", corpus)


def test_a_dangling_marker_is_found(corpus):
    text, citations = number(SOUND, corpus)
    faults = check(f"{text} And so on [9].", citations, corpus)
    assert [(f.kind, f.value) for f in faults] == [("dangling", "[9]")]


def test_a_source_listed_twice_is_found(corpus):
    text, citations = number(SOUND, corpus)
    doubled = (*citations, citations[0].model_copy(update={"n": 2}))
    assert "duplicate" in [f.kind for f in check(text, doubled, corpus)]


def test_what_the_user_said_may_be_repeated(corpus):
    text = "You have 650,000 people and look at Barcelona."
    assert kinds(text, corpus) == ["figure", "city"]
    assert kinds(text, corpus, said="650000 people, like Barcelona") == []


def test_figures_of_the_fact_are_not_faults_however_they_are_written(corpus):
    for fact in list(corpus.facts.values())[::7]:
        text = " ".join(f"{s.rstrip('.')} [[{fact.id}]]." for s in sentences(fact.claim))
        faults = [k for k in kinds(text, corpus) if k == "figure"]
        assert faults == [], fact.id


def test_mending_removes_the_sentence_and_nothing_else(corpus):
    text, citations = number(f"{SOUND} Surat spent 777 million [[surat-02]].", corpus)
    mended = mend(text, check(text, citations, corpus))
    assert "777" not in mended
    assert "It is 4.5 million people strong [1]." in mended
    assert check(mended, citations, corpus) == ()


def test_a_tool_statement_is_cited_with_its_own_source(corpus):
    tool = corpus.tools["vision"]
    at = next(i for i, s in enumerate(tool.mechanisms, start=1) if s.sources)
    cited = make_citation(corpus, f"tool:vision#mechanisms-{at}", 1)
    assert cited.city is None
    assert cited.claim == tool.mechanisms[at - 1].text
    assert cited.source.url.startswith("http")


def test_sentences_keep_abbreviations_and_rows_whole():
    assert sentences("It cost Rs. 40 crore in all. Next.") == [
        "It cost Rs. 40 crore in all.",
        "Next.",
    ]
    assert sentences("### 1. Budget (strong fit)\n- One is. Two is.") == [
        "Budget (strong fit)",
        "One is.",
        "Two is.",
    ]


@given(st.lists(st.sampled_from(["surat-01", "surat-02", "lviv-01", "medellin-03"])))
def test_numbering_is_dense_and_repeatable(corpus, keys):
    draft = " ".join(f"Word [[{key}]]." for key in keys)
    text, citations = number(draft, corpus)
    shown = [int(n) for n in re.findall(r"\[(\d+)\]", text)]
    assert sorted(set(shown)) == list(range(1, len(citations) + 1))
    assert [citations[n - 1].fact for n in shown] == DRAFT.findall(draft)
    assert number(draft, corpus) == (text, citations)
