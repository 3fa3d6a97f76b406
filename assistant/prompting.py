"""What a language model is given: the prompt files, the notes of the adviser, numbered evidence.

Pure but for reading the prompt files. Everything that people or documents wrote is neutralised and
delimited: whatever it says, it cannot end its block, look like a marker, or become markup.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from assistant.cite import DRAFT
from assistant.orders import lesson_of
from assistant.phrasing import described, shorten, where
from assistant.reasons import reasons
from assistant.schema import Record
from assistant.settings import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.advise import Advice
    from assistant.corpus import Corpus
    from assistant.form import Form
    from assistant.llm import Message

BLOCKS = 12  # evidence blocks in a prompt
CLAIM = 70  # words of a claim in a block
SAID = 1_500  # characters of the user's words in a prompt
NAMES = {
    "en": "English", "es": "Spanish", "fr": "French", "pt": "Portuguese", "de": "German",
}  # fmt: skip
USUAL = "Write about 250 words: a heading (###) for each recommended tool, short paragraphs."
PLAIN = "Write about 150 words in short paragraphs."
TASKS: dict[str, str] = {
    "paragraph": "a paragraph of about 120 words for the city council that proposes to begin with "
    "the first recommended tool and says what other cities did and with what result.",
    "letter": "a letter of about 150 words to the city government of {city}: that we read what "
    "they did, what we want to know of it (three questions), and our thanks.",
    "question": "the question of the user, sharpened: one precise question of at most 60 words "
    "with every figure that the user gave, then one sentence on what it leaves out.",
}
# Requests whose notes are made from the advice itself; the others are given the rules' own answer.
OUTLINED = {"recommend", "cases"}
INERT = str.maketrans({"[": "(", "]": ")", "<": "‹", ">": "›", "`": "'", "{": "(", "}": ")"})
CITED = re.compile(r"\[(\d+(?:\s*[,;]\s*\d+)*)\]")
LATE = re.compile(r"([.!?])((?:\s*\[\[[^\]\s]+\]\])+)")


class Prompt(Record):
    """A prompt file: its name, its version, its text with {gaps}."""

    name: str
    version: str
    text: str

    def filled(self, **values: str) -> str:
        """The text with its gaps filled; what fills them is not read for gaps again."""
        return re.sub(r"\{(\w+)\}", lambda m: values[m.group(1)], self.text)


@cache
def prompt(name: str) -> Prompt:
    """``prompts/<name>.md``, whose first line is ``version: N``."""
    first, _, text = (
        (PACKAGE / "prompts" / f"{name}.md").read_text(encoding="utf-8").partition("\n")
    )
    return Prompt(name=name, version=first.removeprefix("version:").strip(), text=text.strip())


class Given(Record):
    """The evidence of one answer: block n is about ``keys[n - 1]``."""

    keys: tuple[str, ...]

    def numbered(self, draft: str) -> str:
        """A draft of ours with block numbers for its markers."""
        numbers = {key: n for n, key in enumerate(self.keys, start=1)}
        return DRAFT.sub(
            lambda m: f"[{numbers[m.group(1)]}]" if m.group(1) in numbers else "", draft
        )

    def marked(self, text: str) -> str:
        """A model's text with our markers for its block numbers, each before the full stop; a
        number without a block becomes a marker that resolves to nothing."""

        def replace(match: re.Match[str]) -> str:
            found = [int(n) for n in re.findall(r"\d+", match.group(1))]
            known = len(self.keys)
            return "".join(
                f"[[{self.keys[n - 1] if 0 < n <= known else f'unknown-{n}'}]]" for n in found
            )

        marked = CITED.sub(replace, text)
        return LATE.sub(lambda m: f" {m.group(2).strip()}{m.group(1)}", marked)


def evidence_for(corpus: Corpus, advice: Advice, rules_text: str) -> Given:
    """The facts and statements that the rules cite, in their order, then more of the evidence."""
    keys = dict.fromkeys(DRAFT.findall(rules_text))
    more = [*advice.facts, *(item.fact for item in advice.evidence)]
    for key in more:
        if len(keys) >= BLOCKS:
            break
        keys.setdefault(key)
    return Given(keys=tuple(keys)[: 2 * BLOCKS])


def task_of(corpus: Corpus, advice: Advice) -> str:
    """The free task that was asked for as an instruction; "" for a usual answer."""
    if advice.turn.task is None:
        return ""
    slugs = advice.turn.cities or tuple(item.city for item in advice.comparables[:1])
    names = [corpus.cities[slug].city for slug in slugs[:1] if slug in corpus.cities]
    return TASKS[advice.turn.task].replace("{city}", corpus.listed(names) or "that city")


def inert(text: str) -> str:
    """Text as mere data on one line: no control signs, markers, brackets, tags or back-ticks."""
    seen = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in text)
    return " ".join(seen.translate(INERT).split())


def messages(
    corpus: Corpus,
    advice: Advice,
    given: Given,
    rules_text: str,
    said: str,
) -> tuple[Message, ...]:
    """The system prompt and what it works on: the user's words, the notes, the evidence."""
    task = task_of(corpus, advice)
    outlined = bool(task) or advice.request.intent in OUTLINED
    form = form_words(advice.turn.form, USUAL if advice.request.intent == "recommend" else PLAIN)
    file = prompt("task" if task else "write")
    rules = file.filled(language=NAMES[corpus.language], form=form, task=task)
    notes = "\n".join(outline(corpus, advice, given)) if outlined else given.numbered(rules_text)
    blocks = "\n".join(block(corpus, key, n) for n, key in enumerate(given.keys, start=1))
    asked = (
        f"<user>\n{inert(said[-SAID:])}\n</user>\n\n<notes>\n{notes.strip()}\n</notes>\n\n"
        f"{blocks}\n\nNow write the answer in {NAMES[corpus.language]}."
    )
    return (("system", rules), ("human", asked))


