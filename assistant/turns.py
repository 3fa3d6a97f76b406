"""What a message means after the ones before it: a new question, or a turn of the talk. Pure.

References ("the second one", "they", "there", "that tool") are resolved to the objects of the last
answer, so that the search is for what is meant.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from assistant.form import Form, read_form
from assistant.intent import TOOL_WORDS
from assistant.lexical import fold
from assistant.phrases import CORRECTION
from assistant.schema import TOOL_IDS, Record, ToolId
from assistant.tongue import asked_language
from assistant.wording import OTHERS, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.corpus import Corpus

Act = Literal[
    "standalone", "reform", "what-if", "compare", "plan", "why-not", "profile", "accept",
    "follow-up", "thanks", "task",
]  # fmt: skip
Aspect = Literal["money", "who", "results", "failures", "people", "time", "how"]
Plan = Literal["hundred-days", "theory-of-change", "vendor", "originator"]
Task = Literal["paragraph", "letter", "question", "translation"]

ASPECTS: dict[Aspect, str] = {
    "money": r"pay|paid|pays|paying|pag(?:o|ar\w*|ado|aron|ou)|paye\w*|money|costs?|coste|"
    r"fund(?:ed|ing|s)?|financ\w+|budget|price|"
    r"cheap\w*|expensive|loans?|grants?|dinero|cuesta|costo|costaron|argent|coute|cout\w*|"
    r"financement|"
    r"geld|kosten|kostet|bezahlt|dinheiro|custou|custa|revenue|income|tax(?:es)?",
    "who": r"who (?:ran|runs|run|led|leads|was in charge|is in charge|managed|is responsible|"
    "did it|"
    r"decide[sd]?|owns?)|in charge|responsible|whose|quien|qui (?:a (?!mal)|dirige)|wer|quem|"
    r"leadership|"
    r"governance|department|agency",
    "failures": r"wrong|fail\w*|critic\w*|problems?|weak(?:ness\w*| points?)?|downsides?|"
    "against it|"
    r"risks?|backlash|complain\w*|mistakes?|fault|stop(?:ped)?|cancel\w*|mal|fracas\w*|echec\w*|"
    r"schief|gescheitert|scheiter\w*|errado|falhou|hackers?",
    "results": r"work(?:ed|s)?|results?|proof|proven|evidence|effects?|outcomes?|impact|saved|"
    "savings|"
    r"measured|success\w*|really|resultad\w+|ergebnis\w*|wirkung|resultats?|gebracht|happen\w*",
    "people": r"residents?|citizens|people (?:take|took|like|liked|think|accept)|participat\w*|"
    r"participacion|participation|beteiligung|volunteers?|neighbou?rs|habitants|accept\w*|like it",
    "time": r"how long|when|timeline|years?|months?|time|cuanto tiempo|combien de temps|wie lange|"
    r"quanto tempo",
    "how": r"how|details?|more|exactly|tell me|mas|plus|mehr|mais",
}  # fmt: skip
ORDINALS = (
    r"first|1st|primer[oa]?|premi\w+|erste\w*|primeir[oa]",
    r"second|2nd|segund[oa]|deuxieme|second\w*|zweite\w*",
    r"third|3rd|tercer[oa]?|troisieme|dritte\w*|terceir[oa]",
    r"fourth|4th",
)
WHAT_IF = re.compile(
    r"^(?:and |but |ok |so |y |et |und |e )*(?:what if|what would (?:change|be different|happen)|"
    r"suppose|imagine|assum\w+|if we (?:had|were|was|got|lost)|que pasa(?:ria)? si|y si\b|et si\b|"
    r"si nous (?:etions|avions)|was ware,? wenn|was wenn|wenn wir|e se\b)"
)
COMPARE = re.compile(
    r"\b(?:compar\w+|versus|vs|against|difference between|vergleich\w*|side by side)\b"
)
NEARER = re.compile(
    r"\b(?:near(?:er|est)|clos(?:er|est)|more like us|like ours?|fits? us|which (?:one|"
    r"of (?:them|the "
    r"two)))\b"
)
PLANS: dict[Plan, str] = {
    "hundred-days": r"(?:100|hundred|cien|cent|hundert|cem)(?:\s|-)*(?:premiers )?"
    r"(?:days?|dias|jours|tage\w*)|"
    r"action plan|plan for (?:my|the|our) first|first (?:three months|90 days)",
    "theory-of-change": r"theory of change|teoria del? cambio|theorie du changement|"
    "teoria da mudanca|"
    r"wirkungs\w+|logic model",
    "vendor": r"(?:ask|questions?|preguntas?|questions|fragen|"
    r"perguntas)\b[^.?!]{0,45}\b(?:vendors?|"
    r"suppliers?|compan(?:y|ies)|sellers?|contractors?|developers?|bidders?|proveedor\w*|"
    r"fournisseurs?|anbieter\w*|fornecedor\w*)|"
    r"(?:vendors?|suppliers?|developers?|compan(?:y|ies))\b[^.?!]{0,80}\b(?:ask|questions?)",
    "originator": r"(?:ask|questions?)\b[^.?!]{0,40}\b(?:them|him|her|people (?:of|in|from)|"
    "the city|"
    r"mayor of|if i (?:call|visit|meet)|colleagues|originator)|questions? (?:to|for) [a-z ]{3,25}$",
}
# Texts to be written about the last answer, which takes a language model.
_WRITE = (
    r"(?:draft|write|compose|prepare|formulate|redact\w*|escrib\w*|redig\w*|ecri\w*|prepar\w*|"
    r"escrev\w*|entwirf|entwerf\w*|schreib\w*|formulier\w*)\b[^.?!]{0,50}\b"
)
TASKS: dict[Task, str] = {
    "paragraph": rf"{_WRITE}(?:paragraph\w*|parrafo|paragrafo|absatz|council (?:paper|memo|note))",
    "letter": rf"{_WRITE}(?:letter|e-?mail|carta|lettre|courriel|schreiben)\b|"
    r"(?:schreib\w*|entwirf)\b[^.?!]{0,40}\bbrief\b",
    "question": r"(?:sharpen|improve|rephrase|reword|tighten|afina\w*|mejora\w*|reformul\w*|"
    r"scharf\w*|verbesser\w*)\b[^.?!]{0,30}\b(?:question|pregunta|pergunta|frage)\b",
}
WHY_NOT = re.compile(r"\b(?:why not|why no|por que no|pourquoi pas|warum nicht|por que nao)\b")
CHANGES = re.compile(r"\b(?:what (?:has )?chang\w+|what (?:is|s) different now|what now)\b")
ACCEPT = re.compile(
    r"^(?:yes|yes please|yes pls|yep|yeah|ok(?:ay)?|sure|please do|go ahead|do it|please|si|"
    r"si por favor|"
    r"oui|oui merci|oui s il vous plait|ja|ja bitte|sim|sim por favor)\W*$"
)
THANKS = re.compile(
    r"^(?:(?:ok|great|perfect|super|good|very good),? )*(?:thanks?|thank you|thx|gracias|merci|"
    r"danke|"
    r"obrigad[oa])(?: (?:a lot|so much|very much|you|beaucoup|schon|muchas))*\W*$"
)
REGION = re.compile(
    r"\b(outside(?: of)?|except|not in|fuera de|hors d\w*|ausserhalb)?\s*(?:the )?"
    r"(africa\w*|afrique|afrika|asia\w*|asie|asien|europ\w+|north america\w*|south america\w*|"
    r"latin america\w*|america latina|amerique latine|middle east|oriente medio|moyen orient|"
    r"oceania)\b"
)
REGIONS: dict[str, tuple[str, ...]] = {
    "afr": ("Africa",), "asi": ("Asia-Pacific",), "eur": ("Europe",), "nor": ("North America",),
    "sou": ("South America",), "lat": ("South America",), "ame": ("South America",),
    "mid": ("Middle East",), "ori": ("Middle East",), "moy": ("Middle East",),
    "oce": ("Asia-Pacific",),
}  # fmt: skip
BACK = re.compile(
    r"\b(?:it|its|they|them|their|there|that|this|those|these|one|ones|he|she|eso|esto|ahi|alli|"
    r"ella|"
    r"ellos|cela|ca|eux|la-bas|dort|das|dem|die|isso|la|of them|both|the two)\b"
)
LEADS = re.compile(
    r"^(?:and|but|so|also|what about|how about|more (?:on|about)|tell me more|y|e|et|und|aber|"
    r"only|just|"
    r"which of|any of|solo|nur|so o|seulement|the)\b"
)
SECTIONS: dict[str, str] = {
    "step_back": r"step back|stop doing|get out of the way|withdraw",
    "market_failure": r"market failure|why (?:should )?(?:the )?government|why not leave it",
    "does_not_fit_when": r"not fit|does not work|doesn t (?:fit|work)|when not|bad idea|wrong for",
    "failure_modes": r"fail\w*|go(?:es)? wrong|went wrong|risks?|pitfalls?|mistakes?",
    "cost_notes": r"costs?|expensive|cheap|how much|price|money|budget",
    "time_to_effect": r"how long|how soon|time|years?|months?",
    "measures": r"measure\w*|indicators?|know (?:if|whether) it works?",
    "preconditions": r"precondition\w*|need (?:first|before)|must be (?:true|in place)|"
    r"prerequisit\w*",
    "fits_when": r"(?:does it|when) (?:fit|make sense)|good for|right for",
}
USERS = re.compile(
    r"\b(?:(?:which|what|some|three|two|other|different) (?:\w+ )?(?:cit(?:y|ies)|towns?|places|"
    r"examples|cases)|examples?|who (?:used|did|has))\b"
)
NARROWS = re.compile(
    r"(?:only|just|any|some|and|which|what about|how about|who|none|also|y|e|et|und|nur|solo|so)\b"
)
FEW_WORDS = 14  # a longer message speaks for itself


class Turn(Record):
    """A message in its conversation: the act, what it refers to, and the form it asks for."""

    act: Act
    form: Form = Form()
    cities: tuple[str, ...] = ()
    tool: ToolId | None = None
    aspect: Aspect | None = None
    plan: Plan | None = None
    task: Task | None = None
    regions: tuple[str, ...] = ()
    outside: bool = False
    section: str | None = None  # of the tool: cost_notes, step_back ...
    language: str = ""  # of the brief that is asked for: a code


class Past(Record):
    """What of the conversation a message can refer to, in the order shown."""

    intent: str = ""
    tools: tuple[ToolId, ...] = ()
    cities: tuple[str, ...] = ()
    text: str = ""
    tool: ToolId | None = None  # the tool that was explained or looked at last
    turn: Turn = Turn(act="standalone")


class Message(Record):
    """What the rules below look at: the folded text and what is known of it and before it.

    ``named`` are the case cities it names in any role, ``delta`` whether it says something new of
    the own city, ``troubles`` how many troubles were heard clearly.
    """

    plain: str
    asks: bool
    base: Turn
    memory: Past
    delta: bool
    troubles: int

    @property
    def brief(self) -> bool:
        """Too short to speak for itself."""
        return len(self.plain.split()) <= FEW_WORDS

    @property
    def named(self) -> tuple[str, ...]:
        """The case cities it names."""
        return self.base.cities

    def turn(self, act: Act, **more: object) -> Turn:
        """The turn with this act."""
        return self.base.model_copy(update={"act": act, **more})


def read_turn(
    text: str,
    memory: Past,
    tool: ToolId | None,
    named: Sequence[str],
    delta: bool,
    troubles: int,
    corpus: Corpus,
) -> Turn:
    """Decide what a message does, by the first rule that applies; ``tool`` is the one it names."""
    plain = fold(text).replace("'", " ").replace("\u2019", " ").strip(" .!?\u00bf\u00a1")
    base = Turn(
        act="standalone",
        form=read_form(text),
        aspect=_aspect(plain),
        tool=tool or _tool_named(plain, corpus),
        cities=tuple(named),
    )
    message = Message(
        plain=plain, asks="?" in text, base=base, memory=memory, delta=delta, troubles=troubles
    )
    rules = RULES if memory.intent else OPENING
    return next((turn for rule in rules if (turn := rule(message))), base)


def _plan(m: Message) -> Turn | None:
    plan = next((p for p, words in PLANS.items() if re.search(rf"\b(?:{words})", m.plain)), None)
    return m.turn("plan", plan=plan, cities=m.named or m.memory.cities[:1]) if plan else None


def _translation(m: Message) -> Turn | None:
    """The brief in a language, by name or that of the conversation."""
    language = asked_language(m.plain) if m.brief else None
    if language is None:
        return None
    return m.turn("task", task="translation", language=language, cities=())


def _task(m: Message) -> Turn | None:
    """A text about the last answer: a paragraph for the council, a letter to the city."""
    task = next((t for t, words in TASKS.items() if re.search(rf"\b(?:{words})", m.plain)), None)
    if task is None or not m.brief:
        return None
    cities = m.named or (m.memory.cities[:1] if task == "letter" else m.memory.cities)
    return m.turn("task", task=task, cities=cities)


def _nearer(m: Message) -> Turn | None:
    """Which of the compared cities is nearer, with or without more on the own city."""
    last = m.memory
    if last.intent != "compare" or not NEARER.search(m.plain) or len(last.cities) < 2:
        return None
    cities = last.turn.cities or last.cities[:2]
    return m.turn("compare", cities=cities, tool=last.turn.tool, aspect=last.turn.aspect)


def _compare(m: Message) -> Turn | None:
    if not COMPARE.search(m.plain):
        return None
    if len(m.named) >= 2:
        return m.turn("compare", cities=m.named[:4])
    both = tuple(dict.fromkeys([*m.memory.cities[:2], *m.named]))
    if m.named:
        both = tuple(dict.fromkeys([*m.memory.cities[:1], *m.named]))
    return m.turn("compare", cities=both) if len(both) >= 2 and m.brief and not m.delta else None


def _courtesy(m: Message) -> Turn | None:
    if THANKS.search(m.plain):
        return m.turn("thanks")
    return m.turn("accept") if ACCEPT.search(m.plain.replace(",", "")) else None


def _what_if(m: Message) -> Turn | None:
    return m.turn("what-if") if WHAT_IF.search(m.plain) else None


def _why_not(m: Message) -> Turn | None:
    apt = WHY_NOT.search(m.plain) and m.brief and (m.base.tool or not m.named)
    return m.turn("why-not") if apt else None


def _reform(m: Message) -> Turn | None:
    """Only a form: the last answer again, shorter, as bullets, its money only."""
    if m.base.form.plain or m.named or m.delta or m.troubles or not m.brief:
        return None
    if m.base.form.money:
        return m.turn("follow-up", aspect="money", cities=m.memory.cities)
    return m.turn("reform")


def _profile(m: Message) -> Turn | None:
    says = m.delta and m.memory.text and (CORRECTION.search(m.plain) or (m.brief and not m.asks))
    return m.turn("profile") if says or CHANGES.search(m.plain) else None


def _section(m: Message) -> Turn | None:
    """More on the tool that was explained: its costs, when to step back, who used it."""
    tool = m.base.tool or m.memory.tool
    if (
        not tool
        or not m.brief
        or m.named
        or m.delta
        or m.memory.intent not in {"tool", "follow-up"}
    ):
        return None
    if m.memory.tool is None:
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


def _reference(m: Message) -> Turn | None:
    """A city, an ordinal, a pronoun or a bare aspect: about what was just shown."""
    if not m.brief:
        return None
    if m.named:
        asks = bool(m.base.aspect or LEADS.search(m.plain))
        return m.turn("follow-up") if asks and not m.delta else None
    ordinal = _ordinal(m.plain)
    if ordinal is not None:
        return m.turn("follow-up", **_nth(ordinal, m.memory))
    refers = bool(BACK.search(m.plain) or LEADS.search(m.plain) or m.base.aspect)
    return m.turn("follow-up", cities=m.memory.cities) if refers and not m.delta else None


OPENING = (_translation, _plan, _compare)
RULES = (
    _translation, _task, _plan, _compare, _nearer, _courtesy, _what_if, _why_not, _reform,
    _region, _section, _profile, _reference,
)  # fmt: skip


def _nth(ordinal: int, memory: Past) -> dict[str, object]:
    """The n-th object of the last answer: a tool after a recommendation, a city otherwise."""
    if memory.intent in {"recommend", "what-if", "profile"} and ordinal < len(memory.tools):
        return {"tool": memory.tools[ordinal], "cities": ()}
    if ordinal < len(memory.cities):
        return {"cities": (memory.cities[ordinal],)}
    return {"cities": memory.cities}


def _aspect(plain: str) -> Aspect | None:
    for aspect, pattern in ASPECTS.items():
        if re.search(rf"\b(?:{pattern})\b", plain):
            return aspect
    return None


def _ordinal(plain: str) -> int | None:
    for number, pattern in enumerate(ORDINALS):
        if re.search(
            rf"\b(?:the |el |la |le |die |der |das |o |a )(?:{pattern})\b"
            r"(?! (?:step|time|hundred|100|year|place|thing))",
            plain,
        ):
            return number
    return None


def _tool_named(plain: str, corpus: Corpus) -> ToolId | None:
    for tool in TOOL_IDS:
        names = [corpus.tools[tool].name]
        if WHY_NOT.search(plain):  # elsewhere "visión" or "Haushalt" is no more than a word
            names += [say(language, names[0]) for language in OTHERS]
        own = "|".join(fold(name) for name in names)
        if re.search(rf"\b(?:{own}|{TOOL_WORDS[tool]})\b", plain):
            return tool
    return None
