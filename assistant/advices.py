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
POINTING = re.compile(r"^\W*(?:the|it|its|they|this|that|there|these|those|he|she|his|her|their)\b")
PAST = re.compile(r"\b\w{3,}ed\b")


def general(text: str, cities: Sequence[str]) -> bool:
    """Whether a sentence speaks of cities in general: no figure, no name, nothing that happened."""
    code = language_of(text)
    low = flat(text)
    if re.search(r"\d", text) or any(city and flat(city) in low for city in cities):
        return False
    if HAPPENED[code].search(low):
        return False
    if code != "en":
        return code == "de" or not re.search(r"[^\W\d_][^.:;]* [A-Z][a-z]", text)
    if re.search(r"[\w,;] [A-Z][a-z]", text) or POINTING.match(low):
        return False
    if PRESENT.search(low):
        return True
    return not PAST.search(low) and not any(w in IRREGULAR for w in re.findall(r"[a-z]+", low))
