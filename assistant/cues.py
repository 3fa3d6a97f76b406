"""Words by which rules tell what a later message does, in five languages. Data."""

from __future__ import annotations

import re
from typing import Literal

Aspect = Literal["money", "who", "results", "failures", "people", "time", "how"]
Plan = Literal["hundred-days", "theory-of-change", "vendor", "originator"]
Task = Literal["paragraph", "letter", "question", "translation"]

ASPECTS: dict[Aspect, str] = {
    "money": r"pay|paid|pays|paying|pag(?:o|ar\w*|ado|aron|ou)|paye\w*|money|costs?|coste|"
    r"fund(?:ed|ing|s)?|financ\w+|budget|price|"
    r"cheap\w*|expensive|loans?|grants?|dinero|cuesta|costo|costaron|argent|coute|cout\w*|"
    r"financement|"
    r"geld|kosten|kostet|bezahlt|dinheiro|custou|custa",
    "who": r"who (?:ran|runs|run|led|leads|was in charge|is in charge|managed|is responsible|"
    "did it|"
    r"decide[sd]?|owns?)|in charge|responsible|whose|quien|qui (?:a (?!mal)|dirige)|wer|quem|"
    r"leadership|"
    r"governance|department|agency",
    "failures": r"wrong|fail\w*|critic\w*|problems?|weak(?:ness\w*| points?)?|downsides?|"
    "against it|"
    r"risks?|backlash|complain\w*|mistakes?|fault|stop(?:ped)?|cancel\w*|mal|fracas\w*|echec\w*|"
    r"schief|gescheitert|scheiter\w*|errado|falhou|hackers?",
    "results": r"work(?:ed|s)?|results?|proof|proven|evidence|effects?|outcomes?|impact|saved|"
    "savings|"
    r"measured|success\w*|really|resultad\w+|ergebnis\w*|wirkung|resultats?|gebracht|happen\w*",
    "people": r"residents?|citizens|people (?:take|took|like|liked|think|accept)|participat\w*|"
    r"participacion|participation|beteiligung|volunteers?|neighbou?rs|habitants|accept\w*|like it",
    "time": r"how long|when|timeline|years?|months?|time|cuanto tiempo|combien de temps|wie lange|"
    r"quanto tempo",
    "how": r"how|details?|more|exactly|tell me|mas|plus|mehr|mais",
}  # fmt: skip
ORDINALS = (
    r"first|1st|primer[oa]?|premi\w+|erste\w*|primeir[oa]",
    r"second|2nd|segund[oa]|deuxieme|second\w*|zweite\w*",
    r"third|3rd|tercer[oa]?|troisieme|dritte\w*|terceir[oa]",
    r"fourth|4th",
)
WHAT_IF = re.compile(
    r"^(?:and |but |ok |so |y |et |und |e )*(?:what if|what would (?:change|be different|happen)|"
    r"suppose|imagine|assum\w+|if we (?:had|were|was|got|lost)|que pasa(?:ria)? si|y si\b|et si\b|"
    r"si nous (?:etions|avions)|was ware,? wenn|was wenn|wenn (?:wir|ich)|e se\b)"
)
COMPARE = re.compile(r"\b(?:compar\w+|versus|vs|difference between|vergleich\w*|side by side)\b")
NEARER = re.compile(
    r"\b(?:near(?:er|est)|clos(?:er|est)|more like us|like ours?|fits? us|which (?:one|"
    r"of (?:them|the "
    r"two)))\b"
)
PLANS: dict[Plan, str] = {
    "hundred-days": r"(?:100|hundred|cien|cent|hundert|cem)(?:\s|-)*(?:premiers )?"
    r"(?:days?|dias|jours|tage\w*)|"
    r"action plan|plan for (?:my|the|our) first|first (?:three months|90 days)|"
    r"^(?:please |can you |could you |now )*(?:make|draw up|write|prepare|give me|draft) "
    r"(?:me |us )?(?:an? )?(?:(?:small|short|simple|brief|quick|clear) )?plan"
    r"(?= (?:for|to)\b| please|$)",
    "theory-of-change": r"theory of change|teoria del? cambio|theorie du changement|"
    "teoria da mudanca|"
    r"wirkungs\w+|logic model",
    "vendor": r"(?:ask|questions?|preguntas?|questions|fragen|"
    r"perguntas)\b[^.?!]{0,45}\b(?:vendors?|"
    r"suppliers?|compan(?:y|ies)|sellers?|contractors?|developers?|bidders?|proveedor\w*|"
    r"fournisseurs?|anbieter\w*|fornecedor\w*)",
    "originator": r"(?:ask|questions?)\b[^.?!]{0,40}\b(?:them|him|her|people (?:of|in|from)|"
    "the city|"
    r"mayor of|if i (?:call|visit|meet)|colleagues|originator)|questions? (?:to|for) [a-z ]{3,25}$",
}
# Texts to be written about the last answer, which takes a language model.
_WRITE = (
    r"(?:draft|write|compose|prepare|formulate|redact\w*|escrib\w*|redig\w*|ecri\w*|prepar\w*|"
    r"escrev\w*|entwirf|entwerf\w*|schreib\w*|formulier\w*)\b[^.?!]{0,50}\b"
)
TASKS: dict[Task, str] = {
    "paragraph": rf"{_WRITE}(?:paragraph\w*|speech|talking points|press release|op-?ed|"
    r"discurs\w*|discours|communique|rede|pressemitteilung|nota de prensa|"
    r"parrafo|paragrafo|absatz|council (?:paper|memo|note))|"
    rf"{_WRITE}(?:(?:e-? ?)?mails?|notes?|memos?|messages?|correo|mensaje|courriel|message|"
    rf"mensagem|nachricht) (?:to|for|a|al|para|pour|aux?|aos?|an) "
    rf"(?:my|our|the|mis?|nuestr\w+|los|mes|"
    rf"nos|les|meus?|nossos?|os|meine?n?|unsere?n?|die|den)? ?(?:colleagues?|staff|team|boss|"
    rf"mayor|council\w*|donors?|residents|colegas|equipo|alcald\w+|concej\w+|collegues|equipe|"
    rf"maire|conseil\w*|prefeit\w+|vereador\w+|kolleg\w+|chef|burgermeister\w*|rat|stadtrat)\b",
    "letter": rf"{_WRITE}(?:letter|e-?mail|carta|lettre|courriel|schreiben)\b|"
    r"(?:schreib\w*|entwirf)\b[^.?!]{0,40}\bbrief\b",
    "question": r"(?:sharpen|improve|rephrase|reword|tighten|afina\w*|mejora\w*|reformul\w*|"
    r"scharf\w*|verbesser\w*)\b[^.?!]{0,30}\b(?:question|pregunta|pergunta|frage)\b",
}
COST_US = re.compile(
    r"\b(?:what|how much) (?:would|will|does|do|might|could|is) (?:it|that|this|all (?:that|this)|"
    r"the whole thing|we) (?:\w+ )?(?:cost|need to (?:pay|spend)|take in money)\b|\bcost (?:us|me|"
    r"our city)\b|\bcuanto (?:nos )?(?:costaria|cuesta)\b|"
    r"\bcombien (?:cela|ca) (?:nous )?couterait\b|\bquanto (?:nos )?custaria\b|\bwas (?:wurde|"
    r"kostet) (?:uns )?das\b(?: kosten)?"
)
MEASURES = re.compile(
    r"\b(?:how|what) (?:would|do|should|can|could|shall) (?:we|i|you) measure\b|\b(?:which|what) "
    r"(?:numbers?|figures?|indicators?|kpis?|metrics)\b|\bhow (?:do|will|would) we know (?:if|"
    r"whether|that) it work|\b(?:que|quais|quels?|welche) (?:indicador\w*|indicateurs|"
    r"kennzahlen|cifras|chiffres)\b"
)
WHY_NOT = re.compile(r"\b(?:why not|why no|por que no|pourquoi pas|warum nicht|por que nao)\b")
CHANGES = re.compile(r"\b(?:what (?:has )?chang\w+|what (?:is|s) different now|what now)\b")
ACCEPT = re.compile(
    r"^(?:yes|yes please|yes pls|yep|yeah|ok(?:ay)?|sure|please do|go ahead|do it|please|si|"
    r"si por favor|"
    r"oui|oui merci|oui s il vous plait|ja|ja bitte|sim|sim por favor)\W*$"
)
THANKS = re.compile(
    r"^(?:(?:ok|great|perfect|super|good|very good),? )*(?:thanks?|thank you|thx|gracias|merci|"
    r"danke|"
    r"obrigad[oa])(?: (?:a lot|so much|very much|you|beaucoup|schon|muchas))*\W*$"
)
REGION = re.compile(
    r"\b(outside(?: of)?|except|not in|fuera de|hors d\w*|ausserhalb)?\s*(?:the )?"
    r"(africa\w*|afrique|afrika|asia\w*|asie|asien|europ\w+|north america\w*|south america\w*|"
    r"latin america\w*|america latina|amerique latine|middle east|oriente medio|moyen orient|"
    r"oceania)\b"
)
REGIONS: dict[str, tuple[str, ...]] = {
    "afr": ("Africa",), "asi": ("Asia-Pacific",), "eur": ("Europe",), "nor": ("North America",),
    "sou": ("South America",), "lat": ("South America",), "ame": ("South America",),
    "mid": ("Middle East",), "ori": ("Middle East",), "moy": ("Middle East",),
    "oce": ("Asia-Pacific",),
}  # fmt: skip
BACK = re.compile(
    r"\b(?:it|its|they|them|their|there|that|this|those|these|one|ones|he|she|eso|esto|ahi|alli|"
    r"ella|"
    r"ellos|cela|ca|eux|la-bas|dort|das|dem|die|isso|la|of them|both|the two)\b"
)
# What begins so is held against something; "mas" and "mais" also mean more.
OBJECTS = re.compile(r"(?:but|yet|pero|aber|porem|allerdings)\b")
BUT = re.compile(r"(?:but|yet|pero|mais|mas|aber)\b")  # what goes on about the same matter
PROOF = re.compile(
    r"\b(?:(?:was|were|is|has|have|been|it|that|really) (?:\w+ )?prove[dn]?|(?:what|which|any) "
    r"(?:\w+ )?(?:proof|evidence)|only they say|who says so|(?:just|only) (?:their|its|the \w+ s) "
    r"(?:own )?(?:story|stories|claims?|words?|version|publicity|pr)|their own (?:story|claims?|"
    r"words?|version)|(?:que|hay|alguna) pruebas?|"
    r"quelles? preuves?|prouve|(?:que|ha|alguma) provas?|provado|beweise?|bewiesen|belegt)\b"
)
THEM = re.compile(r"\b(?:they|them|their|ellos|ils|eux|eles|sie|ihnen|over there)\b")
LEADS = re.compile(
    r"^(?:and|but|so|also|what about|how about|more (?:on|about)|tell me more|y|e|et|und|aber|"
    r"only|just|"
    r"which of|any of|solo|nur|so o|seulement|the)\b"
)
SECTIONS: dict[str, str] = {
    "step_back": r"step back|stop doing|get out of the way|withdraw",
    "market_failure": r"market failure|why (?:should )?(?:the )?government|why not leave it",
    "does_not_fit_when": r"not fit|does not work|doesn t (?:fit|work)|when not|bad idea|wrong for",
    "failure_modes": r"fail\w*|go(?:es)? wrong|went wrong|risks?|pitfalls?|mistakes?",
    "cost_notes": r"costs?|expensive|cheap|how much|price|money|budget",
    "time_to_effect": r"how long|how soon|time|years?|months?",
    "measures": r"measure\w*|indicators?|know (?:if|whether) it works?",
    "preconditions": r"precondition\w*|need (?:first|before)|must be (?:true|in place)|"
    r"prerequisit\w*",
    "fits_when": r"(?:does it|when) (?:fit|make sense)|good for|right for",
}
USERS = re.compile(
    r"\b(?:(?:which|what|any|some|three|two|other|different) (?:\w+ )?(?:cit(?:y|ies)|towns?|"
    r"places|"
    r"examples|cases)|examples?|who (?:used|did|has))\b"
)
# Whether something would work here: without such a word it is asked or said of something else.
HOLDS_HERE = re.compile(
    r"\b(?:work\w*|cop(?:y|ied|ying)|transfer\w*|replicat\w*|appl(?:y|ies|icable)|fits?|suits?|true|"
    r"(?:pre)?conditions?|prerequisites?|needs?|needed|requires?|required|doable|feasible|possible|"
    r"realistic|funcion\w+|copi\w+|aplic\w+|sirv\w+|condicion\w+|necesit\w+|posible|march\w+|"
    r"fonctionn\w+|faut-il|faudrait|funktionier\w*|klapp\w+|ubertrag\w+|voraussetzung\w*|geht|"
    r"ginge|moglich|serve|condic\w+|precis\w+|possivel|viavel)\b"
)
# The own city.
OURS = re.compile(
    r"\b(?:we|us|our|ours|i|me|my|here|should|must|nosotros|nuestr\w+|aqui|debe\w*|deberia\w*|"
    r"nous|notre|nos|on|je|ici|faut|doit|devrait|wir|uns|unser\w*|ich|hier|soll\w*|muss\w*|"
    r"noss\w+|devemos|deve\w*|dame|deme|denme|donnez-moi|donne-moi|gib mir|geben sie mir|da-me)\b"
)
# "Who did it there?" is asked of the cases shown.
OVER_THERE = re.compile(r"(?<!is )(?<!are )(?<!was )\b(?:there|alli|ahi|la-bas|dort)\b")
# "Barcelona is too rich to compare with us."
UNLIKE = re.compile(r"\btoo \w+ (?:for|to)\b|\b(?:can ?not|can ?t) (?:be )?compar\w+")
NARROWS = re.compile(
    r"(?:only|just|any|some|and|which|what about|how about|who|none|also|y|e|et|und|nur|solo|so)\b"
)
# A form that is asked of all of the advice and not of the last answer.
# A case is asked for without a question mark: "give me one where the utility was bankrupt".
_PLACE = (
    r"(?:cases?|cit(?:y|ies)|towns?|places?|examples?|casos?|ciudad(?:es)?|ejemplos?|cas|villes?|"
    r"exemples?|cidades?|exemplos?|falle?|stadte?|beispiele?)"
)
GIVE_ME = re.compile(
    rf"\b(?:(?:give|show|name|find|get) (?:me|us)|dame|deme|denos|muestreme|nombreme|"
    rf"(?:donnez|montrez|citez|trouvez)(?:-| )moi|me de|de-me|mostre-me|me mostre|cite|"
    rf"(?:nennen|zeigen|geben) sie mir) "
    rf"(?:(?:one|somewhere|una?|une|uma?|eine[ns]?)\b(?! \w+$)(?= (?:where|that|which|with|like|in|"
    rf"donde|que|con|como|ou|qui|avec|onde|com|wo|in der|das|die|der|mit)\b)|"
    rf"(?:\w+ ){{1,4}}{_PLACE}\b)"
)
WHOLE = re.compile(
    r"\b(?:all (?:of )?(?:that|this|it)|the (?:whole|full|entire) (?:thing|lot|advice|story|"
    r"answer)|"
    r"whole thing|the lot|all of it|everything|(?:your|the) (?:advice|recommendations?|plan)|"
    r"todo (?:eso|esto|el "
    r"consejo)|el consejo|tout (?:ca|cela|le conseil)|l ensemble|vos conseils|tudo isso|o conselho|"
    r"o conjunto|das ganze|alles|den rat|ratschlage|(?:die|ihre) empfehlung\w*)\b"
)
LIKE_US = re.compile(
    r"\b(?:like (?:us|ours?)|similar to (?:us|ours)|comparable|in our position|same boat|como "
    r"(?:nosotros|la nuestra|a nossa)|comme (?:nous|la notre)|wie (?:wir|unsere))\b"
)
# The advice itself, asked for again.
WHICH_TOOLS = re.compile(
    r"\b(?:which|what|que|quels?|quais|welche) (?:of the )?(?:ten |10 |dix |diez |dez |zehn )?"
    r"(?:tools|instruments|herramientas|instrumentos|outils|ferramentas|werkzeuge|instrumente)\b"
    r"(?! (?:first|did|have|were|was|are))"
)
# What is heard -> the part of the cases that it asks for, the plan, the text.
OF_CASES: dict[str, Aspect] = {
    "money": "money", "who": "who", "results": "results", "failures": "failures", "time": "time",
    "how": "how",
}  # fmt: skip
OF_PLANS: dict[str, Plan] = {
    "days": "hundred-days", "theory": "theory-of-change", "vendor": "vendor",
    "originator": "originator",
}  # fmt: skip
# What questions on the advice mean where no city was described: they are on the cases.
WITHOUT_CITY: dict[str, Aspect] = {
    "against": "failures", "avoid": "failures", "cost-us": "money", "time-us": "time",
    "start": "how", "why": "how",
}  # fmt: skip
ASKED: frozenset[str] = frozenset(
    ["closest", "transfer", "search", "sources", "sure", "why", "against", "avoid", "start",
     "cost-us", "time-us", "opinion", "objection", "chat", "no"]
)  # fmt: skip
STATED = {"tell", "new", "objection", "form"}  # asks that statements make
UNLIMITED = {"what-if", "tell", "new", "form", "compare"}  # heard so, no limits to the cases
NOTHING_NEW = frozenset(["search", "chat"])  # heard without any certainty: looked up
# What points back at what was shown.
POINTS = re.compile(
    r"\b(?:they|them|their|there|it|its|that (?:one|case|city|town|project)?|those|these|this one|"
    r"he|she|the two|both|ellos|ellas|alli|ahi|eso|ils|elles|eux|la-bas|cela|eles|elas|isso|dort|"
    r"sie|ihnen|dieser|diese)\b"
)
# Arguments for the advice, to answer those who are against it.
REPLY = re.compile(
    r"\bcounter-?argument|\b(?:what|how) (?:do|should|can|could|would) (?:i|we|you) (?:say|answer|"
    r"tell|reply|respond|convince|defend|sell|justify|explain)\b|\bconvinc\w+ (?:my|the|our)\b|"
    r"\b(?:que (?:le|les) (?:digo|respondo)|como convenzo|que repondre|comment convaincre|wie "
    r"uberzeuge|was antworte|o que respondo|como convenco)\b"
)
# What was tried before: an objection to all of the advice.
TRIED = re.compile(
    r"\b(?:tried|already (?:did|done|have|had|do)|done (?:all )?that|(?<!who )"
    r"(?<!they )(?<!anyone )did (?:all )?that|been there|nothing new|"
    r"ya (?:lo )?(?:hicimos|probamos|intentamos)|deja (?:fait|essaye)|ja (?:fizemos|"
    r"tentamos)|schon (?:gemacht|versucht|probiert)|alles schon)\b"
)
