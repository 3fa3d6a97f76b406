"""The order of the prepared questions for a later message, given what the talk is about.

``faqs.py`` says how like the message every question is; a later message leaves much unsaid ("who
should carry this?", "he will not drop it"). So the description of the city counts beside it: how
near that is to the topic of each question, and how like the question the two are in one. The
weights were fitted on follow-ups of blind conversations, with the answers that readers found for
them (``corpus/training/answered.jsonl``, ``assistant train answers``).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from assistant.errors import ModelError
from assistant.faq import GENERAL
from assistant.question import stems
from assistant.troubles import content

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from assistant.faqs import Faqs, Likes

# Likeness to the ways it is put and to its answer, share of the words; whether its topic is the
# main one of the talk, another of it, or heard in the message; how near the description is to the
# topic and how likely that is the main one (a logarithm); likeness of description and message in
# one; how surely the message is of its kind, and whether the kind is one of every topic.
FEATURES = (
    "ask", "answer", "words", "main", "named", "heard", "near", "crux", "joint", "joint_answer",
    "kind", "general",
)  # fmt: skip
# What a chance rests on: the score, how far it is before the best other one, likeness, words.
OF_CHANCE = ("score", "margin", "first", "ask", "joint", "words")
POOL, DEPTH = 300, 12  # questions that are looked at closely, and that are kept
UNLIKELY = 1e-3  # no topic is less likely
MOST = 600  # signs of a description that are read with the message


class Context(NamedTuple):
    """What the talk is about: how near the description of the city is to each topic, how likely
    each is the main one, and the likenesses of description and message in one."""

    nearness: Mapping[str, float]
    mains: Mapping[str, float]
    joint: Likes


class Asked(NamedTuple):
    """A later message: in English, without place names; its likenesses and those of its sentences;
    the topics of the talk, the main one first, and those of the message; how surely it is of each
    general kind."""

    words: str
    likes: Likes
    named: Sequence[str]
    heard: Sequence[str]
    kinds: Mapping[str, float]


class Placed(NamedTuple):
    """A prepared question and how surely a message puts it."""

    id: str
    chance: float


class FaqRanking:
    """The weights; loaded once and shared."""

    def __init__(self, weights: Mapping[str, Sequence[float]]) -> None:
        self._mean, self._scale = np.array(weights["mean"]), np.array(weights["scale"])
        self._weights = np.array(weights["weights"])
        self._chance, self._bias = np.array(weights["chance"]), float(weights["bias"][0])

    @classmethod
    def load(cls, path: Path) -> FaqRanking:
        """The shipped weights; ModelError when the file is damaged or of another version."""
        try:
            weights = json.loads(path.read_text(encoding="utf-8"))
            wanted = dict.fromkeys(("mean", "scale", "weights"), len(FEATURES))
            for name, size in (wanted | {"chance": len(OF_CHANCE), "bias": 1}).items():
                if len(weights[name]) != size:
                    raise ValueError(f"{len(weights[name])} of {name!r} instead of {size}")
            return cls(weights)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(
                f"The weights of the prepared questions {path.name} cannot be read ({error}).",
                "Install the package again, or fit them with: assistant train answers",
            ) from None

    def rank(self, faqs: Faqs, asked: Asked, context: Context) -> list[Placed]:
        """The likeliest questions, the surest first."""
        at, features = measured(faqs, asked, context)
        scores = self.scores(features)
        near = np.argsort(-scores)[: 2 * DEPTH].tolist()
        apt = [i for i in near if not faqs.is_turned(int(at[i]), asked.words)]
        order = np.array(apt[:DEPTH], int)
        chances = self.chances(features[order], scores[order])
        placed = [Placed(faqs.ids[at[i]], float(p)) for i, p in zip(order, chances, strict=True)]
        return sorted(placed, key=lambda one: -one.chance)

    def scores(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """One score per question, shape (questions,)."""
        made: NDArray[np.float64] = ((features - self._mean) / self._scale) @ self._weights
        return made

    def chances(
        self, features: NDArray[np.float64], scores: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """How surely each of some questions is the one, the best first."""
        logits = of_chance(features, scores) @ self._chance + self._bias
        made: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-logits))
        return made


def of_chance(features: NDArray[np.float64], scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """What the chances of some questions rest on, the best first; shape (questions, OF_CHANCE)."""
    if len(scores) < 2:
        other = np.zeros(len(scores))
    else:
        other = np.where(np.arange(len(scores)) == 0, scores[1], scores[0])
    first = (np.arange(len(scores)) == 0).astype(float)
    columns = [FEATURES.index(name) for name in ("ask", "joint", "words")]
    return np.column_stack([scores, scores - other, first, features[:, columns]])


def measured(
    faqs: Faqs, asked: Asked, context: Context
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The places of the questions that come near, and their features, shape (questions,
    FEATURES)."""
    ask, answer = faqs.per_question(asked.likes)
    joint, joint_answer = faqs.per_question(context.joint)
    near = np.array([context.nearness[topic] for topic in faqs.topics])
    likely = np.log([context.mains.get(topic, 0.0) + UNLIKELY for topic in faqs.topics])
    rough = ask + 0.5 * answer + joint + 1.5 * near
    at = np.argsort(-rough)[:POOL]
    places = at.tolist()
    topics = [faqs.topics[i] for i in places]
    kinds = [faqs.kind(faqs.ids[i]) for i in places]
    general = np.array([kind in GENERAL for kind in kinds], float)
    main = asked.named[:1]
    features = (
        ask[at], answer[at], faqs.worded(places, stems(content(asked.words))),
        np.array([t in main for t in topics]),
        np.array([t in asked.named and t not in main for t in topics]),
        np.array([t in asked.heard and t not in asked.named for t in topics]),
        near[at], likely[at], joint[at], joint_answer[at],
        general * [asked.kinds.get(kind, 0.0) for kind in kinds], general,
    )  # fmt: skip
    return at, np.column_stack(features).astype(float)


def in_one(context: str, message: str) -> str:
    """A description and a message as one text."""
    return f"{context[:MOST]} {message}"
