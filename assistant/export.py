"""Brief -> DOCX, PDF and Markdown; the evidence of a conversation -> CSV."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.brief import last_brief, make_brief, page
from assistant.errors import QuestionError
from assistant.render import source_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from assistant.brief import Brief, Section
    from assistant.corpus import Corpus
    from assistant.reply import Reply

TEMPLATE = Path(__file__).parent / "brief.typ"
KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "md": "text/markdown; charset=utf-8",
}
COLUMNS = (
    "turn", "n", "fact", "city", "tool", "claim", "year", "grade", "title", "publisher", "date",
    "url",
)  # fmt: skip
RISKY = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet takes a cell that begins so as a formula


def export(
    corpus: Corpus, replies: Iterable[Reply], kind: str, day: date, language: str = "en"
) -> bytes:
    """The brief of the last reply about the user's city, or that brief as it was translated since;
    QuestionError when there is none."""
    if kind not in KINDS:
        raise QuestionError(
            f"{kind!r} is no format of the brief.", f"Choose one of: {', '.join(KINDS)}."
        )
    about = last_brief(replies)
    if about is None:
        raise QuestionError(
            "There is no advice to put into a brief yet.",
            "Describe your city and its trouble first.",
        )
    brief = (
        about.brief.model_copy(update={"date": day.isoformat()})
        if about.brief
        else make_brief(corpus, about, day, language)
    )
    return {"docx": to_docx, "pdf": to_pdf, "md": to_markdown}[kind](brief)


def to_markdown(brief: Brief) -> bytes:
    """Plain Markdown."""
    title, _, rest = page(brief).partition("\n\n")
    sources = source_list(brief.citations).replace("\n", "\n\n")
    lines = [title, brief.date, f"{rest}\n## {brief.sources_title}", sources, f"*{brief.note}*", ""]
    return "\n\n".join(lines).encode()


def to_pdf(brief: Brief) -> bytes:
    """A tagged PDF (PDF/UA-1), set by Typst; without the tags' promise when a letter of the brief
    is in none of its fonts."""
    import typst

    data = json.dumps(brief.model_dump(mode="json"), ensure_ascii=False)
    given: dict[str, Any] = {
        "input": str(TEMPLATE), "format": "pdf", "sys_inputs": {"brief": data},
        "ignore_system_fonts": True,
    }  # fmt: skip
    try:
        return bytes(typst.compile(**given, pdf_standards="ua-1"))
    except typst.TypstError:
        return bytes(typst.compile(**given))


def to_docx(brief: Brief) -> bytes:
    """A Word document in its built-in styles."""
    from docx import Document
    from docx.shared import Cm, Pt

    made: Any = Document()
    made.core_properties.title = brief.title
    made.core_properties.author = "City Guidance Assistant"
    made.core_properties.language = brief.language
    for part in made.sections:
        part.left_margin = part.right_margin = Cm(2.2)
        part.top_margin = part.bottom_margin = Cm(1.8)
    made.styles["Normal"].font.name = "Calibri"
    made.styles["Normal"].font.size = Pt(10)
    made.styles["Normal"].paragraph_format.space_after = Pt(4)
    made.add_heading(brief.title, level=0)
    made.add_paragraph(brief.date)
    for section in brief.sections:
        made.add_heading(section.title, level=1)
        _docx_section(made, section)
    made.add_heading(brief.sources_title, level=1)
    for line in source_list(brief.citations).splitlines():
        made.add_paragraph(line).runs[0].font.size = Pt(8)
    made.add_paragraph(brief.note).runs[0].italic = True
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _docx_section(made: Any, section: Section) -> None:
    if section.text:
        made.add_paragraph(section.text)
    for item in section.items:
        made.add_paragraph(item, style="List Bullet")
    if not section.table:
        return
    table = made.add_table(rows=0, cols=len(section.table[0]), style="Light Grid Accent 1")
    for cells in section.table:
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text


def evidence_csv(replies: Iterable[Reply]) -> bytes:
    """All cited facts of a conversation, a row each."""
    return sheet(
        COLUMNS,
        (
            (reply.turn, c.n, c.fact, c.city or "", c.tool, c.claim, c.year or "", c.grade or "",
             c.source.title, c.source.publisher, c.source.date or "", c.source.url)
            for reply in replies
            for c in reply.citations
        ),
    )  # fmt: skip


def sheet(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table for a spreadsheet (CSV in UTF-8 with its mark); no cell of it is a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(RISKY) else value
