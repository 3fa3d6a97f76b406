"""Text -> the troubles, lacks, fears and plans that it voices, each with the span it was heard in.

A linear multi-label model over the sentence embedding and the word and character n-grams of each
sentence and clause, then a logistic regression over what the sentences say together. Trained by
``assistant train troubles`` on the labelled texts in ``corpus/training/``; shipped as
``trained/troubles.npz`` with a model card beside it.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from assistant.arrays import read_arrays
from assistant.schema import Record

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from assistant.embed import Vectors
    from assistant.reader import Read

MAX_SEGMENTS = 8
# A sentence with more content words than WINDOW + SLACK (notes without punctuation) is read in
# windows of WINDOW words, STRIDE apart; chosen on the descriptions.
WINDOW, STRIDE, SLACK = 10, 3, 4
SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n+")
# Clause borders, for showing where a trouble was heard.
BORDER = re.compile(
    r"(?<=[.!?;])\s+|\n+|\s+[-\u2013\u2014]\s+|;\s*|:\s+|,\s+"
    r"|\s+(?:and|but|while|with|und|aber|mit|pero|con|y|mais|avec|et|mas|com|e)\s+"
)
WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*(?:[.,]\d+)*%?")
# Function words and courtesies carry no trouble; without them notes, letters and plain sentences
# look alike to the model.
STOP = frozenset(
    re.findall(
        r"[a-z]+",
        "a an the of in on at to for with by from and or but that which who is are was were "
        "be been being it its this these those there our we us my i me he she they them their "
        "have has had do does did as so than then will would can could should may might just "
        "very also into over about some any more most much many such only own good morning "
        "evening afternoon dear hello hi thank thanks please kindly grateful advice "
        "colleagues team sir madam ",
    )
)
# How many there are is read by figures.py; here "1.2 million" and "1,200,000" are the same.
NUMBER = re.compile(
    r"[^a-z]*\d|(?i:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|"
    r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|lakhs?|"
    r"crores?|percent|per|cent)$"
)
# A sentence of so few words that greets or thanks says nothing about the city.
POLITE = 6
COURTESY = re.compile(
    r"(?i)\b(?:thank\w*|grateful|gratitude|regards|greetings?|dear|hello|hi|sincere\w*|respect\w*|"
    r"forgive|excuse|kindly|appreciat\w*|welcome|good (?:morning|afternoon|evening|day)|advice|"
    r"hope (?:this|you)|recommendations?|suggestions?|guidance|looking forward|gracias|saludos|"
    r"buenos dias|estimad\w+|merci|bonjour|cordialement|danke|guten (?:tag|morgen)|obrigad\w+|"
    r"bom dia|prezad\w+)\b"
)
# Troubles heard less clearly than this are shown, but do not decide the order of the tools.
CLEAR = 0.40
IMPLIED = 0.85  # confidence of a trouble that a stated constraint implies
# Whether to close a pool or a school is no trouble of the list: who writes of that clearly before
# anything else, by so much, writes of a shrinking town, if that is hinted at all.
CLOSING, SHRINKING, HINTED, BEFORE = "facility-closure", "shrinking-population", 0.15, 0.10
# Of a description in which none is heard the likeliest counts from here on: right in 5 of 6 on the
# calibration and the outsiders; lower it is heard in look-alikes that voice none.
GUESS = 0.30
FAINT = 0.06  # tags less likely than this do not count at all
# Of the unit embedding against the unit n-gram vectors, chosen on the tune half.
EMBEDDING_WEIGHT = 2.0
CLAUSE_DOUBT = 2.0  # taken off the logit of a clause read alone when tags are put in order
# So much of what is said of a lack counts beside what is said of a matter, and in few words
# ("floods and no money"): our estimates.
MEANS, MEANS_BRIEFLY, FEW = 0.7, 0.3, 25
CLUES = 7  # see ``clues``
# What likeness to the questions on a trouble adds to how much a text is about it, and the likeness
# of a trouble without questions below the nearest. Set on the 473 long messages of the training
# (main one first in 318 -> 358 of the 465 in which it is heard); of 94 others in 68 -> 70 of 89.
NEARER, APART = 8.0, -0.4
WHOLE_ONLY = 1.0  # by so much must the whole text sound more like a tag than any sentence of it


class Segment(Record):
    """A part of the text, by character position; ``read`` is what of it may voice a trouble
    (``mask.masked``), at the same length."""

    text: str
    start: int
    end: int
    read: str


class Trouble(Record):
    """One recognised tag, the words it was heard in, and a calibrated probability."""

    tag: str
    span: str
    confidence: float


def content(text: str) -> str:
    """The content words in lower case: ``The 3 drains are blocked.`` -> ``drains blocked``; the
    text itself when it has none."""
    return " ".join(m.group() for m in _content(text.lower())) or text.strip()


def _content(text: str, start: int = 0, end: int | None = None) -> list[re.Match[str]]:
    found = WORD.finditer(text, start, len(text) if end is None else end)
    return [m for m in found if m.group().lower() not in STOP and not NUMBER.match(m.group())]


def split(text: str, read: str = "") -> tuple[Segment, ...]:
    """The whole text first, then its sentences, long ones in overlapping windows; greetings and
    thanks around it are left out, and sentences of which ``read`` has nothing left."""
    whole = _segment(text, 0, len(text), read or text)
    parts: list[Segment] = []
    at = 0
    for border in [*SENTENCE_END.finditer(text), None]:
        end = border.start() if border else len(text)
        parts += _windows(whole, at, end)
        at = border.end() if border else len(text)
    if len(parts) < 2:
        return (parts[0] if parts else whole,)
    end = max(part.end for part in parts)
    return (_part(whole, parts[0].start, end), *_fewer(parts, whole))


def _windows(whole: Segment, start: int, end: int) -> list[Segment]:
    words = _content(whole.read, start, end)
    if not words or (len(words) <= POLITE and COURTESY.search(whole.text, start, end)):
        return []
    if len(words) <= WINDOW + SLACK:
        return [_part(whole, start, end)]
    number = -(-(len(words) - WINDOW) // STRIDE)
    first = [round(i * (len(words) - WINDOW) / number) for i in range(number + 1)]
    return [_part(whole, words[i].start(), words[i + WINDOW - 1].end()) for i in first]


def _segment(text: str, start: int, end: int, read: str) -> Segment:
    return Segment(text=text[start:end], start=start, end=end, read=read[start:end])


def _part(whole: Segment, start: int, end: int) -> Segment:
    return _segment(whole.text, start, end, whole.read)


def _fewer(parts: list[Segment], whole: Segment) -> list[Segment]:
    """At most MAX_SEGMENTS: neighbours are joined, the shortest first."""
    while len(parts) > MAX_SEGMENTS:
        i = min(range(len(parts) - 1), key=lambda i: parts[i + 1].end - parts[i].start)
        end = max(parts[i].end, parts[i + 1].end)  # a short clause lies within its sentence
        parts[i : i + 2] = [_part(whole, parts[i].start, end)]
    return parts


def clauses(segment: Segment) -> list[Segment]:
    """The clauses of a segment: ``floods and mud`` -> floods, mud."""
    parts = []
    at = 0
    for border in [*BORDER.finditer(segment.text), None]:
        end = border.start() if border else len(segment.text)
        if segment.read[at:end].strip():
            parts.append(_part(segment, at, end))
        at = border.end() if border else end
    return parts


class Ngrams:
    """Word 1-2 grams and character 3-5 grams as TF-IDF rows, with a fixed vocabulary."""

    def __init__(self, words: list[str], chars: list[str], idf: NDArray[np.float32]) -> None:
        self._words = _vectorizer("word", words, idf[: len(words)])
        self._chars = _vectorizer("char_wb", chars, idf[len(words) :])

    def __call__(self, texts: Sequence[str]) -> Any:
        """A sparse matrix, one row per text."""
        from scipy.sparse import hstack

        rows = [self._words.transform(texts), self._chars.transform(texts)]
        return hstack(rows).tocsr().astype(np.float32)


def _vectorizer(analyzer: str, vocabulary: list[str], idf: NDArray[np.float32]) -> Any:
    made = new_vectorizer(analyzer, vocabulary={term: i for i, term in enumerate(vocabulary)})
    made.idf_ = idf.astype(np.float64)
    return made


def new_vectorizer(analyzer: str, **options: Any) -> Any:
    """The TF-IDF settings shared by training and use."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    grams = (1, 2) if analyzer == "word" else (3, 5)
    return TfidfVectorizer(
        analyzer=analyzer,
        ngram_range=grams,
        sublinear_tf=True,
        strip_accents="unicode",
        **options,
    )


