"""Login, limits, headers and the owner cookie, before anything is answered."""

from __future__ import annotations

import base64

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from assistant.errors import SettingsError
from assistant.settings import Settings
from assistant.web.app import serve
from assistant.web.guard import COOKIE, HEADERS, Guard, is_loopback, owner_of


async def whose(request):
    await request.body()
    return PlainTextResponse(owner_of(request))


ROUTES = [
    Route(path, whose, methods=["GET", "POST"]) for path in ("/", "/healthz", "/api/ask", "/a")
]


def client(**options) -> TestClient:
    return TestClient(Guard(Starlette(routes=ROUTES), **options), raise_server_exceptions=False)


def login(password: str) -> dict[str, str]:
    return {"authorization": "Basic " + base64.b64encode(f"me:{password}".encode()).decode()}


def test_every_answer_carries_the_security_headers():
    for answer in (client().get("/"), client(password="x").get("/"), client().get("/nix")):
        for name, value in HEADERS.items():
            assert answer.headers[name] == value


def test_a_visitor_keeps_an_owner_and_nobody_else_has_it():
    one, other = client(), client()
    first = one.get("/")
    cookie = first.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert one.get("/").text == first.text
    assert other.get("/").text != first.text
    forged = client().get("/", headers={"cookie": f"{COOKIE}=../../etc/passwd"})
    assert forged.text != "../../etc/passwd"


def test_a_password_is_demanded_everywhere_but_for_health():
    guarded = client(password="s3cret")
    assert guarded.get("/").status_code == 401
    assert guarded.get("/healthz").status_code == 200
    assert guarded.get("/", headers=login("wrong")).status_code == 401
    assert guarded.get("/", headers={"authorization": "Basic %%%"}).status_code == 401
    assert guarded.get("/", headers=login("s3cret")).status_code == 200


def test_the_proxys_user_owns_the_conversations():
    guarded = client(user_header="X-Remote-User")
    assert guarded.get("/").status_code == 401
    assert guarded.get("/", headers={"x-remote-user": "ann"}).text == "user-ann"


def test_too_many_questions_get_a_friendly_word_and_other_pages_stay():
    limited = client(per_minute=3)
    codes = [limited.post("/api/ask").status_code for _ in range(5)]
    assert codes == [200, 200, 200, 429, 429]
    assert "Wait a moment" in limited.post("/api/ask").text
    assert limited.get("/a").status_code == 200


@pytest.mark.parametrize("path", ["/advice/a", "/a"], ids=["passed on", "stripped"])
def test_a_path_of_a_proxy_is_the_root_whether_it_is_passed_on_or_not(path):
    placed = client(root_path="/advice", per_minute=2, password="x")
    answer = placed.get(path, headers=login("x"))
    assert answer.status_code == 200
    assert "Path=/advice;" in answer.headers["set-cookie"]
    assert placed.get("/advice/healthz").status_code == 200
    assert placed.get("/advicex/a", headers=login("x")).status_code == 404
    asked = [
        placed.post(p, headers=login("x")).status_code for p in ("/advice/api/ask", "/api/ask") * 2
    ]
    assert asked == [200, 200, 429, 429]


def test_no_header_of_a_visitor_moves_the_root():
    answer = client().get("/a", headers={"x-forwarded-prefix": "/evil"})
    assert "Path=/;" in answer.headers["set-cookie"]


@pytest.mark.parametrize("given", ["advice", "/a b", "//x", "https://x.org/a", "/<script>"])
def test_a_path_that_is_none_is_refused(given):
    with pytest.raises(ValueError, match="such as /advice"):
        Settings(root_path=given)


def test_a_large_body_is_refused():
    assert client().post("/a", content=b"x" * 1_100_000).status_code == 413

    def pieces():
        for _ in range(30):
            yield b"x" * 50_000

    assert client().post("/a", content=pieces()).status_code != 200


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False),
     ("example.org", False), ("10.0.0.5", False)],
)  # fmt: skip
def test_what_reaches_only_this_machine(host, local):
    assert is_loopback(host) is local


def test_an_open_server_without_login_is_not_started(tmp_path):
    with pytest.raises(SettingsError, match="ASSISTANT_PASSWORD"):
        serve(Settings(data_dir=tmp_path), "0.0.0.0", 7860)
