"""Shared fixtures: the real corpus, a small copy of it, and a guide with the real model."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

from assistant.corpus import Corpus, load_corpus
from assistant.settings import Settings

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


@pytest.fixture(scope="session")
def guide(built: Path, tmp_path_factory: pytest.TempPathFactory):
    """A guide over the whole corpus with the packaged model; for tests marked ``model``."""
    from assistant.guide import Guide

    data = tmp_path_factory.mktemp("data") / "data"
    shutil.copytree(built, data)
    with Guide.open(Settings(data_dir=data, corpus_dir=CORPUS)) as opened:
        yield opened
