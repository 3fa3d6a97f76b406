"""What the same matter cost elsewhere: sums as the claims state them, of costs, on the matter."""

from __future__ import annotations

import re

import pytest

from assistant.examples import distance
from assistant.quantities import find_quantities
from assistant.sums import BROUGHT, SAME, stated


def test_a_sum_is_told_in_the_words_of_the_claim_and_is_the_amount_noted(corpus):
    told = [(fact, stated(fact)) for fact in corpus.facts.values() if stated(fact)]
    assert len(told) > 400
    for fact, words in told:
        assert words in fact.claim
        (sum_, *_) = (q for q in find_quantities(words) if q.kind == "money")
        assert abs(sum_.value - fact.amount.value) <= SAME * fact.amount.value


def test_a_sum_without_its_currency_is_not_told(corpus):
    fact = next(f for f in corpus.facts.values() if stated(f))
    bare = fact.model_copy(update={"claim": "It cost 50,000.", "amount": fact.amount})
    assert stated(bare) == ""


@pytest.mark.parametrize(
    "what",
    ["estimated economic effect in 2013", "fall in collections", "earnings of a worker per month",
     "yearly savings", "sum officials said they lacked to close the site"],
)  # fmt: skip
def test_what_a_programme_brought_or_lost_is_no_cost(what):
    assert BROUGHT.search(what)


@pytest.mark.parametrize("what", ["total project cost", "grant over three years", "price of a bus"])
def test_a_price_is_a_cost(what):
    assert not BROUGHT.search(what)


@pytest.mark.model
def test_the_sums_of_an_answer_are_about_its_first_trouble_and_cited(guide, corpus):
    # The story of its nearest case tells no money; where one does, no line of sums follows.
    reply = guide.ask("Heat kills old people every summer in our city of 300,000 in Spain")
    (line,) = (x for x in reply.text.splitlines() if x.startswith("- **Money elsewhere:**"))
    cited = {c.n: c.fact for c in reply.citations}
    facts = [corpus.facts[cited[int(n)]] for n in re.findall(r"\[(\d+)\]", line)]
    assert facts
    for fact in facts:
        assert stated(fact) in line
        assert distance(fact, reply.profile.challenges[:1]) == 0
