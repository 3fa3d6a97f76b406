"""What a first message asks for beside advice: arguments against a plan, the evidence, who else did
it, what it costs, only failures, two cases, what to tell the council. Pure."""

from __future__ import annotations

import re
from typing import Literal

from assistant.asking import GENERAL, SENTENCE, is_asked
from assistant.form import NUMBERS
from assistant.lexical import simple
from assistant.sayings import COUNTED, read_saying
from assistant.schema import Record

Wanted = Literal[
    "failures", "cases", "against", "tell", "evidence", "who-else", "cost", "idea", "question",
]  # fmt: skip
ALONE = {"failures", "cases", "tell"}  # wishes beside which the advice is told in short
_N = rf"(?:\d{{1,2}}|{'|'.join(NUMBERS)})"
_ONLY = (
    r"(?:only|just|nothing but|solo|solamente|unicamente|seulement|uniquement|que des|so|somente|"
    r"apenas|nur|ausschliesslich)"
)
_FAILED = (
    r"(?:failures?|flops?|disasters?|failed (?:cases|projects|ones)|mistakes|fracasos?|errores|"
    r"fallos|echecs?|erreurs|fracassos?|erros|falhas|misserfolge\w*|fehlschlage\w*|fehler|"
    r"gescheiterte\w*)"
)
_CASES = (
    r"(?:cases?|examples?|cities|towns|casos?|ejemplos?|ciudades|cas|exemples?|villes|exemplos?|"
    r"cidades|falle?n?|beispiele?n?|stadte)"
)
_PLEASE = (
    r"(?:only|please|pls|plz|max\w*|not more|no more|solo|por favor|nomas|seulement|svp|"
    r"s il (?:vous|te) plait|apenas|so|nur|bitte|hochstens)"
)
WISHES: dict[Wanted, re.Pattern[str]] = {
    "failures": re.compile(
        rf"\b{_ONLY}\b[^.?!]{{0,25}}\b{_FAILED}\b|\b{_FAILED} (?:\w+ )?{_PLEASE}\b|"
        rf"^\W*(?:give|show|tell|name)\b[^.?!]{{0,20}}\b{_FAILED}\b|"
        r"\b(?:what|where|who)\b[^.?!]{0,30}\b(?:went wrong|failed|has failed)\b[^.?!]{0,25}"
        r"\b(?:elsewhere|others?|other|cit\w+|towns?|abroad|before)\b|"
        r"\bque (?:salio|fue) mal\b|\bqu est-ce qui a (?:mal tourne|echoue)\b|\bo que deu errado\b|"
        r"\bwas (?:ging|lief|ist) \w*(?: \w+){0,2} ?(?:schief|schiefgegangen|gescheitert)\b"
    ),
    "cases": re.compile(
        rf"\b{_N} (?:\w+ )?{_CASES}\b[^.?!]{{0,15}}\b{_PLEASE}\b|"
        rf"\b{_ONLY} {_N} (?:\w+ )?{_CASES}\b|"
        rf"^\W*(?:give|show|name|tell|dame|deme|muestr\w+|donne\w*|montre\w*|cite\w*|de|me de|"
        rf"mostr\w+|gib|nenn\w*|zeig\w*)\b[^.?!]{{0,15}}\b{_N} (?:\w+ )?{_CASES}\b|"
        rf"^\W*{_N} (?:\w+ )?{_CASES}\W*$"
    ),
    "against": re.compile(
        r"\b(?:arguments?|the case|reasons?|speaks?) (?:\w+ )?against\b|"
        r"\bargue against\b|\breasons? not to\b|\b(?:talk|argue) (?:\w+ ){1,3}out of\b|\bcounter-?"
        r"arguments?\b|\bdownsides?\b|\b(?:argumentos?|razones|motivos) (?:\w+ )?contra\b|"
        r"\bargumentos? en contra\b|\bque habla en contra\b|\b(?:arguments?|raisons) (?:\w+ )?"
        r"contre\b|\bargumente? (?:da)?gegen\b|\bgegenargumente?\b|\bwas spricht (?:da)?gegen\b"
    ),
    "evidence": re.compile(
        r"\bevidence\b|\bproofs?\b|\bproven\b|\bdo(?:es)? [^.?!]{2,60}\bworks?\b|\bdid (?:it|this|"
        r"that) work\b|\bevidencias?\b|\bpruebas? de\b|\balguna prueba\b|\bhay pruebas?\b|"
        r"\bfunciona[n]?\b|\bpreuves?\b|\bca marche\b|\bfonctionnent?\b|\b(?:alguma|ha|tem) "
        r"provas?\b|\bprovas? de\b|\bbelege?n?\b|\bbeweise?n?\b|\bnachweis\w*\b|\bfunktionier\w*\b|"
        r"\bbringt (?:das|es) (?:was|etwas)\b"
    ),
    "who-else": re.compile(
        r"\bwho else\b|\b(?:which|what) (?:other )?(?:cit|town|place|municipalit|council)\w*\b|"
        r"\b(?:has|have|did) (?:any|other)(?:one|body)?\b|\b(?:any|some)(?:one|body|"
        r"where) (?:else )?"
        r"(?:who|that|did|done|has|have|tried)\b|\bquien(?:es)? mas\b|\b(?:que|cuales|alguna) "
        r"(?:otr[ao]s? )?(?:ciudad|municipio|pueblo)\w*\b|\bquien(?:es)? (?:lo )?(?:ha|han|hizo)\b|"
        r"\bqui d autre\b|\bquelles? (?:autres )?(?:villes?|communes?)\b|\bqui (?:l )?a (?:deja )?"
        r"(?:fait|ferme|essaye)\b|\bquem (?:mais|ja)\b|\b(?:que|quais) (?:outr[ao]s )?(?:cidades|"
        r"municipios)\b|\bwer (?:sonst|noch|hat)\b|\bwelche (?:anderen )?(?:stadte|gemeinden)\b"
    ),
    "cost": re.compile(
        r"\bwhat (?:would|will|does|do|might|could|did) [^.?!]{1,50}\bcost\b|\bhow much (?:would|"
        r"will|does|do|is|are|did|money)\b|\bcuanto (?:\w+ )?(?:cost|cuest|val|sal)\w+|\bcombien "
        r"(?:\w+ ){0,3}cout\w*|\bcombien (?:faut|faudrait)\b|\bquanto (?:\w+ )?cust\w+|\bwas "
        r"(?:kostet|kosten|wurde\w* [^.?!]{0,50}kosten)\b|\bwie teuer\b"
    ),
}  # fmt: skip
# What others did about the matter told: the cases of the advice say so.
_OTHERS = (
    r"(?:(?:have |has |did |do )?(?:other|others|similar|comparable|some|any)? ?(?:cities|towns|"
    r"councils|places|municipalities|villages|mayors|communities)?)"
)
OF_OTHERS = re.compile(
    rf"^\W*(?:and |so |but )?(?:what|which) {_OTHERS} ?(?:like (?:us|ours) )?(?:actually |really )?"
    r"(?:done|do|did|tried|try|doing)?(?: (?:about|with|on) (?:it|this|that))?(?: that)?"
    r"(?: (?:has|have|actually|really))*(?: ?work(?:ed|s|ing)?)?(?: (?:elsewhere|in other \w+|"
    r"for (?:others|them)|there))?\W*$|"
    r"^\W*que (?:ha|han) (?:funcionado|hecho)[^?]{0,25}\b(?:otr[oa]s|otras ciudades|otros sitios|"
    r"lugares|pueblos|ciudades)\W*$|"
    r"^\W*qu ?(?:est ce qui|est-ce qui|ont|a)[^?]{0,12}(?:marche|fonctionne|fait|reussi)[^?]{0,10}"
    r"(?:ailleurs|autres (?:villes|communes)|les autres)\W*$|"
    r"^\W*o que (?:funcionou|deu certo|fizeram)[^?]{0,15}(?:outr[oa]s|outras cidades|outros "
    r"lugares|noutras cidades)(?: \w+)?\W*$|"
    r"^\W*was (?:hat|haben)[^?]{0,12}(?:anderswo|andere(?:n|norts)?(?: \w+)?)"
    r"[^?]{0,12}(?:funktioniert|geklappt|gemacht|gewirkt)\W*$"
)
STATED = {"failures", "cases", "against"}  # wishes that need no question
MOST = 2  # wishes that are answered
# Words of a sentence that need the one before it.
POINTING = re.compile(
    r"\b(?:it|this|that|them|these|those|there|one|lo|la|eso|esto|ca|cela|le|les|isso|isto|das|es|"
    r"dies\w*|sie|ihn)\b"
)
LEAST = 4  # words of a question that can be looked up


