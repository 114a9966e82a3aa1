"""Commands that check a text load neither a database's library nor a platform's."""

import os
import subprocess
import sys
from pathlib import Path

RARE = ("alembic", "cryptography", "presidio_anonymizer", "faker")
HEAVY = ("sqlalchemy", "alembic", "apscheduler.schedulers", "slack_bolt", "discord", "faker", "starlette")
MODEL = ("presidio_analyzer", "spacy", "thinc")
WRONG = (
    "nope",
    "scan --format nope",
    "scan --platform nope",
    "redact --style nope",
    "run nope",
    "run slack",
    "run discord",
    "backup x.gz",
)
LIGHT = (
    "--version",
    "--help",
    "settings",
    "audit",
    "status",
    "remind --list",
    "service print --systemd",
    "slack manifest",
    *WRONG,
)


def test_checking_a_text_loads_nothing_that_only_the_bot_needs() -> None:
    code = f"import sys, bots.cli.scan, bots.cli.redact, bots.cli.restore, bots.checking; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_checks_no_text_loads_no_language_model(tmp_path: Path) -> None:
    """They answer at once; all in one process, which ends with what it has loaded."""
    code = (
        "import os, sys; from contextlib import suppress; from bots.cli import main\n"
        f"for line in {LIGHT!r}:\n"
        "    sys.argv[1:] = line.split()\n"
        "    with suppress(SystemExit): main()\n"
        f"print([name for name in {MODEL!r} if name in sys.modules], file=sys.stderr)"
    )
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PRIVACY_CHECK_DATA_DIR": str(tmp_path / "data")}
    command = [sys.executable, "-P", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path, env=environment)
    lines = done.stderr.splitlines()
    assert lines[-1] == "[]"
    # `service print` says on standard error where what it prints is written to.
    assert len(lines) == 1 + sum(line in WRONG or line.startswith("service print") for line in LIGHT), done.stderr


def test_what_checks_a_text_loads_them_only_for_a_text_that_needs_them(tmp_path: Path) -> None:
    """Each takes a second, and nearly no text needs more than the shipped model, which is read without them."""
    code = (
        "import sys; from contextlib import suppress; from bots.cli import main\n"
        "sys.argv[1:] = ['scan', '-']\n"
        "with suppress(SystemExit): main()\n"
        f"print([name for name in {MODEL!r} if name in sys.modules], file=sys.stderr)"
    )
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    command = [sys.executable, "-P", "-c", code]
    for text, loaded in (
        ("Anna Smith's passport is at her office in Kiel", "[]"),
        ("passport 912803456", "['presidio_analyzer'"),
    ):
        done = subprocess.run(command, input=text, capture_output=True, text=True, check=True, cwd=tmp_path, env=environment)
        assert done.stderr.splitlines()[-1].startswith(loaded), done.stderr


def test_the_bot_itself_loads_what_is_rarely_needed_only_then() -> None:
    code = f"import sys, bots.compose; print([name for name in {RARE!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_garbage_is_collected_once_the_checker_is_built() -> None:
    code = (
        "from bots.checking import build_checker; import gc; from config.settings import Settings;"
        "before = gc.isenabled(); build_checker(Settings()); print(before, gc.isenabled())"
    )
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False True"
