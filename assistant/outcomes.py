"""Whether a later question is after what came of something, well or badly, and the facts on the
matter of the talk that tell it. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.asking import asks_of_any, polarity
from assistant.examples import concerns, went_wrong
from assistant.lexical import simple
from assistant.peers import CENTRAL
from assistant.phrasing import COUNTED
from assistant.selection import one_each

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from assistant.advise import Outcome
    from assistant.corpus import Corpus
    from assistant.profile import Profile
    from assistant.schema import Fact

SHOWN = 3
# What being on the main matter, and having been shown, counts beside the likeness to the question:
# a little, so that of the same matter the one that tells of what is asked comes first.
MAIN, BEFORE = 0.10, 0.15
# Counted, tested, or come through.
WENT_WELL = re.compile(
    r"\b(?:(?:with|any|hard|real) (?:numbers?|figures?)|hard data|measure(?:d|ment)?(?! to)|proo?f|"
    r"prove[nd]?|evidence|evaluat\w+|(?:con|hay|alguna) (?:cifras?|numeros?)|midi\w+|medido|"
    r"pruebas?|(?:avec|des) chiffres|mesurer|(?:a|ont) (?:\w+ )?mesure|preuves?|(?:com|ha|algum) "
    r"numeros?|mediu|provas?|mit zahlen|gemessen|belege?|belegt|beweis\w*|"
    r"(?:got|get|came) out of (?:it|debt|this)|recovered|turned (?:it )?around|bounced back|"
    r"s en (?:est|sont)[- ]?(?:\w+ )?sorti\w*|sali\w+ (?:adelante|de (?:eso|la deuda))|"
    r"saiu dessa)\b"
)
# Narrower than what makes a message of its own ask for failures: inside a talk "avoid" and
# "abandoned" are seldom meant so.
FAILED = re.compile(
    r"\b(?:fail\w*|flop\w*|lost (?:money|millions|votes)|stopped (?:when|after|once)|"
    r"(?:go(?:es|ne)?|went|ended|turned out|came out) (?:wrong|badly)|collapsed|"
    r"gave it up|regret\w*|fracas\w*|"
    r"(?:salio|acabo|termino|correu|acabou) mal|perdi\w+ dinero|echecs?|mal (?:fini|tourne)|"
    r"perdu de l argent|echou\w*|falh\w+|perde\w+ dinheiro|gescheitert|scheiter\w*|schief\w*|"
    r"geld verloren|schlecht ausgegangen)\b"
)
BECAME = re.compile(
    r"\b(?:what (?:happened|came of it|became of (?:it|them|that))|how did (?:it|that|this) (?:end|"
    r"turn out|go)|que paso(?= (?:con|despues|alli|ahi|luego|en)\b|$)|"
    r"en que termino|como (?:acabo|termino|correu|acabou)|que s est-il passe|"
    r"comment (?:cela|ca) s est|o que aconteceu|was (?:ist )?(?:daraus|dann|dabei) (?:geworden|"
    r"passiert)|wie ging (?:es|das) aus)\b"
)
# "Has any city actually cut leaks?"
TRULY = re.compile(
    r"\b(?:actually|really|in fact|de verdad|realmente|vraiment|de fato|de facto|mesmo|wirklich|"
    r"tatsachlich)\b"
)


def outcome_asked(text: str) -> Outcome:
    """Whether it is asked where something went badly, what became of it, or where it went well or
    was counted; "" for none of them."""
    plain = simple(text)
    if FAILED.search(plain):
        return "failed"
    if BECAME.search(plain):
        return "became"
    truly = asks_of_any(text) and TRULY.search(plain)
    well = polarity(text) == "worked" or WENT_WELL.search(plain) or truly
    return "worked" if well else ""


def of_outcome(
    corpus: Corpus,
    profile: Profile,
    outcome: Outcome,
    likes: Mapping[str, float],
    shown: Collection[str],
) -> tuple[str, ...]:
    """The facts on the matters of a city that tell of such an outcome, those most like the question
    (``likes``) first, one a city; what went well only where it was counted or tested."""
    about = concerns(corpus, profile)

    def tells(fact: Fact) -> bool:
        bad = went_wrong(fact)
        if outcome == "became":
            return bad or fact.kind == "result"
        return bad if outcome == "failed" else fact.grade in COUNTED and not bad

    def worth(fact: Fact) -> float:
        main = MAIN * (about[0] in fact.problems[:CENTRAL])
        return likes.get(fact.id, 0.0) + main + BEFORE * (fact.id in shown)

    on = [f for f in corpus.facts.values() if not {*about}.isdisjoint(f.problems[:CENTRAL])]
    facts = sorted(filter(tells, on), key=worth, reverse=True) if about else []
    return one_each(facts)[:SHOWN]
