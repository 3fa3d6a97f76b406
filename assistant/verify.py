"""Check a model's text against the facts it cites: one verdict per sentence, with what is at fault.

Rules, in the order in which they are asked: markup, markers, places, figures, names, grade, plan,
sense, association, tools. Each comes with the words that a repair prompt needs. Pure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from assistant.absolutes import absolute
from assistant.advices import ADVICE, general
from assistant.amounts import SUMS, WORKING, periods, supported
from assistant.association import crossed, reversed_pair, swapped
from assistant.cite import DRAFT, sentences
from assistant.claims import Claim, Evidence, cut, evidence_of, late_markers
from assistant.denials import affirmed_denied, denied_affirmed, subjects
from assistant.moods import brightened
from assistant.names import Frame, find_places, folded, unknown_names
from assistant.numberwords import language_of
from assistant.parts import miscounted, oversized
from assistant.phrases import flat
from assistant.proof import overstated, plan_told_as_done
from assistant.quantities import Quantity, find_quantities
from assistant.schema import Record, slug_of
from assistant.senses import turned

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from assistant.corpus import Corpus
    from assistant.places import Gazetteer

Kind = Literal[
    "marker", "figure", "money", "year", "city", "name", "grade", "plan", "sense", "association",
    "tool", "link", "markup",
]  # fmt: skip


class Verdict(Record):
    """One sentence and the first thing in it that its facts do not carry; kind None: it passed."""

    sentence: str
    kind: Kind | None = None
    value: str = ""
    why: str = ""

    @property
    def ok(self) -> bool:
        """Whether the sentence may be shown."""
        return self.kind is None


LINK = re.compile(
    r"https?:|\bwww\.|\]\s?\(|^\s*\[[^\]]+\]:\s|\bmailto:|\b(?:javascript|data|ftp):\S|\]\[",
    re.IGNORECASE | re.MULTILINE,
)
MARKUP = re.compile(r"!\[|<[a-zA-Z/!?]|&(?:lt|#x?[0-9a-f]+);", re.IGNORECASE)
STRAY = re.compile(r"\[\[|\]\]|\[\^?\d+\]")
PRONOUN = re.compile(
    r"^(?:\W*)(?:it|its|they|there|the (?:city|council|mayor|municipality|town)|la ciudad|la ville|"
    r"a cidade|die stadt|elle|sie)\b", re.IGNORECASE,
)  # fmt: skip
PEOPLE = re.compile(r"^\W*(?:people|inhabitants|residents|habitantes|habitants|einwohner\w*)\b")
COMPARED = re.compile(
    r"\b(?:like|unlike|as|after|than|before|with|from|como|comme|wie)\s+(?:the )?$"
)
SUBJECT = 8  # characters before a city that is the subject of its claim: "In "
HEADING_WORDS = 7
MANY = 4  # content words of a claim of which its facts must share one
SMALL = 12  # a number in words up to this says nothing about a case when it stands alone
LOOSE = 3  # a number in words up to this may count what the fact lists
FIRST = re.compile(
    r"\b(?:start(?:ing)?|begin(?:ning)?|first|empie\w+|comien\w+|primero|commenc\w+|d'abord|"
    r"comec\w+|primeiro|beginn\w*|zuerst|zunachst|fang\w*)\b"
)
RECOMMENDS = re.compile(
    r"\b(?:recommend\w*|suggest\w*|choose|pick|use|try|invest|focus|turn to|best tool|"
    r"recomien\w+|recomend\w+|recommand\w+|empfehl\w+|wahl\w+)\b"
)

CLAUSES = re.compile(r",(?!\d)|;")
YOURS = re.compile(r"\byou(?:r|rs)?\b")


def verify(
    text: str,
    corpus: Corpus,
    given: Collection[str],
    said: str = "",
    gazetteer: Gazetteer | None = None,
    tools: Sequence[str] = (),
) -> tuple[Verdict, ...]:
    """A verdict for every sentence of a model's text with draft markers, in order.

    ``given`` are the ids that the model was given, ``said`` is what the user said: its figures,
    places and names may be repeated. ``tools``: names of the recommended tools, in order.
    """
    check = _Check(corpus, frozenset(given), said, gazetteer, tuple(tools))
    return tuple(check.sentence(*pair) for pair in late_markers(sentences(text)))


def prepare(corpus: Corpus, given: Collection[str], gazetteer: Gazetteer | None = None) -> None:
    """Read the facts ahead, while the model still writes: a fact takes some milliseconds once."""
    for key in given:
        if key in corpus.facts:
            verify(
                f"{corpus.facts[key].claim.rstrip('.')} [[{key}]].", corpus, given, "", gazetteer
            )


class _Check:
    """One run over one text; remembers the city that the last sentence was about."""

    def __init__(
        self,
        corpus: Corpus,
        given: frozenset[str],
        said: str,
        gazetteer: Gazetteer | None,
        tools: tuple[str, ...],
    ) -> None:
        self.corpus, self.given, self.said = corpus, given, said
        self.gazetteer, self.tools = gazetteer, tools
        self.said_figures = find_quantities(said)
        self.about = ""
        self.sentence_facts: list[Evidence] = []

    def sentence(self, shown: str, text: str) -> Verdict:
        """The verdict on one sentence: ``shown`` as it stands, ``text`` with its late markers."""
        for kind, value, why in self._faults(text):
            return Verdict(sentence=shown, kind=kind, value=value, why=why)
        return Verdict(sentence=shown)

    def _faults(self, text: str) -> Iterator[tuple[Kind, str, str]]:
        yield from _form(text)
        claims = cut(text)
        for claim in claims:
            for key in claim.keys:
                if key not in self.given or not self._known(key):
                    yield "marker", f"[[{key}]]", f"[[{key}]] is not among the given ids"
        rules: tuple[Callable[[Claim, list[Evidence]], Iterator[tuple[Kind, str, str]]], ...] = (
            self._topic, self._cities, self._figures, self._names, self._grade, self._plan,
            self._sense,
            self._places_of_figures,
        )  # fmt: skip
        read = [(c, [evidence_of(self.corpus, key) for key in c.keys]) for c in claims]
        self.sentence_facts = [e for _, evidence in read for e in evidence]
        for rule in rules:
            for claim, evidence in read:
                if evidence:
                    yield from rule(claim, evidence)
        for claim, evidence in read:
            if not evidence:
                yield from self._unmarked(claim)
        yield from self._tool(text)

    def _known(self, key: str) -> bool:
        try:
            evidence_of(self.corpus, key)
        except (KeyError, ValueError):
            return False
        return True

    def _frame(self, claim: Claim, evidence: Sequence[Evidence]) -> Frame:
        """What may be named; a claim that names its city may name the others of its sentence."""
        own = {e.city for e in evidence}
        others = {e.city for e in self.sentence_facts} - own
        compared = others if any(city and city in claim.text for city in own) else set()
        siblings = [e.body for e in self.sentence_facts if e.city in own and e not in evidence]
        return Frame(
            body=" ".join(e.body for e in evidence),
            header=" ".join([*(e.header for e in evidence), *sorted(compared), *siblings]),
            said=self.said,
            programme=" ".join(e.programme for e in evidence),
            language=language_of(claim.text),
            aliases=" ".join(self._aliases(e.city) for e in evidence if e.city),
        )

    def _aliases(self, city: str) -> str:
        """The names of a city in other languages, as far as the gazetteer has them."""
        places = self.gazetteer.spelled(city) if self.gazetteer else ()
        return " ".join(name for place in places for names in place.places for name in names)

    def _topic(self, claim: Claim, evidence: list[Evidence]) -> Iterator[tuple[Kind, str, str]]:
        """A claim that shares no word with its facts: the marker of another fact."""
        if language_of(claim.text) != "en":
            return
        told = " ".join(f"{e.body} {e.header} {e.programme}" for e in evidence)
        own = " ".join(e.city for e in evidence)
        words = subjects(claim.text) - subjects(own)
        if len(words - subjects(self.said)) >= MANY and not words & subjects(told):
            yield "marker", evidence[0].key, f"{_ids(evidence)} tells nothing of that"

    def _cities(self, claim: Claim, evidence: list[Evidence]) -> Iterator[tuple[Kind, str, str]]:
        """Places that the facts do not name, and a pronoun that would point to another city."""
        frame, ids = self._frame(claim, evidence), _ids(evidence)
        for name in unknown_names(claim.text, frame, self.corpus, self.gazetteer):
            if name.kind == "city":
                yield "city", name.value, f"{name.value} is not in {ids}"
        own = sorted({e.city for e in evidence if e.city})
        yield from self._other_city(claim, own, ids)
        if own:
            self.about = own[0] if len(own) == 1 else ""

    def _other_city(
        self, claim: Claim, own: Sequence[str], ids: str
    ) -> Iterator[tuple[Kind, str, str]]:
        """A claim on another case city than that of its facts, by name or by a pronoun."""
        cities = [c.city for c in self.corpus.cities.values()]
        held = Frame(" ".join(own), "", "", "", language_of(claim.text))
        places = list(find_places(claim.text, held, self.gazetteer, cities))
        if not own:
            return
        if places and not any(known for *_, known in places):
            start, _, place, _ = places[0]
            subject = place in cities and place not in self.said and start < SUBJECT
            if subject and not COMPARED.search(flat(claim.text[:start])):
                yield "city", place, f"{ids} is about {', '.join(own)}, not {place}"
        elsewhere = self.about and self.about not in own and claim.first
        if elsewhere and not places and PRONOUN.search(claim.text):
            yield "city", own[0], f"name {own[0]}: the sentence before is about {self.about}"

    def _figures(self, claim: Claim, evidence: list[Evidence]) -> Iterator[tuple[Kind, str, str]]:
        """Figures that neither the facts nor the user's words carry."""
        mine = find_quantities(claim.text)
        held = [*(q for e in evidence for q in e.quantities), *self.said_figures]
        spans = [*(q for e in self.sentence_facts for q in e.quantities), *self.said_figures]
        months = [month for e in self.sentence_facts for month in e.months]
        low = flat(claim.text)
        summed, worked, parts = bool(SUMS.search(low)), bool(WORKING.search(low)), periods(low)
        for q in mine:
            known = spans if q.unit in {"days", "times"} else held
            if supported(q, mine, known, months, summed or bool(q.hedge), worked, parts):
                continue
            if self._inhabitants(q, claim, evidence):
                continue
            if q.word and q.value <= LOOSE and not _counts_the_same(q, claim.text, evidence):
                continue
            kind: Kind = q.kind if q.kind in {"money", "year"} else "figure"  # type: ignore[assignment]
            yield kind, q.text, f"{q.text} is not in {_ids(evidence)}"

    def _inhabitants(self, q: Quantity, claim: Claim, evidence: Sequence[Evidence]) -> bool:
        """Whether a figure is the size of the city of a fact."""
        if q.unit != "count" or not PEOPLE.match(flat(claim.text[q.high :])):
            return False
        sizes = [c.population.value for c in self.corpus.cities.values()
                 if c.city in {e.city for e in evidence}]  # fmt: skip
        return any(abs(q.value / size - 1) < 0.06 for size in sizes)

    def _names(self, claim: Claim, evidence: list[Evidence]) -> Iterator[tuple[Kind, str, str]]:
        frame = self._frame(claim, evidence)
        for name in unknown_names(claim.text, frame, self.corpus, self.gazetteer):
            yield "name", name.value, f"{name.value} is not in {_ids(evidence)}"

    def _grade(self, claim: Claim, evidence: list[Evidence]) -> Iterator[tuple[Kind, str, str]]:
        advises = general(claim.text, [e.city for e in evidence])
        text = self._without_own(claim.text)
        if word := absolute(text, evidence) or (None if advises else overstated(text, evidence)):
            yield "grade", word, f"{_ids(evidence)} is {evidence[0].grade}: nothing there bears it"

    def _plan(self, claim: Claim, evidence: list[Evidence]) -> Iterator[tuple[Kind, str, str]]:
        if general(claim.text, [e.city for e in evidence]):
            return
        if words := plan_told_as_done(claim.text, find_quantities(claim.text), evidence):
            yield "plan", words, f"{_ids(evidence)} tells a plan: {words}"

    def _sense(self, claim: Claim, evidence: list[Evidence]) -> Iterator[tuple[Kind, str, str]]:
        if general(claim.text, [e.city for e in evidence]):
            return
        advises = ADVICE.search(flat(claim.text))
        whole = ". ".join(e.body for e in evidence)
        bodies = (whole,) if advises else (". ".join(e.told for e in evidence), whole)
        text = self._without_own(claim.text)
        for body in bodies:
            for rule in (turned, denied_affirmed, affirmed_denied):
                if word := rule(text, body):
                    yield "sense", word, f"{_ids(evidence)} says the opposite of '{word}'"

        for e in evidence if len(evidence) == 1 and not advises else ():
            if word := brightened(text, e.told, e.kind):
                yield "sense", word, f"{_ids(evidence)} tells of no '{word}'"

    def _without_own(self, text: str) -> str:
        """A claim without its clauses on the user's own city, which no fact can contradict."""
        if not self.said:
            return text
        held = folded(self.said)
        parts = CLAUSES.split(text)
        kept = [p for p in parts if not YOURS.search(p.lower()) and not _repeats(p, held)]
        return ", ".join(kept) if kept else text

    def _places_of_figures(
        self, claim: Claim, evidence: list[Evidence]
    ) -> Iterator[tuple[Kind, str, str]]:
        mine = [q for q in find_quantities(claim.text) if not _said(q, self.said_figures)]
        for e in evidence:
            pair = oversized(claim.text, mine) or miscounted(claim.text, mine, e.body, e.quantities)
            for rule in (swapped, reversed_pair, crossed):
                pair = pair or rule(claim.text, mine, e.body, e.quantities)
            if pair:
                both = f"{pair[0]} and {pair[1]}"
                yield "association", both, f"[[{e.key}]] has {both} the other way round"

    def _unmarked(self, claim: Claim) -> Iterator[tuple[Kind, str, str]]:
        """Figures, places and names without any marker that the user did not say."""
        held = self.said_figures
        mine = find_quantities(claim.text)
        needs = "needs the marker of its fact"
        for q in mine:
            small = (q.word and q.value <= SMALL) or q.unit in {"days", "times", "share"}
            if not small and not supported(q, mine, held):
                yield "marker", q.text, f"{q.text} {needs}"
        frame = Frame("", "", self.said, "", language_of(claim.text))
        heading = len(claim.text.split()) <= HEADING_WORDS and not re.search(r"[.!?]$", claim.text)
        cities = " ".join(self.corpus.cities[slug_of(key)].city
                          for key in self.given if key in self.corpus.facts)  # fmt: skip
        if heading and not mine:
            frame = frame._replace(header=cities)
        frame = frame._replace(body=" ".join(t.name for t in self.corpus.tools.values()))
        for name in unknown_names(claim.text, frame, self.corpus, self.gazetteer):
            yield "marker", name.value, f"{name.value} {needs}"

    def _tool(self, text: str) -> Iterator[tuple[Kind, str, str]]:
        """Another of the ten tools than those of the advice, recommended."""
        if not self.tools:
            return
        low = flat(text)
        first, any_of = FIRST.search(low), RECOMMENDS.search(low)
        if not first and not any_of:
            return
        wanted = {flat(tool) for tool in (self.tools[:1] if first else self.tools)}
        for names in _tool_names(self.corpus):
            shown = [n for n in names if _names_tool(text, n)]
            if shown and not any(flat(n) in wanted for n in names):
                yield "tool", shown[0], f"{shown[0]} is not what the advice recommends there"


