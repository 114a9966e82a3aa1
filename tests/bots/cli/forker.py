"""A process that has loaded the command once and forks for each call: still a process of its own, without loading anew."""

import fcntl
import json
import os
import signal
import socket
import sys
import termios
import threading
from contextlib import suppress

MAX_BYTES = 1_000_000


def serve(requests: socket.socket) -> None:
    """Answers each request (arguments, folder, environment; three files as standard ones) with a process's number, then its code."""
    import bots.compose  # noqa: F401
    import core.store.backup  # noqa: F401 - loaded here once
    from bots import checking

    shipped, build = checking.build_detector(None), checking.build_detector
    # Each call of the command builds a checker; the detector of the shipped configuration, which takes longest, is one for all.
    checking.build_detector = lambda config_dir: shipped if config_dir is None else build(config_dir)
    while True:
        data, files, _, _ = socket.recv_fds(requests, MAX_BYTES, 3)
        if not data:
            return
        child = os.fork()
        if not child:
            _run(json.loads(data), files, requests)
        for file in files:
            os.close(file)
        requests.send(str(child).encode())
        _, status = os.waitpid(child, 0)
        requests.send(str(os.waitstatus_to_exitcode(status)).encode())


def _run(request: dict[str, object], files: list[int], requests: socket.socket) -> None:
    requests.close()
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    _reopen()
    if os.isatty(0):
        _take_terminal()
    os.chdir(str(request["folder"]))
    os.environ.clear()
    os.environ.update(request["environment"])  # type: ignore[call-overload]
    sys.argv[1:] = request["arguments"]  # type: ignore[assignment]
    code: object = 1
    try:
        from bots.command import main

        main()
    except SystemExit as end:
        code = end.code or 0
    except BaseException:  # noqa: BLE001 - as the interpreter does
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
    _end(code if isinstance(code, int) else 1)


def _reopen() -> None:
    """The standard streams anew, for what they are now, encoded as the interpreter began with."""
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        was = getattr(sys, name)
        buffering = 1 if name == "stderr" else -1
        made = open(number, mode, buffering, encoding=was.encoding, errors=was.errors, closefd=False)  # noqa: SIM115
        setattr(sys, name, made)
        setattr(sys, f"__{name}__", made)


def _take_terminal() -> None:
    """It is the process's own; and Ctrl-C reaches it where whoever runs the tests ignores it, as a shell's job does."""
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _end(code: int) -> None:
    """As an interpreter ends, without freeing each thing that it holds."""
    import atexit

    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    with suppress(OSError):
        sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv.pop())))
