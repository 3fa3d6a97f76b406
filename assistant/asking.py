"""What kind of asking a text holds: its asking sentences, whether it describes a city of one's own,
whether it wants what failed or what worked, and what it asks that is not ours to give. Pure."""

from __future__ import annotations

import re
from typing import Literal

from assistant.homes import tells_figures
from assistant.lexical import simple

Polarity = Literal["failed", "worked"]
Declined = Literal["text", "emergency", "forecast"]

FIRST_PERSON = re.compile(
    r"\b(we|our|us|my|i am|i m|im|nuestr\w+|tenemos|somos|estamos|mi|nous|notre|nos|on a|on est|ma|"
    r"mon|je (?:suis|travaille|dirige|gere|vous ecris)|i (?:work|run|lead|manage|head)|trabajo|"
    r"dirijo|trabalho|wir|unser\w*|ich (?:bin|leite|arbeite)|noss\w+|temos|estamos|sou|meu|minha)\b"
)
# A failure, said as such; the second family means one only where somebody asks for cases.
FAILURES = re.compile(
    r"\b(fail\w*|went wrong|go wrong|goes wrong|mistakes?|avoid|backfir\w*|cancel\w*|abandon\w*|"
    r"collaps\w*|go(es|ne)? dark|ended up with|riots?|backlash|learn from that|went back to|"
    r"had to go back|wasted|why do so many|pitfalls?|flop\w*|disasters? of|lessons? from failed|"
    r"scandal\w*|fracas\w*|salio mal|echec\w*|echoue\w*|mal passe|fracass\w*|deu errado|falh(?:ou|"
    r"aram)|scheiter\w*|gescheitert\w*|schief ?g\w*|errores|erros|erreurs|fehler)\b"
)
FAILED_TOO = re.compile(
    r"\b(white elephants?|(?:nobody|no one|no-one|hardly anyone|few)(?: \w+){0,2} (?:us(?:ed?|"
    r"es|ing)|"
    r"opens?|opened|visits?|wanted|kept|keeps|maintain\w*|updat\w*|needs|needed)|unused|stood "
    r"empty|turn(?:s|ing)? out (?:so )?(?:badly|a mess|wrong)|(?:threw|thrown|voted|kicked) (?:\w+ "
    r")?(?:out|"
    r"down)|regret\w*|turned (?:out|into) (?:to be )?(?:a )?(?:mess|failure|dud|white "
    r"elephants?|badly|"
    r"useless)|"
    r"blew up|pulled the plug|scrapped|dropped|shut ?down|duds?|went bust|never (?:opened|worked|"
    r"finished)|elefantes? blancos?|nadie (?:usa|uso|usaba)|se arrepintieron|abandonad\w+|"
    r"elephants?"
    r" blancs?|personne n (?:utilise|a utilise)|regrette\w*|abandonne\w*|elefantes? brancos?|"
    r"ninguem "
    r"(?:usa|usou|usava)|arrepend\w+|investitionsruinen?|(?:keiner|niemand) (?:nutzt\w*|benutzt\w*|"
    r"wollte)|bereut\w*|aufgegeben|eingestellt|abgewahlt)\b"
)
WORKED = re.compile(
    r"\b((?:that|which|what|one|really|actually|did|ever|it) (?:\w+ )?work(?:s|ed)?|worked|"
    r"success\w*|"
    r"succeed\w*|paid off|lasted|turned out well|did (?:it|this|that) well|got it right|"
    r"good (?:examples?|practices?)|best practices?|funciono|funcionaron|exito\w*|buenas practicas|"
    r"a (?:bien )?(?:marche|fonctionne|reussi)|ont (?:marche|reussi)|reussi\w*|deu certo|deram "
    r"certo|"
    r"funcionou|sucesso|boas praticas|funktioniert\w*|geklappt|erfolgreich\w*|gelungen\w*)\b"
)
OWN_FAILURE = re.compile(
    r"\b(our|my|nuestr[ao]s?|notre|unser\w*|noss[ao])\s+(\w+\s+){0,3}"
    r"(app|pilot|project|portal|system|platform|centre|center)\w*\s+"
    r"(\w+\s+)?(fail\w*|was cancel\w*|flop\w*)"
)
QUESTION = re.compile(
    r"^\W*(?:(?:and|so|ok|okay|but|yes|thanks|y|e|et|und|pero|mais|mas|aber)[ ,]+){0,2}(how|"
    r"what|whats|who|whos|when|why|which|where|did|does|do|is|was|were|are|has|have|can|could|"
    r"should|tell me|tell us|show|give|name|list|find|"
    r"explain|compare|describe|define|recommend|help|write|draft|compose|translate|make|prepare|"
    r"summari[sz]e|calculate|create|generate|escrib\w+|redact\w+|traduc\w+|ecri\w+|redig\w+|"
    r"tradui\w+|"
    r"schreib\w*|verfass\w*|ubersetz\w*|escrev\w+|redij\w+|traduz\w*|cuant[oa]s?|como|que|"
    r"quien(?:es)?|cual(?:es)?|"
    r"donde|por que|muestr\w+|dime|dame|explic\w+|compar\w+|wie|was|wer|wo|warum|welche\w*|nenn\w*|"
    r"zeig\w*|gib|erklar\w*|vergleich\w*|combien|comment|qui|quel\w*|ou|pourquoi|montr\w+|donn\w+|"
    r"quant[oa]s?|quem|qual|quais|onde|mostr\w+|diga|me de)\b"
)
SENTENCE = re.compile(r"[^.!?\n]+(?:\.(?=\d)[^.!?\n]+)*[.!?\n]*")
COUNTS_PEOPLE = re.compile(
    r"\b\d[\d.,' ]*(?:k|m|mil|million\w*|thousand|lakhs?|tys)? ?(?:\w+ )?(?:people|inhabitants|"
    r"residents|pop\w*|ppl|habitant\w*|hab|einwohner\w*|ew|leute?|moradores|vecinos|souls)\b|"
    r"\b(?:population|town|city|village|commune|stadt|ville|ciudad|cidade|pop)\b[^.?!\d]{0,16}\d"
)
OWN_CITY = re.compile(
    r"^\W*(?:(?:my|our) (?:city|town|village|municipality|district|council)\b|"
    r"(?:we are|i am|i m) (?:a|an|the) (?:\w+ ){0,3}(?:city|town|village|municipality|mayor)\b)"
)
SHORT = 9  # words of a message that leans on the one before
DESCRIBED = 12  # words that tell rather than ask, from which a text describes a city

