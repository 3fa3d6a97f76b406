"""Numbers of people that a season brings: "34k winter, 120k August". Pure.

The tables run over folded text (``phrases.flat``), in English, Spanish, French, Portuguese, German.
"""

from __future__ import annotations

import re

from assistant.crowds import ABOUT

_SEASON = (
    r"(?:winter|summer|season|saison|high season|peak|june|july|august|december|january|february|"
    r"christmas|carnival|weekends?|verano|invierno|ete|hiver|sommer|verao|inverno|holidays|"
    r"ski season|tourist season|temporada|agosto|august|hochsaison|the festival)\b"
)
SEASON_AFTER = re.compile(
    rf"(?:(?!\b(?:but|and|pero|y|mais|et|aber|und|mas|e)\b)[^.,;:]){{0,20}}\b(?:in|during|en|im|"
    rf"no|em|over|on|at) (?:the )?{_SEASON}"
    rf"|(?: people| ppl| residents)? (?:the )?{_SEASON}"
)
SEASON_BEFORE = re.compile(
    rf"\b(?:in|by|during|en|im|at) (?:the )?{_SEASON}\W*{ABOUT}*$"
    r"|\b(?:gr[oe]w\w*|swell\w*|ris\w+|jump\w*|peak\w*|doubl\w+|tripl\w+) (?:to|at) (?:\w+ )?$"
)
TIMES = re.compile(r"\b(?:times|fold|veces|fois|vezes|mal)\b")
NEAR = 60  # characters within which the other season follows


def in_season(left: str, right: str) -> bool:
    """Whether the words around a number make it that of a season: ``120k in August``."""
    return bool(SEASON_AFTER.match(right) or SEASON_BEFORE.search(left))


def is_multiplied(right: str) -> bool:
    """Whether what follows a number says that another season has so many times as many: ``5,500 in
    winter and five times more in August``."""
    return bool(TIMES.search(right[:NEAR]))
