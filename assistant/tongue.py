"""Whether a message asks for the brief in a language, and in which: by name, in five languages."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from assistant.lexical import fold
from assistant.wording import LANGUAGES

_VERB = r"(?:translat\w*|traduc\w*|traduz\w*|tradui\w*|ubersetz\w*)"
_BRIEF = (
    r"(?:brief(?:ing)?|report|memo|dossier|informe|resumen|note|nota|relatorio|resumo|vorlage|"
    r"bericht)"
)
ASKS = re.compile(rf"\b{_VERB}\b[^.?!]{{0,40}}\b{_BRIEF}\b|\b{_BRIEF}\b[^.?!]{{0,40}}\b{_VERB}\b")
# These need the name of a language: "the brief in Spanish", "translate it into French".
NAMES_ONE = re.compile(
    rf"\b(?:the|my|our|el|mi|la|le|o|a|die|den|das|einen?) {_BRIEF}\b|"
    rf"^\W*(?:(?:please|now|can you|could you|por favor|bitte) )*{_VERB} (?:it|this|that|lo|la|le|"
    r"isto|esto|das|es|everything|all of it|cela)\b"
)
INTO = (
    r"(?:into|in|to|al|a|au|aux|en|em|vers|para|ins|auf)\s+(?:(?:the|el|la|le|l|o|das|plain)\s+)?"
)


def asked_language(plain: str) -> str | None:
    """The code of the language that a folded message asks the brief in, "" when it names none;
    None when it does not ask for the brief."""
    named = _named(plain)
    if ASKS.search(plain) or (named and NAMES_ONE.search(plain)):
        return named
    return None


def language_name(code: str, language: str = "en") -> str:
    """``fr`` -> French; the code itself when it has no name."""
    return str(Locale(language).languages.get(code, code))


def _named(plain: str) -> str:
    found = _pattern().search(plain)
    return _codes()[found.group(1)] if found else ""


@cache
def _codes() -> dict[str, str]:
    """Every name of a language in the five languages, folded -> its code."""
    names: dict[str, str] = {}
    for own in LANGUAGES:
        for code, name in Locale(own).languages.items():
            if len(code) == 2:
                names.setdefault(fold(name), code)
    return names


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _codes()), key=len, reverse=True))
    return re.compile(rf"\b{INTO}({names})(?:e|es|en)?\b")
