"""What the page shows: every value escaped, every phrase in five languages, markers that lead."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.cite import Citation, CitedSource
from assistant.edits import edited
from assistant.errors import AssistantError
from assistant.feedback import keep
from assistant.message import clean
from assistant.peers import Comparable, Condition
from assistant.profile import Profile
from assistant.reply import Reply, ReplyTool
from assistant.web import panels, sheets
from assistant.web.faults import told
from assistant.web.pages import MARKDOWN
from assistant.web.templates import LANGUAGES, html, money, read_language, words, year

HOSTILE = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "${alert(1)}", "{{7*7}}",
    "javascript:alert(1)", "![x](http://evil.example/p.png)", "</td><iframe src=//evil.example>",
)  # fmt: skip


def make_reply(text: str) -> Reply:
    """A reply with the same text in every field that a template shows."""
    source = CitedSource(title=text, publisher=text, url="https://example.org/a", date=text)
    return Reply(
        turn=1, conversation="c", intent="recommend", abstained=False, text=f"{text} [1]",
        profile=Profile(), troubles=(), questions=(text,), follow_ups=(text,), cautions=(text,),
        tools=(ReplyTool(tool="budget", rank=1, fit="strong", score=0.7, why=(text,),
                         parts={"need": 1, "support": 0.5, "readiness": 0.5, "against": 0},
                         cautions=(text,), facts=("surat-04",)),),
        comparables=(Comparable(city="surat", name=text, country=text, population=5,
                                similarity=0.7, shared=(text,), differs=(text,), facts=(),
                                conditions=(Condition(text=text, status="lacks"),)),),
        citations=(Citation(n=1, fact="tool:budget#measures-1", city=None, tool="budget",
                            claim=text, grade=None, year=None, source=source),),
        engine="rules", timings_ms={},
    )  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_any_field_is_shown_as_text(corpus, text):
    reply = make_reply(text)
    pages = [
        panels.evidence(corpus, [(text, reply)]),
        panels.tools(corpus, reply),
        panels.cities(corpus, reply),
        html("hints.html", questions=(text,), key=text),
        html("hint.html", text=text),
        html("sorry.html", heading=text, text=text),
        panels.take_away(True, text, text),
    ]
    for page in pages:
        seen = Seen()
        seen.feed(page)
        assert not seen.tags & {"script", "iframe", "img", "object"}
        assert not [name for name, _ in seen.attributes if name.startswith("on")]
        assert not [v for _, v in seen.attributes if (v or "").strip().startswith("javascript")]


class Seen(HTMLParser):
    """The tags and attributes that a browser would make of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += [pair for pair in attrs if pair[0] in {"href", "src"}
                            or pair[0].startswith("on")]  # fmt: skip


def test_markers_lead_to_their_evidence_and_images_are_dropped():
    text = panels.linked("A [1]. B [12]. ![x](http://evil.example/p.png)", 3)
    assert text == "A [\\[1\\]](#e3-1). B [\\[12\\]](#e3-12). "


@given(st.text(max_size=200))
def test_what_a_visitor_wrote_is_shown_as_it_is(text):
    shown = MARKDOWN.render(panels.verbatim(text))
    seen = Seen()
    seen.feed(shown)
    assert not seen.tags - {"p", "br", "ol", "ul", "li", "code", "pre"}


@given(st.lists(st.integers(1, 40), max_size=6))
def test_every_marker_becomes_one_link(numbers):
    text = " ".join(f"Words [{n}]." for n in numbers)
    assert re.findall(r"\(#e2-(\d+)\)", panels.linked(text, 2)) == [str(n) for n in numbers]


def test_evidence_carries_claim_grade_and_source(corpus):
    fact = corpus.facts["surat-04"]
    cited = Citation(
        n=1, fact=fact.id, city="Surat", tool=fact.tool, claim=fact.claim, grade=fact.grade,
        year=fact.year, source=CitedSource(**corpus.source_of(fact).model_dump()),
    )  # fmt: skip
    reply = make_reply("x").model_copy(update={"citations": (cited,)})
    page = panels.evidence(corpus, [("Floods?", reply)])
    assert 'id="e1-1"' in page
    assert "/facts/surat-04" in page
    assert corpus.source_of(fact).publisher.replace("&", "&amp;") in page
    assert words()["en"][fact.grade] in page


def test_compared_cities_show_published_scores_and_gaps(corpus):
    page = panels.compare(corpus, ["new-york-city", "dubuque", "kansas-city"])
    assert page.count('<th scope="col">') == 4
    assert "2018/19" in page or "2020/21" in page
    assert panels.rankings(corpus, "new-york-city")
    assert panels.rankings(corpus, "kansas-city")
    assert words()["en"]["nothing"] in page


