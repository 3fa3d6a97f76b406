"""Whether a claim says more than its facts can bear: proof, cause, a plan told as done. Pure.

Words of five languages, over folded text. What counts as proof follows the grades of the corpus:
only ``evaluated`` facts rest on an independent check.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.amounts import supported
from assistant.numberwords import language_of
from assistant.phrases import flat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.claims import Evidence
    from assistant.quantities import Quantity

_BY = (
    r"(?:independent\w*|outside|external|extern\w*|unabhangig\w*|independiente\w*|independente\w*)"
)
_CHECKS = (
    r"(?:evaluat|review|audit|stud(?:y|ies)|assess|verif|confirm|research|expert|analys|check|"
)
_CHECKS += r"inspect|trial|valid|survey)"
PROOF = re.compile(
    r"\b(?:prove[ns]?(?! later| afterwards)|proved|proving(?! ground)|proof(?! of)|verif(?:ied|"
    r"ies|ying|ications?|icad[oa]s?|iee?s?|iou|icou|ic[oa]ron|icaram|iziert\w*)|scientific\w*|"
    r"rigorous\w*|audited|"
    r"auditors?|"
    r"(?:an|the) audit\b(?! office)|peer[- ]review\w*|beyond (?:any |all )?doubt|undisputed\w*|"
    rf"(?:independent(?:ly)?|outside|external) (?:\w+ )?{_CHECKS}\w*|"
    r"(?:data|records|figures|stud(?:y|ies)|researchers|experts|tests?) (?:\w+ )?confirm\w*|"
    r"(?:an?|formal|university) (?:\w+ )?evaluation|evaluators?|"
    r"evaluation (?:found|show|confirm|establish)\w*|"
    r"controlled (?:evaluation|trial|study|experiment|test)|randomi[sz]ed|established that|"
    r"demonstrabl\w+|conclusive\w*|definitive\w*|statistically|"
    # Spanish, French, Portuguese, German
    r"demuestra\w*|demostr(?:o|ado|ada|aron)|comprob(?:o|ado|ada|aron)|verificad[oa]s?|"
    r"(?:evaluacion|estudio|analisis|auditoria|auditores|informe|expertos?|avaliacao|estudo|analise|"
    r"peritos?) (?:\w+ )?(?:independiente|independente|cientific|extern|riguros|rigoros|"
    r"controlad)\w*|auditad[oa]s?|cientificamente|ensa(?:yo|io) controlado|"
    r"prouve(?!\w* pas)\w*|demontre(?:nt|e|es)?|auditee?s?|essai controle|scientifiquement|"
    r"(?:evaluation|etude|audit|analyse|experts?) (?:independant|scientifique|rigoureu|externe)\w*|"
    r"comprov(?:ou|ado|ada|am|aram)|demonstr(?:ou|ado|ada|aram)|"
    r"bewies\w*|bewiesen\w*|beweis(?:t|en)|nachweislich\w*|nachgewiesen\w*|erwiesen\w*|"
    r"unabhangige\w? (?:\w+ )?(?:stud|pruf|gutacht|bewert|evalu|untersuch|expert)\w*|"
    r"wissenschaftlich (?:bewiesen|belegt|erwiesen)|kontrollierte\w? (?:stud|versuch)\w*)\b"
)
CAUSE = re.compile(
    r"\b(?:clearly|directly|demonstrably|solely|undoubtedly|unquestionably|indisputably) "
    r"(?:\w+ )?(?:caus|due|led|produc|attribut|result|drove|brought|because|responsible)\w*|"
    r"\b(?:caused|attribut\w+) (?:\w+ )*?(?:directly|solely|clearly|entirely)\b|"
    r"\battributes? the\b|\bclaramente (?:caus|provoc|deb)\w+|"
    r"\bdirectamente (?:caus|provoc|atribu)\w+|\bclairement (?:caus|provoq|entrain)\w+|"
    r"\beindeutig (?:verursach|bewirk|zuruckzufuhr)\w+|\bdiretamente (?:caus|provoc)\w+"
)
# Words that take the proof back: "not proven", "nobody independent has verified".
DENIED = re.compile(
    r"\b(?:no|not|never|nobody|none|without|yet|neither|nor|cannot|un|hardly|lacks?|lacking|missing|"
    r"before|awaits?|rather than|instead of|ask\w*|need\w*|should|until|whether|if|"
    r"sin|ningun\w*|nunca|nadie|falta|pas|sans|aucun\w*|jamais|sem|nenhum\w*|nao|"
    r"nicht|kein\w*|ohne|nie|niemand|noch)\b[^.;]{0,40}$|n't [^.;]{0,30}$"
)
LATER_DENIED = re.compile(
    r"^\w*[^.;,]{0,30}\b(?:is|are|was|were|has been|have been)? ?"
    r"(?:not|missing|lacking|absent|fehlt|"
    r"falta|manque)\b"
)
# Words by which a claim tells a plan, an estimate or a report, by language.
_PLANNING = {
    "en": r"plan(?:s|ned|ning|ner)?\b|aim\w*|target\w*|goals?|expect\w*|announce[ds]?|would|should|"
    r"will|to be|meant|forecast\w*|promis\w*|pledg\w*|propos\w*|estimat\w*|intend\w*|intention|"
    r"could|may(?! \d)|might|hop(?:e|es|ed|ing)\b|project(?:ed|ion|s that)|modell?(?:ed)?|model's|"
    r"foresee\w*|envisag\w*|wants?|wanted|seek\w*|sought|set out|sets out|ambition\w*|is to|are to|"
    r"was to|were to|due (?:to|by)|draft\w*|consider(?:ed|ing)|to follow|potential\w*|schedul\w*|"
    r"design(?:ed)? to|"
    r"not yet|ready to|upcoming|by 20[3-9]\d|commit\w*|earmark\w*|set aside|reserv\w*|budgeted|"
    r"calls? for|agreed to|offers?|offered|on offer|up to|priced|costed|a price of|allocat\w*|"
    r"predict\w*|calculat\w*|simulat\w*|asks?|asked|awaits?|prepar\w+|seem\w*|apparently|"
    r"visions?|road ?maps?|encourag\w*|invit\w*|condition\w*|subject to|request\w*|applied for|"
    r"under construction|being built|pending|eligible|can (?:get|receive|apply|claim)|on paper|"
    r"feasibility|g[ai]ve?\w* up|abandon\w*|miss(?:ed|es)|fell short|"
    r"slip(?:s|ped)|postpon\w*|shelved|"
    r"put (?:\w+ )?(?:at|forward)|laid out|lays out|"
    r"tender(?:s|ed)?\b|so far|must|bound to|obliges?",
    "es": r"plan\b|planes\b|planea\w*|planif\w*|preve\w*|previst\w*|esper\w*|objetivo\w*|meta\b|"
    r"anunci\w*|pretend\w*|propon\w*|propuest\w*|podri\w*|deberi\w*|proyect\w*|quier\w*|"
    r"busca\w*|estim\w*|promet\w*|hasta|reserv\w*|aspira\w*|va a|van a|iba\w* a|"
    r"destin\w*|sera|seran|seria\w*|compromet\w*|de aqui a|futur\w*|contempl\w*|calcul\w*|"
    r"prepar\w*",
    "fr": r"plan\b|prevoi\w*|prevu\w*|prevoy\w*|objectif\w*|annonc\w*|devrai\w*|pourrai\w*|"
    r"compte \w+er\b|envisage\w*|vise(?:nt|r|rait)?\b|espere\w*|promet\w*|promis\w*|estim\w*|"
    r"projet\w*|reserv\w*|veut|voulai\w*|souhait\w*|doit|devait|jusqu'a|"
    r"ambitionn\w*|engag\w*|d'ici|futur\w*|sera|seront|serai\w*|calcul\w*|prepar\w*",
    "pt": r"plano\b|planej\w*|prev(?:e|iu|ia|isto|ista)\b|deveri\w*|poderi\w*|promet\w*|estim\w*|"
    r"objetiv\w*|meta\b|anunci\w*|pretend\w*|projet\w*|reserv\w*|quer\b|queri\w*|espera\w*|"
    r"devia\w*|ate\b|sera|serao|seria\w*|compromet\w*|visa\w*|futur\w*|calcul\w*|prepar\w*|destin\w*",
    "de": r"plan\b|plane?n?\b|plant\w*|planung\w*|geplant\w*|soll(?:te|ten|en|t)?\b|ziel\w*|"
    r"angekundigt\w*|kundig\w*|erwart\w*|vorgesehen\w*|konnte\w*|versprach\w*|versproch\w*|"
    r"zugesagt\w*|will|wollen|wollte\w*|prognos\w*|schatz\w*|geschatzt\w*|beabsichtig\w*|"
    r"mochte\w*|bis zu|veranschlag\w*|wird|werden|verpflicht\w*|kunftig\w*|streb\w*|anstreb\w*|"
    r"sieht|sah|eingeplant\w*|bereit|berechn\w*",
}
_REPORTING = {
    "en": r"report\w*|according to|says?|said|states|stated|claim\w*|own (?:figures?|count|account|"
    r"review|numbers)|by (?:its|the) \w+'?s? (?:own )?(?:account|count|figures)|account|"
    r"puts? (?:it|the|its|this|their)|speaks?|spoke|describ\w*|tells?|told|self-report\w*|given as|"
    r"doubt\w*|unclear|unverified|not (?:yet )?(?:verified|known|proven|reported|financed|built)|"
    r"no (?:count|result|figures|financing|funding|evidence|independent)",
    "es": r"segun|informa\w*|dice\w*|afirm\w*|declar\w*|duda\w*",
    "fr": r"selon|d'apres|indique\w*|affirm\w*|doute\w*|fait etat|dit\b",
    "pt": r"segundo|de acordo|diz\w*|relat\w*|afirm\w*|duvid\w*",
    "de": r"laut|nach angaben|zufolge|berichte\w*|gab\w* an|sagt\w*|eigenen angaben|zweifel\w*|"
    r"gibt \w+ an",
}
GUARDED = {code: re.compile(rf"\b(?:{_PLANNING[code]}|{_REPORTING[code]})\b") for code in _PLANNING}
# Plan words that tell no plan: "as planned", "met its target", "its participatory budget plan was".
SPENT_PLAN = re.compile(
    r"\bas (?:planned|expected|promised|intended|announced|hoped)\b|"
    r"\b(?:met|meets?|hit|hits|reached|reaches|achieved|fulfilled|beat|exceeded|delivered)"
    r" (?:on )?(?:all |every |both )?(?:of )?(?:its|the|their|a|an)? ?(?:\w+ )?"
    r"(?:targets?|goals?|aims?|promises?|pledges?|plans?|expectations)\b|"
    r"\b(?:thanks to|because of|following|as a result of|owing to) (?:its|the|a|an|their|this) "
    r"[\w' -]{0,30}?(?:vision|strategy|road ?map|agenda|draft|pledge|promise|target|goal)s?\b|"
    r"\bonce (?:planned|promised|announced)\b|\bthanks to (?:its|the) [\w' -]{0,30}?plan\b"
)
# "The plan has cut ...": the plan is named and its result told as fact.
DONE = re.compile(
    r"\b(?:has|have|had) (?:already |since |now |fully )?"
    r"(?!been (?:announced|planned|promised)|to\b)"
    r"(?!seven\b|ten\b|eleven\b|been\b|different)\w+(?:ed|en|lt|nt|ut|ght|own|one)\b|"
    r"\bnow (?:has|have|runs?|employs?|hosts?|saves?|houses?)\b|"
    r"\b(?:went on to|led to|resulted in|paid off|is up and running|is complete)\b"
)
LIMIT = re.compile(r"^(?:up to|offer\w*|on offer|hasta|jusqu'a|ate|bis zu)$")
NOUN_ONLY = re.compile(r"^(?:plans?|planned|goals?|targets?|announced|ambition\w*|up to)$")
CLAUSE = re.compile(r"[;:]|\.(?=\s|$)|, (?=but|yet|while|although|and later|which|where|whereas)|"
                    r"\b(?:but|yet|although|while)\b")  # fmt: skip
COMMAS = re.compile(r"[;:]|\.(?=\s|$)|,(?!\d)")
SENTENCE = re.compile(r"\.(?=\s|$)|;")
# What a fact itself says is not there yet: in a plan, and around a figure of any fact.
FORWARD = re.compile(
    r"\b(?:(?<!for )plan(?:s|ned|ning)?\b|aim(?:s|ed|ing)?\b|goals?|target\w*|"
    r"expect\w*|announc\w*|would|should|"
    r"will|to be|meant|forecast\w*|promis\w*|pledg\w*|propos\w*|intend\w*|is to|are to|was to|"
    r"were to|envisag\w*|seeks?|sought|projected|could|hop(?:ed|ing|es)|want\w*|set out|"
    r"sets out|draft\w*|estimat\w*|modelled|ready to|by 20(?:2[7-9]|[3-9]\d)|commit\w*|costed|"
    r"priced|"
    r"earmark\w*|set aside|tendered|to follow|calls? for|due (?:to|by|in)|considered|offer(?:ed|"
    r"s)?|"
    r"on condition|condition(?:al|ed)|subject to|pending|request(?:ed|s)?|asked for|asks? for|"
    r"appl(?:ied|ies) for|proposal|in draft|under construction|being built|vision|road ?map|"
    r"ambition\w*|eligible|may (?:be|get|receive)|begins? in 20(?:2[7-9]|[3-9]\d)|themes?|"
    r"feasibility|not financed|encourages?|must|shall|ha(?:s|ve) to)\b"
)
_COMING = (
    r"expect(?:s|ed|ing)?|forecast\w*|promis\w+|pledg\w+|intend\w+|meant|aim(?:s|ed|ing)?|"
    r"hop(?:es?|ed|ing)|planning|(?:is|are|was|were) to(?! be seen)|will|would|should|planned|"
    r"plans? (?:to|for)|projected|(?:goals?|targets?|aims?) (?:of|is|was|were|are|included?)|"
    r"predicted|modelled|"
    r"announced(?! that)|towards? (?:a|the|its) [\w ]{0,12}(?:goal|target)|proposed|due|sought|"
    r"seeks?|request(?:ed)?|asked for|applied for|by 20(?:2[7-9]|[3-9]\d)|set aside"
)
AHEAD_BEFORE = re.compile(rf"\b(?:{_COMING})\b(?:[^.;:(,]|,(?=\d)){{0,70}}$")
AHEAD_AFTER = re.compile(
    r"[^.;:,(]{0,45}\b(?:forecast|promised|expected|planned|projected|pledged|announced|predicted|"
    r"intended|(?:was|were|is|are) to be|target|goal|to follow|by 20(?:2[7-9]|[3-9]\d)|"
    r"on condition|if (?:it|the)|subject to)\b(?! to have)"
)
INTENDED = re.compile(
    r"\b(?:(?:was|were|is|are) (?:to|due|meant|intended|expected|planned) |would|will|plan(?:s|"
    r"ned)? to|"
    r"aim(?:s|ed)? (?:to|at)|promis\w+|goals?|targets?|(?<!than )expected|projected|on condition|"
    r"wanted|"
    r"offered|pledg\w+|hop(?:es?|ed) to|intend(?:s|ed)? to|"
    r"announced (?!that)|wants? to|wanted to|seeks? to|sought to)\b"
)
LISTED = re.compile(r"\band\b|,(?!\d)")
WAS_TO = re.compile(r"\b(?:(?:was|were|is|are) to|planned to|hoped to|intended to|would)\b")
NOW = re.compile(r"\b(?:immediate effect|at once|already|since then)\b")
HALVED = 0.5
REPEATED = 3  # longer words that a claim shares with a clause to be about it
SET_ASIDE = re.compile(r"\b(?:set aside|earmark\w*|reserv\w*|budgeted|allocated|committed)\b")
SPENT = re.compile(
    r"\b(?:spent|spend|spends|paid out|pays out|gast\w+|depens\w+|gastou|ausgegeben)\b"
)


def overstated(claim: str, evidence: Sequence[Evidence]) -> str | None:
    """The word of proof or cause in a claim that none of its facts can bear, if there is one."""
    if any(e.grade in {"evaluated", ""} for e in evidence):
        return None
    low = flat(claim)
    held = [flat(e.body) for e in evidence]
    foreign = language_of(claim) != "en"
    for pattern in (CAUSE, PROOF):
        for match in pattern.finditer(low):
            if _denied(low, match) or any(_says(body, match[0], foreign) for body in held):
                continue
            return claim[match.start() : match.end()]
    return None


def _denied(low: str, match: re.Match[str]) -> bool:
    before = DENIED.search(low[max(0, match.start() - 60) : match.start()])
    return bool(before or LATER_DENIED.match(low[match.end() : match.end() + 60]))


def _says(body: str, word: str, foreign: bool) -> bool:
    """Whether a fact uses the same word of proof itself, and does not take it back; for a claim in
    another language, any word of proof."""
    if foreign and any(not _denied(body, m) for m in PROOF.finditer(body)):
        return True
    stems = [w[:7] for w in re.findall(r"\w{4,}", word) if w not in {"that", "have", "been"}]
    return bool(stems) and all(
        any(not _denied(body, m) for m in re.finditer(rf"\b{stem}\w*", body)) for stem in stems
    )


def plan_told_as_done(
    claim: str, quantities: Sequence[Quantity], evidence: Sequence[Evidence]
) -> str | None:
    """Words of the fact, for the repair prompt, when a claim tells as done what they only plan."""
    low = SPENT_PLAN.sub(" ", flat(claim))
    found = [m[0] for m in GUARDED[language_of(claim)].finditer(low)]
    if any(not LIMIT.match(word) for word in found) and not DONE.search(low):
        return None
    for e in evidence:
        if any(not (NOUN_ONLY if _is_plan(e) else LIMIT).match(word) for word in found):
            continue
        body = flat(e.body)
        matched = _places(quantities, e)
        if _is_plan(e):
            spans = [_around(body, place.low, SENTENCE) for place in matched]
            spans = spans or [_own_ahead(low, body) or _best_sentence(low, body)]
            ahead = [span for span in spans if FORWARD.search(span)]
            if len(ahead) == len(spans) or any(INTENDED.search(span) for span in ahead):
                return ahead[0].strip()
        elif (words := next((said for q in matched if (said := _ahead(body, q, low))), None)) or (
            words := _told_ahead(low, body, bool(matched))
        ):
            return words
    return None


def _own_ahead(low: str, body: str) -> str:
    """The clause of a plan with a word that a claim repeats and no clause without intention has."""
    clauses = SENTENCE.split(body)
    real = set().union(*(_content(c) for c in clauses if not FORWARD.search(c)))
    words = _content(low) - real
    return next((c for c in clauses if INTENDED.search(c) and words & _content(c)), "")


def _told_ahead(low: str, body: str, matched: bool) -> str | None:
    """The clause of a fact that a claim repeats without its figures, when it tells what is to come.

    A claim with figures of its own must repeat a word that no clause on what happened has.
    """
    words = _content(low)
    parts = [part for clause in CLAUSE.split(body) for part in LISTED.split(clause)]
    if matched:
        real = set().union(*(_content(p) for p in parts if not FORWARD.search(p)))
        ahead = [p for p in parts if WAS_TO.search(p) and (words - real) & _content(p)]
        parts = [p for p in ahead if len(words & _content(p)) >= REPEATED - 1]
    else:
        parts = [part for part in parts if len(words & _content(part)) >= REPEATED]
    best = max(parts, key=lambda part: len(words & _content(part)), default="")
    if NOW.search(best) or "offer" in best:
        return None
    return best.strip() if INTENDED.search(best) else None


def _content(text: str) -> set[str]:
    return {word[:6] for word in re.findall(r"[a-z]{5,}", text)}


def _is_plan(e: Evidence) -> bool:
    return e.kind == "plan" or e.grade == "claimed"


def _ahead(body: str, figure: Quantity, low: str = "") -> str | None:
    """The words that make a figure of a fact a forecast: "expected to cut by 60", "10 forecast"."""
    begin = body.find(_around(body, figure.low, CLAUSE))
    before = AHEAD_BEFORE.search(body[begin : figure.low])
    if before:
        return body[begin + before.start() : figure.high].strip()
    after = AHEAD_AFTER.match(body[figure.high : figure.high + 80])
    if after:
        return f"{figure.text}{after[0]}".strip()
    clause = _around(body, figure.low, COMMAS)
    aside = SET_ASIDE.search(clause) if figure.kind == "money" and SPENT.search(low) else None
    return clause.strip() if aside else None


def _places(quantities: Sequence[Quantity], e: Evidence) -> list[Quantity]:
    """The figures of a fact's text that the figures of a claim repeat, each at its first place."""
    places = []
    for q in quantities:
        if (q.unit == "times" and q.value != HALVED) or (q.unit == "share" and q.hedge):
            continue
        inside = [
            f
            for f in e.quantities
            if f.text
            and f.text in e.body[f.low : f.high]
            and f.high <= len(e.told)
            and supported(q, (), [f])
        ]
        if q.unit == "year" and any(f.value == q.value for f in e.quantities if f not in inside):
            continue  # the year of the fact itself
        # Said twice, once as a goal and once as a result: a result.
        firm = [f for f in inside if not _ahead(flat(e.body), f)]
        if inside:
            places.append((firm or inside)[0])
    return places


def _around(body: str, place: int, splitter: re.Pattern[str]) -> str:
    """The sentence or clause of a text around a place."""
    begin = max((m.end() for m in splitter.finditer(body) if m.end() <= place), default=0)
    end = next((m.start() for m in splitter.finditer(body) if m.start() > place), len(body))
    return body[begin:end]


def _best_sentence(low: str, body: str) -> str:
    """The sentence of a fact that shares most words with a claim."""
    words = set(re.findall(r"[a-z]{4,}", low))
    return max(SENTENCE.split(body), key=lambda s: len(words & set(re.findall(r"[a-z]{4,}", s))))
