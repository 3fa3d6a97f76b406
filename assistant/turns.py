"""What a message means after the ones before it: a new question, or a turn of the talk. Pure.

References ("the second one", "they", "there") are resolved to the objects of the last answer. Plain
wordings are told by rules, all others by what ``asks.py`` hears.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.asking import asks_again, asks_directly
from assistant.asks import UNTOLD, worded
from assistant.audience import OWN_PEOPLE
from assistant.corrections import CORRECTION, MISTAKE, TOLD
from assistant.cues import (  # fmt: skip
    ACCEPT,
    ASKED,
    BACK,
    CHANGES,
    COMPARE,
    GIVE_ME,
    HOLDS_HERE,
    LEADS,
    LIKE_US,
    NARROWS,
    NEARER,
    NOTHING_NEW,
    OBJECTS,
    OF_CASES,
    OF_PLANS,
    OVER_THERE,
    POINTS,
    REGION,
    REGIONS,
    REPLY,
    SECTIONS,
    STATED,
    THANKS,
    THEM,
    UNLIKE,
    UNLIMITED,
    USERS,
    WHAT_IF,
    WHICH_TOOLS,
    WHY_NOT,
    WITHOUT_CITY,
)
from assistant.form import read_form
from assistant.intent import ABOUT
from assistant.narrowing import Narrowing
from assistant.objections import read_objection
from assistant.proposals import read_proposals
from assistant.proposed import (
    advice_asked,
    brought_in,
    first_weighed,
    objected,
    of_proposal,
    other_matter,
    proven,
    questioned,
    supposed_of,
    to_say,
    weighed,
)
from assistant.references import (  # fmt: skip
    OF_TOOLS,
    THAT_CITY,
    aspect_of,
    bare,
    meant,
    nth,
    offered,
    ordinal_of,
)
from assistant.reforms import NO_ADVICE, of_the_whole, reform, rewritten
from assistant.setpieces import plan, task, translation
from assistant.shown import of_the_cases, of_us
from assistant.turn import SURE, Act, Message, Past, Turn
from assistant.whichcase import of_shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.asks import Heard
    from assistant.schema import ToolId


FAINTLY = 0.25  # below it nothing was heard
PLAIN = 0.60  # the same for a statement with a trouble in it
# Asks in which a city may be named without being what is asked about.
OF_NAMED = {"closest", "transfer", "sources", "sure", "opinion", "objection", "chat", "no"}
ON_US = {"transfer", "closest", "start", "cost-us", "time-us"}  # asks that tell of us, too
STATES = 5  # the same where nothing was heard in it
FEW_STATED = 8  # words from which a statement that names a city or a tool asks nothing of it
OPEN_TO = {"opinion", "what-if"}  # heard so, a measure needs no words around it
BARE = 2  # words of a message that names no more than a part of the cases
SIMPLE: dict[str, Act] = {"what-if": "what-if", "thanks": "thanks", "yes": "accept"}
LONG = 45  # words above which a message is a description, whatever it sounds like


def read_turn(
    text: str,
    memory: Past,
    tool: ToolId | None,
    named: Sequence[str],
    delta: bool,
    troubles: int,
    heard: Heard | None = None,
    narrowing: Narrowing | None = None,
    language: str = "en",
    pointed: bool = False,
) -> Turn:
    """Decide what a message does, by the first rule that applies; ``tool`` is the one it names,
    ``heard`` what it was heard to ask for, ``pointed`` whether it only points at what it names."""
    plain = bare(text)
    theirs, others = (heard.theirs, heard.others) if heard else (0.0, UNTOLD)
    heard = heard and worded(heard, plain)
    narrowing = narrowing or Narrowing()
    measures, wishes = brought_in(text, language, memory, narrowing.count)
    base = Turn(
        act="standalone",
        form=read_form(text),
        aspect=aspect_of(plain),
        tool=tool,
        cities=tuple(slug for slug in named if slug not in narrowing.without),
        narrowing=narrowing,
        pointed=pointed,
        proposals=measures,
        wishes=wishes,
    )
    message = Message(
        plain=plain, asks="?" in text, base=base, memory=memory, delta=delta, troubles=troubles,
        heard=heard.ask if heard else None, chance=heard.chance if heard else 0.0,
        theirs=theirs, others=others,
        proposals=read_proposals(
            text, language, bool((heard and heard.ask in OPEN_TO) or WHAT_IF.search(plain))
        ),
        objection=read_objection(text, language, delta) if memory.intent else None,
    )  # fmt: skip
    rules = RULES if memory.intent else OPENING
    return of_us(next((turn for rule in rules if (turn := rule(message))), base), message)


def _nearer(m: Message) -> Turn | None:
    """Which of the compared cities is nearer, with or without more on the own city."""
    last = m.memory
    apt = last.intent == "compare" and NEARER.search(m.plain) and len(last.cities) > 1
    cities = last.turn.cities or last.cities[:2]
    more = {"cities": cities, "tool": last.turn.tool, "aspect": last.turn.aspect}
    return m.turn("compare", **more) if apt else None


def _compare(m: Message) -> Turn | None:
    if not COMPARE.search(m.plain) or (len(m.named) < 2 and UNLIKE.search(m.plain)):
        return None
    if len(m.named) >= 2:
        return m.turn("compare", cities=m.named[:4])
    both = tuple(dict.fromkeys([*m.memory.cities[:2], *m.named]))
    if m.named:
        both = tuple(dict.fromkeys([*m.memory.cities[:1], *m.named]))
    heard = m.heard in {None, "compare", "closest"} or m.chance < SURE
    apt = len(both) >= 2 and m.brief and not m.delta and heard
    return m.turn("compare", cities=both) if apt else None


def _courtesy(m: Message) -> Turn | None:
    if THANKS.search(m.plain):
        return m.turn("thanks")
    return m.turn("accept") if ACCEPT.search(m.plain.replace(",", "")) else None


def _what_if(m: Message) -> Turn | None:
    return m.turn("what-if", proposals=supposed_of(m)) if WHAT_IF.search(m.plain) else None


def _why_not(m: Message) -> Turn | None:
    apt = WHY_NOT.search(m.plain) and m.brief and m.base.tool
    return m.turn("why-not") if apt else None


def _corrected(m: Message) -> Turn | None:
    """ "sorry, 300,000, not 30,000"; "we are in Lima"; "my mistake, it is 32 projects"."""
    told = m.delta and (CORRECTION.search(m.plain) or (m.brief and TOLD.fullmatch(m.plain)))
    says = m.memory.text and (told or (m.brief and not m.asks and MISTAKE.search(m.plain)))
    points = m.asks and ordinal_of(m.plain) is not None  # "im zweiten Fall, wer war zustandig?"
    return m.turn("profile") if says and not points else None


def _told(m: Message) -> Turn | None:
    """Something said on the own city after advice: what it changes, or else an objection."""
    states = not m.asks and len(m.plain.split()) > FEW_STATED
    advised = m.memory.text and m.memory.tools and (states or not m.named)
    of_tool = m.base.tool and (m.asks or len(m.plain.split()) <= FEW_STATED)
    again = ABOUT.search(m.plain) or LIKE_US.search(m.plain) or of_tool
    if not advised or again or len(m.plain.split()) > LONG:
        return None
    if m.delta or m.troubles:
        return m.turn("profile")
    return m.turn("ask", ask="objection")


def _narrowed(m: Message) -> Turn | None:
    """Other cases than those shown: "not Bogotá, a smaller one", "give me one that went broke"."""
    limits = m.base.narrowing
    looks = m.heard in {"search", "closest"} or (m.chance < SURE and not m.delta)
    looks = looks or bool(limits.without and m.heard not in UNLIMITED)
    apt = looks and not m.named and limits.limits
    given = m.memory.text and GIVE_ME.search(m.plain)
    return m.turn("ask", ask="search", cities=()) if m.brief and (apt or given) else None


def _numbered(m: Message) -> Turn | None:
    """The n-th tool or city of the last answer: what is asked of it, or all that is known."""
    ordinal = ordinal_of(m.plain)
    if ordinal is None or not m.brief or m.named:
        return None
    shown = nth(ordinal, m.plain, m.memory)
    if "tool" in shown and m.heard in OF_TOOLS:
        return m.turn("ask", ask=m.heard, **shown)
    aspect = OF_CASES.get(m.heard or "") or m.base.aspect
    return m.turn("follow-up", **shown, aspect=aspect)


def _profile(m: Message) -> Turn | None:
    says = m.delta and m.memory.text and m.brief and not m.asks
    return m.turn("profile") if says or CHANGES.search(m.plain) else None


def _section(m: Message) -> Turn | None:
    """More on the tool that was explained: its costs, when to step back, who used it."""
    tool = m.base.tool or m.memory.tool
    if not tool or not m.brief or m.named or m.delta or m.memory.tool is None:
        return None
    if m.memory.intent not in {"tool", "follow-up"} or THEM.search(m.plain):
        return None
    found = (name for name, words in SECTIONS.items() if re.search(rf"\b(?:{words})", m.plain))
    section = next(found, None)
    if section or USERS.search(m.plain):
        return m.turn("follow-up", tool=tool, section=section, cities=(), aspect=None)
    return None


def _region(m: Message) -> Turn | None:
    place = REGION.search(m.plain)
    if not place or not m.brief or m.named or (m.delta and not NARROWS.match(m.plain)):
        return None
    regions = REGIONS[place.group(2)[:3]]
    return m.turn("follow-up", regions=regions, outside=bool(place.group(1)))


def _heard(m: Message) -> Turn | None:
    """By what the message was heard to ask for, when that is sure enough."""
    sure = m.heard is not None and m.chance >= SURE and len(m.plain.split()) <= LONG
    states = not m.asks and m.troubles and m.heard not in STATED and m.chance < PLAIN
    tells = m.delta and not m.memory.text and (not m.asks or not m.memory.cities)
    asks = m.asks or asks_directly(m.plain)
    if sure and m.delta and m.memory.text and not asks and m.heard in ON_US:
        return m.turn("profile")  # "we also have a good university"
    if not sure or states or tells:
        return None  # a trouble stated is no question
    if m.heard == "originator" and OWN_PEOPLE.search(m.plain):
        return None  # "what should I ask our attorney?" is no question for another city
    if m.heard in OF_PLANS and not (_tells(m) and m.chance < PLAIN):
        plan = OF_PLANS[m.heard]
        return m.turn("plan", plan=plan, cities=m.named or m.memory.cities[:1])
    if m.heard in {"search", "closest"} and LIKE_US.search(m.plain) and m.memory.text:
        shown = m.asks and m.memory.cases  # "which one had no power like us?"
        return m.turn("ask", ask="closest", cities=m.memory.cases) if shown else m.base
    return _of_cases(m) or _heard_of_us(m)


def _tells(m: Message, least: int = FEW_STATED) -> bool:
    """Whether a message of more words than ``least`` asks nothing."""
    asks = m.asks or asks_directly(m.plain) or LEADS.search(m.plain)
    return not asks and len(m.plain.split()) > least


def _of_cases(m: Message) -> Turn | None:
    """What is asked of the cases shown, or of a city by name."""
    aspect = OF_CASES.get(m.heard or "")
    if aspect and m.memory.text and _tells(m) and m.chance < PLAIN:
        return None  # "some of the same staff are still in procurement"
    if not m.memory.text and not m.delta:
        aspect = aspect or WITHOUT_CITY.get(m.heard or "")
    own = not m.base.narrowing.bare and not m.named
    pointed = POINTS.search(m.plain) or len(m.memory.cities) == 1
    anyone = USERS.search(m.plain) and not OVER_THERE.search(m.plain)
    if aspect and own and (anyone or not pointed):
        return m.turn("ask", ask="search")  # "did any city write rules for cameras?"
    if aspect:
        return m.turn("follow-up", aspect=aspect, **_referred(m))
    if m.heard in ASKED:
        return _of_asked(m)
    return None


def _of_asked(m: Message) -> Turn:
    """A question on the advice or on what was shown, by what it asks for."""
    if m.named and (m.heard not in OF_NAMED or LEADS.search(m.plain)):
        return m.turn("follow-up")  # "what is Da Nang doing?" is neither advice nor a search
    if m.heard == "transfer" and not HOLDS_HERE.search(m.plain):  # said or asked of another thing
        return m.turn("ask", ask="search" if m.asks else "objection", cities=())
    return m.turn("ask", ask=m.heard, **_referred(m, all_cities=False))


def _heard_of_us(m: Message) -> Turn | None:
    """The acts that need more than an answer from what is known."""
    if m.heard == "why-not":
        return m.turn("why-not") if m.base.tool else m.turn("ask", ask="opinion")
    if m.heard == "form" and not m.base.form.plain:
        return m.turn("reform", whole=of_the_whole(m) or m.memory.intent in NO_ADVICE)
    if m.heard == "tell" and m.memory.text and m.delta:
        return m.turn("profile")
    if m.heard == "new" and (m.delta or not m.named):
        return other_matter(m)
    act = SIMPLE.get(m.heard or "")
    # "Would they do it again?" supposes nothing of us.
    theirs = act == "what-if" and m.memory.cities and THEM.search(m.plain.split("?")[0])
    more = {"act": "follow-up", "aspect": "results", **_referred(m)} if theirs else {"act": act}
    return m.base.model_copy(update=more) if act else None


def _reference(m: Message) -> Turn | None:
    """A city, an ordinal, a pronoun or a bare aspect: about what was just shown."""
    if not m.brief:
        return None
    if m.named:
        states = not m.asks and len(m.plain.split()) > FEW_STATED
        asks = bool(m.base.aspect or LEADS.search(m.plain)) and not states
        return m.turn("follow-up") if asks and not m.delta else None
    objects = m.memory.text and not m.asks and OBJECTS.match(m.plain)
    if objects or (m.memory.text and _tells(m, STATES if m.chance < SURE else FEW_STATED)):
        return None
    refers = bool(BACK.search(m.plain) or LEADS.search(m.plain) or m.base.aspect)
    if not refers or m.delta:
        return None
    if m.heard in ASKED and m.base.aspect in {None, "how"}:
        return _of_asked(m)
    return m.turn("follow-up", cities=meant(m.plain, m.memory))


def _unclear(m: Message) -> Turn | None:
    """A question that nothing above understood is looked up; it tells nothing of the own city."""
    apt = m.heard != "transfer" or HOLDS_HERE.search(m.plain)
    known = m.heard if m.heard in ASKED and m.chance >= FAINTLY and apt else "search"
    states = not m.asks and m.chance < SURE and m.memory.text and not asks_directly(m.plain)
    ask = m.turn("ask", ask="objection" if states else known)
    if m.delta and not m.memory.text and not m.memory.cities:
        return None  # the first description of a city
    asks = m.asks and m.memory.text and not (m.delta or m.troubles)
    says = m.heard in {"tell", "new"} and not asks
    if m.named or len(m.plain.split()) > LONG or says:
        return None
    if m.asks:
        return ask
    told = m.troubles or m.delta
    return ask if not told and (m.brief or m.heard in NOTHING_NEW) else None


def _plain(m: Message) -> Turn | None:
    """A word or two: "help", "results?"."""
    if ask := offered(m.plain):
        return m.turn("ask", ask=ask, cities=())
    points = m.named or ordinal_of(m.plain) is not None or THAT_CITY.search(m.plain)
    if asks_again(m.plain) and not points:
        return m.turn("ask", ask="search", cities=())
    if REPLY.search(m.plain):
        return m.turn("ask", ask="why", cities=())
    if ABOUT.search(m.plain) or WHICH_TOOLS.search(m.plain):
        return m.base
    alone = len(m.plain.split()) <= BARE and m.base.aspect and not m.base.tool and not m.named
    return m.turn("follow-up", cities=m.memory.cities) if alone else None


OPENING = (translation, plan, _compare, first_weighed)
RULES = (
    to_say, questioned, rewritten, of_the_cases, objected, _plain, advice_asked, translation,
    task, plan, _compare, _nearer, of_shown, _courtesy, _what_if, _why_not, _region, weighed,
    of_proposal, _corrected, _narrowed, _section, reform, _numbered, proven, _heard, _profile,
    _reference, _unclear, _told,
)  # fmt: skip


def _referred(m: Message, all_cities: bool = True) -> dict[str, object]:
    """The cities or the tool that a message points at; those of the last answer when none."""
    if m.named:
        return {"cities": m.named}
    ordinal = ordinal_of(m.plain)
    if ordinal is not None:
        return nth(ordinal, m.plain, m.memory)
    return {"cities": meant(m.plain, m.memory) if all_cities else ()}