# Texts that are no brief of ours, and who would ask for them, in five languages.
TEXTS = re.compile(
    r"\b(?:write|compose|draft|pen|prepare|give me|make me|create|code|generate|do|finish|"
    r"escrib\w+|"
    r"redact\w+|ecri\w+|redig\w+|escrev\w+|redij\w+|schreib\w*|verfass\w*|entwirf|formulier\w*|"
    r"dicht\w*)\b[^.?!]{0,60}\b(?:letters?(?! to (?:the|that) cit)|condolence\w*|obituar\w+|"
    r"eulog\w+|"
    r"speech(?:es)?|toasts?|essays?|dissertation|thesis|term paper|homework|poems?|songs?|lyrics|"
    r"limericks?|haikus?|jokes?|stor(?:y|ies)|novels?|emails?|press releases?|tweets?|slogans?|"
    r"captions?|blog posts?|cover letters?|cvs?|resumes?|invitations?|resolution to rename|"
    r"scripts?|"
    r"python|javascript|sql|macros?|discurso|carta|poema|ensayo|cancion|chiste|discours|lettre|"
    r"poeme|"
    r"dissertation|chanson|discurso|poema|redacao|cancao|rede|grusswort|brief an|gedicht|aufsatz|"
    r"hausarbeit|kondolenz\w*|pressemitteilung|einladung)\b|\btranslate\b[^.?!]{0,60}\b(?:poem|"
    r"song|"
    r"novel|contract|letter|menu|text|paragraph|sentence)"
)
EMERGENCY = re.compile(
    r"\b(?:chest (?:pain|hurts)\w*|pains? in (?:the|his|her|my) chest|heart attack|having a "
    r"stroke|arm (?:is|"
    r"feels|went) numb|cannot breathe|can t breathe|not breathing|unconscious|overdos\w+|suicid\w*|"
    r"kill (?:my|him|her)self|swallowed (?:bleach|pills)|bleeding (?:heavily|badly)|collapsed and|"
    r"seizure|dolor(?:es)? (?:en el|de) pecho|infarto|no (?:puede|puedo) respirar|inconsciente|"
    r"douleurs? (?:a la|dans la) poitrine|crise cardiaque|ne respire plus|inconscient\w*|"
    r"dor(?:es)? no "
    r"peito|enfarte|ataque cardiaco|nao consegue respirar|brustschmerz\w*|herzinfarkt|schlaganfall|"
    r"bewusstlos\w*|keine luft)\b"
)
# "Closing them is political suicide", "two overdoses since May": no one who needs help now. Words
# beside them that tell of one ("not breathing") still count.
NOBODY = re.compile(
    r"\b(?:overdoses|suicides|(?:political|electoral|career|commercial|economic|financial|"
    r"professional|fiscal) suicide|suicidio (?:politico|electoral|eleitoral|economico)|"
    r"suicide (?:politique|electoral|economique))\b"
)
FORECAST = re.compile(
    r"\b(?:can you |could you |please )?(?:predict|forecast|prophes\w+)\b|\b(?:how many|how "
    r"much|what)\b"
    r"[^.?!]{0,60}\bwill\b[^.?!]{0,60}\b(?:in|by) 20[2-9]\d\b|"
    r"\b(?:predecir|predice|pronostic\w+|predi[sz]\w*|vorhersag\w*|"
    r"prognostizier\w*|vorausberechn\w*)\b"
)
SERVICE = re.compile(
    r"\b(?:ambulance\w*|paramedic\w*|response times?|calls?|patients|hospitals?|cases|rates?|"
    r"residents|prevention|training|defibrillator\w*|statistics)\b"
)
DECLINED: dict[Declined, re.Pattern[str]] = {
    "emergency": EMERGENCY, "text": TEXTS, "forecast": FORECAST,
}  # fmt: skip


