"""Every setting with its meaning, default, value and source, for people."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from .settings import PREFIX, Settings
from .sources import is_secret, source_of


@dataclass(frozen=True, slots=True)
class Explained:
    """One setting; a secret's value is never shown."""

    key: str
    meaning: str
    default: str
    value: str
    source: str


def explain(settings: Settings, content: Mapping[str, object], file: str) -> Iterator[Explained]:
    """Yields all settings in the order in which they are declared."""
    yield from _explained(settings, (), content, file, PREFIX)


def _explained(
    model: BaseModel, above: tuple[str, ...], content: Mapping[str, object], file: str, prefix: str
) -> Iterator[Explained]:
    for name, field in type(model).model_fields.items():
        keys, value = (*above, name), getattr(model, name)
        if isinstance(value, BaseModel):
            yield from _explained(value, keys, content, file, prefix)
            continue
        source = source_of(prefix, keys, content, file)
        yield Explained(".".join(keys), field.description or "", _default(field), _shown(field, value), source)


def _shown(field: FieldInfo, value: object) -> str:
    if is_secret(field):
        return "(set)" if value else "(not set)"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else "" if value is None else str(value)


def _default(field: FieldInfo) -> str:
    return "(not set)" if is_secret(field) else _shown(field, field.get_default(call_default_factory=True))
