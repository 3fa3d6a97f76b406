"""The country of a message that names none: from money, laws and offices, never against a name."""

from __future__ import annotations

import pytest

from tests.reading import gazetteer, read

COUNTRIES = [
    ("Unitary of 210k, HRA in trouble, council tax capped", "United Kingdom"),
    ("we are a borough, £3m short on social care", "United Kingdom"),
    ("combined authority, 900,000 people, buses", "United Kingdom"),
    (
        "county town of 20,000, the IDA sends nobody, €2m from the rural fund, county council",
        "Ireland",
    ),
    ("our selectboard meets Tuesdays, town of 3,000, FEMA is slow", "United States"),
    ("small city, the bond measure failed, TIF district empty", "United States"),
    ("our town of 12,000, the reeve and the RCMP disagree", "Canada"),
    ("shire of 14,000, ratepayers angry about rates", "Australia"),
    ("town of 22,000, iwi want a say in three waters", "New Zealand"),
    ("municipal corporation, 8 lakh people, ₹90 crore gap", "India"),
    ("barangay captains want CCTV, population 60k", "Philippines"),
    ("load shedding daily, our metro has 700,000 people", "South Africa"),
    ("we owe contractors ₦2bn, LGA chairman changes", "Nigeria"),
    ("boda boda riders block our town, MCAs quarrel", "Kenya"),
    ("our municipal assembly gets the common fund late", "Ghana"),
    ("Stadt mit 40.000, der Landrat bremst, Haushaltssicherung", "Germany"),
    ("Stadt mit 18.000, Volksabstimmung verloren, 9 Millionen Franken", "Switzerland"),
    ("prefeitura de 80 mil habitantes, vereadores contra o IPTU", "Brazil"),
    ("somos uma autarquia, junta de freguesia e PRR", "Portugal"),
    ("ville de 30 000, EPCI et préfet, plus de DGF", "France"),
    ("ayuntamiento de 25.000 vecinos, el pleno no aprueba", "Spain"),
    ("municipio de 90 mil, el presidente municipal y sus regidores", "Mexico"),
    ("municipio de 70 mil, el concejo deliberante frena todo", "Argentina"),
    ("gemeente van 30.000 inwoners, de wethouder wil een app", "Netherlands"),
    ("miasto 90 tys mieszkańców, rada miasta nie chce", "Poland"),
    ("kota kami 300 ribu penduduk, walikota baru, APBD kecil", "Indonesia"),
    ("comune di 40.000 abitanti, il sindaco e la giunta", "Italy"),
    ("we are a city of 95,000 in the Peak; the S151 officer says no", "United Kingdom"),
]


@pytest.mark.parametrize(("text", "country"), COUNTRIES)
def test_country_is_inferred(text: str, country: str) -> None:
    profile = read(text)
    assert profile.country == country
    assert profile.origin["country"] == profile.origin["region"] == "inferred"


NOTHING = [
    "town of 9,000, the mayor is new, €2m in hand",
    "we have councillors and bins",
    "how much is £3m in dollars",
    "somos un municipio con una alcaldía nueva",
    "Stadt mit 40.000 Einwohnern und einem Rathaus",
    "what does Best Value mean?",
]


@pytest.mark.parametrize("text", NOTHING)
def test_too_little_says_nothing(text: str) -> None:
    assert read(text).country is None


def test_a_named_country_stands() -> None:
    assert read("a town of 9,000 in Ireland, £2m from a London fund").country == "Ireland"
    earlier = read("a town of 9,000 in Kenya")
    assert read("the levelling up fund would pay £2m", earlier).country == "Kenya"


