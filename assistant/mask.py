"""What of a text voices no trouble: how many people and homes there are, what places are called.

"118,000 people in the East Midlands" says where and how big, "4,000 people sleep in cars" what is
wrong: a count is taken out only where it stands as a description. Pure; used the same in training.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORDS = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|"
    r"forty|fifty|sixty|seventy|eighty|ninety|(?:a |several )?hundred|half a|"
    r"dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|veinte|treinta|cuarenta|cincuenta|cien|"
    r"deux|trois|quatre|cinq|sept|huit|neuf|dix|vingt|trente|quarante|cinquante|cent|"
    r"dois|quatro|sete|oito|nove|dez|vinte|trinta|quarenta|cinquenta|cem|"
    r"zwei|drei|vier|funf|fünf|sechs|sieben|acht|neun|zehn|zwanzig|dreißig|vierzig|fünfzig)"
)
_SCALE = (
    r"(?:k|m|mn|mio\.?|mill?\.?|thousand|hundred|millions?|lakhs?|crores?|mil(?:es)?|mill[oó]n(?:es)?|"
    r"milh(?:ão|ao|ões|oes)|mille|tausend|millionen|cientos|cents?)"
)
_NUMBER = (
    rf"(?:\d[\d.,'’\u00a0\u202f]*(?: \d{{3}})*(?:[ -]?{_SCALE})?|"
    rf"{_WORDS}(?:[ -](?:and |y |e )?{_WORDS})*(?:[ -]{_SCALE})+)\b\+?"
)
_ABOUT = (
    r"(?:about|around|roughly|approx(?:\.|imately)?|nearly|almost|over|under|some|just|more than|"
    r"less than|close to|ca\.?|circa|~|unos|unas|alrededor de|casi|m[aá]s de|cerca de|environ|"
    r"pr[eè]s de|plus de|quelque|uns|umas|quase|mais de|rund|etwa|knapp|fast|"
    r"[uü]ber|gut|ungef[aä]hr)"
)
_PEOPLE = (
    r"(?:people|poeple|ppl|persons?|residents?|inhabit[ae]nt?s?|citizens?|souls|islanders|students|"
    r"personas|habitantes|vecinos|almas|moradores|pessoas|residentes|personnes|habitants|"
    r"hab|[aâ]mes|einwohner(?:n|innen)?|menschen|seelen|leuten?|b[uü]rger(?:n|innen)?|"
    r"(?:de |de la |of )?(?:pop(?:ulation)?|poblaci[oó]n|popula[cç][aã]o)|"
    r"councillors|counsellors|wards|employees|officers|staff members)"
)
_HOMES = (
    r"(?:homes|households|dwellings|flats|houses|properties|families|tenancies|hogares|viviendas|"
    r"familias|foyers|logements|m[eé]nages|lares|domic[ií]lios|moradias|haushalten?|wohnungen)"
)
# Before a count that describes: the beginning, a mark, a word of being, having or roughly.
BEFORE = re.compile(
    r"(?i)(?:^|[^\w\s]|\n|\b(?:of|with|has|have|are|is|am|re|counts?|counted|serves?|total(?:s|ling)?|"
    r"home to|hosts?|numbers?|manages?|owns?|runs?|administers?|maintains?|after|from|in|for an?|"
    r"and|city|town|"
    r"de|con|tiene|tenemos|somos|son|unos|avec|à|compte|sommes|comptons|avons|com|tem|temos|são|"
    r"mit|hat|haben|sind|von|zählt|zählen|y|et|e|und))\s*$"
)
_AND = r"\s*(?:$|[^\w\s]|\n|(?:and|y|und|et|e|or)\b"
PEOPLE_AFTER = re.compile(
    rf"(?i){_AND}|(?:in|on|at|near|by|with|between|within|along|around|spread|across|living|live|"
    r"under|total|en|cerca|entre|junto|dans|sur|près|au|aux|em|no|na|perto|im|am|an|bei|nahe|mit|"
    r"zwischen|auf|con|com|avec|del|da|do|du|des|der|south|north|east|west|here)\b)"
)
HOMES_AFTER = re.compile(rf"(?i){_AND})")
# A crowd that suffers is what the text is about.
SUFFER = (
    r"(?!(?:homeless|hungry|poor|young|old|sick|empty|jobless|unemployed|elderly|more|fewer)\b)"
)
CROWD = re.compile(
    rf"(?i)(?<!\w)(?:{_ABOUT} )?{_NUMBER}\s?(?:de |d['’])?(?:{SUFFER}[\w-]+ ){{0,2}}?"
    rf"(?:(?P<people>{_PEOPLE})|(?P<homes>{_HOMES}))\b"
)
# "pop. 12k", "population of 40,000", "población: 30 mil".
POPULATION = re.compile(
    rf"(?i)\b(?:pop|population|poblaci[oó]n|popula[cç][aã]o|einwohnerzahl|einwohner|habitants)\b"
    rf"[.:]?\s?(?:of |is |de |von |d')?(?:{_ABOUT} )?{_NUMBER}"
)
# "East Midlands", "the North West", "Western Sydney", "Upper Peninsula"; the ends of one's own
# town ("the East End", "the south side") are not names.
COMPASS = re.compile(
    r"\b(?:(?:North|South|East|West)(?:ern)?[- ]?(?:East|West|east|west)?(?:ern)?|"
    r"Northeast(?:ern)?|Northwest(?:ern)?|Southeast(?:ern)?|Southwest(?:ern)?|Central|Upper|Lower|"
    r"Mid|Greater|Inner|Outer)"
    r"(?: (?:of )?(?!(?:End|Side|Ward|Bank|Quarter|District|Estate|Station|Road|Street|Hill)\b)"
    r"[A-Z][a-z]{2,}(?: (?=[A-Z])[A-Z][a-z]{2,})?|(?<=[a-z] [EWew]est)\b)"
)

# How a city introduces itself before it comes to the point: "Somos una ciudad costera de ... en
# ..., con inundaciones". Held against the text with counts and places blank.
_SORT = (
    r"(?:small|little|tiny|mid-?sized?|medium(?:-sized)?|large|big|coastal|seaside|port|harbou?r|"
    r"rural|inland|capital|historic|university|college|provincial|secondary|market|county|"
    r"peque[nñ][oa]|median[oa]|grande|costera?|portuari[oa]|capital|intermedia|provincial|petite|"
    r"moyenne|grande|c[oô]ti[eè]re|portuaire|rurale?|pequen[oa]|m[eé]di[oa]|litor[aâ]ne[oa]|"
    r"costeir[oa]|kleine|mittlere|mittelgro[sß]+e|gro[sß]+e|l[aä]ndliche)"
)
_TOWN = (
    r"(?:city|town|municipality|borough|village|county|port|capital|district|township|ciudad|"
    r"municipio|municipalidad|localidad|pueblo|puerto|distrito|ville|commune|municipalit[eé]|"
    r"bourg|cidade|munic[ií]pio|vila|concelho|(?:klein|mittel|kreis|hafen|gro[sß]+)?stadt|gemeinde|"
    r"kommune)"
)
_WHERE = (
    r"(?:of|in|on|at|near|with|from|de|del|d['\u2019]|en|con|cerca|por|[aà]u?x?|dans|sur|pr[eè]s|"
    r"avec|"
    r"no|na|em|com|do|da|mit|im|am|an|der|bei|von)"
)
INTRODUCES = re.compile(
    rf"(?i)^\W*(?:(?:hello|hi|hola|bonjour|ol[aá]|hallo|guten tag|"
    r"buen(?:os d[ií]as|as tardes))\W+)?"
    rf"(?:we are|we['\u2019]re|ours is|this is|somos|nous sommes|on est|wir sind)\s+"
    rf"(?:an?|una?|une|uma?|eine|the|la|el)?\s*(?:{_SORT}[\s,]+)*{_TOWN}(?:\s+{_SORT})*"
    rf"(?:\s+{_WHERE}\b|\s)*?(?:\s*(?:[,:;\u2013\u2014-]|\b(?:with|con|avec|mit|com)\b))+"
    rf"(?:\s*\b(?:and|y|et|und|e)\b)?(?=\s+\S)"
)
# "Deputy mayor, Kisumu, 400k.": who writes, before where.
OFFICE = re.compile(
    r"(?i)^\W*(?:(?:hello|hi|hola|bonjour|ol[aá]|hallo|guten tag|good (?:morning|day)|"
    r"buen(?:os d[ií]as|as tardes))\W+)?"
    r"(?:(?:i am|i['\u2019]m|from|soy|je suis|sou|ich bin|here) )?(?:the |an? |el |la |le |"
    r"o |der |die )?(?:(?:deputy|vice|acting|chief|senior|assistant|new|newly elected|lord|first|"
    r"municipal|city|town|teniente|vice-?|premi[eè]re?|adjoint(?:e)? au|"
    r"stellvertretende[rn]?)[ -])*(?:mayor|chief of staff|manager|councill?or|"
    r"commissioner|clerk|administrator|treasurer|planner|engineer|secretary|alderman|governor|"
    r"head of (?:\w+ ){0,2}\w+|director(?:a)? (?:of|de) (?:\w+ ){0,2}\w+|finance director|"
    r"alcalde(?:sa)?|regidor(?:a)?|concejal(?:a)?|maire(?:-adjointe?)?|adjointe?|conseill[eè]re?|"
    r"prefeit[oa]|vereador(?:a)?|presidente da c[aâ]mara|(?:ober)?b[uü]rgermeister(?:in)?|"
    r"stadtr[aä]t(?:in)?|k[aä]mmerer(?:in)?)(?:['\u2019]s (?:office|team|aide))?(?: here)?"
    r"(?:\s*[,:;\u2013\u2014-]\s*(?=[^\W\d_])|"
    r"\s+(?:in|of|at|en|de|[aà]|em|von|aus)\s+(?=[^\W\d_][\w'\u2019 -]{1,40}, ?"
    r"(?:about |around |env\w* )?[0-9]))"
)

# A verb that sounds like charging cars: "plug this year's deficit".
PLUG = re.compile(
    r"(?i)\bplug(?:s|ged|ging)?\b"
    r"(?= (?:[\w'\u2019]+ ){0,3}(?:deficits?|gaps?|holes?|shortfall|leaks?)\b)"
)


def without_office(text: str) -> str:
    """The text at the same length without the office that opens a note: ``Mayor, Kisumu, 400k``."""
    found = OFFICE.match(text)
    return " " * found.end() + text[found.end() :] if found else text


def masked(text: str, names: Iterable[tuple[int, int]] = ()) -> str:
    """The text at the same length, with counts of people and homes, regions and the given places
    blank: ``Town of 9,000 people, no buses`` -> ``Town of             , no buses``; so is the
    introduction of a city: ``We are a town of ..., with floods`` -> ``floods``."""
    spans = [*names, *(m.span() for m in CROWD.finditer(text) if _describes(m, text))]
    spans += [m.span() for pattern in (POPULATION, COMPASS, PLUG) for m in pattern.finditer(text)]
    marks = list(text)
    for start, end in spans:
        marks[start:end] = " " * (end - start)
    blank = without_office("".join(marks))
    opening = INTRODUCES.match(blank)
    return " " * opening.end() + blank[opening.end() :] if opening else blank


def _describes(crowd: re.Match[str], text: str) -> bool:
    """Whether a count stands as a description: nothing before or after it says what happens."""
    after = PEOPLE_AFTER if crowd["people"] else HOMES_AFTER
    return bool(BEFORE.search(text[: crowd.start()]) and after.match(text, crowd.end()))
