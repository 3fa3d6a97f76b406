"""Our phrases, labels and reasons in the user's language; the case material stays in English."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from assistant.languages import read_tables
from assistant.schema import TOOL_IDS
from assistant.settings import CORPUS_PLACES, PACKAGE
from assistant.wording import (
    LANGUAGES,
    OTHERS,
    QUOTED,
    country,
    inhabitants,
    listed,
    people,
    phrases,
    say,
    sizes,
)

SLOT = re.compile(r"\{\w+\}")
CORPUS = CORPUS_PLACES[0]


def _said(node: ast.expr) -> list[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return [*_said(node.body), *_said(node.orelse)]
    return []


def _templates() -> set[str]:
    """The phrases that the code says, where they stand as such."""
    found = set()
    for path in Path(PACKAGE).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "corpus.say":
                found |= set(_said(node.args[0]))
    return found


def test_every_phrase_of_the_code_is_translated():
    said = _templates()
    assert len(said) > 80
    assert said <= set(phrases("es"))


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_keeps_slots_marks_and_spaces(language):
    for english, told in phrases(language).items():
        assert told.strip(), english
        assert sorted(SLOT.findall(told)) == sorted(SLOT.findall(english)), english
        assert told.count("**") == english.count("**"), english
        assert told.endswith(" ") == english.endswith(" "), english


def test_every_tool_says_how_it_works_on_every_trouble(corpus):
    tables, problems = read_tables(CORPUS)
    assert not problems
    for language in LANGUAGES:
        told = tables[language]
        for trouble in corpus.vocabulary.challenges:
            assert told[f"act:{trouble}"] and told[f"back:{trouble}"]
            for tool in TOOL_IDS:
                sentence = told[f"for:{tool}:{trouble}"]
                assert not sentence.endswith(".") and not re.search(r"\d", sentence), sentence


@pytest.mark.parametrize("language", OTHERS)
def test_labels_questions_and_our_own_sentences_are_translated(corpus, language):
    spoken = corpus.spoken(language)
    same = [w for w in corpus.vocabulary.challenges if spoken.label(w) == corpus.label(w)]
    assert len(same) < 4, same  # a few words are the same in two languages
    for key, word in corpus.vocabulary.enablers.items():
        assert not word.question or spoken.question(key) != word.question
    for tool, told in zip(corpus.tools.values(), spoken.tools.values(), strict=True):
        assert all(a != b for a, b in zip(tool.first_steps, told.first_steps, strict=True))
        assert all(a.text != b.text for a, b in zip(tool.fits, told.fits, strict=True))
        sourced = [(a, b) for a, b in zip(tool.definition, told.definition, strict=True)]
        assert all(a.text == b.text for a, b in sourced if a.sources)
    assert spoken.facts == corpus.facts
    english = corpus.tables["en"]
    for fact in corpus.facts.values():  # a lesson that was changed has to be translated anew
        assert english[f"lesson:{fact.id}"] == " ".join(fact.lesson.split())
    same = [f for f in corpus.facts.values() if spoken.lesson(f) == corpus.lesson(f)]
    assert not same
    assert spoken.spoken("en").label("flooding") == "flooding"


@pytest.mark.model
@pytest.mark.parametrize("language", OTHERS)
def test_an_answer_is_in_the_language_but_for_the_cases(guide, language):
    asked = {
        "es": "Ciudad costera de 300.000 habitantes en Perú: inundaciones cada año y sin "
        "dinero. ¿Por dónde empezamos?",
        "fr": "Ville de 120 000 habitants au Maroc : inondations chaque hiver et pas d'argent. Par "
        "où commencer ?",
        "pt": "Cidade de 400 mil habitantes no Brasil, com enchentes e sem dinheiro. Por onde "
        "começar?",
        "de": "Wir sind eine Stadt mit 90.000 Einwohnern in Österreich, haben Überschwemmungen und "
        "kein Geld. Womit fangen wir an?",
    }[language]
    text = guide.ask(asked).text
    assert text.startswith(f"*{say(language, QUOTED)}*")
    corpus = guide.adviser.spoken[language]
    works = [corpus.mechanism(tool, "flooding") for tool in corpus.tools]
    assert any(told[1:] in text for told in works if told)
    assert corpus.label("flooding") in text
    for english in ("What I understood", "Start with", "Why first", "First step", "shares",
                    "Cities to compare", "nothing you described", "(our estimate)"):  # fmt: skip
        assert english not in text


def test_numbers_lists_and_countries_as_they_are_written_there():
    assert people(4_460_000) == "4.5 million"
    assert people(2_000_000) == "2 million"
    assert people(24_712) == "25,000"
    assert people(8_049) == "8,000"
    assert people(900_000, "es") == "900.000"
    assert people(120_000, "fr") == "120\u00a0000"
    assert inhabitants(1_400_000) == "1.4 million people"
    assert inhabitants(1_400_000, "es") == "1,4 millones de habitantes"
    assert inhabitants(1_400_000, "fr") == "1,4 million d'habitants"
    assert inhabitants(1_000_000, "de") == "1 Million Einwohner"
    assert {"4.5", "4,5"} <= set(sizes(4_460_000).split())
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(["a", "b"], "de") == "a und b"
    assert listed(["poco dinero", "inundaciones"], "es") == "poco dinero e inundaciones"
    assert listed([]) == ""
    assert country("Germany", "es") == "Alemania"
    assert country("Turkey", "de") == "Türkei"
    assert country("Atlantis", "de") == "Atlantis"


def test_an_untranslated_phrase_is_a_mistake_of_ours():
    with pytest.raises(KeyError):
        say("es", "Nobody translated this.")


def test_a_broken_table_is_reported_with_file_and_line(tmp_path):
    folder = tmp_path / "corpus"
    (folder / "mechanisms").mkdir(parents=True)
    (folder / "mechanisms" / "budget.tsv").write_text(
        "tag\ten\tes\tfr\tpt\tde\nflooding\ta\tb\tc\td\te\nheat\ta\tb\t\td\te\n", encoding="utf-8"
    )
    tables, problems = read_tables(folder)
    assert tables["fr"] == {"for:budget:flooding": "c"}
    assert [(p.name, line) for p, line, _ in problems] == [("budget.tsv", 3)]
