"""Cities, countries and areas in free text: whose city it is, and what is only asked about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.homes import with_home
from tests.reading import gazetteer


def seen(text: str, kind: str, role: str) -> list[tuple[str, str]]:
    mentions = gazetteer().find(text)
    return [(m.name, m.country) for m in mentions if (m.kind, m.role) == (kind, role)]


OWN = [
    ("we are Ostrava", "Ostrava", "CZ"),
    ("I work for the city of Ostrava", "Ostrava", "CZ"),
    ("here in Leeds nobody cycles", "Leeds", "GB"),
    ("our city, Pune, floods every year", "Pune", "IN"),
    ("City of Ballarat council, we need help with trees", "Ballarat", "AU"),
    ("Speaking for the mayor of Jalgaon", "Jalgaon", "IN"),
    ("Somos Medellín y queremos más sensores", "Medellín", "CO"),
    ("Trabajo en la alcaldía de Cochabamba", "Cochabamba", "BO"),
    ("Ich arbeite für die Stadt Graz", "Graz", "AT"),
    ("Nous sommes la ville de Dakar", "Dakar", "SN"),
    ("Trabalho na prefeitura de Recife", "Recife", "BR"),
    ("Kumasi, 2 million people, traffic everywhere", "Kumasi", "GH"),
    ("we're in Banglore and the lakes are dead", "Bengaluru", "IN"),
    ("I am with the municipality of Medelin", "Medellín", "CO"),
    ("we sit in bogota and have no money", "Bogotá", "CO"),
    ("based in Birmingham, Alabama, USA", "Birmingham", "US"),
    ("we are from Birmingham", "Birmingham", "GB"),
    ("I'm in Cartagena, Spain", "Cartagena", "ES"),
    ("Deputy mayor of Nice here", "Nice", "FR"),
    ("we live in Reading, UK", "Reading", "GB"),
    ("City of Mobile, Alabama", "Mobile", "US"),
    ("We are the town of Split, Croatia", "Split", "HR"),
    ("what should we in Lusaka do about waste?", "Lusaka", "ZM"),
    ("What can Accra do first?", "Accra", "GH"),
    ("WE ARE THE CITY OF GUAYAQUIL", "Guayaquil", "EC"),
    ("leeds, uk. buses are a mess", "Leeds", "GB"),
    ("Wir in Köln haben zu viele Daten", "Köln", "DE"),
    ("We are Leeds, like Barcelona a former textile town", "Leeds", "GB"),
    ("We want to cut traffic in Gdansk", "Gdańsk", "PL"),
    ("Advising Sao Paolo city hall on flood sensors", "São Paulo", "BR"),
]


@pytest.mark.parametrize(("text", "name", "country"), OWN)
def test_own_city(text: str, name: str, country: str) -> None:
    assert seen(text, "city", "own") == [(name, country)]


ASKED = [
    ("what did Barcelona do", ["Barcelona"]),
    ("a metro cable like Medellín", ["Medellín"]),
    ("how did Surat pay for it", ["Surat"]),
    ("which cities did what Vienna did", ["Vienna"]),
    ("tell me about singapore", ["Singapore"]),
    ("Compare Tallinn and Helsinki", ["Tallinn", "Helsinki"]),
    ("we are not Copenhagen", ["Copenhagen"]),
    ("unlike Mumbai with 20 million", ["Mumbai"]),
    ("We visited Seoul and Songdo last year", ["Seoul", "Songdo"]),
    ("Barcelona's superblocks look good", ["Barcelona"]),
    ("is the Bogotá model right for us?", ["Bogotá"]),
    ("how come Surat could and we can't", ["Surat"]),
    ("what did medellin do about crime", ["Medellín"]),
    ("¿Qué hizo Curitiba con los buses?", ["Curitiba"]),
    ("Was hat Hamburg anders gemacht?", ["Hamburg"]),
    ("Comment Nantes a-t-elle fait ?", ["Nantes"]),
    ("we want to become the next Amsterdam", ["Amsterdam"]),
    ("Who paid for the cameras in Johannesburg?", ["Johannesburg"]),
    ("lessons from Toronto please", ["Toronto"]),
    ("our mayor admires Dubai", ["Dubai"]),
    ("our sister city is Kobe", ["Kobe"]),
    ("Smart City Expo in Barcelona was great", ["Barcelona"]),
    ("And Helsinki?", ["Helsinki"]),
]


@pytest.mark.parametrize(("text", "names"), ASKED)
def test_asked_city(text: str, names: list[str]) -> None:
    assert [name for name, _ in seen(text, "city", "asked")] == names
    assert seen(text, "city", "own") == []


BOTH = [
    ("We are Ostrava; what did Barcelona do?", "Ostrava", "Barcelona"),
    ("What did Vienna do, and would it work here in Leeds?", "Leeds", "Vienna"),
    ("Like Medellín we have hills, we are La Paz in Bolivia", "La Paz", "Medellín"),
    ("I work for Tampere. Should we copy Helsinki?", "Tampere", "Helsinki"),
    ("mayor of Kigali's office: how did Rio de Janeiro fail?", "Kigali", "Rio de Janeiro"),
]


@pytest.mark.parametrize(("text", "own", "asked"), BOTH)
def test_own_and_asked(text: str, own: str, asked: str) -> None:
    assert [name for name, _ in seen(text, "city", "own")] == [own]
    assert [name for name, _ in seen(text, "city", "asked")] == [asked]


LAND = [
    ("We are a port city of 900,000 in Colombia with floods", "CO", "upper-middle"),
    (
        "Campina Grande, na Paraíba, 420 mil habitantes. A prefeitura não usa nada disso.",
        "BR",
        "upper-middle",
    ),
    (
        "Charleville-Mézières, 46 000 habitants. Les jeunes partent à Reims, à Lille ou au Luxembourg.",
        "FR",
        "high",
    ),
    ("small town in usa, 12000 people", "US", "high"),
    ("small ski town, 8,000 residents, 60,000 in winter, Austria", "AT", "high"),
    ("an Austrian town", "AT", "high"),
    ("Tier-2 city in Madhya Pradesh, 6.5 lakh people", "IN", "lower-middle"),
    ("a Kenyan county with bad roads", "KE", "lower-middle"),
    ("somos un municipio en Bolivia", "BO", "lower-middle"),
    ("eine Kleinstadt in Österreich", "AT", "high"),
    ("we are a town in colombia", "CO", "upper-middle"),
    ("a town in Colmbia", "CO", "upper-middle"),
    ("a city in Columbia, near the coast", "CO", "upper-middle"),
    ("kenyan town, no money", "KE", "lower-middle"),
    ("una ciudad mexicana de tamaño medio", "MX", "upper-middle"),
    ("une ville moyenne au Sénégal", "SN", "lower-middle"),
    ("uma cidade brasileira pequena", "BR", "upper-middle"),
    ("port in the Phillipines", "PH", "lower-middle"),
    ("a borough in the UK", "GB", "high"),
    ("midsize us city? no: a midsize US city", "US", "high"),
    ("city in the U.S. midwest", "US", "high"),
    ("a small town near Lyon", "FR", "high"),
    ("we are in Georgia, the country, on the Black Sea", "GE", "upper-middle"),
    ("coastal town, Ghana, erosion", "GH", "lower-middle"),
    ("A CITY IN VIETNAM", "VN", "lower-middle"),
    ("a municipality in South Africa", "ZA", "upper-middle"),
    ("Stadt in der Schweiz mit 30.000 Einwohnern", "CH", "high"),
    ("rural district in Uttar Pradesh", "IN", "lower-middle"),
    ("Somos un municipio de 60 mil habitantes en Oaxaca, México", "MX", "upper-middle"),
    ("village of 900 in the Scottish Highlands", "GB", "high"),
    ("a town in the Kharkiv region", "UA", "lower-middle"),
]


@pytest.mark.parametrize(("text", "country", "income"), LAND)
def test_own_country(text: str, country: str, income: str) -> None:
    own = [m for m in gazetteer().find(text) if m.role == "own"]
    assert {m.country for m in own} == {country}
    assert own[0].income == income


REGIONS = [
    ("rich Gulf city, money but no plan", "Middle East", "high"),
    ("a secondary city in West Africa", "Africa", ""),
    ("mid-size Scandinavian city", "Europe", "high"),
    ("small island in the Caribbean", "North America", ""),
    ("a Southeast Asian capital", "Asia-Pacific", ""),
]


@pytest.mark.parametrize(("text", "region", "income"), REGIONS)
def test_area_of_several_countries(text: str, region: str, income: str) -> None:
    (area,) = gazetteer().find(text)
    assert (area.kind, area.region, area.income or "", area.country) == ("area", region, income, "")


NOWHERE = [
    "It would be nice to have a reading room and a mobile app",
    "Nice idea! Reading your answer, most of the same applies",
    "Same here. Most people want parking. Split the bill?",
    "Orange alert: Police say traffic rises in March and in May",
    "The Union said no. Male drivers mostly. Bar owners protest",
    "Mobile coverage is bad. Bath houses closed",
    "We need Help with Trees, Waste and Water",
    "The Chinese vendor left and the German engineers too",
    "Our Smart City Mission ended, Data is scattered in Excel",
    "Police cameras, Lime scooters and Uber",
    "Wir haben keine Mittel für Sensoren und Daten, die Halle ist leer",
    "No tenemos dinero para el centro ni la orden del alcalde",
    "a turkey sandwich on fine china",
    "our last app failed and residents distrust sensors",
    "Mayor Jackson and Ms Victoria Lopez will decide",
    "Budget, Vision, Leadership: which first?",
    "Thanks. Great. Sounds good, Bill",
]


@pytest.mark.parametrize("text", NOWHERE)
def test_no_place(text: str) -> None:
    assert gazetteer().find(text) == ()


def test_asked_country_is_not_ours() -> None:
    text = "Show me cases from Latin America; we are a town in Ghana"
    assert seen(text, "area", "asked") == [("Latin America", "")]
    assert seen(text, "country", "own") == [("Ghana", "GH")]


def test_familiar_names_in_lower_case() -> None:
    text = "tell me about tartu"
    assert gazetteer().find(text) == ()
    (tartu,) = gazetteer("Tartu").find(text)
    assert (tartu.name, tartu.role) == ("Tartu", "asked")


def test_familiar_names_as_spelled_there() -> None:
    places = gazetteer("Medellin")
    assert [m.name for m in places.find("what did Medellín do")] == ["Medellin"]


def test_country_names_by_code() -> None:
    assert gazetteer().country_name("CO") == "Colombia"
    assert gazetteer().country_name("??") is None


def test_own_city_brings_its_figures() -> None:
    (ostrava,) = gazetteer().find("we are Ostrava")
    assert (ostrava.population, ostrava.income, ostrava.region) == (279_791, "high", "Europe")


PIECES = st.sampled_from(
    ["we are ", "in ", "Ostrava", "Bogotá", "the ", "Gulf", " city", ", ", "Colmbia", "like ",
     "São", " Paulo", "Nice", "U.S.", "'s ", "?", "\n", "İ", "ß", "́", "near ", "what did ",
     "Rio de", "-"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_any_text(text: str) -> None:
    mentions = gazetteer().find(text)
    assert mentions == gazetteer().find(text)
    ends = 0
    for mention in mentions:
        assert ends <= mention.start < mention.end <= len(text)
        ends = mention.end


@pytest.mark.parametrize(
    "text", ["CEO of a shire in WA, 8400 people", "Did both accept? In real, not in reports of UN."]
)
def test_initials_are_no_city(text):
    assert not [m.name for m in gazetteer().find(text)]
    assert seen("WA, Ghana is our town", "city", "own") == [("Wa", "GH")]


@pytest.mark.parametrize(
    ("language", "text", "own"),
    [
        ("en", "Our plan: register all 6000 riders, fixed stages, a fee. Kakamega, Kenya. Is it enough?",
         "Kakamega"),
        ("en", "Taps dry two days of three and nobody pays, what would you do first.\nSikasso, Mali",
         "Sikasso"),
        ("en", "You showed some cases to us and I liked them. Medellín? I would rather see a small one.",
         None),
        ("en", "Shops stand empty, the owners in London never answer the letters that we send to them.",
         None),
        ("en", "Chief of staff, 260k inhabitants, Ghent. Since 2018 twenty seven trials, two still exist.",
         "Ghent"),
        ("en", "In five years as Cortland's planner I got one intern and an invitation to a gala. Help?",
         "Cortland"),
        ("fr", "Devant la boulangerie, quelqu'un assis avec un gobelet. Valence, 64 000 hab. Je le prends ?",
         "Valence"),
        ("es", "Le escribo de la dirección de movilidad de Ciudad Acuña. Las pasajeras dicen que las siguen.",
         "Ciudad Acuña"),
        ("pt", "Covilhã enche-se em setembro de jovens, e em julho levam as malas; dos 900 contámos uns 60.",
         "Covilhã"),
        ("en", "River Street went under again, and the Jackson house too, and the church basement there.",
         None),
        ("en", "We are a town of 9,000 and the mayor fell in love with it at a fair in Barcelona last May.",
         None),
        ("en", "We are few. Whoever finishes high school takes the plane to Auckland and sends money.",
         None),
        ("en", "We count them. By September all of the best pupils have a Vienna phone number, all.",
         None),
        ("en", "Total cost of Songdo, who financed it, and how many people live there against target?",
         None),
        ("en", "We live in tents. Ankara sends money in bursts, and the contractors quarrel over it.",
         None),
        ("en", "A town of 9,000 here: how did Ghent close its centre to cars and how was that paid for then?",
         None),
    ],
)  # fmt: skip
def test_a_message_signed_with_a_place_is_from_there(gazetteer, language, text, own):
    found = with_home(gazetteer, text, gazetteer.find(text), language)
    cities = [m.name for m in found if m.kind == "city" and m.role == "own"]
    assert cities == ([own] if own else [])


def test_a_place_that_ends_a_later_message_is_asked_about(gazetteer):
    text = "The second one is too large for us, tell me more about one more please. Kakamega Kenya."
    assert [m.role for m in gazetteer.find(text) if m.kind == "city"] == ["asked"]
