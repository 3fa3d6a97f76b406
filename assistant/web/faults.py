"""What went wrong, for a visitor of the page: in their language and without the command line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.web.templates import word

if TYPE_CHECKING:
    from assistant.errors import AssistantError

# The beginning of what an error says -> the phrase of ``words.tsv`` that the page shows for it.
FAULTS = tuple(
    (re.compile(begin), f"fault_{key}")
    for begin, key in (
        (r"The question is empty", "empty"),
        (r"The question has (?P<n>[\d,]+) characters", "long"),
        (r"The question holds bytes", "bytes"),
        (r"A population of (?P<given>.+) cannot be", "population"),
        (r"The [a-z ]+ is too long", "name"),
        (r".* is no reason that is kept", "reason"),
        (r"The title is empty", "title"),
        (r"Nothing changes by that", "same"),
        (r"This conversation is not in your list|There is no such conversation", "conversation"),
        (r"The library is still being opened", "opening"),
        (r"There is no (?:fact|case city|tool) (?P<given>.+?)\.$", "address"),
        (r"Nothing is shared under this link", "link"),
    )
)


def told(error: AssistantError, language: str) -> str:
    """The error as a visitor can use it; what only the operator can mend stays in English."""
    for begin, key in FAULTS:
        found = begin.match(error.happened)
        if found:
            return word(language, key).format(**found.groupdict())
    return str(error)