# Questions whose answer is the advice itself.
GENERAL = re.compile(
    r"\b(?:where|how|what|which)\b[^.?!]{0,20}\b(?:start|begin|first|do|recommend|suggest|advise|"
    r"advice|tools?|help|now|fits?|prioriti\w+|should we)\b|\bnow what\b|\bany (?:ideas?|advice|"
    r"tips|"
    r"suggestions)\b|\bhelp\b|\bhow (?:do|can|could|should|would) (?:we|i|one)\b|"
    r"\bque (?:hacemos|hago|hacer|podemos|debemos|nos (?:recomienda|conviene))\b|\bpor donde\b|"
    r"\bcomo (?:empez|podemos|hacemos|comec|fazemos)\w*|\bque (?:faire|pouvons|devons|fait-on)\b|"
    r"\bpar (?:ou|quoi)\b|\bcomment (?:faire|pouvons|peut)\b|\bo que (?:fazer|fazemos|podemos|"
    r"devemos)\b|\bpor onde\b|\bwas (?:tun|konnen|sollen|sollten|raten|machen|jetzt)\b|\bwomit\b|"
    r"\b(?:que|quais|cuales|quels?|quelles?|welche) (?:instrumentos|herramientas|opciones|opcoes|"
    r"ferramentas|medidas|politicas|outils|instruments|leviers|moyens|mesures|instrumente|mittel|"
    r"moglichkeiten|massnahmen)\b|\bwhat (?:kind of )?(?:polic\w+|options?|instruments|levers)\b|"
    r"\bwhat (?:i|we) (?:should|can|could|must|shall)\b|"
    r"\bwhat (?:can|could|should|must) (?:the|our|a|an) (?:\w+ ){1,4}do\b|"
    r"\bque (?:puede|debe|podria) hacer (?:el|la|un|una|nuestr[oa]) \w+|"
    r"\bque peut(?: |-)faire (?:la|le|une?|notre) \w+|\bo que (?:pode|deve) (?:a|o|uma?) "
    r"[^?]{2,30} fazer\b|\bwas kann (?:die|der|eine?|unsere?) [^?]{2,30} (?:tun|machen)\b|"
    r"\bwo (?:anfangen|fangen|beginnen)\b|\bwie (?:konnen|sollen|fangen)\b"
)

