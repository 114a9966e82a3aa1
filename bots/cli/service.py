"""``privacy-check service``: the bot as a service of the system, by systemd or launchd."""

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated
from xml.sax.saxutils import escape

import typer

from config import path
from config.errors import ConfigError
from config.pages import INSTALL

from .help import epilog

app = typer.Typer(help="Run the bot as a service (systemd, or launchd on a Mac).", no_args_is_help=True, rich_markup_mode=None)
_SYSTEM = Path("/etc/systemd/system/privacy-check.service")
LaunchdOption = Annotated[bool, typer.Option("--launchd/--systemd", help="Which service manager; a Mac's is launchd.")]
SystemOption = Annotated[
    bool, typer.Option("--system/--user", help="For the whole machine (needs root), or for this user alone; systemd only.")
]
MAC = sys.platform == "darwin"
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


_OTHERWISE = "; try --user, or as root"


@dataclass(frozen=True, slots=True)
class Service:
    """Where a service's files lie, what the unit says, and how it is started."""

    unit: Path
    environment: Path
    text: str
    start: tuple[str, ...]


@app.callback()
def _group() -> None:
    """Run the bot as a service (systemd, or launchd on a Mac)."""


@app.command("print", epilog=epilog("service print"))
def print_command(launchd: LaunchdOption = MAC, system: SystemOption = ROOT) -> int:
    """Print the unit; writes nothing."""
    service = _service(launchd=launchd, system=system)
    typer.echo(f"`install` writes this to {service.unit}, and tokens go into {service.environment}:", err=True)
    typer.echo(service.text, nl=False)
    return 0


@app.command("install", epilog=epilog("service install"))
def install(launchd: LaunchdOption = MAC, system: SystemOption = ROOT) -> int:
    """Write the unit and, where there is none, a file for the tokens; print how to start it.

    An environment file that is there already is left alone; a unit is written anew.
    """
    service = _service(launchd=launchd, system=system)
    try:
        if not service.environment.exists():
            _write(service.environment, path("service").joinpath("environment").read_text(encoding="utf-8"))
        _write(service.unit, service.text, mode=0o644)
    except OSError as error:
        raise ConfigError(f"{error.filename}: cannot be written: {error.strerror}{_OTHERWISE if system else ''}") from None
    typer.echo(f"Written: {service.unit}\nTokens go into: {service.environment}\nThen:")
    for line in service.start:
        typer.echo(f"  {line}")
    return 0


def _write(file: Path, text: str, mode: int = 0o600) -> None:
    # The admin's own recognizers may lie beside the environment file, and the service's user reads those.
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o755)
    file.touch(mode=mode)
    file.write_text(text, encoding="utf-8")
    file.chmod(mode)


def _command() -> str:
    """This very program, by its absolute path: a service has no PATH of ours."""
    called = Path(sys.argv[0])
    found = shutil.which("privacy-check") if called.name != "privacy-check" else str(called.absolute())
    return found or str(Path(sys.executable).with_name("privacy-check"))


def _service(*, launchd: bool, system: bool) -> Service:
    return _launchd() if launchd else _systemd(system=system)


def _systemd(*, system: bool) -> Service:
    home, command = Path.home(), _command()
    if system and any(Path(command).is_relative_to(folder) for folder in ("/root", "/home")):
        raise ConfigError(
            f"{command}: a system service reads no home folder; install into /opt, as {INSTALL} says, or use --user"
        )
    environment = Path("/etc/privacy-check/environment") if system else home / ".config/privacy-check/environment"
    unit = _SYSTEM if system else home / ".config/systemd/user/privacy-check.service"
    told = path("service")
    text = (told / "systemd.service").read_text(encoding="utf-8")
    filled = {
        "command": _quoted(command),
        "environment": str(environment).replace("%", "%%"),
        "data": "%S/privacy-check" if system else "%h/.local/share/privacy-check",
        "user": (told / "hardening.conf").read_text(encoding="utf-8") if system else "NoNewPrivileges=yes\n",
        "target": "multi-user.target" if system else "default.target",
    }
    ctl = "systemctl" if system else "systemctl --user"
    return Service(unit, environment, _filled(text, filled), (f"{ctl} daemon-reload", f"{ctl} enable --now privacy-check"))


def _launchd() -> Service:
    home = Path.home()
    environment = home / ".config/privacy-check/environment"
    unit = home / "Library/LaunchAgents/privacy-check.plist"
    data = home / "Library/Application Support/privacy-check"
    text = path("service").joinpath("launchd.plist").read_text(encoding="utf-8")
    filled = {"command": escape(_command()), "environment": escape(str(environment)), "data": escape(str(data))}
    return Service(unit, environment, _filled(text, filled), (f"launchctl bootstrap gui/$(id -u) '{unit}'",))


def _filled(text: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return text


def _quoted(command: str) -> str:
    """As systemd reads a path with spaces or per cent signs."""
    escaped = command.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{escaped}"' if " " in command else escaped
