"""The form that a user asks for: how long, how many tools, bullets, which parts. Pure."""

from __future__ import annotations

import re

from assistant.audience import PUBLIC
from assistant.lexical import simple
from assistant.schema import Record

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "uno": 1, "una": 1, "dos": 2, "tres": 3, "un": 1, "deux": 2, "trois": 3,
    "dois": 2, "duas": 2, "ein": 1, "eine": 1, "zwei": 2, "drei": 3,
    "une": 1, "um": 1, "uma": 1, "einem": 1, "einen": 1, "einer": 1, "cuatro": 4, "cinco": 5,
    "quatre": 4, "cinq": 5, "quatro": 4, "vier": 4, "funf": 5, "seis": 6, "sechs": 6, "diez": 10,
    "dix": 10, "dez": 10, "zehn": 10,
}  # fmt: skip
SHORTEST_WORDS = 25
SHORT_WORDS = 70
SHORTER_WORDS = 150  # "shorter please" after an answer of some 500
READER_WORDS = 250  # one page for somebody who was not in the conversation
# Of the one who writes: "I'll try to be brief", "to be honest with you".
SELF = re.compile(
    r"\b(?:i (?:ll|will|shall|m going to) (?:try to )?(?:be|keep it) (?:very )?(?:brief|short|"
    r"blunt|honest|direct|concise)|let(?: s| us) be (?:honest|frank|blunt|direct)|"
    r"to be (?:honest|blunt|brief|direct|frank|fair)(?: with you)?)\b"
)
N_WORD = rf"(\d{{1,4}}|{'|'.join(NUMBERS)})"
WORDS = re.compile(
    rf"\b(?:(?:in|under|within|max(?:imum|imal)?(?: of)?|at most|no more than|less than|up to|"
    rf"about|"
    rf"fewer than|only|en menos de|en|menos de|moins de|em|ate|unter|hochstens|in hochstens|maximo"
    rf"(?: de)?|maximum)\W+)?{N_WORD}[- ]?(?:words?|palabras|mots|palavras|worter\w*|worte\w*)\b"
)
TOOLS = re.compile(
    rf"\b(?:only |just |give me |the |top |max(?:imum)? |name |top-)*{N_WORD}[- ]"
    r"(?:(?:best|main|first|most important|top) )?(?:tools?|things?|measures?|recommendations?|"
    r"steps?|options?|instruments?|herramientas|outils|ferramentas|werkzeuge)\b(?! of)"
)
ALL_TEN = re.compile(r"\bthe (?:ten|10)\b")
FIRST_ONLY = re.compile(
    r"\b(?:only the (?:first|top)|just (?:the )?(?:one|first)(?! (?:line|sentence))|one tool|"
    r"single (?:tool|best))\b"
)
BULLETS = re.compile(
    r"\b(?:bullet(?:s|ed|ets)?|bullet ?points?|as a list|list form|stichpunkte?n?|vinetas|puces|"
    r"topicos|en lista|em lista|liste a puces)\b"
)
ONE_LINE = re.compile(
    r"\b(?:one|1|a single|eine|une|una|uma) (?:line|sentence|liner|zeile|ligne|linea|linha)"
    r"(?: (?:each|per|for each|chacun|cada|pro)\b)?|one-liners?|one liner"
)
SHORTER = re.compile(
    r"\b(?:shorter|too long|(?:make|keep) it (?:short|brief)|briefer|be brief|in brief|in short|"
    r"short version|version corta|version courte|versao curta|kurzversion|kurze version|"
    r"short answer|summar(?:y|ise|ize)|tl;?dr|shorten|concise|condense|mas corto|"
    r"mas breve|resum\w+|plus court|kurzer|kurz(?: bitte)?|kurzfassung|mais curto|"
    r"short(?:er)? pl\w*)\b"
)
# Somebody who was not in the conversation: one page, in words that need no explanation.
READER = re.compile(
    r"\b(?:(?:for|(?:send|show|explain|give|present|write|e-?mail|forward)\w* (?:(?:it|this|that|"
    r"all|an e-?mail|a memo) )*to) (?:my|the|our) (?:\w+ )?(?:mayor|boss|council\w*|minister|"
    r"cabinet|committee|board|city manager|chief|colleagues)|one[- ]pager?|"
    r"(?:in|on) (?:one|a single) page|"
    r"(?:as|in|into) an? (?:e-?mail|memo|briefing|note)|(?:para|a) (?:mi|el|la|nuestro) "
    r"(?:alcalde\w*|concejo|pleno|jefe|consejo)|pour (?:mon|le|notre) (?:maire|conseil\w*|chef)|"
    r"fur (?:meine?n?|den|unseren?) (?:o?b|burgermeister\w*|oberburgermeister\w*|chef\w*|rat|"
    r"stadtrat|gemeinderat)|para (?:o|a) (?:prefeit\w+|camara|vereador\w*|executivo|chefe)|"
    r"una pagina|une page|eine seite|uma pagina|"
    r"(?:para|a) (?:leer\w*|presentar\w*) (?:en|ante|al) (?:el )?(?:pleno|concejo|consejo|"
    r"cabildo))\b"
)
LINES = re.compile(
    rf"\b(?:in |only |just |solo |en |em |nur |seulement |apenas |max(?:imum)? |at most |"
    rf"not more than |(?:de|corta|corto|courte|kurze?|curta|version),? )+(?:just |only )?{N_WORD} "
    rf"(?:short |simple )?(?:sentences?|lines?|frases?|"
    rf"lineas|lignes?|phrases?|linhas?|satze?n?|zeilen?)\b"
    rf"(?! (?:each|per|for each|cada|pro|chacun))|"
    rf"\b(?:dame|give me|donne\w* moi|gib mir) (?:\w+ )?{N_WORD} (?:sentences?|lines?|frases?|"
    rf"lineas|lignes?|phrases?|linhas?|satze?n?|zeilen?)\b"
)
# "Five or six lines": the larger number.
RANGE = re.compile(
    rf"\b{N_WORD}(?: (?:or|to|o|a|ou|oder|bis) |-){N_WORD} (?:short |simple )?(?:sentences?|lines?|"
    rf"frases?|lineas|lignes?|phrases?|linhas?|satze?n?|zeilen?)\b"
)
# So many points of what was said; sentences to say, each a bullet.
POINTS = re.compile(
    rf"\b{N_WORD} (?:short |clear |key |kurze |breves? |courts? )?(?:bullets?(?: points?)?|"
    rf"talking points|"
    r"points?|pontos|topicos|puntos|vinetas|puces|punkte?n?|stichpunkte?n?|stichworte?n?)\b(?! of)"
)
PARAGRAPH = re.compile(
    r"\b(?:(?:one|a single|a short|1|un solo|un|uno|um|um so|ein\w*) (?:short |corto |breve |"
    r"court |"
    r"kurze\w* )?(?:paragraph|parrafo|paragraphe|paragrafo|absatz)|as a paragraph)\b"
)
BLUNT = re.compile(
    r"\b(?:be (?:blunt|brutal|direct|honest)|bluntly|straight answer|no sugar|don t sugar\w*|"
    r"no bullshit|no theory|without theory|sin teoria|sans theorie|ohne theorie|sem teoria)\b"
)
MONEY = re.compile(
    r"\b(?:(?:only|just) (?:the )?(?:money|costs?|numbers|figures|budget|financ\w+)|money only|"
    r"costs only|solo el dinero|seulement l argent|nur das geld|so o dinheiro)\b"
)


