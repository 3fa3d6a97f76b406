"""Hostile text in every text of a corpus, and in every field of the page, in a real browser."""

from __future__ import annotations

import csv
import json
import shutil

import pytest
import yaml

from tests.browser import NEEDED, Watched
from tests.conftest import CORPUS, SMALL, served

pytestmark = NEEDED
QUESTION = "We are a city of 4 million in India with floods and little money; where do we start?"
EVIL = "http://evil.example"
# What would run, be fetched, or lead elsewhere if the page took a text for markup. No figure is in
# them: the check of answers leaves out a sentence with a figure that its fact does not hold.
TRICKS = (
    "<script>hacked=self</script>", '<img src=x onerror="hacked=self">', f"<img src={EVIL}/a.png>",
    "<svg onload=hacked=self>", f"</td></table></article><iframe src={EVIL}></iframe>",
    '" onmouseover="hacked=self', "' autofocus onfocus='hacked=self", "{{hacked}} ${hacked=self}",
    "[run](javascript:hacked=self)", f"[lure]({EVIL}/b)", f"![p]({EVIL}/c.png)",
    f"![p[q]]({EVIL}/d.png)", f"![r][ref]\n\n[ref]: {EVIL}/e.png\n\n", f"\\![s]({EVIL}/f.png)",
    f"<{EVIL}/g>", f"{EVIL}/h", "www.evil.example",
)  # fmt: skip
TRICK = " ".join(TRICKS)
SEEN = "hacked=self"  # shown somewhere as text: the tricks arrived
TEXTS = {"claim", "mechanism", "outcome", "lesson", "note", "what", "text", "name", "lead_body",
         "government_form", "title", "publisher", "date", "scope", "label", "meaning", "question",
         "if_it_fails"}  # fmt: skip
LISTS = {"situations", "first_steps", "ask_the_city", "ask_the_vendor", "lessons"}


