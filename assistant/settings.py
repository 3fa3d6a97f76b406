"""Settings from the environment (prefix ``ASSISTANT_``): the only reader of ``os.environ``."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.errors import SettingsError

PREFIX = "ASSISTANT_"
PACKAGE = Path(__file__).parent
# An installed wheel carries the corpus inside the package; a clone has it beside the package.
CORPUS_PLACES = (PACKAGE.parent / "corpus", PACKAGE / "corpus")


def _default_corpus() -> Path:
    return next((place for place in CORPUS_PLACES if place.is_dir()), CORPUS_PLACES[0])


def _chroma_url(value: str) -> str:
    if value and not value.startswith(("http://", "https://")):
        raise ValueError("expected http://host:port or https://host:port")
    return value


def _database_url(value: str) -> str:
    if value and not value.startswith(("postgresql://", "postgres://")):
        raise ValueError("expected postgresql://user:password@host:port/name")
    return value


def _web_address(value: str) -> str:
    if value and not value.startswith(("http://", "https://")):
        raise ValueError("expected http://... or https://...")
    return value


def _path_prefix(value: str) -> str:
    value = value.rstrip("/")
    if value and not re.fullmatch(r"(/[A-Za-z0-9._~-]+)+", value):
        raise ValueError("expected a path such as /advice")
    return value


def _provider_and_model(value: str) -> str:
    provider, _, model = value.partition(":")
    if value and not (provider and model):
        raise ValueError("expected provider:model, such as openai:gpt-5-mini")
    return value


class Settings(BaseSettings):
    """Everything a user can set; every field has a row in the README."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", frozen=True)

    data_dir: Path = Field(
        Path.home() / ".local" / "share" / "city-guidance-assistant",
        description="Folder of the index; made when missing.",
    )
    corpus_dir: Path = Field(
        default_factory=_default_corpus,
        description="Folder with cities/, tools/, vocabulary.yaml, rankings.csv and places.csv.",
    )
    chroma_url: Annotated[str, AfterValidator(_chroma_url)] = Field(
        "", description="A Chroma server (http://host:port) instead of the embedded folder."
    )
    chroma_timeout: float = Field(
        10.0, gt=0, le=300, description="Seconds to wait for the Chroma server."
    )
    embedding_model: str = Field(
        "", description="A sentence-transformers model name or folder; empty: the packaged MiniLM."
    )
    database_url: Annotated[str, AfterValidator(_database_url)] = Field(
        "",
        description="A PostgreSQL server for the conversations (postgresql://user@host/name) "
        "instead of a file in the data folder.",
        repr=False,  # may hold a password
    )
    keep_days: int = Field(
        90, ge=1, le=3650, description="Conversations unused for so many days are deleted."
    )
    password: str = Field(
        "", description="Demanded by the server (any name); empty: no login.", repr=False
    )
    user_header: str = Field(
        "", description="A header in which a trusted proxy names the user, e.g. X-Remote-User."
    )
    root_path: Annotated[str, AfterValidator(_path_prefix)] = Field(
        "", description="The path under which a proxy serves the page, e.g. /advice; empty: /."
    )
    share_links: bool = Field(False, description="Conversations can be shared by a read-only link.")
    per_minute: int = Field(
        60, ge=1, le=10_000, description="Questions that one visitor may ask the server a minute."
    )
    llm: Annotated[str, AfterValidator(_provider_and_model)] = Field(
        "",
        description="A language model that words the answers, as provider:model, e.g. "
        "openai:gpt-5-mini; empty: rules alone.",
    )
    llm_base_url: Annotated[str, AfterValidator(_web_address)] = Field(
        "", description="Its server, e.g. http://127.0.0.1:8080/v1; empty: the provider's own."
    )
    llm_api_key: str = Field(
        "",
        description="Its key; empty: the provider's own variable, or none for a server of yours.",
        repr=False,
    )
    llm_timeout: float = Field(
        20.0, gt=0, le=600, description="Seconds that one call of the language model may take."
    )
    llm_tokens_per_conversation: int = Field(
        0, ge=0, description="Tokens after which a conversation goes on by rules; 0: no limit."
    )
    llm_tokens_per_day: int = Field(
        0, ge=0, description="Tokens a day after which the rules answer; 0: no limit."
    )
    llm_price_in: float = Field(
        0.0,
        ge=0,
        description="Price of a million tokens sent, in any currency; with the next at 0: no money "
        "is counted.",
    )
    llm_price_out: float = Field(
        0.0, ge=0, description="Price of a million tokens received, in the same currency."
    )
    llm_cost_per_day: float = Field(
        0.0, ge=0, description="Cost a day after which the rules answer; 0: no limit."
    )
    log_level: str = Field(
        "WARNING",
        pattern=r"^(DEBUG|INFO|WARNING|ERROR)$",
        description="DEBUG, INFO, WARNING or ERROR; the log goes to stderr.",
    )


def load_settings(**overrides: object) -> Settings:
    """Settings from the environment; a mistyped name or an impossible value is a SettingsError."""
    known = {PREFIX + name.upper(): name for name in Settings.model_fields}
    for name in sorted(os.environ):
        if name.startswith(PREFIX) and name not in known:
            raise SettingsError(
                f"{name} is not a setting of this program.",
                f"Known settings: {', '.join(sorted(known))}.",
            )
    try:
        return Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + str(first["loc"][0]).upper()
        raise SettingsError(
            f"{name} has the value {first['input']!r}, which does not work: {first['msg']}.",
            "Set another value, or unset it to use the default.",
        ) from None


def trace_environment() -> bool:
    """Whether an endpoint for traces is set; contents are then hidden unless told otherwise."""
    if not os.environ.get("OTEL_EXPORTER_OTLP_ENDPOINT"):
        return False
    os.environ.setdefault("OPENINFERENCE_HIDE_INPUTS", "true")
    os.environ.setdefault("OPENINFERENCE_HIDE_OUTPUTS", "true")
    return True


def offline_environment() -> None:
    """Keep the model libraries from reaching for a hub: everything needed is installed."""
    for name, value in (
        ("HF_HUB_OFFLINE", "1"),
        ("TRANSFORMERS_OFFLINE", "1"),
        ("TOKENIZERS_PARALLELISM", "false"),
        ("HF_HUB_DISABLE_TELEMETRY", "1"),
        ("GRADIO_ANALYTICS_ENABLED", "False"),
        ("LANGSMITH_TRACING", "false"),  # arrives with LangChain; nothing goes there
    ):
        os.environ.setdefault(name, value)
