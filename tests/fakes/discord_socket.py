"""One connection to the fake gateway."""

import asyncio
import zlib

from aiohttp import web


class GatewaySocket(web.WebSocketResponse):
    """One connection to the gateway; its frames are one compressed stream where the client asks for that."""

    def __init__(self, compression: str) -> None:
        super().__init__()
        self._stream = zlib.compressobj() if compression == "zlib-stream" else None
        self._turn = asyncio.Lock()

    async def say(self, frame: str) -> None:
        """In order: what was compressed first must arrive first."""
        async with self._turn:
            try:
                if self._stream is None:
                    await self.send_str(frame)
                else:
                    await self.send_bytes(self._stream.compress(frame.encode()) + self._stream.flush(zlib.Z_SYNC_FLUSH))
            except (ConnectionError, RuntimeError):
                return
