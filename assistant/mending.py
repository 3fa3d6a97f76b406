"""Put a checked text together again: what stood up, what was mended, the rules' words. Pure."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.cite import DRAFT
from assistant.claims import evidence_of
from assistant.lexical import STOP, fold
from assistant.orders import lesson_of, ordering, statements_of
from assistant.phrasing import lesson_line, statement

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from assistant.advise import Advice
    from assistant.corpus import Corpus
    from assistant.schema import Fact

IMAGE = re.compile(r"!\[[^\]]*\](?:\([^)]*\))?")
LINK = re.compile(r"(?<!\[)\[([^\[\]]*)\]\([^)]*\)")
ADDRESS = re.compile(r"\b(?:https?|ftp|javascript|data):\S+", re.IGNORECASE)
TAG = re.compile(r"<\s*(script|style|iframe)\b.*?(?:<\s*/\s*\1\s*>|$)|<[^<>]*>", re.DOTALL | re.I)
LISTED = re.compile(r"(?im)^\W*(?:sources?|references|evidence|fuentes|quellen|fontes)\W*$[\s\S]*")
BARE = re.compile(r"^\s*(?:[-*>]|\d+\.|#+(?:\s*\d+\.)?)?[\s*_.:;,-]*$")
# An answer with fewer words or facts than the rules' own, and than this, is thin.
FEW_WORDS = 40
LEAST_CITED = {None: 2, "paragraph": 1, "letter": 1, "question": 0}
STEM, LEAST_WORD = 5, 4  # letters by which words are compared; shorter words say little
# The same for the facts that a sentence cites, and the words in a row that none of them holds. Of
# the correct sentences of planted_tune.jsonl in English the poorest has 0.50 and 4, of the others
# 0.12: names and figures are the same in all languages.
GROUNDED, FOREIGN, ASTRAY = 0.35, 0.1, 5
FEW, ALMOST = 3, 0.6  # a sentence of few words has to have most of them
COUNTING = re.compile(
    r"half|third|quarter|twice|double|times|million|billion|thousand|hundred|dozen|percent|three|"
    r"four|five|seven|eight|nine|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|"
    r"eighty|ninety|roughly|almost|nearly|about|around"
)
ENOUGH = 0.5  # share of a sentence's content words that notes or evidence must hold: our estimate


def tidy(text: str) -> str:
    """A model's text on its way to the check: single spaces, no fences, no list of sources."""
    text = LISTED.sub("", text.replace("```", ""))
    return "\n".join(
        f"{line[: len(line) - len(line.lstrip())]}{' '.join(line.split())}"
        for line in text.splitlines()
    ).strip()


def harmless(text: str) -> str:
    """The text without images, links, addresses and tags, whatever the check said."""
    for pattern, put in ((IMAGE, ""), (LINK, r"\1"), (TAG, ""), (ADDRESS, "")):
        text = pattern.sub(put, text)
    return text


def rebuilt(text: str, parts: Sequence[str], fresh: Mapping[int, str]) -> str | None:
    """The text with the parts (its sentences, in order) replaced that ``fresh`` has words for; ""
    takes one out. None when a part to be replaced cannot be found."""
    out: list[str] = []
    at = 0
    for place, part in enumerate(parts):
        begin = text.find(part, at)
        if begin < 0:
            if place in fresh:
                return None
            continue
        out += [text[at:begin], fresh.get(place, part)]
        at = begin + len(part)
    return _without_bare_lines("".join([*out, text[at:]]))


def _without_bare_lines(text: str) -> str:
    """No bullet without words, no heading without text under it."""
    lines: list[str] = []
    for line in text.splitlines():
        if line.strip() and BARE.match(line):
            continue
        if line.startswith("#"):
            while lines and (not lines[-1].strip() or _level(lines[-1]) >= _level(line)):
                lines.pop()
            lines += [""] if lines else []
        lines.append(re.sub(r"(?<=\S) {2,}", " ", line.rstrip()))
    while lines and (not lines[-1].strip() or lines[-1].startswith("#")):
        lines.pop()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _level(line: str) -> int:
    """How deep a heading stands; 0 for a line that is none."""
    return len(line) - len(line.lstrip("#"))


