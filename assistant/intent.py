"""What the official wants: a recommendation, cases, a fact, failures, a tool explained, or none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from assistant.asking import (
    FAILURES,
    FIRST_PERSON,
    GENERAL,
    OWN_CITY,
    OWN_FAILURE,
    SENTENCE,
    Declined,
    Polarity,
    asking_part,
    asks_directly,
    declined,
    describes_own_city,
    is_asked,
    polarity,
)
from assistant.lexical import fold, simple
from assistant.schema import Record, ToolId
from assistant.toolnames import names_of, tools_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.corpus import Corpus

Intent = Literal[
    "recommend", "cases", "fact", "failures", "tool", "compare", "plan", "follow-up", "profile",
    "what-if", "task", "ask", "about", "empty", "not-covered", "out-of-scope",
]  # fmt: skip

ABOUT = re.compile(
    r"\b(who are you|what (can|do) you (do|know)"
    r"(?! (?:with|about|if|when|for|on|against)\b)|what are you|how do you work|are you (an? )?"
    r"(ai|bot|robot|human|chatgpt)|where do(es)? your (data|facts|information)|help me use"
    r"|quien eres|que puedes|wer bist du|was kannst du|qui es-tu|quem e voce)\b|^\s*(help|hello"
    r"|hi|hey|hallo|hola|bonjour|ola|good (morning|afternoon|evening))[\s!.?]*$"
)
CASES = re.compile(
    r"\b(?!what (?:can|could|should|must|would|do|does|is|are|shall) "
    r"(?:(?:an?|the|our|this|my|your)|"
    r"(?:you|we|i|he|she|they) (?!have|hold|know)) ?)"
    r"(which|what|any|name|show|list|find|are there|examples? of|cases? of|other)\b[^.?!]{0,40}"
    r"\b(cit(y|ies)|towns?|places?|cases?|municipalit\w+|examples?|peers?|ports?|capitals?"
    r"|districts?|islands?|governments?|mayors?)\b"
    r"|\b(cit(y|ies)|towns?|places?|anyone|anybody|somebody|someone|who)\b[^.?!]{0,25}"
    r"\b(like (us|ours|mine|me)|similar|comparable|(as|of) our size|our size)\b"
    r"|\bwho (else )?(has|have|did|solved|managed|tried|fixed)\b|\bcities like\b|\bcases like\b"
    r"|\bciudades como\b|\bvilles comme\b|\bstadte wie\b|\bcidades como\b|\bwelche stadte\b"
    r"|\bque ciudades\b|\bquelles villes\b|\bquais cidades\b"
)
EXAMPLES = re.compile(
    r"\b(?:examples?|cases?|instances?|ejemplos?|casos?|exemples?|cas|exemplos?|beispiele?|falle) "
    r"(?:of|where|in which|for|de|d|donde|ou|onde|von|fur|in denen)\b|^\W*(?:show|give|name|list|"
    r"find|tell)(?: me)? (?:\w+ ){0,3}(?:examples?|cases?|cit(?:y|ies)|towns?|places?|somewhere)\b|"
    r"^\W*(?:show|name|find)(?: me)? an? \w+|^\W*where (?:has|have|did|was|were)\b|"
    r"^\W*(?:has|have) any (?:city|town|place)\w*\b|^\W*(?:is|are) there (?:an? |any )?(?:cit|town|"
    r"place)|\bwhere did (?:it|this|that)\b|\bwho else\b"
)
# The own city, however it is put: "what can a town hall like ours do?"
OURSELVES = re.compile(
    r"\b(?:can|could|should|shall|must|would|might|does) (?:an? |any )?(?:\w+ ){0,2}(?:city|town|"
    r"place|municipality|council|village|hall|district|island|port)(?: \w+)? like (?:us|ours|mine)"
    r"\b"
)
# Asking for what others lived through, anywhere in the text.
OTHERS = re.compile(
    r"\b(tell me|show me|how (have|did) others|who (has |have )?tried|what went|why (do|did)"
    r"|learn from|what (usually|often) )\b"
)
# Other people's business, even where a case city is named: "the weather in Paris tomorrow".
OFFSIDE = re.compile(
    r"\b(?:weather (?:forecast )?(?:in|for|today|tomorrow|like|this)|will it rain|"
    r"(?:stock|share|bitcoin|crypto\w*|gold) (?:tips?|prices?|market)|(?:buy|sell|"
    r"invest)\b[^.?!]{0,40}"
    r"\b(?:stocks?|shares|bitcoin|crypto\w*|etfs?)|(?:my|a good|which) (?:lawyer|attorney)|"
    r"(?:my|a) divorce|sue (?:my|the|him|her|them)|my (?:landlord|employer|ex|wife|husband|"
    r"girlfriend|"
    r"boyfriend|cat|dog|headache|back|knee|tooth|rash|homework|essay|thesis|visa|cv|resume)|"
    r"(?:treat|cure|medicine|pills?|dose|dosage|remedy) (?:a|an|for|of|my)|symptoms? of|headache|"
    r"(?:write|compose|tell) (?:me )?(?:a |an |some )?(?:\w+ )?(?:poem|song|joke|story|essay|haiku|"
    r"limerick|love letter)|homework|solve (?:for )?[x0-9]|equation|derivative of|integral of|"
    r"(?:recipe|how (?:do|to) (?:i )?(?:cook|bake))|(?:python|java|javascript|sql|excel) "
    r"(?:code|script|function|formula|macro)|who won (?!t\b)|world cup (?:in|winner)|"
    r"champions league|horoscope|translate (?:this|the|into|to)|capital gains|tax return|"
    r"(?:cheap )?(?:flights?|hotels?) (?:to|in|from)|restaurants? in|pizza|"
    r"(?:day|week) (?:holiday|trip|vacation) in|should i (?:buy|wear|eat|marry|study|refinance)|"
    r"who will win|what time is it|(?:evade|dodge) tax\w*|(?:build|make) a bomb|dating|lose weight|"
    r"gedicht|poema|poeme|chiste|blague|witz|receta|rezept|recette|el tiempo (?:en|manana)|"
    r"meteo (?:a|demain)|wetter (?:in|morgen)|previsao do tempo)\b"
)
ADDRESSED = re.compile(
    r"(?i)\b(?:(?:your|the) (?:response|answer|reply|output|text)|ignore (?:all|any|the|previous|"
    r"prior)"
    r"|system prompt|you are now|pretend to be|act as an?|previous instructions|as an ai)\b"
)
TOOL_QUESTION = re.compile(
    r"\b(tool|tools|instrument|lever|when (does|do|is|should|would|are|to)|what (is|are|does)"
    r"|how (does|do|long|much|expensive)|explain|pros|cons|worth|cost|costs|makes? sense|step back"
    r"|government (should|stop)|risk of|difference|measure|percentage|share|in practice|pair"
    r"|should (rules|a city|cities|we|government)|instruments?)\b"
)


# A tool asked for by its name: what it is, when it fits, how it differs from another.
_NAME = rf"(?:the |a |an |your |el |la |le |l |die |der |das |o |a )?(?:{names_of()})"
EXPLAINED = re.compile(
    r"\b(?:explain|describe|define|clarify|what (?:is|are|s|does|do)|whats|meaning of|purpose of|"
    r"tell me (?:more )?about|teach me|introduce|explic\w+|expliqu\w+|que (?:es|son|significa)|"
    r"qu est ce que?|c est quoi|que veut dire|o que (?:e|sao|significa)|erklar\w*|was (?:ist|sind|"
    rf"bedeutet|heisst))(?: \w+){{0,3}}? {_NAME}(?: (?:tool|lever|instrument|herramienta|outil|"
    r"ferramenta|werkzeug))?(?:,? (?:to|for|in|as|mean|about|and|y|et|e|und|para|a|en|fur|"
    r"pour)\b.*|\W*$)|"
    rf"\b(?:{names_of()}) (?:as a )?(?:tool|lever|instrument)\b|\b(?:tool|lever|instrument|"
    rf"herramienta|outil|ferramenta|werkzeug) (?:\w+ )?(?:{names_of()})\b|^\W*(?:the )?"
    rf"(?:{names_of()})\W+(?:what|whats|was|que|qu|o que|explain)\b|\bwhen (?:is|are|does|do|would|"
    rf"should|not)\b[^.?!]{{0,30}}\b(?:{names_of()})\b[^.?!]{{0,30}}\b(?:wrong|bad|mistake|fit|sense|"
    r"fail|work|right|useful|avoid\w*|tool)\b"
)
COMPARED = re.compile(
    r"\b(?:compar\w+|differ\w*|versus|vs|or|against|better|distinguish\w*|same (?:thing|as)|both|"
    r"instead of|rather than|unterschied\w*|oder|vergleich\w*|diferenc\w+|distin\w+|o|ou|ni)\b"
)
UNFIT = re.compile(
    r"\b(?:wrong|bad|mistake|avoid\w*|not (?:fit|work|right|suitable|the)|doesn t|does not|don t|"
    r"no (?:conviene|sirve|encaja)|pas|nao|nicht|falsch\w*)\b"
)
BOTH = re.compile(
    r"\b(?:compar\w+|differ\w*|versus|vs|distinguish\w*|same (?:thing|as)|unterschied\w*|"
    r"vergleich\w*|diferenc\w+|distin\w+)\b"
)
# How clearly a trouble must be heard, and what ``reader.py`` must read in the whole, as a logit,
# that a phrase of strangers does not refuse a message. Our own estimate from few cases, seen in the
# scope sets: three strangers who speak as "we" of a trouble read below 1, two officials above 10.
HEARD, OURS = 0.6, 3.0
BRIEF = 30  # words of a question that weighs two tools


class Request(Record):
    """The intent, and the tool or cities that the question names.

    ``other`` is a second tool to set beside the first, ``by_name`` whether it is asked for by its
    name, ``unfit`` when it would be wrong; ``polarity`` is whether failures or successes are asked
    for, ``declined`` what is asked that is not ours to give.
    """

    intent: Intent
    tool: ToolId | None = None
    other: ToolId | None = None
    unfit: bool = False
    by_name: bool = False
    failures: bool = False
    polarity: Polarity | None = None
    declined: Declined | None = None
    cities: tuple[str, ...] = ()


def read_request(
    text: str,
    cities: Sequence[str],
    corpus: Corpus,
    described: bool = False,
    language: str = "en",
) -> Request:
    """Decide by rules, from the most specific to the most general; ``cities`` are case slugs that
    the text merely asks about, ``described`` says that it gives the size of the own city."""
    plain = simple(text)
    own_story = describes_own_city(text, described)
    asked = simple(asking_part(text)) if own_story else plain
    failures = bool(FAILURES.search(plain)) and not OWN_FAILURE.search(plain)
    pole = polarity(asked)
    named = tuple(c for c in cities if c in corpus.cities)
    tools = tools_named(asked, language)
    best = max(tools, key=lambda n: (n.own_name, n.end - n.start), default=None)
    request = Request(
        intent="recommend",
        tool=best.tool if best else None,
        failures=failures or (pole == "failed" and not own_story),
        polarity=pole,
        cities=named,
    )
    plainly = _plainly(plain, request, own_story, described, declined(text))
    if plainly is not None:
        return plainly
    explained = () if named else _exsimple(asked, text, language)
    if explained:
        first, *second = explained
        more = {"tool": first, "other": second[0] if second else None, "by_name": True}
        more["unfit"] = bool(UNFIT.search(asked))
        return _with(request, "tool").model_copy(update=more)
    if own_story:
        return _with(request, _asked_beside(asked, request, len(plain.split()) >= TOLD_AT_LENGTH))
    return _with(request, _asked(plain, request, described))


def _plainly(
    plain: str, request: Request, own_story: bool, described: bool, refused: Declined | None
) -> Request | None:
    """What is told by a phrase alone: nothing to read, not ours, about the assistant."""
    if len(re.findall(r"[^\W\d_]{2,}", plain)) == 0:
        return _with(request, "empty")
    if refused == "emergency" or (refused and not own_story and not request.cities):
        return _with(request, "out-of-scope").model_copy(update={"declined": refused})
    if OFFSIDE.search(plain) and not described:
        return _with(request, "out-of-scope")
    return _with(request, "about") if ABOUT.search(plain) else None


def _of_cases(plain: str) -> bool:
    """Whether cities are asked for, and not only the own one spoken of as one like others."""
    return bool(CASES.search(OURSELVES.sub(" ", plain)))


def _asked_beside(asked: str, request: Request, at_length: bool) -> Intent:
    """What somebody wants who tells of a city: advice, unless a sentence asks for cases; failures
    asked for after a long story are told beside the advice."""
    if at_length and (request.polarity == "failed" or GENERAL.search(asked)):
        return "recommend"
    if _of_cases(asked) or (EXAMPLES.search(asked) and not request.tool):
        return "failures" if request.polarity == "failed" else "cases"
    elsewhere = re.search(r"\b(?:others?|elsewhere|they|who|which|what went)\b", asked)
    return "failures" if request.polarity == "failed" and elsewhere else "recommend"


def _asked(plain: str, request: Request, described: bool) -> Intent:
    """What a question wants that tells little of a city of one's own."""
    own = described or bool(FIRST_PERSON.search(plain))
    asks = asks_directly(plain)
    failed = request.polarity == "failed"
    plainly = bool(FAILURES.search(plain)) and request.failures
    if request.cities and not (own and not asks):
        return "failures" if request.failures else "fact"
    of_cases = failed and EXAMPLES.search(plain)
    if request.tool and not own and not of_cases and TOOL_QUESTION.search(plain):
        return "tool"
    if (failed and (asks or OTHERS.search(plain))) or (plainly and not own):
        return "failures"
    if _of_cases(plain) or (not own and EXAMPLES.search(plain)):
        return "cases"
    return "recommend"


