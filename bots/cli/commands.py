"""The commands by name: each one's module is loaded when it is called, as all together take a tenth of a second."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command, get_group

from .help import Command, epilog

# Name -> module and function; a module alone holds a group of commands.
_COMMANDS: Mapping[str, tuple[str, str]] = {
    "scan": ("scan", "scan"),
    "redact": ("redact", "redact"),
    "restore": ("restore", "restore_command"),
    "run": ("run", "run"),
    "remind": ("remind", "remind"),
    "status": ("status", "status"),
    "tune": ("tune", "tune"),
    "audit": ("audit", "audit"),
    "settings": ("settings", "settings_command"),
    "backup": ("backup", "backup"),
    "doctor": ("doctor", "doctor"),
    "slack": ("slack", ""),
    "discord": ("discord", ""),
    "service": ("service", ""),
}


class _Commands(Mapping[str, TyperCommand | TyperGroup]):
    def __getitem__(self, name: str) -> TyperCommand | TyperGroup:
        if name not in _COMMANDS:
            raise KeyError(name)
        return _loaded(name)

    def __iter__(self) -> Iterator[str]:
        return iter(_COMMANDS)

    def __len__(self) -> int:
        return len(_COMMANDS)


class Program(TyperGroup):
    """All commands."""

    def __init__(self, **settings: object) -> None:
        """Settings: typer's."""
        super().__init__(**settings)  # type: ignore[arg-type]
        self.commands = _Commands()  # type: ignore[assignment]


@cache
def _loaded(name: str) -> TyperCommand | TyperGroup:
    module, function = _COMMANDS[name]
    loaded = import_module(f"{__package__}.{module}")
    if function:
        group = typer.Typer(rich_markup_mode=None, add_completion=False)
        called: Callable[..., int] = getattr(loaded, function)
        group.command(name, cls=Command, epilog=epilog(name))(called)
        made = get_command(group)
    else:
        made = get_group(loaded.app)
    assert isinstance(made, TyperCommand | TyperGroup)
    made.name = name
    return made
