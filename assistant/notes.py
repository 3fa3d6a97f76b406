"""What a city says it must, may or cannot do, as short quotations of its own words. Pure.

Clauses that no slot of the profile holds: sums, deadlines, bans, opposition, staff, what was tried
or exists. English, Spanish, French, Portuguese, German.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from assistant.clauses import LONGEST, SENTENCE, SHORTEST, clauses_of, quoted, widened
from assistant.figures import denied, find_figures
from assistant.means import said_low
from assistant.phrases import BUDGETS, flat
from assistant.schema import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.clauses import Clause
    from assistant.figures import Figure

NoteKind = Literal["ban", "deadline", "opposition", "staff", "money", "tried"]
MOST = 6  # notes
TELLING = 6  # words from which "no money" says more than that
# Kept first when there are more than can be: what binds before what is there.
ORDER: tuple[NoteKind, ...] = NoteKind.__args__  # type: ignore[attr-defined]

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|march|april|may|june|july|august|sept(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|"
    r"octubre|"
    r"noviembre|diciembre|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|"
    r"novembre|"
    r"decembre|janeiro|fevereiro|marco|maio|junho|julho|setembro|outubro|novembro|dezembro|januar|"
    r"februar|marz|juni|juli|oktober|dezember)\b"
)
_DATE = (
    rf"(?:(?:the )?(?:end|middle|beginning|close|start) of (?:the )?(?:\w+ )?(?:year|month|"
    rf"quarter|summer|{_MONTH}|20\d\d)|"
    rf"(?:next |this |late |early |mid-?|the |[0-3]?\d(?:st|nd|rd|th)? (?:of )?)?(?:{_MONTH}|"
    rf"spring|summer|autumn|winter|easter|"
    rf"christmas|"
    rf"year-?end|(?:next|this) (?:year|week|month|summer))|(?:the )?(?:20[2-9]\d|spending review|"
    rf"election\w*|deadline|(?:[0-3]?\d)(?:st|nd|rd|th))|"
    rf"(?:el |[0-3]?\d\.? (?:de )?|la |le |l'|o |a |ao |final de |finales de |fin |fin de |"
    rf"fim de |ende |mitte |anfang |"
    rf"zum |den |dem )*(?:{_MONTH}|20[2-9]\d|ano|primavera|verano|verao|otono|outono|invierno|"
    rf"ete|automne|"
    rf"printemps|hiver|fruhjahr|fruhling|sommer|herbst|jahresende|rentree|elecciones|eleicoes|"
    rf"elections|"
    rf"wahl\w*))"
)
_SPAN = r"(?:\d+|two|three|four|five|six|nine|ten|twelve|a few|dos|tres|seis|deux|trois|six|zwei|"
_SPAN += r"drei|sechs|dois)"
_UNITS = r"(?:days|weeks|months|years|dias|semanas|meses|anos|jours|semaines|mois|ans|tagen?|"
_UNITS += r"wochen|monaten?|jahren?)"
DEADLINE = re.compile(
    rf"(?<![0-9] )(?<![0-9][km] )(?<!million )(?<!people )(?<!residents )(?<!inhabitants "
    rf")(?<!jobs )"
    rf"\b(?:until|till|by|before|no later than|as of|from|"
    rf"bis|vor|ab|hasta|antes de(?:l)?|para|"
    rf"avant|jusqu'(?:en|a|au)|d'ici|ate|antes d[eoa]|a partir de) (?:at least )?{_DATE}"
    rf"|\b(?:ends?|expir\w+|runs out|is due|due|lapses?|closes|vence|caduca|termina|acaba|expire|"
    rf"prend fin|"
    rf"se termine|lauft aus|endet|vencem?|expira|goes live|votes?|opens|deadline|decision|"
    rf"schliesst)\b[^.;!?]{{0,25}}\b"
    rf"(?:in|on|at|el|en|le|am|im|em|no|nao|dans|fin|ende)\b ?{_DATE}"
    rf"|\b(?:ends?|expir\w+|due|vence|termina|lauft aus|endet|expira|se termine) {_DATE}"
    rf"|\b(?:within|innerhalb von|binnen|dentro de|dans un delai de|no prazo de) (?:the next "
    rf")?{_SPAN} {_UNITS}\b"
    rf"|\b(?:must|wants?|need|have to|suppos\w+ to|will|has to|muss|soll|will|debe\w*|tiene que|"
    rf"quiere|doit|"
    rf"veut|deve|tem de|quer)\b[^.;!?]{{0,60}}\b(?:in|en|dans|em) {_SPAN} {_UNITS}\b"
    rf"|\b(?:i have|me quedan?|mir bleiben|il me reste|tenho) {_SPAN} {_UNITS}\b|(?:^|, "
    rf"?){_SPAN} {_UNITS}$"
    rf"|\bno (?:\w+ ){{1,3}}until\b|\bdeadline\b|\bfecha limite\b|\bfrist\b|\becheance\b"
)
BAN = re.compile(
    r"\b(?:must not|mustn't|may not|(?:are|is|'re|be|were) not (?:allowed|permitted|supposed) to|"
    r"not allowed\b|not "
    r"permitted|(?:are|is|be|been) (?:forbidden|banned|prohibited)|forbids?|prohibit\w*|"
    r"bans?\b(?! on us)|(?:can'?not|can't) be (?:spent|"
    r"used|changed|sold|touched|moved)|(?:can'?not|can't) (?:raise|increase|touch|spend (?:it|"
    r"them|the \w+) on|borrow|change|"
    r"close|sell|use (?:the|it))|(?:no|nothing) (?:\w+ ){0,2}(?:may|can|must) be|nothing that "
    r"touches|ruled out|off the table|"
    r"off limits|tax cap|rate cap|capped by|no (?:net zero|edi|new (?:taxes|hires|debt|borrowing|"
    r"staff|posts)|"
    r"more consultants|layoffs)|consultants: no more|"
    r"darf nicht|durfen nicht|darf (?:man |es )?kein\w*|verboten|untersagt|nicht (?:erlaubt|"
    r"zulassig|gestattet)|"
    r"no (?:se )?(?:puede|podemos|pueden) (?:subir|tocar|gastar|usar|cambiar|cerrar|vender|"
    r"contratar mas|aumentar|endeudar\w*)|"
    r"prohib\w+|no (?:esta|esta) permitido|no (?:nos )?(?:dejan|permiten)|interdi\w+|defense de|"
    r"pas le droit de|"
    r"(?:n'avons|n'a|n'ont|on a) pas le droit|pas (?:autorise|permis)\w*|on ne peut pas "
    r"(?:toucher|augmenter|"
    r"depenser|utiliser)|nao (?:podemos|se pode|pode|podem) (?:subir|mexer|gastar|usar|aumentar|"
    r"fechar|vender|mudar)|"
    r"proibid\w+|nao (?:e|esta) permitid\w+|nao nos deixam)"
)
_WHO = (
    r"(?:unions?|councill?ors?|council|members|opposition|residents|retailers|shopkeepers|"
    r"traders|business\w*|"
    r"neighbours|neighbors|ministry|minister|governor|police|churches|landlords|departments|"
    r"mayor|party|"
    r"coalition|staff|drivers|farmers|citizens|voters|cio|cfo|legal|province|state|county|"
    r"parents|teachers|"
    r"sindicatos?|oposicion|vecinos|comerciantes|alcalde|concejo|concejales|gremios?|ministerio|"
    r"partidos?|syndicats?|"
    r"opposition|habitants|riverains|commercants|maire|elus|prefet|sindicatos?|oposicao|"
    r"moradores|comerciantes|"
    r"prefeito|vereadores|gewerkschaft\w*|personalrat|opposition|anwohner|burger|handler|"
    r"stadtrat|gemeinderat|"
    r"burgermeister|kammerer|ob|amter|verdi|unison|atu|datenschutzbeauftragte\w*|owners)"
)
OPPOSED = re.compile(
    rf"\b(?:oppos(?:e|es|ed|ing)\b|object(?:s|ed)? to|refus(?:es|ed|ing)\b|refuse (?:to|it|us|"
    rf"any|de|d')\b|(?:is|are|am|be|was|"
    rf"were) (?:dead |strictly |totally )?against|"
    r"campaign\w* against|protest\w* against|won't (?:accept|support|back|help|agree)|"
    r"(?:does not|doesn't|do not|don't) want (?:us|it|this|that|any|the)|threaten\w*|threatened|"
    r"su(?:ing|ed) us|"
    rf"judicial review|blocks? (?:it|us|every\w*|the|any)|blocked by (?:the |our |a )?{_WHO}|"
    rf"vetoe?\w*|fights? (?:it|us|"
    r"every)|are furious|is furious|hate (?:it|"
    r"us|them|the idea)|hates (?:it|the)|hated (?:it|us)|wants? to (?:close|scrap|abolish|kill|"
    r"cancel)|revolt|on strike|boycott\w*|"
    r"en contra|se (?:oponen?|niegan?|resisten?)|rechazan?|amenazan?|bloquean?|no quieren|"
    r"s'oppos\w+|"
    r"(?:est|sont|vent debout) contre|refusent|menacent?|bloquent?|bloque par|ne veu(?:t|lent) "
    r"pas|"
    r"(?:e|sao|esta|estao) contra|se opoem|se opoe|recusam?|ameacam?|bloqueiam?|nao querem|"
    r"(?:ist|sind|war|waren) (?:\w+ )?(?:dagegen|gegen)|dagegen|lehn(?:t|en)\b[^.;!?]{0,40}\bab|"
    r"weiger\w+|blockier\w+|"
    r"sperr(?:t|en) sich|klag(?:t|en) gegen|droh(?:t|en)|wehr(?:t|en) sich|will (?:das|es) nicht|"
    r"sagt immer nein|"
    rf"legal says no|{_WHO} (?:[\w-]+ ){{0,3}}(?:says? no|sagt nein|dice que no|dit non|diz nao))"
)
_COUNT = r"[0-9]{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dos|tres|cuatro|"
_COUNT += r"deux|trois|quatre|dix|dois|quatro|zwei|drei|vier|zehn"
_POST = r"(?:posts|positions|planners|officers|inspectors|colleagues|engineers|postes|agents|"
_POST += r"puestos|plazas|funcionarios|tecnicos|vagas|cargos|stellen|planstellen|mitarbeiter\w*)\b"
STAFF = re.compile(
    r"\b(?:no hiring|(?:nobody|no one|no-one|none) (?:has )?appl(?:ied|ies) (?:for|to)|"
    r"no applicants?|"
    r"nadie (?:se (?:presento|postulo)|quiso el puesto)|(?:plazas?|postes?|"
    r"vagas?) (?:\w+ ){0,3}(?:desiert\w+|vacantes?|"
    r"vacants?|por preencher)|personne n'a (?:postule|candidate)|ninguem (?:se )?(?:candidatou|"
    r"concorreu)|hiring (?:freeze|ban|stop)|recruitment freeze|(?:can'?not|can't|could not|"
    r"not allowed to|unable to) "
    r"(?:hire|recruit|find staff|find people|keep (?:staff|people))|not (?:hiring|recruiting)|"
    r"(?:head ?count|posts?|staff) "
    r"(?:freeze|frozen|cut)|zero staff|(?:no|not enough|too few) (?:spare )?(?:staff|engineers|"
    r"planners|people to)|"
    r"(?:i have|we have|we've got|we are|with|have|has|as we have|is|of|just|only|them) (?:just |"
    r"only |a team of )?(?:one|two|three|four|five|1|2|3|4|5|1\.5)\b(?: and a half)? "
    r"(?:people|persons?|fte|project managers?|planners?|analysts?|engineers?|staff|officers?|"
    r"clerks?|developers?|employees|of (?:us|them)\b)|"
    r"team of (?:two|three|four|five|\d)\b|(?:me|myself) and [\w.]+ (?:fte|others?|colleagues?)|"
    r"one clerk|only (?:have )?one person|"
    r"(?:agency|vacanc\w+|unfilled)\b[^.;!?]{0,25}\d+ ?%|staff of \d{1,2}\b|department is (?:two|"
    r"three|four|five|\d) people|"
    r"no (?:podemos|nos dejan) contratar|congelad\w+ (?:las )?(?:plazas|contrataciones)|(?:con|"
    r"de) (?:una|dos|tres|cuatro) personas|"
    r"no (?:tenemos|hay) (?:personal|tecnicos|gente)|on (?:ne peut pas|n'arrive pas a|peine a) "
    r"(?:embaucher|recruter)|gel des "
    r"(?:embauches|recrutements)|(?:une|deux|trois|quatre) (?:personnes|agents)\b|nao (?:podemos|"
    r"conseguimos) contratar|"
    r"(?:so|apenas) (?:temos )?(?:uma|duas|tres|quatro) pessoas?|faltam tecnicos|mancano i "
    r"tecnici|einstellungsstopp|"
    r"(?:konnen|durfen) (?:niemand\w*|keine\w*)[^.;!?]{0,20}einstellen|(?:hat|"
    r"haben) sich (?:niemand|keiner) (?:\w+ )?beworben|keine? (?:bewerber\w*|bewerbung\w*)|"
    r"finden keine (?:leute|"
    r"fachkrafte|bewerber)|"
    rf"(?:lost|lose|cut|axed|shed|perd\w+|suppr\w+|recort\w+|verlor\w*|verlier\w+|cort\w+) "
    rf"(?:{_COUNT}) (?:\w+ )?{_POST}|(?:{_COUNT}) (?:\w+ )?{_POST} (?:\w+ )?(?:lost|cut|gone|"
    rf"axed|verloren|"
    r"gestrichen|abgebaut|weggefallen|supprimes|perdus|perdid[oa]s|suprimid[oa]s|cortad[oa]s)|"
    r"unbesetzt|(?:nur |mit )(?:eine[rm]?|zwei|drei|vier|acht) (?:leuten?|personen|"
    r"mitarbeiter\w*|stellen))\b"
)
TRIED = re.compile(
    r"\b(?:(?:we|i|they|council|the city|they've|we've|you) (?:have |had |already |did "
    r")*(?:tried|trialled|piloted|attempted)|tried (?:a|an|the|that|it|"
    r"this|in)\b|it (?:failed|flopped|collapsed)|(?:was|were|got) (?:cancelled|scrapped|"
    r"abandoned|switched off|shut down)|"
    r"(?:we|council) (?:bought|built|launched|introduced)\b[^.;!?]{0,60}\b(?:19|20)\d\d|switched "
    r"us off|"
    r"went (?:bankrupt|bust|under|down \d+)|(?:all|both) dead|we already have|already (?:exists?|"
    r"have|got)\b|"
    r"we did (?:\d+|four|three|two|one|it)\b|(?:let|left) (?:it )?wither|"
    r"ya (?:tenemos|existe|lo intentamos|probamos|hicimos|hay)|(?:lo )?intentamos|fracaso\b|nous "
    r"avons deja|on a deja|"
    r"existe deja|a (?:deja )?echoue|on a essaye|nous avons essaye|ja (?:temos|existe|tentamos|"
    r"fizemos)|tentamos|fracassou|"
    r"(?:haben|gibt|hatten)(?: es| wir)? (?:schon|bereits|es schon)|schon (?:probiert|versucht)|"
    r"ist gescheitert|"
    r"(?:es gibt|wir haben) (?:schon|bereits|einen?)\b[^.;!?]{0,40}\b(?:konzept|strategie|"
    r"leitbild|wirtschaftsforderung|"
    r"plan|app|portal|dashboard|agentur|lab))\b"
)
KINDS: dict[NoteKind, re.Pattern[str]] = {
    "ban": BAN, "staff": STAFF, "deadline": DEADLINE, "opposition": OPPOSED, "tried": TRIED,
}  # fmt: skip
ASKS = re.compile(
    r"^\W*(?:(?:and|but|so|ok|okay|then|y|et|und|e|aber|pero|mais|mas)\W+)*(?:what|how|why|who|"
    r"which|where|when|"
    r"should|shall|could|would|can you|do you|does|did|is it|are there|any|has|tell|show|give|"
    r"compare|explain|"
    r"write|list|suppose|imagine|what if|if we|que|como|por que|quien|cual|cuanto|dame|compar\w+|"
    r"y si|comment|"
    r"pourquoi|qui|quel\w*|combien|donne\w*|et si|was|wie|warum|wer|welche\w*|wieviel|wenn|o que|"
    r"quem|qual|quanto)\b"
)
# What a meeting does by form: of it only a ban, a deadline, opposition or a sum at hand is noted.
FORMAL = re.compile(
    r"\b(?:resolved|minutes|apologies|quotations?|matters arising|correspondence|(?:was|"
    r"were) (?:noted|"
    r"approved|deferred|received)|seconded|moved that|carried unanimously|declar\w+ (?:an? |of )?"
    r"(?:\w+ )?interest|point of order|any other business|christmas lights|orden del dia|"
    r"acta de la|"
    r"se acuerda|se aprueba|proces-verbal|ordre du jour|adopte a l'unanimite|ata da|ordem do dia|"
    r"fica aprovad\w|protokoll|tagesordnung|beschlossen wird|einstimmig)\b"
)
TRIFLES: tuple[NoteKind, ...] = ("money", "tried", "staff")
AT_HAND = re.compile(
    r"\b(?:grants?|reserves?|fund(?:s|ing)?|surplus|allocat\w+|awarded|subvencion\w*|fondos?|"
    r"subvention\w*|"
    r"fonds|verbas?|fundos?|forder\w+|zuschuss\w*|rucklage\w*)\b"
)


class Note(Record):
    """A clause of the user's own words; what kind of limit or resource it tells of."""

    kind: NoteKind
    text: str


