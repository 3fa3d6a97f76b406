"""What is asked of any matter, told by how it is put: a smaller way, who should lead it, what to do
first. The matter is then that of the talk. Pure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from assistant.asking import SENTENCE, asks_of_any, is_asked
from assistant.cues import OURS
from assistant.faq import GENERAL
from assistant.lexical import simple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.faq import GeneralKind
    from assistant.turn import Turn

# From so sure on a kind is taken: of 64 messages by writers who never saw the questions readers
# found 42 just so, 16 on the matter and 6 off, and on these it was chosen. A statement and a
# supposition have to be surer.
SURE, STATED, SUPPOSED = 0.70, 0.85, 0.90
# Something less than what was advised, and no smaller city.
SMALLER = re.compile(
    r"\b(?:something|anything|some thing|(?:the|a|any) (?:\w+ )?(?:version|way|step|thing|option)) "
    r"(?:\w+ )?(?:smaller|cheaper|simpler|less expensive|more modest)\b|"
    r"\b(?:smaller|cheaper|smallest|cheapest) (?:version|way|step|thing|option|start)\b|"
    r"^(?:the |which (?:one )?is (?:the )?|what is (?:the )?|and )*cheapest(?: one)?$|"
    r"\b(?:can ?t|cannot|could never) afford (?:that|it|this|any)\b|"
    r"\bmoney (?:only )?(?:covers|pays for|is enough for) (?:only )?one\b|"
    r"\balgo (?:mas|menos) (?:pequeno|chico|barato|modesto|sencillo|caro)\b|"
    r"\bquelque chose de (?:plus|moins) (?:petit|modeste|simple|cher|couteux)\b|\bmoins cher\b|"
    r"\balgo (?:menor|mais (?:pequeno|barato|simples|modesto))\b|"
    r"\betwas (?:kleiner|billiger|gunstiger|einfacher)es\b|"
    r"\bno (?:nos )?(?:lo )?podemos (?:pagar|permitir)\w*\b|\b(?:trop cher|pas les moyens)\b|"
    r"\bkonnen wir uns nicht leisten\b|\bnao (?:temos dinheiro para|podemos pagar)\b"
)
# The cities that were shown.
THEIRS = re.compile(
    r"\b(?:they|them|their|(?<!is )(?<!was )there|those|that (?:city|town|case|one|example)|"
    r"(?:the )?others?|did|was|were|had|ellos|alli|alla|aquell\w+|ese caso|ils|elles|eux|la-bas|"
    r"ces villes|eles|elas|nesse caso|dort|damals|anderen|villes|ciudades|cidades|stadte)\b"
)
# Asked of the own city in so many words: who should lead it, whether it is fair, what to tell.
LEADER = re.compile(
    r"\bwho (?:should|shall|shd|must|would|could|ought to|do we (?:let|put)) (?:\w+ ){0,2}?(?:lead|"
    r"run|own|head|manage|host|coordinate|be (?:in charge|responsible))\b|\bquien (?:deberia|debe|"
    r"tendria que) (?:\w+ )?(?:llevar|dirigir|liderar|encargarse|encabezar)\w*|\bqui (?:doit|"
    r"devrait) (?:\w+ )?(?:piloter|diriger|porter|mener|gerer)\b|\bquem (?:deve|deveria) (?:\w+ )?"
    r"(?:liderar|dirigir|conduzir|coordenar|mandar)\b|\bwer soll(?:te)? (?:\w+ ){0,5}(?:fuhren|"
    r"leiten|ubernehmen|verantworten)\b"
)
WHICH_BODY = re.compile(
    r"\bwhich (?:department|office|unit|body|agency|service|team|directorate|section)s? "
    r"(?:should|shall|must|would|could|ought to)\b|\bque (?:area|oficina|secretaria|departamento|"
    r"direccion) (?:deberia|debe|tendria)\b|\bquel (?:service|departement|bureau|organe) (?:doit|"
    r"devrait)\b|\bqual (?:secretaria|setor|departamento|area) (?:deve|deveria)\b|\bwelche[sr]? "
    r"(?:amt|abteilung|stelle|dezernat|referat) soll(?:te)?\b"
)
WRONG = re.compile(
    r"\bwhat (?:can|could|may|might|would|usually|will) (?:still )?go(?:es)? wrong"
    r"(?: with (?:it|this|that)| here| for us)?$|\bque (?:puede|podria) salir mal\b|\bqu est ce "
    r"qui (?:peut|pourrait) (?:mal tourner|clocher|rater)\b|\bo que (?:pode|poderia) (?:dar errado|"
    r"correr mal)\b|\bwas (?:kann|konnte) (?:dabei |da )?(?:schiefgehen|schieflaufen)\b"
)
COUNTED = re.compile(
    r"\b(?:what|which) (?:numbers|figures|indicators|data|metrics) (?:should|shall|must|do|can)"
    r" (?:i|we)\b|\bwhat should (?:i|we) (?:measure|count|track|monitor)\b|\bque (?:cifras|datos|"
    r"indicadores|numeros) (?:debo|debemos|deberiamos|hay que)\b|\bquels (?:chiffres|indicateurs) "
    r"(?:faut il|devons nous|dois je|suivre)\b|\bque (?:numeros|indicadores|dados) (?:devo|devemos|"
    r"preciso)\b|\bwelche (?:zahlen|kennzahlen|daten) (?:sollen|sollten|soll|muss|mussen)\b"
)
FAIR = re.compile(
    r"\b(?:is|isn ?t|would|wouldn ?t) (?:it|that|this) (?:be )?(?:not )?(?:un)?fair\b|"
    r"\bunjust\b|\b(?:es|e|seria) (?:in)?justo(?: que| para| con| com|$)|"
    r"\b(?:est[- ]ce|c est|serait[- ]ce) (?:pas )?(?:in)?juste(?: que| pour| envers|$)|"
    r"\bist (?:das|es) (?:nicht )?(?:un)?(?:fair|gerecht)\b"
)
TOLD = re.compile(
    r"\bwhat (?:do|should|can|shall|could|would|must) (?:we|i) (?:tell|say to) (?:the |our |my |"
    r"these |those )?(?:residents|people|citizens|public|inhabitants|families|neighbou?rs|voters|"
    r"population|parents|traders|shopkeepers)\b|"
    r"\b(?:que|qu est-ce qu on|qu est-ce que nous) (?:dit-on|dire|disons-nous|dit|disons|doit-on "
    r"dire|faut-il dire) aux (?:habitants|gens|riverains|citoyens|administres|familles|parents)\b|"
    r"\bque (?:les |le )?(?:decimos|digo|decir|diremos) a (?:los |las |la )?(?:vecin\w+|gente|"
    r"habitantes|ciudadan\w+|poblacion|familias|padres)\b|"
    r"\bo que (?:e que )?(?:lhes )?(?:dizemos|digo|dizer|diremos|vamos dizer) (?:aos?|as?) "
    r"(?:morador\w+|gente|pessoas|populacao|municipes|cidadaos|familias)\b|"
    r"\bwas sag(?:en|e) (?:wir|ich) (?:den|unseren|der) (?:burger\w*|leuten|anwohner\w*|"
    r"einwohner\w*|menschen|familien|eltern|bevolkerung)\b"
)
# Asked of cases, too.
OF_BOTH = {
    "who", "measure", "mistakes", "small", "against", "start", "cost", "fund", "visible", "fail",
    "losers", "select", "last",
}  # fmt: skip
OTHERWISE = {"sure", "sources", "compare", "closest", "time-us"}  # asks that stand
A_CITY = re.compile(
    r"\b(?:somebody|someone|anybody|anyone|(?:a|any|some|one) (?:city|town|place|village))\b"
)


def general_kind(
    turn: Turn, text: str, kind: str, chance: float, stands: bool = False
) -> GeneralKind | Literal[""]:
    """The kind of question that is asked of any matter; ``kind`` and ``chance`` are what its vector
    says. ``""`` where it is none, or asked of the cases that were shown; of a turn that ``stands``
    only what is asked in so many words of the own city."""
    plain = simple(text).strip(" .!?")
    if SMALLER.search(plain) and not A_CITY.search(plain):
        return "little-money"
    if not asks_of_any(text) and (named := in_words(text)):
        return named
    if not kind or chance < _least(turn, text) or turn.ask in OTHERWISE or _of_cases(turn, text):
        return ""
    other = (
        (kind in {"small", "where"} and A_CITY.search(plain))
        or (kind == "little-money" and turn.ask == "cost-us")
        or (kind in {"tell", "motion"} and turn.act == "reform" and not turn.form.said)
    )
    if other:
        return ""
    mine = turn.ours or (bool(OURS.search(plain)) and not THEIRS.search(plain))
    free = kind not in OF_BOTH and turn.act != "follow-up" and not stands
    return next((k for k in GENERAL if k == kind and (mine or free)), "")


def in_words(text: str) -> GeneralKind | Literal[""]:
    """What is asked of the own city in so many words, in a sentence that is on no other."""
    if not is_asked(text):
        return ""
    parts = [simple(part).strip(" .!?") for part in SENTENCE.findall(text)]
    own = [part for part in parts if not THEIRS.search(part)]
    if any(LEADER.search(part) or WHICH_BODY.search(part) for part in own):
        return "who"
    if any(WRONG.search(part) for part in parts):  # the German "was" is no past
        return "mistakes"
    if any(COUNTED.search(part) for part in own):
        return "measure"
    if any(TOLD.search(part) for part in own):
        return "tell"
    return "fairness" if any(FAIR.search(part) for part in own) else ""


def _least(turn: Turn, text: str) -> float:
    if turn.act == "what-if":
        return SUPPOSED
    return SURE if is_asked(text) else STATED


def _of_cases(turn: Turn, text: str) -> bool:
    """Whether cities are asked about: by name or place, or any that did something."""
    return bool(turn.cities and turn.pointed) or asks_of_any(text)


def matter_of_it(named: Sequence[str], heard: Sequence[str]) -> str:
    """Of the matters of the talk the one that the message voices itself, else the main one."""
    return next((topic for topic in heard if topic in named), named[0] if named else "")
