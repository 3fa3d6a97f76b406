"""What a city says about itself -> its profile, with where each value came from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field

from assistant.figures import denied, find_figures, population
from assistant.means import is_firm, money_level, said_low
from assistant.notes import Note, corrected, merged, read_notes
from assistant.phrases import (
    ASSETS,
    CONSTRAINTS,
    CORRECTION,
    FILLER,
    GOVERNMENTS,
    INCOMES,
    STAGES,
    WEALTH,
    flat,
)
from assistant.roles import FIRST, LIKENED, Context
from assistant.schema import BudgetLevel, Income, Record, Region, Size, Stage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.places import Gazetteer, Mention

Origin = Literal["said", "inferred", "assumed"]
Values = dict[str, Any]
SIZES: tuple[tuple[int, Size], ...] = (
    (100_000, "small"),
    (1_000_000, "medium"),
    (5_000_000, "large"),
)
SMALLEST, BRIEF = 1000, 8  # a bare number of inhabitants; words of a message that holds it
CONFIRMED = ("population", "income_group")  # what was said here outlives what a place implies
OTHER_SIZE = (
    5.0  # times larger or smaller than the city of that name: metropolis and core differ less
)

GUESSED = 2.0  # the same for the city that a misspelt name may be
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
QUESTIONS = re.compile(r"[^.!?\n]*\?")
SIZED = re.compile(r"[ -]sized?\b")  # "Leeds-sized": as many people, another city
SIZING = re.compile(r"(?:(?:^|[.;!?,])\s*|\bwe(?: are|'re) )(?:about |roughly )?$")
REVERSED = re.compile(r"\b(?:not|no|never|isn't|aren't|nicht|keine?|pas|nao) (?:an? |really )?$")


class Profile(Record):
    """The user's city; None and () mean that nothing was said.

    ``lacks`` are enablers that it says it does not have; ``notes`` quote what it said of sums,
    deadlines, bans, opposition, staff and earlier attempts.
    """

    named_city: str | None = None
    country: str | None = None
    region: Region | None = None
    income_group: Income | None = None
    population: int | None = None
    government: str | None = None
    challenges: tuple[str, ...] = ()
    assets: tuple[str, ...] = ()
    constraints: tuple[str, ...] = ()
    budget_level: BudgetLevel | None = None
    stage: Stage | None = None
    lacks: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    origin: dict[str, Origin] = Field(default_factory=dict)

    @property
    def size(self) -> Size | None:
        """The size class of the population: 99,999 -> small, 100,000 -> medium."""
        if self.population is None:
            return None
        return next((size for limit, size in SIZES if self.population < limit), "mega")


def read_profile(
    text: str,
    gazetteer: Gazetteer,
    earlier: Profile | None = None,
    mentions: tuple[Mention, ...] | None = None,
) -> Profile:
    """The earlier profile with what the text adds, replaces or takes back.

    ``mentions`` are the places of the text when they are known already.

    ``a port city of 900,000 in Colombia`` -> country Colombia (said), income group
    upper-middle (inferred), population 900000 (said), assets port-airport
    """
    earlier = earlier or Profile()
    mentions = gazetteer.find(text) if mentions is None else mentions
    low = _ours(flat(text), mentions)
    low = FILLER.sub(lambda m: " " * len(m[0]), low)
    people = population(text)
    own = _plausible([m for m in mentions if m.role == "own"], people[0] if people else None)
    said, inferred = _read_places(own, gazetteer)
    sized = next((m.population for m in mentions if _is_measure(flat(text), m)), None)
    if sized:
        inferred.setdefault("population", sized)
    if people and low[people[1].start : people[1].end].strip():
        said["population"] = people[0]
    for field, table in (
        ("income_group", INCOMES),
        ("government", GOVERNMENTS),
        ("stage", STAGES),
    ):
        value = _first(low, table)
        if value:
            said[field] = value
    level = money_level(text, low)
    if level:
        said["budget_level"] = level
    wealth = _first(low, WEALTH)
    told = said.get("income_group") or inferred.get("income_group")
    known = earlier.income_group if earlier.country else None
    if wealth and wealth == (told or known or wealth):
        said["income_group"] = wealth
    if _other_city(said, mentions):
        del said["named_city"]
    lists = _read_lists(low, earlier, level, _shortages(low, notes := read_notes(text, low)))
    _guess_country(text, low, earlier, (said, inferred), gazetteer)
    values = _merge(earlier, said, inferred)
    return Profile(**values, **lists, notes=merged(earlier.notes, text, notes))


def _guess_country(
    text: str, low: str, earlier: Profile, read: tuple[Values, Values], gazetteer: Gazetteer
) -> None:
    """Add the country that money, laws and offices point to, where a city describes itself and no
    place tells it."""
    said, inferred = read
    known = earlier.country or {"country", "named_city"} & {*said, *inferred}
    described = said or FIRST.search(low) or len(low.split()) > BRIEF
    land = None if known or not described else gazetteer.hinted(_left(text, low))
    if not land:
        return
    region = inferred.get("region")
    if region and region != land[1]:
        return
    inferred["country"] = land[0]
    for field, value in (("region", land[1]), ("income_group", land[2])):
        if value:
            inferred[field] = value


def _left(text: str, low: str) -> str:
    """The text without what is blanked in its folded form; without its questions."""
    kept = "".join(a if b != " " else " " for a, b in zip(text, low, strict=True))
    return QUESTIONS.sub(" ", kept)


def _plausible(own: list[Mention], told: int | None) -> list[Mention]:
    """The own places without guesses at misspelt names that something certain contradicts."""
    sure = [m for m in own if m.sure]
    if sure:
        return sure
    return [m for m in own if not (told and m.population and _far(told, m.population, GUESSED))]


def _far(one: float, other: float, times: float) -> bool:
    return max(one / other, other / one) > times


def bare_size(text: str, profile: Profile, earlier: Profile) -> Profile:
    """ "sorry, 950,000": a bare number in a correction is the population, if one was known."""
    if earlier.population is None or profile.population != earlier.population:
        return profile
    low = flat(text).strip()
    if any(n.kind == "money" for n in earlier.notes) and profile.notes != earlier.notes:
        return profile  # the number mended a sum
    figures = find_figures(text)
    counts = [
        f
        for f in figures
        if f.kind == "count" and f.value >= SMALLEST and not denied(flat(text), f.start)
    ]
    swap = corrected(text)
    if swap and swap[1].kind == "count" and swap[0].value == earlier.population:
        counts, low = [swap[1]], ""
    bare = len(low.split()) <= BRIEF and (CORRECTION.search(low) or len(low.split()) <= 2)
    if len(counts) != 1 or not bare:
        return profile
    origin = profile.origin | {"population": "said"}
    return profile.model_copy(update={"population": round(counts[0].value), "origin": origin})


def asked_cities(found: Sequence[Mention]) -> tuple[str, ...]:
    """The cities merely asked about, each once: ``what did Vienna do`` -> Vienna."""
    return tuple(dict.fromkeys(m.name for m in found if (m.kind, m.role) == ("city", "asked")))


def _is_measure(low: str, mention: Mention) -> bool:
    """Whether a city tells the size of the own one: ``we are Leeds-sized``."""
    return bool(SIZED.match(low, mention.end) and SIZING.search(low[: mention.start]))


def _ours(low: str, mentions: tuple[Mention, ...]) -> str:
    """The folded text with sentences on other cities blanked: their debts are not ours."""
    for mention in mentions:
        if LIKENED.match(low, mention.end):
            continue  # "a Lima-type city" speaks of the own one
        left, right = Context.around(low, mention.start, mention.end)
        own = any(
            m.role == "own" and mention.start - len(left) <= m.start < mention.end + len(right)
            for m in mentions
        )
        if mention.role == "asked" and not own and not FIRST.search(left + " " + right):
            begin, end = mention.start - len(left), mention.end + len(right)
            low = low[:begin] + " " * (end - begin) + low[end:]
    return low


def _read_places(own: list[Mention], gazetteer: Gazetteer) -> tuple[Values, Values]:
    """What own places say (the names) and imply (country, region, income group, population)."""
    said: Values = {}
    inferred: Values = {}
    city = next((m for m in own if m.kind == "city"), None)
    land = next((m for m in own if m.kind == "country"), None)
    area = next((m for m in own if m.country), None) or next(iter(own), None)
    if city:
        said["named_city"] = city.name
    place = land or city or area
    if place:
        country = gazetteer.country_name(place.country)
        (said if land else inferred)["country"] = country
        inferred |= {"region": place.region, "income_group": place.income}
        inferred["population"] = city.population if city else None
    return said, {field: value for field, value in inferred.items() if value}


def _other_city(said: Values, mentions: Sequence[Mention]) -> bool:
    """Whether the named city is far from the size that was told: "a town of 45,000; Cardiff keeps
    all the jobs" is not from Cardiff."""
    city = next((m for m in mentions if (m.role, m.kind) == ("own", "city")), None)
    told = said.get("population")
    if not city or not city.population or not told:
        return False
    return _far(told, city.population, OTHER_SIZE)


