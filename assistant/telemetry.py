"""Spans of the graph, its nodes and the language model, sent only to an OTLP endpoint that is set.

Off unless OTEL_EXPORTER_OTLP_ENDPOINT is set; what was said and answered is hidden unless
OPENINFERENCE_HIDE_INPUTS and OPENINFERENCE_HIDE_OUTPUTS are set to false.
"""

from __future__ import annotations

from functools import cache

from assistant.settings import trace_environment


@cache
def start() -> str:
    """Begin to trace, once; what to tell the user: nothing, or that the extra is missing."""
    if not trace_environment():
        return ""
    try:
        from openinference.instrumentation import TraceConfig
        from openinference.instrumentation.langchain import LangChainInstrumentor
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError:
        return (
            "OTEL_EXPORTER_OTLP_ENDPOINT is set, but the packages for traces are not installed. "
            "Run: pip install 'city-guidance-assistant[otel]'"
        )
    resource = Resource.create({"service.name": "city-guidance-assistant"})
    provider = TracerProvider(resource=resource)
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    LangChainInstrumentor().instrument(tracer_provider=provider, config=TraceConfig())
    return ""
