"""Connections to a SIEM, bounded in time, with certificates that are checked; failures repeat no word of the far side."""

import asyncio
import hashlib
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from core.ports import SinkFailed

PATIENCE_SECONDS = 10.0


def digest(url: str) -> str:
    """Stands for an address in the database."""
    return hashlib.sha256(url.encode()).hexdigest()


@asynccontextmanager
async def failures() -> AsyncIterator[None]:
    """Within ten seconds; raises SinkFailed for whatever a connection may fail of."""
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            yield
    except (OSError, EOFError, ValueError) as error:  # TimeoutError and SSLError are OSErrors
        raise SinkFailed(type(error).__name__) from None


@asynccontextmanager
async def connected(host: str, port: int, *, tls: bool) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    """A connection that is closed afterwards."""
    context = await asyncio.to_thread(ssl.create_default_context) if tls else None
    reader, writer = await asyncio.open_connection(host, port, ssl=context)
    try:
        yield reader, writer
    finally:
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()
