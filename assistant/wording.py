"""The fixed phrases of answers in five languages; the case material itself is in English. Pure."""

from __future__ import annotations

import re

NOTES = {
    "es": "El material de los casos est\u00e1 en ingl\u00e9s.",
    "fr": "Les \u00e9l\u00e9ments des cas sont en anglais.",
    "pt": "O material dos casos est\u00e1 em ingl\u00eas.",
    "de": "Das Fallmaterial ist auf Englisch.",
}
ORDER = ("es", "fr", "pt", "de")
PHRASES: dict[str, tuple[str, str, str, str]] = {
    "What I understood": ("Lo que entend\u00ed", "Ce que j'ai compris", "O que entendi",
                          "Was ich verstanden habe"),
    "What changed": ("Qu\u00e9 cambia", "Ce qui change", "O que muda", "Was sich \u00e4ndert"),
    "Start with": ("Empiece por", "Commencez par", "Comece por", "Beginnen Sie mit"),
    "Why first": ("Por qu\u00e9 primero", "Pourquoi d'abord", "Por que primeiro", "Warum zuerst"),
    "Why second": ("Por qu\u00e9 segundo", "Pourquoi ensuite", "Por que em segundo",
                   "Warum als Zweites"),
    "Why third": ("Por qu\u00e9 tercero", "Pourquoi en troisi\u00e8me", "Por que em terceiro",
                  "Warum als Drittes"),
    "What can go wrong": ("Qu\u00e9 puede salir mal", "Ce qui peut mal tourner",
                          "O que pode dar errado", "Was schiefgehen kann"),
    "First step": ("Primer paso", "Premier pas", "Primeiro passo", "Erster Schritt"),
    "Missing so far": ("Lo que falta", "Ce qui manque", "O que falta", "Was noch fehlt"),
    "Time": ("Plazo", "D\u00e9lai", "Prazo", "Dauer"),
    "Why government at all": ("Por qu\u00e9 el gobierno", "Pourquoi la puissance publique",
                              "Por que o governo", "Warum die Stadt selbst"),
    "When to step back": ("Cu\u00e1ndo retirarse", "Quand se retirer", "Quando recuar",
                          "Wann sie sich zur\u00fcckzieht"),
    "Cities to compare with": ("Ciudades comparables", "Villes comparables",
                               "Cidades compar\u00e1veis", "Vergleichbare St\u00e4dte"),
    "Why not the others now": ("Por qu\u00e9 no las dem\u00e1s ahora", "Pourquoi pas les autres",
                               "Por que n\u00e3o as outras agora", "Warum die anderen jetzt nicht"),
    "Would change the order": ("Cambiar\u00eda el orden", "Changerait l'ordre",
                               "Mudaria a ordem", "W\u00fcrde die Reihenfolge \u00e4ndern"),
    "A warning": ("Una advertencia", "Un avertissement", "Um alerta", "Eine Warnung"),
    "Lesson": ("Lecci\u00f3n", "Le\u00e7on", "Li\u00e7\u00e3o", "Lehre"),
    "First hundred days": ("Primeros cien d\u00edas", "Les cent premiers jours",
                           "Primeiros cem dias", "Die ersten hundert Tage"),
    "Theory of change": ("Teor\u00eda del cambio", "Th\u00e9orie du changement",
                         "Teoria da mudan\u00e7a", "Wirkungslogik"),
    "Questions for the vendor": ("Preguntas al proveedor", "Questions au fournisseur",
                                 "Perguntas ao fornecedor", "Fragen an den Anbieter"),
    "What it means for you": ("Qu\u00e9 significa para usted", "Ce que cela signifie pour vous",
                              "O que significa para voc\u00ea", "Was das f\u00fcr Sie hei\u00dft"),
    "What others did about": ("Qu\u00e9 hicieron otros sobre", "Ce que d'autres ont fait contre",
                              "O que outros fizeram sobre", "Was andere taten gegen"),
    "Missing": ("Falta", "Il manque", "Falta", "Es fehlt"),
    "Against it now": ("En contra ahora", "Contre, pour l'instant", "Contra, por agora",
                       "Dagegen spricht"),
    "For it": ("A favor", "Pour", "A favor", "Daf\u00fcr spricht"),
    "Who used it": ("Qui\u00e9n lo us\u00f3", "Qui l'a utilis\u00e9", "Quem usou",
                    "Wer es nutzte"),
    "It would fit when": ("Encajar\u00eda cuando", "Conviendrait quand", "Serviria quando",
                          "Es w\u00fcrde passen, wenn"),
    "Why it fits": ("Por qu\u00e9 encaja", "Pourquoi il convient", "Por que serve",
                    "Warum es passt"),
    "First steps": ("Primeros pasos", "Premiers pas", "Primeiros passos", "Erste Schritte"),
    "Costs": ("Costos", "Co\u00fbts", "Custos", "Kosten"),
    "How it fails": ("C\u00f3mo fracasa", "Comment il \u00e9choue", "Como falha",
                     "Woran es scheitert"),
    "For example": ("Por ejemplo", "Par exemple", "Por exemplo", "Zum Beispiel"),
    "No case here is close to this city, so read the comparisons": (
        "Ning\u00fan caso se parece mucho a esta ciudad; lea las comparaciones",
        "Aucun cas n'est proche de cette ville; lisez les comparaisons",
        "Nenhum caso \u00e9 pr\u00f3ximo desta cidade; leia as compara\u00e7\u00f5es",
        "Kein Fall liegt dieser Stadt nahe; lesen Sie die Vergleiche"),
    "None is close to this city; these are the nearest.": (
        "Ninguna se parece mucho a esta ciudad; estas son las m\u00e1s cercanas.",
        "Aucune n'est proche de cette ville; voici les plus proches.",
        "Nenhuma \u00e9 pr\u00f3xima desta cidade; estas s\u00e3o as mais pr\u00f3ximas.",
        "Keine liegt dieser Stadt nahe; dies sind die n\u00e4chsten."),
    "Shall I lay out the first hundred days?": (
        "\u00bfLe preparo los primeros cien d\u00edas?",
        "Voulez-vous le plan des cent premiers jours?",
        "Quer que eu prepare os primeiros cem dias?",
        "Soll ich die ersten hundert Tage entwerfen?"),
    "Vision": ("Visi\u00f3n", "Vision", "Vis\u00e3o", "Vision"),
    "Leadership": ("Liderazgo", "Direction", "Lideran\u00e7a", "F\u00fchrung"),
    "Budget": ("Presupuesto", "Budget", "Or\u00e7amento", "Haushalt"),
    "Financial Incentives": ("Incentivos financieros", "Incitations financi\u00e8res",
                             "Incentivos financeiros", "Finanzielle Anreize"),
    "Support Programmes": ("Programas de apoyo", "Programmes de soutien", "Programas de apoio",
                           "F\u00f6rderprogramme"),
    "Talent-Readiness": ("Talento", "Comp\u00e9tences", "Talento", "Fachkr\u00e4fte"),
    "People-Centricity": ("Las personas en el centro", "L'usager au centre",
                          "As pessoas no centro", "Menschen im Mittelpunkt"),
    "Innovation Ecosystem": ("Ecosistema de innovaci\u00f3n", "\u00c9cosyst\u00e8me d'innovation",
                             "Ecossistema de inova\u00e7\u00e3o", "Innovations\u00f6kosystem"),
    "Smart Policies": ("Pol\u00edticas inteligentes", "Politiques intelligentes",
                       "Pol\u00edticas inteligentes", "Kluge Regeln"),
    "Track Record": ("Trayectoria", "Bilan", "Hist\u00f3rico", "Erfolgsbilanz"),
    "strong fit": ("encaje fuerte", "forte ad\u00e9quation", "encaixe forte", "passt gut"),
    "partial fit": ("encaje parcial", "ad\u00e9quation partielle", "encaixe parcial",
                    "passt teilweise"),
}  # fmt: skip
# Only where the phrase is ours: bold leads, headings and lead words at the start of a line.
OURS = re.compile(
    r"(?P<before>^#+ (?:\d\. )?|\*\*|^- \*\*|^|\()(?P<phrase>"
    + "|".join(sorted(map(re.escape, PHRASES), key=len, reverse=True))
    + r")(?=:|\*\*| with|\)|$| )",
    re.MULTILINE,
)

