"""Records by HTTP: one JSON object a line, signed."""

import hashlib
import hmac
import json
import time
from collections.abc import Mapping, Sequence
from urllib.parse import quote, urlsplit

from pydantic import SecretStr

from core.ports import SinkFailed

from .connection import connected, digest, failures

_PORTS = {"https": 443, "http": 80}


class Webhook:
    """Fulfils the port RecordSink. Any answer but a 2xx is a failure; a redirect is not followed."""

    def __init__(self, url: str, secret: SecretStr) -> None:
        """Url: of the form that the settings allow; secret: the key of the signatures."""
        parts = urlsplit(url)
        self.host = parts.hostname or ""
        self.target = digest(url)
        self._tls = parts.scheme == "https"
        self._port = parts.port or _PORTS[parts.scheme]
        # What may not stand in a request's first line is escaped; what is escaped already stays.
        self._path = quote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), safe="/?&=%:;,@+$!*'()~-._")
        self._name = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
        self._secret = secret

    async def send(self, records: Sequence[Mapping[str, object]]) -> None:
        """One request; raises SinkFailed."""
        body = "".join(json.dumps(record) + "\n" for record in records).encode()
        async with failures(), connected(self.host, self._port, tls=self._tls) as (reader, writer):
            writer.write(self._head(body, int(time.time())) + body)
            await writer.drain()
            status = _status(await reader.readline())
        if not 200 <= status < 300:
            raise SinkFailed(f"status {status}")

    def _head(self, body: bytes, now: int) -> bytes:
        lines = (
            f"POST {self._path} HTTP/1.1",
            f"Host: {self._name}",
            "User-Agent: privacy-check",
            "Content-Type: application/x-ndjson",
            f"Content-Length: {len(body)}",
            f"X-Privacy-Check-Timestamp: {now}",
            f"X-Privacy-Check-Signature: {signature(self._secret, now, body)}",
            "Connection: close",
        )
        return "".join(f"{line}\r\n" for line in (*lines, "")).encode("ascii")


def signature(secret: SecretStr, now: int, body: bytes) -> str:
    """HMAC-SHA256 of the time in seconds, a dot and the body."""
    return "v1=" + hmac.new(secret.get_secret_value().encode(), f"{now}.".encode() + body, hashlib.sha256).hexdigest()


def _status(line: bytes) -> int:
    """Of the answer's first line (RFC 9112, section 4); raises ValueError."""
    version, code = line.split(maxsplit=2)[:2]
    if not version.startswith(b"HTTP/1."):
        raise ValueError
    return int(code)
