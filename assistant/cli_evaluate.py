"""The commands ``assistant train`` and ``assistant evaluate``: thin, like ``cli.py``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.opening import opened, progress_bar, read_settings

if TYPE_CHECKING:
    from assistant.faqs import Faqs
    from assistant.sound import Ear

train = typer.Typer(help="Fit the shipped parts again from corpus/training.", no_args_is_help=True)
evaluation = typer.Typer(help="Measure; needs no network.", no_args_is_help=True)


@train.command("troubles")
def train_troubles() -> None:
    """Fit the trouble recogniser."""
    from assistant.adviser import TRAINED
    from assistant.corpus import load_corpus
    from assistant.embed import SentenceEmbedder
    from assistant.reader import Reader
    from assistant.train_troubles import train_troubles as run

    folder, embedder = read_settings().corpus_dir, SentenceEmbedder()
    tags = tuple(load_corpus(folder).vocabulary.challenges)
    reader = Reader.load(TRAINED / "reader.npz", embedder)
    typer.echo(run(folder, tags, embedder, reader, TRAINED / "troubles.npz"))


@train.command("reader")
def train_reader() -> None:
    """Fine-tune the reader of whole messages; troubles and scope take its clue."""
    from assistant.adviser import TRAINED
    from assistant.corpus import load_corpus
    from assistant.embed import SentenceEmbedder
    from assistant.train_reader import train_reader as run

    folder = read_settings().corpus_dir
    tags = tuple(load_corpus(folder).vocabulary.challenges)
    with progress_bar("batches") as progress:
        typer.echo(run(folder, tags, SentenceEmbedder(), TRAINED / "reader.npz", progress))


@train.command("faqs")
def train_faqs(
    anew: Annotated[
        bool,
        typer.Option(help="Also the encoder; without it only the vectors of changed questions."),
    ] = True,
) -> None:
    """Fine-tune what matches messages with the prepared questions."""
    from assistant.adviser import TRAINED
    from assistant.corpus import load_corpus
    from assistant.embed import SentenceEmbedder
    from assistant.train_faqs import train_faqs as run

    folder = read_settings().corpus_dir
    corpus = load_corpus(folder)
    with progress_bar("batches") as progress:
        typer.echo(run(folder, corpus, SentenceEmbedder(), TRAINED / "faqs.npz", progress, anew))


@train.command("crux")
def train_crux() -> None:
    """Fit what tells the main trouble of a described city."""
    from assistant.adviser import TRAINED
    from assistant.train_crux import train_crux as run

    ear, faqs = _heard_by()
    typer.echo(run(read_settings().corpus_dir, ear, faqs, TRAINED / "crux.npz"))


@train.command("answers")
def train_answers() -> None:
    """Fit the order of the prepared questions for later and for first messages."""
    from assistant.adviser import TRAINED
    from assistant.crux import Crux
    from assistant.train_answers import train_answers as run

    ear, faqs = _heard_by()
    crux = Crux.load(TRAINED / "crux.npz")
    typer.echo(run(read_settings().corpus_dir, ear, faqs, crux, TRAINED))


def _heard_by() -> tuple[Ear, Faqs]:
    """What hears and places messages, without the parts that are fitted on it."""
    from assistant.adviser import TRAINED
    from assistant.corpus import load_corpus
    from assistant.embed import SentenceEmbedder
    from assistant.faqs import Faqs
    from assistant.glossary import Glossary
    from assistant.places import Gazetteer
    from assistant.sound import Ear

    folder, embedder = read_settings().corpus_dir, SentenceEmbedder()
    corpus, glossary = load_corpus(folder), Glossary(folder / "glossary.tsv")
    gazetteer = Gazetteer.load(folder / "places.csv")
    ear = Ear.load(TRAINED, folder, embedder, glossary, gazetteer)
    return ear, Faqs.load(TRAINED / "faqs.npz", embedder, corpus, glossary)


@train.command("ranking")
def train_ranking() -> None:
    """Learn the precedents, then the weights of the evidence ranking and of the tool ranking."""
    from assistant.adviser import TRAINED
    from assistant.embed import SentenceEmbedder
    from assistant.train_ranking import train_all, train_precedents

    settings = read_settings()
    typer.echo(
        train_precedents(settings.corpus_dir, SentenceEmbedder(), TRAINED / "precedents.npz")
    )
    with opened() as guide:
        typer.echo(train_all(guide.adviser, read_settings().corpus_dir, TRAINED))


@train.command("asks")
def train_asks() -> None:
    """Fit the model of what later messages ask for."""
    from assistant.adviser import TRAINED
    from assistant.embed import SentenceEmbedder
    from assistant.train_asks import train_asks as run

    settings = read_settings()
    typer.echo(run(SentenceEmbedder(), settings.corpus_dir, TRAINED / "asks.npz"))


@train.command("scope")
def train_scope() -> None:
    """Fit what tells a question about governing a city from all others."""
    from assistant.adviser import TRAINED
    from assistant.train_scope import train_scope as run

    with opened() as guide:
        typer.echo(run(guide.adviser, read_settings().corpus_dir, TRAINED / "scope.npz"))


@evaluation.command("stability")
def evaluate_stability() -> None:
    """Whether rewordings of the same situation get the same tools."""
    from assistant.evaluate import stability
    from assistant.labelled import read_lines

    with opened() as guide:
        rows = read_lines(read_settings().corpus_dir / "golden" / "rewordings.jsonl")
        typer.echo(stability(guide, rows))


@evaluation.command("levers")
def evaluate_levers() -> None:
    """What each part of the evidence ranking adds on the golden questions."""
    from assistant.evaluate import lever_table
    from assistant.labelled import read_golden

    with opened() as guide:
        typer.echo(lever_table(guide, read_golden(read_settings().corpus_dir)))


@evaluation.command("golden")
def evaluate_golden() -> None:
    """Retrieval, tools, troubles and citations on the project's own golden questions."""
    from assistant.evaluate import report

    with opened() as guide:
        typer.echo(report(guide, read_settings().corpus_dir))


