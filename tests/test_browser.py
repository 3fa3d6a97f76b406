"""The page in a real browser: Debian's chromium, a real server, nothing from elsewhere."""

from __future__ import annotations

import csv
import io
import json
import re
import urllib.request
from pathlib import Path

import pytest

from tests.browser import NEEDED, PORT, visitors
from tests.conftest import served

PEOPLE = "#field-population textarea, #field-population input"
# What Gradio's own components do, not ours; each is looked at again with every new version.
TOLERATED = {
    "nested-interactive",  # gradio Chatbot: a message that can be selected holds buttons
    "aria-input-field-name",  # gradio Dropdown: the list of options has no name of its own
}
pytestmark = NEEDED


@pytest.fixture(scope="module")
def server(built, tmp_path_factory):
    """``assistant serve`` over the built index; its address."""
    with served(built, tmp_path_factory.mktemp("served") / "data", SHARE_LINKS="1") as base:
        yield base


@pytest.fixture
def visit(chromium, server):
    with visitors(chromium, server) as visiting:
        yield visiting


def test_first_answer_citation_evidence_and_source(visit):
    here = visit()
    page = here.open()
    answer = here.ask(PORT)
    assert "Start with budget" in answer
    page.locator("#chat a[href*='#e1-1']").first.click()
    page.wait_for_function("() => document.activeElement.id === 'e1-1'")
    fact = page.locator("#e1-1")
    assert fact.locator("a.source").get_attribute("href").startswith("http")
    assert fact.locator("a.source").get_attribute("rel").startswith("noopener")
    address = fact.locator("a[href^='/facts/']").get_attribute("href")
    claim = fact.locator("p").first.inner_text()
    tab = here.new_tab()
    tab.goto(here.server + address)
    assert claim in tab.locator("main").inner_text()


def test_an_example_answers_on_the_first_click_and_a_follow_up_goes_on(visit):
    here = visit()
    page = here.open()
    page.locator("button.example").first.click()
    page.wait_for_selector("#evidence details.turn")
    page.get_by_role("button", name="How did", exact=False).first.click()
    page.wait_for_function("() => document.querySelectorAll('#evidence details.turn').length === 2")
    assert "How did" in page.locator("#chat").inner_text()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_newest_question_stands_in_view_with_its_answer_below(visit, width):
    here = visit(viewport={"width": width, "height": 900})
    page = here.open()
    here.ask(PORT)
    here.ask("Our mayor wants a stadium. Good idea?")
    page.wait_for_function(
        """() => {
            const asked = [...document.querySelectorAll("#chat .user")].pop();
            const top = asked.getBoundingClientRect().top;
            return asked.textContent.includes("stadium") && top >= 0 && top < 500;
        }""",
        timeout=5_000,
    )


def test_an_edit_of_the_profile_moves_the_ranking_and_says_so(visit):
    here = visit()
    page = here.open()
    here.ask(PORT)
    assert page.input_value(PEOPLE) == "900,000"
    assert "you said so" in page.locator("#field-population").inner_text()
    page.fill(PEOPLE, "30 000")
    page.click("#field-budget_level input")
    page.get_by_role("option", name="enough").click()
    page.click("#apply")
    page.wait_for_function(
        "() => document.querySelector('#chat').innerText.includes('What changed')"
    )
    said = page.locator("#chat").inner_text()
    assert "30,000 people" in said
    assert "rises from" in said or "falls from" in said or "leaves the first" in said
    assert page.input_value(PEOPLE) == "30,000"


def test_two_cities_are_compared_on_a_map_and_side_by_side(visit):
    here = visit()
    page = here.open()
    here.ask(PORT)
    page.get_by_role("tab", name="Cities").click()
    assert page.locator("#cities svg text").count() >= 2
    page.click("#compare")
    page.wait_for_selector("#compared table.compare")
    assert page.locator("#compared tbody tr").count() == 10
    assert page.locator("#compared thead th").count() >= 3


def test_the_ten_tools_are_ranked_and_open(visit):
    here = visit()
    page = here.open()
    here.ask(PORT)
    page.get_by_role("tab", name="Tools").click()
    assert page.locator("#tools details.tool").count() == 10
    last = page.locator("#tools details.tool").last
    last.locator("summary").click()
    for word in ("Why:", "How it works:", "Cost:", "Time:", "First steps:"):
        assert word in last.inner_text()


