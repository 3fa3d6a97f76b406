"""What stands before every page: login, rate and size limits, security headers, owner cookie."""

from __future__ import annotations

import base64
import binascii
import hmac
import ipaddress
import re
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

from assistant.web.templates import read_language, word

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "city_owner"
OWNER = re.compile(r"[A-Za-z0-9_-]{22,64}")
YEAR = 365 * 24 * 3600
BODY = 1_000_000  # bytes of a request
OPEN = {"/healthz", "/readyz"}  # answered without login: for the machine that watches the server
COSTLY = {"/api/ask", "/gradio_api/queue/join"}  # what the rate limit counts
HEADERS = {
    # Gradio's page needs its inline scripts and styles; nothing comes from elsewhere.
    "content-security-policy": "default-src 'self'; script-src 'self' 'unsafe-inline' "
    "'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' "
    "data:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
}


@dataclass
class Guard:
    """ASGI middleware; ``password`` and ``user_header`` are off when empty. ``root_path`` is the
    path under which a proxy serves everything, whether or not it passes that path on."""

    app: ASGIApp
    password: str = ""
    user_header: str = ""
    per_minute: int = 60
    root_path: str = ""
    _limiter: MovingWindowRateLimiter = field(
        default_factory=lambda: MovingWindowRateLimiter(MemoryStorage())
    )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        path = scope["path"]
        if path == self.root_path or path.startswith(f"{self.root_path}/"):
            path = path.removeprefix(self.root_path) or "/"
        scope = self._placed(scope, path)
        user = self._user(headers)
        if user is None and path not in OPEN:
            await self._refuse_login(scope, receive, _with_headers(send))
            return
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > BODY:
            answer = PlainTextResponse("The request is larger than 1 MB. Shorten it.", 413)
            await answer(scope, receive, _with_headers(send))
            return
        client = user or (scope["client"] or ("",))[0]
        if path in COSTLY and not self._limiter.hit(
            RateLimitItemPerMinute(self.per_minute), client
        ):
            busy = word(read_language(headers.get("accept-language", "")), "busy")
            answer = PlainTextResponse(busy, 429, {"retry-after": "20"})
            await answer(scope, receive, _with_headers(send))
            return
        owner, fresh = _owner(headers, user or "")
        scope.setdefault("state", {})["owner"] = owner
        cookie = _cookie(owner, scope["scheme"], self.root_path) if fresh else ""
        await self.app(scope, _limited(receive), _with_headers(send, cookie))

    def _placed(self, scope: Scope, path: str) -> Scope:
        """The request under the public path, as ASGI has it: ``path`` holds ``root_path``."""
        if not self.root_path:
            return scope
        return {**scope, "root_path": self.root_path, "path": self.root_path + path}

    def _user(self, headers: Headers) -> str | None:
        """Who asks: a name from the proxy, "" for anybody, None when a login is missing."""
        if self.user_header:
            return headers.get(self.user_header) or None
        if not self.password:
            return ""
        kind, _, given = headers.get("authorization", "").partition(" ")
        if kind.lower() != "basic":
            return None
        try:
            _, _, said = base64.b64decode(given).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return None
        return "" if hmac.compare_digest(said.encode(), self.password.encode()) else None

    async def _refuse_login(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.user_header:
            text = f"The header {self.user_header} is missing: open this page through the proxy."
            await PlainTextResponse(text, 401)(scope, receive, send)
            return
        text = "Log in with any name and the password of this server."
        ask = {"www-authenticate": 'Basic realm="City Guidance Assistant", charset="UTF-8"'}
        await PlainTextResponse(text, 401, ask)(scope, receive, send)


def owner_of(request: Any) -> str:
    """Whose conversations a request may see; ``request`` is Starlette's or Gradio's."""
    inner = getattr(request, "request", request)
    return str(inner.scope["state"]["owner"])


def _owner(headers: Headers, user: str) -> tuple[str, bool]:
    """The proxy's user, or who the cookie says, or somebody new (then the cookie is set)."""
    if user:
        return f"user-{user}", False
    for part in headers.get("cookie", "").split(";"):
        name, _, value = part.strip().partition("=")
        if name == COOKIE and OWNER.fullmatch(value):
            return value, False
    return secrets.token_urlsafe(24), True


def _cookie(owner: str, scheme: str, root: str) -> str:
    secure = "; Secure" if scheme == "https" else ""
    return f"{COOKIE}={owner}; Path={root or '/'}; Max-Age={YEAR}; HttpOnly; SameSite=Lax{secure}"


def _with_headers(send: Send, cookie: str = "") -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            if cookie:
                headers.append("set-cookie", cookie)
        await send(message)

    return sending


def _limited(receive: Receive) -> Receive:
    """A body without a stated length is cut where the limit is."""
    seen = 0

    async def receiving() -> Message:
        nonlocal seen
        message = await receive()
        if message["type"] == "http.request":
            seen += len(message.get("body", b""))
            if seen > BODY:
                return {"type": "http.disconnect"}
        return message

    return receiving


def is_loopback(host: str) -> bool:
    """``127.0.0.1``, ``::1`` and ``localhost`` reach this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