class Channel:
    """Word and character n-grams of one language, or of all but English."""

    def __init__(self, parts: Mapping[str, Any], meta: Mapping[str, Any], name: str) -> None:
        own = meta[name]
        self.words: tuple[str, ...] = tuple(own["words"])
        self._ngrams = Ngrams(own["words"], own["chars"], parts[f"{name}-idf"])
        self._weights = parts[f"{name}-weights"].astype(np.float32)

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """What the n-grams add to the logits, shape (texts, tags)."""
        added: NDArray[np.float32] = self._ngrams(texts) @ self._weights
        return added

    def of(self, texts: Sequence[str], tag: int) -> NDArray[np.float32]:
        """The same for one tag, shape (texts,)."""
        added: NDArray[np.float32] = self._ngrams(texts) @ self._weights[:, tag]
        return added


class Words(NamedTuple):
    """Texts as the recogniser reads them: content words in English, for texts in another language
    also as written (else empty), and all words as typed."""

    english: tuple[str, ...]
    written: tuple[str, ...]
    typed: tuple[str, ...]


class Recogniser:
    """The trained model; weights are read once and shared."""

    def __init__(self, parts: Mapping[str, Any]) -> None:
        meta = json.loads(str(parts["meta"]))
        self.tags: tuple[str, ...] = tuple(meta["tags"])
        self._english = Channel(parts, meta, "english")
        self._written = Channel(parts, meta, "written")
        self.words = self._english.words
        self._typed = Channel(parts, meta, "typed")
        self._voiced = parts["voiced"].astype(np.float32)
        self._dense = parts["dense"].astype(np.float32)
        self._bias = parts["bias"].astype(np.float32)
        self._pooling = parts["pooling"]
        self.threshold = float(parts["threshold"])
        self.calibration = {name: parts[name] for name in ("pooling", "threshold")}

    @classmethod
    def load(cls, path: Path) -> Recogniser:
        """The shipped model; ModelError when the file is damaged."""
        return cls(read_arrays(path, "trouble recogniser", "troubles"))

    def logits(self, words: Words, vectors: Vectors) -> NDArray[np.float32]:
        """How much each text sounds like each trouble, shape (texts, tags)."""
        made: NDArray[np.float32] = EMBEDDING_WEIGHT * vectors @ self._dense + self._bias
        made += self._english(words.english)
        if any(words.written):
            made += self._written(words.written)
        return made

    def voiced(self, words: Words, vectors: Vectors) -> NDArray[np.float32]:
        """How much each text sounds as if it voiced any trouble, shape (texts,): "who ran it?",
        "we used to be broke" and "the budget is sound" name one and voice none. What tells them
        are the words that are no content: so they are read as typed."""
        made: NDArray[np.float32] = EMBEDDING_WEIGHT * vectors @ self._voiced[:-1]
        made += self._typed(words.typed)[:, 0] + self._voiced[-1]
        return made

    def chances(self, clues: NDArray[np.float64]) -> NDArray[np.float64]:
        """Calibrated probability per tag that a text voices it, from what ``clues`` gave."""
        weights, bias = self._pooling[:-1], self._pooling[-1]
        made: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-(clues @ weights + bias)))
        return made

    def raised(self, clues: NDArray[np.float64], by: Mapping[str, float]) -> NDArray[np.float64]:
        """The clues with what ``by`` adds to the logit of some tags, as all who read them hear
        it."""
        weights, made = self._pooling[:-1], clues.copy()
        for tag, amount in by.items():
            if tag in self.tags:
                made[self.tags.index(tag)] += amount * weights / (weights @ weights)
        return made

    def faint(self, chances: NDArray[np.float64]) -> dict[str, float]:
        """Every tag that is at all likely, for ranking evidence: doubt is better than nothing."""
        return {self.tags[k]: float(chances[k]) for k in np.flatnonzero(chances >= FAINT)}

    def recognise(
        self,
        segments: Sequence[Segment],
        words: Words,
        logits: NDArray[np.float32],
        chances: NDArray[np.float64],
        room: NDArray[np.float32],
        implied: Sequence[str] = (),
        means: Collection[str] = (),
        nearness: Mapping[str, float] | None = None,
    ) -> tuple[Trouble, ...]:
        """Tags above the threshold, those first that most of the text is about; the span is the
        clearest clause.

        ``words`` and ``logits`` are those of the segments. ``implied`` are tags that a stated
        constraint implies: phrase rules, surer than the model. ``means`` are tags that say what is
        lacking, not what is wrong: they come first only where much more of the text is theirs.
        ``room`` is how many of the sentences are about each tag (``sound.room``), ``nearness`` how
        like the text is to the prepared questions on each (``faqs.Described``), where known.
        """
        chances = chances.copy()
        for tag in implied:
            k = self.tags.index(tag)
            chances[k] = max(IMPLIED, chances[k])
        k = self.tags.index(SHRINKING)
        if nearness and chances[k] >= HINTED and _is_closing(nearness):
            chances[k] = max(IMPLIED, chances[k])
        found = []
        for k in np.flatnonzero(chances >= self.threshold).tolist():
            row = int(logits[1:, k].argmax()) + 1 if len(segments) > 1 else 0
            if logits[0, k] > logits[row, k] + WHOLE_ONLY:
                row = 0  # heard only in the text as a whole
            found.append(
                Trouble(
                    tag=self.tags[k],
                    span=self._span(segments[row], words, row, k),
                    confidence=round(float(chances[k]), 3),
                )
            )
        column = {tag: k for k, tag in enumerate(self.tags)}
        lack = MEANS if len(segments[0].text.split()) > FEW else MEANS_BRIEFLY

        def prominence(trouble: Trouble) -> float:
            share = lack if trouble.tag in means else 1.0
            near = float(np.exp(NEARER * nearness.get(trouble.tag, APART))) if nearness else 1.0
            about = float(room[column[trouble.tag]])
            return share * near * about * trouble.confidence**2

        return tuple(sorted(found, key=lambda t: (-prominence(t), t.tag)))

    def guess(self, segments: Sequence[Segment], clues: NDArray[np.float64]) -> tuple[Trouble, ...]:
        """The likeliest trouble of a text in which none is heard, if it is likely enough."""
        chances = self.chances(clues)
        k = int(chances.argmax())
        sure = round(float(chances[k]), 3)
        heard = Trouble(tag=self.tags[k], span=segments[0].text, confidence=sure)
        return (heard,) if chances[k] >= GUESS else ()

    def _span(self, segment: Segment, words: Words, row: int, tag: int) -> str:
        """The clause of a segment whose words speak most for a tag; all of it when it was
        translated or has one clause."""
        parts = clauses(segment)
        if len(parts) < 2 or content(segment.read) != words.english[row]:
            return segment.text
        weights = self._english.of([content(part.read) for part in parts], tag)
        return parts[int(weights.argmax())].text


