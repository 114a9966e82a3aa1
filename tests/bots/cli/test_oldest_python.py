"""The oldest Python that we name, Debian 12's 3.11.2, runs the command as every other one does."""

import os
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
def test_an_expected_error_of_run_is_one_line_on_debians_python(tmp_path: Path) -> None:
    """A setting that is wrong only when the platform connects: with `raise` inside `except*` 3.11.2 made it a group."""
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{Path.cwd()}:{sysconfig.get_path('purelib')}",
        "PYTHONSAFEPATH": "1",
        "PRIVACY_CHECK_DATA_DIR": str(tmp_path / "file" / "below"),
        "SLACK_BOT_TOKEN": "xoxb-" + "1" * 12 + "-" + "2" * 12 + "-" + "a" * 24,
        "SLACK_APP_TOKEN": "xapp-1-A0" + "B" * 9 + "-" + "3" * 13 + "-" + "c" * 64,
        "SLACK_API_URL": "http://127.0.0.1:9/api/",
    }
    (tmp_path / "file").write_text("no folder")
    done = subprocess.run(
        [_OLDEST, "-m", "bots", "run", "slack"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env=environment,
        timeout=60,
    )
    assert done.returncode == 2, done.stderr
    assert "unexpected" not in done.stderr
    assert "the database cannot be written" in done.stderr
