"""A disk of a few megabytes, which can be full."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_BLOCK = b"\0" * 4096


@dataclass(frozen=True)
class SmallDisk:
    """A file system in memory at a folder; only root may mount it. Size: as mount takes it, such as 16m."""

    folder: Path
    size: str = "16m"

    async def mount(self) -> None:
        """Lays it over the folder."""
        await _system("mount", "-t", "tmpfs", "-o", f"size={self.size},mode=755", "tmpfs", str(self.folder))

    async def unmount(self) -> None:
        """Takes it away, even if a process still has a file there."""
        await _system("umount", "-l", str(self.folder))

    async def stay_full(self, seconds: float) -> None:
        """Full for so long: what others free meanwhile is taken again."""
        filler, deadline = self.folder / "filler", asyncio.get_running_loop().time() + seconds
        while asyncio.get_running_loop().time() < deadline:
            with suppress(OSError), filler.open("ab", buffering=0) as file:
                while True:
                    file.write(_BLOCK)
            await asyncio.sleep(0.1)
        filler.unlink()


async def _system(*command: str) -> None:
    process = await asyncio.create_subprocess_exec(*command)
    if await process.wait():
        raise RuntimeError(f"{command[0]} failed")
