"""Which facts answer a question; what of it none answers. Pure.

A fact is judged by the question's own words (rare ones count more), by the likeness of the whole
question to it, by the matter heard, and by whether it holds the kind of answer that is asked for.
"""

from __future__ import annotations

import math
import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from assistant.lexical import fold
from assistant.question import LONG_WORD, Asked, Finding, Question, stems
from assistant.relevance import FactWords, fits, holds, parts_of, told
from assistant.schema import slug_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.asking import Polarity
    from assistant.narrowing import Narrowing
    from assistant.schema import Fact

SHOWN, NEAREST = 3, 2  # facts that answer; facts when none does
BESIDE = 0.82  # of the best score that another fact must reach to stand beside it
TOPICAL = 0.30  # share of the question's words, by weight, from which a fact is about its subject
LIKE = 0.56  # likeness from which it is so whatever the words: of 40 questions none above was not
UNLIKE = 0.22  # likeness below which a fact of another city is about something else
MISSING = 0.50  # share of the words that no fact of the city has, from which it says nothing of it
TAGS = 0.25  # part of the score of a matter that was heard, where cases of it are asked for
CONTEXT = 0.12  # the same of a trouble of the conversation
FAILED = 0.08  # the same of a failure before a criticism
# Weight from which a missing word is worth saying: one fact in twenty has it, or one in ninety.
RARE, RAREST = 3.0, 4.5
TELLING = 2.0  # weight from which a word is a subject: one fact in seven has it
HALF = 0.5  # what an answer counts in a fact of another sort
# Parts of the score: our estimate, by reading.
WORDS, LIKENESS, KIND, ORDER = 0.45, 0.25, 0.25, 0.05

CLOSE: frozenset[Asked] = frozenset({"target", "saving"})
CLOSELY = 0.15  # share of the subject in the sentence that holds such an answer
VERBAL = re.compile(r"(?:ed|ing|ly|wards?|ise|ize|ful|ous|ive|able|ible|al|en|ent|ant)$")


def answer(
    words: FactWords,
    parts: Sequence[Question],
    ranked: Sequence[str],
    likeness: Mapping[str, float],
    tags: Mapping[str, float] = MappingProxyType({}),
) -> Finding:
    """The facts of named cities that answer a question, best first; ``parts`` are the questions in
    it, ``ranked`` the facts of these cities in the order of the ranking, ``likeness`` that of the
    whole text to each, ``tags`` the matters heard in it."""
    parts = [part for part in parts if part.subject or part.asked]
    if not parts or not ranked:
        return Finding()
    answers: list[list[str]] = []
    for part in parts:
        gone = {key for keys in answers for key in keys[:1]} if part.other else set()
        rest = [key for key in ranked if key not in gone]
        answers.append(_answer(words, part, rest, likeness, tags))
    if not any(answers):
        return Finding()
    near = False
    lacks: dict[Asked, None] = {}
    for part, keys in zip(parts, answers, strict=True):
        lacks |= dict.fromkeys(_lacks(words, part, words.weights(part, ranked), keys))
    heard = any(tags.keys() & {*words.corpus.facts[key].problems} for key in ranked)
    alike = max(likeness.get(key, 0.0) for key in ranked) >= LIKE
    rare = math.inf if alike else RAREST if heard else RARE
    absent = next((a for part in parts if (a := _absent(words, part, ranked, rare))), "")
    if absent or len(lacks) == sum(len(part.asked) for part in parts) > 0:
        near = True
    kept = _together(words, parts, ranked, answers)[: NEAREST if near else SHOWN]
    facts = {}
    for key in kept:
        own = [part for part, keys in zip(parts, answers, strict=True) if key in keys]
        facts[key] = told(words, [(part, words.weights(part, ranked)) for part in own], key)
    return Finding(facts=facts, lacks=tuple(lacks), absent=absent, near=near)


def _together(
    words: FactWords,
    parts: Sequence[Question],
    ranked: Sequence[str],
    answers: Sequence[Sequence[str]],
) -> list[str]:
    """The facts for several questions: those that answer more of them before others, and then, for
    a question that none of these answers, its first."""
    if len(answers) == 1:
        return list(answers[0])
    places: dict[str, int] = {}
    for keys in answers:
        for place, key in enumerate(keys):
            places[key] = min(place, places.get(key, place))

    def covers(key: str) -> list[bool]:
        weights = [words.weights(part, ranked) for part in parts]
        return [
            _topical(words, key, own, {}) and not _lacks(words, part, own, [key])
            for part, own in zip(parts, weights, strict=True)
        ]

    def strength(key: str) -> float:
        kinds = [kind for part in parts for kind in part.asked]
        home = [_at_home(words.corpus.facts[key], kind) for kind in kinds]
        return sum(covers(key)) + HALF * sum(home) / max(len(home), 1)

    order = sorted(places, key=lambda key: (-strength(key), places[key]))
    kept: list[str] = []
    for number, keys in enumerate(answers):
        if keys and not any(covers(key)[number] for key in kept):
            kept.append(min(keys, key=order.index))
    kept = list(dict.fromkeys(kept))
    return [*kept, *(key for key in order if key not in kept and places[key] == 0)]


