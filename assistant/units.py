"""What stands around a number: currency, percent, time, lengths, hedges; five languages. Pure.

All patterns run over folded text of the same length (``phrases.flat``), currency codes over the
text as written.
"""

from __future__ import annotations

import re
from typing import NamedTuple

CODES = (
    "USD|EUR|GBP|INR|BRL|CHF|KES|NGN|ZAR|AUD|CAD|SGD|NZD|JPY|CNY|RMB|MXN|COP|ARS|CLP|PEN|BOB|AED|"
    "SAR|QAR|TRY|UAH|PLN|CZK|HUF|RON|SEK|NOK|DKK|ISK|GHS|UGX|TZS|RWF|ETB|EGP|MAD|TND|XOF|XAF|PHP|"
    "IDR|MYR|THB|VND|PKR|BDT|LKR|NPR|KRW|TWD|HKD|ILS|JOD|KWD|BHD|OMR|RUB|ALL|UYU|SLE|SLL|BGN"
)
# Names of money; "$" alone and "dollars" alone are the dollar of some country.
_COINS = {
    "us\\$": "USD", "us dollars?": "USD", "u\\.s\\. dollars?": "USD", "american dollars?": "USD",
    "dolares estadounidenses": "USD", "dollars? americains?": "USD", "us-dollar": "USD",
    "dolares americanos": "USD", "hk\\$": "HKD", "hong kong dollars?": "HKD", "a\\$": "AUD",
    "au\\$": "AUD", "australian dollars?": "AUD", "c\\$": "CAD", "ca\\$": "CAD",
    "canadian dollars?": "CAD", "s\\$": "SGD", "singapore dollars?": "SGD", "nz\\$": "NZD",
    "new zealand dollars?": "NZD", "nt\\$": "TWD", "(?:new )?taiwan dollars?": "TWD", "r\\$": "BRL",
    "mex\\$": "MXN", "\\$": "$", "dollars?": "$", "dolares": "$", "dolar": "$",
    "€": "EUR", "euros?": "EUR", "£": "GBP", "pounds?(?: sterling)?": "GBP", "libras": "GBP",
    "livres sterling": "GBP", "pfund": "GBP", "₹": "INR", "rs\\.?": "INR",
    "(?:indian )?rupees": "INR", "indische rupien": "INR", "rupias indias": "INR",
    "rupias indianas": "INR", "roupies indiennes": "INR",
    "rupias": "rupee", "roupies": "rupee", "rupien": "rupee",
    "₦": "NGN", "₱": "PHP", "₺": "TRY", "k(?:sh|es)\\.?": "KES", "ush": "UGX", "tsh": "TZS",
    "tt\\$": "TTD", "j\\$": "JMD", "b/\\.?": "PAB", "s/\\.?": "PEN", "f ?cfa": "franc",
    "¥": "JPY", "yen(?:es)?": "JPY", "yuan(?:es)?": "CNY", "renminbi": "CNY", "rmb": "CNY",
    "₩": "KRW", "(?:south )?(?:korean )?won": "KRW", "reais": "BRL", "francs?": "franc",
    "franken": "CHF", "swiss francs?": "CHF", "rupiah": "IDR", "rp\\.? ?": "IDR",
    "(?:uae )?dirhams?|dirhames|dirham": "AED",
    "jordanian dinars?": "JOD", "dinars?": "dinar", "dinares(?: jordanos)?": "JOD",
    "shekels?|sequels|sicles": "ILS",
    "(?:colombian )?pesos(?: colombianos)?": "peso", "rands?": "ZAR", "naira": "NGN",
    "danish (?:kroner|crowns)": "DKK", "danische kronen": "DKK", "coronas danesas": "DKK",
    "couronnes danoises": "DKK", "coroas dinamarquesas": "DKK", "swedish (?:kronor|crowns)": "SEK",
    "norwegian (?:kroner|crowns)": "NOK", "kro(?:ner|nor|nur)": "crown", "kronen": "crown",
    "crowns": "crown", "coronas": "crown", "couronnes": "crown", "coroas": "crown",
    "coroas suecas": "SEK", "coronas suecas": "SEK",
    "couronnes suedoises": "SEK", "schwedische kronen": "SEK", "coroas norueguesas": "NOK",
    "coronas noruegas": "NOK", "couronnes norvegiennes": "NOK", "norwegische kronen": "NOK",
    "hryvn[iy]as?|hryvnia|grivnas?|griwna|hrywnja": "UAH",
    "roubles?|rubles?|rublos?|rubel": "RUB", "lek": "ALL", "baht": "THB", "dong": "VND",
    "ringgit": "MYR", "shillings?|xelins|xelim|chelines|chelin|schillinge?": "shilling",
    "cedis?": "GHS", "leones?": "SLE", "zloty": "PLN", "leke?s?": "ALL", "forints?": "HUF",
    "lei": "RON", "kroons?": "crown",
}  # fmt: skip
MARKS = re.compile(r"[$€£₹¥₩₦₱₺/]|^r[sp]\b\.?|^rmb|^[ktu]sh|^kes")  # stand before a number
VERBS = {"won", "lek", "dong", "rand"}  # "13 won funding" is no Korean money
LARGE = re.compile(r"[a-z]|\d[.,]?\d{3}")  # a scale word, or a thousand and more
# What a money without its country may be.
KINDRED = {
    "rupee": {"INR", "IDR", "PKR", "LKR", "NPR"},
    "$": {"USD", "AUD", "CAD", "SGD", "HKD", "NZD", "TWD", "TTD", "JMD"},
    "peso": {"COP", "MXN", "ARS", "CLP", "UYU", "PHP"},
    "crown": {"SEK", "NOK", "DKK", "ISK", "CZK"},
    "shilling": {"KES", "UGX", "TZS"},
    "franc": {"CHF", "XOF", "XAF", "RWF"},
    "dinar": {"JOD", "TND", "KWD", "BHD"},
}
_ORDERED = sorted(_COINS, key=len, reverse=True)
_COIN = "|".join(f"(?P<c{i}>{c})" for i, c in enumerate(_ORDERED))
COIN_BEFORE = re.compile(rf"(?<![a-z$])(?:{_COIN}) ?$")
COIN_AFTER = re.compile(rf"[ \u00a0\u202f-]?(?:de |d'|in )?(?:{_COIN})(?![a-z])")
CODE_BEFORE = re.compile(rf"\b({CODES})[ \u00a0\u202f]?$")
CODE_AFTER = re.compile(rf"[ \u00a0\u202f](?:de )?({CODES})\b")
# Words that make a number without a unit a sum, unless they say that there is none.
MONEY = re.compile(
    r"\b(?<!no )(?<!little )(?<!tight )(?<!low )(?<!without )(?<!kein )(?<!keine )(?<!sin )"
    r"(?<!sans )(?<!sem )(?<!wenig )(?<!poco )(?<!peu d')(?<!pas d')(?<!pouco )(?<!small )"
    r"(?:budgets?|costs?|costing|fund(?:s|ing|ed)?|grants?|loans?|debts?|deficits?|surplus|gap|"
    r"shortfall|reserves|savings|spen[dt]\w*|pay(?:s|ing|out)?|paid|invest\w*|money|cash|fees?|"
    r"revenues?|subsid\w+|bailout|worth|prize|fine|settlement|lawsuit|financ\w+|\w*forder\w*|"
    r"one-?off|one-time|windfall|einmalig\w*|extraordinari[oa]s?|exceptionnel\w*|receitas?|"
    r"zuschuss\w*|zuwendung\w*|\w*mittel|geld\w*|haushalt\w*|schulden|\w*kredit\w*|defizit\w*|"
    r"uberschuss\w*|kost\w*|(?:be)?zahlt\w*|gezahlt|steuer\w*|einnahmen|presupuesto|fondos?|plata|"
    r"dinero|subvencion\w*|creditos?|deudas?|superavit|cuesta\w*|costar\w*|costo|inversion\w*|"
    r"invertir\w*|paga\w*|ingresos|orcamento|verbas?|dinheiro|subsidios?|dividas?|cust\w+|"
    r"investi\w*|argent|subventions?|emprunts?|dettes?|excedents?|cout\w*|recettes|gast\w+|"
    r"offer(?:s|ed)?|gives|gave|bietet|ofrece|oferece|bought|sold|aide|ayuda|hilfe|bond|"
    r"levy)\b[^.;!?\n]{0,60}$"
    r"|\b(?:portal|app|platform|plataforma|plateforme|system|sistema|project|projets?|projeto|"
    r"proyecto|projekt|building|edificio|predio|stadium|estadio|tower|scheme|"
    r"plan)\b[^.;!?,\n]{0,20}"
    r"\b(?:of|de|von|for|por|fur|pour) $"
)
MONEY_AFTER = re.compile(
    r" (?:in|of|de|for|an|fur|a year (?:in|for)|en|em)? ?(?:\w+ )?(?:funding|grants?|money|funds?|"
    r"loans?|debts?|budget|savings|reserves|\w*forder\w*|zuschuss\w*|\w*mittel|schulden|kredit\w*|"
    r"subvenc\w+|subvention\w*|deuda|dette|divida|verbas?|from the (?:eu|state|government|province|"
    r"ministry))\b"
)


