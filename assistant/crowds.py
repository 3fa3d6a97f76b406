"""Numbers that were once the size of a city, are now, or count others than its people. Pure.

The tables run over folded text (``phrases.flat``), in English, Spanish, French, Portuguese, German.
"""

from __future__ import annotations

import re

from assistant.roles import OFFICERS

# What may stand between a word and its number.
ABOUT = (
    r"(?:(?:about|around|roughly|approx\.?|some|nearly|almost|over|under|circa|ca\.?|abt|just|"
    r"only|unos|uns|environ|etwa|rund|cerca de|mas de|more than|less than|fewer than|"
    r"close to|~|a|now|so|like|maybe|perhaps|somewhere (?:near|around)|in the region of|"
    r"an estimated|put at|"
    r"estimated at|probably|something like|plus de|mais de|quase|casi|presque|"
    r"fast|knapp|gut|a peu pres|mas o menos|mehr als|"
    r"aproximadamente|sekitar|okolo|ok\.|liczace\w*) ?)"
)
# Tourists, workers, jobs, homes: counted, but no inhabitants.
COUNTED = re.compile(
    r" (?:(?!people|personas|personnes|pessoas|menschen|or |and |y |et |und |e )[a-z]+ )?(?:jobs?|"
    r"houses?|homes?|flats|dwellings|units|households|families|trees|sensors|cameras|buses|"
    r"vehicles|cars|taxis|bikes|refugees|migrants|tourists?|visitors?|guests|students|pupils|"
    r"children|vendors|workers|labou?rers|employees|staff|passengers|users|customers|clients|"
    r"riders|commuters|pensioners|day-?trippers|pilgrims|soldiers|cruise|overnight|"
    r"patients|newcomers|arrivals|prisoners|beds|buildings|bldgs|stoves|dogs|premises|km|"
    r"kilomet\w+|m2|sq|hectares?|acres|tons?|tonnes|litres|mw|kwh|percent|"
    r"complaints|calls|streetlights|lamps|meters|pipes|potholes|years|months|days|hours|"
    r"turistas?|visitantes?|trabaja\w+|trabalha\w+|refugiad\w+|migrantes|empleos|empleados|"
    r"puestos|viviendas|hogares|estudiantes|estudantes|alumnos|alunos|empregos|postos|casas|"
    r"touristes?|visiteurs?|travailleurs?|refugie\w*|emplois|salaries|logements|menages|"
    r"etudiants|eleves|touristen|besucher\w*|gaste|tagesgaste|arbeit\w+|beschaftigte\w*|"
    r"fluchtling\w*|gefluchtete\w*|pendler\w*|studierende\w*|schuler\w*|wohnungen|haushalte|"
    r"peregrinos|pelerins|pilger)\b"
)
# "1.1 million or so, ...", "1,2 millones mas o menos".
AFTER_ABOUT = re.compile(
    r"^,? ?(?:and (?:some|change)|odd|y tant[oa]s|et quelques|e tant[oa]s|or (?:so|more|"
    r"there ?abouts?|there about)|more or less|give or take|roughly|"
    r"approximately|mas o menos|aproximadamente|y pico|o asi|environ|a peu pres|plus ou moins|"
    r"mais ou menos|e tal|so ungefahr|oder so|in etwa|ungefahr|circa|"
    r"approx\.?|at (?:the )?last (?:count|census)|au dernier recensement|segun el (?:ultimo )?"
    r"censo|(?:segundo|no) o (?:ultimo )?censo|laut zensus)(?=\W|$)"
)
# "The census gives us less than 400,000": no money.
CENSUS = re.compile(
    r"\b(?:census|censo|recensement|volkszahlung)\b[^.;!?]{0,20}\b(?:gives?|gave|says?|said|puts?|"
    r"counts?|counted|has|shows?|found|da|dio|dice|donne|dit|diz|deu|ergab|nennt|zahlt)\b"
    r"[^.;!?0-9]{0,25}$"
)
# "Not even 4,000 of us": somewhat fewer, no denial.
FEWER = re.compile(
    r"\b(?:not (?:even|quite)|ni siquiera|no llega\w* a|meme pas|pas tout a fait|nem|nem sequer|"
    r"nicht (?:einmal|mal|ganz)|(?P<no>keine)) (?:\w+ )?$"
)
CONTRAST = re.compile(r"[^.;!?]{0,40}\b(?:sondern|but|sino|mais|mas)\b")
# Who writes a note, before where and how many: "Clerk, Marlow Bay, New Zealand, 9,400."
OFFICER = re.compile(
    rf"(?i)\W*(?!.*\b(?:is|are|was|has|have|lost|employ\w*|pay\w*|cost\w*)\b){OFFICERS}"
    r"[^#.;!?]{0,120}, ?[^#]{0,20}#"
)
NUMBER = r"[0-9][0-9.,\u00a0\u202f ]*(?:k|m|mil|mille|thousand|tausend|million\w*|mio|lakh|crore)?"
_SUBJECT = (
    r"(?:we|it|which|that|there|city|town|village|municipality|place|population|inhabitants|"
    r"people|ciudad|pueblo|municipio|poblacion|ville|commune|population|on|nous|stadt|gemeinde|"
    r"wir|cidade|vila|populacao|and|but|y|pero|et|mais|und|aber|e|mas)"
)
_OPEN = rf"(?:(?:^|[.,;:(!?/-])\s*|\b{_SUBJECT} )"
_BEEN = (
    r"(?:was|were|had(?: been)?|used to (?:be|have|count)|once(?: (?:was|were|had))?|formerly|"
    r"down from|up from|eramos|fuimos|fue|teniamos|tenia|antes|etions|etait|avions|avait|"
    r"comptait|comptions|avant|waren|war|hatten?|fruher|einst|fomos|foi|tinhamos|tinha|ja fomos)"
)
_PEOPLE = (
    r"(?: (?:people|residents|inhabitants|ppl|habitantes|vecinos|personas|habitants|personnes|"
    r"einwohner\w*|menschen|moradores|pessoas))?"
)
_AND = r"(?:\b(?:and|but|y|pero|et|mais|und|aber|e|mas|today|we|it|there)\b\W*)*"
_NOW = (
    r"(?:now|today|nowadays|currently|at present|ahora|hoy|actualmente|maintenant|aujourd'hui|"
    r"actuellement|desormais|heute|jetzt|inzwischen|derzeit|agora|hoje|atualmente)"
)
_IS = (
    r"(?:is|are|we are|we're|it is|it's|there are|has|have|only|just|down to|up to|somos|son|es|"
    r"solo|quedan|tenemos|sommes|on est|nous sommes|ne sommes plus que|seulement|sind|sind wir|"
    r"sind es|nur|noch|apenas|so|temos|sao)"
)
_SINCE = r"(?: (?:in|en|em|im jahr|around|vers) (?:the )?(?:19|20)[0-9]0?s?\d?)?"
BEEN = re.compile(
    rf"{_OPEN}(?:\w+ )?{_BEEN} (?:(?:about|around|some|nearly|almost|over|of|de|etwa|rund|unos|"
    rf"environ|cerca de) )*$"
)
# "used to be 61,000, now 38,000"; "in 1980 we had 61,000 and is now 38,000".
SINCE = re.compile(
    rf"{_OPEN}(?:\w+ )?{_BEEN} (?:\w+ ){{0,2}}{NUMBER}{_PEOPLE}{_SINCE}(?: once| before| antes)?"
    rf"\W+{_AND}(?:{_IS} )*{_NOW}\W+(?:{_IS} )*(?:\w+ ){{0,2}}$"  # "now more than 150 thousand"
)
# "61,000 before, 38,000 now"; "Was 61,000 in 1980. Is 38,000 today."
_ONCE = r"(?:before|once|formerly|back then|antes|avant|autrefois|fruher|einst|damals)"
ONCE = re.compile(
    rf"{NUMBER}{_PEOPLE} {_ONCE}\W+{_AND}(?:{_IS} )*$"
    rf"|{_OPEN}(?:\w+ )?{_BEEN} (?:\w+ ){{0,2}}{NUMBER}{_PEOPLE}{_SINCE}\W+{_AND}(?:{_IS} )*$"
)
# "We were 30,000 and are 18,200": what is said of today without the word.
_ARE = (
    r"(?:we are|are|we have|remain|quedamos|quedan|somos|nous sommes|sommes|on est|wir sind|sind|"
    r"sind wir|ficamos|restam)"
)
STILL = re.compile(
    rf"{_OPEN}(?:\w+ )?{_BEEN} (?:\w+ ){{0,2}}{NUMBER}{_PEOPLE}{_SINCE}\W*{_AND}{_ARE} (?:only |"
    rf"solo |"
    rf"noch |plus que |so )?$"
)
NOW_AFTER = re.compile(rf"{_PEOPLE} {_NOW}\b")
_GREW = (
    r"(?:gr[eo]w\w*|went|gone|gone up|gone down|shr[aiu]nk\w*|f[ae]ll\w*|dropped|declined|rose|"
    r"risen|swollen|jumped|moved|pas\w+|crec\w+|baj\w+|ca[iy]\w+|subi\w+|cresc\w+|caiu|chut\w+|"
    r"tomb\w+|baiss\w+|grossi\w*|gewachsen|geschrumpft|gesunken|gestiegen)"
)
_FROM = rf"\b(?:from|de|von|da|do) (?:\w+ ){{0,2}}{NUMBER}{_PEOPLE}"
GROWN = re.compile(
    rf"{_OPEN}(?:[a-z']+ ){{0,3}}{_GREW}(?: \w+)? {_FROM} ?(?:to|a|au|auf|para)\b (?:\w+ ){{0,2}}$"
)
VON = re.compile(rf"{_FROM} ?auf (?:\w+ )?$")
FROM = re.compile(
    r"\b(?:down|up|shrunk|grown|fell|went|caimos|pasamos|passamos|passes) (?:from|de) $"
)
WAS_FROM = re.compile(rf"{_PEOPLE},? (?:we )?(?:{_GREW}) (?:ya |now )?(?:to|a|para|auf) ")
# "De 52.000 habitantes pasamos a 38.000."
BECAME = re.compile(
    rf"{_FROM}(?: hab| inhab\w*| moradores| almas)?,? (?:we )?(?:{_GREW}|fell|passes) (?:ya |now )?"
    r"(?:to|a|para|auf) (?:\w+ )?$"
)
YEAR_AFTER = re.compile(
    rf"{_PEOPLE} (?:in|en|em|im jahr|back in) (?:19[0-9]{{2}}|200[0-9]|201[0-5])\b"
)
VERB_AFTER = re.compile(r"(?: einwohner\w*)? (?:gewachsen|geschrumpft|gesunken|gestiegen)\b")


