"""Words that tell a name from an ordinary capital: titles, heads of bodies, German nouns. Data."""

from __future__ import annotations

import re

_COMMON = """
january february march april may june july august september october november december monday tuesday
wednesday thursday friday saturday sunday enero febrero marzo abril mayo junio julio agosto
septiembre octubre noviembre diciembre janvier fevrier mars avril mai juin juillet aout septembre
octobre novembre decembre janeiro fevereiro marco maio junho julho setembro outubro dezembro januar
februar marz juni juli oktober dezember
i ai ict it led leds gps covid wi-fi wifi gdp ngo ngos pdf sms co2 ev evs lte
qr api apis iot 3d 5g 4g r&d b2b tv vat hr ceo cio cto q&a kpi kpis ppp ppps pilot
monde etat estado stadt ville cidade ciudad
english spanish french portuguese german european africa african asia asian europe america american
internet web ia ki ti tic tics wlan pme pmes kmu pymes pyme iva tva mwst sie
"""
COMMON = frozenset(_COMMON.split())
_TITLES = (
    "mayor|mayoress|lord mayor|deputy mayor|vice mayor|governor|minister|president|director|"
    "chief|commissioner|alderman|alderwoman|councillor|secretary|professor|dr|mr|mrs|ms|manager|"
    "chair|chairman|chairwoman|chancellor|alcalde|alcaldesa|intendente|gobernador|ministro|ministra|"
    "presidente|presidenta|directora|concejal|maire|gouverneur|ministre|directeur|directrice|"
    "adjoint|adjointe|prefeito|prefeita|governador|diretor|diretora|vereador|burgermeister|"
    "burgermeisterin|oberburgermeister|oberburgermeisterin|senator|senatorin|minister|ministerin|"
    "direktor|direktorin|dezernent|dezernentin|professorin|herr|frau|stadtrat|stadtratin"
)
TITLES = frozenset(_TITLES.replace(" ", "|").split("|"))
# Ordinary words that style sheets capitalise in names of parts of a city's own administration.
CIVIC = frozenset(
    [
        "city",
        "council",
        "town",
        "hall",
        "municipality",
        "municipal",
        "government",
        "mayor",
        "department",
        "office",
        "administration",
        "ayuntamiento",
        "municipio",
        "alcaldia",
        "gobierno",
        "mairie",
        "commune",
        "prefeitura",
        "camara",
        "governo",
        "junta",
        "concejo",
        "intendencia",
        "asamblea",
        "conseil",
        "assemblee",
        "prefecture",
        "metropole",
        "departement",
        "assembleia",
        "bund",
        "rat",
        "stadtrat",
        "stadtverwaltung",
        "rathaus",
        "magistrat",
        "bundesregierung",
        "land",
        "smart",
        "programme",
        "program",
        "project",
        "plan",
        "programa",
        "proyecto",
        "projet",
        "projeto",
        "estrategia",
        "strategie",
    ]
)
# Heads of bodies in other languages -> the English word in the fact.
HEADS = {
    "universidad": "university", "universite": "university", "universidade": "university",
    "universitat": "university", "fundacion": "foundation", "fondation": "foundation",
    "fundacao": "foundation", "stiftung": "foundation", "ministerio": "ministry",
    "ministere": "ministry", "ministerium": "ministry", "banco": "bank", "banque": "bank",
    "bank": "bank", "instituto": "institute", "institut": "institute", "agencia": "agency",
    "agence": "agency", "agentur": "agency", "fondo": "fund", "fonds": "fund", "fundo": "fund",
    "comision": "commission", "commission": "commission", "comissao": "commission",
    "kommission": "commission", "tribunal": "court", "cour": "court", "corte": "court",
    "gericht": "court", "camara": "chamber", "chambre": "chamber", "kammer": "chamber",
    "europea": "eu", "europeenne": "eu", "europeia": "eu", "europaische": "eu",
    "naciones": "un", "unidas": "un", "nations": "un", "unies": "un", "nacoes": "un",
    "empresa": "company", "societe": "company", "gesellschaft": "company",
}  # fmt: skip
INTERNATIONAL = {
    "banco mundial": "world bank", "banque mondiale": "world bank", "weltbank": "world bank",
    "naciones unidas": "un", "nations unies": "un", "nacoes unidas": "un",
}  # fmt: skip
EQUAL: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("union", "uniao"), ("eu", "european union", "union")),
    "europea": ("eu", "european"),
    "europeenne": ("eu", "european"), "europeia": ("eu", "european"),
    "europaische": ("eu", "european"), "europaischen": ("eu", "european"),
    **dict.fromkeys(("sante", "salud", "saude", "gesundheit"), ("health",)),
    **dict.fromkeys(("vivienda", "logement", "habitacao"), ("housing",)),
    **dict.fromkeys(("hacienda", "finances", "fazenda"), ("finance", "treasury")),
    **dict.fromkeys(("trabajo", "travail", "trabalho", "arbeit"), ("labour", "labor", "work")),
    **dict.fromkeys(("ambiente", "umwelt"), ("environment", "environmental")),
    **dict.fromkeys(("agua", "eau", "wasser"), ("water",)),
    **dict.fromkeys(("desarrollo", "developpement", "desenvolvimento", "entwicklung"),
                    ("development",)),
    **dict.fromkeys(("ciencia", "ciencias", "sciences", "wissenschaft"), ("science",)),
    **dict.fromkeys(("mundial", "mondiale", "mundiales"), ("world", "global")),
    **dict.fromkeys(("inteligente", "intelligente", "inteligentes"), ("smart",)),
    **dict.fromkeys(("abierto", "abiertos", "ouvert", "ouvertes", "aberto", "abertos"), ("open",)),
    **dict.fromkeys(("datos", "donnees", "dados"), ("data",)),
    **dict.fromkeys(("estados", "etats"), ("united", "us")), "unidos": ("united", "us"),
    **dict.fromkeys(("nacional", "nationale"), ("national", "state")),