def _answer(
    words: FactWords,
    part: Question,
    ranked: Sequence[str],
    likeness: Mapping[str, float],
    tags: Mapping[str, float],
) -> list[str]:
    """The facts for one question, best first: those about its subject, or else the nearest."""
    weights = words.weights(part, ranked)
    scores = _scores(words, part, weights, ranked, likeness)
    total = sum(tags.values()) or 1.0
    for key in ranked:
        problems = words.corpus.facts[key].problems
        scores[key] += TAGS * sum(tags.get(tag, 0.0) for tag in problems) / total
    order = sorted(scores, key=lambda key: -scores[key])
    about = [key for key in order if _topical(words, key, weights, likeness)] or order
    kept = [key for key in about if scores[key] >= BESIDE * scores[about[0]]][:SHOWN]
    return _completed(words, part, weights, kept, about)


def cases(
    words: FactWords,
    question: Question,
    likeness: Mapping[str, float],
    polarity: Polarity | None,
    tags: Mapping[str, float],
    n: int = SHOWN + 1,
    shown: Sequence[str] = (),
    narrowing: Narrowing | None = None,
    context: Sequence[str] = (),
) -> Finding:
    """The facts of any city on a subject that failed, or that worked, one a city, best first;
    ``tags`` are the matters heard in the question, facts ``shown`` already are left out,
    troubles of the conversation (``context``) lift a fact a little. Nothing without a subject, and
    none beyond the limits of ``narrowing``."""
    weights = words.weights(question)
    if max(weights.values(), default=0.0) < TELLING:
        return Finding()
    corpus = words.corpus
    pool = [f.id for f in corpus.facts.values() if fits(f, polarity) and f.id not in shown]
    if narrowing is not None:
        pool = [k for k in pool if narrowing.accepts(slug_of(k), corpus.city_of(k))]
    if not pool:
        return Finding()
    scores = _scores(words, question, weights, pool, likeness)
    total = sum(tags.values()) or 1.0
    for key in pool:
        scores[key] += FAILED * (polarity == "failed" and corpus.facts[key].kind == "failure")
        scores[key] += TAGS * sum(tags.get(tag, 0.0) for tag in corpus.facts[key].problems) / total
        scores[key] += CONTEXT * bool({*context} & {*corpus.facts[key].problems})
    order = sorted(scores, key=lambda key: -scores[key])
    about = [key for key in order if _on_subject(words, key, weights, likeness, tags)]
    one_each = list({slug_of(key): key for key in reversed(about or order)}.values())[::-1]
    one_each.sort(key=lambda key: -scores[key])
    kept = [key for key in one_each if scores[key] >= BESIDE * scores[one_each[0]]]
    if not about:
        kept = [key for key in kept if likeness.get(key, 0.0) >= LIKE - 0.12][:NEAREST]
    kept = kept[:n]
    facts = {key: told(words, [(question, weights)], key) for key in kept}
    return Finding(facts=facts, near=not about)


def _scores(
    words: FactWords,
    question: Question,
    weights: Mapping[str, float],
    keys: Sequence[str],
    likeness: Mapping[str, float],
) -> dict[str, float]:
    """Fact id -> how well it answers, about 0 to 1; ties keep their order."""
    likes = [likeness.get(key, 0.0) for key in keys]
    low, spread = min(likes, default=0.0), (max(likes, default=1.0) - min(likes, default=0.0)) or 1
    scores = {}
    for place, (key, like) in enumerate(zip(keys, likes, strict=True)):
        parts = parts_of(words.corpus.facts[key])
        fact = words.corpus.facts[key]
        held = [
            1.0 if _at_home(fact, k) else HALF
            for k in question.asked if any(holds(p, k, question) for p in parts)
        ]  # fmt: skip
        scores[key] = (
            WORDS * words.share(key, weights)
            + LIKENESS * (like - low) / spread
            + KIND * sum(held) / max(len(question.asked), 1)
            + ORDER / (1 + place)
        )
    return scores


