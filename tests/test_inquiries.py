"""What is looked up: no false denials, lists of cities, cities that are not held, what went wrong;
through the public contract, on the real corpus."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.model


def _last(guide, *messages):
    reply = None
    for message in messages:
        reply = guide.ask(message, reply.conversation if reply else None)
    return reply


def _cities(reply) -> set[str]:
    return {c.fact.rsplit("-", 1)[0] for c in reply.citations}


NEAR = [  # a conversation, and cities of which at least one has to be shown
    (
        ("Town of 16,000 in Wales, shops on the main street stand empty, no money.",
         "Did a place of that kind get new traders into empty shops?"),
        {"altena", "fundao"},
    ),
    (
        ("City of 400,000 near a war; 90,000 displaced people came, aid groups all work alone.",
         "Has a municipality ever got the aid organisations to work together?"),
        {"gaziantep"},
    ),
    (
        ("Somos una ciudad de 600 mil en Ecuador, el impuesto predial no alcanza.",
         "¿Alguna ciudad hizo pagar a los dueños la plusvalía de una obra?"),
        {"barranquilla", "bogota"},
    ),
    (
        ("Nous avons 20 000 habitants et des commerces vides au centre.",
         "Une ville a-t-elle rempli ses vitrines ?"),
        {"altena", "fundao", "melbourne", "toronto"},
    ),
    (
        ("Wir haben 40.000 Einwohner und viele leere Läden in der Innenstadt.",
         "Hat eine Stadt leere Läden wieder gefüllt?"),
        {"altena", "fundao"},
    ),
    (("Which towns abolished bus fares?",), {"tallinn", "cascais", "marica"}),
    (("Which cities make land owners pay a betterment levy?",), {"barranquilla", "bogota"}),
]  # fmt: skip


@pytest.mark.parametrize(("messages", "wanted"), NEAR)
def test_what_is_held_is_not_denied(guide, messages, wanted):
    assert _cities(_last(guide, *messages)) & wanted


LISTS = [
    ("Which Italian cities are in your collection?", {"milan", "riace"}),
    ("List your towns below 12,000 inhabitants", {"riace", "yubari", "mouans-sartoux"}),
    ("villages under 5k?", {"riace"}),
    ("any examples from the Balkans?", {"tirana", "dubrovnik", "trikala"}),
    ("¿Qué ciudades españolas tienen?", {"barcelona", "santander", "seville", "zaragoza"}),
    ("Quelles villes belges avez-vous ?", {"ghent", "sambreville"}),
    ("Que cidades portuguesas existem na biblioteca?", {"agueda", "cascais", "fundao"}),
    ("Welche deutschen Städte habt ihr?", {"altena", "berlin", "darmstadt"}),
    ("Do you hold any Nordic cities?", {"aarhus", "helsinki", "oslo", "oulu", "reykjavik"}),
    ("Which cities in East Africa do you have?", {"jinja", "kampala", "kigali", "nairobi"}),
]


@pytest.mark.parametrize(("message", "wanted"), LISTS)
def test_the_case_cities_within_limits_are_listed(guide, message, wanted):
    reply = guide.ask(message)
    assert not reply.abstained
    assert wanted <= _cities(reply)
    assert len(_cities(reply)) <= 10
    assert all(line.strip("- ") for line in reply.text.splitlines() if line.startswith("-"))


@pytest.mark.parametrize(
    ("message", "country"), [("Do you have Hungarian cities?", "Hungary"),
                             ("¿Hay ciudades peruanas?", "Perú")],
)  # fmt: skip
def test_that_no_city_lies_in_a_country_is_said_with_the_nearest(guide, message, country):
    reply = guide.ask(message)
    assert "131" in reply.text and country in reply.text and _cities(reply)


def test_the_library_can_be_counted(guide):
    assert str(len(guide.adviser.corpus.cities)) in guide.ask("How many cities do you have?").text


def test_smaller_ones_are_those_on_the_matter_first(guide):
    reply = _last(
        guide,
        "Town of 11,000 in Latvia: the young leave, people get fewer and shops close.",
        "These are all big. Any similarly small ones?",
    )
    first = next(c for c in reply.citations)
    fact = guide.adviser.corpus.facts[first.fact]
    assert {"shrinking-population", "brain-drain", "weak-economy"} & {*fact.problems}
    sizes = [guide.adviser.corpus.cities[slug].population.value for slug in _cities(reply)]
    assert max(sizes) <= 33_000
    assert "altena" in _cities(reply)


UNHELD = [  # message, the city that is not held, cities of which the answer may speak
    ("What did Cleveland and Youngstown do about vacant homes?", "Cleveland", {"youngstown"}),
    ("Compare Boston and Detroit", "Detroit", {"boston"}),
    ("What did Nairobi and Mombasa do about markets?", "Mombasa", {"nairobi"}),
]


@pytest.mark.parametrize(("message", "name", "held"), UNHELD)
@pytest.mark.parametrize("before", ["", "We are 300,000 in Ohio with empty houses and no money."])
def test_a_city_that_is_not_held_is_named_and_never_replaced(guide, before, message, name, held):
    reply = _last(guide, *filter(None, [before]), message)
    assert f"{name} is not among" in reply.text
    assert _cities(reply) == held


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("What did Beira do with its seawall?", "Beira"),
        ("Mombasa built it alone, so why should we pay?", "Mombasa"),
        ("Is there anything like Quelimane?", "Quelimane"),
        ("Compare Mombasa and Dodoma", "Mombasa"),
    ],
)
def test_a_city_that_is_not_held_is_said_in_a_conversation(guide, message, name):
    reply = _last(guide, "We are 200,000 in Mozambique, flooded twice a year.", message)
    assert f"{name} is not among" in reply.text
    assert "outside what I can help" not in reply.text


@pytest.mark.parametrize(
    "message",
    [
        "Welche Städte haben Busse kostenlos gemacht?",
        "Welche Stadt hat Schulen saniert?",
        "Was hat Digitalisierung gebracht?",
    ],
)
def test_a_german_noun_is_no_city(guide, message):
    assert "gehört nicht zu den" not in guide.ask(message).text


@pytest.mark.parametrize(
    ("message", "slug"),
    [
        ("What did Yubari do with its hotel and its loans?", "yubari"),
        ("Was ist in Yubari schiefgegangen?", "yubari"),
        ("¿Qué hizo Riace con las casas vacías?", "riace"),
        ("what did Lens get from its museum?", "lens"),
        ("How did Ulaanbaatar fight smoke?", "ulaanbaatar"),
    ],
)
def test_a_question_on_a_held_city_is_answered_from_it(guide, message, slug):
    assert _cities(guide.ask(message)) == {slug}


@pytest.mark.parametrize(
    "messages",
    [
        ("Who opposed Medellin and why?",),
        ("Tell me about Oulu.", "and what went wrong there?"),
        ("¿Qué salió mal en Toronto?",),
    ],
)
def test_what_went_wrong_is_told_from_failures(guide, messages):
    reply = _last(guide, *messages)
    facts = [guide.adviser.corpus.facts[c.fact] for c in reply.citations]
    assert facts
    assert all(f.role != "example" or f.kind in {"failure", "criticism"} for f in facts)


@pytest.mark.parametrize(
    "message",
    ["Is Medellin a good model or only publicity?", "Did young people return to Altena?",
     "Was the fame of Curitiba bought cheaply or honestly earned?"],
)  # fmt: skip
def test_no_pair_of_stray_words_is_quoted(guide, message):
    assert 'nothing of "' not in guide.ask(message).text


IRISH = "Coastal town of 14,000 in Ireland: too many visitors in summer, no homes for locals."
MILL = (
    "We are a town of 40,000 in Austria; the gearbox plant closes and 900 people lose their jobs."
)


@pytest.mark.parametrize(
    ("before", "message"),
    [
        (IRISH, "Has any city moved its coaches underground?"),
        ("City of 500,000 in the Philippines, our dump is full and smells.",
         "compensation how much other city give to resident?"),
    ],
)  # fmt: skip
def test_where_nothing_answers_only_what_is_on_the_matter_is_shown(guide, before, message):
    first = guide.ask(before)
    reply = guide.ask(message, first.conversation)
    of_shown = reply.text.startswith("The library does not say that of")  # by the names of cases
    assert of_shown or "holds no case of exactly that" in reply.text
    facts = [guide.adviser.corpus.facts[c.fact] for c in reply.citations]
    assert len(facts) <= 6
    assert all({*f.problems} & {*first.profile.challenges} for f in facts)
    if not (facts or of_shown):  # what is held on the main trouble can be asked on with a yes
        assert "Shall I tell you what" in reply.text
        assert guide.ask("yes please", reply.conversation).citations


OPENED = [
    ("en", MILL, "And Masdar, our consultants quote it always. Success or failure?", "Masdar"),
    ("en", MILL, "And Rio, which every vendor shows us? What happened there?", "Rio"),
    ("en", MILL, "Our minister tells us to look at Doha. Should we?", "Doha"),
    ("fr", "Ville de 60 000 habitants en France, nos bus sont vides.",
     "À Dunkerque ça a marché, non ? Pourquoi pas chez nous ?", "Dunkerque"),
    ("pt", "Cidade de 300 mil habitantes no Brasil, ônibus ruins e caros.",
     "E Niterói, que todos nos mostram?", "Niterói"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "before", "message", "name"), OPENED)
def test_a_city_on_which_a_message_opens_is_not_replaced(guide, language, before, message, name):
    reply = _last(guide, before, message)
    assert reply.intent == "not-covered"
    assert reply.text.startswith(name)
    assert not reply.citations


@pytest.mark.parametrize(
    "message",
    ["And Dubuque, which everybody quotes? What happened there?",
     "And Monday, what do I tell the council?", "But honestly, who paid for that?"],
)  # fmt: skip
def test_other_openings_are_no_strange_city(guide, message):
    assert _last(guide, MILL, message).intent != "not-covered"


def test_a_decline_offers_the_matter_and_no_lack_of_means(guide):
    reply = _last(guide, MILL.replace("plant closes", "plant closes, we have no money"),
                  "Bochum had the Opel works. Who paid for it?")  # fmt: skip
    assert "Bochum is not among" in reply.text
    assert "industrial decline" in reply.text
    assert "lack of money" not in reply.text


def test_who_asks_on_is_not_shown_the_same_again(guide):
    first = guide.ask("City of 900,000 in Pakistan, floods every summer, drains full of rubbish.")
    reply = guide.ask("and what went wrong there?", first.conversation)
    said = [line.split(": ", 1)[1] for line in reply.text.splitlines() if " [" in line]
    assert reply.citations and said
    assert not [line for line in said if line.split(" [")[0] in first.text]
