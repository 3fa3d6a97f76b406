"""What something costs set against the money there is for it, in the official's own sums. Pure.

A sum is money there is, or money that came in, only by a word beside it ("budget of", "we have",
"collected"); any other sum of the same coin is what it is set against. Sums of different coins, or
of which one is by the kilometre or the tonne, are never compared.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from assistant.lexical import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.quantities import Quantity

# Words beside a sum that say it is there to be spent, or was taken in.
HAVE = re.compile(
    r"\b(?:budgets?|general fund|funds?|grants?|revenues?|income|our takings?|rates? take|tax take|"
    r"uncommitted|allocat\w+|own capital|equity|savings|surplus|reserves?|windfall|settlement|"
    r"we (?:have|got|won)|we've got|i have|i can move|we can spend|at our disposal|come into|"
    r"left over|presupuestos?|fondos?|ingresos|recaudamos|tenemos|subvencion|"
    r"recettes?|subventions?|nous avons|j'ai|nous disposons|orcamentos?|receitas?|temos|"
    r"haushalt\w*|eigenkapital|einnahmen|wir haben|ruecklagen?|rucklagen?|fordermittel|zuschuss)\b"
)
TAKEN = re.compile(
    r"\b(?:collect(?:s|ed)?|spent|spend|paid in|executed|recaud\w+|ejecut\w+|gastamos|encaiss\w+|"
    r"arrecad\w+|execut\w+|eingenommen|ausgegeben)\b"
)
DUE = re.compile(
    r"\b(?:potential|targets?|due|billed|owed|approved|should|could be|potencial|facturad\w+|"
    r"meta|potentiel|prevu\w*|faturad\w+|soll|moglich)\b"
)
PER = re.compile(r"\s{0,2}(?:/|a |per |each |every |al |por |par |pro |im |je )\s?([a-z]+)")
YEARLY = {"year", "yr", "annum", "ano", "an", "jahr", "y"}
SENTENCE = re.compile(r"(?<!\bmio)(?<!\bmrd)[.;!?\n](?=\s|$)")
APART = re.compile(rf"{SENTENCE.pattern}|, (?=[a-z])| (?:and|but|pero|mais|mas|aber|und) |[()]")
# "1,3 million de voyages", and not "612 million last year".
OF_THINGS = re.compile(
    r"\s?(?:de |d'|of )?(?!(?:still|left|last|per|for|this|over|available|each|only|from|already|"
    r"and|but|que|which|that|in|im|pro|par|por|al)\b)[a-z]{3,}"
)
LEAST = 0.02  # a smaller part decides nothing
FAR = 400  # characters between two sums that are told together


class Sum(NamedTuple):
    """A sum with the clause that it stands in and what it is paid by: ``year``, ``km``, none."""

    quantity: Quantity
    clause: str
    per: str


class Pair(NamedTuple):
    """Two sums, the smaller and the larger, and whether the larger is what it costs."""

    small: Quantity
    large: Quantity
    costs: bool

    @property
    def share(self) -> float:
        """Which part of the larger the smaller is."""
        return self.small.value / self.large.value


def balance(text: str, found: Sequence[Quantity]) -> Pair | None:
    """The two sums of a message that decide; None where no sum is money there is."""
    sums = list(_sums(text, found))
    return next(chain(_taken(sums), _covered(sums)), None)


def _sums(text: str, found: Sequence[Quantity]) -> Iterator[Sum]:
    """The sums of a message; none where folding it moves their places."""
    low = fold(text)
    if len(low) != len(text):
        return
    sums = [q for q in found if q.kind == "money" or (q.kind == "count" and q.scaled)]
    for q in sums:
        whole = _around(SENTENCE, low, q)
        alone = sum(whole[0] <= other.low < whole[1] for other in sums) == 1
        start, end = whole if alone else _around(APART, low, q)
        clause = low[start:end]
        if q.kind != "money" and _counts_things(low[q.high :], clause):
            continue
        by = PER.match(low, q.high)
        yield Sum(q, clause, "year" if by and by[1] in YEARLY else (by[1] if by else ""))


def _around(mark: re.Pattern[str], low: str, q: Quantity) -> tuple[int, int]:
    """Where the part of the text between two marks begins and ends in which a sum stands."""
    cuts = [0, *(m.start() for m in mark.finditer(low)), len(low)]
    return max(c for c in cuts if c <= q.low), min(c for c in cuts if c >= q.high)


def _counts_things(after: str, clause: str) -> bool:
    """Whether a number without a coin counts people or trips, and no money there is."""
    thing = OF_THINGS.match(after)
    money = HAVE.search(thing[0]) if thing else (HAVE.search(clause) or TAKEN.search(clause))
    return not money


def _comparable(one: Sum, other: Sum) -> bool:
    """Whether they are of one coin, and of one measure where they have one."""
    coins = {q.quantity.unit for q in (one, other) if q.quantity.kind == "money"}
    if not coins or (len(coins) > 1 and not _dollars(coins)):
        return False
    near = abs(one.quantity.low - other.quantity.low) <= FAR
    bare = one.per in {"", "year"} and other.per in {"", "year"}
    return near and (bare or one.per == other.per)


def _dollars(coins: set[str]) -> bool:
    return "money:$" in coins and all(c == "money:$" or c.endswith("D") for c in coins)


def _taken(sums: Sequence[Sum]) -> Iterator[Pair]:
    """What is collected or spent of what is due or approved."""
    for part in sums:
        for whole in sums:
            apt = TAKEN.search(part.clause) and not DUE.search(part.clause)
            if not (apt and DUE.search(whole.clause) and _comparable(part, whole)):
                continue
            if LEAST * whole.quantity.value < part.quantity.value < whole.quantity.value:
                yield Pair(part.quantity, whole.quantity, costs=False)


def _covered(sums: Sequence[Sum]) -> Iterator[Pair]:
    """The largest sum that is no money there is, with the nearest that is."""
    means = [s for s in sums if HAVE.search(s.clause)]
    costs = [s for s in sums if not HAVE.search(s.clause) and not TAKEN.search(s.clause)]
    for cost in sorted(costs, key=lambda s: -s.quantity.value):
        near = sorted(means, key=lambda s: abs(s.quantity.low - cost.quantity.low))
        for have in near:
            small, large = sorted((cost.quantity, have.quantity), key=lambda q: q.value)
            if _comparable(cost, have) and LEAST * large.value < small.value < large.value:
                yield Pair(small, large, costs=large is cost.quantity)
