"""Settings for reminders."""

from pydantic import BaseModel, ConfigDict, Field


class ReminderSettings(BaseModel):
    """How reminders are posted."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    grace_hours: float = Field(12, ge=0, description="A reminder that is later than this is skipped and reported")
    nudge_after_days: float = Field(3, ge=0, description="Days after a post until those who have not answered get a message")
    nudge_every_days: float = Field(30, ge=30, description="Days between two such messages to one person")
    without: tuple[str, ...] = Field((), description="Assistants whose guides are turned off, by the names of their files")
    include_unconfirmed: tuple[str, ...] = Field(
        (), description="Assistants whose guides join the rotation although their vendor's page does not confirm them"
    )
    digest: bool = Field(True, description="Whether admins get the monthly statistics on the first of the month")
