"""Load: people who chat on the page, by the protocol that Gradio's own page uses.

    assistant serve --port 7861                       (ASSISTANT_PER_MINUTE=10000)
    locust -f tests/locustfile.py --host http://127.0.0.1:7861 --headless -u 50 -r 5 -t 5m

Rows of the report: ``first evidence`` and ``whole answer``, in ms from the question.
"""

from __future__ import annotations

import json
import random
import time
import uuid

from locust import HttpUser, between, task

OPENERS = (
    "We are a port city of 900,000 in Colombia with floods and little money; where do we start?",
    "Our last app failed and residents distrust sensors. City of 250,000 in the Netherlands.",
    "Tier-2 city in Madhya Pradesh, 6.5 lakh people, command centre built in 2021, nobody uses it.",
    "Small ski town, 8,000 residents, 60,000 in winter, Austria. Rents drive our staff away.",
    "Mining city of 400,000 in South Africa, young people without work, power cuts every day.",
)
MORE = (
    "and how did they pay for it?", "why not vision?", "what about the second one?",
    "sorry, 300,000", "Compare Vienna and Barcelona on participation", "shorter please",
    "first hundred days", "what went wrong in Toronto?", "any of these in Africa?",
)  # fmt: skip


class Official(HttpUser):
    """Asks, reads for a while, asks on; begins anew after some turns."""

    wait_time = between(10, 20)

    def on_start(self) -> None:
        self.client.get("/")
        config = self.client.get("/config").json()
        named = {c["props"].get("elem_id"): c["id"] for c in config["components"]}
        send = named["send"]
        self.ask = next(d["id"] for d in config["dependencies"] if [send, "click"] in d["targets"])
        self.session, self.turns = uuid.uuid4().hex[:11], 0

    @task
    def turn(self) -> None:
        if self.turns >= 5:
            self.session, self.turns = uuid.uuid4().hex[:11], 0
        text = random.choice(MORE if self.turns else OPENERS)
        self.turns += 1
        self._ask(text)

    def _ask(self, text: str) -> None:
        began = time.perf_counter()
        body = {"fn_index": self.ask, "data": [text, None], "session_hash": self.session,
                "event_data": None, "trigger_id": None}  # fmt: skip
        with self.client.post("/gradio_api/queue/join", json=body, catch_response=True) as joined:
            if joined.status_code != 200:
                joined.failure(f"not queued: {joined.status_code} {joined.text[:80]}")
                return
        first, error, done = None, None, False
        stream = self.client.get(
            f"/gradio_api/queue/data?session_hash={self.session}", stream=True, name="stream"
        )
        for line in stream.iter_lines():
            if not line.startswith(b"data:"):
                continue
            said = line.decode()
            if first is None and "<article class=" in said:
                first = time.perf_counter() - began
            message = json.loads(said[5:])
            if message["msg"] == "process_completed":
                done = True
                error = None if message.get("success") else "failed"
                break
        whole = time.perf_counter() - began
        self._note("whole answer", whole, error or (None if done else "no answer"))
        if first is not None:
            self._note("first evidence", first, None)

    def _note(self, name: str, seconds: float, error: str | None) -> None:
        self.environment.events.request.fire(
            request_type="PAGE", name=name, response_time=1000 * seconds, response_length=0,
            exception=RuntimeError(error) if error else None, context={},
        )  # fmt: skip
