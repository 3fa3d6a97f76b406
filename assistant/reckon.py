"""What the official's own figures say when they are set beside each other. Pure.

Only sums that hold whatever the matter is: money a resident, and the part that one figure is of
another where the words tie them ("41 of 118 shops", "31 million short of 188 million").
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from babel.numbers import format_decimal

from assistant.quantities import find_quantities
from assistant.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.quantities import Quantity

MOST = 3
FEWEST = 500  # people from which a sum a resident says something
LEAST = 10.0  # of a coin a resident; less says nothing
LARGE = 1_000_000  # a smaller sum is a price or a fee, and none of the whole city
SURE = 2  # figures of a result that are told: the rest would look surer than it is
# What ties a part to its whole, when it stands between the two.
OF = re.compile(
    r"\s*(?:\w+ ){0,2}?(?:out of|of|short of|short in|sur|von|de)(?: (?:a|an|the|our|its|all|"
    r"about|some|unser\w*|den|las|los|les|nos|um|uma|total|gross|net|annual|yearly)){0,3}"
    r"(?: (?:budget|total) of)?\s*"
)
GAP = re.compile(
    r"[^.;?!]{0,25}\b(?:on|in|against|out of|of)\b (?:a |an |our |the )?(?:\w+ ){0,2}budget "
    r"(?:of )?"
)


def reckoned(text: str, population: int | None, language: str = "en") -> tuple[str, ...]:
    """Short statements such as ``41 of 118 is about 35 percent``, at most ``MOST``; none where the
    figures do not tie."""
    found = find_quantities(text)
    said = [*_parts(text, found, language), *_a_head(found, population, language)]
    return tuple(dict.fromkeys(said))[:MOST]


def _parts(text: str, found: tuple[Quantity, ...], language: str) -> Iterator[str]:
    for part, whole in pairwise(found):
        between = text[part.high : whole.low].lower()
        tied = OF.fullmatch(between) or GAP.fullmatch(between)
        same = part.kind == whole.kind or {part.kind, whole.kind} == {"count", "money"}
        if not (tied and same and part.kind in {"count", "money"}) or _is_year(whole):
            continue
        if 0 < part.value < whole.value:
            share = _round(100 * part.value / whole.value, language)
            template = "{part} of {whole} is about {share} percent"
            yield say(language, template, part=part.text, whole=whole.text, share=share)


def _a_head(found: tuple[Quantity, ...], population: int | None, language: str) -> Iterator[str]:
    if not population or population < FEWEST:
        return
    for sum_ in found:
        large = sum_.value >= LARGE and sum_.value / population >= LEAST
        if sum_.kind == "money" and large:
            each = _round(sum_.value / population, language)
            yield say(language, "{sum} is about {each} a resident", sum=sum_.text, each=each)
            return  # the first is what the message is about


def _is_year(quantity: Quantity) -> bool:
    return not quantity.scaled and 1900 <= quantity.value <= 2100 and "," not in quantity.text


def _round(value: float, language: str) -> str:
    """Two figures: ``451.6`` -> ``450``, ``1.27`` -> ``1.3``."""
    return str(format_decimal(float(f"{value:.{SURE}g}"), locale=language))
