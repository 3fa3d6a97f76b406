"""What users say of answers: kept in a file, exported as evaluation questions."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal

from filelock import FileLock

from assistant.errors import QuestionError, StoreError
from assistant.schema import Record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assistant.reply import Reply

Reason = Literal["good", "wrong-tool", "wrong-city", "wrong-figure", "not-like-us", "unclear"]
REASONS: tuple[Reason, ...] = Reason.__args__  # type: ignore[attr-defined]
FILE = "feedback.jsonl"
COMMENT = 2_000  # characters
MAX_BYTES = 20_000_000


class Feedback(Record):
    """One judgement of one answer."""

    conversation: str
    turn: int
    question: str
    reason: Reason
    comment: str = ""
    tools: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    at: str = ""


def keep(data_dir: Path, question: str, reply: Reply, reason: str, comment: str = "") -> Feedback:
    """Write one judgement; QuestionError for a reason that is none of ours."""
    if reason not in REASONS:
        raise QuestionError(
            f"{reason!r} is no reason that is kept.", f"Choose one of: {', '.join(REASONS)}."
        )
    made = Feedback(
        conversation=reply.conversation,
        turn=reply.turn,
        question=question,
        reason=reason,
        comment=" ".join(comment.split())[:COMMENT],
        tools=tuple(tool.tool for tool in reply.tools[:3]),
        facts=tuple(c.fact for c in reply.citations),
        at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    path = data_dir / FILE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{path}.lock"):
            if path.exists() and path.stat().st_size > MAX_BYTES:
                raise QuestionError(
                    "The feedback file is full.", "Tell whoever runs this server to export it."
                )
            with path.open("a", encoding="utf-8") as file:
                file.write(made.model_dump_json() + "\n")
    except OSError as error:
        raise StoreError(
            f"The feedback cannot be written to {path} ({error.strerror}).",
            "Set ASSISTANT_DATA_DIR to a folder that can be written.",
        ) from None
    return made


def read_feedback(data_dir: Path) -> list[Feedback]:
    """All judgements, the oldest first; none when nobody has said anything."""
    path = data_dir / FILE
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8").splitlines()
    return [Feedback.model_validate_json(line) for line in lines if line.strip()]


def as_questions(given: list[Feedback]) -> Iterator[dict[str, Any]]:
    """Judgements as questions to be graded: the text, what was shown, and what was said of it."""
    for number, item in enumerate(given, start=1):
        yield {
            "id": f"f{number:04}",
            "text": item.question,
            "reason": item.reason,
            "comment": item.comment,
            "shown_tools": list(item.tools),
            "shown_facts": list(item.facts),
        }


def as_lines(given: list[Feedback]) -> str:
    """``as_questions`` as JSON lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in as_questions(given))
