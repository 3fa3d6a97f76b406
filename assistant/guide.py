"""The public API: ``with Guide.open() as guide: reply = guide.ask("...")``."""

from __future__ import annotations

import time
import unicodedata
import uuid
from typing import TYPE_CHECKING, Any

from assistant.advise import Advice, advise
from assistant.cite import Citation, check, mend, number
from assistant.errors import QuestionError
from assistant.fit import load_affinity
from assistant.glossary import Glossary
from assistant.intent import Request, asks_without_we, read_request
from assistant.lexical import fold
from assistant.peers import people
from assistant.places import Gazetteer
from assistant.profile import Profile, asked_cities, read_profile
from assistant.rank import Evidence, FactTable, Query, Ranker, load_weights
from assistant.render import render
from assistant.reply import Reply, make_reply
from assistant.schema import Record
from assistant.search import find_similar
from assistant.settings import CORPUS_PLACES, PACKAGE, load_settings
from assistant.troubles import Recogniser, Segment, Trouble, content, split

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import TracebackType

    from assistant.corpus import Corpus
    from assistant.embed import Embedder, Vectors
    from assistant.ingest import Progress
    from assistant.settings import Settings
    from assistant.store import Index

MAX_CHARACTERS = 8_000
# Troubles heard less clearly than this are shown, but do not decide the order of the tools.
CLEAR = 0.40
TRAINED = PACKAGE / "trained"
# A text without a civic word, a size or a case city that is less similar than this to every passage
# is not our business; the second holds when no trouble was heard clearly. Set on the tune halves
# of the golden questions and of corpus/training/off-topic.jsonl.
FAR, QUITE_FAR = 0.385, 0.50


class Understanding(Record):
    """What was understood of a text, before anything is looked up."""

    text: str
    english: tuple[str, ...]
    segments: tuple[Segment, ...]
    request: Request
    profile: Profile
    troubles: tuple[Trouble, ...]
    faint: dict[str, float]


