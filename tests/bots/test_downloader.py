"""Files come from the platform's own hosts alone, and so does its token go there alone."""

import gzip
from collections.abc import AsyncIterator

import pytest
from yarl import URL

from bots.discord.files import downloader as discord_downloader
from bots.downloader import Downloader, Hosts, NotDownloaded, is_public
from bots.slack.files import downloader as slack_downloader
from core.files.unread import Unread
from tests.fakes.file_store import FileStore

TOKEN = {"Authorization": "Bearer xoxb-1"}


@pytest.fixture
async def ours() -> AsyncIterator[FileStore]:
    store = FileStore()
    await store.start()
    yield store
    await store.stop()


@pytest.fixture
async def strangers() -> AsyncIterator[FileStore]:
    store = FileStore()
    await store.start()
    yield store
    await store.stop()


def source(store: FileStore, seconds: float = 5) -> Downloader:
    return Downloader(Hosts(frozenset()).beside(f"{store.url}/api/", frozenset()), seconds, TOKEN, (0.01, 0.01))


async def reason(source: Downloader, address: str, most: int = 1000) -> Unread:
    with pytest.raises(NotDownloaded) as refused:
        await source.fetch(address, most)
    return refused.value.reason


async def test_a_file_of_the_platform_s_own_host_is_fetched_with_the_token(ours: FileStore) -> None:
    found = await source(ours).fetch(ours.hold("a.txt", b"hello"), 1000)
    assert (found.content, found.media_type) == (b"hello", "text/plain")
    assert [request.token for request in ours.log.requests] == ["Bearer xoxb-1"]


async def test_another_host_is_not_even_asked(ours: FileStore, strangers: FileStore) -> None:
    for address in (strangers.hold("plan.txt", b"x"), strangers.url.replace("127.0.0.1", "localhost") + "/plan.txt"):
        assert await reason(source(ours), address) is Unread.EXTERNAL
    assert strangers.log.requests == []


async def test_a_redirect_is_followed_within_the_platform_and_nowhere_else(ours: FileStore, strangers: FileStore) -> None:
    ours.hold("a.txt", b"hello")
    near = ours.hold("near", status=302, location="/files/a.txt")
    far = ours.hold("far", status=307, location=strangers.hold("a.txt", b"x"))
    assert (await source(ours).fetch(near, 1000)).content == b"hello"
    assert await reason(source(ours), far) is Unread.EXTERNAL
    assert (
        await reason(source(ours), ours.hold("metadata", status=301, location="http://169.254.169.254/latest/"))
        is Unread.EXTERNAL
    )
    assert await reason(source(ours), ours.hold("round", status=302, location="/files/round")) is Unread.FAILED
    assert strangers.log.requests == []


async def test_a_file_is_bounded_in_size_whatever_its_server_says(ours: FileStore) -> None:
    for length in (True, False):
        assert await reason(source(ours), ours.hold("big", b"x" * 1001, length=length)) is Unread.TOO_LARGE
    assert len((await source(ours).fetch(ours.hold("whole", b"x" * 1000), 1000)).content) == 1000


async def test_a_file_is_bounded_in_time(ours: FileStore) -> None:
    assert await reason(source(ours, seconds=0.2), ours.hold("slow", b"x", seconds=5)) is Unread.FAILED


@pytest.mark.parametrize("after", [-1, 0, 3])
async def test_a_connection_that_breaks_off_is_no_file(ours: FileStore, after: int) -> None:
    assert await reason(source(ours), ours.hold("broken", b"x" * 100, broken_off=after)) is Unread.FAILED


async def test_a_server_that_fails_for_a_moment_is_asked_again(ours: FileStore) -> None:
    assert (await source(ours).fetch(ours.hold("a.txt", b"hello", fails=2), 1000)).content == b"hello"
    assert await reason(source(ours), ours.hold("b.txt", b"hello", fails=3)) is Unread.FAILED
    await reason(source(ours), ours.hold("gone", status=404))
    assert [request.path for request in ours.log.requests] == ["a.txt"] * 3 + ["b.txt"] * 3 + ["gone"]


