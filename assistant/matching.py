"""Whether a message puts a question that is prepared (``faq.py``), so that it is answered straight.

A turn keeps what it was read as when it names case cities, sets limits to the cases, asks for a
form, or when no prepared question comes near enough; how near it has to come depends on what it was
read as: "who paid for that?" is about the cases shown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from assistant.asking import asking_part, asks_of_any
from assistant.audience import ARGUES, LENDERS, OFFICIALS, SAYS
from assistant.corrections import CORRECTION
from assistant.cues import PROOF, THEM, USERS
from assistant.decisions import put_decisions
from assistant.firstasks import BROUGHT_IN, OF_ONE, SURELY, first_asked, surest
from assistant.generals import THEIRS, general_kind, in_words, matter_of_it
from assistant.lexical import simple
from assistant.longpast import in_its_time
from assistant.references import ordinal_of
from assistant.shown import of_those_shown
from assistant.wishes import POINTING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from assistant.embed import Vectors
    from assistant.faq import FaqKind
    from assistant.faqrank import Placed
    from assistant.faqs import Described, Faqs, Match
    from assistant.firstasks import RankFirst
    from assistant.memory import Memory
    from assistant.sound import Sound
    from assistant.turn import Turn

    # Topics of the talk, those of the message -> the likeliest questions, vectors of the message.
    Rank = Callable[[Sequence[str], Sequence[str]], tuple[list[Placed], Vectors]]
    P = TypeVar("P", Placed, Match)

# Acts and asks that stand whatever is prepared.
KEPT_ACTS = {"thanks", "accept", "reform", "compare", "why-not", "task"}
KEPT_ASKS = {"sources", "chat", "no"}
# Of so many words these are most often another question than "where is that from?" or "no thanks".
HALF_HEARD, SPOKEN = {"sources", "no"}, 8
OF_SOURCES = re.compile(
    r"\b(?:sources?|from where|where (?:\w+ ){0,3}from|references?|documents?|links?|"
    r"reports?|studies|cited?|citations?|fuentes?|quellen?|belege?|fontes?|documentos?|"
    r"no,? thanks?|not now|later)\b"
)
# What is asked of any matter, in whatever words, and the kind of question that it is.
ASKED: dict[str, FaqKind] = {
    "say": "tell", "against": "against", "avoid": "mistakes", "start": "start",
    "cost-us": "cost", "time-us": "visible",
}  # fmt: skip
# "So buy or not buy?": what was asked at first, once more.
DECIDE = re.compile(
    r"^(?!did |has |have |does ).*\b(?:buy|sign|do it|take it|accept|build(?: it)?|"
    r"close(?: it)?|go|agree)(?: it)? or not\b|"
    r"\byes or no\b|\bshould (?:we|i) (?:do it|sign|buy it|accept|go ahead|say yes)(?: then| now| "
    r"or no| or not)?\W*$|\b(?:si o no|oui ou non|sim ou nao|ja oder nein)\b"
)
UNADVISED = {"tell", "objection", "against"}  # kinds of answers that advise nothing
# How sure a match must be, by the ask or else the act that a turn was read as. Of 431 follow-ups in
# ten rounds of ``training/answered.jsonl`` the surest question was apt in 69 of 109 from .50, in 55
# of 123 from .30, in 29 of 106 from .20; an apt one was among three in 81, 81 and 44 of them. Of 76
# of two later rounds on the own city, in 22 of 36 from .30 and 7 of 20 from .20 (12 among three).
LEAST = {
    "follow-up": 0.30, "plan": 0.40, "sure": 0.80, "closest": 0.40, "time-us": 0.35,
    "cost-us": 0.35, "start": 0.40,
    "profile": 0.20, "standalone": 0.18, "what-if": 0.18,
}  # fmt: skip
OTHER, POINTED = 0.18, 0.40
# Of what is surely of the own city, where nothing else is held on it: it is then answered as the
# nearest question. Where measures are weighed otherwise the first.
OF_OURS = {"search", "opinion"}
OUR_MEASURE, OURS = 0.30, 0.10
OBJECTED = 0.15  # what is held against the main matter
# Where a case is asked for by that word, sentences on a measure are, or nothing is asked at all.
CLEARLY = 0.50
OF_ANY = 0.75  # where it is asked whether any city did it, or measured it
DEBT, IN_DEBT = "debt", "in-debt"
AGAIN = 0.25  # by so much surer is what was answered before than anything else
OVERRULES = 0.60  # so sure a match is it whatever the turn was read as, where the own city is meant
ON_THE_SAME = 0.25  # the same where a message sounds like another problem
ON_TALK, PLAINLY = {"follow-up", "ask", "reform"}, 0.90
OVER_START = 0.80  # so sure is a question that stands before where to start, plainly asked
NEAREST = 3  # questions offered where nothing answers the one that is put ...
OFFERED = 0.04  # ... and how sure they are at least, and where cases are asked about
OFFERED_BESIDE = 0.10
POINTS = 7  # words of a message that points at the cases shown


class Talk(NamedTuple):
    """What a later message is read with: the topics of the talk, the main one first, the troubles
    that the message voices, the questions left to be answered, those answered before, and what
    finds the likeliest."""

    sound: Sound
    named: Sequence[str]
    heard: Sequence[str]
    faqs: Faqs
    left: Collection[str]
    given: Collection[str]
    rank: Rank

    @property
    def text(self) -> str:
        """The message as typed."""
        return self.sound.segments[0].text

    def found(self) -> tuple[list[Placed], Vectors]:
        """The questions nearest to the message, and the vectors of it and of its sentences."""
        found, vectors = self.rank(self.named, self.heard)
        if asks_of_any(self.text):  # "did anyone measure it?" is no "how do we?"
            found = [m for m in found if self.faqs.kind(m.id) in OF_ONE]
        return found, vectors

    def beside(self, turn: Turn, found: Sequence[Placed]) -> Turn:
        """The turn with the questions that come nearest, in case nothing answers it."""
        least = OFFERED_BESIDE if turn.shown else OFFERED
        near = [m for m in found if m.id in self.left and m.chance >= least]
        near = [m for m in near if self.faqs.kind(m.id) != "wait"]  # near to much
        return turn.model_copy(update={"near": tuple(m.id for m in near[:NEAREST])})

    def of_kind(self, kind: FaqKind) -> str:
        """The question of a kind on the matter that the message is on; "" when it is not left."""
        key = self.faqs.of_kind(matter_of_it(self.named, self.heard), kind)
        return key if key in self.left else ""

    def of_the_talk(self, key: str) -> str:
        """What is asked of every matter ("and if we wait until the election?") is asked of that of
        the talk."""
        faqs = self.faqs
        if not self.named or faqs.topic(key) in self.named or faqs.kind(key) in OF_ONE:
            return key
        own = faqs.of_kind(self.named[0], faqs.kind(key))
        return own if own in self.left else key

    def always_asked(self, turn: Turn) -> str:
        """The question of this kind on the main matter, for what is asked of every matter."""
        kind = ASKED.get("say" if turn.form.said else turn.ask or "")
        own = turn.proposals or turn.objection
        key = self.faqs.of_kind(self.named[0], kind) if kind and self.named and not own else ""
        return key if key in self.left else ""


def with_answers(
    turn: Turn,
    sound: Sound,
    memory: Memory,
    heard: Sequence[str],
    faqs: Faqs,
    written: Collection[str],
    described: Described | None,
    rank: Rank,
    rank_first: RankFirst,
) -> Turn:
    """The turn with the prepared questions that it puts; the same when it puts none. ``heard`` are
    the troubles that the message voices, ``written`` the questions whose answers are there in the
    language of the talk, ``described`` what a first message is like; ``rank`` finds the likeliest
    questions of a later one, given the topics of the talk and those of the message."""
    if described is not None:
        if own := turn.act == "standalone":
            turn = first_asked(turn, sound, heard, faqs, written, described, rank_first)
        return turn if own else _to_decide(turn, sound, "")
    same = bool(turn.proposals) and turn.proposals == memory.turn.proposals
    plain = simple(sound.segments[0].text)
    again = list(memory.turn.faqs[:1]) if same and turn.ask == "say" else []  # to be said to others
    measured = turn.cities or any(p.kind for p in turn.proposals) or THEM.search(plain)
    if DECIDE.search(plain) and len(plain.split()) <= POINTS and not measured:
        again = [k for k in memory.answered if faqs.kind(k) in BROUGHT_IN and k in written]
    if again:
        return answered(turn, again[0])
    if turn.ask in HALF_HEARD and len(plain.split()) >= SPOKEN and not OF_SOURCES.search(plain):
        turn = turn.model_copy(update={"ask": "search", "cities": ()})
    if not memory.text or same:
        return turn
    left, named = set(written).difference(memory.answered), _topics(memory)
    given = [k for k in memory.answered if k in written and faqs.kind(k) not in UNADVISED]
    lenders = bool(LENDERS.search(plain))
    inside = bool(OFFICIALS.search(plain)) and not lenders
    several = (turn.form.lines or 1) > 1  # one sentence is of the last answer
    told_on = inside and not ARGUES.search(plain)  # not what he holds against it
    if (told_on or turn.form.reader) and given and turn.act == "reform" and several:
        return _to_officials(turn, given)
    said = {k for k in memory.answered if k in written and faqs.kind(k) != "start"}
    talk = Talk(sound, named, heard, faqs, left, said, rank)
    if _stands(turn, plain):
        return _standing(turn, talk)
    inside = inside and turn.form.said
    if inside or lenders or _of_measure(turn):  # not what residents are told
        left = {key for key in left if faqs.kind(key) != "tell"}
    read = _to_decide(_later(turn, talk._replace(left=left)), sound, memory.text)
    read = _timely(read, memory, left)
    advised = inside and told_on and given and not read.faqs and not _of_measure(turn)
    return _to_officials(turn, given) if advised else read


def _timely(turn: Turn, memory: Memory, left: Collection[str]) -> Turn:
    """The first weeks of what is long past are others."""
    timely = tuple(in_its_time(key, memory.text) for key in turn.faqs)
    known = bool(timely) and {*timely} <= {*left}
    return turn.model_copy(update={"faqs": timely}) if known else turn


def _to_decide(turn: Turn, sound: Sound, before: str) -> Turn:
    """The turn with what it wants decided, where no prepared question is surely the one it puts."""
    if not (turn.unsure or ((turn.near or turn.proposals) and not turn.faqs)):
        return turn
    measures = [one.text for one in turn.proposals]
    keys = put_decisions(sound.segments[0].text, sound.language, before, measures)
    return turn.model_copy(update={"decisions": keys})


def _standing(turn: Turn, talk: Talk) -> Turn:
    """A turn that stays what it was read as, unless it asks the same of any matter, or surely puts
    a prepared question on the own city."""
    turn = _general(turn, talk)
    if turn.anew and not turn.faqs and asking_part(talk.text):
        return _on_the_same(turn, talk)
    if turn.act not in {"follow-up", "profile", "ask"} or turn.faqs:
        return talk.beside(turn, [])
    found = talk.found()[0]
    best = surest(found, talk.left)
    if best is not None and best.chance >= OVERRULES and _of_own_city(turn, simple(talk.text)):
        return answered(turn, talk.of_the_talk(best.id))
    return talk.beside(turn, found if turn.act != "ask" else [])


def _on_the_same(turn: Turn, talk: Talk) -> Turn:
    """What sounds like another problem, though it asks what is prepared on a matter of the talk;
    else the turn as it is."""
    best = surest(talk.found()[0], talk.left)
    same = best is not None and talk.faqs.topic(best.id) in talk.named
    if best is None or not same or best.chance < ON_THE_SAME:
        return turn
    unsure = () if best.chance >= SURELY else (best.id,)
    turn = turn.model_copy(update={"anew": False, "unsure": unsure})
    return answered(turn, best.id)


def _to_officials(turn: Turn, given: Sequence[str]) -> Turn:
    """The newest of what was advised, in so many sentences for those who decide; one of them is
    left to a case."""
    most = max((turn.form.lines or 1) - 1, 1)
    return answered(turn, given[-1]).model_copy(update={"faqs": tuple(given[-most:])})


def _later(turn: Turn, talk: Talk) -> Turn:
    """A later message: what was surely answered before, or else what it puts."""
    found, vectors = talk.found()
    before, best = surest(found, talk.given), surest(found, talk.left)
    told = turn.ours and turn.objection is None and turn.act != "standalone"
    if before is None or not told or before.chance < AGAIN + (best.chance if best else 0.0):
        return _put(turn, talk, found, vectors)
    return talk.beside(answered(turn, before.id), found).model_copy(update={"again": True})


def _put(turn: Turn, talk: Talk, found: Sequence[Placed], vectors: Vectors) -> Turn:
    """What it asks of any matter in so many words; the question that it clearly puts; that of its
    kind; or the nearest, in case the library holds nothing."""
    best = surest(found, talk.left)
    own = not asks_of_any(talk.text)
    worded = in_words(talk.text) if own else ""
    kind, chance = talk.faqs.kind_asked(vectors)
    least = CLEARLY
    if own and not worded and kind == "start" and chance >= PLAINLY:  # "the first three steps"
        worded, least = "start", OVER_START
    if worded and (best is None or best.chance < least) and (key := talk.of_kind(worded)):
        return answered(turn, key)
    if best is not None and best.chance >= _least(turn, talk, best):
        key = talk.of_the_talk(best.id)
        if best.chance >= SURELY:
            return answered(turn, key).model_copy(update={"unsure": (), "near": ()})
        near = talk.beside(turn, [m for m in found if m.id not in {key, best.id}]).near
        more = {"unsure": (key,), "near": near[: NEAREST - 1]}
        return answered(turn, key).model_copy(update=more)
    general = general_kind(turn, talk.text, kind, chance) if own else ""
    key = (general and talk.of_kind(general)) or (talk.always_asked(turn) if own else "")
    if key:
        return answered(turn, key)
    if general == "start":  # answered before: the first step of each tool
        return turn.model_copy(update={"act": "ask", "ask": "start", "cities": ()})
    return talk.beside(turn, found)


def _general(turn: Turn, talk: Talk) -> Turn:
    """What a turn that stands asks of the own city all the same: a smaller way than the one
    advised, "which department should lead it here?"; else the turn as it is."""
    if turn.act not in ON_TALK or ordinal_of(simple(talk.text)) is not None:
        return turn
    kind, chance = talk.faqs.kind_asked(talk.faqs.vectors_of(talk.sound.told))
    if turn.act == "reform" and (chance < PLAINLY or kind == "tell"):
        return turn  # "the first three things to do before May" is more than a form
    own = general_kind(turn, talk.text, kind, chance, stands=turn.act != "reform")
    key = talk.of_kind(own) if own else ""
    return answered(turn, key) if key else turn


def _topics(memory: Memory) -> list[str]:
    """What the talk is about, the main matter first."""
    own = memory.matter or (DEBT if IN_DEBT in memory.profile.constraints else "")
    found = (own, memory.topic, *memory.profile.challenges)
    return [topic for topic in dict.fromkeys(found) if topic]


def answered(turn: Turn, key: str) -> Turn:
    """The turn as one that puts this question; its measure can be asked on after."""
    more = {"act": "ask", "ask": "faq", "faqs": (key,), "aspect": None, "objection": None}
    return turn.model_copy(update={**more, "cities": ()})


def _stands(turn: Turn, plain: str) -> bool:
    """Whether a turn is what it was read as: of the form, of cities named, of limits to the cases,
    of a plan by its name, a correction, or, in few words, of the cases just shown."""
    limits, form = turn.narrowing, turn.form
    limited = limits.by_place or limits.sought or limits.without or limits.bare
    rich = turn.objection is not None and turn.objection.kind == "rich"  # wants other cities
    few = len(plain.split()) <= POINTS and POINTING.search(plain)
    return bool(
        (turn.act in KEPT_ACTS and not form.said) or turn.ask in KEPT_ASKS or rich
        or (turn.ask == "sure" and PROOF.search(plain))
        or turn.anew or form.max_words or form.one_line
        or turn.language or turn.regions or turn.section
        or (turn.cities and not turn.pointed and turn.act in {"follow-up", "ask"})
        or (limited and turn.ask == "search") or (turn.act == "plan" and turn.by_name)
        or (turn.act == "follow-up" and turn.aspect and few)
        or (turn.act == "follow-up" and turn.pointed and ordinal_of(plain) is not None)
        or (turn.act == "profile" and CORRECTION.search(plain))
    )  # fmt: skip


def _of_own_city(turn: Turn, plain: str) -> bool:
    """Whether nothing in a message is about other cities, nor about a form."""
    named = turn.cities and not turn.pointed
    limited = turn.narrowing.by_place or turn.regions or turn.anew or turn.language
    of_others = THEIRS.search(plain) or of_those_shown(plain)
    return turn.form.plain and not (named or limited or of_others)


def _of_measure(turn: Turn) -> bool:
    """Whether sentences to say on one measure or objection are wanted."""
    return turn.ask == "say" and bool(turn.proposals or turn.objection)


def _least(turn: Turn, talk: Talk, best: Placed) -> float:
    """How sure a match has to be."""
    text, faqs = talk.text, talk.faqs
    asks = bool(asking_part(text))  # "we have one engineer. what is doable"
    if (
        not asks
        and turn.ask == "objection"
        and turn.objection is None
        and faqs.kind(best.id) == "objection"
    ):
        return OBJECTED if faqs.topic(best.id) in talk.named[:1] else OTHER
    if asks_of_any(text):
        return OF_ANY
    plain = simple(text)
    told = turn.act == "profile" and not asks and not SAYS.match(plain)
    of_cases = (asks and of_those_shown(plain)) or (turn.ask == "search" and USERS.search(plain))
    chosen = len(turn.proposals) > 1  # two measures are weighed against each other
    if told or of_cases or chosen or _of_measure(turn):
        return CLEARLY
    weighed = turn.proposals and all(proposal.kind for proposal in turn.proposals)
    if weighed or turn.objection is not None:  # what is held on it is told, a retort stands ready
        return OUR_MEASURE if weighed and turn.ours and turn.act == "ask" else SURELY
    ours = turn.ours and turn.ask in OF_OURS
    least = OURS if ours else LEAST.get(turn.ask or turn.act, OTHER)
    return POINTED if turn.pointed else least
