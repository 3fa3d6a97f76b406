"""The page under a path of its own behind a proxy, in five languages, and its tables."""

from __future__ import annotations

import csv
import io
import socket
import socketserver
import threading
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

import pytest

from assistant.web.templates import words
from tests.browser import NEEDED, PORT, visitors
from tests.conftest import served

pytestmark = NEEDED
ROOT = "/advice"
LOCALES = {"en": "en-GB", "es": "es-ES", "fr": "fr-FR", "pt": "pt-BR", "de": "de-DE"}
SHOWN = """() => {
    const out = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        if (!walk.currentNode.parentElement.closest("script, style"))
            out.push(walk.currentNode.textContent.trim());
    }
    for (const name of ["aria-label", "title", "placeholder"])
        document.querySelectorAll(`[${name}]`).forEach((e) => out.push(e.getAttribute(name)));
    return [...out, document.title, document.documentElement.lang].filter(Boolean);
}"""

TOPS = """() => [...document.querySelectorAll("#compared tbody td")].slice(0, 2)
    .map((cell) => cell.getBoundingClientRect().y)"""


class Stripping(socketserver.StreamRequestHandler):
    """A reverse proxy that takes ``ROOT`` off the path; one request a connection."""

    upstream: ClassVar[tuple[str, int]]

    def handle(self) -> None:
        first, *lines = iter(self.rfile.readline, b"\r\n")
        method, target, version = first.split()
        target = target.removeprefix(ROOT.encode()) or b"/"
        kept = [line for line in lines if not line.lower().startswith(b"connection:")]
        length = sum(int(x.split(b":")[1]) for x in kept if x.lower().startswith(b"content-length"))
        head = b" ".join((method, target, version)) + b"\r\n" + b"".join(kept)
        with socket.create_connection(self.upstream) as up, suppress(ConnectionError):
            up.sendall(head + b"connection: close\r\n\r\n" + self.rfile.read(length))
            while data := up.recv(65_536):
                self.wfile.write(data)


@pytest.fixture(scope="module")
def base(built, tmp_path_factory):
    data = tmp_path_factory.mktemp("interface") / "data"
    with served(built, data, ROOT_PATH=ROOT, SHARE_LINKS="1") as address:
        yield address


@pytest.fixture(scope="module")
def stripped(base):
    """The address of a proxy before the server that takes the path off."""
    Stripping.upstream = ("127.0.0.1", int(base.rpartition(":")[2]))
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Stripping) as proxy:
        proxy.daemon_threads = True
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{proxy.server_address[1]}"
        proxy.shutdown()


@pytest.fixture
def visit(chromium, base):
    with visitors(chromium, base + ROOT) as visiting:
        yield visiting


@pytest.mark.parametrize("proxy", ["stripped", "base"])
def test_everything_works_under_the_path_of_a_proxy(visit, proxy, request):
    address = request.getfixturevalue(proxy)
    here = visit(address + ROOT)
    page = here.open()
    assert "Start with budget" in here.ask(PORT)
    (cookie,) = [c for c in here.context.cookies() if c["name"] == "city_owner"]
    assert cookie["path"] == ROOT
    page.wait_for_function("() => location.search.startsWith('?c=')")
    assert page.url.startswith(f"{here.server}/?c=")
    link = page.locator("#e1-1 a[href*='/facts/']").get_attribute("href")
    assert link.startswith(f"{ROOT}/facts/")
    tab = here.new_tab()
    for path in (link, f"{ROOT}/library", f"{ROOT}/cities/surat", f"{ROOT}/tools/budget"):
        assert tab.goto(address + path).status == 200
        links = tab.locator("a[href^='/']").evaluate_all("all => all.map(a => a.pathname)")
        assert links
        assert all(target.startswith(f"{ROOT}/") for target in links)
    page.reload()
    page.wait_for_selector("#evidence details.turn")
    assert "Start with budget" in page.locator("#chat").inner_text()
    page.get_by_role("tab", name="Brief").click()
    with page.expect_download() as waiting:
        page.locator("#take-away a[href$='.md']").click()
    assert Path(waiting.value.path()).read_bytes().startswith(b"# ")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("language", LOCALES)
