"""The server: health, JSON API, pages of their own, and the Gradio page at the root."""

from __future__ import annotations

import os
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response
from starlette.staticfiles import StaticFiles

from assistant.corpus import load_corpus
from assistant.errors import AssistantError, QuestionError, SettingsError
from assistant.places import Gazetteer
from assistant.web import api, downloads, faults, pages
from assistant.web.guard import Guard, is_loopback
from assistant.web.heap import give_back
from assistant.web.opening import Opening
from assistant.web.templates import FOLDER, language_of, serve_under

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from assistant.settings import Settings

QUEUED = 200  # questions that wait; more are told to come back
# Gradio keeps some 2 MB for each session (its copy of every component) and never lets one go below
# this number. A visitor whose session went only loses the choices shown in the list.
SESSIONS = 64
UPLOAD = "1mb"  # nothing is uploaded; Gradio wants a limit


def make_app(settings: Settings, opening: Opening | None = None) -> Any:
    """The whole server as one ASGI application; the guide is opened in the background."""
    import gradio as gr

    from assistant.web.events import Events
    from assistant.web.page import CSS, SCRIPT, Page, make_i18n, make_theme

    serve_under(settings.root_path)
    opening = opening or Opening(settings)
    corpus = load_corpus(settings.corpus_dir)
    gazetteer = Gazetteer.load(settings.corpus_dir / "places.csv")

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        opening.start()
        yield
        opening.close()

    app = FastAPI(
        title="City Guidance Assistant", version="1", docs_url=None, redoc_url=None,
        openapi_url="/api/openapi.json", lifespan=lifespan,
    )  # fmt: skip
    _health(app, opening)
    _errors(app)
    app.include_router(api.make_router(opening))
    app.include_router(downloads.make_router(opening))  # /cities/surat.csv before /cities/{slug}
    app.include_router(pages.make_router(opening, settings.share_links))
    app.mount("/look", StaticFiles(directory=FOLDER / "static"))
    cores = os.cpu_count() or 2
    i18n = make_i18n()
    events = Events(opening, settings.data_dir, settings.share_links, corpus, gazetteer.countries)
    page = Page(events, corpus, gazetteer, i18n, limit=2 * cores)
    page.blocks.state_session_capacity = SESSIONS
    page.blocks.queue(max_size=QUEUED, default_concurrency_limit=2 * cores, api_open=False)
    gr.mount_gradio_app(
        app, page.blocks, path="/", show_error=False, enable_monitoring=False, run_history=False,
        footer_links=[], allowed_paths=[], max_file_size=UPLOAD, ssr_mode=False, mcp_server=False,
        pwa=False, root_path=settings.root_path or None, i18n=i18n, theme=make_theme(),
        css_paths=[CSS],
        head=f"<script>{SCRIPT.read_text(encoding='utf-8')}</script>",
    )  # fmt: skip
    return Guard(
        app,
        password=settings.password,
        user_header=settings.user_header,
        per_minute=settings.per_minute,
        root_path=settings.root_path,
    )


def _health(app: FastAPI, opening: Opening) -> None:
    @app.get("/healthz", tags=["health"])
    def healthz() -> dict[str, str]:
        """The process is up."""
        return {"status": "up"}

    @app.get("/readyz", tags=["health"], responses={503: {"description": "Still loading"}})
    def readyz() -> JSONResponse:
        """Questions are answered at once; otherwise why not."""
        if not opening.ready:
            return JSONResponse({"status": opening.state}, 503)
        adviser = opening.guide().adviser
        return JSONResponse(
            {"status": "ready", "corpus": adviser.corpus.digest[:12],
             "facts": len(adviser.corpus.facts), "cities": len(adviser.corpus.cities)}
        )  # fmt: skip


def _errors(app: FastAPI) -> None:
    @app.exception_handler(AssistantError)
    def told(request: Request, error: AssistantError) -> Response:
        code = 400 if isinstance(error, QuestionError) else 503
        code = 404 if isinstance(error, api.NotFound) else code
        scope, language = request.scope, language_of(request)
        if scope["path"].removeprefix(scope.get("root_path", "")).startswith("/api/"):
            return JSONResponse({"detail": str(error)}, code)
        return HTMLResponse(pages.sorry(language, faults.told(error, language)), code)


def serve(settings: Settings, host: str, port: int) -> None:
    """Serve until interrupted; SettingsError when that would leave the server open to others."""
    import uvicorn

    if not is_loopback(host) and not (settings.password or settings.user_header):
        raise SettingsError(
            f"Serving on {host} would open the assistant to everybody who reaches this machine.",
            "Set ASSISTANT_PASSWORD or ASSISTANT_USER_HEADER, or use --host 127.0.0.1.",
        )
    _free(host, port)
    give_back()
    app = make_app(settings)
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)


def _free(host: str, port: int) -> None:
    """SettingsError when the address cannot be served on; better said before anything is loaded."""
    import socket

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise SettingsError(
                f"{host}:{port} cannot be served on ({error.strerror}).",
                "Stop what runs there, or choose another --port.",
            ) from None
