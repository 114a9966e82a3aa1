"""All settings of the process: environment, privacy-check.yaml, defaults."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from .errors import ConfigError, first_problem, read_yaml
from .policy import Policy

FILE = "privacy-check.yaml"
PREFIX = "PRIVACY_CHECK_"


class FileSettings(BaseModel):
    """How attachments are read."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    max_bytes: int = Field(10_000_000, gt=0, description="Largest file that is read, in bytes")


class Settings(BaseSettings):
    """Everything an admin may set for the process."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_nested_delimiter="__", extra="forbid", frozen=True)

    policy: Policy = Field(default_factory=Policy, description="What alarms and how it is redacted")
    files: FileSettings = Field(default_factory=FileSettings)
    platforms: dict[str, dict[str, object]] = Field(default_factory=dict, description="Each platform's own settings, by its name")
    config_dir: Path | None = Field(None, description="Folder of your own recognizers.yaml, entities.yaml and guides/")
    fingerprint_key: SecretStr | None = Field(None, description="Key of fingerprints and of the hash style; by environment only")
    log_level: str = Field("INFO", pattern="^(DEBUG|INFO|WARNING|ERROR)$", description="DEBUG, INFO, WARNING or ERROR")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment wins over the file, which comes as init values."""
        return env_settings, init_settings


def _read(file: Path) -> Mapping[str, object]:
    content = read_yaml(file)
    if content is None:
        return {}
    if not isinstance(content, dict):
        raise ConfigError(f"{file}: the whole file: must be a mapping of settings")
    if "fingerprint_key" in content:
        raise ConfigError(f"{file}: fingerprint_key: secrets come by environment only: set {PREFIX}FINGERPRINT_KEY")
    return content


def load(file: Path | None = None) -> Settings:
    """Reads the file (given, or privacy-check.yaml in the working folder if there is one) and the environment.

    Raises ConfigError with one line.
    """
    chosen = file or Path(FILE)
    content = _read(chosen) if file or chosen.exists() else {}
    try:
        return Settings(**dict(content))  # type: ignore[arg-type]
    except ValidationError as error:
        raise first_problem(f"{chosen.name if content else 'environment'}", error) from None
