"""Which parts of a case a message asks for: who paid, what came of it, did it last. Pure.

Patterns run over folded text (``lexical.simple``) in five languages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.cues import Aspect
    from assistant.stories import Part

PATTERNS: dict[Part, str] = {
    "payer": r"(?:without|with|using|on) (?:\w+ ){0,2}(?:money|funds|funding)|"
    r"(?<!people )(?<!residents )(?<!they )(?<!vendors )(?<!traders )pay (?:more|less|extra)|"
    r"(?:with|from) (?:what|which|"
    r"whose) money|avec quel argent|"
    r"con que (?:dinero|plata)|"
    r"com que dinheiro|mit welchem geld|who (?:was|were|is|are) paying|"
    r"(?:did|do|does|was|were) (?:\w+ ){1,3}(?:pay|paid|fund)(?! (?:more|less)\b)|"
    r"(?:who|which \w+) (?:\w+ )?(?:paid|pays?|funded|funds|financed|finances)|"
    r"paid (?:for|by|with)|(?:did|do|does) (?:they|it|the \w+) (?:\w+ )?(?:pay|fund|finance)"
    r"(?! (?:more|less)\b)|"
    r"(?:money|funds|funding|it|that) (?:come|came|comes) from|pa(?:y|id) (?:for )?(?:it|that|"
    r"this|them)|source of (?:the )?(?:money|funds)|donors?|grants?|loans?|subsid\w+|pagaron|"
    r"pago|pagaba|financi\w+|puso (?:el|la) (?:dinero|plata)|de donde (?:salio|vino)|paye\w*|"
    r"paie|finance\w*|d ou (?:vient|venait|est venu)|pagou|pagaram|pagava|"
    r"de onde (?:veio|saiu|vinha)|"
    r"(?:be)?zahl(?:t|te|ten|en)|bezahlt|finanzier\w*|woher kam|forder\w+|zuschuss\w*",
    "cost": r"how much|cost(?:s|ing)?|prices?|priced|budget|expensive|cheap\w*|sums?|"
    r"cuanto (?:cost|cuest|gast|se)\w*|cost[oe]s?|costaron|presupuesto|precio|"
    r"combien|couts?|coute\w*|prix|quanto (?:cust|gast)\w*|cust(?:ou|o|os|a|aram)|preco|"
    r"orcamento|kost\w+|gekostet|preis\w*|"
    r"wie ?viel|teuer|billig",
    "who": r"who (?:\w+ )?(?:ran|runs?|led|leads?|was in charge|is in charge|managed?|manages|"
    r"decide[sd]?|owns?|did (?:it|that|this|the \w+)|checked|made it|built|approved|"
    r"operate[sd]?)|in charge|responsible|whose|which (?:department|agency|office|body)|"
    r"organi[sz]ation|quien(?:es)? (?:lo |la )?(?:\w+ )?(?:diri\w+|llev\w+|maneja\w*|hizo|"
    r"decid\w+|estaba|estuvo|gestion\w+)|a cargo|responsable\w*|qui (?:l )?(?:a |"
    r"s )?(?:dirig\w+|pilot\w+|gere\w*|decid\w+|en etait|occup\w+|entretien\w*|mene\w*)|"
    r"quem (?:\w+ )?(?:dirig\w+|geri\w+|fez|decid\w+|liderou|mand\w+|cuid\w+)|responsavel|"
    r"wer (?:\w+ ){0,3}(?:zustandig|verantwort\w*|geleitet|leitet\w*|gemacht|betrieb\w*|"
    r"entschied\w*)|zustandig\w*|verantwortlich\w*",
    "won": r"dazu gebracht|mit(?:zu)?mach\w*|on (?:our|their) side|get (?:it |this )?past|"
    r"react\w*|reagi\w*|reacci\w*|convinc\w+|persuad\w+|agree\w*|protest\w*|resist\w*|angry|"
    r"anger|oppos\w+|consult\w*|unions?|won over|win over|buy[- ]in|accept\w*|"
    r"on board|residents?|neighbou?rs|citizens|voters?|without violence|convenc\w+|resist\w+|"
    r"acept\w*|vecinos|sindicato\w*|oposicion|convain\w+|oppos\w+|habitants|riverains|"
    r"syndicat\w*|aceit\w*|moradores|uberzeug\w*|widerstand\w*|akzept\w*|mitgenommen|"
    r"anwohner\w*|gewerkschaft\w*|burger|bewohner\w*",
    "result": r"(?:people|residents|they|vendors|traders) (?:\w+ )?(?:pay|paid|"
    r"earn(?:ed)?) (?:more|"
    r"less)|(?:did|does) it do for|cleaner|improv\w+|got better|stopp?ed (?:losing|the)|"
    r"turned (?:it )?around|"
    r"(?:fell|fall\w*|rise|rose|risen|dropp?\w*|reduc\w+|(?:went|gone|go) (?:up|down))|"
    r"baiss\w+|diminu\w+|bajaron|aument\w+|"
    r"caiu|cairam|gesunken|gestiegen|belege?n?|(?<!how )(?:does|did|has|have) (?:it|that|this|"
    r"they|these|those) (?:\w+ )?(?:really |actually )?(?:work(?! with| for| at)|help|pay off|"
    r"bring|earn|go up|go down|fall|rise)\w*|(?<!made it )worked(?! with| for| at| in the)|"
    r"results?|proof|proven|prove|evidence|effects?|outcomes?|impact|saved|savings|measured|"
    r"success\w*|really|actually|achieve\w*|earn\w*|resultad\w+|funcion(?:o|a|aron|ou|ando)|"
    r"sirvio|efect\w+|resultats?|marche|effet\w*|reussi\w*|resultou|deu certo|efeit\w+|"
    r"ergebnis\w*|wirkung\w*|gewirkt|gebracht|funktionier\w*|erfolg\w*|nachweis\w*|bewies\w*",
    "time": r"how (?:long|fast|quick\w*|soon|many (?:years|yrs|months))|^(?:and )?when|"
    r"(?:since )?when (?:did|was|were|do)|how many years|timeline|over how|years did|"
    r"cuanto (?:tiempo|tard\w+|demor\w+)|"
    r"(?:cuando|quando|quand) (?:fue|empez\w+|se hizo|foi|comec\w+|fizer\w+|a ete)|"
    r"en cuantos|combien de temps|duree|"
    r"quanto tempo|em quantos|wie lange|wann|wie schnell|dauer\w*",
    "failed": r"(?:did ?n.?t|not|never) work\w*|n a pas (?:marche|fonctionne)|ne marche pas|"
    r"no funcion\w+|nao funcion\w+|nao deu certo|nicht (?:funktionier\w*|geklappt)|erreurs?|"
    r"errores|erros|fehler|wrong|fail\w*|critic\w*|problems?|weak\w*|downsides?|against it|"
    r"backlash|complain\w*|mistakes?|flop\w*|disappoint\w*|regret\w*|(?:salio|fue|ging|lief|deu|"
    r"correu|ido|salieron) (?:\w+ )?mal|fracas\w*|problema\w*|fallo\w*|echec\w*|echoue\w*|"
    r"probleme\w*|falh\w+|errado|schief\w*|gescheitert|scheiter\w*|kritik\w*",
    "later": r"kept?|keep it|stay\w*|surviv\w+|outliv\w+|revers\w+|(?:was|were|get) lost|"
    r"how did (?:it|that|this)(?: \w+)? end|quedaron|volvieron|aguant\w+|ficaram|voltaram|"
    r"aguent\w+|tenu|tiennent|geblieben|still|last(?:ed|ing)?|afterwards?|after that|"
    r"what became|today|nowadays|(?:come|came) back|keep(?:s|ing)? (?:it|them) (?:up|going)|"
    r"maintain\w*|upkeep|sustain\w*|go away|went away|sigue\w*|todavia|despues|duro|volvio|"
    r"mantien\w+|mantenim\w+|encore (?:la|aujourd hui|en)|toujours|ensuite|apres|durer?|"
    r"devenu\w*|entretien\w*|ainda|depois|durou|voltou|manutencao|noch (?:da|heute|so)|"
    r"immer noch|danach|spater|heute|gehalten|wurde (?:daraus|aus)|instand\w*",
    "law": r"laws?|legal\w*|allowed|permission|powers?|contracts?|ordinances?|decrees?|"
    r"by-?laws?|rules?|leyes|ley|normas?|normativ\w+|ordenanza\w*|contrato\w*|lois?|"
    r"reglement\w*|contrats?|lei|leis|decreto\w*|gesetz\w*|recht\w*|vertrag\w*|satzung\w*|"
    r"erlaub\w*",
    "before": r"before(?! and after)|why did (?:they|it)|triggered|how did it (?:start|begin)|"
    r"at first|antes|"
    r"por que (?:lo )?(?:hicieron|empezaron)|avant|pourquoi (?:l )?ont|por que fizeram|vorher|"
    r"davor|warum haben sie",
    "how": r"how (?:did|do|does|was|were|is|have|exactly)|in (?:more )?detail|mechanism|"
    r"como (?:lo |la )?(?:\w+ )?(?:hicieron|funcion\w*|logr\w+|consigui\w+|fizeram)|comment|"
    r"wie (?:haben|hat|ging|geht|wurde|lief|machen|funktion\w*)",
}  # fmt: skip
FOUND = {part: re.compile(rf"\b(?:{words})\b") for part, words in PATTERNS.items()}
# What was heard by the sense of a message that no word of these gives away.
OF_ASPECT: dict[Aspect, tuple[Part, ...]] = {
    "money": ("cost", "payer"), "who": ("who",), "results": ("result",), "failures": ("failed",),
    "people": ("won",), "time": ("time",), "how": ("how", "won"),
}  # fmt: skip
# What is told of the same where just what is asked is not, under its own name.
BESIDE: dict[Part, tuple[Part, ...]] = {
    "payer": ("cost", "who"), "cost": ("payer",), "who": ("payer",), "result": ("failed", "later"),
    "later": ("failed", "result"),
}  # fmt: skip
# Who doubts a result wants to hear what speaks against it as well.
DOUBTS = re.compile(
    r"\b(?:proof|proven|proved?|evidence|really|actually|truly|propaganda|just (?:their|a) story|"
    r"de verdad|realmente|pruebas?|vraiment|preuves?|mesmo|provas?|wirklich|beweis\w*|beleg\w*|"
    r"affichage)\b"
)
NOT_WORKED = re.compile(
    r"\b(?:(?:did ?n.?t|not|never) work\w*|n a pas (?:marche|fonctionne)|ne marche pas|"
    r"na?o funcion\w+|nao deu certo|nicht (?:funktionier\w*|geklappt))\b"
)
MOST = 2  # parts that one message asks for


def parts_asked(plain: str, aspect: Aspect | None) -> tuple[Part, ...]:
    """The parts that a folded message asks for, in its order, at most two; by what was heard
    where no word names one. "How did they pay?" asks who paid, and not how."""
    places = {part: found.start() for part, rule in FOUND.items() if (found := rule.search(plain))}
    named: list[Part] = sorted(places, key=lambda part: places[part])
    apart = [part for part in named if part != "how"]
    if NOT_WORKED.search(plain):
        apart = [part for part in apart if part != "result"]
    elif not apart and DOUBTS.search(plain):
        apart = ["result"]
    few = len(apart) < MOST and "failed" not in apart
    if "result" in apart and few and DOUBTS.search(plain):
        apart.insert(apart.index("result") + 1, "failed")
    if apart:
        return tuple(apart[:MOST])
    return tuple(named) or (OF_ASPECT[aspect] if aspect else ())
