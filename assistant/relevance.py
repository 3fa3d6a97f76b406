"""The words of facts and questions, and which sentences of a fact answer. Pure."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from assistant.cite import sentences
from assistant.orders import statements_of
from assistant.question import Asked, Question, stems
from assistant.schema import slug_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.asking import Polarity
    from assistant.corpus import Corpus
    from assistant.schema import Fact

ASIDE = 0.5  # what a word found in the lesson or the situations counts beside one in the claim
NAMED = 1.6  # what a word of a named thing counts beside another
ITSELF = 0.25  # the same for a word that stands for the city or its whole programme
SMOOTH = 1.0  # weight without words: a single common word decides little
MONEY = re.compile(
    r"(?:\b[A-Z]{3}|US\$|A\$|R\$|[$£€₹]|\bRs\.?) ?\d|\d[\d.,]*(?: (?:million|billion|crore|lakh))? "
    r"(?:dollars?|euros?|pounds?|rupees|yuan|rand|kron\w+)\b"
)
# How a sentence shows that it holds an answer of a kind.
HOLDS: dict[Asked, re.Pattern[str]] = {
    "cost": MONEY,
    "payer": re.compile(
        r"(?i)\b(?:fund(?:s|ed|ing)?|grants?|paid|pays?|financ\w+|loans?|bonds?|lend\w*|lent|"
        r"seed money|sponsor\w*|donat\w*|contribut\w+|gave|put up|budget)\b"
    ),
    "who": re.compile(
        r"(?i)\b(?:run by|runs|ran|led|leads?|head(?:s|ed)?|manag\w+|chair\w*|own(?:s|ed)|"
        r"operat\w+|"
        r"overs\w+|agency|company|department|unit|office|body|director|officer|commissioner|"
        r"minister|team|partners?|founded|set up|in charge|reports? to|ministry|board|association|"
        r"steer\w*|responsib\w+)\b"
    ),
    "partners": re.compile(
        r"\b(?:\d+|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|"
        r"[Ee]leven|[Tt]welve|[Dd]ozens?(?: of)?) (?:\w+ ){0,4}partners\b|\bpartners? (?:are|were|"
        r"include\w*|such as|\()|\b[Ww]ith [A-Z]\w+"
    ),
    "when": re.compile(r"\b(?:19|20)\d\d\b|(?i:\b(?:years?|months?)\b)"),
    "saving": re.compile(
        r"(?i)(?=.*\d).*\b(?:sav\w+|cut|cuts|cutting|reduc\w+|fell|fall|lower\w*|drop\w*|less|"
        r"fewer|"
        r"declin\w+|down|halv\w+|avoid\w*|decreas\w+)\b"
    ),
    "target": re.compile(
        r"(?i)\b(?:targets?|goals?|aim\w*|promis\w+|pledg\w+|commit\w+|by 20\d\d|neutral\w*|"
        r"planned|intend\w*|set out)\b"
    ),
    "reason": re.compile(
        r"(?i)\b(?:because|since|citing|cited|blam\w+|due to|owing to|reasons?|could not|so that|"
        r"after|without|failed|fail|worr\w+|fear\w*|critic\w+|disput\w+|found that|too (?:few|"
        r"small|"
        r"low|slow|expensive)|lack\w*|not)\b"
    ),
    "failure": re.compile(
        r"(?i)\b(?:fail\w*|cancel\w*|withdr\w+|abandon\w*|stop\w*|delay\w*|late|slip\w*|unused|few|"
        r"no documents|disput\w+|fault\w*|critic\w+|halt\w*|shut|clos\w+|gave (?:\w+ ){1,3}up|"
        r"never|"
        r"not|only|unfinished|broke\w*|lost|invalid|fine[ds]?|drop\w*|pull\w* out|complain\w*)\b"
    ),
    "outcome": re.compile(
        r"(?i)\b(?:by 20\d\d|later|in the end|end\w*|after|then|result\w*|grew|rose|fell|since|"
        r"became|gave|stopp?ed|clos\w+|cancel\w*|withdrew|opened|reached|measured|found)\b"
    ),
}
# What a fact that is example and warning at once says where it tells of the warning.
FELL_SHORT = re.compile(
    r"(?i)\b(?:fail\w*|unused|never|only \w+ (?:\w+ )?worked|not (?:been )?(?:work\w*|us\w+|built|"
    r"open\w*)|still to|months later|closed|shut|stopped|abandon\w*|cancel\w*|lost|delay\w*|"
    r"scrapped|too (?:few|little)|no longer)\b"
)
LEANS = re.compile(
    r"^(?:it|they|this|that|these|those|he|she|its|their|his|her|then|there|both|one|the (?:plan|"
    r"programme|project|scheme|first|second|latter|former|team|work|money|result|study|party|audit|"
    r"contractor|city|council|system|platform|data|group)|another|others|such|some|most|all|each|"
    r"but|and|also|instead|yet|however|later|still|a later|those given|half|among)\b", re.I
)  # fmt: skip


class FactWords:
    """The words of all facts, made once per corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.claims: dict[str, frozenset[str]] = {}
        self.around: dict[str, frozenset[str]] = {}
        count: dict[str, int] = {}
        for fact in corpus.facts.values():
            programme = corpus.city_of(fact.id).programme
            told = " ".join(parts_of(fact)) + f" {fact.mechanism or ''}"
            self.claims[fact.id] = stems(told)
            labels = " ".join(corpus.label(tag) for tag in fact.problems)
            self.around[fact.id] = stems(
                f"{fact.lesson} {labels} {' '.join(fact.situations)} {programme.name}"
            )
            for word in self.claims[fact.id] | self.around[fact.id]:
                count[word] = count.get(word, 0) + 1
        self._most = math.log(len(self.claims) + 1)
        self._idf = {word: math.log(len(self.claims) / n) for word, n in count.items()}

    def knows(self, word: str) -> bool:
        """Whether any fact has a word."""
        return word in self._idf

    def weight(self, word: str) -> float:
        """How much a word tells: a rare one more; one that no fact has as much as the rarest."""
        return self._idf.get(word, self._most)

    def weights(self, question: Question, keys: Sequence[str] = ()) -> dict[str, float]:
        """Subject -> weight; words of a named thing count more, those of the programme of the
        cities whose facts are given hardly: they stand for the city."""
        named = {word for name in question.names for word in stems(name)}
        cities = {slug_of(key) for key in keys}
        common = {w for c in cities for w in stems(self.corpus.cities[c].programme.name)}
        common |= {"smart", "citi", "programm", "project", "scheme"}
        if all(word in common for word in question.subject):
            return {}
        return {
            word: self.weight(word)
            * (ITSELF if word in common else NAMED if word in named else 1.0)
            for word in question.subject
        }

    def share(self, fact: str, weights: Mapping[str, float]) -> float:
        """The share of the subject that a fact has, by weight."""
        total = sum(weights.values())
        claim, around = self.claims[fact], self.around[fact]
        got = sum(
            weight * (1.0 if word in claim else ASIDE)
            for word, weight in weights.items()
            if word in claim or word in around
        )
        return got / (total + SMOOTH) if total else 0.0


