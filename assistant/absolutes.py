"""Claims stronger than any report of one city can bear: certain, total, for ever, everywhere. Pure.

Classes of words in five languages; a claim may use a word that its fact uses itself, and may deny
one. A claim on cause must not pass over what its fact says against the cause.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.phrases import flat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.claims import Evidence

# Nothing that happened once is certain to happen, or beyond question.
CERTAIN = (
    r"guarantee[sd]?|guaranteeing|undoubtedly|(?:without|beyond) (?:a |any |all )?(?:doubt|"
    r"question)|(?:no|any) (?:doubt|question) (?:that|about)|unquestionabl\w+|undeniabl\w+|"
    r"indisputabl\w+|inevitabl\w+|invariabl\w+|infallibl\w+|foolproof|unfailing\w*|"
    r"certain to|sure to|"
    r"cannot fail|never fails?|risk-free|leaves no doubt|"
    r"garantizan?|sin (?:ninguna )?duda|indudablement\w+|sans (?:aucun )?doute possible|"
    r"indeniable\w*|garantit|assurement|sem (?:qualquer )?duvida|garante[mn]?|zweifellos|"
    r"ohne zweifel|unbestreitbar|garantiert"
)
# One cause of many.
ONLY_CAUSE = (
    r"solely|single-handed(?:ly)?|(?:the )?sole (?:cause|reason|driver)|the only (?:cause|reason)|"
    r"(?:entirely|exclusively|wholly|purely) (?:due|thanks|because|down to|caused|the result)|"
    r"nothing else (?:than|but)|all by itself|on its own (?:cut|raised|brought|made)|"
    r"is what made|unicamente gracias|exclusivamente|uniquement grace|einzig und allein"
)
# The whole of a problem, or all people.
TOTAL = (
    r"eliminat(?:e[sd]?|ing)|eradicat\w+|wip(?:e[sd]?|ing) out|(?:has|have|had|fully|"
    r"finally) solved|solved (?:its|the|all|every|once)|solves (?:its|the|all|every)|"
    r"put an end to|(?:got|gets?|is|are) rid of|no longer (?:any|exists?)|things? of the past|"
    r"completely (?:\w+ )?(?:ended|removed|solved|stopped|free|safe|secure|prevent\w+|"
    r"transform\w+)|every (?:single )?(?:resident|citizen|inhabitant|passenger|driver|"
    r"visitor|family|user|start-?up|company|firm|business|child|traveller|worker|"
    r"participant)|everyone|everybody|"
    r"all (?:of )?(?:its |the )?(?:residents|citizens|inhabitants|problems)|nobody (?:any|ever)|"
    r"hundred percent|100 ?(?:%|percent) (?:safe|secure|effective|reliable)|"
    r"(?:ended|cured) (?:\w+ ){0,2}(?:poverty|unemployment|congestion|corruption|pollution|crime)|"
    r"eliminaron|elimino|erradic\w+|eradique\w*|resolvio (?:el|la|todo)|definitivement|"
    r"por completo|todo el mundo|tout le monde|todo mundo|"
    r"vollstandig (?:gelost|beseitigt)|beseitigt|gelost hat|jede[rn]? (?:burger|einwohner)\w*"
)
# For all time.
EVER = (
    r"permanently (?:cut|end|solv|reduc|lower|rais|remov|chang|fix|improv|eas|rid|stop)\w*|"
    r"for (?:ever|good)|forever|once and for all|irreversibl\w+|never again|always (?:work|lead|"
    r"bring|pay|succeed|result|deliver|cut|produce)s?|para siempre|pour toujours|para sempre|"
    r"de una vez por todas|fur immer|ein fur alle mal"
)
# The best of all.
BEST = (
    r"best in the world|the world's (?:best|leading|most|greatest|smartest|first|finest|safest)|"
    r"(?:most|best|leading|greatest|smartest|safest|finest|highest|cleanest|largest|biggest) "
    r"(?:[\w-]+ ){0,4}?(?:in the world|on earth|anywhere|of any city|of all (?:time|cities)|ever|"
    r"any city has)|unrivalled|unmatched|unparalleled|unbeatable|second to none|world[- ]beating|"
    r"perfect(?:ly)?|flawless(?:ly)?|miracle|miraculous\w*|revolutioni[sz]ed|spectacular\w*|"
    r"resounding\w*|enormous success|huge success|total success|complete success|"
    r"(?:any|no) other city (?:has|can|comes|does)|"
    r"best (?:\w+ ){1,3}(?:any city|of all)|(?:mejor|melhor) del? mundo|meilleure? du monde|"
    r"(?:mejor|melhor) do mundo|(?:beste|fuhrende)\w* der welt|perfekt\w*"
)
# Other cities.
ELSEWHERE = (
    r"(?:in|for|to|by) (?:any|every|all) (?:other )?(?:city|cities|town|towns)|"
    r"(?:any|every|all) (?:other )?(?:city|cities|town|towns) (?:\w+ ){0,6}?(?:will|can|could|"
    r"would|is|are|does|gets?|must|succeed)|wherever (?:it|they)|anywhere|everywhere|universally|"
    r"works? (?:in|for) (?:any|every|all)|cualquier (?:ciudad|lugar)|"
    r"(?:toute|n'importe quelle) ville|qualquer cidade|em toda parte"
)
CLASSES = tuple(
    re.compile(rf"\b(?:{words})(?![a-z])")
    for words in (CERTAIN, ONLY_CAUSE, TOTAL, EVER, BEST, ELSEWHERE)
)
# What takes such a word back, or makes it an aim or a question.
TAKEN_BACK = re.compile(
    r"\b(?:not?|never|nobody|none|nothing|without|cannot|hardly|rather than|instead of|far from|"
    r"aim\w*|goal\w*|target\w*|plan\w*|want\w*|meant|promis\w*|pledg\w*|hop(?:e|es|ed|ing)|would|"
    r"should|vision|ambition|whether|if|claim\w*|said|says?|called|according|intend\w*|nearly|"
    r"almost|few|little|doubt\w*|open to|offer\w*|available|reach\w*|"
    r"no|sin|ningun\w*|nunca|pas|sans|jamais|nao|sem|nicht|kein\w*|ohne|nie|soll\w*|ziel\w*)\b"
    r"[^.;:]{0,60}$|n't [^.;:]{0,60}$"
)
AIMED = re.compile(r"[^.;]{0,30}\b(?:aims?|goals?|targets?|hopes?|claims?|visions?|ambitions?)\b")
# What a fact says against a cause or against its own figures.
CAVEAT = re.compile(
    r"\b(?:(?:not|never|hardly) (?:been |yet )?(?:\w+ )?(?:tested|measured|proven|verified|"
    r"isolated|separated|attributed)|one factor|among others|"
    r"other (?:factors|causes|trends|reasons)|no (?:measured|tested|independent|control|"
    r"comparison|evidence|causal|proof)\b|"
    r"proves? (?:little|nothing)|one (?:reported )?case|untested|unproven|unverified|"
    r"without (?:a )?(?:control|comparison|measur\w+)|cannot be (?:attributed|separated|"
    r"proven)|coincid\w+|a trend in which|"
    r"may (?:also )?have other|partly (?:due|because|explained))\b"
)
CAUSED = re.compile(
    r"\b(?:created|caused|brought (?:\w+ ){0,4}(?:down|up)|led to|leads to|thanks to|because of|"
    r"demonstrat\w+|shows? that|(?:have|has) shown|drove|drives|produced|generated)\b|"
    r"^\W*by \w+ing\b"
)
CAREFUL = re.compile(
    r"\b(?:report\w*|accord\w+|says?|said|claim\w*|link(?:s|ed)?|own (?:figures|account|count)|"
    r"estimat\w*|may|might|could|suggest\w*|hint\w*|seem\w*|associat\w*|alongside|while|though|"
    r"although|but|however|partly|one of|factor\w*|not?|without|only|unclear|untested|one (?:firm|"
    r"company|drug|case)|attribut\w+|credit\w*|believ\w*|coincid\w*|in the same|during|when)\b"
)


def absolute(claim: str, evidence: Sequence[Evidence]) -> str | None:
    """The word of a claim that is stronger than anything its facts say, if there is one."""
    low = flat(claim)
    held = " ".join(flat(e.body) for e in evidence)
    for pattern in CLASSES:
        for match in pattern.finditer(low):
            taken = TAKEN_BACK.search(low[: match.start()]) or AIMED.match(low, match.end())
            if not taken and not _uses(held, match[0]):
                return claim[match.start() : match.end()]
    caused = CAUSED.search(low)
    if caused and not CAREFUL.search(low) and any(CAVEAT.search(flat(e.body)) for e in evidence):
        return claim[caused.start() : caused.end()]
    return None


def _uses(held: str, words: str) -> bool:
    """Whether the facts use the longest word of a phrase themselves, in any form."""
    longest = max(re.findall(r"\w+", words), key=len)
    found = re.finditer(rf"\b{longest[: max(4, len(longest) - 3)]}", held)
    return any(not TAKEN_BACK.search(held[: match.start()]) for match in found)
