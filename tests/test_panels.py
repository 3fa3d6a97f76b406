"""What the page shows: every value escaped, every phrase in five languages, markers that lead."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.cite import Citation, CitedSource
from assistant.peers import Comparable, Condition
from assistant.profile import Profile
from assistant.reply import Reply, ReplyTool
from assistant.web import panels
from assistant.web.pages import MARKDOWN
from assistant.web.templates import LANGUAGES, html, money, read_language, words

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