def _code(match: re.Match[str]) -> str:
    group = match.lastgroup
    return _COINS[_ORDERED[int(group[1:])]] if group else ""


def currency(
    text: str, low: str, start: int, end: int, free: int = 0
) -> tuple[str, int, int] | None:
    """The currency of the number at a place and the span of both: ``EUR``; ``$``: some dollar.

    ``free`` is where the number before ends: "5 € 3" is money once.
    """
    begin = max(free, start - 24)
    found = CODE_BEFORE.search(text[begin:start])
    if found:
        code = "CNY" if found[1] == "RMB" else found[1]
        return code, begin + found.start(), end
    coin = COIN_BEFORE.search(low[begin:start])
    # "we won 3 prizes" is no Korean money
    if coin and (coin[0].strip() in {"$"} or MARKS.search(coin[0])):
        return _code(coin), begin + coin.start(), end
    after = CODE_AFTER.match(text, end)
    if after:
        return ("CNY" if after[1] == "RMB" else after[1]), start, after.end()
    coin = COIN_AFTER.match(low, end)
    verb = coin and coin[0].strip() in VERBS and not LARGE.search(low[start:end])
    return (_code(coin), start, coin.end()) if coin and not verb else None


PERCENT = re.compile(
    r"[ \u00a0\u202f-]?(?:%|percent\b|per cent\b|por ciento|por cento|pour cent|prozent\b|pct\b)"
    r"(?P<point>[ -]?(?:points?|punkte?)\b)?|[ -]?(?P<points>percentage points?|prozentpunkte?|"
    r"puntos porcentuales|points? de pourcentage|pontos percentuais)"
)
_PER_DAY = {
    "min(?:ute)?s?|minutos?|minuten": 1 / 1440,
    "hours?|horas?|heures?|stunden?": 1 / 24,
    "days?|dias?|jours?|tage?n?": 1,
    "weeks?|semanas?|semaines?|wochen?": 7,
    "months?|mes(?:es)?|mois|monate?n?": 365.25 / 12,
    "years?|anos?|ans?|annees?|jahre?n?|financial years?": 365.25,
    "decades?|decadas?|decennies?|jahrzehnte?n?": 3652.5,
}
_MEASURES: tuple[tuple[str, str, float], ...] = (
    *(("days", words, value) for words, value in _PER_DAY.items()),
    ("m2", r"sq(?:uare)?\.? ?k(?:ilo)?m(?:et(?:re|er)s?)?|km2|km²|quadratkilometern?|"
     r"kilometros cuadrados|kilometres carres|quilometros quadrados", 1e6),
    ("m2", r"sq(?:uare)?\.? ?mi(?:les?)?|millas cuadradas|milhas quadradas", 2.59e6),
    ("m2", r"sq(?:uare)?\.? ?m(?:et(?:re|er)s?)?|m2|m²|quadratmetern?|metros cuadrados|"
     r"metres carres|metros quadrados", 1),
    ("m2", r"sq(?:uare)?\.? ?c(?:enti)?m(?:et(?:re|er)s?)?|cm2|cm²|quadratzentimetern?|"
     r"centimetros cuadrados|centimetres carres|centimetros quadrados", 1e-4),
    ("m2", r"hectares?|hectareas?|hektar|ha", 1e4),
    ("m2", r"acres?", 4046.86),
    ("m2", r"sq(?:uare)?\.? ?f(?:ee|oo)?t", 0.0929),
    ("l", r"cub(?:ic)?\.? ?m(?:et(?:re|er)s?)?|m3|m³|metros cubicos|metres cubes|"
     r"kubikmetern?", 1e3),
    ("m", r"k(?:ilo)?m(?:et(?:re|er)s?)?|kilometern?|kilometros?|quilometros?", 1000),
    ("m", r"miles?|millas|milhas", 1609.34),
    ("m", r"cm|centimet(?:re|er)s?|zentimetern?|centimetros?", 0.01),
    ("m", r"met(?:re|er)s?|metern?|metros?", 1),
    ("kg", r"(?:metric )?ton(?:ne)?s?|tonelad?as?|tonnen?", 1000),
    ("kg", r"kilo(?:gram(?:me)?s?)?|kg|kilogramm", 1),
    ("Wh", r"kwh|kilowatt[- ]?hours?", 1e3), ("Wh", r"mwh|megawatt[- ]?hours?", 1e6),
    ("Wh", r"gwh|gigawatt[- ]?hours?", 1e9), ("W", r"kw|kilowatts?", 1e3),
    ("W", r"mwp?|megawatts?", 1e6), ("l", r"lit(?:re|er)s?|litern?|litros?", 1),
)  # fmt: skip
MEASURES = re.compile(
    r"[ \u00a0\u202f-]?(?:full |further |more |whole |additional )?(?:"
    + "|".join(f"(?P<u{i}>{words})" for i, (_, words, _f) in enumerate(_MEASURES))
    + r")(?![a-z0-9²³])(?P<half> and a half| et demie?| y medio| e meio)?"
)


