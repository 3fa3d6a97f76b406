"""What a city says about itself becomes a profile, with where each value came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.profile import Profile, asked_cities, read_profile
from tests.reading import gazetteer


def read(*turns: str) -> Profile:
    profile = None
    for text in turns:
        profile = read_profile(text, gazetteer(), profile)
    assert profile is not None
    return profile


def test_port_city() -> None:
    profile = read(
        "We are a port city of 900,000 in Colombia with floods and little money; where do we start?"
    )
    assert profile.named_city is None
    assert (profile.country, profile.region) == ("Colombia", "South America")
    assert (profile.income_group, profile.population) == ("upper-middle", 900_000)
    assert (profile.size, profile.budget_level, profile.stage) == ("medium", "low", "starting")
    assert profile.assets == ("port-airport",)
    assert profile.constraints == ("little-money",)
    assert profile.origin["population"] == profile.origin["country"] == "said"
    assert profile.origin["income_group"] == profile.origin["region"] == "inferred"


def test_tier_two_city() -> None:
    profile = read(
        "Tier-2 city in Madhya Pradesh, 6.5 lakh people, command centre built in 2021, "
        "nobody uses it, no O&M funds"
    )
    assert (profile.country, profile.population) == ("India", 650_000)
    assert (profile.income_group, profile.stage) == ("lower-middle", "running")
    assert profile.constraints == ("no-operating-money",)
    assert profile.budget_level == "low"


def test_ski_town() -> None:
    profile = read("small ski town, 8,000 residents, 60,000 in winter, Austria")
    assert (profile.country, profile.population, profile.size) == ("Austria", 8_000, "small")
    assert profile.constraints == ("seasonal-population",)
    assert profile.assets == ("tourism-base",)


def test_gulf_city() -> None:
    profile = read("rich Gulf city, money but no plan")
    assert (profile.country, profile.region) == (None, "Middle East")
    assert (profile.income_group, profile.origin["income_group"]) == ("high", "said")
    assert profile.budget_level == "high"
    assert profile.population is None
    assert profile.size is None


def test_failed_app() -> None:
    profile = read("our last app failed and residents distrust sensors")
    assert (profile.stage, profile.constraints) == ("recovering", ("low-trust",))
    assert (profile.country, profile.population, profile.named_city) == (None, None, None)


VALUES = [
    ("we are Ostrava", "named_city", "Ostrava", "said"),
    ("we are Ostrava", "population", 279_791, "inferred"),
    ("we are Ostrava, 300,000 people", "population", 300_000, "said"),
    ("we are Ostrava", "country", "Czechia", "inferred"),
    ("a poor city in Chile", "income_group", "high", "inferred"),
    ("a wealthy suburb", "income_group", "high", "said"),
    ("upper-middle-income country", "income_group", "upper-middle", "said"),
    ("ciudad pobre del Perú", "income_group", "upper-middle", "inferred"),
    ("rich in history, a town in Kenya", "income_group", "lower-middle", "inferred"),
    ("poor drainage in our Kenyan town", "income_group", "lower-middle", "inferred"),
    ("like Mumbai with 20 million, but we are Nashik", "named_city", "Nashik", "said"),
    ("we're broke", "budget_level", "low", "said"),
    ("tight budget, big wishes", "budget_level", "low", "said"),
    ("hardly any funds", "budget_level", "low", "said"),
    ("wir haben kaum Geld", "budget_level", "low", "said"),
    ("tenemos pocos recursos", "budget_level", "low", "said"),
    ("on a très peu de moyens", "budget_level", "low", "said"),
    ("temos pouco dinheiro", "budget_level", "low", "said"),
    ("money is not the problem", "budget_level", "high", "said"),
    ("we have a big budget and no staff", "budget_level", "high", "said"),
    ("oil money, no skills", "budget_level", "high", "said"),
    ("a moderate budget", "budget_level", "medium", "said"),
    ("no idea where to start", "stage", "starting", "said"),
    ("wir stehen ganz am Anfang", "stage", "starting", "said"),
    ("two pilots running since spring", "stage", "piloting", "said"),
    ("tenemos un proyecto piloto de sensores", "stage", "piloting", "said"),
    ("we want to scale the bike app city-wide", "stage", "scaling", "said"),
    ("ready to roll out smart meters", "stage", "scaling", "said"),
    ("the control room has been in operation since 2016", "stage", "running", "said"),
    ("the scheme was cancelled after protests", "stage", "recovering", "said"),
    ("we had a pilot with smart bins; it was cancelled", "stage", "recovering", "said"),
    ("el proyecto fracasó hace dos años", "stage", "recovering", "said"),
    ("directly elected mayor with full powers", "government", "strong-mayor", "said"),
    ("we have a city manager", "government", "council-manager", "said"),
    ("an appointed commissioner runs the corporation", "government", "commissioner", "said"),
    ("the party secretary decides", "government", "state-appointed", "said"),
    ("a county with an elected governor", "government", "governor", "said"),
    ("the council elects the mayor from its ranks", "government", "council-mayor", "said"),
    ("college van B&W, aldermen share the work", "government", "collegial", "said"),
]


@pytest.mark.parametrize(("text", "field", "value", "origin"), VALUES)
def test_value(text: str, field: str, value: object, origin: str) -> None:
    profile = read(text)
    assert getattr(profile, field) == value
    assert profile.origin[field] == origin


CONSTRAINTS = [
    ("no money to maintain the cameras", "no-operating-money"),
    ("kein Geld für den Betrieb", "no-operating-money"),
    ("the city is heavily in debt", "in-debt"),
    ("we are under bankruptcy protection", "in-debt"),
    ("our IT team is two people", "few-staff"),
    ("no technical staff in city hall", "few-staff"),
    ("nos falta personal capacitado", "few-staff"),
    ("the ministry decides everything, we have no powers", "few-powers"),
    ("water belongs to the state, roads to the county, nobody coordinates", "split-powers"),
    ("people don't trust the council", "low-trust"),
    ("les habitants se méfient de la mairie", "low-trust"),
    ("patchy internet outside the centre", "poor-connectivity"),
    ("many residents have no smartphone", "low-digital-skills"),
    ("older people are not online", "low-digital-skills"),
    ("data sits in silos and Excel sheets", "scattered-data"),
    ("a new mayor every two years stops everything", "political-turnover"),
    ("elections next spring could kill it", "political-turnover"),
    ("nobody at the top backs this", "no-champion"),
    ("there is no free land left", "no-land"),
    ("the population triples in summer", "seasonal-population"),
    ("we must spend the grant by December", "deadline"),
    ("we are an island, ferries twice a day", "island-or-remote"),
    ("after years of civil war", "conflict"),
    ("sin dinero y sin internet decente", "little-money"),
]


@pytest.mark.parametrize(("text", "constraint"), CONSTRAINTS)
def test_constraint(text: str, constraint: str) -> None:
    assert constraint in read(text).constraints


ASSETS = [
    ("we have a strong technical university", "university"),
    ("una universidad pública muy activa", "university"),
    ("there is a big container port", "port-airport"),
    ("lots of start-ups and software firms", "tech-firms"),
    ("healthy reserves in the bank", "own-money"),
    ("money from the national Smart Cities Mission", "national-money"),
    ("the World Bank would lend", "donor-money"),
    ("EU-Fördermittel sind bewilligt", "donor-money"),
    ("we live from tourism", "tourism-base"),
    ("an old town with UNESCO status", "heritage-culture"),
    ("steel mills and car plants", "industry-base"),
    ("we own our water utility", "municipal-utility"),
    ("die Stadtwerke gehören uns", "municipal-utility"),
    ("a good tram network", "transport-network"),
    ("skilled engineers in the administration", "skilled-staff"),
    ("very active neighbourhood associations", "civic-groups"),
    ("the mayor backs it in person", "strong-leader"),
    ("fibre in every street", "digital-infrastructure"),
    ("everyone here uses mobile money", "digital-users"),
    ("we are the national capital", "capital-status"),
    ("half the population is under 25", "young-population"),
    ("no port but an airport", "port-airport"),
    ("the federal government gave us a grant", "national-money"),
]


@pytest.mark.parametrize(("text", "asset"), ASSETS)
def test_asset(text: str, asset: str) -> None:
    assert asset in read(text).assets


WITHOUT = [
    ("no university", "university"),
    ("without a port or an airport", "port-airport"),
    ("we lack tech firms", "tech-firms"),
    ("there isn't a university anywhere near", "university"),
    ("keine Universität weit und breit", "university"),
    ("sin universidad ni puerto", "university"),
    ("we don't have skilled engineers", "skilled-staff"),
    ("pas d'université", "university"),
    ("the mayor does not back it", "strong-leader"),
    ("we want to support start-ups", "tech-firms"),
    ("report on public transport", "port-airport"),
    ("we are planning to build a university", "university"),
    ("a steel mill that closed", "industry-base"),
    ("What did Rotterdam do with its port?", "port-airport"),
]


@pytest.mark.parametrize(("text", "asset"), WITHOUT)
def test_not_an_asset(text: str, asset: str) -> None:
    assert asset not in read(text).assets


NO_CONSTRAINT = [
    "we are not in debt",
    "residents trust us",
    "no conflict between departments",
    "money is not a problem",
    "we have enough skilled staff",
]


@pytest.mark.parametrize("text", NO_CONSTRAINT)
def test_not_a_constraint(text: str) -> None:
    assert read(text).constraints == ()


def test_later_values_replace_earlier_ones() -> None:
    profile = read("we are a town of 40,000 in Kenya, broke", "sorry, we are 400,000 people")
    assert (profile.population, profile.size, profile.country) == (400_000, "medium", "Kenya")
    assert profile.budget_level == "low"


def test_inferred_never_replaces_said() -> None:
    profile = read("we have 900,000 people and are a poor city", "we are Cali")
    assert (profile.population, profile.origin["population"]) == (900_000, "said")
    assert (profile.income_group, profile.named_city) == ("low", "Cali")
    assert profile.country == "Colombia"


def test_another_city_brings_its_own_values() -> None:
    profile = read("we are Cali", "correction: we are Leeds")
    assert (profile.named_city, profile.country, profile.income_group) == (
        "Leeds", "United Kingdom", "high",
    )  # fmt: skip
    assert profile.population == 536_280


def test_taken_back() -> None:
    profile = read("we have a university and a port", "actually there is no university")
    assert profile.assets == ("port-airport",)


def test_question_changes_nothing() -> None:
    first = read("a Kenyan town of 40,000, little money")
    assert read_profile("What did Barcelona do?", gazetteer(), first) == first


def test_unknown_stays_unknown() -> None:
    assert read("Where do we begin with trees?").model_dump(exclude={"stage", "origin"}) == {
        "named_city": None, "country": None, "region": None, "income_group": None,
        "population": None, "government": None, "challenges": (), "assets": (),
        "constraints": (), "budget_level": None, "lacks": (), "notes": (),
    }  # fmt: skip


SIZES = [(99_999, "small"), (100_000, "medium"), (1_000_000, "large"), (5_000_000, "mega")]


@pytest.mark.parametrize(("people", "size"), SIZES)
def test_size(people: int, size: str) -> None:
    assert Profile(population=people).size == size


ASKED = [
    ("what did Barcelona do", ("Barcelona",)),
    ("We are Leeds. How did Vienna and Surat pay?", ("Vienna", "Surat")),
    ("we are Leeds", ()),
    ("like Medellín, like Medellin", ("Medellín",)),
]


@pytest.mark.parametrize(("text", "names"), ASKED)
def test_asked_cities(text: str, names: tuple[str, ...]) -> None:
    assert asked_cities(gazetteer().find(text)) == names


PIECES = st.sampled_from(
    ["we are ", "no ", "Ostrava", "university", " a port", ", ", "900,000", " people", "broke",
     "in debt", "not ", "poor ", "city", "pilot", "?", "\n", "failed", "directly elected mayor",
     "é"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_any_text(text: str) -> None:
    profile = read(text)
    assert profile == read(text)
    assert read_profile(text, gazetteer(), profile) == profile


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Somos una ciudad de 500.000 en México, el agua se pierde por fugas", 500_000),
        ("Nous sommes une ville de 80 000 avec peu d'argent", 80_000),
        ("Somos uma cidade de 300.000 no Brasil com enchentes", 300_000),
        ("Eine Stadt mit 220.000 ohne Geld", 220_000),
        ("Wir sind eine Kreisstadt mit 60.000 Einwohnern, die Innenstadt stirbt", 60_000),
    ],
)
def test_the_size_of_a_city_in_four_languages(text, people):
    assert read(text).population == people


def test_a_city_of_quite_another_size_is_not_the_own_one():
    cut = read("Our council of 45,000 in Wales is cutting buses, and Cardiff keeps all the jobs.")
    assert (cut.named_city, cut.population, cut.country) == (None, 45_000, "United Kingdom")
    assert read("We are Cardiff, 360,000 people.").named_city == "Cardiff"


def test_of_us_in_the_hills_of_a_country():
    told = read("Small town in the Bulgarian hills, 20,000 of us. Half the school is empty.")
    assert (told.population, told.country) == (20_000, "Bulgaria")


def test_a_misspelt_name_that_the_size_contradicts_is_no_city_and_no_fault():
    text = ("The last shop in Stara Huta closes at Christmas. Forty villagers say each will put 200 "
            "euro. Can a municipality of 3,000 help, does it survive longer than two years?")  # fmt: skip
    profile = read_profile(text, gazetteer())
    assert (profile.named_city, profile.population) == (None, 3_000)
