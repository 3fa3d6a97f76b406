"""The optional language model, any provider that LangChain knows, made safe to call.

``connect`` gives a ``Model`` or None; every failure of it is a ``LanguageModelError`` whose
``reason`` the note to the user names. Nothing here knows what the model is asked.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

import structlog

from assistant.errors import LanguageModelError
from assistant.llmcall import REASONS, Tally, timed
from assistant.quota import Breaker, Prices, Quota

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic import BaseModel

    from assistant.settings import Settings

Message = tuple[str, str]  # ("system" | "human" | "ai", text)
# Our name of a provider, which is also the name of the extra -> LangChain's.
PROVIDERS = {
    "openai": "openai", "anthropic": "anthropic", "ollama": "ollama", "google": "google_genai",
    "mistral": "mistralai",
}  # fmt: skip
KEYS = {
    "openai": "OPENAI_API_KEY", "anthropic": "ANTHROPIC_API_KEY", "google": "GOOGLE_API_KEY",
    "mistral": "MISTRAL_API_KEY",
}  # fmt: skip
# What counts as a failure of the server; what it wrote may be unusable for other reasons.
OUTAGES = {"time-out", "rate-limit", "server", "unreachable", "key", "request", "broken"}
UNFIT = {"request", "broken", "time-out"}  # how servers that can only write take a form
FORM = 8.0  # seconds for a form at most: the answer still has to be written
PROBE = 5.0  # seconds for the first sign of life at start


def connect(settings: Settings) -> Model | None:
    """The model of ASSISTANT_LLM, not yet asked anything; None when it is empty.

    LanguageModelError when the provider is unknown, its extra is not installed or its key missing.
    """
    if not settings.llm:
        return None
    provider, _, name = settings.llm.partition(":")
    if provider not in PROVIDERS:
        raise LanguageModelError(
            f"{provider!r} is no provider of language models known here.",
            f"Set ASSISTANT_LLM to one of {', '.join(PROVIDERS)}, then ':' and the model.",
            "unreachable",
        )
    quota = _quota(settings)
    chat = _construct(provider, name, settings, settings.llm_timeout)
    # With a client of its own, a form that takes too long is given up by the connection as well:
    # a local server would go on with it, and the answer would have to wait.
    forms = _construct(provider, name, settings, min(FORM, settings.llm_timeout))
    return Model(chat, settings.llm, settings.llm_timeout, quota, Breaker(), forms)


def _quota(settings: Settings) -> Quota:
    prices = Prices(settings.llm_price_in, settings.llm_price_out)
    if settings.llm_cost_per_day and not prices.known:
        raise LanguageModelError(
            "ASSISTANT_LLM_COST_PER_DAY is set, but no price: what is spent cannot be known.",
            "Set ASSISTANT_LLM_PRICE_IN and ASSISTANT_LLM_PRICE_OUT.",
            "cost",
        )
    return Quota(
        settings.llm_tokens_per_conversation,
        settings.llm_tokens_per_day,
        prices=prices,
        cost_per_day=settings.llm_cost_per_day,
    )


def _construct(provider: str, name: str, settings: Settings, timeout: float) -> Any:
    """LangChain's chat model; every way in which that fails has its remedy."""
    try:
        from langchain.chat_models import init_chat_model

        return init_chat_model(
            name, model_provider=PROVIDERS[provider], **_given(provider, settings, timeout)
        )
    except ImportError:
        raise LanguageModelError(
            f"The packages for {provider} are not installed.",
            f"Run: pip install 'city-guidance-assistant[{provider}]'",
            "unreachable",
        ) from None
    except Exception as error:
        if "key" in str(error).lower() or "credential" in str(error).lower():
            raise LanguageModelError(
                f"There is no key for {provider}.",
                f"Set ASSISTANT_LLM_API_KEY or {KEYS.get(provider, 'the key of the provider')}.",
                "key",
            ) from None
        raise LanguageModelError(
            f"The language model {settings.llm} cannot be set up ({type(error).__name__}).",
            "Check ASSISTANT_LLM and ASSISTANT_LLM_BASE_URL.",
            "unreachable",
        ) from None


