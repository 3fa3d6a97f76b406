"""What a city must, may and cannot do is quoted in its own words, with its kind."""

from __future__ import annotations

import pytest

from assistant.notes import LONGEST, MOST
from assistant.profile import Profile, bare_size, read_profile
from tests.reading import gazetteer


def read(*turns: str) -> Profile:
    profile = Profile()
    for text in turns:
        profile = bare_size(text, read_profile(text, gazetteer(), profile), profile)
    return profile


KINDS = [
    ("The depot money must be committed by October.", "deadline"),
    ("Our lease on the data centre expires in June 2027.", "deadline"),
    ("Council votes on this before Easter.", "deadline"),
    ("I have six weeks.", "deadline"),
    ("we must report to the minister within 90 days", "deadline"),
    ("Der Antrag muss bis Ende September raus.", "deadline"),
    ("Hay que decidir antes de mayo.", "deadline"),
    ("Il faut trancher avant l'été.", "deadline"),
    ("Temos de fechar o plano até dezembro.", "deadline"),
    ("The grant may not be used for staff; it is not allowed.", "ban"),
    ("State law forbids us to raise parking fees.", "ban"),
    ("we cannot raise council rents", "ban"),
    ("Kameras sind im Zentrum verboten.", "ban"),
    ("La ley prohíbe vender el terreno municipal.", "ban"),
    ("On n'a pas le droit de toucher à la façade.", "ban"),
    ("É proibido fechar a avenida aos domingos.", "ban"),
    ("The shopkeepers oppose any bus lane.", "opposition"),
    ("the drivers' union refuses to use the tablets", "opposition"),
    ("two landlords are suing us over the permit", "opposition"),
    ("Die Anwohner sind dagegen.", "opposition"),
    ("Der Personalrat lehnt die Umstellung ab.", "opposition"),
    ("Los taxistas se oponen al carril bus.", "opposition"),
    ("Les commerçants sont contre la zone piétonne.", "opposition"),
    ("Os motoristas ameaçam parar.", "opposition"),
    ("There is a hiring freeze until further notice.", "staff"),
    ("we can't recruit planners", "staff"),
    ("I have two analysts.", "staff"),
    ("Wir finden keine Fachkräfte.", "staff"),
    ("No podemos contratar a nadie.", "staff"),
    ("On n'arrive pas à recruter.", "staff"),
    ("Não conseguimos contratar engenheiros.", "staff"),
    ("We tried a parking app in 2018.", "tried"),
    ("the old portal was scrapped", "tried"),
    ("Wir haben es schon probiert.", "tried"),
    ("Ya lo intentamos con sensores.", "tried"),
    ("On a déjà un comité de pilotage.", "tried"),
    ("Já temos uma incubadora.", "tried"),
    ("The ministry offers 12 million for drains.", "money"),
    ("EUR 30m lies in the reconstruction account.", "money"),
    ("no new money until the next spending review", "money"),
    ("Die Schulden liegen bei 40 Mio. Euro.", "money"),
    ("Tenemos un fondo de 8 millones de euros.", "money"),
    ("La région donne une subvention de 3 millions.", "money"),
    ("Recebemos uma verba de 20 milhões de reais.", "money"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind_of_a_clause(text: str, kind: str) -> None:
    notes = read(f"We are a town of 40,000. {text}").notes
    assert kind in {note.kind for note in notes}
    for note in notes:
        assert note.text in " ".join(text.split())
        assert len(note.text.split()) <= LONGEST


SILENT = [
    "What did Vienna spend by 2015?",
    "Why did the union refuse it in Toronto?",
    "who was against it",
    "We are a town of 40,000 with floods.",
    "Show me cities that failed before.",
    "¿Quién se opuso en Medellín?",
    "Was hat das gekostet?",
    "Et si les syndicats étaient contre ?",
    "what if the council forbids it?",
    "210,000 people by 2041",
    "refuse on every corner",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_note(text: str) -> None:
    assert read(text).notes == ()


def test_each_kind_comes_before_a_second_of_one() -> None:
    text = (
        "We have a gap of £3m. Debts of £9m. A loan of £2m. A bill of £1m. Fees of £4m. Costs of £6m. "
        "Costs of £7m. The unions oppose it. We cannot hire. It was scrapped. Decide by March."
    )
    notes = read(text).notes
    assert len(notes) == MOST
    assert {note.kind for note in notes} == {"money", "opposition", "staff", "tried", "deadline"}


def test_notes_add_up_over_turns() -> None:
    notes = read(
        "Town of 9,000 in Chile.", "The union is against it.", "we must decide by May"
    ).notes
    assert [note.kind for note in notes] == ["opposition", "deadline"]


MENDED = [
    ("The fund holds 30 million.", "no, the fund is 3 million, not 30", "The fund holds 3 million"),
    ("We pay $106m a year.", "I meant $16m, not $106m", "We pay $16m a year"),
    ("El fondo tiene 6 millones de euros.", "perdón, el fondo es de 16 millones, no 6", "El fondo tiene 16 millones"),
    ("Die Förderung beträgt 6 Millionen.", "die Förderung ist 4 Millionen, nicht 6", "Die Förderung beträgt 4 Millionen"),
    ("La subvention est de 6 millions.", "erreur, la subvention est de 2 millions, pas 6", "La subvention est de 2 millions"),
    ("A verba é de 5 milhões de reais.", "desculpe, a verba é de 2 milhões, não 5", "A verba é de 2 milhões"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "correction", "note"), MENDED)
def test_a_sum_is_corrected(said: str, correction: str, note: str) -> None:
    profile = read(f"We are a city of 300,000. {said}", correction)
    assert [n.text for n in profile.notes] == [note]
    assert profile.population == 300_000


def test_money_found_takes_back_that_there_was_none() -> None:
    before = read("Town of 9,000, we have no money at all until the next budget in 2028")
    assert before.budget_level == "low"
    assert before.notes
    after = read(
        "Town of 9,000, we have no money at all until the next budget in 2028",
        "actually we have a surplus of 4 million euros",
    )
    assert after.budget_level == "high"
    assert "little-money" not in after.constraints
    assert [note.text for note in after.notes] == ["we have a surplus of 4 million euros"]
