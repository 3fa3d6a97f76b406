"""A language model words the advice; what it wrote is checked sentence by sentence, else the rules.

Pure but for the model handed in. ``write`` streams the unchecked draft, then the final text: what
stood up, what a second attempt mended, and the rules' own words for the rest.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant import mending
from assistant.cite import DRAFT, sentences
from assistant.errors import LanguageModelError
from assistant.llmcall import REASONS
from assistant.meter import Meter
from assistant.orders import ADDRESS, copies, orders_in, told_of
from assistant.prompting import CITED, NAMES, OUTLINED, evidence_for, messages, prompt
from assistant.reply import Writing
from assistant.schema import Record
from assistant.shape import shaped
from assistant.soundness import refuses, speaks
from assistant.verify import Verdict, prepare, verify

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.advise import Advice
    from assistant.corpus import Corpus
    from assistant.llm import Message, Model
    from assistant.places import Gazetteer
    from assistant.prompting import Given

BY_RULES = {"about", "empty", "compare", "not-covered", "out-of-scope"}  # nothing to put better
MOST_FAILED = 1 / 3  # share of the sentences above which the rules' answer is better
TAKEN_UP = 2  # words of an instruction or question alone that a sentence may not have
SECOND = 0.5  # of the time limit, for the second attempt
HOPELESS = 2 / 3  # share above which a second attempt is not worth its time
NOTE = "The language model did not write this: {reason}. These are the rules' own words."
NOTE_CHECK = "The model's wording did not hold against the sources; these are the rules' own words."
NOTE_PARTLY = (
    "Where the model's wording did not hold against the sources, the rules' own words stand."
)
REWRITTEN = re.compile(r"(?m)^\W*S?(\d+)\W*[:.)]\s*(.+)$")


class Draft(Record):
    """What was written so far, unchecked, with the numbers of the evidence blocks."""

    text: str


class Written(Record):
    """The final text with draft markers, how it came about, and what the user is told of that."""

    text: str
    writing: Writing
    note: str = ""


def writes(advice: Advice) -> bool:
    """Whether a model is asked at all: not for refusals, greetings and tables."""
    return not advice.abstained and advice.request.intent not in BY_RULES


def write(
    model: Model,
    corpus: Corpus,
    advice: Advice,
    rules_text: str,
    said: str,
    asked: str = "",
    conversation: str = "",
    gazetteer: Gazetteer | None = None,
) -> Iterator[Draft | Written]:
    """Drafts as they grow, then the final text, in the language of ``corpus``.

    ``rules_text`` is the rules' answer with draft markers, ``asked`` the message that is answered,
    ``said`` everything of the user that an answer may repeat. Never raises for what a model or its
    server does.
    """
    job = _Job(model, corpus, advice, rules_text, said, conversation, gazetteer)
    ask = messages(corpus, advice, job.given, rules_text, asked or said)
    text = ""
    try:
        for piece in model.stream(ask, conversation):
            text += piece
            yield Draft(text=text)
            job.begun()
        yield job.finished(text, ask)
    except LanguageModelError as error:
        yield job.by_rules(error.reason)


class _Job:
    """One answer: what the model was given, and what became of its sentences."""

    def __init__(
        self,
        model: Model,
        corpus: Corpus,
        advice: Advice,
        rules_text: str,
        said: str,
        conversation: str,
        gazetteer: Gazetteer | None,
    ) -> None:
        self.model, self.corpus, self.advice = model, corpus, advice
        self.rules_text, self.gazetteer = rules_text, gazetteer
        self.task = advice.turn.task
        self.outlined = bool(self.task) or advice.request.intent in OUTLINED
        # A letter names the city that it goes to.
        names = [
            corpus.cities[c].city for c in advice.turn.cities if self.task and c in corpus.cities
        ]
        self.said = " ".join([said, *names])
        self.conversation = conversation
        self.given: Given = evidence_for(corpus, advice, rules_text)
        self._known: set[str] = set()
        claims = [corpus.facts[key].claim for key in self.given.keys if key in corpus.facts]
        texts = claims if self.task == "question" else [said, *claims]  # that one says it again
        self._orders = [order for text in texts for order in orders_in(text)]
        self._meter = Meter(model, conversation, ("task" if self.task else "write", "repair"))
        self._faults: list[str] = []

    def begun(self) -> None:
        """The first piece of the answer is there: while the model goes on, the check reads the
        facts that it will need."""
        if self._meter.begun():
            prepare(self.corpus, self.given.keys, self.gazetteer)
            mending.held_by(self.corpus, self.given.keys)

    def finished(self, text: str, ask: Sequence[Message]) -> Written:
        """The checked text of a whole answer; LanguageModelError when it cannot be used."""
        if refuses(text):
            raise _unusable("refusal")
        if not speaks(text, self.corpus.language):
            raise _unusable("language")
        marked = mending.tidy(self.given.marked(text))
        self._known = self._stems(ask)
        verdicts = self._verdicts(marked)
        bad = [place for place, verdict in enumerate(verdicts) if not verdict.ok]
        self._faults = [str(verdicts[place].kind) for place in bad]
        fresh: dict[int, str] = {}
        if bad and len(bad) <= HOPELESS * len(verdicts):
            faults = [(place, verdicts[place]) for place in bad]
            again = [*ask, ("ai", text), ("human", self._complaint(faults))]
            fresh = self._repaired(again, faults, marked)
        repaired, left = len(fresh), [place for place in bad if place not in fresh]
        if len(left) > MOST_FAILED * len(verdicts):
            raise _unusable("check")
        fresh |= self._own_words(verdicts, left, fresh)
        final = mending.rebuilt(marked, [v.sentence for v in verdicts], fresh)
        if final is None:
            raise _unusable("check")
        final = shaped(mending.harmless(final), self.advice.turn.form)
        if mending.thin(self.corpus, self.advice, self.rules_text, final):
            raise _unusable("thin")
        kept = len(verdicts) - len(bad)
        note = self.corpus.say(NOTE_PARTLY) if left else ""
        writing = self._meter.record(
            "written", "partly" if left else "written", self._faults, kept, repaired, len(left)
        )
        return Written(text=final + "\n", writing=writing, note=note)

    def by_rules(self, reason: str) -> Written:
        """The rules' answer, and why it is theirs."""
        note = (
            self.corpus.say(NOTE_CHECK)
            if reason == "check"
            else self.corpus.say(NOTE, reason=self.corpus.say(REASONS[reason]))
        )
        replaced = len(self._faults) if reason == "check" else 0
        record = self._meter.record("written", f"rules: {reason}", self._faults, replaced=replaced)
        return Written(text=self.rules_text, writing=record, note=note)

    def _verdicts(self, marked: str) -> tuple[Verdict, ...]:
        """The check of each sentence. The rules' own sentences have passed theirs."""
        held = set(sentences(self.rules_text))
        tools = [self.corpus.tools[fit.tool].name for fit in self.advice.tools[:3]]
        found = verify(marked, self.corpus, self.given.keys, self.said, self.gazetteer, tools)
        return tuple(
            Verdict(sentence=v.sentence) if v.sentence in held else self._supported(v)
            for v in found
        )

    def _supported(self, verdict: Verdict) -> Verdict:
        """The verdict, made worse when nothing carries the sentence: figures and names apart."""
        why = self._carried(verdict.sentence) if verdict.ok else ""
        if not why:
            return verdict
        value = verdict.sentence[:80]
        return verdict.model_copy(update={"kind": "marker", "value": value, "why": why})

    def _carried(self, sentence: str) -> str:
        """What is wrong with the substance of a sentence; "" when notes or evidence carry it."""
        if ADDRESS.search(sentence.lower()):
            return "addresses are not allowed"
        if copies(sentence, self._orders) or self._takes_up(sentence):
            return "this is an instruction that stands in the data"
        cited = DRAFT.findall(sentence)
        if cited:
            held = mending.held_by(self.corpus, cited) | self._known
            sound = mending.grounded(sentence, held, self.corpus.language == "en")
            return "" if sound else "the cited evidence does not say this"
        if self.task or sentence.endswith("?") or mending.supported(sentence, self._known):
            return ""
        return "neither the notes nor the evidence say this"

    def _takes_up(self, sentence: str) -> bool:
        """Whether a sentence has several words that only an instruction in the data has."""
        if not self._orders:
            return False
        own = mending.stems(sentence) - self._known - mending.held_by(self.corpus, self.given.keys)
        return any(len(own & mending.stems(order)) >= TAKEN_UP for order in self._orders)

    def _complaint(self, bad: Sequence[tuple[int, Verdict]]) -> str:
        """What is wrong with each failed sentence, as the prompt of the second attempt."""
        faults = "\n".join(
            f"S{n}: {self.given.numbered(v.sentence)} (fault: {self.given.numbered(v.why)})"
            for n, (_, v) in enumerate(bad, start=1)
        )
        return prompt("repair").filled(faults=faults, language=NAMES[self.corpus.language])

    def _repaired(
        self, ask: Sequence[Message], bad: Sequence[tuple[int, Verdict]], whole: str
    ) -> dict[int, str]:
        """The failed sentences that hold after one more attempt, by place; none twice."""
        try:
            again = "".join(self.model.stream(ask, self.conversation, SECOND))
        except LanguageModelError:
            return {}
        fresh: dict[int, str] = {}
        for number, sentence in REWRITTEN.findall(again):
            marked = mending.tidy(self.given.marked(sentence))
            if not 0 < int(number) <= len(bad) or not marked.strip(" -*") or marked in whole:
                continue
            verdicts = self._verdicts(marked)
            if all(v.ok for v in verdicts) and marked not in fresh.values():
                fresh.setdefault(bad[int(number) - 1][0], marked)
        return fresh

    def _own_words(
        self, verdicts: Sequence[Verdict], left: Sequence[int], fresh: dict[int, str]
    ) -> dict[int, str]:
        """The rules' sentence for each that failed, "" when its fact is told elsewhere."""
        stand = [fresh.get(n, v.sentence) for n, v in enumerate(verdicts) if n not in left]
        told = set(DRAFT.findall(" ".join(stand)))
        words = {}
        for place in left:
            words[place], key = mending.instead(self.corpus, verdicts[place].sentence, told)
            told |= {key}
        return words

    def _stems(self, ask: Sequence[Message]) -> set[str]:
        """The words that a sentence without a marker may use: those of our own notes and of the
        user, his requests apart. What only the evidence says has to be cited."""
        notes = re.sub(r"(?s)<(?:evidence|user)\b.*?</(?:evidence|user)>", "", ask[-1][1])
        ours = [s for s in sentences(self.rules_text) if not DRAFT.search(s)]
        outline = [line for line in notes.splitlines() if not CITED.search(line) or self.outlined]
        return mending.stems(" ".join([*outline, *ours, told_of(self.said)]))


def _unusable(reason: str) -> LanguageModelError:
    return LanguageModelError("The language model's answer cannot be used.", "", reason)