FEWEST = 3  # words of a note


def is_told_sum(figure: Figure, notes: Sequence[Note]) -> bool:
    """Whether a number without its money is a sum told before: "split the 4.2 million" after "a
    grant of $4.2 million"."""
    told = (f for n in notes if n.kind == "money" for f in find_figures(n.text))
    return figure.kind != "money" and any(
        f.kind == "money" and f.value == figure.value for f in told
    )


def read_notes(text: str, low: str) -> tuple[Note, ...]:
    """The notes of a text in reading order, six at most; ``low`` is the folded text, with what is
    about other cities blanked. Questions hold none.

    ``the union is against it; decide by March`` -> opposition, deadline
    """
    figures = [f for f in find_figures(text) if f.kind == "money"]
    found: list[Note] = []
    for sentence in SENTENCE.finditer(low):
        if ASKS.match(sentence.group()) or sentence.group().rstrip().endswith("?"):
            continue
        clauses = list(clauses_of(low, sentence.start(), sentence.end()))
        formal = FORMAL.search(sentence.group())
        for i, clause in enumerate(clauses):
            hit = _kind(low, clause, figures)
            if not hit or (formal and hit[0] in TRIFLES and not AT_HAND.search(sentence.group())):
                continue
            kind, at = hit
            words = quoted(text, low, widened(low, clauses, i, at), at)
            if len(words.split()) >= FEWEST:  # "three days" says nothing alone
                found.append(Note(kind=kind, text=words))
    return _most([n for n in found if not any(_within(n, other) for other in found)])


