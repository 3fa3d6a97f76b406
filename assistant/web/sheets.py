"""The tables of the page as CSV: facts, the order of the tools, cities side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.export import sheet
from assistant.web import panels

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.corpus import Corpus
    from assistant.reply import Reply
    from assistant.schema import Fact

PARTS = ("need", "support", "readiness", "against")


def facts_csv(corpus: Corpus, facts: Iterable[Fact]) -> bytes:
    """Facts with their city and the source that is cited."""
    columns = ("fact", "city", "country", "tool", "year", "grade", "claim", "currency", "amount",
               "lesson", "source", "publisher", "date", "url")  # fmt: skip
    rows = []
    for fact in facts:
        city, source = corpus.city_of(fact.id), corpus.source_of(fact)
        currency, amount = (fact.amount.currency, fact.amount.value) if fact.amount else ("", "")
        rows.append(
            (fact.id, city.city, city.country, fact.tool, fact.year, fact.grade, fact.claim,
             currency, amount, corpus.lesson(fact), source.title, source.publisher,
             source.date or "", source.url)
        )  # fmt: skip
    return sheet(columns, rows)


def ranking_csv(corpus: Corpus, reply: Reply | None) -> bytes:
    """The ten tools in the order of the last advice, with the parts of their fit."""
    names: dict[str, str] = {tool.id: tool.name for tool in corpus.tools.values()}
    columns = ("rank", "tool", "name", "fit", "score", *PARTS, "why", "facts")
    rows = [
        (t.rank, t.tool, names[t.tool], t.fit, round(t.score, 3),
         *(round(t.parts[part], 3) for part in PARTS), "; ".join(t.why), " ".join(t.facts))
        for t in (reply.tools if reply else ())
    ]  # fmt: skip
    return sheet(columns, rows)


def comparison_csv(corpus: Corpus, slugs: Sequence[str]) -> bytes:
    """Cities side by side: a row for each tool and city, its best fact and its published scores;
    a gap is an empty cell."""
    editions = sorted({row.edition for row in corpus.rankings})
    columns = ("tool", "city", "country", "fact", "year", "grade", "claim", "source",
               *(f"score {edition}" for edition in editions))  # fmt: skip
    rows = []
    for tool in corpus.tools.values():
        for slug in slugs:
            city, best = corpus.cities[slug], panels.best_fact(corpus, slug, tool.id)
            found = (
                (best.id, best.year, best.grade, best.claim, corpus.source_of(best).url)
                if best
                else ("", "", "", "", "")
            )
            given = {s["edition"]: s["value"] for s in panels.scores(corpus, slug, tool.id)}
            marks = ["" if given.get(e) is None else given[e] for e in editions]
            rows.append((tool.id, city.city, city.country, *found, *marks))
    return sheet(columns, rows)
