"""OpenTelemetry, if an admin names a collector: spans of work, with kinds and numbers alone. The extra ``traces``."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from config.extras import needs_extra
from config.traces import TracesSettings
from core.spans import Attribute, NoSpans, Spans

if TYPE_CHECKING:
    from opentelemetry.sdk.trace.export import SpanExporter
    from opentelemetry.trace import Tracer

# For one delivery, and for the last one at the end: a collector that does not answer keeps nobody waiting.
_PATIENCE_SECONDS = 2


class OpenTelemetrySpans:
    """Spans of a tracer. What is raised within is not recorded: an exception's text may quote a message."""

    def __init__(self, tracer: "Tracer") -> None:
        """Tracer: of a provider that is not the process's global one, so that no library's own spans are sent."""
        self._tracer = tracer

    @contextmanager
    def span(self, name: str, **attributes: Attribute) -> Iterator[None]:
        """See Spans."""
        with self._tracer.start_as_current_span(
            name, attributes=attributes, record_exception=False, set_status_on_exception=False
        ):
            yield


def described(settings: TracesSettings) -> str:
    """What is sent to whom in words, or an empty string where no collector is set; raises ConfigError without the extra."""
    if settings.url is None:
        return ""
    with needs_extra("traces", "traces.url"):
        import opentelemetry.exporter.otlp.proto.http.trace_exporter
        import opentelemetry.sdk.trace  # noqa: F401 - only whether they can be loaded
    share = "all messages" if settings.share == 1 else f"{settings.share * 100:.4g}% of the messages"
    return f"spans of {share} to {urlsplit(settings.url).netloc}"


@contextmanager
def tracing(settings: TracesSettings, exporter: "SpanExporter | None" = None) -> Iterator[Spans]:
    """Spans that go to the collector while the context lasts; without a collector, none. Raises ConfigError without the extra.

    Exporter: in the place of the one to the collector.
    """
    if settings.url is None and exporter is None:
        yield NoSpans()
        return
    with needs_extra("traces", "traces.url"):
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import SERVICE_NAME, Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
        from opentelemetry.sdk.trace.sampling import ParentBasedTraceIdRatio

    sent = exporter or OTLPSpanExporter(endpoint=settings.url, timeout=_PATIENCE_SECONDS)
    provider = TracerProvider(
        resource=Resource.create({SERVICE_NAME: "privacy-check"}),
        sampler=ParentBasedTraceIdRatio(settings.share),
        shutdown_on_exit=False,
    )
    provider.add_span_processor(BatchSpanProcessor(sent))
    try:
        yield OpenTelemetrySpans(provider.get_tracer("privacy-check"))
    finally:
        provider.shutdown()
