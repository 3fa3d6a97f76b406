"""Turns that bring in a measure, ask on after one, or ask what the advice costs or is measured by.
Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.asking import SENTENCE, asks_directly
from assistant.cues import BUT, COST_US, MEASURES, PROOF, THEM, TRIED, Aspect
from assistant.lexical import simple
from assistant.proposals import Proposal, argued, read_proposals
from assistant.references import CITY_NOUN, nth, ordinal_of
from assistant.sayings import ABOUT, COUNTED, SPOKEN, read_saying
from assistant.turn import SURE, Message, Turn
from assistant.whichcase import WHERE
from assistant.wishes import POINTING, read_wishes
from assistant.wording import LANGUAGES

if TYPE_CHECKING:
    from assistant.turn import Past
    from assistant.wishes import Wish

# What opens more on the own city.
ADDS = re.compile(
    r"(?:also|and also|we also|we have|there (?:is|are)|forgot|one more|another|tambien|ademas|"
    r"tenemos|aussi|nous avons|on a aussi|tambem|temos|alem|auch|ausserdem|wir haben auch)\b"
)
# Somebody who was spoken of: "what do I say to him?".
TO_ONE = re.compile(r"\b(?:him|her|them|le|les|lui|leur|lhes?|ihm|ihr|ihnen)\b")
PEOPLE = r"(?:owner|keeper|holder|worker|driver|trader|lobby|association|people|staff)s?\b"
QUESTIONS = re.compile(
    r"\b(?:questions? (?:for|to (?:put|ask))|what (?:should|must|do) (?:i|we) ask\b(?! (?:the )?"
    r"(?:vendor|supplier|firm|company))|preguntas? (?:para|a hacer|al?)\b|questions? (?:pour|a "
    r"poser)\b|perguntas? (?:para|a fazer|ao?)\b|fragen (?:fur|an)\b)"
)
ASKING = 25  # words of a question on the advice
MOST_WORDS = 45  # of a message that asks for sentences to say
TELLING = 4  # letters of a word that can name a measure again

# What a message is heard as that puts one measure on the table, or several against each other.
MEASURED = {"opinion", "objection", "tell", "new", "why-not"}
WEIGHED = MEASURED | {"start", "why", "compare", "search", "what-if", "chat"}
# What is asked of the measure weighed last -> the part of it that is meant.
OF_MEASURES: dict[str, Aspect] = {
    "cost-us": "money", "money": "money", "against": "failures", "failures": "failures",
    "results": "results", "time-us": "time", "who": "who", "why": "how", "sure": "how",
}  # fmt: skip

# Another matter, by its name: "now another problem: the buses".
ANEW = re.compile(
    r"\b(?:another|different|new|other|separate|next) (?:problem|issue|topic|matter|question|"
    r"subject)\b|\b(?:another|different) (?:city|town|case|thing)\b|"
    r"\bsomething (?:else|different)\b|"
    r"\b(?:otr[oa]|distint[oa]|nuev[oa]) (?:tema|problema|asunto|cuestion|cosa|ciudad)\b|"
    r"\b(?:autre|nouveau) (?:sujet|probleme|question|chose|ville)\b|\b(?:outr[oa]|nov[oa]) "
    r"(?:assunto|tema|problema|questao|coisa|cidade)\b|\b(?:ander\w*|neue\w*|weitere\w*) "
    r"(?:thema|problem|frage|stadt|sache)\b|\bnow (?:to|about|on)\b|\bahora sobre\b|"
    r"\bmaintenant sur\b|\bagora sobre\b|\bjetzt zu\b"
)
# "What are the first three steps this year?": of the own city, unless "they" took them.
STEPS = re.compile(
    r"\b(?:first|1st|top) (?:\w+ )?(?:steps?|things?|moves?|actions)\b|\bdo (?:\w+ )?first\b|"
    r"\b(?:primer\w*|premi\w*|primeir\w*|erste\w*) (?:\w+ )?(?:pasos?|etapes?|pas|passos?|"
    r"schritte?n?)\b|\b(?:tres|trois|drei|dos|deux|dois|zwei) (?:primer\w*|premi\w*|primeir\w*|"
    r"erste\w*) (?:pasos|etapes|pas|passos|schritte)\b"
)

# "ok so 1st 3 things to do before christmas": asked without a question.
NAKED = re.compile(
    r"(?:(?:ok|okay|so|now|please|pls|just|and|then|the|my|our|give me|los|les|os|as|die) )*"
    r"(?:first|1st|top) "
)


def brought_in(
    text: str, language: str, memory: Past, count: int | None
) -> tuple[tuple[Proposal, ...], tuple[Wish, ...]]:
    """The measures of a first message, or those that a later one wants sentences about, and what a
    first one asks for beside advice; ``count`` is how many cases it names."""
    measures = (
        _spoken_of(text, language, memory) if memory.intent else read_proposals(text, language)
    )
    wishes = () if memory.text else read_wishes(text, count, bool(measures))
    if not measures and any(wish.kind == "against" for wish in wishes):
        measures = argued(text, language)
    return measures, wishes


def weighed(m: Message) -> Turn | None:
    """A measure of one's own, or a choice between some: "a stadium, good idea?", "A or B?"."""
    choice = len(m.proposals) > 1
    apt = m.heard in WEIGHED if choice else m.heard in MEASURED
    tells = m.delta and not (m.asks and m.memory.text)  # a city described, whatever it plans
    if not m.proposals or m.named or tells or not (apt or m.chance < SURE):
        return None
    if not any(p.kind for p in m.proposals) and (m.base.tool or not m.memory.text):
        return None  # "vision or budget first?" asks for the order
    return m.turn("ask", ask="opinion", proposals=m.proposals, cities=(), aspect=None)


