"""The common part of platform settings: section ``platforms.NAME`` of the file, the environment, secret files."""

from collections.abc import Mapping
from typing import TypeVar

from pydantic import ValidationError

from .errors import ConfigError, problem_line
from .settings import Settings
from .sources import SourcedSettings, secret_in_file, source_of


class PlatformSettings(SourcedSettings):
    """One platform's settings; each has its own prefix of environment variables."""


Chosen = TypeVar("Chosen", bound=PlatformSettings)


def platform_settings(kind: type[Chosen], name: str, settings: Settings) -> Chosen:
    """The platform's settings; raises ConfigError with one line, also if the file contains a secret."""
    section: Mapping[str, object] = settings.platforms.get(name, {})
    secret = secret_in_file(kind, section)
    if secret:
        variable = f"{kind.model_config.get('env_prefix', '')}{secret}".upper()
        raise ConfigError(f"platforms.{name}: {secret}: secrets come by environment only: set {variable}, or {variable}_FILE")
    try:
        return kind(**dict(section))  # type: ignore[arg-type]
    except ValidationError as error:
        prefix = kind.model_config.get("env_prefix", "")
        raise problem_line(error, lambda keys: source_of(prefix, keys, section, f"platforms.{name}")) from None
