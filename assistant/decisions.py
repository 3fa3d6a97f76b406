"""What officials decide in any matter (sign, sell, close, ban, wait ...): which of it a text puts,
and our own answer that holds in any city. Pure.

The table ``decisions.tsv`` has, per decision, lines in five languages: patterns over folded text
(``words``), its name (``label``), the answer at once (``verdict``) and the reason (``why``); for
some, what in a message makes it another matter (``unless``: a ransom is not paid "once, for
something you can count"). They claim nothing of any city.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.asking import SENTENCE, asks_directly
from assistant.lexical import simple
from assistant.schema import Record
from assistant.tables import read_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.corpus import Corpus

TABLE = Path(__file__).parent / "decisions.tsv"
MOST = 2  # decisions of one message that are answered
# A question that leaves nothing to decide: what, how, who, where, why, unless it offers a choice.
OPEN = re.compile(
    r"^\W*(?:and |but |so |y |pero |et |mais |e |mas |und |aber )?(?:what|how|who|whom|where|why|"
    r"which|when|que|como|quien|donde|por que|cual|cuando|combien|comment|qui|ou\b|pourquoi|"
    r"quel\w*|quand|o que|quem|onde|qual|quando|quanto|was|wie|wer|wo|warum|welche\w*|wann|womit)\b"
)
# Looked for as typed and not at the head: the French "o\u00f9" and the Portuguese article "o" offer
# no choice.
CHOICE = {
    language: re.compile(rf"\w\W+(?:{word})\b", re.IGNORECASE)
    for language, word in
    {"en": "or", "es": "[ou]", "fr": "ou", "pt": "ou", "de": "oder"}.items()
}  # fmt: skip


class Decision(Record):
    """A decision; all fields but ``id`` are language -> text."""

    id: str
    words: dict[str, str]
    label: dict[str, str]
    verdict: dict[str, str]
    why: dict[str, str]
    unless: dict[str, str] = {}


@cache
def decisions() -> Mapping[str, Decision]:
    """Id -> decision, in the order of the table."""
    rows: dict[str, dict[str, dict[str, str]]] = {}
    for row in read_rows(TABLE):
        told = {name: cell for name, cell in row.items() if name not in {"decision", "part"}}
        rows.setdefault(row["decision"], {})[row["part"]] = told
    return {key: Decision.model_validate({"id": key, **parts}) for key, parts in rows.items()}


def named_decisions(text: str, language: str = "en") -> tuple[str, ...]:
    """The decisions that a stretch of text names, in its order; of wordings that overlap the one
    that begins first, then the longest."""
    low = simple(text)
    found = sorted(
        (m.start(), -m.end(), key)
        for key, pattern in _patterns(language)
        for m in pattern.finditer(low)
    )
    kept: dict[str, None] = {}
    reached = 0
    for start, end, key in found:
        if start >= reached:
            kept[key] = None
            reached = -end
    return tuple(kept)


def put_decisions(
    text: str, language: str = "en", before: str = "", measures: Sequence[str] = ()
) -> tuple[str, ...]:
    """The decisions that the questions of a message put, at most two ("Sell, lease or wait?"), or
    that its ``measures`` are; not one that the message or what was told ``before`` makes another
    matter."""
    found: dict[str, None] = {}
    for said in SENTENCE.findall(text):
        open_ = OPEN.match(simple(said)) and not CHOICE[language].search(said)
        if ("?" in said or asks_directly(said)) and not open_:
            found |= dict.fromkeys(named_decisions(said, language))
    for measure in measures:
        found |= dict.fromkeys(named_decisions(measure, language)[:1])
    low = simple(" ".join([before, text, *measures]))
    other = {key for key, pattern in _patterns(language, "unless") if pattern.search(low)}
    return tuple(key for key in found if key not in other)[:MOST]


def rulings(corpus: Corpus, keys: Sequence[str]) -> Iterator[str]:
    """Our answers to decisions that come up in any matter, a line each."""
    for key in keys:
        one, language = decisions()[key], corpus.language
        head = f"{one.label[language]}: {one.verdict[language]}"
        why = one.why[language].rstrip(".")
        yield f"- **{head[0].upper()}{head[1:]}** {corpus.say('{text} (our reading).', text=why)}"


@cache
def _patterns(language: str, part: str = "words") -> tuple[tuple[str, re.Pattern[str]], ...]:
    cells = ((key, getattr(one, part).get(language)) for key, one in decisions().items())
    return tuple((key, re.compile(rf"\b(?:{cell})\b")) for key, cell in cells if cell)