def test_retry_takes_the_place_of_the_last_answer(visit):
    here = visit()
    page = here.open()
    here.ask(PORT)
    here.ask("What's changed? It isn't 900,000 - it's 300,000 (I think).")
    page.get_by_role("button", name="Retry").last.click()
    page.wait_for_timeout(2500)
    assert page.locator("#evidence details.turn").count() == 2
    said = page.locator("#chat").inner_text()
    assert "It isn't 900,000 - it's 300,000 (I think)." in said
    assert "&#" not in said


def test_stop_and_go_on(visit):
    here = visit()
    page = here.open()
    here.ask(PORT)
    page.fill("#question textarea", "and how did they pay for it?")
    page.click("#send")
    page.evaluate("() => document.querySelector('#stop').click()")
    page.wait_for_timeout(1500)
    page.fill("#question textarea", "")
    here.ask("why not vision?")
    assert "Vision" in page.locator("#chat").inner_text()


def test_reload_list_rename_share_and_delete(visit):
    here = visit()
    page = here.open()
    here.ask(PORT)
    page.wait_for_url(re.compile(r"\?c=[0-9a-f]{32}"))
    page.reload()
    page.wait_for_selector("#evidence details.turn")
    assert "Start with budget" in page.locator("#chat").inner_text()
    here.ask("sorry, 300,000")
    assert "300,000" in page.locator("#chat").inner_text()
    page.locator("#conversations button").first.click()
    page.locator("#new-title textarea, #new-title input").fill("Floods")
    page.get_by_role("button", name="Rename").click()
    page.wait_for_function("() => document.querySelector('#picker input').value === 'Floods'")
    page.get_by_role("tab", name="Brief").click()
    page.click("#share")
    link = page.locator("#take-away a[href^='/shared/']")
    link.wait_for()
    other = visit()
    other.open(link.get_attribute("href"))
    assert "Start with budget" in other.page.locator("main").inner_text()
    mine = page.url
    other.page.goto(mine)
    other.page.wait_for_selector("#question textarea")
    other.page.wait_for_timeout(1000)
    assert "Start with budget" not in other.page.locator("#chat").inner_text()
    page.get_by_role("button", name="Delete").click()
    page.wait_for_function("() => !document.querySelector('#evidence details.turn')")
    page.goto(mine)
    page.wait_for_selector("#question textarea")
    page.wait_for_timeout(1000)
    assert "Start with budget" not in page.locator("#chat").inner_text()


def test_the_brief_and_the_evidence_are_downloaded_and_readable(visit):
    from docx import Document
    from pypdf import PdfReader

    here = visit()
    page = here.open()
    here.ask(PORT)
    page.get_by_role("tab", name="Brief").click()
    found = {}
    for kind in ("docx", "pdf", "md", "csv"):
        with page.expect_download() as waiting:
            page.locator(f"#take-away a[href$='.{kind}']").click()
        found[kind] = Path(waiting.value.path()).read_bytes()
    assert "Recommendation" in [p.text for p in Document(io.BytesIO(found["docx"])).paragraphs]
    assert "Sources" in PdfReader(io.BytesIO(found["pdf"])).pages[-1].extract_text()
    assert found["md"].startswith(b"# ")
    assert len(list(csv.reader(io.StringIO(found["csv"].decode("utf-8-sig"))))) > 5


def test_feedback_is_thanked_for(visit):
    here = visit()
    page = here.open()
    here.ask(PORT)
    page.locator("#feedback button").first.click()
    page.get_by_label("Wrong city").check()
    page.locator("#feedback textarea").fill("<img src=x onerror=alert(1)>")
    page.click("#judge")
    page.wait_for_function(
        "() => document.querySelector('#judged').innerText.includes('Thank you')"
    )