def block(corpus: Corpus, key: str, n: int) -> str:
    """One piece of evidence, delimited: where, when, how well it is known, what."""
    if key.startswith("tool:"):
        tool, statement = corpus.statement(key)
        told, head = statement.text, f"on {tool.name}"
    else:
        fact = corpus.facts[key]
        told = f"{shorten(fact.claim, CLAIM)} Lesson: {lesson_of(fact.lesson)}"
        head = f"{where(corpus, fact)} | {corpus.city_of(key).country}"
    return f'<evidence n="{n}" id="{key}">\n{inert(head)}\n{inert(told)}\n</evidence>'


def outline(corpus: Corpus, advice: Advice, given: Given) -> Iterator[str]:
    """The decision in notes: city, troubles, order of the tools with reasons, cities, questions."""
    numbers = {key: f"[{n}]" for n, key in enumerate(given.keys, start=1)}
    yield f"City: {inert(described(corpus, advice.profile))}"
    yield f"Troubles heard: {corpus.listed([corpus.label(t.tag) for t in advice.troubles[:5]])}"
    if advice.request.intent in {"recommend", "task"}:
        yield "Recommended tools, in this order:"
        examples = {pick.tool: pick.examples for pick in advice.picks}
        for fit in advice.tools[: advice.turn.form.max_tools or 3]:
            why = "; ".join(reasons(corpus, fit, advice.profile.challenges))
            shown = "".join(numbers.get(key, "") for key in examples.get(fit.tool, ()))
            name = corpus.tools[fit.tool].name
            yield f"{fit.rank}. {name} ({fit.fit} fit): {why}. Evidence: {shown or 'none'}"
        if advice.steps:
            yield f"First step: {advice.steps[0]}"
        if advice.warning:
            yield f"What went wrong elsewhere: {numbers.get(advice.warning, '')}"
    yield "Cities to compare with:"
    for item in advice.comparables:
        shown = "".join(numbers.get(key, "") for key in item.facts)
        shares, differs = "; ".join(item.shared), "; ".join(item.differs)
        yield f"- {item.name}: shares {shares or 'little'}; differs: {differs} {shown}"
    if advice.questions:
        yield f"Questions that would change the order: {' '.join(advice.questions)}"
    yield from advice.cautions


def form_words(form: Form, usual: str) -> str:
    """The asked-for form as an instruction."""
    said = []
    if form.max_words:
        said.append(f"Write at most {form.max_words} words.")
    if form.max_tools:
        said.append(f"Name {form.max_tools} tools at most.")
    if form.bullets:
        said.append("Write bullet points (- ) only.")
    if form.one_line:
        said.append("One line for each tool.")
    if form.blunt:
        said.append("Be blunt; no theory.")
    if form.money:
        said.append("Only on money.")
    return " ".join(said) or usual
