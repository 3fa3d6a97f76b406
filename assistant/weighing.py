"""What the library holds for and against the measures that an official brings in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assistant.examples import concerns, distance
from assistant.measures import is_of, kinds
from assistant.proposals import Weighed
from assistant.question import stems
from assistant.relevance import FactWords, fits
from assistant.selection import has_aspect, one_each

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.corpus import Corpus
    from assistant.embed import Embedder, Vectors
    from assistant.glossary import Glossary
    from assistant.profile import Profile
    from assistant.proposals import Proposal
    from assistant.stored import Stored
    from assistant.turn import Turn

# Likeness of a fact to a measure with its words, and without them. Set by reading the nearest
# facts of 45 measures ("a casino", "free buses"), as are the next ones.
WITH_WORDS, ALONE = 0.33, 0.55
UNREAD = 2.0  # no likeness is enough where half of the words are not in English
# Likeness to the measure and to its kind together that another of its kind has to have: of a kind
# with few facts each is telling.
FEW = 20
OF_FEW, OF_MANY, BY_KIND = 0.45, 0.75, 0.45
ON_THING = 0.40  # of one that has a word of the measure and one of what it is for
# Likeness from which a fact of its kind with its words is on the measure itself; and, of kinds that
# name one thing, that to the measure, in English and in another language, and to the kind. Set by
# reading what 17 measures in five languages found.
OF_WORDS, ITSELF, ROUGHLY, AS_KIND = 0.38, 0.30, 0.25, 0.40
NARROW = {
    "free-service",
    "tax-break",
    "cameras",
    "survey",
    "clearance",
    "take-back",
    "participation",
}
SOME = 0.33  # likeness to its kind from which the best stands for a measure of a choice
ON_MATTER = 0.3  # what a trouble of the city adds to a side of a choice
WORD, FEW_SHARED = 0.20, 2
TELLING = 2.0  # weight from which a word names something: one fact in seven has it
PER_SIDE = 2
ENOUGH = 3  # facts on a measure itself beside which others of its kind are not needed
NEXT = 5  # situations of a trouble whose likeness to a measure is averaged
CONDITION = 0.35  # likeness from which a statement on a tool is about the measure
SECTIONS = ("does_not_fit_when", "failure_modes")


class Weigher:
    """The facts, situations and statements on tools that measures are held against; ``vectors`` are
    theirs, in this order."""

    def __init__(
        self,
        corpus: Corpus,
        words: FactWords,
        vectors: tuple[Stored, Stored, Stored],
        embedder: Embedder,
        glossary: Glossary,
    ) -> None:
        self._corpus, self._words = corpus, words
        self._embedder, self._glossary = embedder, glossary
        self._facts, self._situations, self._statements = vectors
        self._of_tag: dict[str, list[int]] = {}
        for place, key in enumerate(self._situations.keys):
            for tag in corpus.facts[key.split("#")[0]].problems:
                self._of_tag.setdefault(tag, []).append(place)
        self._kinds: dict[str, list[str]] = {}

    def weigh(self, turn: Turn, profile: Profile, language: str) -> tuple[Weighed, ...]:
        """Every measure of a turn with its facts, for a city; those with the aspect that is asked
        for, where one is."""
        proposals, troubles = turn.proposals, concerns(self._corpus, profile)
        english = [
            self._english(f"{p.text} {p.about}".strip() if language == "en" else p.text, language)
            for p in proposals
        ]
        english = [
            _with_kind(p, text, language) for p, text in zip(proposals, english, strict=True)
        ]
        like = [(kinds()[p.kind].like if p.kind else "") or text
                for p, text in zip(proposals, english, strict=True)]  # fmt: skip
        vectors = self._embedder.queries([*english, *like])
        made = []
        for place, proposal in enumerate(proposals):
            own, by_kind = vectors[place], vectors[len(proposals) + place]
            words = self._english(proposal.words or proposal.text, language)
            if proposal.about and proposal.kind and language != "en":
                words = ""  # in rough English a few words name anything
            alone = ALONE if language == "en" else UNREAD
            about = self._english(proposal.about, language)
            found, exact = self._found(
                proposal, words, own, by_kind, alone, about, language, troubles
            )
            akin = bool(found)
            if len(proposals) == 1 and not proposal.about:
                found = self._on_itself(proposal, words, found, own, by_kind, language)
                exact = bool(found)
            if turn.part:
                found = [k for k in found if has_aspect(self._corpus.facts[k], turn.part)]
            # Of another language only the kind is understood for certain.
            weighed = self._weighed(proposal, found, exact or language != "en", akin)
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
        likes = self._situations.rows @ vector
        of_tag = {
            tag: float(np.sort(likes[rows])[-NEXT:].mean()) for tag, rows in self._of_tag.items()
        }
        told = [of_tag[tag] for tag in troubles if tag in of_tag]
        return max(told) - sum(of_tag.values()) / len(of_tag) if told else 0.0

    def _condition(self, weighed: Weighed, own: Vectors, by_kind: Vectors) -> str:
        """When its tool does not fit or how it fails, where that is about the measure."""
        sections = tuple(f"tool:{weighed.tool}#{name}-" for name in SECTIONS)
        likes = self._statements.likes(own)
        of_kind = self._statements.likes(by_kind)
        of_tool = [
            (max(like, of_kind[key]), key) for key, like in likes.items()
            if key.startswith(sections) and max(like, of_kind[key]) >= CONDITION
        ]  # fmt: skip
        return max(of_tool)[1] if of_tool else ""

    def _found(
        self,
        proposal: Proposal,
        words: str,
        vector: Vectors,
        by_kind: Vectors,
        alone: float,
        about: str = "",
        language: str = "en",
        troubles: Sequence[str] = (),
    ) -> tuple[list[str], bool]:
        """The facts on a measure, the nearest first, or else on others of its kind; from a likeness
        ``alone`` on they need not have its words. ``about`` says what the measure is for."""
        likes = self._facts.likes(vector)
        named, thing = self._named(words), self._named(about)
        on = [
            key for key, like in likes.items()
            if like >= alone or (like >= WITH_WORDS and self._has(key, named))
            or (like >= ON_THING and language == "en" and self._does(key, named, thing))
        ]  # fmt: skip
        on.sort(key=lambda key: -likes[key])
        if len(on) >= ENOUGH or not proposal.kind or not kinds()[proposal.kind].like:
            return on, True
        same = self._facts.likes(by_kind)
        kind = self._of_kind(proposal.kind)
        enough = OF_FEW if len(kind) <= FEW else OF_MANY
        of_kind = [k for k in kind if likes[k] + same[k] >= enough or same[k] >= BY_KIND]
        told = self._named(self._english(proposal.text, language)) if about else frozenset()
        matter = troubles if about else ()
        of_kind.sort(
            key=lambda key: -(
                likes[key] + same[key] + self._shares(key, told)
                + ON_MATTER * (distance(self._corpus.facts[key], matter) == 0)
            )
        )  # fmt: skip
        if not on and not of_kind and proposal.about:
            of_kind = sorted((k for k in kind if same[k] >= SOME), key=lambda key: -same[key])
        return list(dict.fromkeys([*on, *of_kind])), bool(on)

    def _on_itself(
        self,
        proposal: Proposal,
        words: str,
        found: Sequence[str],
        vector: Vectors,
        by_kind: Vectors,
        language: str,
    ) -> list[str]:
        """Of the facts found those that are about this very measure, which alone speak for it or
        against it: the Louvre in Lens says nothing of a swimming pool."""
        likes, same = self._facts.likes(vector), self._facts.likes(by_kind)
        kind = {*self._of_kind(proposal.kind)} if proposal.kind else set()
        told = bool(proposal.kind and kinds()[proposal.kind].like)
        named, own = self._named(words), ITSELF if language == "en" else ROUGHLY
        narrow = proposal.kind in NARROW
        return [
            key for key in found
            if (likes[key] >= ALONE and language == "en")
            or (likes[key] >= OF_WORDS and self._has(key, named) and (key in kind or not told))
            or (narrow and key in kind and likes[key] >= own and same[key] >= AS_KIND)
        ]  # fmt: skip

    def _of_kind(self, kind: str) -> list[str]:
        """The facts that name a measure of a kind, found when it is first asked for."""
        if kind not in self._kinds:
            facts = (self._corpus.facts[key] for key in self._facts.keys)
            self._kinds[kind] = [f.id for f in facts if is_of(kind, f"{f.claim} {f.lesson}")]
        return self._kinds[kind]

    def _weighed(
        self, proposal: Proposal, found: Sequence[str], exact: bool, akin: bool
    ) -> Weighed:
        facts = [self._corpus.facts[key] for key in found]
        return Weighed(
            text=proposal.text,
            kind=proposal.kind,
            tool=kinds()[proposal.kind].tool if proposal.kind else None,
            good=one_each(f for f in facts if not fits(f, "failed"))[:PER_SIDE],
            bad=one_each(f for f in facts if fits(f, "failed"))[:PER_SIDE],
            exact=exact,
            akin=akin,
        )

    def _named(self, words: str) -> frozenset[str]:
        """The stems that name a measure: not "new", "more" or a number."""
        return frozenset(
            w for w in stems(words) if not w.isdigit() and self._words.weight(w) >= TELLING
        )

    def _has(self, key: str, named: frozenset[str]) -> bool:
        return bool(named) and named <= self._words.claims[key] | self._words.around[key]

    def _shares(self, key: str, told: frozenset[str]) -> float:
        """What having words of what a choice is about adds to a fact of its kind."""
        return WORD * min(len(told & self._words.claims[key]), FEW_SHARED)

    def _does(self, key: str, named: frozenset[str], thing: frozenset[str]) -> bool:
        """Whether a fact tells of doing something of the sort to such a thing."""
        told = self._words.claims[key]
        return not named.isdisjoint(told) and not thing.isdisjoint(told)

    def _english(self, text: str, language: str) -> str:
        return text if language == "en" else self._glossary.english(text, language)


def _with_kind(proposal: Proposal, english: str, language: str) -> str:
    """The rough English of one side of a choice, with what its kind says plainly."""
    if language == "en" or not (proposal.kind and proposal.about):
        return english
    return f"{kinds()[proposal.kind].like} {english}"
