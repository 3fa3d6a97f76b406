"""What is heard: plain complaints are, look-alikes are not; in five languages."""

from __future__ import annotations

import pytest

from assistant.carried import CLEAR
from assistant.guide import Guide
from assistant.settings import Settings
from assistant.troubles import clauses, split
from tests.conftest import CORPUS

# Not heard rightly yet; strict, so that whoever mends one sees it here.
WEAK = pytest.mark.xfail(reason="known weakness of the recogniser", strict=True)


@pytest.mark.parametrize(
    ("text", "read", "segments"),
    [
        ("We flood. We burn.", "", ["We flood. We burn.", "We flood.", "We burn."]),
        ("9,000 people. We burn.", "             . We burn.", ["We burn."]),
        ("Thank you! Drains are full.", "", ["Drains are full."]),
    ],
)
def test_sentences_with_nothing_to_read_are_left_out(text, read, segments):
    assert [part.text for part in split(text, read)] == segments


def test_clauses_show_the_text_as_it_was_written():
    text = "Town of 9,000 people, and the drains are full"
    read = "Town of             , and the drains are full"
    assert clauses(split(text, read)[0])[-1].text == "and the drains are full"


@pytest.fixture(scope="module")
def hear(built):
    """A text -> the troubles heard clearly, as the profile takes them."""
    with Guide.open(Settings(corpus_dir=CORPUS, data_dir=built)) as guide:
        listener = guide.adviser.listener

        def heard(text: str) -> set[str]:
            chances = listener.recogniser.chances(listener.ear.sound(text).clues)
            return {listener.recogniser.tags[k] for k in (chances >= CLEAR).nonzero()[0]}

        yield heard


COMPLAINTS = [
    ("The dustmen have been on strike for nine days", "workforce"),
    ("The aluminium plant closes in May, 800 jobs", "industry-decline"),
    ("Our streets are full of potholes and we can't pay for repairs", "operating-costs"),
    ("Black mould in our council flats, tenants wait months for repairs", "housing"),
    ("We have not paid our builders for half a year", "funding-shortage"),
    ("Shopkeepers pay the gang every week", "crime-safety"),
    ("Each year a thousand people leave and don't come back", "shrinking-population"),
    ("More and more homeless people sleep in the park", "street-homelessness"),
    ("Nuestra fábrica de motores cierra en otoño", "industry-decline"),
    ("Les éboueurs font grève depuis lundi", "waste"),
    ("Os funcionários estão com dois salários atrasados", "funding-shortage"),
    (
        "Die Straßen sind voller Schlaglöcher und für Reparaturen ist kein Geld da",
        "operating-costs",
    ),
]
SILENT = [
    "A borough of 146,000 people in the West Midlands",
    "We own 13,500 council homes",
    "Who ran it in the end?",
    "Why not a strategy to begin with?",
    "What went wrong in other cities?",
    "Where do you take your figures from?",
    pytest.param("The fans' trust owns half of the club", marks=WEAK),
    "The deadline is next Friday",
    "Wer war dafür verantwortlich?",
    "Wir haben zwei Millionen vom Bund, die sind sicher",
    "¿Quién estaba a cargo?",
    "Qui était aux commandes ?",
    "Quem cuidava disso lá?",
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "tag"), COMPLAINTS)
def test_plain_complaints_are_heard(hear, text, tag):
    assert tag in hear(text)


@pytest.mark.model
@pytest.mark.parametrize("text", SILENT)
def test_descriptions_and_questions_voice_no_trouble(hear, text):
    assert not hear(text)
