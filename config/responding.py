"""Settings for notices and load: throttling, limits, catching up after a gap."""

from pydantic import BaseModel, ConfigDict, Field


class ThrottleSettings(BaseModel):
    """How many notices one person gets."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    burst_seconds: float = Field(60, ge=0, description="Further alarms of one author in one place within it come as one notice")
    notices_per_hour: int = Field(6, ge=1, description="More notices for one person wait; a critical finding never does")
    shadow_days: float = Field(7, ge=0, description="Days that everything is scored and nobody is told; 0 begins at once")


class LoadSettings(BaseModel):
    """How much work is done at the same time."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    queue: int = Field(1000, ge=1, description="Messages that may wait in one process; beyond it the platform keeps them")
    at_once: int = Field(8, ge=1, description="Messages that are handled at the same time")
    files_at_once: int = Field(4, ge=1, description="Messages with files that are downloaded and handled at the same time")
    long_text: int = Field(4000, ge=0, description="Characters from which a text is checked in a process of its own")
    processes: int = Field(2, ge=1, description="Processes that check long texts; half of them at most for one person's")
    hyperscan_after: int = Field(
        1000, ge=0, description="Messages after which Hyperscan reads texts, where its extra is installed; 0: never"
    )
    processor_seconds: float = Field(
        5, gt=0, description="Most seconds of the processor for a long text; one more for each 10,000 characters"
    )
    check_seconds: float = Field(20, gt=0, description="Longest time for a long text; one second more for each 5,000 characters")


class CatchupSettings(BaseModel):
    """How much is read again after a gap."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    hours: float = Field(72, gt=0, description="How far back a gap is read")
    messages: int = Field(10_000, ge=1, description="How many messages of one place are read after a gap")
    at_once: int = Field(4, ge=1, description="Places that are read at the same time")
    places_per_second: float = Field(10.0, gt=0, description="Places of which a reading begins each second, the newest first")
