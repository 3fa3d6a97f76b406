"""The reader hears what words alone do not tell: what stands where; in long messages, too."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.adviser import TRAINED
from assistant.embed import SentenceEmbedder
from assistant.errors import ModelError
from assistant.labelled import read_lines
from assistant.reader import PART, PARTS, Reader, in_parts
from tests.conftest import CORPUS


@pytest.fixture(scope="module")
def reader():
    return Reader.load(TRAINED / "reader.npz", SentenceEmbedder())


@pytest.mark.parametrize("number", [0, 1, PART, PART + 1, 3 * PART, 20 * PART])
def test_a_long_message_is_read_in_parts_from_its_beginning(number):
    words = [f"w{i}" for i in range(number)]
    parts = in_parts(" ".join(words))
    assert len(parts) <= PARTS
    assert all(part and len(part.split()) <= PART for part in parts)
    if number:
        assert " ".join(parts).split() == words[: PART * PARTS]


def chance(reader: Reader, text: str, tag: str) -> float:
    return float(reader.read(text).troubles[reader.tags.index(tag)])


@pytest.mark.model
@pytest.mark.parametrize(
    ("tag", "voiced", "denied"),
    [
        pytest.param(
            "flooding",
            "the river is in our cellars every spring, though the buses run well",
            "the buses do not run at all, though the river stays out of our cellars",
            marks=pytest.mark.xfail(reason="a river that stays out is read as one", strict=True),
        ),
        pytest.param(
            "low-trust",
            "money we have, it is belief in anything the council says that is missing",
            "people believe what the council says, it is money that is missing",
            marks=pytest.mark.xfail(reason="trust that is there is read as missing", strict=True),
        ),
        (
            "public-transport",
            "no bus comes here after six, but the water is clean",
            "the water is brown, but the buses we sorted out last year",
        ),
    ],
)
def test_the_same_words_in_another_order_say_something_else(reader, tag, voiced, denied):
    assert chance(reader, voiced, tag) > chance(reader, denied, tag) + 1.0


@pytest.mark.model
def test_contrasts_by_a_stranger_are_heard(guide):
    """450 messages by a writer of whom nothing was fitted: F1 .62, by the linear model alone .56."""
    listener = guide.adviser.listener
    hits = said = told = 0
    for row in read_lines(CORPUS / "golden" / "contrasts.jsonl"):
        chances = listener.recogniser.chances(listener.ear.sound(row["text"]).clues)
        kept = (chances >= listener.recogniser.threshold).nonzero()[0]
        heard, truth = {listener.recogniser.tags[k] for k in kept}, set(row["tags"])
        hits, said, told = hits + len(heard & truth), said + len(heard), told + len(truth)
    assert 2 * hits / (said + told) >= 0.59


@pytest.mark.model
def test_a_trouble_at_the_end_of_a_long_message_is_read(reader):
    filler = "The council met on Tuesday and approved the minutes of the last meeting. " * 30
    told = chance(reader, filler + "Every storm floods the market street.", "flooding")
    assert told > chance(reader, filler, "flooding") + 2.0


@pytest.mark.model
def test_the_same_text_is_read_the_same_alone_and_beside_others(reader):
    text = "no bus comes here after six"
    alone = reader.read(text).troubles
    other = "we have a great many other things to tell you of our town"
    beside = reader.read(other, [other, text]).sentences[1]
    assert np.abs(alone - beside).max() < 0.25


@pytest.mark.model
def test_a_damaged_file_is_one_sentence_and_the_remedy(tmp_path):
    broken = tmp_path / "reader.npz"
    broken.write_bytes(b"no arrays")
    with pytest.raises(ModelError, match="train reader"):
        Reader.load(broken, SentenceEmbedder())