def parts_of(fact: Fact) -> list[str]:
    """The sentences of a claim, and its outcome as one more."""
    said = sentences(statements_of(fact.claim) or fact.claim)
    if not fact.outcome:
        return said
    return [*said, f"{fact.outcome[0].upper()}{fact.outcome[1:].rstrip('.')}."]


def fits(fact: Fact, polarity: Polarity | None) -> bool:
    """Whether a fact tells of something that failed, or of something that worked."""
    if polarity == "failed":
        plainly = fact.kind in {"failure", "criticism"} or fact.role == "warning"
        return plainly or (fact.role == "both" and bool(FELL_SHORT.search(fact.claim)))
    if polarity == "worked":
        good = fact.kind == "result" or fact.grade in {"measured", "evaluated"}
        return good and fact.role != "warning" and fact.kind not in {"failure", "criticism"}
    return True


def told(
    words: FactWords, parts: Sequence[tuple[Question, Mapping[str, float]]], key: str
) -> tuple[str, ...]:
    """The sentences of a fact for the questions that it answers: the one that answers the first of
    them most comes first when it stands by itself, then the others of the claim in their order; the
    outcome only when it answers."""
    fact = words.corpus.facts[key]
    said = parts_of(fact)
    values = [[_sentence(one, *part) for one in said] for part in parts]
    value = values[0]
    claim = said[:-1] if fact.outcome else said
    best = max(range(len(said)), key=lambda i: (value[i], -i))
    kept = list(claim)
    if fact.outcome and any(
        _adds(said, own, part) for own, (part, _) in zip(values, parts, strict=True)
    ):
        kept.append(said[-1])
    if 0 < best < len(claim) and value[best] > value[0] and not LEANS.match(said[best]):
        kept.remove(said[best])
        kept.insert(0, said[best])
    return tuple(kept)


def _adds(parts: Sequence[str], value: Sequence[float], question: Question) -> bool:
    """Whether an outcome answers a kind that no sentence of the claim does."""
    if "outcome" in question.asked or ("number" in question.asked and re.search(r"\d", parts[-1])):
        return True
    kinds = [kind for kind in question.asked if kind in {"saving", "failure", "reason"}]
    new = (k for k in kinds if HOLDS[k].search(parts[-1]))
    new_kind = any(not any(HOLDS[k].search(part) for part in parts[:-1]) for k in new)
    return new_kind or value[-1] > max(value[:-1], default=0.0)


def _sentence(sentence: str, question: Question, weights: Mapping[str, float]) -> float:
    """How much a sentence answers: its share of the subject, and the kinds of answer it holds."""
    own, total = stems(sentence), sum(weights.values()) or 1.0
    share = sum(weight for word, weight in weights.items() if word in own) / total
    kinds = [kind for kind in question.asked if holds(sentence, kind, question)]
    return share + 0.4 * len(kinds) / max(len(question.asked), 1)


def holds(sentence: str, kind: Asked, question: Question) -> bool:
    """Whether a sentence holds an answer of a kind; to "how many" about what is counted."""
    if kind == "number":
        counted = not question.counted or question.counted in stems(sentence)
        return counted and bool(re.search(r"\d", sentence))
    return bool(HOLDS[kind].search(sentence))