class Measure(NamedTuple):
    """A unit after a number, as a factor to its base, and where it ends."""

    unit: str
    factor: float
    half: bool
    end: int


def measure(low: str, end: int) -> Measure | None:
    """The physical unit after a number: ``447,000 square metres`` -> m2."""
    match = MEASURES.match(low, end)
    if not match:
        return None
    index = next(i for i in range(len(_MEASURES)) if match[f"u{i}"])
    unit, _, factor = _MEASURES[index]
    return Measure(unit, factor, bool(match["half"]), match.end())


_LEAD = r"(?:[ (]+(?:a|an|the|its|their|only|some|of|de|un|una|une|los|las|el|der|die|the first))*"
_LEAD += r"[ (]*(?:us|hk|a|au|c|nz|s|r)?[$€£₹]?(?:[a-z]{3} )?$"
_HEDGES = {
    "far": r"well over|far more than|far over|well above|many more than|muy por encima de|"
    r"bien plus de|bem mais de|weit uber|deutlich mehr als|weit mehr als",
    "above": r"more than|over|above|upwards? of|at least|just over|exceed\w*|beyond|"
    r"passed|surpass\w*|no (?:fewer|less) than|topp?(?:ed|ing)|mas de|al menos|por lo menos|"
    r"plus d[e']|au moins|mais de|mais que|pelo menos|acima de|mehr als|uber|mindestens|gut|"
    r"(?:a little|little|slightly|somewhat|rather) (?:more than|over|above)|greater than|"
    r"superior a|a good|not quite under",
    "below": r"less than|fewer than|under|below|not even|at most|up to|as (?:much|many) as|"
    r"a maximum of|menos d[e']|hasta|como maximo|moins d[e']|jusqu'a|au plus|ate|no maximo|"
    r"weniger als|unter|bis zu|hochstens|maximal|well under|no more than",
    "near": r"nearly|almost|close to|just under|just below|just short of|approaching|not quite|"
    r"casi|cerca d[e']|presque|pres d[e']|quase|perto d[e']|fast|beinahe|knapp|"
    r"(?:a little|little|slightly|somewhat|barely) (?:under|less than|below|fewer than|short of)|"
    r"towards|not far (?:off|from)|not far short of",
    "about": r"about|around|roughly|approximately|approx\.?|some|circa|ca\.?|c\.|or so|near|"
    r"in the order of|in the region of|an estimated|unos|unas|alrededor d[e']|aproximadamente|"
    r"environ|autour d[e']|quelque|a peu pres|cerca d[e']|uns|umas|por volta d[e']|etwa|rund|"
    r"ungefahr|circa|zirka|somewhere around|on average|"
    r"in round figures|more or less|just about|mas o menos|a bit (?:more|less) than",
}  # fmt: skip
HEDGES = {name: re.compile(rf"\b(?:{words}){_LEAD}") for name, words in _HEDGES.items()}
AFTER_HEDGE = re.compile(
    r"(?: [a-z]+){0,2} (?P<above>or more|and more|o mas|ou plus|ou mais|oder mehr)\b"
    r"|(?: [a-z]+){0,2} (?P<about>or so)\b|(?P<odd>-odd\b)|(?P<plus>\+)"
)


def hedge_of(low: str, start: int, end: int) -> str:
    """How a figure is hedged: above, below, near (just under), about, or "" for not at all."""
    left = low[max(0, start - 40) : start]
    for name in ("far", "near", "above", "below", "about"):
        if HEDGES[name].search(left):
            return name
    after = AFTER_HEDGE.match(low, end)
    if after:
        return "about" if after["about"] or after["odd"] else "above"
    return ""
