"""Opposite words, negators and verb forms of five languages, folded; ``*``: any ending. Data."""

from __future__ import annotations

import re

from assistant.antonyms import LOOSE, MORE

_FIRST = (
    (
        "rise|rises|rose|risen|rising|grew|grow|grows|grown|growing|growth|increas*|climb*|higher|"
        "jump*|gain*|swell*|swelled|lift*|raise|raised|raises|raising|expand*|more|surg*|soar*|"
        "added|doubl*|tripl*|quadrupl*|picked-up|went-up|shot-up|mounted|"
        "aument*|crec*|subi*|mas|augment*|hausse|croissance|cru|de-plus|cresc*|mais|"
        "gestiegen|stieg*|steig*|gewachsen|wuchs*|zunah*|zugenommen|erhoh*|mehr",
        "fall|falls|fell|fallen|falling|drop|dropped|drops|dropping|declin*|decreas*|shrank|shrunk|"
        "shrink*|sank|lower|lowered|lowers|lowering|reduc*|cut|cuts|cutting|fewer|less|halv*|"
        "half-the|"
        "rarer|scarcer|dwindl*|slump*|plung*|wore-off|worn-off|fade|faded|fades|fading|wane*|waning|ebb*|"
        "dried-up|"
        "tail-off|tailed-off|vanish*|slid|slide|slides|slip|slipped|unchanged|stagnat*|worn-away|"
        "disminu*|baj*|redu*|cay*|menos|recul*|baiss*|chut*|diminu*|moins|caiu|cair*|"
        "gesunken|sank*|sink*|gefallen|fiel*|verringer*|gesenkt|senk*|weniger|ruckgang",
    ),
    (
        "won|win|wins|succeed*|success*|selected|chosen|"
        "gan*|exito*|gagn*|reussi*|ganh*|venceu|sucesso|gewann*|gewonnen|erfolg*",
        "lost|lose|loses|losing|loser*|fail*|unsuccessful*|reject*|turned-down|defeat*|"
        "perdi*|fracas*|rechaz*|perdu*|echou*|echec|rejet*|perde*|rejeit*|"
        "verlor*|gescheitert|scheiter*|abgelehnt",
    ),
    (
        "open|opened|opens|opening|reopen*|launch*|inaugur*|"
        "abri*|abre*|abiert*|ouvr*|ouvert*|aber*|eroffn*|geoffnet|offen",
        "close|closed|closes|closing|closure|shut|shuts|shutting|halt*|stopp*|ended|cancel*|"
        "discontinu*|switched-off|turned-off|shut-down|taken-down|pulled-out|cerr*|ferm*|"
        "fech*|encerr*|geschlossen|schliess*|schloss|eingestellt",
    ),
    (
        "stay|stays|stayed|remain|remains|remained|lasted|",
        "switched-off|turned-off|shut-down|taken-down|removed|withdr*|pulled-out|left|short",
    ),
    ("correct*|accurate*|right|true|genuine", "wrong*|false*|incorrect*|inaccurate*|untrue"),
    (
        "most|many|all|every|everyone|everybody|majority|viele|alle|todos|muchos|tous|todas|muitos",
        "few|hardly-any|none|nobody|wenige|pocos|peu|poucos|minority",
    ),
    (
        "keep|keeps|kept|keeping|retain*|maintain*|continu*|mantu*|mantien*|conserv*|maint*|gard*|"
        "mantev*|beibehalt*|behielt*|fortgesetzt|fortgefuhrt",
        "dropped|drop|scrap*|abandon*|gave-up|give-up|ended|withdr*|cancel*|stopp*|discard*|"
        "suspend*|paus*|aufgegeben|eingestellt|abgebrochen",
    ),
    (
        "accept*|approv*|upheld|uphold*|endors*|confirm*|constitutional|lawful|legal|"
        "acept*|aprob*|valid*|constitucional|constitutionnel*|acceptee?|aprov*|"
        "verfassungsgemass|rechtmassig|angenommen|genehmigt",
        "reject*|refus*|dismiss*|struck-down|overturn*|unconstitutional|unlawful|illegal|"
        "quash*|veto*|"
        "denied|inconstitucional*|inconstitutionnel*|anul*|annul*|"
        "verfassungswidrig|rechtswidrig|abgelehnt",
    ),
    (
        "allow*|permit*|authori*|permis*|permit*|autoris*|erlaub*",
        "ban|banned|bans|banning|forbid*|forbade|prohibit*|outlaw*|prohib*|interdi*|proib*|verbot*",
    ),
    (
        "exceed*|beat|beats|beaten|above|beyond|surpass*|outperform*|overshot|superan|supero|"
        "depass*|ultrapass*|"
        "ubertr*|uber|topped",
        "below|missed|miss|short|undershot|debajo|dessous|abaixo|unter|verfehl*",
    ),
    (
        "earlier|sooner|faster|quicker|quickly|early|speed*|antes|rapid*|avant|früher|schneller|"
        "fruher|accelerate|accelerated|accelerates|accelerating",
        "later|later-than|slower|slowly|late|delay*|slow|tarde|lent*|tard|retard*|atras*|"
        "spater|langsamer|"
        "verzoger*",
    ),
    (
        "free|gratis|gratuit*|kostenlos",
        "paid|pay|pays|charge|charges|charged|fee|fees|pago|pagos|payant*|kostenpflichtig",
    ),
    (
        "improv*|better|best|mejor*|amelior*|melhor*|verbesser*|besser",
        "worsen*|worse|worst|deteriorat*|empeor*|pire|aggrav*|pior*|verschlechter*|schlechter",
    ),
    (
        "voluntar*|optional|exempt*|opcional|facultati*|freiwillig*",
        "mandator*|oblig*|compuls*|must|required|requires|verpflicht*|pflicht",
    ),
    (
        "met|meet|reach*|achiev*|fulfil*|hit|attain*|alcanz*|cumpl*|logr*|attein*|atteint*|"
        "alcanc*|ating*|erreich*|erfull*",
        "miss|missed|short|unmet|incumpl*|manqu*|falh*|verfehl*",
    ),
    ("largest|biggest|highest|most|record-high|mayor", "smallest|lowest|least|menor"),
    ("expensive|costly|dear|teuer*|caro|cara|cher|chere", "cheap*|inexpensive|barat*|billig*"),
    ("public|publicly|published|openly|transparen*", "secret*|confidential*|hidden|undisclosed"),
    ("joined|join|joins|entered|enter", "left|leave|leaves|quit|withdr*"),
    (
        "support*|favour*|backed|back|welcom*|trust*|apoy*|soutien*|soutenu*|unterstutz*",
        "oppos*|resist*|protest*|distrust*|criticis*|mistrust*|opuso|widersetz*",
    ),
    ("strong*|strength*|fort|fuert*|forte|stark*", "weak*|debil*|faibl*|frac*|schwach*"),
    ("profit*|surplus|beneficio*|gewinn*|lucro*", "loss|losses|deficit*|perdidas|perte*|verlust*"),
    ("centrali*|central|merged|merge|unified", "decentral*|split|separated|fragmented"),
    ("easy|easier|simpl*|facil*|einfach*", "difficult*|complex*|harder|complicat*|schwierig*"),
    ("solved|solves|resolv*|fixed", "unsolved|unresolved"),
    ("include|includes|included|including|covers|covered", "exclud*|exempt*|omit*|left-out"),
    (
        "after|once|nach|nachdem|despues|tras|apres|depois|apos",
        "before|prior|bevor|vor|antes|avant",
    ),
    ("young|younger|youth", "older|elderly|seniors"),
    ("majority|mayoria|majorite|maioria|mehrheit", "minority|minoria|minorite|minderheit"),
)  # fmt: skip
PAIRS = (*_FIRST, *MORE, *LOOSE)
# Pairs whose words often stand in one text without opposing one another.
ORDERING = frozenset(
    i
    for i, (one, _) in enumerate(PAIRS)
    if one.startswith("after|") or i >= len(_FIRST) + len(MORE)
)
NEGATORS = frozenset(
    [
        "not",
        "no",
        "never",
        "nothing",
        "nobody",
        "none",
        "neither",
        "nor",
        "without",
        "cannot",
        "unable",
        "hardly",
        "barely",
        "instead-of",
        "rather-than",
        "refused-to",
        "failed-to",
        "sin",
        "ningun",
        "ninguna",
        "nunca",
        "jamas",
        "tampoco",
        "en-lugar-de",
        "pas",
        "sans",
        "aucun",
        "aucune",
        "jamais",
        "ni",
        "au-lieu-de",
        "sem",
        "nenhum",
        "nenhuma",
        "nao",
        "skip",
        "skips",
        "skipped",
        "avoid",
        "avoids",
        "avoided",
        "avoiding",
        "lack",
        "lacks",
        "lacked",
        "lacking",
        "spare",
        "spared",
        "want-of",
        "zero",
        "near-zero",
        "did-little",
        "did-nothing",
        "does-little",
        "do-little",
        "escape",
        "escaped",
        "nicht",
        "kein",
        "keine",
        "keinen",
        "keiner",
        "ohne",
        "nie",
        "niemals",
        "statt",
        "anstatt",
    ]
)
# Words read as one: "turned down", "on time", "few users".
_TOGETHER = (
    "turned down|turned off|turned on|turned up|gave up|give up|given up|gave in|gave way|"
    "struck down|left out|leaves out|leave out|instead of|rather than|refused to|failed to|"
    "fails to|fail to|declined to|record high|switched off|switched on|shut down|"
    "taken down|took down|torn down|tore down|tore out|ripped out|pulled out|backed out|"
    "hardly any|half the|wore off|worn off|dried up|tailed off|picked up|went up|shot up|"
    "put up|put off|set up|called off|carried on|went on|went ahead|go ahead|pressed ahead|"
    "pushed ahead|ran out|wound up|took on|laid off|stepped down|voted down|threw out|"
    "thrown out|waved through|scaled back|scaled down|scaled up|on time|in time|"
    "on schedule|to schedule|according to schedule|ahead of schedule|behind schedule|"
    "as planned|as scheduled|within budget|on budget|under budget|over budget|out of order|"
    "out of use|in use|for good|few users|few people|few takers|low interest|"
    "little interest|knew little|know little|knew nothing|little known|stayed away|"
    "took part|too few|too little|closed doors|thanks to|do away|did away|doing away|"
    "done away|got rid|get rid|according to plan|as other|just as|still runs|still running|"
    "still open|still works|still operates|lives on|goes on|in operation|taken away|"
    "took away|large part|tiny share|small share|on the date|on the day|as announced|"
    "as promised|carried out|on paper|gathered dust|later than|bring back|brought back|"
    "came back|stayed closed|remained closed|stayed shut|spelled out|spelt out|set out|"
    "in house|contracted out|passed on|pass on|passes on|in contrast|opt in|opt out|no say|"
    "did little|did nothing|does little|do little|wind down|winds down|wound down|winding down|"
    "up to date|de plus|want of|en lugar de|au lieu de"
)
JOINED = re.compile(
    r"\b(?:" + "|".join(w.replace(" ", "[ -]") for w in _TOGETHER.split("|")) + r")\b"
)
UP = re.compile(
    r"\b(up|down)(?= (?:(?:by |from |about |some |over |nearly |almost )?\d|"
    r"between|since|sharply|slightly))"
)
# "more than 500" is a hedge, "500 more than before" is a rise.
AT_LEAST = re.compile(
    r"\b(?:at least|at most|al menos|por lo menos|pelo menos|au moins|du moins|not only)\b"
)
HEDGED = re.compile(
    r"\b(more|less|fewer|mas|plus|mais|mehr|weniger|menos|moins) (than|de|d'|als|que) ?"
    r"(?=\W?(?:\d|an? |half|one |two |three |four |five |six |seven |eight |nine |ten |"
    r"twelve |twenty |thirty |forty |fifty |eur |usd |inr |[$€£]))"
)
# A time that grows is slower service: "the response time rose".
_TIME = r"\b(?:times?|waits?|waiting|queues?|delays?|processing|backlogs?)\b[^.;,]{0,25}?\b"
LONGER = re.compile(_TIME + r"(?:rose|grew|rise|increased|climbed|lengthened|doubled|tripled)\b")
SHORTER = re.compile(
    _TIME + r"(?:fell|fall|dropped|shrank|decreased|declined|shortened|halved|cut)\b"
)
SUBORDINATE = {"why", "what", "where", "that", "which", "who", "how", "whether", "when",
    "because", "dass", "warum",
               "que", "qui", "pourquoi", "porque"}  # fmt: skip
