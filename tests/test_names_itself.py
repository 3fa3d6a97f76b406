"""A later message that names a case city: the own city mended, or another one spoken of."""

from __future__ import annotations

import pytest

from assistant.glossary import Glossary
from assistant.intent import is_told_by_us, names_itself
from tests.reading import CSV, gazetteer

OWN = [
    ("no, we are Kumasi", "Kumasi"),
    ("sorry, it's Leeds not Leicester", "Leeds"),
    ("I meant Surat, not Pune", "Surat"),
    ("Kumasi, Ghana", "Kumasi"),
    ("we run Kumasi, not Accra", "Kumasi"),
    ("No, somos Medellín", "Medellín"),
    ("perdón, es Rosario, no Córdoba", "Rosario"),
    ("nous sommes à Bordeaux, pas à Lyon", "Bordeaux"),
    ("wir sind Leipzig, nicht Dresden", "Leipzig"),
    ("desculpe, é Recife, não Olinda", "Recife"),
]
OTHERS = [
    ("Phnom Penh cut losses, dirty politics, give me one like that", "Phnom Penh"),
    ("Amsterdam ne nous ressemble pas", "Amsterdam"),
    ("Barcelone, c'est riche, nous non", "Barcelone"),
    ("somos más pobres que Medellín", "Medellín"),
    ("no somos Medellín", "Medellín"),
    ("Wien kann sich das leisten, wir nicht", "Wien"),
    ("Curitiba é outra realidade", "Curitiba"),
    ("Kigali is a dictatorship", "Kigali"),
]


def named(text: str, name: str) -> bool:
    places = [text[m.start : m.end] for m in gazetteer().find(text)]
    return names_itself(text, name, [place for place in places if place != name])


@pytest.mark.parametrize(("text", "name"), OWN)
def test_the_own_city_is_mended(text: str, name: str) -> None:
    assert named(text, name)


@pytest.mark.parametrize(("text", "name"), OTHERS)
def test_a_city_spoken_of_is_not_the_own(text: str, name: str) -> None:
    assert not named(text, name)


def test_a_corrected_name_is_own() -> None:
    roles = {m.name: m.role for m in gazetteer().find("sorry, it's Leeds not Leicester")}
    assert roles == {"Leeds": "own", "Leicester": "asked"}


KEPT = [
    ("es", "¿Hay algún pueblo más pequeño y parecido? Esos tienen técnicos de sobra."),
    ("es", "No, somos Oruro."),
    ("pt", "E quem pagou isso?"),
    ("fr", "Un exemple en Afrique ?"),
    ("de", "Nein, wir sind Gera."),
    ("en", "ok so 1st 3 things to do b4 christmas pls. short"),
]
LEFT = [
    ("es", "And who paid for that in the first city?", "en"),
    ("pt", "¿Hay algún caso más barato para nosotros?", "es"),
    ("de", "Combien cela a-t-il coûté et qui a payé ?", "fr"),
    ("en", "¿Y quién pagó eso en la primera ciudad?", "es"),
]


@pytest.mark.parametrize(("before", "text"), KEPT)
def test_a_short_message_stays_in_its_language(before: str, text: str) -> None:
    assert Glossary(CSV.with_name("glossary.tsv")).kept(text, before) == before


@pytest.mark.parametrize(("before", "text", "language"), LEFT)
def test_what_is_clearly_another_language_leaves_it(before: str, text: str, language: str) -> None:
    assert Glossary(CSV.with_name("glossary.tsv")).kept(text, before) == language


def test_a_phrase_of_strangers_does_not_refuse_us() -> None:
    text = "We were flooded twice and my lawyer is nervous about the buy-outs"
    assert is_told_by_us(text, [0.8], 8.0)
    assert not is_told_by_us(text, [0.8], 0.5)  # the whole reads like a stranger's
    assert not is_told_by_us(text, [], 8.0)
    assert not is_told_by_us("Flooded cellar, whom to sue?", [0.8], 8.0)
