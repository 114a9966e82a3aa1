"""Reports what is wrong with a configuration, in one line for the person who can fix it."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

# libyaml's loader is ten times faster, if PyYAML was built with it.
_LIBYAML: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SECRET = re.compile(r"key|token|secret|password|url", re.IGNORECASE)
_MOST_MEANT, _ALIKE = 2, 0.7


class _UniqueKeys(_LIBYAML):  # type: ignore[misc, valid-type]
    """Takes no key twice in one mapping: PyYAML would forget what stands under the first one."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        """Raises yaml.constructor.ConstructorError where a key stands twice."""
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"{key.value!r} stands twice; keep one", key.start_mark)
            seen.add(str(key.value))
        made: dict[object, object] = super().construct_mapping(node, deep)
        return made


class ConfigError(Exception):
    """One clear line: file, key, what is wrong, what is allowed."""


class TryAgain(ConfigError):
    """The same of what may mend itself, such as a database that does not answer: a service is started again."""


def is_there(file: Path) -> bool:
    """Whether a file or folder exists; raises ConfigError if that cannot be found out, as in a folder that we may not read."""
    try:
        file.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read: {error.strerror}") from None
    return True


def nearest(wrong: str, known: Iterable[str]) -> str:
    """The end of a sentence that says that a name is unknown: which one was probably meant, or nothing."""
    plain = {name: name.casefold().replace("_", "") for name in sorted(known)}
    asked = wrong.casefold().replace("_", "")
    whole = [name for name in plain if name.casefold().startswith(f"{wrong.casefold()}_")]
    close = get_close_matches(asked, plain.values(), _MOST_MEANT, _ALIKE)
    meant = [*whole, *(name for each in close for name in plain if plain[name] == each)]
    return f"; did you mean {' or '.join(dict.fromkeys(meant[:_MOST_MEANT]))}?" if meant else ""


# Pydantic's own messages are for programmers.
_PLAIN = {
    "extra_forbidden": "unknown name",
    "tuple_type": "must be a list, as in [a, b]",
    "list_type": "must be a list, as in [a, b]",
    "dict_type": "must be a mapping of names to values",
    "model_type": "must be a mapping of names to values",
}


def twice(names: Iterable[str]) -> str | None:
    """The first name that stands there more than once."""
    return next((name for name, count in Counter(names).items() if count > 1), None)


def _plainly(problem: ErrorDetails) -> str:
    return _PLAIN.get(problem["type"], problem["msg"]).removeprefix("Value error, ")


def first_problem(file: str, error: ValidationError) -> ConfigError:
    """The first problem in a typed file, as one line."""
    problem = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in problem["loc"]) or "the whole file"
    return ConfigError(f"{file}: {where}: {_plainly(problem)}")


def problem_line(error: ValidationError, source: Callable[[Sequence[str]], str]) -> ConfigError:
    """The first problem in settings from several sources, as one line: where, key, value, what is allowed.

    Source: returns where the value of a key comes from. Values of secrets are not shown.
    """
    problem = error.errors(include_url=False)[0]
    keys = [str(part) for part in problem["loc"]]
    where = source(keys)
    value = problem["input"]
    known = problem["type"] != "extra_forbidden"
    shown = f" {value!r}:" if known and isinstance(value, str | int | float) and not _SECRET.search(keys[-1]) else ""
    place = "environment or file" if where == "default" else where
    return ConfigError(f"{place}: {'.'.join(keys)}:{shown} {_plainly(problem)}")


def _parsed(text: str) -> object:
    try:
        return yaml.load(text, Loader=_UniqueKeys)  # noqa: S506 - it is a safe one  # nosec B506
    except yaml.constructor.ConstructorError:
        raise
    except yaml.YAMLError:
        return yaml.safe_load(text)  # its messages show the mistake's place better


def read_text(file: Path) -> str:
    """The content of a text file; raises ConfigError if it cannot be read."""
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{file}: is not UTF-8 text") from None


def read_yaml(file: Path) -> object:
    """The content of a YAML file; raises ConfigError if it cannot be read."""
    try:
        return _parsed(read_text(file))
    except RecursionError:
        raise ConfigError(f"{file}: is nested too deep; no file here needs more than a few levels") from None
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        place = f"line {line + 1}: " if line is not None else ""
        raise ConfigError(f"{file}: {place}{getattr(error, 'problem', None) or 'not YAML'}") from None
