"""Which facts answer "how did they pay for it": those on what was shown of each city."""

from __future__ import annotations

from assistant.rank import Evidence
from assistant.selection import select
from assistant.turn import Turn

VOICED = ("public-transport", "brain-drain")
TURN = Turn(act="follow-up", aspect="money", cities=("bhubaneswar", "tartu"))


def test_they_paid_for_what_was_shown_of_them(corpus):
    """The buses of two cities were shown: the incubator of one is not what "it" means, though it
    keeps talent, another trouble of the same user."""
    facts = [f for slug in TURN.cities for f in corpus.cities[slug].facts]
    evidence = [Evidence(fact=f.id, score=1.0, parts={}) for f in facts]
    incubator, buses = "bhubaneswar-14", ("bhubaneswar-10", "tartu-11")
    assert incubator in select(corpus, evidence, TURN, VOICED[::-1], n=50).facts  # talent first
    told = select(corpus, evidence, TURN, VOICED, buses, n=50).facts
    assert incubator not in told
    assert "tartu-12" in told  # what the city saved on its four busiest bus lines
