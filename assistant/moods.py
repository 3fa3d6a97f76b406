"""A claim that praises what its fact tells ill of, without a shadow. Pure.

Coarse on purpose: only words that judge count, and only when one text has none of the other side.
"""

from __future__ import annotations

import re

from assistant.lexical import fold

BRIGHT = re.compile(
    r"\b(?:success\w*|succeed\w*|well|popular|smooth\w*|praise\w*|welcom\w*|agree[ds]?|agreement|"
    r"clear|clearly|effective\w*|efficient\w*|reliab\w*|complete(?:ly)?|benefit\w*|eas(?:y|ily)|"
    r"improv\w*|proud\w*|trust\w*|strong\w*|best|better|quick(?:ly|er)?|satisf\w+|"
    r"happy|happily|flourish\w*|thriv\w*|gain\w*|achiev\w+|met|exceed\w*|beat|"
    r"on time|on schedule|within budget|under budget|as planned|as promised|solv\w+|"
    r"work(?:s|ed) well|"
    r"profit\w*|paid off|honou?r\w*|celebrat\w+|accurate\w*|safe(?:ly|r)?|transparent\w*|"
    r"fair(?:ly)?|evenly|united|keen\w*|eager\w*|"
    r"enthusias\w+|embrac\w+|"
    r"without (?:trouble|difficult\w+|delay|dispute|problem\w*|objection\w*))\b"
)
DARK = re.compile(
    r"\b(?:fail\w*|not?|never|nobody|none|without|cannot|hardly|few|little|only|low|poor\w*|"
    r"weak\w*|"
    r"late|later|delay\w*|slow\w*|stall\w*|slip\w*|postpon\w*|cancel\w*|clos(?:e[ds]?|ing|"
    r"ure)|ended|"
    r"shut\w*|halt\w*|stopp\w*|drop\w*|abandon\w*|scrap\w*|lost|loss\w*|lack\w*|miss(?:ed|"
    r"ing)|short\w*|"
    r"unclear\w*|un\w{5,}|in(?:complete|accura|adequa|suffic|effic|effect)\w*|problem\w*|"
    r"trouble\w*|"
    r"difficult\w*|hard|harder|struggl\w*|critici\w*|critic|critics|complain\w*|oppos\w*|object\w*|"
    r"protest\w*|resist\w*|refus\w*|reject\w*|den(?:y|ied)|disput\w*|contest(?:ed|s)|question\w*|"
    r"doubt\w*|fear\w*|warn\w*|blam\w*|accus\w*|scandal\w*|corrupt\w*|fraud\w*|arrest\w*|fine[ds]|"
    r"sued|lawsuit\w*|breach\w*|leak\w*|illegal\w*|broke\w*|fault\w*|wrong\w*|error\w*|"
    r"messy|patchy|"
    r"confus\w*|fragment\w*|waste\w*|wasted|cost overrun\w*|over budget|overr[au]n\w*|debt\w*|"
    r"deficit\w*|fell|fall\w*|declin\w*|shr[aiu]nk\w*|cut|cuts|less|fewer|worse\w*|lapse\w*|"
    r"wither\w*|"
    r"collaps\w*|crisis|risk\w*|danger\w*|unable|but|yet|although|though|despite|however|instead|"
    r"rather|against|still|too|limit\w*|gap\w*|behind|lag\w*|disappoint\w*|ignor\w*|"
    r"neglect\w*)\b|n't\b"
)
SHADOWS = 3  # dark words of a fact that tells ill of its matter
ILL = frozenset({"failure", "criticism"})


def brightened(claim: str, told: str, kind: str) -> str | None:
    """The word of praise in a claim on a failure that has no shadow and no such word, if any."""
    if kind not in ILL:
        return None
    low, body = fold(claim), fold(told)
    if DARK.search(low) or len(DARK.findall(body)) < SHADOWS:
        return None
    for word in BRIGHT.finditer(low):
        if word[0][:5] not in body:
            return word[0]
    return None
