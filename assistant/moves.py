"""What a change of the profile does to the order of the tools, and why. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.edits import LEVELS
from assistant.peers import INCOME_WORDS
from assistant.wording import country, inhabitants

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
SEEN = 0.02  # of a part, below which a change is no reason
SHIFTS = {
    "support": (", because more cases like yours speak for it",
                ", because fewer cases like yours speak for it"),
    "readiness": (", because more of what it relies on is in place",
                  ", because less of what it relies on is in place"),
    "against": (", because more speaks against it", ", because less speaks against it"),
}  # fmt: skip


def changed(corpus: Corpus, before: Profile, after: Profile) -> list[str]:
    """The new values in words: ``300,000 people``, ``little money``."""
    words = []
    if after.population and after.population != before.population:
        words.append(inhabitants(after.population, corpus.language, told=True))
    if after.named_city and after.named_city != before.named_city:
        words.append(after.named_city)
    if after.country and after.country != before.country:
        words.append(country(after.country, corpus.language))
    if after.income_group and after.income_group != before.income_group:
        words.append(corpus.say(INCOME_WORDS[after.income_group]))
    if after.budget_level != before.budget_level and after.budget_level:
        words.append(corpus.say(LEVELS[after.budget_level]))
    if after.stage and after.stage != before.stage:
        words.append(corpus.label(after.stage))
    for new, old in (
        (after.constraints, before.constraints),
        (after.challenges, before.challenges),
        (after.assets, before.assets),
    ):
        words += [corpus.label(word) for word in new if word not in old and word != "little-money"]
    for new, old in ((after.challenges, before.challenges), (after.assets, before.assets)):
        gone = [corpus.label(word) for word in old if word not in new]
        words += [corpus.say("no longer {what}", what=word) for word in gone]
    return list(dict.fromkeys(words))[:5]


def moves(corpus: Corpus, before: Sequence[ToolFit], after: Sequence[ToolFit]) -> list[str]:
    """The tools that enter, leave or change place among the first three, each with the reason."""
    old = {fit.tool: fit for fit in before}
    lines = []
    for fit in after[:LOOKED_AT]:
        was = old[fit.tool]
        if was.rank != fit.rank:
            rises = fit.rank < was.rank
            lines.append(
                corpus.say(
                    "{tool} rises from {old} to {new}{why}." if rises
                    else "{tool} falls from {old} to {new}{why}.",
                    tool=corpus.tools[fit.tool].name,
                    old=place(corpus, was.rank), new=place(corpus, fit.rank),
                    why=_reason(corpus, was, fit),
                )
            )  # fmt: skip
    new = {fit.tool: fit for fit in after}
    for was in before[:LOOKED_AT]:
        fit = new[was.tool]
        if fit.rank > LOOKED_AT:
            name, why = corpus.tools[was.tool].name, _reason(corpus, was, fit)
            lines.append(corpus.say("{tool} leaves the first three{why}.", tool=name, why=why))
    return lines


def place(corpus: Corpus, rank: int) -> str:
    """``third``; ``tercer lugar``: in words, since every figure must be one of a source."""
    return corpus.say(PLACES[rank - 1])


def _reason(corpus: Corpus, before: ToolFit, after: ToolFit) -> str:
    better = after.score >= before.score
    fresh = [w for w in after.why if w not in before.why]
    against = [w for w in after.against if w not in before.against]
    gone = [w for w in before.why if w not in after.why]
    if better and fresh:
        return corpus.say(", because {why}", why=fresh[0].rstrip("."))
    if not better and against:
        return corpus.say(", because {why}", why=against[0].rstrip("."))
    if not better and gone:
        return corpus.say(": it no longer counts that {why}", why=gone[0].rstrip("."))
    change = {name: after.parts[name] - before.parts[name] for name in after.parts}
    name = max(change, key=lambda key: abs(change[key]))
    if abs(change[name]) < SEEN or name not in SHIFTS:
        return ""  # no more than that others moved, or that such cities are advised otherwise
    helps = (change[name] > 0) is (name != "against")
    if helps is not (after.rank < before.rank):
        return ""  # it went up although less speaks for it: the others fell more
    return corpus.say(SHIFTS[name][0 if change[name] > 0 else 1])


def sentence(corpus: Corpus, words: Sequence[str], lines: Sequence[str], hypothetical: bool) -> str:
    """What changed and what it does, in a line or two."""
    if lines and not words:
        return " ".join(lines)
    lead = corpus.say("With {what}", what=corpus.listed(words)) if words else corpus.say("Noted")
    if not lines:
        kept = (
            "the first three tools would stay as they are"
            if hypothetical
            else "the first three tools stay as they are"
        )
        return f"{lead}; {corpus.say(kept)}."
    return f"{lead}. {' '.join(lines)}"