def _most(notes: Sequence[Note]) -> tuple[Note, ...]:
    """The six that bind most, one of each kind before a second, as they were said."""
    weight = [(not DEADLINE.search(flat(note.text)), i) for i, note in enumerate(notes)]
    rank = [
        (sum(n.kind == note.kind and weight[j] < weight[i] for j, n in enumerate(notes)),
         ORDER.index(note.kind))
        for i, note in enumerate(notes)
    ]  # fmt: skip
    kept = sorted(range(len(notes)), key=lambda i: rank[i])[:MOST]
    return tuple(notes[i] for i in sorted(kept))


def _is_lack(low: str) -> bool:
    return said_low(low) or bool(BUDGETS["low"].search(low))


def _within(note: Note, other: Note) -> bool:
    """Whether a note only repeats words of another."""
    return note is not other and len(note.text) < len(other.text) and note.text in other.text


def _kind(low: str, clause: Clause, figures: Sequence[Figure]) -> tuple[NoteKind, int] | None:
    """The kind of a clause, and where the words that show it begin."""
    part = low[clause.start : clause.end].rstrip(" .!;\n")
    if not part.strip():
        return None  # about another city
    if _is_lack(part) and (len(part.split()) >= TELLING or re.search(r"[0-9]", part)):
        return "money", clause.start
    for kind, pattern in KINDS.items():
        match = pattern.search(part)
        if match:
            dated = DEADLINE.search(part, match.end())
            near = dated and len(part[match.end() : dated.end()].split()) < LONGEST - SHORTEST
            return kind, clause.start + (dated if dated and near else match).end() - 1
    held = next((f for f in figures if clause.start <= f.start < clause.end), None)
    return ("money", held.start) if held else None