def _merge(earlier: Profile, said: Values, inferred: Values) -> Values:
    """The single values and their origins; a new country drops what the old one implied."""
    values = earlier.model_dump(exclude={"assets", "constraints", "lacks", "notes", "origin"})
    origin = dict(earlier.origin)
    country = said.get("country") or inferred.get("country")
    if earlier.country and country is None and "named_city" not in said:
        inferred = {}  # "somewhere in West Africa" says less than the country we know
    if earlier.country and country and country != earlier.country:
        for field in ("named_city", "region", *CONFIRMED):
            if field == "named_city" or origin.get(field) == "inferred":
                values[field] = None
                origin.pop(field, None)
    for field, value in inferred.items():
        kept = values[field] == value or field in CONFIRMED
        if field not in said and not (kept and origin.get(field) == "said"):
            values[field], origin[field] = value, "inferred"
    for field, value in said.items():
        values[field], origin[field] = value, "said"
    return values | {"origin": origin}


def _first(low: str, table: dict[str, re.Pattern[str]]) -> str | None:
    """The first id of a table that the text states and does not deny."""
    for name, pattern in table.items():
        if any(
            not REVERSED.search(low[max(0, m.start() - 30) : m.start()])
            for m in pattern.finditer(low)
        ):
            return name
    return None


