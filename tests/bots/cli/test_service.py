"""The bot as a service: the unit is one that systemd accepts and holds tightly, and tokens stay their owner's."""

import plistlib
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from .commands import privacy_check

needs_systemd = pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not here")


def _unit(tmp_path: Path, *options: str) -> str:
    printed = privacy_check("service", "print", "--systemd", *options, HOME=str(tmp_path))
    assert (printed.code, printed.err.count("\n")) == (0, 1), "standard error says where install would write it"
    assert "privacy-check.service, and tokens go into " in printed.err
    return printed.out


def test_installing_for_a_user_writes_a_unit_and_a_file_for_tokens_that_is_theirs_alone(tmp_path: Path) -> None:
    done = privacy_check("service", "install", "--systemd", "--user", HOME=str(tmp_path))
    assert (done.code, done.err) == (0, "")
    unit, tokens = tmp_path / ".config/systemd/user/privacy-check.service", tmp_path / ".config/privacy-check/environment"
    assert unit.read_text() == _unit(tmp_path, "--user")
    assert f"EnvironmentFile={tokens}" in unit.read_text()
    assert tokens.stat().st_mode & 0o777 == 0o600
    assert "systemctl --user enable --now privacy-check" in done.out


def test_installing_again_leaves_the_tokens_alone(tmp_path: Path) -> None:
    privacy_check("service", "install", "--systemd", "--user", HOME=str(tmp_path))
    tokens = tmp_path / ".config/privacy-check/environment"
    tokens.write_text("DISCORD_TOKEN=mine\n")
    assert privacy_check("service", "install", "--systemd", "--user", HOME=str(tmp_path)).code == 0
    assert tokens.read_text() == "DISCORD_TOKEN=mine\n"


def test_where_nothing_can_be_written_it_is_one_line(tmp_path: Path) -> None:
    (tmp_path / ".config").write_text("a file")
    done = privacy_check("service", "install", "--systemd", "--user", HOME=str(tmp_path))
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "try --user" not in done.err


@needs_systemd
@pytest.mark.parametrize("which", ["--system", "--user"])
def test_systemd_accepts_the_unit(tmp_path: Path, which: str) -> None:
    file = tmp_path / "privacy-check.service"
    file.write_text(re.sub(r"(?m)^ExecStart=.*$", "ExecStart=/bin/true", _unit(tmp_path, which)))
    done = subprocess.run(["systemd-analyze", "verify", str(file)], capture_output=True, text=True, check=False)
    assert "privacy-check.service" not in done.stderr


@needs_systemd
def test_the_system_service_is_held_as_tightly_as_systemd_can(tmp_path: Path) -> None:
    file = tmp_path / "privacy-check.service"
    file.write_text(_unit(tmp_path, "--system"))
    command = ["systemd-analyze", "security", "--offline=true", "--threshold=20", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-200:]


def test_a_mac_s_agent_is_a_property_list_that_reads_the_tokens(tmp_path: Path) -> None:
    home = tmp_path / "Ann & Ben"
    home.mkdir()
    done = privacy_check("service", "install", "--launchd", HOME=str(home))
    assert done.code == 0
    agent = plistlib.loads((home / "Library/LaunchAgents/privacy-check.plist").read_bytes())
    assert str(home / ".config/privacy-check/environment") in agent["ProgramArguments"]
    assert agent["Umask"] == 0o077
