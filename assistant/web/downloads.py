"""What is taken away: the brief, the evidence, and the tables of the page as CSV."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from assistant.brief import last_advice
from assistant.export import KINDS, evidence_csv, export
from assistant.web import panels, sheets
from assistant.web.api import NotFound
from assistant.web.guard import owner_of
from assistant.web.pages import case_city, filtered, filters, turns_of
from assistant.web.templates import language_of

if TYPE_CHECKING:
    from assistant.corpus import Corpus
    from assistant.reply import Reply
    from assistant.web.opening import Opening

CSV = "text/csv; charset=utf-8"


def make_router(opening: Opening) -> APIRouter:
    """The files of a conversation, for its owner, and the tables of the library, for everybody."""
    router = APIRouter(include_in_schema=False)
    _conversation(router, opening)
    _library(router, opening)
    return router


def _conversation(router: APIRouter, opening: Opening) -> None:
    @router.get("/brief/{conversation}.{kind}")
    def brief(conversation: str, kind: str, request: Request) -> Response:
        replies = _own(opening, conversation, request)
        day = datetime.now(UTC).date()
        language = opening.guide().language(conversation)
        made = export(_corpus(opening, request), replies, kind, day, language)
        return _file(made, KINDS[kind], f"brief.{kind}")

    @router.get("/evidence/{conversation}.csv")
    def evidence(conversation: str, request: Request) -> Response:
        return _file(evidence_csv(_own(opening, conversation, request)), CSV, "evidence.csv")

    @router.get("/ranking/{conversation}.csv")
    def ranking(conversation: str, request: Request) -> Response:
        about = last_advice(_own(opening, conversation, request))
        return _file(sheets.ranking_csv(_corpus(opening, request), about), CSV, "tools.csv")


def _library(router: APIRouter, opening: Opening) -> None:
    @router.get("/library.csv")
    def library(
        request: Request, q: str = "", tool: str = "", trouble: str = "", region: str = "",
        grade: str = "", warnings: str = "",
    ) -> Response:  # fmt: skip
        known = _corpus(opening, request)
        facts = filtered(known, filters(q, tool, trouble, region, grade, warnings))
        return _file(sheets.facts_csv(known, facts), CSV, "facts.csv")

    @router.get("/compare.csv")
    def compare(request: Request, city: Annotated[list[str] | None, Query()] = None) -> Response:
        known = _corpus(opening, request)
        wanted = panels.comparable(known, city or ())
        return _file(sheets.comparison_csv(known, wanted), CSV, "comparison.csv")

    @router.get("/cities/{slug}.csv")
    def city(slug: str, request: Request) -> Response:
        known = _corpus(opening, request)
        facts = case_city(known, slug).facts
        return _file(sheets.facts_csv(known, facts), CSV, f"{slug}.csv")


def _corpus(opening: Opening, request: Request) -> Corpus:
    return opening.guide().adviser.corpus.spoken(language_of(request))


def _own(opening: Opening, conversation: str, request: Request) -> list[Reply]:
    if not opening.guide().directory.find(owner_of(request), conversation):
        raise NotFound("There is no such conversation of yours.", "Open it from your list.")
    return [reply for _, reply in turns_of(opening, conversation)]


def _file(content: bytes, kind: str, name: str) -> Response:
    return Response(
        content, media_type=kind, headers={"content-disposition": f'attachment; filename="{name}"'}
    )
