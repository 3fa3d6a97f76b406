"""The brief in another language: by rules where we have its phrases, else by a model.

A translated sentence stands in the brief only when it keeps the markers, figures and cities of its
source and holds against the facts that it cites; else the rules' own sentence stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.amounts import supported
from assistant.brief import Brief, page, pieces_of, rewritten
from assistant.cite import MARKER, sentences
from assistant.errors import LanguageModelError
from assistant.lexical import fold
from assistant.llmcall import REASONS
from assistant.meter import Meter
from assistant.names import capitals
from assistant.orders import ADDRESS
from assistant.prompting import NAMES, inert, prompt
from assistant.quantities import find_quantities
from assistant.schema import Record
from assistant.soundness import FEW, speaks
from assistant.tongue import language_name
from assistant.verify import LINK, MARKUP, verify
from assistant.wording import LANGUAGES, noted
from assistant.writer import (
    MOST_FAILED,
    NOTE,
    NOTE_CHECK,
    NOTE_PARTLY,
    REWRITTEN,
    SECOND,
    Draft,
    Written,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assistant.corpus import Corpus
    from assistant.llm import Message, Model
    from assistant.places import Gazetteer

NOTHING_YET = (
    "There is no advice to put into a brief yet. Describe your city and its trouble first."
)
NEEDS_MODEL = (
    "A brief in {name} takes a language model (ASSISTANT_LLM in the README); without one it "
    "comes in English, Spanish, French, Portuguese and German."
)
BATCH = 12  # sentences in a call: a small model loses count of more
SHORTEST, LONGEST = 0.3, 2.5  # of the length of the source, for what is no mere label
LABEL = 40  # characters up to which a text is one
ECHO = 6  # words from which an untranslated sentence is no name


class Rendered(Record):
    """The answer with draft markers; the brief that it shows, and who wrote it when a model did."""

    text: str
    brief: Brief | None = None
    written: Written | None = None


def brief_in(
    wanted: str,
    make: Callable[[str], Brief],
    corpus: Corpus,
    model: Model | None = None,
    said: str = "",
    conversation: str = "",
    gazetteer: Gazetteer | None = None,
) -> Iterator[Draft | Rendered]:
    """Drafts while a model translates, then the brief in a language by code; ``make`` gives it by
    rules in one of ours. ``corpus`` speaks the language of the conversation."""
    ours = wanted in LANGUAGES
    brief = make(wanted if ours else "en")
    rules = (
        Rendered(text=noted(shown(brief), wanted), brief=brief)
        if ours
        else Rendered(text=corpus.say(NEEDS_MODEL, name=language_name(wanted, corpus.language)))
    )
    if model is None or wanted == "en":
        yield rules
        return
    job = _Job(model, corpus, brief, wanted, said, conversation, gazetteer)
    yield from job.drafts()
    yield job.rendered(rules)


def shown(brief: Brief) -> str:
    """The title and the sections as Markdown with draft markers."""
    keys = {c.n: c.fact for c in brief.citations}
    return MARKER.sub(lambda m: f"[[{keys[int(m.group(1))]}]]", page(brief))


class _Job:
    """One translation: what is to be translated, and what stood up so far."""

    def __init__(
        self,
        model: Model,
        corpus: Corpus,
        brief: Brief,
        wanted: str,
        said: str,
        conversation: str,
        gazetteer: Gazetteer | None,
    ) -> None:
        self.model, self.corpus, self.brief, self.wanted = model, corpus, brief, wanted
        self.said, self.conversation, self.gazetteer = said, conversation, gazetteer
        self.keys = {c.n: c.fact for c in brief.citations}
        parts = dict.fromkeys(s for piece in pieces_of(brief) for s in sentences(piece))
        # By rules all but the quotations is in our languages already.
        self.units = [s for s in parts if wanted not in LANGUAGES or self._quotes(s)]
        self.units = [s for s in self.units if re.search(r"[^\W\d_]{2}", MARKER.sub("", s))]
        self.done: dict[str, str] = {}
        self.repaired, self.faults, self.reason = 0, list[str](), ""
        self._meter = Meter(model, conversation, ("translate", "repair"))

    def _quotes(self, sentence: str) -> bool:
        """Whether a sentence quotes the English of a fact or statement that it cites."""
        told = []
        for key in (self.keys[int(n)] for n in MARKER.findall(sentence)):
            fact = self.corpus.facts.get(key)
            told.append(fact.claim if fact else self.corpus.statement(key)[1].text)
        parts = [part.rstrip(".") for text in told for part in sentences(text)]
        return any(part and part in sentence for part in parts)

    def drafts(self) -> Iterator[Draft]:
        """Translate batch by batch; a server that fails is not asked again."""
        for at in range(0, len(self.units), BATCH):
            try:
                yield from self._batch(self.units[at : at + BATCH])
            except LanguageModelError as error:
                self.reason = error.reason
                return

    def _batch(self, units: Sequence[str]) -> Iterator[Draft]:
        language = NAMES.get(self.wanted) or language_name(self.wanted)
        lines = "\n".join(f"S{n}: {_plain(unit)}" for n, unit in enumerate(units, start=1))
        ask: list[Message] = [
            ("system", prompt("translate").filled(language=language)),
            ("human", f"<lines>\n{lines}\n</lines>\n\nNow write the lines in {language}."),
        ]
        text = ""
        for piece in self.model.stream(ask, self.conversation):
            self._meter.begun()
            text += piece
            yield Draft(text="\n".join([*self.done.values(), text]))
        failed = self._take(units, text)
        if not failed:
            return
        self.faults += ["translation"] * len(failed)
        faults = "\n".join(
            f"S{n}: {_plain(units[n - 1])} (fault: {why})" for n, why in failed.items()
        )
        again = prompt("repair").filled(faults=faults, language=language)
        more: list[Message] = [*ask, ("ai", text), ("human", again)]
        try:
            mended = "".join(self.model.stream(more, self.conversation, SECOND))
        except LanguageModelError:
            return
        before = len(self.done)
        self._take(units, mended)
        self.repaired += len(self.done) - before

    def _take(self, units: Sequence[str], text: str) -> dict[int, str]:
        """Keep what holds of an answer; the others, by number, with what is wrong with them."""
        found = {int(n): line.strip() for n, line in REWRITTEN.findall(text)}
        failed = {}
        for n, unit in enumerate(units, start=1):
            if unit in self.done:
                continue
            why = self.fault(unit, found.get(n, ""))
            if why:
                failed[n] = why
            else:
                self.done[unit] = found[n]
        return failed

    def fault(self, source: str, target: str) -> str:
        """What is wrong with a translated sentence; "" when it may be shown."""
        if sorted(MARKER.findall(source)) != sorted(MARKER.findall(target)) or not target:
            return "the markers are not those of the line"
        return next(self._faults(source, target), "")

    def _faults(self, source: str, target: str) -> Iterator[str]:
        one, two = MARKER.sub("", source).strip(), MARKER.sub("", target).strip()
        if MARKUP.search(two) or LINK.search(two) or ADDRESS.search(two.lower()):
            yield "links and markup are not allowed"
        if not SHORTEST * len(one) <= len(two) <= max(LABEL, LONGEST * len(one)):
            yield "it is not as long as the line"
        if not self._speaks(one, two):
            yield "it is in another language"
        if not self._keeps_cities(one, two):
            yield "a city of the line is missing"
        if self.wanted in LANGUAGES:
            same = _same_figures(one, two) and self._holds(target)
        else:
            same = _digits(one) == _digits(two) and not _new_names(one, two)
        if not same:
            yield "it says more or less than the line"

    def _speaks(self, one: str, two: str) -> bool:
        many = len(two.split())
        if one == two:
            return many < ECHO
        ours = self.wanted in LANGUAGES
        return many < FEW or (speaks(two, self.wanted) if ours else not speaks(two, "en"))

    def _keeps_cities(self, one: str, two: str) -> bool:
        held = fold(two)
        for city in (c.city for c in self.corpus.cities.values()):
            if re.search(rf"(?<!\w){re.escape(city)}(?!\w)", one):
                places = self.gazetteer.spelled(city) if self.gazetteer else ()
                names = {city, *(n for place in places for known in place.places for n in known)}
                if not any(fold(name) in held for name in names):
                    return False
        return True

    def _holds(self, target: str) -> bool:
        """Whether the facts carry it, by the rules for everything that a model writes."""
        marked = MARKER.sub(lambda m: f"[[{self.keys[int(m.group(1))]}]]", target)
        keys = list(self.keys.values())
        return all(v.ok for v in verify(marked, self.corpus, keys, self.said, self.gazetteer))

    def rendered(self, rules: Rendered) -> Rendered:
        """The brief with what stood up, or the rules' own when too little did."""
        left = len(self.units) - len(self.done)
        kept = len(self.done) - self.repaired
        if not self.done or left > MOST_FAILED * len(self.units):
            reason = self.reason or "check"
            note = self.corpus.say(NOTE_CHECK)
            if self.reason:
                note = self.corpus.say(NOTE, reason=self.corpus.say(REASONS[reason]))
            record = self._meter.record(
                "translated", f"rules: {reason}", self.faults, replaced=left
            )
            written = Written(text=rules.text, writing=record, note=note)
            return rules.model_copy(update={"written": written})
        brief = rewritten(self.brief, self._retold).model_copy(update={"language": self.wanted})
        record = self._meter.record(
            "translated", "partly" if left else "written", self.faults, kept, self.repaired, left
        )
        note = self.corpus.say(NOTE_PARTLY) if left else ""
        text = shown(brief)
        return Rendered(
            text=text, brief=brief, written=Written(text=text, writing=record, note=note)
        )

    def _retold(self, piece: str) -> str:
        parts = sentences(piece)
        return " ".join(self.done.get(part, part) for part in parts) if parts else piece


def _plain(unit: str) -> str:
    """A sentence as data, with its markers."""
    return " ".join(
        part if MARKER.fullmatch(part) else inert(part) for part in re.split(r"(\[\d+\])", unit)
    ).replace(" .", ".")


def _same_figures(one: str, two: str) -> bool:
    """Whether two sentences have the same figures, written in whichever way."""
    first, second = find_quantities(one), find_quantities(two)
    pairs = ((first, second), (second, first))
    return all(q.word or supported(q, mine, held) for mine, held in pairs for q in mine)


def _new_names(one: str, two: str) -> list[str]:
    """Names inside a sentence that its source does not have: of a language whose words we do not
    know, that a name is the same is all that can be seen."""
    known = fold(one)
    return [t.text for t in capitals(two) if not t.opening and t.word not in known]


def _digits(text: str) -> list[str]:
    """The figures of a text without their separators."""
    return sorted(re.sub(r"\D", "", n) for n in re.findall(r"\d[\d.,'\u00a0\u202f]*", text))
