"""Downloads of files that people share: bounded, streamed, never on disk."""

from collections.abc import Mapping
from typing import Any

import aiohttp

from core.message import Attachment


class Files:
    """Fetches with the bot's own token."""

    def __init__(self, token: str, max_bytes: int) -> None:
        """Max bytes: of one file."""
        self._token = token
        self._max_bytes = max_bytes

    async def download(self, file: Mapping[str, Any]) -> Attachment:
        """The attachment; without content where the file is too large, gone or not ours to read."""
        name, size, address = str(file.get("name") or "file"), int(file.get("size") or 0), str(file.get("url_private") or "")
        if size > self._max_bytes or not address:
            return Attachment(name, size)
        content = bytearray()
        try:
            async with (
                aiohttp.ClientSession(headers={"Authorization": f"Bearer {self._token}"}) as session,
                session.get(address) as response,
            ):
                if response.status != 200:
                    return Attachment(name, size)
                async for piece in response.content.iter_chunked(65_536):
                    content += piece
                    if len(content) > self._max_bytes:
                        return Attachment(name, size)
        except (aiohttp.ClientError, TimeoutError):
            return Attachment(name, size)
        return Attachment(name, size, bytes(content))