def test_the_keyboard_alone_is_enough(visit):
    here = visit()
    page = here.typing("Our last app failed and residents distrust sensors.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("#evidence details.turn")
    page.locator("#chat a[href*='#e1-1']").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id === 'e1-1'")
    page.get_by_role("tab", name="Evidence").focus()
    page.keyboard.press("Tab")
    outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"


def test_enter_sends_and_shift_enter_begins_a_line(visit):
    here = visit()
    page = here.typing("Port city of 900,000 in Colombia.")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("Floods, little money.")
    assert page.input_value("#question textarea").count("\n") == 1
    assert not page.locator("#evidence details.turn").count()
    page.keyboard.press("Enter")
    page.wait_for_selector("#evidence details.turn")
    page.wait_for_function("() => document.querySelector('#question textarea').value === ''")
    assert "flooding" in page.locator("#chat").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_everything_without_sideways_scrolling(visit, scheme):
    here = visit(viewport={"width": 390, "height": 844}, color_scheme=scheme)
    page = here.open()
    here.ask(PORT)
    wide = page.evaluate("() => document.documentElement.scrollWidth")
    assert wide <= 390
    dark = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    bright = sum(int(x) for x in re.findall(r"\d+", dark)[:3]) > 380
    assert bright is (scheme == "light")


@pytest.mark.parametrize(
    "path", ["/", "/library", "/cities/surat", "/facts/surat-04", "/tools/budget"]
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(visit, path, scheme):
    from axe_playwright_python.sync_playwright import Axe

    here = visit(color_scheme=scheme)
    page = here.open(path)
    if path == "/":
        here.ask(PORT)
    found = Axe().run(page).response["violations"]
    serious = {
        v["id"]: [n["html"][:200] for n in v["nodes"][:3]]
        for v in found
        if v["impact"] in {"serious", "critical"} and v["id"] not in TOLERATED
    }
    assert serious == {}


def test_hostile_words_are_shown_and_never_run(visit):
    here = visit()
    page = here.open()
    page.on("dialog", lambda d: pytest.fail("a script ran"))
    text = (
        "Port city of 900,000 with floods <img src=x onerror=alert(1)> <script>alert(2)</script> "
        "[x](javascript:alert(3)) ![p](http://evil.example/p.png) ${alert(4)}"
    )
    here.ask(text)
    page.fill("#field-named_city textarea, #field-named_city input", "<img src=x onerror=alert(5)>")
    page.click("#apply")
    page.wait_for_timeout(1500)
    assert page.locator("#chat img:not([alt]), #evidence img, #side script").count() == 0
    assert page.locator("#chat a[href^=javascript]").count() == 0
    assert "<img src=x onerror=alert(1)>" in page.locator("#chat").inner_text()


@pytest.mark.parametrize(
    ("locale", "word"), [("es-ES", "Su ciudad"), ("fr-FR", "Votre ville"), ("de-DE", "Ihre Stadt")]
)
def test_the_interface_speaks_the_language_of_the_browser(visit, locale, word):
    here = visit(locale=locale)
    page = here.open()
    page.wait_for_function(
        "w => document.querySelector('#city-column').innerText.includes(w)", arg=word
    )
    # Also what is no label: head, welcome, examples, empty panels, what the fields offer. Panels
    # arrive one by one, so it is the end that is waited for; what stays English runs out of time.
    english = ["Library", "Describe your city", "port city of", "Written by rules", "appear here"]
    page.wait_for_function(
        "words => words.every(w => !document.body.innerText.includes(w))"
        " && document.querySelector('#evidence').innerText.trim()",
        arg=english,
    )
    page.locator("#field-budget_level input").click()
    offered = page.locator("#field-budget_level [role=option]").all_inner_texts()
    assert offered and "enough" not in offered


def test_no_pages_of_gradios_own_are_open(server):
    for path in ("/monitoring", "/gradio_api/runs", "/docs", "/redoc"):
        try:
            with urllib.request.urlopen(server + path, timeout=10) as answer:
                body = answer.read().decode()
                assert answer.status != 200 or "monitoring" not in body.lower(), path
        except urllib.error.HTTPError as error:
            assert error.code in {401, 403, 404, 405}
    with urllib.request.urlopen(f"{server}/gradio_api/info", timeout=10) as answer:
        info = json.load(answer)
    assert info["named_endpoints"] == {}
