"""Files are downloaded when they are about to be checked, within one limit for the process."""

import asyncio
from pathlib import Path

import pytest

from config.settings import FileSettings
from core.files.unread import Unread
from core.message import Attachment, Message
from core.responder.attachments import Attachments, Budget, borrowed
from tests.fakes.chat import FileChat
from tests.messages import said

KEY = b"k" * 32


class Store(FileChat):
    """Hands out files; a problem befalls them by name."""

    def __init__(self) -> None:
        super().__init__(Path("unused"))
        self.asked: list[tuple[str, int]] = []

    async def download(self, file: Attachment, workspace: str, most: int) -> Attachment:
        self.asked.append((file.name, most))
        if file.name == "broken":
            raise KeyError(file.name)
        if file.name == "endless":
            await asyncio.Event().wait()
        return Attachment(file.name, file.size, b"x" * max(1, file.size), id=file.id)


async def loaded(message: Message, **settings: float) -> tuple[Store, tuple[Attachment, ...]]:
    chat = Store()
    async with Attachments(FileSettings(**settings), KEY).of(chat, message) as whole:  # type: ignore[arg-type]
        return chat, whole.files


async def test_a_file_that_is_there_is_not_asked_for() -> None:
    chat, files = await loaded(said("", files=(Attachment("a", 1, b"x"), Attachment("b", 1, unread=Unread.EXTERNAL))))
    assert chat.asked == []
    assert [file.content for file in files] == [b"x", None]


async def test_type_and_size_are_looked_at_before_the_content() -> None:
    files = (
        Attachment("a.mp4", 10, media_type="video/mp4"),
        Attachment("b.csv", 2000),
        Attachment("c.txt", 10, media_type="image/png"),
    )
    chat, got = await loaded(said("", files=files), max_bytes=1000)
    assert [file.unread for file in got] == [Unread.RECORDING, Unread.TOO_LARGE, None]
    assert chat.asked == [("c.txt", 1000)], "its name says that it is text"


async def test_files_of_one_message_that_do_not_fit_together_are_left_out_and_say_so() -> None:
    files = tuple(Attachment(f"{number}.txt", 1_000_000) for number in range(3))
    _, got = await loaded(said("", files=files), at_once_bytes=2_300_000)
    assert [file.unread for file in got] == [None, None, Unread.TOO_LARGE]


async def test_whatever_befalls_one_file_the_others_are_read() -> None:
    _, got = await loaded(said("", files=(Attachment("broken", 1), Attachment("a", 1), Attachment("endless", 1))), seconds=0.1)
    assert [file.unread for file in got] == [Unread.FAILED, None, Unread.FAILED]
    assert got[1].digest


async def test_whoever_waits_for_room_is_served_in_order_and_one_who_leaves_takes_none() -> None:
    budget, order = Budget(10), list[str]()

    async def hold(name: str, size: int, until: asyncio.Event) -> None:
        async with budget.hold(size):
            order.append(name)
            await until.wait()

    ends = [asyncio.Event() for _ in range(4)]
    tasks = [asyncio.create_task(hold(str(n), size, ends[n])) for n, size in enumerate((6, 6, 3, 4))]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert order == ["0"], "a small one does not overtake"
    tasks[1].cancel()
    await asyncio.gather(tasks[1], return_exceptions=True)
    await asyncio.sleep(0)
    assert order == ["0", "2"]
    for end in ends:
        end.set()
    await asyncio.gather(*tasks, return_exceptions=True)
    async with budget.hold(10):
        assert order == ["0", "2", "3"]


def test_what_was_downloaded_for_one_version_is_there_for_the_next() -> None:
    before = said("a", files=(Attachment("x", 1, b"x", id="F1"), Attachment("y", 1, b"y", id="F2")))
    after = said("b", files=(Attachment("x", 1, id="F1"), Attachment("z", 1, id="F3")))
    assert [file.content for file in borrowed(after, before).files] == [b"x", None]


@pytest.mark.parametrize("name", ["a.svg", "a.txt", "a.unknown"])
async def test_what_may_be_text_is_read(name: str) -> None:
    chat, _ = await loaded(said("", files=(Attachment(name, 5, media_type="image/svg+xml" if "svg" in name else ""),)))
    assert len(chat.asked) == 1
