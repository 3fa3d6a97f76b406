"""The layout of the page: your city, the chat, the evidence beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import gradio as gr

from assistant.edits import EDITABLE, LISTS
from assistant.feedback import REASONS
from assistant.web.choices import choices
from assistant.web.templates import FOLDER, html, word, words

if TYPE_CHECKING:
    from assistant.corpus import Corpus
    from assistant.places import Gazetteer
    from assistant.web.events import Events

SANS = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "sans-serif"]
SYSTEM: list[Any] = [*SANS]
LONGEST = 20_000  # characters of a message, as in adviser.py
HIDDEN: Any = "private"  # no handler is an endpoint of the API


def make_i18n() -> gr.I18n:
    """The labels of the page, which follow the language of the browser."""
    return gr.I18n(**words())


def make_theme() -> gr.themes.Base:
    """Calm: system fonts, one accent colour, stone greys."""
    return gr.themes.Base(
        primary_hue=gr.themes.colors.teal,
        neutral_hue=gr.themes.colors.stone,
        font=SYSTEM,
        font_mono=["ui-monospace", "Menlo", "monospace"],
        radius_size=gr.themes.sizes.radius_sm,
    )


class Page:
    """The components, and what each event changes."""

    def __init__(
        self, events: Events, corpus: Corpus, gazetteer: Gazetteer, i18n: gr.I18n, limit: int
    ) -> None:
        self.events, self.corpus, self.i18n = events, corpus, i18n
        self._choices = choices(corpus, gazetteer.countries, "en")
        with gr.Blocks(
            title=word("en", "title"), fill_width=True, analytics_enabled=False
        ) as self.blocks:
            # The id is checked against its owner at every use. Kept here, not in Gradio's session,
            # it outlives a restart of the server and the sessions that Gradio lets go.
            self.conversation = gr.Textbox(
                label=self._t("conversation"), visible="hidden", elem_id="conversation"
            )
            self.header = gr.HTML(html("header.html"), elem_id="header")
            with gr.Row(elem_id="columns"):
                with gr.Column(elem_id="city-column", min_width=260):
                    self._city()
                with gr.Column(elem_id="chat-column", min_width=340):
                    self._chat()
                with gr.Column(elem_id="side-column", min_width=340):
                    self._side()
            self.compared = gr.HTML(elem_id="compared")
            self._wire(limit)

    def _t(self, key: str) -> Any:
        return self.i18n(key)

    def _chat(self) -> None:
        self.chat = gr.Chatbot(
            label=self._t("title"), show_label=False, elem_id="chat", height="auto",
            min_height="20rem", max_height="calc(100vh - 235px)", buttons=["copy"],
            allow_tags=False, layout="panel", feedback_options=None, autoscroll=False,
            placeholder=html("welcome.html"), latex_delimiters=[], container=False,
            examples=self.events.examples("en"),
        )  # fmt: skip
        with gr.Row(elem_id="ask-row", equal_height=True):
            self.box = gr.Textbox(
                label=self._t("describe"), placeholder=self._t("example_hint"), lines=2,
                max_lines=8, max_length=LONGEST, autofocus=True, elem_id="question", scale=6,
            )  # fmt: skip
            self.send = gr.Button(self._t("send"), variant="primary", elem_id="send", scale=1,
                                  min_width=108)  # fmt: skip
            self.stop = gr.Button(self._t("stop"), elem_id="stop", scale=1, min_width=108)
        with gr.Accordion(self._t("feedback"), open=False, elem_id="feedback"):
            self.reason = gr.Radio(
                [(word("en", r), r) for r in REASONS], label=self._t("reason"), elem_id="reason"
            )
            self.comment = gr.Textbox(label=self._t("comment"), lines=2, max_length=2_000)
            self.judge = gr.Button(self._t("send_feedback"), elem_id="judge")
            self.judged = gr.HTML(elem_id="judged")

    def _city(self) -> None:
        self.new = gr.Button(self._t("new"), elem_id="new", size="sm")
        with gr.Accordion(self._t("conversations"), open=False, elem_id="conversations"):
            self.picker = gr.Dropdown([], label=self._t("conversations"), elem_id="picker")
            self.title = gr.Textbox(label=self._t("new_title"), max_length=80, elem_id="new-title")
            with gr.Row():
                self.rename = gr.Button(self._t("rename"), size="sm", min_width=60)
                self.delete = gr.Button(self._t("delete"), size="sm", variant="stop", min_width=60)
        with gr.Accordion(self._t("your_city"), open=True, elem_id="your-city"):
            gr.Markdown(self._t("your_city_hint"))
            self.hints = gr.HTML(html("hints.html", questions=(), key=""), elem_id="hints")
            self.fields = [self._field(name) for name in EDITABLE]
            self.apply = gr.Button(self._t("apply"), variant="primary", elem_id="apply")

    def _field(self, name: str) -> Any:
        label, ident = self._t(name), f"field-{name}"
        if name == "named_city":
            return gr.Textbox(label=label, elem_id=ident, max_length=80)
        if name == "population":
            return gr.Textbox(label=label, elem_id=ident, max_length=40)
        many = name in LISTS
        return gr.Dropdown(
            self._choices[name], label=label, elem_id=ident, multiselect=many,
            value=[] if many else None,
        )  # fmt: skip

    def _side(self) -> None:
        with gr.Tabs(elem_id="side"):
            with gr.Tab(self._t("evidence"), id="evidence", render_children=True):
                self.evidence = gr.HTML(html("evidence.html", turns=[]), elem_id="evidence")
            with gr.Tab(self._t("tools"), id="tools", render_children=True):
                self.tools = gr.HTML(html("tools.html", tools=[]), elem_id="tools")
            with gr.Tab(self._t("cities"), id="cities", render_children=True):
                self.cities = gr.HTML(html("cities.html", cities=[], points=[]), elem_id="cities")
                self.chosen = gr.Dropdown(
                    sorted((c.city, slug) for slug, c in self.corpus.cities.items()),
                    label=self._t("compare_hint"), multiselect=True, max_choices=4, value=[],
                    elem_id="chosen",
                )  # fmt: skip
                self.compare = gr.Button(self._t("compare"), elem_id="compare")
            with gr.Tab(self._t("take_away"), id="take-away", render_children=True):
                self.take_away = gr.HTML(
                    html("take_away.html", ready=False, conversation="", link=""),
                    elem_id="take-away",
                )
                self.share = gr.Button(
                    self._t("share"), elem_id="share", size="sm", visible=self.events.share_links
                )

    @property
    def view(self) -> list[Any]:
        """What an answer can change, in the order of ``Events.view``."""
        return [
            self.chat, self.conversation, self.box, self.evidence, self.tools, self.cities,
            self.take_away, self.hints, self.chosen, self.picker, self.share, *self.fields,
        ]  # fmt: skip

    def _wire(self, limit: int) -> None:
        do, here = self.events, self.conversation
        answers: dict[str, Any] = {
            "outputs": self.view, "api_visibility": HIDDEN, "show_progress": "hidden",
            "concurrency_limit": limit, "concurrency_id": "answers",
        }  # fmt: skip
        quick: dict[str, Any] = {
            "api_visibility": HIDDEN, "show_progress": "hidden", "queue": False,
        }  # fmt: skip
        asked = [
            gr.on([self.box.submit, self.send.click], do.ask, [self.box, here], **answers),
            self.chat.example_select(do.example, [here], **answers),
            self.chat.option_select(do.example, [here], **answers),
            self.chat.retry(do.retry, [here], **answers),
            gr.on([self.apply.click], do.apply_form, [here, *self.fields], **answers),
        ]
        for event in asked:
            event.then(None, js="() => window.city && window.city.remember()", **quick)
        self.stop.click(do.stopped, [here], self.view, cancels=asked, **quick)
        self.blocks.load(do.restore, None, self.view, **quick)
        self.blocks.load(do.speak, None, [self.header, self.reason], **quick)
        self.new.click(do.fresh, None, self.view, js="() => window.city.forget()", **quick)
        self.picker.input(do.open, [self.picker], self.view, **quick).then(
            None, js="() => window.city && window.city.remember()", **quick
        )
        self.delete.click(do.delete, [here], self.view, js=CONFIRM, **quick)
        self.rename.click(do.rename, [here, self.title], self.picker, **quick)
        self.share.click(do.share, [here], [self.take_away, self.share], **quick)
        self.compare.click(do.compare, [self.chosen], self.compared, **quick).then(
            None, js="() => window.city && window.city.show('compared')", **quick
        )
        self.judge.click(do.judge, [self.reason, self.comment, here], self.judged, **quick)


CONFIRM = "(c) => { window.city && window.city.forget(); return c; }"
CSS = FOLDER / "static" / "style.css"
SCRIPT = FOLDER / "static" / "page.js"
