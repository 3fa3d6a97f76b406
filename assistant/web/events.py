"""The only glue between the page and the guide: read the inputs, one call, map to components."""

from __future__ import annotations

# Gradio reads the annotations of handlers at run time: every name in them is imported for real.
from collections.abc import Iterator, Sequence
from html import unescape
from pathlib import Path
from time import perf_counter
from typing import Any

import gradio as gr

from assistant import feedback
from assistant.brief import last_advice
from assistant.corpus import Corpus
from assistant.edits import EDITABLE, LISTS
from assistant.errors import AssistantError, QuestionError
from assistant.graph import DRAFT, Steps
from assistant.guide import Guide, new_id
from assistant.reply import Reply
from assistant.web import panels
from assistant.web.choices import Choices, choices
from assistant.web.faults import told
from assistant.web.guard import owner_of
from assistant.web.opening import Opening
from assistant.web.pages import turns_of
from assistant.web.templates import html, language_of, word

View = list[Any]  # values for the components of ``Page.view``, in that order
NEXT = {"understand": "step_retrieve", "retrieve": "step_advise", "advise": "step_check"}
LEAVES = len(EDITABLE)
GLANCE = 0.15  # seconds: a step that is over sooner cannot be read, and telling it costs the answer


class Events:
    """The handlers of the page."""

    def __init__(
        self, opening: Opening, data_dir: Path, share_links: bool, corpus: Corpus,
        countries: Sequence[str],
    ) -> None:  # fmt: skip
        self.opening, self.data_dir, self.share_links = opening, data_dir, share_links
        self.corpus, self.countries = corpus, countries

    def ask(self, text: str, conversation: str | None, request: gr.Request) -> Iterator[View]:
        """A typed message, an example or an offered follow-up."""
        yield from self._answer(text, conversation, request)

    def example(
        self, conversation: str | None, chosen: gr.SelectData, request: gr.Request
    ) -> Iterator[View]:
        """An example situation or a follow-up that was clicked."""
        value = chosen.value
        text = value["text"] if isinstance(value, dict) else value
        yield from self._answer(str(text), conversation, request)

    def retry(
        self, conversation: str | None, again: gr.RetryData, request: gr.Request
    ) -> Iterator[View]:
        """The last message once more; an answer that came is replaced, one that was stopped is
        made."""
        yield from self._answer(unescape(_plain(again.value)), conversation, request, again=True)

    def apply_form(
        self, conversation: str | None, request: gr.Request, *given: Any
    ) -> Iterator[View]:
        """The profile as it stands in the form."""
        changes = dict(zip(EDITABLE, given, strict=True))
        yield from self._run(
            conversation, request, "",
            lambda guide, key: guide.stream_amended(_edited(guide, key, changes), key),
        )  # fmt: skip

    def stopped(self, conversation: str | None, request: gr.Request) -> View:
        """After "Stop": the conversation as it was before the message."""
        return self.open(conversation, request)

    def fresh(self, request: gr.Request) -> View:
        """A new conversation."""
        return self.open(None, request)

    def _answer(
        self, text: str, conversation: str | None, request: gr.Request, again: bool = False
    ) -> Iterator[View]:
        def steps(guide: Guide, key: str) -> Steps:
            history = guide.history(key) if again else []
            same = bool(history) and history[-1]["message"] == text
            return guide.stream(text, key, again=same, drafts=guide.model is not None)

        yield from self._run(conversation, request, text, steps)

    def _run(
        self, conversation: str | None, request: gr.Request, text: str, make: Any
    ) -> Iterator[View]:
        """The steps as they finish, then everything that the answer changes."""
        owner, language = owner_of(request), language_of(request)
        if not self.opening.ready:
            yield self._working([], text, word(language, "loading"))
        try:
            guide = self.opening.guide()
            key = self._own(guide, owner, conversation) or new_id()
            before = messages(turns_of(self.opening, key), language, guide.model is not None)
            yield self._working(before, text, word(language, "step_understand"))
            shown = perf_counter()
            for name, reply in make(guide, key):
                if reply is not None:
                    guide.directory.note(owner, key, text or reply.text[:80])
                elif name.startswith(DRAFT):
                    draft = name.removeprefix(DRAFT)
                    yield self._working(before, text, word(language, "draft"), draft)
                elif name in NEXT and perf_counter() - shown > GLANCE:
                    step = word(language, NEXT[name]).format(facts=_count(guide))
                    yield self._working(before, text, step)
                    shown = perf_counter()
            yield self.view(guide, owner, key, language)
        except AssistantError as error:
            yield self._failed(owner, conversation, text, error, language)

    def _working(self, before: list[Any], text: str, step: str, draft: str = "") -> View:
        shown = [*before, *([_said(text)] if text else [])]
        pending = gr.ChatMessage(
            role="assistant",
            content=panels.draft(draft),
            metadata={"title": step, "status": "pending"},
        )
        return [[*shown, pending], *[gr.skip()] * (VIEW - 1)]

    def _failed(
        self, owner: str, conversation: str | None, text: str, error: AssistantError, language: str
    ) -> View:
        before = []
        if self.opening.ready:
            guide = self.opening.guide()
            own = guide.directory.find(owner, conversation or "")
            turns = turns_of(self.opening, own.conversation) if own else ()
            before = messages(turns, language, guide.model is not None)
        shown = [*before, *([_said(text)] if text else [])]
        said = gr.ChatMessage(role="assistant", content=panels.verbatim(told(error, language)))
        return [[*shown, said], *[gr.skip()] * (VIEW - 1)]

    def restore(self, request: gr.Request) -> View:
        """The page as it was left: the conversation in the address, if it is this visitor's."""
        language = language_of(request)
        wanted = str(request.query_params.get("c") or "")
        blank = self._blank(language)
        if not wanted and not self.opening.ready:
            return blank
        shown = self.open(wanted or None, request, language)
        if not shown[KEY]:  # nothing to bring back: leave what the visitor began to type
            blank[PICKER] = shown[PICKER]
            return blank
        shown[BOX] = gr.skip()
        shown[0] = blank[0] | {"value": shown[0]}
        shown[FIELDS:] = [a | b for a, b in zip(blank[FIELDS:], shown[FIELDS:], strict=True)]
        return shown

    def _blank(self, language: str) -> View:
        """The page without a conversation, in a language; no value that a visitor can set."""
        offered = choices(self.corpus, self.countries, language)
        corpus = self.corpus.spoken(language)
        return [
            gr.update(placeholder=html("welcome.html", language), examples=self.examples(language)),
            gr.skip(),
            gr.skip(),
            panels.evidence(corpus, (), language),
            panels.tools(corpus, None, language),
            panels.cities(corpus, None, language),
            panels.take_away(False, "", "", language),
            html("hints.html", language, questions=(), key=""),
            gr.skip(),
            gr.skip(),
            gr.skip(),
            *(gr.update(**_given(offered, name)) for name in EDITABLE),
        ]

    def examples(self, language: str) -> list[dict[str, str]]:
        """Situations to click on, in a language."""
        return [{"text": word(language, key)} for key in EXAMPLES]

    def speak(self, request: gr.Request) -> list[Any]:
        """The head of the page and the reasons of the feedback in the visitor's language."""
        language = language_of(request)
        return [
            html("header.html", language),
            gr.update(choices=[(word(language, reason), reason) for reason in feedback.REASONS]),
        ]

    def open(
        self, conversation: str | None, request: gr.Request, language: str | None = None
    ) -> View:
        """One of the visitor's conversations; a new one when it is not theirs."""
        guide, owner = self.opening.guide(), owner_of(request)
        try:
            key = self._own(guide, owner, conversation)
        except QuestionError:
            key = None
        return self.view(guide, owner, key, language or language_of(request))

    def delete(self, conversation: str | None, request: gr.Request) -> View:
        """Delete a conversation for good, and show a new one."""
        guide, owner = self.opening.guide(), owner_of(request)
        if conversation and guide.directory.find(owner, conversation):
            guide.forget(conversation)
            guide.directory.drop(owner, conversation)
        return self.view(guide, owner, None, language_of(request))

    def rename(self, conversation: str | None, title: str, request: gr.Request) -> Any:
        """Give a conversation another title."""
        guide, owner = self.opening.guide(), owner_of(request)
        try:
            guide.directory.rename(owner, conversation or "", title)
        except QuestionError as error:
            gr.Warning(told(error, language_of(request)))
        return _picker(guide, owner, conversation)

    def share(self, conversation: str | None, request: gr.Request) -> list[Any]:
        """Give a conversation a read-only link, or take it back."""
        guide, owner, language = self.opening.guide(), owner_of(request), language_of(request)
        entry = guide.directory.find(owner, conversation or "")
        if entry is None:
            return [panels.take_away(False, "", "", language), gr.skip()]
        lists = guide.directory
        change = lists.unshare if entry.link else lists.share
        entry = change(owner, entry.conversation)
        ready = last_advice(r for _, r in turns_of(self.opening, entry.conversation)) is not None
        shown = panels.take_away(ready, entry.conversation, entry.link, language)
        return [shown, _share(entry.link, language)]

    def compare(self, slugs: list[str], request: gr.Request) -> str:
        """Two to four cities side by side."""
        language = language_of(request)
        if not 2 <= len(slugs or []) <= panels.MOST:
            return html("hint.html", language, text=word(language, "compare_hint"))
        corpus = self.opening.guide().adviser.corpus.spoken(language)
        return panels.compare(corpus, slugs, language)

    def judge(
        self, reason: str | None, comment: str, conversation: str | None, request: gr.Request
    ) -> str:
        """Keep what the visitor says of the last answer."""
        guide, owner, language = self.opening.guide(), owner_of(request), language_of(request)
        turns = turns_of(self.opening, conversation) if conversation else []
        if not turns or not guide.directory.find(owner, conversation or ""):
            return html("hint.html", language, text=word(language, "not_yet"))
        question, reply = turns[-1]
        try:
            feedback.keep(self.data_dir, question, reply, reason or "", comment)
        except AssistantError as error:
            return html("hint.html", language, text=told(error, language))
        return html("hint.html", language, text=word(language, "thanks"))

    def view(self, guide: Guide, owner: str, key: str | None, language: str) -> View:
        """Everything on the page for a conversation, from its checkpoints."""
        corpus = guide.adviser.corpus.spoken(language)
        turns = turns_of(self.opening, key) if key else []
        about = last_advice(reply for _, reply in turns)
        entry = guide.directory.find(owner, key) if key else None
        link = entry.link if entry and self.share_links else ""
        profile = guide.profile(key) if key else None
        last = turns[-1][1] if turns else None
        near = [c.city for c in about.comparables] if about else []
        return [
            messages(turns, language, guide.model is not None),
            key or "",
            gr.update(value=""),
            panels.evidence(corpus, turns, language),
            panels.tools(corpus, about, language),
            panels.cities(corpus, about, language),
            panels.take_away(about is not None, key or "", link, language),
            html("hints.html", language, questions=last.questions if last else (), key=key or ""),
            gr.update(value=near[: panels.MOST]),
            _picker(guide, owner, key),
            _share(link, language),
            *(_field(name, profile, language) for name in EDITABLE),
        ]

    def _own(self, guide: Guide, owner: str, conversation: str | None) -> str | None:
        """The conversation, if it is this visitor's or still unwritten."""
        if conversation and not guide.directory.find(owner, conversation):
            raise QuestionError(
                "This conversation is not in your list.", "Choose one of the list, or a new one."
            )
        return conversation


