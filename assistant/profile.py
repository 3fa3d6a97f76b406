"""What a city says about itself -> its profile, with where each value came from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field

from assistant.corrections import CORRECTION
from assistant.figures import counts_things, denied, find_figures, population
from assistant.holdings import SOLVENT, Holdings, read_holdings, states
from assistant.homes import OTHER, times_apart
from assistant.means import money_level
from assistant.notes import Note, corrected, is_told_sum, merged, read_notes
from assistant.phrases import (
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
    from collections.abc import Iterator, Sequence

    from assistant.places import Gazetteer, Mention

Origin = Literal["said", "inferred", "assumed"]
Values = dict[str, Any]
SIZES: tuple[tuple[int, Size], ...] = (
    (100_000, "small"),
    (1_000_000, "medium"),
    (5_000_000, "large"),
)
LARGEST = 45_000_000  # inhabitants; no city has more, so "only 70M" is a sum
SMALLEST, BRIEF = 1000, 8  # a bare number of inhabitants; words of a message that holds it
CONFIRMED = ("population", "income_group")  # what was said here outlives what a place implies
GUESSED = 2.0  # the same for the city that a misspelt name may be
# Asked by anybody, whatever stands already: no statement that nothing does.
STARTS = re.compile(r"\b(?:where|wo|womit|por donde|par ou|por onde)\b[^.!?\n]{0,40}\?")
QUESTIONS = re.compile(r"[^.!?\n]*\?")
SIZED = re.compile(r"[ -]sized?\b")  # "Leeds-sized": as many people, another city
SIZING = re.compile(r"(?:(?:^|[.;!?,])\s*|\bwe(?: are|'re) )(?:about |roughly )?$")


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
    sum_told = people and (people[0] > LARGEST or is_told_sum(people[1], earlier.notes))
    if people and not sum_told and low[people[1].start : people[1].end].strip():
        said["population"] = people[0]
    for field, value in _named(low):
        asked = field == "stage" and STARTS.search(low)
        (inferred if asked else said)[field] = value
    level = money_level(text, low)
    if level:
        said["budget_level"] = level
    wealth = _first(low, WEALTH)
    told = said.get("income_group") or inferred.get("income_group")
    known = earlier.income_group if earlier.country else None
    if wealth and wealth == (told or known or wealth):
        said["income_group"] = wealth
    if _other_city(said, own):
        del said["named_city"]
    notes = read_notes(text, low)
    held = Holdings(earlier.assets, earlier.lacks, earlier.constraints)
    lists = read_holdings(low, held, level, notes)._asdict()
    _guess_country(text, low, earlier, (said, inferred), gazetteer)
    values = _merge(earlier, said, inferred)
    return Profile(**values, **lists, notes=merged(earlier.notes, text, notes, level in SOLVENT))


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
    for field, value in zip(("country", "region", "income_group"), land, strict=True):
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
    return [
        m for m in own
        if not (told and m.population and times_apart(told, m.population) > GUESSED)
    ]  # fmt: skip


MISTAKEN = 3.0  # how far from the size a number may be that is said to be a wrong size
SLIPPED = 12.0  # how far a bare number may be: one digit more or less, no more


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
        if f.kind == "count"
        and f.value >= SMALLEST
        and not denied(flat(text), f.start)
        and not counts_things(flat(text), f.end)
        and not is_told_sum(f, earlier.notes)
    ]
    swap = corrected(text)
    if swap and times_apart(max(swap[0].value, 1.0), earlier.population) > MISTAKEN:
        return profile  # "the reserve is 3 million, not 30": another number than the size
    if swap and swap[1].kind == "count" and swap[0].value == earlier.population:
        counts, low = [swap[1]], ""
    bare = len(low.split()) <= BRIEF and (CORRECTION.search(low) or len(low.split()) <= 2)
    if len(counts) != 1 or not bare or times_apart(counts[0].value, earlier.population) > SLIPPED:
        return profile  # "they are more than 3,000": the protesters, not the city of 380,000
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


def _other_city(said: Values, own: Sequence[Mention]) -> bool:
    """Whether the named city is far from the size that was told: "a town of 45,000; Cardiff keeps
    all the jobs" is not from Cardiff."""
    city = next((m for m in own if m.kind == "city"), None)
    told = said.get("population")
    if not city or not city.population or not told:
        return False
    return times_apart(told, city.population) > OTHER


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
    if _renamed(earlier, said, inferred):
        origin.pop("population", None)
    for field, value in inferred.items():
        kept = values[field] == value or field in CONFIRMED
        if field not in said and not (kept and origin.get(field) == "said"):
            values[field], origin[field] = value, "inferred"
    for field, value in said.items():
        values[field], origin[field] = value, "said"
    return values | {"origin": origin}


def _renamed(earlier: Profile, said: Values, inferred: Values) -> bool:
    """Whether another city is named than before, or one of quite another size than was told: its
    size holds, unless the message says one."""
    name, told, size = said.get("named_city"), earlier.population, inferred.get("population")
    if not name or not told or not size or name == earlier.named_city:
        return False
    return earlier.named_city is not None or times_apart(told, size) > OTHER


def _named(low: str) -> Iterator[tuple[str, str]]:
    """What a text names of income, government and how far things are: field and value."""
    tables = {"income_group": INCOMES, "government": GOVERNMENTS, "stage": STAGES}
    for field, table in tables.items():
        if value := _first(low, table):
            yield field, value


def _first(low: str, table: dict[str, re.Pattern[str]]) -> str | None:
    """The first id of a table that the text states and does not deny."""
    return next((name for name, pattern in table.items() if states(low, pattern)), None)
