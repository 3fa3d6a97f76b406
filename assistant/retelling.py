"""What the cases that were shown tell of what is asked next: who paid there, what came of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.asking import asking_part, is_asked
from assistant.cite import sentences
from assistant.lexical import simple
from assistant.question import stem, stems
from assistant.schema import slug_of
from assistant.shown import of_those_shown
from assistant.stories import CaseTold, Part, Retold, fact_of
from assistant.storyasks import BESIDE, parts_asked

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from assistant.corpus import Corpus
    from assistant.inquiry import Inquiry
    from assistant.memory import Memory
    from assistant.stories import Story
    from assistant.turn import Turn
    from assistant.understanding import Understanding

CASES, OTHERS = 3, 2  # told of, and of other work of the same cities
AGAIN = 2  # sentences on one part of one case
ADVISED = {"recommend", "cases", "profile", "what-if"}  # answers with cases beside the advice
# Share of the words of a question from which a story is meant, and of the best another one.
WORDED, MORE = 0.5, 0.6
SOME = 0.2  # share from which a story is on what is asked, where it is asked how something was done
OPEN: frozenset[Part] = frozenset({"how", "won", "before", "law"})
REPEATED: frozenset[Part] = frozenset({"result", "failed", "later", "how"})
WHOLE: tuple[Part, ...] = (
    "before", "how", "who", "payer", "cost", "law", "won", "time", "result", "failed", "later",
)  # fmt: skip
TELL_ALL = re.compile(
    r"\b(?:more|details?|tell me|about|explain|describe|mas|detalle\w*|cuenta\w*|cuente\w*|plus|"
    r"details?|racont\w*|parlez|mais|conte|fale|mehr|erzahl\w*|genauer|naher\w*)\b"
)


# Politely asked: "can you tell us who paid?".
REQUEST = re.compile(
    r"^\W*(?:(?:can|could|would|will) you (?:please )?(?:tell|say|explain|show)(?: to)?"
    r"(?: me| us)?|"
    r"(?:please )?(?:tell|show) (?:me|us)|(?:nos |me )?(?:puede|podria)s? (?:decir|contar)\w*|"
    r"(?:pouvez|pourriez)[- ]vous (?:me |nous )?(?:dire|expliquer)|(?:pode|poderia)(?: me| nos)? "
    r"dizer|(?:konnen|konnten) sie (?:mir |uns )?(?:sagen|erklaren))\b"
)
# Of the own city, whatever the cases did: "which donor would pay for this?".
OF_US = re.compile(
    r"\b(?:would|should|could|shall|can|we|our|for us|to us|podemos|deberiamos|nos costaria|"
    r"nosotros|devrions|pourrions|pourrait|devemos|poderiamos|konnten|sollten|wurde uns|wir|uns)\b"
)
# Words of a question on cases that say nothing of what it is about.
_AROUND = (
    "those these them they there any each example examples place places case cases town city "
    "others other fund funded pay paid paying cost money end years year people thing part "
    "mention mentioned show shown brought really actually wrong work worked happened long "
    "charge much did make made last lasted finally exactly somebody anybody tell"
)
AROUND = frozenset(stem(word) for word in _AROUND.split())
CALLED = 4  # words of a message that asks without a question: "the money there"


class Reteller:
    """The stories of the corpus, and which of them a message is about."""

    def __init__(self, corpus: Corpus, inquiry: Inquiry) -> None:
        self._corpus, self._inquiry = corpus, inquiry

    def find(self, heard: Understanding, memory: Memory) -> Retold | None:
        """What the cases meant tell of the parts asked for; None when the message is about none
        that were shown, or asks for something else of them."""
        if heard.again and memory.retold:
            return memory.retold
        if not _of_cases(heard):
            return None
        # What is told beside the question is of the own city.
        asked = asking_part(heard.asked) or heard.asked
        return self._answer(heard.model_copy(update={"asked": asked}), memory)

    def _answer(self, heard: Understanding, memory: Memory) -> Retold | None:
        plain, subject = simple(heard.asked), self._subject(heard)
        parts = parts_asked(plain, heard.turn.aspect)
        stories = self._worded(self._meant(heard, memory, parts, subject), subject)
        strange = subject and heard.language == "en"
        if len(stories) == 1 and strange and not self._share(stories[0], subject):
            return None  # "who paid for the retraining there?", where nothing tells of any
        all_ = not parts_asked(plain, None) and TELL_ALL.search(plain)
        if all_ and len(stories) == 1 and stories[0].tells:
            return Retold(parts=WHOLE, cases=(told_of(stories[0], WHOLE, 1),), whole=True)
        if parts and OPEN.issuperset(parts):
            stories = [s for s in stories if self._share(s, subject) >= SOME or not subject]
        told = self._told(stories, parts, memory.facts, subject)
        if parts and stories:
            told = told if told.cases else self._beside(told, stories[0], heard, memory)
            worded = any(case.words for case in told.cases)
            share = max(self._share(story, subject) for story in stories)
            loose = bool(strange and told.cases) and not worded and share < SOME
            return told.model_copy(update={"loose": loose})
        return told if told.cases and of_those_shown(plain) else None

    def _told(
        self,
        stories: Sequence[Story],
        parts: Sequence[Part],
        shown: Sequence[str],
        subject: Mapping[str, float],
    ) -> Retold:
        """The parts from each story, before them the sentences that have the words of the question,
        and which stories tell nothing of it; ``shown`` facts come after others."""
        few = AGAIN if len(stories) == 1 else 1
        told = []
        for story in stories:
            case = told_of(story, parts, few, shown)
            words = self._with_words(story, subject)[:few]
            told.append(case.model_copy(update={"words": words}))
        heard = [case for case in told if case.words] or [case for case in told if case.tells]
        kept = {case.story for case in heard}
        silent = tuple(story.id for story in stories if story.id not in kept)
        return Retold(parts=tuple(parts), cases=tuple(heard), silent=silent)

    def _with_words(self, story: Story, subject: Mapping[str, float]) -> tuple[str, ...]:
        """The sentences of a story that have a good part of the words of a question, the best
        first."""
        found: dict[str, float] = {}
        for key in story.facts:
            for said in sentences(self._corpus.facts[key].claim):
                share = share_of(stems(said), subject)
                if share >= WORDED:
                    found[f"{key}: {said}"] = share
        return tuple(sorted(found, key=lambda said: -found[said]))

    def _beside(self, told: Retold, first: Story, heard: Understanding, memory: Memory) -> Retold:
        """What no case tells: what the first tells beside it, or else what other work of the cities
        shown, on just the main trouble, tells of it."""
        near = [part for asked in told.parts for part in BESIDE.get(asked, ())]
        near = [part for part in near if part in first.tells]
        if near:
            return told.model_copy(update={"beside": told_of(first, near[:1], 1)})
        main = {*heard.profile.challenges[:1]}
        plural = heard.turn.cities == memory.cities
        near_by = memory.facts if plural else ()  # of cities named nothing else fits
        slugs = dict.fromkeys(slug_of(key) for key in (*told.silent, *near_by))
        others = [
            case for slug in slugs for story in self._corpus.stories.get(slug, ())
            if story.id not in told.silent and main & self._problems(story, first=True)
            and (case := told_of(story, told.parts, 1)).tells
        ]  # fmt: skip
        return told.model_copy(update={"others": tuple(others[:OTHERS])})

    def _meant(
        self,
        heard: Understanding,
        memory: Memory,
        parts: Sequence[Part],
        subject: Mapping[str, float],
    ) -> list[Story]:
        """The stories that a message is about, one a city, in the order shown."""
        shown = dict.fromkeys([*memory.facts, *memory.advised])
        found = []
        cities = self._cities(heard.turn, memory)
        for slug in cities:
            own = [key for key in shown if slug_of(key) == slug and key in self._corpus.facts]
            first = self._shown(own, heard, parts)
            story = self._of_city(slug, first, heard, subject)
            if story is not None:
                found.append(story)
        return found

    def _worded(self, stories: Sequence[Story], subject: Mapping[str, float]) -> list[Story]:
        """The first of them, of those that have the words asked where some clearly do."""
        shares = [self._share(story, subject) for story in stories]
        best = max(shares, default=0.0)
        kept = [s for s, share in zip(stories, shares, strict=True) if share >= MORE * best]
        return (kept if best >= WORDED else list(stories))[:CASES]

    def _cities(self, turn: Turn, memory: Memory) -> Sequence[str]:
        """The cities asked about; of all that an advice showed those that it sets as examples, and
        not what it warns of, unless it is asked what went wrong."""
        plural = len(turn.cities) > 1 and turn.cities == memory.cities
        if not plural or memory.intent not in ADVISED or turn.aspect == "failures":
            return turn.cities
        faqs = self._corpus.faqs
        answered = [faqs[key] for key in memory.answered if key in faqs]
        first = [slug_of(k) for faq in answered for k in faq.facts if k in memory.facts]
        cases = dict.fromkeys([*first, *memory.cases])
        return [slug for slug in cases if slug in turn.cities] or turn.cities

    def _shown(
        self, facts: Sequence[str], heard: Understanding, parts: Sequence[Part]
    ) -> Story | None:
        """Of the stories of the facts of a city that were shown the one meant: on the main trouble
        where one is, and the first that tells what is asked where one does."""
        held = [story for key in facts if (story := self._corpus.story_of.get(key))]
        main = {*heard.profile.challenges[:1]}
        on = [story for story in held if self._problems(story) & main] or held
        tells = [story for story in on if not story.tells.keys().isdisjoint(parts)]
        return next(iter(tells or on), None)

    def _of_city(
        self, slug: str, shown: Story | None, heard: Understanding, subject: Mapping[str, float]
    ) -> Story | None:
        """The story of a city that was shown, unless another on the same matter clearly has more of
        the words asked; of a city that was not shown, the one that has its words."""
        shares = {s.id: self._share(s, subject) for s in self._corpus.stories.get(slug, ())}
        best = max(self._corpus.stories.get(slug, ()), key=lambda s: shares[s.id], default=None)
        if best is None or shares[best.id] < WORDED:
            return shown
        main = {*heard.profile.challenges[:1]} or (self._problems(shown) if shown else set())
        akin = shown is None or self._problems(best) & main
        nearly = shown is not None and shares[shown.id] >= MORE * shares[best.id]
        return shown if nearly or not akin else best

    def _subject(self, heard: Understanding) -> dict[str, float]:
        """What a question is about, without the words for cases and their parts."""
        subject = self._inquiry.subject(heard)
        return {word: weight for word, weight in subject.items() if word not in AROUND}

    def _share(self, story: Story, subject: Mapping[str, float]) -> float:
        """The share of the words of a question that a fact of a story has, at most."""
        return max(self._inquiry.words.share(key, subject) for key in story.facts)

    def _problems(self, story: Story, first: bool = False) -> set[str]:
        """The troubles that its facts are on; only what each is on ``first``."""
        most = 1 if first else None
        return {tag for key in story.facts for tag in self._corpus.facts[key].problems[:most]}


def _of_cases(heard: Understanding) -> bool:
    """Whether a message asks something of cases, and not of a tool or of the own city."""
    turn, plain = heard.turn, simple(heard.asked)
    asks = is_asked(heard.asked) or len(plain.split()) <= CALLED
    own = OF_US.search(REQUEST.sub("", plain)) and not of_those_shown(plain)
    other = turn.tool or turn.section or turn.regions or own
    return turn.act == "follow-up" and asks and not other


def share_of(words: Collection[str], subject: Mapping[str, float]) -> float:
    """The share of a subject that some words have, by weight."""
    total = sum(subject.values())
    return sum(w for word, w in subject.items() if word in words) / total if total else 0.0


def told_of(story: Story, parts: Sequence[Part], few: int, shown: Sequence[str] = ()) -> CaseTold:
    """What a story tells of the parts, at most ``few`` sentences each; of what is asked for again
    and again (what went wrong, what came of it) first what was not ``shown`` before."""
    found = []
    for part in (part for part in parts if part in story.tells):
        told = list(story.tells[part])
        if part in REPEATED:
            told.sort(key=lambda said: fact_of(said) in shown)
        found.append((part, tuple(told[:few])))
    return CaseTold(story=story.id, tells=tuple(found))
