"""Addresses of their own: library, cities, facts, tools, briefs and shared conversations."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from markdown_it import MarkdownIt
from markupsafe import Markup

from assistant.export import KINDS, evidence_csv, export
from assistant.lexical import fold
from assistant.reply import Reply
from assistant.web import panels
from assistant.web.api import NotFound
from assistant.web.guard import owner_of
from assistant.web.templates import html, language_of

if TYPE_CHECKING:
    from assistant.corpus import Corpus
    from assistant.schema import Fact
    from assistant.web.opening import Opening

SHOWN = 60  # facts on a page of the library
MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")


def make_router(opening: Opening, share_links: bool) -> APIRouter:
    """The pages that need no script; everything is escaped by the templates."""
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    def corpus(request: Request) -> Corpus:
        return opening.guide().adviser.corpus.spoken(language_of(request))

    @router.get("/library")
    def library(
        request: Request, q: str = "", tool: str = "", trouble: str = "", region: str = "",
        grade: str = "", warnings: str = "",
    ) -> str:  # fmt: skip
        chosen = {"q": q[:100], "tool": tool, "trouble": trouble, "region": region,
                  "grade": grade, "warnings": warnings}  # fmt: skip
        return _library(corpus(request), chosen, language_of(request))

    @router.get("/cities/{slug}")
    def city(slug: str, request: Request) -> str:
        return _city(corpus(request), slug, language_of(request))

    @router.get("/facts/{fact_id}")
    def fact(fact_id: str, request: Request) -> str:
        known = corpus(request)
        if fact_id not in known.facts:
            raise NotFound(f"There is no fact {fact_id[:70]!r}.", "See the library.")
        found = known.facts[fact_id]
        its = known.city_of(fact_id).sources
        return html(
            "fact.html", language_of(request), item=panels.fact_of(known, found),
            tool=known.tools[found.tool], sources=[its[key] for key in found.sources],
        )  # fmt: skip

    @router.get("/tools/{tool_id}")
    def tool(tool_id: str, request: Request) -> str:
        known = corpus(request)
        found = next((t for t in known.tools.values() if t.id == tool_id), None)
        if found is None:
            raise NotFound(f"There is no tool {tool_id[:70]!r}.", "See the library.")
        count = sum(f.tool == tool_id for f in known.facts.values())
        return html("tool.html", language_of(request), tool=found, count=count)

    @router.get("/brief/{conversation}.{kind}")
    def brief(conversation: str, kind: str, request: Request) -> Response:
        replies = [reply for _, reply in _own(opening, conversation, request)]
        day = datetime.now(UTC).date()
        made = export(corpus(request), replies, kind, day, opening.guide().language(conversation))
        return _file(made, KINDS[kind], f"brief.{kind}")

    @router.get("/evidence/{conversation}.csv")
    def evidence(conversation: str, request: Request) -> Response:
        replies = [reply for _, reply in _own(opening, conversation, request)]
        return _file(evidence_csv(replies), "text/csv; charset=utf-8", "evidence.csv")

    @router.get("/shared/{link}")
    def shared(link: str, request: Request) -> str:
        guide = opening.guide()
        found = guide.directory.linked(link[:64]) if share_links else None
        if found is None:
            raise NotFound("Nothing is shared under this link.", "Ask who sent it for a new one.")
        turns = [
            panels.evidence_of(guide.adviser.corpus, message, reply)
            | {"html": Markup(MARKDOWN.render(panels.linked(reply.text, reply.turn)))}  # noqa: S704  markdown-it leaves no HTML of the text
            for message, reply in turns_of(opening, found[0])
        ]
        return html("shared.html", language_of(request), heading=found[1], turns=turns)

    return router


def turns_of(opening: Opening, conversation: str) -> list[tuple[str, Reply]]:
    """The messages and replies of a conversation."""
    history = opening.guide().history(conversation)
    return [(e["message"], Reply.model_validate(e["reply"])) for e in history]


def sorry(language: str, text: str, heading: str = "Not found") -> str:
    """A page for what went wrong."""
    return html("sorry.html", language, heading=heading, text=text)


def _own(opening: Opening, conversation: str, request: Request) -> list[tuple[str, Reply]]:
    if not opening.guide().directory.find(owner_of(request), conversation):
        raise NotFound("There is no such conversation of yours.", "Open it from your list.")
    return turns_of(opening, conversation)


def _file(content: bytes, kind: str, name: str) -> Response:
    return Response(
        content, media_type=kind, headers={"content-disposition": f'attachment; filename="{name}"'}
    )


def _library(corpus: Corpus, chosen: dict[str, str], language: str) -> str:
    found = _filtered(corpus, chosen) if any(chosen.values()) else None
    troubles = sorted(
        ((key, corpus.label(key)) for key in corpus.vocabulary.challenges),
        key=lambda pair: pair[1],
    )
    return html(
        "library.html",
        language,
        total_cities=len(corpus.cities),
        total_facts=f"{len(corpus.facts):,}",
        all_tools=list(corpus.tools.values()),
        troubles=troubles,
        regions=corpus.vocabulary.regions,
        grades=corpus.vocabulary.grades,
        chosen=chosen,
        cities=sorted(corpus.cities.items(), key=lambda pair: pair[1].city),
        found=len(found or ()),
        facts=None if found is None else [panels.fact_of(corpus, f) for f in found[:SHOWN]],
    )


def _filtered(corpus: Corpus, chosen: dict[str, str]) -> list[Fact]:
    words = fold(chosen["q"]).split()

    def fits(fact: Fact) -> bool:
        city = corpus.city_of(fact.id)
        text = fold(f"{city.city} {city.country} {fact.claim} {fact.lesson}") if words else ""
        return (
            all(word in text for word in words)
            and chosen["tool"] in {"", fact.tool}
            and (not chosen["trouble"] or chosen["trouble"] in fact.problems)
            and chosen["region"] in {"", city.region}
            and chosen["grade"] in {"", fact.grade}
            and (not chosen["warnings"] or fact.role != "example")
        )

    return [fact for fact in corpus.facts.values() if fits(fact)]


def _city(corpus: Corpus, slug: str, language: str) -> str:
    city = corpus.cities.get(slug)
    if city is None:
        raise NotFound(f"There is no case city {slug[:70]!r}.", "See the library.")
    tools = list(corpus.tools.values())
    groups: list[tuple[Any, list[Any]]] = [
        (tool, [panels.fact_of(corpus, f) for f in city.facts if f.tool == tool.id])
        for tool in tools
    ]
    scores = [
        {"edition": row.edition, "rank": row.rank, "url": row.source_url,
         "marks": [getattr(row, tool.id.replace("-", "_")) for tool in tools]}
        for row in panels.rankings(corpus, slug)
    ]  # fmt: skip
    return html(
        "city.html", language, c=city, scores=scores, all_tools=tools,
        groups=[group for group in groups if group[1]], points=panels.map_points(corpus, [slug]),
    )  # fmt: skip