# A fact without any of these words cannot be told as something that failed or did not happen.
NEGATIVE = re.compile(
    r"\b(?:not?|never|none|nobody|without|cannot|neither|nor|fail\w*|lack\w*|miss\w*|few\w*|only|"
    r"reject\w*|refus\w*|drop\w*|cancel\w*|clos\w*|halt\w*|paus\w*|stop\w*|late\w*|delay\w*|"
    r"un[a-z]{4,}|less|end(?:ed|s)|ban\w*|oppos\w*|against|weak\w*|poor\w*|instead|rather|but|"
    r"although|though|yet|despite|short|below|fell|fall\w*|lost|los(?:e|es|ing|s|ses)|"
    r"shr[aiu]nk\w*|gone|hardly|exempt\w*|free|doubt\w*|"
    r"declin\w*|limited|open|dismiss\w*|withdr\w*|remain\w*|still|cut\w*|reduc\w*|lower\w*)\b|n't"
)
DENIAL = re.compile(
    r"\b(?:(?:did|was|were|has|have|had) (?:not|never)|"
    r"(?:did|was|were|has|have|had)n.t|never \w+ed|"
    r"fail(?:ed|s|ure)?|collaps\w+|abandon\w+|scrap\w+|reject\w+|refus\w+|lost|cancel\w+|"
    r"shut down|closed|worsen\w+|declin\w+|fell|dropped|shrank|missed|halted|stopped|struck down|"
    r"banned|useless|ignored)\b"
)
# Negators that set one thing against another, and such as deny a thing and no verb.
CHOICE = {"instead-of", "rather-than", "en-lugar-de", "au-lieu-de", "statt", "anstatt"}
FOR_ALL = {
    "no",
    "none",
    "nobody",
    "neither",
    "kein",
    "keine",
    "ningun",
    "aucun",
    "aucune",
    "nenhum",
}
NOTHING = {"no", "nothing", "nada", "rien", "nichts", "kein", "keine"}
WITHOUT = {"without", "sin", "sans", "sem", "ohne"}
OF_NOUNS = {"skip", "skips", "skipped", "avoid", "avoids", "avoided", "avoiding", "lack", "lacks",
             "lacked", "lacking", "spare", "spared", "escape", "escaped",
             "want-of",
             "no", "without", "sin", "sans", "sem", "ohne", "kein", "keine", "hardly",
             "barely"}  # fmt: skip


