"""Where a first message comes from, when it names its city without saying "we are": the signature,
the only city in it, or a small town whose name alone would not be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.figures import population
from assistant.phrases import flat
from assistant.places import is_asked, mention_of
from assistant.roles import (
    CUE,
    FIRST,
    POSSESSIVE,
    THING,
    TITLE,
    Context,
    is_around,
    is_giver,
    is_origin,
)
from assistant.spotting import Row, Span, longest, make_key, people

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.places import Gazetteer, Mention

# A sentence that is the name of a place and nothing more, as a message is signed.
BEGINS, ENDS = re.compile(r"(?:^|[.!?;\n])\s*$"), re.compile(r"\s*(?:[.!;\n]|$)")
BARELY = re.compile(r"\s*[,(]?\s*")
NUMBER, FIGURES = re.compile(r"(?<![\w.,])\d[\d.,]*"), 2  # so many figures tell of a place
LONG = 5  # letters of a name that is read where no word says that it is a place
DESCRIBED = 12  # words of a message that tells enough to come from somewhere
# Times larger or smaller: the size told is that of the town; is of quite another (metropolis and
# core differ less).
SAME, OTHER = 1.8, 5.0
# "Contamos", "le escribo": verbs that say who tells, in languages that leave out the pronoun.
WE_DO = re.compile(
    r"\b(?:[a-z]{2,}(?:amos|emos|imos)|escribo|escrevo|ecris|schreibe|quiero|quero|pido|peco)\b"
)
# Where people and goods go, and what is like another place: "takes the plane to Auckland".
AWAY = re.compile(r"\b(?:to|for|or|from|para|vers|nach|desde|(?:have|has|with|got|is) an?) $")
# "Cortland's planner", "Khovd town"
TOWN_AFTER = re.compile(
    r"['\u2019]s (?:mayor|council\w*|planner|manager|city|town|clerk|office|streets?)\b|"
    r" (?:town|city|district|council)\b"
)
SET_OFF, LISTED = re.compile(r"\s*[,(:]"), re.compile(r", $")
# Where a language is spoken by town halls: of namesakes those are meant.
SPOKEN = {
    "es": frozenset(
        {
            "ES", "MX", "AR", "CO", "PE", "CL", "EC", "BO", "UY", "PY", "VE", "GT", "HN", "SV",
            "NI", "CR", "PA", "DO", "CU", "GQ", "PR",
        }
    ),
    "fr": frozenset(
        {
            "FR", "BE", "CH", "CA", "LU", "SN", "CI", "ML", "BF", "NE", "TG", "BJ", "CM", "GA",
            "CG", "CD", "MG", "TN", "MA", "DZ", "GN", "HT", "RW", "BI", "DJ", "TD",
        }
    ),
    "pt": frozenset({"BR", "PT", "AO", "MZ", "CV", "GW", "ST", "TL"}),
    "de": frozenset({"DE", "AT", "CH", "LI", "LU", "IT"}),
}  # fmt: skip


def places_of(gazetteer: Gazetteer, text: str, fresh: bool, language: str) -> tuple[Mention, ...]:
    """The places of a message; a ``fresh`` one, the first of a talk, comes from somewhere."""
    found = gazetteer.find(text)
    return with_home(gazetteer, text, found, language) if fresh else found


def with_home(
    gazetteer: Gazetteer,
    text: str,
    mentions: tuple[Mention, ...],
    language: str = "en",
) -> tuple[Mention, ...]:
    """The places of a first message, one of them as its own city where just one can be meant.

    No city of quite another size than the message tells is its own, and a name that is also a word
    is read where the size agrees ("39,000, Reading").
    """
    low = flat(text)
    size = population(text)
    told = size[0] if size else None
    settled = any(m.role == "own" and (m.kind == "city" or not m.country) for m in mentions)
    if settled or len(low.split()) < DESCRIBED or not (told or _tells(low)):
        return mentions
    lands = {m.country for m in mentions if m.role == "own" and m.kind != "city"}
    of = lands or SPOKEN.get(language, frozenset())
    found = _unread(gazetteer, text, low, mentions, of, told)
    opens = found is not None and not text[: found.start].strip()  # "Ilmenau. Each year six ..."
    if not opens and (named := _named(mentions, low, lands, told)):
        return named
    if not opens and any(m.kind == "city" for m in mentions):
        return mentions
    return tuple(sorted((*mentions, found), key=lambda m: m.start)) if found else mentions


def _tells(low: str) -> bool:
    """Whether a message tells of itself: in the first person, or in figures."""
    return bool(FIRST.search(low) or WE_DO.search(low)) or tells_figures(low)


def _named(
    mentions: tuple[Mention, ...], low: str, lands: set[str], told: int | None
) -> tuple[Mention, ...]:
    """The mentions with the only city that nothing is asked of as the own one; () if none is."""
    cities = [n for n, m in enumerate(mentions) if m.kind == "city"]
    if len({mentions[n].name for n in cities}) != 1:
        return ()
    first = cities[0]
    city, last = mentions[first], first
    while last + 1 < len(mentions) and BARELY.fullmatch(
        low[mentions[last].end : mentions[last + 1].start]
    ):
        last += 1
    signed = BEGINS.search(low[: city.start]) and ENDS.match(low[mentions[last].end :])
    if not signed:
        context = Context.around(low, city.start, city.end)
        acts = BEGINS.search(low[: city.start]) and context.right[1:2].isalpha()  # "Ankara pays"
        if lands - {city.country} or acts or is_asked(context) or _is_thing(context):
            return ()
        if told and city.population and times_apart(told, city.population) > OTHER:
            return ()
        last = first
    own = range(first, last + 1)
    return tuple(
        m.model_copy(update={"role": "own"}) if n in own else m for n, m in enumerate(mentions)
    )


def _unread(
    gazetteer: Gazetteer,
    text: str,
    low: str,
    mentions: tuple[Mention, ...],
    lands: set[str] | frozenset[str],
    told: int | None,
) -> Mention | None:
    """The only small town, or town with the name of a word, that a text may come from."""
    found: dict[str, Mention] = {}
    for start, end, rows in _cities(gazetteer, text):
        if any(m.start < end and start < m.end for m in mentions):
            continue  # read already, as a country or an area
        context = Context.around(low, start, end)
        town = bool(TOWN_AFTER.match(context.right))
        if not town and (is_asked(context) or is_around(context) or _is_thing(context)):
            continue
        inside = [row for row in rows if row[3] in lands] if lands else rows
        listed = LISTED.search(context.left)
        opens = BEGINS.search(low[:start]) and not SET_OFF.match(context.right)
        brief = end - start < LONG and not listed  # "same", "of"
        word = make_key(text[start:end]) in gazetteer.names.words
        near = [r for r in inside if told and times_apart(told, people(r)) <= SAME]
        fits = [r for r in inside if not told or times_apart(told, people(r)) <= OTHER]
        cued = (
            CUE.search(context.left) or SET_OFF.match(context.right)
            or (listed and ENDS.match(low[end:])) or not text[:start].strip()
        )  # fmt: skip
        plain = not (word or brief) and bool(town or cued)
        best = (near if not (opens or brief) else []) or (fits if plain else [])
        if best:
            row = max(best, key=people)
            span = Span(text[start:end], [row], start, end)
            found.setdefault(row[1], mention_of(row, "city", row[1], span, "own"))
    return next(iter(found.values())) if len(found) == 1 else None


def _cities(gazetteer: Gazetteer, text: str) -> Iterator[tuple[int, int, list[Row]]]:
    """The stretches that are the name of a city and no part of a longer name."""

    def rows(start: int, end: int) -> list[Row]:
        found = gazetteer.names.names.get(make_key(text[start:end]), ())
        return [] if _in_longer(text, start, end) else [row for row in found if row[0] == "city"]

    return longest(gazetteer.names, text, rows)


def _in_longer(text: str, start: int, end: int) -> bool:
    """Whether a word with a capital stands right before or after: "Monte Hermoso", "River Street".

    The word that opens a sentence has its capital from that.
    """
    before = re.search(r"(?:^|([.!?:;\n]\s*)|\s)([^\W\d_][\w'\u2019-]*)[ -]$", text[:start])
    opens = before and (before[1] is not None or not before.start())
    joined = before and before[2][0].isupper() and not opens
    after = re.match(r"[ -]([^\W\d_])|[ ]?\d", text[end:])
    return bool(joined or (after and (after[1] is None or after[1].isupper())))


def _is_thing(context: Context) -> bool:
    left, right = context
    named = TITLE.search(left) or THING.match(right) or POSSESSIVE.match(right) or AWAY.search(left)
    house = left.endswith("the ") and right[1:2].isalpha()
    return bool(named or house) or is_origin(context) or is_giver(context, land=False)


def times_apart(one: float, other: float) -> float:
    """How many times the larger of two numbers is the smaller."""
    return max(one / max(other, 1.0), other / max(one, 1.0))


def tells_figures(text: str) -> bool:
    """Whether a text has figures enough to tell of a place: "18,000 bills sent, 6,700 paid"."""
    return len(NUMBER.findall(text)) >= FIGURES
