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
