"""Names of cities that neither the case library nor the gazetteer knows, by where they stand. Pure.

``What did Zagreus-on-Sea achieve?`` -> Zagreus-on-Sea
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.lexical import fold
from assistant.phrases import flat

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from assistant.schema import City

_NAME = (
    r"([A-ZÀ-Þ][\w.]*[a-zß-ÿ][\w.]*(?:[ -](?:[A-ZÀ-Þ][\w.]+|(?:on|upon|de|del|la|le|do|da|am|an "
    r"der)"
    r"(?=[ -][A-ZÀ-Þ])|(?:on|upon)-[A-Za-z-]+))*)"
)
# Places of a name in a question on what was done there; in five languages.
SPOTS = tuple(
    re.compile(pattern.replace("NAME", _NAME))
    for pattern in (
        r"\b(?i:did|does|has|was|hizo|hat|haben|fez|a fait|macht\w*)\s+NAME",
        r"\b(?i:wrong|fail\w*|work\w*(?: out)?|happened|done|tried|mal|schief|gescheitert|"
        r"fracas\w*|"
        r"errado|falhou|[eé]chou[eé]|foir[eé]|case of|story of|project of)\s+(?i:in|at|of|with|"
        r"en|em|a|à|"
        r"con)\s+NAME",
        r"\b(?i:in|at|of|by)\s+NAME(?=[^.?!]*\?)",
        r"(?:^|[.?!:,]\s+|\b(?i:is|was|are|about|did|do)\s+)NAME['’]s?\s+[a-z]",
        r"^\W*(?i:(?:and|but|ok|so)\s+)?(?i:what about|how about|and|y|et|und|"
        r"e)\s+(?i:in\s+)?NAME\s*\?",
        r"^\W*NAME\s*:\s*(?i:what|how|why|who|when|which|was|wie|warum|wer|que|qué|comment|quem)\b",
        r"\b(NAMED City)\b".replace("NAMED", r"[A-ZÀ-Þ][a-zß-ÿ]+"),
        r"(?:^|[.?!]\s+)NAME(?:\s+(?i:in|on|near)\s+\S+)?\s+(?i:built|launched|introduced|spent|"
        r"tried|"
        r"opened|installed|started|closed|banned|won|saved|cut)\b",
    )
)
SPOTS += (
    re.compile(
        r"\b(?i:like|similar to|as in|parecid[oa]s? (?:a|con|com)|como(?: en| em)?|comme|"
        r"semelhante "
        r"a)\s+(?:[ao]s? |la |el |le )?NAME(?=[\s?.!,]|$)".replace("NAME", _NAME)
    ),
)
# A German subject or place of a deed that is told of: "Was hat Quellbach gemacht?".
GERMAN = tuple(
    re.compile(pattern.replace("NAME", _NAME))
    for pattern in (
        r"^\W*(?i:und |aber |also )?(?i:was|wie|warum|wann) (?i:hat|macht\w*|tat) NAME"
        r"(?=[^.?!]*\b(?:gemacht|getan|unternommen|reagiert|erreicht|geschafft)\b|\s*\?)",
        r"\b(?i:schief\w*|gescheitert|passiert|gelungen)\b[^.?!]*\b(?i:in) NAME",
        r"\b(?i:in) NAME (?i:schief\w*|gescheitert|passiert|gelungen|gemacht)\b",
        r"^\W*(?i:und)\s+(?i:in\s+)?NAME\s*\?",
        r"^\W*NAME\s*:\s*(?i:was|wie|warum|wer)\b",
        r"\b(?i:so|ähnlich) (?i:wie)(?: (?i:in|bei))? NAME(?=\s*[?.!])",
    )
)
DONE = re.compile(
    r"\b(?:did|achiev\w+|spen[dt]|sav(?:e|ed)|pa(?:y|id)|cost|work\w*(?: out)?|results?|happened|"
    r"wrong|fail\w*|ran|runs?|led|built|launch\w*|introduc\w*|tried|like|known|learn\w*|hizo|salio|"
    r"fracas\w*|pago|costo|hat|gemacht|schief\w*|gescheitert|kostet\w*|fait|echoue|coute|foire|"
    r"fez|errado|"
    r"falhou|custou|what about|how about|as in|parecid[oa]|como|comme|"
    r"semelhante|wie|passiert|gelungen)\b"
)
# Words with a capital that are no cities, as the first word of a name.
NO_CITY = {
    "i", "the", "a", "an", "what", "how", "why", "who", "which", "where", "when", "did",
    "does", "is", "was", "are", "it", "they", "we", "you", "he", "she", "and", "but", "or",
    "so", "if", "in", "on", "at", "of", "for", "to", "from", "by", "with", "our", "my",
    "your", "his", "her", "their", "this", "that", "these", "those", "there", "here", "any",
    "some", "all", "no", "not", "yes", "ok", "please", "thanks", "dear", "hello", "hi",
    "also", "then", "now", "once", "because", "can", "could", "should", "would", "will",
    "shall", "may", "might", "must", "do", "has", "have", "had", "let", "give", "tell",
    "show", "compare", "explain", "write", "list", "find", "name", "mayor", "president",
    "minister", "governor", "councillor", "council", "city", "town", "county", "state",
    "district", "borough", "union", "police", "university", "college", "school", "hospital",
    "ministry", "department", "government", "office", "parliament", "church", "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
    "march", "april", "june", "july", "august", "september", "october", "november",
    "december", "linkedin", "instagram", "youtube", "tiktok", "powerpoint", "excel",
    "christmas", "easter", "spring", "summer", "autumn", "winter", "smart",
    "digital", "innovation", "vision", "leadership", "budget", "financial", "support",
    "talent", "people", "track", "facebook", "google", "twitter", "whatsapp", "microsoft",
    "siemens", "cisco", "ibm", "oracle", "huawei", "uber", "airbnb", "amazon", "apple",
    "bloomberg", "covid", "english", "spanish", "french", "german", "portuguese", "european",
    "african", "asian", "american", "british", "el", "la", "los", "las", "un", "una", "que",
    "como", "por", "para", "der", "die", "das", "ein", "eine", "wie", "wer", "wir", "und",
    "le", "les", "une", "des", "et", "comment", "pourquoi", "qui", "o", "os", "um", "uma",
    "e", "quem", "y", "es", "section", "article", "act", "law", "title", "phase", "project",
    "zero", "world", "europe", "africa", "asia", "america", "eu", "ai",
}  # fmt: skip
LONGEST = 5  # words of a name


def stranger(
    text: str,
    places: Sequence[str],
    told: Collection[str],
    language: str = "en",
    is_city: Callable[[str], bool] = lambda name: False,
) -> str:
    """The unknown city that a question on deeds names, "" if none; ``told`` are the words of the
    case library, ``places`` the names that the gazetteer found, ``is_city`` tells a city that is
    a word, too. German writes every noun with a capital, so it has to say more."""
    if not DONE.search(flat(text)) and not re.search(r":|^\W*(?:and|y|et|und|e) ", text.lower()):
        return ""
    named = {word for place in places for word in fold(place).split()}
    spots = GERMAN if language == "de" else SPOTS
    for name in _names(text, spots):
        if is_city(name) and fold(name) not in named:
            return name
        words = re.split(r"[ -]", fold(name))
        first = words[0].strip(".")
        known = all(word in told for word in words)
        if first in NO_CITY or first in named or known or len(words) > LONGEST:
            continue
        return name
    return ""


def words_of_cases(cities: Iterable[City]) -> set[str]:
    """The words of all cases: a name made of them is no stranger."""
    told: list[str] = []
    for city in cities:
        told += [city.city, city.country, city.programme.name, city.programme.lead_body]
        told += [fact.claim for fact in city.facts]
    return {word for text in told for word in re.findall(r"\w{3,}", fold(text))}


def _names(text: str, spots: Sequence[re.Pattern[str]]) -> Iterator[str]:
    asks = "?" in text or re.search(r"^\W*(?:what|how|why|who|tell|show)\b|:\s", text.lower())
    found = [m for spot in (spots if asks else spots[:2]) for m in spot.finditer(text)]
    for match in sorted(found, key=lambda m: m.start(1)):
        yield match.group(1).rstrip(".")