class Form(Record):
    """What was asked for; nothing set means the usual form."""

    max_words: int | None = None
    max_tools: int | None = None
    bullets: bool = False
    one_line: bool = False
    blunt: bool = False
    money: bool = False
    reader: bool = False
    lines: int | None = None  # sentences, at most
    paragraph: bool = False
    halved: bool = False  # "shorter" after a short answer: no limit that was named
    said: bool = False  # sentences to be said to others, as many as lines
    gently: bool = False  # said so that nobody is put to shame
    public: bool = False  # for people outside city hall

    @property
    def plain(self) -> bool:
        """True when no form was asked for."""
        return self == Form()


def read_form(text: str) -> Form:
    """The form asked for: ``three tools, one line each, under 100 words`` -> all three."""
    plain = SELF.sub(" ", simple(text))
    words = WORDS.search(plain)
    limit = _number(words.group(1)) if words else None
    if limit is None and SHORTER.search(plain):
        limit = SHORTER_WORDS
    reader = bool(READER.search(plain))
    if limit is None and reader:
        limit = READER_WORDS
    lines, points = LINES.search(plain), POINTS.search(plain)
    between = RANGE.search(plain)
    tools = TOOLS.search(plain)
    count = _number(tools.group(1)) if tools and not ALL_TEN.search(tools.group()) else None
    if count is None and FIRST_ONLY.search(plain):
        count = 1
    form = Form(
        max_words=limit if limit and limit >= 10 else None,
        max_tools=count if count and count <= 10 else None,
        bullets=bool(BULLETS.search(plain) or points),
        one_line=bool(ONE_LINE.search(plain)),
        blunt=bool(BLUNT.search(plain)),
        money=bool(MONEY.search(plain)),
        reader=reader,
        lines=_number(between.group(2))
        if between
        else _number(lines.group(1) or lines.group(2))
        if lines
        else _number(points.group(1))
        if points
        else None,
        paragraph=bool(PARAGRAPH.search(plain)),
    )
    public = not form.plain and bool(PUBLIC.search(plain))
    return form.model_copy(update={"public": public})


def shortened(form: Form, words: int, again: bool = False) -> Form:
    """The form of "shorter" after an answer of so many words: half of one that is short already, in
    whole points unless that was asked for before (``again``)."""
    if form.max_words != SHORTER_WORDS or not 0 < words <= SHORTER_WORDS:
        return form
    if words > SHORT_WORDS and not again:
        half = max(SHORT_WORDS, words // 2)
        return form.model_copy(update={"max_words": half, "halved": True})
    return form.model_copy(update={"max_words": max(SHORTEST_WORDS, words // 2)})


def _number(word: str) -> int:
    return NUMBERS[word] if word in NUMBERS else int(word)
