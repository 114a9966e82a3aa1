"""Numbers for Prometheus: by platform, entity type and outcome; never an id."""

from collections.abc import Mapping
from contextlib import AbstractContextManager

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

_DELAYS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1.0)


class Metrics:
    """Counts into a registry that is passed in."""

    def __init__(self, registry: CollectorRegistry | None = None) -> None:
        """Registry: a new one where none is given."""
        self.registry = into = registry or CollectorRegistry()
        name = "privacy_check_{}".format
        by = ["platform", "outcome"]
        self._messages = Counter(name("messages"), "Messages by what came of them", by, registry=into)
        self._findings = Counter(name("findings"), "Distinct values found", ["platform", "entity_type"], registry=into)
        self._deferred = Counter(name("deferred"), "Messages left at the platform", ["platform", "why"], registry=into)
        self._purged = Counter(name("purged"), "Rows deleted for their age", ["kind"], registry=into)
        self._forwarded = Counter(name("forwarded"), "Records for a SIEM, and tries that failed", ["outcome"], registry=into)
        self._waiting = Gauge(name("waiting"), "Jobs that wait", registry=into)
        self._connected = Gauge(
            name("connected"), "1 while a platform is connected and its token works", ["platform"], registry=into
        )
        self._delay = Histogram(name("loop_delay_seconds"), "What the event loop came late", buckets=_DELAYS, registry=into)
        self._seconds = Histogram(name("check_seconds"), "Time to check a message", ["how"], registry=into)

    def message(self, platform: str, outcome: str) -> None:
        """One message was handled."""
        self._messages.labels(platform, outcome).inc()

    def found(self, platform: str, counts: Mapping[str, int]) -> None:
        """What an alarming message held."""
        for kind, number in counts.items():
            self._findings.labels(platform, kind).inc(number)

    def deferred(self, platform: str, why: str) -> None:
        """A message was left at the platform: the queue was full, or something was not reachable."""
        self._deferred.labels(platform, why).inc()

    def purged(self, counts: Mapping[str, int]) -> None:
        """The daily purge's outcome."""
        for kind, number in counts.items():
            self._purged.labels(kind).inc(number)

    def forwarded(self, outcome: str, number: int = 1) -> None:
        """So many records were sent to the SIEM, or one try failed."""
        self._forwarded.labels(outcome).inc(number)

    def waiting(self, number: int) -> None:
        """How many jobs wait now."""
        self._waiting.set(number)

    def connected(self, platform: str, *, now: bool) -> None:
        """Whether a platform that is wanted is there."""
        self._connected.labels(platform).set(now)

    def checking(self, *, apart: bool) -> AbstractContextManager[None]:
        """Measures how long a check takes, in a process apart or not."""
        return self._seconds.labels("apart" if apart else "here").time()

    def delayed(self, seconds: float) -> None:
        """How much later than asked for the event loop came back, once."""
        self._delay.observe(max(0.0, seconds))
