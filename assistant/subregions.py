"""Parts of the world by the names that officials use, in five languages, as countries. Data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Part(NamedTuple):
    """A part of the world: how it is named (folded text) and its countries in English."""

    named: re.Pattern[str]
    countries: tuple[str, ...]


_EAST = r"(?:east\w*|oriental|orientale|est|osten|ost|ostlich\w*|leste)"
_WEST = r"(?:west\w*|occidental|occidentale|ouest|oeste)"
_SOUTH = r"(?:south\w*|austral\w*|sur|sud|sul|sudlich\w*|meridional\w*)"
_NORTH = r"(?:north\w*|norte|nord|nordlich\w*)"
_CENTRAL = r"(?:central\w*|middle|zentral\w*|mittel)"
_AFRICA, _EUROPE = r"(?:afric\w*|afrik\w*|afriq\w*)", r"(?:europ\w*)"
_ASIA, _AMERICA = r"(?:asi\w*)", r"(?:americ\w*|amerik\w*|ameriq\w*)"
_LINK = r"(?:[ -]?(?:del?|da|do|d|du|de la)?[ -]?)"


def _of(side: str, continent: str) -> str:
    """Both orders: "East Africa", "Afrique de l'Est", "Ostafrika"."""
    return rf"{side}[ -]?{continent}|{continent}{_LINK}(?:l |la |el )?{side}"


_SOUTHERN = (
    "Argentina|Bolivia|Brazil|Chile|Colombia|Ecuador|Guyana|Paraguay|Peru|Suriname|Uruguay|"
    "Venezuela"
)
_NORDIC = ("Denmark", "Norway", "Sweden", "Finland", "Iceland")
_PARTS: tuple[tuple[str, str], ...] = (
    (
        rf"{_of(_EAST, _AFRICA)}|horn of africa|cuerno de africa|corne de l afrique",
        "Kenya|Uganda|Tanzania|Rwanda|Burundi|Ethiopia|Somalia|South Sudan|Djibouti|Eritrea",
    ),
    (
        rf"{_of(_WEST, _AFRICA)}|sahel\w*",
        "Ghana|Nigeria|Senegal|Sierra Leone|Liberia|Guinea|Gambia|Mali|Burkina Faso|Niger|Benin|"
        "Togo|Ivory Coast|Mauritania|Guinea-Bissau|Cabo Verde",
    ),
    (
        r"southern[ -]africa\w*|africa (?:austral|meridional)|afrique australe|sudlich\w* afrika",
        "South Africa|Namibia|Botswana|Zimbabwe|Zambia|Mozambique|Malawi|Angola|Lesotho|Eswatini|"
        "Madagascar",
    ),
    (rf"{_of(_NORTH, _AFRICA)}|maghreb\w*|magreb\w*", "Morocco|Algeria|Tunisia|Libya|Egypt"),
    (
        _of(_CENTRAL, _AFRICA),
        "Cameroon|Chad|Central African Republic|Gabon|Democratic Republic of the Congo|"
        "Republic of the Congo|Equatorial Guinea",
    ),
    (r"s[ck]andina\w*|nordic\w*|nordisch\w*|nordique\w*|paises nordicos", "|".join(_NORDIC)),
    (
        r"balkan\w*|balcan\w*",
        "Albania|Bosnia and Herzegovina|Bulgaria|Croatia|Greece|Kosovo|Montenegro|North Macedonia|"
        "Romania|Serbia|Slovenia",
    ),
    (r"baltic\w*|baltik\w*|baltisch\w*|balte\w*", "Estonia|Latvia|Lithuania"),
    (r"benelux", "Belgium|Netherlands|Luxembourg"),
    (
        r"the gulf|gulf (?:states?|countr\w+|cit\w+)|persian gulf|golfo|pays du golfe|golfstaat\w*",
        "United Arab Emirates|Saudi Arabia|Qatar|Kuwait|Bahrain|Oman",
    ),
    (
        _of(_CENTRAL, _ASIA),
        "Kazakhstan|Uzbekistan|Kyrgyzstan|Tajikistan|Turkmenistan",
    ),
    (
        rf"{_SOUTH}[ -]?{_EAST}[ -]?{_ASIA}|{_ASIA}{_LINK}(?:l |la |el )?{_SOUTH}[ -]?{_EAST}|"
        rf"sudest[ea] asiatic\w+|asean",
        "Indonesia|Vietnam|Thailand|Philippines|Malaysia|Singapore|Cambodia|Laos|Myanmar|Brunei|"
        "Timor Leste",
    ),
    (_of(_SOUTH, _ASIA), "India|Pakistan|Bangladesh|Nepal|Sri Lanka|Bhutan|Maldives|Afghanistan"),
    (
        _of(_EAST, _ASIA),
        "China|Japan|South Korea|Taiwan|Hong Kong SAR, China|Mongolia|North Korea|Macao",
    ),
    (
        rf"{_CENTRAL}[ -]{_EAST}\w*[ -]{_EUROPE}|{_of(_EAST, _EUROPE)}|{_of(_CENTRAL, _EUROPE)}|"
        r"visegrad\w*",
        "Poland|Czechia|Slovakia|Hungary|Romania|Bulgaria|Ukraine|Moldova|Belarus|Russia|Estonia|"
        "Latvia|Lithuania|Slovenia|Croatia|Serbia",
    ),
    (
        rf"{_of(_SOUTH, _EUROPE)}|mediterran\w*|mittelmeer\w*",
        "Spain|Portugal|Italy|Greece|Malta|Cyprus|Croatia|Albania",
    ),
    (rf"{_of(_NORTH, _EUROPE)}", "|".join((*_NORDIC, "Estonia", "Latvia", "Lithuania"))),
    (
        rf"{_of(_WEST, _EUROPE)}",
        "France|Germany|Netherlands|Belgium|Luxembourg|Austria|Switzerland|Ireland|United Kingdom",
    ),
    (r"iberi\w*", "Spain|Portugal"),
    (r"german-speaking|deutschsprachig\w*|dach-?region", "Germany|Austria|Switzerland"),
    (
        rf"{_of(_CENTRAL, _AMERICA)}|centroameric\w*|caribbean|caribe\w*|caraib\w*|karibi\w*",
        "Mexico|Guatemala|Honduras|El Salvador|Nicaragua|Costa Rica|Panama|Belize|Cuba|Jamaica|"
        "Haiti|Dominican Republic|Trinidad and Tobago|Barbados",
    ),
    (_of(_SOUTH, _AMERICA), _SOUTHERN),
    (
        r"latin[oae]?[ -]?americ\w*|lateinamerik\w*|americ\w* latin\w*|ameriq\w* latin\w*",
        f"{_SOUTHERN}|Mexico|Guatemala|Honduras|El Salvador|Nicaragua|Costa Rica|Panama",
    ),
    (_of(_NORTH, _AMERICA), "United States|Canada|Mexico"),
    (r"andean|andes|andin[oae]s?", "Colombia|Ecuador|Peru|Bolivia|Chile|Venezuela"),
    (r"former soviet|post-soviet|caucasus|caucaso|caucase|kaukasus", "Georgia|Armenia|Azerbaijan"),
)
PARTS = tuple(
    Part(re.compile(rf"\b(?:{named})\b"), tuple(lands.split("|"))) for named, lands in _PARTS
)


def parts_in(plain: str) -> Iterator[tuple[re.Match[str], Part]]:
    """The parts of the world that a folded text names: the first for each stretch of it."""
    taken: list[tuple[int, int]] = []
    for part in PARTS:
        for found in part.named.finditer(plain):
            if not any(found.start() < end and start < found.end() for start, end in taken):
                taken.append(found.span())
                yield found, part
