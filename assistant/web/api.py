"""The JSON API: the same reply object as the command line and the page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field

from assistant.errors import QuestionError
from assistant.guide import new_id
from assistant.reply import Reply
from assistant.web.guard import owner_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.graph import Steps
    from assistant.guide import Guide
    from assistant.web.opening import Opening

EVENTS = "text/event-stream"


class Question(BaseModel):
    """A message, and the conversation that it belongs to."""

    text: str = Field(description="A city and its trouble, or a follow-up; at most 20,000 signs.")
    conversation: str | None = Field(None, description="The id in an earlier reply.")


class Problem(BaseModel):
    """What happened, and the way out."""

    detail: str


def make_router(opening: Opening) -> APIRouter:
    """The routes under /api."""
    router = APIRouter(prefix="/api", tags=["assistant"])
    wrong: dict[int | str, dict[str, Any]] = {
        code: {"model": Problem} for code in (400, 404, 413, 429, 503)
    }

    @router.post(
        "/ask",
        response_model=Reply,
        responses=wrong | {200: {"content": {EVENTS: {}}}},
    )
    def ask(question: Question, request: Request) -> Any:
        """Answer one message. With ``Accept: text/event-stream``: one event per step, then the
        reply."""
        guide = opening.guide()
        owner = owner_of(request)
        key = question.conversation or new_id()
        if question.conversation and not guide.directory.find(owner, key):
            raise QuestionError(
                "There is no such conversation of yours.",
                "Leave 'conversation' out to begin one, and keep the cookie of the first reply.",
            )
        steps = guide.stream(question.text, key)
        if EVENTS in request.headers.get("accept", ""):
            return StreamingResponse(_events(guide, owner, question.text, steps), media_type=EVENTS)
        *_, (_, reply) = steps
        assert reply is not None
        guide.directory.note(owner, reply.conversation, question.text)
        return reply

    @router.get("/cities")
    def cities() -> list[dict[str, Any]]:
        """All case cities, shortly."""
        return [
            {"id": slug, "city": c.city, "country": c.country, "region": c.region,
             "income_group": c.income_group, "population": c.population.value,
             "troubles": c.troubles, "facts": [f.id for f in c.facts]}
            for slug, c in opening.guide().adviser.corpus.cities.items()
        ]  # fmt: skip

    @router.get("/tools")
    def tools() -> list[dict[str, Any]]:
        """The ten tools, with what is said of each."""
        listed = opening.guide().adviser.corpus.tools.values()
        return [tool.model_dump(mode="json") for tool in listed]

    @router.get("/facts/{fact_id}", responses={404: wrong[404]})
    def fact(fact_id: str) -> dict[str, Any]:
        """One fact with its sources."""
        corpus = opening.guide().adviser.corpus
        found = corpus.facts.get(fact_id)
        if found is None:
            raise NotFound(f"There is no fact {fact_id[:70]!r}.", "See /api/cities for the ids.")
        city = corpus.city_of(fact_id)
        sources = {key: city.sources[key].model_dump() for key in found.sources}
        return {**found.model_dump(mode="json"), "city": city.city, "sources": sources}

    return router


class NotFound(QuestionError):
    """Something asked for by its address is not there."""


def _events(guide: Guide, owner: str, text: str, steps: Steps) -> Iterator[str]:
    for name, reply in steps:
        if reply is None:
            yield f"event: step\ndata: {json.dumps({'step': name})}\n\n"
        else:
            guide.directory.note(owner, reply.conversation, text)
            yield f"event: reply\ndata: {reply.model_dump_json()}\n\n"
