"""Whether a message puts a question that is prepared (``faq.py``), so that it is answered straight.

A turn keeps what it was read as when it names case cities, sets limits to the cases, asks for a
form, or when no prepared question comes near enough; how near it has to come depends on what it was
read as: "who paid for that?" is about the cases shown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.asking import asks_directly
from assistant.corrections import CORRECTION
from assistant.faq import TOPICS
from assistant.lexical import simple
from assistant.wishes import POINTING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from assistant.faq import FaqKind
    from assistant.faqs import Faqs, Match
    from assistant.memory import Memory
    from assistant.sound import Sound
    from assistant.troubles import Segment
    from assistant.turn import Turn

# Acts and asks that stand whatever is prepared.
KEPT_ACTS = {"thanks", "accept", "reform", "compare", "why-not", "task"}
KEPT_ASKS = {"sources", "chat", "no"}
# What is asked of any matter, in whatever words, and the kind of question that it is.
ASKED: dict[str, FaqKind] = {
    "say": "tell", "against": "against", "avoid": "mistakes", "start": "start",
}  # fmt: skip
CASES = re.compile(
    r"\b(?:any|which|what|another|one|some|other) (?:other )?(?:cit(?:y|ies)|towns?|places?|"
    r"examples?|cases?|body|one)\b|\b(?:alguna ciudad|que ciudad|une ville|quelle ville|alguma "
    r"cidade|que cidade|eine stadt|welche stadt)\b"
)
LENDERS = re.compile(r"\b(?:donors?|lenders?|bank|ministry|minister|investors?|foundation)\b")
UNFOUND = {"search", "opinion"}  # asks that may find nothing in the library
# How sure a match must be, by what the turn was read as; set on writer "a" of
# ``training/matches.jsonl``.
ALIKE, OF_CASES, OF_CITY = 0.22, 0.30, 0.25
FIRST, TOLD = 0.33, 0.45  # of a question in a first message, of a plan that is only told in it
BROUGHT_IN = {"proposal", "choice"}
FAINT = 0.15  # where nothing else can be answered, or no case is found
OF_MEASURE = 0.45  # where a case is asked for, sentences on a measure, or nothing at all
OF_SHOWN = {"sure", "closest", "time-us"}
DEBT, IN_DEBT = "debt", "in-debt"
MOST = 2  # questions of a first message that are answered
DESCRIBED = 12  # words from which a first message is about a matter
POINTS = 7  # words of a message that points at the cases shown
SHORTEST = 3  # words of a sentence that puts a question


def with_answers(
    turn: Turn,
    sound: Sound,
    memory: Memory,
    heard: Sequence[str],
    faqs: Faqs,
    written: Collection[str],
) -> Turn:
    """The turn with the prepared questions that it puts; the same when it puts none. ``heard`` are
    the troubles that the message voices, ``written`` the questions whose answers are there in the
    language of the talk."""
    if memory.fresh:
        return _first(turn, sound, heard, faqs, written) if turn.act == "standalone" else turn
    if _of_measure(turn) and memory.turn.faqs and turn.proposals == memory.turn.proposals:
        return _answered(turn, memory.turn.faqs[0])  # the same in sentences to say
    if not memory.text or _stands(turn) or _of_last(turn, memory, sound.segments[0].text):
        return turn
    texts = [text for text in sound.said if len(text.split()) >= SHORTEST] or list(sound.said[:1])
    named = _topics(memory)
    left = set(written).difference(memory.answered)
    plain = simple(sound.segments[0].text)
    if LENDERS.search(plain) or _of_measure(turn):  # not what residents are told
        left = {key for key in left if faqs.kind(key) != "tell"}
    best = _surest(faqs.find(texts, named, heard, TOPICS), left)
    if best is None or best.chance < _least(turn, plain):
        key = _always_asked(turn, named, faqs)
        if key in left:
            return _answered(turn, key)
        near = best is not None and turn.ask in UNFOUND and best.chance >= FAINT
        return turn.model_copy(update={"faqs": (best.id,)}) if best and near else turn
    return _answered(turn, best.id)


def _topics(memory: Memory) -> list[str]:
    """What the talk is about, the main matter first."""
    own = memory.matter or (DEBT if IN_DEBT in memory.profile.constraints else "")
    return [topic for topic in (own, *memory.profile.challenges) if topic]


def _answered(turn: Turn, key: str) -> Turn:
    more = {"act": "ask", "ask": "faq", "faqs": (key,), "aspect": None, "objection": None}
    return turn.model_copy(update={**more, "cities": ()})  # its measure can be asked on after


def _always_asked(turn: Turn, named: Sequence[str], faqs: Faqs) -> str:
    """The question of this kind on the main matter, for what is asked of every matter."""
    kind = ASKED.get("say" if turn.form.said else turn.ask or "")
    own = turn.proposals or turn.objection
    return faqs.of_kind(named[0], kind) if kind and named and not own else ""


def _stands(turn: Turn) -> bool:
    limits = turn.narrowing
    placed = limits.by_place or limits.sought or limits.without or limits.bare
    form = turn.form.max_words or turn.form.one_line or turn.language
    acts = turn.act in KEPT_ACTS and not turn.form.said
    rich = turn.objection is not None and turn.objection.kind == "rich"  # wants other cities
    return bool(
        acts or rich or turn.ask in KEPT_ASKS or turn.regions or turn.section
        or (turn.cities and not turn.pointed and turn.act in {"follow-up", "ask"})
        or (placed and turn.ask == "search") or form
    )  # fmt: skip


def _of_last(turn: Turn, memory: Memory, text: str) -> bool:
    """Whether a turn asks on after the measure weighed last or, in few words, after the cases just
    shown, or names a plan by its name."""
    measure = bool(turn.proposals) and turn.proposals == memory.turn.proposals
    few = len(text.split()) <= POINTS and bool(POINTING.search(simple(text)))
    cases = turn.act == "follow-up" and turn.aspect is not None and few
    cases = cases or (turn.act == "profile" and bool(CORRECTION.search(simple(text))))
    return measure or cases or (turn.act == "plan" and turn.named)


def _of_measure(turn: Turn) -> bool:
    """Whether sentences to say on one measure or objection are wanted."""
    return turn.ask == "say" and bool(turn.proposals or turn.objection)


def _least(turn: Turn, text: str) -> float:
    if turn.act in {"follow-up", "plan"} or turn.ask in OF_SHOWN or turn.pointed:
        return OF_CASES
    if _of_measure(turn) or (turn.ask == "search" and CASES.search(text)):
        return OF_MEASURE
    if turn.act == "profile" and not (text.endswith("?") or asks_directly(text)):
        return OF_MEASURE  # "no, we do have a budget"
    if turn.act == "what-if":
        return FAINT  # nothing of it could be supposed
    return OF_CITY if turn.act in {"profile", "standalone"} else ALIKE


def _surest(found: Sequence[Match], among: Collection[str]) -> Match | None:
    """The surest of those that can be answered and were not yet in this talk."""
    return next((match for match in found if match.id in among), None)


def _first(
    turn: Turn, sound: Sound, heard: Sequence[str], faqs: Faqs, written: Collection[str]
) -> Turn:
    """The questions that a first message puts beside its description, in their order."""
    matter = faqs.matter(sound.said) if len(sound.said[0].split()) >= DESCRIBED else ""
    named = [tag for tag in (matter, *heard) if tag]
    kept: dict[str, float] = {}
    for texts, asks in _sentences(sound, [p.text for p in turn.proposals]):
        best = _surest(faqs.find(texts, named, (), TOPICS), set(written).difference(kept))
        if best is None or best.chance < (FIRST if asks else TOLD):
            continue
        if asks or faqs.kind(best.id) in BROUGHT_IN:
            kept[best.id] = best.chance
    order = sorted(kept, key=lambda key: -kept[key])[:MOST]
    chosen = tuple(key for key in kept if key in order)
    return turn.model_copy(update={"faqs": chosen, "matter": matter})


def _sentences(sound: Sound, measures: Collection[str]) -> Iterator[tuple[list[str], bool]]:
    """The sentences of a message, each with the one before it where it points back, and whether it
    asks something or names a measure."""
    parts = list(zip(sound.segments, sound.said, strict=True))
    parts = parts[1:] or parts  # the first is the whole, unless there is no other
    for at, (segment, text) in enumerate(parts):
        typed = segment.text
        if len(typed.split()) < SHORTEST:
            continue
        asks = "?" in _with_mark(sound.segments[0], segment) or asks_directly(typed)
        points = at and POINTING.search(simple(typed))
        before = [f"{parts[at - 1][1]} {text}"] if points else []
        yield [text, *before], asks or any(measure in typed for measure in measures)


def _with_mark(whole: Segment, part: Segment) -> str:
    """A sentence as typed with the mark that ends it."""
    return whole.text[part.start - whole.start : part.end - whole.start + 2]
