"""What the cases that were shown tell of what is asked next: who paid there, what came of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.asking import asking_part, is_asked
from assistant.lexical import simple
from assistant.recall import NEAR, TELLS, WORDED, Recall
from assistant.schema import slug_of
from assistant.shown import OF_US, REQUEST, of_those_shown
from assistant.stories import CaseTold, Part, Retold, fact_of
from assistant.storyasks import BESIDE, parts_asked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.corpus import Corpus
    from assistant.embed import Vectors
    from assistant.inquiry import Inquiry
    from assistant.memory import Memory
    from assistant.stories import Story
    from assistant.turn import Turn
    from assistant.understanding import Understanding

CASES, OTHERS = 3, 2  # told of, and of other work of the same cities
AGAIN = 2  # sentences on one part of one case
ADVISED = {"recommend", "cases", "profile", "what-if"}  # answers with cases beside the advice
NAMING = 2  # words from which a question names a subject
BARELY = 0.34  # share from which a case is not said to tell nothing of it
WITHIN = 0.12  # by so much less near a story may be than the nearest
SOME = 0.2  # share from which a story is on what is asked, where it is asked how something was done
OPEN: frozenset[Part] = frozenset({"how", "won", "before", "law"})
# Parts that tell something of a case whatever the question is about besides.
OF_RECORD: frozenset[Part] = frozenset({"who", "payer", "cost", "time"})
REPEATED: frozenset[Part] = frozenset({"result", "failed", "later", "how"})
WHOLE: tuple[Part, ...] = (
    "before", "how", "who", "payer", "cost", "law", "won", "time", "result", "failed", "later",
)  # fmt: skip
TELL_ALL = re.compile(  # "make the hotels pay more?" asks for no more of the case
    r"\b(?:more (?:about|on|of|details?)|^(?:and )?more|details?|tell me|about|explain|describe|"
    r"mas (?:sobre|de|detalle\w*)|detalle\w*|cuenta\w*|cuente\w*|plus (?:sur|de|d)|racont\w*|"
    r"parlez|mais (?:sobre|de|do|da)|conte|fale|mehr (?:uber|zu|von|dazu)|erzahl\w*|genauer|"
    r"naher\w*)\b"
)


CALLED = 4  # words of a message that asks without a question: "the money there"


class Reteller:
    """The stories of the corpus, and which of them a message is about."""

    def __init__(self, corpus: Corpus, inquiry: Inquiry) -> None:
        self._corpus, self._inquiry = corpus, inquiry

    def find(self, heard: Understanding, vectors: Vectors, memory: Memory) -> Retold | None:
        """What the cases meant tell of the parts asked for; None when the message is about none
        that were shown, or asks for something else of them. ``vectors`` are those that it is
        searched with: of its words and, where a city was described, of that."""
        if heard.again and memory.retold:
            return memory.retold
        if not _of_cases(heard):
            return None
        # What is told beside the question is of the own city.
        asked = asking_part(heard.asked) or heard.asked
        heard = heard.model_copy(update={"asked": asked})
        parts = parts_asked(simple(asked), heard.turn.aspect)
        recall = Recall(self._corpus, self._inquiry, heard, vectors, parts)
        return self._answer(heard, memory, parts, recall)

    def _answer(
        self, heard: Understanding, memory: Memory, parts: Sequence[Part], recall: Recall
    ) -> Retold | None:
        plain = simple(heard.asked)
        of_any = not OF_RECORD.isdisjoint(parts)
        stories = _worded(self._meant(heard, memory, parts, recall), recall, of_any)
        strange = bool(stories) and all(_is_strange(story, recall) for story in stories)
        if strange and heard.language == "en":
            return None  # "who paid for the retraining there?", where nothing tells of any
        all_ = not parts_asked(plain, None) and TELL_ALL.search(plain)
        if all_ and len(stories) == 1 and stories[0].tells:
            return Retold(parts=WHOLE, cases=(told_of(stories[0], WHOLE, 1),), whole=True)
        if parts and OPEN.issuperset(parts):
            stories = [s for s in stories if _is_on(s, recall)]
        told = _told(stories, parts, memory.facts, recall)
        if parts and stories:
            if not told.cases:
                near = self._nearly(heard, memory, recall)
                return near or self._beside(told, stories, heard, memory)
            said = [one for case in told.cases for one in case.words]
            partly = bool(said) and heard.language == "en" and recall.misses(said)
            loose = _is_loose(told, stories, recall)
            if loose and "payer" not in parts:  # it is what came of other things
                told = Retold(parts=told.parts, silent=tuple(story.id for story in stories))
            else:
                told = told.model_copy(update={"loose": loose, "partly": partly})
            return told
        if not of_those_shown(plain):
            return None
        return told if told.cases else self._nearly(heard, memory, recall)

    def silent(self, memory: Memory) -> Retold | None:
        """That the cases to compare with, or the one that was looked at last, do not tell what is
        asked of them; None for none."""
        shown = [self._corpus.story_of.get(key) for key in (*memory.facts, *memory.advised)]
        first = {slug_of(story.facts[0]): story.id for story in reversed(shown) if story}
        looked = memory.turn.act == "follow-up" and len(memory.cities) == 1
        cities = memory.cities if looked else memory.cases or memory.cities
        silent = [first[slug] for slug in cities if slug in first]
        return Retold(parts=(), silent=tuple(silent[:CASES])) if silent else None

    def recalled(self, heard: Understanding, vectors: Vectors, memory: Memory) -> tuple[str, ...]:
        """The facts of the cities shown that clearly tell what is asked, the nearest first."""
        recall = Recall(self._corpus, self._inquiry, heard, vectors, ())
        cities = (self._corpus.cities.get(slug) for slug in shown_in(memory))
        keys = [fact.id for city in cities if city for fact in city.facts]
        told = [key for key in dict.fromkeys(keys) if recall.tells(key)]
        return tuple(sorted(told, key=lambda key: -recall.of(key))[:OTHERS])

    def _nearly(self, heard: Understanding, memory: Memory, recall: Recall) -> Retold | None:
        """What the cases shown tell that comes near a question that none of them answers."""
        held = [s for slug in shown_in(memory) for s in self._corpus.stories.get(slug, ())]
        near = recall.nearest(held, OTHERS)
        cases = tuple(CaseTold(story=story.id, words=(said,)) for story, said in near)
        return Retold(parts=(), cases=cases, loose=True) if cases else None

    def _beside(
        self, told: Retold, stories: Sequence[Story], heard: Understanding, memory: Memory
    ) -> Retold:
        """What no case tells: what they tell beside it, or else what other work of the cities
        shown, on just the main trouble, tells of it."""
        near = [part for asked in told.parts for part in BESIDE.get(asked, ())]
        for part in near:
            cases = tuple(told_of(story, (part,), 1) for story in stories if part in story.tells)
            if len(cases) > 1:
                silent = tuple(story.id for story in stories if part not in story.tells)
                return Retold(parts=(part,), cases=cases, silent=silent, loose=True)
            if cases:
                return told.model_copy(update={"beside": cases[0]})
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
        self, heard: Understanding, memory: Memory, parts: Sequence[Part], recall: Recall
    ) -> list[Story]:
        """The stories that a message is about, one a city, in the order shown; after them those of
        other cities of the talk that clearly tell what is asked of all, in any number."""
        shown = dict.fromkeys([*memory.facts, *memory.advised])
        found = []
        cities = self._cities(heard.turn, memory)
        for slug in cities:
            own = [key for key in shown if slug_of(key) == slug and key in self._corpus.facts]
            first = self._shown(own, heard, parts)
            story = self._of_city(slug, first, heard, recall)
            if story is not None:
                found.append(story)
        if heard.turn.ask == "search" and len(cities) > 1:
            more = [slug for slug in shown_in(memory) if slug not in cities]
            held = [story for slug in more for story in self._corpus.stories.get(slug, ())]
            found += [s for s in held if any(map(recall.tells, s.facts))]
        return found

    def _cities(self, turn: Turn, memory: Memory) -> Sequence[str]:
        """The cities asked about; of all that an advice showed those that it sets as examples, and
        not what it warns of, unless it is asked what went wrong."""
        plural = len(turn.cities) > 1 and (turn.shown or turn.cities == memory.cities)
        advised = memory.intent in ADVISED or memory.turn.faqs
        if not plural or not advised or turn.aspect == "failures":
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
        self, slug: str, shown: Story | None, heard: Understanding, recall: Recall
    ) -> Story | None:
        """The story of a city that was shown, unless another is clearly nearer to what is asked,
        on the same matter or by its words; of one that is named and was not shown, the nearest."""
        held = self._corpus.stories.get(slug, ())
        best = max(held, key=recall.of_story, default=None)
        if best is None or not (recall.share(best) >= WORDED or recall.of_story(best) >= TELLS):
            return shown
        main = {*heard.profile.challenges[:1]} or (self._problems(shown) if shown else set())
        free = shown is None and not heard.turn.shown  # a city that is named
        akin = free or self._problems(best) & main
        nearly = shown is not None and recall.of_story(shown) >= recall.of_story(best) - WITHIN
        return shown if nearly or not akin else best

    def _problems(self, story: Story, first: bool = False) -> set[str]:
        """The troubles that its facts are on; only what each is on ``first``."""
        most = 1 if first else None
        return {tag for key in story.facts for tag in self._corpus.facts[key].problems[:most]}


def _of_cases(heard: Understanding) -> bool:
    """Whether a message asks something of cases, and not of a tool or of the own city."""
    turn, plain = heard.turn, simple(heard.asked)
    asks = turn.shown or is_asked(heard.asked) or len(plain.split()) <= CALLED
    own = OF_US.search(REQUEST.sub("", plain)) and not of_those_shown(plain)
    other = turn.tool or turn.section or turn.regions or own
    return turn.act == "follow-up" and asks and not other


def _told(
    stories: Sequence[Story], parts: Sequence[Part], shown: Sequence[str], recall: Recall
) -> Retold:
    """The parts from each story, before them the sentences that tell just what is asked, and which
    stories tell nothing of it; ``shown`` facts come after others."""
    few = AGAIN if len(stories) == 1 else 1
    told = []
    for story in stories:
        case = told_of(story, parts, few, shown)
        told.append(case.model_copy(update={"words": recall.said(story)[:few]}))
    of_any = not OF_RECORD.isdisjoint(parts)  # who paid is told of each
    heard = [case for case in told if case.words or (of_any and case.tells)]
    heard = heard or [case for case in told if case.tells]
    telling = {case.story for case in told if case.words or case.tells}
    silent = tuple(story.id for story in stories if story.id not in telling)
    return Retold(parts=tuple(parts), cases=tuple(heard), silent=silent)


def _worded(stories: Sequence[Story], recall: Recall, of_any: bool) -> list[Story]:
    """The first of them; where some are clearly on what is asked those, the nearest first, and
    where ``of_any`` tells of it all but those that have nothing of it."""
    nearness = {story.id: recall.of_story(story) for story in stories}
    best = max(nearness.values(), default=0.0)
    if best < TELLS:
        return list(stories)[:CASES]
    kept = [
        story for story in stories
        if nearness[story.id] >= best - WITHIN or (of_any and not _is_strange(story, recall))
    ]  # fmt: skip
    return sorted(kept, key=lambda story: -nearness[story.id])[:CASES]


def _is_on(story: Story, recall: Recall) -> bool:
    """Whether a story is on what is asked, where it is asked how something was done."""
    on = recall.share(story) >= SOME or recall.of_story(story) >= NEAR
    return not recall.subject or on


def _is_strange(story: Story, recall: Recall) -> bool:
    """Whether a question names a subject of which a story says nothing."""
    return bool(recall.subject) and not recall.share(story) and recall.of_story(story) < NEAR


def _is_loose(told: Retold, stories: Sequence[Story], recall: Recall) -> bool:
    """Whether a question names a subject that none of the stories comes near."""
    worded = any(case.words for case in told.cases)
    near = any(recall.share(s) >= BARELY or recall.of_story(s) >= NEAR for s in stories)
    return len(recall.subject) >= NAMING and bool(told.cases) and not worded and not near


def shown_in(memory: Memory) -> list[str]:
    """The cities of the answers before, the last first."""
    keys = [*memory.facts, *memory.advised]
    return list(dict.fromkeys([*memory.cases, *memory.cities, *map(slug_of, keys)]))


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
