"""The README tells the truth about commands and settings."""

from __future__ import annotations

import pytest

from assistant.cli import app
from assistant.cli_evaluate import evaluation, train
from assistant.settings import Settings
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_setting_and_command_has_a_row():
    for name in Settings.model_fields:
        assert f"`ASSISTANT_{name.upper()}`" in README
    for command in app.registered_commands:
        name = command.name or command.callback.__name__
        assert f"`assistant {name}`" in README
    for group in (train, evaluation):
        for command in group.registered_commands:
            assert f"`{command.name}" in README


def test_the_test_line_is_the_one_that_ci_runs():
    assert 'python -m pytest -m ""' in README
    assert 'python -m pytest -m ""' in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.model
def test_the_answer_shown_is_the_answer_given(guide):
    shown = README.split("The beginning of the answer:\n\n```\n")[1].split("\n```")[0]
    question = README.split('assistant ask "')[1].split('"')[0]
    assert guide.ask(question).text.startswith(shown)