class Wish(Record):
    """What is asked for: its sentence as typed, the one told before it (which says what "it" is),
    and how many."""

    kind: Wanted
    text: str
    before: str = ""
    count: int | None = None

    @property
    def alone(self) -> bool:
        """Whether the rest of the advice is wanted in short at most."""
        return self.kind in ALONE


class Granted(Record):
    """A wish with the facts that answer it; ``exact`` when they are about just what is asked."""

    wish: Wish
    facts: tuple[str, ...] = ()
    exact: bool = False


def read_wishes(text: str, count: int | None = None, weighs: bool = False) -> tuple[Wish, ...]:
    """What a message asks for beside advice, the first things of it; ``count`` is how many cases it
    names, ``weighs`` whether it puts measures on the table."""
    parts = [part.strip() for part in SENTENCE.findall(text) if part.strip()]
    if len(text.split()) < 2 * LEAST:
        return ()
    found: dict[Wanted, Wish] = {}
    for number, part in enumerate(parts):
        before = parts[number - 1] if number else ""
        said = read_saying(simple(part)) if COUNTED.search(simple(part)) else None
        for kind in _wanted(part, weighs):
            many = (said.lines if said else None) if kind == "tell" else count
            found.setdefault(kind, Wish(kind=kind, text=part, before=before, count=many))
    return tuple(found.values())[:MOST]


