"""What tests of the profile share: the places without a corpus, and a text read with them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from assistant.places import Gazetteer
from assistant.profile import Profile, read_profile

CSV = Path(__file__).parents[1] / "corpus" / "places.csv"


@cache
def gazetteer(*familiar: str) -> Gazetteer:
    """The places of the corpus; ``familiar`` are the cities known in lower case."""
    return Gazetteer.load(CSV, familiar)


def read(text: str, earlier: Profile | None = None) -> Profile:
    """The profile that a text tells, after an earlier one."""
    return read_profile(text, gazetteer(), earlier)