def _given(provider: str, settings: Settings, timeout: float) -> dict[str, Any]:
    given: dict[str, Any] = {"temperature": 0}
    key = settings.llm_api_key
    if settings.llm_base_url:
        given["base_url"] = settings.llm_base_url
        key = key or "none"  # a server of one's own must not be sent the key for the provider
    if provider == "ollama":
        return given | {"client_kwargs": {"timeout": timeout}}
    if key:
        given["api_key"] = key
    if provider == "openai":
        given["use_responses_api"] = False  # compatible servers know chat completions only
    return given | {"timeout": timeout, "max_retries": 0}


class Model:
    """A chat model with a time limit, a breaker, counters, and one kind of failure."""

    def __init__(
        self,
        chat: Any,
        name: str,
        timeout: float,
        quota: Quota,
        breaker: Breaker,
        forms: Any = None,
    ) -> None:
        self.name, self.timeout, self.quota, self.breaker = name, timeout, quota, breaker
        self._chat, self._filling = chat, forms or chat
        # A server that cannot fill in forms may write well: it is left alone with forms only.
        self._forms = Breaker()

    def probe(self, wait: float = PROBE) -> None:
        """LanguageModelError when the server does not begin to answer in time."""
        said = timed(lambda: self._chat.stream([("human", "Say OK.")]), min(wait, self.timeout))
        try:
            next(said, None)
        except LanguageModelError as error:
            raise LanguageModelError(
                f"The language model {self.name} does not answer ({REASONS[error.reason]}).",
                "Check ASSISTANT_LLM, ASSISTANT_LLM_BASE_URL and ASSISTANT_LLM_API_KEY, or start "
                "its server.",
                error.reason,
            ) from None
        finally:
            said.close()

    def stream(
        self, messages: Sequence[Message], conversation: str = "", share: float = 1.0
    ) -> Iterator[str]:
        """The answer piece by piece, within a share of the time limit; LanguageModelError when it
        does not come, breaks off, has no end or is empty."""
        self._allow(conversation)
        tally = Tally(messages)
        call = timed(lambda: self._chat.stream(list(messages)), share * self.timeout)
        try:
            with closing(call) as chunks:
                for chunk in chunks:
                    piece = tally.take(chunk)
                    if piece:
                        yield piece
            tally.close()
            self.breaker.worked()
        except LanguageModelError as error:
            if error.reason in OUTAGES:
                self.breaker.failed()
            else:
                self.breaker.worked()  # the server answers; what it wrote is another matter
            raise
        finally:
            self.quota.add(conversation, *tally.tokens)

    def structured(
        self, schema: type[BaseModel], messages: Sequence[Message], conversation: str = ""
    ) -> dict[str, Any] | None:
        """The answer in the form of a schema; None for prose, nothing, an invalid or no answer."""
        tally = Tally(messages)
        try:
            self._forms.allow()
            self._allow(conversation)
        except LanguageModelError:
            return None
        try:
            asked = self._filling.with_structured_output(schema, include_raw=True)
            answer = next(
                timed(lambda: iter([asked.invoke(list(messages))]), min(FORM, self.timeout))
            )
            tally.take(answer["raw"])
            self.breaker.worked()
            form = schema.model_validate(answer["parsed"]).model_dump()
            self._forms.worked()
            return form
        except (LanguageModelError, ValueError, KeyError, TypeError, NotImplementedError) as error:
            structlog.get_logger().info("no form", reason=type(error).__name__)
            self._forms.failed()
            if getattr(error, "reason", "") in OUTAGES - UNFIT:
                self.breaker.failed()
            return None
        finally:
            self.quota.add(conversation, *tally.tokens)

    def _allow(self, conversation: str) -> None:
        self.breaker.allow()
        self.quota.allow(conversation)
