"""The playground's own settings: section ``platforms.playground`` of the file, PRIVACY_CHECK_PLAYGROUND_* of the environment."""

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from config.errors import first_problem
from config.settings import Settings


class PlaygroundSettings(BaseSettings):
    """Where the page is served."""

    model_config = SettingsConfigDict(env_prefix="PRIVACY_CHECK_PLAYGROUND_", extra="forbid", frozen=True)

    host: str = Field("127.0.0.1", description="Address to listen on; anything but loopback lets others read along")
    port: int = Field(8321, ge=0, le=65535, description="Port to listen on; 0 takes a free one")
    allowed_hosts: tuple[str, ...] = Field((), description="Host names that the page may be called by, beside loopback's")


def playground_settings(settings: Settings) -> PlaygroundSettings:
    """Raises ConfigError with one line."""
    try:
        return PlaygroundSettings(**settings.platforms.get("playground", {}))  # type: ignore[arg-type]
    except ValidationError as error:
        raise first_problem("platforms.playground", error) from None
