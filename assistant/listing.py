"""Whether a message asks which cities the library holds, and nothing about them. Pure.

"Which Polish cities are in the library?", "small towns under 20k", "how many do you have?" ->
what is left of them without places, sizes and the words by which a list is asked for is nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from assistant.cues import REGION
from assistant.lexical import simple
from assistant.subregions import parts_in

if TYPE_CHECKING:
    from collections.abc import Iterable

CITIES = re.compile(
    r"\b(?:case |fall|beispiel)?(?:cities|towns?|villages?|places|municipalities|cases?|examples?|"
    r"city|ciudad(?:es)?|pueblos?|municipios?|casos?|ejemplos?|villes?|communes?|cas|exemples?|"
    r"cidades?|exemplos?|vilas?|stadt\w*|stadte\w*|gemeinden?|orte?|falle?n?|beispiele?n?|"
    r"kleinstadte\w*|grossstadte\w*)\b"
)
PLURAL = re.compile(
    r"\b(?:\w*cities|towns|villages|places|municipalities|cases|examples|ciudades|pueblos|"
    r"municipios|casos|ejemplos|villes|communes|exemples|cidades|exemplos|vilas|\w*stadte\w*|"
    r"gemeinden|orte|falle|beispiele)\b"
)
ASKS = re.compile(
    r"\?|\b(?:which|what|show|list|name|any|anything|how many|que|cuales|cuant[ao]s|muestr\w*|hay|"
    r"algun\w*|algo|quell?e?s|combien|montr\w*|quais|quant[ao]s|mostr\w*|welche\w*|zeig\w*|nenn\w*|"
    r"wie ?viele|gibt es|etwas)\b"
)
MANY = re.compile(r"\b(?:how many|cuant[ao]s|combien|quant[ao]s|wie ?viele)\b")
ANY = re.compile(r"\b(?:anything|something|algo|quelque chose|etwas|any)\b")
SMALL = re.compile(
    r"\b(?:small|tiny|little|pequen\w*|chic[oa]s?|petit\w*|pequen\w*|klein\w*|kleinstadt\w*)\b"
)
LARGE = re.compile(r"\b(?:large|big|huge|mega|grand\w*|gross\w*|grossstadt\w*)\b")
SIZE = re.compile(
    r"\b(?:fewer|less|more|under|below|over|above|up to|at most|at least|than|smaller|larger|"
    r"bigger|"
    r"size\w*|people|inhabitants|residents|population|menos|mas|habitantes|personas|tamano|moins|"
    r"plus|habitants|taille|moradores|porte|mais|weniger|mehr|unter|uber|einwohner\w*|grosse|"
    r"thousand|million\w*|mil|mille|tausend|millionen|k|m|about|around|roughly|only|just)\b"
)
# Words by which a list of cities is asked for, in five languages.
_FRAME = (
    "which what whats show me list name give tell do does did you your yours have has hold "
    "holds holding are is there in the of library libraries collection database data base "
    "study studies any anything all from with only just please pls that these those within "
    "inside at on about know cover covers covered include includes included how many much by "
    "for and or to it its a an can could see get some something someone ones one other others "
    "else located situated got similarly equally them they ok so "
    "que cuales cual hay tiene tienen tienes tenes en la el los las de del biblioteca dame "
    "muestra muestrame muestreme lista listar algun alguna algunos algunas algo con por favor "
    "cuantas cuantos son estan ustedes usted su sus datos solo y o un una "
    "quelles quels quelle quel sont dans le les des du d l bibliotheque avez vous y t il "
    "montrez moi liste lister combien est ce qu sur avec figurent presentes presents votre "
    "quelque chose et ou une "
    "quais qual ha tem voces voce existem na no nas nos da do das dos mostre quantas quantos "
    "estao com e um uma sua "
    "welche welcher welches gibt es habt ihr haben sie hast du der die das den dem eurer ihrer "
    "eure ihre bibliothek fallbibliothek zeig zeige zeigen mir nenne nenn wie viele wieviele "
    "sind enthalten mit aus von irgendein irgendwelche im bestand sammlung kennt und "
    "oder etwas "
    "city's ist dabei drin"
)
FRAME = frozenset(_FRAME.split())
# What says that the library itself is asked about.
HELD = re.compile(
    r"\b(?:you|your|there|librar\w*|collection|database|bibliote\w*|bibliothe\w*|fallbibliothek|"
    r"tienen?s?|ustedes|avez|vous|votre|voces?|tem|habt|ihr|haben sie|hast du|gibt es|bestand|"
    r"sammlung|kennt)\b"
)
LONGEST = 20  # words: a longer message asks for more than a list
SMALL_TOWN, LARGE_CITY = 50_000, 1_000_000  # what "small towns" and "big cities" are


class Listing(NamedTuple):
    """``asked`` whether only cities and limits are named, ``held`` whether the library itself is
    asked about, ``many`` whether a number of cities is; ``least`` and ``most`` of "small towns"."""

    asked: bool = False
    held: bool = False
    many: bool = False
    least: int | None = None
    most: int | None = None


def read_listing(text: str, places: Iterable[tuple[int, int]] = ()) -> Listing:
    """How a text asks for a list of cities; ``places`` are the spans of the countries and areas
    that it names."""
    if len(text.split()) > LONGEST:
        return Listing()
    for start, end in places:
        text = text[:start] + " " * (end - start) + text[end:]
    plain = simple(text)
    asks, many = bool(ASKS.search(plain)), bool(MANY.search(plain))
    noun = PLURAL.search(plain) or (asks and CITIES.search(plain)) or ANY.search(plain)
    held, small, large = HELD.search(plain), SMALL.search(plain), LARGE.search(plain)
    for found, _ in parts_in(plain):
        plain = plain[: found.start()] + " " * len(found.group()) + plain[found.end() :]
    for pattern in (REGION, CITIES, SIZE, SMALL, LARGE):
        plain = pattern.sub(" ", plain)
    rest = [w for w in re.findall(r"[^\W\d_]+", plain) if len(w) > 1 and w not in FRAME]
    return Listing(
        asked=bool(noun or (many and held)) and not rest,
        held=bool(held and noun) or bool(many and held),
        many=many,
        least=LARGE_CITY if large else None,
        most=SMALL_TOWN if small and not large else None,
    )