KEY, BOX, PICKER, FIELDS = 1, 2, 9, 11  # places in a view
EXAMPLES = ("example_1", "example_2", "example_3")
VIEW = FIELDS + LEAVES  # components that an answer can change


def messages(
    turns: Sequence[tuple[str, Reply]], language: str = "en", connected: bool = False
) -> list[gr.ChatMessage]:
    """The chat: what was said and answered, markers linked, follow-ups under the last answer; under
    the last answer, and under those of a language model, who wrote them."""
    shown = []
    for place, (message, reply) in enumerate(turns, start=1):
        options = reply.follow_ups if place == len(turns) else ()
        shown.append(_said(message))
        shown.append(
            gr.ChatMessage(
                role="assistant",
                content=panels.linked(reply.text, reply.turn)
                + panels.byline(reply, language, connected, place == len(turns)),
                options=[{"value": text, "label": text} for text in options],
            )
        )
    return shown


def _said(text: str) -> gr.ChatMessage:
    return gr.ChatMessage(role="user", content=panels.verbatim(text))


def _edited(guide: Guide, key: str, changes: dict[str, Any]) -> dict[str, Any]:
    """The values of the form that differ from the profile."""
    known = guide.profile(key)
    return {
        name: value
        for name, value in changes.items()
        if not _same(name, value, getattr(known, name))
    }


