"""What somebody meant to type: short forms written out, misspelt words replaced by known ones."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORTEST = 6  # letters; of shorter words too many are one letter apart
ALIKE = 0.82  # two letters off in eleven, one in six: a slip of the keyboard, not another word
SHORT_FORMS = {
    "ppl": "people", "govt": "government", "dept": "department", "depts": "departments",
    "infra": "infrastructure", "hosp": "hospital", "hosps": "hospitals", "mgmt": "management",
    "yrs": "years", "bldg": "building", "bldgs": "buildings", "biz": "business",
    "parkin": "parking", "trafic": "traffic", "buget": "budget",
}  # fmt: skip
# "I think it's a waste" speaks of money, not of refuse.
POINTLESS = re.compile(
    r"\b(?:a|total|complete|big|huge|pure) waste"
    r"(?: of (?:time|money|resources)|(?=\s*(?:[.!,;?]|$)))|\bwaste of (?:time|money|resources)\b",
    re.IGNORECASE,
)

# "Street lights eat the budget": nobody is hungry.
EATS = re.compile(
    r"\b(?:eats?|eating|ate|swallows?)\b(?: up)?(?= (?:\S+ ){0,4}?(?:budg\w+|money|revenue|funds))",
    re.IGNORECASE,
)

# A net budget has nothing to do with net zero.
NET_SUM = re.compile(
    r"\bnet (?=(?:revenue |operating )?(?:budget|debt|cost|spending|income)\b)", re.IGNORECASE
)


class Spelling:
    """Corrects towards a vocabulary; words in it, and names, stay as they are."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = {word for word in known if word.isalpha()}
        self._long: dict[str, list[str]] = {}
        for word in sorted(self._known):
            if len(word) >= SHORTEST - 1:
                self._long.setdefault(word[0], []).append(word)
        self._nearest = lru_cache(maxsize=4096)(self._find)

    def words(self, text: str, names: Iterable[str] = ()) -> str:
        """Lower-case words, the misspelt ones corrected: ``old streetligths`` -> ``old
        streetlights``; words of ``names`` are left alone."""
        kept = set(names)
        return " ".join(w if w in kept else self._meant(w) for w in text.split(" "))

    def _meant(self, word: str) -> str:
        if word in SHORT_FORMS:
            return SHORT_FORMS[word]
        if word in self._known or len(word) < SHORTEST or not word.isalpha():
            return word
        return self._nearest(word)

    def _find(self, word: str) -> str:
        best = process.extractOne(
            word, self._long.get(word[0], []), scorer=OSA.normalized_similarity, score_cutoff=ALIKE
        )
        return str(best[0]) if best else word


def names_in(text: str) -> set[str]:
    """Words with a capital inside a sentence, in lower case: ``the mayor of Nashik`` -> nashik."""
    return {m.group().lower() for m in re.finditer(r"(?<=[\w,;] )[A-Z]\w+", text)}


def idioms(text: str) -> str:
    """The text without figures of speech that a word-by-word reader takes literally."""
    text = EATS.sub("cost too much of", POINTLESS.sub("pointless spending", text))
    return NET_SUM.sub("", text)
