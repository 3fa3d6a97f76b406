"""Values set by hand: changes of the profile -> the new profile, and the change in words. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.errors import QuestionError
from assistant.figures import find_figures
from assistant.holdings import SOLVENT
from assistant.peers import INCOME_WORDS, INCOMES
from assistant.problems import did_you_mean
from assistant.profile import Profile
from assistant.schema import Stage
from assistant.wording import inhabitants

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assistant.corpus import Corpus
    from assistant.places import Gazetteer

LARGEST = 50_000_000  # inhabitants; the largest agglomeration on record has some 40 million
DEBTS = "funding-shortage"  # the trouble that solvent levels deny
NAME = 80  # characters of a city's name
STAGES: tuple[Stage, ...] = Stage.__args__  # type: ignore[attr-defined]
LEVELS = {"low": "little money", "medium": "some money", "high": "money at hand"}
LISTS = ("challenges", "assets", "constraints")
# The fields that can be set by hand, in the order in which they are shown.
EDITABLE = (
    "named_city", "country", "population", "income_group", "budget_level", "stage", *LISTS,
)  # fmt: skip


def edited(
    profile: Profile, changes: Mapping[str, Any], corpus: Corpus, gazetteer: Gazetteer
) -> Profile:
    """The profile with the changed values; QuestionError for a value that cannot be.

    ``{"population": 300_000}`` -> population 300000 (said). An empty value takes a value back; a
    country brings its region and, unless one was said, its income group.
    """
    unknown = next((name for name in changes if name not in EDITABLE), None)
    if unknown is not None:
        raise QuestionError(f"{unknown!r} cannot be set.", did_you_mean(unknown, EDITABLE))
    values = profile.model_dump()
    origin = dict(profile.origin)
    for name, given in changes.items():
        value = _checked(name, given, corpus)
        if name == "country" and value != profile.country:
            _move(values, origin, value, gazetteer)
        elif value != values[name] and name not in LISTS:
            values[name] = value
            origin[name] = "said"
        elif name in LISTS:
            values[name] = value
        if not values[name]:
            origin.pop(name, None)
    values["lacks"] = tuple(word for word in values["lacks"] if word not in values["assets"])
    if values["budget_level"] in SOLVENT:  # who has money does not lack it
        values["challenges"] = tuple(c for c in values["challenges"] if c != DEBTS)
        values["constraints"] = tuple(c for c in values["constraints"] if c != "little-money")
    return Profile(**values | {"origin": origin})


def _move(
    values: dict[str, Any], origin: dict[str, Any], country: str | None, gazetteer: Gazetteer
) -> None:
    """Another country: its region, and its income group unless one was said."""
    values["country"], origin["country"] = country, "said"
    values["region"] = None
    origin.pop("region", None)
    if origin.get("income_group") != "said":
        values["income_group"] = None
        origin.pop("income_group", None)
    if country is None:
        return
    land = gazetteer.country(country)
    if land is None:
        near = did_you_mean(country, gazetteer.countries).partition("Allowed")[0]
        raise QuestionError(
            f"{country!r} is not a country that I know.", f"{near}Write its usual English name."
        )
    values["country"], values["region"], income = land
    origin["region"] = "inferred"
    if values["income_group"] is None and income:
        values["income_group"], origin["income_group"] = income, "inferred"


def _checked(name: str, value: Any, corpus: Corpus) -> Any:
    if name in LISTS:
        return _listed(name, value or (), corpus)
    if value in (None, "", 0):
        return None
    if name == "population":
        return _population(value)
    if name in {"named_city", "country"}:
        text = " ".join(str(value).split())
        if len(text) > NAME:
            raise QuestionError(
                f"The {name.replace('_', ' ')} is too long.", "Write the name only."
            )
        return text or None
    allowed = {"income_group": INCOMES, "budget_level": tuple(LEVELS), "stage": STAGES}[name]
    if value not in allowed:
        raise QuestionError(f"{name} cannot be {value!r}.", did_you_mean(value, allowed))
    return value


def _population(value: Any) -> int:
    """``300_000``, ``"300,000"``, ``"1.2 million"`` -> inhabitants."""
    people_ = 0
    if isinstance(value, int | float):
        people_ = round(value) if abs(value) <= LARGEST else 0
    else:
        found = find_figures(f"population {value}")
        if found and not str(value).strip().startswith("-"):
            people_ = round(found[0].value)
    if not 0 < people_ <= LARGEST:
        raise QuestionError(
            f"A population of {value!r} cannot be.", f"Give a number from 1 to {LARGEST:,}."
        )
    return people_


def _listed(name: str, values: Iterable[Any], corpus: Corpus) -> tuple[str, ...]:
    words = corpus.vocabulary
    allowed = words.enablers if name == "assets" else getattr(words, name)
    values = [values] if isinstance(values, str) else list(values)
    wrong = next((v for v in values if v not in allowed), None)
    if wrong is not None:
        raise QuestionError(f"{wrong!r} is none of the {name}.", did_you_mean(wrong, allowed))
    return tuple(dict.fromkeys(values))


def told(corpus: Corpus, before: Profile, after: Profile) -> str:
    """The change as the user would say it: ``300,000 people; with flooding; no longer crime.``"""
    words = []
    for name in ("named_city", "country", "population", "income_group", "budget_level", "stage"):
        old, new = getattr(before, name), getattr(after, name)
        if new == old or (name == "income_group" and after.origin.get(name) == "inferred"):
            continue
        words.append(_said(name, new) if new else f"no {name.replace('_', ' ')} given")
    for name in LISTS:
        old, new = getattr(before, name), getattr(after, name)
        words += [f"with {corpus.label(word)}" for word in new if word not in old]
        words += [f"no longer {corpus.label(word)}" for word in old if word not in new]
    text = "; ".join(words)
    return f"{text[0].upper()}{text[1:]}." if text else ""


def _said(name: str, value: Any) -> str:
    if name == "population":
        return inhabitants(value, told=True)
    words = {"income_group": INCOME_WORDS, "budget_level": LEVELS}.get(name, {})
    return f"stage: {value}" if name == "stage" else str(words.get(value, value))


def spoken(corpus: Corpus, profile: Profile) -> str:
    """The troubles of a profile as a sentence that can be searched with."""
    return "We have " + "; ".join(corpus.label(tag) for tag in profile.challenges) + "."
