"""The brief that a council gets, opened and read back in each format."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest

from assistant.brief import HEADINGS, make_brief
from assistant.cite import MARKER, check
from assistant.errors import QuestionError
from assistant.export import COLUMNS, _cell, evidence_csv, export
from assistant.feedback import as_questions, keep, read_feedback
from assistant.peers import restated
from assistant.wording import say

DAY = date(2026, 11, 28)
TEXTS = (
    "We are a port city of 900,000 in Colombia with floods and little money; where do we start?",
    "Our last app failed and residents distrust sensors. City of 250,000 in the Netherlands.",
    "Tier-2 city in Madhya Pradesh, 6.5 lakh people, command centre built in 2021, nobody uses it.",
    "What should we do about our buses?",
)


@pytest.fixture(scope="module", params=TEXTS)
def reply(request, guide):
    return guide.ask(request.param)


@pytest.mark.model
def test_the_brief_is_whole_and_every_figure_is_carried(guide, reply):
    brief = make_brief(guide.adviser.corpus, reply, DAY)
    titles = [section.title for section in brief.sections]
    for wanted in ("Situation", "Recommendation", "Risks", "First hundred days"):
        assert wanted in titles
    numbers = {c.n for c in brief.citations}
    for section in brief.sections:
        cells = [cell for row in section.table[1:] for cell in row]
        for piece in [section.text, *section.items, *cells]:
            assert {int(n) for n in MARKER.findall(piece)} <= numbers
            assert not check(
                piece, brief.citations, guide.adviser.corpus, restated("", reply.profile)
            )
    days = next(s for s in brief.sections if s.title == "First hundred days")
    assert [item.split()[0] for item in days.items[:3]] == ["First", "Second", "Third"]


@pytest.mark.model
def test_pdf_has_at_most_two_pages_and_says_the_same(guide, reply):
    from pypdf import PdfReader

    made = export(guide.adviser.corpus, [reply], "pdf", DAY)
    pages = PdfReader(io.BytesIO(made)).pages
    assert len(pages) <= 2
    text = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))
    for word in ("Situation", "Recommendation", "Sources", "2026-11-28"):
        assert word in text


@pytest.mark.model
def test_docx_and_markdown_hold_tools_cases_and_sources(guide):
    from docx import Document

    reply = guide.ask(TEXTS[0])
    word = Document(io.BytesIO(export(guide.adviser.corpus, [reply], "docx", DAY)))
    headings = [p.text for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert headings[:2] == ["Situation", "Recommendation"]
    assert "Budget" in {cell.text for table in word.tables for cell in table.column_cells(1)}
    text = export(guide.adviser.corpus, [reply], "md", DAY).decode()
    assert text.startswith("# ")
    assert "| First | Budget | strong fit |" in text
    assert "https://" in text.partition("## Sources")[2]


@pytest.mark.model
def test_the_brief_speaks_the_language_of_the_conversation(guide):
    reply = guide.ask("Somos una ciudad de 400.000 en Perú con inundaciones y poco dinero.")
    text = export(guide.adviser.corpus, [reply], "md", DAY, "es").decode()
    assert f"## {say('es', HEADINGS[1])}" in text


@pytest.mark.model
def test_nothing_to_put_into_a_brief_is_said(guide):
    with pytest.raises(QuestionError, match="Describe your city"):
        export(guide.adviser.corpus, [guide.ask("hi")], "pdf", DAY)
    with pytest.raises(QuestionError, match="docx, pdf, md"):
        export(guide.adviser.corpus, [guide.ask(TEXTS[0])], "exe", DAY)


@pytest.mark.model
def test_evidence_as_csv_has_a_row_per_citation_and_no_formula(guide):
    reply = guide.ask(TEXTS[0])
    rows = list(csv.DictReader(io.StringIO(evidence_csv([reply]).decode("utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS
    assert [row["fact"] for row in rows] == [c.fact for c in reply.citations]
    assert _cell("=HYPERLINK(1)") == "'=HYPERLINK(1)"
    assert _cell("Surat") == "Surat"


@pytest.mark.model
def test_feedback_is_kept_and_comes_back_as_a_question(guide, tmp_path):
    reply = guide.ask(TEXTS[0])
    keep(tmp_path, TEXTS[0], reply, "wrong-city", "Makassar\nis an island <b>port</b>")
    keep(tmp_path, TEXTS[0], reply, "good")
    with pytest.raises(QuestionError, match="wrong-tool"):
        keep(tmp_path, TEXTS[0], reply, "bad")
    given = read_feedback(tmp_path)
    assert [item.reason for item in given] == ["wrong-city", "good"]
    first = next(iter(as_questions(given)))
    assert first["text"] == TEXTS[0]
    assert first["shown_tools"] == [tool.tool for tool in reply.tools[:3]]
    assert first["comment"] == "Makassar is an island <b>port</b>"