def _is_closing(nearness: Mapping[str, float]) -> bool:
    """Whether a description is clearly nearest to the closing of a public building."""
    others = (near for topic, near in nearness.items() if topic != CLOSING)
    return nearness.get(CLOSING, APART) - max(others, default=0.0) >= BEFORE


def clues(
    sentences: NDArray[np.float32],
    voiced: NDArray[np.float32],
    parts: NDArray[np.float32] | None,
    read: Read,
) -> NDArray[np.float64]:
    """What the sentences and clauses of a text say of each tag together, shape (tags, CLUES).

    ``sentences`` are their logits with the whole text first, ``parts`` those of the clauses. The
    clues: the clearest sentence, counted by the chance that it voices anything (``voiced``, as a
    logit); the whole text; the clearest clause; how many sentences there are (each is one more
    chance of a mistake); how many other tags are heard more clearly (people voice few troubles at
    a time); that chance alone, as a logarithm; and what ``reader.py`` reads in the whole text.
    """
    whole, best = sentences[0], sentences[1:].max(axis=0) if len(sentences) > 1 else sentences[0]
    clause = parts.max(axis=0) if parts is not None and len(parts) else best
    top = np.maximum(np.maximum(best, whole), clause - CLAUSE_DOUBT)
    place = np.empty(len(top))
    place[np.argsort(-top, kind="stable")] = np.arange(len(top))
    number = np.full(len(top), np.log(max(1, len(sentences) - 1)))
    row = sentences[1:].argmax(axis=0) + 1 if len(sentences) > 1 else np.zeros(len(top), int)
    chance = -np.logaddexp(0.0, -voiced[row])
    told = [best * np.exp(chance), whole, clause, number, np.log1p(place), chance, read.troubles]
    return np.stack(told, axis=1).astype(np.float64)