def test_a_comparison_shows_what_no_edition_gives(corpus):
    page = panels.compare(corpus, ["surat", "barranquilla", "surat", "nix"])
    assert page.count('<th scope="col">') == 3
    assert "2018/19: –" in page  # Surat was ranked there, without published scores
    assert words()["en"]["unranked"] in page
    for row in panels.scores(corpus, "surat", "budget"):
        assert row["value"] is None


def test_tables_to_take_away_hold_what_the_page_shows(corpus):
    def read(made: bytes) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"))))

    compared = read(sheets.comparison_csv(corpus, ["new-york-city", "surat"]))
    assert len(compared) == 20
    vision = next(r for r in compared if r["tool"] == "vision" and r["city"] == "New York City")
    shown = {s["edition"]: s["value"] for s in panels.scores(corpus, "new-york-city", "vision")}
    assert {e: float(vision[f"score {e}"]) for e in shown} == shown
    assert {r["score 2018/19"] for r in compared if r["city"] == "Surat"} == {""}
    facts = read(sheets.facts_csv(corpus, corpus.cities["surat"].facts))
    assert [row["fact"] for row in facts] == [f.id for f in corpus.cities["surat"].facts]
    assert all(row["url"].startswith("http") for row in facts)
    (tool,) = read(sheets.ranking_csv(corpus, make_reply("why")))
    assert (tool["rank"], tool["tool"], tool["need"], tool["why"]) == ("1", "budget", "1.0", "why")
    assert read(sheets.ranking_csv(corpus, None)) == []


@pytest.mark.parametrize(
    "text",
    ["![p[q]](http://e.example/p.png)", "![r][ref]\n\n[ref]: http://e.example/p.png",
     "\\![s](http://e.example/p.png)", "[lure](http://e.example)", "<http://e.example>",
     "[run](javascript:alert)"],
)  # fmt: skip
def test_words_of_a_fact_make_no_link_or_image_of_their_own(text):
    seen = Seen()
    seen.feed(MARKDOWN.render(panels.linked(f"Said {text} [1].", 2)))
    assert seen.tags <= {"p", "a"}
    assert seen.attributes == [("href", "#e2-1")]


def test_what_goes_wrong_is_said_in_the_language_of_the_page(corpus, gazetteer, tmp_path):
    def fault(call, *given) -> AssistantError:
        with pytest.raises(AssistantError) as caught:
            call(*given)
        return caught.value

    made = [
        fault(clean, ""), fault(clean, "x" * 30_000), fault(clean, "a\0\0\0\0b"),
        fault(edited, Profile(), {"population": "many"}, corpus, gazetteer),
        fault(edited, Profile(), {"named_city": "x" * 500}, corpus, gazetteer),
        fault(keep, tmp_path, "q", make_reply("x"), ""),
    ]  # fmt: skip
    for error in made:
        said = [told(error, language) for language in LANGUAGES]
        assert len(set(said)) == len(LANGUAGES), said
        assert not any("assistant ask" in text or "{" in text for text in said)


def test_figures_and_years_are_in_the_language_of_the_page():
    assert money(1_620_000, "de") == "1,62 Millionen"
    assert money(30_000, "es") == "30.000"
    assert [year(y, "fr") for y in ("2010s", "c. 2016", "2008-", "undated", "2016")] == [
        "années 2010", "vers 2016", "depuis 2008", "sans date", "2016",
    ]  # fmt: skip
    assert [year(y) for y in ("2010s", "c. 2016", "by 2014")] == ["2010s", "about 2016", "by 2014"]


def test_every_phrase_is_there_in_every_language():
    known = words()
    assert set(known) == set(LANGUAGES)
    for language in LANGUAGES:
        assert known[language].keys() == known["en"].keys()
        assert all(text and text.strip() for text in known[language].values())


@pytest.mark.parametrize(
    ("header", "language"),
    [("pt-BR,pt;q=0.9,en;q=0.8", "pt"), ("", "en"), ("zh-CN,de;q=0.5", "de"), ("xx", "en"),
     ("ES", "es"), (";;,q=,", "en")],
)  # fmt: skip
def test_the_language_of_the_browser(header, language):
    assert read_language(header) == language


def test_money_is_read_at_a_glance():
    assert [money(v) for v in (1_620_000, 2e9, 30, 91_200_000)] == [
        "1.62 million", "2 billion", "30", "91.2 million",
    ]  # fmt: skip
