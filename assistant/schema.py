"""The corpus files as pydantic models: what a city, a tool, a fact and a source must hold.

Unknown fields are forbidden. Closed lists that belong to the format (grades, kinds, sizes) are
written here; lists that the corpus may extend (challenges, enablers, constraints) live in
``corpus/vocabulary.yaml`` and are checked by ``corpus.py``.
"""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

ToolId = Literal[
    "vision",
    "leadership",
    "budget",
    "financial-incentives",
    "support-programmes",
    "talent-readiness",
    "people-centricity",
    "innovation-ecosystem",
    "smart-policies",
    "track-record",
]
Income = Literal["low", "lower-middle", "upper-middle", "high"]
Region = Literal[
    "Africa", "Asia-Pacific", "Europe", "Middle East", "North America", "South America"
]
Grade = Literal["claimed", "reported", "measured", "evaluated"]
Role = Literal["example", "warning", "both"]
Kind = Literal["plan", "action", "result", "failure", "criticism"]
Size = Literal["small", "medium", "large", "mega"]
Stage = Literal["starting", "piloting", "scaling", "running", "recovering"]
BudgetLevel = Literal["low", "medium", "high"]
SourceType = Literal[
    "official",
    "academic",
    "audit",
    "international",
    "ngo",
    "press",
    "vendor",
    "encyclopedia",
    "copy",
]
Domain = Literal[
    "governance",
    "economy",
    "mobility",
    "participation",
    "data",
    "skills",
    "energy",
    "connectivity",
    "planning",
    "safety",
    "health",
    "waste",
    "lighting",
    "water",
    "environment",
    "security",
    "housing",
    "education",
]
TOOL_IDS: tuple[ToolId, ...] = ToolId.__args__  # type: ignore[attr-defined]
GRADES: tuple[Grade, ...] = Grade.__args__  # type: ignore[attr-defined]
SIZES: tuple[Size, ...] = Size.__args__  # type: ignore[attr-defined]

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
FactId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+-\d{2,3}$")]
# 2012 | 2012-2016 | 2012- (still going) | c. 2015 | by 2015 (source date) | 1990s | undated
Year = Annotated[str, StringConstraints(pattern=r"^(undated|(c\. |by )?\d{4}s?(-(\d{4}s?)?)?)$")]
Url = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]


def slug_of(fact_id: str) -> str:
    """The case city of a fact id: ``surat-04`` -> surat."""
    return fact_id.rsplit("-", 1)[0]


