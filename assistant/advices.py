"""Whether a sentence gives advice or tells what happened: advice turns no fact round. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.numberwords import language_of
from assistant.opposites import IRREGULAR
from assistant.phrases import flat

if TYPE_CHECKING:
    from collections.abc import Sequence

# A sentence that draws the lesson of its fact may use the words of the lesson.
ADVICE = re.compile(
    r"\b(?:should|must|ought|needs?|lessons?|your?|shows? (?:that|how|why)|teach\w*|suggests? that|"
    r"better to|it pays|worth|can|may|advice|advis\w+|so that|if|when)\b"
)
# Words of a sentence that tells what happened, by language.
TOLD = {
    "en": r"was|were|had|did|has|have|been|didn't|hasn't|went|became|said",
    "es": r"fue|fueron|era|eran|hubo|ha|han|habia\w*|tuvo|tuvieron|\w{3,}(?:aron|ieron)|hizo|"
    r"estaba\w*",
    "fr": r"a ete|ont|etait|etaient|avait|avaient|fut|furent|a \w+(?:e|u|i|is|it)|eu",
    "pt": r"foi|foram|era|eram|houve|tinha\w*|teve|tiveram|\w{3,}(?:aram|eram|iram|ou)|fez",
    "de": r"wurde|wurden|war|waren|hat|hatte|hatten|gab|kam|blieb|stieg|sank|ging",
}
HAPPENED = {code: re.compile(rf"\b(?:{words})\b") for code, words in TOLD.items()}
PRESENT = re.compile(
    r"\b(?:can|cannot|should|must|needs?|may|might|will|would|do|does|do not|does not|don't|"
    r"doesn't|"
    r"is|are|pays?|helps?|works?|makes?|keeps?)\b"
)
# How advice begins: with the plain form of a verb.
IMPERATIVE = re.compile(
    r"^\W*(?:(?:do not|don't|never|always|first|then) )?(?:add|agree|allow|appoint|ask|assess|"
    r"attach|avoid|back|be|begin|bind|bring|build|buy|call|charge|check|choose|clear|collect|combine|"
    r"connect|consult|copy|count|cover|create|decide|define|design|do|draw|earn|enter|evaluate|expect|"
    r"explain|fill|find|fix|focus|follow|fund|gather|get|give|grow|guard|have|help|hire|hold|invite|involve|"
    r"join|judge|keep|learn|leave|lend|let|limit|link|look|make|match|measure|name|offer|open|"
    r"pair|pay|pick|plan|prepare|promise|protect|prove|provide|publish|put|recruit|refuse|release|rely|"
    r"repeat|replace|report|require|reserve|review|run|save|secure|seek|sell|separate|set|settle|share|"
    r"show|sign|speak|spend|start|state|stay|stop|survey|take|talk|teach|tell|tender|test|think|tie|"
    r"train|treat|try|turn|use|wait|watch|weigh|write)\b(?! (?:was|were|has|had|is|are)\b)"
)
POINTING = re.compile(r"^\W*(?:the|it|its|they|this|that|there|these|those|he|she|his|her|their)\b")
PAST = re.compile(r"\b\w{3,}ed\b")


def general(text: str, cities: Sequence[str]) -> bool:
    """Whether a sentence speaks of cities in general: no figure, no name, nothing that happened."""
    code = language_of(text)
    low = flat(text)
    if any(city and flat(city) in low for city in cities):
        return False
    if code == "en" and IMPERATIVE.match(low):
        return True
    if re.search(r"\d", text) or HAPPENED[code].search(low):
        return False
    if code != "en":
        return code == "de" or not re.search(r"[^\W\d_][^.:;]* [A-Z][a-z]", text)
    if re.search(r"[\w,;] [A-Z][a-z]", text) or POINTING.match(low):
        return False
    happened = PAST.search(low) or any(w in IRREGULAR for w in re.findall(r"[a-z]+", low))
    return bool(PRESENT.search(low)) or not happened