IRREGULAR = {
    form: verb
    for verb, forms in {
        "take": "took taken", "win": "won", "fall": "fell fallen",
        "give": "gave given",
        "bring": "brought",         "come": "came", "do": "did done", "find": "found",
        "get": "got", "go": "went gone",
        "grow": "grew grown", "hold": "held", "keep": "kept", "leave": "left", "lose": "lost",
        "make": "made", "meet": "met", "pay": "paid", "rise": "rose risen", "run": "ran",
        "see": "saw seen",
        "sell": "sold", "send": "sent", "shrink": "shrank shrunk", "spend": "spent",
        "teach": "taught",
        "tell": "told", "think": "thought", "write": "wrote written", "show": "shown",
        "draw": "drew drawn",
        "feel": "felt", "lead": "led", "hear": "heard", "stand": "stood", "become": "became",
        "understand": "understood", "break": "broke broken", "drive": "drove driven",
        "speak": "spoke spoken", "catch": "caught", "deal": "dealt", "fight": "fought",
        "lend": "lent loan loans loaned lending", "mean": "meant",
        "ride": "rode", "seek": "sought", "strike": "struck",
        "throw": "threw thrown", "withdraw": "withdrew withdrawn", "wear": "wore worn",
        "benefit": "gain gains gained", "ask": "request requested requests",
        # Nouns of verbs, and words that mean the same in these reports.
        "explain": "explanation explanations", "approve": "approval approvals consent assent",
        "refuse": "refusal refusals", "deliver": "delivery", "decide": "decision decisions",
        "choose": "choice choices chose chosen", "buy": "purchase purchased procure procured "
                                                        "acquire acquired bought",
        "improve": "improvement improvements", "resident": "citizens inhabitants",
        "update": "up-to-date", "begin": "began begun start started starts starting",
        "firm": "company companies",
        "discuss": "debate debated debates discussion discussions", "finish": "complete completed",
        "agree": "agreement", "permit": "permission", "construct": "build built construction",
        "fund": "money funding finance financed financing", "treat": "treatment",
        "participate": "participation participants", "measure": "measurement",
        "evaluate": "evaluation", "reduce": "reduction reductions", "prove": "proof",
    }.items()
    for form in forms.split()
}  # fmt: skip
