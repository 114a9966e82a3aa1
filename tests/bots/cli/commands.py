"""Runs the real command in a process of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str


def privacy_check(*arguments: str, stdin: str | bytes = "", cwd: Path | None = None, **environment: str) -> Done:
    """``privacy-check ARGUMENTS``."""
    data = stdin.encode() if isinstance(stdin, str) else stdin
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("PRIVACY_CHECK_")}
    done = subprocess.run(
        [sys.executable, "-P", "-m", "bots", *arguments],
        input=data,
        capture_output=True,
        check=False,
        cwd=cwd,
        env=inherited | environment,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())
