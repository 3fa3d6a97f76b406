"""Why a tool is in its place, in a clause: its conditions, its cases, what it answers. Pure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.corpus import Corpus
    from assistant.fit import ToolFit

USUAL = "it suits most cities; nothing you named speaks for it in particular"
GOOD_PART = 0.2  # of the facts on a trouble
PARTS = ((0.5, "most"), (0.33, "a third or more"), (GOOD_PART, "a good part"), (0.08, "some"))


def reasons(corpus: Corpus, fit: ToolFit, challenges: Sequence[str]) -> tuple[str, ...]:
    """The conditions that hold, strongest first; without any, what the cases say for the tool."""
    if fit.why:
        return tuple(text.rstrip(". ") for text in fit.why)
    shares = {tag: _share(corpus, fit, tag) for tag in challenges}
    tag = max(shares, key=lambda tag: shares[tag], default=None)
    if fit.causes and (tag is None or shares[tag] < GOOD_PART):
        trouble = corpus.label(fit.causes[0])
        return (f"readers of all these cases chose it for cities with {trouble}",)
    part = next((words for least, words in PARTS if tag and shares[tag] >= least), None)
    if tag is None or part is None:
        return (USUAL,)
    return (f"{part} of what the case cities did about {corpus.label(tag)} is of this kind",)


def _share(corpus: Corpus, fit: ToolFit, tag: str) -> float:
    """The part of the facts on a trouble that show this tool."""
    answers = Counter(fact.tool for fact in corpus.answers[tag])
    return answers[fit.tool] / max(1, answers.total())
