"""Signals: the first ends in order, the second at once, and neither loses anything."""

import asyncio
import signal
from pathlib import Path

from tests.fakes.discord_server import DiscordServer
from tests.fakes.waiting import until
from tests.faults.bots import Bots
from tests.faults.run import folders

ANN, BEN = "400000000000000001", "400000000000000002"
LEAK = "Alice Smith paid with 4111 1111 1111 1111"


async def test_a_second_signal_ends_at_once_and_the_next_process_takes_over(tmp_path: Path) -> None:
    server = DiscordServer()
    await server.start()
    bots = Bots("discord", server.environment(), folders(tmp_path))
    try:
        await bots.start()
        await until(lambda: server.sockets, 30)
        await asyncio.sleep(3)
        server.say(ANN, LEAK)
        await until(lambda: server.told(ANN), 30)
        server.faults.broken = 1.0
        server.say(BEN, LEAK)
        await asyncio.sleep(0.5)
        (process,) = bots.processes
        process.terminate()
        await asyncio.sleep(0.5)
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
