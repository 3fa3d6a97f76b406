"""The guide of a server is opened in the background: loading, ready, or why not."""

from __future__ import annotations

import threading

import pytest

from assistant.errors import StoreError, StoreUnavailable
from assistant.settings import Settings
from assistant.web.opening import Opening


def test_a_question_waits_while_the_guide_is_being_opened(tmp_path):
    go, made = threading.Event(), object()

    def make(_: Settings) -> object:
        go.wait(10)
        return made

    opening = Opening(Settings(data_dir=tmp_path), make)
    opening.start()
    assert (opening.ready, opening.state) == (False, "loading")
    with pytest.raises(StoreUnavailable, match="still being opened"):
        opening.guide(wait=0.01)
    go.set()
    assert opening.guide(wait=10) is made
    assert (opening.ready, opening.state) == (True, "ready")


def test_what_cannot_be_opened_says_why(tmp_path):
    def make(_: Settings) -> object:
        raise StoreError("The folder is full.", "Make room.")

    opening = Opening(Settings(data_dir=tmp_path), make)
    opening.start()
    with pytest.raises(StoreError, match="Make room"):
        opening.guide(wait=10)
    assert opening.state == "The folder is full. Make room."
    assert not opening.ready


def test_a_defect_is_no_endless_loading(tmp_path):
    def make(_: Settings) -> object:
        raise ZeroDivisionError

    opening = Opening(Settings(data_dir=tmp_path), make)
    opening.start()
    with pytest.raises(StoreUnavailable, match="log of the server"):
        opening.guide(wait=10)
