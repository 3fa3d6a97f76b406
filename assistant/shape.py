"""Cut a draft to the form that was asked for: bullets, a word limit. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.cite import sentences

if TYPE_CHECKING:
    from assistant.form import Form

MARKERS = re.compile(r"\s*\[\[[a-z0-9:#_-]+\]\]")


def shaped(draft: str, form: Form) -> str:
    """The draft as bullets and within the words asked for; whole sentences only."""
    text = bulleted(draft) if form.bullets else draft
    if form.lines:
        text = _first_lines(text, form.lines)
    return limited(text, form.max_words) if form.max_words else text


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


def limited(text: str, words: int) -> str:
    """Lines from the start while they fit; the first that does not is cut after a sentence."""
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
    whole = "\n".join(kept)
    return whole if any(_tells(line) for line in kept) else _first_words(text, words)


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