REGIONS = [
    ("market town in Kent, 18,000 people", "United Kingdom"),
    ("district in the East Midlands, pop 90,000", "United Kingdom"),
    ("a village of 900 in County Clare", "Ireland"),
    ("ville de 40 000 habitants dans le Pas-de-Calais", "France"),
    ("kleinstadt 12000 ew in der oberpfalz", "Germany"),
    ("cidade de 70 mil no interior de São Paulo", "Brazil"),
    ("Câmara no Alentejo, 9 mil habitantes", "Portugal"),
    ("pueblo de 3.000 vecinos en Soria", "Spain"),
    ("town of 9k, tasmania, north coast", "Australia"),
    ("state capital in Plateau State, 900,000 people", "Nigeria"),
    ("commune bruxelloise de 60.000 habitants", "Belgium"),
    ("ville de 20 000 en Romandie", "Switzerland"),
    ("town in Silesia, 70,000 people", "Poland"),
    ("municipio de 50 mil en el estado de Hidalgo", "Mexico"),
    ("municipio de 200 mil en el conurbano", "Argentina"),
]


@pytest.mark.parametrize(("text", "country"), REGIONS)
def test_a_region_tells_the_country(text: str, country: str) -> None:
    profile = read(text)
    assert (profile.country, profile.named_city) == (country, None)
    assert profile.population


NEAR = [
    ("Western Melbourne council, 71,000 people", "Australia", 71_000),
    ("Inner London borough, 240,000 residents", "United Kingdom", 240_000),
    ("commune de 9 000 habitants près de Paris", "France", 9_000),
    ("a town of 30,000 north of Toronto", "Canada", 30_000),
    ("Stadt mit 20.000 Einwohnern im Umland von Wien", "Austria", 20_000),
    ("municipio de 40.000 en las afueras de Barcelona", "Spain", 40_000),
    ("Seoul-ish city, 8 million people", "South Korea", 8_000_000),
    ("suburb of Boston, 45,000 people", "United States", 45_000),
]


@pytest.mark.parametrize(("text", "country", "people"), NEAR)
def test_a_place_beside_a_case_city(text: str, country: str, people: int) -> None:
    profile = read(text)
    assert (profile.named_city, profile.country, profile.population) == (None, country, people)


OTHERS = [
    "we are not Freiburg, we are 30,000 and poor",
    "Wir sind nicht München, sondern 30.000",
    "nous ne sommes pas Lyon, on est 30 000",
    "We train with SENAC, our town has 30,000 people",
    "una ciudad de 30.000 habitantes con zona franca",
]


@pytest.mark.parametrize("text", OTHERS)
def test_a_look_alike_is_not_the_own_city(text: str) -> None:
    profile = read(text)
    assert (profile.named_city, profile.population) == (None, 30_000)


NAMESAKES = [
    ("What did Valencia do about heat?", "ES"),
    ("we are Valencia, Venezuela", "VE"),
    ("City of Durham, s114 looms", "GB"),
    ("we are Newcastle in New South Wales", "AU"),
    ("Brest a-t-elle réussi ?", "FR"),
]


@pytest.mark.parametrize(("text", "country"), NAMESAKES)
def test_of_namesakes_the_context_then_the_best_known(text: str, country: str) -> None:
    assert country in {m.country for m in gazetteer().find(text) if m.kind == "city"}


OF_OTHERS = [
    "a grant, the equivalent of 140 million US dollars, for our city of 230,000",
    "we are 90,000 people and the World Bank lends us 20 million US dollars",
    "somos 80 mil habitantes y recibimos 20 millones de dólares de los Estados Unidos",
    "wir sind 60.000 Einwohner und bekommen 10 Millionen US-Dollar von der Weltbank",
    "town of 50,000, a grant from Japan pays for our pumps",
    "une commune de 300 000 habitants, le maire et la mairie n'ont que deux milliards",
]


@pytest.mark.parametrize("text", OF_OTHERS)
def test_money_of_others_and_shared_words_tell_no_country(text: str) -> None:
    assert read(text).country is None


def test_money_of_many_countries_tells_what_they_share() -> None:
    profile = read("commune de 400 000 habitants, le maire a 4 milliards de FCFA, inondations")
    assert (profile.country, profile.region, profile.income_group) == (None, "Africa", None)


def test_a_country_before_its_money_elsewhere_is_still_read() -> None:
    assert read("we are a town in Canada with 3 million US dollars").country == "Canada"
