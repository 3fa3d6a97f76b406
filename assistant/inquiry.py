"""Questions on facts answered: from a named city, from all cities, or from the nearest matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.asking import SENTENCE, asks_amiss, polarity, without_polarity
from assistant.choice import answer, cases
from assistant.cues import POINTS
from assistant.intent import speaks_as_we
from assistant.lexical import fold, simple
from assistant.nearby import (
    NEAREST,
    NO_MATTER,
    Support,
    cities_on,
    lacks_of_means,
    matter_of,
)
from assistant.peers import CENTRAL, nearness
from assistant.profile import Profile
from assistant.question import Finding, Question, quotable, read_parts, read_question, stems
from assistant.relevance import FactWords, fits, parts_of, told
from assistant.schema import slug_of
from assistant.troubles import CLEAR
from assistant.turn import Turn

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from assistant.advise import Advice
    from assistant.corpus import Corpus
    from assistant.embed import Vectors
    from assistant.glossary import Glossary
    from assistant.lexical import LexicalIndex
    from assistant.places import Gazetteer
    from assistant.rank import Evidence
    from assistant.stored import Stored
    from assistant.understanding import Understanding

# Troubles that "who was in charge?" and "what did it cost?" sound like.
OF_ASKING = {
    "no-leadership", "fragmented-authority", "no-strategy", "funding-shortage", "operating-costs",
    "corruption-transparency",
}  # fmt: skip
BESIDE, SHOWN = 2, 4
# Likeness from which a fact is near a question that no fact answers, inside a conversation and
# without one (five questions on other subjects reached 0.32); what a situation of use counts beside
# the claim, and what the words, the matter of the question, that of the conversation and having
# been shown add: of 18 questions in five languages 13 find a right city among the first three.
NEAR, CLOSE = 0.33, 0.42
ROUGHLY = 0.75  # of these for rough English, in which half of the words are missing
SITUATION, WORDED, RANKED, HEARD, CONTEXT, BEFORE = 0.95, 0.10, 0.06, 0.06, 0.05, 0.05
READ = 0.6  # share of the words that have to be read in rough English to say what is no case of it
FOUND = 150  # facts that the search by words gives
EXACT = 0.5  # share of the words from which a fact is a case of what is asked
ANSWERS = 0.4  # share of the words from which a fact that was shown answers a question on it
WITHIN = 0.85  # of the best, from which another stands beside it
# Who ended it is part of what is asked: "which of them did the voters throw out?"
# Share of the words that ties a fact to a question with a likeness from NEAR on, and the likeness
# that does so alone; both from which it needs no matter in common. Set by reading 8 questions.
SUPPORT, ALIKE = 0.2, 0.6
SUBJECT, WHOLLY = 0.33, 0.5
VOTED = re.compile(r"\b(?:vot\w+|referend\w+|ballots?|plebisc\w+|abgewahlt|volksabstimmung\w*)\b")


def asks_plainly(heard: Understanding) -> bool:
    """Whether nobody speaks of a city of their own: "which towns made buses free?"."""
    told = heard.profile
    return not (told.population or told.named_city or told.country or speaks_as_we(heard.asked))


class Inquiry:
    """The words and vectors of all facts, loaded once."""

    def __init__(
        self,
        corpus: Corpus,
        facts: Stored,
        situations: Stored,
        lexical: LexicalIndex,
        glossary: Glossary,
        gazetteer: Gazetteer,
    ) -> None:
        self._corpus, self._glossary, self._gazetteer = corpus, glossary, gazetteer
        self._lexical = lexical
        self.words = FactWords(corpus)
        self._facts, self._situations = facts, situations

    def first(
        self,
        heard: Understanding,
        vectors: Vectors,
        evidence: Sequence[Evidence],
        of_cases: bool,
    ) -> Finding | None:
        """What answers a question that is not about what was said before; None for one that does
        not ask for facts."""
        request = heard.request
        if request.intent in {"fact", "failures"} and request.cities:
            return self.in_cities(heard, vectors, evidence)
        if request.intent != "failures" and not of_cases:
            return None
        found = self.anywhere(heard, vectors)
        if found is not None and found.facts:
            return found
        return self.beside(heard, evidence) or self.near(heard, vectors) or found

    def in_cities(
        self, heard: Understanding, vectors: Vectors, evidence: Sequence[Evidence], before: str = ""
    ) -> Finding | None:
        """What answers a question on the cities of the evidence; ``before`` is the message whose
        subject a question without one takes over. None when it asks nothing in particular."""
        keys = [item.fact for item in evidence]
        names = [*self._names(keys), *heard.unheld]
        parts = read_parts(heard.asked, self._english(heard, heard.asked), names)
        if before and not any(part.subject for part in parts):
            lent = read_question(before, self._english(heard, before), names)
            parts = tuple(p.model_copy(update={"subject": lent.subject}) for p in parts)
        if heard.language != "en":  # what the glossary lacks stays as it is and is no subject
            parts = tuple(self._known(part) for part in parts)
        tags = {tag: sure for tag, sure in self._tags(heard).items() if tag not in OF_ASKING}
        if asks_amiss(heard.asked):
            amiss = self._amiss(keys)
            if isinstance(amiss, Finding):
                return amiss
            keys = amiss
        found = answer(self.words, parts, keys, self.likes(vectors), tags)
        if found.absent and not quotable(found.absent, heard.asked):
            found = found.model_copy(update={"absent": ""})
        return found if found.facts else None

    def aimed(
        self, heard: Understanding, vectors: Vectors, evidence: Sequence[Evidence], before: str
    ) -> Understanding:
        """The same, as a question on all cities, where it only seems to go on about the one just
        shown: that one holds nothing of what it names ("you forgot the chiefs")."""
        turn = heard.turn
        on = turn.act == "follow-up" and turn.aspect in {None, "how"} and len(turn.cities) == 1
        first = SENTENCE.findall(heard.asked)[:1]
        points = any(POINTS.search(simple(part)) for part in first)
        if not on or turn.tool or turn.pointed or heard.request.cities or points:
            return heard
        within = [e for e in evidence if slug_of(e.fact) in turn.cities]
        near = self.in_cities(heard, vectors, within, before)
        if near is None or not near.near or near.lacks:
            return heard
        anew = Turn(act="ask", ask="search", form=turn.form, narrowing=turn.narrowing)
        return heard.model_copy(update={"turn": anew})

    def _amiss(self, keys: Sequence[str]) -> Finding | list[str]:
        """Those of the facts of a city that tell what went wrong or who was against it; where there
        is none, that there is none, beside the first."""
        found = [key for key in keys if fits(self._corpus.facts[key], "failed")]
        if found or not keys:
            return found
        first = {keys[0]: tuple(parts_of(self._corpus.facts[keys[0]]))}
        return Finding(facts=first, lacks=("failure",), near=True)

    def anywhere(
        self,
        heard: Understanding,
        vectors: Vectors,
        before: str = "",
        shown: Sequence[str] = (),
        context: Sequence[str] = (),
    ) -> Finding | None:
        """The cases of a subject in all cities, those that failed or worked when that is asked;
        None when no subject is named. ``before`` is the message whose subject one without it takes
        over, ``vectors`` are then of that, and facts ``shown`` already are left out; of several,
        those on the troubles of the conversation (``context``) come first."""
        question = self._subject(heard.asked, heard)
        if before and not question.subject:
            lent = self._subject(before, heard)
            gone = {word for name in lent.names for word in stems(name)}
            own = {word: said for word, said in lent.subject.items() if word not in gone}
            question = lent.model_copy(update={"subject": own, "names": ()})
        read = question if heard.language == "en" else self._known(question)
        unread = len(read.subject) < READ * len(question.subject)
        question = read
        pole = heard.request.polarity or polarity(heard.asked)
        tags = self._tags(heard)
        limits = heard.turn.narrowing
        found = cases(
            self.words, question, self.likes(vectors), pole, tags, limits.count or SHOWN,
            shown, limits, context,
        )  # fmt: skip
        claims = " ".join(self._corpus.facts[key].claim for key in found.facts)
        unlike = bool(VOTED.search(fold(heard.asked))) and not VOTED.search(fold(claims))
        found = found.model_copy(
            update={"wanted": limits.count or 0, "near": found.near or unlike or unread}
        )
        return found if found.facts or found.near else None

    def is_exact(
        self, heard: Understanding, vectors: Vectors, found: Finding, context: Sequence[str] = ()
    ) -> bool:
        """Whether what was found are cases of just what is asked: the best has half of its words,
        and is about its matter or much like it."""
        if not found.facts or found.near:
            return False
        best = next(iter(found.facts))
        share = self.words.share(best, self.words.weights(self.read(heard)))
        matter = {*self._tags(heard), *context}
        on = not matter or matter & {*self._corpus.facts[best].problems}
        return share >= EXACT and bool(on or self.likes(vectors)[best] >= CLOSE)

    def worded(self, key: str, heard: Understanding) -> float:
        """The share of the words of a question that a fact has."""
        return self.words.share(key, self.words.weights(self.read(heard)))

    def subject(self, heard: Understanding) -> dict[str, float]:
        """What a question is about, beside what it asks: its words, rare ones counting more."""
        return self.words.weights(self.read(heard))

    def unsaid(self, heard: Understanding, keys: Collection[str]) -> bool:
        """Whether a question names a subject of which no fact has a third of the words: "who paid
        for the retraining there?"; who was in charge and what came of it is told of any."""
        weights, turn = self.words.weights(self.read(heard)), heard.turn
        if turn.act == "follow-up" and (turn.aspect in {"who", "results"} or not turn.cities):
            return False
        best = max((self.words.share(key, weights) for key in keys), default=1.0)
        return bool(weights) and best < SUBJECT

    def beside(self, heard: Understanding, evidence: Sequence[Evidence]) -> Finding | None:
        """The best facts on the matter heard, where there is no case of the subject itself."""
        tags = self._tags(heard)
        on = [e.fact for e in evidence if tags.keys() & {*self._corpus.facts[e.fact].problems}]
        facts = {key: tuple(parts_of(self._corpus.facts[key])) for key in on[:BESIDE]}
        return Finding(facts=facts, near=True) if facts else None

    def near(
        self,
        heard: Understanding,
        vectors: Vectors,
        shown: Sequence[str] = (),
        context: Sequence[str] = (),
    ) -> Finding | None:
        """The facts that come nearest to a question where none answers it, by likeness first: those
        about its words, the matter heard or the troubles of the conversation (``context``), and
        those ``shown`` before, count more. None when nothing is near."""
        english, question = heard.language == "en", self.read(heard)
        likes = self.closeness(vectors)
        scores = self._nearness(heard, question, likes, shown, context)
        best = max(scores, key=lambda key: scores[key], default="")
        least = (NEAR if context or shown else CLOSE) * (1.0 if english else ROUGHLY)
        if best and likes[best] < least and context and not english:
            # what was asked was hardly read: what is held on the trouble of the conversation
            facts = self._corpus.facts
            scores = {k: v for k, v in scores.items() if context[0] in facts[k].problems[:CENTRAL]}
            best = max(scores, key=lambda key: scores[key], default="")
        elif best and likes[best] < least:
            return None
        if not best:
            return None
        order = sorted(scores, key=lambda key: -scores[key])
        kept: dict[str, str] = {}
        for key in (k for k in order if scores[k] >= WITHIN * scores[best]):
            kept.setdefault(slug_of(key), key)
        weights = self.words.weights(question)
        found = [*kept.values()][: heard.turn.narrowing.count or NEAREST]
        answers = best in shown and self.words.share(best, weights) >= ANSWERS
        return Finding(
            facts={key: told(self.words, [(question, weights)], key) for key in found},
            near=not answers,
        )

    def _nearness(
        self,
        heard: Understanding,
        question: Question,
        likes: Mapping[str, float],
        shown: Sequence[str],
        context: Sequence[str],
    ) -> dict[str, float]:
        """Fact -> how near it is to a question, within its limits."""
        weights, tags = self.words.weights(question), self._tags(heard)
        limits, pole = heard.turn.narrowing, heard.request.polarity or polarity(heard.asked)
        scores: dict[str, float] = {}
        for key, like in likes.items():
            fact = self._corpus.facts[key]
            apt = pole != "failed" or fits(fact, pole)
            if not apt or not limits.accepts(slug_of(key), self._corpus.city_of(key)):
                continue
            about = {*fact.problems}
            scores[key] = like + WORDED * self.words.share(key, weights)
            scores[key] += HEARD * bool(about & tags.keys()) + CONTEXT * bool(about & {*context})
            scores[key] += CONTEXT * bool(about & {*context[:1]}) + BEFORE * (key in shown)
        hits = self._lexical.search(heard.english[0], FOUND)
        for key, score in hits:
            if key in scores:
                scores[key] += RANKED * score / hits[0][1]
        return scores

    def nearest(self, heard: Understanding, vectors: Vectors) -> tuple[tuple[str, ...], str]:
        """The case cities that did something about the matter of a question, and the matter when it
        was heard clearly; none when it has no matter."""
        tags = self._tags(heard)
        if heard.profile.challenges:  # "who paid?" is no reason to offer cities without money
            aside = OF_ASKING | lacks_of_means(self._corpus)
            tags = {tag: sure for tag, sure in tags.items() if tag not in aside}
        found = cases(
            self.words,
            self._subject(heard.asked, heard),
            self.likes(vectors),
            None,
            tags,
            NEAREST,
        )
        matter = max(tags, key=lambda tag: tags[tag], default="")
        if found.near or not found.facts:
            return (), matter
        return tuple(slug_of(key) for key in found.facts), matter

    def unheld(self, heard: Understanding, vectors: Vectors, plain: Advice) -> Advice:
        """Nothing on an unknown city, and the case cities with most on the matter asked about, or
        else most like it by the gazetteer."""
        gazetteer = self._gazetteer
        near, matter = self.nearest(heard, vectors)
        near, matter = (near, matter) if near and matter else self._on_matter(heard)
        place = next((m for m in gazetteer.find(heard.text) if m.name == heard.unknown), None)
        its = Profile(named_city=heard.unknown)
        if place is not None:
            its = Profile(
                named_city=place.name, country=gazetteer.country_name(place.country),
                region=place.region, income_group=place.income, population=place.population,
            )  # fmt: skip
            cities = self._corpus.cities
            near = near or tuple(sorted(cities, key=lambda c: -nearness(its, cities[c]))[:NEAREST])
        return plain.model_copy(
            update={
                "abstained": True, "unknown": its, "unheld": heard.unheld, "nearest": near,
                "matter": matter,
            }
        )  # fmt: skip

    def _on_matter(self, heard: Understanding) -> tuple[tuple[str, ...], str]:
        """The case cities with most on the first matter of the conversation, nearest first, and
        that matter; none where nothing is known of the own city."""
        about = matter_of(self._corpus, heard.profile)
        return (cities_on(self._corpus, heard.profile, about), about) if about else ((), "")

    def matters(self, heard: Understanding) -> set[str]:
        """What a question is about: the troubles heard in it, but for what "who paid?" sounds like,
        and the first matter of the own city."""
        own = matter_of(self._corpus, heard.profile)
        return ({*self._tags(heard)} - OF_ASKING) | ({own} if own else set())

    def support(self, key: str, heard: Understanding, vectors: Vectors) -> Support:
        """How words and likeness tie a fact to a question."""
        like, share = self.closeness(vectors)[key], self.worded(key, heard)
        if heard.language != "en":  # few of the words are read
            return Support(at_all=like >= ROUGHLY * NEAR, closely=like >= CLOSE, wholly=False)
        return Support(
            at_all=like >= ALIKE or (like >= NEAR and share >= SUPPORT),
            closely=like >= CLOSE,
            wholly=like >= WHOLLY and share >= SUBJECT,
        )

    def _subject(self, text: str, heard: Understanding) -> Question:
        asked = without_polarity(self._english(heard, text))
        return read_question(text, asked, heard.unheld)

    def read(self, heard: Understanding) -> Question:
        """The question, of another language only what was read of it."""
        question = self._subject(heard.asked, heard)
        return question if heard.language == "en" else self._known(question)

    def _known(self, question: Question) -> Question:
        """The question without the words that no fact of any city has."""
        kept = {w: said for w, said in question.subject.items() if self.words.knows(w)}
        return question.model_copy(update={"subject": kept, "names": ()})

    def _tags(self, heard: Understanding) -> dict[str, float]:
        return {
            t.tag: t.confidence
            for t in heard.troubles
            if t.confidence >= CLEAR and t.tag not in NO_MATTER
        }

    def likes(self, vectors: Vectors) -> dict[str, float]:
        """Fact -> its likeness to the words of a question, by their vectors."""
        return self._facts.likes(vectors[0])

    def closeness(self, vectors: Vectors) -> dict[str, float]:
        """The same to what a fact says or to a situation in which it helps, whichever is more."""
        likes = self.likes(vectors)
        for use, like in self._situations.likes(vectors[0]).items():
            key = use.partition("#")[0]
            likes[key] = max(likes.get(key, 0.0), SITUATION * like)
        return likes

    def _english(self, heard: Understanding, text: str) -> str:
        return text if heard.language == "en" else self._glossary.english(text, heard.language)

    def _names(self, keys: Sequence[str]) -> list[str]:
        slugs = dict.fromkeys(slug_of(key) for key in keys)
        cities = [self._corpus.cities[slug] for slug in slugs]
        return [name for city in cities for name in (city.city, city.country)]