# What a city did is asked of another: nobody asks a stranger what their own did.
ITS_PAST = re.compile(r"\b(?:what|how much|how many|why|how) did the (?:city|town)\b")


def asks_directly(text: str) -> bool:
    """Whether a text begins as a question or a request."""
    return bool(QUESTION.match(simple(text)))


def is_asked(text: str) -> bool:
    """Whether a text asks or requests something."""
    return "?" in text or asks_directly(text)


def asking_part(text: str) -> str:
    """The sentences that ask or request: "We have floods. Who solved that?" -> the second."""
    parts = SENTENCE.findall(text)
    return " ".join(p.strip() for p in parts if "?" in p or QUESTION.match(simple(p)))


def describes_own_city(text: str, sized: bool = False) -> bool:
    """Whether a text tells of a city of one's own at some length, whatever it asks besides;
    ``sized`` when the number of its people was read in it."""
    told = [p for p in SENTENCE.findall(text) if "?" not in p and not QUESTION.match(simple(p))]
    if not told or sum(len(part.split()) for part in told) < DESCRIBED:
        return False
    said = simple(" ".join(told))
    if ITS_PAST.search(simple(text)) and not FIRST_PERSON.search(simple(text)):
        return False
    ours = FIRST_PERSON.search(said) or COUNTS_PEOPLE.search(said)
    return sized or tells_figures(said) or bool(ours)


def polarity(text: str) -> Polarity | None:
    """Whether cases that failed or that worked are asked for: "and one that worked?" -> worked."""
    low = simple(text)
    if (FAILURES.search(low) or FAILED_TOO.search(low)) and not OWN_FAILURE.search(low):
        return "failed"
    return "worked" if WORKED.search(low) else None


AGAIN = re.compile(
    r"\b(?:who else|(?:any|some)(?:one|body|where)? (?:else|others?)|what other (?:cit|town|"
    r"place)\w*|"
    r"another (?:one|city|case|example)|(?:and|any) ones? that|quien mas|algun otro|otr[oa] que|"
    r"qui "
    r"d autre|un autre|une autre|quem mais|algum outro|outr[oa] que|wer (?:noch|sonst)|ein "
    r"andere\w*|"
    r"ein\w* (?:der|die|das))\b"
)


# What went wrong, who was against it, whether it was only praise.
AMISS = re.compile(
    r"\b(?:w[ae]nt wrong|go(?:es|ne)? wrong|go(?:es|ne)? badly|(?:what|where|why|how) (?:did |has |"
    r"have |was |were )?(?:\w+ ){0,4}fail(?:ed|s|ure|ures)?|failures?|criticis\w+|critiques?|"
    r"critics?|"
    r"oppos(?:ed|es|ition|ing|e)|who (?:was|were|is) against|against (?:it|them|that)\b|protest\w*|"
    r"complain\w*|backlash|downsides?|drawbacks?|weak(?:ness\w*| points?)|oversold|overrated|"
    r"salio mal|fue mal|fracas\w+|critic[ao]s?|opuso|opusieron|se opon\w+|en contra|quejas?|"
    r"mal passe|mal tourne|echoue\w*|echecs?|critiqu\w+|s est oppose\w*|s oppos\w+|oppose\w*|"
    r"contre|"
    r"deu errado|correu mal|falh\w+|fracass\w+|se opos|contra|criticas?|"
    r"schief\w*|gescheitert|scheiter\w*|kritik\w*|kritisier\w*|dagegen|gegner\w*|widerstand)\b"
)


