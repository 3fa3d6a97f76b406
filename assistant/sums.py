"""What the same matter cost elsewhere: sums that facts state, with what they paid for. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.examples import BEARING, concerns, distance, suits_size
from assistant.phrasing import dated
from assistant.quantities import find_quantities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.advise import Advice
    from assistant.corpus import Corpus
    from assistant.quantities import Quantity
    from assistant.schema import Fact

FEW = 2
CURRENCY = re.compile(
    r"[A-Z]{2}|[$\u20ac\u00a3\u00a5]|dollar|euro|yuan|rupee|pound|pesos?|Rs|Rp|kr"
)
# Amounts that a programme brought or lost are not what it cost.
BROUGHT = re.compile(
    r"\b(?:effect|sav(?:ed|ings?)|incomes?|revenues?|fall|fell|loss(?:es)?|damages?|turnover|"
    r"collect(?:ed|ions?)|proceeds|profits?|earnings?|wages?|lacked|value of|worth|"
    r"spending|could not access|price cut|gains?|debts?|fines?|benefits?|honorari\w+|deficit|"
    r"returns?|arrears|seized|relief|offer\w*|pledges?|prize|compensation|charge to)\b"
)
SAME = 0.005  # by so much may a sum in words differ from the amount noted with it


def sums(corpus: Corpus, advice: Advice) -> tuple[str, ...]:
    """Up to two sums, each as the claim states it: ``EUR 2 billion, estimated cost of the pact
    (Lens, 2017-2023)`` with its marker; of two cities, facts of the first tool before others.

    None in other languages than English: what was paid for is noted in English only.
    """
    if corpus.language != "en":
        return ()
    first = advice.tools[0].tool
    found: dict[str, str] = {}
    for fact in sorted(_on_matter(corpus, advice), key=lambda f: f.tool != first):
        city = corpus.city_of(fact.id).city
        said = stated(fact)
        if said and fact.amount and city not in found and not BROUGHT.search(fact.amount.what):
            what = fact.amount.what.rstrip(".")
            found[city] = f"{said}, {what} (*{city}, {dated(corpus, fact.year)}*) [[{fact.id}]]"
    return tuple(found.values())[:FEW]


def stated(fact: Fact) -> str:
    """The words in which the claim states the amount noted with it, with its currency; empty when
    it does not, or not in words that say as much alone ("AUD 7.1 to 8.1 million")."""
    if not fact.amount:
        return ""
    value = fact.amount.value
    for sum_ in find_quantities(fact.claim):
        if CURRENCY.search(sum_.text) and _is(sum_, value):
            alone = find_quantities(sum_.text)
            return sum_.text if alone and _is(alone[0], value) else ""
    return ""


def _is(sum_: Quantity, value: float) -> bool:
    return sum_.kind == "money" and abs(sum_.value - value) <= SAME * value


def _on_matter(corpus: Corpus, advice: Advice) -> Iterator[Fact]:
    about = concerns(corpus, advice.profile)
    shown = [key for pick in advice.picks for key in pick.examples]
    shown += [key for city in advice.comparables for key in city.facts]
    keys = dict.fromkeys([*shown, *(e.fact for e in advice.evidence[:BEARING])])
    for fact in map(corpus.facts.__getitem__, keys):
        if distance(fact, about[:1]) == 0 and suits_size(fact, advice.profile):
            yield fact
