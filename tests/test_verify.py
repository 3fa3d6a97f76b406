"""The check of model-written sentences: each rule, whole texts, and the two planted sets."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given as varying
from hypothesis import strategies as st

from assistant.evaluate_planted import judged, planted_table, totals
from assistant.labelled import read_lines
from assistant.numberwords import find_written, language_of
from assistant.quantities import find_quantities
from assistant.verify import Verdict, prepare, verify
from tests.conftest import CORPUS, FACTS

# Figures in text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nearly EUR 43 million", [(43e6, "money:EUR", "near")]),
        ("from 53 to 97 percent", [(53, "percent", ""), (97, "percent", "")]),
        ("EUR 1,000 to 8,000", [(1000, "money:EUR", ""), (8000, "money:EUR", "")]),
        ("USD 173 million and 4,220 jobs", [(173e6, "money:USD", ""), (4220, "count", "")]),
        ("INR 1,085 crore", [(1.085e10, "money:INR", "")]),
        ("about 2,100 million US dollars", [(2.1e9, "money:USD", "about")]),
        ("fourteen and a half million kilometres", [(1.45e10, "m", "")]),
        ("seven in ten", [(0.7, "share", "")]),
        ("more than a third of it", [(1 / 3, "share", "above")]),
        ("costs were halved", [(0.5, "times", "")]),
        ("hasta 500 mil euros por ano", [(5e5, "money:EUR", "below")]),
        ("près de 1 600 demandes", [(1600, "count", "near")]),
        ("rund 4 Milliarden Euro", [(4e9, "money:EUR", "about")]),
        ("1.250 millones de pesos colombianos", [(1.25e9, "money:peso", "")]),
        ("164 hectares", [(1.64e6, "m2", "")]),
        ("half a dozen sectors", [(6, "count", "")]),
        ("in 2017", [(2017, "year", "")]),
        ("the Six City Strategy", []),
    ],
)
def test_figures_are_read_with_unit_and_hedge(text, found):
    got = [(q.value, q.unit, q.hedge) for q in find_quantities(text)]
    assert [(round(v, 6), u, h) for v, u, h in got] == [(round(v, 6), u, h) for v, u, h in found]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("thirty-one of the projects", "en", 31),
        ("treinta y dos proyectos de la ciudad", "es", 32),
        ("vingt et un projets de la ville", "fr", 21),
        ("vinte e duas pessoas do bairro", "pt", 22),
        ("einundzwanzig Projekte in der Stadt", "de", 21),
    ],
)
def test_small_numbers_are_read_in_words(text, language, value):
    assert language_of(text) == language
    assert [n.value for n in find_written(text, language)] == [value]


# Rules


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Columbus sold 3,323 electric cars [[columbus-05]].", None),
        ("Columbus sold 3,423 electric cars [[columbus-05]].", "figure"),
        ("Columbus sold more than 3,300 electric cars [[columbus-05]].", None),
        ("Columbus sold fewer than 3,100 electric cars [[columbus-05]].", "figure"),
        ("Columbus received EUR 40 million from the department [[columbus-02]].", "money"),
        ("Columbus received 40 million dollars from the department [[columbus-02]].", None),
        ("Columbus received USD 40 billion from the department [[columbus-02]].", "money"),
        ("In April 2018 Ghent cut the city into six sectors [[ghent-11]].", "year"),
        ("Ghent saw a quarter more cyclists [[ghent-11]].", None),
        ("Ghent saw a third more cyclists [[ghent-11]].", "figure"),
    ],
)
def test_a_figure_must_be_in_the_cited_fact(kinds, text, kind):
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Rotterdam sold 3,323 electric cars [[columbus-05]].",
        "Barcelona sold 3,323 electric cars [[columbus-05]].",
        "As in Paris, Columbus sold 3,323 electric cars [[columbus-05]].",
    ],
)
def test_a_place_must_be_in_the_cited_fact(kinds, text):
    assert kinds(text) == ["city"]
    assert kinds(text, said="We are Rotterdam and looked at Barcelona and Paris.") != ["city"] or (
        text.startswith("Barcelona")
    )


def test_a_city_may_be_named_in_another_language(kinds):
    assert kinds("Un an après, Gand comptait 25 % de cyclistes de plus [[ghent-11]].") == [None]


def test_a_pronoun_may_not_carry_a_figure_to_another_city(kinds):
    text = (
        "Columbus sold 3,323 electric cars [[columbus-05]]. "
        "It put EUR 30 million into district projects [[barcelona-07]]."
    )
    assert kinds(text) == [None, "city"]


@pytest.mark.parametrize(
    "text",
    [
        "With Siemens, Columbus sold 3,323 electric cars [[columbus-05]].",
        "Mayor Karen Mitchell sold 3,323 electric cars in Columbus [[columbus-05]].",
        "Karen Mitchell, a director in Columbus, sold 3,323 electric cars [[columbus-05]].",
        "Unter Bürgermeister Jan Claessens stieg der Radverkehr in Gent um 25 Prozent [[ghent-11]].",
        "Con la Fundación Telefónica, Gante ganó un 25 % de ciclistas [[ghent-11]].",
    ],
)
def test_an_invented_body_or_person_is_found(kinds, text):
    assert kinds(text) == ["name"]


def test_german_nouns_are_no_names(kinds):
    text = "Der Radverkehr stieg in Gent im ersten Jahr um 25 Prozent [[ghent-11]]."
    assert kinds(text) == [None]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Grid electricity in Tartu fell by 27 and gas by 58 percent [[tartu-05]].", None),
        ("Grid electricity in Tartu fell by 58 and gas by 27 percent [[tartu-05]].", "association"),
        ("The wait for a doctor in Chongqing fell from 48 to 19 minutes [[chongqing-05]].", None),
        (
            "The wait for a doctor in Chongqing went from 19 to 48 minutes [[chongqing-05]].",
            "association",
        ),
    ],
)
def test_figures_may_not_change_places(kinds, text, kind):
    assert kinds(text) == [kind]


def test_a_statement_on_a_case_needs_a_marker(kinds):
    assert kinds("Columbus sold 3,323 electric cars.") == ["marker"]
    assert kinds("About 3,323 electric cars were sold.") == ["marker"]
    assert kinds("Start small, and decide beforehand what would make you stop.") == [None]
    assert kinds("Your 12 million go far.", said="We have 12 million.") == [None]
    assert kinds("## What Columbus did") == [None]


def test_markers_must_be_given_and_whole(kinds):
    assert kinds("Surat set up a company [[surat-02]].") == ["marker"]
    assert kinds("It sold 3,323 cars [[columbus-99]].", given=("columbus-99",)) == ["marker"]
    assert kinds("It sold 3,323 cars [[tool:budget#nowhere-9]].", given=("tool:budget#nowhere-9",))
    assert kinds("It sold 3,323 cars [1].") == ["marker"]
    assert kinds("It sold 3,323 cars [[Columbus 5]].") == ["marker"]


def test_a_statement_on_a_tool_is_checked_like_a_fact(kinds, corpus):
    statement = corpus.tools["budget"].sections["measures"][0]
    key = "tool:budget#measures-1"
    text = statement.text.split(". ")[0].rstrip(".")
    assert kinds(f"{text} [[{key}]].", given=(key,)) == [None]
    assert kinds(f"A budget needs 41.7 percent of it [[{key}]].", given=(key,)) == ["figure"]


def test_a_marker_after_the_full_stop_belongs_to_the_sentence_before(kinds):
    assert kinds("Columbus sold 3,323 electric cars. [[columbus-05]] Start small.") == [None, None]


def test_each_claim_is_held_against_its_own_marker(kinds):
    right = "Columbus sold 3,323 cars [[columbus-05]], and Ghent gained 25 percent [[ghent-11]]."
    wrong = "Columbus sold 25 percent [[columbus-05]], and Ghent gained 3,323 cars [[ghent-11]]."
    assert kinds(right) == [None]
    assert kinds(wrong) == ["figure"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("See https://example.org for more.", "link"),
        ("See [the page](example.org) for more.", "link"),
        ("See www.example.org for more.", "link"),
        ("![x](y)", "markup"),
        ("Read <b>this</b> first.", "markup"),
        ("<script>alert(1)</script>", "markup"),
        ("[x]: http://example.org", "link"),
    ],
)
def test_links_images_and_html_are_faults(kinds, text, kind):
    assert kinds(text)[0] == kind


def test_another_tool_than_the_advised_may_not_be_recommended(kinds):
    tools = ("Smart Policies", "Support Programmes")
    assert kinds("Begin with smart policies.", tools=tools) == [None]
    assert kinds("Begin with financial incentives.", tools=tools) == ["tool"]
    assert kinds("Begin with support programmes.", tools=tools) == ["tool"]
    assert kinds("We recommend support programmes.", tools=tools) == [None]
    assert kinds("Financial incentives come later.", tools=tools) == [None]


def test_a_verdict_tells_what_is_at_fault(corpus, gazetteer):
    text = "Columbus sold 3,423 electric cars [[columbus-05]]. Start small."
    fault, passed = verify(text, corpus, FACTS, "", gazetteer)
    assert (fault.kind, fault.value, fault.ok) == ("figure", "3,423", False)
    assert "[[columbus-05]]" in fault.why
    assert fault.sentence == "Columbus sold 3,423 electric cars [[columbus-05]]."
    assert passed == Verdict(sentence="Start small.")
    assert passed.ok


# Properties


@varying(st.text(max_size=300))
def test_no_text_raises(corpus, gazetteer, text):
    assert all(isinstance(v, Verdict) for v in verify(text, corpus, FACTS, text, gazetteer))


PIECES = ("Columbus", "[[columbus-05]]", "[[ghent-11]]", "[[", "]]", "12 %", "EUR", "1,000", "not",
          "three", "half", "of", "to", ".", ";", "\n", "Mayor", "Siemens", "rose", "fell", "-")  # fmt: skip


@varying(st.lists(st.sampled_from(PIECES), max_size=25))
def test_no_mixture_of_what_is_read_raises(corpus, gazetteer, pieces):
    text = " ".join(pieces)
    for verdict in verify(text, corpus, FACTS, "", gazetteer):
        assert (verdict.kind is None) == (not verdict.why)


@varying(st.from_regex(r"\[\[[a-z]{3,9}-\d\d\]\]", fullmatch=True))
def test_a_marker_that_was_not_given_never_passes(corpus, gazetteer, marker):
    verdicts = verify(f"It went well {marker}.", corpus, ("ghent-11",), "", gazetteer)
    assert [v.kind for v in verdicts] == (["marker"] if marker != "[[ghent-11]]" else [None])


def test_the_facts_in_their_own_words_pass(corpus, gazetteer):
    failed = []
    for fact in list(corpus.facts.values())[::9]:
        text = f"{fact.claim.split('. ')[0].rstrip('.')} [[{fact.id}]]."
        failed += [v for v in verify(text, corpus, [fact.id], "", gazetteer) if not v.ok]
    assert failed == []


# The planted sets


@pytest.mark.parametrize(
    ("name", "found", "rejected"),
    [("planted_tune.jsonl", 0.99, 0.02), ("planted_report.jsonl", 0.99, 0.02)],
)
def test_planted_errors_are_found_and_correct_sentences_pass(
    corpus, gazetteer, name, found, rejected
):
    rows = read_lines(CORPUS / "golden" / name)
    got = totals(judged(rows, corpus, gazetteer))
    assert got[0] >= found, planted_table(rows, corpus, gazetteer)
    assert got[1] <= rejected, planted_table(rows, corpus, gazetteer)


def test_an_answer_of_twelve_sentences_is_checked_quickly(corpus, gazetteer):
    rows = [row for row in read_lines(CORPUS / "golden" / "planted_tune.jsonl") if row["ok"]][:12]
    given = [key for row in rows for key in row["facts"]]
    prepare(corpus, given, gazetteer)
    verify("Columbus sold 3,323 electric cars [[columbus-05]].", corpus, FACTS, "", gazetteer)
    started = time.perf_counter()
    verify(" ".join(row["text"] for row in rows), corpus, given, "", gazetteer)
    # The target is 30 ms; the machine of the tests is shared, so only a gross slip fails here.
    assert time.perf_counter() - started < 0.2


def test_the_years_of_a_fact_are_told_whatever_sum_is_noted_with_it(corpus):
    """The last year and the currency of the amount were once read as one sum: "2022 COP"."""
    told = [f for f in corpus.facts.values() if f.amount and re.fullmatch(r"\d{4}-\d{4}", f.year)]
    assert told
    for fact in told:
        city = corpus.city_of(fact.id).city
        for year in fact.year.split("-"):
            sentence = f"{city} worked on it in {year} [[{fact.id}]]."
            assert "year" not in {v.kind for v in verify(sentence, corpus, [fact.id])}, sentence