@evaluation.command("talk")
def evaluate_talk() -> None:
    """Follow-ups, questions that should be declined, and the time of a turn."""
    from assistant.evaluate_talk import report

    with opened() as guide:
        typer.echo(report(guide))


@evaluation.command("writer")
def evaluate_writer(
    url: Annotated[str, typer.Option(help="The server; else that of the settings.")] = "",
    model: Annotated[str, typer.Option(help="provider:model; else that of the settings.")] = "",
    limit: Annotated[int, typer.Option(min=1, help="Only so many of the questions.")] = 1_000,
    timeout: Annotated[float, typer.Option(help="Seconds for one call of the model.")] = 300.0,
) -> None:
    """What a language model writes on the golden questions: kept, repaired, replaced, time."""
    from assistant.errors import SettingsError
    from assistant.evaluate_writer import report
    from assistant.guide import Guide
    from assistant.labelled import read_golden
    from assistant.settings import load_settings

    settings = read_settings()
    name = model or settings.llm or ("openai:model" if url else "")
    if not name:
        raise SettingsError(
            "No language model is set.", "Set ASSISTANT_LLM, or give --url and --model."
        )
    settings = load_settings(
        llm=name, llm_base_url=url or settings.llm_base_url, llm_timeout=timeout
    )
    questions = read_golden(settings.corpus_dir)
    chosen = questions[:: max(1, len(questions) // limit)][:limit]  # of every kind
    with Guide.open(settings) as guide, progress_bar("Asking") as step:
        for note in guide.notes:
            typer.secho(f"assistant: {note}", err=True, fg="yellow")
        typer.echo(report(guide, chosen, step))


@evaluation.command("attacks")
def evaluate_attacks(
    file: Annotated[Path, typer.Argument(help="BIPIA's text_attack_train.json.")],
    limit: Annotated[
        int, typer.Option(min=1, help="Messages and facts tried with a language model, if set.")
    ] = 40,
) -> None:
    """Instructions planted in messages and in facts: whether one is obeyed, and what is left."""
    from assistant.evaluate_attacks import attack_table, model_table, planted_table
    from assistant.guide import Guide

    settings = read_settings()
    plain = settings.model_copy(update={"llm": ""})
    with Guide.open(plain) as rules:
        typer.echo(attack_table(rules, file))
        typer.echo("\n" + planted_table(rules, plain, file))
        if not settings.llm:
            return
        with Guide.open(settings) as guide, progress_bar("Asking") as step:
            for note in guide.notes:
                typer.secho(f"assistant: {note}", err=True, fg="yellow")
            typer.echo("\n" + model_table(guide, rules, file, limit, step))
        typer.echo("\nwith a language model, " + planted_table(rules, settings, file, limit))


@evaluation.command("planted")
def evaluate_planted() -> None:
    """The check of written sentences, on planted errors and on correct sentences."""
    from assistant.corpus import load_corpus
    from assistant.evaluate_planted import report

    typer.echo(report(load_corpus(read_settings().corpus_dir), read_settings().corpus_dir))


@evaluation.command("feedbackqa")
def evaluate_feedbackqa(
    folder: Annotated[Path, typer.Argument(help="Folder of the FeedbackQA benchmark.")],
) -> None:
    """The FeedbackQA table with its ablation."""
    from assistant.feedbackqa import run

    typer.echo(run(folder))


@evaluation.command("speed")
def evaluate_speed() -> None:
    """Time per step, index build, memory, and the cost of a query as the corpus grows."""
    from assistant.benchmark import run

    typer.echo(run(read_settings()))