def planted(value, key=""):
    """The same YAML with the tricks behind every text, and in every address."""
    if isinstance(value, dict):
        return {k: planted(v, k) for k, v in value.items()}
    if isinstance(value, list):
        return [f"{v} {TRICK}" if key in LISTS else planted(v, key) for v in value]
    if key == "url":
        return f"{value}?\"onmouseover='hacked=self'><script>hacked=self</script>"
    return f"{value} {TRICK}" if key in TEXTS and isinstance(value, str) else value


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A corpus of three cities with tricks in every text of cities, tools and vocabulary."""
    folder = tmp_path_factory.mktemp("hostile") / "corpus"
    skip = shutil.ignore_patterns(
        "cities", "golden", "training", "languages", "mechanisms", "questions", "stories"
    )
    shutil.copytree(CORPUS, folder, ignore=skip)
    shutil.copytree(CORPUS / "mechanisms", folder / "mechanisms")
    (folder / "cities").mkdir()
    files = [f"cities/{slug}.yaml" for slug in SMALL]
    files += ["tools/budget.yaml", "tools/leadership.yaml", "vocabulary.yaml"]
    for name in files:
        read = yaml.safe_load((CORPUS / name).read_text(encoding="utf-8"))
        made = planted(read)
        if name.startswith("tools/"):  # the name of a tool is a key of our own phrases
            made["name"] = read["name"]
        if name == "cities/surat.yaml":
            made["city"] = f"Surat {TRICKS[1]}"
            made["country"] = f"India {TRICKS[2]}"
        (folder / name).write_text(yaml.safe_dump(made, allow_unicode=True), encoding="utf-8")
    (folder / "stories").mkdir()
    for slug in SMALL:
        lines = (CORPUS / "stories" / f"{slug}.jsonl").read_text(encoding="utf-8").splitlines()
        stories = [json.loads(line) for line in lines]
        named = [json.dumps({**s, "name": f"{s['name']} {TRICK}", "names": {}}) for s in stories]
        (folder / "stories" / f"{slug}.jsonl").write_text("\n".join(named), encoding="utf-8")
    (folder / "questions").mkdir()
    lines = (CORPUS / "questions" / "flooding.jsonl").read_text(encoding="utf-8").splitlines()
    told = [json.dumps(_planted_question(json.loads(line))) for line in lines]
    (folder / "questions" / "flooding.jsonl").write_text("\n".join(told), encoding="utf-8")
    return folder


def _planted_question(faq):
    """A prepared question with the tricks in its answer, and only facts of the cities here."""
    facts = [key for key in faq["facts"] if key.rpartition("-")[0] in SMALL]
    said = {name: f"{faq[name]} {TRICK}" for name in ("verdict", "answer")}
    return {**faq, **said, "facts": facts}


@pytest.fixture(scope="module")
def server(hostile, tmp_path_factory):
    data = tmp_path_factory.mktemp("served")
    empty = data / "empty"
    empty.mkdir()
    with served(empty, data / "data", CORPUS_DIR=str(hostile), SHARE_LINKS="1") as base:
        yield base


@pytest.fixture
def here(chromium, server):
    made = Watched(chromium, server)
    made.page.on("dialog", lambda d: pytest.fail("a script ran"))
    yield made
    assert_harmless(made.page)
    made.leave()


def assert_harmless(page) -> None:
    """Nothing ran, nothing was built of the tricks, nothing leads elsewhere by itself."""
    found = page.evaluate(
        """() => ({
            ran: typeof window.hacked,
            built: [...document.querySelectorAll("iframe, object, embed, img")].filter(
                (e) => !e.closest("header") && /evil|^x$/.test(e.getAttribute("src") || "")).length,
            handlers: [...document.querySelectorAll("*")].filter((e) => [...e.attributes].some(
                (a) => a.name.startsWith("on") && a.value.includes("hacked"))).length,
            links: [...document.querySelectorAll("a[href]")].map((a) => a.getAttribute("href"))
                .filter((h) => /^(javascript|data):|evil/i.test(h)),
        })"""
    )
    assert found == {"ran": "undefined", "built": 0, "handlers": 0, "links": []}


def hover(page) -> None:
    """Go over and into what a visitor could: a handler that was let in would run now."""
    for link in page.locator("a:visible, button:visible").all()[:60]:
        link.dispatch_event("mouseover")
        link.dispatch_event("focus")


def test_a_hostile_corpus_runs_and_fetches_nothing_on_the_page(here):
    page = here.open()
    said = here.ask(QUESTION)
    assert SEEN in said
    page.locator("#chat a[href*='#e1-1']").first.click()
    page.wait_for_function("() => document.activeElement.id === 'e1-1'")
    assert SEEN in page.locator("#evidence").inner_text()
    for tab, panel in (("Tools", "#tools"), ("Cities", "#cities")):
        page.get_by_role("tab", name=tab).click()
        page.locator(f"{panel} details").evaluate_all("all => all.forEach(d => { d.open = true; })")
        assert SEEN in page.locator(panel).inner_text()
    page.click("#chosen input")
    page.get_by_role("option", name="Lviv").click()
    page.keyboard.press("Escape")
    page.click("#compare")
    page.wait_for_selector("#compared table.compare")
    assert SEEN in page.locator("#compared").inner_text()
    page.click("#field-challenges input")
    assert SEEN in " ".join(page.locator("#field-challenges [role=option]").all_inner_texts())
    hover(page)
    assert_harmless(page)
    for text in ("and how did they pay for it?", "what went wrong in Medellin?", "why not vision?"):
        here.ask(text)
    hover(page)


@pytest.mark.parametrize("language", ["en-GB", "de-DE"])
def test_a_hostile_corpus_runs_and_fetches_nothing_on_pages_of_their_own(
    chromium,
    server,
    language,
):
    here = Watched(chromium, server, locale=language)
    paths = [
        "/library",
        "/library?q=hacked",
        "/library?q=%22%3E%3Cscript%3Ehacked=self%3C/script%3E",
    ]
    paths += [f"/cities/{slug}" for slug in SMALL]
    paths += ["/facts/surat-01", "/facts/surat-04", "/tools/budget", "/tools/leadership"]
    for path in paths:
        here.page.goto(server + path)
        assert SEEN in here.page.content().replace("&lt;", "<"), path
        hover(here.page)
        assert_harmless(here.page)
    here.leave()


def test_a_shared_conversation_about_a_hostile_corpus_is_harmless(here):
    page = here.open()
    here.ask(f"{QUESTION} {TRICK}")
    page.get_by_role("tab", name="Brief").click()
    page.click("#share")
    link = page.locator("#take-away a[href^='/shared/']")
    link.wait_for()
    page.goto(here.server + link.get_attribute("href"))
    page.locator("details").evaluate_all("all => all.forEach(d => { d.open = true; })")
    assert SEEN in page.locator("main").inner_text()
    hover(page)


def test_every_field_of_the_page_takes_hostile_text_as_text(here, tmp_path):
    page = here.open()
    assert SEEN in here.ask(f"{QUESTION} {TRICK}")
    assert SEEN in here.ask(TRICK)
    for name in ("named_city", "population"):
        field = page.locator(f"#field-{name} textarea, #field-{name} input")
        limit = int(field.get_attribute("maxlength") or 10_000)
        for trick in ("<script>hacked=self</script>", '<img src=x onerror="hacked=self">'):
            before = page.locator("#chat .bot").count()
            field.fill(trick[:limit])
            page.click("#apply")
            page.wait_for_function(
                "n => document.querySelectorAll('#chat .bot').length > n", arg=before - 1
            )
            page.wait_for_timeout(400)
            assert_harmless(page)
    page.locator("#field-challenges input").fill('<img src=x onerror="hacked=self">')
    page.keyboard.press("Enter")
    page.locator("#conversations button").first.click()
    page.locator("#new-title textarea, #new-title input").fill('<img src=x onerror="hacked=self">')
    page.get_by_role("button", name="Rename").click()
    page.wait_for_function("() => document.querySelector('#picker input').value.includes('<img')")
    page.locator("#feedback button").first.click()
    page.get_by_label("Wrong figure").check()
    page.locator("#feedback textarea").fill(TRICK)
    page.click("#judge")
    page.wait_for_function("() => document.querySelector('#judged').innerText.includes('Thank')")
    page.reload()
    page.wait_for_selector("#evidence details.turn")
    assert SEEN in page.locator("#chat").inner_text()
    hover(page)


def test_feedback_is_kept_and_exported_as_it_was_written(tmp_path, corpus):
    from assistant.feedback import as_lines, keep, read_feedback
    from tests.test_panels import make_reply

    keep(tmp_path, TRICK, make_reply(TRICK), "wrong-figure", TRICK)
    (row,) = [json.loads(line) for line in as_lines(read_feedback(tmp_path)).splitlines()]
    assert row["comment"] == " ".join(TRICK.split())
    assert row["text"] == TRICK


def test_tables_of_a_hostile_corpus_hold_no_formula(hostile):
    from assistant.corpus import load_corpus
    from assistant.web.sheets import comparison_csv, facts_csv

    corpus = load_corpus(hostile)
    fact = corpus.facts["surat-04"].model_copy(update={"claim": '=HYPERLINK("http://x")'})
    for made in (facts_csv(corpus, [fact]), comparison_csv(corpus, SMALL)):
        cells = [c for row in csv.reader(made.decode("utf-8-sig").splitlines()) for c in row]
        assert not [c for c in cells if c.startswith(("=", "+", "-", "@"))]
