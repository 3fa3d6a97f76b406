"""What the official's own figures say when they are set beside each other. Pure.

Only sums that hold whatever the matter is: the part that one figure is of another where the words
tie them ("41 of 118 shops", "31 million short of 188 million"), what something costs against the
money there is (``balance.py``), and money a resident.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from babel.numbers import format_decimal

from assistant.balance import balance
from assistant.quantities import find_quantities
from assistant.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.balance import Pair
    from assistant.quantities import Quantity

MOST = 3
TIMES = 10  # a larger multiple is told as a share
FEWEST = 500  # people from which a sum a resident says something
LEAST = 10.0  # of a coin a resident; less says nothing
LARGE = 1_000_000  # a smaller sum is a price or a fee, and none of the whole city
SURE = 2  # figures of a result that are told: the rest would look surer than it is
# What ties a whole to a part that is told after it: "212 buses, of which 140 run".
OF_WHICH = re.compile(
    r"[^.;?!]{0,60}\b(?:of which|of them|davon|dont|de los cuales|dos quais)\s*"
    r"(?:only |about |just |some )?"
)
# What ties a part to its whole, when it stands between the two.
OF = re.compile(
    r"\s*(?:\w+ ){0,2}?(?:out of|of|short of|short in|sur|von|de)(?: (?:a|an|the|our|its|all|"
    r"about|some|unser\w*|den|las|los|les|nos|um|uma|total|gross|net|annual|yearly)){0,3}"
    r"(?: (?:budget|total) of)?\s*"
)
GAP = re.compile(
    r"[^.;?!]{0,25}\b(?:on|in|against|out of|of)\b (?:a |an |our |the )?(?:\w+ ){0,2}budget "
    r"(?:of )?|\s*(?:\w+ )?(?:gap|hole|deficit|shortfall)\s+(?:on|in|against|of)\s+"
    r"(?:a |an |our |the )?"
)


def reckoned(text: str, population: int | None, language: str = "en") -> tuple[str, ...]:
    """Short statements such as ``41 of 118 is about 35 percent``, at most ``MOST``; none where the
    figures do not tie."""
    found = find_quantities(text)
    tied = [*_tied(text, found)]
    said = [_share(part, whole, language) for part, whole in tied]
    of_money = any(part.kind == "money" for part, _ in tied)
    pair = None if of_money else balance(text, found)
    if pair is not None:
        said.append(_balanced(pair, language))
    else:
        said += _a_head(found, population, language)
    return tuple(dict.fromkeys(said))[:MOST]


def _tied(text: str, found: tuple[Quantity, ...]) -> Iterator[tuple[Quantity, Quantity]]:
    """Figures of which the words say that one is part of the other, the part first."""
    for one, other in pairwise(found):
        between = text[one.high : other.low].lower()
        if OF.fullmatch(between) or GAP.fullmatch(between):
            part, whole = one, other
        elif OF_WHICH.fullmatch(between):
            part, whole = other, one
        else:
            continue
        same = part.kind == whole.kind or {part.kind, whole.kind} == {"count", "money"}
        same = same and part.kind in {"count", "money"} and not _is_year(whole)
        if same and 0 < part.value < whole.value:
            yield part, whole


def _share(part: Quantity, whole: Quantity, language: str) -> str:
    share = _round(100 * part.value / whole.value, language)
    template = "{part} of {whole} is about {share} percent"
    return say(language, template, part=part.text, whole=whole.text, share=share)


def _balanced(pair: Pair, language: str) -> str:
    """What it costs as a multiple of what there is, or the part that is covered."""
    if pair.costs and pair.share > 1 / TIMES:
        times = _round(1 / pair.share, language)
        template = "{whole} is about {times} times {part}"
        return say(language, template, part=pair.small.text, whole=pair.large.text, times=times)
    share = _round(100 * pair.share, language)
    template = "{part} is about {share} percent of {whole}"
    return say(language, template, part=pair.small.text, whole=pair.large.text, share=share)


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
