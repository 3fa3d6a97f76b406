"""What a change of the profile does to the order of the tools, and why. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.edits import LEVELS
from assistant.peers import INCOME_WORDS, listed, people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.corpus import Corpus
    from assistant.fit import ToolFit
    from assistant.profile import Profile

PLACES = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)
LOOKED_AT = 3


def changed(corpus: Corpus, before: Profile, after: Profile) -> list[str]:
    """The new values in words: ``300,000 people``, ``little money``."""
    words = []
    if after.population and after.population != before.population:
        words.append(f"{people(after.population)} people")
    if after.named_city and after.named_city != before.named_city:
        words.append(after.named_city)
    if after.country and after.country != before.country:
        words.append(after.country)
    if after.income_group and after.income_group != before.income_group:
        words.append(INCOME_WORDS[after.income_group])
    if after.budget_level != before.budget_level and after.budget_level:
        words.append(LEVELS[after.budget_level])
    if after.stage and after.stage != before.stage:
        words.append(f"stage: {after.stage}")
    for new, old in (
        (after.constraints, before.constraints),
        (after.challenges, before.challenges),
        (after.assets, before.assets),
    ):
        words += [corpus.label(word) for word in new if word not in old and word != "little-money"]
    for new, old in ((after.challenges, before.challenges), (after.assets, before.assets)):
        words += [f"no {corpus.label(word)}" for word in old if word not in new]
    return list(dict.fromkeys(words))[:5]


def moves(corpus: Corpus, before: Sequence[ToolFit], after: Sequence[ToolFit]) -> list[str]:
    """The tools that enter, leave or change place among the first three, each with the reason."""
    old = {fit.tool: fit for fit in before}
    lines = []
    for fit in after[:LOOKED_AT]:
        was = old[fit.tool]
        if was.rank != fit.rank:
            verb = "rises" if fit.rank < was.rank else "falls"
            lines.append(
                f"{corpus.tools[fit.tool].name} {verb} from {PLACES[was.rank - 1]} to "
                f"{PLACES[fit.rank - 1]}{_reason(was, fit)}."
            )
    new = {fit.tool: fit for fit in after}
    for was in before[:LOOKED_AT]:
        fit = new[was.tool]
        if fit.rank > LOOKED_AT:
            lines.append(
                f"{corpus.tools[was.tool].name} leaves the first three{_reason(was, fit)}."
            )
    return lines


def _reason(before: ToolFit, after: ToolFit) -> str:
    better = after.score >= before.score
    fresh = [w for w in after.why if w not in before.why]
    against = [w for w in after.against if w not in before.against]
    gone = [w for w in before.why if w not in after.why]
    if better and fresh:
        return f", because {fresh[0].rstrip('.')}"
    if not better and against:
        return f", because {against[0].rstrip('.')}"
    if not better and gone:
        return f": it no longer counts that {gone[0].rstrip('.')}"
    change = {name: after.parts[name] - before.parts[name] for name in after.parts}
    name = max(change, key=lambda key: abs(change[key]))
    if abs(change[name]) < 0.02:
        return (
            ", because others move past it" if after.rank > before.rank else ", because others fall"
        )
    words = {
        "need": "readers chose it {} often for such cities",
        "support": "{} cases like yours speak for it",
        "readiness": "{} of what it relies on is in place",
        "against": "{} speaks against it",
    }
    more = "more" if change[name] > 0 else "less" if name != "support" else "fewer"
    return f", because {words[name].format(more)}"


def sentence(corpus: Corpus, words: Sequence[str], lines: Sequence[str], hypothetical: bool) -> str:
    """What changed and what it does, in a line or two."""
    lead = f"With {listed(list(words))}" if words else "With that"
    if not lines:
        kept = "the first three tools would stay" if hypothetical else "the first three tools stay"
        return f"{lead}, {kept} as they are."
    return f"{lead}: {' '.join(lines)}"
