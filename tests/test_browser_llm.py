"""The page with a language model: drafts while they grow, the checked text, nothing that runs."""

from __future__ import annotations

import pytest

from tests.browser import NEEDED, PORT, Watched
from tests.conftest import served
from tests.llm_server import scripted

pytestmark = NEEDED


@pytest.fixture(scope="module")
def model():
    with scripted() as (url, script):
        yield url, script


@pytest.fixture(scope="module")
def server(built, tmp_path_factory, model):
    data = tmp_path_factory.mktemp("served") / "data"
    with served(built, data, LLM="openai:scripted", LLM_BASE_URL=model[0]) as base:
        yield base


@pytest.fixture
def here(chromium, server):
    made = Watched(chromium, server)
    yield made
    made.leave()


def test_a_draft_is_marked_and_the_checked_text_takes_its_place(here, model):
    model[1].behaviour, model[1].delay = "slow", 0.02
    page = here.open()
    page.fill("#question textarea", PORT)
    page.click("#send")
    page.get_by_text("Draft, not yet checked").wait_for()
    page.wait_for_selector("#evidence details.turn")
    model[1].delay = 0.0
    said = page.locator("#chat").inner_text()
    assert "Draft, not yet checked" not in said
    assert "Written by openai:scripted from the case library, every sentence checked." in said


def test_what_a_model_plants_is_not_rendered(here, model):
    model[1].behaviour, model[1].delay = "injected", 0.0
    page = here.open()
    said = here.ask(PORT)
    assert "Acme" not in said
    assert page.locator("#chat img[src*='evil']").count() == 0
    assert page.locator("#chat a[href*='evil']").count() == 0


def test_a_server_that_dies_leaves_the_rules_and_a_note(here, model):
    model[1].behaviour = "dies"
    here.open()
    said = here.ask(PORT)
    assert "Start with budget" in said
    assert "The language model did not write this: its answer broke off." in said
    model[1].behaviour = "perfect"
    assert "Written by openai:scripted" in here.ask("and how did they pay for it?")
