"""What is wrong with a model's answer before any fact is looked at: a refusal, another language.

Pure; the word lists are the glossary's grammar words, so that no library is needed.
"""

from __future__ import annotations

import re

from assistant.lexical import fold
from assistant.numberwords import stop_words

SHORT = 600  # characters; a longer text that says "I cannot" somewhere is no refusal
REFUSALS = re.compile(
    r"^\W*(?:(?:i am|i'm|we are|i apologi[sz]e)?\W*(?:sorry|afraid)?\W*(?:but |that )?"
    r"(?:i|we) (?:can ?not|can't|can not|am unable|am not able|won't|will not|must decline)\b|"
    r"(?:i'm |i am )?sorry\b|as an ai\b|i apologi[sz]e|lo siento|no puedo|je (?:suis )?desole|"
    r"je ne peux|desculpe|nao posso|lamento|es tut mir leid|leider kann|ich kann (?:ihnen|dabei|"
    r"das|dir|nicht|leider))"
)
CITED = re.compile(r"\[\d+\]")
FEW = 12  # words that say too little to tell a language
# Share of the words that must be grammar of the wanted language. English prose has about 0.35,
# with the list of the glossary; names and figures take it down, another script to nothing.
LEAST = 0.10


def refuses(text: str) -> bool:
    """Whether a text declines instead of answering: ``I'm sorry, but I can't help with that.``"""
    plain = fold(text).replace("\u2019", "'").strip()
    return len(text) <= SHORT and not CITED.search(text) and bool(REFUSALS.match(plain))


def speaks(text: str, language: str) -> bool:
    """Whether a text is in the language, by its share of that language's grammar words."""
    words = re.findall(r"[^\W\d_]+", fold(CITED.sub("", text)).replace("ß", "ss"))
    if len(words) < FEW:
        return True
    shares = {
        name: sum(word in known for word in words) / len(words)
        for name, known in stop_words().items()
    }
    best = max(shares.values())
    return shares[language] >= LEAST and shares[language] >= best * 0.8
