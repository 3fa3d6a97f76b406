"""A what-if says what it changes, or that nothing of it could be read."""

from __future__ import annotations

from functools import cache

import pytest

from assistant.profile import Profile, read_profile
from assistant.suppose import supposed
from tests.reading import gazetteer


@cache
def own() -> Profile:
    return read_profile("We are a city of 120,000 in Spain", gazetteer())


READ = [
    ("what if we had 3 million euros", "budget_level", "medium"),
    ("what if we lost the state grant", "budget_level", "low"),
    ("what if the ministry halved our transfer?", "budget_level", "low"),
    ("y si nos recortan la transferencia?", "budget_level", "low"),
    ("et si la dotation était coupée ?", "budget_level", "low"),
    ("und wenn die Förderung gestrichen wird?", "budget_level", "low"),
    ("e se a verba for cortada?", "budget_level", "low"),
    ("y si tuviéramos dos millones de euros", "budget_level", "medium"),
    ("what if we were three times as large", "population", 360_000),
    ("¿y si fuéramos más grandes, digamos un millón?", "population", 1_000_000),
    ("und wenn wir größer wären, sagen wir zwei Millionen?", "population", 2_000_000),
    ("et si on était 400 000 ?", "population", 400_000),
    ("e se fôssemos 900 mil?", "population", 900_000),
    ("what if we were in Ghana", "country", "Ghana"),
    ("what if only one person worked on it", "constraints", ("few-staff",)),
    ("what if we had a university", "assets", ("university",)),
    ("what if the county covers 40%", "assets", ("national-money",)),
    ("et si la région finance un tiers ?", "budget_level", "medium"),
    ("y si la provincia pone la mitad", "budget_level", "medium"),
    ("und wenn das Land nichts zahlt?", "budget_level", "low"),
    ("e se o governo não pagar", "budget_level", "low"),
    ("what if the foundation pulls out", "budget_level", "low"),
    ("what if we got 4 million a year", "budget_level", "medium"),
    ("what if the bus drivers strike", "constraints", ("few-staff",)),
    ("und wenn die Gewerkschaft streikt", "constraints", ("few-staff",)),
    ("what if I had three planners more", "assets", ("skilled-staff",)),
    ("y si tuviéramos dos técnicos más", "assets", ("skilled-staff",)),
]


@pytest.mark.parametrize(("text", "field", "value"), READ)
def test_what_is_supposed(text: str, field: str, value: object) -> None:
    made = supposed(text, read_profile(text, gazetteer(), own()), own())
    assert field in made.fields
    assert getattr(made.profile, field) == value


NOTHING = [
    "what if the state refuses the permit?",
    "what if the state gives the police more power?",
    "what if nobody pays for parking?",
    "what if the unions agreed?",
    "what if the next mayor stops it?",
    "¿y si no conseguimos mayoría?",
    "et si le préfet refuse ?",
    "und wenn der Stadtrat nicht will?",
    "e se ninguém vier?",
    "what if 2,000 jobs went",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_made_up(text: str) -> None:
    made = supposed(text, read_profile(text, gazetteer(), own()), own())
    assert made.fields == ()
    assert made.profile.population == own().population


CORRECTED = [
    ("sorry, 210,000 not 120,000", 210_000),
    ("make that 90 thousand", 90_000),
    ("I meant 12k", 12_000),
    ("no somos 120 mil, somos 20 mil", 20_000),
    ("pardon, on est 20 000, pas 120 000", 20_000),
    ("Entschuldigung, 20.000, nicht 120.000", 20_000),
    ("desculpe, 20 mil e não 120 mil", 20_000),
    ("we have 3000 complaints not 300", 120_000),
]


@pytest.mark.parametrize(("text", "people"), CORRECTED)
def test_the_right_number_wins(text: str, people: int) -> None:
    from assistant.profile import bare_size

    profile = bare_size(text, read_profile(text, gazetteer(), own()), own())
    assert profile.population == people


SUMS = [
    ("So: we hold a grant of $4.2 million.", "what if we split the 4.2 million?"),
    ("We are a town with a grant of 6 million euros.", "suppose 6 million goes to roofs"),
    ("Tenemos una donación de 600.000 euros.", "¿y si repartimos los 600.000?"),
    ("Wir haben 9 Millionen Euro bekommen.", "und wenn wir die 9 Millionen aufteilen?"),
    ("La ville a reçu 30 millions d'euros.", "et si on partage les 30 millions ?"),
    ("Recebemos 5 milhões de euros.", "e se dividirmos os 5 milhões?"),
]


@pytest.mark.parametrize(("told", "text"), SUMS)
def test_a_sum_told_before_is_no_population(told: str, text: str) -> None:
    earlier = read_profile(told, gazetteer())
    made = supposed(text, read_profile(text, gazetteer(), earlier), earlier)
    assert made.profile.population is None
