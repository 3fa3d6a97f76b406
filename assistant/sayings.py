"""A message that asks for sentences to say to others: "five sentences for the donors", "what do I
say to him?", "a polite version for the mayor". Pure."""

from __future__ import annotations

import re

from assistant.audience import PUBLIC
from assistant.form import LINES, NUMBERS, Form

USUAL = 4  # sentences, where no number is named
MOST = 8
_N = rf"(\d|{'|'.join(NUMBERS)})"
_SENTENCES = (
    r"(?:sentences?|lines?|(?:talking |bullet )?points?|puntos?|pontos?|punkte?n?|frases?|lineas|"
    r"phrases?|lignes?|linhas?|oraciones|satze?n?|zeilen?|(?:things|messages|arguments|"
    r"cosas|choses|coisas|argumentos|argumente)(?= (?:for|to|para|pour|fur)\b))"
)
# "In two sentences" is the form of an answer and no text for others.
COUNTED = re.compile(
    rf"(?<!\bin )(?<!\ben )(?<!\bem )\b{_N} (?:(?:short|plain|simple|polite|clear|kurze|"
    rf"hofliche|breves?|cortas?|curtas?|courtes?|simples) )?{_SENTENCES}\b"
    r"(?! (?:each|per|for each|cada|pro|chacun))"
)
TO_OTHERS = re.compile(
    r"\bfor (?:\w+ s? ?)?(?:council|cabinet|committee|board|assembly|press|parliament)\b|"
    r"\b(?:for|to) (?:the|my|our|his|her|this|these|those)\b|\bto (?:him|her|them|donors|"
    r"residents|people|voters)\b|\bfor (?:him|her|them)\b|\bpara (?:el|la|los|las|mi|mis|o|a|os|as|"
    r"meu|minha|ele|ela)\b|\b(?:al|a los|a las|ao|aos|aux|au)\b|\bpour (?:le|la|les|mon|ma|mes|"
    r"notre|nos|lui|eux)\b|\bfur (?:den|die|das|unser\w*|mein\w*|ihn|sie)\b|\ban (?:den|die)\b"
)
SPOKEN = re.compile(
    r"\b(?:say|tell|read (?:out|aloud)|speak|decir\w*|diga|digo|leer|dire|dise|dizer|falar|sagen|"
    r"sage|vorlesen)\b"
)
# What sentences are wanted about, by its name.
ABOUT = re.compile(
    r"\b(?:about|on|regarding|concerning|zur|zum|uber|sobre|quanto a|au sujet d\w+|sur)"
    r" (?:the |this |his |her |der |die |das |el |la |le |les |los |las |as |os |o |a )?(\w{6,})\b"
)
_WHO = r"(?:i |we |you |he |she |they |one |(?:the|my|our) [a-z-]+ )?"
TOLD = re.compile(
    rf"\b(?:what|how) (?!do you say)(?:do|should|can|could|would|must|to|might|shall|"
    rf"will) {_WHO}(?:now )?"
    r"(?:(?:tell|answer) (?:him|her|them|the|my|our|people|voters|residents)\b|(?:say|reply|"
    r"explain|sell|put|present|break|bring)(?: (?:it|this|that|all this|back))? to\b(?! us\b| me\b)"
    r"|"
    r"explain [^.?!]{1,40} to (?:the|my|our|him|her|them|people|residents|voters)\b)|"
    r"\bwhat (?:can|could|should|does|would|will) (?:the|my|our) [a-z-]+ (?:say|answer|reply|"
    r"tell)\b(?! (?:me|us)\b)|"
    r"\bque (?:le|les|se le|se les) (?:digo|decimos|diria\w*|dice|contesto|contestamos|respondo|"
    r"respondemos|puedo decir|podemos decir|puede decir)\b|\bcomo (?:se lo|les?) (?:digo|decimos|"
    r"explico|explicamos|vendo|cuento)\b|\bque puede (?:decir|contestar|responder)\w*|"
    r"\bque (?:lui|leur) (?:dire|repondre|dis je|dit on)\b|\b(?:peut|peux|puis je|dois|doit|"
    r"peut il) (?:lui|leur) (?:dire|repondre)\b|\bcomment (?:le |la |l )?(?:lui|leur)? ?(?:dire|"
    r"expliquer|"
    r"annoncer|presenter)\b|\bo que (?:eu |nos |a gente )?(?:lhes? )?(?:digo|respondo|dizemos|"
    r"diria|posso dizer|devo dizer)\b(?=[^?]*\b(?:ao?s?|para|pra|lhes?|eles?|elas?)\b)|"
    r"\bo que lhes? (?:digo|respondo|dizer|responder)\b|\bcomo (?:eu )?(?:digo|explico|dizer|"
    r"explicar|contar) (?:isso |isto )?(?:ao?s?|para|pra)\b|"
    r"\bwas (?:sage|antworte|sagen|antworten|soll|sollen|kann|"
    r"konnen) (?:ich|wir|er|sie|man) (?:\w+ ){0,3}(?:ihm|ihr|ihnen|dem|den|der)\b|\bwie (?:sage|"
    r"erklare|sagen|erklaren|bringe|bringen|verkaufe|verkaufen) (?:ich|wir) (?:es |das |dies )?"
    r"(?:\w+ )?(?:ihm|ihr|ihnen|dem|den|der)\b"
)
# The same without a word on whom: "what do I say on Monday?".
TELL = re.compile(
    r"\bwhat (?:i|we|he|she|the mayor) (?:can |should |will |must |could )?(?:say|tell|read out)\b|"
    r"\bwhat (?:should|do|can|shall|could|would|must|to) (?:i |we )?(?:tell|say|present)\b|"
    r"\bque (?:le |les )?(?:digo|decimos|decir\w*|debo decir)\b|\bque (?:dire|dois-je dire|"
    r"dois je dire|puis-je dire|devons-nous dire)\b|\bo que (?:eu )?(?:digo|dizer|devo dizer|"
    r"dizemos)\b|\bwas (?:sage|sagen) (?:ich|wir)\b|\bwas soll(?:en|te|ten)? (?:ich|wir) "
    r"(?:\w+ ){0,5}(?:sagen|vorlegen|erzahlen)\b"
)
# A short text to be sent or read out, as a language asks for it: the verbs, and the texts.
_DRAFTS = (
    (r"draft|write|prepare|compose|give|make|send",
     r"reply|answer|response|statement|few (?:words|lines|sentences)|(?:summary|message|note|text)"
     r"\b[^.?!]{0,20}\b(?:for|to)"),
    (r"redact\w+|escrib\w+|prepar\w+|haz|hazme|dame|mand\w+",
     r"respuesta|declaracion|unas (?:palabras|frases|lineas)|resumen|mensaje|nota"),
    (r"redige\w*|ecri\w+|prepare\w*|donne\w*|fais|faites|envoie\w*",
     r"reponse|declaration|quelques (?:mots|phrases)|resume|message|note"),
    (r"redij\w+|escrev\w+|prepar\w+|faca|faz|mand\w*|envi\w+",
     r"resposta|declaracao|algumas (?:frases|palavras)|mensagem|resumo|nota"),
    (r"schreib\w*|formulier\w*|entwirf|entwerf\w*|mach\w*|schick\w*|fass\w*|gib\w*",
     r"antwort|stellungnahme|erklarung|ein paar (?:satze|worte)|zusammenfassung|nachricht|notiz"),
)  # fmt: skip
DRAFTED = re.compile(
    "|".join(rf"\b(?:{verbs})\b[^.?!]{{0,25}}\b(?:{texts})\b" for verbs, texts in _DRAFTS)
)
GENTLY = re.compile(
    r"\bpolite(?:ly)?\b|\bdiplomatic\w*|\btactful\w*|\bcourteous\w*|\bwithout (?:offending|"
    r"insulting|embarrassing|blaming|lecturing|upsetting|hurting|scolding)\b|\bsin (?:reganar|"
    r"ofender|herir|culpar|avergonzar)\w*|\bamable\w*|\bdiplomatic[oa]\b|\bcortes(?:mente)?\b|"
    r"\bpoli(?:e|ment)?\b|\bdiplomatiques?\b|\bsans (?:le |la |les |l )?(?:vexer|froisser|blesser|"
    r"heurter|humilier)\b|\bhoflich\w*|\bdiplomatisch\w*|\bohne (?:ihn|sie|jemand\w*|den \w+|die "
    r"\w+) (?:\w+ )?(?:bloss|belehr|krank|verletz|vor den kopf)\w*|\beducad\w+|\bdelicad\w+|\bsem "
    r"(?:o |a |os |as )?(?:ofender|magoar|humilhar|ralhar|envergonhar|dar sermao)\w*"
)
RE_FORMED = re.compile(
    r"\b(?:short\w*|version\w*|text|half (?:a )?page|note|brief\w*|summar\w+|corta|breve|media "
    r"cuartilla|media pagina|courte?|demi page|curt[ao]|meia pagina|kurz\w*|halbe seite)\b"
)


def read_saying(plain: str) -> Form | None:
    """The form of the sentences that a folded text asks for, as they can be said to others; None
    when it asks for none.

    ``five sentences he can say to the donors`` -> five lines, to be said
    """
    counted = COUNTED.search(plain)
    gently = bool(GENTLY.search(plain))
    of_others = TO_OTHERS.search(plain) or SPOKEN.search(plain)
    apt = (
        (counted and of_others)
        or TOLD.search(plain)
        or TELL.search(plain)
        or DRAFTED.search(plain)
        or (gently and (of_others or RE_FORMED.search(plain)))
    )
    if not apt:
        return None
    within = LINES.search(plain)  # "the answer to this in three sentences"
    number = counted.group(1) if counted else ""
    if within and not counted:
        number = within.group(1) or within.group(2)
    lines = NUMBERS.get(number) or int(number or USUAL)
    public = bool(PUBLIC.search(plain))
    return Form(lines=min(max(lines, 1), MOST), said=True, gently=gently, public=public)
