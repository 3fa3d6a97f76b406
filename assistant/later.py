"""The facts and cities that the answer to a later question needs."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, Any

from assistant.asking import OF_THESE, polarity
from assistant.catalogue import Listed, find_listed
from assistant.examples import concerns, distance, of_size
from assistant.inquiry import OF_ASKING, SHOWN
from assistant.lexical import simple
from assistant.memory import takes_over
from assistant.nearby import cities_on, matter_of, one_near
from assistant.outcomes import of_outcome, outcome_asked
from assistant.peers import CENTRAL, compare, nearness
from assistant.question import Finding
from assistant.relevance import fits
from assistant.retelling import Reteller
from assistant.schema import slug_of
from assistant.selection import one_each, related, select
from assistant.turn import LOOKED_UP
from assistant.verdicts import hollow, unclear

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from assistant.corpus import Corpus
    from assistant.embed import Vectors
    from assistant.inquiry import Inquiry
    from assistant.memory import Memory
    from assistant.places import Gazetteer
    from assistant.profile import Profile
    from assistant.rank import Evidence
    from assistant.rebuttals import Rebutter
    from assistant.schema import Fact
    from assistant.stories import Retold
    from assistant.understanding import Understanding
    from assistant.weighing import Weigher

FEW = 2  # facts from the nearest in size, or from other cities than those asked about
PLAINLY = 0.70  # confidence of a trouble that a question voices
BESIDE = 3  # cases shown where the first is not just what was asked
LEADING = 3  # troubles of the own city that a case within its limits may be about


class Later:
    """What later questions are answered with."""

    def __init__(
        self,
        corpus: Corpus,
        inquiry: Inquiry,
        weigher: Weigher,
        rebutter: Rebutter,
        gazetteer: Gazetteer,
    ) -> None:
        self._corpus, self._inquiry, self._weigher = corpus, inquiry, weigher
        self._rebutter, self._reteller = rebutter, Reteller(corpus, inquiry)
        self._centre = gazetteer.centre

    def needs(
        self,
        understood: Understanding,
        vectors: Vectors,
        evidence: Sequence[Evidence],
        memory: Memory,
        spoken: Corpus,
    ) -> dict[str, object]:
        """The fields of the advice that the question changes; ``spoken`` is the corpus in the
        language of the answer."""
        turn = understood.turn
        update: dict[str, Any] = {"said": understood.text}
        if understood.again and memory.rebuttal and turn.objection:
            update["rebuttal"] = memory.rebuttal
        elif understood.again and turn.ask in LOOKED_UP and memory.facts and not turn.proposals:
            update |= {"facts": memory.facts, "gap": memory.gap, "outcome": memory.outcome}
        elif turn.objection:
            update["rebuttal"] = self._rebutter.find(
                turn.objection, understood.text, understood.language, understood.profile, memory
            )
        elif turn.proposals and turn.ask != "faq":
            weighed = self._weigher.weigh(turn, understood.profile, understood.language)
            held = turn.part or turn.ask == "say"  # asked of a measure that was weighed before
            none = not held and (hollow(weighed) or (bool(turn.near) and unclear(weighed)))
            update |= {"proposals": () if none else weighed, "gap": none}
        elif turn.ask in LOOKED_UP:
            update |= self._searched(understood, vectors, evidence, memory)
        elif turn.ask in {"sources", "sure"}:
            update["facts"] = memory.facts
        elif turn.ask in {"closest", "transfer"}:
            slugs = turn.cities or memory.cases or memory.cities[:3]
            update["comparables"] = tuple(
                compare(spoken, understood.profile, slug, self._shown(slug, memory))
                for slug in slugs
            )
            if turn.ask == "closest" and not any(c.close for c in update["comparables"]):
                city = understood.profile
                like = of_size(self._corpus, city.population, city.challenges[:1], slugs)
                update["facts"] = tuple(fact.id for fact in like[:FEW])
        return update

    def retold(
        self, understood: Understanding, vectors: Vectors, memory: Memory
    ) -> tuple[Retold | None, Understanding]:
        """What the cases shown tell of what is asked of them; where it is searched for and none of
        their stories is about it, the same as a question on all cities."""
        told, turn = self._reteller.find(understood, vectors, memory), understood.turn
        if told is not None or turn.act != "follow-up" or turn.ask != "search":
            return told, understood
        anew = turn.model_copy(update={"act": "ask", "cities": (), "aspect": None})
        return None, understood.model_copy(update={"turn": anew})

    def referred(
        self,
        understood: Understanding,
        vectors: Vectors,
        evidence: Sequence[Evidence],
        memory: Memory,
        retold: Retold | None,
    ) -> dict[str, object]:
        """The fields of the advice that a follow-up on the cases shown, or a plan, changes: the
        facts that it is about, and whether they tell what it asks."""
        turn, corpus, inquiry = understood.turn, self._corpus, self._inquiry
        if retold is not None:
            return {"retold": retold, "facts": retold.facts, "gap": not retold.facts}
        on = [e for e in evidence if {*understood.topic} & {*corpus.facts[e.fact].problems}]
        if turn.pointed:
            evidence = related(corpus, evidence, (*memory.facts, *memory.advised), turn.cities)
        voiced = understood.profile.challenges
        chosen = select(corpus, on or evidence, turn, voiced, memory.facts)
        found, alone = None, len(turn.cities) == 1 and not (turn.tool or chosen.gap)
        if turn.act == "follow-up" and alone:
            within = [e for e in evidence if slug_of(e.fact) in turn.cities]
            near = inquiry.in_cities(understood, vectors, within, memory.asked)
            found = None if near is None or near.near else near
        unsaid = turn.act == "follow-up" and inquiry.unsaid(understood, chosen.facts)
        return {
            "found": found,
            "facts": tuple(found.facts) if found else chosen.facts,
            "gap": not found and (chosen.gap or unsaid),
            "silent": () if found else chosen.silent,
            "off": "" if on or not understood.topic else understood.topic[0],
            "abstained": turn.act == "follow-up" and not chosen.facts,
        }

    def elsewhere(self, heard: Understanding, vectors: Vectors) -> tuple[str, ...]:
        """What other cities did about what a follow-up asks and its own cities do not tell: cases
        of just that, on a matter of the talk, one a city. ``vectors`` are those of its words."""
        about = heard.profile.challenges
        found = self._inquiry.anywhere(heard, vectors, context=about)
        if found is None or found.near:
            return ()
        facts = [self._corpus.facts[key] for key in found.facts]
        return one_each(
            fact for fact in facts
            if slug_of(fact.id) not in heard.turn.cities and self._on(fact.id, about)
            and self._inquiry.support(fact.id, heard, vectors).closely
        )[:FEW]  # fmt: skip

    def _searched(
        self,
        understood: Understanding,
        vectors: Vectors,
        evidence: Sequence[Evidence],
        memory: Memory,
    ) -> dict[str, object]:
        """What a look-up by the words of the message finds, or what is told instead of it."""
        turn, limits = understood.turn, understood.turn.narrowing
        sized = bool(limits.least or limits.most)
        found = self._looked_up(understood, vectors, evidence, memory) or Finding()
        if turn.ask == "objection" and memory.text:
            found = self._of_talk(found, understood, vectors)
        if sized and memory.text:  # of the size asked for only what is on the main trouble
            found = self._on_main(found, understood)
        unsaid = bool(memory.text) and not sized
        unsaid = unsaid and self._inquiry.unsaid(understood, found.facts)
        update: dict[str, object] = {"facts": tuple(found.facts), "gap": found.near or unsaid}
        limited = sized or limits.by_place or limits.listing or limits.sought or limits.without
        apt = update["gap"] and memory.text and turn.ask == "search" and not limited
        if told := self._reteller.recalled(understood, vectors, memory) if apt else ():
            return {"facts": told, "gap": False}  # it was there in what was shown
        near = self._near_in_size(understood) if sized and not found.facts else ()
        open_to = limits.bare or sized or not found.facts
        if near and not (limits.listing or limits.sought):
            return update | {"facts": near, "gap": True}
        if limits.listing or limits.sought or (limits.by_place and open_to):
            return update | {"listed": self._listed(understood, tuple(found.facts))}
        if turn.shown:  # elsewhere only what is told of the same trouble
            facts = () if update["gap"] else tuple(self._on_main(found, understood).facts)
            silent = None if facts else self._reteller.silent(memory)
            return {"facts": facts, "gap": not facts, "retold": silent}
        free = memory.text and turn.ask == "search" and not (limits.by_place or limits.without)
        outcome = outcome_asked(understood.asked) if free else ""
        if outcome and (update["gap"] or not found.facts):
            likes, before = self._inquiry.closeness(vectors), (*memory.facts, *memory.advised)
            told = of_outcome(self._corpus, understood.profile, outcome, likes, before)
            if told:
                told = told[: limits.count or len(told)]
                return {"facts": told, "gap": True, "outcome": outcome}
        if memory.text and (found.near or not found.facts):
            update |= self._honest(understood, vectors, found, memory, evidence)
        return update

    def _on_its_matter(
        self, understood: Understanding, evidence: Sequence[Evidence], shown: Collection[str]
    ) -> tuple[str, ...]:
        """The best examples on a trouble that a question clearly voices and the city did not."""
        known = {*understood.profile.challenges}
        tags = {t.tag for t in understood.troubles if t.confidence >= PLAINLY} - OF_ASKING - known
        facts = (self._corpus.facts[item.fact] for item in evidence if item.fact not in shown)
        apt = (f for f in facts if tags & {*f.problems[:1]} and f.role != "warning")
        return one_each(apt)[:FEW]

    def _honest(
        self,
        understood: Understanding,
        vectors: Vectors,
        found: Finding,
        memory: Memory,
        evidence: Sequence[Evidence],
    ) -> dict[str, object]:
        """Of what only comes near a question one fact on the same matter; where there is none, what
        was done about a trouble that it voices itself, or what the library holds on the main one of
        the city, and not twice in a row."""
        corpus, inquiry = self._corpus, self._inquiry
        kept = one_near(
            corpus, found, inquiry.matters(understood), memory.facts,
            lambda key: inquiry.support(key, understood, vectors),
        )  # fmt: skip
        if kept:
            return {"facts": (kept,)}
        if told := self._on_its_matter(understood, evidence, (*memory.facts, *memory.advised)):
            return {"facts": told, "gap": True}
        matter = matter_of(corpus, understood.profile)
        shown = {slug_of(key) for key in memory.facts}
        cities = cities_on(corpus, understood.profile, matter, shown) if matter else ()
        if understood.turn.narrowing.by_place:
            inside = self._best(understood, evidence).facts  # what was done there on the troubles
            new = [key for key in inside if key not in {*memory.facts, *memory.advised}]
            return {"facts": tuple(new[:FEW]), "gap": True}
        again = memory.gap and memory.offer
        return {
            "facts": (), "gap": True, "nearest": () if again else cities, "matter": matter,
        }  # fmt: skip

    def _looked_up(
        self,
        understood: Understanding,
        vectors: Vectors,
        evidence: Sequence[Evidence],
        memory: Memory,
    ) -> Finding | None:
        """The facts that the words of the question are about, or those nearest to it; of one that
        says nothing of its subject ("any others in Africa?"), more on that of the question before,
        or the best evidence for the city. Nothing for one that asks for a list alone."""
        limits, inquiry = understood.turn.narrowing, self._inquiry
        about = understood.profile.challenges if memory.text else ()
        shown = (*memory.facts, *memory.advised)
        if limits.listing or (limits.sought and memory.fresh):
            return None
        if not limits.bare:
            return self._told_apart(understood, vectors, evidence, shown, about)
        if takes_over(memory):
            return inquiry.anywhere(understood, vectors, memory.asked, memory.facts)
        best = self._best(understood, evidence)
        return best if best.facts else inquiry.near(understood, vectors, (), about)

    def _told_apart(
        self,
        understood: Understanding,
        vectors: Vectors,
        evidence: Sequence[Evidence],
        shown: Sequence[str],
        about: Sequence[str],
    ) -> Finding | None:
        """The cases of just what is asked; else those of something like it with the nearest beside
        them; else, of a size that is asked for, what was done about the own troubles there; else
        the nearest."""
        inquiry, limits = self._inquiry, understood.turn.narrowing
        found = inquiry.anywhere(understood, vectors, context=about)
        if found is not None and inquiry.is_exact(understood, vectors, found, about):
            return found
        nearer = inquiry.near(understood, vectors, shown, about)
        if found is not None and found.facts and not found.near:
            found = self._on_matter(found, understood, vectors) if about else found
            if found.facts:
                return _both(found, nearer) if nearer else found
        if about and (limits.least or limits.most):
            best = self._best(understood, evidence)
            nearer = best if best.facts else nearer
        return nearer or found

    def _on_matter(self, found: Finding, understood: Understanding, vectors: Vectors) -> Finding:
        """Of what shares words with the question what is on a matter of the talk or of the
        question, or like all of it."""
        matters = {*understood.profile.challenges}
        if not OF_THESE.search(simple(understood.asked)):  # "which of these" stays with the talk
            matters |= self._inquiry.matters(understood)
        return self._kept(
            found, lambda key: self._on(key, matters) or self._like(key, understood, vectors)
        )

    def _on_main(self, found: Finding, understood: Understanding) -> Finding:
        """What is on the main trouble of the city; all of it where none was named."""
        main = understood.profile.challenges[:1]
        return self._kept(found, lambda key: not main or self._on(key, main))

    def _of_talk(self, found: Finding, understood: Understanding, vectors: Vectors) -> Finding:
        """Of what is found against an objection what is on a matter of the talk, if it has one: the
        words of a remark say too little of another. Where straight answers come near it, only what
        is like all of it."""
        about, near = concerns(self._corpus, understood.profile), understood.turn.near
        return self._kept(
            found,
            lambda key: not about or (
                self._on(key, about) and (not near or self._like(key, understood, vectors))
            ),
        )  # fmt: skip

    def _kept(self, found: Finding, apt: Callable[[str], bool]) -> Finding:
        kept = {key: parts for key, parts in found.facts.items() if apt(key)}
        return found.model_copy(update={"facts": kept})

    def _on(self, key: str, troubles: Iterable[str]) -> bool:
        return not {*troubles}.isdisjoint(self._corpus.facts[key].problems)

    def _like(self, key: str, understood: Understanding, vectors: Vectors) -> bool:
        return self._inquiry.support(key, understood, vectors).wholly

    def _best(self, understood: Understanding, evidence: Sequence[Evidence]) -> Finding:
        """Of ranked facts the best within the limits, those about the troubles themselves."""
        limits, profile = understood.turn.narrowing, understood.profile
        about = concerns(self._corpus, profile)
        kept: dict[str, str] = {}
        pole = polarity(understood.asked)
        for fact in (self._corpus.facts[e.fact] for e in evidence):
            slug = slug_of(fact.id)
            fit = limits.accepts(slug, self._corpus.city_of(fact.id)) and distance(fact, about) == 0
            if fit and fits(fact, pole):
                kept.setdefault(slug, fact.id)
        if limits.by_place or (pole and not kept):  # few: whatever was done about the matter
            leading = {*about, *profile.challenges[:LEADING]}
            for fact in self._nearest_first(profile):
                slug = slug_of(fact.id)
                on = leading & {*fact.problems[:CENTRAL]} and fits(fact, pole)
                if on and limits.accepts(slug, self._corpus.city_of(fact.id)):
                    kept.setdefault(slug, fact.id)
        return Finding(facts=dict.fromkeys([*kept.values()][: limits.count or SHOWN], ()))

    def _near_in_size(self, understood: Understanding) -> tuple[str, ...]:
        """Where no city of the size asked for did it: the facts on the main trouble of those that
        come nearest to that size, one a city."""
        limits, leading = understood.turn.narrowing, understood.profile.challenges[:1]
        bound = limits.most or limits.least or 1
        kept: dict[str, str] = {}
        cities = self._corpus.cities
        for slug in sorted(cities, key=lambda s: abs(log(cities[s].population.value / bound))):
            for fact in cities[slug].facts:
                if {*leading} & {*fact.problems[:CENTRAL]}:
                    kept.setdefault(slug, fact.id)
        return tuple(kept.values())[:FEW]

    def _nearest_first(self, profile: Profile) -> list[Fact]:
        """All facts, those of the cities most like the own one first."""
        cities = self._corpus.cities
        order = sorted(cities, key=lambda slug: -nearness(profile, cities[slug]))
        return [fact for slug in order for fact in cities[slug].facts]

    def _listed(self, understood: Understanding, facts: Sequence[str]) -> Listed:
        """The case cities within the limits of a question, those of the facts first."""
        return find_listed(
            self._corpus, understood.turn.narrowing, understood.profile, self._centre,
            [slug_of(key) for key in facts],
        )  # fmt: skip

    def _shown(self, slug: str, memory: Memory) -> list[str]:
        """The facts of a city that were shown; its first when there were none."""
        shown = [key for key in (*memory.facts, *memory.advised) if key.startswith(f"{slug}-")]
        return list(dict.fromkeys(shown)) or [self._corpus.cities[slug].facts[0].id]


def _both(found: Finding, nearer: Finding) -> Finding:
    """The cases found and beside them others that are near, one a city."""
    facts, cities = dict(found.facts), {slug_of(key) for key in found.facts}
    for key, parts in nearer.facts.items():
        if slug_of(key) not in cities and len(facts) < BESIDE:
            facts[key] = parts
    return found.model_copy(update={"facts": facts})
