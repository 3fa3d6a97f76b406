"""Dense and lexical search over the passages: stock fusion, and the similarities ranking needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.embed import Vectors
    from assistant.lexical import LexicalIndex
    from assistant.store import Index

RRF_K = 60  # Cormack, Clarke and Buettcher 2009
WHOLE, CLAUSE, LEXICAL = 150, 60, 150  # passages taken from each search
# Asked for on top and left out afterwards: a filter on the kind makes Chroma ten times slower.
SPARE = 30


def fuse(rankings: Sequence[Sequence[str]], weights: Sequence[float] = ()) -> list[str]:
    """Reciprocal rank fusion, best first; ties by id.

    A first place in one list is worth 1/61, a second 1/62: ``[[a, b], [b]]`` -> ``b, a``.
    """
    scores: dict[str, float] = {}
    for ranking, weight in zip(rankings, weights or [1.0] * len(rankings), strict=True):
        for place, key in enumerate(ranking, start=1):
            scores[key] = scores.get(key, 0.0) + weight / (RRF_K + place)
    return sorted(scores, key=lambda key: (-scores[key], key))


class Similarities:
    """What the searches found for one question, as fact id -> best similarity."""

    def __init__(self) -> None:
        self.claims: dict[str, float] = {}
        self.clauses: dict[str, float] = {}
        self.situations: dict[str, float] = {}
        self.situation_clauses: dict[str, float] = {}
        self.words: dict[str, float] = {}
        self.nearest = 0.0  # highest similarity of any passage: is the question in our field?


def find_similar(
    index: Index,
    lexical: LexicalIndex,
    text: str,
    vectors: Vectors,
    cities: Sequence[str] = (),
) -> Similarities:
    """Search with the whole text (first vector) and with each clause; named cities in full."""
    found = Similarities()
    whole, *clauses = index.search(vectors, WHOLE + SPARE)
    whole = [hit for hit in whole if _is_content(hit[0])][:WHOLE]
    found.nearest = whole[0][1] if whole else 0.0
    _keep(found.claims, found.situations, whole)
    if cities:
        _keep(
            found.claims,
            found.situations,
            index.search(vectors[:1], WHOLE, kinds=("fact", "situation"), cities=cities)[0],
        )
    if clauses:
        for hits in clauses:
            kept = [hit for hit in hits if ":" not in hit[0]][:CLAUSE]
            _keep(found.clauses, found.situation_clauses, kept)
    else:
        found.clauses, found.situation_clauses = found.claims, found.situations
    hits = [hit for hit in lexical.search(text, LEXICAL) if _is_fact(hit[0])]
    top = hits[0][1] if hits else 1.0
    found.words = {key: score / top for key, score in hits}
    return found


def _is_content(passage: str) -> bool:
    """Facts, situations and statements on tools; not summaries, signals and steps."""
    other = "#signal" in passage or "#first_steps" in passage
    return not passage.startswith("city:") and not other


def _is_fact(passage: str) -> bool:
    return ":" not in passage and "#" not in passage


def _keep(
    claims: dict[str, float], situations: dict[str, float], hits: Sequence[tuple[str, float]]
) -> None:
    for passage, value in hits:
        fact, _, part = passage.partition("#")
        if ":" in passage:
            continue
        target = situations if part else claims
        target[fact] = max(target.get(fact, 0.0), value)


def stock(
    index: Index, lexical: LexicalIndex, text: str, vector: Vectors, n: int, hybrid: bool = True
) -> list[str]:
    """The plain methods to compare with: dense alone, or dense + BM25 fused; fact ids."""
    dense = [k for k, _ in index.search(vector, n * 5, kinds=("fact",))[0]]
    if not hybrid:
        return dense[:n]
    words = [k for k, _ in lexical.search(text, n * 5) if _is_fact(k)]
    return fuse([dense, words])[:n]
