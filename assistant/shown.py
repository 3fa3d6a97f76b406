"""Turns that ask of all the cases shown: who paid there, did it last, whom to call. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.asking import asking_part, asks_directly
from assistant.cues import OF_CASES, REGION
from assistant.references import THAT_CITY, nth, ordinal_of
from assistant.storyasks import parts_asked
from assistant.turn import SURE
from assistant.whichcase import CHOOSE, CITY, NEAREST

if TYPE_CHECKING:
    from assistant.asks import Ask
    from assistant.turn import Message, Turn

CONTACT = re.compile(
    r"\b(?:(?:give|get|have|send|share) (?:me |us )?(?:an?|the|their) (?:\w+ )?contacts?\b"
    r"(?! (?:persons?|with|between))|contacts? there|phone numbers?(?: \w+){0,3} there|"
    r"(?:someone|somebody)(?: \w+){0,6} (?:i|we) can (?:ring|call|phone|write to)|"
    r"whom? can (?:i|we) (?:ring|call|phone|contact)(?: \w+){0,2} (?:there|that|those)|"
    r"(?:un|algun) contacto (?:de )?alli|un contact (?:la-bas|sur place)|"
    r"(?:um|algum) contac?to (?:de )?la|ansprechpartner\w* dort|kontaktdaten)\b"
)
# The cases of the answers before, by that name: "in these cities", "los casos que me muestra".
_CASES = (
    r"(?:cities|towns|cases|places|examples|municipalities|councils|lot|mobs|ciudades|casos|"
    r"ejemplos|"
    r"lugares|municipios|pueblos|villes|cas|exemples|communes|cidades|exemplos|stadten?|fallen?|"
    r"beispielen?|orten?|gemeinden)"
)
# What points back where an article alone does not: "the cities you mention", or nothing after it.
_BACK = (
    r"(?:(?= ?(?:[,?.!;:]|$))| (?:that |which )?(?:you|u) (?:\w+ )?(?:mention|show|list|name|"
    r"describe|quote|brought|"
    r"gave|cite|put)\w*| (?:mentioned|shown|listed|above|mencionad\w+|mostrad\w+|citad\w+|citees?|"
    r"cites)| que (?:\w+ )?(?:muestra|menciona|cita|dio|mostro|mostrou|apresentou|mencionou|"
    r"citou|indica|indicou)\w*|"
    r" que vous (?:\w+ )?(?:citez|montrez|mentionnez|avez)|,? die sie (?:\w+ )?(?:genannt|gezeigt|"
    r"nennen))"
)
THE_CASES = re.compile(
    rf"\b(?:(?:these|those|your|this|that) (?:other |same |example )?{_CASES}(?! (?:hall|council|"
    rf"cent))|(?:this|these|the) examples? (?:city|town|cities)|the {_CASES}{_BACK}|"
    r"(?:how did|how d|did|do|what about|in|of|for) the others?\b(?! (?:in|at|on|of|who|tools?|"
    rf"side|hand))|(?:any|none|which) of (?:those|these|them)|(?:any|one|some|none|which|all|each|"
    rf"either|both|most) of (?:those|these|the) {_CASES}|(?:es[ao]s|est[ao]s|sus) {_CASES}|"
    rf"(?:los|las) {_CASES}{_BACK}|(?:alguna?|cual(?:es)?|ningun[ao]?) de (?:ell[ao]s|es[ao]s|"
    rf"est[ao]s)|(?:ces|vos) (?:autres )?{_CASES}|les (?:autres )?{_CASES}{_BACK}|(?:laquelle|"
    rf"lesquelles|l une|aucune) d entre|(?:ness[ae]s|dess[ae]s|ess[ae]s|dest[ae]s|"
    rf"nest[ae]s) {_CASES}|"
    rf"[nd]?[ao]s {_CASES}{_BACK}|(?:qual|algum\w*|quais) (?:dest[ae]s|dess[ae]s|del[ae]s)|diesen? "
    rf"{_CASES}|(?:den|die) (?:anderen|genannten|gezeigten) {_CASES}|(?:den|die) {_CASES}{_BACK}|"
    r"(?:eine|welche|keine)[rs]? (?:davon|von (?:ihnen|denen|diesen)))"
)
# The others than the own city: "how others managed such a lobby", "chez les autres".
OTHERS = re.compile(
    r"\b(?:(?:the |those )?other (?:places|cities|towns|councils|municipalities)|(?:the )?others|"
    r"otr[ao]s (?:lugares|ciudades|sitios|pueblos|lados)|los (?:otros|demas)|les autres|ailleurs|"
    r"outr[ao]s (?:lugares|cidades|sitios)|noutr[ao]s|[nd]?os outros|(?:den |die )?anderen?(?: "
    r"(?:orte?n?|stadten?|gemeinden))?|anderswo|woanders)\b"
)
# Others than those shown: "where else", "any other", "a different one".
NEW_ONES = re.compile(
    r"\b(?:(?:where|any(?:where|one|body)?|who|some(?:where|one)?|what) else|any other|another|"
    r"other than|besides|apart from|different (?:one|city|case)|alguna? otr[ao]|otr[ao] (?:ciudad|"
    r"caso|pueblo|ejemplo)|d autres|une autre|algum\w* outr[ao]|outr[ao] (?:cidade|caso|exemplo)|"
    r"weitere\w*|noch (?:eine?|andere)\w*|eine? andere\w*)\b"
)
ANY_CITY = re.compile(  # "any city that sold insurance?" is looked for in all
    r"\b(?:any|which|what) (?:\w+ )?(?:cit(?:y|ies)|towns?|places?|examples?)\b(?! (?:you|of))"
)
TO_COME = re.compile(r"\b(?:will|won ?t|ll|going to|gonna|would|van? a|vont|vai|vao|werden|wird)\b")
WHERE_ELSE = re.compile(r"(?:and |but |y |et |e |und )?(?:where|donde|ou|onde|wo) ")
# What the last answer told, not the advice before it: "who paid for that?".
OF_THAT = re.compile(r"\b(?:that|this|eso|esto|cela|ca|isso|isto)\b(?! (?:place|city|case))")
SIZE = re.compile(
    r"\b(?:(?:our|same|this) (?:own )?size|(?:anything |any )?like (?:us|ours)|(?:de )?nuestro "
    r"tamano|notre taille|nosso tamanho|unsere[rn]? grosse|como (?:nosotros|la nuestra|a "
    r"nossa|nos(?= ?(?:[,?.!]|$)))|comme (?:nous|la notre)|wie (?:wir|unsere))\b"
)
# "Your examples are all big cities": said against them, and asks nothing of them.
SAID_OF = re.compile(
    rf"\b(?:your|these|those|the|sus|tus|est[ao]s|es[ao]s|l[ao]s|vos|ces|les|seus|suas|ess[ae]s|"
    rf"[ao]s|ihre|diese|die) {_CASES} (?:are|were|is|look|sound|son|eran|sont|etaient|sao|eram|"
    rf"sind|waren) (?:all|both|too|so|much|very|mostly|only|far|not|tod[ao]s|muy|demasiado|solo|"
    rf"tous|toutes|trop|tres|muito|tod[ao]s|so|alle|zu|viel|sehr|nur)\b"
)
# "Who paid for it? We have 180k a year": what follows is of the own city.
PAID = re.compile(
    r"(?:and |so |but |ok |y |et |e |und )*(?:who|quien(?:es)?|qui|quem|wer) (?:\w+ ){0,2}?(?:paid|"
    r"pago|pagaron|paye|pagou|bezahlt)(?: for (?:it|this|that|them|all (?:this|that)))?"
    r"(?=[ ,]*(?:$|[.?!,;]|(?:we|i|our|cause|because) ))"
)
ELSEWISE: set[Ask | None] = {
    "closest", "transfer", "sources", "sure", "compare", "originator", "why", "against", "form",
}  # fmt: skip
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
    r"you (?:\w+ )?(?:spend|invest|choose|start|advise|recommend)|usted gastaria|"
    r"nosotros|devrions|pourrions|pourrait|devemos|poderiamos|konnten|sollten|wurde uns|wir|uns)\b"
)
MOST_WORDS = 60  # of a message that asks something of them
# How surely what other cities did is asked for, where no word says so. Of 198 later messages of
# three rounds of blind conversations 104 ask of cases: 81 of them and one other are above it.
THEIRS, LIKELY = 0.50, 0.30  # and where words point at them as well
PLAINLY = 0.60  # of a message that is no question
# The same of a message on the own city: of 50 follow-ups of two blind rounds that ask of cases none
# is below, of 77 on the own city 64 are, of 264 of two other writers 235.
OURS = 0.15
BARE = 2  # words of a message that names no more than a part of the cases
MOST_CITIES = 6  # that such a message can be about


def of_those_shown(plain: str) -> bool:
    """Whether a folded message asks of the cases by that name, or first of all who paid."""
    return bool(THE_CASES.search(SAID_OF.sub(" ", plain)) or PAID.match(plain))


def of_the_cases(m: Message) -> Turn | None:
    """ "In these cities, who was in charge when many shared the drains?", "did it last?": a part of
    the cases, in however many words, looked up where they do not tell it; which of them is nearest,
    where it is asked for one like us; whom to call there."""
    told = len(m.plain.split()) <= MOST_WORDS and m.memory.text and m.memory.cities
    asks = m.asks or asks_directly(m.plain)
    if told and asks and CONTACT.search(m.plain):
        return m.turn("ask", ask="contact", cities=m.named or _them(m, by_name=False))
    by_name = of_those_shown(m.plain) and (asks or m.theirs >= LIKELY)
    # "Any of these in Africa?", "any of those below 50,000?"
    limited = REGION.search(m.plain) or (m.base.narrowing.by_place and not SIZE.search(m.plain))
    if m.named or limited or not (told and (by_name or _theirs(m))):
        return None
    parts = parts_asked(m.plain, None)
    like_us = (by_name and NEAREST.search(m.plain)) or (SIZE.search(m.plain) and not parts)
    if m.memory.cases and like_us:
        return m.turn("ask", ask="closest", cities=m.memory.cases)
    heard = m.heard in ELSEWISE and m.chance >= SURE  # "which of them resembles us most?"
    if CHOOSE.search(m.plain) or (heard and not parts):
        return None
    aspect = m.base.aspect or OF_CASES.get(m.heard or "", "how")
    ordinal = ordinal_of(m.plain)  # "what is the evidence behind the first case?"
    found = {} if ordinal is None else nth(ordinal, m.plain, m.memory)
    if found.get("pointed"):
        return m.turn("follow-up", **found, aspect=aspect)
    cities = _them(m, bool(THE_CASES.search(m.plain)))
    more = {"cities": cities, "aspect": aspect, "proposals": (), "shown": True}
    return m.turn("follow-up", ask="search", tool=None, **more)


def of_us(turn: Turn, m: Message) -> Turn:
    """A later message that is surely of the own city marked so; read as a question to the cases
    shown though it points at none of them, it is one to us."""
    if not m.memory.text or m.others >= OURS:
        return turn
    points = m.named or ordinal_of(m.plain) is not None or THAT_CITY.search(m.plain)
    formed = not m.base.form.plain  # "only the money"
    parts = turn.section or turn.regions or formed or len(m.plain.split()) <= BARE
    if turn.act == "follow-up" and not (points or parts or of_those_shown(m.plain)):
        asks = m.asks or asks_directly(m.plain)
        turn = m.turn("ask", ask="search" if asks else "objection", cities=(), tool=None)
    return turn.model_copy(update={"ours": True})


def _theirs(m: Message) -> bool:
    """Whether a message can only be about what other cities did, and points at none of them."""
    own = OF_US.search(REQUEST.sub("", asking_part(m.plain) or m.plain))
    numbered = ordinal_of(m.plain) is not None and (m.brief or not CITY.search(m.plain))
    apart = numbered or THAT_CITY.search(m.plain)
    states = not (m.asks or asks_directly(m.plain)) and m.chance < PLAINLY
    least = LIKELY if OTHERS.search(m.plain) else THEIRS
    anywhere = m.heard == "failures" and WHERE_ELSE.match(m.plain)
    new = NEW_ONES.search(m.plain) or ANY_CITY.search(m.plain) or anywhere
    past = m.memory  # a tool or a measure that was looked at last is meant first
    looked = past.tool and past.intent in {"tool", "follow-up"}
    of_ours = m.base.tool or looked or (past.intent == "ask" and past.turn.proposals)
    other = own or apart or new or states or of_ours or TO_COME.search(m.plain)
    return m.theirs >= least and not other


def _them(m: Message, by_name: bool) -> tuple[str, ...]:
    """The cities that "they" are: those of the last answer and those of the advice; the one that
    was looked at last, unless several are named."""
    last = m.memory
    looked = last.turn.act == "follow-up" and len(last.cities) == 1
    if not by_name and (looked or (last.turn.faqs and OF_THAT.search(m.plain))):
        return last.cities
    return tuple(dict.fromkeys([*last.cities, *last.cases, *last.told]))[:MOST_CITIES]
