"""Headings and fixed phrases in the user's language."""

from __future__ import annotations

import pytest

from assistant.wording import NOTES, PHRASES, translated

DRAFT = (
    "**What I understood:** Ghent; floods.\n\n**Start with budget, then smart policies; vision comes "
    "third.**\n\n### 1. Budget (strong fit)\nWhy first: no money.\n- **First step:** Budget for it.\n"
    "- A lesson on Vision stays. *Surat, 2016:* Costs fell [[surat-04]].\n"
)


@pytest.mark.parametrize("language", NOTES)
def test_our_phrases_are_translated_and_the_material_is_not(language):
    text = translated(DRAFT, language)
    assert text.startswith(f"*{NOTES[language]}*")
    for phrase in (
        "What I understood",
        "Start with",
        "Why first",
        "First step",
        "strong fit",
        "then",
        "third",
    ):
        assert phrase not in text
    for kept in ("A lesson on Vision stays.", "Costs fell [[surat-04]]", "Ghent; floods"):
        assert kept in text


def test_every_phrase_has_four_translations_and_english_is_left_alone():
    assert all(len(words) == 4 and all(words) for words in PHRASES.values())
    assert translated(DRAFT, "en") == DRAFT
