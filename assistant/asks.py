"""What a later message of a conversation asks for: a trained, calibrated component.

One multinomial logistic regression over the embedding and the word and character n-grams of the
message, trained by ``assistant train asks`` on ``corpus/training/asks.jsonl``; and one of two
classes over the same, whether it is of other cities or of the own one.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np

from assistant.arrays import read_arrays
from assistant.lexical import fold
from assistant.troubles import Ngrams

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from assistant.embed import Vectors

Ask = Literal[
    # of the cases that were shown
    "money", "who", "results", "failures", "time", "how", "closest", "transfer", "search",
    "sources", "sure",
    # of the advice and the own city
    "why", "why-not", "against", "avoid", "start", "cost-us", "time-us", "opinion", "objection",
    "what-if", "tell", "new",
    # of the form, and set pieces
    "form", "days", "theory", "vendor", "originator", "compare", "tool", "write", "translate",
    # of the talk itself
    "thanks", "yes", "no", "chat",
    # by rule only: sentences for others; a prepared question; whom to call
    "say", "faq", "contact",
]  # fmt: skip
EMBEDDING_WEIGHT = 1.0  # of the embedding beside the n-grams, chosen by leaving out one writer


# What is asked of what other cities did.
OF_CITIES: frozenset[Ask] = frozenset(["money", "who", "results", "failures", "time", "how"])
# What tells messages of other cities from those of the own one (``faq``: whatever is put of it).
OF_OTHERS: frozenset[Ask] = OF_CITIES | {"search", "closest", "originator", "sure"}
OF_OWN: frozenset[Ask] = frozenset([
    "start", "cost-us", "time-us", "opinion", "objection", "what-if", "tell", "new", "against",
    "avoid", "vendor", "faq",
])  # fmt: skip
OTHERS = "others"  # the last column of the weights
UNTOLD = 0.2  # how surely of other cities: neither that nor surely of the own one


class Heard(NamedTuple):
    """The likeliest ask with its probability, the one after it, how surely what other cities did is
    asked for, and how surely the message is of other cities and not of the own one."""

    ask: Ask
    chance: float
    second: Ask
    theirs: float = 0.0
    others: float = UNTOLD


# Words that something heard without certainty takes: "the assembly controls our budget, how do we
# bring it on our side?" asks for no price.
NEEDS: dict[Ask, re.Pattern[str]] = {
    "cost-us": re.compile(
        r"\b(?:cost|pric|pay|paid|afford|expensive|cheap|how much|spend|invest|what budget|"
        r"budget (?:would|will|do)|bill|sum|"
        r"cuest|cost|precio|caro|barat|cuant|gast|presupuesto|plata|combien|cout|cher\b|prix|"
        r"quel budget|quant|cust|preco|orcament|kost|preis|teuer|wie ?viel|bezahl|gunstig|geld)"
    ),
    "time-us": re.compile(
        r"\b(?:how (?:long|soon|fast|quick|many)|when|quick|until|takes?\b|time|wait|months|plazo|"
        r"election|cuant|cuando|tard|demor|combien|quand|delai|longtemps|quant|quando|prazo|demora|"
        r"lange|wann|dauer|schnell|bis\b|monat)"
    ),
    "why": re.compile(
        r"\b(?:why|reason|explain|justif|how come|because|basis|por ?que|razon|motivo|pourquoi|"
        r"raison|warum|weshalb|wieso|grund|begrund|order\b|(?:comes?|goes|is|put|stands?) first|"
        r"orden|ordre|ordem|reihenfolge|zuerst)"
    ),
    "vendor": re.compile(
        r"(?=.*\b(?:ask|question|check|demand|insist|contract\b|sign|look for|watch|red flag|avoid|"
        r"find out|pregunt|exig|contrato|perg|clausul|contrat\b|frag|verlang|vertrag|achten|pruf))"
        r".*\b(?:vendor|supplier|compan|seller|contractor|firm|offer|provider|developer|consult|bid|"
        r"tender|proveed|empresa|ofert|licita|fournisseur|entreprise|societe|offre|prestataire|"
        r"fornecedor|anbiet|angebot|hersteller)"
    ),
}
# Chance from which it needs no word: of 11 such messages below it in six rounds of conversations 9
# were heard wrongly, of 6 above it 1.
SURELY = 0.60


def worded(heard: Heard, plain: str) -> Heard | None:
    """What was heard, unless it is unsure and a folded message has none of the words that it
    takes."""
    needs = NEEDS.get(heard.ask) if heard.chance < SURELY else None
    return heard if needs is None or needs.search(plain) else None


class Asks:
    """The trained model; weights are read once and shared."""

    def __init__(self, parts: Mapping[str, Any]) -> None:
        meta = json.loads(str(parts["meta"]))
        self.labels: tuple[Ask, ...] = tuple(name for name in meta["labels"] if name != OTHERS)
        self._ngrams = Ngrams(meta["words"], meta["chars"], parts["idf"])
        self._dense = parts["dense"].astype(np.float32)
        self._sparse = parts["sparse"].astype(np.float32)
        self._bias = parts["bias"].astype(np.float32)

    @classmethod
    def load(cls, path: Path) -> Asks:
        """The shipped model; ModelError when the file is damaged."""
        return cls(read_arrays(path, "model of what is asked", "asks"))

    def chances(
        self, texts: list[str], vectors: Vectors
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Probability per label, shape (texts, labels), and how surely each text is of other
        cities, shape (texts,); vectors are those of the texts in English."""
        sparse = self._ngrams([fold(text) for text in texts]) @ self._sparse
        logits = EMBEDDING_WEIGHT * vectors @ self._dense + sparse + self._bias
        asks, others = logits[:, :-1].astype(np.float64), logits[:, -1].astype(np.float64)
        powers = np.exp(asks - asks.max(axis=1, keepdims=True))
        return powers / powers.sum(axis=1, keepdims=True), 1 / (1 + np.exp(-others))

    def hear(self, text: str, vector: Vectors) -> Heard:
        """What one message asks for."""
        (chances,), (others,) = self.chances([text], vector[None])
        first, second = np.argsort(-chances)[:2]
        theirs = sum(p for p, label in zip(chances, self.labels, strict=True) if label in OF_CITIES)
        return Heard(
            ask=self.labels[first], chance=float(chances[first]), second=self.labels[second],
            theirs=float(theirs), others=float(others),
        )  # fmt: skip