def _shortages(low: str, notes: Sequence[Note]) -> list[str]:
    """The constraints that wider wordings and the notes tell of."""
    return ["little-money"] * said_low(low) + ["few-staff"] * any(n.kind == "staff" for n in notes)


def _read_lists(low: str, earlier: Profile, budget: str | None, short: list[str]) -> Values:
    """Assets, constraints and lacks: earlier ones and new ones, without those taken back."""
    assets, no_assets = _read_assets(low)
    constraints, no_constraints = _read_constraints(low)
    constraints += short
    if budget in {"medium", "high"}:  # who has money does not lack it
        no_constraints |= {"little-money", "no-operating-money"} - {*constraints}
        no_constraints.add("little-money")
    return {
        "lacks": tuple(
            a for a in dict.fromkeys((*earlier.lacks, *sorted(no_assets))) if a not in assets
        ),
        "assets": tuple(a for a in dict.fromkeys((*earlier.assets, *assets)) if a not in no_assets),
        "constraints": tuple(
            c
            for c in dict.fromkeys((*earlier.constraints, *constraints))
            if c not in no_constraints
        ),
    }


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
            if name in {"in-debt", "little-money"} and is_firm(low, match.start()):
                continue  # "the vendor went bankrupt" is not our debt
            if REVERSED.search(left):
                denied.add(name)
            else:
                stated.append(name)
    return stated, denied
