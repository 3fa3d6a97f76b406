"""Addresses of their own: library, cities, facts, tools and shared conversations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from markdown_it import MarkdownIt
from markupsafe import Markup

from assistant.lexical import fold
from assistant.reply import Reply
from assistant.web import panels
from assistant.web.api import NotFound
from assistant.web.templates import html, language_of, word, words

if TYPE_CHECKING:
    from assistant.corpus import Corpus
    from assistant.schema import City, Fact
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
        chosen = filters(q, tool, trouble, region, grade, warnings)
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
            lesson=known.lesson(found), story=_story(known, fact_id),
        )  # fmt: skip

    @router.get("/tools/{tool_id}")
    def tool(tool_id: str, request: Request) -> str:
        known = corpus(request)
        found = next((t for t in known.tools.values() if t.id == tool_id), None)
        if found is None:
            raise NotFound(f"There is no tool {tool_id[:70]!r}.", "See the library.")
        count = sum(f.tool == tool_id for f in known.facts.values())
        return html("tool.html", language_of(request), tool=found, count=count)

    @router.get("/shared/{link}")
    def shared(link: str, request: Request) -> str:
        guide = opening.guide()
        found = guide.directory.linked(link[:64]) if share_links else None
        if found is None:
            raise NotFound("Nothing is shared under this link.", "Ask who sent it for a new one.")
        turns = [
            panels.evidence_of(corpus(request), message, reply)
            | {"html": Markup(MARKDOWN.render(panels.linked(reply.text, reply.turn)))}  # noqa: S704  markdown-it leaves no HTML of the text
            for message, reply in turns_of(opening, found[0])
        ]
        return html("shared.html", language_of(request), heading=found[1], turns=turns)

    return router


def turns_of(opening: Opening, conversation: str) -> list[tuple[str, Reply]]:
    """The messages and replies of a conversation."""
    history = opening.guide().history(conversation)
    return [(e["message"], Reply.model_validate(e["reply"])) for e in history]


def sorry(language: str, text: str) -> str:
    """A page for what went wrong."""
    return html("sorry.html", language, heading=word(language, "not_found"), text=text)


def _library(corpus: Corpus, chosen: dict[str, str], language: str) -> str:
    found = filtered(corpus, chosen) if any(chosen.values()) else None
    troubles = sorted(
        ((key, corpus.label(key)) for key in corpus.vocabulary.challenges),
        key=lambda pair: pair[1],
    )
    return html(
        "library.html",
        language,
        total_cities=len(corpus.cities),
        total_facts=len(corpus.facts),
        all_tools=list(corpus.tools.values()),
        troubles=troubles,
        regions=corpus.vocabulary.regions,
        grades=corpus.vocabulary.grades,
        chosen=chosen,
        query=urlencode({key: value for key, value in chosen.items() if value}),
        cities=sorted(corpus.cities.items(), key=lambda pair: pair[1].city),
        found=len(found or ()),
        facts=None if found is None else [panels.fact_of(corpus, f) for f in found[:SHOWN]],
    )


def filters(*values: str) -> dict[str, str]:
    """The filters of the library, by name."""
    names = ("q", "tool", "trouble", "region", "grade", "warnings")
    return {name: value[:100] for name, value in zip(names, values, strict=True)}


def filtered(corpus: Corpus, chosen: dict[str, str]) -> list[Fact]:
    """The facts that the filters leave."""
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


def case_city(corpus: Corpus, slug: str) -> City:
    """A city of the library; NotFound for another."""
    city = corpus.cities.get(slug)
    if city is None:
        raise NotFound(f"There is no case city {slug[:70]!r}.", "See the library.")
    return city


def _stories(corpus: Corpus, slug: str) -> list[tuple[str, list[Fact]]]:
    """What a city did, by name, each with its facts."""
    return [
        (story.called(corpus.language), [corpus.facts[key] for key in story.facts])
        for story in corpus.stories.get(slug, ())
    ]


def _story(corpus: Corpus, fact_id: str) -> tuple[str, list[str]] | None:
    """The story that a fact belongs to, with its other facts."""
    story = corpus.story_of.get(fact_id)
    if story is None:
        return None
    return story.called(corpus.language), [key for key in story.facts if key != fact_id]


def _city(corpus: Corpus, slug: str, language: str) -> str:
    city = case_city(corpus, slug)
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
        "city.html", language, c=city, slug=slug, told=corpus.told, scores=scores, all_tools=tools,
        scope=words()[language].get(f"scope_{city.population.scope}", city.population.scope),
        groups=[group for group in groups if group[1]], stories=_stories(corpus, slug),
        points=panels.map_points(corpus, [slug]),
    )  # fmt: skip
