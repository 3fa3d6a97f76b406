"""Cut a draft to the form that was asked for: bullets, a word limit. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.cite import sentences

if TYPE_CHECKING:
    from assistant.form import Form

MARKERS = re.compile(r"\s*\[\[[a-z0-9:#_-]+\]\]")


# A lesson with its case after it, and a case with its lesson under it.
AFTER = re.compile(r"^- (?P<lead>\*\*[^*]+\*\* ?)?(?P<lesson>[^*]+?)\. \*(?P<where>[^*]+):\* .*$")
CASE = re.compile(r"^- \*(?P<where>[^*]+):\* (?P<claim>.*)$")
LESSON = re.compile(r"^  [^:]{2,12}: (?P<lesson>.*?)\.?$")
FEW = 3  # sentences, up to which a lead is left out


def condensed(draft: str) -> str:
    """The draft of an answer on cases with the lesson and the place of each, without its story."""
    lines: list[str] = []
    for line in draft.splitlines():
        after, lesson = AFTER.match(line), LESSON.match(line)
        case = CASE.match(lines[-1]) if lines and lesson else None
        if after:
            mark = "".join(dict.fromkeys(MARKERS.findall(line)))
            said = MARKERS.sub("", after["lesson"])
            lines.append(f"- {after['lead'] or ''}{said} (*{after['where']}*){mark}.")
        elif case and lesson:
            mark = "".join(dict.fromkeys(MARKERS.findall(lines[-1])))
            lines[-1] = f"- {MARKERS.sub('', lesson['lesson'])} (*{case['where']}*){mark}."
        else:
            lines.append(line)
    return "\n".join(_opening(line) for line in lines)


def _opening(line: str) -> str:
    """A case told without a lesson, by its first sentence."""
    case = CASE.match(line)
    if not case:
        return line
    return f"- *{case['where']}:* {(sentences(case['claim']) or [''])[0]}"


def shaped(draft: str, form: Form, aside: bool = False) -> str:
    """The draft as bullets and within the words asked for; whole sentences only. An answer
    ``aside`` from the advice is told by its lessons when it is to be short."""
    if form.said and not form.max_words:
        return draft  # composed as it was asked for
    if aside and (form.max_words or form.lines or form.paragraph or form.one_line):
        draft = condensed(draft)
    if aside and form.lines and form.bullets:  # so many points
        points = [line for line in draft.splitlines() if line.startswith("- ")]
        return "\n".join(points[: form.lines]) or draft
    if aside and form.lines and form.lines <= FEW:
        points = [line for line in draft.splitlines() if line.startswith("- ")]
        draft = "\n".join(line[2:] for line in points) or draft
    if aside and form.bullets:
        told = [line for line in draft.splitlines() if _tells(line)]
        draft = "\n".join(told) or draft
    if form.paragraph:
        draft = one_paragraph(draft)
    text = bulleted(draft) if form.bullets and not form.lines else draft
    if form.lines:
        text = _first_lines(text, form.lines)
        text = bulleted(text) if form.bullets else text
    if not form.max_words or (aside and form.halved):
        return text  # its lessons alone are half of it
    return limited(text, form.max_words, aside)


def one_paragraph(text: str) -> str:
    """The lines as one paragraph, without headings, bullets and what only names a profile."""
    said = []
    for line in text.splitlines():
        bare = re.sub(r"^\s*(?:[-*] |\d\. )", "", line).strip()
        if bare and not bare.startswith(("#", "|")):
            said.append(bare)
    return " ".join(said)


def _first_lines(text: str, n: int) -> str:
    """The first n sentences: a lead that ends in a colon and headings do not count."""
    kept: list[str] = []
    left = n
    for line in text.splitlines():
        bare = line.strip()
        if not bare or bare.startswith("#") or MARKERS.sub("", bare).rstrip("* ").endswith(":"):
            continue
        parts = sentences(bare)[:left]
        kept.append(" ".join(parts))
        left -= len(parts)
        if left <= 0:
            break
    return "\n".join(kept)


def bulleted(text: str) -> str:
    """Every line that is no heading and no table a bullet, sub-bullets one level deep."""
    lines = []
    for line in text.splitlines():
        bare = line.strip()
        if bare and not bare.startswith(("- ", "#", "|", "1.", "2.", "3.")):
            lines += [f"- {part}" for part in sentences(bare)]
        elif bare:
            lines.append(line)
    return "\n".join(lines)


def limited(text: str, words: int, whole: bool = False) -> str:
    """Lines from the start while they fit; the first that does not is cut after a sentence. Where
    not even one fits, its first words, or ``whole``, all of it."""
    kept: list[str] = []
    left = words
    for line in text.splitlines():
        size = _words(line)
        if size <= left:
            kept.append(line)
            left -= size
            continue
        part = _cut(line, left)
        if part:
            kept.append(part)
        break
    while kept and (not kept[-1].strip() or kept[-1].startswith("#")):
        kept.pop()  # a heading with nothing under it
    if any(_tells(line) for line in kept):
        return "\n".join(kept)
    first = next((line for line in text.splitlines() if _tells(line)), "")
    return first if whole and first else _first_words(text, words)


def _tells(line: str) -> bool:
    """Whether a line is more than a heading or a lead that ends in a colon."""
    bare = MARKERS.sub("", line).strip().rstrip("*")
    return bool(bare) and not bare.startswith("#") and not bare.endswith(":")


def _cut(line: str, words: int) -> str:
    lead = re.match(r"\s*(?:[-*] |\d\. )?", line)
    prefix = lead.group() if lead else ""
    kept = ""
    for part in sentences(line[len(prefix) :]):
        if _words(f"{prefix}{kept} {part}") > words:
            break
        kept = f"{kept} {part}".strip()
    return f"{prefix}{kept}" if kept else ""


def _first_words(text: str, words: int) -> str:
    """The first words when not even one sentence fits."""
    lines = [line for line in text.splitlines() if _tells(line)]
    plain = MARKERS.sub("", lines[0]) if lines else ""
    return " ".join(plain.split()[:words])


def _words(line: str) -> int:
    return len(line.split())
