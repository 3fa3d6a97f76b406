"""How much money the city says it has, and what it has and lacks: only its own, only what is said."""

from __future__ import annotations

import pytest

from tests.reading import read

LEVELS = [
    ("no extra money before the next review", "low"),
    ("the levy was rejected by voters", "low"),
    ("no borrowing headroom left", "low"),
    ("there is a £6m budget gap", "low"),
    ("we serve under a section 114 notice", "low"),
    ("our budget was slashed in spring", "low"),
    ("own revenue covers only a fifth of what we spend", "low"),
    ("kein Cent übrig, Haushaltssicherung seit Jahren", "low"),
    ("bei uns läuft das Geld aus", "low"),
    ("on n'a plus un sou", "low"),
    ("aucune marge de manœuvre budgétaire", "low"),
    ("la plata no alcanza para nada", "low"),
    ("ni un peso en caja", "low"),
    ("a câmara está falida", "low"),
    ("não há margem no orçamento", "low"),
    ("we have EUR 700 million to invest", "high"),
    ("a budget surplus three years in a row", "high"),
    ("an Geld fehlt es nicht", "high"),
    ("pas de problème d'argent chez nous", "high"),
    ("el dinero no falta", "high"),
    ("dinheiro não falta", "high"),
    ("we've got $7m in a recovery fund", "medium"),
    ("tenemos un fondo de 4 millones de euros", "medium"),
    ("das Budget ist gesund", "medium"),
    ("finances saines, peu d'idées", "medium"),
    ("we cannot spend it fast enough: A$40m sits there", "medium"),
    ("temos fundos do PRR por executar", "medium"),
    ("the vendor is bankrupt", None),
    ("we have a £9m roof to repair", None),
    ("the mall is broke", None),
    ("we are a town of 9,000", None),
]


@pytest.mark.parametrize(("text", "level"), LEVELS)
def test_level(text: str, level: str | None) -> None:
    profile = read(text)
    assert profile.budget_level == level
    assert ("little-money" in profile.constraints) <= (level == "low")


FIRMS = [
    "our supplier went bankrupt last year",
    "der Anbieter ist insolvent",
    "the start-up behind the app was heavily indebted",
    "le prestataire est endetté",
]


@pytest.mark.parametrize("text", FIRMS)
def test_the_debts_of_a_firm_are_not_ours(text: str) -> None:
    assert read(text).constraints == ()


NO_ASSET = [
    ("start-ups are few here", "tech-firms"),
    ("a half-empty tech park", "tech-firms"),
    ("the tech park opened in 2019 and is 70% empty", "tech-firms"),
    ("our own revenue covers only 15%", "own-money"),
    ("start-ups that came left again", "tech-firms"),
    ("un parque tecnológico vacío", "tech-firms"),
    ("we want an airport", "port-airport"),
    ("no innovation team, no lab", "delivery-body"),
    ("the port has closed", "port-airport"),
    ("the governor likes start-ups", "tech-firms"),
]


@pytest.mark.parametrize(("text", "asset"), NO_ASSET)
def test_what_is_missing_is_no_asset(text: str, asset: str) -> None:
    assert asset not in read(text).assets


LACKS = [
    ("no university within 60 km", ("university",)),
    ("wir haben keine Hochschule", ("university",)),
    ("sans université ni port", ("university", "port-airport")),
    ("no delivery unit, one clerk", ("delivery-body",)),
    ("little money, floods", ()),
    ("they will not go into the tech companies", ()),
    ("nobody reads the data platform", ()),
]


@pytest.mark.parametrize(("text", "lacks"), LACKS)
def test_lacks_are_what_is_said_to_be_missing(text: str, lacks: tuple[str, ...]) -> None:
    assert set(read(text).lacks) == set(lacks)
