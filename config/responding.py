"""Settings for notices and load: throttling, limits, catching up after a gap, searching the history."""

from pydantic import BaseModel, ConfigDict, Field


class ThrottleSettings(BaseModel):
    """How many notices one person gets."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    burst_seconds: float = Field(
        60, ge=0, description="Further alarms of one author in one place within this time come as one notice"
    )
    notices_per_hour: int = Field(6, ge=1, description="Further notices for one person wait; a critical finding never does")
    shadow_days: float = Field(
        7, ge=0, description="Days of shadow mode, in which everything is scored but nobody is told; 0: none"
    )


class LoadSettings(BaseModel):
    """How much work is done at the same time."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    queue: int = Field(1000, ge=1, description="Messages that may wait in one process; further ones stay on the platform")
    at_once: int = Field(8, ge=1, description="Messages handled at the same time")
    files_at_once: int = Field(4, ge=1, description="Messages with files downloaded and handled at the same time")
    long_text: int = Field(4000, ge=0, description="Texts of more characters are checked in a process of their own")
    processes: int = Field(2, ge=1, description="Processes that check long texts; at most half of them for one person")
    processor_seconds: float = Field(5, gt=0, description="CPU seconds for a long text; one more for each 10,000 characters")
    check_seconds: float = Field(20, gt=0, description="Seconds for a long text; one more for each 5,000 characters")


class CatchupSettings(BaseModel):
    """How much is read again after a gap."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    hours: float = Field(72, gt=0, description="How many hours back a gap is read")
    messages: int = Field(10_000, ge=1, description="How many messages per place are read after a gap")
    at_once: int = Field(4, ge=1, description="Places read at the same time")
    places_per_second: float = Field(10.0, gt=0, description="Places whose reading starts each second, the newest first")


class HistorySettings(BaseModel):
    """How fast and how far the history is searched for ``/privacy-check history``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    days: int = Field(365, ge=1, description="How many days back an admin may have the history searched")
    messages: int = Field(200_000, ge=1, description="How many messages one search reads, at most")
    calls_per_minute: float = Field(
        20, gt=0, description="How often a search asks the platform each minute; the rest of its limit is left for live messages"
    )
    progress_seconds: float = Field(15, ge=0, description="Seconds between two updates of a search's progress, at least")
