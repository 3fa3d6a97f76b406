"""One meaning in many wordings gives one profile: notes, capitals, long sentences, languages."""

from __future__ import annotations

import pytest

from assistant.figures import find_figures
from tests.reading import read

PEOPLE = [
    ("Ours is a megacity of 20 million", 20_000_000),
    ("We are a megacity of 20,000,000 (two crore)", 20_000_000),
    ("Our settlement of 11,000 lives off a mine", 11_000),
    ("city 2.2 mil. north sinks 12cm/yr", 2_200_000),
    ("ciudad 60 mil, Perú, baches", 60_000),
    ("Angola, município de 400 mil. O imposto tem 3.100 inscritos.", 400_000),
    ("Our city counts 1.1 million dwellers", 1_100_000),
    ("The city has 1.3 million inhabitants. Every year 15,000 newcomers come", 1_300_000),
    ("We, a city with 430,000 residents, shelter 60,000 people uprooted", 430_000),
    ("Our local authority in South Africa, serving 160,000, has debts", 160_000),
    ("scottish island council, serves 22000, im clerk", 22_000),
    ("It contains 580,000 people. Each year migrants arrive", 580_000),
    ("Wrong advice went to 1,600 people. We are a capital of 2 million", 2_000_000),
    ("18,000 people live in slums; the city has 210,000 people", 210_000),
    ("A queue of 3,000 people; the town has 25,000 inhabitants", 25_000),
    ("A town of 50,000 people without a hospital", 50_000),
    ("Acogemos a 5.000 personas desplazadas; somos 60.000 habitantes", 60_000),
    ("Nous hébergeons 2 000 personnes; la commune compte 35 000 habitants", 35_000),
    ("Nossa cidade conta com 70 mil moradores e acolhe 4.000 pessoas", 70_000),
    ("Die Stadt (540.000 Einw.), daneben ein Ortsteil mit 9.000 Menschen", 540_000),
    ("rural municipality, 6,000 people, most residents over 65", 6_000),
    ("dutch size city, 500k+", 500_000),
    ("We're Leeds-sized, strong universities", 536_280),
]


@pytest.mark.parametrize(("text", "people"), PEOPLE)
def test_the_number_that_is_the_city_s_own(text: str, people: int) -> None:
    assert read(text).population == people


OTHERS = [
    "We evacuated 40,000 people last year",
    "Our app reaches 12,000 people",
    "400 people seeking asylum live in the hotel",
    "The hospital serves 200,000 people",
    "412 Bewohnerparkausweise auf 260 Plätze",
    "Our city has 5,000 cameras",
    "a protest of 5,000 people",
]


@pytest.mark.parametrize("text", OTHERS)
def test_people_who_are_not_the_city(text: str) -> None:
    assert read(text).population is None


LANDS = [
    ("RURAL KANSAS TOWN, 5200 RESIDENTS", "United States"),
    ("texas city 1.5m sprawled over 900 sq km", "United States"),
    ("small town, kansas, 5000", "United States"),
    ("We are a Texan city of 1.5 million", "United States"),
    ("turkey city 780000 on a fault", "Turkey"),
    ("CHINA DISTRICT, 4.5 MILLION", "China"),
    ("nz city 84000 must replace pipes", "New Zealand"),
    ("small us city, 90k", "United States"),
    ("our Greek local authority, population 33,000", "Greece"),
    ("Our city of 1.1 million is Congolese", "Democratic Republic of the Congo"),
    ("congo city, 1.1 million", "Democratic Republic of the Congo"),
    ("We are in Brazzaville, Congo", "Republic of the Congo"),
    ("Unsere Stadt ist österreichisch", "Austria"),
    ("une commune bretonne de 6 000 habitants", "France"),
    ("a Quebec town of 12,000", "Canada"),
    ("The state ministry owns the land. We are a Chilean city", "Chile"),
    ("FLOODS KILL US EVERY YEAR", None),
    ("we r a small island municipality 9k ppl", None),
    ("The estate is old. The hands are tied. La planta falla.", None),
    ("Romanians left our town", None),
    ("the vendor is Chinese and our town small", None),
]


@pytest.mark.parametrize(("text", "country"), LANDS)
def test_the_country_in_notes_and_capitals(text: str, country: str | None) -> None:
    assert read(text).country == country


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("Our town in the Sahara has 19,000 dwellers", None),
        ("perros sueltos en el paseo, ¿qué hicieron otros?", None),
        ("zusammen 6.100 Menschen im Dorf", None),
        ("Kitchens closed. Southern winds.", None),
        ("We are Kisumu-sized, in western Kenya", None),
        ("Our Kenyan city, comparable to Kisumu, floods", None),
        ("we're in Banglore", "Bengaluru"),
        ("from adis ababa, 3 million people", "Addis Ababa"),
        ("Buenos Aires, villa 31 and friends", "Buenos Aires"),
    ],
)
def test_words_are_no_misspelt_cities(text: str, city: str | None) -> None:
    assert read(text).named_city == city


VALUES = [
    ("Our hot, poor city of 1.9 million is in Pakistan", "income_group", "lower-middle"),
    ("a low-income city in Chile", "income_group", "low"),
    ("a poor city", "income_group", "low"),
    ("Well, where to begin. So, our city heats with coal", "stage", None),
    ("Bueno, por dónde empezar. Somos una ciudad de 40.000", "stage", None),
    ("Bon, par où commencer. Notre ville se vide.", "stage", None),
    ("We are a town of 5,000. Where to begin?", "stage", "starting"),
    ("We run a coastal town of 27,000", "stage", None),
    ("We run a bus service", "stage", "running"),
    ("herds perished when the rains failed", "stage", None),
    ("our traffic app failed", "stage", "recovering"),
    ("money tight", "budget_level", "low"),
    ("it takes in hardly any income", "budget_level", "low"),
    ("das Geld ist knapp", "budget_level", "low"),
    ("les finances sont serrées", "budget_level", "low"),
    ("in sound financial health", "budget_level", "medium"),
    ("The budget of our municipality is good", "budget_level", "medium"),
]


@pytest.mark.parametrize(("text", "field", "value"), VALUES)
def test_other_words_for_a_value(text: str, field: str, value: str | None) -> None:
    assert getattr(read(text), field) == value


CONSTRAINTS = [
    ("land = state ministry, answers letters late", "split-powers"),
    ("The ground is owned by a national ministry", "split-powers"),
    ("The state ministry, to which the land belongs", "split-powers"),
    ("el suelo pertenece al ministerio", "split-powers"),
    ("die Straße gehört dem Land", "split-powers"),
    ("COMMS TEAM = ONE PERSON", "few-staff"),
    ("A single person makes up our press office", "few-staff"),
    ("notre équipe compte deux personnes", "few-staff"),
    ("Gangs with weapons levy charges", "conflict"),
    ("bandas armadas cobran peaje", "conflict"),
]


@pytest.mark.parametrize(("text", "constraint"), CONSTRAINTS)
def test_other_words_for_a_constraint(text: str, constraint: str) -> None:
    assert constraint in read(text).constraints


@pytest.mark.parametrize(
    ("text", "value"),
    [("3 mil people", 3e6), ("20 mil euros", 2e4), ("90 mil", 9e4), ("2,5 mil vecinos", 2_500)],
)
def test_mil_in_two_languages(text: str, value: float) -> None:
    assert find_figures(text)[0].value == value
