"""The JSON API as its OpenAPI description says: one server, real requests, no 5xx."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.error
import urllib.request

import pytest
from markupsafe import escape

from assistant.reply import Reply
from tests.conftest import CORPUS, ROOT, served

PORT = "We are a port city of 900,000 in Colombia with floods and little money; where do we start?"
pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def base(built, tmp_path_factory):
    with served(built, tmp_path_factory.mktemp("api") / "data") as address:
        yield address


def call(base, path, body=None, headers=None):
    """Status, text and cookie of a request."""
    data = json.dumps(body).encode() if body is not None else None
    kind = {"content-type": "application/json"} if data else {}
    request = urllib.request.Request(base + path, data=data, headers={**kind, **(headers or {})})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.read().decode(), answer.headers.get("set-cookie")
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(), None


def test_ask_gives_the_reply_object_and_goes_on_for_its_owner_only(base):
    code, body, cookie = call(base, "/api/ask", {"text": PORT})
    assert code == 200
    reply = Reply.model_validate_json(body)
    assert reply.tools[0].tool == "budget"
    owner = {"cookie": cookie.split(";")[0]}
    more = {"text": "sorry, 300,000", "conversation": reply.conversation}
    code, body, _ = call(base, "/api/ask", more, owner)
    assert (code, json.loads(body)["profile"]["population"]) == (200, 300_000)
    code, body, _ = call(base, "/api/ask", more)
    assert code == 400
    assert "no such conversation" in body


def test_a_stream_says_its_steps_and_then_the_reply(base):
    _, body, _ = call(base, "/api/ask", {"text": PORT}, {"accept": "text/event-stream"})
    events = [block.split("\n") for block in body.strip().split("\n\n")]
    assert [lines[0] for lines in events[:-1]] == ["event: step"] * (len(events) - 1)
    assert events[-1][0] == "event: reply"
    Reply.model_validate_json(events[-1][1].removeprefix("data: "))


@pytest.mark.parametrize(
    ("body", "code", "said"),
    [({"text": ""}, 400, "empty"), ({"text": "x" * 20_001}, 400, "20,000"), ({}, 422, "text"),
     ({"text": "x", "conversation": "../../etc"}, 400, "conversation")],
)  # fmt: skip
def test_a_bad_question_gets_one_clear_error(base, body, code, said):
    got, text, _ = call(base, "/api/ask", body)
    assert got == code
    assert said in text
    assert "Traceback" not in text


def test_lists_and_single_facts(base):
    cities = json.loads(call(base, "/api/cities")[1])
    assert len(cities) == len(list((CORPUS / "cities").glob("*.yaml")))
    assert len(json.loads(call(base, "/api/tools")[1])) == 10
    fact = json.loads(call(base, f"/api/facts/{cities[0]['facts'][0]}")[1])
    assert fact["sources"]
    assert call(base, "/api/facts/nix-01")[0] == 404


@pytest.mark.parametrize(
    "path",
    ["/library", "/library?q=bond&tool=budget&grade=measured&warnings=1", "/cities/kansas-city",
     "/facts/surat-04", "/tools/vision"],
)  # fmt: skip
def test_pages_of_their_own(base, path):
    code, body, _ = call(base, path)
    assert code == 200
    assert "<main" in body


def test_a_city_lists_what_it_did_and_a_fact_the_rest_of_its_story(base, corpus):
    story = corpus.story_of["flint-01"]
    page = call(base, "/cities/flint", headers={"accept-language": "de"})[1]
    for other in corpus.stories["flint"]:
        assert escape(other.names["de"]) in page
    assert all(f'href="#{key}"' in page and f'id="{key}"' in page for key in story.facts)
    page = call(base, "/facts/flint-01")[1]
    assert story.name in page
    assert all(f'/facts/{key}"' in page for key in story.facts[1:])


@pytest.mark.parametrize(
    "path", ["/cities/nix", "/facts/nix", "/tools/nix", "/shared/nix", "/brief/nix.pdf",
             "/evidence/nix.csv", "/library/nix"],
)  # fmt: skip
def test_what_is_not_there_is_said(base, path):
    assert call(base, path)[0] == 404


def test_nothing_in_the_description_ends_in_a_server_error(base):
    done = subprocess.run(
        [sys.executable, "-m", "schemathesis.cli", "run", f"{base}/api/openapi.json", "--checks",
         "not_a_server_error", "--max-examples", "25", "--phases", "examples,coverage,fuzzing",
         "--generation-deterministic", "--no-color"],
        capture_output=True, text=True, check=False, timeout=600, cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
