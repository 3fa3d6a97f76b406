"""What the numbers in free text mean: how many people, how much money, which year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from assistant.crowds import ABOUT, AFTER_ABOUT, CENSUS, COUNTED, OFFICER, fewer, is_latest, is_past
from assistant.numerals import find_numbers
from assistant.phrases import flat
from assistant.schema import Record
from assistant.seasons import in_season, is_multiplied
from assistant.units import KINDRED, MONEY, MONEY_AFTER, PERCENT, currency

if TYPE_CHECKING:
    from assistant.numerals import Number

Kind = Literal["population", "money", "percent", "year", "count"]


class Figure(Record):
    """One number with its place in the text: ``Rs 200 crore`` -> 2e9, money, INR."""

    value: float
    kind: Kind
    currency: str | None = None
    start: int
    end: int
    text: str


# The currency most often meant by a money without its country; the others stay unknown.
USUAL = {"$": "USD", "rupee": "INR"}
BUDGET = re.compile(
    r"\b(?:budget|costs?|funding|grant|loan|price|presupuesto|orcamento|revenue|debt|worth|"
    r"invest\w*|spen[dt]\w*|haushalt)\b[^.,;]{0,15}$"
)
# "R 3 billion", "N8bn": letters that are money before a large number.
LETTER = re.compile(r"(?:^|[^\w.])([RN]) ?$")
LETTER_CODES = {"R": "ZAR", "N": "NGN"}
YEARS = range(1800, 2101)
OLDEST = 110  # years: "residents over 65"
HAMLET = 50  # fewer people than that are a team
FEWEST = 1000  # a smaller number needs its unit to count as inhabitants or as a budget
YEAR_WORD = re.compile(r"\b(?:in|since|by|until|from|of|en|seit|depuis|desde|the|year)\W+$")
# Where the words before or after a number make it the inhabitants of a place.
_PLACE = r"(?:twn|tonw|citty|ctiy|cty|municipalty|muncipality|suburb|council|township|"
_PLACE += r"city|town|municipality|village|borough|county|district|place|community|metropolis|"
_PLACE += r"megacity|megalopolis|conurbation|metro|metropolitan area|urban area|parish|shire|"
_PLACE += r"island|port|resort|hamlet|oasis|prefecture|authority|local government|agglomeration|"
_PLACE += r"(?<!informal )(?<!squatter )(?<!refugee )settlement|seaport|market town|metroplex|"
_PLACE += r"ciudad|pueblo|municipio|localidad|villa|ville|village|commune|bourg|metropole|canton|"
_PLACE += r"stadt|\w{3,12}stadt|gemeinde|kommune|landkreis|dorf|cidade|vila|capital|isla|ilha|"
_PLACE += r"distrito|provincia|prefeitura|ayuntamiento|alcaldia|metropoli)"
PEOPLE = re.compile(
    r"[ -]*(?:of |de |d['\u2019])?(?:(?:permanent|local|full-time|year-round|registered) )?"
    r"(?:(?P<loose>people|poeple|ppl|persons?|personas|personnes|menschen|pessoas|folks?|"
    r"human beings|"
    r"leut[en]?\b|leuten\b|gens\b)|"
    r"residents|inhabit[ae]nt?s?|inh\b|pop\b(?!-)|souls|citizens|population|habitantes|dwellers|"
    r"townspeople|"
    r"townsfolk|villagers|islanders|denizens|locals|city-?dwellers|inhab\b|peeps|"
    r"hab\b|vecinos|almas|habitants|ames|einwohner(?:n|inn\w*)?\b|einw\b|ew\b|seelen|kopfe\b|"
    r"pobladores|"
    r"ciudadanos|"
    r"cidadaos|municipes|citoyens|of us(?: (?:live|here|in|on|at)\b|(?= *(?:[.,;:!?)]|$)))|"
    r"bewohner(?:n|inn\w*)?\b|"
    r"residentes|(?:leben|wohnen) hier\b|(?:vivent|habitent) ici\b|(?:viven|vivem|moram) aqui\b|"
    r"burger(?:n|inn\w*)?\b|moradores|abitanti|inwoners|mieszkancow|mieszkancy|penduduk|jiwa|"
    r"live\b(?! (?:there|without|"
    r"with no|below|on|off|"
    r"under))|liv(?:e|ing) (?:here|in\b(?! (?:slums?|camps?|shacks?|tents?|poverty|informal)))\b)"
)
# "People" who do or suffer something are others than all inhabitants.
DOING = re.compile(
    r"(?:[ ,('\"-]*(?:who |that )?(?:use[ds]?|using|work\w*|died|dies|sign\w*|visit\w*|attend\w*|"
    r"come|came|download\w*|lost|were|moved?|commut\w*|voted|joined|uprooted|seek\w*|wait\w*|"
    r"fled|fleeing|evacuated|arriv\w+|applied|applying|protest\w*|march\w*|sleep\w*|slept|"
    r"stranded|homeless|unemployed|expelled|resettled|injured|infected|queu\w*|regist\w+|"
    r"affected|displaced|in (?:city hall|the administration|our team|need|camps?|tents?|shelters?|"
    r"slums?|poverty|shacks)|(?:live|living) in (?:slums?|camps?|shacks?|tents?|poverty|informal)|"
    r"desplazad\w+|refugiad\w+|vertrieben\w*|geflucht\w*|deplace\w*|deslocad\w+)\b"
    r"|,? (?:(?:a|per|each|every) (?:\w+ )?(?:day|week|year|month|night)s?|annually|yearly|"
    r"daily)\b)"
)
# What a number of people is the object of: "advice to 1,600 people", "a camp of 9,000 people".
_GROUP = r"(?:crowds?|queues?|teams?|staff|workforce|camps?|slums?|protests?|march|gangs?|"
_GROUP += r"part(?:y|ies)|estate|list|backlog|loss|deaths?|displacement|arrivals?|influx|exodus|"
_GROUP += r"settlements?|favelas?|homes|houses|lives|data|records|details|eviction|evacuation)"
_THING = r"(?:hospital|school|clinic|plant|line|station|bus|library|app|port|network|system|centre|"
_THING += r"center|shelter|utility|kitchen|market|route|tram|metro|pump|well|kiosk|service)"
OBJECT = re.compile(
    rf"(?:(?<!home )(?<!close )(?<!near )(?<!grown )(?<!grew )(?<!up )(?<!down )\bto|"
    rf"\b{_GROUP} of|\b{_THING}s? serv(?:es?|ed|ing)|\b(?:carr(?:y|ies)|seats?)|\b(?:shelter|"
    rf"hous|host|feed|accommodat|treat|help|inform|misinform|warn|mov|"
    r"evacuat|resettl|evict|receiv|welcom|absorb|tak|took|advis|misled|mislead|reach|kill|injur|"
    r"infect|displac|uproot|relocat|rescu|vaccinat|arrest|lodg|assist)(?:e|es|ed|s|ing|en)?(?: "
    r"in)?|"
    r"\b(?:fed|led|albergamos|acogemos|atendemos|accueillons|hebergeons|abrigamos|acolhemos|"
    rf"beherbergen|versorgen)) {ABOUT}*$"
)
AGED = re.compile(r"\b(?:over|under|above|below|aged?|mas de|plus de|moins de|uber|unter) $")
STAFF = re.compile(
    r"\b(?:employ\w*|staff|lost|killed|displaced|not|instead of|rather than|nicht|hired?|"
    rf"train(?:ed)?|another|every) {ABOUT}*$|"
    rf"(?<!speak )(?<!responsible )(?<!answer )\bfor (?:about |around |some |up to )?$"
)
OTHERS = re.compile(
    r"(?:(?i:\b(?:unlike|(?<!more )(?<!less )(?<!fewer )than|versus|vs|compared (?:to|with)|"
    r"what did|how did|such as)\b)|"
    r"\b[Ll]ike (?:the )?[A-Z])(?:(?!\b(?i:we|our|somos|wir)\b)[^.;!?])*$"
)
# "our local authority in South Africa, serving 160,000", "the city counts 1.1 million".
_HOLDS = r"(?:serv(?:es|ing)|hous(?:es|ing)|contain(?:s|ing)|count(?:s|ing)|number(?:s|ing)|"
_HOLDS += r"home to|total(?:s|ling)|has|have|having|tiene|cuenta con|compte|comptant|hat|zahlt|tem|"
_HOLDS += r"conta com)"
HOLDING = re.compile(
    rf"\b(?!council|authority|local government|prefeitura|ayuntamiento|"
    rf"alcaldia){_PLACE}\b(?:[^.;:!?0-9]{{0,40}}[ ,])?{_HOLDS} {ABOUT}*$"
)
SERVING = re.compile(rf"\b(?:serv(?:es|ing)|home to|house[sd]|contains|numbers) {ABOUT}*$")
INTRODUCED = re.compile(
    rf"(?:\b{_PLACE} (?:of|with|de|mit|com|avec|von|d')|"
    r"\bpopulation(?: is| of| was| being| stands at| est| sits at)?(?: de)?|"
    r"\bpopulation (?:in|inside|within) (?:the |our )?(?:city|town|municipal\w*|village)"
    r"(?: (?:boundary|boundaries|limits|area|proper))?(?: is| was)?|"
    r"\bpopulation(?: is| has| was)? (?:down|up|fallen|fell|dropped|grown|grew|shrunk|risen) to|"
    r"\binhabitants|\bresidents|\bhabitantes|\bhabitants|\bresidenti|\babitanti|\beinwohner|"
    r"\beinwohnerzahl(?: liegt bei| betragt| von| ist)?|\bpoblacion(?: es| total)?(?: de)?|"
    r"\bpopulacao(?: e| total)?(?: de)?|\bbevolkerung(?: von| zahlt| liegt bei)?|"
    r"\bpenduduk|\binwoners|\bmiasto|\bon est|\bon fait|\bhome to|"
    r"\bwe(?: are|['\u2019]?re| r)(?: now)?(?: (?:at|down to|up to))?|"
    r"\bwe(?: have|'ve)? (?:grown|grew|shrunk|fallen|fell|risen|rose) to|"
    rf"\bsomos|\bnous sommes|\bwir sind|\bmetro(?:politan)? area of) ?[:=]? *{ABOUT}*$"
)
# "We are Nashik with 1.5 million"; smaller numbers may be a team.
WE_ARE = re.compile(
    rf"\bwe(?: are|['\u2019]?re)(?: in| from)?(?: [a-z]+){{1,3}},? (?:with|of) {ABOUT}*$"
)
WE_NUMBER = re.compile(
    rf"\bwe\b[^.;!?]{{0,60}}\b(?:are (?:now|only|still|down to)|number) {ABOUT}*$"
)
IS = re.compile(rf"\b(?:{_PLACE}|we)\b[^.;!?]{{0,30}}\b(?:is|are) {ABOUT}*$")  # "is 45,000 strong"
CLOSED = re.compile(
    r"\s*(?:(?:already|so far|today|now|currently|at present|presently|heute|derzeit|hoy|"
    r"actualmente|aujourd'hui|actuellement|hoje|atualmente|all in|all told|strong|here|ici|aqui|"
    r"aca|hier)\b|$|"
    r"[.,;:!?()/|&\u2013\u2014]|-(?!\w)|(?:in|and|from|on|with|near|at|but|by|or|"
    r"(?:ou|oder) (?:mais|plus|mehr)|who|whose|"
    r"where|y|"
    r"en|con|sin|que|donde|al|e|com|sem|no|na|nos|nas|em|et|avec|sans|dans|sur|au|aux|qui|du|und|"
    r"mit|ohne|im|am|an|bei|die)\b)"
)
SIZED = re.compile(
    rf"[ -]*(?:strong|person|people|inhabitant)?[ -]*(?:[a-z]+[ -])?{_PLACE}\b"
    r"(?! (?:homes?|houses?|flats|housing|tenan\w+|dwellings|staff|employees|workers|jobs|"
    r"buildings|"
    r"owned))"
)
NOW = re.compile(
    rf"\b(?:presently|currently|at present|today|so far|derzeit|aktuell|heute|actualmente|hoy|"
    rf"actuellement|aujourd'hui|atualmente|hoje) {ABOUT}*$"
)
LIVE = re.compile(r"\s*(?:$|[.,;:)]|(?:have |has )?(?:come|moved in|arrived|live|settled)\b)")
# The number that a correction or a comparison denies: "not 600,000", "no somos 300 mil".
DENIED = re.compile(
    r"\b(?:not|n't|no|nicht|keine|pas|nao|ni|instead of|rather than|statt|en vez de|au lieu de|"
    r"em vez de)(?: (?:somos|we are|sind|sommes|are|is|es|est|son|sao|have|tenemos|temos|the|a|os|"
    rf"los|les|die|de))? (?:[$€£₹] ?)?{ABOUT}*$"
)
INSTEAD = re.compile(
    rf"\b(?:nicht|keine|no)\b[^.;!?0-9]{{0,40}}\b(?:sondern|sino) {ABOUT}*$|"
    r"\b(?:not|n't|no|nicht|keine|pas|nao)\b[^.;!?]{0,30}[0-9][0-9.,]*[^.;!?]{0,20}\b(?:but|"
    r"sondern|sino|mais|"
    r"mas|"
    rf"pero|rather)(?: (?:just|only|eher|plutot))? {ABOUT}*$"
)
SAME = re.compile(r"\b(?:the same|these|those|get|gets|got|reach\w*|attract\w*|last|first) $")
A_TEAM = 1000  # fewer "people" need a word that makes them a town
# "our city of 140,000 shrinks", and notes without punctuation: "city 650000 rents doubled"; but not
# "city 9000 houses empty".
NOTED = re.compile(rf"\b(?:{_PLACE} (?:of )?|pop\b[.:= ]{{0,3}}){ABOUT}*$")
# A sentence that is only a size and a place: "850k, East Asia." "~3M metro, Southern Africa."
_DOES = r"(?:is|are|was|were|be|has|have|had|do|did|done|can|will|get|got|want\w*|need\w*|ha[ys]|"
_DOES += r"holds|seats|serves|employs|"
_DOES += r"carries|treats|sells|makes|son|es|est|sont|ist|sind|sao|tem|lost|left|budget|costs?|"
_DOES += r"[a-z]{3,}ed)"
BRIEF = re.compile(
    rf"(?!(?i:.*\b{_DOES}\b))(?!\W*#\W*$)(?:[\w/&'-]+[ ,]+){{0,5}}~?#\+?(?: ?(?:&|and|but) "
    rf"(?:dropping|falling|shrinking|declining|growing|rising))?(?: metro| cit[yi]\w*|"
    rf" town)?"
    r"(?:(?:,| (?:in|on|for)\b| [A-Z])[\w ,/&'-]{0,40})?\W*"
)
BRIEFEST = 5000
OPENING = re.compile(rf"\W*{ABOUT}+")  # "About 1.2 million, 80,000 homes missing": a text's first
LISTED = re.compile(rf"(?:^|[,(;]) *(?:pop\.? *)?[~]? *{ABOUT}*$")
# What follows such a number: a mark, "today", or the next point of a numbered list.
LAST = re.compile(r"\s*(?:today|now|currently)?\s*(?:[,.;)]|$|\(?[2-9][).:] |[-\u2013\u2022] )")
PLACED = re.compile(
    rf"\b{_PLACE}\b|\b(?:we(?: are|['\u2019]?re)|estamos|somos|nous sommes|on est|wir sind) "
    r"(?:in|from|at|en|de|a|aus|im|em)\b|^\W*(?:it is|it's|es|c'est|es ist|e) "
)
CALLED = re.compile(rf"\b{_PLACE} (?:is|es|est|ist|e|tiene|hat|tem|has) {ABOUT}*$")
WE = re.compile(r"\b(?:we|ours?|us|i|my|somos|tenemos|nous|wir|unsere?|nossa|temos|nuestra)\b")
NAMED = re.compile(r"[A-Z]\w+(?:['\u2019]s)?,? (?:has|had|with|hat|tiene|tem)(?: \w+)? $")


def _figure(text: str, low: str, number: Number, free: int) -> Figure:
    """What a number means; ``free`` is where the figure before it ends ("5 € 3")."""
    value, start, end, bare = number
    kind: Kind = "count"
    code = None
    money = currency(text, low, start, end, free) or _lettered(text, number)
    percent = PERCENT.match(low, end)
    left = low[max(0, start - 60) : start]
    if money:
        kind, (code, start, end) = "money", money
        code = USUAL.get(code, None if code in KINDRED else code)
    elif percent:
        kind, end = "percent", percent.end()
    elif inhabitants(text, low, number):
        kind = "population"
    elif value >= FEWEST and _budgeted(low, number, left):
        kind = "money"
    elif bare and value in YEARS:
        counted = value % 100 == 0 and re.match(r" [a-z]", low[end:]) and not YEAR_WORD.search(left)
        kind = "count" if counted else "year"
    return Figure(value=value, kind=kind, currency=code, start=start, end=end, text=text[start:end])


def _lettered(text: str, number: Number) -> tuple[str, int, int] | None:
    """The currency of a letter before a large number: ``R 3 billion``."""
    letter = LETTER.search(text[max(0, number.start - 3) : number.start])
    if not letter or number.bare:
        return None
    return LETTER_CODES[letter[1]], number.start - len(letter[0].lstrip()), number.end


def _budgeted(low: str, number: Number, left: str) -> bool:
    """Whether the words around a number without a unit make it a sum."""
    if number.bare and number.value in YEARS and YEAR_WORD.search(left):
        return False  # "spend it by 2027"
    if BUDGET.search(left) and not re.match(r" [a-z]", low[number.end :]):
        return True
    return not number.bare and _is_sum(low, number)


def inhabitants(text: str, low: str, number: Number) -> bool:
    """Whether a number counts the people of a city: ``town of 20 thousand``, ``pop. 35k``."""
    left, right = low[max(0, number.start - 80) : number.start], low[number.end : number.end + 80]
    right = AFTER_ABOUT.sub("", right)
    people = PEOPLE.match(right)
    if _excluded(text, low, number) or _is_group(people, left, number):
        return False
    if (people and INTRODUCED.search(left)) or (INSTEAD.search(left) and CLOSED.match(right)):
        return True
    around = text[max(0, number.start - 80) : number.start], text[number.end : number.end + 60]
    sentence = _sentence(*around)
    listed = LISTED.search(left) and LAST.match(right) and OFFICER.match(sentence)
    noted = listed and not MONEY.search(left.split(",", 1)[-1])
    if not people and not INTRODUCED.search(left) and not noted and _is_sum(low, number):
        return False
    latest = number.value >= FEWEST and is_latest(low, number.start, number.end)
    served = people and people["loose"] and OBJECT.search(left)
    if latest or STAFF.search(left) or served:
        return latest and not (people and DOING.match(right, people.end()))
    if people or (number.bare and number.value in YEARS):
        return bool(people and not DOING.match(right, people.end()))
    return bool(noted and number.value >= FEWEST) or _implied((left, right), low, number, sentence)


def _excluded(text: str, low: str, number: Number) -> bool:
    """Whether a number is a season's, another city's, an age, or one that is denied."""
    left, right = low[max(0, number.start - 80) : number.start], low[number.end : number.end + 60]
    grown = re.match(r" from [0-9]", right)
    seasonal = in_season("" if grown else left, right)
    others = OTHERS.search(text[max(0, number.start - 80) : number.start])
    aged = number.value < OLDEST and AGED.search(left)
    counted = COUNTED.match(right) and not PEOPLE.match(right)
    small = number.value < HAMLET
    no = DENIED.search(left) and not fewer(left, bool(PEOPLE.match(right)), right)
    return bool(small or seasonal or others or aged or counted or no)


def _is_group(people: re.Match[str] | None, left: str, number: Number) -> bool:
    """Whether some hundred "people" are a group: "the same 200 people every time"."""
    return bool(people and people["loose"] and number.value < A_TEAM and SAME.search(left))


def _implied(sides: tuple[str, str], low: str, number: Number, sentence: str) -> bool:
    """Whether the sentence makes a number without a unit the inhabitants: ``we are 900,000``."""
    (left, right), value, start = sides, number.value, number.start
    closed = CLOSED.match(right)
    if closed and INTRODUCED.search(left):
        return True
    if value < FEWEST:
        return False
    if value >= BRIEFEST and not COUNTED.match(right) and BRIEF.fullmatch(sentence):
        return True
    if value >= BRIEFEST and closed and OPENING.fullmatch(low[:start]):
        return True
    listed = LISTED.search(left) and LAST.match(right)
    return bool(
        (closed and (WE_ARE.search(left) or WE_NUMBER.search(left)))
        or CENSUS.search(left)
        or (right.lstrip(" -").startswith("strong") and IS.search(left))
        or SIZED.match(right)
        or (NOW.search(left) and LIVE.match(right))
        or (closed and (HOLDING.search(left) or SERVING.search(left)))
        or (NOTED.search(left) and not COUNTED.match(right))
        or (closed and value >= BRIEFEST and CALLED.search(left))
        or (listed and PLACED.search(low))
    )


def _is_sum(low: str, number: Number) -> bool:
    """Whether the words around a number without a unit make it money: ``a grant, 2 million``."""
    left = low[max(0, number.start - 90) : number.start]
    money = MONEY.search(left) or MONEY_AFTER.match(low, number.end)
    return bool(money) and not CENSUS.search(left)


def counts_things(low: str, end: int) -> bool:
    """Whether what follows a number is counted and is no inhabitants: ``3,000 jobs``."""
    return bool(COUNTED.match(low, end))


def denied(low: str, start: int) -> bool:
    """Whether the number at a place is what does not hold: ``16 million, not 106``."""
    return bool(DENIED.search(low[max(0, start - 40) : start]))


def _sentence(left: str, right: str) -> str:
    """The sentence around a number, with # for the number."""
    ends = r"[.;!?\n:](?:\s+|$)|\("
    return f"{re.split(ends, left)[-1]}#{re.split(ends, right)[0]}".strip()


