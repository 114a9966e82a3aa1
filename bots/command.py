"""Where the command ``privacy-check`` begins, before anything is loaded: Ctrl-C ends it at once, at whatever moment."""

import os
import signal
import sys
from types import FrameType

# 128 and the number of SIGINT, as shells have it.
INTERRUPTED = 130
_CURSOR_SHOWN = b"\x1b[?25h\n"


def main() -> None:
    """Loads and runs the command. ``run`` listens for signals itself as soon as there is something in flight."""
    # Who began it may have told it to ignore the signal, as `nohup` does.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _end)
    from .cli import main as command

    command()


def _end(_number: int, _frame: FrameType | None) -> None:
    """No exception: it would be raised wherever the program is, in a library's callback too, which prints it and goes on."""
    if sys.stderr.isatty():  # a progress bar hides the cursor
        os.write(sys.stderr.fileno(), _CURSOR_SHOWN)
    os._exit(INTERRUPTED)
