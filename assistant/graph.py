"""The conversation as a LangGraph: understand -> retrieve -> advise -> write -> check -> remember.

Each node is one call into plain code. Only what the next turn needs is kept, once per turn: a
process killed in mid-turn leaves the conversation as it was before the turn.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any, TypedDict

from langgraph.channels import UntrackedValue
from langgraph.config import get_stream_writer
from langgraph.graph import END, START, StateGraph

from assistant.brief import make_brief
from assistant.cite import number
from assistant.hearing import listen
from assistant.memory import Memory, remember
from assistant.peers import restated
from assistant.reply import Reply, make_reply
from assistant.translation import NOTHING_YET, Rendered, brief_in
from assistant.wording import noted
from assistant.writer import Draft, Written, write, writes

if TYPE_CHECKING:
    from collections.abc import Callable

    from langchain_core.runnables import RunnableConfig
    from langgraph.types import StateSnapshot

    from assistant.adviser import Adviser
    from assistant.brief import Brief
    from assistant.checkpoints import Checkpoints
    from assistant.llm import Model
    from assistant.profile import Profile

NODES = ("understand", "retrieve", "advise", "write", "check", "remember")
ASKED_NOTHING = {"about", "empty"}  # requests that need no search
GREGORIAN = 12_219_292_800  # seconds from 1582-10-15, where UUID time begins, to 1970


# Finished steps, the reply with the last; where drafts are wanted, "draft:..." is what a language
# model has written so far, unchecked.
Steps = Iterator[tuple[str, Reply | None]]
DRAFT = "draft:"
OFTEN = 0.2  # seconds between two drafts


class Exchange(TypedDict):
    """One message and its reply, as kept for the history of a conversation."""

    message: str
    reply: dict[str, Any]


class State(TypedDict, total=False):
    """What flows through the graph; untracked channels live for one turn."""

    memory: dict[str, Any]
    last: Exchange
    conversation: Annotated[str, UntrackedValue]
    message: Annotated[str, UntrackedValue]
    by_hand: Annotated[Any, UntrackedValue]
    heard: Annotated[Any, UntrackedValue]
    vectors: Annotated[Any, UntrackedValue]
    evidence: Annotated[Any, UntrackedValue]
    nearest: Annotated[float, UntrackedValue]
    advice: Annotated[Any, UntrackedValue]
    draft: Annotated[str, UntrackedValue]
    written: Annotated[Any, UntrackedValue]
    brief: Annotated[Any, UntrackedValue]
    text: Annotated[str, UntrackedValue]
    citations: Annotated[Any, UntrackedValue]
    spent: Annotated[dict[str, float], UntrackedValue]


class Conversations:
    """The compiled graph over a checkpoint store."""

    def __init__(
        self, adviser: Adviser, checkpoints: Checkpoints, model: Model | None = None
    ) -> None:
        self._adviser, self._checkpoints, self._model = adviser, checkpoints, model
        graph: Any = StateGraph(State)
        for name in NODES:
            graph.add_node(name, _timed(name, getattr(self, f"_{name}")))
        graph.add_edge(START, "understand")
        graph.add_conditional_edges("understand", _needs_search, ["retrieve", "advise"])
        for before, after in zip(NODES[1:], [*NODES[2:], END], strict=True):
            graph.add_edge(before, after)
        self._graph = graph.compile(checkpointer=checkpoints.saver)

    def turn(
        self,
        conversation: str,
        message: str,
        by_hand: Profile | None = None,
        again: bool = False,
        drafts: bool = False,
    ) -> Steps:
        """Run one turn: the name of each finished step, and with the last one the reply.

        ``by_hand`` is the profile as the user set it, ``message`` then says the change; ``again``
        takes the place of the last turn; with ``drafts`` there are steps "draft:..." in between.
        """
        given: Any = {
            "conversation": conversation,
            "message": message,
            "spent": {},
            "by_hand": by_hand,
        }
        config = self._before_last(conversation) if again else _config(conversation)
        modes = ["updates", "custom"] if drafts else ["updates"]
        for mode, update in self._graph.stream(given, config, stream_mode=modes, durability="exit"):
            if mode == "custom":
                yield f"{DRAFT}{update}", None
                continue
            for name, values in update.items():
                done = name == NODES[-1]
                yield name, Reply.model_validate(values["last"]["reply"]) if done else None

    def _before_last(self, conversation: str) -> RunnableConfig:
        """Where the last turn began; the beginning of the conversation when there is no other."""
        chain = list(self._chain(conversation))
        if len(chain) < 2:
            self.forget(conversation)
            return _config(conversation)
        return chain[1].config

    def _chain(self, conversation: str) -> Iterator[StateSnapshot]:
        """The state after each turn, the last first, without turns that were asked again."""
        states = self._graph.get_state_history(_config(conversation))
        wanted = None
        for state in states:
            own = state.config["configurable"]["checkpoint_id"]
            if wanted is not None and own != wanted:
                continue
            before = state.parent_config
            wanted = before["configurable"]["checkpoint_id"] if before else ""
            if "last" in state.values:
                yield state

    def memory(self, conversation: str) -> Memory:
        """What is remembered of a conversation; an empty memory for a new one."""
        return _memory(self._graph.get_state(_config(conversation)).values)

    def history(self, conversation: str) -> list[Exchange]:
        """The messages and replies of a conversation, the oldest first."""
        return [state.values["last"] for state in self._chain(conversation)][::-1]

    def forget(self, conversation: str) -> None:
        """Delete a conversation; nothing happens when there is none."""
        self._checkpoints.saver.delete_thread(conversation)

    def forget_unused(self, days: int) -> list[str]:
        """Delete the conversations unused for so many days; their ids."""
        limit = checkpoint_id(datetime.now(UTC) - timedelta(days=days))
        old = self._checkpoints.unused_since(limit)
        for conversation in old:
            self.forget(conversation)
        return old

    def _understand(self, state: State) -> State:
        memory, by_hand = _memory(state), state.get("by_hand")
        if by_hand is not None:
            heard, vectors = self._adviser.amend(state["message"], by_hand, memory)
        else:
            heard, vectors = self._adviser.understand(state["message"], memory)
            if self._model is not None:
                heard = listen(
                    self._model, self._adviser.corpus, self._adviser.listener.gazetteer, heard,
                    memory.struck, state["conversation"],
                )  # fmt: skip
        return {"heard": heard, "vectors": vectors}

    def _retrieve(self, state: State) -> State:
        evidence, nearest = self._adviser.retrieve(state["heard"], state["vectors"])
        return {"evidence": evidence, "nearest": nearest}

    def _advise(self, state: State) -> State:
        advice = self._adviser.advise(
            state["heard"],
            state["vectors"],
            state.get("evidence", ()),
            state.get("nearest", 0.0),
            _memory(state),
        )
        return {"advice": advice}

    def _write(self, state: State) -> State:
        language = state["heard"].language
        if state["advice"].turn.task == "translation":
            return self._translate(state)
        text = self._adviser.worded(state["advice"], language)
        written = self._by_model(state, text) if self._model and writes(state["advice"]) else None
        if written is None:
            return {"draft": _noted(state, text), "written": None}
        whole = written.writing.outcome == "written"
        return {"draft": written.text if whole else _noted(state, written.text),
                "written": written}  # fmt: skip

    def _by_model(self, state: State, rules_text: str) -> Written:
        """The answer in the model's words, as far as they hold; drafts go out as they grow."""
        assert self._model is not None
        tell, last = get_stream_writer(), 0.0
        corpus = self._adviser.spoken[state["heard"].language]
        steps = write(
            self._model, corpus, state["advice"], rules_text,
            restated(_said(state), state["advice"].profile),
            f"{_memory(state).text} {state['heard'].asked}".strip(), state["conversation"],
            self._adviser.listener.gazetteer,
        )  # fmt: skip
        for step in steps:
            if isinstance(step, Written):
                return step
            if isinstance(step, Draft) and time.monotonic() - last >= OFTEN:
                last = time.monotonic()
                tell(step.text)
        raise AssertionError("the last step of a writer is the text")

    def _translate(self, state: State) -> State:
        """The brief in the language asked for, of what is known of the city by now."""
        memory, language = _memory(state), state["heard"].language
        corpus = self._adviser.spoken[language]
        if not memory.text:
            return {"draft": corpus.say(NOTHING_YET), "written": None, "brief": None}
        tell, last = get_stream_writer(), 0.0
        steps = brief_in(
            state["heard"].turn.language or language, lambda code: self._brief(state, code), corpus,
            self._model, restated(_said(state), memory.profile), state["conversation"],
            self._adviser.listener.gazetteer,
        )  # fmt: skip
        for step in steps:
            if isinstance(step, Rendered):
                return {"draft": step.text, "written": step.written, "brief": step.brief}
            if time.monotonic() - last >= OFTEN:
                last = time.monotonic()
                tell(step.text)
        raise AssertionError("the last step is the brief")

    def _brief(self, state: State, language: str) -> Brief:
        """The brief by rules in one of our languages: its reasons are those of an advice in it."""
        memory = _memory(state)
        heard = state["heard"].model_copy(update={"language": language, "voice": memory.voice})
        advice = self._adviser.advise(
            heard, state["vectors"], state["evidence"], state["nearest"], memory
        )
        spoken = self._adviser.spoken[language]
        about = make_reply(spoken, state["conversation"], memory.turns, advice, "", (), {})
        return make_brief(self._adviser.corpus, about, datetime.now(UTC).date(), language)

    def _check(self, state: State) -> State:
        written = state.get("written")
        if state.get("brief") or (written is not None and written.writing.shown):
            # its sentences were checked one by one
            text, citations = number(state["draft"], self._adviser.corpus)
        else:
            text, citations = self._adviser.check(state["advice"], state["draft"], _said(state))
        return {"text": text, "citations": citations}

    def _remember(self, state: State) -> State:
        before, advice = _memory(state), state["advice"]
        facts = [c.fact for c in state["citations"]]
        words = len(state["text"].split())
        memory = remember(before, state["heard"], advice, facts, words)
        reply = make_reply(
            self._adviser.spoken[state["heard"].language], state["conversation"], memory.turns,
            advice, state["text"], state["citations"], state["spent"],
            state["written"].note if state.get("written") else "",
            state["written"].writing if state.get("written") else None, state.get("brief"),
        )  # fmt: skip
        last: Exchange = {"message": state["message"], "reply": reply.model_dump(mode="json")}
        return {"memory": memory.model_dump(mode="json"), "last": last}


