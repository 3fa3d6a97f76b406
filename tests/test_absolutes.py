"""Claims stronger than any report can bear are found; aims and denials of them are not."""

from __future__ import annotations

import pytest

from assistant.absolutes import absolute
from assistant.claims import Evidence

BODY = "The city aims to be the best in the world. The link to jobs has not been tested"
FACT = Evidence("a-1", "A", BODY, "", "", ())


@pytest.mark.parametrize(
    "claim",
    [
        "The scheme guarantees savings.",
        "It solved its traffic problems once and for all.",
        "The city is the best in the world.",
        "It will work in every city.",
        "By training people the city created jobs.",
    ],
)
def test_found(claim: str) -> None:
    assert absolute(claim, [FACT])


@pytest.mark.parametrize(
    "claim",
    [
        "The scheme does not guarantee savings.",
        "Being the best in the world is its aim.",
        "The training is linked to jobs, without a test.",
    ],
)
def test_passed(claim: str) -> None:
    assert absolute(claim, [FACT]) is None
