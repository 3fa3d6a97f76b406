"""Numbers as people write them, and which of them are the inhabitants of the speaker's city."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.figures import find_figures, population

VALUES = [
    ("2 crore", 20_000_000, "count", None),
    ("6.5 lakh people", 650_000, "population", None),
    ("6,5 lakh people", 650_000, "population", None),
    ("6,50,000 people", 650_000, "population", None),
    ("450.000 habitantes", 450_000, "population", None),
    ("450,000 inhabitants", 450_000, "population", None),
    ("Pine Bluff AR, 39k & dropping. 1,100 vacant houses.", 39_000, "population", None),
    ("population in the city boundary around 95,000", 95_000, "population", None),
    ("uma cidade com 9 milhões ou mais", 9_000_000, "population", None),
    ("rated 4.5 by users", 4.5, "count", None),
    ("a city of 350k", 350_000, "population", None),
    ("1,2 Mio. Einwohner", 1_200_000, "population", None),
    ("a city of 1.2m", 1_200_000, "population", None),
    ("half a million people", 500_000, "population", None),
    ("a million and a half people", 1_500_000, "population", None),
    ("two and a half million inhabitants", 2_500_000, "population", None),
    ("medio millón de habitantes", 500_000, "population", None),
    ("un millón y medio de habitantes", 1_500_000, "population", None),
    ("un demi-million d'habitants", 500_000, "population", None),
    ("eine halbe Million Menschen", 500_000, "population", None),
    ("anderthalb Millionen Einwohner", 1_500_000, "population", None),
    ("meio milhão de habitantes", 500_000, "population", None),
    ("a quarter of a million residents", 250_000, "population", None),
    ("town of 20 thousand", 20_000, "population", None),
    ("20 mil habitantes", 20_000, "population", None),
    ("eight thousand souls", 8_000, "population", None),
    ("achttausend Einwohner", 8_000, "population", None),
    ("ochenta mil personas", 80_000, "population", None),
    ("deux cent mille habitants", 200_000, "population", None),
    ("900 000 habitants", 900_000, "population", None),
    ("1'200'000 Einwohner", 1_200_000, "population", None),
    ("~300k people", 300_000, "population", None),
    ("USD 50 million", 50_000_000, "money", "USD"),
    ("€3bn", 3_000_000_000, "money", "EUR"),
    ("Rs 200 crore", 2_000_000_000, "money", "INR"),
    ("Rs. 45 lakh a year", 4_500_000, "money", "INR"),
    ("$2.5m", 2_500_000, "money", "USD"),
    ("R$ 12 milhões", 12_000_000, "money", "BRL"),
    ("3 Mrd. Euro", 3_000_000_000, "money", "EUR"),
    ("40 millones de pesos", 40_000_000, "money", None),
    ("£750,000 a year", 750_000, "money", "GBP"),
    ("A$4.2 million", 4_200_000, "money", "AUD"),
    ("a budget of 5 million", 5_000_000, "money", None),
    ("CHF 1'500'000", 1_500_000, "money", "CHF"),
    ("2.000.000 €", 2_000_000, "money", "EUR"),
    ("KES 30 million", 30_000_000, "money", "KES"),
    ("40% of residents", 40, "percent", None),
    ("12,5 Prozent", 12.5, "percent", None),
    ("70 per cent of trips", 70, "percent", None),
    ("30 por ciento", 30, "percent", None),
    ("built in 2021", 2021, "year", None),
    ("2,021 residents", 2021, "population", None),
    ("2000 residents", 2000, "population", None),
    ("by 2030 we want", 2030, "year", None),
    ("12,000 street lights", 12_000, "count", None),
    ("300 km of roads", 300, "count", None),
]


@pytest.mark.parametrize(("text", "value", "kind", "currency"), VALUES)
def test_first_figure(text: str, value: float, kind: str, currency: str | None) -> None:
    figure = find_figures(text)[0]
    assert (figure.value, figure.kind, figure.currency) == (value, kind, currency)


SILENT = [
    "5G masts everywhere",
    "open 24/7",
    "after Covid-19",
    "Industry 4.0 strategy",
    "call +43 512 345678",
    "ring 555-123-4567",
    "tel. 0712 345 678",
    "a B2B cluster and a Web3 idea",
    "we lost millions of tourists",
    "the G20 and the M25",
    "PM2.5 is too high",
    "ISO 37120 certified",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_figure(text: str) -> None:
    assert find_figures(text) == ()


OWN = [
    ("We are a port city of 900,000 in Colombia with floods and little money", 900_000),
    ("Tier-2 city in Madhya Pradesh, 6.5 lakh people, command centre built in 2021", 650_000),
    ("small ski town, 8,000 residents, 60,000 in winter, Austria", 8_000),
    (
        "Arua City, Uganda. The census gives us less than 400,000 but the schools carry more.",
        400_000,
    ),
    ("island town, 5500 people in winter and five times more in August", 5_500),
    ("we are 900,000, on the coast", 900_000),
    ("city of about 1.2 million", 1_200_000),
    ("Kisumu, pop. 35k, on the lake", 35_000),
    ("our town of 20,000", 20_000),
    ("population: 48,300", 48_300),
    ("Our population is roughly 275 000.", 275_000),
    ("with a population of around three hundred thousand", 300_000),
    ("Somos una ciudad de 120 mil habitantes en Perú", 120_000),
    ("una villa de 3.500 vecinos", 3_500),
    ("Nous sommes une ville de 45 000 habitants", 45_000),
    ("commune de 12.000 âmes près de Lyon", 12_000),
    ("Wir sind eine Stadt mit 85.000 Einwohnern", 85_000),
    ("Kleinstadt, 14 Tsd. Einwohner, Bahnhof geschlossen", 14_000),
    ("cidade de 60 mil habitantes no interior", 60_000),
    ("Município com 1,3 milhão de pessoas", 1_300_000),
    ("mid-size city, 450,000, Poland", 450_000),
    ("a 40,000-strong market town", 40_000),
    ("I run IT for a 250k city", 250_000),
    ("Coastal town (pop 12k) with erosion", 12_000),
    ("home to 3 million people and one metro line", 3_000_000),
    ("unlike Mumbai with 20 million people we are just 4 lakh", 400_000),
    ("germany wealthy city 650000 rents doubled in ten years", 650_000),
    ("town 38000 northern england council almost bankrupt", 38_000),
    ("Our Japanese city of 140,000 shrinks by 2,000 people a year.", 140_000),
    ("I advise a Pakistani city of 3.5 million that cannot pay salaries.", 3_500_000),
    ("old quarter, narrow lanes. pop 35k northern italy. what worked?", 35_000),
    ("Rents out of reach for under-35s. 230k, New England. Which reforms?", 230_000),
    ("We plan routes blind. 2M, Middle East. How to make it official?", 2_000_000),
    ("Trial to Tuesday? Sweden, 140k. How did others get there?", 140_000),
    ("Roads jammed. ~3M metro, Southern Africa. How to bring operators in?", 3_000_000),
    ("No director can overrule them. 170k, Japan. Others?", 170_000),
    ("Barcelona has 1.6 million people, we have 90,000 inhabitants", 90_000),
    ("Sorry, not 900,000 but 90,000 residents", 90_000),
    ("We employ 3,000 people and serve a city of 600,000", 600_000),
    ("10,000 people use the app; the city has 700,000 inhabitants", 700_000),
    ("130,000 households, 500,000 residents", 500_000),
    ("5 million tourists a year in a town of 30,000", 30_000),
    ("In 2019 we had 52,000 inhabitants", 52_000),
    ("island municipality, 9k people, 80k in August", 9_000),
    ("In July 100,000 people; 15,000 residents the rest of the year", 15_000),
    ("Budget 20 million euros, 110,000 people", 110_000),
    ("we r a small city abt 75000 ppl", 75_000),
    ("Inhabitants: 1.1M", 1_100_000),
    ("we're a county of half a million", 500_000),
    ("Around 8 lakhs of people live here", 800_000),
    ("about 2 million live here", 2_000_000),
    ("Mumbai has 20 million people. We are Nashik with 1.5 million.", 1_500_000),
    ("a half-a-million city on the Volga", 500_000),
    ("founded in 1850, 23,000 residents", 23_000),
]


@pytest.mark.parametrize(("text", "people"), OWN)
def test_population(text: str, people: int) -> None:
    found = population(text)
    assert found is not None
    assert found[0] == people


NOBODY = [
    "built in 2021, nobody uses it",
    "We have 1,200 staff in city hall",
    "we employ 3,000 people",
    "45,000 users of the app",
    "130,000 households",
    "2 million tourists a year",
    "60,000 people in winter",
    "unlike Mumbai with 20 million",
    "what did Vienna, with its 2 million people, do?",
    "our budget is 5 million",
    "20,000 street lights to replace",
    "40 km from the sea and 35 degrees in summer",
    "call us on 0316 872 4000",
    "5G, 24/7, Industry 4.0",
    "30% of residents",
    "2,000 people died in the flood",
    "Give me 3 tools in under 200 words",
    "we need 10,000 trees",
    "40,000 vehicles a day",
    "12,000 people signed the petition",
    "We are 50 km from the border",
    "We have EUR 2 million and three people",
    "housing for 20,000 people",
    "we lost 20,000 people since 2010",
    "rich Gulf city, money but no plan",
    "city 9000 houses vacant since the mill closed",
    "a town 6000 jobs lost",
    "1.5 million two-stroke three-wheelers on the road",
    "11,000 meals a day",
    "Nobody signs up. 60,000 leaflets. Why?",
    "our last app failed and residents distrust sensors",
]


@pytest.mark.parametrize("text", NOBODY)
def test_no_population(text: str) -> None:
    assert population(text) is None


PIECES = st.sampled_from(
    ["1", "2021", "900,000", "6.5", " lakh", " crore", "€", "Rs ", "%", " people", "half a ",
     "million", " and a half", "k", "m", ",", ".", "'", " ", "we are ", "mil ", "٣", "²", "½",
     "huit ", "tausend", "+", "-", "/", "\n", "é"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_any_text(text: str) -> None:
    figures = find_figures(text)
    assert figures == find_figures(text)
    ends = 0
    for figure in figures:
        assert ends <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.text
        ends = figure.end
    found = population(text)
    assert found is None or found[1].kind == "population"
