"""The command ``privacy-check``: one file a command."""

import sys
import traceback
from typing import Annotated

import typer
from typer.exceptions import TyperException

from config.errors import ConfigError

from . import audit, backup, discord, doctor, redact, remind, restore, run, scan, service, settings, slack, tune
from .terminal import one_line, utf8

USAGE, FAILED = 2, 3

app = typer.Typer(
    name="privacy-check",
    help="Finds and redacts personal data and secrets in pasted chats, prompts and logs.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("scan")(scan.scan)
app.command("redact")(redact.redact)
app.command("restore")(restore.restore_command)
app.command("run")(run.run)
app.command("remind")(remind.remind)
app.command("tune")(tune.tune)
app.command("audit")(audit.audit)
app.command("settings")(settings.settings_command)
app.add_typer(slack.app, name="slack")
app.add_typer(discord.app, name="discord")
app.add_typer(service.app, name="service")
app.command("backup")(backup.backup)
app.command("doctor")(doctor.doctor)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"privacy-check {version('privacy-check')}")
        raise typer.Exit


@app.callback()
def _options(
    _: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")] = False,
) -> None:
    """Finds and redacts personal data and secrets in pasted chats, prompts and logs."""


def main() -> None:
    """Runs the command; exit codes: 0 fine, 1 something alarming was found, 2 usage or configuration, 3 an error of ours."""
    utf8()
    try:
        code = app(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except typer.Abort:
        sys.exit(130)
    except TyperException as error:
        _complain(error.format_message())
        sys.exit(USAGE)
    except ConfigError as error:
        _complain(str(error))
        sys.exit(USAGE)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(0)
    except ModuleNotFoundError as error:
        _complain(f"{error.name} is not installed here: the installation is not whole; install it again as docs/install.md says")
        sys.exit(USAGE)
    except Exception as error:  # noqa: BLE001 - an exception's text may quote a message: only its type and place are shown
        _complain(f"unexpected {where(error)}; please report it")
        sys.exit(FAILED)


def where(error: Exception) -> str:
    """An error's type and place, without its text; of a group, its first error's."""
    while isinstance(error, ExceptionGroup):
        error = error.exceptions[0]
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {place.filename}:{place.lineno}"


def _complain(text: str) -> None:
    typer.echo(f"privacy-check: {one_line(text)}", err=True)