def _wanted(part: str, weighs: bool) -> list[Wanted]:
    """The kinds of wish in a sentence."""
    low, asks = simple(part), is_asked(part)
    if OF_OTHERS.search(low):
        return []
    kinds: list[Wanted] = [
        kind for kind, pattern in WISHES.items()
        if (asks or kind in STATED) and pattern.search(low)
        and not (kind == "evidence" and GENERAL.search(low))
    ]  # fmt: skip
    if read_saying(low):
        kinds.append("tell")
    if kinds or "?" not in part or len(part.split()) < LEAST:
        return kinds
    if weighs:
        return ["idea"]
    return [] if GENERAL.search(low) else ["question"]


# Words of a question on evidence that are no part of what is to be proved.
PROVING = re.compile(
    r"\b(?:is there|are there|do you have|any|some|evidence|proofs?|proven|either way|that|whether|"
    r"if|do|does|did|really|actually|works?|existe|hay|alguna?|evidencias?|pruebas?|de que|que|si|"
    r"realmente|funcionan?|y a-?t-?il|existe-t-il|des|preuves?|est-ce|marchent?|fonctionnent?|ha|"
    r"tem|algum\w*|provas?|se|gibt es|belege?|beweise?|dafur|dass|ob|wirklich|wirken|wirkt|"
    r"funktioniert|funktionieren)\b",
    re.IGNORECASE,
)


def without_asking(text: str) -> str:
    """What is to be proved, of a sentence that asks for evidence; the sentence when nothing is left
    of it."""
    bare = re.sub(r"\s+", " ", PROVING.sub(" ", text)).strip(" ?.!,\u00bf")
    return bare if len(bare.split()) > 1 else text
