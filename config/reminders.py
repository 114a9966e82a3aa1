"""Settings for reminders."""

from pydantic import BaseModel, ConfigDict, Field


class ReminderSettings(BaseModel):
    """How reminders are posted."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    grace_hours: float = Field(12, ge=0, description="A reminder that is later than this is not posted any more, and reported")
    nudge_after_days: float = Field(3, ge=0, description="Days after a post that those who have not answered are written to")
    nudge_every_days: float = Field(30, ge=30, description="Days between two of these messages to one person")
    without: tuple[str, ...] = Field((), description="Assistants whose guides are turned off, by the names of their files")
    include_unconfirmed: tuple[str, ...] = Field(
        (), description="Assistants whose guides come in turn although their vendor's page does not confirm them"
    )
    digest: bool = Field(True, description="Whether admins get the month's numbers on its first day")