"ue": ("eu", "european union"), "onu": ("un", "united nations"), "oms": ("who",),
    "uno": ("un", "united nations"), "bid": ("idb", "inter-american development bank"),
    "bird": ("world bank",), "eua": ("us", "united states"), "eeuu": ("us", "united states"),
    "bei": ("eib", "european investment bank"), "eib": ("european investment bank",),
    "fmi": ("imf",), "ong": ("ngo", "ngos"), "ongs": ("ngos", "ngo"),
    "eu": ("european", "europe"), "un": ("united nations", "unesco", "undp", "unicef"),
         "european": ("eu",), "us": ("united states", "american"), "uk": ("british",)}  # fmt: skip
STRICT = frozenset(
    [
        "university",
        "college",
        "bank",
        "foundation",
        "institute",
        "ministry",
        "fund",
        "company",
        "corporation",
        "agency",
        "commission",
        "trust",
        "association",
        "society",
        "laboratory",
    ]
)
OF_WHAT = frozenset(["department", "office", "bureau", "authority", "secretariat", "board"])
GERMAN_MEASURE = re.compile(
    r"^(?:millionen?|milliarden?|prozent|euro|ende|anfang|mitte|jahr|jahre[ns]?|tonnen|dollar|"
    r"kilometern?|hektar|stunden|minuten|personen|menschen|teil|art|rund)$"
)
GERMAN_NOUN = re.compile(
    r"(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|ment|mente|tat|taten|nis|nisse|"
    r"chen|platze?n?|wege?n?|zahl|zahlen|jahre?n?|projekte?n?|programme?s?|buros?|daten|stadte?n?)$"
)
MONEY_AFTER = re.compile(r"[ -](?:dollar|Dollar|rupee|krone|crown|peso|dinar|won\b|franc|pound)")
ENDS = re.compile(r"(?:^|[.:!?;–—|>#]|\*\*)[\s\"'“„«(*_-]*$")
COGNATE = 6  # first letters by which a word of another language is the English one
NEAR_NAME = 4  # first letters that a name shares with its spelling in another language
NEARBY = 4  # words between the parts of a body's name in the fact
