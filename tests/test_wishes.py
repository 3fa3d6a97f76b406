"""What a first message asks for beside advice, and cases that later ones point at."""

from __future__ import annotations

import re

import pytest

from assistant.form import read_form
from assistant.pointing import land_of, pointed_at
from assistant.proposals import read_proposals
from assistant.references import meant, ordinal_of
from assistant.shape import condensed, shaped
from assistant.turn import Past
from assistant.wishes import read_wishes

TOWN = "We are a town of 40,000 in Wales and the river floods the centre every winter. "
COAL = (
    "We are a city of 250,000 in Poland, smog every winter from coal stoves. "
    "Is there any evidence that subsidies for stoves work?"
)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Give me arguments against the dashboard.", ["against"]),
        ("Is there proof that flood warnings work?", ["evidence"]),
        ("Who else bought out houses on the bank?", ["who-else"]),
        ("What would a flood wall cost?", ["cost"]),
        ("Just failures please.", ["failures"]),
        ("Three examples, no more.", ["cases"]),
        ("What do I tell the cabinet tomorrow?", ["tell"]),
        ("¿Quién más lo hizo y cuánto costó un dique?", ["who-else", "cost"]),
        ("Y a-t-il des preuves que les alertes fonctionnent ?", ["evidence"]),
        ("Só fracassos, por favor.", ["failures"]),
        ("Was soll ich dem Rat am Montag sagen?", ["tell"]),
        ("Where do we start?", []),
        ("What should we do first?", []),
        ("Our warning app does not work.", []),
    ],
)
def test_what_is_asked_for_beside_advice(text, kinds):
    assert [wish.kind for wish in read_wishes(TOWN + text)] == kinds


@pytest.mark.parametrize(
    ("language", "text", "sides"),
    [
        ("en", "The pool loses money. Should we close it or hand it over to a club?",
         ["close it", "hand it over to a club"]),
        ("es", "La piscina pierde dinero. ¿La cerramos o se la damos a un club?",
         ["La cerramos", "se la damos a un club"]),
        ("de", "Das Bad ist marode. Sollen wir es sanieren oder neu bauen?",
         ["es sanieren", "neu bauen"]),
        ("fr", "Faut-il garder la halle ou la vendre aux forains ?",
         ["garder la halle", "la vendre aux forains"]),
    ],
)  # fmt: skip
def test_a_choice_between_things_of_any_kind_has_both_sides(language, text, sides):
    assert [p.text for p in read_proposals(text, language)] == sides


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("the case you put first, who paid?", 0), ("in your second case", 1), ("im zweiten Fall", 1),
        ("dans le premier cas", 0), ("no segundo caso", 1), ("tu tercer ejemplo", 2),
        ("who paid?", None), ("the first hundred days", None),
    ],
)  # fmt: skip
def test_a_place_in_the_last_answer(text, place):
    assert ordinal_of(text.lower()) == place


def test_one_city_is_meant_by_that_city_and_the_nearest_by_there():
    past = Past(cities=("milan", "surat"), focus="milan")
    assert meant("did that city raise tariffs?", past) == ("milan",)
    assert meant("what did it cost there", past) == ("milan",)
    assert meant("how did they pay?", past) == ("milan", "surat")
    assert meant("and that city?", Past(cities=("surat", "ghent"))) == ("surat",)


def test_a_case_is_pointed_at_by_its_country_or_by_what_it_did(corpus):
    shown = ["new-orleans-02", "barranquilla-02", "surat-02"]
    assert land_of("the Colombian one", {"Colombia", "India"}) == "Colombia"
    assert land_of("das indische Beispiel", {"Colombia", "India"}) == "India"
    assert land_of("the first one", {"Colombia", "India"}) == ""
    for text, slug in (
        ("the Colombian one, tell me more", "barranquilla"),
        ("the one with the betterment levy, what went wrong?", "barranquilla"),
        ("the Indian one", "surat"),
    ):
        assert pointed_at(text, text, corpus, shown) == (slug,)
    for text in ("who ran it?", "the Brazilian one", "the one with the penguins", "how much?"):
        assert pointed_at(text, text, corpus, shown) == ()


