"""Why a tool is in its place: the condition that holds, and how it works on the troubles. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.corpus import Corpus
    from assistant.fit import ToolFit

UNCALLED = (
    "Nothing you described calls for the others yet; elsewhere they answered other troubles: "
    "{tools}."
)
USUAL = "it suits most cities; nothing you named speaks for it in particular"


def because(corpus: Corpus, fit: ToolFit, challenges: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """The strongest condition that holds ("" if none), and a sentence per trouble on how the tool
    works on it: on the first of them, on those that call for it, in the order in which they were
    heard, then on the others. Without any of these, that it suits most cities."""
    condition = fit.why[0].rstrip(". ") if fit.why else ""
    order = sorted(challenges, key=lambda tag: tag not in {*fit.causes, *challenges[:1]})
    told = [corpus.mechanism(fit.tool, tag) for tag in order]
    works = tuple(text for text in told if text)
    if not condition and not works:
        condition = corpus.say(USUAL)
    return condition, works


def reasons(corpus: Corpus, fit: ToolFit, challenges: Sequence[str]) -> tuple[str, ...]:
    """Everything that speaks for a tool, in clauses: conditions first, then how it works here."""
    condition, works = because(corpus, fit, challenges)
    held = [text.rstrip(". ") for text in fit.why] or ([condition] if condition else [])
    return (*held, *works[:2])


def uncalled(corpus: Corpus, tools: Sequence[tuple[str, Sequence[str]]]) -> str:
    """That nothing calls for the named tools yet, and which troubles they answer elsewhere."""
    said = []
    for name, troubles in tools:
        labels = ", ".join(corpus.label(tag) for tag in troubles)
        said.append(f"{name} ({labels})" if labels else name)
    return corpus.say(UNCALLED, tools="; ".join(said))