def merged(
    earlier: Sequence[Note], text: str, new: Sequence[Note], solvent: bool = False
) -> tuple[Note, ...]:
    """The notes after a message: earlier ones as corrected by it, then its own; who is ``solvent``
    now no longer has "no budget".

    ``no, the fund is 3 million, not 30`` turns "the fund offers 30 million" into "... 3 million".
    """
    swap = corrected(text)
    kept = [n for n in earlier if not (solvent and n.kind == "money" and _is_lack(flat(n.text)))]
    earlier = kept
    if swap:
        wrong, right = swap
        kept = [_mended(note, wrong, right) for note in kept]
        new = [] if kept != list(earlier) else new
    said = {flat(note.text) for note in new}
    together = [*(note for note in kept if flat(note.text) not in said), *new]
    return tuple(together[-MOST:])


def corrected(text: str) -> tuple[Figure, Figure] | None:
    """The wrong and the right number of a correction, the wrong one in the scale of the right:
    ``$16 million, not 106`` -> 106000000, 16000000. None when the text corrects no number."""
    low = flat(text)
    figures = [f for f in find_figures(text) if f.kind not in {"year", "percent"}]
    wrong = next((f for f in figures if denied(low, f.start)), None)
    right = next((f for f in figures if not denied(low, f.start)), None)
    if not wrong or not right:
        return None
    scale = right.value / _bare(right)
    if wrong.value < 1000 <= scale:
        wrong = wrong.model_copy(update={"value": wrong.value * scale})
    return wrong, right


def _bare(figure: Figure) -> float:
    """The number as written, without its scale word: ``16 million`` -> 16."""
    digits = re.search(r"[0-9]+(?:[.,][0-9]{1,2}(?![0-9]))?", figure.text)
    number = float(digits[0].replace(",", ".")) if digits else 0.0
    return number or figure.value


def _mended(note: Note, wrong: Figure, right: Figure) -> Note:
    """A note with the right number where it holds the wrong one."""
    for figure in find_figures(note.text):
        if abs(figure.value - wrong.value) <= wrong.value / 100:
            words = f"{note.text[: figure.start]}{right.text}{note.text[figure.end :]}"
            return note.model_copy(update={"text": words})
    return note
