"""Size, land and assets of a city in whole messages, beside other counts, names and complaints.

The tables are tab-separated: a message, then what is read of it ("None" and "-": nothing).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.notes import LONGEST
from assistant.profile import Profile, read_profile
from assistant.wording import inhabitants, people
from tests.reading import gazetteer

DATA = Path(__file__).parent / "data"


def rows(name: str) -> list[tuple[str, str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [(text, told) for text, told in (line.split("\t") for line in lines)]


def read(text: str) -> Profile:
    return read_profile(text, gazetteer())


@pytest.mark.parametrize(("text", "size"), rows("sizes.tsv"))
def test_the_size_is_read_beside_other_counts(text: str, size: str) -> None:
    assert str(read(text).population) == size


@pytest.mark.parametrize(("text", "place"), rows("lands.tsv"))
def test_the_land_that_is_named_holds(text: str, place: str) -> None:
    """Country|city: a named state beats clues, a region is not the city of its name."""
    profile = read(text)
    assert f"{profile.country}|{profile.named_city}" == place


@pytest.mark.parametrize(("text", "assets"), rows("assets.tsv"))
def test_an_asset_is_read_from_a_positive_statement_only(text: str, assets: str) -> None:
    assert set(read(text).assets) == ({*assets.split(",")} if assets != "-" else set())


def test_income_from_visitors_that_loses_money_is_no_own_money() -> None:
    profile = read("70% of our income depends on the ski lifts, which lose money every year.")
    assert profile.assets == ("tourism-base",)


def test_a_stated_size_outlives_the_gazetteer() -> None:
    profile = read("Springfield, Ohio. the population is 310,000 & growing very fast")
    assert (profile.named_city, profile.population) == ("Springfield", 310_000)
    assert profile.origin["population"] == "said"


@pytest.mark.parametrize(
    "text",
    [
        "Auf die letzte Stelle im Hochbauamt hat sich niemand beworben.",
        "Nobody applied for the post of city architect.",
        "Nadie se presentó a la plaza de arquitecto.",
        "Personne n'a postulé au service technique.",
        "Ninguém se candidatou à vaga de engenheiro.",
    ],
)
def test_a_post_that_nobody_wants_is_few_staff(text: str) -> None:
    assert read(text).constraints == ("few-staff",)


NOTES = [
    ("The ministry gave us a €12m harbour fund and no one in the villages understands where it has "
     "gone or why.", ["The ministry gave us a €12m harbour fund"]),
    ("El concejo quiere un estadio de 60 millones de euros y la gente no entiende para qué sirve "
     "ni quién lo va a pagar.", ["El concejo quiere un estadio de 60 millones de euros"]),
    ("Der Stadtrat will eine Halle für 30 Millionen Euro bauen und die Leute auf der Straße fragen "
     "sich, wozu.", ["Der Stadtrat will eine Halle für 30 Millionen Euro bauen"]),
    ("On nous offre un marché couvert, 40 millions de dirhams, payé à moitié par la région.",
     ["On nous offre un marché couvert, 40 millions de dirhams"]),
    ("A prefeitura recebeu 20 milhões de reais para o porto e ninguém nos bairros sabe em que é "
     "que esse dinheiro está a ser gasto.",
     ["A prefeitura recebeu 20 milhões de reais para o porto"]),
    ("Minutes of 3 May. Apologies: Cllr Dale. RESOLVED to accept the quotation of £4,300 for the "
     "bus shelter. The bank has refused the loan.", ["The bank has refused the loan"]),
    ("Christmas lights: the tender of £12,000 was noted. The Clerk must reply by 4 June.",
     ["The Clerk must reply by 4 June"]),
    ("Se aprueba el acta. Se aprueba el presupuesto de 3.200 euros para las luces. Los vecinos se "
     "oponen al vertedero.", ["Los vecinos se oponen al vertedero"]),
    ("A grant of £2m was approved.", ["A grant of £2m was approved"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quoted"), NOTES)
def test_a_note_is_a_whole_clause_and_no_formality(text: str, quoted: list[str]) -> None:
    notes = [note.text for note in read(text).notes]
    assert notes == quoted
    assert all(len(note.split()) <= LONGEST for note in notes)


@pytest.mark.parametrize(
    ("count", "language", "said"),
    [
        (11_400, "en", "11,400"), (26_500, "de", "26.500"), (2_943, "en", "2,940"),
        (310_000, "es", "310.000"), (1_250_000, "en", "1.25 million"), (48, "en", "48"),
        (128_430, "fr", "128\u00a0000"), (7_000, "pt", "7.000"),
    ],
)  # fmt: skip
def test_what_was_told_is_said_back_with_three_figures(
    count: int, language: str, said: str
) -> None:
    assert people(count, language, told=True) == said
    assert said in inhabitants(count, language, told=True)
