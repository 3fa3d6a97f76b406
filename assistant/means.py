"""What a text says of the city's own money: none, some, plenty; the vendor's is not ours. Pure.

The tables run over folded text (``phrases.flat``), in English, Spanish, French, Portuguese, German.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.figures import find_figures
from assistant.phrases import BUDGETS

if TYPE_CHECKING:
    from assistant.schema import BudgetLevel

_MONEY = r"(?:money|funds|funding|budget|cash|spending|resources|capital)"
# Surplus and plenty, whatever else is short.
HIGH = re.compile(
    r"\b(?:(?<!no )(?<!a )surplus of|budget surplus|(?:we have|with|running) a (?:\w+ )?surplus|"
    r"cash[- ]rich|awash "
    r"(?:with|in) (?:money|cash)|flush with|no shortage of (?:money|funds|cash)|"
    r"money is(?: not|n't) (?:what|the thing)|excedent\w* (?:de|budgetaire)|superavit|"
    r"haushaltsuberschuss|uberschuss von|pas de probleme d'argent|l'argent (?:ne manque pas|est "
    r"la)|"
    r"an geld (?:fehlt|mangelt) es nicht|geld (?:ist da|haben wir genug|ist genug da)|"
    r"no (?:nos )?falta (?:el )?(?:dinero|plata)|dinero no falta|nao (?:nos )?falta dinheiro|"
    r"dinheiro nao falta)"
)
_TRANSFERS = (
    r"(?:grants?|transfers?|dotations?|subventions?|transferencias?|asignaci\w+|aportes|repasses?|"
    r"verbas?|\w*zuweisung\w*|budgets?|presupuestos?|orcamento|haushalt)"
)
LOW = re.compile(
    rf"(?:\b(?:no|zero|not any) (?:(?:new|extra|more|additional|spare|free|real|discretionary|"
    rf"capital|"
    rf"of our own) )+{_MONEY}\b|\bno \$+(?![\w\d])|"
    r"\bnot (?:a|one) (?:penny|cent|dime|dollar|pound|euro)\b|"
    r"\b(?:skint|penniless|impecunious)\b|\b(?:no|any|little) (?:borrowing )?headroom\b|"
    r"\b(?:no|little) (?:fiscal|budget\w*|financial) (?:space|room|margin|envelope)\b|"
    r"\b(?:spending|budget) (?:freeze|moratorium|supervision|control order)\b|"
    r"\b(?:section|s) ?114\b|\bno (?:appetite|majority|votes?) for (?:a |any |another )?(?:tax|"
    r"levy|rate)|"
    r"\blev(?:y|ies)\b[^.;!?]{0,20}\b(?:failed|rejected|lost|went down|voted down|defeated)|"
    r"\b(?:cut|slashed|halved|froze|gutted) (?:our|my|the(?: city'?s?)?) (?:\w+ )?(?:budget|"
    r"grant|funding|transfers?)\b|"
    r"\b(?:our|the) (?:\w+ )?(?:budget|grant|transfer) (?:was|has been|is being|got) (?:cut|"
    r"slashed|"
    r"halved|frozen)\b|\b(?:budget|funding|funding|financial|revenue) (?:gap|shortfall|hole|"
    r"crisis)\b|"
    r"\b(?:gap|shortfall|black hole|deficit) (?:of|over|in (?:our|the) (?:budget|accounts))\b|"
    r"\b(?:run(?:s|ning)? a|is in|are in|in) deficit\b|"
    r"\b(?:our|the|own) (?:own )?revenues? (?:only )?(?:covers?|pays?|makes?)(?: up)? (?:only|"
    r"just|barely|about|"
    r"hardly|less)|\breserves? (?:\w+ )?(?:down to|gone|empty|used up|exhausted|nearly gone)|"
    r"\bsalar(?:y|ies)\b[^.;!?]{0,30}\b(?:owed|unpaid|late|months behind)|\bcannot make payroll|"
    rf"\b{_TRANSFERS}(?: (?:is|are|was|were|have|has|been|est|sont|ont|a|ete|esta|estan|sind|"
    rf"ist|wurden?|"
    r"foram|estao|now|toutes|all)){0,3} (?:frozen|gele\w*|congelad\w+|eingefroren|gekurzt|cut|"
    r"slashed|coupe\w*|baisse\w*|recortad\w+|cortad\w+|suspend\w+)\b|"
    r"\b(?:haushaltssicherung\w*|haushaltssperre|nothaushalt\w*|haushaltsnotlage|haushaltsloch|"
    r"kassenkredite|liquiditatskredite|pleite|klamm)\b|\bgeld (?:gibt'?s|gibt es|haben wir|"
    r"ist)(?: \w+)? "
    r"(?:keins|keines|keine[ns]?|nicht|alle|weg)\b|\b(?:das |unser )?geld (?:geht|lauft)(?: uns)? "
    r"(?:langsam )?aus\b|\blauft das geld aus\b|\bkein(?:en)? (?:cent|euro|spielraum)\b|"
    r"\bwir sind (?:[^.;!?]{0,25} und )?arm\b|"
    r"\b(?:pas|plus|sans|ni) (?:un|le) (?:rond|sou|radis|centime|kopeck|euro)\b|\bplus "
    r"(?:d'argent|de budget)\b|"
    r"\bcaisses? (?:sont |est )?vides?\b|\bepargne\b[^.;!?]{0,15}\bnulle\b|\b(?:aucune?|pas de|"
    r"plus de) "
    r"marges? (?:de man\w+uvre|budgetaires?|financieres?)\b|\bbudget (?:gele|exsangue)|"
    r"\b(?:no hay|ni|sin|no tenemos)(?: ni)? (?:un )?(?:peso|duro|centavo|mango|euro|plata)\b|"
    r"\b(?:plata|dinero|presupuesto|recursos) no (?:nos )?(?:alcanza|llega|da)\b|\bno (?:nos "
    r")?alcanza "
    r"(?:la |el )?(?:plata|dinero|presupuesto)\b|\barcas? (?:municipales )?(?:estan )?vacias\b|"
    r"\bcasi todo se va en (?:sueldos|salarios|nomina)|"
    r"\bpoca plata\b|\b(?:en|a) (?:la )?(?:quiebra|bancarrota)\b|"
    r"\b(?:sueldos|salarios) (?:impagos|atrasados|"
    r"sin pagar)\b|"
    r"\b(?:prefeitura|cidade|municipio|camara|nos) (?:\w+ ){0,2}(?:quebrad|falid)[oa]s?\b|"
    r"\bcofres vazios\b|"
    r"\b(?:nao ha|sem|nao temos)(?: \w+)? (?:margem|dinheiro|verba|folga|orcamento|tostao|"
    r"centavo)\b|"
    r"\blimite da lei de responsabilidade\b|\bservidor\w* sem receber\b|\bsalarios atrasados\b|"
    r"\banggaran terbatas\b)"
)
MEDIUM = re.compile(
    r"\b(?:(?:budget|haushalt|finanzen) (?:ist|sind) (?:gesund|solide|ausgeglichen|in ordnung)|"
    r"gesunde "
    r"(?:finanzen|kasse)|finances saines|finanzas sanas|contas (?:em dia|saudaveis)|"
    r"(?:eu|european|prr|pnrr|recovery|structural|cohesion|feder|efre) (?:funds?|money|grants?) "
    r"(?:in hand|secured|available|granted|approved)|(?:temos|tenemos|nous avons|wir haben|"
    r"abbiamo) "
    r"(?:os |los |les |des )?(?:fundos|fondos|fonds|fordermittel|fondi)(?! (?:insuf|escas))|"
    r"(?:cannot|can't|couldn't|unable to|struggle to) spend (?:it|them|the money|fast)|"
    r"fast enough to spend|money (?:is )?sitting in|sitting in (?:the )?bank|"
    r"no (?:somos capaces de|podemos|logramos) gastar|ne (?:pouvons|arrivons) pas a depenser|"
    r"nao conseguimos (?:gastar|executar)|nicht ausgeben konnen|non riusciamo a spendere)"
)
HAVE = re.compile(
    r"\b(?:we|we've|have|has|got|i've|tenemos|tengo|contamos con|hay|nous avons|on a|j'ai|wir "
    r"haben|haben|hat|"
    r"temos|abbiamo|mamy|received|won|secured|awarded|one-?off|one-time|windfall|einmal\w*|"
    r"extraordinari[oa]s?|exceptionnel\w*|unverhofft\w*)\b[^.;!?]{0,45}$"
)
WINDFALL = re.compile(r"\b(?:one-?off|one-time|windfall|einmalig\w*|extraordinari|exceptionnel)")
# What somebody above the city gives it: "the state gives us 200 million".
GIVEN = re.compile(
    r"\b(?:state|government|ministry|province|region|federation|nation|county|eu|european union|"
    r"world bank|bank|donors?|foundation|land|bund|bundesland|kreis|stiftung|estado|gobierno|"
    r"provincia|ministerio|banco mundial|etat|departement|ministere|banque mondiale|governo|"
    r"uniao|freistaat)\b(?:(?!\b(?:not|n't|no|never|nicht|kein\w*|pas|nao|if|wenn|si|se)\b)"
    r"[^.;!?]){0,25}\b(?:gives?|gave|given|pays?|paid|provid\w+|grants|granted|offers?|offered|"
    r"sends?|funds|funded|transferred|puts?(?: in)?|promised|da|dio|dara|aporta|pone|donne|verse|"
    r"finance|apporte|accorde|gibt|gab|zahlt|stellt|bewilligt|paga|deu|repassa)\b[^.;!?]{0,20}$"
)
OWED = re.compile(
    r"\b(?:gap|deficit\w*|hole|debts?|shortfall|ow(?:e|es|ed|ing)|overspen\w+|defizit|schulden|"
    r"\w*kredit\w*|loch|"
    r"deudas?|agujero|trou|dettes?|rombo|dividas?|costs?|costing|bills?|quote|spen[dt]|paid|pay|"
    r"lost|need|"
    r"short|missing|lack|want\w*|cost\w*|gast\w+|perd\w+|fehl\w+|manqu\w+|falt\w+|under|over|"
    r"invest\w+|"
    r"backlog|bought|built|asks?|asked|offered)\b"
)
# "We have a £2m fund" is a purse, "we have a £2m roof to repair" is none.
PURSE = re.compile(
    r"\b(?:funds?|grants?|budget|programmes?|programs?|pot|reserves?|surplus|endowment|"
    r"allocation|award|"
    r"settlement|donation|subsidy|envelope|credit)\b"
)
COMMON = {"USD", "EUR", "GBP", "CHF", "AUD", "CAD", "NZD", "SGD"}  # of one order of magnitude
A_SUM, PLENTY = 1e6, 300e6  # some money to start with; a purse of a rich city
# Firms that go bankrupt or broke are others than the city.
FIRM = re.compile(
    r"\b(?:vendors?|suppliers?|compan(?:y|ies)|firms?|contractors?|operators?|developers?|"
    r"employers?|"
    r"start-?ups?|malls?|stores?|hotels?|hospitals?|museums?|theatres?|providers?|manufacturers?|"
    r"mills?|mines?|plants?|banks?|shops?|retailers?|"
    r"airline|factory|"
    r"landlords?|club|proveedor\w*|empresas?|constructora|contratista|fournisseur\w*|entreprises?|"
    r"societe|prestataire|promoteurs?|fornecedor\w*|firma|anbieter|betreiber|unternehmen|"
    r"lieferant\w*|"
    r"investor\w*|bautrager|kaufhaus)\b[^.;!?,]{0,40}$"
)
DENIAL = re.compile(
    r"\b(?:not|no|never|isn't|aren't|nicht|keine?|pas|nao) (?:an? |in |really )?$"
    r"|\b(?:not quite|not yet|noch nicht)\b[^.;!?]{0,15}$"
)
HYPOTHESIS = re.compile(r"\b(?:if|until|unless|before|wenn|falls|si|se)\b[^.;!?,]{0,40}$")


def is_firm(low: str, start: int) -> bool:
    """Whether what is said at a place is said of a firm: ``the vendor went bankrupt``."""
    return bool(FIRM.search(low[max(0, start - 70) : start]))


def said_low(low: str) -> bool:
    """Whether the text says that the city has no money to speak of, in one of the wider ways."""
    return _states(LOW, low)


def money_level(text: str, low: str) -> BudgetLevel | None:
    """How much money the city says it has; ``low`` is the folded text without other cities. None
    of its own and a large sum from above is some.

    ``surplus of 40 million`` -> high; ``s114, no new money`` -> low; ``we have $4m`` -> medium
    """
    if _states(HIGH, low) or _states(BUDGETS["high"], low):
        return "high"
    if said_low(low) or _states(BUDGETS["low"], low):
        return "medium" if _given(text, low) else "low"
    held = _held(text, low)
    if held is None and (_states(MEDIUM, low) or _states(BUDGETS["medium"], low)):
        return "medium"
    return held


def _states(pattern: re.Pattern[str], low: str) -> bool:
    return any(
        not DENIAL.search(low[max(0, m.start() - 30) : m.start()]) and not is_firm(low, m.start())
        for m in pattern.finditer(low)
    )


def _given(text: str, low: str) -> bool:
    """Whether a large sum is given by a state, a donor or luck."""
    sums = [f for f in find_figures(text) if f.kind == "money" and f.value >= A_SUM]
    lefts = [re.split(r"[.;!?\n]", low[max(0, f.start - 80) : f.start])[-1] for f in sums]
    return any(
        (GIVEN.search(left) or WINDFALL.search(left)) and not OWED.search(left[-25:])
        for left in lefts
    )


def _held(text: str, low: str) -> BudgetLevel | None:
    """The level of the largest sum that the city says it has; debts, costs and wishes are none."""
    level: BudgetLevel | None = None
    for figure in find_figures(text):
        if figure.kind != "money" or figure.value < A_SUM:
            continue
        if not low[figure.start : figure.end].strip():
            continue  # another city's
        left = re.split(r"[.;!?\n]", low[max(0, figure.start - 80) : figure.start])[-1]
        right = re.split(r"[.;!?,\n]", low[figure.end : figure.end + 40])[0]
        held = HAVE.search(left) or GIVEN.search(left)
        thing = held and re.search(r"\ba $", left) and not PURSE.search(right)
        if not held or thing or OWED.search(held[0]) or OWED.search(right.split(" which ")[0]):
            continue
        if figure.value >= PLENTY and figure.currency in COMMON:
            return "high"
        level = "medium"
    return level
