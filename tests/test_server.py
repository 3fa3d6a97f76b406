"""For real: a Chroma server, a server that is down or hangs, and processes killed at random."""

from __future__ import annotations

import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assistant.embed import HashEmbedder
from assistant.errors import StoreUnavailable
from assistant.ingest import ingest, open_current
from tests.conftest import ROOT

pytestmark = pytest.mark.server
CHROMA = str(Path(sys.executable).parent / "chroma")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def server(tmp_path):
    port = free_port()
    process = subprocess.Popen(
        [CHROMA, "run", "--path", str(tmp_path / "chroma"), "--port", str(port), "--host", "127.0.0.1"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    process.kill()
    process.wait()


def test_a_chroma_server_holds_the_same_index(small, server):
    remote = small.model_copy(update={"chroma_url": server})
    first = ingest(remote, HashEmbedder())
    assert first.added > 0
    assert ingest(remote, HashEmbedder()).added == 0
    _, index, _ = open_current(remote, HashEmbedder())
    ingest(small, HashEmbedder())
    _, local, _ = open_current(small, HashEmbedder())
    query = HashEmbedder().queries(["flood warning for the river"])
    assert [round(v, 4) for _, v in index.search(query, 5)[0]] == [
        round(v, 4) for _, v in local.search(query, 5)[0]
    ]
    path = small.corpus_dir / "cities" / "surat.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Surat", "Suurat"), encoding="utf-8")
    assert ingest(remote, HashEmbedder()).changed > 0
    index.close()
    local.close()


def test_a_server_that_is_down_is_named_with_the_way_out(small):
    url = f"http://127.0.0.1:{free_port()}"
    with pytest.raises(StoreUnavailable, match=r"does not answer.*ASSISTANT_CHROMA_URL"):
        ingest(small.model_copy(update={"chroma_url": url}), HashEmbedder())


def test_a_server_that_hangs_is_given_up(small):
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        started = time.monotonic()
        with pytest.raises(StoreUnavailable):
            ingest(
                small.model_copy(update={"chroma_url": url, "chroma_timeout": 0.5}), HashEmbedder()
            )
        assert time.monotonic() - started < 10


INGEST = """
import sys, time
from pathlib import Path
from assistant.embed import HashEmbedder
from assistant.ingest import ingest
from assistant.settings import Settings
class Slow(HashEmbedder):
    def documents(self, texts):
        time.sleep(0.05)
        return super().documents(texts)
ingest(Settings(corpus_dir=Path(sys.argv[1]), data_dir=Path(sys.argv[2])), Slow())
"""


def test_kill_9_ten_times_at_random_points(small):
    """Each time the next command finds a whole index: the old one or the new one."""
    ingest(small, HashEmbedder())
    draw = random.Random(9)
    for round_ in range(10):
        path = small.corpus_dir / "cities" / "surat.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("city: Surat", f"city: Surat{round_}"), encoding="utf-8")
        process = subprocess.Popen(
            [sys.executable, "-c", INGEST, str(small.corpus_dir), str(small.data_dir)], cwd=ROOT
        )
        time.sleep(0.6 + draw.random() * 1.6)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        corpus, index, _ = open_current(small, HashEmbedder())
        assert index.complete()
        assert corpus.cities["surat"].city == f"Surat{round_}"
        assert set(index.hashes()) >= set(corpus.facts)
        index.close()
        path.write_text(text, encoding="utf-8")


def run(arguments: list[str], data: bytes = b"", **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "assistant", *arguments],
        input=data, capture_output=True, cwd=ROOT, check=False,
        env={**os.environ, **environment},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "data", "environment", "said"),
    [
        (["ask", ""], b"", {}, "The question is empty"),
        (["ask", "x" * 100_000], b"", {}, "at most 20,000"),
        (["ask"], b"\xff\xfe\x00\x01" * 50, {}, "not UTF-8"),
        (["ask"], b"\x00\x01\x02\x03", {}, "not text"),
        (["ask", "--batch", "nowhere.jsonl"], b"", {}, "cannot be read"),
        (["check"], b"", {"ASSISTANT_CORPUS_DIR": "/nowhere"}, "ASSISTANT_CORPUS_DIR"),
        (["ingest"], b"", {"ASSISTANT_DATA_DIR": "/proc/nowhere"}, "ASSISTANT_DATA_DIR"),
        (["check"], b"", {"ASSISTANT_CORPUSDIR": "x"}, "Known settings"),
        (["ingest"], b"", {"ASSISTANT_CHROMA_URL": "localhost:1"}, "http://host:port"),
        (
            ["ask", "hi"],
            b"",
            {"ASSISTANT_EMBEDDING_MODEL": "/nowhere"},
            "ASSISTANT_EMBEDDING_MODEL",
        ),
        (["tools", "budgett"], b"", {}, "Did you mean 'budget'?"),
        (["cities", "--trouble", "flood"], b"", {}, "flooding"),
        (["askk"], b"", {}, "--help"),
    ],
)
def test_a_mistake_ends_in_one_sentence_and_the_remedy(arguments, data, environment, said):
    done = run(arguments, data, **environment)
    text = done.stderr.decode()
    assert done.returncode in {1, 2}
    assert said in text
    assert "Traceback" not in text


def test_the_lists_are_printed(tmp_path):
    assert b"surat" in run(["cities", "--country", "India"]).stdout
    assert b"vision" in run(["tools"]).stdout
    assert b"our estimate" in run(["tools", "vision"]).stdout
    assert b"properties" in run(["schema", "city"]).stdout
    assert b"sound" in run(["check"]).stdout
    shutil.rmtree(tmp_path)