def second_tool(text: str, first: ToolId, language: str = "en") -> ToolId | None:
    """The tool that a follow-up sets beside the one explained before: "how is it different from
    leadership?"; None for anything else."""
    named = [n.tool for n in tools_named(text, language) if n.tool != first]
    return named[0] if len(named) == 1 and BOTH.search(simple(text)) else None


def _exsimple(asked: str, text: str, language: str) -> tuple[ToolId, ...]:
    """The tool that is to be explained, or the two to be compared; none otherwise."""
    own = tools_named(asked, language, measures=False)
    some = tools_named(asked, language)
    if len(some) == 2 and BOTH.search(asked) and own:
        return some[0].tool, some[1].tool
    asks = is_asked(text)
    if len(own) == 2 and asks and COMPARED.search(asked) and len(text.split()) <= BRIEF:
        return own[0].tool, own[1].tool
    if own and EXPLAINED.search(asked):
        return (own[0].tool,)
    return ()


def _with(request: Request, intent: Intent) -> Request:
    return request.model_copy(update={"intent": intent})


def on_subject(text: str) -> str:
    """The text without the sentences that tell the assistant how to write or ask for something
    else; the text itself when nothing would be left."""
    kept = [
        part
        for part in SENTENCE.findall(text)
        if not (ADDRESSED.search(part) or OFFSIDE.search(fold(part)))
    ]
    return "".join(kept) if any(part.strip() for part in kept) else text