@pytest.mark.parametrize(
    ("status", "why"), [(401, "denied"), (403, "denied"), (404, "deleted"), (410, "deleted"), (500, "failed")]
)
async def test_a_refusal_says_what_it_is(ours: FileStore, status: int, why: str) -> None:
    assert await reason(source(ours), ours.hold("x", b"{}", status=status)) == why


@pytest.mark.parametrize(
    "address", ["//x", "", "x", "/x", "http://[::1", "https://xn--/", "file:///etc/passwd", "https://a:b@x/"]
)
async def test_an_address_that_is_none_raises_nothing_else(ours: FileStore, address: str) -> None:
    assert await reason(source(ours), address) in (Unread.EXTERNAL, Unread.FAILED)


async def test_a_packed_answer_is_not_unpacked(ours: FileStore) -> None:
    """A thousandth of its size may have come by then."""
    packed = gzip.compress(bytes(1_000_000))
    assert await reason(source(ours), ours.hold("x", packed, encoding="gzip"), len(packed)) is Unread.FAILED


async def test_a_name_of_the_platform_that_leads_to_this_machine_is_not_followed() -> None:
    assert await reason(Downloader(Hosts(frozenset({"localhost"})), 5, TOKEN), "https://localhost/x") is Unread.FAILED


@pytest.mark.parametrize(
    ("address", "public"),
    [
        *(
            (each, False)
            for each in ("127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0")
        ),
        *(
            (each, False)
            for each in ("::1", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::a9fe:a9fe", "x")
        ),
        *((each, False) for each in ("fec0::1", "64:ff9b:1::a00:1", "::7f00:1")),
        *((each, True) for each in ("3.125.1.2", "2600:9000::1", "64:ff9b::37d:102")),
    ],
)
def test_private_addresses_are_told_from_public_ones(address: str, public: bool) -> None:
    assert is_public(address) is public


SLACK = [
    *(
        (each, True)
        for each in ("https://files.slack.com/files-pri/T1-F1/a.txt", "https://acme.slack.com/x", "https://slack-files.com/x")
    ),
    *((each, True) for each in ("https://acme.enterprise.slack.com/x", "https://files.slack-gov.com/x")),
    *(
        (each, False)
        for each in ("http://files.slack.com/x", "https://files.slack.com:8443/x", "https://files.slack.com.evil.com/x")
    ),
    *(
        (each, False)
        for each in ("https://evilslack.com/x", "https://files.slack.com@evil.com/x", "https://cdn.discordapp.com/x")
    ),
    *((each, False) for each in ("https://127.0.0.1/x", "https://[::1]/x", "http://localhost:3000/x")),
    ("https://evil.com%2f.slack.com/x", False),
]
DISCORD = [
    *((each, True) for each in ("https://cdn.discordapp.com/attachments/1/2/a.txt?ex=1", "https://media.discordapp.net/x")),
    *((each, False) for each in ("http://cdn.discordapp.com/x", "https://discord.com/x", "https://x.cdn.discordapp.com/x")),
]


@pytest.mark.parametrize(("address", "allowed"), SLACK)
def test_slack_s_token_goes_to_slack_s_hosts(address: str, allowed: bool) -> None:
    assert slack_downloader("xoxb-1", "https://slack.com/api/", 5).hosts.allow(URL(address)) is allowed


@pytest.mark.parametrize(("address", "allowed"), DISCORD)
def test_discord_s_files_come_from_discord_s_hosts(address: str, allowed: bool) -> None:
    assert discord_downloader("https://discord.com/api/v10", 5).hosts.allow(URL(address)) is allowed


def test_a_server_in_the_platform_s_place_is_allowed_by_its_whole_origin() -> None:
    hosts = slack_downloader("xoxb-1", "http://127.0.0.1:9000/api/", 5).hosts
    assert hosts.allow(URL("http://127.0.0.1:9000/file"))
    assert not hosts.allow(URL("http://127.0.0.1:9001/file"))
    assert not hosts.allow(URL("https://127.0.0.1:9000/file"))
