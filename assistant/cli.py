"""The ``assistant`` command: thin; every command is one call into the package."""

from __future__ import annotations

import json
import sys
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli_evaluate import evaluation, train
from assistant.errors import AssistantError, QuestionError
from assistant.opening import opened, progress_bar, read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.reply import Reply

app = typer.Typer(
    name="assistant",
    help="City Guidance Assistant: which tools of city government fit a city, and who did it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(train, name="train")
app.add_typer(evaluation, name="evaluate")


def main() -> None:
    """Run the command line; what a user can cause ends in one sentence and exit code 1."""
    try:
        app(standalone_mode=False)
    except AssistantError as error:
        typer.secho(f"assistant: {error}", err=True, fg=typer.colors.RED)
        raise SystemExit(1) from None
    except (KeyboardInterrupt, typer.Abort):
        typer.echo("assistant: stopped.", err=True)
        raise SystemExit(130) from None
    except BrokenPipeError:
        raise SystemExit(0) from None
    except Exception as error:
        usage = getattr(error, "format_message", None)
        if usage is None:
            raise
        typer.secho(f"assistant: {usage()} See 'assistant --help'.", err=True, fg="red")
        raise SystemExit(2) from None


@app.command()
def check() -> None:
    """Check the corpus files: file, line, field, bad value, allowed values, nearest match."""
    from assistant.corpus import check_corpus

    corpus, problems = check_corpus(read_settings().corpus_dir)
    for problem in problems:
        typer.echo(str(problem))
    if corpus is None:
        count = f"{len(problems)} problem{'s' if len(problems) != 1 else ''}"
        typer.echo(
            f"{count} found. Mend the lines above and run 'assistant check' again.", err=True
        )
        raise SystemExit(1)
    typer.echo(
        f"The corpus is sound: {len(corpus.cities)} cities, {len(corpus.facts)} facts, "
        f"{len(corpus.tools)} tools."
    )


@app.command()
def ingest(
    rebuild: Annotated[bool, typer.Option(help="Embed everything anew.")] = False,
) -> None:
    """Bring the index in line with the corpus; only what changed is embedded."""
    from assistant.embed import SentenceEmbedder
    from assistant.ingest import ingest as run

    settings = read_settings()
    embedder = SentenceEmbedder(settings.embedding_model)
    with progress_bar("Embedding passages") as step:
        report = run(settings, embedder, rebuild=rebuild, progress=step)
    typer.echo(
        f"Index at {report.where}: {report.added} added, {report.changed} changed, "
        f"{report.deleted} deleted, {report.unchanged} unchanged; {report.seconds:.1f} s."
    )


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="A city and its trouble.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The whole reply as JSON.")] = False,
    batch: Annotated[
        Path | None, typer.Option(help="JSON lines: {'id': ..., 'turns': [...]}.")
    ] = None,
    conversation: Annotated[str | None, typer.Option(help="Continue this conversation.")] = None,
) -> None:
    """Answer a question (from the argument or from standard input), or a batch of conversations."""
    if batch is not None:
        _ask_batch(batch)
        return
    text = question if question is not None else _standard_input()
    from assistant.message import clean

    clean(text)  # a question that cannot be read should not wait for the model
    with opened() as guide:
        reply = guide.ask(text, conversation)
        byline = guide.byline(reply)
    typer.echo(reply.model_dump_json() if as_json else f"{_readable(reply).rstrip()}\n\n{byline}")
    if not as_json and sys.stderr.isatty():
        typer.echo(f"Go on with --conversation {reply.conversation}", err=True)


@app.command()
def chat(
    conversation: Annotated[str | None, typer.Option(help="Continue this conversation.")] = None,
) -> None:
    """Talk in the terminal; /profile, /sources, /reset, /export and /quit are understood."""
    from assistant.chat import run

    with opened() as guide:
        run(guide, conversation)


