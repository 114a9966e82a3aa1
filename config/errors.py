"""What is wrong with a configuration, in one line for the person who can mend it."""

from pathlib import Path

import yaml
from pydantic import ValidationError


class ConfigError(Exception):
    """One clear line: file, key, what is wrong, what is allowed."""


def first_problem(file: str, error: ValidationError) -> ConfigError:
    """The first problem of a typed file as one line."""
    problem = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in problem["loc"]) or "the whole file"
    return ConfigError(f"{file}: {where}: {problem['msg']}")


def read_yaml(file: Path) -> object:
    """The content of a YAML file; raises ConfigError where it cannot be read."""
    try:
        return yaml.safe_load(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{file}: is not UTF-8 text") from None
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        place = f"line {line + 1}: " if line is not None else ""
        raise ConfigError(f"{file}: {place}{getattr(error, 'problem', None) or 'not YAML'}") from None
