"""Calling the optional language model: its limits, its breaker, and every way it can fail."""

from __future__ import annotations

import sys
import time

import pytest
from pydantic import BaseModel

from assistant.errors import LanguageModelError, SettingsError
from assistant.llm import connect
from assistant.quota import Breaker, Prices, Quota
from assistant.settings import Settings, load_settings
from tests.llm_server import FAILURES, settings_for

PORT = "We are a port city of 900,000 in Colombia with floods and little money; where do we start?"
ASK = [("human", "Where do we start?")]


@pytest.fixture
def model(server):
    url, script = server
    script.behaviour, script.delay = "perfect", 0.0
    made = connect(settings_for(url))
    assert made is not None
    return made


# -- connecting ------------------------------------------------------------------------------


def test_without_a_setting_there_is_no_model():
    assert connect(Settings()) is None


@pytest.mark.parametrize(
    ("name", "says"),
    [("acme:gpt", "openai, anthropic"), ("anthropic:claude", "pip install"), ("openai:gpt", "KEY")],
)
def test_what_is_missing_is_said_with_its_remedy(name, says, monkeypatch):
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.setitem(sys.modules, "langchain_anthropic", None)
    with pytest.raises(LanguageModelError, match=says) as caught:
        connect(Settings(llm=name))
    assert "\n" not in str(caught.value)


def test_a_setting_without_a_provider_is_refused(monkeypatch):
    monkeypatch.setenv("ASSISTANT_LLM", "gpt-5")
    with pytest.raises(SettingsError, match="provider:model"):
        load_settings()


def test_the_key_is_not_in_the_settings_as_printed():
    assert "secret" not in repr(Settings(llm_api_key="secret"))


def test_a_server_that_does_not_answer_is_said_at_once():
    made = connect(settings_for("http://127.0.0.1:9/v1"))
    started = time.perf_counter()
    with pytest.raises(LanguageModelError, match="Check ASSISTANT_LLM"):
        made.probe()
    assert time.perf_counter() - started < 5


def test_a_key_for_openai_is_not_sent_to_another_server(server, monkeypatch):
    from assistant.llm import _given

    monkeypatch.setenv("OPENAI_API_KEY", "sk-real")
    assert _given("openai", settings_for(server[0]), 1.0)["api_key"] == "none"


# -- one call --------------------------------------------------------------------------------


def test_an_answer_comes_in_pieces_and_is_counted(model):
    pieces = list(model.stream(ASK, "a"))
    assert pieces
    assert model.quota.of("a") == model.quota.today
    assert model.quota.today.tokens > 0
    model.probe()


@pytest.mark.parametrize(
    ("behaviour", "reason"),
    [(b, r) for b, r in FAILURES.items() if r not in {"refusal", "language", "check", "thin"}],
)
def test_every_failure_of_a_server_is_one_error_within_the_limit(server, model, behaviour, reason):
    server[1].behaviour = behaviour
    server[1].delay = 0.01 if behaviour == "hangs" else 0.0
    started = time.perf_counter()
    with pytest.raises(LanguageModelError) as caught:
        list(model.stream([("human", PORT)], "a"))
    assert caught.value.reason in (
        {reason, "empty"} if behaviour in {"half", "hangs"} else {reason}
    )
    assert time.perf_counter() - started < 3


def test_slow_pieces_are_cut_at_the_limit(server, model):
    server[1].delay = 0.5
    server[1].behaviour = "idle"
    with pytest.raises(LanguageModelError) as caught:
        list(model.stream(ASK, "a"))
    assert caught.value.reason == "time-out"


class Form(BaseModel):
    """A small form."""

    country: str = ""
    challenges: list[str] = []


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (
            {"country": "Chile", "challenges": ["flooding"]},
            {"country": "Chile", "challenges": ["flooding"]},
        ),
        ("I would rather chat about it.", None),
        ('{"country": ["not", "a", "string"]}', None),
        ("", None),
        ("null", None),
    ],
)
def test_a_form_is_filled_in_or_nothing_is_taken(server, model, said, wanted):
    server[1].structure = said
    assert model.structured(Form, ASK) == wanted