def asks_amiss(text: str) -> bool:
    """Whether a question is after what went wrong or who was against it, and nothing else."""
    low = simple(text)
    return bool(AMISS.search(low)) and not WORKED.search(low)


# Any city at all, and not those that were shown.
OF_ANY = re.compile(
    r"\b(?:(?:has|have|did|does) [^.?!]{2,40} anywhere\b|"
    r"(?:has|have|did|does|is there|are there|do you know(?: of)?)\b[^.?!]{0,12}\b(?:any|an?|"
    r"some)(?: \w+)? (?:cit(?:y|ies)|towns?|places?|villages?|municipalit\w+|councils?)|"
    r"any(?:where|"
    r"one|body) (?:else )?(?:that|which|who|has|have|ever|did|tried)|(?:has|did|have) (?:anyone|"
    r"anybody|anywhere|somewhere|someone)|(?:which|what) (?:other )?(?:cit(?:y|ies)|towns?|places)|"
    r"where (?:has|have|did) (?:\w+ ){0,3}(?:cit(?:y|ies)|towns?|councils?)|"
    r"algun[ao]s? (?:ciudad\w*|pueblo\w*|municipio\w*|lugar|cidade\w*|lado)|alguna parte|"
    r"que (?:ciudad|municipio|pueblo)\w*|quienes? (?:mas )?(?:lo )?(?:ha|han)|"
    r"(?:une|quelles?|d autres|des) (?:villes?|communes?)|quelque part|ailleurs|"
    r"algum(?:as?)? (?:cidade|municipio|lugar|sitio|lado)\w*|algures|qua(?:l|is) (?:cidade|"
    r"municipio)"
    r"\w*|irgend(?:wo|eine?\w*)|anderswo|(?:welche|eine) (?:\w+ )?(?:stadt|gemeinde)\w*)\b"
)
OF_THESE = re.compile(
    r"\b(?:of (?:them|these|those)|those|these|they|there|de ellas|de esas|d entre elles|ces "
    r"villes|"
    r"delas|dessas|davon|von denen|diese\w*)\b"
)


def asks_of_any(text: str) -> bool:
    """Whether a question is after any city that did something, and not after those shown."""
    low = simple(text)
    return bool(OF_ANY.search(low)) and not OF_THESE.search(low)


SOME = re.compile(r"\b(?:ones?|any|some|examples?|cases?|un[ao]?|une|uma?|ein\w*|alg[uú]n\w*)\b")


def asks_again(text: str) -> bool:
    """Whether a few words ask for other cases of what was asked before: "and one that worked?"."""
    low = simple(text)
    brief = len(low.split()) <= SHORT
    return brief and bool(AGAIN.search(low) or (polarity(text) and SOME.search(low)))


def without_polarity(text: str) -> str:
    """The folded text without the words that say so: what is left is the subject."""
    low = simple(text)
    for pattern in (FAILED_TOO, FAILURES, WORKED):
        low = pattern.sub(" ", low)
    return low


def declined(text: str) -> Declined | None:
    """What a text asks that we do not give: another sort of text, help in an emergency, a
    forecast; None for anything else."""
    low = NOBODY.sub(" ", simple(text))
    if EMERGENCY.search(low) and SERVICE.search(low):
        return None  # a city's own trouble, not a person's
    return next((kind for kind, pattern in DECLINED.items() if pattern.search(low)), None)