def test_all_tabs_are_in_sight_and_nothing_scrolls_sideways(visit, language, width):
    here = visit(locale=LOCALES[language], viewport={"width": width, "height": 860})
    page = here.open()
    last = words()[language]["take_away"]
    page.get_by_role("tab", name=last).wait_for()
    assert page.locator("#side [role=tab]").count() == 4
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width


def english_of(language: str) -> set[str]:
    """Our English phrases that are said otherwise in a language."""
    own = set(words()[language].values())
    return {text for text in words()["en"].values() if text not in own and len(text) > 2}


@pytest.mark.parametrize("language", [code for code in LOCALES if code != "en"])
def test_no_phrase_of_ours_stays_english(visit, language):
    spoken = words()[language]
    here = visit(locale=LOCALES[language])
    page = here.open()
    page.get_by_role("tab", name=spoken["take_away"]).wait_for()
    shown: set[str] = set()
    here.ask(spoken["example_1"])
    for key in ("evidence", "tools", "cities", "take_away"):
        page.get_by_role("tab", name=spoken[key]).click()
        page.wait_for_timeout(200)
        shown |= set(page.evaluate(SHOWN))
    page.click("#share")
    page.wait_for_selector("#take-away a[href*='/shared/']")
    page.get_by_role("tab", name=spoken["cities"]).click()
    page.click("#compare")
    page.wait_for_selector("#compared table")
    for name in ("income_group", "budget_level", "stage"):
        page.click(f"#field-{name} input")
        shown |= set(page.locator(f"#field-{name} [role=option]").all_inner_texts())
    page.locator("#feedback button").first.click()
    page.click("#judge")
    page.wait_for_function("() => document.querySelector('#judged').innerText.trim()")
    here.page.fill("#field-population textarea, #field-population input", "?")
    page.click("#apply")
    page.wait_for_timeout(1000)
    shown |= set(page.evaluate(SHOWN))
    for path in ("/library", "/library?tool=budget", "/cities/surat", "/facts/surat-04",
                 "/tools/vision"):  # fmt: skip
        page.goto(here.server + path)
        shown |= set(page.evaluate(SHOWN))
    assert language in shown
    assert {text for text in shown if text.rstrip(":.") in english_of(language)} == set()
    assert spoken["fault_reason"] in shown


def test_the_compared_cities_are_a_table_to_take_away_and_cells_in_a_column_on_a_phone(visit):
    here = visit(viewport={"width": 390, "height": 844})
    page = here.open()
    here.ask(PORT)
    page.wait_for_selector("#chat .option")  # what may be asked next lies whole on the screen
    edges = (
        "es => es.flatMap(e => [e.getBoundingClientRect().left, e.getBoundingClientRect().right])"
    )
    assert all(0 <= edge <= 390 for edge in page.locator("#chat .option").evaluate_all(edges))
    page.get_by_role("tab", name="Cities").click()
    page.click("#compare")
    page.wait_for_selector("#compared table")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    tops = page.evaluate(TOPS)  # at once: the page scrolls to the table meanwhile
    assert tops[1] > tops[0]
    with page.expect_download() as waiting:
        page.locator("#compared a[href*='compare.csv']").click()
    rows = list(csv.DictReader(io.StringIO(Path(waiting.value.path()).read_text("utf-8-sig"))))
    assert len({row["tool"] for row in rows}) == 10
    page.get_by_role("tab", name="Tools").click()
    with page.expect_download() as waiting:
        page.locator("#tools a[href*='/ranking/']").click()
    ranked = list(csv.DictReader(io.StringIO(Path(waiting.value.path()).read_text("utf-8-sig"))))
    assert [row["rank"] for row in ranked] == [str(n) for n in range(1, 11)]
    assert ranked[0]["tool"] == "budget"
    assert 2 <= len({row["city"] for row in rows}) <= 4
