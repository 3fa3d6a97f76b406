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


def translated(text: str, language: str) -> str:
    """The text with our headings and lead words in the language, and a note on the rest."""
    if language not in NOTES:
        return text
    at = ORDER.index(language)
    body = OURS.sub(lambda m: m["before"] + PHRASES[m["phrase"]][at], text)
    return f"*{NOTES[language]}*\n\n{body}"
