"""Reply -> the brief for a council: title, sections of text, lists and tables, sources. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.cite import MARKER, Citation, check, mend, number
from assistant.moves import place
from assistant.peers import restated
from assistant.phrasing import FITS, cited, described, fact_line, shorten, statements
from assistant.reasons import uncalled
from assistant.schema import Record
from assistant.steps import steps_of
from assistant.wording import country, inhabitants

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from assistant.corpus import Corpus
    from assistant.profile import Profile
    from assistant.reply import Reply, ReplyTool
    from assistant.schema import Fact, Tool

PERSONAL = ("recommend", "profile", "cases")  # replies that are about the user's own city
MOST_TOOLS = 3
CLAIM = 26  # words of a quoted claim: the brief has two pages
HEADINGS = (
    "Which tools of city government fit", "Situation", "Recommendation", "Who did it before",
    "Why not the others now", "Comparable cities", "Risks", "First hundred days",
    "To settle first", "Sources",
)  # fmt: skip
NOTE = (
    "Prepared with the City Guidance Assistant from sourced cases of other cities. It informs a "
    "decision; it does not take it. The order of the tools is computed from what is written under "
    "Situation and changes with it."
)
BETWEEN = "\x1e"  # ASCII's record separator: no text holds it
MONTHS = ("First month: ", "Second month: ", "Third month: ")
LACKS = {"lacks": "missing here", "unknown": "to be checked here", "has": "given here"}


class Section(Record):
    """One part of the brief: a paragraph, list items, or a table whose first row is its head."""

    title: str
    text: str = ""
    items: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()


class Brief(Record):
    """One to two pages for a council; every ``[n]`` is one of the citations."""

    title: str
    date: str
    language: str
    sections: tuple[Section, ...]
    sources_title: str
    citations: tuple[Citation, ...]
    note: str


def last_advice(replies: Iterable[Reply]) -> Reply | None:
    """The last reply about the user's own city: what the brief and the panels show."""
    about = [r for r in replies if r.intent in PERSONAL and r.tools and not r.abstained]
    return about[-1] if about else None


def last_brief(replies: Iterable[Reply]) -> Reply | None:
    """The last reply that a brief can be made of, or that holds one in the language asked for."""
    replies = list(replies)
    about = last_advice(replies)
    held = [r for r in replies if r.brief and (about is None or r.turn > about.turn)]
    return held[-1] if held else about


def make_brief(corpus: Corpus, reply: Reply, day: date, language: str = "en") -> Brief:
    """The brief of a reply about the user's own city; what its citations do not carry is left
    out, as in answers."""
    corpus = corpus.spoken(language)
    words = [corpus.say(heading) for heading in HEADINGS]
    draft = list(_sections(corpus, reply, words))
    pieces = [piece for section in draft for piece in _pieces(section)]
    text, citations = number(BETWEEN.join(pieces).replace("*", ""), corpus)
    said = restated("", reply.profile)
    numbered = iter(
        [mend(p, check(p, citations, corpus, said)).strip() for p in text.split(BETWEEN)]
    )
    sections = tuple(_rebuilt(section, lambda: next(numbered)) for section in draft)
    used = {int(n) for s in sections for piece in _pieces(s) for n in MARKER.findall(piece)}
    whose = reply.profile.named_city or country(reply.profile.country or "", corpus.language)
    return Brief(
        title=words[0] + (f": {whose}" if whose else ""),
        date=day.isoformat(),
        language=corpus.language,
        sections=sections,
        sources_title=words[9],
        citations=tuple(c for c in citations if c.n in used),
        note=corpus.say(NOTE),
    )


def page(brief: Brief) -> str:
    """The title and the sections as Markdown."""
    lines = [f"# {brief.title}", ""]
    for section in brief.sections:
        lines += [f"## {section.title}", ""]
        if section.text:
            lines += [section.text, ""]
        if section.items:
            lines += [*(f"- {item}" for item in section.items), ""]
        if section.table:
            head, *rows = section.table
            lines += [_row(head), "|---" * len(head) + "|", *map(_row, rows), ""]
    return "\n".join(lines)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


def pieces_of(brief: Brief) -> Iterator[str]:
    """Every text of a brief but its sources, in order."""
    yield brief.title
    for section in brief.sections:
        yield from (section.title, section.text, *section.items)
        yield from (cell for row in section.table for cell in row)
    yield from (brief.sources_title, brief.note)


def rewritten(brief: Brief, change: Callable[[str], str]) -> Brief:
    """A brief with each of these texts changed."""
    sections = tuple(
        Section(
            title=change(section.title),
            text=change(section.text),
            items=tuple(map(change, section.items)),
            table=tuple(tuple(map(change, row)) for row in section.table),
        )
        for section in brief.sections
    )
    told = {name: change(getattr(brief, name)) for name in ("title", "sources_title", "note")}
    return brief.model_copy(update={"sections": sections, **told})


def _pieces(section: Section) -> Iterator[str]:
    yield section.text
    yield from section.items
    for row in section.table[1:]:
        yield from row


def _rebuilt(section: Section, take: Callable[[], str]) -> Section:
    text = take()
    items = tuple(take() for _ in section.items)
    rows = tuple(tuple(take() for _ in row) for row in section.table[1:])
    return section.model_copy(
        update={
            "text": text,
            "items": tuple(item for item in items if item),
            "table": (*section.table[:1], *rows),
        }
    )


