"""Traces: off by default; with a collector, spans that hold kinds and numbers and nothing that anybody wrote."""

import pytest
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from pydantic import ValidationError

from bots.traces import tracing
from config.entities import EntityTypes
from config.settings import Settings
from config.traces import TracesSettings
from core.checker import Checker
from core.spans import NoSpans
from tests.scenarios.team import a_team

LEAK = "card 4556 7375 8689 9855"


def test_without_a_collector_nothing_is_traced_and_no_library_is_loaded() -> None:
    with tracing(Settings().traces) as spans:
        assert isinstance(spans, NoSpans)
        with spans.span("message", platform="p"):
            pass


def test_a_span_has_kinds_and_numbers_and_no_exception() -> None:
    sent = InMemorySpanExporter()
    with tracing(TracesSettings(), sent) as spans:

        def fail() -> None:
            with spans.span("message", platform="p", files=1), spans.span("check", apart=False):
                raise ValueError(LEAK)

        with pytest.raises(ValueError, match="4556"):
            fail()
    check, message = sent.get_finished_spans()
    assert (check.name, dict(check.attributes or {})) == ("check", {"apart": False})
    assert (message.name, dict(message.attributes or {})) == ("message", {"platform": "p", "files": 1})
    assert check.parent
    assert check.parent.span_id == message.context.span_id  # type: ignore[union-attr]
    assert "4556" not in check.to_json() + message.to_json()


async def test_a_message_is_one_trace_that_nobody_can_read_it_from(checker: Checker, types: EntityTypes) -> None:
    sent = InMemorySpanExporter()
    with tracing(TracesSettings(), sent) as spans:
        async with a_team(checker, types, spans=spans) as team:
            await team.person("maya").says(LEAK)
    found = sent.get_finished_spans()
    assert [span.name for span in found] == ["check", "answer", "message"]
    assert len({span.context.trace_id for span in found if span.context}) == 1
    written = "".join(span.to_json() for span in found)
    assert not any(word in written for word in ("4556", "maya", "general"))


@pytest.mark.parametrize(
    "url", ["collector:4318", "ftp://host/v1/traces", "http://user:secret@host/", "http:///v1", "http://[::1"]
)
def test_an_address_that_is_none_is_one_line(url: str) -> None:
    with pytest.raises(ValidationError, match="is no address of a collector"):
        TracesSettings(url=url)
