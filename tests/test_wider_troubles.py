"""Troubles that came later than the others: stray dogs are no crime, damp flats no lack of homes."""

from __future__ import annotations

import pytest

from assistant.errors import CorpusError
from assistant.lexicon import EACH, MOST, Lexicon
from tests.conftest import CORPUS

HEARD = {
    "Town of 22,000 in Bosnia. The streets are more pothole than asphalt after this winter and one "
    "bridge is closed to lorries.": "road-upkeep",
    "City of 125,000 in Georgia. Packs of stray dogs, a child was bitten last month, people want to "
    "shoot them.": "stray-animals",
    "Town of 60,000 in Bihar. Septic tanks overflow into the lane, nobody empties them, the "
    "treatment plant stands dry.": "sanitation",
    "We are 40,000 in a university town in Spain. Bars until four in the morning, neighbours cannot "
    "sleep, they sue us over the noise.": "nightlife-noise",
    "Village of 2,300 in Canada. Boil-water notice since 2019, one operator, everybody buys jugs."
    "": "water-safety",
    "Borough of 90,000 in England. Rogue landlords, black mould in the rented terraces, tenants "
    "afraid to complain.": "rental-conditions",
    "Town of 29,000. One in four shops on the main street is empty since the mall opened."
    "": "empty-centre",
    "City of 120,000 on a ridge in India. Every monsoon a slope slides and takes houses with it."
    "": "land-hazards",
    "We have 900 derelict vacant houses in a city of 40,000 in Arkansas, owners dead or gone."
    "": "vacant-buildings",
    "Our plan for the boda bodas in a Kenyan town: register all 6,000 riders, fixed stages.": (
        "informal-transport"
    ),
    "Beach city of 230,000. Tents in six parks, people sleep rough, needles on the playground."
    "": "street-homelessness",
    "City of 200,000 in Nigeria. Hundreds of ghost workers on the payroll and wages unpaid for five "
    "months, so the staff strikes.": "workforce",
    "Our parks are neglected, the old trees in the square are dying and the playgrounds broken. "
    "City of 70,000 in Chile.": "green-space",
    "Town of 88,000 where the two communities throw stones at each other since the riot in June."
    "": "social-tension",
}  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize("text", HEARD, ids=HEARD.values())
def test_it_is_heard_first(guide, text):
    assert guide.ask(text).profile.challenges[:1] == (HEARD[text],)


@pytest.mark.model
def test_no_boiling_where_it_makes_the_water_worse(guide, corpus):
    reply = guide.ask(
        "Village of about 2,100 in central Nebraska. Nitrate in our well is at 10.8 and the state "
        "says do something. The plant quote means bills of over 100 a month. Farmers sit on the "
        "board. Options?"
    )
    assert corpus.faqs["water-safety-q37"].verdict in reply.text
    assert "disinfection first" not in reply.text
    both = guide.ask("Village of 2,000 in Nebraska. Coliforms and nitrate in our well. What now?")
    assert corpus.faqs["water-safety-q37"].verdict not in both.text  # germs are boiled
    arsenic = guide.ask("Pueblo de 3.000 habitantes en Argentina, arsénico en el agua del pozo.")
    assert "Sin hervir" in arsenic.text


@pytest.mark.model
def test_a_closing_is_compared_with_towns_that_closed(guide):
    reply = guide.ask(
        "A municipality of 4,800 inhabitants in eastern Finland. The swimming hall from 1978 needs "
        "a renovation of 6.5 million, our yearly investments are 2 million. Closing it was proposed "
        "and then 1,900 people signed the petition. Also the school roll goes down with 30 children "
        "every year. How have other small municipalities made such decisions?"
    )
    assert {"altena", "yubari"} <= {c.city for c in reply.comparables}


@pytest.mark.model
def test_stray_dogs_get_advice_on_dogs(guide, corpus):
    text = next(text for text, tag in HEARD.items() if tag == "stray-animals")
    reply = guide.ask(text)
    own = [f.verdict for f in corpus.faqs.values() if f.topic == "stray-animals"]
    assert any(f"**{verdict}**" in reply.text.split("**Start with")[0] for verdict in own)
    assert "camera" not in reply.text.split("### Cities to compare with")[0].lower()
    later = guide.ask("How do we know in a year whether it worked?", reply.conversation)
    measure = next(
        f for f in corpus.faqs.values() if (f.topic, f.kind) == ("stray-animals", "measure")
    )
    assert measure.verdict in later.text


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Somos una ciudad de 80.000 habitantes en Bolivia. Jaurías de perros callejeros muerden a "
         "los niños, ya hubo un caso de rabia.", "es"),
        ("Ville de 90 000 habitants au Bénin. Les chiens errants mordent les enfants et personne "
         "ne les vaccine.", "fr"),
    ],
)  # fmt: skip
def test_it_is_heard_and_answered_in_other_languages(guide, corpus, text, language):
    reply = guide.ask(text)
    assert reply.profile.challenges[:1] == ("stray-animals",)
    spoken = corpus.spoken(language)
    own = {spoken.straight(f)[0] for f in corpus.faqs.values() if f.topic == "stray-animals"}
    assert any(verdict in reply.text for verdict in own)


def test_each_different_word_counts_up_to_three(tmp_path):
    path = tmp_path / "signs.tsv"
    path.write_text(
        "# words\ntag\tpattern\nwaste\t\\bbins?\\b\nwaste\t\\brubbish\\b\nheat\t\\bhot\\b\n"
    )
    lexicon = Lexicon.load(path)
    assert lexicon.hints("Bin, bin, bin") == {"waste": EACH}
    assert lexicon.hints("a BIN, two bins and rubbish") == {"waste": MOST * EACH}
    assert lexicon.hints("cold") == {} and Lexicon.load(tmp_path / "none.tsv").hints("bin") == {}


def test_a_word_that_is_no_expression_is_named_by_its_line(tmp_path):
    path = tmp_path / "signs.tsv"
    path.write_text("tag\tpattern\nwaste\t(bin\n")
    with pytest.raises(CorpusError, match=r"signs.tsv:2: '\(bin'"):
        Lexicon.load(path)


def test_every_word_is_of_a_trouble(corpus):
    lines = (CORPUS / "signs.tsv").read_text(encoding="utf-8").splitlines()[2:]
    assert {line.split("\t")[0] for line in lines} <= set(corpus.vocabulary.challenges)


@pytest.mark.model
def test_only_a_description_is_taken_by_its_words_alone(guide):
    ear = guide.adviser.listener.ear
    told = "rickshaws, tricycles and the number seven"
    assert ear.guess(ear.sound(told), sized=False) == ()
    more = f"{told} stand here and there in our town every day, as you know"
    assert [t.tag for t in ear.guess(ear.sound(more), sized=False)] == ["informal-transport"]
