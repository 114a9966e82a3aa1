"""Records by syslog (RFC 5424), each with its JSON as the message: TLS and TCP with octet counts, or one datagram each."""

import asyncio
import json
import socket
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from config.siem import SYSLOG_PORTS

from .connection import connected, digest, failures

# RFC 5424, section 6.2.1: facility 13 is "log audit"; severity 4 is a warning, 5 a notice.
_FINDING, _CHANGE = 13 * 8 + 4, 13 * 8 + 5
_LONGEST_NAME = 255


class Syslog:
    """Fulfils the port RecordSink. Syslog has no answer: what was handed to a connection that stayed open counts as sent."""

    def __init__(self, url: str) -> None:
        """Url: of the form that the settings allow."""
        parts = urlsplit(url)
        self.host = parts.hostname or ""
        self.target = digest(url)
        self._scheme = parts.scheme
        self._port = parts.port or SYSLOG_PORTS[parts.scheme]
        name = "".join(char for char in socket.gethostname() if "!" <= char <= "~")
        self._name = name[:_LONGEST_NAME] or "-"

    async def send(self, records: Sequence[Mapping[str, object]]) -> None:
        """By one connection, or a datagram each; raises SinkFailed."""
        lines = [self._line(record) for record in records]
        async with failures():
            if self._scheme == "syslog":
                await self._datagrams(lines)
            else:
                await self._stream(lines)

    async def _stream(self, lines: Sequence[bytes]) -> None:
        """Source of the framing: RFC 5425, section 4.3, and RFC 6587, section 3.4.1."""
        async with connected(self.host, self._port, tls=self._scheme == "syslog+tls") as (reader, writer):
            for line in lines:
                writer.write(b"%d %s" % (len(line), line))
                await writer.drain()
            if reader.at_eof() or writer.is_closing():
                raise ConnectionResetError

    async def _datagrams(self, lines: Sequence[bytes]) -> None:
        transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(
            asyncio.DatagramProtocol, remote_addr=(self.host, self._port)
        )
        try:
            for line in lines:
                transport.sendto(line)
        finally:
            transport.close()

    def _line(self, record: Mapping[str, object]) -> bytes:
        kind = str(record["record"])
        level = _FINDING if kind == "finding" else _CHANGE
        # JSON in ASCII: no line break, no control character, and no byte order mark is needed.
        return f"<{level}>1 {record['at']} {self._name} privacy-check - {kind} - {json.dumps(record)}".encode("ascii")
