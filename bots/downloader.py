"""Downloads of files that people share: from the platform's own hosts alone, bounded in size and time, never on disk.

A message may name any address, so that each one is asked about before it is fetched, and again at each redirect.
"""

import asyncio
import ipaddress
import re
import socket
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import aiohttp
import structlog
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from core.files.unread import Unread

_log = structlog.get_logger("downloader")
_HTTPS = 443
_SCHEMES = ("http", "https")
_MOST_REDIRECTS = 5
_PAUSES = (0.5, 1.5)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_OK, _DENIED, _DELETED = 200, (401, 403), (404, 410)
_PIECE = 65_536
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
# What Python calls global and no vendor's server has: site-local (RFC 3879), local NAT64 (RFC 8215), IPv4-compatible (RFC 4291).
_NOT_PUBLIC = tuple(map(ipaddress.IPv6Network, ("fec0::/10", "64:ff9b:1::/48", "::/96")))
_HOST = re.compile(r"[a-z0-9.-]+")


class NotDownloaded(Exception):
    """The file cannot be had; ``reason`` says why."""

    def __init__(self, reason: Unread) -> None:
        """Reason: as people are told."""
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Downloaded:
    """A file's bytes, and what the server calls them."""

    content: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Hosts:
    """Where files may come from. Names: the platform's hosts; domains: all hosts below them, too.

    Own: the origin of an API that an admin runs elsewhere, as for tests; only there plain HTTP and private addresses are fine.
    """

    names: frozenset[str]
    domains: frozenset[str] = frozenset()
    own: URL | None = None

    def beside(self, api_url: str, apis: frozenset[str]) -> "Hosts":
        """With the API's own origin where it is at another host than the platform's (apis)."""
        api = URL(api_url)
        return self if not api.host or api.host in apis else replace(self, own=api.origin())

    def allow(self, address: URL) -> bool:
        """Whether a file may be fetched from there."""
        if not address.host or address.scheme not in _SCHEMES or address.user is not None or address.password is not None:
            return False
        if self.own is not None and address.origin() == self.own:
            return True
        host = address.host
        below = host in self.domains or any(host.endswith(f".{domain}") for domain in self.domains)
        known = bool(_HOST.fullmatch(host)) and (host in self.names or below)
        return address.scheme == "https" and address.port == _HTTPS and known


class _PublicOnly(AbstractResolver):
    """Leaves out addresses that the internet does not reach: a name of the platform's that leads there is not the platform's."""

    def __init__(self, private: str) -> None:
        """Private: a host that may be anywhere."""
        self._resolver = aiohttp.ThreadedResolver()
        self._private = private

    async def resolve(self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET) -> list[ResolveResult]:
        found = await self._resolver.resolve(host, port, family)
        public = [each for each in found if host == self._private or is_public(each["host"])]
        if not public:
            raise OSError("no public address")
        return public

    async def close(self) -> None:
        await self._resolver.close()


def is_public(address: str) -> bool:
    """Whether an IP address is one that the internet reaches: not loopback, private, link-local or reserved (RFC 6890)."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    within = parsed if isinstance(parsed, ipaddress.IPv4Address) else _embedded(parsed)
    if isinstance(parsed, ipaddress.IPv6Address) and any(parsed in network for network in _NOT_PUBLIC):
        return False
    return parsed.is_global and not parsed.is_multicast and (within is None or within.is_global)


def _embedded(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address to which an IPv6 address is translated on its way."""
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour


class Downloader:
    """Fetches from the given hosts."""

    def __init__(
        self, hosts: Hosts, seconds: float, headers: Mapping[str, str] | None = None, pauses: Sequence[float] = _PAUSES
    ) -> None:
        """Seconds: the longest time for one file. Headers: sent to these hosts and nowhere else, as a token must be.

        Pauses: in seconds, before each further try where a server or the way to it failed.
        """
        self.hosts = hosts
        self._seconds = seconds
        self._pauses = pauses
        # Compressed, a small answer could become a large one within one piece.
        self._headers = {"Accept-Encoding": "identity", **(headers or {})}

    async def fetch(self, address: str, most: int) -> Downloaded:
        """The file at the address; raises NotDownloaded. Most: bytes."""
        try:
            async with asyncio.timeout(self._seconds):
                return await self._patiently(URL(address), most)
        except (TimeoutError, ValueError) as error:
            _log.info("not_downloaded", error=type(error).__name__)
            raise NotDownloaded(Unread.FAILED) from None

    async def _patiently(self, address: URL, most: int) -> Downloaded:
        for pause in (*self._pauses, None):
            try:
                return await self._fetch(address, most)
            except NotDownloaded as error:
                if error.reason is not Unread.FAILED or pause is None:
                    raise
            except (aiohttp.ClientError, OSError) as error:
                _log.info("not_downloaded", error=type(error).__name__)
                if pause is None:
                    raise NotDownloaded(Unread.FAILED) from None
            await asyncio.sleep(pause)
        raise NotDownloaded(Unread.FAILED)

    async def _fetch(self, address: URL, most: int) -> Downloaded:
        own = self.hosts.own.host if self.hosts.own else ""
        connector = aiohttp.TCPConnector(resolver=_PublicOnly(own or ""))
        async with aiohttp.ClientSession(connector=connector, auto_decompress=False) as session:
            for _ in range(_MOST_REDIRECTS + 1):
                if not self.hosts.allow(address):
                    _log.warning("address_refused")
                    raise NotDownloaded(Unread.EXTERNAL)
                async with session.get(address, headers=self._headers, allow_redirects=False) as response:
                    if response.status not in _REDIRECTS:
                        return Downloaded(await _content(response, most), response.content_type)
                    address = address.join(URL(response.headers.get("Location", "")))
        raise NotDownloaded(Unread.FAILED)


async def _content(response: aiohttp.ClientResponse, most: int) -> bytes:
    if response.status != _OK:
        reason = Unread.DENIED if response.status in _DENIED else Unread.DELETED if response.status in _DELETED else Unread.FAILED
        raise NotDownloaded(reason)
    if response.headers.get("Content-Encoding", "identity").strip().casefold() != "identity":
        raise NotDownloaded(Unread.FAILED)  # we asked for none; unpacked, it could be of any size
    if (response.content_length or 0) > most:
        raise NotDownloaded(Unread.TOO_LARGE)
    content = bytearray()
    async for piece in response.content.iter_chunked(_PIECE):
        content += piece
        if len(content) > most:
            raise NotDownloaded(Unread.TOO_LARGE)
    return bytes(content)
