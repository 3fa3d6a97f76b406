"""Scripted conversations, through the public API, on the real corpus: meaning, not wording."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.cite import MARKER
from tests.conversation import faults

pytestmark = pytest.mark.model

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parent / "data" / "conversations.jsonl")
    .read_text("utf-8")
    .splitlines()
]


def test_there_are_at_least_sixty_of_two_to_six_turns():
    assert len(ROWS) >= 60
    assert all(1 <= len(row["turns"]) <= 6 for row in ROWS)
    assert len({row["id"] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_a_conversation_is_understood(guide, row):
    key = None
    for turn in row["turns"]:
        reply = guide.ask(turn["say"], key)
        key = reply.conversation
        assert faults(reply, turn["expect"], guide.adviser.corpus) == [], turn["say"]
        numbers = {int(n) for n in MARKER.findall(reply.text)}
        assert numbers == {c.n for c in reply.citations}
        assert not (reply.abstained and reply.citations)