def test_a_server_that_fills_in_no_forms_still_writes(server, model):
    server[1].structure = "prose"
    for _ in range(5):
        assert model.structured(Form, ASK) is None
    asked = len(server[1].requests)
    server[1].structure = {"country": "Chile", "challenges": []}
    assert model.structured(Form, ASK) is None
    assert len(server[1].requests) == asked
    assert list(model.stream(ASK))


@pytest.mark.parametrize("behaviour", ["500", "429", "timeout"])
def test_a_form_without_a_server_is_none(server, model, behaviour):
    server[1].behaviour = behaviour
    assert model.structured(Form, ASK) is None


# -- counters --------------------------------------------------------------------------------


def test_three_failures_in_a_row_make_a_pause_of_a_minute(server, model):
    now = [0.0]
    model.breaker = Breaker(lambda: now[0])
    server[1].behaviour = "500"
    for _ in range(3):
        with pytest.raises(LanguageModelError):
            list(model.stream(ASK))
    asked = len(server[1].requests)
    server[1].behaviour = "perfect"
    with pytest.raises(LanguageModelError) as caught:
        list(model.stream(ASK))
    assert caught.value.reason == "paused"
    assert len(server[1].requests) == asked
    now[0] = 61.0
    assert list(model.stream(ASK))


def test_one_answer_in_between_forgives_the_failures():
    breaker = Breaker(lambda: 0.0)
    for _ in range(5):
        breaker.failed()
        breaker.failed()
        breaker.worked()
    breaker.allow()


def test_tokens_are_limited_per_conversation_and_per_day():
    day = [0.0]
    quota = Quota(per_conversation=10, per_day=25, clock=lambda: day[0])
    quota.add("a", 12)
    with pytest.raises(LanguageModelError, match="PER_CONVERSATION"):
        quota.allow("a")
    quota.allow("b")
    quota.add("b", 15)
    with pytest.raises(LanguageModelError, match="PER_DAY"):
        quota.allow("c")
    day[0] = 86_400.0
    quota.allow("c")
    assert quota.today.tokens == 0


def test_money_is_counted_by_the_prices_and_limited_per_day():
    day = [0.0]
    quota = Quota(clock=lambda: day[0], prices=Prices(sent=2.0, received=10.0), cost_per_day=0.05)
    quota.add("a", 10_000, 1_000)
    assert quota.of("a").cost == pytest.approx(0.03)
    quota.allow("a")
    quota.add("b", 10_000, 1_000)
    assert quota.today.cost == pytest.approx(0.06)
    with pytest.raises(LanguageModelError, match="COST_PER_DAY") as caught:
        quota.allow("c")
    assert caught.value.reason == "cost"
    day[0] = 86_400.0
    quota.allow("c")


def test_without_prices_no_money_is_counted():
    quota = Quota()
    quota.add("a", 1_000_000, 1_000_000)
    assert not quota.prices.known
    assert quota.of("a") == (2_000_000, 0.0)


def test_the_tokens_that_the_server_counted_are_paid_for(server):
    server[1].behaviour, server[1].structure = "perfect", {"country": "Chile"}
    made = connect(settings_for(server[0], llm_price_in=1.0, llm_price_out=4.0))
    assert made.structured(Form, ASK, "a")
    assert made.quota.of("a").tokens == 150  # 100 sent, 50 received, as its answer says
    assert made.quota.of("a").cost == pytest.approx((100 * 1.0 + 50 * 4.0) / 1_000_000)


def test_a_limit_of_money_without_a_price_is_refused(server):
    with pytest.raises(LanguageModelError, match="PRICE_IN"):
        connect(settings_for(server[0], llm_cost_per_day=1.0))
