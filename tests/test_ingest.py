"""Synchronising with a real embedded Chroma: only what changed, killed half-way, damaged, locked."""

from __future__ import annotations

import shutil

import pytest

from assistant.embed import HashEmbedder
from assistant.errors import CorpusError, ModelMismatch, StoreError, StoreLocked
from assistant.ingest import ingest, open_current
from assistant.passages import make_passages
from assistant.store import open_home, write_lock


class Counting(HashEmbedder):
    """Counts what it embeds, and can be made to die."""

    def __init__(self, die_after: int = 10**9) -> None:
        self.embedded, self.die_after = 0, die_after

    def documents(self, texts):
        self.embedded += len(texts)
        if self.embedded > self.die_after:
            raise KeyboardInterrupt
        return super().documents(texts)

    queries = documents


class OtherModel(HashEmbedder):
    name = "another-model"


def edit(settings, old: str, new: str, slug: str = "surat") -> None:
    path = settings.corpus_dir / "cities" / f"{slug}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_first_run_adds_everything_and_a_second_run_nothing(small):
    first = ingest(small, HashEmbedder())
    corpus, index, _ = open_current(small, HashEmbedder())
    assert first.added == len(make_passages(corpus)) == index.manifest.passages
    index.close()
    embedder = Counting()
    again = ingest(small, embedder)
    assert (again.added, again.changed, again.deleted) == (0, 0, 0)
    assert embedder.embedded == 0


def test_a_changed_claim_embeds_one_passage(small):
    ingest(small, HashEmbedder())
    corpus, index, _ = open_current(small, HashEmbedder())
    index.close()
    claim = corpus.facts["surat-02"].claim
    edit(small, claim.split(".")[0][:30], "Entirely new words " + claim[:11])
    embedder = Counting()
    report = ingest(small, embedder)
    assert (report.added, report.changed, report.deleted) == (0, 1, 0)
    assert embedder.embedded == 1


def test_a_city_that_goes_is_deleted(small):
    before = ingest(small, HashEmbedder()).added
    (small.corpus_dir / "cities" / "lviv.yaml").unlink()
    report = ingest(small, HashEmbedder())
    corpus, index, _ = open_current(small, HashEmbedder())
    assert report.deleted == before - index.manifest.passages > 0
    assert not any(key.startswith("lviv") for key in index.hashes())
    assert "lviv" not in corpus.cities
    index.close()


def test_another_model_is_refused_and_rebuild_accepts_it(small):
    ingest(small, HashEmbedder())
    with pytest.raises(ModelMismatch, match="ingest --rebuild"):
        ingest(small, OtherModel())
    with pytest.raises(ModelMismatch, match="another-model"):
        open_current(small, OtherModel())
    assert ingest(small, OtherModel(), rebuild=True).added > 0


def test_a_killed_run_leaves_the_last_good_index(small):
    ingest(small, HashEmbedder())
    good = open_home(small).manifest()
    edit(small, "Surat", "Suurat")
    with pytest.raises(KeyboardInterrupt):
        ingest(small, Counting(die_after=10))
    assert open_home(small).manifest() == good
    assert ingest(small, HashEmbedder()).changed > 0


def test_left_overs_of_killed_runs_are_swept(small):
    ingest(small, HashEmbedder())
    left = small.data_dir / "index" / "city-guidance-dead-beef"
    left.mkdir()
    edit(small, "Surat", "Suurat")
    ingest(small, HashEmbedder())
    assert not left.exists()


def test_a_store_emptied_behind_our_back_is_refilled(small):
    ingest(small, HashEmbedder())
    home = open_home(small)
    index = home.open(home.manifest())
    ids = list(index.hashes())
    index._collection.delete(ids=ids[:50])
    index.close()
    report = ingest(small, HashEmbedder())
    assert report.added == len(ids)
    _, index, _ = open_current(small, HashEmbedder())
    assert index.complete()
    index.close()


def test_a_deleted_index_folder_is_rebuilt_by_the_next_question(small):
    ingest(small, HashEmbedder())
    shutil.rmtree(small.data_dir / "index")
    _, index, _ = open_current(small, HashEmbedder())
    assert index.complete()
    index.close()


def test_a_corrupt_index_is_rebuilt(small):
    ingest(small, HashEmbedder())
    home = open_home(small)
    (small.data_dir / "index" / home.manifest().index / "chroma.sqlite3").write_bytes(b"junk" * 999)
    _, index, _ = open_current(small, HashEmbedder())
    assert index.complete()
    index.close()


def test_a_broken_city_file_stops_ingest_and_the_old_index_answers(small):
    ingest(small, HashEmbedder())
    edit(small, "city: Surat", "city: [Surat")
    with pytest.raises(CorpusError, match=r"surat\.yaml"):
        ingest(small, HashEmbedder())
    corpus, index, notes = open_current(small, HashEmbedder())
    assert "surat" in corpus.cities
    assert "last good corpus" in notes[0]
    index.close()


def test_two_writers_do_not_meet(small):
    with write_lock(small), pytest.raises(StoreLocked, match="Another process"):
        ingest(small, HashEmbedder())


def test_a_data_folder_that_cannot_be_made_names_the_setting(small, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    blocked = small.model_copy(update={"data_dir": tmp_path / "file" / "data"})
    with pytest.raises(StoreError, match="ASSISTANT_DATA_DIR"):
        ingest(blocked, HashEmbedder())


def test_search_finds_what_exact_search_finds(small):
    ingest(small, HashEmbedder())
    _, index, _ = open_current(small, HashEmbedder())
    vectors = index.vectors(("fact",))
    query = HashEmbedder().queries(["flood warning for the river and the reservoir"])
    exact = sorted(vectors, key=lambda key: -float(vectors[key] @ query[0]))[:5]
    found = index.search(query, 5, kinds=("fact",))[0]
    best = [float(vectors[key] @ query[0]) for key in exact]
    assert [value for _, value in found] == pytest.approx(best, abs=1e-4)
    assert index.search(query, 5, kinds=("fact",), cities=("atlantis",))[0] == []
    index.close()
