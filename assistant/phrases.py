"""What people say about their city, as phrases: the tables that ``profile.py`` reads by.

All patterns run over folded text: lower case, no accents, straight apostrophes. Languages:
English, Spanish, French, Portuguese, German.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.lexical import fold


def flat(text: str) -> str:
    """Folded text of the same length, so that spans hold: ``Bogotá`` -> ``bogota``."""
    if text.isascii():
        return text.lower()
    return "".join(map(_flat, text)).replace("\u2019", "'")


@lru_cache(maxsize=4096)
def _flat(character: str) -> str:
    folded = fold(character)
    return folded if len(folded) == 1 else character


def _table(**patterns: str) -> dict[str, re.Pattern[str]]:
    return {
        name.replace("_", "-"): re.compile(rf"\b(?:{pattern})")
        for name, pattern in patterns.items()
    }


# What fails of itself: no attempt of a city's. "The rains failed", "a dam collapsed".
_NATURE = (
    r"(?:rains?|crops?|harvests?|monsoons?|wells?|bridges?|dams?|levees?|dykes?|walls?|roofs?|"
    r"buildings?|houses?|slopes?|hillsides?|embankments?|roads?|banks?|mines?|mills?|factor(?:y|"
    r"ies)|"
    r"plants?|schools?|hospitals?|shops?|prices|markets?|econom(?:y|ies)|trade|pumps?|pipes?|power|"
    r"grids?|boilers?|engines?|fisher(?:y|ies)|coalitions?|governments?|tunnels?|stadiums?|sewers?|"
    r"trains?|ferry|ferries|flights?|festivals?|airline|company|companies|firms?|employers?)\b"
)
_OFFICE = (
    r"(?:teams?|(?:press|it|planning|data|works|housing|building|tax|digital) (?:office|unit))"
)
_FUNDS = r"(?:funds?|funding|money|budget|cash)"
_OTHER_BODY = (
    r"(?:(?:state|national|federal|central|regional|provincial|defence|army|railway) )?"
    r"(?:state|county|province|ministry|ministries|region|(?:national|federal|central|state|"
    r"provincial|regional) (?:government|agency|authority|company|department)|crown|army|"
    r"military)\b"
)
_PLACE = (
    r"(?:city|town|county|municipality|village|capital|borough|district|suburb|region|province|"
    r"state|island|country|port|place)\b(?! (?:management|hall|planning|centre|council))"
)
BUDGETS = _table(
    high=r"(?:ample|plentiful|abundant) (?:funds|money|budget|resources|means)|money is plentiful|"
    r"(?:big|large|huge|healthy|strong) reserves|money is(?: not|n't) (?:(?:the|"
    r"a|an|our) )?(?:\w+ )?(?:problem|issue)|budget is (?:very )?(?:big|large|huge)|"
    r"money is no (?:object|"
    r"problem)|(?:big|large|huge|generous) budget|oil (?:money|wealth|revenue)|plenty of money|"
    r"lots of money|well[- ]funded|deep pockets|budget surplus|money,? but (?:no|not|nobody)\b|no "
    r"money problems|genug geld|viel geld|geld ist (?:nicht das|kein) problem|mucho dinero|el "
    r"dinero no es|beaucoup d'argent|l'argent n'est pas|muito dinheiro|dinheiro nao e",
    low=rf"budget cuts|cuts to (?:our|the|its) budget|austerity|(?:shrinking|falling) budgets?|"
    rf"no (?:o ?& ?m|operating|operational|maintenance) {_FUNDS}|little {_FUNDS}|"
    rf"(?:scarcely|barely) any {_FUNDS}|(?:next to|almost|virtually) no (?:own )?(?:{_FUNDS}|"
    rf"income|revenue)|"
    rf"no {_FUNDS}(?! problem|,? but)|not (?:much|enough|a lot of) {_FUNDS}|"
    r"don't have (?:much |any |enough |the )?(?:money|funds|budget)|(?:are|'re|is|we) broke\b|"
    rf"(?:city|town|council|municipality|county|authority|government|commune|borough|village) "
    rf"(?:is |are )?(?:flat |totally )?broke\b(?! [a-z])|broke(?:,|$)|(?:nearly|almost|"
    rf"practically|close to) bankrupt|(?:tight|small|tiny|low|"
    rf"shoestring|shrinking|limited|scarce|meagre|minuscule|"
    rf"minimal) "
    rf"(?:{_FUNDS}|resources|finances|means)|(?:finances|{_FUNDS}|coffers) (?:is|are) (?:very |"
    rf"so )?(?:tight|"
    rf"strained|stretched|empty|low|small|thin|exhausted)|in (?:financial|money) (?:distress|"
    rf"trouble)|"
    rf"(?:falling|dwindling|shrinking) (?:tax |own )?(?:income|revenues?)|"
    rf"hardly any {_FUNDS}|(?:short|lack) of {_FUNDS}|cash[- ]strapped|underfunded|"
    rf"scarce resources|"
    rf"(?:money|budget|funds|cash|finances)(?: (?:is|are|gets?|runs?|stays?))?(?: (?:very|so|too|"
    r"quite|rather|always|extremely|awfully))?(?: ?[:=-] ?| )(?:tight|short|scarce|limited|low|"
    r"gone)\b(?!-| by\b)|coffers empty|"
    rf"(?:hardly any|scarcely any|barely any|(?:takes? in|have|has|with) (?:very )?little) "
    rf"(?:own )?(?:tax )?"
    rf"(?:income|revenues?|receipts)|"
    r"dinero (?:escasea|falta)|(?:dinero|presupuesto) (?:es )?(?:escaso|ajustado|limitado)|"
    r"(?:casi|practicamente) (?:sin|no) (?:ingresos|dinero|recursos)|(?:argent|budget)s? (?:est |"
    r"sont )?(?:rare|serre|limite|maigre)e?s?|finances? (?:est |sont )?(?:serre|limite|maigre)e?s?|"
    r"(?:presque|quasi) (?:pas|aucune?) (?:de )?(?:recettes?|revenus?|argent)|geld (?:ist "
    r")?(?:sehr )?"
    r"(?:knapp|rar)|kaum (?:einnahmen|mittel)|fast keine einnahmen|dinheiro (?:e |esta "
    r")?(?:muito )?"
    r"(?:curto|escasso|pouco)|quase sem (?:receita|dinheiro|recursos)|"
    r"can(?:'t|not) afford|empty coffers|kaum geld|kein geld|"
    r"keine mittel|wenig geld|(?:leere|knappe) kassen|poc[oa]s? (?:recursos|dinero|presupuesto)|"
    r"sin (?:dinero|recursos|fondos|presupuesto)|no (?:hay|tenemos) (?:dinero|recursos|plata)|"
    r"peu (?:de moyens|d'argent|de ressources)|(?:pas|sans) (?:de |d')?(?:argent|moyens|budget)|"
    r"pouc[oa]s? (?:dinheiro|recursos|verba)|sem (?:dinheiro|recursos|verba)|falta (?:dinheiro|"
    r"dinero|verba|plata)",
    medium=r"enough (?:budget|money|funds|funding)|we do have (?:a |the |some |our )?"
    r"(?:budget|money|funds)|(?:moderate|decent|modest|reasonable|medium|normal|ordinary|average|"
    r"middling|sound|solid|stable|good|healthy|comfortable) (?:budget|finances|funds|financ\w+ "
    r"(?:health|shape|position|situation|footing|standing|state))|(?:budget|finances)(?: of "
    r"(?:our|the|my) [^.;:!?]{1,40})? "
    r"(?:is |are )?(?:good\b(?! for)|fine|sound|healthy|solid|stable|in order|in good (?:shape|"
    r"order|health))|some money|"
    r"(?:finanzas|finances|financas) (?:sanas|saines|saudaveis|solidas|solides)|solide finanzen|"
    r"etwas geld|presupuesto (?:moderado|medio)|budget (?:moyen|modeste)|orcamento (?:medio|"
    r"modesto)",
)
STAGES = _table(
    recovering=r"(?:it|this|they|our|the|my|last|previous|first|earlier|old|a|two|big|app|project|"
    rf"pilot|scheme|programme|system|contract)\b(?:(?!\b{_NATURE})[^.;!?]){{0,40}}\b(?:failed|"
    rf"flopped|collapsed|(?:was|"
    r"were|got|been) (?:cancelled|canceled|scrapped|abandoned|shut down|dropped|withdrawn|stopped|"
    r"switched off))|we (?:failed|abandoned|cancelled|scrapped)|failed (?:app|project|pilot|"
    r"attempt|programme)|(?:proyecto|app|sistema|piloto)\b[^.;!?]{0,25}\b(?:fracaso|cancelad[oa]|"
    r"abandonad[oa])|a echoue|ete (?:annule|abandonne)e?|gescheitert|eingestellt|fracassou|falhou|"
    r"foi cancelad[oa]",
    scaling=r"(?:want|ready|plan|how|need|time) to scale|scale (?:up|it|this|the|our)|scaling|"
    r"roll(?:ing|ed)?[ -]?(?:it |this |them )?out|city-?wide|ausrollen|skalieren|escalar|passer a "
    r"l'echelle|generaliser|ganhar escala|expandir para",
    piloting=r"pilots?\b|pilot (?:project|scheme|phase)|(?:proyectos?|projetos?) pilotos?|projets? "
    r"pilotes?|pilotprojekte?n?|pilotphase|proof of concept|(?:running|a) trials?\b",
    running=r"in operation|been running|(?:built|opened|launched|installed|live|commissioned) "
    r"(?:in|since) (?:19|20)\d\d|up and running|already (?:running|operat\w+)|operational since|"
    rf"running since|we (?:already )?(?:run|operate) (?:a|an|our|the)\b(?! (?:[\w-]+ "
    rf"){{0,3}}?{_PLACE}"
    r"(?:\W|$)(?! ?(?:\w+ )?(?:app|system|network|service|platform|scheme|programme|centre|center|"
    r"company|utility|bus|buses)))|en operacion|in betrieb|"
    r"funciona desde|en service depuis|em operacao|nobody uses it",
    starting=r"just start|only starting|(?:still )?at the (?:very )?(?:start|beginning)|where "
    r"(?:do|should|can|could|shall|to) (?:we |i )?(?:even )?(?:start|begin)|no idea where|from "
    r"(?:scratch|zero)|first steps?\b|(?:not|haven't) (?:yet )?started|new to (?:this|smart)|ganz "
    r"am anfang|wo (?:sollen|fangen|konnen) wir|wo anfangen|por donde (?:empez|comenz)|empezando|"
    r"par ou commencer|on (?:debute|commence)|por onde comec|comecando",
)
GOVERNMENTS = _table(
    state_appointed=r"party secretary|mayor (?:is |was )?appointed|appointed (?:mayor|by the "
    r"(?:state|king|president|government|ministry|party|emir))|alcalde designado",
    commissioner=r"(?:municipal|appointed) commissioner|commissioner (?:runs|heads|leads)|ias "
    r"officer",
    council_manager=r"(?:city|county|town|municipal) manager|council[- ]manager",
    council_mayor=r"council (?:elects|chooses|appoints|picks) (?:the|a|its) mayor|council leader|"
    r"mayor (?:is )?(?:elected|chosen) by (?:the )?council|leader of the council|cabinet system|"
    r"indirectly elected mayor",
    strong_mayor=r"directly[- ]elected (?:executive )?mayor|(?:strong|executive) mayor|mayor (?:is "
    r")?(?:directly elected|elected by (?:the )?(?:people|voters|residents|citizens))|direkt "
    r"gewahlte\w* (?:ober)?burgermeister|alcalde (?:elegido|electo)|prefeito eleito",
    city_state=r"city[- ]states?\b|stadtstaat|ciudad[- ]estado|a (?:city and a )?federal (?:city|"
    r"unit)",
    collegial=r"aldermen|b ?& ?w\b|wethouders|magistrates share|collegial (?:executive|government)",
    governor=r"(?:elected|county|our|provincial) governor|gobernador(?:a)?\b",
)
# The income group as such, which holds whatever the country's is.
INCOMES = _table(
    lower_middle=r"lower[- ]middle[- ]income",
    upper_middle=r"(?:upper[- ])?middle[- ]income (?:\w+ )?(?:" + _PLACE + ")",
    low=r"low[- ]income (?:(?!in\b|of\b|for\b|and\b)[\w-]+ ){0,2}" + _PLACE,
    high=r"high[- ]income (?:(?!in\b|of\b|for\b|and\b)[\w-]+ ){0,2}" + _PLACE,
)
# Poor or rich, which tells the group only where no country does.
WEALTH = _table(
    low=r"(?:poor|impoverished|deprived) (?:(?!in\b|of\b|for\b|and\b)[\w-]+ ){0,2}"
    + _PLACE
    + r"|we(?: are|'re) (?:very |quite |a )?poor\b(?! (?:in|at)\b)|(?:ciudad|pueblo|municipio|"
    r"pais) "
    r"(?:muy )?pobre|(?:ville|commune) (?:tres )?pauvre|arme\w? (?:\w+ )?(?:stadt|gemeinde|"
    r"kommune)|"
    r"(?:cidade|municipio) (?:muito )?pobre",
    high=r"(?:rich|wealthy|affluent|prosperous|well-off) "
    r"(?:(?!in\b|of\b|for\b|and\b)[\w-]+ ){0,2}"
    + _PLACE
    + r"|we(?: are|'re) (?:very |quite )?(?:rich|wealthy)\b(?! in\b)|(?:ciudad|municipio) (?:muy )?"
    r"rica?|(?:ville|commune) riche|reiche\w? (?:\w+ )?(?:stadt|gemeinde|kommune)|cidade rica",
)
# "Well, where to begin." opens a long account; it does not say that nothing has begun.
FILLER = re.compile(
    r"^\W*(?:(?:well|so|oh|ok|okay|right|hmm+|um+|er+|phew|gosh|honestly|bueno|pues|bien|bon|alors|"
    r"bom|bem|tja|also|nun|gut|hi|hello|hola|bonjour|hallo|ola)\W+)*"
    r"(?:where (?:to|do i|shall i|should i|can i|do we) (?:even )?(?:start|begin)|"
    r"(?:por donde|wo|par ou|por onde)(?: \w+){0,4}? (?:empezar|empiezo|comenzar|comienzo|"
    r"commencer|comecar|comeco|anfangen|beginnen))\s*(?:[.!\u2026]+|,)\s+(?=\S)"
)
CONSTRAINTS = _table(
    no_operating_money=r"no (?:o ?& ?m|operating|operational|operations?|maintenance|running)"
    rf"(?: and \w+)? (?:{_FUNDS}|costs)|(?:no|without|little|any) {_FUNDS} (?:left )?(?:to|for) "
    r"(?:the |its |their )?(?:run|maint|operat|upkeep|repair|o&m|keep|service)\w*|"
    r"can(?:'t|not) (?:pay|afford) (?:for )?(?:the |its |their )?(?:maint|operat|running|"
    r"upkeep)\w*|"
    r"(?:kein|keine|wenig) (?:geld|mittel|budget) fur (?:den |die )?(?:betrieb|wartung|unterhalt)|"
    r"sin (?:dinero|fondos|presupuesto|recursos) para (?:el |la )?(?:operar|operacion|manten)\w*|"
    r"pas (?:de budget|d'argent|de moyens) pour (?:l'|la |le )?(?:entret|maint|exploit|"
    r"fonction)\w*|"
    r"sem (?:dinheiro|verba|recursos) para (?:a )?(?:manter|manutencao|operar)",
    little_money=BUDGETS["low"].pattern.removeprefix(r"\b"),
    in_debt=r"(?:in|heavy|high|huge|large|massive|big|crushing|drowning in) debts?\b|"
    r"deep(?:ly)? in debt|"
    r"close to insolven\w*|owes (?:a great deal|a lot|too much)|indebted|debt[- ]ridden|"
    r"bankrupt\w*|insolven\w*|over-?indebted|endeudad\w+|verschuldet|hohe schulden|endette\w*|"
    r"endividad\w+|receivership|fiscal emergency",
    few_staff=rf"{_OFFICE}(?: is| of| has| counts| comprises| consists of| ?[=:])(?: just| only|"
    rf" a mere| all of| a)? (?:one|two|three|four|single|[1-4](?![.,]?[0-9]))\b(?! (?:hundred|"
    rf"thousand|dozen|million|of|hours|days|years|km|"
    rf"floors|"
    r"percent|million))|(?:one|two|three|a single|only one|a lone|1|2|3) (?:person|people|persons|"
    rf"officers?|employees?|clerks?|man|woman)\b(?: [\w-]+){{0,4}} (?:makes? up|forms?|is|are|"
    rf"runs?) "
    rf"(?:our|the|all of our) (?:whole |entire |\w+ )?{_OFFICE}\b|"
    r"equipo (?:es |tiene |consta )?(?:de )?(?:una|dos|tres|cuatro) personas?|equipe (?:est |"
    r"compte |"
    r"a )?(?:de |d')?(?:une|deux|trois|quatre) personnes?|team (?:besteht |ist )?(?:aus|von)? "
    r"?(?:nur )?"
    r"(?:einer|zwei|drei|vier) (?:person|personen|leuten|leute)|equipe (?:e |tem )?(?:de "
    r")?(?:uma|duas|"
    r"tres|quatro) pessoas?|(?:no|hardly any|not enough|too few) (?:(?:technical|skilled|qualified|"
    r"trained|it|digital|tech|data) )*(?:staff|engineers|experts?|skills|technicians)\b|few staff|"
    r"understaffed|short of staff|staff shortage|(?:lack(?:s|ing)?|short) (?:of )?(?:\w+ "
    r")?(?:staff|skills|engineers|expertise|capacity)|untrained staff|one[- ]person (?:it|team)|"
    r"brain drain|falta\w* (?:de )?(?:personal|pessoal|tecnicos)|(?:sin|poco) personal|"
    r"personalmangel|keine? (?:fachleute|fachkrafte|personal)|zu wenig personal|(?:manque|pas|peu) "
    r"de personnel|sem (?:equipe|pessoal)|don't have (?:\w+ )?(?:staff|engineers|skills)",
    few_powers=r"(?:no|few|little|limited|hardly any) (?:legal |formal |own )?(?:powers|authority|"
    r"mandate|autonomy|competences)|no legal power|(?:ministry|capital|(?:central|national|state) "
    r"government) decides|sin competencias|keine zustandigkeit|pas de competences?|sem autonomia",
    split_powers=r"split (?:between|among|across|responsib\w+|powers)|nobody coordinates|(?:too "
    r")?many (?:agencies|bodies|authorities)|fragmented (?:authority|governance|responsib\w+)|"
    r"overlapping (?:agencies|mandates|responsib\w+)|belong(?:s|ing)? to (?:the|a|an|another) "
    rf"{_OTHER_BODY}|(?:owned|held|controlled) by (?:the|a|an|another) {_OTHER_BODY}|"
    rf"{_OTHER_BODY},? (?:to which|to whom|which owns|that owns|owns)\b|"
    rf"\b(?:land|ground|soil|roads?|water|police|schools?|port|buses|power|drains?|river|beach|"
    rf"housing) ?[=:] ?(?:the )?{_OTHER_BODY}|"
    r"pertenece\w* (?:al|a la) (?:estado|ministerio|gobierno|provincia|ejercito|nacion|federacion)|"
    r"appartien\w* (?:a l'etat|au (?:ministere|gouvernement|departement)|a la (?:region|province))|"
    r"geho(?:rt|ren) (?:dem|der|zum|zur) (?:land|bund|staat|kreis|landkreis|ministerium|provinz|"
    r"bahn|kanton)\b|pertence\w* (?:ao|a) (?:estado|ministerio|governo|uniao|provincia|"
    r"exercito)|(?:departments|agencies) (?:don't|do not|never) (?:talk|coordinate|"
    r"cooperate|work together)|competencias repartidas|competences partagees|zersplittert",
    low_trust=r"(?:dis|mis)trust\w*|(?:don't|doesn't|do not|does not|no longer|nobody|no one) "
    r"trusts?|(?:no|low|lost|little|lack of|lost the) trust|trust (?:is|was) (?:gone|low|broken|"
    r"lost)|desconfi\w+|(?:no|nao) confian?\b|sin confianza|se mefi\w+|pas confiance|misstrau\w+|"
    r"(?:kein|wenig) vertrauen|suspicious of (?:us|the city|city hall)",
    poor_connectivity=r"(?:poor|patchy|slow|bad|weak|unreliable|no|terrible|without|limited) "
    r"(?:(?:mobile|phone|network|internet) )?(?:internet|broadband|connectivity|connection|"
    r"coverage|signal|wifi|fibre|network)\b|sin internet|(?:schlechtes|kein) (?:internet|netz)|"
    r"internet (?:is (?:slow|poor|bad|patchy)|lento|ruim)|funkloch\w*|pas d'internet|zone blanche|"
    r"mauvaise connexion|sem internet|dead spots?",
    low_digital_skills=r"(?:no|without|few have|don't have|lack) (?:a )?smart ?phones?|not online|"
    r"digital(?:ly)? (?:illitera\w+|divide|exclu\w+)|low digital (?:skills|literacy)|can(?:'t|not) "
    r"use (?:apps|computers|the internet)|analfabetismo digital|brecha digital|fracture numerique|"
    r"illectronisme|digital abgehangt|exclusao digital|sem smartphone",
    scattered_data=r"data (?:sits?|is|are|lives?|stays?) (?:\w+ )?(?:scattered|in (?:silos|excel|"
    r"drawers)|everywhere|on paper|siloed|locked)|data silos?|siloed data|excel sheets|scattered "
    r"data|datos dispersos|datensilos|donnees (?:eparses|dispersees)|dados espalhados",
    political_turnover=r"new (?:mayor|council|government) (?:every|each)|(?:mayor|council|"
    r"government)s? changes? (?:every|all|too|often)|elections? (?:next|are|is|in|could|will|ahead|"
    r"coming)|change of (?:mayor|government)|political (?:turnover|instability|change)|every new "
    r"mayor|mayors? (?:has |have )?changed|neuwahlen|cambio de alcalde|elecciones|changement de "
    r"maire|eleicoes|troca de prefeito|mudanca de gestao",
    no_champion=r"nobody (?:at the top|in charge|leads|owns)|no (?:champion|leadership|leader|"
    r"political (?:will|support|backing))|mayor (?:does not|doesn't|is not|isn't) (?:back|care|"
    r"support|interested)|sin (?:liderazgo|apoyo politico)|niemand zustandig|kein ruckhalt|pas de "
    r"portage|sem (?:lideranca|apoio politico)",
    no_land=r"no (?:(?:free|vacant|available|more|public) )*land|land is (?:scarce|gone)|shortage "
    r"of land|land shortage|sin (?:suelo|terreno)|keine (?:freien )?flachen|pas de foncier|sem "
    r"terreno",
    seasonal_population=r"(?:population|town|city|we) (?:doubles?|triples?|quadruples?|swells?|"
    r"explodes?|multipl\w+) |[0-9][0-9.,]{0,9}(?:k|[0-9]{3})(?: people)? (?:in|during|on) "
    r"(?:the )?(?:summer|winter|july|august|high season|peak|season|weekends)|second homes|"
    r"seasonal (?:population|peaks?|residents|visitors|swings?)|poblacion (?:flotante|estacional)|"
    r"saisonal\w*|saisonnier\w*|populacao flutuante|temporada alta|hochsaison",
    deadline=r"deadline|(?:must|need to|have to) (?:spend|deliver|decide|"
    r"finish)\b[^.;]{0,40}\b(?:by|before|until)\b|fecha limite|\bplazo\b|\bfrist\b|\becheance\b|"
    r"date limite|\bprazo\b|(?:spend|use) (?:it|the \w+) (?:by|before|within)",
    island_or_remote=r"(?<!heat )(?<!traffic )(?:island|isla|insel|ilha|archipelago|islands)\b|"
    r"remote (?:town|city|place|region|municipality|community|valley)|we are remote|very remote|"
    r"only reachable|ferries|isolated (?:town|city|place|community)",
    # The German "war" is "was": it needs an English word beside it.
    conflict=r"civil war|(?<!before )(?<!syrian )(?<!water )(?:the|a|at|of|by|from|and|is|to|after|"
    r"during|since|under|this|that) war\b(?! (?:on|room|chest|in \w+ia\b))|"
    r"war (?:zone|damage[sd]?|refugees?|torn|has|started|began|ended|"
    r"destroyed|displaced)\b|wartime|war-torn|"
    r"armed (?:conflict|groups?|gangs?|bands?|"
    r"men|militias?)|"
    r"(?:gangs?|groups|men) with (?:weapons|guns|rifles)|gunmen|militias?\b|(?:grupos|bandas|"
    r"pandillas) "
    r"armad[ao]s|(?:groupes|gangs|bandes) arme(?:e)?s|bewaffnete\w* (?:gruppen|banden)|milicias\b|"
    r"milices\b|violent conflict|"
    r"post-conflict|shelling|insurgen\w+|"
    r"guerra\b(?! d(?:el|o|a) (?:agua|gas))|conflicto armado|krieg\b|conflit arme|guerrilla",
)
# "After university", "leave for university", "university clinic", "hopital universitaire".
_STUDIES = "after|after the|leave for|left for|leave to|go to|going to|away to|off to|move to|"
_STUDIES += "while at|finish|finished|nach der|vor der|despues de la|tras la|van a la|irse a la|"
_STUDIES += "apos a|depois da|vao para a|hospital|clinica|hopital|hospitalier|nearest"
_NO_STUDIES = "".join(rf"(?<!{words} )" for words in _STUDIES.split("|"))
_NO_STUDIES += r"(?<!apres l')(?<!partent a l')(?<!pour l')"
ASSETS = _table(
    own_money=r"(?:healthy|own|large|good|cash|financial) reserves|strong tax base|own (?:money|"
    r"revenue)|budget surplus|oil (?:money|wealth)|rucklagen|recursos propios|fonds propres",
    national_money=r"(?:national|federal|central) government (?:gave|pays|funds)|(?:national|"
    r"federal|central|state)(?:[ -]government)? (?:\w+ )?(?:grants?|fund(?:s|ing)?|money|programme|"
    r"program|subsid\w+)\b|smart cities mission|bundesmittel|amrut|fondos nacionales|subvention de "
    r"l'etat|recursos federais|landesforderung",
    donor_money=r"world bank|donors?\b|development bank|eu (?:funds?|money|grants?|funding)|"
    r"eu-?forder\w*|european (?:funds?|grants?|money|funding)|giz\b|usaid|jica\b|undp\b|fondos "
    r"europeos|fonds europeens|"
    r"fundos europeus|banco mundial|banque mondiale|weltbank",
    philanthropy=r"(?:local|private|bloomberg|rockefeller|a) foundation\b|philanthrop\w+|stiftung",
    private_capital=r"private (?:investors?|partners?|capital)|investors (?:are )?(?:ready|"
    r"waiting)",
    legal_powers=r"(?:full|wide|strong) (?:legal )?(?:powers|autonomy)|legal powers",
    strong_leader=r"mayor (?:\w+ )?(?:backs|supports|pushes|champions|drives|leads|is behind)|"
    r"(?:strong|committed) (?:mayor(?! system)|leader)|backing of the mayor|apoyo del alcalde|"
    r"soutien du maire|apoio do prefeito|burgermeister\w* (?:unterstutzt|steht dahinter)",
    municipal_utility=r"(?:own|owns) (?:\w+ ){0,3}(?:utility|utilities|waterworks|(?:power|energy|"
    r"water|bus|transit) company)|municipal (?:utility|company|waterworks)|city-owned|stadtwerke|"
    r"empresa municipal|regie municipale",
    skilled_staff=r"(?:skilled|good|competent|able|well-trained) (?:\w+ )?(?:engineers|staff|"
    r"officials|employees|technicians)|strong (?:it|data|digital) (?:team|department)|data "
    r"scientists|qualifizierte\w* (?:mitarbeiter|personal)|personal (?:capacitad|cualificad)o",
    delivery_body=r"(?:dedicated|smart city|delivery) (?:unit|team|company|agency|office)|special "
    r"purpose vehicle|spv\b|innovation (?:office|lab|team)",
    university=rf"{_NO_STUDIES}universit(?!(?:y|ats|are\w*)?[ -]?(?:hospital|clinic|klinik|medical "
    rf"cent))\w*|{_NO_STUDIES}universidade?\w*|{_NO_STUDIES}hochschule|polytechnic|tech(?:nical)? "
    r"college",
    tech_firms=r"(?:(?:several|many|lots of|plenty of|dozens of|hundreds of|clusters? of|"
    r"some|\d+|vibrant|growing|strong|"
    r"lively|home to|have|got|there are|hay|tenemos|temos|ha|il y a|avons|haben|gibt) (?:\w+ "
    r"){0,3})"
    r"(?:start-?ups?|(?:tech|software|it|technology) (?:firms|companies)|empresas "
    r"(?:tecnologicas|de "
    r"tecnologia)|entreprises (?:tech|numeriques)|it-firmen|software(?:firmen|hauser))\b|"
    r"(?:tech|software|it|technology|start-?up) (?:cluster|sector|scene|community)\b",
    industry_base=r"steel ?(?:mills?|works|plant)?\b|factor(?:y|ies)\b|manufactur\w+|car plants?|"
    r"industrial (?:base|city|town|zone|park|cluster|estate|plants?)|mining (?:town|city)|"
    r"textiles?\b|"
    r"refiner\w+|shipyards?|(?:ciudad|cidade|ville) industri\w+|industriestadt|automotive",
    finance_centre=r"(?:financial|banking) (?:centre|center|hub)",
    port_airport=r"(?:sea|air|container |inland |river |our |a |big |the )?ports?\b(?! of (?:call|"
    r"entry))(?!folio)|airports?\b|harbou?r\w*|puerto|(?:com|um|nosso|temos) porto\b(?! [a-z]{3})|"
    r"ciudad portuaria|hafen\w*|flughafen|"
    r"aeropuerto|aeroporto|aeroport|cidade portuaria|ville portuaire",
    tourism_base=r"touris\w+|visitor economy|(?:ski|seaside|beach|spa|holiday|resort) (?:town|"
    r"city|resort|village)|"
    r"turis\w+|fremdenverkehr|pilgrim\w*",
    natural_assets=r"hydro-?power|geothermal|(?:solar|wind) (?:potential|power|farm)|natural "
    r"resources",
    heritage_culture=r"unesco|heritage|old town|historic (?:centre|center|core|city|town|"
    r"quarter)|old (?:quarter|centre|center|core)\b|"
    r"patrimonio|patrimoine|altstadt|centro historico|museums?\b",
    civic_groups=r"(?:active|strong|many|organised) (?:\w+ )?(?:associations|civil society|ngos|"
    r"citizen groups|community groups)|civil society|associations are (?:very )?active|"
    r"neighbou?rhood associations|juntas de vecinos|vereine\b|associations de quartier|associacoes "
    r"de moradores",
    public_trust=r"(?:residents|people|citizens) (?:really |still )?trust (?:us|the|city hall)|"
    r"high trust",
    digital_infrastructure=r"fib(?:re|er)(?: optic)?\b|(?:good|fast|excellent) (?:internet|"
    r"broadband|connectivity)|5g (?:network|coverage|everywhere)|glasfaser\w*|fibra optica|gigabit",
    digital_users=r"mobile money|(?:everyone|everybody|most|people|residents) (?:\w+ )?(?:uses?|"
    r"has|have|own) (?:a )?(?:smart ?phones?|apps|whatsapp)|digital natives",
    data_platform=r"data platform|open data portal|datenplattform|plataforma de datos",
    transport_network=r"(?:good|existing|dense|extensive|decent|strong) (?:\w+ )?(?:tram|metro|bus|"
    r"rail|train|subway|transport|cycle|bike|brt)\w* (?:network|system|lines?)|brt\b|bus rapid "
    r"transit|metro line",
    compact_size=r"compact (?:city|town|centre|center|size)|15-minute city",
    young_population=r"(?:half|most|[0-9]+ ?%)[^.;,]{0,30} (?:is|are) under [0-9]{2}|young "
    r"(?:population|people are|city)|poblacion joven|population jeune|junge bevolkerung",
    skilled_workforce=r"(?:educated|skilled) (?:workforce|population|labour)",
    crisis_window=r"(?:since|after) the (?:flood|earthquake|hurricane|fire|pandemic|cyclone)\b|"
    r"host(?:ing)? the (?:olympics|world cup|expo|games)",
    international_network=r"c40\b|iclei|eurocities|sister cit(?:y|ies)|twin(?:ned)? cit(?:y|ies)",
    capital_status=r"(?<!in )(?<!to )(?<!from )(?<!by )(?<!in the )(?<!to the )(?<!from the )"
    r"(?<!by the )(?:national|state|provincial|regional|federal|district) capital\b(?! (?:fund|"
    r"grant|"
    r"budget|invest|spend|expend))|capital city|(?:the|a) capital of\b|\bcapital,? (?:of |with |"
    r"has )?"
    r"(?:about |some |nearly )?[0-9][0-9.,]*(?:k|m)?\b(?! ?(?:km|kilomet|miles|hours?|minutes?))|"
    r"(?<!in the )(?<!in )(?:we are|we're|ours is) an? (?:[\w-]+ ){0,3}capital\b(?! [a-z]+(?:s|"
    r"ing|ment)"
    r"\b)|hauptstadt|ville capitale|ciudad capital",
)
