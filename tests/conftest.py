"""Shared fixtures: the real corpus, a small copy of it, and a guide with the real model."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings as hypothesis_settings

from assistant.corpus import Corpus, load_corpus
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1", TOKENIZERS_PARALLELISM="false")
hypothesis_settings.register_profile("ci", derandomize=True, deadline=None, max_examples=100)
hypothesis_settings.load_profile("ci")

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"
SMALL = ("surat", "medellin", "lviv")


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("ASSISTANT_"):
            monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return load_corpus(CORPUS)


@pytest.fixture
def small(tmp_path: Path) -> Settings:
    """Settings over a corpus of three cities, with an empty data folder."""
    folder = tmp_path / "corpus"
    (folder / "cities").mkdir(parents=True)
    shutil.copytree(CORPUS / "tools", folder / "tools")
    for name in ("vocabulary.yaml", "rankings.csv"):
        shutil.copy(CORPUS / name, folder / name)
    for slug in SMALL:
        shutil.copy(CORPUS / "cities" / f"{slug}.yaml", folder / "cities")
    return Settings(corpus_dir=folder, data_dir=tmp_path / "data")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the index of the whole corpus, built once; to be copied, not changed."""
    from assistant.embed import SentenceEmbedder
    from assistant.ingest import ingest

    folder = tmp_path_factory.mktemp("built")
    ingest(Settings(data_dir=folder, corpus_dir=CORPUS), SentenceEmbedder())
    return folder


@contextmanager
def served(built: Path, data: Path, **settings: str) -> Iterator[str]:
    """A real ``assistant serve`` over a copy of the built index, as soon as it answers; its
    address. ``settings`` are environment variables without their prefix."""
    shutil.copytree(built, data)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    given = {"DATA_DIR": str(data), "CORPUS_DIR": str(CORPUS), "PER_MINUTE": "10000", **settings}
    environment = {**os.environ, **{f"ASSISTANT_{name}": value for name, value in given.items()}}
    command = [sys.executable, "-m", "assistant", "serve", "--port", str(port)]
    base = f"http://127.0.0.1:{port}"
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL) as run:
        try:
            for path in ("/healthz", "/readyz"):
                _wait_for(base + path, run)
            yield base
        finally:
            run.terminate()


def _wait_for(address: str, run: subprocess.Popen[bytes]) -> None:
    for _ in range(240):
        assert run.poll() is None, "the server ended"
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.5)
    raise AssertionError(f"{address} did not answer in time")


@pytest.fixture(scope="session")
def guide(built: Path, tmp_path_factory: pytest.TempPathFactory):
    """A guide over the whole corpus with the packaged model; for tests marked ``model``."""
    from assistant.guide import Guide

    data = tmp_path_factory.mktemp("data") / "data"
    shutil.copytree(built, data)
    with Guide.open(Settings(data_dir=data, corpus_dir=CORPUS)) as opened:
        yield opened


@pytest.fixture(scope="module")
def server():
    """A scripted OpenAI-compatible server on loopback: its address, and what it is to do."""
    from tests.llm_server import scripted

    with scripted() as (url, script):
        yield url, script


@pytest.fixture(scope="module")
def talk(guide, tmp_path_factory, server):
    """The guide of the other tests with a language model of the scripted server."""
    from assistant.checkpoints import open_checkpoints
    from assistant.directory import Directory
    from assistant.graph import Conversations
    from assistant.guide import Guide
    from assistant.llm import connect
    from tests.llm_server import settings_for

    made = connect(settings_for(server[0]))
    checkpoints = open_checkpoints(Settings(data_dir=tmp_path_factory.mktemp("talk")))
    conversations = Conversations(guide.adviser, checkpoints, made)
    yield Guide(
        guide.adviser, conversations, Directory(checkpoints.store), checkpoints.close, model=made
    )
    checkpoints.close()


# What the tests of the sentence checker give as evidence.
FACTS = ("columbus-02", "columbus-05", "columbus-09", "barcelona-07", "tartu-05", "ghent-11",
         "cape-town-08", "copenhagen-09", "chongqing-05", "darmstadt-03", "berlin-13")  # fmt: skip


@pytest.fixture(scope="module")
def gazetteer(corpus):
    """The places of the corpus."""
    from assistant.places import Gazetteer

    return Gazetteer.load(CORPUS / "places.csv", [c.city for c in corpus.cities.values()])


@pytest.fixture(scope="module")
def kinds(corpus, gazetteer):
    """The kinds of the verdicts on a text, None for a sentence that passed."""
    from assistant.verify import verify

    def run(text: str, given=FACTS, said: str = "", tools=()) -> list[str | None]:
        return [v.kind for v in verify(text, corpus, given, said, gazetteer, tools)]

    return run


@pytest.fixture(scope="module")
def chromium():
    """A browser for the tests that drive the page."""
    from playwright.sync_api import sync_playwright

    from tests.browser import CHROMIUM, FLAGS

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
