"""Slack's own settings: section ``platforms.slack`` of the file, SLACK_* of the environment."""

from pydantic import Field, SecretStr
from pydantic_settings import SettingsConfigDict

from config.platform import PlatformSettings, platform_settings
from config.settings import Settings


class SlackSettings(PlatformSettings):
    """How Slack is reached."""

    model_config = SettingsConfigDict(env_prefix="SLACK_", extra="forbid", frozen=True)

    bot_token: SecretStr | None = Field(None, description="Bot token (xoxb-...)")
    app_token: SecretStr | None = Field(None, description="App-level token for Socket Mode (xapp-...)")
    user_token: SecretStr | None = Field(
        None, description="An admin's user token (xoxp-...), to delete what people ask to delete"
    )
    assistants: tuple[str, ...] = Field((), description="User ids of AI apps; what is written to them is judged strictly")
    api_url: str = Field("https://slack.com/api/", description="Base address of the Web API")
    connections: int = Field(2, ge=1, le=10, description="Socket Mode connections of one process, so that one may fail")
    silence_seconds: float = Field(300, gt=0, description="A connection that was silent for so long is built anew")

    @property
    def complete(self) -> bool:
        """Whether both tokens are there."""
        return self.bot_token is not None and self.app_token is not None


def slack_settings(settings: Settings) -> SlackSettings:
    """Raises ConfigError with one line."""
    return platform_settings(SlackSettings, "slack", settings)
