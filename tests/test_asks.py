"""What later messages ask for, and the answers to it, on the real corpus."""

from __future__ import annotations

import pytest

from assistant.asks import OF_CITIES
from assistant.labelled import read_lines
from assistant.settings import CORPUS_PLACES
from assistant.shown import OURS
from assistant.turn import SURE

CORPUS = CORPUS_PLACES[0]
PORT = "We are a port city of 900,000 in Colombia with floods and little money; where do we start?"
QUESTIONS = {
    "how solid is all this?": "sure",
    "which documents is that from?": "sources",
    "which of them resembles us most?": "closest",
    "what would need to be in place here to do the same?": "transfer",
    "give me the best argument against your advice": "against",
    "what are the mistakes we must not make?": "avoid",
    "what do I do on Monday morning?": "start",
    "what would that cost us?": "cost-us",
    "when would we see results, before the election?": "time-us",
    "any city that sold flood insurance with the tax bill?": "search",
    "should we simply raise the water tariff?": "opinion",
    "we have tried all of that already": "objection",
    "what is my mayor's favourite colour?": "chat",
}


@pytest.mark.model
def test_whether_it_was_proven_is_told_by_the_best_proven_fact(guide):
    first = guide.ask(PORT)
    for asked in ("but was it proved or do they only say so?", "What proof is there?"):
        reply = guide.ask(asked, first.conversation)
        assert "measured or evaluated" in reply.text
        assert reply.citations


# What is asked of every matter may be answered straight: the kinds of question that it then is.
STRAIGHT = {
    "against": {"against"}, "avoid": {"mistakes"}, "start": {"start", "little-money"},
    "opinion": {"proposal", "choice"}, "objection": {"objection"}, "search": {"proposal", "how"},
    "cost-us": {"cost"}, "time-us": {"visible"},
}  # fmt: skip


@pytest.mark.model
def test_a_stranger_is_heard(guide):
    """Measured on a writer nothing was set on: 88 % right, 92 % where it is sure enough to act."""
    rows = read_lines(CORPUS / "golden" / "asks.jsonl")
    listener = guide.adviser.listener
    heard = [listener.heard_later(row["text"], row["lang"]) for row in rows]
    right = [one.ask == row["act"] for one, row in zip(heard, rows, strict=True)]
    sure = [r for r, one in zip(right, heard, strict=True) if one.chance >= SURE]
    assert sum(right) >= 0.85 * len(rows)
    assert len(sure) >= 0.80 * len(rows)
    assert sum(sure) >= 0.91 * len(sure)


@pytest.mark.model
def test_what_is_of_the_own_city_is_told_from_what_is_of_others(guide):
    """Measured on two writers nothing was set on (own city) and one (other cities)."""
    hear, folder = guide.adviser.listener.heard_later, CORPUS / "golden"
    own = [r["text"] for r in read_lines(folder / "talks.jsonl") if r["form"] == "later"]
    theirs = [r for r in read_lines(folder / "asks.jsonl") if r["act"] in OF_CITIES]
    ours = sum(hear(text, "en").others < OURS for text in own)
    assert ours >= 0.85 * len(own)
    lost = sum(hear(row["text"], row["lang"]).others < OURS for row in theirs)
    assert lost <= 0.05 * len(theirs)


@pytest.mark.model
def test_what_was_answered_is_not_told_again_in_full_but_with_what_is_asked_now(guide):
    first = guide.ask(
        "Town of 14,000 in Chile with water shortage. Should we build a desalination plant?"
    )
    told = guide.adviser.corpus.faqs["drought-water-q13"]
    assert told.verdict in first.text
    reply = guide.ask("But should we not build the desalination plant now?", first.conversation)
    assert f"As I said above: **{told.verdict}**" in reply.text
    assert told.answer not in reply.text


@pytest.mark.model
def test_what_it_would_cost_is_reckoned_with_what_others_spent_beside_it(guide):
    """The answer is ours and has no figures; sums are those of cases, with their source."""
    first = guide.ask(PORT)
    reply = guide.ask("What would that cost a city like ours, roughly?", first.conversation)
    faqs = guide.adviser.corpus.faqs
    prepared = [faq for faq in faqs.values() if (faq.topic, faq.kind) == ("flooding", "cost")]
    assert prepared[0].verdict in reply.text
    assert "What others spent on it" in reply.text
    assert reply.citations


# What a question is on that is no trouble of the port.
ON = {"should we simply raise the water tariff?": "drought-water"}


@pytest.fixture(scope="module")
def advised(guide):
    return guide.ask(PORT)


@pytest.mark.model
@pytest.mark.parametrize("text", QUESTIONS)
def test_a_question_is_answered_and_moves_nothing(guide, advised, text):
    before = [tool.tool for tool in advised.tools]
    reply = guide.ask(text, guide.ask(PORT).conversation)
    memory = guide._conversations.memory(reply.conversation)
    if memory.turn.ask == "faq":
        (faq,) = (guide.adviser.corpus.faqs[key] for key in memory.turn.faqs)
        assert faq.kind in STRAIGHT.get(QUESTIONS[text], set())
        assert faq.topic in {*advised.profile.challenges, ON.get(text)}
    else:
        assert memory.turn.ask == QUESTIONS[text]
    assert [tool.tool for tool in reply.tools] == before
    assert memory.profile.challenges == advised.profile.challenges
    assert len(reply.text.split()) < 420
    assert "What I understood" not in reply.text


@pytest.mark.model
def test_sources_are_those_of_the_last_answer(guide, advised):
    reply = guide.ask("where is that from?", guide.ask(PORT).conversation)
    shown = {c.fact for c in advised.citations if not c.fact.startswith("tool:")}
    assert {c.fact for c in reply.citations} == shown
    for citation in reply.citations:
        assert citation.source.title in reply.text


@pytest.mark.model
def test_what_is_not_held_is_said(guide):
    key = guide.ask(PORT).conversation
    reply = guide.ask("do you have a case of a city that bred alpacas?", key)
    assert "holds no case" in reply.text
    assert not reply.citations


@pytest.mark.model
def test_cities_named_to_be_left_out_are_left_out(guide):
    key = guide.ask(PORT).conversation
    reply = guide.ask("not Barranquilla or New Orleans, others", key)
    assert reply.citations
    assert {c.city for c in reply.citations}.isdisjoint({"Barranquilla", "New Orleans"})


@pytest.mark.model
def test_another_problem_replaces_the_one_before_and_keeps_the_city(guide):
    key = guide.ask(PORT).conversation
    reply = guide.ask("Different question: young people leave because there are no jobs.", key)
    assert "flooding" not in reply.profile.challenges
    assert {"youth-jobs", "brain-drain"} & {*reply.profile.challenges}
    assert (reply.profile.population, reply.profile.country) == (900_000, "Colombia")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "most"), [("in three sentences please", 3), ("for my boss, in two lines", 2)]
)
def test_so_many_sentences_are_kept(guide, text, most):
    key = guide.ask(PORT).conversation
    reply = guide.ask(text, key)
    assert 1 <= len([line for line in reply.text.splitlines() if line.strip()]) <= most
    assert "Budget" in reply.text or "budget" in reply.text
