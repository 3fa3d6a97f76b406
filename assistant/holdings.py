"""What a city says it has, lacks and is held back by: the lists of its profile. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from assistant.means import is_firm, said_low
from assistant.phrases import ASSETS, CONSTRAINTS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from assistant.notes import Note

SOLVENT = ("medium", "high")  # levels at which money is no lack
# Words before an asset that deny it or only wish for it, within the clause.
DENIED = re.compile(
    r"\b(?:no|not|\w+n't|without|lack(?:s|ing)?|missing|never|neither|nor|hardly|poor|sin|ni|"
    r"lost (?:its|our|the|their|a)|"
    r"keine?[mnrs]?|ohne|nicht|sans|pas|aucune?|sem|nenhuma?|nao|falta\w*|manque\w*)\b"
    r"(?:(?!\b(?:but|aber|pero|mais|mas|though|yet|however|(?:and|und|y|et|e) (?:the|our|the|die|"
    r"der|"
    r"das|unsere?|la|el|le|les|o|a|as|os))\b)[^.;:!?,\n]){0,40}$"
)
# Of these only what says that the very thing is missing.
LACKING = re.compile(
    r"\b(?:no|without|lack(?:s|ing)?|missing|neither|nor|sin|ni|ningun\w*|kein(?:e[mnrs]?)?|ohne|"
    r"sans|"
    r"(?:pas|plus) de|pas d'|aucune?|sem|nenhuma?|falt\w+|manque\w*|lost (?:its|our|the|a)|"
    r"(?:do|does|did)(?: not|n't) have (?:an?|any)|haven't got (?:an?|any)|no tenemos|nao temos|"
    r"n'avons pas (?:de |d'))(?: (?!(?:and|und|y|et|e|the|der|die|das|la|el|le|les|los|las|o|os|"
    r"as|to|"
    r"in|of|de|for|fur|para|pour|with|mit|con|com)\b)[\w-]+){0,2} $"
)
WISHED = re.compile(
    r"\b(?:want|wish|likes?|loves?|dreams?|announc\w+|plan\w*|hope|need|attract|support|looking "
    r"for|seek\w*|would like|become|"
    r"create|how (?:can|do|to)|should we|quer\w+|necesit\w+|brauchen|wollen|voulons|besoin|"
    r"precis\w+)\b[^.;:!?,\n]{0,40}$"
)
GONE = re.compile(
    r"\W{0,2}(?:(?:that|which) )?(?:(?:has|have|was|were|is|are|just) )?(?:closed|left|"
    r"gone|moved away|shut|collapsed|missing|lacking)\b"
)
# What is there in name only: "an empty tech park", "start-ups are few", "own revenue covers 20%".
EMPTY = re.compile(
    r"\b(?:(?:half-?)?empty|few|struggling|dying|closed|dead|failed|vacant|unused|leer\w*|"
    r"verwaist\w*|"
    r"vaci[oa]s?|pocas?|pocos?|vides?|vazi[oa]s?|poucas?|poucos?|wenige?|peu de|attract|want|"
    r"do(?:es)?(?: not|n't) have is[^.;!?]*|promised|planned|future|talk(?:ing)? of|copy) "
    r"(?:[\w-]+ ){0,2}$"
)
WEAK = re.compile(
    r"(?:s|es)?(?: (?!(?:and|und|y|et|e|but)\b)\w+){0,3}? ?(?:(?:is|are|stands?|steht|stehen|"
    r"esta|estan|est|sont|sind) "
    r"(?:\w+ |[0-9]+ ?% )?(?:few|weak|poor|rare|scarce|coming since|wenige?|pocas|poucas)\b|"
    r"(?:that|who|which) (?:\w+ ){0,3}(?:survive|stay|left|closed|failed)|"
    r"(?:all |toutes? |alle |todas? )?(?:leave|s'en vont|se van|gehen weg|ziehen weg|saem)\b|"
    r"(?:only )?(?:covers?|pays?|makes? up|is) (?:only|just|barely|about|less|under))"
    r"|[^.;!?]{0,70}\b(?:empty|vacant|leer|vaci[oa]s?|vazi[oa]s?|vides?)\b(?! (?:shops?|units?|"
    r"houses?|homes?))"
)
METAPHOR = re.compile(
    r"\b(?:but|mas|pero|mais|aber) (?:it )?(?:is|e|es|est|ist) (?:an|uma|una|une|eine) $"
)
REVERSED = re.compile(r"\b(?:not|no|never|isn't|aren't|nicht|keine?|pas|nao) (?:an? |really )?$")


class Holdings(NamedTuple):
    """The ids of assets, of enablers said to be missing, and of constraints."""

    assets: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    constraints: tuple[str, ...] = ()


def read_holdings(
    low: str, earlier: Holdings, level: str | None, notes: Iterable[Note]
) -> Holdings:
    """The earlier lists with what the text adds, without what it takes back.

    ``level`` is the money that the text says there is. ``no tram but a university; we cannot
    hire`` -> assets university, lacks transport-network, constraints few-staff
    """
    assets, missing = _read_assets(low)
    stated, denied = _read_constraints(low)
    stated += ["little-money"] * said_low(low)
    stated += ["few-staff"] * any(note.kind == "staff" for note in notes)
    if level in SOLVENT:  # who has money does not lack it
        denied |= {"little-money"} | {"no-operating-money"} - {*stated}
    return Holdings(
        assets=_joined(earlier.assets, assets, missing),
        lacks=_joined(earlier.lacks, sorted(missing), assets),
        constraints=_joined(earlier.constraints, stated, denied),
    )


def _joined(earlier: Iterable[str], new: Iterable[str], gone: Collection[str]) -> tuple[str, ...]:
    return tuple(word for word in dict.fromkeys((*earlier, *new)) if word not in gone)


def _read_assets(low: str) -> tuple[list[str], set[str]]:
    """The enablers the city says it has, and those it lacks; a wish is neither.

    ``no port but an airport`` has one of the pair, so it has port-airport.
    """
    has: list[str] = []
    lacks: set[str] = set()
    for name, pattern in ASSETS.items():
        for match in pattern.finditer(low):
            left = low[max(0, match.start() - 80) : match.start()]
            if EMPTY.search(left) or WEAK.match(low, match.end()):
                continue
            gone = GONE.match(low, match.end())
            if LACKING.search(left) or gone:
                lacks.add(name)
            elif DENIED.search(left):
                continue
            elif not WISHED.search(left):
                has.append(name)
    return has, lacks - set(has)


def _read_constraints(low: str) -> tuple[list[str], set[str]]:
    """The constraints the city states, and those it denies ("we are not in debt")."""
    stated: list[str] = []
    denied: set[str] = set()
    operating = [m.span() for m in CONSTRAINTS["no-operating-money"].finditer(low)]
    for name, pattern in CONSTRAINTS.items():
        for match in pattern.finditer(low):
            left = low[max(0, match.start() - 30) : match.start()]
            # "no O&M funds" is not a general lack of money.
            inner = any(s < match.end() and match.start() < e for s, e in operating)
            if name == "little-money" and inner:
                continue
            if name == "island-or-remote" and METAPHOR.search(left):
                continue
            if name in {"in-debt", "little-money"} and is_firm(low, match.start()):
                continue  # "the vendor went bankrupt" is not our debt
            if REVERSED.search(left):
                denied.add(name)
            else:
                stated.append(name)
    return stated, denied


def states(low: str, pattern: re.Pattern[str]) -> bool:
    """Whether a text states what a pattern finds and does not deny it."""
    found = pattern.finditer(low)
    return any(not REVERSED.search(low[max(0, m.start() - 30) : m.start()]) for m in found)
