"""Which of the cases shown is meant: the nearest, the one to choose, the fastest, any that did it,
the one where it went wrong. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.references import meant, nth, ordinal_of

if TYPE_CHECKING:
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