def is_past(low: str, start: int, end: int) -> bool:
    """Whether a number is what a city was: ``62k, was 105k in 1970``; ``11,000 in 1990``."""
    left = low[max(0, start - 60) : start]
    return bool(
        BEEN.search(left)
        or FROM.search(left)
        or YEAR_AFTER.match(low, end)
        or (left.endswith(("from ", "de ", "von ")) and WAS_FROM.match(low, end))
    )


def is_latest(low: str, start: int, end: int) -> bool:
    """Whether a number is what a city became: ``used to be 61,000, now 38,000``; ``we grew from
    500 thousand to nearly 800 thousand``."""
    left, right = low[max(0, start - 110) : start], low[end : end + 40]
    if COUNTED.match(right):
        return False
    if ONCE.search(left) and NOW_AFTER.match(right):
        return True
    grown = (
        GROWN.search(left)
        or BECAME.search(left)
        or STILL.search(left)
        or (VON.search(left) and VERB_AFTER.match(right))
    )
    return bool(grown or SINCE.search(left))


def fewer(left: str, counted: bool, right: str) -> bool:
    """Whether a "not" before a number says that it is not reached: ``not even 4,000 of us``; a
    bare ``keine`` does so of people only, and where no other number is set against it."""
    found = FEWER.search(left)
    return bool(found and (not found["no"] or (counted and not CONTRAST.match(right))))
