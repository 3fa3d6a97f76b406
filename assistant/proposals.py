"""The measures that an official puts on the table: "a stadium, good idea?", "roads or jobs first?".
Pure: the words around them are taken off, the measure stays as it was typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.measures import named_in
from assistant.phrases import flat
from assistant.schema import Record, ToolId

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_WORDS = 40  # a longer message tells a story
PHRASE = 12  # words of a measure
CHOICES = 4
MOST_ABOUT = 300  # characters of what was told before a choice
# Questions for cases or facts, in which an "or" offers no choice.
THINGS = re.compile(
    r"\W*(?:(?:who|which|what|where|when|why|how)\b(?! (?:is better|comes first|first|should|would|"
    r"do we))|(?:is|are|was|were) there\b|any\b|has\b|have\b|did\b|does any)"
)
# A question that leaves a choice to us, of whatever kinds: "should we close it or hand it over?".
CHOOSES = re.compile(
    r"^\W*(?:(?:and|but|so|y|et|e|und) )?(?:(?:should|shall|do|must|would) (?:we|i|you|the (?:city|"
    r"town|council))|(?:is it |what is |whats )?(?:better|cheaper|wiser|smarter|best) to|"
    r"sollen (?:wir|"
    r"ich)|soll (?:ich|man|die stadt)|sollten wir|faut[- ]il|devons[- ]nous|doit[- ]on|"
    r"devrait[- ]on|"
    r"vaut[- ]il mieux|est-ce qu['\u2019 ](?:on|il)|debemos|deberiamos|(?:nos )?conviene|es mejor|"
    r"que es "
    r"mejor|devemos|deveriamos|e melhor|o que e melhor|(?:ist es )?besser)\b"
)
# In Spanish and Portuguese the verb says who acts: "\u00bfla cerramos o se la damos a un club?".
WE_DO = re.compile(r"\b\w+(?:amos|emos|imos)\b")
BARE = 6  # words of a choice that needs no more: "roads or jobs?"
# What opens a sentence and belongs to no measure.
FILLERS = re.compile(
    r"^\W*(?:(?:and|but|ok|okay|so|well|hmm+|also|now|then|honestly|listen|look|hi|hello|please|"
    r"btw|"
    r"y|pero|entonces|bueno|et|mais|alors|bon|e|mas|entao|und|aber|also|na)\b[\s,:]*)*"
    r"(?:(?:we have|there are|tenemos|nous avons|temos|wir haben) \w+ (?:ideas?|options?|choices?|"
    r"proposals|opciones|opcoes|moglichkeiten|ideen|idees)[^:.?!]{0,40}:\s*)?"
)
_WHO = (
    r"(?:we|i|they|he|she|it|(?:some|many|most|a few|all|the|my|our|an?|one)(?: of (?:the|our|my))?"
    r"(?: [a-z-]+){1,2}|everybody|everyone|somebody|someone|people|consultants|nosotros|"
    r"(?:el|la|los|las|mi|mis|nuestr[oa]s?|un|una) \w+|nous|on|je|(?:le|la|les|mon|ma|mes|notre|"
    r"nos|un|une) \w+|nos|(?:o|a|os|as|meu|minha|nosso|nossa) \w+|wir|ich|man|(?:der|die|das|mein|"
    r"meine|unser|unsere|ein|eine) \w+)"
)
_MIND = (
    r"(?:think\w*|consider\w*|plan(?:s|ned|ning)?|propos\w+|suggest\w*|discuss\w*|toy\w*|"
    r"want(?:s|ed)?|(?:would|d) (?:like|love)|talk\w*|debat\w+|dream\w*|push\w*|insist\w*|"
    r"offer\w*|wish\w*|intend\w*|hop(?:e|es|ing)|recommend\w*|keep saying|demand\w*|"
    r"going|pens\w+|pensamos|pensando|penso|quiere\w*|queremos|proponen?|propone|propomos|"
    r"propoe\w*|"
    r"planea\w*|consideramos|quer(?:em|emos)?|pensons|pense\w*|veut|voulons|veulent|propose\w*|"
    r"envisage\w*|songe\w*|planen|plant|uberlegen?|uberlegt|wollen|will|mochte\w*|schlagt|"
    r"schlagen|erwagen|erwagt|denken|denkt)"
)
_LINK = (
    r"(?:of|about|on|with|to|for|that|at|over|us|me|we|should|doing|do|instead|now|also|rather|"
    r"en|de|que|plutot|mas bien|eher|hacer|fazer|em|a|a faire|faire|d|daran|daruber|"
    r"uber|vor|an|eine?n?|mit)"
)
LEADS = re.compile(
    rf"^(?:{_WHO} (?:says?|said|claims?|argues?|believes?|dice\w*|disent|dit|dizem?|sagt|sagen)"
    rf"(?: that| que| dass)?,? (?:the |an? )?|"
    rf"if (?:the |our |my )?\w+ (?:decides?|wants?|chooses?) to (?:just |only )?|"
    rf"(?:council|parliament|opposition|staff|consultants?) (?:says?|said|wants?|proposes?|claims?)"
    rf"(?: that| to)? |"
    rf"{_WHO}(?:['\u2019]?(?:re|m|s|d|ve))?(?: (?:is|are|am|was|were|has|have|had|been|could|"
    rf"would|might|also|now|even|still|really|just|seriously|already|estamos|esta|estan|sommes|"
    rf"est|ai|avons|estou|haben|hat|nun|jetzt|auch)){{0,3}} {_MIND},?(?: {_LINK}){{0,3}} |"
    rf"(?:estamos|estan|estao|estou|estoy) (?:pensando|considerando|planejando|valorando|a pensar)"
    rf"(?: {_LINK}){{0,2}} |"
    rf"(?:we|i|one|he|she|they) (?:could|might|can|may|will|would) (?:also |instead |rather |just |"
    rf"perhaps |maybe |easily )*|"
    rf"(?:should|shall|do|can|could|would|must|may) (?:we|i|you|the (?:city|town|council)) "
    rf"(?:rather |better |also |just |instead |now |really |first )*(?:do |keep |have |need )?|"
    rf"(?:what do you (?:think|say) (?:of|about|to)|what about|how about|why not|what if we|"
    rf"(?:any )?(?:thoughts|opinion|views?) on|what (?:is|s) your (?:view|opinion|take) (?:of|on))"
    rf" (?:just |simply )?|"
    rf"(?:is|would|wouldn['\u2019]t) (?:it|that|this) (?:be )?(?:\w+ )?(?:an? )?(?:good|bad|wise|"
    rf"smart|worth|"
    rf"better|ok|sensible|crazy|dumb|stupid|right|mistake|useful|reasonable)(?: idea| while)?,? "
    rf"(?:to |for us to |if we |that we )?|(?:does it )?makes? sense to |(?:is|are) "
    rf"(?!(?:there|any|it|this|that|these|those)\b)|"
    rf"(?:would|do|does|did|will|could|can) (?!(?:we|i|you|it|this|that|they|these|those|the)\b)|"
    rf"(?:what (?:is|are)|explain|define) (?:an? )?|"
    rf"(?:debemos|deberiamos|conviene|podriamos|vale la pena|es buena idea|que (?:opina|le parece|"
    rf"piensa)\w* (?:de )?|que tal) |(?:devemos|deveriamos|vale a pena|e (?:uma )?boa ideia|"
    rf"poderiamos|o que (?:acha|pensa)\w* (?:de|da|do)?) ?|(?:devons-nous|faut-il|devrait-on|"
    rf"pourrions-nous|est-ce une bonne idee (?:de|d)|que pensez-vous (?:de|d)|vaut-il la peine "
    rf"(?:de|d)|et si (?:on|nous)) ?|(?:sollen wir|sollten wir|soll ich|lohnt (?:sich|es sich)|"
    rf"ist es sinnvoll|was halten sie von|wie ware es mit|konnten wir) )"
)
STATES = re.compile(r" (?:is|are|was|were|es|son|est|sont|sao|ist|sind) ")
DONE = re.compile(r"[\s,]+(?:zu \w+(?:en|eln|ern))$")  # "ein Freizeitbad zu bauen"
# Where a long sentence leaves the measure: "200 electric buses before the election, city of ...".
TURN = re.compile(r",\s|\s(?:before|after|because|since|while|until|antes de|avant|bevor|vor)\b")
# A share before a thing: it stands already and nobody proposes it.
SHARE = re.compile(
    r"(?:\d ?%|\bper ?cent|\bpercent|\b(?:por|pour) (?:ciento|cento|cent)|\bprozent|\b(?:share|"
    r"part|half|third|quarter|parte|mitad|metade|tercio|terco|moitie|tiers|quart|anteil|teil|halfte|"
    r"drittel|viertel))(?: (?:of|de|del|da|do|des|du|der|an|von|our|the|its|my|nuestr[oa]s?|"
    r"noss[oa]s?|nos|notre|la|los|las|el|les|unserer?|unsere[sn]|\w+lichen))* ?(?:\w+ )?$"
)
MIND = re.compile(rf"\b{_MIND}\b")
# What opens any question: a measure is weighed only where a verdict is asked for.
WEAK = re.compile(r"(?:is|are|would|do|does|will|could|can) (?!(?:we|i|you|it|this|that)\b)")
# What a measure is said to bring, or a new question, is no part of it.
CLAIMED = re.compile(
    r"(?: (?:to|that|which|it|he|she))? (?:will|would|could|brings?|is going to|are going to|"
    r"traera|traeria|apportera|apporterait|"
    r"trara|traria|wird|wurde|bringt)\b|[\s,;:]*\u00bf"
)
ARTICLE = re.compile(
    r"^(?:(?:to|of|about|on|with|for|doing|introducing|having|de|d'|en|zu|einen?|eine[rm]?|ein|the|"
    r"our|un|une|una|uma|um) )?"
)
_GOOD = (
    r"(?:(?:is|would|was|does|do) (?:it|that|this|you) )?(?:be )?(?:an? )?(?:really |such an? )?"
    r"(?:good|bad|great|terrible|wise|smart|sensible|reasonable|crazy|dumb|foolish|useful|worth|"
    r"worthwhile|overkill|mistake|waste|makes? sense|make sense|ok|okay|any good|yes|no|agree|"
    r"thoughts|opinion|opinions|your view|sound|silly|stupid|vanity|buena|mala|bonne|mauvaise|boa|"
    r"ma|gut|schlecht|sinnvoll|klug|vernunftig|unsinn|buena idea|bonne idee|boa ideia|gute idee|"
    r"schlechte idee|mala idea|que opina\w*|que le parece|qu en pensez-vous|qu'en pensez-vous|"
    r"works?(?: (?:in|for|at|here|with)\b.*)?|pay off|help(?: us)?(?: anywhere| at all)?|"
    r"(?:is |are )?(?:it )?realistic|val[ei]n? la pena|valem a pena|"
    r"o que acha\w*|was meinen sie|was halten sie davon|ou pas|o no|ou nao|oder nicht|or not|"
    r"what do (?:you|u) (?:think|say)|right|which (?:one|is better|first|would you (?:choose|pick|"
    r"take))|which one (?:is )?first|cual(?: de l[oa]s dos)?|laquelle|lequel|qual(?: dos dois| das "
    r"duas)?|welches|vale la pena|vale a pena|lohnt (?:es )?sich)"
)
VERDICT = re.compile(
    rf"[\s,;:.!?\u2013\u2014-]*(?:\b(?:or|and|just|o|ou|oder)\b )?\b{_GOOD}\b"
    rf"(?: (?:idea|move|thing|it|of (?:time|money)|to us|for us|thing to do|at all|on (?:it|that|"
    rf"this)|here|idee|idea|ideia|or (?:not|bad|no|(?:an? )?\w+(?: of)?(?: \w+)?)|while|"
    rf"about (?:it|that)))*\W*$"
)
ORDER = re.compile(
    r"(?:[\s,;:]*\b(?:first|primero|d abord|d'abord|primeiro|zuerst|erst|before|better|mejor|"
    r"melhor|besser|rather|now|instead|which (?:first|one|of the two|is better|would you (?:do|"
    r"choose|pick))|"
    r"what (?:first|comes first|would you (?:do|choose)))\b)+\W*$"
)
ASKS_ORDER = re.compile(
    r"^\W*(?:(?:what|which)(?: one| of (?:these|them|the two))?(?: (?:should|would|do|must|we|you|"
    r"i|is))* (?:comes?(?: first)?|goes first|do first|be first|choose|pick|prioriti[sz]e|start "
    r"with|"
    r"better|more (?:urgent|important)|first)|where (?:do|should) (?:we|i) (?:start|begin)|(?:que|"
    r"qual|quoi|was) (?:es |e |est |ist |kommt )?(?:primero|primeiro|d abord|zuerst|mejor|melhor|"
    r"besser|wichtiger|prioritaire|prioritario)|what would you do first|que (?:haria|harian|hago|"
    r"hacemos|hariamos) (?:usted |ustedes )?(?:primero|antes)|que (?:feriez vous|feriez-vous|"
    r"faisons-nous|fait-on|faire) (?:en premier|d abord|d'abord)|o que (?:faria|fazemos|fazer) "
    r"(?:primeiro|antes)|was (?:wurden|tun|machen) (?:sie|wir) zuerst(?: tun| machen)?)[\s,:?]+"
)
OR = re.compile(r"(?:,\s*)?\b(?:or(?: (?:rather|instead|better))?|versus|vs|oder|o|u|ou)\b\.? ")
# Sides of an "or" that are verdicts and no measures.
NO_SIDE = re.compile(
    rf"^(?:{_GOOD}|not|no|nothing|leave it|scrap(?: it)?|close|stop|ditch (?:it|'?em|them)|"
    r"drop it|"
    r"chuck (?:it|them)(?: out)?|(?:only|just|merely) \w+|a crime|decoration|keep(?: it| them)?|"
    r".*\b(?:must|has to|have to|needs? to) be\b.*|"
    r"(?:que|o que|was|what) (?:hacemos|hago|fazemos|faco|tun wir|machen wir|(?:do|should|shall) "
    r"(?:we|i)(?: do)?)|(?:is it |am i |are we |do we |will |are they |is this ).*)\W*$"
)
EARLY = re.compile(
    r"^(?:(?:to )?(?:start|begin) with|with|by|first|zuerst|erst|d['\u2019]abord|primero|primeiro|"
    r"rather|either|entweder|soit)\s+",
    re.I,
)
IDLE = re.compile(r"^(?:that|this|it|them|these|those|both|all|so|there|more|less|yes|no|not)$")


class Proposal(Record):
    """A measure as typed, its kind when the table knows it, the words that name the kind: folded,
    and as typed; and what was told before a choice, which says what "it" is."""

    text: str
    kind: str = ""
    words: str = ""
    said: str = ""
    about: str = ""


class Weighed(Proposal):
    """The same with the facts for it and against it; ``exact`` is false when they are only of its
    kind, ``near`` is how much more like the troubles of the city it is than like any others (above
    0: more), ``akin`` whether anything of its kind was found, ``condition`` the statement on its
    tool that it has to meet."""

    tool: ToolId | None = None
    good: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()
    exact: bool = True
    akin: bool = False
    near: float = 0.0
    condition: str = ""


def read_proposals(text: str, language: str = "en", sure: bool = False) -> tuple[Proposal, ...]:
    """The measures that a message weighs: two or more that it puts against each other, or the one
    that it brings in. One of them at least is of a known kind, but where an order is asked for
    ("water or jobs first?"); ``sure`` when the message is known
    to ask for an opinion, so that no words need to say so.

    ``we think of a five-year tax holiday, good idea?`` -> a five-year tax holiday
    """
    parts = [s for s in re.split(r"(?<=[.;!])\s+|(?<=\?)\s+|\n+", text.strip()) if s.strip()]
    for sentence, after in zip(parts, [*parts[1:], ""], strict=True):
        if len(sentence.split()) > MOST_WORDS:
            continue
        if clause := _planned(sentence, language):
            return clause
        core, framed, ordered = _core(sentence)
        asks = framed or sure or bool(after and VERDICT.fullmatch(flat(after)))
        sides = _sides(core) or ([core] if core else [])
        made = [_proposal(side, language) for side in sides]
        known = any(p.kind for p in made)
        if len(made) == 1 and _of_life(core, made[0]):
            continue
        if len(made) > 1 and _chooses(sentence, sides, language) and not _named(core):
            told = text[: text.find(sentence)].strip()[-MOST_ABOUT:]
            return tuple(p.model_copy(update={"about": told}) for p in made)
        if len(made) > 1 and (
            (ordered and not _named(core)) or (known and (asks or len(sentence.split()) <= BARE))
        ):
            return tuple(made)
        if choice := _named_choice(sentence, language):
            return choice
        if known and len(made) == 1 and asks and len(core.split()) <= MOST_WORDS // 2:
            (one,) = made
            tells = one.said and STATES.search(flat(core))  # "flood sensors are what they like"
            return (one.model_copy(update={"text": one.said}) if tells else one,)
    return ()


def argued(text: str, language: str = "en") -> tuple[Proposal, ...]:
    """The measure that arguments are asked against, where no words around it brought it in:
    "commissioners want cameras. arguments against pls"."""
    for sentence in reversed(re.split(r"(?<=[.;!?])\s+|\n+", text.strip())):
        found = named_in(sentence, language)
        at = flat(sentence).find(found.words) if found else -1
        if found and not (at > 0 and SHARE.search(flat(sentence)[:at])):
            return (Proposal(text=found.said, kind=found.kind, words=found.words, said=found.said),)
    return ()


def _of_life(text: str, measure: Proposal) -> bool:
    """Whether a measure is named as a fact of life: "22% of our property tax"."""
    at = flat(text).find(flat(measure.words)) if measure.words else -1
    return at > 0 and bool(SHARE.search(flat(text)[:at]))


def _chooses(sentence: str, sides: Sequence[str], language: str) -> bool:
    """Whether a question leaves the choice between measures of any kind to us."""
    low = flat(sentence)
    we = language in {"es", "pt"} and all(WE_DO.search(flat(side)) for side in sides)
    return low.rstrip().endswith("?") and bool(we or CHOOSES.match(low))


def _planned(sentence: str, language: str) -> tuple[Proposal, ...]:
    """The measure of a later clause that tells of a plan, in a sentence that tells more: "kids
    leave, council wants to buy the old mill"."""
    for clause in re.split(r",\s+", sentence)[1:]:
        lead = LEADS.match(flat(clause))
        core, brought, _ = _core(clause)
        measure = _proposal(core, language)
        if lead and MIND.search(lead.group()) and brought and measure.kind and not _sides(core):
            return (measure,)
    return ()