class Guide:
    """Everything loaded once; ``ask`` is safe to call again and again."""

    def __init__(
        self,
        corpus: Corpus,
        index: Index,
        embedder: Embedder,
        notes: Sequence[str] = (),
        corpus_dir: Path = CORPUS_PLACES[0],
    ) -> None:
        from assistant.lexical import LexicalIndex
        from assistant.passages import make_passages

        self.corpus, self.index, self.embedder, self.notes = corpus, index, embedder, list(notes)
        passages = [p for p in make_passages(corpus) if p.lexical]
        self.lexical = LexicalIndex([p.id for p in passages], [p.lexical for p in passages])
        self.glossary = Glossary(corpus_dir / "glossary.tsv")
        self.recogniser = Recogniser(TRAINED / "troubles.npz")
        self.ranker = Ranker(
            FactTable(corpus, TRAINED / "precedents.npz"), load_weights(TRAINED / "ranking.json")
        )
        self.affinity = load_affinity(TRAINED / "tools.json")
        self._statements = index.vectors(kinds=("tool", "step"))
        self._slugs = {fold(city.city): slug for slug, city in corpus.cities.items()}
        self._slugs |= {name.removesuffix(" city"): slug for name, slug in self._slugs.items()}
        self._gazetteer: Gazetteer | None = None
        self.corpus_dir = corpus_dir
        self._conversations: dict[str, tuple[int, Profile]] = {}

    @classmethod
    def open(cls, settings: Settings | None = None, progress: Progress | None = None) -> Guide:
        """Load the model, the corpus and the index; the index is built when it is missing."""
        from assistant.embed import SentenceEmbedder
        from assistant.ingest import open_current

        settings = settings or load_settings()
        embedder = SentenceEmbedder(settings.embedding_model)
        corpus, index, notes = open_current(settings, embedder, progress)
        guide = cls(corpus, index, embedder, notes, settings.corpus_dir)
        guide._gazetteer = Gazetteer.load(
            settings.corpus_dir / "places.csv", [city.city for city in corpus.cities.values()]
        )
        return guide

    def __enter__(self) -> Guide:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the index back."""
        self.index.close()

    def ask(self, text: str, conversation: str | None = None) -> Reply:
        """Answer one message; QuestionError when there is nothing that can be read.

        Messages of the same conversation build on each other's profile.
        """
        started = time.perf_counter()
        key = conversation or uuid.uuid4().hex
        turn, earlier = self._conversations.get(key, (0, None))
        understood, vectors = self.understand(clean(text), earlier)
        times = {"understand": time.perf_counter()}
        evidence, nearest = self.retrieve(understood, vectors)
        times["retrieve"] = time.perf_counter()
        advice = self._advise(understood, vectors, evidence, nearest)
        times["advise"] = time.perf_counter()
        answer, citations = self.write(advice, understood.text)
        times["write"] = time.perf_counter()
        self._conversations[key] = (turn + 1, understood.profile)
        return make_reply(key, turn + 1, advice, answer, citations, _milliseconds(started, times))

    def understand(
        self, text: str, earlier: Profile | None = None
    ) -> tuple[Understanding, Vectors]:
        """Segments, troubles, profile and intent of a text, with the vectors of its segments."""
        segments = split(text)
        language = self.glossary.language(text)
        english = [content(self.glossary.english(s.text, language)) for s in segments]
        vectors = self.embedder.queries(english)
        assert self._gazetteer is not None, "open the guide with Guide.open()"
        places = self._gazetteer.find(text)
        profile = read_profile(text, self._gazetteer, earlier, places)
        implied = [self.corpus.vocabulary.constraints[c].trouble for c in profile.constraints]
        table = self.recogniser.probabilities(english, vectors)
        troubles = self.recogniser.recognise(segments, english, table, [t for t in implied if t])
        if profile.budget_level == "high":
            # "money but no plan": the word is heard as a lack, the sentence says the opposite.
            troubles = tuple(t for t in troubles if t.tag != "funding-shortage")
        heard = [t.tag for t in troubles if t.confidence >= CLEAR] or [t.tag for t in troubles[:1]]
        if earlier is not None:
            heard += [tag for tag in earlier.challenges if tag not in heard]
        profile = profile.model_copy(update={"challenges": tuple(heard)})
        names = [fold(name) for name in asked_cities(places)]
        if profile.named_city and asks_without_we(text):
            # "Kigali: who pays for the innovation city?" asks about Kigali, it is not from there.
            names.append(fold(profile.named_city))
            profile = earlier or Profile(challenges=profile.challenges)
        asked = list(dict.fromkeys(self._slugs[name] for name in names if name in self._slugs))
        request = read_request(text, asked, self.corpus)
        understood = Understanding(
            text=text,
            english=tuple(english),
            segments=segments,
            request=request,
            profile=profile,
            troubles=troubles,
            faint=self.recogniser.faint(table),
        )
        return understood, vectors

    def query(self, understood: Understanding, vectors: Vectors) -> tuple[Query, float]:
        """Search for what was understood; also how near the nearest passage is."""
        request = understood.request
        found = find_similar(
            self.index, self.lexical, understood.english[0], vectors, request.cities
        )
        query = Query(
            troubles=understood.faint | {t.tag: t.confidence for t in understood.troubles},
            claims=found.claims,
            clauses=found.clauses,
            situations=found.situations,
            situation_clauses=found.situation_clauses,
            words=found.words,
            named=request.cities,
            tool=request.tool if request.intent == "tool" else None,
            failures=request.failures,
            vector=tuple(float(x) for x in vectors[0]),
        )
        return query, found.nearest

    def retrieve(
        self, understood: Understanding, vectors: Vectors, n: int = 150
    ) -> tuple[tuple[Evidence, ...], float]:
        """The n best facts for what was understood, and how near the nearest passage is."""
        query, nearest = self.query(understood, vectors)
        request = understood.request
        evidence = self.ranker.rank(query, understood.profile, n)
        if request.cities and request.intent in {"fact", "failures"}:
            # A question about named cities is answered from them alone: nothing else fits.
            evidence = tuple(e for e in evidence if e.fact.rsplit("-", 1)[0] in request.cities)
        return evidence, nearest

    def _advise(
        self,
        understood: Understanding,
        vectors: Vectors,
        evidence: Sequence[Evidence],
        nearest: float,
    ) -> Advice:
        request = understood.request
        if request.intent in {"about", "empty"}:
            return Advice(
                request=request,
                profile=understood.profile,
                troubles=(),
                abstained=request.intent == "empty",
            )
        if self._is_outside(understood, nearest):
            outside = request.model_copy(update={"intent": "out-of-scope"})
            return Advice(request=outside, profile=understood.profile, troubles=(), abstained=True)
        made = advise(
            self.corpus,
            self.affinity,
            request,
            understood.profile,
            understood.troubles,
            evidence,
            {key: float(row @ vectors[0]) for key, row in self._statements.items()},
        )
        nothing = request.intent in {"fact", "failures"} and not evidence
        return made.model_copy(update={"abstained": nothing})

    def _is_outside(self, understood: Understanding, nearest: float) -> bool:
        """True when nothing in a text points to a city government and nothing here is near it."""
        if understood.request.civic or understood.profile.population is not None:
            return False
        clear = any(t.confidence >= CLEAR for t in understood.troubles)
        return nearest < (FAR if clear else QUITE_FAR)

    def write(self, advice: Advice, said: str) -> tuple[str, tuple[Citation, ...]]:
        """The answer as Markdown with its citations; what the check refuses is left out."""
        text, citations = number(render(self.corpus, advice), self.corpus)
        if advice.abstained or advice.request.intent == "about":
            return text, citations  # speaks of the assistant, not of cities
        said = restated(said, advice.profile)
        faults = check(text, citations, self.corpus, said)
        if faults:
            text = mend(text, faults)
        return text, citations


def restated(said: str, profile: Profile) -> str:
    """What the user said, with the size and the name in the form in which answers repeat them."""
    size = people(profile.population) if profile.population else ""
    return f"{said} {size} {profile.named_city or ''}"


def clean(text: str) -> str:
    """Normalised text; QuestionError when it is empty, too long or not text."""
    text = unicodedata.normalize("NFC", text).replace("\ufeff", "").strip()
    if not text:
        raise QuestionError(
            "The question is empty.",
            "Describe the city and its trouble, for example: "
            "assistant ask 'port city of 900,000, floods, little money'.",
        )
    if len(text) > MAX_CHARACTERS:
        raise QuestionError(
            f"The question has {len(text):,} characters; at most {MAX_CHARACTERS:,} are read.",
            "Shorten it to the city, its trouble and what was tried.",
        )
    odd = sum(
        1 for c in text if unicodedata.category(c) in {"Cc", "Co", "Cn"} and c not in "\n\r\t"
    )
    if odd:
        raise QuestionError(
            "The question holds bytes that are not text.", "Send plain text in UTF-8."
        )
    return text


def _milliseconds(started: float, times: dict[str, float]) -> dict[str, float]:
    spent: dict[str, Any] = {}
    for name, at in times.items():
        spent[name] = round((at - started) * 1000, 1)
        started = at
    return spent
