"""All settings of the process, from the environment, privacy-check.yaml and defaults."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, get_args

from platformdirs import user_data_path
from pydantic import AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError
from pydantic_settings import SettingsConfigDict

from .credentials import DATABASE, FERNET_KEYS, FINGERPRINT_KEY, SIGNING_KEY
from .errors import ConfigError, is_there, problem_line, read_yaml
from .policy import Policy
from .reminders import ReminderSettings
from .responding import CatchupSettings, HistorySettings, LoadSettings, ThrottleSettings
from .siem import SiemSettings
from .sources import SourcedSettings, secret_in_file, source_of
from .store import RetentionSettings, SharingSettings
from .traces import TracesSettings

FILE = "privacy-check.yaml"
PREFIX = "PRIVACY_CHECK_"
CONFIG_DIR = f"{PREFIX}CONFIG_DIR"
LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR"]


def _in_capitals(value: object) -> object:
    return value.upper() if isinstance(value, str) and value.upper() in get_args(LogLevel) else value


class FileSettings(BaseModel):
    """How attachments are read."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    max_bytes: int = Field(10_000_000, gt=0, description="Largest file that is read, in bytes")
    at_once_bytes: int = Field(64_000_000, gt=0, description="Total size of the files that are read at the same time, in bytes")
    seconds: float = Field(30, gt=0, description="Time limit for the download of one file, in seconds")
    pages: int = Field(1000, gt=0, description="Most pages, slides and sheets of one file that are read")
    pixels: int = Field(50_000_000, gt=0, description="Largest picture that is read, in pixels")
    members: int = Field(1000, gt=0, description="Most files in an archive, and pictures in a document, that are read")
    nesting: int = Field(6, ge=0, description="How deep files within files are read: 1 reads the files in an archive")
    expansion_ratio: int = Field(200, gt=1, description="How many times its size a file may have when it is unpacked")
    expanded_bytes: int = Field(200_000_000, gt=0, description="Largest size of a file when it is unpacked, in bytes")
    read_seconds: float = Field(20, gt=0, description="Time limit for reading one file, in seconds")
    memory_bytes: int = Field(2_000_000_000, gt=0, description="Memory of the process that reads documents, in bytes")
    ocr_threads: int = Field(1, gt=0, le=64, description="Processors that reading the text of one picture may use")
    keep_unread: bool = Field(False, description="Whether a redacted copy keeps what could not be read in a file")


class HealthSettings(BaseModel):
    """Where /healthz, /readyz and /metrics are served."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    host: str = Field("127.0.0.1", description="Address to listen on; it needs no password, so expose it to nobody else")
    port: int | None = Field(None, ge=0, le=65535, description="Port of /healthz, /readyz and /metrics; none by default")


class Settings(SourcedSettings):
    """Everything an admin may set for the process."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_nested_delimiter="__", extra="forbid", frozen=True)

    policy: Policy = Field(default_factory=Policy, description="What alarms and how it is redacted")
    reminders: ReminderSettings = Field(default_factory=ReminderSettings, description="How reminders are posted")
    throttle: ThrottleSettings = Field(default_factory=ThrottleSettings, description="How many notices one person gets")
    files: FileSettings = Field(default_factory=FileSettings, description="How attachments are read")
    load: LoadSettings = Field(default_factory=LoadSettings, description="How much work is done at the same time")
    catchup: CatchupSettings = Field(default_factory=CatchupSettings, description="How much is read again after a gap")
    history: HistorySettings = Field(default_factory=HistorySettings, description="How the history is searched")
    retention: RetentionSettings = Field(default_factory=RetentionSettings, description="How long data is stored")
    sharing: SharingSettings = Field(default_factory=SharingSettings, description="How processes share the work")
    health: HealthSettings = Field(default_factory=HealthSettings, description="Health and metrics")
    siem: SiemSettings = Field(default_factory=SiemSettings, description="Your own SIEM, which gets findings and changes")
    traces: TracesSettings = Field(default_factory=TracesSettings, description="Your own collector of traces, which gets spans")
    platforms: dict[str, dict[str, object]] = Field(default_factory=dict, description="Each platform's own settings, by its name")
    config_dir: Path | None = Field(
        None,
        description="Folder of your own recognizers.yaml, entities.yaml, decision.yaml, guides/ and so on; "
        "where none is set, /etc/privacy-check",
    )
    data_dir: Path = Field(
        default_factory=lambda: user_data_path("privacy-check"),
        description="Folder of the SQLite database, created when needed",
    )
    database_url: Annotated[SecretStr | None, DATABASE] = Field(
        None,
        validation_alias=AliasChoices("database_url", f"{PREFIX}DATABASE_URL", "DATABASE_URL"),
        description="PostgreSQL's address; without it a SQLite file in data_dir",
    )
    fingerprint_key: Annotated[SecretStr | None, FINGERPRINT_KEY] = Field(
        None, description="Key of fingerprints, 16 characters or more; without it a random one in the database"
    )
    encryption_keys: Annotated[SecretStr | None, FERNET_KEYS] = Field(
        None, description="Fernet keys of stored tokens, the newest first, separated by commas"
    )
    siem_secret: Annotated[SecretStr | None, SIGNING_KEY] = Field(
        None, description="Key of the signatures at siem.url, 16 characters or more; a webhook needs one"
    )
    log_level: Annotated[LogLevel, BeforeValidator(_in_capitals)] = Field(
        "INFO", description="DEBUG, INFO, WARNING or ERROR, in any case"
    )


def read(file: Path) -> Mapping[str, object]:
    """The content of the settings file; raises ConfigError, also if it contains a secret."""
    content = read_yaml(file)
    if content is None:
        return {}
    if not isinstance(content, dict):
        raise ConfigError(f"{file}: the whole file: must be a mapping of settings")
    secret = secret_in_file(Settings, content)
    if secret:
        name = f"{PREFIX}{secret.upper()}"
        raise ConfigError(f"{file}: {secret}: secrets come by environment only: set {name}, or {name}_FILE to a file that has it")
    return content


def chosen_content(file: Path | None) -> tuple[str, Mapping[str, object]]:
    """Name and content of the given file, or of privacy-check.yaml in the working folder; empty without. Raises ConfigError."""
    chosen = file or Path(FILE)
    return chosen.name, read(chosen) if file or is_there(chosen.absolute()) else {}


def load(file: Path | None = None) -> Settings:
    """Reads the file (given, or privacy-check.yaml in the working folder if there is one) and the environment.

    Raises ConfigError with one line: where, key, value, what is allowed.
    """
    name, content = chosen_content(file)
    if unknown := [key for key in content if key not in Settings.model_fields]:
        raise ConfigError(f"{name}: {unknown[0]}: unknown name; `privacy-check settings` shows all")
    try:
        settings = Settings(**dict(content))  # type: ignore[arg-type]
    except ValidationError as error:
        raise problem_line(error, lambda keys: source_of(PREFIX, keys, content, name)) from None
    if settings.config_dir and not _is_folder(settings.config_dir):
        where = source_of(PREFIX, ["config_dir"], content, name)
        raise ConfigError(f"{where}: config_dir: {settings.config_dir} is no folder; make it, or leave the setting out")
    return settings


def _is_folder(path: Path) -> bool:
    """Raises ConfigError if that cannot be found out."""
    return is_there(path) and path.is_dir()
