"""The steps of an answer after understanding: retrieve, advise, write, check.

Everything is loaded once; nothing here remembers a conversation (``graph.py`` does).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.advise import SHOWN_TOOLS, Advice, advise, asks_for_cases, offer_of
from assistant.answers import OF_ITSELF
from assistant.asking import is_asked
from assistant.asks import Asks
from assistant.catalogue import held
from assistant.cite import MARKER, Citation, check, mend, number
from assistant.corrections import CORRECTION
from assistant.cues import OBJECTS
from assistant.faqs import Faqs
from assistant.fit import load_affinity, rank_tools
from assistant.foreign import not_read
from assistant.fulfil import Fulfiller, without_measures
from assistant.glossary import Glossary
from assistant.inquiry import Inquiry, asks_plainly
from assistant.intalk import InTalk
from assistant.intent import asks_of_deeds, opens_with_own_city, second_tool
from assistant.later import Later
from assistant.lexical import fold
from assistant.memory import Memory
from assistant.moves import changed, moves
from assistant.nearby import names_of
from assistant.peers import restated
from assistant.phrasing import from_figures
from assistant.rank import Evidence, FactTable, Query, Ranker, load_weights
from assistant.rebuttals import Rebutter
from assistant.render import render
from assistant.scope import Scope, Signs
from assistant.search import find_similar
from assistant.selection import in_regions
from assistant.settings import CORPUS_PLACES, PACKAGE
from assistant.shape import shaped
from assistant.sound import Ear
from assistant.stored import Stored
from assistant.turn import Turn
from assistant.understanding import Listener, Understanding
from assistant.verdicts import hollow
from assistant.weighing import Weigher
from assistant.wording import LANGUAGES, noted, room

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assistant.corpus import Corpus
    from assistant.embed import SentenceEmbedder, Vectors
    from assistant.intent import Intent, Request
    from assistant.places import Gazetteer
    from assistant.profile import Profile
    from assistant.proposals import Weighed
    from assistant.store import Index
    from assistant.stories import Retold

NAMED = {"fact", "failures"}
TRAINED = PACKAGE / "trained"
ACTS: dict[str, Intent] = {
    "follow-up": "follow-up", "why-not": "follow-up", "compare": "compare", "plan": "plan",
    "task": "task", "ask": "ask",
}  # fmt: skip
SHOWN_LATER = 6  # tools with examples, after those shown
UNASKING = {"search", "sources", "closest", "transfer", "chat", "no"}  # asks without open questions
# Confidence of a trouble that answers a language that is not read, and one that speaks for us.
PLAIN, SURE = 0.55, 0.85
TALK = {"follow-up", "why-not", "compare", "plan", "task", "ask"}


class Adviser:
    """Corpus, index, models and tables, and the steps that use them."""

    def __init__(
        self,
        corpus: Corpus,
        index: Index,
        embedder: SentenceEmbedder,
        gazetteer: Gazetteer,
        corpus_dir: Path = CORPUS_PLACES[0],
    ) -> None:
        from assistant.lexical import LexicalIndex
        from assistant.passages import make_passages

        self.corpus, self.index, self.embedder = corpus, index, embedder
        self.spoken = {language: corpus.spoken(language) for language in LANGUAGES}
        self.corpus_dir = corpus_dir
        passages = [p for p in make_passages(corpus) if p.lexical]
        self.lexical = LexicalIndex([p.id for p in passages], [p.lexical for p in passages])
        self.ranker = Ranker(
            FactTable(corpus, TRAINED / "precedents.npz"), load_weights(TRAINED / "ranking.json")
        )
        self.affinity = load_affinity(TRAINED / "tools.json")
        glossary = Glossary(corpus_dir / "glossary.tsv")
        ear = Ear.load(TRAINED, corpus_dir, embedder, glossary, gazetteer)
        faqs = Faqs.load(TRAINED / "faqs.npz", embedder, corpus, glossary)
        self.listener = Listener(
            corpus, ear, Scope.load(TRAINED / "scope.npz"), Asks.load(TRAINED / "asks.npz"),
            faqs, InTalk.load(TRAINED, ear, faqs), self.affinity,
        )  # fmt: skip
        facts, situations = Stored(index, ("fact",)), Stored(index, ("situation",))
        self._statements = Stored(index, ("tool", "step"))
        self.inquiry = Inquiry(corpus, facts, situations, self.lexical, glossary, gazetteer)
        self.weigher = Weigher(
            corpus, self.inquiry.words, (facts, situations, self._statements), embedder, glossary
        )
        rebutter = Rebutter(corpus, facts, embedder, glossary)
        self.later = Later(corpus, self.inquiry, self.weigher, rebutter, gazetteer)
        self.fulfiller = Fulfiller(corpus, self.inquiry, self.listener)

    def understand(self, text: str, memory: Memory | None = None) -> tuple[Understanding, Vectors]:
        """What a message means after the ones before it, with the vectors that its search needs."""
        return self.listener.understand(text, memory)

    def amend(self, text: str, profile: Profile, memory: Memory) -> tuple[Understanding, Vectors]:
        """What a profile set by hand means after the messages before it."""
        return self.listener.amended(text, profile, memory)

    def query(self, understood: Understanding, vectors: Vectors) -> tuple[Query, float]:
        """Search for what was understood; also how near the nearest passage is."""
        request, turn = understood.request, understood.turn
        named = turn.cities if turn.act in TALK else request.cities
        found = find_similar(self.index, self.lexical, understood.english[0], vectors, named)
        asks = turn.act == "standalone" and asks_for_cases(request, understood.profile)
        heard = understood.voice.troubles | {t.tag: t.confidence for t in understood.troubles}
        query = Query(
            troubles={} if asks else heard,
            main=next((t.tag for t in understood.troubles), ""),
            claims=found.claims,
            clauses=found.clauses,
            situations=found.situations,
            situation_clauses=found.situation_clauses,
            words=found.words,
            named=named,
            tool=turn.tool
            if turn.act in TALK
            else (request.tool if request.intent == "tool" else None),
            failures=request.failures or (turn.act in TALK and turn.aspect == "failures"),
            asks=asks,
            vector=tuple(float(x) for x in vectors[0]),
        )
        return query, found.nearest

    def retrieve(
        self, understood: Understanding, vectors: Vectors, n: int = 150
    ) -> tuple[tuple[Evidence, ...], float]:
        """The n best facts for what was understood, and how near the nearest passage is."""
        query, nearest = self.query(understood, vectors)
        request, turn = understood.request, understood.turn
        # A question about named cities or regions is answered from them alone: nothing else fits.
        within: tuple[str, ...] = ()
        if turn.act in {"follow-up", "compare", "task"}:
            within = turn.cities or in_regions(self.corpus, turn)
        elif turn.act == "standalone" and request.intent in NAMED:
            within = request.cities
        return self.ranker.rank(query, understood.profile, n, within), nearest

    def advise(
        self,
        understood: Understanding,
        vectors: Vectors,
        evidence: Sequence[Evidence],
        nearest: float,
        memory: Memory | None = None,
    ) -> Advice:
        """The decision object for a message, with what to ask next."""
        made = self._advise(understood, vectors, evidence, nearest, memory or Memory())
        made = made.model_copy(update={"unheld": understood.unheld})
        if memory is not None and made.turn.act != "standalone" and not understood.again:
            new = [q for q in made.questions if q not in memory.questioned]
            made = made.model_copy(update={"questions": tuple(new)})
        corpus = self.spoken[understood.language]
        return made.model_copy(update={"offer": offer_of(corpus, made)})

    def _advise(
        self,
        understood: Understanding,
        vectors: Vectors,
        evidence: Sequence[Evidence],
        nearest: float,
        memory: Memory,
    ) -> Advice:
        request, turn = understood.request, understood.turn
        plain = Advice(request=request, profile=understood.profile, troubles=(), turn=turn)
        if turn.act == "thanks":
            return _as(plain, "about")
        if turn.act == "standalone" and not (understood.by_hand or understood.again):
            refused = self._refused(understood, vectors, nearest, plain, memory)
            if refused:
                return refused
        other = memory.tool and second_tool(understood.text, memory.tool, understood.language)
        if other and turn.act in {"follow-up", "standalone", "ask"}:
            pair = {"intent": "tool", "tool": memory.tool, "other": other, "by_name": True}
            request, turn = request.model_copy(update=pair), Turn(act="standalone", form=turn.form)
        likeness = self._statements.likes(vectors[0])
        made = advise(
            self.spoken[understood.language],
            self.affinity,
            request,
            understood.profile,
            understood.troubles,
            evidence,
            likeness,
            understood.voice,
            SHOWN_LATER if turn.ask == "objection" else turn.form.max_tools or SHOWN_TOOLS,
            asks=turn.act not in {"follow-up", "why-not", "compare"} and turn.ask not in UNASKING,
        ).model_copy(update={"turn": turn, "foreign": understood.foreign, "said": understood.asked})
        if turn.act == "standalone":
            return self._answered(made, understood, vectors, evidence)
        return self._talked(made, understood, vectors, evidence, memory)

    def _talked(
        self,
        made: Advice,
        understood: Understanding,
        vectors: Vectors,
        evidence: Sequence[Evidence],
        memory: Memory,
    ) -> Advice:
        """The advice with what a later turn needs."""
        understood = self.inquiry.aimed(understood, vectors, evidence, memory.asked)
        retold, understood = self.later.retold(understood, vectors, memory)
        turn = understood.turn
        made = made.model_copy(update={"turn": turn})
        if turn.act in {"profile", "what-if"}:
            moved = self._moved(made, understood, vectors, memory)
            text = fold(understood.text)
            corrects = CORRECTION.search(text)
            tells = moved.changed or moved.moved or corrects or not understood.troubles
            objects = OBJECTS.match(text) and not (moved.moved or corrects)
            supposes = turn.act == "what-if" and (moved.weighed or not turn.proposals)
            if supposes or (turn.act != "what-if" and tells and not objects):
                return moved
            ask = "opinion" if turn.proposals else "objection"  # nothing new in it
            turn = turn.model_copy(update={"act": "ask", "ask": ask, "aspect": None})
            understood = understood.model_copy(update={"turn": turn})
            made = made.model_copy(update={"turn": turn})
        if turn.act == "ask":
            needs = self.later.needs(
                understood, vectors, evidence, memory, self.spoken[understood.language]
            )
            return _as(made, "ask").model_copy(update=needs)
        return self._referred(made, understood, vectors, evidence, memory, retold)

    def _answered(
        self,
        made: Advice,
        understood: Understanding,
        vectors: Vectors,
        evidence: Sequence[Evidence],
    ) -> Advice:
        """The advice with what answers a question on facts, of named cities or of any."""
        cases = asks_for_cases(made.request, made.profile)
        found = self.inquiry.first(understood, vectors, evidence, cases)
        if found is None and made.request.intent == "cases" and asks_plainly(understood):
            held = self.inquiry.anywhere(understood, vectors)
            exact = held is not None and self.inquiry.is_exact(understood, vectors, held)
            found = held if exact else None
        none = not found.facts if found else made.request.intent in NAMED and not evidence
        weighed: tuple[Weighed, ...] = ()
        if made.request.intent == "recommend" and understood.turn.proposals:
            weighed = self.weigher.weigh(understood.turn, made.profile, understood.language)
        if hollow(weighed):  # nothing to weigh: the advice answers it
            weighed, understood = (), without_measures(understood)
        return made.model_copy(
            update={
                "found": found, "abstained": none, "proposals": weighed,
                "granted": self.fulfiller.grant(understood, evidence),
                "opening": self.fulfiller.opening(understood),
            }
        )  # fmt: skip

    def _refused(
        self,
        understood: Understanding,
        vectors: Vectors,
        nearest: float,
        plain: Advice,
        memory: Memory,
    ) -> Advice | None:
        """The answer to what is no question to us, or on a city that is not in the library."""
        request, intent = understood.request, understood.request.intent
        if intent in {"about", "empty"} and understood.foreign is None:
            return plain.model_copy(update={"abstained": intent == "empty"})
        if understood.asks_of_unknown and intent in {"recommend", "cases", *NAMED}:
            return _as(self.inquiry.unheld(understood, vectors, plain), "not-covered")
        clear = max((t.confidence for t in understood.troubles), default=0.0)
        if understood.foreign is not None and clear < PLAIN and not request.cities:
            plain = plain.model_copy(update={"foreign": understood.foreign, "abstained": True})
            return _as(plain, "out-of-scope")
        signs = self.signs(understood, nearest)
        leanings = (not memory.fresh) + (clear >= SURE)
        outside = self.listener.scope.is_outside(understood.wording, signs, leanings)
        names = [self.corpus.cities[slug].city for slug in request.cities]
        ours = request.by_name or opens_with_own_city(understood.text)
        ours = ours or asks_of_deeds(understood.text, names)
        if intent == "out-of-scope" or (outside and not ours):
            return _as(plain, "out-of-scope").model_copy(update={"abstained": True})
        return None

    def _referred(
        self,
        made: Advice,
        understood: Understanding,
        vectors: Vectors,
        evidence: Sequence[Evidence],
        memory: Memory,
        retold: Retold | None,
    ) -> Advice:
        """The facts that a follow-up, a plan or a comparison is about; of a question that the
        cities it is about do not answer, what others did."""
        turn = understood.turn
        made = _as(made, ACTS[turn.act])
        if turn.act == "compare":
            return made.model_copy(update={"evidence": tuple(evidence)})
        update = self.later.referred(understood, vectors, evidence, memory, retold)
        made = made.model_copy(update=update)
        # Who was in charge is told by the bodies in charge.
        apart = made.gap and turn.act == "follow-up" and turn.cities and turn.aspect != "who"
        if not (apart and memory.text and is_asked(understood.asked)):
            return made
        alone = self.listener.searched_as(understood, understood.asked)
        others = self.later.elsewhere(*alone)
        return made.model_copy(update={"facts": others or made.facts, "elsewhere": bool(others)})

    def _moved(
        self, made: Advice, understood: Understanding, vectors: Vectors, memory: Memory
    ) -> Advice:
        """The advice with what the new values change in the order of the tools; of a supposition
        that cannot be weighed the cases that come nearest to it."""
        corpus = self.spoken[understood.language]
        before = rank_tools(corpus, self.affinity, memory.profile, memory.voice)
        words = changed(corpus, memory.profile, understood.profile)
        intent: Intent = "what-if" if understood.turn.act == "what-if" else "profile"
        weighed = intent != "what-if" or bool(understood.assumed or words)
        found = None if weighed else self.inquiry.anywhere(understood, vectors)
        return _as(made, intent).model_copy(
            update={
                "kept": memory.profile if intent == "what-if" else None,
                "weighed": weighed,
                "changed": tuple(words),
                "moved": tuple(moves(corpus, before, made.tools)),
                "facts": tuple(found.facts) if found else (),
            }
        )

    def signs(self, understood: Understanding, nearest: float) -> Signs:
        """What else than its words tells whether a message is a question to us."""
        return Signs(
            told=understood.profile.origin.get("population") == "said",
            case=bool(understood.request.cities),
            troubles=round(sum(understood.voice.troubles.values()), 3),
            nearest=round(nearest, 3),
            read=round(understood.ours, 3),
        )

    def write(self, advice: Advice, language: str = "en") -> str:
        """The draft with markers that name facts, in the form asked for."""
        return noted(self.worded(advice, language), language)

    def worded(self, advice: Advice, language: str = "en") -> str:
        """The same without the note that case material is in English."""
        form = advice.turn.form
        if form.max_words:
            form = form.model_copy(update={"max_words": room(form.max_words, language)})
            turn = advice.turn.model_copy(update={"form": form})
            advice = advice.model_copy(update={"turn": turn})
        aside = advice.request.intent in {"ask", "follow-up"}
        text = shaped(render(self.spoken[language], advice), advice.turn.form, aside)
        if advice.foreign is not None and not advice.abstained:
            return f"{not_read(advice.foreign)}\n\n{text}"
        return text

    def check(self, advice: Advice, draft: str, said: str) -> tuple[str, tuple[Citation, ...]]:
        """The numbered text and its citations; what they do not carry is left out."""
        text, citations = number(draft, self.corpus)
        if advice.abstained or advice.request.intent == "about" or advice.turn.ask in OF_ITSELF:
            return text, citations  # speaks of the assistant, not of cities
        views = self.spoken.values()
        own = [from_figures(spoken, advice) for spoken in views]
        if advice.listed or advice.unheld or advice.nearest:
            own += [names_of(spoken, advice.nearest) for spoken in views]
            own.append(held(self.corpus, advice.listed))
        said = " ".join([restated(said, advice.profile), *own])
        if faults := check(text, citations, self.corpus, said):
            text = mend(text, faults)
            kept = {int(n) for n in MARKER.findall(text)}
            citations = tuple(c for c in citations if c.n in kept)
        return text, citations


def _as(advice: Advice, intent: Intent) -> Advice:
    request: Request = advice.request.model_copy(update={"intent": intent})
    return advice.model_copy(update={"request": request})
