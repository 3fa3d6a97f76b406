"""How people take back or add to what they said of their city; the words of it. Pure.

All patterns run over folded text, with or without its apostrophes, in English, Spanish, French,
Portuguese, German.
"""

from __future__ import annotations

import re

from assistant.phrases import flat

# Somebody says that what was said before was wrong: never a question on failures.
_MISTAKE = (
    r"\b(?:my (?:mistake|error|bad|typo)|i (?:\w+ )?(?:made|make|did) (?:an? |one )?(?:\w+ )?"
    r"(?:mistake|error|typo)|^(?:\w+ )?(?:made|make) (?:an? )?(?:mistake|error|typo)|typo|"
    r"slip of the pen|i(?: was| am|['\u2019 ]?m| got| gave| wrote|"
    r" said)(?: \w+){0,3}? (?:wrong(?:ly)?|"
    r"mistaken|in error)(?! to\b)|i (?:mistyped|misspoke|miscounted|misremembered)|"
    r"wrong (?:number|figure)|scratch that|let me correct|i correct|me equivoque|mi error|"
    r"error mio|fue un error mio|quise decir|corrijo|rectifico|erreur de ma part|"
    r"(?:c['\u2019 ]est )?mon erreur|je me suis trompee?|(?:au temps|autant) pour moi|je corrige|"
    r"je voulais dire|faute de frappe|foi engano|engano meu|(?:me enganei|enganei-me)|erro meu|"
    r"(?:me )?equivoquei(?:-me)?|foi um erro meu|corrigindo|quis dizer|mein fehler|"
    r"(?:ich habe|hab) mich (?:\w+ )?(?:geirrt|vertan|verschrieben|vertippt)|tippfehler|"
    r"(?:zahl|angabe)\w* war(?:en)? falsch|ich meinte|korrektur)\b"
)
MISTAKE = re.compile(_MISTAKE)
CORRECTION = re.compile(
    r"^(?:sorry|no wait|no[, ]|wait|oops|correction|i mean\w*|actual\w+|forgot|perdon|perdona|"
    r"disculp\w+|"
    r"pardon|desole\w*|entschuldig\w+|verzeih\w+|desculp\w+|scusa)|\bi mean(?:t)?\b|"
    r"\bforgot to say\b|"
    rf"\bnot \d|\bin fact\b|\bactual\w+\b|{_MISTAKE}"
)
# A message that does no more than say which city it is: "we are in Curitiba", "Teresina, Brazil,
# 870 thousand people".
_WE_ARE = (
    r"(?:(?:oh|ok|well|no|yes|sorry|hi|hello)\W+)?(?:(?:we are|we['\u2019 ]?re|i am|i['\u2019 ]?m|"
    r"it is|it['\u2019 ]?s|that is|somos|estamos|soy|es|nous sommes|on est|c['\u2019 ]est|wir sind|"
    r"wir liegen|es ist|das ist|e|estou) (?:in |from |at |en |de |da |do |a |em |aus |im )?"
    r"(?:the (?:city|town) of )?)"
)
_SIZE = (
    r"(?:about |around |with |of |circa |etwa |rund |unos |env\w* |con |com |avec |mit |cerca de )*"
    r"[0-9][0-9., ]*(?:k|m|mil|thousand|million\w*|millon\w*|milho\w+|milh\w+|tausend|mio\.?|lakh|"
    r"mille)?(?: (?:de |d['\u2019 ])?(?:people|residents|inhabitants|habit\w+|einwohner\w*|hab|"
    r"moradores|personas|pessoas|personnes|menschen|vecinos))?"
)
_NAMES = r"(?:[^\W\d]+[ -]?){1,3}(?:,? (?:in |en |no |na |em |au )?(?:the )?(?:[^\W\d]+ ?){1,3})?"
TOLD = re.compile(rf"{_WE_ARE}{_NAMES}(?:, ?{_SIZE})?$|(?:{_WE_ARE})?{_NAMES}, ?{_SIZE}$")


def without_admission(text: str) -> str:
    """The text with the admission of a mistake blanked: "my mistake" tells of no failed project."""
    kept = text
    for match in MISTAKE.finditer(flat(text)):
        kept = kept[: match.start()] + " " * len(match.group()) + kept[match.end() :]
    return kept if re.search(r"\w{2}", kept) else text
