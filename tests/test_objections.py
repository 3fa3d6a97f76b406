"""Objections: which are heard, which facts speak to them, and what is said without any."""

from __future__ import annotations

import pytest

from assistant.objections import objections, read_objection, speaks_to
from assistant.wording import LANGUAGES

PORT = "We are a port city of 900,000 in Colombia with floods and little money; where do we start?"


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "Our councillors would never agree, the opposition will block it", "vote"),
        ("en", "the bus drivers will go on strike", "union"),
        ("en", "they'll say it hits the poor", "unfair"),
        ("en", "nobody here pays for rubbish collection", "pay"),
        ("en", "sure, but those are all rich countries", "rich"),
        ("en", "we tried this once and it came to nothing", "tried"),
        ("en", "the state law forbids it", "law"),
        ("en", "what do I say to the shopkeepers who protest?", "trade"),
        ("es", "los comerciantes van a protestar", "trade"),
        ("es", "la oposición va a rechazarlo", "vote"),
        ("fr", "les riverains vont s'y opposer", "residents"),
        ("fr", "c'est trop cher pour nous", "money"),
        ("pt", "os motoristas vão entrar em greve", "union"),
        ("pt", "isso é injusto com os mais pobres", "unfair"),
        ("de", "der Stadtrat lehnt das ab", "vote"),
        ("de", "das ist bei uns verboten", "law"),
    ],
)
def test_an_objection_is_heard_in_its_language(language, text, kind):
    found = read_objection(text, language)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "the deputy mayor will not admit that it failed", "the mayor will not wait",
        "thanks", "shorter please", "how did they pay for it?", "who ran it?", "sorry, 300,000",
        "we also have a good university", "what about the second one?", "any of these in Africa?",
        "more on Ghent", "give me the first hundred days", "the drivers are on average fifty",
        "we have tried all of that already",
    ],
)  # fmt: skip
def test_what_objects_to_nothing_is_no_objection(text):
    assert read_objection(text) is None


def test_what_is_told_of_the_city_is_news_and_what_others_will_say_is_not():
    assert read_objection("we can't afford it", tells=True) is None
    assert read_objection("the critics will say we can't afford it", tells=True).kind == "money"


def test_every_kind_is_answered_in_every_language_and_few_facts_speak_to_it(corpus):
    for kind in objections().values():
        for language in LANGUAGES:
            assert kind.words[language] not in {"", "-"}, (kind.id, language)
            assert not any(c.isdigit() for c in kind.answers[language]), (kind.id, language)
        spoken = sum(speaks_to(kind.id, fact) for fact in corpus.facts.values())
        assert bool(spoken) is bool(kind.holds), kind.id
        assert spoken < len(corpus.facts) / 4, kind.id


def _turn(guide, reply):
    return guide._conversations.memory(reply.conversation).turn


@pytest.mark.model
def test_an_objection_gets_facts_that_speak_to_it_and_an_answer_marked_as_ours(guide):
    first = guide.ask(PORT)
    reply = guide.ask("the voters would never approve a new levy", first.conversation)
    facts = [guide.adviser.corpus.facts[c.fact] for c in reply.citations]
    assert facts
    straight = [guide.adviser.corpus.faqs[key] for key in _turn(guide, reply).faqs]
    if straight:  # "how do we win a vote on a tax?"
        assert straight[0].kind in {"objection", "how"}
        assert {fact.id for fact in facts} <= {*straight[0].facts}
    else:
        assert all(speaks_to("vote", fact) for fact in facts)
    assert "(our reading)" in reply.text
    assert "Start with" not in reply.text
    assert "First step" not in reply.text


@pytest.mark.model
def test_where_nothing_speaks_to_an_objection_that_is_said(guide, monkeypatch):
    monkeypatch.setattr("assistant.rebuttals.speaks_to", lambda kind, fact: False)
    first = guide.ask(PORT)
    reply = guide.ask("the port workers will go on strike", first.conversation)
    assert "holds no case that speaks to that" in reply.text
    assert not reply.citations
    assert "(our reading)" in reply.text


@pytest.mark.model
def test_a_rich_city_is_answered_with_cities_that_are_not(guide):
    first = guide.ask(PORT)
    reply = guide.ask("that was a rich city", first.conversation)
    corpus = guide.adviser.corpus
    assert reply.citations
    assert all(corpus.city_of(c.fact).income_group != "high" for c in reply.citations)
    assert not {c.fact for c in reply.citations} & {c.fact for c in first.citations}


@pytest.mark.model
def test_an_objection_changes_neither_the_city_nor_the_order(guide):
    first = guide.ask(PORT)
    reply = guide.ask("the neighbours will sue us", first.conversation)
    assert reply.profile == first.profile
    assert [t.tool for t in reply.tools] == [t.tool for t in first.tools]
    assert reply.intent == "ask"
