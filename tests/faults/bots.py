"""The bot's own processes, started, killed and started again."""

import asyncio
import os
import signal
import sys
from dataclasses import dataclass, field
from pathlib import Path

import psutil

_QUICK = {
    "PRIVACY_CHECK_THROTTLE__SHADOW_DAYS": "0",
    "PRIVACY_CHECK_SHARING__BEAT_SECONDS": "0.5",
    "PRIVACY_CHECK_SHARING__DEAD_AFTER_SECONDS": "3",
    "PRIVACY_CHECK_LOG_LEVEL": "WARNING",
}


@dataclass
class Bots:
    """Several processes of ``privacy-check run PLATFORM`` on one database."""

    platform: str
    environment: dict[str, str]
    folder: Path
    database: str = ""
    count: int = 1
    processes: list[asyncio.subprocess.Process] = field(default_factory=list)
    kills: int = 0

    async def start(self) -> None:
        """Starts all that do not run."""
        self.processes = [p for p in self.processes if p.returncode is None]
        while len(self.processes) < self.count:
            self.processes.append(await self._one())

    async def _one(self) -> asyncio.subprocess.Process:
        environment = os.environ | _QUICK | self.environment | {"PRIVACY_CHECK_DATA_DIR": str(self.folder)}
        if self.database:
            environment["DATABASE_URL"] = self.database
        with (self.folder.parent / "log.txt").open("ab") as log:
            command = [sys.executable, "-P", "-m", "bots", "run", self.platform]
            return await asyncio.create_subprocess_exec(*command, env=environment, stdout=log, stderr=log)

    async def kill(self, number: int = 0) -> None:
        """SIGKILL for one of them, and a new one in its place."""
        process = self.processes[number % len(self.processes)]
        if process.returncode is None:
            process.kill()
            await process.wait()
            self.kills += 1
        await self.start()

    async def stand_still(self, seconds: float) -> None:
        """SIGSTOP for all, as a machine does that is put to sleep, and SIGCONT after so many seconds."""
        running = [process for process in self.processes if process.returncode is None]
        for process in running:
            process.send_signal(signal.SIGSTOP)
        await asyncio.sleep(seconds)
        for process in running:
            process.send_signal(signal.SIGCONT)

    def memory(self) -> float:
        """The largest process, in MB."""
        running = [p.pid for p in self.processes if p.returncode is None]
        return max((psutil.Process(pid).memory_info().rss / 1e6 for pid in running), default=0.0)

    async def stop(self) -> list[int]:
        """SIGTERM for all; returns their exit codes, within ten seconds."""
        for process in self.processes:
            if process.returncode is None:
                process.terminate()
        async with asyncio.timeout(15):
            return [await process.wait() for process in self.processes]
