"""Signals: the first ends in order, the second at once, and neither loses anything."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from bots.cli.exit_codes import ExitCode
from tests.fakes.discord_server import DiscordServer
from tests.fakes.waiting import until
from tests.faults.bots import Bots
from tests.faults.run import Run, folders

ANN, BEN = "400000000000000001", "400000000000000002"
LEAK = "Alice Smith paid with 4111 1111 1111 1111"


async def test_a_second_signal_ends_at_once_and_the_next_process_takes_over(tmp_path: Path) -> None:
    server = DiscordServer()
    await server.start()
    bots = Bots("discord", server.environment(), folders(tmp_path))
    try:
        await bots.start()
        await Run(server, bots, "4").begun()  # type: ignore[arg-type]
        server.say(ANN, LEAK)
        await until(lambda: server.told(ANN), 30)
        server.faults.broken = 1.0
        calls = len(server.calls)
        server.say(BEN, LEAK)
        await until(lambda: len(server.calls) > calls)
        (process,) = bots.processes
        process.terminate()
        await until(lambda: not server.sockets)  # it has heard the signal
        assert process.returncode is None, "it still tries to tell"
        process.terminate()
        assert await process.wait() == -signal.SIGTERM
        server.faults.clear()
        await bots.start()
        await until(lambda: server.told(BEN), 60)
        assert await bots.stop() == [0]
    finally:
        for process in bots.processes:
            if process.returncode is None:
                process.kill()
        await server.stop()
    assert len(server.told(ANN)) == len(server.told(BEN)) == 1


_NEVER_ENDS = """
import asyncio, threading
from bots.cli import run

async def main():
    run._stop_when_told(asyncio.current_task(), 0.3)
    print("ready", flush=True)
    try:
        await asyncio.sleep(60)
    finally:
        threading.Event().wait(60)  # the loop itself stands still

asyncio.run(main())
"""


def test_a_process_that_does_not_come_to_its_end_is_ended_in_time() -> None:
    with subprocess.Popen([sys.executable, "-P", "-c", _NEVER_ENDS], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        lines = iter(process.stdout)
        assert next(lines) == "ready\n"
        process.terminate()
        assert process.wait(30) == 0
        assert "ended_late" in "".join(lines)


_STILL_LOADS = """
import asyncio, sys, time
from core.process_pool import Pool

async def main():
    pool = Pool(object, 2, ["loads_for_a_minute"])
    pool.start()
    await asyncio.sleep(0.5)
    begun = time.monotonic()
    await pool.close()
    print(time.monotonic() - begun)

asyncio.run(main())
print("left", flush=True)
"""


def test_processes_that_still_load_are_ended_within_two_seconds(tmp_path: Path) -> None:
    (tmp_path / "loads_for_a_minute.py").write_text("import threading; threading.Event().wait(60)\n", encoding="utf-8")
    begun = time.monotonic()
    command = [sys.executable, "-c", _STILL_LOADS]
    ended = subprocess.run(command, env=os.environ | {"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=True)
    took, left = ended.stdout.split()
    assert (left, float(took) < 2.5) == ("left", True)
    assert time.monotonic() - begun < 30, "nor does the interpreter wait for them"


_A_THREAD_LOADS = """
import asyncio, os, signal, threading
from bots.cli import run

async def connects(settings, chosen):
    asyncio.get_running_loop().call_later(0.1, os.kill, os.getpid(), signal.SIGTERM)
    await asyncio.to_thread(threading.Event().wait, 60)

run._connect = connects
asyncio.run(run._until_stopped(None, []))
"""


def test_a_signal_while_a_thread_still_loads_ends_the_process_without_waiting_for_it() -> None:
    begun = time.monotonic()
    ended = subprocess.run([sys.executable, "-P", "-c", _A_THREAD_LOADS], capture_output=True, text=True, check=True)
    assert "ended_late" not in ended.stdout + ended.stderr
    assert time.monotonic() - begun < 9


async def test_a_start_without_its_database_asks_to_be_started_again(tmp_path: Path) -> None:
    """Code 2 would keep a service down: PostgreSQL may only be restarting."""
    server = DiscordServer()
    await server.start()
    bots = Bots("discord", server.environment(), folders(tmp_path), "postgresql://u:hunter2@127.0.0.1:1/d")
    try:
        await bots.start()
        async with asyncio.timeout(60):
            assert await bots.processes[0].wait() == ExitCode.TRY_AGAIN
    finally:
        await server.stop()
    said = (tmp_path / "log.txt").read_text()
    assert said == "privacy-check: DATABASE_URL: the database does not answer (OperationalError)\n"
