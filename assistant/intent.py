"""What the official wants: a recommendation, cases, a fact, failures, a tool explained, or none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from assistant.lexical import fold
from assistant.schema import TOOL_IDS, Record, ToolId

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.corpus import Corpus

Intent = Literal[
    "recommend", "cases", "fact", "failures", "tool", "compare", "plan", "follow-up", "profile",
    "what-if", "task", "ask", "about", "empty", "not-covered", "out-of-scope",
]  # fmt: skip

ABOUT = re.compile(
    r"\b(who are you|what (can|do) you (do|know)|what are you|how do you work|are you (an? )?"
    r"(ai|bot|robot|human|chatgpt)|where do(es)? your (data|facts|information)|help me use"
    r"|quien eres|que puedes|wer bist du|was kannst du|qui es-tu|quem e voce)\b|^\s*(help|hello"
    r"|hi|hey|hallo|hola|bonjour|ola|good (morning|afternoon|evening))[\s!.?]*$"
)
FAILURES = re.compile(
    r"\b(fail\w*|went wrong|go wrong|goes wrong|mistakes?|avoid|backfir\w*|cancel\w*|abandon\w*"
    r"|collaps\w*|go(es|ne)? dark|ended up with|riots?|backlash|learn from that|went back to"
    r"|had to go back|wasted|why do so many|pitfalls?|flop\w*|disasters? of|lessons? from failed"
    r"|scandal\w*|fracas\w*|echec\w*"
    r"|scheiter\w*|errores|erros|erreurs)\b"
)
OWN_FAILURE = re.compile(
    r"\b(our|my|nuestr[ao]s?|notre|unser\w*|noss[ao])\s+(\w+\s+){0,3}"
    r"(app|pilot|project|portal|system|platform|centre|center)\w*\s+"
    r"(\w+\s+)?(fail\w*|was cancel\w*|flop\w*)"
)
CASES = re.compile(
    r"\b(?!what (?:can|could|should|must|would|do|does|is|are|shall) (?:an?|the|our|this|my|your) )"
    r"(which|what|any|name|show|list|find|are there|examples? of|cases? of|other)\b[^.?!]{0,40}"
    r"\b(cit(y|ies)|towns?|places?|cases?|municipalit\w+|examples?|peers?|ports?|capitals?"
    r"|districts?|islands?|governments?|mayors?)\b"
    r"|\b(cit(y|ies)|towns?|places?|anyone|anybody|somebody|someone|who)\b[^.?!]{0,25}"
    r"\b(like (us|ours|mine|me)|similar|comparable|(as|of) our size|our size)\b"
    r"|\bwho (else )?(has|have|did|solved|managed|tried|fixed)\b|\bcities like\b|\bcases like\b"
    r"|\bciudades como\b|\bvilles comme\b|\bstadte wie\b|\bcidades como\b|\bwelche stadte\b"
    r"|\bque ciudades\b|\bquelles villes\b|\bquais cidades\b"
)
# Asking for what others lived through, anywhere in the text.
OTHERS = re.compile(
    r"\b(tell me|show me|how (have|did) others|who (has |have )?tried|what went|why (do|did)"
    r"|learn from|what (usually|often) )\b"
)
FIRST_PERSON = re.compile(
    r"\b(we|our|us|my|i am|i m|nuestr\w+|tenemos|somos|nous|notre|nos|wir|unser\w*|noss\w+|temos)\b"
)
QUESTION = re.compile(
    r"^\s*(how|what|who|when|why|which|where|did|does|is|was|were|are|has|have|tell me|show me"
    r"|explain|give me|how much|compare|cuanto|como|que|quien|wie|was|wer|combien|qui|quel\w*"
    r"|quanto|quem)\b"
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
    r"(?:code|script|function|formula|macro)|who won (?:the)?|world cup (?:in|winner)|"
    r"champions league|horoscope|translate (?:this|the|into|to)|capital gains|tax return|"
    r"(?:cheap )?(?:flights?|hotels?) (?:to|in|from)|restaurants? in|pizza|"
    r"(?:day|week) (?:holiday|trip|vacation) in|should i (?:buy|wear|eat|marry|study|refinance)|"
    r"who will win|what time is it|(?:evade|dodge) tax\w*|(?:build|make) a bomb|dating|lose weight|"
    r"gedicht|poema|poeme|chiste|blague|witz|receta|rezept|recette|el tiempo (?:en|manana)|"
    r"meteo (?:a|demain)|wetter (?:in|morgen)|previsao do tempo)\b"
)
OWN_CITY = re.compile(
    r"^\W*(?:(?:my|our) (?:city|town|village|municipality|district|council)\b|"
    r"(?:we are|i am|i m) (?:a|an|the) (?:\w+ ){0,3}(?:city|town|village|municipality|mayor)\b)"
)
SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")
ADDRESSED = re.compile(
    r"(?i)\b(?:(?:your|the) (?:response|answer|reply|output|text)|ignore (?:all|any|the|previous|"
    r"prior)"
    r"|system prompt|you are now|pretend to be|act as an?|previous instructions|as an ai)\b"
)
# Words that place a text in the business of a city government, in five languages.
TOOL_WORDS: dict[ToolId, str] = {
    "vision": r"vision|strateg(y|ies)|master ?plan|roadmap",
    "leadership": r"leadership|chief (digital|data|innovation) officer|governance body|steering",
    "budget": r"budgets?|budgeting|(long.term )?funding|financ(e|ing)",
    "financial-incentives": (
        r"financial incentives?|incentives?|subsid(y|ies)|tax (breaks?|relief)|grants?|prizes?"
    ),
    "support-programmes": r"support program(me)?s?|accelerators?|incubators?|business support",
    "talent-readiness": r"talent( readiness)?|skills?( training)?|digital skills|upskilling",
    "people-centricity": (
        r"people.centric(ity)?|citizen.centric(ity)?|people first|participation|co-?design"
    ),
    "innovation-ecosystem": (
        r"innovation ecosystems?|living labs?|start-?ups?|open data|hackathons?"
    ),
    "smart-policies": (
        r"smart policies|polic(y|ies)|regulat\w+|standards?|procurement|sandbox(es)?"
    ),
    "track-record": r"track record|pilots?|evaluation|scaling",
}  # fmt: skip
TOOL_QUESTION = re.compile(
    r"\b(tool|tools|instrument|lever|when (does|do|is|should|would|are|to)|what (is|are|does)"
    r"|how (does|do|long|much|expensive)|explain|pros|cons|worth|cost|costs|makes? sense|step back"
    r"|government (should|stop)|risk of|difference|measure|percentage|share|in practice|pair"
    r"|should (rules|a city|cities|we|government)|instruments?)\b"
)


class Request(Record):
    """The intent, and the tool or cities that the question names."""

    intent: Intent
    tool: ToolId | None = None
    failures: bool = False
    cities: tuple[str, ...] = ()


def read_request(
    text: str, cities: Sequence[str], corpus: Corpus, described: bool = False
) -> Request:
    """Decide by rules, from the most specific to the most general; ``cities`` are case slugs that
    the text merely asks about, ``described`` says that it gives the size of the own city."""
    plain = fold(text).replace("'", " ").replace("\u2019", " ")
    failures = bool(FAILURES.search(plain)) and not OWN_FAILURE.search(plain)
    tool = _tool(plain, corpus)
    own = described or bool(FIRST_PERSON.search(plain))
    named = tuple(c for c in cities if c in corpus.cities)
    intent: Intent = "recommend"
    if len(re.findall(r"[^\W\d_]{2,}", plain)) == 0:
        intent = "empty"
    elif OFFSIDE.search(plain) and not described:
        intent = "out-of-scope"
    elif ABOUT.search(plain):
        intent = "about"
    elif named and not (own and not QUESTION.match(plain)):
        intent = "failures" if failures else "fact"
    elif tool and not own and TOOL_QUESTION.search(plain):
        intent = "tool"
    elif failures and (QUESTION.match(plain) or OTHERS.search(plain) or not own):
        intent = "failures"
    elif CASES.search(plain):
        intent = "cases"
    return Request(intent=intent, tool=tool, failures=failures, cities=named)


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
    return bool(FIRST_PERSON.search(fold(text).replace("'", " ").replace("\u2019", " ")))


def asks_of_deeds(text: str, names: Sequence[str]) -> bool:
    """True when a named city is asked what it did: "How did Surat ...", "What happened in Toronto",
    "What is Ghent known for"; not for "is Toronto safe to travel alone"."""
    plain = fold(text).replace("'", " ").replace("\u2019", " ")
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
    plain = fold(text).replace("'", " ").replace("\u2019", " ")
    return bool(OWN_CITY.match(plain)) and "?" not in text


def asks_without_we(text: str) -> bool:
    """True for a question in which nobody speaks of their own city."""
    return "?" in text and not speaks_as_we(text)


def _tool(plain: str, corpus: Corpus) -> ToolId | None:
    """The tool that the text names; the longest match when several do."""
    found = [
        (len(match.group()), tool)
        for tool in TOOL_IDS
        for match in re.finditer(rf"\b({TOOL_WORDS[tool]})\b", plain)
    ]
    return max(found)[1] if found else None
