"""Slack's own settings: section ``platforms.slack`` of the file, SLACK_* of the environment."""

from typing import Annotated

from pydantic import Field, SecretStr
from pydantic_settings import SettingsConfigDict

from config.credentials import API_ADDRESS, OWN_ADDRESS, credential
from config.platform import PlatformSettings, platform_settings
from config.settings import Settings

CONSENT = "/slack/consent"
# Forms: docs.slack.dev, "Tokens" (xoxe. in front of those that rotate) and "Verifying requests from Slack".
_BOT = credential(r"(?:xoxe\.)?xoxb-[\w.-]{20,}", "copy the Bot User OAuth Token (xoxb-) from the app's page, Install App")
_APP = credential(r"xapp-[\w.-]{20,}", "copy the app-level token (xapp-) from Basic Information")
_USER = credential(r"(?:xoxe\.)?xoxp-[\w.-]{20,}", "copy the User OAuth Token (xoxp-) from the app's page, Install App")
_APP_SECRET = credential(r"[A-Za-z0-9]{32,}", "copy it, 32 characters, from the app's page, Basic Information")


class SlackSettings(PlatformSettings):
    """How Slack is reached."""

    model_config = SettingsConfigDict(env_prefix="SLACK_", extra="forbid", frozen=True)

    bot_token: Annotated[SecretStr | None, _BOT] = Field(None, description="Bot token (xoxb-...)")
    app_token: Annotated[SecretStr | None, _APP] = Field(None, description="App-level token for Socket Mode (xapp-...)")
    user_token: Annotated[SecretStr | None, _USER] = Field(
        None, description="An admin's user token (xoxp-...), to delete what people ask to delete"
    )
    admin_group: str = Field("", description="User group whose members may change settings, beside the workspace's admins")
    assistants: tuple[str, ...] = Field((), description="User ids of AI apps; what is written to them is judged strictly")
    http: bool = Field(False, description="HTTP mode: Slack calls us, instead of Socket Mode")
    client_id: str = Field("", description="The app's client id, to install by OAuth, also in many workspaces")
    client_secret: Annotated[SecretStr | None, _APP_SECRET] = Field(None, description="The app's client secret, for OAuth")
    refresh_token: SecretStr | None = Field(
        None, description="A refresh token (xoxe-...), in place of the bot token, where the app has token rotation on"
    )
    signing_secret: Annotated[SecretStr | None, _APP_SECRET] = Field(None, description="Signing secret of the app, for HTTP mode")
    public_url: Annotated[str, OWN_ADDRESS] = Field(
        "", description="Our address in people's browsers (https://...), to let them consent by OAuth"
    )
    host: str = Field("0.0.0.0", description="Where HTTP mode and OAuth listen")  # noqa: S104 - it is Slack's servers that call
    port: int = Field(3000, ge=0, le=65535, description="The port of HTTP mode and OAuth")
    api_url: Annotated[str, API_ADDRESS] = Field("https://slack.com/api/", description="Base address of the Web API")
    connections: int = Field(2, ge=1, le=10, description="Socket Mode connections of one process, so that one may fail")
    silence_seconds: float = Field(300, gt=0, description="A connection that was silent for so long is built anew")

    @property
    def missing(self) -> str:
        """The variable of the first token that is needed and not there, or an empty string."""
        if self.refresh_token and not self.client_id:
            return "SLACK_CLIENT_ID"
        by_oauth = ("SLACK_CLIENT_SECRET", self.client_secret)
        first = by_oauth if self.client_id else ("SLACK_BOT_TOKEN", self.bot_token)
        second = ("SLACK_SIGNING_SECRET", self.signing_secret) if self.http else ("SLACK_APP_TOKEN", self.app_token)
        return next((name for name, value in (first, second) if not value), "")

    @property
    def begun(self) -> bool:
        """Whether any token or secret of the app is there."""
        return any((self.bot_token, self.app_token, self.refresh_token, self.client_secret, self.signing_secret))

    @property
    def consent_page(self) -> str:
        """Where people allow us to delete their own messages, or an empty string."""
        return f"{self.public_url.rstrip('/')}{CONSENT}" if self.client_id and self.public_url else ""


def slack_settings(settings: Settings) -> SlackSettings:
    """Raises ConfigError with one line."""
    return platform_settings(SlackSettings, "slack", settings)
