"""The command ``privacy-check``: one file a command."""

import errno
import sys
from typing import Annotated

import typer
from typer.exceptions import TyperException

from config.errors import ConfigError
from config.pages import INSTALL

from .commands import Program
from .exit_codes import ExitCode, complain, drop_output, where
from .help import epilog
from .terminal import PipeClosed, utf8

app = typer.Typer(
    name="privacy-check",
    cls=Program,
    help="Finds and redacts personal data and secrets in pasted chats, prompts and logs.",
    epilog=epilog(""),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


# Of a full disk, a used-up quota, a file that may not grow, a broken device.
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


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
    """Runs the command and ends with an ExitCode; whatever goes wrong is one line on standard error."""
    utf8()
    try:
        code = app(prog_name="privacy-check", standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except typer.Abort:
        sys.exit(ExitCode.INTERRUPTED)
    except TyperException as error:
        # "Value error" is pydantic's word, which typer passes on.
        message, context = error.format_message().replace("Value error, ", ""), getattr(error, "ctx", None)
        if context and message == context.get_help():  # nothing was said to be done
            typer.echo(message, err=True)
        else:
            help_of = f" (`{context.command_path} --help` says more)" if context else ""
            complain(f"{message.rstrip('.')}{help_of}")
        sys.exit(ExitCode.FAILED)
    except ConfigError as error:
        complain(str(error))
        sys.exit(ExitCode.FAILED)
    except KeyboardInterrupt:
        sys.exit(ExitCode.INTERRUPTED)
    except PipeClosed:
        drop_output()
        sys.exit(ExitCode.PIPE_CLOSED)
    except ModuleNotFoundError as error:
        complain(f"{error.name} is not installed here: the installation is not whole; install it again, as {INSTALL} says")
        sys.exit(ExitCode.FAILED)
    except Exception as error:  # noqa: BLE001 - an exception's text may quote a message: only its type and place are shown
        drop_output()
        if isinstance(error, OSError) and error.errno in _FULL:
            complain(f"standard output: cannot be written: {error.strerror}")
            sys.exit(ExitCode.FAILED)
        complain(f"unexpected {where(error)}; please report it")
        sys.exit(ExitCode.BROKEN)
