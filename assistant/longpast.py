"""Whether what a message tells lies years back: a works that shut ten years ago needs other first
steps than one that announces it. Pure but for the year of today."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from assistant.asking import SENTENCE
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
    r"several|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|quince|veinte|muchos|deux|trois|"
    r"quatre|cinq|sept|huit|neuf|dix|quinze|vingt|plusieurs|dois|quatro|sete|oito|nove|dez|vinte|"
    r"muitos|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|zwanzig|vielen)"
)
_ABOUT = r"(?:mas de|plus de|mais de|mehr als|uber|about|unos|environ|cerca de|etwa|rund|almost)"
AGO = re.compile(
    rf"\b{_MANY} (?:or more |long )?(?:years|yrs) (?:ago|since|after|later|on)\b|"
    rf"\b(?:hace|ya|ha|faz|vor|il y a) (?:{_ABOUT} )?{_MANY} (?:anos|ans|jahren)\b|"
    r"\bdecades? ago\b|\blong ago\b"
)
# A closure, a disaster or an arrival; beside a year or so many years, in one sentence.
EVENT = re.compile(
    r"\b(?:shut\w*|clos(?:ed|ure)|earthquake|quake|floods?|hurricane|typhoon|cyclone|wildfire|"
    r"arriv(?:ed|al)|refugees|cerro|cerraron|cierre|terremoto|inundacion|ferme|fermeture|seisme|"
    r"arrives|fechou|fecharam|fechamento|geschlossen|schliessung|zugemacht|erdbeben|hochwasser|"
    r"angekommen|gefluchtet\w*|refugiados|refugies|fluchtlinge)\b"
)
YEAR = re.compile(r"\b(19[5-9][0-9]|20[0-9]{2})\b")
NEXT = re.compile(r"\b(?:will|next|by|until|bis|hasta|ate|jusqu)\b")  # what is to come


def is_long_past(text: str) -> bool:
    """Whether a sentence sets a closure, a disaster or an arrival two years back or more.

    ``steel works shut in 2015`` -> True
    """
    return any(_is_past(simple(part)) for part in SENTENCE.findall(text))


def _is_past(plain: str) -> bool:
    if not EVENT.search(plain) or NEXT.search(plain):
        return False
    now = datetime.now(UTC).year
    years = [int(year) for year in YEAR.findall(plain)]
    return bool(AGO.search(plain)) or any(year <= now - FEWEST for year in years)


def in_its_time(key: str, text: str) -> str:
    """The prepared question, or the one for years later where the text tells of the past."""
    later = LATER_ON.get(key)
    return later if later and is_long_past(text) else key