def find_figures(text: str) -> tuple[Figure, ...]:
    """Every figure in reading order; a phone number, 24/7, 5G or Covid-19 is none.

    ``8,000 residents, 60,000 in winter`` -> 8000 (population), 60000 (count).
    """
    low = flat(text)
    figures: list[Figure] = []
    for number in find_numbers(text, low):
        figures.append(_figure(text, low, number, figures[-1].end if figures else 0))
    return tuple(figures)


def population(text: str) -> tuple[int, Figure] | None:
    """The inhabitants of the speaker's city, if the text says how many.

    ``unlike Mumbai with 20 million people we are just 4 lakh`` -> 400000
    """
    low = flat(text)
    figures = find_figures(text)
    found = [f for f in figures if f.kind == "population"]
    if found:
        best = max(found, key=lambda f: _closeness(text, low, f))
        return round(best.value), best
    seasons = [f for f in figures if f.kind == "count" and _seasonal(low, f)]
    fewest = min(seasons, key=lambda f: f.value, default=None)
    if fewest is None or not (len(seasons) > 1 or is_multiplied(low[fewest.end :])):
        return None
    return round(fewest.value), fewest


def _seasonal(low: str, figure: Figure) -> bool:
    """Whether a count of people belongs to a season: ``34k winter, 120k August``."""
    right, left = low[figure.end : figure.end + 60], low[max(0, figure.start - 80) : figure.start]
    many = figure.value >= FEWEST and not counts_things(low, figure.end)
    return many and in_season(left, right)


def _closeness(text: str, low: str, figure: Figure) -> int:
    """How surely a figure is the whole of the speaker's own city: "a city of N" and "N residents"
    before "N people", "we" before nobody, another city's last."""
    start = max(0, figure.start - 100)
    left, right = low[start : figure.start], low[figure.end : figure.end + 60]
    people = PEOPLE.match(right)
    whole = INTRODUCED.search(left) or HOLDING.search(left) or (people and not people["loose"])
    ours = WE.search(re.split(r"[.,;:!?]", left)[-1])
    named = NAMED.search(text[start : figure.start]) and not ours
    past = is_past(low, figure.start, figure.end)
    return 3 * bool(whole) + 2 * bool(ours) - 4 * bool(named) - 6 * past
