"""The brief in another language: by rules in ours, by a model sentence by sentence."""

from __future__ import annotations

import uuid
from datetime import date

import pytest

from assistant.brief import HEADINGS, make_brief
from assistant.cite import check
from assistant.export import export, to_pdf
from assistant.lexical import fold
from assistant.peers import restated
from assistant.tongue import asked_language
from assistant.wording import say
from tests.llm_server import exchanged

PORT = "We are a port city of 900,000 in Colombia with floods and little money; where do we start?"
DAY = date(2026, 11, 28)


ASKED = {
    "Translate the brief into French.": "fr",
    "Traduzca el informe al portugués, por favor": "pt",
    "Können Sie die Vorlage ins Englische übersetzen?": "en",
    "Traduisez la note en espagnol": "es",
    "Pouvez-vous traduire la note à l'italien ?": "it",
    "Traduza o relatório para alemão": "de",
    "Give me the brief in Spanish": "es",
    "translate it into Ukrainian": "uk",
    "translate the brief": "",
    "Translate the following sentence to French: 'Hello, how are you?'": None,
    "What does the report say about Paris?": None,
    "Show me a case in the French brief": None,
}


@pytest.mark.parametrize("text", ASKED)
def test_the_language_of_the_brief_is_read_in_five_languages(text):
    plain = fold(text).replace("'", " ").replace("’", " ").strip(" .!?")
    assert asked_language(plain) == ASKED[text]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "language"),
    [("Translate the brief into Spanish.", "es"), ("Übersetzen Sie die Vorlage ins Deutsche", "de"),
     ("the brief in French please", "fr"), ("translate the brief", "en")],
)  # fmt: skip
def test_without_a_model_the_brief_comes_in_our_languages(guide, text, language):
    key = uuid.uuid4().hex
    first = guide.ask(PORT, key)
    guide.ask("and how did they pay for it?", key)
    reply = guide.ask(text, key)
    assert (reply.intent, reply.engine, reply.brief.language) == ("task", "rules", language)
    for heading in HEADINGS[1:8]:
        assert f"## {say(language, heading)}\n" in reply.text
    assert [tool.tool for tool in reply.tools] == [tool.tool for tool in first.tools]
    assert (
        check(reply.text, reply.citations, guide.adviser.corpus, restated(PORT, reply.profile))
        == ()
    )
    # What is exported now is that brief, with the same words.
    made = export(guide.adviser.corpus, [first, reply], "md", DAY).decode()
    assert all(line in made for line in reply.brief.sections[-1].items)
    assert guide.ask("what about the second one?", key).intent == "follow-up"


@pytest.mark.model
def test_a_brief_in_the_language_of_the_talk_is_that_of_the_export(guide):
    key = uuid.uuid4().hex
    guide.ask(PORT, key)
    last = guide.amend({"population": 300_000}, key)
    guide.ask("and how did they pay for it?", key)
    reply = guide.ask("translate the brief into English", key)
    plain = make_brief(guide.adviser.corpus, last, DAY)
    assert reply.brief.sections[:2] == plain.sections[:2]
    assert "300,000 people" in reply.brief.sections[0].text


@pytest.mark.model
def test_what_no_rule_can_translate_is_said_in_one_sentence(guide):
    key = uuid.uuid4().hex
    assert "Describe your city" in guide.ask("translate the brief into Spanish", key).text
    guide.ask(PORT, key)
    reply = guide.ask("translate the brief into Italian", key)
    assert reply.text.startswith("A brief in Italian takes a language model")
    assert reply.brief is None


@pytest.mark.model
@pytest.mark.parametrize(
    ("behaviour", "language", "outcome"),
    [("perfect", "Spanish", "written"), ("slip", "Spanish", "written"),
     ("swapped", "Spanish", "rules: check"), ("liar", "Spanish", "rules: check"),
     ("500", "Spanish", "rules: server"), ("perfect", "Italian", "written"),
     ("liar", "Italian", "rules: check"), ("empty", "Italian", "rules: empty")],
)  # fmt: skip
def test_a_model_translates_the_brief_sentence_by_sentence(
    guide, talk, server, behaviour, language, outcome
):
    server[1].behaviour = "perfect"
    talk.model.breaker.worked()
    key = uuid.uuid4().hex
    talk.ask(PORT, key)
    server[1].behaviour = behaviour
    try:
        reply = talk.ask(f"translate the brief into {language}", key)
    finally:
        server[1].behaviour = "perfect"
        talk.model.breaker.worked()
    assert reply.writing.outcome == outcome
    assert "2031" not in reply.text
    assert bool(reply.note) is (outcome != "written")
    if reply.writing.shown:
        assert reply.engine == "openai:scripted"
        assert reply.writing.replaced <= 1
        assert reply.writing.repaired == (behaviour == "slip")
        assert reply.brief.language == {"Spanish": "es", "Italian": "it"}[language]
        quoted = [c for c in reply.citations if c.city]
        assert quoted
        assert not any(c.claim.split(". ")[0] in reply.text for c in quoted)
        found = check(
            exchanged(reply.text), reply.citations, guide.adviser.corpus,
            restated(PORT, reply.profile),
        )  # fmt: skip
        assert not found
        assert to_pdf(reply.brief).startswith(b"%PDF")
    elif language == "Spanish":
        assert reply.text.startswith("*Lo citado")
    else:
        assert reply.text.startswith("A brief in Italian takes a language model")
