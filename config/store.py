"""Settings for the database: how long data is kept, and how processes share it."""

from pydantic import BaseModel, ConfigDict, Field


class RetentionSettings(BaseModel):
    """How many days each kind of row is kept."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    findings: int = Field(90, ge=1, description="Days that findings (type, count, time, place) are kept")
    allowlist: int = Field(90, ge=1, description='Days that a "Not a leak" mark holds, and is kept')
    claims: int = Field(7, ge=1, description="Days that it is remembered which messages were answered")
    threads: int = Field(7, ge=1, description="Days that a quiet thread is still read after a gap")
    posts: int = Field(400, ge=1, description="Days that it is remembered which reminders were posted")
    audit: int = Field(400, ge=1, description="Days that changes of settings are kept")


class SharingSettings(BaseModel):
    """How processes notice each other, and how often they do maintenance."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    beat_seconds: float = Field(5, gt=0, description="How often a process says that it is alive and saves its cursors")
    dead_after_seconds: float = Field(30, gt=0, description="A process that was silent for so long is dead; others take over")
