"""Discord's own settings: section ``platforms.discord`` of the file, DISCORD_* of the environment."""

from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import SettingsConfigDict

from config.platform import PlatformSettings, platform_settings
from config.settings import Settings


class DiscordSettings(PlatformSettings):
    """How Discord is reached."""

    model_config = SettingsConfigDict(env_prefix="DISCORD_", extra="forbid", frozen=True)

    token: SecretStr | None = Field(None, description="The bot's token")
    mode: Literal["", "note", "dm", "replace", "log"] = Field(
        "", description="What an alarm leads to where moderators chose nothing; empty: no channel is looked at until they do"
    )
    assistants: tuple[str, ...] = Field((), description="User ids of AI apps; what is written to them is judged strictly")
    api_url: str = Field("https://discord.com/api/v10", description="Base address of the REST API")


def discord_settings(settings: Settings) -> DiscordSettings:
    """Raises ConfigError with one line."""
    return platform_settings(DiscordSettings, "discord", settings)