def of_proposal(m: Message) -> Turn | None:
    """More on the measure weighed last: "what would that cost us?", "what speaks against it?"."""
    last = _weighed_last(m)
    apt = last and m.heard in OF_MEASURES and m.chance >= SURE and m.brief
    shown = ordinal_of(m.plain) is not None or re.search(CITY_NOUN, m.plain)
    cities = m.heard == "failures" and WHERE.search(m.plain)
    if not apt or m.named or m.delta or shown or cities or len(last) > 1:
        return None
    part = OF_MEASURES[m.heard or ""]
    return m.turn("ask", ask="opinion", proposals=last, aspect=part, cities=())


def first_weighed(m: Message) -> Turn | None:
    """The same as a first message that describes no city: "is a congestion charge a good idea?"."""
    alone = m.proposals and not (m.named or m.troubles or m.base.tool) and m.brief
    if not alone or not any(p.kind for p in m.proposals):
        return None
    return m.turn("ask", ask="opinion", proposals=m.proposals, aspect=None)


def objected(m: Message) -> Turn | None:
    """What the official or others have against it: "the union will strike"; something more that is
    told of the city is none."""
    adds = ADDS.match(m.plain) and (m.delta or m.troubles)
    if m.objection is None or adds or not (m.memory.text or m.memory.cities):
        return None
    return m.turn(
        "ask", ask="objection", objection=m.objection, proposals=(), cities=(), aspect=None
    )


def to_say(m: Message) -> Turn | None:
    """ "One councillor wants ten years tax-free; what do I say to him?", "three sentences for the
    donors": about the measure or the objection just spoken of, or else of the advice."""
    form = read_saying(m.plain) if m.memory.tools else None
    if form is None or m.named or len(m.plain.split()) > MOST_WORDS:
        return None
    about = {"cities": (), "aspect": None, "form": form}
    said = m.memory.turn.ask == "say" and COUNTED.search(m.plain)  # another text, for others
    points = POINTING.search(m.plain) or TO_ONE.search(m.plain)
    last = _weighed_last(m) if points and not said else ()
    brought = [p for p in m.proposals or m.base.proposals if not _of_people(p, m.plain)]
    if measures := tuple(brought) or last:
        return m.turn("ask", ask="say", proposals=measures, objection=None, **about)
    objection = m.objection or (m.memory.turn.objection if m.memory.intent == "ask" else None)
    if objection is not None:
        return m.turn("ask", ask="say", objection=objection, proposals=(), **about)
    return m.turn("reform", whole=True, proposals=(), **about) if m.memory.text else None


