"""What a what-if supposes of the city: twice the size, no money, richer. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.figures import counts_things, denied, find_figures
from assistant.notes import is_told_sum
from assistant.peers import INCOMES
from assistant.phrases import flat
from assistant.profile import Profile
from assistant.schema import Record

if TYPE_CHECKING:
    from assistant.figures import Figure
    from assistant.schema import BudgetLevel

FACTORS = {
    "twice": 2.0, "double": 2.0, "two times": 2.0, "2x": 2.0, "dos veces": 2.0, "doble": 2.0,
    "deux fois": 2.0, "duas vezes": 2.0, "dobro": 2.0, "doppelt": 2.0, "three times": 3.0,
    "triple": 3.0, "tres veces": 3.0, "trois fois": 3.0, "dreimal": 3.0, "five times": 5.0,
    "ten times": 10.0, "10 times": 10.0, "diez veces": 10.0, "dix fois": 10.0, "zehnmal": 10.0,
    "half": 0.5, "mitad": 0.5, "moitie": 0.5, "metade": 0.5, "halb": 0.5,
}  # fmt: skip
SIZE = (
    r"(?:large|big|small|size|populat\w+|people|inhabitants|residents|grand\w*|gross|gro|"
    r"grande\w*|habitant\w*|einwohner\w*|tamano|taille|tamanho|as many)"
)
NO_MONEY = re.compile(
    r"\b(?:no|without|less|little|lost (?:the|our)|sin|sans|ohne|kein|sem|weniger|moins de|menos) "
    r"(?:any )?(?:money|budget|funds|dinero|argent|geld|dinheiro|grants?)\b"
)
MONEY = re.compile(
    r"\b(?:had|have|got|with|more|enough|mas|plus d|mehr|mais|tuvieramos|avions|hatten|"
    r"tivessemos)\b[^.?!]{0,20}\b(?:money|budget|funds|dinero|argent|geld|dinheiro|grants?)\b|"
    r"\bmoney (?:were|was) no"
)
RICHER = re.compile(r"\b(?:richer|wealthier|mas ricos?|plus riches?|mais ricos?|reicher)\b")
POORER = re.compile(r"\b(?:poorer|mas pobres?|plus pauvres?|mais pobres?|armer)\b")


# A sum without its money: "suppose I put the two million in training".
SPENT = re.compile(
    r"\b(?:put|spen[dt]|invest\w*|use|give|pay|move|place|pongo|gasto|invierto|mets|depense|"
    r"investis|ponho|invisto|stecke|gebe|investiere)\b(?: \w+){0,2} "
    r"(?:the|our|all|those|los|les|os|die)? ?$"
)
# A number that is spoken of as known is none that is supposed: "cut the 4.2 million in two".
KNOWN_ONE = re.compile(
    r"\b(?:the|these|those|our|all|los|las|esos|estos|nuestros|les|ces|nos|os|as|esses|estes|nossos|"
    r"die|den|diese[nr]?|unsere[nr]?)(?: (?:full|whole|same|entire))? (?:[$€£₹] ?)?$"
)
# Another majority: "what if the mayor loses in 2028?".
_MAYOR = (
    r"(?:mayor|council(?:lor)?|majority|coalition|government|party|alcalde(?:sa)?|intendente|"
    r"mayoria|coalicion|maire|majorite|prefeit[oa]|presidente da camara|maioria|coligacao|"
    r"(?:ober)?burgermeister(?:in)?|mehrheit|koalition|i|we)"
)
TURNOVER = re.compile(
    rf"\b{_MAYOR} (?:\w+ ){{0,2}}(?:los[et]s?|resigns?|leaves?|changes?|falls?|collapses?|is voted "
    rf"out|"
    rf"(?:is|are) not re-?elected|steps? down|breaks?|goes|pierde|pierden|cambia|renuncia|cae|perd|"
    rf"change|tombe|demissionne|perde|muda|cai|verliert|wechselt|zerbricht|zurucktritt|abgewahlt)\b|"
    r"\b(?:after|before|loses?|losing|win|perdemos|perdre|perder|verlieren) (?:the |an )?"
    r"(?:next )?elections?\b|\bnew (?:mayor|majority|council)\b|\bnuev[oa] alcald\w+|"
    r"\bnouveau maire\b"
)


# Money taken away, whichever of the two is said first.
_CUT = (
    r"(?:cut|cuts|halv\w+|lost|lose|reduc\w+|slash\w*|stop\w*|freez\w+|froze|recort\w+|quit\w+|"
    r"perd\w+|"
    r"coup\w+|supprim\w+|kurz\w+|strich\w*|gestrichen|streich\w*|wegf\w+|cort\w+|dries|dried|ends?)"
)
_PURSE = (
    r"(?:budget|transfers?|grants?|fund\w*|money|subsid\w*|presupuesto|transferencias?|dotations?|"
    r"subvenc\w*|subvention\w*|zuweisung\w*|zuschuss\w*|\w*forder\w*|geld|mittel|repasses?|verbas?|"
    r"dinero|plata|dinheiro|argent|haushalt|orcamento)"
)
LESS = re.compile(rf"\b{_CUT}\b[^.?!]{{0,40}}\b{_PURSE}\b|\b{_PURSE}\b[^.?!]{{0,25}}\b{_CUT}\b")
LOSS = re.compile(
    r"\b(?:lost|lose|owed?|perd\w+|deb\w+|verl\w+|schuld\w+|cut|less|menos|moins|weniger)\b"
)
# Who may pay from outside, and whether it does: "if the province comes in with 50%".
_STATE = (
    r"(?:state|(?:national |federal |central )?government|ministry|province|region|county|nation|"
    r"land|bund|kreis|freistaat|bundesland|estado|gobierno|provincia|ministerio|nacion|etat|"
    r"departement|region|ministere|metropole|governo|uniao|ministerio)"
)
_DONOR = (
    r"(?:donors?|world bank|development bank|bank|eu|european union|foundation|investors?|"
    r"philanthrop\w+|donantes?|banco mundial|banco|ue|fundacion|bailleurs?|banque mondiale|"
    r"fondation|"
    r"doadores|fundacao|geber|stiftung|weltbank)"
)
_PAYS = (
    r"(?:comes? in|came in|chips? in|pays?|paid|covers?|covered|funds|funded|financ\w+|"
    r"contribut\w+|"
    r"matches|matched|co-?fund\w*|co-?financ\w*|puts? (?:up|in)|pone|pusiera|paga\w*|"
    r"cubr\w+|aport\w+|finance\w*|paie|paye|verse|apporte|couvre|prend en charge|zahlt|"
    r"zahlen wurde|ubernimmt|dazugibt|fordert|bezahlt|cobr\w+|cofinanc\w+|"
    r"(?:gives?|gave|da|donne|gibt)(?= (?:\w+ ){0,2}(?:[0-9]|half|money|mitad|moitie|halfte|metade|"
    r"dinero|argent|geld|dinheiro)))"
)
_NOT = r"(?:not|n't|no|never|nicht|kein\w*|nichts|pas|plus|nao|stops?|refuses? to|won't|"
_NOT += r"late|less|nothing|tarde|menos|moins|en retard|spater?|weniger|rien|nada)"
_LEAVES = (
    r"(?:pulls? out|pulled out|walks? away|withdraws?|withdrew|backs? out|drops? out|leaves|"
    r"left us|"
    r"(?:says?|said) no|se retira|nos deja|se va|se retire|se desengage|nous lache|steigt aus|"
    r"abspringt|springt ab|aussteigt|desiste|sai do projeto)"
)
SHARE = re.compile(
    rf"\b(?:(?P<state>{_STATE})|{_DONOR})\b(?P<how>(?: \S+){{0,3}}? (?:(?P<leaves>{_LEAVES})|"
    rf"{_PAYS})\b(?: {_NOT}\b)?(?: (?:the|our|a|any) permit)?|(?: \S+){{0,5}} {_PAYS}\W*$)"
)
REFUSES = re.compile(rf"(?:\b|(?<=\w)){_NOT}(?!\w)|\bn'")
# Sums without their money: "if we get 5 million a year".
RECEIVED = re.compile(
    r"\b(?:get|gets|got|receiv\w+|win|won|given|grant\w*|recib\w+|obtuv\w+|ganamos|recevi\w+|"
    r"recevons|recoit|touchi\w+|obtenons|obtenions|bekomm\w*|bekamen|erhielt\w*|erhalten|kriegen|"
    r"receb\w+|ganhass\w+|ganharmos)\b[^.?!]{0,20}$"
)
YEARLY = re.compile(
    r" ?(?:a|per|each|every|al|por|par|pro|im|ao) ?(?:year|ano|an|jahr|mes|month)\b"
)
ENDED = re.compile(r"\s*(?:$|[?.,;!])")
SUM = 100_000  # a smaller number without its money may be anything
# Hands more or fewer: "two engineers more", "if the union strikes".
_HANDS = (
    r"(?:engineers?|planners?|people|persons?|staff|officers?|analysts?|developers?|technicians?|"
    r"colleagues|posts?|positions|experts?|employees|inspectors?|ingenier\w+|personas|tecnicos?|"
    r"empleados|plazas|puestos|funcionari\w+|ingenieurs?|personnes|agents|postes?|techniciens?|"
    r"engenheir\w+|pessoas|vagas|ingenieur\w*|leute|stellen|mitarbeiter\w*|planer\w*|personal|"
    r"fachkrafte)"
)
_NUMBER = (
    r"(?:[0-9]{1,2}|an?|one|two|three|four|five|six|ten|some|more|un|una|dos|tres|cuatro|cinco|une|"
    r"deux|trois|quatre|cinq|um|uma|dois|duas|quatro|ein\w*|zwei|drei|vier|funf)"
)
_MORE = r"(?:more|extra|additional|another|mas|de plus|supplementaires?|a mais|mehr|zusatzlich\w*)"
HIRED = re.compile(
    rf"\b(?:hir\w+|recruit\w*|employ\w*|contrat\w+|embauch\w+|recrut\w+|einstell\w*|anstell\w*) "
    rf"(?:\w+ ){{0,2}}{_HANDS}\b|\b{_NUMBER} (?:{_MORE} )?(?:\w+ )?{_HANDS} {_MORE}\b|"
    rf"\b(?:{_NUMBER} )?{_MORE} (?:\w+ )?{_HANDS}\b|\b{_NUMBER} (?:\w+ )?{_HANDS} einstell\w*"
)
FEWER = re.compile(
    rf"\b(?:lose|lost|losing|perd\w+|verl[io]\w+|fewer|less) (?:{_NUMBER} )?(?:\w+ )?{_HANDS}\b|"
    r"\b(?:unions?|staff|workers|employees|drivers|sindicatos?|empleados|trabajadores|syndicats?|"
    r"agents|personnel|salaries|funcionarios|trabalhadores|servidores|gewerkschaft\w*|verdi|"
    r"belegschaft|mitarbeiter\w*|personal)\b[^.?!,]{0,30}\b(?:strik\w+|walk\w* out|huelga|greve|"
    r"streik\w*|parali[sz]\w+)"
)
ALONE = re.compile(
    r"\b(?:only|just|solo|so|nur|apenas|seulement|qu')(?: \w+){0,3} ?(?:one|half a|una?|uma?|"
    r"une?|eine?) (?:\w+ )?"
    r"(?:person|people|persona|pessoa|personne|mitarbeiter\w*|employee|officer|stelle)\b|"
    r"\b(?:no|sin|sem|sans|kein) (?:staff|personal|pessoal|personnel)\b"
)
# "What if they block the road? They are more than 3,000": no size of the city.
OTHERS_ARE = re.compile(
    r"\b(?:they|those)(?: are|['\u2019]re| were) (?:[a-z]+ ){0,2}$|"
    r"\b(?:sao|son|ils sont|elles sont|(?:es|sie) sind)(?: (?:mais|mas|plus|mehr|uns|unos|quelque|"
    r"etwa|rund)(?: de| d| als)?)? $"
)
# Inhabitants: a smaller or a larger number ("if we get only 70M") supposes something else.
SMALLEST, LARGEST = 1000, 45_000_000
FIELDS = (
    "population", "country", "income_group", "budget_level", "stage", "government", "assets",
    "constraints",
)  # fmt: skip


class Supposition(Record):
    """The city as a what-if supposes it, and the fields that it changes: none when nothing of what
    is supposed could be read."""

    profile: Profile
    fields: tuple[str, ...] = ()


def supposed(text: str, profile: Profile, earlier: Profile, supposes: bool = True) -> Supposition:
    """The profile with what the text supposes relative to it, as it is when it ``supposes``
    nothing; ``profile`` already holds what it
    says outright ("a city of 300,000"), ``earlier`` is the city as it is.

    ``what if the grant were cut`` -> budget_level low; ``what if the unions agreed`` -> nothing
    """
    if not supposes:
        return Supposition(profile=profile)
    low = flat(text)
    update: dict[str, object] = {}
    size = _size(text, low, profile, earlier)
    if size:
        update["population"] = size
    paid = _paid_from_outside(low)
    if paid:
        update["assets"] = _with(profile.assets, {paid[0]}, paid[1])
    level = _level(text, low) if paid is None else ("medium" if paid[1] else "low")
    if level:
        update["budget_level"] = level
        kept = [c for c in profile.constraints if c not in {"little-money", "no-operating-money"}]
        update["constraints"] = (*kept, "little-money") if level == "low" else tuple(kept)
    hands = -1 if ALONE.search(low) or FEWER.search(low) else bool(HIRED.search(low))
    if hands:
        have: tuple[str, ...] = update.get("constraints", profile.constraints)  # type: ignore[assignment]
        update["constraints"] = _with(have, {"few-staff"}, hands < 0)
        assets: tuple[str, ...] = update.get("assets", profile.assets)  # type: ignore[assignment]
        update["assets"] = _with(assets, {"skilled-staff"}, hands > 0)
    if TURNOVER.search(low):
        have = update.get("constraints", profile.constraints)  # type: ignore[assignment]
        update["constraints"] = _with(have, {"political-turnover"}, True)
    step = bool(RICHER.search(low)) - bool(POORER.search(low))
    if step and profile.income_group:
        at = INCOMES.index(profile.income_group) + step
        update["income_group"] = INCOMES[min(max(at, 0), len(INCOMES) - 1)]
    made = profile.model_copy(update=update)
    outright = {n for n in update if n not in {"assets", "constraints"}}
    changed = tuple(n for n in FIELDS if n in outright or getattr(made, n) != getattr(earlier, n))
    return Supposition(profile=made, fields=changed)


def _with(have: tuple[str, ...], ids: set[str], there: bool) -> tuple[str, ...]:
    """The list with these ids or without them."""
    return (
        tuple(dict.fromkeys((*have, *sorted(ids))))
        if there
        else tuple(name for name in have if name not in ids)
    )


def _paid_from_outside(low: str) -> tuple[str, bool] | None:
    """The asset that money from outside is, and whether it comes: ``what if the Land does not
    pay`` -> national-money, False."""
    share = SHARE.search(low)
    if not share:
        return None
    asset = "national-money" if share["state"] else "donor-money"
    return asset, not (share["leaves"] or REFUSES.search(share["how"]))


def _received(low: str, figure: Figure) -> bool:
    """Whether a number without its money is a sum that comes in: ``if we get 5 million``."""
    if figure.kind not in {"count", "population"} or figure.value < SUM:
        return False
    got = RECEIVED.search(low[max(0, figure.start - 40) : figure.start])
    return bool(YEARLY.match(low, figure.end) or (got and ENDED.match(low, figure.end)))


def _size(text: str, low: str, profile: Profile, earlier: Profile) -> int | None:
    """The number of people that is supposed: a multiple of today's, or a number outright."""
    factor = next((f for words, f in FACTORS.items() if re.search(rf"\b{words}\b", low)), None)
    if factor and profile.population and re.search(rf"\b{SIZE}", low):
        return round(profile.population * factor)
    if profile.population != earlier.population:
        return None
    counts = [
        f.value
        for f in find_figures(text)
        if f.kind == "count"
        and not denied(low, f.start)
        and not counts_things(low, f.end)
        and not _received(low, f)
        and not SPENT.search(low[max(0, f.start - 30) : f.start])
        and not KNOWN_ONE.search(low[max(0, f.start - 30) : f.start])
        and not OTHERS_ARE.search(low[max(0, f.start - 30) : f.start])
        and not is_told_sum(f, earlier.notes)
    ]
    return round(counts[0]) if len(counts) == 1 and SMALLEST <= counts[0] <= LARGEST else None


def _level(text: str, low: str) -> BudgetLevel | None:
    """The money that is supposed: none, some (a sum), plenty."""
    if NO_MONEY.search(low) or LESS.search(low):
        return "low"
    if any(f.kind == "money" or _received(low, f) for f in find_figures(text)):
        return "low" if LOSS.search(low) else "medium"
    return "high" if MONEY.search(low) else None
