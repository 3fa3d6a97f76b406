"""A message in its conversation, and what of the conversation it can refer to. Data."""

from __future__ import annotations

from typing import Literal

from pydantic import field_validator

from assistant.asks import UNTOLD, Ask
from assistant.cues import Aspect, Plan, Task
from assistant.form import Form
from assistant.narrowing import Narrowing
from assistant.objections import Objection
from assistant.proposals import Proposal
from assistant.schema import Record, ToolId
from assistant.wishes import Wish

Act = Literal[
    "standalone", "reform", "what-if", "compare", "plan", "why-not", "profile", "accept",
    "follow-up", "thanks", "task", "ask",
]  # fmt: skip


SURE = 0.30  # probability from which what is heard decides; set on the training writers
FEW_WORDS = 14  # a longer message speaks for itself
# Asks that are looked up by the words of the message.
LOOKED_UP: frozenset[Ask] = frozenset(["search", "opinion", "objection"])


class Turn(Record):
    """A message in its conversation: the act, what it refers to, and the form it asks for;
    ``whole``: of all of the advice and not of the last answer; ``anew``: another problem;
    ``proposals``: the measures that it puts on the table; ``objection``: what it objects to;
    ``wishes``: what a first message asks for beside advice; ``pointed``: its cities are those of
    cases that it points at, not named; ``faqs``: the prepared questions that it puts,
    ``matter``: the topic of ``faq.TOPICS`` that a description is about; ``by_name``: a plan
    is asked for by its name; ``near``: the prepared questions nearest to it, offered where nothing
    answers it; ``unsure``: those of ``faqs`` that it puts only likely; ``decisions``: what it wants
    decided (``decisions.tsv``); ``shown``: it asks of the cases shown, taken together; ``ours``: it
    is surely of the own city; ``again``: what it puts was answered before in this talk;
    ``topic``: what a first message is likeliest mainly about."""

    act: Act
    form: Form = Form()
    ask: Ask | None = None
    cities: tuple[str, ...] = ()
    tool: ToolId | None = None
    aspect: Aspect | None = None
    plan: Plan | None = None
    task: Task | None = None
    regions: tuple[str, ...] = ()
    outside: bool = False
    narrowing: Narrowing = Narrowing()
    section: str | None = None  # of the tool: cost_notes, step_back ...
    language: str = ""  # of the brief that is asked for: a code
    whole: bool = False
    anew: bool = False
    proposals: tuple[Proposal, ...] = ()
    objection: Objection | None = None
    wishes: tuple[Wish, ...] = ()
    pointed: bool = False
    faqs: tuple[str, ...] = ()
    matter: str = ""
    by_name: bool = False
    near: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    shown: bool = False
    ours: bool = False
    again: bool = False
    topic: str = ""

    @field_validator("near", mode="before")
    @classmethod
    def _several(cls, value: object) -> object:
        """Conversations kept by earlier versions hold one question or ""."""
        return ((value,) if value else ()) if isinstance(value, str) else value

    @property
    def part(self) -> Aspect | None:
        """What is asked of the measures weighed before; a first message weighs all of them."""
        return self.aspect if self.act == "ask" else None


class Past(Record):
    """What a message can refer to, in the order shown: ``cities`` of the last answer, ``cases`` to
    compare with of the last advice."""

    intent: str = ""
    tools: tuple[ToolId, ...] = ()
    cities: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    text: str = ""
    tool: ToolId | None = None  # the tool that was explained or looked at last
    told: tuple[str, ...] = ()  # cities of the last advice
    focus: str = ""  # the one city that the last answer was on, or put first
    words: int = 0  # of the last answer
    turn: Turn = Turn(act="standalone")


class Message(Record):
    """What the rules on turns look at: the folded text and what is known of it and before it.

    ``named`` are the case cities it names in any role, ``delta`` whether it says something new of
    the own city, ``troubles`` how many troubles were heard clearly, ``heard`` what it asks for,
    ``theirs`` how surely that is what other cities did, ``others`` how surely it is of other
    cities and not of the own one.
    """

    plain: str
    asks: bool
    base: Turn
    memory: Past
    delta: bool
    troubles: int
    heard: Ask | None = None
    chance: float = 0.0
    theirs: float = 0.0
    others: float = UNTOLD
    proposals: tuple[Proposal, ...] = ()
    objection: Objection | None = None

    @property
    def brief(self) -> bool:
        """Too short to speak for itself."""
        return len(self.plain.split()) <= FEW_WORDS

    @property
    def named(self) -> tuple[str, ...]:
        """The case cities it names."""
        return self.base.cities

    def turn(self, act: Act, **more: object) -> Turn:
        """The turn with this act."""
        return self.base.model_copy(update={"act": act, **more})
