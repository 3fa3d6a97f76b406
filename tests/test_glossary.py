"""The word list that puts four languages into rough English."""

from __future__ import annotations

import re
import unicodedata

import pytest

from assistant.glossary import LONGEST, WORD, Glossary
from assistant.labelled import read_lines
from tests.conftest import CORPUS

LINES = [
    line.split("\t")
    for line in (CORPUS / "glossary.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.fixture(scope="module")
def glossary():
    return Glossary(CORPUS / "glossary.tsv")


def test_every_line_is_a_language_its_forms_and_english():
    seen: set[tuple[str, str]] = set()
    for parts in LINES:
        lang, forms, english = parts
        assert lang in {"es", "fr", "pt", "de"}
        assert english.strip()
        for form in forms.split("|"):
            plain = unicodedata.normalize("NFD", form)
            assert not re.search(r"[\u0300-\u036f]", plain), form  # never met otherwise
            assert form == form.lower()
            assert 1 <= len(WORD.findall(form)) <= LONGEST, form
            assert (lang, form) not in seen, form
            seen.add((lang, form))


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("de", "Reisebusse verstopfen die Altstadt, und die Bewohner ziehen weg.",
         {"tour", "buses", "clog", "old", "town", "residents", "move", "away"}),
        ("es", "Somos un pueblo que pierde vecinos cada año y propone un teleférico.",
         {"town", "loses", "residents", "year", "proposes", "cable", "car"}),
        ("fr", "Notre projet a été abandonné et les habitants ne viennent plus.",
         {"our", "project", "abandoned", "residents", "come"}),
        ("pt", "Perdemos pessoas em deslizamentos e há famílias em encosta.",
         {"lost", "people", "landslide", "families"}),
    ],
)  # fmt: skip
def test_what_officials_write_comes_into_english(glossary, lang, text, words):
    english = glossary.english(text, lang).lower()
    found = {re.sub(r"s$", "", word) for word in re.findall(r"[a-z]+", english)}
    missing = {word for word in words if re.sub(r"s$", "", word) not in found}
    assert not missing, english


def test_most_messages_are_read_in_their_language(glossary):
    rows = [r for r in read_lines(CORPUS / "golden" / "asks.jsonl") if r.get("lang")]
    right = [glossary.language(r["text"]) == r["lang"] for r in rows]
    english = [glossary.language(r["text"]) == "en" for r in rows if r["lang"] == "en"]
    assert sum(right) >= 0.95 * len(rows)
    assert sum(english) >= 0.99 * len(english)
