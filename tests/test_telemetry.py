"""Traces go only where an endpoint is set, and do not tell what was said."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tests.conftest import CORPUS, ROOT
from tests.llm_server import scripted

SAID = "Xylophonia is a port city of 900,000 in Colombia with floods and little money."


@pytest.fixture
def collector():
    received: list[bytes] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            packed = self.headers.get("content-encoding") == "gzip"
            received.append(gzip.decompress(body) if packed else body)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", received
    server.shutdown()
    server.server_close()


@pytest.mark.model
@pytest.mark.parametrize("traced", [True, False])
def test_spans_without_contents_and_only_when_wanted(built, tmp_path, collector, traced):
    address, received = collector
    shutil.copytree(built, tmp_path / "data")
    with scripted() as (url, _):
        given = {
            "ASSISTANT_DATA_DIR": str(tmp_path / "data"), "ASSISTANT_CORPUS_DIR": str(CORPUS),
            "ASSISTANT_LLM": "openai:scripted", "ASSISTANT_LLM_BASE_URL": url,
        }  # fmt: skip
        if traced:
            given["OTEL_EXPORTER_OTLP_ENDPOINT"] = address
        done = subprocess.run(
            [sys.executable, "-m", "assistant", "ask", SAID], env={**os.environ, **given}, cwd=ROOT,
            capture_output=True, text=True, check=True,
        )  # fmt: skip
    assert "Written by openai:scripted" in done.stdout
    sent = b"".join(received)
    assert (b"ChatOpenAI" in sent) is traced
    assert b"Xylophonia" not in sent
    assert b"floods" not in sent
