"""Spanish, French, Portuguese and German -> rough English, word by word, before recognition.

The embedding model and the corpus are English. A glossary of the words in which officials describe
a city carries over what matters ("sin dinero" -> "without money"); words it lacks stay as they are.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from assistant.errors import CorpusError
from assistant.lexical import fold
from assistant.troubles import content, split

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path

WORD = re.compile(r"[^\W_]+|[^\w\s]+|_+")
LONGEST = 5  # words of the longest expressions
# Share of a text's words that must be in one language's glossary or grammar before it is read so.
ENOUGH = 0.35
# A text with so many English grammar words is English; else the language told by its letters is
# believed when it is so sure: of 2,608 messages in four languages 51 stay English (257 without),
# of 6,029 training texts 55 leave it, all of them rightly.
PLAINLY_ENGLISH, SURE = 0.12, 0.97
SHORT = 30  # words of a message that says too little to leave the language of a conversation
FEW_ENGLISH = 0.08  # the same share without the words that Italian or Dutch has, too
# Told apart by letters; Italian or Dutch must not be taken for Spanish or German.
TOLD_APART = [
    "en", "es", "fr", "pt", "de", "it", "nl", "pl", "ro", "sv", "da", "tr", "id", "fi", "hu", "cs",
    "hr", "sw",
]  # fmt: skip
GRAMMAR = {
    "es": "el la los las de del en y que un una por para con se no es somos muy pero su al lo mas "
    "fue como segun",
    "fr": "le la les des du de et une un nous est pour dans ne pas qui sur avec au aux ce en que "
    "par a se plus",
    "pt": "o a os as de da do das dos e que um uma com para nao em no na mas se muito por ao mais "
    "foi como pelo",
    "de": "der die das und ist ein eine einer wir mit zu von den im nicht auf fur haben es kein in "
    "dem des sich nach wurde hat",
    "en": "the a an and of to in is are we our for with no not have has on that it from at by be "
    "was were its had which",
}


class Glossary:
    """The word lists by language; ``english`` turns a text into rough English."""

    def __init__(self, path: Path) -> None:
        self._words: dict[str, dict[str, str]] = {}
        self._grammar = {lang: set(words.split()) for lang, words in GRAMMAR.items()}
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except OSError as error:
            raise CorpusError(
                f"The glossary {path} cannot be read: {error.strerror or error}.",
                "Set ASSISTANT_CORPUS_DIR to the corpus folder of the project.",
            ) from None
        for line in lines:
            parts = line.split("\t")
            if len(parts) == 3:
                lang, forms, english = parts
                table = self._words.setdefault(lang, {})
                table.update(dict.fromkeys(forms.split("|"), english))

    def language(self, text: str) -> str:
        """``en``, or the language most of the words belong to: ``sin agua ni dinero`` -> es. Where
        the word lists leave doubt, the letters decide: ``Drei Ämter, drei Adressen.`` -> de."""
        words = re.findall(r"[^\W\d_]+", fold(text).replace("ß", "ss"))
        if not words:
            return "en"

        def share(lang: str, known: Container[str]) -> float:
            return sum(w in known or w in self._grammar[lang] for w in words) / len(words)

        english = share("en", ())
        best = max(self._words, key=lambda lang: share(lang, self._words[lang]), default="en")
        most = share(best, self._words.get(best, ()))
        if best != "en" and most >= ENOUGH and english < most / 2:
            # "congestion, pollution, parking" are French words, too.
            return best if share(best, ()) or _by_letters(text)[0] == best else "en"
        if english >= PLAINLY_ENGLISH:
            return "en"
        found, sure = _by_letters(text)
        return found if found in self._words and sure >= SURE else "en"

    def kept(self, text: str, before: str) -> str:
        """The language of a message in a conversation held in ``before``: a short one stays in it
        unless its letters say, too, that it is another: ``¿Algún sitio parecido?`` is no Portuguese
        in a Spanish conversation."""
        heard = self.language(text)
        found, sure = _by_letters(text)
        if before == "en":  # "ok so 1st 3 things to do" has words of others
            return before if found == "en" and sure >= SURE else heard
        if heard == before or before not in self._words or len(text.split()) > SHORT:
            return heard
        return heard if found == heard and sure >= SURE else before

    def english(self, text: str, lang: str) -> str:
        """The text with every known word or expression of the language put into English."""
        table = self._words.get(lang)
        if table is None:
            return text
        tokens = WORD.findall(text)
        folded = [fold(token).replace("ß", "ss") for token in tokens]
        out: list[str] = []
        at = 0
        while at < len(tokens):
            for length in range(min(LONGEST, len(tokens) - at), 0, -1):
                found = table.get(" ".join(folded[at : at + length]))
                if found is not None:
                    out.append(found)
                    at += length
                    break
            else:
                out.append(tokens[at])
                at += 1
        return " ".join(out)


def told_apart(text: str) -> tuple[str, float]:
    """The language of a text among those told apart by letters, ours or not, and how sure: English
    for what has English grammar words or is read in one of ours."""
    words = re.findall(r"[^\W\d_]+", fold(text))
    english = set(GRAMMAR["en"].split()) - {"a", "in", "on", "no", "an", "is", "was", "at", "of"}
    if not words or sum(word in english for word in words) >= FEW_ENGLISH * len(words):
        return "en", 1.0
    return _by_letters(text)


def in_english(glossary: Glossary, text: str) -> list[str]:
    """The content words of each segment in English: what the recogniser reads."""
    language = glossary.language(text)
    return [content(glossary.english(segment.text, language)) for segment in split(text)]


@cache
def _identifier() -> Any:
    from py3langid import langid

    model = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    model.set_languages(TOLD_APART)
    return model


def _by_letters(text: str) -> tuple[str, float]:
    """The language of a text by its letters, and how sure that is, between 0 and 1."""
    found, sure = _identifier().classify(text)
    return str(found), float(sure)