def _form(text: str) -> Iterator[tuple[Kind, str, str]]:
    """Links, images, HTML and markers that are none."""
    if found := MARKUP.search(text):
        yield "markup", found[0], "images and HTML are not allowed"
    if found := LINK.search(DRAFT.sub("", text)):
        yield "link", found[0], "links are not allowed; a marker stands for the source"
    if found := STRAY.search(DRAFT.sub("", text)):
        yield "marker", found[0], "a marker is written [[fact-id]]"


def _ids(evidence: Sequence[Evidence]) -> str:
    return ", ".join(f"[[{e.key}]]" for e in evidence)


def _said(q: Quantity, said: Sequence[Quantity]) -> bool:
    return any(q.unit == other.unit and q.value == other.value for other in said)


def _repeats(part: str, said: str) -> bool:
    """Whether most longer words of a clause are the user's own."""
    words = [w for w in folded(part).split() if len(w) > 3]
    return bool(words) and sum(f" {w[:6]}" in said for w in words) > len(words) / 2


def _counts_the_same(q: Quantity, text: str, evidence: Sequence[Evidence]) -> bool:
    """Whether the facts give another number of the very things that a small number counts."""
    noun = re.match(r"\W*([a-z]{4,})", flat(text[q.high :]))
    if not noun:
        return False
    stem = noun[1][:-1] if noun[1].endswith("s") else noun[1]
    return any(
        re.match(rf"\W*(?:[a-z]+ )?{re.escape(stem)}", flat(e.body[other.high :]))
        for e in evidence
        for other in e.quantities
        if other.unit == "count" and e.body[other.low : other.high].find(other.text) >= 0
    )


def _tool_names(corpus: Corpus) -> list[set[str]]:
    """The names of each of the ten tools in all languages."""
    return [
        {corpus.spoken(code).tools[key].name for code in ("en", "es", "fr", "pt", "de")}
        for key in corpus.tools
    ]


def _names_tool(text: str, name: str) -> bool:
    """Whether a text names a tool; one word ("Vision") only in bold or with a capital inside."""
    shown = re.escape(name)
    if " " in name or "-" in name:
        return re.search(rf"\b{shown.replace('-', '[- ]')}\b", text, re.IGNORECASE) is not None
    return re.search(rf"\*\*{shown}|(?<=[a-z] ){shown}\b|\b{shown} tool\b", text) is not None