def speaks_as_we(text: str) -> bool:
    """True when somebody speaks for their own city: "we", "our", in five languages."""
    return bool(FIRST_PERSON.search(simple(text)))


def requested(
    text: str, cities: Sequence[str], corpus: Corpus, described: bool, language: str, ours: bool
) -> Request:
    """``read_request``; where the message is plainly ``ours``, a phrase of strangers is not."""
    request = read_request(text, cities, corpus, described, language)
    if not ours or request.intent != "out-of-scope":
        return request
    request = read_request(on_subject(text), cities, corpus, described, language)
    out = request.intent == "out-of-scope"
    return Request(intent="recommend", cities=request.cities) if out else request


def is_told_by_us(text: str, heard: Sequence[float], ours: float) -> bool:
    """Whether somebody speaks as "we" of a trouble that is heard clearly, in a message that reads
    as one to us: a phrase of strangers in it ("my lawyer is nervous") does not make it theirs."""
    told = max(heard, default=0.0) >= HEARD and ours >= OURS
    return told and speaks_as_we(text) and declined(text) is None


def asks_of_deeds(text: str, names: Sequence[str]) -> bool:
    """True when a named city is asked what it did: "How did Surat ...", "What happened in Toronto",
    "What is Ghent known for"; not for "is Toronto safe to travel alone"."""
    plain = simple(text)
    cities = "|".join(re.escape(fold(name)) for name in names)
    if not cities:
        return False
    deeds = (
        rf"\b(?:did|does|has|have|hizo|hicieron|hat|haben|a fait|ont fait|fez|fizeram)\s+"
        rf"(?:the city of )?(?:{cities})\b"
        rf"|\b(?:happened|went wrong|goes wrong|failed|worked)\b[^?]{{0,60}}\b(?:{cities})\b"
        rf"|\b(?:{cities})\b[^?]{{0,30}}\b(?:known for|do about|do with|did|pay|paid)\b"
        rf"|^(?:(?:tell me|show me|what|more|anything) )?(?:about |on )?(?:{cities})\W*$"
    )
    return bool(re.search(deeds, plain))


