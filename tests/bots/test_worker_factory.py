"""Long texts are checked in forks of a process that has the same configuration, and holds it once."""

import os
import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest

from bots import checking
from bots.worker_factory import PRELOAD, checker_factory
from config import path
from config.policy import Policy
from config.responding import LoadSettings
from config.settings import CONFIG_DIR, Settings
from core.checker import Checker
from core.message import Message
from core.metrics import Metrics
from core.paste.kinds import Paste
from core.redaction.redaction import Redaction
from core.verdict import Decision, Verdict
from core.workers import Workers
from tests.messages import said

KEY = b"x" * 32
TEXT = "ordinary words " * 20 + "write to ana.dias@kestrel-freight.com, card 4111 1111 1111 1111"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A folder whose recognizers find no mail addresses."""
    monkeypatch.setenv(CONFIG_DIR, str(tmp_path))
    shipped = path("recognizers.yaml").read_text(encoding="utf-8")
    mine = shipped.replace("disabled: []", "disabled: [EMAIL_ADDRESS]")
    (tmp_path / "recognizers.yaml").write_text(mine, encoding="utf-8")
    return Settings(config_dir=tmp_path)


async def test_the_forks_read_what_the_bot_reads(own: Settings) -> None:
    checker = checking.build_checker(own, KEY)
    workers = Workers(checker, checker_factory(own, KEY), LoadSettings(long_text=10), Metrics(), PRELOAD)
    apart = await workers.check(said(TEXT), Policy(), frozenset())
    await workers.close()
    assert apart.redaction.raw == checker.check(said(TEXT), Policy()).redaction.raw
    assert {finding.entity_type for finding in apart.findings} == {"CREDIT_CARD"}


ASK = """
import asyncio, sys
from config.policy import Policy
from config.responding import LoadSettings
from core.message import Message
from core.metrics import Metrics
from core.paste.kinds import Paste
from core.redaction.redaction import Redaction
from core.verdict import Decision, Verdict
from core.workers import Workers
from tests.bots.test_worker_factory import Telling, telling
from bots.worker_factory import PRELOAD
from tests.messages import said

async def ask():
    for preload in sys.argv[1:]:
        workers = Workers(Telling(), telling, LoadSettings(long_text=1), Metrics(), PRELOAD)
        print((await workers.check(said("text"), Policy(), frozenset())).redaction.raw)
        await workers.close()

if __name__ == "__main__":
    asyncio.run(ask())
"""


class Telling:
    """Says whether the detector was there before its process was."""

    def __init__(self) -> None:
        self.there = "bots.forkserver_preload" in sys.modules

    def check(self, message: Message, policy: Policy, marks: frozenset[str]) -> Verdict:
        """In place of a redaction."""
        return Verdict((), Paste(), Redaction(str(self.there), ""), Decision())


def telling() -> Checker:
    """In the process."""
    return cast("Checker", Telling())


def test_the_detector_is_there_before_the_forks_are(tmp_path: Path) -> None:
    script = tmp_path / "ask.py"
    script.write_text(ASK, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, script, "once", "again"], capture_output=True, text=True, check=False, env=environment)
    assert done.stdout.split() == ["True", "True"], done.stderr


UNREADABLE = """
import multiprocessing
from bots.worker_factory import PRELOAD

class Unreadable:
    def __reduce__(self):
        return int, ("4111 1111 1111 1111",)

if __name__ == "__main__":
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(PRELOAD[:1]))
    process = context.Process(target=print, args=(Unreadable(),))
    process.start()
    process.join()
"""


def test_a_process_that_cannot_begin_says_so_in_one_line_without_content(tmp_path: Path) -> None:
    """Its parent may be gone: then it finds no lock of its, and Python prints a traceback."""
    script = tmp_path / "unreadable.py"
    script.write_text(UNREADABLE, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False, env=environment)
    (line,) = (done.stdout + done.stderr).splitlines()
    assert "uncaught" in line
    assert "ValueError" in line
    assert "4111" not in line


def test_a_checker_elsewhere_takes_the_detector_that_is_there(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    from bots import forkserver_preload

    monkeypatch.setattr(forkserver_preload, "DETECTORS", {None: checker._detector})
    assert checker_factory(Settings(), KEY)()._detector is checker._detector


def test_and_none_of_another_folder(checker: Checker, own: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    from bots import forkserver_preload

    monkeypatch.setattr(forkserver_preload, "DETECTORS", {None: checker._detector})
    assert checker_factory(own, KEY)()._detector is not checker._detector


def test_a_broken_folder_is_left_to_whoever_needs_it(own: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    from bots import forkserver_preload

    assert own.config_dir is not None
    (own.config_dir / "recognizers.yaml").write_text("disabled: 5\n", encoding="utf-8")
    monkeypatch.setenv(CONFIG_DIR, str(own.config_dir))
    assert forkserver_preload.built() == {}
