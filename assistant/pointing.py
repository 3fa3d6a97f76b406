"""Cases that a message points at by a country or by what they did: "the Colombian one", "the one
with the levy". Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.cues import REGIONS
from assistant.lexical import STOP, simple
from assistant.question import FRAME, stem, stems
from assistant.schema import slug_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from assistant.corpus import Corpus

_CASE = (
    r"(?:one|case|city|town|place|example|caso|ciudad|pueblo|ejemplo|cas|ville|commune|exemple|"
    r"cidade|municipio|exemplo|fall|stadt|gemeinde|beispiel)"
)
DESCRIBED = re.compile(
    rf"\b(?:the|that|your) {_CASE} (?:with|that|which|where|who|about|on|of|from|using|in which) "
    r"(?:the |a |an |its |their |they |had |has )?(?P<en>[^,?.!;:]+)|"
    r"\b(?:el|la|los|aquel|aquella|ese|esa)(?: (?:caso|ciudad|pueblo|ejemplo))? (?:que|del?|con|"
    r"donde) (?:la |el |los |las |un |una )?(?P<es>[^,?.!;:]+)|"
    r"\b(?:celle|celui|la ville|le cas|l exemple) (?:qui|que|avec|ou|du|de la|de|des) (?:a |la |"
    r"le |"
    r"les |une? )?(?P<fr>[^,?.!;:]+)|"
    r"\b(?:a|o|aquela?|aquele|essa|esse)(?: (?:caso|cidade|exemplo))? (?:que|com|da|do|"
    r"onde) (?:a |o "
    r"|os |as |uma? )?(?P<pt>[^,?.!;:]+)|"
    r"\b(?:der|die|das|dem|jene\w*)(?: (?:fall|stadt|beispiel|gemeinde))? (?:mit|wo|in dem|in der) "
    r"(?:der |die |das |dem |einer? )?(?P<de>[^,?.!;:]+)"
)
KINDLED = re.compile(rf"\b(?:the|your|that) (?P<what>[a-z-]+(?: [a-z-]+)?) {_CASE}\b")
NOT_WHAT = re.compile(
    r"\b(?:first|second|third|fourth|last|other|next|best|closest|nearest|same|only|big|small|rich|"
    r"poor|whole|own|right|wrong|previous|biggest|smallest|cheapest|case|which|what|worst)\b"
)
# Of a country, by an adjective that its name does not begin like.
ADJECTIVES = {
    "France": "french|frances|francais", "Netherlands": "dutch|neerlandes|holandes|hollandais|"
    "niederland", "Germany": "german|aleman|allemand|alema|deutsch", "Spain": "spanish|espanol|"
    "espagnol|espanhol|spanisch", "Poland": "polish|polac|polon|polnisch", "United Kingdom":
    "british|english|scottish|welsh|britan|ingles|anglais|englisch", "United States": "american|"
    "us|estadounidense|norteamerican|americain|amerikanisch", "Sweden": "swedish|suec|suedois|"
    "schwedisch", "Denmark": "danish|danes|danois|dinamarques|danisch", "Finland": "finnish|"
    "finlandes|finlandais|finnisch", "Turkey": "turkish|turc|turco|turca|"
    "turkisch", "Greece": "greek|"
    "grieg|grec|greg|griechisch", "Japan": "japanese|japon|japonais|japones|japanisch", "China":
    "chinese|chin[oa]|chinois|chines|chinesisch", "Ireland": "irish|irland", "Switzerland": "swiss|"
    "suiz|suisse|suic|schweizer", "Norway": "norwegian|norueg|norvegien|"
    "norwegisch", "Wales": "welsh",
    "Philippines": "filipin|philippin", "Peru": "peruvian|peruan|peruvien", "Colombia": "kolumbian",
    "Brazil": "brasil|bresil|brasilian", "India": "indisch|indien", "Italy": "italian|italien",
    "Vietnam": "vietnam",
}  # fmt: skip
_ARTICLE = (
    r"(?:the|that|your|el|la|le|l|o|a|der|die|das|den|dem|im|ese|esa|cette|celui|celle|aquele)"
)
# "The Colombian one", "el caso colombiano", "das deutsche Beispiel".
LANDED = re.compile(
    rf"\b{_ARTICLE} (?P<before>[a-z]{{4,}}) {_CASE}\b|"
    rf"\b{_ARTICLE} {_CASE} (?P<after>[a-z]{{4,}})\b|"
    rf"^(?:\w+ )?(?:el|la|o|a|le|la|der|die|das) (?!{_CASE}\b)(?P<alone>[a-z]{{5,}})\b"
)
# "The African one", "la ville africaine"; a European grant is no case.
_CONTINENT = r"(?:afri[ck]an|africai|asia[nt]|asiati|europ[aei])\w*"
OF_CONTINENT = re.compile(
    rf"\b(?!(?:a|o) ){_ARTICLE} ({_CONTINENT}) {_CASE}\b|\b{_ARTICLE} {_CASE} ({_CONTINENT})\b"
)
BEGINS = 4  # letters of a country by which its adjective is known at least
FEW_WORDS = 5  # of what describes a case
MOST_WORDS = 20  # of a message that points
ENOUGH = 0.5  # share of the words of a description that a fact has to have


def pointed_at(
    text: str,
    english: str,
    corpus: Corpus,
    shown: Sequence[str],
) -> tuple[str, ...]:
    """The cities of the facts ``shown`` that a later message points at by their country or by what
    they did; none when it points at none that way."""
    if not shown or len(text.split()) > MOST_WORDS:
        return ()
    land = land_of(text, {city.country for city in corpus.cities.values()})
    regions = _regions_of(text)
    if land or regions:
        slugs = dict.fromkeys(slug_of(key) for key in shown if key in corpus.facts)
        cities = {slug: corpus.cities[slug] for slug in slugs}
        return tuple(s for s, c in cities.items() if c.country == land or c.region in regions)
    wanted = _described(text, english)
    if not wanted:
        return ()
    best, most = "", ENOUGH
    for key in shown:
        if key not in corpus.facts:
            continue
        fact = corpus.facts[key]
        held = stems(f"{fact.claim} {fact.lesson} {fact.mechanism or ''}")
        share = len(wanted & held) / len(wanted)
        if share > most or (share == most and not best):
            best, most = key, share
    return (slug_of(best),) if best else ()


def land_of(text: str, held: Collection[str]) -> str:
    """The country of a case that is pointed at by it: "the Colombian one"; empty for none."""
    for found in LANDED.finditer(simple(text)):
        word = next(words for words in found.groups() if words)
        for land in sorted(held):
            name = simple(land)
            begins = name[: max(BEGINS, len(name) - 2)]
            adjectives = ADJECTIVES.get(land, "")
            if word.startswith(begins) or (adjectives and re.match(adjectives, word)):
                return land
    return ""


def _regions_of(text: str) -> tuple[str, ...]:
    """The regions of a case that is pointed at by its continent: "the African one"."""
    found = OF_CONTINENT.search(simple(text))
    return REGIONS[next(word for word in found.groups() if word)[:3]] if found else ()


def _described(text: str, english: str) -> frozenset[str]:
    """The stems of what describes a case: "the one with the levy" -> levy."""
    low = simple(text)
    found = DESCRIBED.search(low)
    if found:
        phrase = next(words for words in found.groups() if words)
        phrase = " ".join(phrase.split()[:FEW_WORDS])
        if english != text and not found["en"]:
            known = stems(simple(english))
            return _telling(stems(phrase) & known) or _telling(known)
        return _telling(stems(phrase))
    kindled = KINDLED.search(low)
    if kindled and not NOT_WHAT.search(kindled["what"]):
        return _telling(stems(kindled["what"]))
    return frozenset()


def _telling(words: Collection[str]) -> frozenset[str]:
    """The stems without those that any question may hold."""
    return frozenset(words) - {stem(word) for word in (*FRAME, *STOP)}
