"""Records reach a syslog server: by TCP with octet counts, by TLS with a certificate that is checked, by UDP one datagram each."""

import asyncio
import json
import re

import pytest

from bots.siem.syslog import Syslog
from core.ports import SinkFailed
from tests.fakes.siem import SyslogListener

RECORDS = [
    {"id": "finding:p:t:c:1:open", "record": "finding", "at": "2026-11-28T12:00:00+00:00", "types": {"IBAN_CODE": 1}},
    {"id": "change:7", "record": "change", "at": "2026-11-28T12:00:01+00:00", "setting": "style", "new": "a\nb <13>1 ü"},
]
# RFC 5424, section 6: priority, version, time, host, program, process, kind, no structured data, message.
LINE = re.compile(r"<(\d+)>1 (\S+) [!-~]{1,255} privacy-check - (finding|change) - (\{.*\})")


def _checked(lines: list[str]) -> None:
    told = [LINE.fullmatch(line) for line in lines]
    assert [(match[1], match[2], match[3]) for match in told if match] == [
        ("108", "2026-11-28T12:00:00+00:00", "finding"),
        ("109", "2026-11-28T12:00:01+00:00", "change"),
    ]
    assert [json.loads(match[4]) for match in told if match] == RECORDS, "a line break in a setting's value forges no record"


async def test_by_tcp_each_is_a_frame() -> None:
    listener = SyslogListener()
    await listener.start()
    try:
        await Syslog(f"syslog+tcp://127.0.0.1:{listener.port}").send(RECORDS)
        async with asyncio.timeout(60):
            while len(listener.lines) < 2:  # noqa: ASYNC110 - the listener reads in a task of its own
                await asyncio.sleep(0.01)
    finally:
        await listener.stop()
    _checked(listener.lines)


async def test_by_udp_each_is_a_datagram() -> None:
    got: asyncio.Queue[bytes] = asyncio.Queue()

    class Listener(asyncio.DatagramProtocol):
        def datagram_received(self, data: bytes, addr: object) -> None:
            got.put_nowait(data)

    transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(Listener, local_addr=("127.0.0.1", 0))
    try:
        await Syslog(f"syslog://127.0.0.1:{transport.get_extra_info('sockname')[1]}").send(RECORDS)
        async with asyncio.timeout(60):
            lines = [(await got.get()).decode("ascii") for _ in RECORDS]
    finally:
        transport.close()
    _checked(lines)


async def test_one_that_speaks_no_tls_is_told_nothing() -> None:
    listener = SyslogListener()
    await listener.start()
    try:
        with pytest.raises(SinkFailed):
            async with asyncio.timeout(60):
                await Syslog(f"syslog+tls://127.0.0.1:{listener.port}").send(RECORDS)
    finally:
        await listener.stop()
    assert not any("finding" in line for line in listener.lines)


async def test_one_that_is_away_is_a_failure() -> None:
    listener = SyslogListener()
    await listener.start()
    await listener.stop()
    with pytest.raises(SinkFailed, match="ConnectionRefusedError"):
        await Syslog(f"syslog+tcp://127.0.0.1:{listener.port}").send(RECORDS)
