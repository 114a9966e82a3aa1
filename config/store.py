"""Settings for the database: how long data is kept, and how processes share it."""

from pydantic import BaseModel, ConfigDict, Field


class RetentionSettings(BaseModel):
    """How many days each kind of row is kept."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    findings: int = Field(90, ge=1, description="Days that findings (type, count, time, place) are stored")
    allowlist: int = Field(90, ge=1, description='Days that a "Not a leak" mark applies and is stored')
    claims: int = Field(7, ge=1, description="Days that the bot remembers which messages it has answered")
    threads: int = Field(7, ge=1, description="Days that a quiet thread is still read after a gap")
    posts: int = Field(400, ge=1, description="Days that the bot remembers which reminders it has posted")
    audit: int = Field(400, ge=1, description="Days that changes of settings are stored")


class SharingSettings(BaseModel):
    """How processes notice each other, and how often they do maintenance."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    beat_seconds: float = Field(5, gt=0, description="How often a process sends a heartbeat and saves its cursors, in seconds")
    dead_after_seconds: float = Field(
        30, gt=0, description="Seconds without a heartbeat after which others take over a process's work"
    )
