"""Opposite words, negators and verb forms of five languages, folded; ``*``: any ending. Data."""

from __future__ import annotations

import re

PAIRS = (
    (
        "rise|rises|rose|risen|rising|grew|grow|grows|grown|growing|growth|increas*|climb*|higher|"
        "jump*|gain*|swell*|swelled|lift*|raise|raised|raises|raising|expand*|more|surg*|soar*|"
        "added|doubl*|tripl*|quadrupl*|"
        "aument*|crec*|subi*|mas|augment*|hausse|croissance|cru|plus|cresc*|mais|"
        "gestiegen|stieg*|steig*|gewachsen|wuchs*|zunah*|zugenommen|erhoh*|mehr",
        "fall|falls|fell|fallen|falling|drop|dropped|drops|dropping|declin*|decreas*|shrank|shrunk|"
        "shrink*|sank|lower|lowered|lowers|lowering|reduc*|cut|cuts|cutting|fewer|less|halv*|half-the|"
        "dwindl*|slump*|plung*|"
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
        "open|opened|opens|opening|reopen*|launch*|inaugur*|running|operating|"
        "abr*|abiert*|ouvr*|ouvert*|aber*|eroffn*|geoffnet|offen",
        "close|closed|closes|closing|closure|shut|shuts|shutting|halt*|stopp*|ended|cancel*|"
        "discontinu*|switched-off|turned-off|shut-down|taken-down|pulled-out|cerr*|ferm*|fech*|encerr*|geschlossen|schliess*|schloss|eingestellt",
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
        "reject*|refus*|dismiss*|struck-down|overturn*|unconstitutional|unlawful|illegal|quash*|veto*|"
        "denied|inconstitucional*|inconstitutionnel*|anul*|annul*|"
        "verfassungswidrig|rechtswidrig|abgelehnt",
    ),
    (
        "allow*|permit*|authori*|permis*|permit*|autoris*|erlaub*",
        "ban|banned|bans|banning|forbid*|forbade|prohibit*|outlaw*|prohib*|interdi*|proib*|verbot*",
    ),
    (
        "exceed*|beat|beats|beaten|above|beyond|surpass*|outperform*|overshot|superan|supero|depass*|ultrapass*|"
        "ubertr*|uber|topped",
        "below|missed|miss|short|undershot|debajo|dessous|abaixo|unter|verfehl*",
    ),
    (
        "earlier|sooner|faster|quicker|quickly|early|speed*|antes|rapid*|avant|früher|schneller|"
        "fruher|accelerat*",
        "later|slower|slowly|late|delay*|slow|tarde|lent*|tard|retard*|atras*|spater|langsamer|"
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
        "voluntar*|optional|opcional|facultati*|freiwillig*",
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
BEFORE_AFTER = next(i for i, (one, _) in enumerate(PAIRS) if one.startswith("after|"))
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
JOINED = re.compile(
    r"\b(turned|gave|give|struck|left|instead|rather|refused|failed|record|switched|shut|taken|pulled|hardly|half)"
    r"[ -](down|up|of|than|to|out|high|off|any|the)\b|\b(en) (lugar) (de)\b|\b(au) (lieu) (de)\b"
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
    r"(?=\W?(?:\d|an? |half|one |two |three |four |eur |usd |inr |[$€£]))"
)
SUBORDINATE = {"why", "that", "which", "who", "how", "whether", "when", "because", "dass", "warum",
               "que", "qui", "pourquoi", "porque"}  # fmt: skip
# A fact without any of these words cannot be told as something that failed or did not happen.
NEGATIVE = re.compile(
    r"\b(?:not?|never|none|nobody|without|cannot|neither|nor|fail\w*|lack\w*|miss\w*|few\w*|only|"
    r"reject\w*|refus\w*|drop\w*|cancel\w*|clos\w*|halt\w*|paus\w*|stop\w*|late\w*|delay\w*|"
    r"un[a-z]{4,}|less|end(?:ed|s)|ban\w*|oppos\w*|against|weak\w*|poor\w*|instead|rather|but|"
    r"although|though|yet|despite|short|below|fell|fall\w*|lost|hardly|exempt\w*|free|doubt\w*|"
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
             "no", "without", "sin", "sans", "sem", "ohne", "kein", "keine", "hardly",
             "barely"}  # fmt: skip


IRREGULAR = {
    form: verb
    for verb, forms in {
        "take": "took taken", "win": "won", "build": "built", "fall": "fell fallen",
        "give": "gave given",
        "begin": "began begun", "bring": "brought", "buy": "bought", "choose": "chose chosen",
        "come": "came", "do": "did done", "find": "found", "get": "got", "go": "went gone",
        "grow": "grew grown", "hold": "held", "keep": "kept", "leave": "left", "lose": "lost",
        "make": "made", "meet": "met", "pay": "paid", "rise": "rose risen", "run": "ran",
        "see": "saw seen",
        "sell": "sold", "send": "sent", "shrink": "shrank shrunk", "spend": "spent",
        "teach": "taught",
        "tell": "told", "think": "thought", "write": "wrote written", "show": "shown",
        "draw": "drew drawn",
    }.items()
    for form in forms.split()
}  # fmt: skip
