"""What a city says it has, lacks and is held back by: the lists of its profile. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from assistant.means import is_firm, said_low
from assistant.phrases import ASSETS, CONSTRAINTS, flat

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from assistant.notes import Note

SOLVENT = ("medium", "high")  # levels at which money is no lack
# Words before an asset that deny it or only wish for it, within the clause.
DENIED = re.compile(
    r"\b(?:no|not|\w+n't|without|lack(?:s|ing)?|missing|never|neither|nor|hardly|poor|sin|ni|"
    r"lost (?:its|our|the|their|a)|"
    r"keine?[mnrs]?|ohne|nicht|sans|pas|aucune?|sem|nenhuma?|nao|falta\w*|manque\w*)\b"
    r"(?:(?!\b(?:but|aber|pero|mais|mas|though|yet|however|(?:and|und|y|et|e) (?:the|our|the|die|"
    r"der|"
    r"das|unsere?|la|el|le|les|o|a|as|os))\b)[^.;:!?,\n]){0,40}$"
)
# Of these only what says that the very thing is missing.
LACKING = re.compile(
    r"\b(?:no|without|lack(?:s|ing)?|missing|neither|nor|sin|ni|ningun\w*|kein(?:e[mnrs]?)?|ohne|"
    r"sans|"
    r"(?:pas|plus) de|pas d'|aucune?|sem|nenhuma?|falt\w+|manque\w*|lost (?:its|our|the|a)|"
    r"(?:do|does|did)(?: not|n't) have (?:an?|any)|haven't got (?:an?|any)|no tenemos|nao temos|"
    r"n'avons pas (?:de |d'))(?: (?!(?:and|und|y|et|e|the|der|die|das|la|el|le|les|los|las|o|os|"
    r"as|to|"
    r"in|of|de|for|fur|para|pour|with|mit|con|com)\b)[\w-]+){0,2} $"
)
WISHED = re.compile(
    r"\b(?:want|wish|likes?|loves?|dreams?|announc\w+|plan\w*|hope|need|attract|support|looking "
    r"for|seek\w*|would like|become|"
    r"create|how (?:can|do|to)|should we|quer\w+|necesit\w+|brauchen|wollen|voulons|besoin|"
    r"precis\w+)\b[^.;:!?,\n]{0,40}$"
)
GONE = re.compile(
    r"\W{0,2}(?:(?:that|which) )?(?:(?:has|have|was|were|is|are|just) )?(?:closed|left|"
    r"gone|moved away|shut|collapsed|missing|lacking)\b"
)
# What is there in name only: "an empty tech park", "start-ups are few", "own revenue covers 20%".
EMPTY = re.compile(
    r"\b(?:(?:half-?)?empty|few|struggling|dying|closed|dead|failed|vacant|unused|leer\w*|"
    r"verwaist\w*|"
    r"vaci[oa]s?|pocas?|pocos?|vides?|vazi[oa]s?|poucas?|poucos?|wenige?|peu de|attract|want|"
    r"do(?:es)?(?: not|n't) have is[^.;!?]*|promised|planned|future|talk(?:ing)? of|copy) "
    r"(?:[\w-]+ ){0,2}$"
)
WEAK = re.compile(
    r"(?:s|es)?(?: (?!(?:and|und|y|et|e|but)\b)\w+){0,3}? ?(?:(?:is|are|stands?|steht|stehen|"
    r"esta|estan|est|sont|sind) "
    r"(?:\w+ |[0-9]+ ?% )?(?:few|weak|poor|rare|scarce|coming since|wenige?|pocas|poucas)\b|"
    r"(?:that|who|which) (?:\w+ ){0,3}(?:survive|stay|left|closed|failed)|"
    r"(?:all |toutes? |alle |todas? )?(?:leave|s'en vont|se van|gehen weg|ziehen weg|saem)\b|"
    r"(?:only )?(?:covers?|pays?|makes? up|is) (?:only|just|barely|about|less|under))"
    r"|[^.;!?]{0,70}\b(?:empty|vacant|leer|vaci[oa]s?|vazi[oa]s?|vides?)\b(?! (?:shops?|units?|"
    r"houses?|homes?))"
)
# What once was, or is on paper: "a former textile town", "a tourism plan", "Tourismuskonzept".
FORMER = re.compile(
    r"\b(?:former(?:ly)?|ex-?|once|ancienn?e?s?|autrefois|antigu[ao]s?|antig[ao]s?|ehemalig\w*|"
    r"fruhere?\w*|einstige?\w*|(?:plan|planes|planos?|plans|schema|proje[ck]?t|projeto|proyecto|"
    r"strateg\w+|estrateg\w+|konzept|"
    r"estudios?|estudos?|etudes?|study|vision|policy|politica|politique)(?: \w+)?(?: de| du| d'|"
    r" do| da|"
    r" del| fur| of| for| on)?(?: la| el| le| den| die)?)"
    r"(?: an?)?(?:[ '](?!(?:but|and|y|et|und|e|with|a)\b)[\w-]+){0,2}[ ']$"
)
PAPER = re.compile(
    r"\w*(?:konzept|strategie|plan|leitbild)\w*\b| (?:\w+ )?(?:plans?|masterplan|strateg\w+|"
    r"concepts?|study|"
    r"vision|policy)\b"
)
BODY = re.compile(r" (?:boards?|offices?|officers?|directors?|departments?|agency|councill?ors?)\b")
_DECLINES = (
    r"(?:clos(?:es?|ed|ing)|shut(?:s|ting)?|leav(?:es?|ing)|left|declin\w+|dying|dies|died|"
    r"shr[aiu]nk\w*|collaps\w+|crumbl\w+|decay\w*|struggl\w+|suffer\w+|los(?:es?|ing|t)|fad(?:es?|"
    r"ed|ing)|vanish\w*|disappear\w*|fail(?:s|ed|ing)?|fall\w* apart|gone|means? nothing|bankrupt|"
    r"downsiz\w+|moved|moving (?:away|out|to)|se (?:traslad\w+|mud\w+|march\w+|fue\b)|mudou|"
    r"demenag\w+|planned|promised|relocat\w+|in (?:decline|crisis|trouble|ruins)|(?:was|were|"
    r"been) cut|"
    r"cierr\w+|cerr(?:o|ad[oa]s?|aron|ando)|muriendo|muere\w*|murio|se van?|decae\w*|en (?:declive|"
    r"crisis|quiebra|declin|crise|perte)|pierde\w*|perdi\w+|quebr(?:o|ad\w+)|se (?:hund\w+|"
    r"reduc\w+|"
    r"meurt|vide\w*)|parad[oa]s?|abandon\w+|ferm(?:e|ent|ee?s?|era|ait)|meurt|meurent|mourant\w*|"
    r"s'effondr\w*|s'en vont?|perd|perdent|perdu\w*|quitt\w+|dispar\w+|souffr\w+|peine\w*|"
    r"fech(?:a|am|ou|ad[oa]s?|aram|ando)|morr\w+|perd(?:e|em|eu|endo)|em (?:crise|declinio|queda)|"
    r"fali\w+|quebrou|encolh\w+|schlie(?:ß|ss)\w*|geschlossen|stirbt|sterben|schrumpf\w*|"
    r"verlier\w*|"
    r"verlor\w*|am boden|kampf\w+|(?:zieht|ziehen|wandert|wandern) (?:weg|ab)|geht (?:weg|ein|"
    r"pleite|"
    r"zuruck)|rucklaufig|brach|once(?=\W|$))"
)
_FEEBLE = (
    r"(?:(?:is|are|was|remains?|stays?|est|sont|reste\w*|es|son|esta|estan|e|sao|estao|ist|sind|"
    r"bleib\w+|steht|stehen)(?: (?!(?:not|nicht|pas|no|nao)\b)[\w%-]+){0,2} (?:small|tiny|weak|"
    r"idle|derelict|deserted|unusable|badly|poorly|too (?!busy|full|big|crowded)\w+|"
    r"poor|bad|"
    r"empty|shut|dead|isolated|underfunded|outdated|obsolete|run down|petite?s?|faibles?|vides?|"
    r"mort\w*|"
    r"pequen\w+|debil\w*|vaci[oa]s?|cerrad\w+|muert\w+|frac[oa]s?|vazi[oa]s?|klein|schwach|leer|"
    r"zu|tot|"
    r"marode|veraltet)|(?:has|have|had|hat|haben|a|ont|tienen?|tem) (?:no|not|kein\w*|kaum|hardly|"
    r"barely|pas|aucun\w*|"
    r"nenhum\w*|little|few|poc[oa]s?|peu|pouc[oa]s?|wenig\w*)|n'(?:a|ont) (?:pas|aucun\w*|plus)|"
    r"no (?:tienen?|investiga\w*|form\w+|sirve\w*)|nao (?:tem|form\w+|serve\w*)|"
    r"do(?:es)?(?: not|n't)|(?:trains?|teach\w*|form[ae]n?|bildet) (?:only|mainly|mostly|surtout|"
    r"seulement|que|solo|sobre todo|nur|vor allem|sobretudo|so|principalmente)"
    r"(?! (?:(?:des|de|os|los) )?(?:ing\w+|engin\w+|eng[a-z]*heir\w+|tech\w+|tec\w+|inform\w+)))"
)
# "Our university is small", "a port that has been losing ships": in the clause of the asset.
DECLINES = re.compile(
    rf"(?:s|es)?(?: (?:town|city|sector|industry|trade|ville|stadt|branche|sektor))?"
    r"(?:,? (?:which|that|qui|que|die|der|das))?"
    r"(?: (?!(?:who|that|which|qui|que|die|where|with|whose|wo|mit|donde|con|avec|onde|com|and|y|"
    r"et|e|"
    r"und|but|pero|mais|mas|aber)\b)[\w%-]+){0,4} "
    rf"(?:{_DECLINES}|{_FEEBLE})\b"
)
# "80 % of our income depends on the lifts": own income, from visitors.
VISITED = re.compile(
    r"\b(?:income|revenues?|budget|tax(?:es)?|ingresos|recettes|revenus|receitas?|einnahmen|"
    r"einkunfte|economy|economia|economie|wirtschaft)\b[^.;!?]{0,40}\b(?:depend\w*|com(?:es?|ing)|"
    r"hangs?|"
    r"from|v[ie]+n\w+|provien\w*|proven\w*|vem|vit|vive\w*|hang\w*|komm\w+|stamm\w+|lebt)\b"
    r"[^.;!?]{0,30}\b(?:touris\w+|visitors?|guests?|(?:ski )?lifts?|skiing|hotels?|beach\w*|"
    r"pilgrim\w*|"
    r"cruise\w*|turis\w+|visitantes?|visiteurs?|remontees|peregrin\w+|gasten?|besucher\w*|"
    r"urlauber\w*|"
    r"liften?|seilbahn\w*|bergbahn\w*)"
)
EARNED = re.compile(
    r"\b(?:our|own|nuestros?|propios?|nos|propres|noss\w+|propri\w+|unsere\w*|eigene\w*)\b"
)
LOSSES = re.compile(
    r"\b(?:los(?:es?|ing) money|in the red|deficit\w*|en perdidas?|a perte|perd(?:ent|en|em|"
    r"e) (?:de l')?"
    r"(?:argent|dinero|dinheiro)|deficitair\w+|no prejuizo|verluste?n?|defizit\w*|rote zahlen)\b"
)
METAPHOR = re.compile(
    r"\b(?:but|mas|pero|mais|aber) (?:it )?(?:is|e|es|est|ist) (?:an|uma|una|une|eine) $"
)
REVERSED = re.compile(r"\b(?:not|no|never|isn't|aren't|nicht|keine?|pas|nao) (?:an? |really )?$")

# A strategy that is there, or of which there is enough.
NO_PLAN = "no-strategy"
_PLAN = (
    r"(?:strateg(?:y|ies)|vision|master ?plan|plan|roadmap|estrategia|hoja de ruta|strategie|"
    r"schema|projet|plano|estrategico|leitbild|konzept|strategiepapier)"
)
PLANNED = re.compile(
    rf"\b{_PLAN}\b(?! (?:is|are) (?:not|miss))[^.;:!?]{{0,12}}\b(?:we (?:already )?have (?:it|"
    rf"one)|ya (?:la|lo)? ?"
    rf"tenemos|nous l'avons deja|ja (?:a|o)? ?temos|haben wir (?:schon|bereits))\b|"
    rf"\b(?:we (?:already|do) have|ya tenemos|nous avons deja|ja temos|wir haben (?:schon|"
    rf"bereits)) "
    rf"(?:an? |una? |une? |uma? |eine? |our |the |la |el )?(?:\w+ ){{0,2}}{_PLAN}\b|"
    rf"\b(?:don'?t|do not|not|no|ne|nicht|keine?n?|nao) (?:\w+ ){{0,2}}(?:want|need|quiero|"
    rf"queremos|"
    rf"necesit\w+|veux|voulons|quero|precis\w+)? ?(?:another|one more|yet another|otr[oa]|encore "
    rf"un\w*|"
    rf"pas d'autre|mais um\w*|outr[oa]|noch ein\w*|weitere\w*) (?:\w+ )?{_PLAN}"
)


class Holdings(NamedTuple):
    """The ids of assets, of enablers said to be missing, and of constraints."""

    assets: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    constraints: tuple[str, ...] = ()


def read_holdings(
    low: str, earlier: Holdings, level: str | None, notes: Iterable[Note]
) -> Holdings:
    """The earlier lists with what the text adds, without what it takes back.

    ``level`` is the money that the text says there is. ``no tram but a university; we cannot
    hire`` -> assets university, lacks transport-network, constraints few-staff
    """
    assets, missing = _read_assets(low)
    stated, denied = _read_constraints(low)
    stated += ["little-money"] * said_low(low)
    stated += ["few-staff"] * any(note.kind == "staff" for note in notes)
    if level in SOLVENT:  # who has money does not lack it
        denied |= {"little-money"} | {"no-operating-money"} - {*stated}
    return Holdings(
        assets=_joined(earlier.assets, assets, missing),
        lacks=_joined(earlier.lacks, sorted(missing), assets),
        constraints=_joined(earlier.constraints, stated, denied),
    )


def _joined(earlier: Iterable[str], new: Iterable[str], gone: Collection[str]) -> tuple[str, ...]:
    return tuple(word for word in dict.fromkeys((*earlier, *new)) if word not in gone)


def _read_assets(low: str) -> tuple[list[str], set[str]]:
    """The enablers the city says it has, and those it lacks; a wish is neither.

    ``no port but an airport`` has one of the pair, so it has port-airport.
    """
    has: list[str] = []
    lacks: set[str] = set()
    for name, pattern in ASSETS.items():
        for match in pattern.finditer(low):
            left = low[max(0, match.start() - 80) : match.start()]
            if EMPTY.search(left) or WEAK.match(low, match.end()):
                continue
            gone = GONE.match(low, match.end())
            if LACKING.search(left) or gone:
                lacks.add(name)
            elif DENIED.search(left) or _is_weak(low, match):
                continue
            elif not WISHED.search(left):
                has.append(name)
    visited = VISITED.search(low)
    if visited:
        has.append("tourism-base")
        own = EARNED.search(low[max(0, visited.start() - 25) : visited.end()])
        has += ["own-money"] * bool(own and not LOSSES.search(low) and not said_low(low))
    return list(dict.fromkeys(has)), lacks - set(has)


def _is_weak(low: str, asset: re.Match[str]) -> bool:
    """Whether the clause of an asset says that it is weak, in decline, past or only planned."""
    left = low[max(0, asset.start() - 80) : asset.start()]
    clause = re.split(r"[.;:!?\n,]", left)[-1]
    return bool(
        FORMER.search(clause)
        or PAPER.match(low, asset.end())
        or (asset.group().startswith("touris") and BODY.match(low, asset.end()))
        or re.search(r"(?:konzept|strategie|plan)\w*$", asset.group())
        or DECLINES.match(low, asset.end())
    )


def _read_constraints(low: str) -> tuple[list[str], set[str]]:
    """The constraints the city states, and those it denies ("we are not in debt")."""
    stated: list[str] = []
    denied: set[str] = set()
    operating = [m.span() for m in CONSTRAINTS["no-operating-money"].finditer(low)]
    for name, pattern in CONSTRAINTS.items():
        for match in pattern.finditer(low):
            left = low[max(0, match.start() - 30) : match.start()]
            # "no O&M funds" is not a general lack of money.
            inner = any(s < match.end() and match.start() < e for s, e in operating)
            if name == "little-money" and inner:
                continue
            if name == "island-or-remote" and METAPHOR.search(left):
                continue
            if name in {"in-debt", "little-money"} and is_firm(low, match.start()):
                continue  # "the vendor went bankrupt" is not our debt
            if REVERSED.search(left):
                denied.add(name)
            else:
                stated.append(name)
    return stated, denied


def states(low: str, pattern: re.Pattern[str]) -> bool:
    """Whether a text states what a pattern finds and does not deny it."""
    found = pattern.finditer(low)
    return any(not REVERSED.search(low[max(0, m.start() - 30) : m.start()]) for m in found)


def has_plan(text: str) -> bool:
    """Whether a text says that there is a strategy already, or that no other one is wanted: ``la
    visión ya la tenemos``, ``I don't want another strategy document``."""
    return bool(PLANNED.search(flat(text)))
