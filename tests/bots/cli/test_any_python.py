"""What Python's versions do differently; `make test-pythons` runs it on the oldest and the newest that we name."""

import socket
import subprocess
import sys
from pathlib import Path

from .commands import privacy_check

ROOT = Path(__file__).parents[3]


def test_an_expected_error_of_a_platform_is_one_line(tmp_path: Path) -> None:
    """It comes out of a task group: with `raise` inside `except*`, Debian 12's 3.11.2 left it in a group, "unexpected"."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = privacy_check(
            "run",
            "playground",
            cwd=tmp_path,
            PRIVACY_CHECK_DATA_DIR=str(tmp_path),
            PRIVACY_CHECK_PLAYGROUND_PORT=str(taken.getsockname()[1]),
        )
    assert (done.code, done.err.count("\n")) == (2, 1), done.err
    assert "cannot listen on 127.0.0.1" in done.err


def test_no_file_of_ours_makes_python_warn(tmp_path: Path) -> None:
    """As of escapes and syntax that a newer version no longer wants."""
    command = [
        sys.executable,
        "-W",
        "error",
        "-m",
        "compileall",
        "-q",
        "-f",
        *(str(ROOT / room) for room in ("bots", "core", "config")),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={"PYTHONPYCACHEPREFIX": str(tmp_path)})
    assert (done.returncode, done.stdout) == (0, "")