def questioned(m: Message) -> Turn | None:
    """ "Give me three questions for the council": those that the measure of the talk has to stand,
    the last one weighed or one told of in the description."""
    if not QUESTIONS.search(m.plain) or m.named or not m.brief or not m.memory.text:
        return None
    parts = SENTENCE.findall(m.memory.text)
    told = [p for part in parts for code in LANGUAGES for p in read_proposals(part, code)]
    measures = _weighed_last(m) or tuple(p for p in told if p.kind)[:1]
    if not measures:
        return None
    return m.turn("ask", ask="opinion", proposals=measures, cities=(), aspect=None)


def _of_people(measure: Proposal, plain: str) -> bool:
    """Whether what looks like a measure is who is told: "the shop owners"."""
    said = simple(measure.text)
    return bool(SPOKEN.search(said) or re.search(rf"\b{re.escape(said)} {PEOPLE}", plain))


def _spoken_of(text: str, language: str, memory: Past) -> tuple[Proposal, ...]:
    """The measure that the sentences are wanted about: one told before of which the message repeats
    a word ("he likes the park"), or one that it names."""
    low = simple(text)
    if not memory.tools or read_saying(low) is None:
        return ()
    words = {word for word in re.findall(r"\w+", low) if len(word) >= TELLING}
    for part in SENTENCE.findall(memory.text):
        told = read_proposals(part, language) or argued(part, language)
        same = [p for p in told if words & {*re.findall(r"\w+", simple(p.text))}]
        if same:
            return tuple(same[:1])
    if found := argued(text, language):
        return found
    about = ABOUT.search(low)
    known = about and about.group(1) in re.findall(r"\w+", simple(memory.text))
    typed = [w.strip(",.;:!?") for w in text.split() if about and about.group(1) in simple(w)]
    return (Proposal(text=typed[0]),) if known and typed else ()


def supposed_of(m: Message) -> tuple[Proposal, ...]:
    """The measures of a supposition, by the words that name them: "what if the mayor insists on the
    tax holiday?"."""
    known = [p for p in m.proposals if p.kind]
    return tuple(p.model_copy(update={"text": p.said}) for p in known)


def other_matter(m: Message) -> Turn:
    """Another city or another problem; what begins with "but" goes on about the same."""
    if m.named:
        return m.base
    if BUT.match(m.plain):
        return m.turn("ask", ask="objection")
    if m.brief and m.troubles and m.memory.text and not ANEW.search(m.plain):
        return m.turn("profile")  # "our grid is weak, this is problem" adds to what was told
    return m.turn("standalone", anew=True) if m.troubles else m.turn("ask", ask="search")


def advice_asked(m: Message) -> Turn | None:
    """ "How would we measure it?", "what would it cost us?", "we tried all that", of the advice."""
    long = len(m.plain.split()) > ASKING
    if not m.memory.tools or long or m.named or _weighed_last(m):
        return None
    if TRIED.search(m.plain) and m.brief and not m.asks:
        return m.turn("ask", ask="objection", cities=())
    asks = m.asks or asks_directly(m.plain) or NAKED.match(m.plain)
    if asks and STEPS.search(m.plain) and not THEM.search(m.plain):
        return m.turn("ask", ask="start", cities=(), aspect=None)
    if MEASURES.search(m.plain):
        tool = m.base.tool or m.memory.tool or m.memory.tools[0]
        return m.turn("follow-up", tool=tool, section="measures", cities=(), aspect=None)
    if not COST_US.search(m.plain):
        return None
    ordinal = ordinal_of(m.plain)
    shown = {"cities": ()} if ordinal is None else nth(ordinal, m.plain, m.memory)
    return m.turn("ask", ask="cost-us", **shown) if "tool" in shown or ordinal is None else None


def _weighed_last(m: Message) -> tuple[Proposal, ...]:
    """The measures that the last answer weighed."""
    return m.memory.turn.proposals if m.memory.intent == "ask" else ()


def proven(m: Message) -> Turn | None:
    """Whether what was told of the cases is proven."""
    apt = PROOF.search(m.plain) and m.brief and m.asks and m.memory.cities and not m.named
    return m.turn("ask", ask="sure", cities=()) if apt and not m.delta else None
