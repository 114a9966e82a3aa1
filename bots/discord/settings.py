"""Discord's own settings: section ``platforms.discord`` of the file, DISCORD_* of the environment."""

import re
from typing import Annotated, Literal

from pydantic import Field, SecretStr
from pydantic_settings import SettingsConfigDict

from config.credentials import API_ADDRESS, credential
from config.errors import ConfigError
from config.platform import PlatformSettings, platform_settings
from config.settings import Settings

# Three parts with dots: the application's id in base64, a time and a signature. Source: Discord, "API Reference".
_TOKEN = credential(r"[\w-]{18,}\.[\w-]{5,}\.[\w-]{20,}", "copy it from the developer portal, Bot, Reset Token")


class DiscordSettings(PlatformSettings):
    """How Discord is reached."""

    model_config = SettingsConfigDict(env_prefix="DISCORD_", extra="forbid", frozen=True)

    token: Annotated[SecretStr | None, _TOKEN] = Field(None, description="The bot's token")
    mode: Literal["", "note", "dm", "replace", "log"] = Field(
        "", description="What an alarm leads to where moderators chose nothing; empty: no channel is looked at until they do"
    )
    assistants: tuple[str, ...] = Field((), description="User ids of AI apps; what is written to them is judged strictly")
    shards: str = Field("", description="The shards of this process and how many there are, as in 0-3/16; empty: all of them")
    api_url: Annotated[str, API_ADDRESS] = Field("https://discord.com/api/v10", description="Base address of the REST API")


def read_shards(written: str) -> tuple[list[int], int] | None:
    """The ids of "0-3/16" and the number of all shards; None: all. Raises ConfigError."""
    if not written:
        return None
    match = re.fullmatch(r"(\d{1,5})(?:-(\d{1,5}))?/(\d{1,5})", written)
    first, last, count = (int(match[1]), int(match[2] or match[1]), int(match[3])) if match else (0, 0, 0)
    if not first <= last < count:
        raise ConfigError(f"--shards: {written!r} is no range of shards; 0-3/16 is one: the first four of sixteen")
    return list(range(first, last + 1)), count


def discord_settings(settings: Settings) -> DiscordSettings:
    """Raises ConfigError with one line."""
    return platform_settings(DiscordSettings, "discord", settings)
