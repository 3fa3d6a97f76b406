"""Turns that ask of the cases shown, taken together: which is nearest, which would you take, did
any of them do this, where did it go wrong. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.asking import asking_part, asks_directly
from assistant.cues import OF_CASES, REGION
from assistant.references import THAT_CITY, meant, nth, ordinal_of
from assistant.storyasks import parts_asked
from assistant.turn import SURE

if TYPE_CHECKING:
    from assistant.asks import Ask
    from assistant.turn import Message, Turn

_OF_THEM = (
    r"(?:of (?:those|these|them|the (?:two|three|four|cities|cases|towns|places|examples|others))|"
    r"de (?:ellas|ellos|esas|esos|estas|estos|l[ao]s (?:dos|tres|cuatro|ciudades|casos))|"
    r"d ?(?:entre elles|entre eux)|des (?:deux|trois|quatre|villes|cas)|de ces (?:villes|cas|"
    r"exemples)|del[ae]s|d?ess[ae]s|d[ao]s (?:dois|duas|tres|quatro|cidades|casos)|"
    r"davon|von (?:ihnen|denen|diesen)|(?:der|von den) (?:zwei|drei|vier|stadten?|fallen?|"
    r"beispielen?))"
)
_CITY = (
    r"(?:city|town|case|place|village|ciudad|pueblo|municipio|caso|ville|commune|cas|cidade|"
    r"vila|stadt|gemeinde|fall)"
)
_WHICH = r"(?:which|cual(?:es)?|que|laquelle|lequel|quelle?s?|qual|quais|welche[rsn]?)"
CITY = re.compile(rf"\b{_CITY}\b")
WHICH = re.compile(rf"\b{_WHICH} (?:{_OF_THEM}|one|{_CITY})\b")
NEAREST = re.compile(
    r"\b(?:closest|nearest|most (?:like|similar|comparable)|(?:is|was|are) (?:\w+ )?(?:like|"
    r"similar to|comparable to) (?:us|ours?)|mas (?:parecid[ao]|cercan[ao]|similar)|(?:se|nos) "
    r"(?:nos )?parece\w*|la plus proche|le plus proche|ressemble\w*|mais (?:parecid[ao]|proxim[ao]|"
    r"semelhante)|se parece\w*|am (?:nachsten|ahnlichsten)|ahnel\w+|gleicht)\b"
)
CHOOSE = re.compile(
    r"\b(?:would|should|do|d) (?:you|we|i) (?:\w+ )?(?:choose|pick|take|go (?:for|with)|recommend|"
    r"copy|follow|prefer)\b|\b(?:elegi\w+|escoger\w*|escogi\w+|recomiend\w+|choisi\w+|prendri\w+|"
    r"conseill\w+|escolh\w+|recomend\w+|wurden sie (?:\w+ ){0,3}(?:nehmen|wahlen|empfehlen)|"
    r"empfehlen sie)\b"
)
FASTEST = re.compile(
    r"\b(?:fastest|quickest|soonest|mas rapid[ao]s?|mais rapid[ao]s?|(?:la |le )plus (?:rapides?|"
    r"vite)|am schnellsten|schnellste\w*)\b"
)
OWN = re.compile(
    r"\b(?:us|our|ours|we|me|nos|nosotros|nuestr\w+|nous|notre|noss\w+|wir|uns|unser\w*|fits?|"
    r"suits?)\b"
)
ONE = re.compile(
    r"\b(?:only|just) (?:pick|choose|do|take|try|start with) one\b|"
    r"\b(?:pick|choose) (?:only |just )?one\b(?! (?:that|which|city|town|case))"
)
ANY = re.compile(
    rf"\b(?:any|one|some|none|either|alguna?|aucune?|une?|algum\w*|eine?[rs]?) {_OF_THEM}\b"
)
DEED = re.compile(r"\b(?:did|has|have|had|does|do|was|were|hizo|ha|han|a|ont|fez|hat|haben)\b")
CONTACT = re.compile(
    r"\b(?:(?:give|get|have|send|share)(?: me| us| you)?(?: an?| any| the| their)(?: \w+)? "
    r"contacts?(?: details)?(?= ?(?:$|[,?.!]|there|of|for|in|at))|contacts? (?:over )?there|"
    r"phone numbers?(?: \w+){0,3} there|(?:someone|somebody|anyone)(?: \w+){0,6} (?:i|we) can "
    r"(?:ring|call|phone|write to)|whom? (?:can|could|should) (?:i|we) (?:ring|call|phone|write to|"
    r"contact)(?: \w+){0,4} (?:there|in (?:that|those|these|this) (?:city|cities|town|council|"
    r"place|case))|who can i (?:ring|call|phone)(?: \w+){0,3} (?:there|council|city)|"
    r"(?:un|algun) contacto (?:de alli|alli|alla)|un contact (?:la-bas|sur place)|"
    r"(?:um|algum) contac?to (?:de la|la)|ansprechpartner\w* (?:dort|vor ort)|"
    r"kontakt(?:daten|person) (?:dort|von dort))\b"
)
# "That one is richer than us, isn't it?"
THAN_US = re.compile(
    r"\b(?:richer|wealthier|poorer|bigger|larger|smaller) than (?:us|we|ours?|mine|our|my)\b|"
    r"\bmas (?:ric|pobre|grande|pequen|chic)\w* que (?:nosotros|nuestr\w+|la nuestra)\b|"
    r"\bplus (?:riche|pauvre|grand|petit)\w* que (?:nous|la notre|chez nous)\b|"
    r"\b(?:mais (?:ric|pobre|pequen)\w*|maior|menor) (?:do )?que (?:nos|noss\w+|a nossa)\b|"
    r"\b(?:reicher|armer|grosser|kleiner) als (?:wir|unser\w*)\b"
)
WHERE = re.compile(
    r"^(?:and |but |y |et |e |und )?(?:where|which|who|has|have|did|any|donde|cual(?:es)?|quien|"
    r"ou|laquelle|quelle|qui|onde|qual|quem|wo|welche\w*|wer|hat)\b"
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
MOST_CITIES = 6  # that such a message can be about


def of_those_shown(plain: str) -> bool:
    """Whether a folded message asks of the cases by that name, or first of all who paid."""
    return bool(THE_CASES.search(SAID_OF.sub(" ", plain)) or PAID.match(plain))


def of_the_cases(m: Message) -> Turn | None:
    """ "In these cities, who was in charge when many shared the drains?", "did it last?": a part of
    the cases, in however many words, looked up where they do not tell it; which of them is nearest,
    where it is asked for one like us; whom to call there."""
    told = len(m.plain.split()) <= MOST_WORDS and m.memory.text and m.memory.cities
    if told and CONTACT.search(m.plain):
        return m.turn("ask", ask="contact", cities=m.named or _them(m, by_name=False))
    asks = m.asks or asks_directly(m.plain)
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
    of_one = {} if ordinal_of(m.plain) is None else nth(ordinal_of(m.plain) or 0, m.plain, m.memory)
    if of_one.get("pointed"):
        return m.turn("follow-up", **of_one, aspect=aspect)
    more = {
        "cities": _them(m, bool(THE_CASES.search(m.plain))),
        "aspect": aspect,
        "proposals": (),
        "shown": True,
    }
    return m.turn("follow-up", ask="search", tool=None, **more)


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


def nearest_of_shown(m: Message) -> Turn | None:
    """ "Which of those three was closest to our size?": the likeness of the cases shown."""
    apt = m.memory.cases and WHICH.search(m.plain) and NEAREST.search(m.plain)
    return m.turn("ask", ask="closest", cities=m.memory.cases) if apt else None


def choice_of_shown(m: Message) -> Turn | None:
    """ "Which of the three would you choose for us?", "what if we only pick one?": of the cases the
    nearest, of the tools the first and why."""
    which = WHICH.search(m.plain) and CHOOSE.search(m.plain) and not m.proposals
    if not m.memory.tools or not (which or (ONE.search(m.plain) and not m.delta)):
        return None
    of_cases = which and m.memory.cases and CITY.search(m.plain)
    return m.turn("ask", ask="closest" if of_cases else "why", cities=())


def fastest_of_shown(m: Message) -> Turn | None:
    """ "Which of these is fastest?", "what worked fastest?": how long it took there."""
    apt = m.memory.cases and m.asks and FASTEST.search(m.plain)
    more = {"aspect": "time", "cities": m.memory.cases, "proposals": ()}
    return m.turn("follow-up", **more) if apt else None


def other_of_shown(m: Message) -> Turn | None:
    """ "Which of these needs no national money?": heard as the nearest city, though it says nothing
    of the own one; "did any of those move people?": looked up."""
    of_us = NEAREST.search(m.plain) or OWN.search(m.plain)
    which = m.heard == "closest" and m.memory.text and WHICH.search(m.plain) and not of_us
    did = ANY.search(m.plain) and DEED.search(m.plain)
    return m.turn("ask", ask="search", cities=()) if m.asks and (which or did) else None


def failed_anywhere(m: Message) -> Turn | None:
    """ "Where did one of these turn out badly?": failures in the matter, wherever they were."""
    apt = m.asks and m.memory.text and m.heard == "failures" and WHERE.search(m.plain)
    return m.turn("ask", ask="search", cities=(), aspect="failures", proposals=()) if apt else None


def beside_us(m: Message) -> Turn | None:
    """ "The second one is richer than us, isn't it?": what it shares with the own city, and what
    not."""
    sized = m.base.narrowing.least or m.base.narrowing.most
    if not (m.asks and m.memory.text and THAN_US.search(m.plain)) or sized:
        return None
    ordinal = ordinal_of(m.plain)
    found = {} if ordinal is None else nth(ordinal, m.plain, m.memory)
    cities = found.get("cities") or meant(m.plain, m.memory)
    return m.turn("ask", ask="closest", cities=cities)


RULES = (
    beside_us,
    nearest_of_shown,
    choice_of_shown,
    fastest_of_shown,
    other_of_shown,
    failed_anywhere,
)


def of_shown(m: Message) -> Turn | None:
    """What a few words that name no city ask of the cases shown, by the first rule that applies."""
    if m.named or not m.brief:
        return None
    return next((turn for rule in RULES if (turn := rule(m))), None)
