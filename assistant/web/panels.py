"""What the panels beside the chat show: evidence, tools, cities, comparison, as escaped HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from assistant.cite import MARKER
from assistant.phrasing import shorten
from assistant.schema import GRADES, slug_of
from assistant.steps import steps_of
from assistant.web.templates import html, word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.corpus import Corpus
    from assistant.profile import Profile
    from assistant.reply import Reply, ReplyTool
    from assistant.schema import Fact, Statement

TURNS = 8  # turns whose evidence is kept in the panel
MOST = 4  # cities that are compared
NEAR = ((0.6, "close"), (0.45, "some"), (0.0, "distant"))
STEPS = 3
CELL = 22  # words of a claim in a cell
MARKUP = re.compile(r"[\\`*_{}\[\]()<>#+.!|~$&:@/=\"'-]")
# What would make markup, a link or an image of the words of a fact. The answers have none of their
# own but the markers.
IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
LIVE_AS = {"<": "&lt;", "[": "&#91;", "://": "&#58;//", "www.": "www&#46;"}
LIVE = re.compile("|".join(map(re.escape, LIVE_AS)))
QUESTION = 90  # characters of a question in a heading


def linked(text: str, turn: int) -> str:
    """The answer with each marker as a link to its evidence: ``[1]`` -> ``[[1]](#e2-1)``."""
    text = IMAGE.sub("", text)
    parts = MARKER.split(text)  # every second one is the number of a marker
    shown = [LIVE.sub(lambda m: LIVE_AS[m.group()], part) for part in parts[::2]]
    links = [rf"[\[{n}\]](#e{turn}-{n})" for n in parts[1::2]]
    return "".join(a + b for a, b in zip(shown, [*links, ""], strict=True))


def byline(reply: Reply, language: str, connected: bool, last: bool) -> str:
    """Who wrote an answer, as a quiet line under it; nothing where that is plain."""
    if reply.engine != "rules":
        line = word(language, "by_model").format(model=verbatim(reply.engine))
    elif last or reply.note:
        line = word(language, "by_rules" if connected or reply.note else "no_model")
    else:
        return ""
    return f"\n\n*{verbatim(reply.note)} {line}*" if reply.note else f"\n\n*{line}*"


def draft(text: str) -> str:
    """What a model has written so far, as plain paragraphs in italics: nothing of it is markup."""
    lines = (line.strip(" #*_>-") for line in text.splitlines())
    return "\n\n".join(f"*{verbatim(line)}*" for line in lines if line)


def verbatim(text: str) -> str:
    """What a visitor wrote, as Markdown that shows just that: no markup, link or image of it."""
    return MARKUP.sub(lambda m: f"&#{ord(m.group())};", text)


def evidence(corpus: Corpus, turns: Sequence[tuple[str, Reply]], language: str = "en") -> str:
    """Cited, then consulted facts of each turn, the last turn first."""
    shown = [evidence_of(corpus, question, reply) for question, reply in turns[-TURNS:]]
    return html("evidence.html", language, turns=shown[::-1])


def evidence_of(corpus: Corpus, question: str, reply: Reply) -> dict[str, Any]:
    """The evidence of one turn as the templates take it."""
    cited = []
    for c in reply.citations:
        if c.city is None:
            tool = next(t for t in corpus.tools.values() if t.id == c.tool)
            cited.append({"n": c.n, "fact": None, "claim": c.claim, "source": c.source,
                          "tool": tool.id, "tool_name": tool.name})  # fmt: skip
        elif c.fact in corpus.facts:
            cited.append({"n": c.n, **fact_of(corpus, corpus.facts[c.fact])})
    known = {c.fact for c in reply.citations}
    looked_at = [key for tool in reply.tools for key in tool.facts]
    looked_at += [key for item in reply.comparables for key in item.facts]
    rest = [key for key in dict.fromkeys(looked_at) if key not in known and key in corpus.facts]
    if reply.abstained:
        rest = []
    short = question if len(question) <= QUESTION else question[: QUESTION - 1].rstrip() + "…"
    return {
        "turn": reply.turn,
        "question": short,
        "cited": cited,
        "consulted": [fact_of(corpus, corpus.facts[key]) for key in rest],
    }


def fact_of(corpus: Corpus, fact: Fact) -> dict[str, Any]:
    """A fact with its city and its source, as the templates take it."""
    return {
        "fact": fact,
        "city": corpus.city_of(fact.id).city,
        "slug": slug_of(fact.id),
        "source": corpus.source_of(fact),
    }


def tools(corpus: Corpus, reply: Reply | None, language: str = "en") -> str:
    """The ten tools, best first, each with its parts and what opens under it."""
    if reply is None:
        return html("tools.html", language, tools=[], conversation="")
    top = max((tool.score for tool in reply.tools), default=1.0) or 1.0
    shown = [
        _tool(corpus, item, reply.profile)
        | {"width": round(100 * max(0.02, item.score) / max(top, 0.5))}
        for item in reply.tools
    ]
    return html("tools.html", language, tools=shown, conversation=reply.conversation)


def _tool(corpus: Corpus, item: ReplyTool, profile: Profile) -> dict[str, Any]:
    tool = next(t for t in corpus.tools.values() if t.id == item.tool)
    facts = [corpus.facts[key] for key in item.facts if key in corpus.facts]
    return {
        "rank": item.rank,
        "name": tool.name,
        "fit": item.fit,
        "parts": item.parts,
        "why": " ".join(f"{text[0].upper()}{text[1:].rstrip('.')}." for text in item.why),
        "cautions": [text.rstrip(".") for text in item.cautions],
        "tool": tool,
        "steps": steps_of(corpus, tool.id, profile)[:STEPS],
        "how": _best(tool.mechanisms),
        "cost": _best(tool.cost_notes),
        "time": _best(tool.time_to_effect),
        "facts": [
            {"id": f.id, "claim": shorten(f.claim, CELL), "year": f.year,
             "city": corpus.city_of(f.id).city,
             "body": corpus.city_of(f.id).programme.lead_body}
            for f in facts
        ],
    }  # fmt: skip


def _best(statements: Iterable[Statement]) -> Statement:
    """The first sourced statement, or the first."""
    return min(statements, key=lambda s: not s.sources)


def cities(corpus: Corpus, reply: Reply | None, language: str = "en") -> str:
    """The comparable cities on a map and one by one: shared, differing, what carried them."""
    found = [c for c in reply.comparables if c.city in corpus.cities] if reply else []
    shown = [
        c.model_dump() | {"near": next(word for least, word in NEAR if c.similarity >= least)}
        for c in found
    ]
    points = map_points(corpus, [c.city for c in found])
    return html("cities.html", language, cities=shown, points=points)


def map_points(corpus: Corpus, slugs: Sequence[str]) -> list[dict[str, Any]]:
    """Where the cities lie; names that would overlap stand a line lower."""
    points: list[dict[str, Any]] = []
    for slug in slugs:
        place = corpus.cities[slug].coordinates
        near = [
            p for p in points if abs(p["lat"] - place.lat) < 8 and abs(p["lon"] - place.lon) < 60
        ]
        points.append(
            {"name": corpus.cities[slug].city, "lat": round(place.lat, 1), "you": False,
             "lon": round(place.lon, 1), "shift": len(near)}
        )  # fmt: skip
    return points


def compare(corpus: Corpus, slugs: Sequence[str], language: str = "en") -> str:
    """Two to four cities side by side across the ten tools, gaps and published scores visible."""
    chosen = comparable(corpus, slugs)
    rows = []
    for tool in corpus.tools.values():
        cells = []
        for slug in chosen:
            best = best_fact(corpus, slug, tool.id)
            cells.append(
                {"fact": best, "text": shorten(best.claim, CELL) if best else "",
                 "scores": scores(corpus, slug, tool.id)}
            )  # fmt: skip
        rows.append({"tool": tool, "cells": cells})
    heads = [
        {"slug": slug, "city": city.city, "country": city.country,
         "population": city.population.value, "ranks": rankings(corpus, slug)}
        for slug in chosen
        if (city := corpus.cities[slug])
    ]  # fmt: skip
    query = urlencode([("city", slug) for slug in chosen])
    return html("compare.html", language, cities=heads, rows=rows, query=query)


def comparable(corpus: Corpus, slugs: Sequence[str]) -> list[str]:
    """The cities of a wish that can be compared: known, each once, at most four."""
    return [slug for slug in dict.fromkeys(slugs) if slug in corpus.cities][:MOST]


def best_fact(corpus: Corpus, slug: str, tool: str) -> Fact | None:
    """What is best known of a city on a tool."""
    own = [f for f in corpus.cities[slug].facts if f.tool == tool]
    return max(own, key=lambda f: GRADES.index(f.grade), default=None)


def scores(corpus: Corpus, slug: str, tool: str) -> list[dict[str, Any]]:
    """The published scores of a city for a tool, one per edition that ranked the city; None
    where the edition gives none."""
    field = tool.replace("-", "_")
    return [
        {"edition": row.edition, "value": getattr(row, field)} for row in rankings(corpus, slug)
    ]


def rankings(corpus: Corpus, slug: str) -> list[Any]:
    """The published rows of a city, one per edition."""
    name = corpus.cities[slug].city.partition(" (")[0].lower()
    names = {name, name.removesuffix(" city")}  # the tables write "New York", "Kansas City, MO"
    return [row for row in corpus.rankings if row.city.split(",")[0].lower() in names]


def take_away(ready: bool, conversation: str, link: str = "", language: str = "en") -> str:
    """Links to the brief in each format, and to the evidence."""
    return html("take_away.html", language, ready=ready, conversation=conversation, link=link)
