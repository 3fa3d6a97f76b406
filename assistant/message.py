"""A message as it comes in: normalised, or refused when it is no text. Pure."""

from __future__ import annotations

import unicodedata

from assistant.errors import QuestionError

MAX_CHARACTERS = 20_000
ODD = 0.05  # share of signs that are no text above which nothing is read
TURNING = "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def clean(text: str) -> str:
    """Normalised text; QuestionError when it is empty, too long or not text."""
    text = unicodedata.normalize("NFC", text).replace("\ufeff", "").strip()
    if not text:
        raise QuestionError(
            "The question is empty.",
            "Describe the city and its trouble, for example: "
            "assistant ask 'port city of 900,000, floods, little money'.",
        )
    if len(text) > MAX_CHARACTERS:
        raise QuestionError(
            f"The question has {len(text):,} characters; at most {MAX_CHARACTERS:,} are read.",
            "Shorten it to the city, its trouble and what was tried.",
        )
    kept = "".join(c for c in text if not _unseen(c))
    odd = sum(_unseen(c) and c not in TURNING for c in text)
    if odd and odd > ODD * len(text):
        raise QuestionError(
            "The question holds bytes that are not text.", "Send plain text in UTF-8."
        )
    return kept.strip() or clean("")


def _unseen(sign: str) -> bool:
    """Control signs, private ones, and marks that turn the direction of reading: nobody types
    them, and they can make a text look other than it is."""
    if sign in "\n\r\t":
        return False
    return unicodedata.category(sign) in {"Cc", "Co", "Cn"} or sign in TURNING
