"""What a what-if supposes of the city: twice the size, no money, richer. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.peers import INCOMES
from assistant.phrases import flat

if TYPE_CHECKING:
    from assistant.profile import Profile
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


def supposed(text: str, profile: Profile) -> Profile:
    """The profile with what the text supposes relative to it; ``profile`` already holds what it
    says outright ("a city of 300,000")."""
    low = flat(text)
    update: dict[str, object] = {}
    factor = next((f for words, f in FACTORS.items() if re.search(rf"\b{words}\b", low)), None)
    if factor and profile.population and re.search(rf"\b{SIZE}", low):
        update["population"] = round(profile.population * factor)
    level: BudgetLevel | None = None
    if NO_MONEY.search(low):
        level = "low"
    elif MONEY.search(low):
        level = "high"
    if level:
        update["budget_level"] = level
        kept = [c for c in profile.constraints if c not in {"little-money", "no-operating-money"}]
        update["constraints"] = (*kept, "little-money") if level == "low" else tuple(kept)
    step = bool(RICHER.search(low)) - bool(POORER.search(low))
    if step and profile.income_group:
        at = INCOMES.index(profile.income_group) + step
        update["income_group"] = INCOMES[min(max(at, 0), len(INCOMES) - 1)]
    return profile.model_copy(update=update)