def _named(core: str) -> bool:
    """Whether a choice is one of cities: "Curitiba or Bogotá, which was better?"."""
    return any(word[0].isupper() for word in re.findall(r"\w+", core)[1:])


def _named_choice(sentence: str, language: str) -> tuple[Proposal, ...]:
    """Two measures of known kinds on the two sides of an "or" in a question, by the words that name
    them: "Should a town of 60,000 put its money in a tourist tax or free buses?"."""
    low = flat(sentence)
    asks = low.rstrip().endswith("?") and not THINGS.match(low)
    if not asks or len(cuts := list(OR.finditer(low))) != 1:
        return ()
    left = named_in(" ".join(sentence[: cuts[0].start()].split()[-PHRASE // 2 :]), language)
    right = named_in(" ".join(sentence[cuts[0].end() :].split()[: PHRASE // 2]), language)
    if not left or not right or left.words == right.words:
        return ()
    return tuple(Proposal(text=n.said, kind=n.kind, words=n.words) for n in (left, right))


def _core(sentence: str) -> tuple[str, bool, bool]:
    """What of a sentence names measures, whether words around it brought it in as a plan or a
    question, and whether they ask for an order ("first?")."""
    low = flat(sentence)
    start, end = 0, len(low)
    if found := FILLERS.match(low):
        start = found.end()
    order = ASKS_ORDER.match(low[start:])
    if order:
        start += order.end()
    lead = LEADS.match(low[start:])
    if lead:
        start += lead.end()
    judged = VERDICT.search(low, start)
    if judged and judged.start() > start:
        end = judged.start()
    ordered = ORDER.search(low[start:end])
    if ordered:
        end = start + ordered.start() if OR.search(low, start) or order else end
    start += len(ARTICLE.match(low[start:end]).group()) if lead else 0  # type: ignore[union-attr]
    cut = CLAIMED.search(low, start, end)
    end = cut.start() if cut else end
    if lead and len(low[start:end].split()) > PHRASE and not OR.search(low, start, end):
        end = next((m.start() for m in TURN.finditer(low, start + 1, end)), end)
    core = DONE.sub("", sentence[start:end].strip(" ,;:.?!\u00bf\u00a1\u2013\u2014-"))
    if THINGS.match(low) and not (lead or order):
        return core, False, False  # "which cities made buses free and did it work?"
    brought = lead and not (WEAK.match(lead.group()) and not judged)
    return core, bool(brought or judged or order or ordered), bool(order or ordered)


def _sides(core: str) -> list[str]:
    """The measures that stand against each other, without what is only a verdict; none when
    nothing is put against anything."""
    low = flat(core)
    cuts = list(OR.finditer(low))
    if not cuts:
        return []
    edges = [0, *(p for m in cuts for p in (m.start(), m.end())), len(core)]
    parts = [core[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2)]
    parts = [p for part in parts[:-1] for p in part.split(",")] + parts[-1:]
    sides = [EARLY.sub("", part.strip(" ,;:.?!")) for part in parts if part.strip(" ,;:.?!")]
    sides = [s for s in sides if not (NO_SIDE.match(flat(s)) or IDLE.match(flat(s)))]
    short = all(len(side.split()) <= PHRASE for side in sides)
    return sides if len(sides) <= CHOICES and short else []


def _proposal(text: str, language: str) -> Proposal:
    found = named_in(text, language)
    if not found:
        return Proposal(text=text)
    return Proposal(text=text, kind=found.kind, words=found.words, said=found.said)