def opens_with_own_city(text: str) -> bool:
    """True for "my city is ...", "we are a small town ...": the beginning of a description."""
    plain = simple(text)
    return bool(OWN_CITY.match(plain)) and "?" not in text


TOLD_AT_LENGTH = 60  # words
NAMES_ITSELF = (
    r"(?:we are|we re|we run|we govern|i am|i m|i meant|ours is|it is|it s|its|this is|"
    r"es geht um|se trata de|il s agit de|trata se de|"
    r"(?:our|my) (?:city|town|municipality) is|"
    r"called|named|here in|based in|speaking for|write from|writing from|writing for|"
    r"somos|estamos en|es|soy|nuestra ciudad es|nous sommes|c est|ici a|wir sind|hier in|es ist|"
    r"unsere stadt (?:ist|heisst)|nos somos|estamos em|e|nossa cidade e)"
)
# Words beside the name in a message that is no more than the name: "no, Kumasi", "Kumasi, sorry".
NAMING = re.compile(
    r"no|not|sorry|wrong|correction|actually|rather|i|we|its?|s|is|are|am|re|meant?|city|town|the|a|"
    r"of|in|from|at|our|my|name|called|yes|well|ok|perdon|disculpe|lo|siento|ciudad|la|el|de|en|es|"
    r"son|somos|sino|quise|decir|pardon|desole|ville|nous|sommes|c|est|je|voulais|dire|non|pas|"
    r"plutot|entschuldigung|nein|nicht|sondern|stadt|wir|sind|die|das|ist|ich|mein(?:t?e)|desculpe|"
    r"nao|cidade|nos|e|quis|dizer|mas|people|inhabitants|million|mil|habitantes|habitants|"
    r"einwohner|with|und|y|et|and"
)
# Words after which a name is what the own city is not, or is set beside.
APART = (
    r"(?:like|not|no|than|as|always|never|all|similar|richer|poorer|bigger|smaller|como|mas|menos|"
    r"que|comme|pas|plus|moins|wie|als|kein\w*|nicht|immer|tan|tao|mais|nao|siempre|toujours|sempre|"
    r"tired|sick|told|about|reading|sure|afraid)"
)


# "no somos Medellín", where "no, somos Medellín" corrects.
DENIES = re.compile(r"\b(?:no|nao) (?:somos|estamos|es|e|soy|sou)\b")


def names_itself(text: str, name: str, others: Sequence[str] = ()) -> bool:
    """True when a later message says that the own city is the named one: "no, Kumasi", "we are in
    Kumasi"; not "Phnom Penh is always quoted at us", "somos más pobres que Medellín". ``name`` and
    ``others``, the places named beside it, are as they are written there."""
    plain = simple(text)
    if DENIES.search(plain):
        return False
    own = rf"\b{NAMES_ITSELF}(?: (?!{APART}\b)\w+){{0,4}} {re.escape(simple(name))}\b"
    named = {*re.findall(r"[^\W\d_]+", simple(" ".join((name, *others))))}
    rest = {*re.findall(r"[^\W\d_]+", plain)} - named
    return all(NAMING.fullmatch(word) for word in rest) or bool(re.search(own, plain))


def asks_without_we(text: str) -> bool:
    """True for a question in which nobody speaks of their own city."""
    return "?" in text and not speaks_as_we(text)