def _sections(corpus: Corpus, reply: Reply, words: Sequence[str]) -> Iterator[Section]:
    chosen = [t for t in reply.tools if t.rank == 1 or t.fit != "weak"][:MOST_TOOLS]
    rest = [t for t in reply.tools if t not in chosen]
    named: dict[str, Tool] = {t.id: t for t in corpus.tools.values()}
    yield _situation(corpus, reply, words[1])
    yield _recommendation(corpus, named, chosen, reply.profile, words[2])
    examples = [f for t in chosen for f in _facts(corpus, t) if f.role != "warning"][:4]
    if examples:
        lines = tuple(fact_line(corpus, fact, CLAIM) for fact in examples)
        yield Section(title=words[3], items=lines)
    yield Section(title=words[4], items=tuple(_not_now(corpus, named, rest)))
    if reply.comparables:
        yield _comparables(corpus, reply, words[5])
    yield _risks(corpus, named[chosen[0].tool], chosen, words[6])
    yield _hundred_days(corpus, named, chosen, reply.profile, words[7])
    settle = (*reply.questions, *_to_settle(reply))
    if settle:
        yield Section(title=words[8], items=settle)


def _facts(corpus: Corpus, tool: ReplyTool) -> list[Fact]:
    return [corpus.facts[key] for key in tool.facts if key in corpus.facts]


def _situation(corpus: Corpus, reply: Reply, title: str) -> Section:
    profile = reply.profile
    text = described(corpus, profile, profile.challenges)
    text = f"{text[0].upper()}{text[1:]}."
    if profile.challenges:
        troubles = corpus.listed([corpus.label(tag) for tag in profile.challenges])
        text += " " + corpus.say("Troubles named: {troubles}.", troubles=troubles)
    told = set(profile.challenges) | ({"little-money"} if profile.budget_level else set())
    words = corpus.vocabulary.constraints
    lacking = [w for w in profile.constraints if w not in told and words[w].trouble not in told]
    if lacking:
        missing = corpus.listed([corpus.label(word) for word in lacking])
        text += " " + corpus.say("Missing so far: {missing}.", missing=missing)
    return Section(title=title, text=text)


def _recommendation(
    corpus: Corpus,
    named: dict[str, Tool],
    chosen: Sequence[ReplyTool],
    profile: Profile,
    title: str,
) -> Section:
    rows = [("", *(corpus.say(word) for word in ("Tool", "Fit", "Why", "First step")))]
    for item in chosen:
        tool = named[item.tool]
        why = " ".join(f"{text[0].upper()}{text[1:].rstrip('.')}." for text in item.why[:2])
        rows.append(
            (place(corpus, item.rank).capitalize(), tool.name, corpus.say(FITS[item.fit]), why,
             steps_of(corpus, tool.id, profile)[0])
        )  # fmt: skip
    return Section(title=title, table=tuple(rows))


def _not_now(corpus: Corpus, named: dict[str, Tool], rest: Sequence[ReplyTool]) -> Iterator[str]:
    reasons: dict[str, list[str]] = {}
    idle: list[tuple[str, Sequence[str]]] = []
    for item in rest:
        if item.cautions:
            reason = item.cautions[0].rstrip(".")
        elif item.fit != "weak":
            reason = corpus.say("useful too, but after these: {why}", why=item.why[0].rstrip("."))
        else:
            idle.append((named[item.tool].name, item.elsewhere))
            continue
        reasons.setdefault(reason, []).append(named[item.tool].name)
    for reason, names in reasons.items():
        yield f"{corpus.listed(names)}: {reason}."
    if idle:
        yield uncalled(corpus, idle)


def _comparables(corpus: Corpus, reply: Reply, title: str) -> Section:
    heads = ("City", "Shares", "Differs", "What carried it there")
    rows = [tuple(corpus.say(word) for word in heads)]
    for item in reply.comparables:
        if item.city not in corpus.cities or not item.facts:
            continue
        mark = f"[[{item.facts[0]}]]"
        condition = next(iter(item.conditions), None)
        lack = f"({corpus.say(LACKS[condition.status])})" if condition else ""
        carried = f"{condition.text} {lack} {mark}" if condition else ""
        size = inhabitants(item.population, corpus.language)
        rows.append(
            (f"{item.name}, {size} {mark}", corpus.listed(item.shared) or corpus.say("little"),
             corpus.listed(item.differs), carried)
        )  # fmt: skip
    return Section(title=title, table=tuple(rows))


def _risks(corpus: Corpus, first: Tool, chosen: Sequence[ReplyTool], title: str) -> Section:
    warnings = [f for t in chosen for f in _facts(corpus, t) if f.role != "example"][:2]
    items = [
        f"{corpus.lesson(f)}. {corpus.city_of(f.id).city}: " + cited(shorten(f.claim, CLAIM), f.id)
        for f in warnings
    ]
    items += statements(corpus, first, "failure_modes", 1)
    back = corpus.say("When to step back: {text}")
    items += [back.format(text=text) for text in statements(corpus, first, "step_back", 1)]
    return Section(title=title, items=tuple(items))


def _hundred_days(
    corpus: Corpus,
    named: dict[str, Tool],
    chosen: Sequence[ReplyTool],
    profile: Profile,
    title: str,
) -> Section:
    first = named[chosen[0].tool]
    second = named[chosen[1].tool] if len(chosen) > 1 else None
    months = list(steps_of(corpus, first.id, profile)[:3])
    if second:
        months[0] += f" {steps_of(corpus, second.id, profile)[0]}"
    items = [corpus.say(month) + text for month, text in zip(MONTHS, months, strict=True)]
    measured = corpus.say("To be measured: ")
    items += [measured + text for text in statements(corpus, first, "measures", 1)]
    items.append(corpus.say("If it fails: ") + first.if_it_fails)
    return Section(title=title, items=tuple(items))


def _to_settle(reply: Reply) -> Iterator[str]:
    asked = [c.question for item in reply.comparables for c in item.conditions[:2]
             if c.status == "unknown" and c.question]  # fmt: skip
    yield from list(dict.fromkeys(asked))[:2]