class Record(BaseModel):
    """Frozen, and strict about unknown fields."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Population(Record):
    """Inhabitants with the year and the area they were counted for."""

    value: int = Field(gt=0)
    year: int = Field(ge=1950, le=2035)
    scope: Text = Field(description="city, metro, or the named area")
    source: Text = Field(description="key of a source, or general-knowledge")


class Coordinates(Record):
    """Degrees; for the map."""

    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)


class Tagged(Record):
    """A sentence about the city, with ids of the closed vocabulary."""

    text: Text
    tags: tuple[str, ...] = ()


class Programme(Record):
    """The smart-city programme and the body that leads it."""

    name: Text
    started: int | None = None
    lead_body: Text
    source: Text


class Amount(Record):
    """Money as stated, in whole units of the currency (no conversion)."""

    value: float = Field(ge=0)
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    what: Text


class Suits(Record):
    """For whom an adviser would bring the fact up: size classes and income groups."""

    size: tuple[Size | Literal["any"], ...]
    income: tuple[Income | Literal["any"], ...]
    note: str | None = None


class Source(Record):
    """A document that someone read."""

    title: Text
    publisher: Text
    url: Url
    date: str | None = Field(None, description="YYYY, YYYY-MM or YYYY-MM-DD where known")
    type: SourceType


class Fact(Record):
    """One sourced statement about one city and one tool: the unit of evidence."""

    id: FactId
    tool: ToolId
    claim: Text
    year: Year
    amount: Amount | None = None
    mechanism: str | None = None
    outcome: str | None = None
    kind: Kind
    domain: Domain
    grade: Grade
    role: Role
    lesson: Text
    situations: tuple[Text, ...] = Field(min_length=1)
    problems: tuple[str, ...]
    suits: Suits
    sources: tuple[str, ...] = Field(min_length=1)


class City(Record):
    """One case-study city: context, programme, facts, sources."""

    city: Text
    country: Text
    region: Region
    income_group: Income
    population: Population
    coordinates: Coordinates
    government_form: Text
    government: Text
    stage: Stage
    troubles: tuple[str, ...]
    challenges: tuple[Tagged, ...]
    assets: tuple[Tagged, ...]
    conditions: tuple[Tagged, ...]
    programme: Programme
    facts: tuple[Fact, ...] = Field(min_length=1)
    lessons: tuple[Text, ...] = ()
    sources: dict[str, Source]

    @model_validator(mode="after")
    def _sources_exist(self) -> City:
        known = set(self.sources)
        for fact in self.facts:
            missing = set(fact.sources) - known
            if missing:
                raise ValueError(
                    f"fact {fact.id} cites {sorted(missing)}, which sources does not list "
                    f"(it lists {', '.join(sorted(known))})"
                )
        return self


class Statement(Record):
    """One sentence on a tool: with sources, or marked as our own estimate."""

    text: Text
    name: str | None = None
    sources: tuple[str, ...] = ()
    estimate: bool = Field(False, description="true: our own reasoning, shown as such")

    @model_validator(mode="after")
    def _sourced_or_estimate(self) -> Statement:
        if bool(self.sources) == self.estimate:
            raise ValueError("give either sources or 'estimate: true', not both and not neither")
        return self


class When(Record):
    """A condition over the profile; all given parts must hold, lists mean any of them."""

    text: Text
    challenges: tuple[str, ...] = ()
    constraints: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    budget: tuple[BudgetLevel, ...] = ()
    stage: tuple[Stage, ...] = ()
    income: tuple[Income, ...] = ()
    size: tuple[Size, ...] = ()
    weight: float = Field(1.0, gt=0, le=2)


class Tool(Record):
    """One of the ten instruments of city government."""

    id: ToolId
    name: Text
    report_themes: tuple[Text, ...]
    definition: tuple[Statement, ...]
    mechanisms: tuple[Statement, ...]
    fits_when: tuple[Statement, ...]
    does_not_fit_when: tuple[Statement, ...]
    preconditions: tuple[Statement, ...]
    cost_notes: tuple[Statement, ...]
    time_to_effect: tuple[Statement, ...]
    market_failure: tuple[Statement, ...]
    step_back: tuple[Statement, ...]
    failure_modes: tuple[Statement, ...]
    measures: tuple[Statement, ...]
    evidence_from_ranking: Statement
    complements: tuple[ToolId, ...]
    signals: tuple[Text, ...] = Field(min_length=8)
    fits: tuple[When, ...]
    unfit: tuple[When, ...]
    needs: tuple[str, ...] = Field(description="enablers the tool relies on")
    first_steps: tuple[Text, ...] = Field(min_length=3)
    ask_the_city: tuple[Text, ...] = Field(min_length=3)
    ask_the_vendor: tuple[Text, ...] = Field(min_length=2)
    if_it_fails: Text
    sources: dict[str, ToolSource]

    @property
    def sections(self) -> dict[str, tuple[Statement, ...]]:
        """The sourced statements by section, in reading order."""
        return {
            name: getattr(self, name)
            for name in (
                "definition",
                "mechanisms",
                "fits_when",
                "does_not_fit_when",
                "preconditions",
                "cost_notes",
                "time_to_effect",
                "market_failure",
                "step_back",
                "failure_modes",
                "measures",
            )
        }


class ToolSource(Record):
    """A document behind a statement on a tool."""

    title: Text
    publisher: Text
    url: Url
    date: str | None = None


class Word(Record):
    """One id of a closed list: what the reader sees, and what it means."""

    label: Text
    group: str | None = None
    meaning: str | None = None
    question: str | None = None
    lacks: tuple[str, ...] = ()
    trouble: str | None = None


class Vocabulary(Record):
    """The closed lists that the corpus may extend, and the fixed ones for reference."""

    challenges: dict[str, Word]
    enablers: dict[str, Word]
    constraints: dict[str, Word]
    governments: dict[str, Word]
    stages: dict[str, Word]
    budget_levels: tuple[str, ...]
    income_groups: tuple[str, ...]
    regions: tuple[str, ...]
    grades: tuple[str, ...]
    roles: tuple[str, ...]
    kinds: tuple[str, ...]
    domains: tuple[str, ...]
    source_types: tuple[str, ...]
    sizes: tuple[str, ...]

    @cached_property
    def labels(self) -> dict[str, str]:
        """Label by id, over all lists (challenges first)."""
        lists = (self.stages, self.governments, self.constraints, self.enablers, self.challenges)
        return {key: word.label for words in lists for key, word in words.items()}


class Ranking(Record):
    """One published row of a Top 50 edition; empty where the score was not found."""

    edition: Text
    rank: int | None
    city: Text
    country: Text | None
    total: float | None
    vision: float | None
    leadership: float | None
    budget: float | None
    financial_incentives: float | None
    support_programmes: float | None
    talent_readiness: float | None
    people_centricity: float | None
    innovation_ecosystem: float | None
    smart_policies: float | None
    track_record: float | None
    source_url: Url
