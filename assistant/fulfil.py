"""What the library holds on what a first message asks for beside advice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.examples import concerns, distance, suits_size, went_wrong
from assistant.lexical import simple
from assistant.longpast import in_its_time
from assistant.peers import CENTRAL
from assistant.relevance import HOLDS
from assistant.schema import GRADES
from assistant.selection import one_each
from assistant.signs import is_dissolved
from assistant.troubles import CLEAR
from assistant.turn import Turn
from assistant.wishes import POINTING, Granted, without_asking

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from assistant.corpus import Corpus
    from assistant.embed import Vectors
    from assistant.inquiry import Inquiry
    from assistant.profile import Profile
    from assistant.rank import Evidence
    from assistant.schema import Fact
    from assistant.understanding import Listener, Understanding
    from assistant.wishes import Wish

LEAST_CLAUSE = 3  # words
# What boiling does not help against is answered by a question of its own.
WATER, NOT_GERMS = "water-safety", "water-safety-q37"
PLAIN = 0.60  # from here a trouble is what a message is about
WORDED = 0.40  # share of the words of a sentence that a fact on another matter has to have
SHOWN = 3  # facts beside one wish
PROVEN = GRADES[::-1]  # the best first


class Fulfiller:
    """The facts and the means to look them up by the words of one sentence."""

    def __init__(self, corpus: Corpus, inquiry: Inquiry, listener: Listener) -> None:
        self._corpus, self._inquiry, self._listener = corpus, inquiry, listener

    def grant(self, understood: Understanding, evidence: Sequence[Evidence]) -> tuple[Granted, ...]:
        """Every wish of a message that wants advice or cases, with the facts that answer it."""
        made: list[Granted] = []
        if understood.request.intent not in {"recommend", "cases"}:
            return ()
        for wish in understood.turn.wishes:
            told = {key for granted in made for key in granted.facts}
            granted = self._granted(wish, understood, evidence, told)
            if granted is not None:
                made.append(granted)
        full = {g.wish.text for g in made if g.facts}
        plain = {"idea", "tell", "against"}
        # Of two wishes in one sentence the one that is answered is enough.
        return tuple(g for g in made if g.facts or g.wish.kind in plain or g.wish.text not in full)

    def opening(self, understood: Understanding) -> str:
        """The prepared question of what to do in the first weeks on the main matter, where a first
        message was heard clearly and puts no other; "" where none is."""
        turn, heard = understood.turn, {t.tag: t.confidence for t in understood.troubles}
        asked = turn.faqs or turn.wishes or turn.proposals
        if asked or turn.act != "standalone" or understood.request.intent != "recommend":
            return ""
        means = {c.trouble for c in self._corpus.vocabulary.constraints.values()}
        plain = [t for t in understood.profile.challenges if heard.get(t, 0.0) >= PLAIN]
        # What it is about most; a lack of means only where nothing else is voiced.
        plain.sort(key=lambda tag: tag in means)
        topic = turn.matter or next(iter(plain), "")
        key = in_its_time(self._listener.faqs.of_kind(topic, "start"), understood.text)
        if topic == WATER and is_dissolved(understood.text):
            key = NOT_GERMS
        return key if key in self._corpus.spoken(understood.language).answered else ""

    def _granted(
        self,
        wish: Wish,
        understood: Understanding,
        evidence: Sequence[Evidence],
        told: Collection[str],
    ) -> Granted | None:
        profile = understood.profile
        if wish.kind in {"idea", "tell"}:
            return Granted(wish=wish)
        if wish.kind in {"failures", "cases"}:
            return self._of_matter(wish, evidence, profile)
        weighs = wish.kind == "against" and bool(understood.turn.proposals)
        if weighs:
            return Granted(wish=wish)
        found, exact = self._looked_up(wish, understood)
        unread = understood.language != "en"  # words that the glossary lacks find nothing
        if not found and (unread or POINTING.search(simple(wish.text))):
            good = (f for f in self._on(evidence, profile) if not went_wrong(f))
            found = tuple(fact.id for fact in good)[:SHOWN] if wish.kind == "who-else" else ()
        if wish.kind == "question":
            on = tuple(key for key in found if self._on_main(key, profile))
            return Granted(wish=wish, facts=on[:SHOWN], exact=True) if exact and on else None
        facts = [self._corpus.facts[key] for key in found if key not in told]
        if not exact and profile.challenges:  # what only shares words with it answers nothing
            facts = [f for f in facts if not {*profile.challenges}.isdisjoint(f.problems)]
        if wish.kind == "evidence":
            main = {*facts[0].problems[:CENTRAL]} if facts else set()
            facts = [f for f in facts if main & {*f.problems[:CENTRAL]}] + self._tests(facts)
            facts.sort(key=lambda fact: PROVEN.index(fact.grade))
        elif wish.kind == "cost":
            facts += [f for f in self._on(evidence, profile) if f.id not in told]
            facts = [f for f in facts if f.amount or HOLDS["cost"].search(f.claim)]
        elif wish.kind == "against":
            facts = [f for f in facts if went_wrong(f)]
        return Granted(wish=wish, facts=one_each(facts)[:SHOWN], exact=exact)

    def _on_main(self, key: str, profile: Profile) -> bool:
        """Whether a fact is on what troubles the city; a lack of money alone is on anything."""
        about = concerns(self._corpus, profile)
        return not about or distance(self._corpus.facts[key], about) == 0

    def _tests(self, facts: Sequence[Fact]) -> list[Fact]:
        """What was counted or tested in the city of the best fact on the same problems."""
        best = next(iter(facts), None)
        if best is None:
            return []
        held = self._corpus.city_of(best.id).facts
        return [
            f for f in held
            if f.grade in PROVEN[:2] and f.id != best.id
            and not {*f.problems[:1]}.isdisjoint(best.problems[:CENTRAL])
        ]  # fmt: skip

    def _of_matter(self, wish: Wish, evidence: Sequence[Evidence], profile: Profile) -> Granted:
        """Failures or good cases on the troubles of the city, one a city."""
        failed = wish.kind == "failures"
        facts = [f for f in self._on(evidence, profile) if went_wrong(f) is failed]
        facts.sort(key=lambda fact: not suits_size(fact, profile))
        about = concerns(self._corpus, profile)
        # The best on each trouble before the second best on the first of them.
        first = [next((f for f in facts if tag in f.problems[:CENTRAL]), None) for tag in about]
        spread = dict.fromkeys([f for f in first if f is not None] + facts)
        return Granted(wish=wish, facts=one_each(spread)[: wish.count or SHOWN], exact=True)

    def _on(self, evidence: Iterable[Evidence], profile: Profile) -> list[Fact]:
        about = concerns(self._corpus, profile)
        facts = (self._corpus.facts[item.fact] for item in evidence)
        return [fact for fact in facts if distance(fact, about) == 0]

    def _looked_up(self, wish: Wish, understood: Understanding) -> tuple[tuple[str, ...], bool]:
        """The facts that the words of a wish are about, the best first, and whether they are about
        just that."""
        text = wish.text
        if wish.kind == "evidence":
            text = without_asking(text)
        if POINTING.search(simple(text)):
            text = f"{_last_clause(wish.before)} {text}"
        bare = understood.model_copy(
            update={
                "asked": text, "turn": Turn(act="ask", ask="search"),
                "request": understood.request.model_copy(update={"polarity": None, "cities": ()}),
            }
        )  # fmt: skip
        heard, vectors = self._listener.searched_as(bare, text)
        about = understood.profile.challenges
        found = self._inquiry.anywhere(heard, vectors, context=about)
        exact = found is not None and self._inquiry.is_exact(heard, vectors, found, about)
        keys = [*found.facts] if found is not None and not found.near else []
        if not exact or wish.kind == "evidence":
            keys += self._near(heard, vectors, about)
        sure = keys[: int(exact)]
        keys = sure + [key for key in keys if self._on_ask(key, heard)]
        return tuple(dict.fromkeys(keys)), exact

    def _on_ask(self, key: str, heard: Understanding) -> bool:
        """Whether a fact is about what a sentence asks: its matter, or its words."""
        tags = {t.tag for t in heard.troubles if t.confidence >= CLEAR}
        on = not tags.isdisjoint(self._corpus.facts[key].problems[:CENTRAL])
        return on or self._inquiry.worded(key, heard) >= WORDED

    def _near(self, heard: Understanding, vectors: Vectors, about: Sequence[str]) -> Iterable[str]:
        found = self._inquiry.near(heard, vectors, (), about)
        return () if found is None else found.facts


def _last_clause(sentence: str) -> str:
    """What was told last before a question: the end of a long sentence."""
    clauses = [part for part in sentence.split(",") if len(part.split()) >= LEAST_CLAUSE]
    return clauses[-1].strip() if clauses else sentence


def without_measures(understood: Understanding) -> Understanding:
    """The same, as if it had brought in no measure to be weighed."""
    turn = understood.turn
    wishes = tuple(wish for wish in turn.wishes if wish.kind != "idea")
    bare = turn.model_copy(update={"proposals": (), "wishes": wishes})
    return understood.model_copy(update={"turn": bare})