def _at_home(fact: Fact, kind: Asked) -> bool:
    """Whether a fact is of the sort in which such an answer is looked for first."""
    if kind in {"cost", "payer"}:
        return fact.tool in {"budget", "financial-incentives"} or fact.amount is not None
    if kind == "who":
        return fact.tool == "leadership"
    return fits(fact, "failed") if kind == "failure" else True


def _topical(
    words: FactWords, key: str, weights: Mapping[str, float], likeness: Mapping[str, float]
) -> bool:
    """Whether a fact of a named city is about the subject; any is when there is none."""
    share = words.share(key, weights)
    return not weights or share >= TOPICAL or (share > 0 and likeness.get(key, 0.0) >= LIKE)


def _on_subject(
    words: FactWords,
    key: str,
    weights: Mapping[str, float],
    likeness: Mapping[str, float],
    tags: Mapping[str, float],
) -> bool:
    """The same for a fact of any city, of which there are many: most of the words in the claim, or
    many and the matter heard, or a likeness that few reach."""
    share, like = words.share(key, weights), likeness.get(key, 0.0)
    tagged = any(tag in tags for tag in words.corpus.facts[key].problems)
    if like < UNLIKE:
        return False
    return (
        share >= 2 * TOPICAL
        or (share >= TOPICAL and (like >= LIKE or tagged))
        or (tagged and like >= LIKE - 0.1)
    )


def _absent(words: FactWords, question: Question, keys: Sequence[str], rare: float) -> str:
    """A named thing, or else the better part of the subject, of which no fact says a word; of a
    subject not named only a word from this weight on, or all of it."""
    weights = words.weights(question, keys)
    known = frozenset().union(*(words.claims[key] | words.around[key] for key in keys))
    for name in question.names:
        parts = [w for w in stems(name) if w in weights]
        if parts and not any(w in known for w in parts):
            return name
    gone = [word for word in weights if word not in known]
    if len(gone) < len(weights) or rare > RARE:
        gone = [word for word in gone if words.weight(word) >= rare]
    share = sum(weights[word] for word in gone) / (sum(weights.values()) or 1.0)
    things = [question.subject[w] for w in gone if _thing(fold(question.subject[w]))]
    if share >= MISSING or things:
        return " ".join(things or [question.subject[word] for word in gone])
    return ""


def _thing(word: str) -> bool:
    """Whether a long word is likely a noun, by its end."""
    return len(word) >= LONG_WORD and not VERBAL.search(word)


def _completed(
    words: FactWords,
    question: Question,
    weights: Mapping[str, float],
    kept: Sequence[str],
    about: Sequence[str],
) -> list[str]:
    """The chosen facts with, for a kind that none of them holds, the best other one that does."""
    chosen = list(kept)
    for kind in _lacks(words, question, weights, chosen):
        other = next((k for k in about if _answers(words, question, weights, k, kind)), None)
        if other and other not in chosen:
            chosen = [*chosen[: SHOWN - 1], other]
    return chosen


def _lacks(
    words: FactWords, question: Question, weights: Mapping[str, float], keys: Sequence[str]
) -> tuple[Asked, ...]:
    """The kinds of answer asked for that none of the facts holds."""
    hard = [kind for kind in question.asked if kind not in {"outcome", "failure"}]
    return tuple(
        kind for kind in hard
        if not any(_answers(words, question, weights, key, kind) for key in keys)
    )  # fmt: skip


def _answers(
    words: FactWords, question: Question, weights: Mapping[str, float], key: str, kind: Asked
) -> bool:
    """Whether a fact holds a kind of answer to this question: a figure has to stand in a sentence
    about the subject, and a year that is asked about in the fact."""
    fact = words.corpus.facts[key]
    years = {word for word in question.subject if re.fullmatch(r"(?:19|20)\d\d", word)}
    if kind in {"target", "number", "saving"} and years - words.claims[key]:
        return False
    if kind == "when" and re.search(r"\d{4}", fact.year):
        return True
    if kind == "cost" and fact.amount is not None:
        return True
    for part in parts_of(fact):
        if holds(part, kind, question) and (kind not in CLOSE or _near(part, weights)):
            return True
    return False


def _near(sentence: str, weights: Mapping[str, float]) -> bool:
    """Whether a sentence has a part of the subject."""
    own, total = stems(sentence), sum(weights.values())
    return not total or sum(w for word, w in weights.items() if word in own) / total >= CLOSELY
