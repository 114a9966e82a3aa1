"""Whatever nobody catches is logged by its type and place; its text stays in the process."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SECRET = "4111 1111 1111 1111"
BEGIN = f"""
import asyncio, os, sys, threading
from bots import hooks, log
log.set_up("INFO")
hooks.set_up()
def fails():
    from core.text import Text
    Text.plain(type({SECRET!r}, (), {{}})())
class Gone:
    def __del__(self):
        raise ValueError({SECRET!r})
"""
ENDS = {
    "the main thread": "fails()",
    "a thread": "t = threading.Thread(target=fails); t.start(); t.join()",
    "a finaliser": "g = Gone(); del g",
    "a task of the loop": """
async def main():
    hooks.listen_to(asyncio.get_running_loop())
    asyncio.get_running_loop().call_soon(fails)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
asyncio.run(main())""",
}


def run(script: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-c", BEGIN + script], capture_output=True, text=True, check=False, cwd=ROOT)


@pytest.mark.parametrize("where", ENDS)
def test_what_nobody_catches_is_said_by_type_and_place(where: str) -> None:
    done = run(ENDS[where])
    (line,) = done.stderr.splitlines()
    said = json.loads(line)
    assert SECRET not in done.stderr + done.stdout
    assert said["error"] in ("AttributeError", "ValueError")
    if where != "a finaliser":
        assert said["at"].startswith("core/text.py:")


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux's")
def test_the_process_leaves_no_copy_of_its_memory() -> None:
    done = run(
        "import resource, ctypes; hooks.keep_memory_to_itself(); "
        "print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )
    assert done.stdout.strip() == "(0, 0) 0"
