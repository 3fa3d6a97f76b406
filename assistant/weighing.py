"""What the library holds for and against the measures that an official brings in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assistant.lexical import simple
from assistant.measures import is_of, kinds
from assistant.proposals import Weighed
from assistant.question import stems
from assistant.relevance import FELL_SHORT, FactWords
from assistant.selection import has_aspect

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.corpus import Corpus
    from assistant.cues import Aspect
    from assistant.embed import Embedder, Vectors
    from assistant.glossary import Glossary
    from assistant.proposals import Proposal
    from assistant.schema import Fact
    from assistant.store import Index

# Likeness of a fact to a measure with its words, and without them. Set by reading the nearest
# facts of 45 measures ("a casino", "free buses"), as are the next ones.
WITH_WORDS, ALONE = 0.33, 0.55
# Likeness to the measure and to its kind together that another of its kind has to have: of a kind
# with few facts each is telling.
FEW = 20
OF_FEW, OF_MANY, BY_KIND = 0.45, 0.75, 0.45
TELLING = 2.0  # weight from which a word names something: one fact in seven has it
PER_SIDE = 2
ENOUGH = 3  # facts on a measure itself beside which others of its kind are not needed
NEXT = 5  # situations of a trouble whose likeness to a measure is averaged
CONDITION = 0.35  # likeness from which a statement on a tool is about the measure
SECTIONS = ("does_not_fit_when", "failure_modes")


class Weigher:
    """The words and vectors of all facts, to hold measures against."""

    def __init__(
        self,
        corpus: Corpus,
        index: Index,
        words: FactWords,
        embedder: Embedder,
        glossary: Glossary,
    ) -> None:
        self._corpus, self._words = corpus, words
        self._embedder, self._glossary = embedder, glossary
        self._keys, self._rows = _matrix(index.vectors(kinds=("fact",)))
        self._said, self._said_rows = _matrix(index.vectors(kinds=("tool",)))
        situations, self._situations = _matrix(index.vectors(kinds=("situation",)))
        self._of_tag: dict[str, list[int]] = {}
        for place, key in enumerate(situations):
            for tag in corpus.facts[key.split("#")[0]].problems:
                self._of_tag.setdefault(tag, []).append(place)
        facts, keys = corpus.facts, self._keys
        said = {key: simple(f"{facts[key].claim} {facts[key].lesson}") for key in keys}
        self._kinds = {kind: {k for k in keys if is_of(kind, said[k])} for kind in kinds()}

    def weigh(
        self,
        proposals: Sequence[Proposal],
        troubles: Sequence[str],
        language: str,
        aspect: Aspect | None = None,
    ) -> tuple[Weighed, ...]:
        """Every measure with its facts, for a city with these troubles; with an aspect only those
        that have it."""
        english = [self._english(p.text, language) for p in proposals]
        like = [kinds()[p.kind].like if p.kind else text
                for p, text in zip(proposals, english, strict=True)]  # fmt: skip
        vectors = self._embedder.queries([*english, *like])
        made = []
        for place, proposal in enumerate(proposals):
            own, by_kind = vectors[place], vectors[len(proposals) + place]
            words = self._english(proposal.words or proposal.text, language)
            found, exact = self._facts(proposal, words, own, by_kind)
            if aspect:
                found = [k for k in found if has_aspect(self._corpus.facts[k], aspect)]
            # Of another language only the kind is understood for certain.
            weighed = self._weighed(proposal, found, exact or language != "en")
            meant = own if language == "en" or not proposal.kind else by_kind
            made.append(
                weighed.model_copy(
                    update={
                        "near": self._near(meant, troubles),
                        "condition": self._condition(weighed, own, by_kind),
                    }
                )
            )
        return tuple(made)

    def _near(self, vector: Vectors, troubles: Sequence[str]) -> float:
        """How much more like the situations of these troubles a measure is than like those of
        all."""
        likes = self._situations @ vector
        of_tag = {
            tag: float(np.sort(likes[rows])[-NEXT:].mean()) for tag, rows in self._of_tag.items()
        }
        told = [of_tag[tag] for tag in troubles if tag in of_tag]
        return max(told) - sum(of_tag.values()) / len(of_tag) if told else 0.0

    def _condition(self, weighed: Weighed, own: Vectors, by_kind: Vectors) -> str:
        """When its tool does not fit or how it fails, where that is about the measure."""
        sections = tuple(f"tool:{weighed.tool}#{name}-" for name in SECTIONS)
        likes = np.maximum(self._said_rows @ own, self._said_rows @ by_kind).tolist()
        of_tool = [
            (like, key) for like, key in zip(likes, self._said, strict=True)
            if key.startswith(sections) and like >= CONDITION
        ]  # fmt: skip
        return max(of_tool)[1] if of_tool else ""

    def _facts(
        self, proposal: Proposal, words: str, vector: Vectors, by_kind: Vectors
    ) -> tuple[list[str], bool]:
        """The facts on a measure, the nearest first, or else on others of its kind."""
        likes = dict(zip(self._keys, (self._rows @ vector).tolist(), strict=True))
        named = self._named(words)
        on = [
            key for key, like in likes.items()
            if like >= ALONE or (like >= WITH_WORDS and self._has(key, named))
        ]  # fmt: skip
        on.sort(key=lambda key: -likes[key])
        if len(on) >= ENOUGH or not proposal.kind:
            return on, True
        same = dict(zip(self._keys, (self._rows @ by_kind).tolist(), strict=True))
        kind = self._kinds[proposal.kind]
        enough = OF_FEW if len(kind) <= FEW else OF_MANY
        of_kind = [k for k in kind if likes[k] + same[k] >= enough or same[k] >= BY_KIND]
        of_kind.sort(key=lambda key: -(likes[key] + same[key]))
        return list(dict.fromkeys([*on, *of_kind])), bool(on)

    def _weighed(self, proposal: Proposal, found: Sequence[str], exact: bool) -> Weighed:
        facts = [self._corpus.facts[key] for key in found]
        return Weighed(
            text=proposal.text,
            kind=proposal.kind,
            tool=kinds()[proposal.kind].tool if proposal.kind else None,
            good=_each_city([f for f in facts if not _warns(f)]),
            bad=_each_city([f for f in facts if _warns(f)]),
            exact=exact,
        )

    def _named(self, words: str) -> frozenset[str]:
        """The stems that name a measure: not "new", "more" or a number."""
        return frozenset(
            w for w in stems(words) if not w.isdigit() and self._words.weight(w) >= TELLING
        )

    def _has(self, key: str, named: frozenset[str]) -> bool:
        return bool(named) and named <= self._words.claims[key] | self._words.around[key]

    def _english(self, text: str, language: str) -> str:
        return text if language == "en" else self._glossary.english(text, language)


def _warns(fact: Fact) -> bool:
    """Whether a fact speaks against doing the same."""
    plainly = fact.role == "warning" or fact.kind in {"failure", "criticism"}
    return plainly or (fact.role == "both" and bool(FELL_SHORT.search(fact.claim)))


def _each_city(facts: Sequence[Fact]) -> tuple[str, ...]:
    """The first facts, one of each city."""
    first: dict[str, str] = {}
    for fact in facts:
        first.setdefault(fact.id.rsplit("-", 1)[0], fact.id)
    return tuple([*first.values()][:PER_SIDE])


def _matrix(stored: Mapping[str, Vectors]) -> tuple[list[str], Vectors]:
    """Keys, and their vectors as rows."""
    return list(stored), np.array([*stored.values()])
