"""What a what-if supposes of the city: twice the size, no money, richer. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.figures import counts_things, denied, find_figures
from assistant.peers import INCOMES
from assistant.phrases import flat
from assistant.profile import Profile
from assistant.schema import Record

if TYPE_CHECKING:
    from assistant.schema import BudgetLevel

FACTORS = {
    "twice": 2.0, "double": 2.0, "two times": 2.0, "2x": 2.0, "dos veces": 2.0, "doble": 2.0,
    "deux fois": 2.0, "duas vezes": 2.0, "dobro": 2.0, "doppelt": 2.0, "three times": 3.0,
    "triple": 3.0, "tres veces": 3.0, "trois fois": 3.0, "dreimal": 3.0, "five times": 5.0,
    "ten times": 10.0, "10 times": 10.0, "diez veces": 10.0, "dix fois": 10.0, "zehnmal": 10.0,
    "half": 0.5, "mitad": 0.5, "moitie": 0.5, "metade": 0.5, "halb": 0.5,
}  # fmt: skip
SIZE = (
    r"(?:large|big|small|size|populat\w+|people|inhabitants|residents|grand\w*|gross|gro|"
    r"grande\w*|habitant\w*|einwohner\w*|tamano|taille|tamanho|as many)"
)
NO_MONEY = re.compile(
    r"\b(?:no|without|less|little|lost (?:the|our)|sin|sans|ohne|kein|sem|weniger|moins de|menos) "
    r"(?:any )?(?:money|budget|funds|dinero|argent|geld|dinheiro|grants?)\b"
)
MONEY = re.compile(
    r"\b(?:had|have|got|with|more|enough|mas|plus d|mehr|mais|tuvieramos|avions|hatten|"
    r"tivessemos)\b[^.?!]{0,20}\b(?:money|budget|funds|dinero|argent|geld|dinheiro|grants?)\b|"
    r"\bmoney (?:were|was) no"
)
RICHER = re.compile(r"\b(?:richer|wealthier|mas ricos?|plus riches?|mais ricos?|reicher)\b")
POORER = re.compile(r"\b(?:poorer|mas pobres?|plus pauvres?|mais pobres?|armer)\b")


# Money taken away, whichever of the two is said first.
_CUT = (
    r"(?:cut|cuts|halv\w+|lost|lose|reduc\w+|slash\w*|stop\w*|freez\w+|froze|recort\w+|quit\w+|"
    r"perd\w+|"
    r"coup\w+|supprim\w+|kurz\w+|strich\w*|gestrichen|streich\w*|wegf\w+|cort\w+|dries|dried|ends?)"
)
_PURSE = (
    r"(?:budget|transfers?|grants?|fund\w*|money|subsid\w*|presupuesto|transferencias?|dotations?|"
    r"subvenc\w*|subvention\w*|zuweisung\w*|zuschuss\w*|\w*forder\w*|geld|mittel|repasses?|verbas?|"
    r"dinero|plata|dinheiro|argent|haushalt|orcamento)"
)
LESS = re.compile(rf"\b{_CUT}\b[^.?!]{{0,40}}\b{_PURSE}\b|\b{_PURSE}\b[^.?!]{{0,25}}\b{_CUT}\b")
LOSS = re.compile(
    r"\b(?:lost|lose|owed?|perd\w+|deb\w+|verl\w+|schuld\w+|cut|less|menos|moins|weniger)\b"
)
ALONE = re.compile(
    r"\b(?:only|just|solo|so|nur|apenas|seulement|qu')(?: \w+){0,3} ?(?:one|half a|una?|uma?|"
    r"une?|eine?) (?:\w+ )?"
    r"(?:person|people|persona|pessoa|personne|mitarbeiter\w*|employee|officer|stelle)\b|"
    r"\b(?:no|sin|sem|sans|kein) (?:staff|personal|pessoal|personnel)\b"
)
SMALLEST = 1000  # inhabitants; a smaller number supposes something else
FIELDS = (
    "population", "country", "income_group", "budget_level", "stage", "government", "assets",
    "constraints",
)  # fmt: skip


class Supposition(Record):
    """The city as a what-if supposes it, and the fields that it changes: none when nothing of what
    is supposed could be read."""

    profile: Profile
    fields: tuple[str, ...] = ()


def supposed(text: str, profile: Profile, earlier: Profile) -> Supposition:
    """The profile with what the text supposes relative to it; ``profile`` already holds what it
    says outright ("a city of 300,000"), ``earlier`` is the city as it is.

    ``what if the grant were cut`` -> budget_level low; ``what if the unions agreed`` -> nothing
    """
    low = flat(text)
    update: dict[str, object] = {}
    size = _size(text, low, profile, earlier)
    if size:
        update["population"] = size
    level = _level(text, low)
    if level:
        update["budget_level"] = level
        kept = [c for c in profile.constraints if c not in {"little-money", "no-operating-money"}]
        update["constraints"] = (*kept, "little-money") if level == "low" else tuple(kept)
    if ALONE.search(low) and "few-staff" not in profile.constraints:
        have = update.get("constraints", profile.constraints)
        update["constraints"] = (*have, "few-staff")  # type: ignore[misc]
    step = bool(RICHER.search(low)) - bool(POORER.search(low))
    if step and profile.income_group:
        at = INCOMES.index(profile.income_group) + step
        update["income_group"] = INCOMES[min(max(at, 0), len(INCOMES) - 1)]
    made = profile.model_copy(update=update)
    changed = tuple(n for n in FIELDS if n in update or getattr(made, n) != getattr(earlier, n))
    return Supposition(profile=made, fields=changed)


def _size(text: str, low: str, profile: Profile, earlier: Profile) -> int | None:
    """The number of people that is supposed: a multiple of today's, or a number outright."""
    factor = next((f for words, f in FACTORS.items() if re.search(rf"\b{words}\b", low)), None)
    if factor and profile.population and re.search(rf"\b{SIZE}", low):
        return round(profile.population * factor)
    if profile.population != earlier.population:
        return None
    counts = [
        f.value
        for f in find_figures(text)
        if f.kind == "count" and not denied(low, f.start) and not counts_things(low, f.end)
    ]
    return round(counts[0]) if len(counts) == 1 and counts[0] >= SMALLEST else None


def _level(text: str, low: str) -> BudgetLevel | None:
    """The money that is supposed: none, some (a sum), plenty."""
    if NO_MONEY.search(low) or LESS.search(low):
        return "low"
    if any(f.kind == "money" for f in find_figures(text)):
        return "low" if LOSS.search(low) else "medium"
    return "high" if MONEY.search(low) else None
