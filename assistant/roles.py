"""The words around a place name: do they make it a place, and is it the speaker's own?"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Role = Literal["own", "asked"]

_NOUN = (
    r"(?:city|town|county|municipality|village|port|capital|borough|district|metropolis|metro|"
    r"suburb|resort|region|province|state|island|council|megacity|settlement|local government|"
    r"(?:local|municipal|city|town|district|county|regional|unitary|island|rural|urban) authority|"
    r"ciudad|pueblo|municipio|localidad|villa|ville|village|commune|stadt|\w*stadt|gemeinde|"
    r"kommune|"
    r"cidade|vila)"
)
_NOUNS = (
    r"(?:cities|towns|counties|municipalities|villages|ports|capitals|districts|islands|peers|"
    r"ciudades|municipios|villes|communes|stadte|gemeinden|cidades|examples|cases|projects)"
)
_OF = (
    r"(?:(?:city|town|municipality|mayor|council|county|district|port|government|state|island|"
    r"borough|village|people|residents) (?:council |hall )?of (?:the )?(?:city of )?|"
    r"(?:alcaldia|ayuntamiento|municipalidad|municipio|ciudad|prefeitura|cidade|mairie|ville|"
    r"commune|intendencia|gobierno)(?: (?:urbaine|rurale|nouvelle|mixte|provincial|distrital|"
    r"metropolitan[ao]))? (?:de|da|do|d') ?(?:la )?|"
    r"(?:stadt|gemeinde|rathaus|stadtrat|(?:ober)?burgermeister(?:in)?) (?:von )?)"
)
# An adjective such as "Austrian" is read only with such a noun near it.
PLACE_AFTER = re.compile(
    r" (?:(?!(?:in|of|for|from|and|the|our|left|famil\w+|refugees?|workers?|migrants?|students?|"
    r"tourists?|nurses?|investors?|compan\w+|firms?|loans?|money|goods|imports?)\b)[\w-]+,? ){0,2}"
    rf"(?:{_NOUNS}|{_NOUN}|highlands|uplands|lowlands|hills|mountains?|"
    r"valley|plains?|delta|desert|steppe|interior|coast|countryside|border|alps)\b"
)
PLACE_BEFORE = re.compile(rf"\b(?:{_NOUN}|{_NOUNS})(?: [\w-]+)? $")
# "Our city of 1.1 million is Congolese", "somos colombianos", "wir sind schwedisch".
BEING = re.compile(
    rf"(?:\b{_NOUN}(?:,? (?:of|with|de|mit|com|avec) [0-9][\w.,]*(?: \w+){{0,2}})?,? "
    r"(?:is|es|est|ist|e)|\bwe(?: are|'re)|\bsomos|\bnous sommes|\bwir sind) $"
)
# A name in lower case, or one that is a word, right before what it describes: "ohio city 95000",
# "a turkey town", "China, district of 4.5 million"; or right after it: "town, texas".
NOTED_BEFORE = re.compile(
    r"(?:^|[,.:(-])\W*$|\b(?:an?|our|the|this|in|from|small|little|big|large|mid-?sized?|medium|"
    r"rural|coastal|northern|southern|eastern|western|central|remote|poor|rich)[ -]$"
)
NOTED_AFTER = re.compile(
    rf"[ ,-]{{1,3}}(?:(?:an?|small|little|big|large|mid-?sized?|rural|coastal|border|port|"
    rf"industrial|"
    rf"inland|mining|capital) ){{0,2}}{_NOUN}\b(?!-)"
)
BESIDE = re.compile(r"\b(?:an?|small|rural|another) $")  # "a Quebec town" is not Quebec City
NOTED_LAST = re.compile(rf"\b{_NOUN},? $")
# A region in small letters that stands alone: "34% over 65, tasmania NE coast, 9k people".
ALONE_BEFORE = re.compile(r"(?:^|[,.;:(-])\s*$")
ALONE_AFTER = re.compile(
    r"\s*(?:$|[,.;:)-])| (?:[ns]?[ew]|north\w*|south\w*|east\w*|west\w*|coast\w*|costa|norte|sur|"
    r"sul|kuste|interior|inland|rural|cote)\b"
)
ENDED = re.compile(r"\s*(?:$|[,.;:(-])")
# Articles that no misspelt city has before it: "in the Sahara" is not Saharsa.
ARTICLE = re.compile(
    r"\b(?:the|this|these|our|el|la|los|las|le|les|der|die|das|dem|den|des|im|am|os|as|no|na|du|au|"
    r"aux|del|dos|das|una?|une|ein\w*|uma?|an?) $"
)
# "a city in X": X holds cities, so a country or area of that name is meant.
SITED = re.compile(
    rf"\b(?:{_NOUN}|{_NOUNS}|somewhere)\b[^.;!?]{{0,40}}\b(?:in|en|em|au|aux|no|na|im) (?:the )?$"
    r"|\b(?:au|aux) $"
)
SITED_IN = re.compile(
    rf"\b(?:{_NOUN}|cities|towns|villages|somewhere)\b[^.;!?]{{0,40}}\b(?:in|en|em|au|aux|no|na|"
    rf"im) "
    r"(?:the )?$"
)
# A name that opens a note: "bouake, 830k".
HEADING = re.compile(r"(?:,|:| -| \() ?(?!(?:did|does|what|how)\b)")
ADJACENT = re.compile(
    rf"(?:\b(?:in|from|near|outside|at|en|em|aus|bei) (?:the |la |der |den )?|\b{_OF})$"
)
CUE = re.compile(
    r"\b(?:in|of|from|like|unlike|near|than|about|for|at|and|or|to|visit(?:ed)?|copy|are|am|with|"
    r"did|does|has|can|could|should|de|du|da|do|en|a|au|em|von|aus|bei|wie|como|comme|hat|hizo|fez|"
    r"somos|sommes|sind|vs|versus|not|next) (?:the |la |der |el |los |le |les |den |dem |l')?$"
)
# A person ("Mayor Jackson", "Ms Victoria Lopez") or a thing ("Paris Agreement") named like a city.
TITLE = re.compile(
    r"\b(?:mayor|minister|president|governor|sir|commissioner|councillor|secretary|"
    r"(?:mr|mrs|ms|dr|prof|professor|senora?|herr|frau)\.?(?: [a-z]+)?) $"
)
THING = re.compile(
    r" (?:agreement|accord|protocol|convention|treaty|analytica|consensus|school|university|bank)\b"
)
NEAR = re.compile(
    r"\b(?:near|outside|close to|(?:north|south|east|west|edge|outskirts|fringes?) of|suburbs? of|"
    r"commuter (?:town|belt) (?:of|for|to)|satellite (?:town|city) of|dormitory town (?:of|for)|"
    r"just off|between|cerca de|entre|zwischen|(?:afueras|periferia|alrededores|conurbano|"
    r"cinturon|area metropolitana|"
    r"norte|sur|interior|regiao metropolitana|arredores|grande) de|pres de|proche de|"
    r"(?:banlieue|bordure|peripherie|couronne|portes|nord|sud|agglomeration|environs) (?:de|d')|"
    r"bei|nahe|(?:umland|speckgurtel|nahe|grossraum|vorort|raum) (?:von )?|"
    r"(?:nordlich|sudlich|ostlich|westlich|unweit) von|vor den toren von|perto de|next to|"
    r"vicino a|(?:hours?|minutes|km|miles|minuten|minutos|heures?|horas?|stunden?) "
    r"(?:from|von|de)) ?(?:the )?$"
    r"|(?:^|[^a-z])(?:(?:north|south|east|west)(?:ern)?|greater|inner|outer|metropolitan|"
    r"suburban|gran|grand|grande|gross) $"
)
AREA_AFTER = re.compile(
    r" (?:region|state|area|oblast|province|suburbs?|boroughs?|commuter belt|hinterland|side|basin|"
    r"outskirts|fringe|metro area|metropolitan area|green belt|county|district council)\b"
    r"(?! (?:did|of)\b)|-?ish\b"
)
# "Région de Thiès", "Landkreis Rostock": the land around a city, not the city.
AREA_BEFORE = re.compile(
    r"\b(?:(?:region|province|state|county|prefecture|governorate|department|oblast|estado|"
    r"departamento|provincia|comarca|(?:municipio|pueblo|town|city)s? de la region|departement|"
    r"(?:concelho|municipio|vila|cidade)\b[^.;!?]{0,20} distrito|canton|wilaya|gouvernorat|cercle|"
    r"interior do estado|regiao|bundesland|(?:land)?kreis|kanton|provinz|regierungsbezirk)"
    r"(?: administrativ[ae])? (?:of |de la |de |d'|do |da |von )?|landes )$"
)
FIRST = re.compile(
    r"\b(?:we|ours?|us|i|my|here|nous|notre|je|somos|nosotros|nuestr[oa]s?|estamos|tenemos|soy|"
    r"trabajo|wir|unsere?|ich|noss[oa]s?|trabalho|temos|sou|estou|estoy|suis)\b"
)
ASKING = re.compile(
    r"^\W*(?:what|how|why|when|where|who|which|did|does|is|was|has|que|como|comment|pourquoi|"
    r"quien|wie|warum|wer|quelle?s?|cual(?:es)?)\b"
)
QUESTION = re.compile(
    r"\b(?:what|how|why|when|where|who|which|que|como|comment|pourquoi|was|wie|warum|o que)\b"
    r"(?:(?!\b(?:we|our|i)\b)[^.?!,]){0,30}\b(?:did|does|has|have|had|is|was|were|hizo|hace|ha|"
    rf"hat|macht|machte|fez|faz|tem)(?: the)? (?:{_OF})?$"
    r"|\b(?:comment|how come|as|what) $|^\W*(?:did|does|has|was|is) (?:the )?$"
)
REQUEST = re.compile(
    r"\b(?:tell|show|give|evidence|explain|describe|compare|list|find|learn|lessons?|examples?|"
    r"cases?|"
    r"what about|how about|become|inspired|visited|saw|seen|studied|admire|heard|read about|copy|"
    r"expo|congress|conference|summit|workshop|attended|admires|sister city|twinned|"
    r"(?:buy|bought|import\w*|vendor|supplier|company|hire|expert|software)[^.?!]* from|"
    r"cuentame|compara|ejemplos?|exemples?|beispiele?|exemplos?)\b"
    r"(?:(?!\b(?:we are|ours?|we're|somos)\b)[^.?!])*$"
)
ASKED_BEFORE = re.compile(
    r"\b(?:(?:un)?like|than|versus|vs\.?|such as|e\.g\.|compared (?:to|with)|about|similar to|"
    r"comparable (?:to|with|in size to)|(?:the|similar in|same) size (?:of|to|as)|as (?:big|large|"
    r"small) as|"
    r"(?:approach|model|example|experience|case|success|story|failure|way) of|"
    r"follow(?:ed|ing)?|copy(?:ing)?|the next|another|not|"
    r"(?:(?<=are )|(?<=is )|(?<=be )|(?<=re )|^\W*)no|isn['\u2019]t|instead of|wie|como|nicht|"
    r"kein|pas|nao somos|ni|nor|neither|"
    r"comme|anders als|do as|other|which|any|some|most|many|these|happened in|failed in|worked in|"
    r"been (?:to|in)|(?:(?:came|come|comes|gone?|went) (?:back )?|back |return\w* |home )from|"
    r"zuruck aus|(?:vuelto|volvio|regreso|revenu|rentre|voltou) d[eo]|(?:permission|approval|"
    r"orders?|"
    r"approved|decided|decisions)(?: \w+)? (?:from|by|in)|(?:leav\w+|left|mov\w+|emigrat\w+|"
    r"gone?|going|commut\w+|flee\w*|fled|"
    r"drive|drain\w*)(?: \w+)? (?:for|to)) (?:the )?(?:case of |city of |in )?$"
)
ASKED_AFTER = re.compile(
    r"(?:['\u2019]s)? ?-?(?:model|approach|example|style|like|experience|programme|program|case "
    r"study|modell|modelo|modele)\b|(?:['\u2019]s)? (?:is|ist|es|est|e|bleibt|sigue siendo) "
    r"(?:\w+ ){0,2}(?:(?:the|our|das|unser|el|nuestro|le|notre|o|nosso) )?(?:model|example|"
    r"benchmark|vorbild|modell|modelo|ejemplo|exemplo|modele|exemple)\b|:? (?:what|how|why|who) "
    r"(?:did|does|was|has)\b"
    r"|:\s*(?:what|how|why|who|when|which|was|wie|warum|wer|que|como|quien|comment|pourquoi|qui|"
    r"quem)\b(?![^.?!]*\b(?:we|our|i|wir|unser\w*|nous|notre|nosotros|podemos|tenemos|devemos|"
    r"debemos)\b)"
    r"| (?:did|does|managed|paid|solved|introduced|could|uses|used|is doing|was doing|has done)\b"
)
# "We are Kisumu-sized": another city, by which the own one is measured.
LIKENED = re.compile(r"[ -](?:sized?|like|type|scale|style)\b(?! (?:a|the|to|we|us)\b)")
MEASURED = re.compile(r"[ -](?:sized?|scale)\b")
POSSESSIVE = re.compile(r"['\u2019]s? (?!(?:council|municipality|city hall|mayor|office)\b)[a-z]+")
# Where people, goods and money come from or go to: "workers from Nepal", "exports to Germany".
_GROUPS = (
    r"(?:workers?|labou?r(?:ers)?|migrants?|immigrants?|refugees?|asylum seekers?|students?|"
    r"tourists?|visitors?|guests|families|family|nurses?|doctors?|engineers?|newcomers|commuters?|"
    r"pensioners|retirees|investors?|buyers?|settlers|traders|funds?|goods|products|cars|machines|"
    r"money|remittances|trucks|lorries|gas|oil|grain|coal|power|steel|trabaja\w+|trabalha\w+|"
    r"migrantes|inmigrantes|imigrantes|emigrantes|refugiad[oa]s|estudiantes|estudantes|turistas?|"
    r"visitantes|familias|gente que vino|obreros|operarios|remesas|remessas|travailleurs|"
    r"immigres|refugies|etudiants|touristes|familles|ouvriers|saisonniers|retraites|arbeiter\w*|"
    r"arbeitskrafte\w*|saisonkrafte|zuwander\w+|einwander\w+|fluchtlinge\w*|gefluchtete\w*|"
    r"studierende\w*|studenten|touristen|familien|pflegekrafte|pendler|rentner)"
)
ORIGIN = re.compile(
    rf"\b{_GROUPS} (?:(?:who |that |que |die |qui |come|came|arrived?|are|mostly|mainly|originally|"
    r"vienen|vinieron|llegaron|vem|vieram|viennent|venus|kommen) ?){0,3}(?:from|to|de|du|des|do|"
    r"da|dos|"
    r"del|d'|aus|nach|desde|venus de|en provenance de) ?(?:the |la |el |den |der )?$"
    r"|\b(?:exports?|exporta\w+|imports?|importa\w+|exporte?n?|sell|sells|sold|selling|trade|"
    r"trades|ship|ships|deliver|depend\w*|vend\w+|exportier\w+|liefer\w+|verkauf\w+|owned|"
    r"bought|compra\w*|(?:go(?:es)?|went|gone|leav\w+|left|mov(?:e|ed|es|ing)|drift\w*|head\w*|"
    r"driv\w+|commut\w+|"
    r"emigrat\w+|run away|off|va|van|vont|vai|vao|partent|se marchan|gehen|ziehen|pendeln|wandern)"
    r")\b[^.;!?,]{0,30}\b(?:to|from|with|on|by|a|para|pour|vers|en|nach|in|aus|"
    r"von|au|aux|desde|da|do|de) (?:the |la |el |den |der )?$"
    r"|\b(?:(?:my|her|his|their|our|minha|meu|mi|ma|mon|meine?) (?:\w+ )?(?:daughter|son|nephew|"
    r"niece|"
    r"brother|sister|cousin|filha|filho|irmao|irma|hij[oa]|herman[oa]|fille|fils|tochter|sohn)|"
    r"(?:at|en|em|auf) (?:a|an|the|una?|uma?|einer) (?:trade )?(?:fair|feria|feira|messe))\b"
    r"[^.;!?,]{0,25}\b(?:in|at|en|em|no|na|a|au|aux) (?:the )?$"
    r"|\b(?:owners?|landlords?|heirs|investors?|relatives|shareholders?|head ?quarters|head office|"
    r"due\u00f1os?|propietari[oa]s?|herederos?|propri[e\u00e9]taires?|h[e\u00e9]ritiers?|donos?|"
    r"herdeiros?|eigent[u\u00fc]mer\w*|erben)\b[^.;!?,]{0,20}\b(?:in|from|at|en|em|\u00e0|a|aus) "
    r"(?:the )?$"
)
# A country that names a money, a giver or a seller: "140 million US dollars", "a grant from Japan".
_COIN = (
    r"(?:dollars?|dolar(?:es)?|francs?|francos?|franken|pounds?|libras?|livres|pesos?|rupees?|"
    r"rupias|"
    r"roupies|dinars?|dirhams?|kron\w+|crowns?|coronas|shillings?|yen|rands?|liras?|reais|rubles?|"
    r"rand|riyals?|rials?)"
)
_GIVES = (
    r"(?:allocations?|transfers?|permission|approval|orders|permiso|transferencias?|dotations?|"
    r"autorisation|genehmigung|autorizacao|repasses?|"
    r"grants?|loans?|gifts?|donations?|aid|funds?|funding|credits?|money|don|dons|prets?|aide|"
    r"subventions?|bailleurs?|prestamos?|donacion|donaciones|ayuda|fondos|creditos?|emprestimos?|"
    r"doacao|ajuda|verba|kredit\w*|darlehen|spende\w*|hilfe|geld|mittel|donors?|donantes?|doadores|"
    r"geber|vendors?|suppliers?|compan(?:y|ies)|firms?|consultants?|consultores|empresas?|"
    r"entreprises?|societe|firma|anbieter|berater|verein|stiftung|ngo|ong|charity|association|"
    r"associacao|asociacion|fundacion|fundacao|fondation|foundation)"
)
MONEYED = re.compile(rf"[ -]?(?:\$|{_COIN}\b)")
GIVER_BEFORE = re.compile(
    rf"\b{_COIN} (?:de |del |des |dos |d'|da |do )?(?:los |the |les )?$"
    rf"|\b{_GIVES} (?:\w+ )?(?:from|of|by|de|del|des|du|dos|da|do|d'|aus|von|venue? de) ?"
    r"(?:the |los |les |la |el |den |der )?$"
    r"|\b(?:funded|financed|donated|lent|sponsored|financiad[oa]s?|financee?s?|finanziert|"
    r"gefordert) (?:by|from|por|pelos?|pelas?|par|von) (?:the |los |les |la |el |der |den |o |a )?$"
)
GIVER_AFTER = re.compile(
    rf"(?:[ -]based)?[ -](?:\w+ )?{_GIVES}\b"
    r"| (?:gave|gives?|len[dt]s?|grant(?:ed|s)|offer(?:ed|s)|donate[ds]) (?:us|it|money)\b"
    r"| (?:nos (?:da|dio|presta|ofrece)|nous (?:donne|prete|offre)|gibt uns|leiht uns|bietet uns|"
    r"nos (?:deu|empresta|oferece))\b"
)
OWN_BEFORE = re.compile(
    r"(?:\bwe(?: are|['\u2019]?re)(?: in| from| at| called)?|\bi(?: am|['\u2019]?m)(?: in| from| "
    r"with| at)?|\bthis is|\b(?:our|my) (?:city|town|place|municipality)(?: is| of)?,?|\bhere in|"
    r"\b(?:work|working|speaking|advising|consult\w*|writing|represent(?:ing)?)(?: for| in| "
    r"at| from| with)?|\bbased in|"
    r"\bon behalf of|\b(?:ideas|advice|plan|tools|strategy|options|steps|good|right) for|"
    r"\b(?:should|can|shall|must)|\blive in|\bcio of|\bsomos|\bsoy de|\bestamos en|"
    r"\bnous sommes|\bwir sind|\bwir in|\bich arbeite fur(?: die)?|\bgreetings from|"
    r"\bescrib\w+ desde|\b(?:ecris|ecrit|ecrivons) (?:de|depuis)|\bescrev\w+ (?:de|desde)|"
    r"\bschreib\w* (?:ihnen )?aus|"
    rf"\bdeputy mayor of) (?:the |la |die |der )?(?:{_OF})*$"
)
# An office that opens a note: "Head of planning, Almora, India, 3.4 lakh".
OFFICERS = (
    r"(?:(?:i am|i'm|here|soy|je suis|sou|ich bin|the|an?|el|la|le|o|der|die) )?"
    r"(?:[\w&'\u2019-]+ ){0,4}?"
    r"(?:mayor|councill?or|alderman|manager|clerk|head|director|officer|advis[eo]r|engineer|"
    r"planner|chief|secretary|commissioner|administrator|treasurer|governor|office|chairman|"
    r"concejal\w*|alcald(?:e|esa|ia)|gerente|regidor\w*|secretari[oa]|asesor\w*|intendente|"
    r"tesorer[oa]|"
    r"maire|adjointe?|conseill\w+|secr[eé]taire|directeur|directrice|vereador\w*|prefeit[oa]|"
    r"assessor\w*|presidente|diretor\w*|\w*b[uü]rgermeister\w*|k[aä]mmer\w+|stadtr[aä]t\w*|"
    r"\w*leiter\w*|dezernent\w*|referent\w*)\b"
)
OFFICER_BEFORE = re.compile(
    rf"^\W*(?!.*\b(?:is|are|was|has|have|did|does|what|how|why|who|which|said|says|with|talk|meet|"
    rf"like|con|que|avec|mit|com)\b){OFFICERS}"
    r"[^.;!?,]{0,50}, ?(?:[\w-]+ )?$"
)
# What may stand before the name that opens a description: a greeting, or a size told first
# ("City of 29,000, Parkersburg").
OPENING = re.compile(
    rf"^\W*(?:(?:hello|hi|hey|dear (?:sir|madam|all|team)|good (?:morning|afternoon|evening|day)|"
    rf"greetings|kia ora|namaste|salaam?|shalom|hola|buen[oa]s \w+|bonjour|ola|bom dia|boa tarde|"
    rf"guten (?:tag|morgen)|hallo|moin|servus|grussgott)\W+)?"
    rf"(?:(?:an? |the )?(?:[\w-]+ )?{_NOUN} (?:of|with|de|com|con|mit|avec) [0-9][\w.,]*"
    r"(?: (?:people|residents|inhabitants|habitantes|habitants|einwohnern?|pessoas|personas))?, )?$"
)
# Words with a capital before a name that are no part of it: "Mayor Springfield", "City Leeds".
NO_PART = re.compile(
    r"(?:mayor|deputy|councill?or|city|town|village|municipality|council|county|district|region|"
    r"state|province|commune|ville|ciudad|municipio|alcaldia|cidade|municipio|prefeitura|stadt|"
    r"gemeinde|kreis|landkreis|burgermeister|maire|alcalde|prefeito|in|of|from|near|em|en|de|no|"
    r"na|au|a|im|aus|bei|the|and|or|"
    r"hello|hi|dear|we|here|our|i|north|south|east|west|northern|southern|eastern|western|"
    r"central|greater|metropolitan|inner|outer|upper|lower)"
)
# "It is Teresina, in Brazil, 870 thousand people": who it is, said of the own city.
IT_IS = re.compile(
    r"(?:^|[.,;:(]|\b(?:sorry|forgot|no|ok|yes|well|hi|hello))\W*(?:it(?:'s| is)|that(?:'s| is)|"
    r"the (?:city|town|place) is|its|es|c'est|il s'agit de|es ist|das ist|es geht um|e|trata-se de|"
    r"se trata de|la ciudad es|la ville est|die stadt ist|a cidade e|we are called|called) "
    r"(?:la |the )?(?:(?:city|ciudad|ville|cidade|stadt|town) (?:of |de |von )?)?$"
)
IT_ENDS = re.compile(
    r"(?:,? (?:and |y |et |und |e )?(?:not|no|non|pas|nicht|nao) (?!the|an?\b|us|we|our|that|"
    r"really|again|only|just|so\b|doubt|matter)\w{3,}\W*$)|"
    r"\W*(?:$|[.,;:()-](?!.*\?)|(?:in|en|em|no|na|au) (?:the )?\w+\W*(?:$|[,;.]))(?!.*\b(?:that|"
    r"which|"
    r"who|que|qui|die|das)\b)"
)
# "(Nysa, 43 000 people)", "Nysa (43 000)": a name beside a size.
BRACKET = re.compile(r"\($")
WITH_SIZE = re.compile(
    r"[,:]? (?:pop\.? |about |around |approx\.? |roughly |c\.? ?|ca\.? |~ ?|some |unos |env\w* |"
    r"etwa |rund )?~?[0-9][0-9.,\u00a0 ]*(?:k|m|mil|mille|thousand|million\w*|tsd\.?)?\b"
    r"(?: (?:people|residents|inhabitants|inh|pop|hab\w*|einw\w*|ew|moradores|vecinos|mieszk\w+))?"
    r"\W*\)"
)
OFFICE = re.compile(rf"\b{_OF}$")
OPENS = re.compile(
    r" ?(?:[,:(]|-|$|(?:here|aqui|aca|ici|hier)\b|city council|council|municipal\w*|town hall|"
    r"metropolitan|smart city|"
    r"(?:needs?|wants?|lacks?|struggles?|suffers?) )"
)
JOINS = re.compile(r"\s*(?:,? in|,? en|,|,? ?(?:and|or|&|y|et|und|e|o|ou|oder)|/|\()\s*(?:the )?")
# "Two hours from Atlanta and Nashville": near both.
BOTH = re.compile(r"\s*(?:,|/|,? ?(?:and|or|&|y|et|und|e|o|ou|oder))\s*")
ELLIPSIS = re.compile(r"\W*(?:and|or|but|y|et|und|e)? ?(?:in |en )?(?:the )?")
# Countries in which cases are looked for: "towns in Kenya", "which city in Africa".
SEVERAL = re.compile(
    rf"\b{_NOUNS} (?:in|from|across|of) (?:the )?$|^\W*(?:which|what) (?:\w+ )?{_NOUN} in $"
)


class Context(NamedTuple):
    """The sentence around a name, folded: what is left and right of it."""

    left: str
    right: str

    @classmethod
    def around(cls, low: str, start: int, end: int) -> Context:
        """The sentence of a span; ``.`` ends it only before a space."""
        left = re.split(r"[!?;\n\u00bf]|\.\s", low[max(0, start - 200) : start])[-1]
        right = re.match(r"(?:[^!?;\n.]|\.(?!\s|$)){0,200}\??", low[end : end + 200])
        return cls(left, right[0] if right else "")


def is_origin(context: Context) -> bool:
    """Whether a name says where people, goods or money come from or go to."""
    return bool(ORIGIN.search(context.left))


def is_giver(context: Context, land: bool = True) -> bool:
    """Whether the name of a country says whose money, gift or offer it is, not where we are; so
    does that of a city (no ``land``) after it: "the allocation from Abuja"."""
    left, right = context
    gives = GIVER_BEFORE.search(left)
    if land and not gives:
        gives = MONEYED.match(right) or GIVER_AFTER.match(right)
    return bool(gives) and not OWN_BEFORE.search(left)


def is_sized(context: Context) -> bool:
    """Whether a name stands in brackets with a size: ``(Nysa, 43 000 people)``."""
    return bool(BRACKET.search(context.left) and WITH_SIZE.match(context.right))


def is_around(context: Context) -> bool:
    """Whether the land around a named city is meant: ``outside Leeds``, ``Région de Thiès``."""
    left, right = context
    return bool(NEAR.search(left) or AREA_AFTER.match(right) or AREA_BEFORE.search(left))


def read_role(context: Context, kind: str, joined: Role | None) -> Role:
    """Whose place it is: ``here in Leeds`` -> own, ``what did Barcelona do`` -> asked.

    ``joined`` is the role of the place named right before ("Pune, India", "Vienna and Surat").
    """
    likened = (MEASURED if kind != "city" else LIKENED).match(context.right)
    if joined or likened:
        return "asked" if likened or joined is None else joined
    own, asked = OWN_BEFORE.search(context.left), ASKED_BEFORE.search(context.left)
    if QUESTION.search(context.left) or asked:
        return "asked"
    if own or (IT_IS.search(context.left) and IT_ENDS.match(context.right)):
        return "own"
    alone = context.right.startswith("?") and ELLIPSIS.fullmatch(context.left)
    if alone or REQUEST.search(context.left) or ASKED_AFTER.match(context.right):
        return "asked"
    if kind != "city":
        return "asked" if SEVERAL.search(context.left) else "own"
    return "own" if _is_own_city(context) else "asked"


def _is_own_city(context: Context) -> bool:
    """The doubtful cases: an office, the first word of a description, "we" in the sentence."""
    left, right = context
    if OFFICER_BEFORE.match(left) and not right.endswith("?"):
        return True
    if OFFICE.search(left) or (is_sized(context) and not REQUEST.search(left)):
        return True
    if POSSESSIVE.match(right):
        return False
    if (OPENING.match(left) and OPENS.match(right)) or FIRST.search(left) or FIRST.search(right):
        return True
    return bool(ADJACENT.search(left)) and not (ASKING.search(left) or right.endswith("?"))