def checkpoint_id(moment: datetime) -> str:
    """The smallest checkpoint id of a moment: LangGraph's ids are version 6 UUIDs (RFC 9562), whose
    text sorts by time."""
    ticks = int((moment.timestamp() + GREGORIAN) * 10_000_000)
    high, low = ticks >> 12, ticks & 0xFFF
    return str(uuid.UUID(int=(high << 80) | (6 << 76) | (low << 64) | (2 << 62)))


def _timed(name: str, step: Callable[[State], State]) -> Callable[[State], State]:
    def run(state: State) -> State:
        started = time.perf_counter()
        update = step(state)
        spent = round((time.perf_counter() - started) * 1000, 1)
        return {**update, "spent": state["spent"] | {name: spent}}

    return run


def _needs_search(state: State) -> str:
    heard = state["heard"]
    nothing = heard.turn.act == "thanks" or (
        heard.turn.act == "standalone" and heard.request.intent in ASKED_NOTHING
    )
    return "advise" if nothing else "retrieve"


def _noted(state: State, text: str) -> str:
    """The text with the note on what is quoted: on top where it is new, below where it is known."""
    memory, language = _memory(state), state["heard"].language
    known = not memory.fresh and memory.language == language
    return noted(text, language, below=known)


def _said(state: State) -> str:
    """Everything the user said, which an answer may repeat."""
    return f"{_memory(state).text} {state['message']} {state['heard'].asked}"


def _memory(state: Any) -> Memory:
    kept = state.get("memory")
    return Memory.model_validate(kept) if kept else Memory()


def _config(conversation: str) -> RunnableConfig:
    return {"configurable": {"thread_id": conversation}}
