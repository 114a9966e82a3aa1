"""The oldest Python that we name, Debian 12's 3.11.2, runs the command as every other one does."""

import os
import socket
import subprocess
import sysconfig
from pathlib import Path

import pytest

_OLDEST = Path("/usr/bin/python3")


def _version() -> str:
    if not _OLDEST.exists():
        return ""
    return subprocess.run([_OLDEST, "-V"], capture_output=True, text=True, check=True).stdout.split()[-1]


@pytest.mark.skipif(not _version().startswith("3.11."), reason="Debian 12's Python is not here")
def test_an_expected_error_of_a_platform_is_one_line_on_debians_python(tmp_path: Path) -> None:
    """It comes out of a task group: with `raise` inside `except*`, 3.11.2 left it in a group, "unexpected"."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": f"{Path.cwd()}:{sysconfig.get_path('purelib')}",
            "PYTHONSAFEPATH": "1",
            "PRIVACY_CHECK_DATA_DIR": str(tmp_path),
            "PRIVACY_CHECK_PLAYGROUND_PORT": str(taken.getsockname()[1]),
        }
        command = [_OLDEST, "-m", "bots", "run", "playground"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path, env=environment, timeout=60)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert "cannot listen on 127.0.0.1" in done.stderr
