"""What a city says of its size, place, means and mistakes, in the wordings of notes and of talk."""

from __future__ import annotations

import pytest

from assistant.corrections import MISTAKE, TOLD, without_admission
from assistant.phrases import flat
from assistant.profile import Profile, read_profile
from assistant.references import bare
from tests.reading import gazetteer


def read(text: str, earlier: Profile | None = None) -> Profile:
    return read_profile(text, gazetteer("Curitiba", "Kigali", "Lima", "Medellin"), earlier)


SIZES = [
    ("95k pop, dead high street", 95_000),
    ("mining town (about 48k, was 71k in 1985), no jobs", 48_000),
    ("1) city, 240k 2) no buses 3) mayor leaves", 240_000),
    ("our town is like 85k but who counts", 85_000),
    ("we grew from 200 thousand to nearly 350 thousand", 350_000),
    ("the city has grown from 90,000 to 140,000 people", 140_000),
    ("used to be 44,000, now 29,000", 29_000),
    ("In 1975 we had 52,000 and now are 31,000", 31_000),
    ("Éramos 80 mil, ahora somos 55 mil", 55_000),
    ("Avant nous étions 47 000, aujourd'hui 33 000", 33_000),
    ("Früher 52.000 Einwohner, heute 34.000", 34_000),
    ("Já fomos 70 mil, hoje somos 45 mil", 45_000),
    ("von 210.000 auf 260.000 gewachsen, unsere Stadt", 260_000),
    ("9000 residents but in season 15,000 tourists a day", 9_000),
    ("18.000 habitantes y en verano 60.000 turistas", 18_000),
    ("7 000 habitants mais 30 000 touristes en été", 7_000),
    ("12.000 Einwohner, im Sommer 40.000 Besucher am Tag", 12_000),
    ("25 mil moradores e 90 mil turistas no verão", 25_000),
    ("15,000 workers commute in, 4,000 refugees came", None),
    ("3 million visitors a year", None),
]


@pytest.mark.parametrize(("text", "people"), SIZES)
def test_the_size_is_the_present_one_of_the_residents(text: str, people: int | None) -> None:
    assert read(text).population == people


LANDS = [
    ("We live from exports to Germany and tourists from France", None),
    ("Many nurses from the Philippines and India work here", None),
    ("Vivimos con trabajadores de Marruecos, pueblo de 20 mil", None),
    ("Nous logeons des travailleurs du Maroc", None),
    ("Bei uns leben Saisonkräfte aus Rumänien", None),
    ("trabalhadores do Nepal, vila no Alentejo", "Portugal"),
    ("400 Syrian families in town", None),
    ("we're in west Texas, 60k", "United States"),
    ("bouaké, 830k, routes en ruine", "Ivory Coast"),
    ("a town between Atlanta and Nashville", "United States"),
    ("our road budget is 3 billion naira", "Nigeria"),
]


@pytest.mark.parametrize(("text", "country"), LANDS)
def test_origins_and_markets_are_not_the_own_country(text: str, country: str | None) -> None:
    assert read(text).country == country


NAMES = [
    ("we deliver our projects in time", None),
    ("the work is done in full and in place", None),
    ("It would be nice to have buses", None),
    ("most people split bills on mobile", None),
    ("We are in Nice", "Nice"),
    ("We live in Reading", "Reading"),
    ("Small place (Nysa, 43 000 people), young leave", "Nysa"),
    ("our city lies two hours from Atlanta and Nashville", None),
]


@pytest.mark.parametrize(("text", "city"), NAMES)
def test_ordinary_words_are_no_cities(text: str, city: str | None) -> None:
    assert read(text).named_city == city


LATER = [
    ("It is Kigali, in Rwanda, 1.7 million people", "Kigali", "Rwanda", 1_700_000),
    ("Kigali, Rwanda, 1.7 million people", "Kigali", "Rwanda", 1_700_000),
    ("we are Lima in Peru", "Lima", "Peru", 7_737_002),
    ("Es Medellín, en Colombia, 2,5 millones", "Medellin", "Colombia", 2_500_000),
    ("C'est Bouaké, en Côte d'Ivoire, 740 000 habitants", "Bouaké", "Ivory Coast", 740_000),
    ("Es ist Leipzig in Deutschland, 610.000 Einwohner", "Leipzig", "Germany", 610_000),
    ("É Curitiba, no Brasil, 1,8 milhões de habitantes", "Curitiba", "Brazil", 1_800_000),
]


@pytest.mark.parametrize(("text", "city", "country", "people"), LATER)
def test_who_the_city_is_is_taken_over(text: str, city: str, country: str, people: int) -> None:
    earlier = read("We are a city of 250,000 in Chile")
    made = read(text, earlier)
    assert (made.named_city, made.country, made.population) == (city, country, people)
    assert TOLD.fullmatch(bare(text))


def test_a_question_on_a_case_city_changes_nothing() -> None:
    earlier = read("We are a city of 250,000 in Chile")
    assert read("What did Curitiba do?", earlier) == earlier


UNIVERSITIES = [
    ("the young move away after university", False),
    ("they leave for university and stay there", False),
    ("the university clinic is far", False),
    ("después de la universidad se van", False),
    ("après l'université ils partent", False),
    ("we have a university", True),
    ("tenemos una universidad", True),
]


@pytest.mark.parametrize(("text", "there"), UNIVERSITIES)
def test_a_university_is_a_partner_only_where_it_is(text: str, there: bool) -> None:
    assert ("university" in read(text).assets) is there


MEANS = [
    ("no budget of our own, but the province gives us 80 million dollars", "medium"),
    ("sin presupuesto propio, pero el estado nos da 40 millones de dólares", "medium"),
    ("pas de budget, mais la région verse 15 millions d'euros", "medium"),
    ("one-off 9 million from a land sale", "medium"),
    ("einmalig 8 Millionen Euro aus Windpacht", "medium"),
    ("une rentrée exceptionnelle de 6 millions d'euros", "medium"),
    ("no budget at all", "low"),
    ("On a perdu 9 postes, dotations gelées", "low"),
    ("perdimos 9 puestos, transferencias congeladas", "low"),
    ("9 Stellen gestrichen, Zuweisungen eingefroren", "low"),
    ("perdemos 9 funcionários, repasses congelados", "low"),
]


@pytest.mark.parametrize(("text", "level"), MEANS)
def test_money_is_little_or_at_hand_but_not_both(text: str, level: str) -> None:
    made = read(text)
    assert made.budget_level == level
    assert ("little-money" in made.constraints) is (level == "low")


@pytest.mark.parametrize("text", [text for text, _ in MEANS[-4:]])
def test_lost_posts_are_few_staff(text: str) -> None:
    assert "few-staff" in read(text).constraints


ADMITTED = [
    "I made a mistake, it is 14 lots, not 41",
    "my mistake, 14 lots",
    "typo, 14",
    "I was wrong, it is 14",
    "me equivoqué, son 14",
    "erreur de ma part, c'est 14",
    "foi engano, são 14",
    "mein Fehler, es sind 14",
]


@pytest.mark.parametrize("text", ADMITTED)
def test_an_admitted_mistake_is_a_correction(text: str) -> None:
    assert MISTAKE.search(bare(text))
    assert not MISTAKE.search(flat(without_admission(text)))


@pytest.mark.parametrize(
    "text",
    [
        "what was their biggest mistake?",
        "which mistakes should we avoid",
        "the council was wrong",
        "was ging schief?",
        "¿en qué se equivocaron?",
    ],
)
def test_mistakes_of_others_are_no_correction(text: str) -> None:
    assert not MISTAKE.search(bare(text))
