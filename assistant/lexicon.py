"""Words that hint at a trouble, beside what the recogniser learned.

Of some troubles it learned from some hundred texts only ("boda bodas", "septic tanks", "boil-water
notice" were hardly among them): each word of ``corpus/signs.tsv`` that a message has makes them a
little likelier. A word alone is no trouble, but where nothing is heard at all in a first message
the trouble with most words is taken with doubt (``Ear.guess``).
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from assistant.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

# What each of so many different words adds to the logit. Chosen on 480 messages by others and 142
# long ones, 48 of them by the writers of the words: with it 12 more of the sixteen troubles were
# heard rightly, 13 wrongly or by the way (many golden texts were not read again for them).
EACH, MOST = 0.8, 3
READ = 4_000  # signs that are looked through: 560 expressions on 20,000 take half a second


class Lexicon:
    """The words of a file by trouble."""

    def __init__(self, patterns: Mapping[str, Sequence[re.Pattern[str]]]) -> None:
        self._patterns = patterns

    @classmethod
    def load(cls, path: Path) -> Lexicon:
        """The words of ``signs.tsv``, none without it; CorpusError names the line that is no
        regular expression."""
        found: defaultdict[str, list[re.Pattern[str]]] = defaultdict(list)
        if not path.exists():
            return cls(found)
        with path.open(encoding="utf-8", newline="") as stream:
            for number, row in enumerate(csv.reader(stream, delimiter="\t", quoting=3), start=1):
                if len(row) != 2 or row[0] == "tag" or row[0].startswith("#"):
                    continue
                try:
                    found[row[0]].append(re.compile(row[1]))
                except re.error as error:
                    raise CorpusError(
                        f"{path}:{number}: {row[1]!r} is no regular expression ({error})."
                    ) from None
        return cls(found)

    def hints(self, text: str) -> dict[str, float]:
        """What a text adds to the logit of each trouble that it has words for."""
        plain = text[:READ].lower()
        counts = {
            tag: len({m.group() for pattern in patterns for m in pattern.finditer(plain)})
            for tag, patterns in self._patterns.items()
        }
        return {tag: EACH * min(count, MOST) for tag, count in counts.items() if count}
