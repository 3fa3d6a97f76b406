"""What the cases shown tell of what is asked of them, as text: a line a case, or a sheet. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.cite import sentences
from assistant.phrasing import GRADE_LEADS, dated, fact_line
from assistant.stories import fact_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.advise import Advice
    from assistant.corpus import Corpus
    from assistant.schema import Fact
    from assistant.stories import CaseTold, Part

PART_WORDS: dict[Part, str] = {
    "who": "Who was in charge", "payer": "Who paid", "cost": "What it cost",
    "how": "How it was done", "won": "How people took it", "result": "What came of it",
    "time": "When, and how long it took", "failed": "What went wrong",
    "later": "What became of it", "law": "Rules and powers", "before": "How it began",
}  # fmt: skip
# What of a case is told beside the advice, the most wanted first, and the order it is read in.
STRIP: tuple[tuple[Part, ...], ...] = (("result",), ("cost", "payer"), ("failed",), ("who",))
READ: tuple[Part, ...] = ("who", "cost", "payer", "result", "failed")
LOOSE = "Just what you ask is not told of these cases; what is told of them:"
PARTLY = "Only a part of what you ask is told of these cases:"
SHOWN = "**On that, first from the cases shown:**"


def retold(corpus: Corpus, advice: Advice) -> Iterator[str]:
    """What the cases tell of the parts asked for; which of them do not, and then who else does."""
    told = advice.retold
    if told is None:
        return
    if told.whole:
        yield from (line for case in told.cases for line in _sheet(corpus, case))
        return
    if told.loose or told.partly:
        yield f"*{corpus.say(LOOSE if told.loose else PARTLY)}*"
        yield ""
    if told.cases:
        worded = any(case.words for case in told.cases)
        lead = (
            corpus.say(SHOWN) if worded or not told.parts else f"**{_labels(corpus, told.parts)}**"
        )
        if not ((told.loose or told.partly) and worded):
            yield lead
            yield ""
        yield from (line for case in told.cases for line in _case(corpus, case, told.parts))
        if told.silent:
            yield f"- {_unsaid(corpus, told.silent)}"
        return
    yield _unsaid(corpus, told.silent)
    if told.others or told.beside or advice.elsewhere:
        yield ""
    if told.others:
        yield corpus.say("**Of other work there it does:**")
        yield from (line for case in told.others for line in _case(corpus, case, told.parts))
    elif told.beside:
        yield from _case(corpus, told.beside, told.parts)
    elif advice.elsewhere:
        yield corpus.say("**Others tell it:**")
        yield from (f"- {fact_line(corpus, corpus.facts[key])}" for key in advice.facts)


def case_in_brief(corpus: Corpus, key: str, above: str, most: int) -> str:
    """Of the story of a fact who ran it, what it cost or who paid, what came of it and what went
    wrong, in at most so many sentences of which none stands ``above``; "" for none."""
    story = corpus.story_of.get(key)
    if story is None:
        return ""
    found: list[tuple[Part, tuple[str, ...]]] = []
    for parts in STRIP:
        told = ((part, said) for part in parts for said in story.tells.get(part, ())[:1])
        part, said = next(told, (parts[0], ""))
        new = said and _sentence(corpus, said).rstrip(".") not in above
        if new and (said,) not in [other for _, other in found]:
            found.append((part, (said,)))
    kept = sorted(found[:most], key=lambda one: READ.index(one[0]))
    head = corpus.facts[key]
    return " ".join(
        f"*{corpus.say(PART_WORDS[part])}:* {_said(corpus, one, head)}" for part, one in kept
    )


def tells_money(corpus: Corpus, key: str) -> bool:
    """Whether the story of a fact says what it cost or who paid."""
    story = corpus.story_of.get(key)
    return story is not None and not story.tells.keys().isdisjoint({"cost", "payer"})


def _unsaid(corpus: Corpus, stories: Sequence[str]) -> str:
    names = corpus.listed([f"{_named(corpus, key)} [[{key}]]" for key in stories])
    return corpus.say("The library does not say that of {cases}.", cases=names)


def _case(corpus: Corpus, case: CaseTold, asked: Sequence[Part]) -> Iterator[str]:
    """A case by its name, with what it tells; the parts are named where there are several, or
    where one is told instead of what was asked."""
    fact = corpus.facts[case.facts[0]]
    head = f"- **{_named(corpus, case.story)}** (*{_known(corpus, fact)}*)"
    said = [_sentence(corpus, one) for one in case.words]
    grouped = [
        (parts, tellings) for parts, tellings in _grouped(case)
        if not {_sentence(corpus, one) for one in tellings} & {*said}
    ]  # fmt: skip
    if case.words:
        yield f"{head}: {_said(corpus, case.words, fact)}"
    elif len(asked) == 1 and len(grouped) == 1 and {*grouped[0][0]} & {*asked}:
        yield f"{head}: {_said(corpus, grouped[0][1], fact)}"
        return
    else:
        yield f"{head} [[{fact.id}]]:"
    for parts, tellings in grouped:
        yield f"  - *{_labels(corpus, parts)}:* {_said(corpus, tellings, fact)}"


def _sheet(corpus: Corpus, case: CaseTold) -> Iterator[str]:
    """All that is told of a case, part by part."""
    fact = corpus.facts[case.facts[0]]
    yield f"**{_named(corpus, case.story)}** (*{_known(corpus, fact)}*) [[{fact.id}]]"
    yield ""
    for parts, tellings in _grouped(case):
        yield f"- *{_labels(corpus, parts)}:* {_said(corpus, tellings, fact)}"


def _grouped(case: CaseTold) -> list[tuple[list[Part], tuple[str, ...]]]:
    """The parts of a case with their sentences; parts that the same sentence tells together."""
    found: dict[tuple[str, ...], list[Part]] = {}
    for part, tellings in case.tells:
        found.setdefault(tellings, []).append(part)
    return [(parts, tellings) for tellings, parts in found.items()]


def _labels(corpus: Corpus, parts: Sequence[Part]) -> str:
    """The names of parts in a row, the first with its capital."""
    first, *others = [corpus.say(PART_WORDS[part]) for part in parts]
    return ", ".join([first, *(name[0].lower() + name[1:] for name in others)])


def _named(corpus: Corpus, key: str) -> str:
    """A story with its city: ``Flint: Land bank for abandoned houses``."""
    return f"{corpus.city_of(key).city}: {corpus.story_of[key].called(corpus.language)}"


def _known(corpus: Corpus, fact: Fact) -> str:
    """When a fact was and how well it is known."""
    grade = corpus.say(GRADE_LEADS[fact.grade])
    return f"{dated(corpus, fact.year)}, {grade}" if fact.year != "undated" else grade


def _said(corpus: Corpus, tellings: Sequence[str], head: Fact) -> str:
    """The sentences that tell it, each with its marker; of one that is not of the year or not as
    well known as the fact at the ``head``, that."""
    found = []
    for one in tellings:
        fact = corpus.facts[fact_of(one)]
        other = (fact.year, fact.grade) != (head.year, head.grade)
        known = f" (*{_known(corpus, fact)}*)" if other else ""
        found.append(f"{_sentence(corpus, one).rstrip('.')}{known} [[{fact.id}]].")
    return " ".join(found)


def _sentence(corpus: Corpus, telling: str) -> str:
    """The whole sentence that a telling names."""
    key, _, begins = telling.partition(": ")
    claim = corpus.facts[key].claim
    return next((s for s in sentences(claim) if s.startswith(begins)), claim)
