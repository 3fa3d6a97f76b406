"""A claim that affirms what its fact denies, or denies what it affirms, clause by clause. Pure.

``senses`` weighs single words; here a whole clause counts: the words after a negator of the fact
("could not simply be copied") against a clause of the claim that shares them and denies nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from assistant.lexical import STOP, fold
from assistant.scopes import stem

# Negators of a verb deny the rest of their clause; those of a noun a few words after them.
NEGATOR = re.compile(
    r"\b(?:(?P<verb>not(?! (?:only|just|least|until|yet clear|quite|entirely|far|"
    r"the|a|an)\b)|never|nobody|nothing|"
    r"none|neither|nor|cannot|fail(?:ed|s)? to|refus(?:ed|es|ing) to|declined to|unable to|"
    r"stopped short of|hardly|barely|scarcely)|"
    r"(?P<noun>no(?! (?:more|less|fewer|later|longer than|doubt)\b)|without|instead of|rather than|"
    r"lack(?:s|ed|ing)?(?: of)?|(?:for )?want of|far from|absence of|hardly any|too (?:few|little)|"
    r"not (?:the|an?)))\b|n't\b"
)
# Verbs that deny what stands before them: "detailed steps were left out".
BACKWARD = re.compile(
    r"\b(?:was|were|been|being|be|is|are|got) (?:\w+ly )?(?:left out|dropped|rejected|refused|"
    r"cancelled|"
    r"scrapped|abandoned|excluded|removed|halted|suspended|postponed|denied|turned down|shelved|"
    r"missing|absent|lacking|dismissed|struck down|overturned)\b"
)
BEFORE = 5  # content words before such a verb that it denies
RELATIVE = re.compile(r"\b(?:that|those|whom|whose)\s*$")
SURE = 2  # words that a claim must deny
NOUNS = 4  # content words that a negator of a noun denies
HALT = re.compile(r"\b(?:and|by|with|from|through|via|in order|could|can|was|were|has|had)\b")
# What makes a clause of a claim deny, doubt or limit something, however weakly.
FLAVOUR = re.compile(
    r"\b(?:rien|pas|ne|n'|jamais|aucun\w*|sans|ni|sin|nunca|ningun\w*|tampoco|nada|nao|nem|sem|"
    r"nenhum\w*|nicht\w*|kein\w*|ohne|nie|niemand|weder|statt|"
    r"not|no|never|none|nobody|nothing|nor|neither|without|cannot|hardly|barely|scarcely|"
    r"rarely|seldom|few|fewer|little|only|just|merely|mere|fail\w*|refus\w*|reject\w*|declin\w*|"
    r"den(?:y|ie[sd]|ying)|stop\w*|halt\w*|block\w*|prevent\w*|avoid\w*|lack\w*|miss(?:ed|es|ing)?|"
    r"short|shortage\w*|instead|rather|except\w*|but|drop(?:ped|s)?|abandon\w*|scrap\w*|cancel\w*|"
    r"end(?:ed|s|ing)?|clos\w+|bann?\w*|forb\w+|barr(?:ed|ing)|prohibit\w*|exclud\w*|exempt\w*|"
    r"left|leav\w+|spar(?:ed?|ing)|skip\w*|free|hard|harder|difficult\w*|impossible|too|los[et]\w*|"
    r"late|later|delay\w*|still|yet|doubt\w*|absent|absence|"
    r"empty|away|off|out|against|oppos\w*|resist\w*|object\w*|dead|weak\w*|poor\w*|wors\w+|"
    r"far|less|"
    r"ignor\w*|unless|despite|although|though|however|contrary|unlike|"
    r"beyond|alone|dismiss\w*|rul(?:ed|es) out|turn\w* (?:down|away)|lapse\w*|expire\w*|broke\w*|"
    r"collaps\w*|stall\w*|froz\w+|shelv\w*|suspend\w*|withdr\w*|remov\w*|overlook\w*|neglect\w*|"
    r"bypass\w*|limit\w*|stopgap|interim|temporary|shr[aiu]nk\w*|whether|"
    r"disappoint\w*|gap\w*|problem\w*|"
    r"trouble\w*|struggl\w*|wrong\w*|false\w*|sceptic\w*|skeptic\w*|other than|"
    r"zero|lag\w*|behind|unlawful\w*|illegal\w*|un(?!der|til|it|iver|ion|ique|less|ifi|iform|i\b)"
    r"[a-z]{4,}|ill-\w+|in(?:complete|sufficient|adequate|effective|accurate|correct|dependent)|"
    r"optional)\b|n't\b"
)
SENTENCE = re.compile(r"[.;:!?](?=\s|$)")
# The same of a fact, where doubts and complaints are what happened.
REFUSAL = re.compile(
    r"\b(?:fail\w*|refus\w*|reject\w*|declin\w*|den(?:y|ie[sd]|ying)|stopp?\w*|halt\w*|block\w*|"
    r"prevent\w*|avoid\w*|miss(?:ed|es|ing)?|short|drop(?:ped|s)?|abandon\w*|scrap\w*|cancel\w*|"
    r"clos\w+|bann?\w*|forb\w+|prohibit\w*|exclud\w*|exempt\w*|only|few|little|instead|rather|"
    r"lapse\w*|delay\w*|dismiss\w*|yet|still|without|although|despite|un[a-z]{5,})\b"
)
PIECE = re.compile(
    r",(?!\d)|\s[-–—]\s|[()]|\b(?:but|while|whereas|although|though|because|since|"
    r"which|who|where|when|until|before|after|unless|so that|if|as)\b"
)
JOINING = re.compile(r"\band\b")
WORD = re.compile(r"[a-z][a-z'-]*[a-z]")
TOPIC = 5  # letters by which two texts speak of one thing
PREFIX = 7  # letters by which a noun is its verb: contractor, contract
SHORT = 4  # content words under which a clause goes with the one before it
LEAST = 1.5  # what denied and surrounding words must add up to
AROUND, MOST_AROUND = 0.25, 3  # what a shared word counts that is not denied, and how many do
EMPTY = STOP | {
    "also", "its", "than", "any", "each", "per", "percent", "year", "years", "use", "used",
    "make", "made", "take", "get", "give", "new", "one", "two", "three", "both", "such", "more",
    "most", "many", "much", "first", "about", "even", "ever", "could", "would", "should", "people",
}  # fmt: skip

MONEY = frozenset(
    [
        "usd",
        "eur",
        "gbp",
        "inr",
        "idr",
        "cny",
        "krw",
        "million",
        "billion",
        "crore",
        "lakh",
        "euro",
        "euros",
        "dollar",
        "dollars",
    ]
)


class Piece(NamedTuple):
    """A clause: its stems, those that a negator denies, whether it denies anything however
    weakly, whether plainly, the stems of its sentence and the verb that is denied."""

    stems: frozenset[str]
    denied: frozenset[str]
    flavoured: bool
    refused: bool
    sentence: frozenset[str]
    head: str  # the first word after a negator of verbs


def _words(text: str) -> list[str]:
    return [
        stem(word)[:PREFIX]
        for word in WORD.findall(text)
        if word not in EMPTY and len(word) > 2 and word not in MONEY
    ]


@lru_cache(maxsize=8192)
def subjects(text: str) -> frozenset[str]:
    """The beginnings of the content words of a text: what it is about."""
    return frozenset(word[:TOPIC] for word in _words(fold(text)))


def _denied(part: str) -> frozenset[str]:
    """What a clause denies: after "not" all the rest of it, after "no" and "without" less."""
    found: set[str] = set()
    matches = list(NEGATOR.finditer(part))
    if len(matches) > 1 or (matches and RELATIVE.search(part[: matches[0].start()])):
        return frozenset()  # "no pilot without partners", "streets that no bus reaches"
    if backward := BACKWARD.search(part):
        found.update(_words(JOINING.split(part[: backward.start()])[-1])[-BEFORE:])
    for match in matches:
        rest = part[match.end() :]
        if match["noun"]:
            if not re.match(r"\W*\d", rest):  # "2 instead of 5 percent"
                found.update(_words(HALT.split(rest)[0])[:NOUNS])
        else:
            found.update(_words(JOINING.split(rest)[0]))
    return frozenset(found)


def _head(part: str) -> str:
    """The verb that "not" or "never" denies: "could not simply be copied" -> copi."""
    match = NEGATOR.search(part)
    rest = WORD.findall(part[match.end() :]) if match and not match["noun"] else []
    verbs = _words(" ".join(word for word in rest if not word.endswith("ly")))
    return verbs[0] if verbs else ""


@lru_cache(maxsize=8192)
def _pieces(text: str, joining: bool) -> tuple[Piece, ...]:
    """The clauses of a text, also cut at "and" when ``joining``."""
    out: list[Piece] = []
    low = fold(text).replace("’", "'").replace("up to date", "updated")
    for sentence in SENTENCE.split(low):
        whole = frozenset(_words(sentence))
        last = False
        for clause in PIECE.split(sentence):
            for part in JOINING.split(clause) if joining else [clause]:
                stems = frozenset(_words(part))
                if not stems:
                    continue
                flavoured = any(p.search(part) for p in (NEGATOR, FLAVOUR, BACKWARD))
                if len(stems) < SHORT and joining:
                    flavoured = flavoured or last
                last = flavoured
                refused = any(p.search(part) for p in (NEGATOR, REFUSAL, BACKWARD))
                out.append(Piece(stems, _denied(part), flavoured, refused, whole, _head(part)))
    return tuple(out)


def _enough(only: frozenset[str], around: frozenset[str], head: str) -> bool:
    """Whether denied words, and those around them, make two clauses one matter."""
    near = min(len(around - only), MOST_AROUND) + (head in only)
    return bool(only) and len(only) + AROUND * near >= LEAST


def denied_affirmed(claim: str, body: str) -> str | None:
    """The words of a fact's denial that a claim tells without denying anything, if any."""
    theirs = _pieces(body, False)
    affirmed = frozenset[str]().union(*(p.stems - p.denied for p in theirs))
    for piece in _pieces(claim, True):
        for denial in theirs if not piece.flavoured else ():
            only = (piece.stems & denial.denied) - affirmed
            if _enough(only, piece.stems & denial.sentence, denial.head):
                return " ".join(sorted(only))
    return None


def affirmed_denied(claim: str, body: str) -> str | None:
    """The words that a claim denies and its fact tells without denying anything, if any."""
    theirs = _pieces(body, True)
    mixed = frozenset[str]().union(*(p.stems for p in theirs if p.refused))
    for piece in _pieces(claim, False):
        for told in theirs:
            only = (piece.denied & told.stems) - mixed
            if len(only) >= SURE:
                return " ".join(sorted(only))
    return None