ORDERED = re.compile(
    r"\*\*Start with (?P<a>[^,.;*]+)(?:, then (?P<b>[^;.,*]+))?"
    r"(?:; (?P<c>[^.*]+) comes third)?\.\*\*"
)
LONGER = 0.9  # other languages say our phrases in some more words
FIRST = ("Empiece por", "Commencez par", "Comece por", "Beginnen Sie mit")
THEN = ("despu\u00e9s", "puis", "depois", "dann")
THIRD = ("en tercer lugar", "ensuite", "em terceiro lugar", "an dritter Stelle")


def room(words: int, language: str) -> int:
    """The words that an English draft may have, so that its translation keeps a limit."""
    if language not in NOTES:
        return words
    return max(10, int(LONGER * words) - len(NOTES[language].split()))


def _ordered(m: re.Match[str], at: int) -> str:
    """The line that names the order, in the language: ``Commencez par budget, puis vision.``"""
    names = {name.lower(): words[at] for name, words in PHRASES.items()}
    said = [names.get(m[key], m[key]) if m[key] else "" for key in "abc"]
    line = f"{FIRST[at]}: {said[0]}"
    line += f", {THEN[at]} {said[1]}" if said[1] else ""
    line += f"; {THIRD[at]} {said[2]}" if said[2] else ""
    return f"**{line}.**"


def translated(text: str, language: str) -> str:
    """The text with our headings and lead words in the language, and a note on the rest."""
    if language not in NOTES:
        return text
    at = ORDER.index(language)
    body = ORDERED.sub(lambda m: _ordered(m, at), text)
    body = OURS.sub(lambda m: m["before"] + PHRASES[m["phrase"]][at], body)
    return f"*{NOTES[language]}*\n\n{body}"
