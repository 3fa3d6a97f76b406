"""Cities that nobody here knows are told from words, persons and bodies."""

from __future__ import annotations

import pytest

from assistant.strangers import stranger

TOLD = {"world", "bank", "google", "vienna"}

NAMES = [
    ("What did Zagreus-on-Sea achieve?", "Zagreus-on-Sea"),
    ("Port Merrin's harbour scheme: who paid?", "Port Merrin"),
    ("Quellbach: what failed?", "Quellbach"),
    ("what about Brimhaven?", "Brimhaven"),
    ("and Brimhaven?", "Brimhaven"),
    ("What went wrong in Tolvane?", "Tolvane"),
    ("Did the trams in Tolvane work?", "Tolvane"),
    ("Ostrow Heath in Kent built a tidal barrier; who paid for it?", "Ostrow Heath"),
    ("¿Qué hizo Villaluz con la basura?", "Villaluz"),
    ("Was hat Quellbach gemacht?", "Quellbach"),
    ("Qu'est-ce qui a échoué à Montplaisance ?", "Montplaisance"),
    ("O que deu errado em Pedralva?", "Pedralva"),
    ("Merrin City: who ran it?", "Merrin City"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_a_stranger(text: str, name: str) -> None:
    assert stranger(text, [], TOLD) == name


NONE = [
    "What did the World Bank pay?",
    "What did Google do?",
    "How did Mayor Jackson do it?",
    "What works in Africa?",
    "What does Section 106 cost?",
    "How do I get my councillors to agree?",
    "Would Vision Zero work?",
    "who failed?",
    "The Union said no and it failed",
    "We are Tolvane and we need help",
]


@pytest.mark.parametrize("text", NONE)
def test_no_stranger(text: str) -> None:
    assert stranger(text, [], TOLD) == ""
