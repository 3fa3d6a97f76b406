"""The prepared questions (``faq.py``) that a first message puts beside its description. Pure.

The message as a whole is placed among them, with what it asks beside it (the sentence before
"should we?" is asked, too); of a choice each option is compared with them on its own. Other
sentences alone mislead: of 244 questions that were nearest to one and not to the whole, in 383
messages, 26 were on the point.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from assistant.asking import GENERAL, asks_directly
from assistant.decisions import put_decisions
from assistant.faq import TOPICS
from assistant.faqs import alone_in_front, matter_of
from assistant.intalk import SHORTEST
from assistant.lexical import simple
from assistant.longpast import in_its_time
from assistant.signs import is_closing, is_named
from assistant.wishes import POINTING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from assistant.faqrank import Placed
    from assistant.faqs import Described, Faqs, Likes, Match
    from assistant.sound import Sound
    from assistant.troubles import Segment
    from assistant.turn import Turn

    P = TypeVar("P", Placed, Match)
    # What the message is like, its topics, the main one first, likenesses of what it asks -> the
    # likeliest questions.
    RankFirst = Callable[[Described, Sequence[str], Likes], list[Placed]]

TOLD = 0.45  # of a plan that is only told in a first message
# Of money: heard in any matter. Of 11 of 120 first messages that were given one, two were answered
# on the point.
OF_MONEY = {"debt", "funding-shortage", "operating-costs"}
# From here an answer needs no ruling beside it, and one of money is taken: in 120 first messages
# 74 % of the rulings were of use, 60 % of the answers from .42, a third of those below.
ENOUGH = 0.60
# Of the question that a message puts as a whole: of 44 from .20 in 383 messages 15 were on the
# point and 7 more of use, of 48 from .30 20 and 6, of 97 from .42 64 and 8; of 191 below 4 and 50.
WHOLE = 0.20
SURELY = 0.42  # below this an answer says which question it answers, and what others come near
ALONE = 0.05  # by so much nearer than the next is a topic that nobody voiced, to be asked of
BROUGHT_IN = {"proposal", "choice"}
OF_ONE = {*BROUGHT_IN, "objection", "how"}  # kinds of questions on one matter only
DEBT, SHORTAGE = "debt", "funding-shortage"
WINDFALL = "windfall"
# Whether to close a building is what is asked where both are named and it is likely by so much, as
# set on the training: readers name it for 11 of 14 such first messages; below, for one of 52.
CLOSING, HINTED = "facility-closure", 0.04
BARE = 5  # words of one that only asks what to do
# As likely is the topic that leads a talk: of 73 first messages of three writers in which it is
# below .40, it is one that a reader named in 39, the first trouble otherwise in 33; of 19 below .20
# in 7 and 6.
MAINLY = 0.20
MOST = 2  # questions of a first message that are answered
DESCRIBED = 12  # words from which a first message is about a matter
# "Options on the table: paving, rent subsidy, or buy one building": each is a question of its own.
OPTIONS = re.compile(
    r"\b(?:options?|choices?|alternatives?|either|choose|choosing|decide|deciding|whether)\b"
    r"|\bor\b.*\?$", re.IGNORECASE,
)  # fmt: skip
AN_OPTION = re.compile(r"\s*(?:[,;:]|\bor\b|\beither\b|\bwhether to\b)\s*(?:or\b\s*)?", re.I)
LONGEST = 12  # words of an option
# A bare question after a sentence asks of it where it wants a decision: "Should we?", "Thoughts?".
DECIDES = re.compile(
    r"^(?:so |and |but )?(?:should (?:we|i)|shall we|do we|would you|thoughts|opinions?|your view|"
    r"what do you think|yes or no|agree|(?:is )?(?:it |that |this )?(?:a )?(?:good|bad|wise|right|"
    r"fair|sensible)\b|worth it|what is right|lo hacemos|conviene|debemos|deberiamos|si o no|"
    r"vale la pena|es buena idea|que opina|faut il|devons nous|bonne idee|oui ou non|qu en pensez|"
    r"devemos|vale a pena|e boa ideia|sim ou nao|o que acha|sollen wir|sollten wir|ja oder nein|"
    r"gute idee|lohnt|was meinen)"
)


class Put(NamedTuple):
    """A question that may stand in a sentence: where that is in ``said``, further words to read
    beside it or (``alone``) instead of it, and whether it is asked."""

    at: int
    words: str = ""
    asks: bool = False
    alone: bool = False


def surest(found: Sequence[P], among: Collection[str]) -> P | None:
    """The surest of those that can be answered and were not yet in this talk."""
    return next((match for match in found if match.id in among), None)


def first_asked(
    turn: Turn,
    sound: Sound,
    heard: Sequence[str],
    faqs: Faqs,
    written: Collection[str],
    described: Described,
    rank: RankFirst,
) -> Turn:
    """The questions that a first message puts beside its description, in their order; ``rank``
    places it as a whole."""
    text, likes, nearness = sound.segments[0].text, described.likes, described.nearness
    put = list(_sentences(sound))
    more = [one.words for one in put if one.words]
    if more:
        likes = likes.with_(faqs.likes(faqs.vectors(more)))
    matter = matter_of(text, nearness) if len(sound.said[0].split()) >= DESCRIBED else ""
    if not matter and is_closing(text) and described.mains.get(CLOSING, 0.0) >= HINTED:
        matter = CLOSING
    if not matter and SHORTAGE in heard[:1] and is_named(DEBT, text):
        matter = DEBT
    near = alone_in_front(nearness, ALONE)
    named = list(dict.fromkeys(tag for tag in (matter, *heard, near) if tag))
    asks = [one for one in put if one.asks and not _is_bare(sound.segments[one.at].text)]
    asked = {row for one in asks for row in _rows(one, sound, more) or [one.at]}
    likeliest = rank(described, named, likes.of(sorted(asked) or [0]))
    topic = _main(described.mains, likeliest if asked else (), faqs)
    whole = _whole(likeliest, faqs, written, named) if asked else None
    # What is asked in passing of a matter that nobody voiced is most often heard wrongly.
    open_to = {*named, *TOPICS}
    written = {key for key in written if faqs.topic(key) in open_to}
    some = [one for one in put if one.alone or not asked]
    ways = _ways(some, sound, more, likes)
    kept = _options(ways, faqs, written, named, heard, matter)
    kept = _sure(kept, faqs, bool(asked))
    if whole is not None:
        kept |= {whole.id: max(whole.chance, kept.get(whole.id, 0.0))}
    placed, decisions = _chosen(kept, text, sound.language, faqs, written)
    chosen = tuple(placed)
    if matter == WINDFALL and not chosen:  # what to do with it is what is asked, whatever the words
        chosen = tuple({faqs.of_kind(matter, "much-money")} & written)
    unsure = tuple(key for key in chosen if placed.get(key, SURELY) < SURELY)
    rest = {"unsure": unsure, "decisions": decisions, "topic": topic}
    return turn.model_copy(update={"faqs": chosen, "matter": matter, **rest})


def _main(mains: Mapping[str, float], likeliest: Sequence[Placed], faqs: Faqs) -> str:
    """The topic that a message is mainly about: how likely each is, and how likely it asks the
    likeliest question on it; that of this question where nothing is likely, "" without one."""
    chances = dict(mains)
    for best in likeliest[:1]:
        topic = faqs.topic(best.id)
        chances[topic] = chances.get(topic, 0.0) + best.chance
    main = max(chances, key=lambda topic: chances[topic], default="")
    if chances.get(main, 0.0) >= MAINLY:
        return main
    return faqs.topic(likeliest[0].id) if likeliest else ""


def _ways(
    some: Sequence[Put], sound: Sound, more: Sequence[str], likes: Likes
) -> list[tuple[str, Likes]]:
    """What is compared on its own, with its likenesses."""
    found = []
    for one in some:
        rows = _rows(one, sound, more)
        words = one.words if one.alone else sound.said[one.at]
        found.append((words, likes.of(rows if one.alone else [one.at, *rows])))
    return found


def _rows(one: Put, sound: Sound, more: Sequence[str]) -> list[int]:
    """Where the likenesses of further words stand, after those of the sentences."""
    return [len(sound.said) + more.index(one.words)] if one.words else []


def _sure(kept: Mapping[str, float], faqs: Faqs, asked: bool) -> dict[str, float]:
    """Of what stands in a part alone: options that are sure, or plans that are told."""
    return {
        key: chance
        for key, chance in kept.items()
        if (chance >= ENOUGH if asked else chance >= TOLD and faqs.kind(key) in BROUGHT_IN)
    }


def _whole(
    likeliest: Sequence[Placed], faqs: Faqs, written: Collection[str], named: Collection[str]
) -> Placed | None:
    """The question that a message puts as a whole: on a matter that it voices where it could be
    asked of any."""
    among = {k for k in written if faqs.kind(k) in OF_ONE or faqs.topic(k) in named}
    best = surest(likeliest, among)
    return best if best is not None and best.chance >= WHOLE else None


def _options(
    ways: Sequence[tuple[str, Likes]],
    faqs: Faqs,
    written: Collection[str],
    named: Sequence[str],
    heard: Sequence[str],
    matter: str,
) -> dict[str, float]:
    """The questions that the options of a choice, or plans that are told, put, and how surely."""
    kept: dict[str, float] = {}
    # A matter that is no trouble stands first in the talk and may be beside what is asked.
    orders = [named, list(heard)] if matter and heard else [named]
    aside = not (matter or set(heard) <= OF_MONEY)  # money is not the only thing that is told
    for words, own in ways:
        left = set(written).difference(kept)
        found = (surest(faqs.find(words, own, order, ()), left) for order in orders)
        best = max((match for match in found if match), key=lambda m: m.chance, default=None)
        floor = _floor(faqs.topic(best.id)) if aside and best is not None else 0.0
        if best is not None and best.chance >= max(floor, TOLD):
            kept[best.id] = best.chance
    return kept


def _chosen(
    kept: Mapping[str, float], text: str, language: str, faqs: Faqs, written: Collection[str]
) -> tuple[dict[str, float], tuple[str, ...]]:
    """Of the questions that were found those that are answered, with how sure they are, and the
    decisions that are answered beside them."""
    decisions = put_decisions(text, language)
    found = _beside_decisions(kept, faqs) if decisions else kept
    most = 1 if decisions else MOST
    likely = sorted(found, key=lambda key: -found[key])[:most]
    placed: dict[str, float] = {}
    for key in (key for key in found if key in likely):
        timely = in_its_time(key, text)
        placed.setdefault(timely if timely in written else key, found[key])
    enough = any(chance >= ENOUGH for chance in placed.values())
    return placed, () if enough else decisions[: 1 if placed else None]


def _beside_decisions(kept: Mapping[str, float], faqs: Faqs) -> dict[str, float]:
    """The questions that are told beside a ruling: sure ones that do not ask where to start."""
    return {
        key: chance
        for key, chance in kept.items()
        if chance >= SURELY and faqs.kind(key) != "start"
    }


def _floor(topic: str) -> float:
    """How sure a question on what may be meant in passing must be."""
    return ENOUGH if topic in OF_MONEY else SURELY if topic in TOPICS else 0.0


def _is_bare(text: str) -> bool:
    """Whether a sentence asks what to do and nothing more: "What can we do?"."""
    return len(text.split()) <= BARE and bool(GENERAL.search(simple(text)))


def _sentences(sound: Sound) -> Iterator[Put]:
    """What each sentence of a message may put, with the one before it where it points back; of a
    choice each option, too."""
    alone = len(sound.segments) == 1  # the first is the whole, unless there is no other
    whole = sound.segments[0]
    for at in range(0 if alone else 1, len(sound.segments)):
        typed, marked = sound.segments[at].text, _with_mark(whole, sound.segments[at])
        if len(typed.split()) < SHORTEST:
            continue
        asks = "?" in marked or asks_directly(typed)
        after = sound.segments[at + 1 : at + 2]  # "... to a collector for 15 %. Should we?"
        asks = asks or any(
            len(p.text.split()) <= BARE and DECIDES.match(simple(p.text)) for p in after
        )
        few = len(typed.split()) <= BARE  # "should we buy?" says not what
        points = at > 1 and (few or POINTING.search(simple(typed)))
        before = f"{sound.said[at - 1]} {sound.said[at]}" if points else ""
        yield Put(at, before, asks)
        if asks:
            said = f"{sound.said[at].rstrip(' ?.')}?"
            yield from (Put(at, option, asks=True, alone=True) for option in options(said))


def options(sentence: str) -> list[str]:
    """The ways between which a sentence asks to choose, or none."""
    if not OPTIONS.search(sentence):
        return []
    parts = [part.strip(" ?.") for part in AN_OPTION.split(sentence)]
    some = [part for part in parts if SHORTEST - 1 <= len(part.split()) <= LONGEST]
    return some if len(some) > 1 else []


def _with_mark(whole: Segment, part: Segment) -> str:
    """A sentence as typed with the mark that ends it."""
    return whole.text[part.start - whole.start : part.end - whole.start + 2]
