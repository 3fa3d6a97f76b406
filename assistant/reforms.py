"""Turns that only ask for another form: shorter, as bullets, in six lines for the council. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.asking import SENTENCE, asks_directly
from assistant.audience import OFFICIALS
from assistant.cues import WHOLE
from assistant.form import N_WORD, NUMBERS, READER, read_form
from assistant.turn import SURE

if TYPE_CHECKING:
    from assistant.turn import Message, Turn

NO_ADVICE = {"not-covered", "out-of-scope"}  # nothing of these can be told shorter
MANY = 4  # sentences from which all of the advice is meant
OF_FORM = {"form", "write", "translate", "yes", "thanks"}  # what asks for a form is heard as
# The same again for somebody else, in other words or at another length: "condense the above into a
# note", "could you write it again in easy English", "talking points for the council".
_TEXT = (
    r"(?:notes?|briefing|memo|post|newsletter|article|piece|e-?mail|paragraph|speech|one[- ]?pager|"
    r"summary|text|handout|leaflet|slide)"
)
AGAIN = re.compile(
    r"\b(?:re-?write|rephrase|reword|condense|simplify|summari[sz]e|shorten)\b|\bwrite (?:it|this|"
    r"that) (?:again|down|up|like|as)\b|\bagain (?:in|with) (?:easy|easier|simple|plain)\b|\b(?:in|"
    r"with|use) (?:very )?(?:easy|easier|simple|simpler|plain|clear) (?:english|words|language)\b|"
    r"\b(?:make|do|give me|write|prepare|need|now) (?:me )?(?:a|an|one|it|this|that|the same)? ?"
    r"(?:\w+ )?version\b|\bversion (?:of (?:it|this|that)|for|which|that|without)\b|"
    rf"\b(?:it|this|that|above|all) (?:\w+ )?(?:as|into|in|"
    rf"like) (?:an? )?(?:[\w-]+ ){{0,2}}{_TEXT}\b|"
    r"\b(?:talking|speaking) (?:points?|pts)\b|\bthe same (?:but |again )?(?:without|in|as|for|"
    r"shorter)\b|\b(?:linkedin|facebook|newsletter|social media) (?:post|piece|text|article)\b|"
    r"\b(?:one|a single|a) slide\b|\bchecklist\b|\bhalf (?:a )?page\b|\b(?:media|meia) pagina\b|"
    r"\bdemi[- ]page\b|\bhalbe seite\b|\bredi(?:re|s|tes)\b|\bborrador\b|\btexto (?:\w+ )?(?:de|"
    r"para|pro|por) whats\w*|\bals (?:kurze[rns]? )?(?:e-?)?(?:mail|nachricht|vermerk|notiz)\b|"
    r"\btoo long\b|\b(?:just|jst|only) (?:the )?top (?:\w+ )?(?:things?|points?|ones?)\b|"
    r"\breescrib\w+|\bresum(?:a|e|ir|irlo|ame|eme)\w*|\ben (?:palabras|lenguaje) (?:mas )?"
    r"(?:sencill|simple|clar)\w*|\bversion (?:mas )?(?:corta|breve|para|sin)\b|"
    r"\blo mismo,? (?:pero )?"
    r"(?:sin|en|mas)\b|\bdemasiado largo\b|\breecri\w+|\bresum(?:ez|er|e moi)\b|\ben (?:mots|"
    r"termes|"
    r"langage) (?:plus )?simples?\b|\bversion (?:plus )?(?:courte|pour|sans)\b|\bla meme chose,? "
    r"(?:sans|en|mais)\b|\btrop long\b|\breescrev\w+|\bresum(?:a|ir|e)\b|\bem (?:palavras|"
    r"linguagem) "
    r"(?:mais )?simples\b|\bversao (?:mais )?(?:curta|para|sem)\b|\bo mesmo,? (?:mas )?(?:sem|"
    r"em)\b|"
    r"\b(?:longo demais|muito longo)\b|\bfass\w* (?:\w+ ){1,4}zusammen\b|\b(?:kurz)?fassung (?:fur|"
    r"ohne)\b|\bin einfache[nr]? (?:worten|sprache|deutsch)\b|\bdasselbe,? (?:ohne|in|als)\b|"
    r"\bzu lang\b"
)
TOP = re.compile(
    rf"\b(?:top|first|main|most important) {N_WORD} |\b{N_WORD} (?:most important|main|top) |"
    rf"\btop {N_WORD}\b"
)
POINTS_TOLD = re.compile(r"\b(?:talking|speaking) (?:points?|pts)\b")
FOR_READERS = re.compile(rf"\b{_TEXT}\b")
LONGEST = 40  # words of a message that asks for it
TOLD, READ, PLAIN = 5, 250, 150  # points to tell; words of a text for others, and in plain words
ASKING = 5  # words of a question that stands beside a form
A_LINE, FEWEST = 24, 3  # words of a line of such a text, and its lines


def rewritten(m: Message) -> Turn | None:
    """The last answer, or the advice where that says little, for others or in other words; what the
    library holds does not change by it."""
    long = len(m.plain.split()) > LONGEST
    if m.named or long or not m.memory.text or not AGAIN.search(m.plain):
        return None
    form = m.base.form
    top = TOP.search(m.plain)
    if top:
        count = next(int(NUMBERS.get(n, n)) for n in top.groups() if n)
        form = form.model_copy(update={"lines": count, "max_tools": None})
    elif not form.lines and POINTS_TOLD.search(m.plain):
        form = form.model_copy(update={"lines": TOLD, "bullets": True})
    elif not (form.lines or form.paragraph or form.one_line):
        most = form.max_words or (READ if FOR_READERS.search(m.plain) else PLAIN)
        form = form.model_copy(update={"lines": max(most // A_LINE, FEWEST), "max_words": None})
    form = form.model_copy(update={"reader": True})
    whole = bool(form.lines or m.memory.words < READ or of_the_whole(m))
    base = m.model_copy(update={"base": m.base.model_copy(update={"form": form})})
    return base.turn("reform", whole=whole, proposals=(), cities=(), aspect=None, objection=None)


def reform(m: Message) -> Turn | None:
    """Only a form: the last answer again, or all of the advice: shorter, as bullets, its money."""
    form, asks = m.base.form, m.asks or asks_directly(m.plain)
    points = form.lines and not asks  # "give it in 6 points for my chief, he meets the mayor"
    if form.plain or m.named or not (m.brief or points) or _asks_beside(m):
        return None
    told = m.delta or m.troubles
    if told and not (m.heard == "form" and m.chance >= SURE) and not READER.search(m.plain):
        return None
    if m.base.form.money and m.heard != "form":
        return m.turn("follow-up", aspect="money", cities=m.memory.cities)
    return m.turn("reform", whole=of_the_whole(m) or m.memory.intent in NO_ADVICE)


def of_the_whole(m: Message) -> bool:
    """Whether a form is asked of the advice and not of the last answer: "all of that"."""
    many = (m.base.form.lines or 0) >= MANY
    # Three bullets for the mayor are of the advice, not of questions to put to somebody.
    asked_others = m.memory.turn.plan in {"originator", "vendor"} and OFFICIALS.search(m.plain)
    whole = bool(WHOLE.search(m.plain) or asked_others)
    return whole or m.base.form.max_tools is not None or many


def _asks_beside(m: Message) -> bool:
    """Whether a message asks something, in whatever form: "own or lease? Straight answer", "which
    clauses should I ask for? In bullets, please"."""
    apart = [part.strip() for part in SENTENCE.findall(m.plain) if part.strip()]
    alone = [p for p in apart if p.endswith("?") and len(p.split()) >= ASKING and _no_form(p)]
    return (m.asks and m.heard not in OF_FORM and m.chance >= SURE) or (
        bool(alone) and len(apart) > len(alone)
    )


def _no_form(part: str) -> bool:
    """Whether a sentence says nothing of a form, nor of a text to be made again."""
    return read_form(part).plain and not (AGAIN.search(part) or FOR_READERS.search(part))
