"""Sources of a setting's value: the environment, a file that the environment names, the settings file, the default."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import get_args, get_origin

from pydantic import SecretStr
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, EnvSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict

from .errors import ConfigError

_LONGEST = 100_000


def is_secret(field: FieldInfo) -> bool:
    """Whether a field is a secret, which must not be shown or written in the settings file."""
    return field.annotation is SecretStr or SecretStr in get_args(field.annotation)


class SecretFiles(PydanticBaseSettingsSource):
    """Reads secrets from the files named by ``<PREFIX><NAME>_FILE``, as container platforms mount them."""

    def __call__(self) -> dict[str, object]:
        """Field -> value; raises ConfigError if a file cannot be read."""
        prefix = self.config.get("env_prefix", "")
        values: dict[str, object] = {}
        for name, field in self.settings_cls.model_fields.items():
            variable = f"{prefix}{name}_FILE".upper()
            file = os.environ.get(variable, "")
            if variable in os.environ and is_secret(field):
                values[name] = _content(variable, file)
        return values

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[object, str, bool]:
        """Required by the interface; ``__call__`` reads everything at once."""
        return None, field_name, False


def _content(variable: str, file: str) -> str:
    if not file.strip():
        raise ConfigError(f"environment: {variable}: is empty; name the file that has the secret, or remove the variable")
    try:
        with Path(file).open(encoding="utf-8-sig") as opened:
            content = opened.read(_LONGEST + 1).strip()
    except OSError as error:
        raise ConfigError(f"environment: {variable}: {file} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"environment: {variable}: {file} is not UTF-8 text") from None
    if len(content) > _LONGEST:
        raise ConfigError(f"environment: {variable}: {file} is longer than a secret can be")
    return content


def secret_in_file(settings: type[BaseSettings], content: Mapping[str, object]) -> str:
    """The first secret in a settings file, or an empty string."""
    return next((name for name, field in settings.model_fields.items() if name in content and is_secret(field)), "")


def source_of(prefix: str, keys: Sequence[str], content: Mapping[str, object], file: str) -> str:
    """The source of a setting's value: "environment NAME", the file's name or "default"."""
    variable = prefix + "__".join(keys).upper()
    for name in (variable, f"{variable}_FILE", *(("DATABASE_URL",) if list(keys) == ["database_url"] else ())):
        if name in os.environ:
            return f"environment {name}"
    inside: object = content
    for key in keys:
        if not isinstance(inside, Mapping) or key not in inside:
            return "default"
        inside = inside[key]
    return file


class _Environment(EnvSettingsSource):
    """Reads variables; a list may be JSON, or words separated by commas."""

    def decode_complex_value(self, field_name: str, field: FieldInfo, value: object) -> object:
        """Pydantic's interface; raises ConfigError for a value that is neither."""
        try:
            return super().decode_complex_value(field_name, field, value)
        except ValueError:
            pass
        if field is not None and get_origin(field.annotation) is tuple:
            return [word.strip() for word in str(value).split(",") if word.strip()]
        name = f"{self.env_prefix}{field_name}".upper()
        raise ConfigError(f"environment: {name}: is not JSON; what is in it is better set name by name, as {name}__NAME")


class SourcedSettings(BaseSettings):
    """Settings in which the environment overrides secret files, which override the settings file, passed as init values."""

    model_config = SettingsConfigDict(extra="forbid", frozen=True)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Pydantic's interface: the sources, in descending priority."""
        return _Environment(settings_cls), SecretFiles(settings_cls), init_settings
