"""Whether what a message tells lies years back: a works that shut ten years ago needs other first
steps than one that announces it. Pure but for the year of today."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from assistant.lexical import simple

# First weeks that are over once it is years since -> what is answered instead.
LATER_ON = {
    "industry-decline-q12": "industry-decline-q47",
    "disaster-recovery-q12": "disaster-recovery-q46",
    "migration-refugees-q12": "migration-refugees-q29",
}
FEWEST = 2  # years
_MANY = (
    r"(?:[2-9]|[1-9][0-9]|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|many|"
    r"several|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|muchos|deux|trois|quatre|cinq|sept|"
    r"huit|neuf|dix|plusieurs|dois|quatro|sete|oito|nove|dez|muitos|zwei|drei|vier|funf|sechs|"
    r"sieben|acht|neun|zehn|vielen)"
)
AGO = re.compile(
    rf"\b{_MANY} (?:or more |long )?(?:years|yrs) (?:ago|since|after|later|on)\b|"
    rf"\b(?:hace|ya) (?:mas de )?{_MANY} anos\b|\bil y a (?:plus de )?{_MANY} ans\b|"
    rf"\b(?:ha|faz) (?:mais de )?{_MANY} anos\b|\bvor (?:mehr als |uber )?{_MANY} jahren\b|"
    r"\bdecades? ago\b|\blong ago\b"
)
# A year beside a closure, a disaster or an arrival.
_EVENT = (
    r"(?:shut\w*|clos\w+|gone|left|quake|earthquake|flood\w*|hurricane|typhoon|cyclone|fire|war|"
    r"arriv\w+|came|since|cerr\w+|terremoto|desde|ferm\w+|seisme|depuis|fech\w+|geschlossen|"
    r"schliessung|erdbeben|seit)"
)
IN_YEAR = re.compile(
    rf"\b{_EVENT}\b[^.;!?]{{0,25}}\b(?P<a>19[5-9][0-9]|20[0-9]{{2}})\b|"
    rf"\b(?P<b>19[5-9][0-9]|20[0-9]{{2}}) {_EVENT}\b"
)


def is_long_past(text: str) -> bool:
    """Whether a text sets what happened two years back or more.

    ``steel works shut in 2015`` -> True
    """
    plain = simple(text)
    now = datetime.now(UTC).year
    years = [int(m["a"] or m["b"]) for m in IN_YEAR.finditer(plain)]
    return bool(AGO.search(plain)) or any(year <= now - FEWEST for year in years)


def in_its_time(key: str, text: str) -> str:
    """The prepared question, or the one for years later where the text tells of the past."""
    later = LATER_ON.get(key)
    return later if later and is_long_past(text) else key