def instead(corpus: Corpus, sentence: str, told: Collection[str]) -> tuple[str, str]:
    """The rules' own sentence on the first fact that a failed sentence cites, and its id; empty
    when it cites none that exists or all are told already."""
    for key in DRAFT.findall(sentence):
        if key in told:
            continue
        if key in corpus.facts:
            return lesson_line(corpus, corpus.facts[key]), key
        if key.startswith("tool:"):
            return statement(corpus, key), key
    return "", ""


def thin(corpus: Corpus, advice: Advice, rules_text: str, final: str) -> bool:
    """Whether an answer leaves out what it was for: evidence, length, the first tool first."""
    task, rules = advice.turn.task, set(DRAFT.findall(rules_text))
    if len(set(DRAFT.findall(final))) < min(LEAST_CITED[task], len(rules)):
        return True
    few = FEW_WORDS if task != "question" else FEW_WORDS / 4
    if len(final.split()) < min(few, len(rules_text.split()) / 2):
        return True
    if advice.request.intent != "recommend":
        return False
    names = [corpus.tools[fit.tool].name.lower() for fit in advice.tools[:3]]
    heads = " ".join(line for line in final.lower().splitlines() if line.startswith("#"))
    others = [place for place in (heads.find(name) for name in names[1:]) if place >= 0]
    first = heads.find(names[0]) if others else final.lower().find(names[0])
    return first < 0 or (bool(others) and first > min(others))


def stems(text: str) -> set[str]:
    """The beginnings of the words that carry meaning."""
    words = re.findall(r"[^\W\d_]+", fold(DRAFT.sub("", text)))
    return {word[:STEM] for word in words if len(word) >= LEAST_WORD}


def held_by(corpus: Corpus, keys: Collection[str]) -> set[str]:
    """The beginnings of the words of some facts and statements, in every language of a lesson,
    without the instructions that somebody may have planted in them."""
    held: set[str] = set()
    for key in keys:
        found = evidence_of(corpus, key)
        fact = corpus.facts.get(key)
        if fact is None:
            held |= stems(f"{found.body} {found.header}")
        else:
            lessons = corpus.everywhere(f"lesson:{key}")
            held |= _held_by_fact(fact, f"{found.header} {lessons}")
    return held


@lru_cache(maxsize=4096)
def _held_by_fact(fact: Fact, around: str) -> frozenset[str]:
    more = [told for told in (fact.outcome, fact.mechanism) if told and not ordering(told)]
    texts = [statements_of(fact.claim), *more, lesson_of(fact.lesson), around]
    return frozenset(stems(" ".join(texts)))


def grounded(sentence: str, held: Collection[str], english: bool = True) -> bool:
    """Whether a sentence with a marker is about what its facts are about: the check of figures and
    names finds nothing wrong in a poem that carries a marker."""
    words = [w for w in re.findall(r"[^\W\d_]+", fold(DRAFT.sub("", sentence)))
             if len(w) >= LEAST_WORD and w not in STOP and not COUNTING.fullmatch(w)]  # fmt: skip
    known = [word[:STEM] in held for word in words]
    if not english:  # the facts are English: names and kindred words are what can be seen
        return not known or sum(known) >= FOREIGN * len(known)
    if "".join("+" if k else "-" for k in known).find("-" * ASTRAY) >= 0:
        return False
    least = GROUNDED if len(known) > FEW else ALMOST
    return not known or sum(known) >= least * len(known)


def supported(sentence: str, known: Collection[str]) -> bool:
    """Whether a sentence without a marker says mostly what the notes, the evidence or the user
    said already: the check of figures and names finds nothing in a bare assertion."""
    own = stems(sentence)
    return not own or len(own & set(known)) / len(own) >= ENOUGH