def _same(name: str, shown: Any, known: Any) -> bool:
    """Whether a field of the form still shows what is known."""
    if name in LISTS:
        return tuple(shown or ()) == tuple(known)
    if name == "population":
        return str(shown or "") == (f"{known:,}" if known else "")
    return str(shown or "") == str(known or "")


def _field(name: str, profile: Any, language: str) -> Any:
    value = getattr(profile, name) if profile else None
    if name in LISTS:
        return gr.update(value=list(value or ()))
    if name == "population" and value:
        value = f"{value:,}"
    origin = profile.origin.get(name) if profile else None
    info = word(language, origin if origin in {"said", "inferred"} else "not_said")
    return gr.update(value=value, info=info)


def _share(link: str, language: str) -> Any:
    return gr.update(value=word(language, "unshare" if link else "share"))


def _given(offered: Choices, name: str) -> dict[str, Any]:
    return {"choices": offered[name]} if name in offered else {}


def _picker(guide: Guide, owner: str, key: str | None) -> Any:
    entries = guide.directory.owned(owner)
    return gr.update(
        choices=[(entry.title, entry.conversation) for entry in entries],
        value=key if any(entry.conversation == key for entry in entries) else None,
    )


def _count(guide: Guide) -> str:
    return f"{len(guide.adviser.corpus.facts):,}"


def _plain(value: Any) -> str:
    """The text of a message as Gradio hands it back."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return " ".join(_plain(part) for part in value)
    return str(value.get("text") or value.get("content") or "") if isinstance(value, dict) else ""