@app.command()
def cities(
    country: Annotated[str | None, typer.Option(help="Only this country.")] = None,
    trouble: Annotated[str | None, typer.Option(help="Only with this trouble id.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """List the case cities."""
    from assistant.corpus import load_corpus
    from assistant.problems import did_you_mean
    from assistant.wording import inhabitants

    corpus = load_corpus(read_settings().corpus_dir)
    if trouble and trouble not in corpus.vocabulary.challenges:
        raise QuestionError(
            f"{trouble!r} is not a trouble id.", did_you_mean(trouble, corpus.vocabulary.challenges)
        )
    chosen = {
        slug: city
        for slug, city in corpus.cities.items()
        if (not country or city.country.lower() == country.lower())
        and (not trouble or trouble in city.troubles)
    }
    if as_json:
        rows = [
            {"id": slug, "city": c.city, "country": c.country, "population": c.population.value,
             "income_group": c.income_group, "troubles": c.troubles, "facts": len(c.facts)}
            for slug, c in chosen.items()
        ]  # fmt: skip
        typer.echo(json.dumps(rows, ensure_ascii=False))
        return
    for slug, city in chosen.items():
        typer.echo(
            f"{slug:22} {city.city}, {city.country} ({inhabitants(city.population.value)}, "
            f"{city.income_group}), {len(city.facts)} facts"
        )
    if not chosen:
        typer.echo("No case city matches; 'assistant cities' lists all.", err=True)


@app.command()
def tools(
    tool: Annotated[str | None, typer.Argument(help="A tool id for its page.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """List the ten tools, or show one."""
    from assistant.corpus import load_corpus
    from assistant.problems import did_you_mean

    corpus = load_corpus(read_settings().corpus_dir)
    if tool is None:
        if as_json:
            rows = [{"id": t.id, "name": t.name, "definition": t.definition[0].text}
                    for t in corpus.tools.values()]  # fmt: skip
            typer.echo(json.dumps(rows, ensure_ascii=False))
            return
        for entry in corpus.tools.values():
            typer.echo(f"{entry.id:22} {entry.definition[0].text}")
        return
    found = {str(key): value for key, value in corpus.tools.items()}.get(tool)
    if found is None:
        raise QuestionError(f"{tool!r} is not a tool.", did_you_mean(tool, list(corpus.tools)))
    if as_json:
        typer.echo(found.model_dump_json())
        return
    typer.echo(f"{found.name}\n")
    for section, statements in found.sections.items():
        typer.echo(section.replace("_", " ").capitalize())
        for statement in statements:
            mark = "our estimate" if statement.estimate else ", ".join(statement.sources)
            typer.echo(f"  - {statement.text} ({mark})")


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to serve on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to serve on.")] = 7860,
) -> None:
    """Serve the page and the JSON API."""
    from assistant.settings import offline_environment

    settings = read_settings()
    offline_environment()
    from assistant.web.app import serve as run

    typer.echo(f"City Guidance Assistant: http://{host}:{port} (Ctrl+C ends)", err=True)
    run(settings, host, port)


@app.command()
def feedback() -> None:
    """Print what users said of answers, as JSON lines of evaluation questions."""
    from assistant.feedback import as_lines, read_feedback

    typer.echo(as_lines(read_feedback(read_settings().data_dir)), nl=False)


@app.command()
def export(
    conversation: Annotated[str, typer.Argument(help="The id in a reply.")],
    out: Annotated[Path, typer.Argument(help="brief.docx, brief.pdf or brief.md; evidence.csv.")],
) -> None:
    """Write the brief of a conversation for the council, or its evidence."""
    from datetime import UTC, datetime

    from assistant.export import evidence_csv
    from assistant.export import export as make
    from assistant.reply import Reply

    with opened() as guide:
        replies = [Reply.model_validate(e["reply"]) for e in guide.history(conversation)]
        kind, day = out.suffix.lstrip("."), datetime.now(UTC).date()
        if kind == "csv":
            made = evidence_csv(replies)
        else:
            language = guide.language(conversation)
            made = make(guide.adviser.corpus, replies, kind, day, language)
    try:
        out.write_bytes(made)
    except OSError as error:
        raise QuestionError(
            f"{out} cannot be written: {error.strerror}.", "Name another file."
        ) from None
    typer.echo(f"Written to {out}.")


@app.command()
def schema(
    kind: Annotated[str, typer.Argument(help="city, tool or vocabulary.")],
) -> None:
    """The JSON Schema of a corpus file, for editors."""
    from assistant.problems import did_you_mean
    from assistant.schema import City, Tool, Vocabulary

    models: dict[str, Any] = {"city": City, "tool": Tool, "vocabulary": Vocabulary}
    if kind not in models:
        raise QuestionError(f"{kind!r} has no schema.", did_you_mean(kind, models))
    typer.echo(json.dumps(models[kind].model_json_schema(), indent=1))


def _standard_input() -> str:
    if sys.stdin.isatty():
        raise QuestionError(
            "No question was given.", "Write it after the command: assistant ask 'your city ...'."
        )
    data = sys.stdin.buffer.read(2_000_000)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise QuestionError(
            "Standard input holds bytes that are not UTF-8 text.", "Send plain text in UTF-8."
        ) from None


def _readable(reply: Reply) -> str:
    from assistant.render import source_list

    sources = source_list(reply.citations)
    return f"{reply.text}\n## Sources\n\n{sources}\n" if sources else reply.text


def _ask_batch(path: Path) -> None:
    conversations = list(_read_batch(path))
    with opened() as guide, progress_bar("Answering") as step:
        total = sum(len(c["turns"]) for c in conversations)
        done = 0
        for item in conversations:
            key = uuid.uuid4().hex  # the same file answers the same when it is run again
            for text in item["turns"]:
                try:
                    reply = guide.ask(text, key)
                    line = reply.model_copy(update={"id": str(item["id"])}).model_dump_json()
                except AssistantError as error:
                    line = json.dumps({"id": item["id"], "error": str(error)})
                typer.echo(line)
                sys.stdout.flush()
                done += 1
                step(done, total)


def _read_batch(path: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise QuestionError(
            f"The batch file {path} cannot be read: {error.strerror}.", "Check the path."
        ) from None
    except UnicodeDecodeError:
        raise QuestionError(
            f"The batch file {path} is not UTF-8 text.", "Save it as UTF-8."
        ) from None
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
            if not isinstance(item["turns"], list) or not all(
                isinstance(t, str) for t in item["turns"]
            ):
                raise TypeError
            yield {"id": item["id"], "turns": item["turns"]}
        except (ValueError, KeyError, TypeError):
            raise QuestionError(
                f"{path}:{number} is not a conversation.",
                'Expected {"id": "...", "turns": ["...", "..."]}.',
            ) from None