def test_a_side_answer_in_short_keeps_its_lessons_and_sources():
    draft = (
        "**On that:**\n"
        "- Run a trial first. *Stockholm, 2006, measured:* It began as a trial [[stockholm-07]].\n"
        "- *Ghent, 2017, reported:* Opposition was fierce [[ghent-12]].\n"
        "  Lesson: Tell everybody early [[ghent-12]].\n"
    )
    short = condensed(draft)
    assert "- Run a trial first (*Stockholm, 2006, measured*) [[stockholm-07]]." in short
    assert "- Tell everybody early (*Ghent, 2017, reported*) [[ghent-12]]." in short
    assert "Opposition" not in short
    one = shaped(draft, read_form("in one sentence"), aside=True)
    assert one.splitlines() == ["Run a trial first (*Stockholm, 2006, measured*) [[stockholm-07]]."]
    points = shaped(draft, read_form("two bullets please"), aside=True)
    assert [line[:2] for line in points.splitlines()] == ["- ", "- "]


@pytest.mark.model
def test_the_evidence_asked_for_comes_before_the_advice(guide):
    reply = guide.ask(COAL)
    asked, advised = reply.text.index("What you asked for"), reply.text.index("Start with")
    assert asked < advised
    above = set(re.findall(r"\[(\d+)\]", reply.text[:advised]))
    told = [guide.adviser.corpus.facts[c.fact] for c in reply.citations if str(c.n) in above]
    assert any(f.grade in {"evaluated", "measured"} and "stove" in f.claim for f in told)


@pytest.mark.model
def test_only_failures_are_shown_first_and_the_advice_in_short(guide):
    full = guide.ask(TOWN + "Where do we start?")
    reply = guide.ask(TOWN + "Only failures please.")
    said = reply.text[reply.text.index("What you asked for") : reply.text.index("in short")]
    corpus = guide.adviser.corpus
    shown = [c.fact for c in reply.citations if f"[{c.n}]" in said]
    assert shown
    assert all(corpus.facts[k].role in {"warning", "both"} for k in shown)
    assert len(reply.text.split()) < len(full.text.split())


@pytest.mark.model
def test_a_form_after_a_side_answer_is_of_it_and_of_the_advice_when_all_is_meant(guide):
    first = guide.ask(TOWN + "Where do we start?")
    key = first.conversation
    side = guide.ask("the neighbours will protest against it", key)
    short = guide.ask("in one sentence for my mayor", key)
    assert {c.fact for c in short.citations} <= {c.fact for c in side.citations}
    assert short.citations or short.text.strip() in side.text
    whole = guide.ask("the whole thing in two sentences", key)
    assert whole.intent == "recommend"
    tell = guide.ask("so what do I tell the council on Monday?", key)
    (kind,) = (
        guide.adviser.corpus.faqs[k].kind for k in guide._conversations.memory(key).turn.faqs
    )
    assert (tell.intent, kind) == ("ask", "start")  # what was advised, in sentences for them
    assert len([line for line in tell.text.splitlines() if line.strip()]) <= 4


@pytest.mark.model
def test_the_case_put_first_is_the_first_that_was_told(guide):
    first = guide.ask(TOWN + "Where do we start?")
    reply = guide.ask("the case you put first, what went wrong there?", first.conversation)
    assert {c.city for c in reply.citations} == {first.citations[0].city}


@pytest.mark.model
def test_shorter_keeps_the_facts_and_the_answer_of_an_objection(guide):
    key = guide.ask(TOWN + "Where do we start?").conversation
    side = guide.ask("the shopkeepers will protest", key)
    short = guide.ask("shorter", key)
    assert len(short.text.split()) < len(side.text.split())
    assert {c.fact for c in short.citations} == {c.fact for c in side.citations}
    assert "(our reading)" in short.text
    shortest = guide.ask("shorter", key)
    assert len(shortest.text.split()) < len(short.text.split())


@pytest.mark.model
def test_a_question_on_a_place_is_no_news_of_the_city(guide):
    first = guide.ask(
        "Stadt mit 140.000 Einwohnern in NRW, Brücken kaputt. Nur zwei Beispiele bitte."
    )
    reply = guide.ask("im zweiten Beispiel, wer war zuständig?", first.conversation)
    assert reply.intent == "follow-up"
    assert reply.profile == first.profile
    assert len({c.city for c in reply.citations}) == 1
