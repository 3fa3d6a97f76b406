"""What any official decides (sign, sell, close, wait) is heard and gets an answer with a position."""

from __future__ import annotations

import re

import pytest

from assistant.decisions import decisions, named_decisions, put_decisions
from assistant.wording import LANGUAGES


def test_every_decision_is_answered_in_every_language():
    assert len(decisions()) >= 20
    for one in decisions().values():
        for field in (one.words, one.label, one.verdict, one.why):
            assert set(field) == set(LANGUAGES), one.id
        for language in LANGUAGES:
            said = f"{one.label[language]} {one.verdict[language]} {one.why[language]}"
            assert not re.search(r"\d", said), (one.id, language)
            assert len(one.label[language].split()) <= 8, (one.id, language)
            assert 4 <= len(one.verdict[language].split()) <= 26, (one.id, language)
            assert 25 <= len(one.why[language].split()) <= 90, (one.id, language)
    texts = [one.why[language] for one in decisions().values() for language in LANGUAGES]
    assert len(set(texts)) == len(texts)  # no two say the same, none is left untranslated


@pytest.mark.parametrize(
    ("language", "text", "put"),
    [
        ("en", "The roof leaks. Sell the old mill, or lease it, or just wait?", ("sell", "wait")),
        ("en", "They want an answer by Friday. Sign?", ("sign",)),
        ("en", "Shall we tear it down?", ("demolish",)),
        ("en", "Two clerks, one of them ill. Merge the offices or hire?", ("merge", "hire")),
        ("es", "El dueño ofrece un precio. ¿Compramos el molino o esperamos?", ("buy", "wait")),
        ("fr", "On ferme la piscine ou on négocie avec le club ?", ("close", "talk")),
        ("pt", "Proibimos os trios elétricos ou cobramos taxa?", ("ban", "raise-price")),
        ("de", "Sanieren oder abreißen?", ("repair", "demolish")),
        ("de", "Unterschreiben wir oder verhandeln wir neu?", ("sign", "talk")),
        # asked is how, not whether; and what is only told is not put
        ("en", "How do we close it without a riot?", ()),
        ("en", "We closed the mill and sold the land. What now?", ()),
        ("es", "¿Cómo vendemos la idea al concejo?", ()),
        ("pt", "Como fecho o mercado sem briga?", ()),
        ("fr", "Où vendre le terrain ?", ()),
        ("fr", "Comment vendre le terrain, ou attendre ?", ("sell", "wait")),
        ("en", "It costs 3.5 million. Buy it?", ("buy",)),
    ],
)
def test_what_is_to_be_decided_is_heard_in_its_order(language, text, put):
    assert put_decisions(text, language) == put


def test_of_wordings_in_one_another_the_first_and_longest_counts():
    assert named_decisions("renegotiate the contract") == ("renew",)
    assert named_decisions("build ourselves") == ("build",)
    assert named_decisions("is a second hall worth building") == ("build",)
    assert named_decisions("what can we do with this building") == ()


def test_what_was_told_before_can_make_a_decision_another_matter():
    """Families under a slope are not told to wait until the other place is open."""
    cracks = "Cracks opened in the road above Block C, sixty families live below."
    asked = "Should we move them or wait?"
    assert put_decisions(asked) == ("move", "wait")
    assert put_decisions(asked, before=cracks) == ()
    assert put_decisions("Good idea?", measures=["pay the hackers their ransom"]) == ()
    assert put_decisions("Good idea?", measures=["sell the old mill"]) == ("sell",)


@pytest.mark.model
@pytest.mark.parametrize(
    ("turns", "label"),
    [
        (["Town of 12,000 in Ohio, two vans of ours stand idle. Sell the vans or wait?"], "Selling"),
        (["Ort mit 8.000 Einwohnern in Hessen, die Bauhofhalle ist feucht. Sanieren oder abreißen?"],
         "Reparieren"),
        (["Ciudad de 34.000 habitantes en España. La concesionaria pide 420.000 € más o quita las "
          "líneas de la tarde. ¿Pagamos o dejamos que se vayan?"], "Pagarlo"),
        (["We are a town of 23,000 in Ohio. The mall is half empty.",
          "Sell it or merge with the neighbours? What do you think?"], "Selling"),
    ],
)  # fmt: skip
def test_a_decision_is_ruled_on_once_and_never_called_undecided(guide, turns, label):
    conversation = None
    for text in turns:
        reply = guide.ask(text, conversation)
        conversation = reply.conversation
    assert reply.text.count(f"**{label}") == 1
    lines = [line for line in reply.text.splitlines() if len(line) > 60]
    assert len(lines) == len(set(lines))
    for undecided in ("decides between", "decides it", "cannot decide", "entscheidet zwischen",
                      "decide entre"):  # fmt: skip
        assert undecided not in reply.text
