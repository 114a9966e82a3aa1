"""Downloads the files of messages just before they are checked; how many bytes the process holds at once is limited."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace

import structlog

from config.settings import FileSettings

from ..files.refusal import refused
from ..files.unread import Unread
from ..fingerprint import digest
from ..message import Attachment, Message
from ..ports import Chat

# The size that a platform tells may be a little off, for example for a text that is stored in another encoding.
_MARGIN = 100_000
# A platform may have to be asked about a file first, and may want that to wait.
_PATIENCE = 2
_log = structlog.get_logger("responder")


class Budget:
    """Bytes that may be held at the same time; whoever came first is served first."""

    def __init__(self, limit: int) -> None:
        """Limit: bytes."""
        self._limit = limit
        self._held = 0
        self._waiting: deque[tuple[int, asyncio.Future[None]]] = deque()

    @asynccontextmanager
    async def hold(self, size: int) -> AsyncIterator[None]:
        """Waits until there is room for so many bytes, at most the limit, and keeps it until the end."""
        await self._take(size)
        try:
            yield
        finally:
            self._held -= size
            self._serve()

    async def _take(self, size: int) -> None:
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        entry = (size, turn)
        self._waiting.append(entry)
        self._serve()
        try:
            await turn
        except asyncio.CancelledError:
            if entry in self._waiting:
                self._waiting.remove(entry)
            elif not turn.cancelled():
                self._held -= size
            self._serve()
            raise

    def _serve(self) -> None:
        while self._waiting and self._held + self._waiting[0][0] <= self._limit:
            size, turn = self._waiting.popleft()
            if not turn.done():
                self._held += size
                turn.set_result(None)


class Attachments:
    """Downloads files through the platform."""

    def __init__(self, settings: FileSettings, key: bytes) -> None:
        """Key: of the hash that stands for a file's content."""
        self._settings = settings
        self._key = key
        self._budget = Budget(settings.at_once_bytes)

    @asynccontextmanager
    async def of(self, chat: Chat, message: Message) -> AsyncIterator[Message]:
        """The message with its files; those that could not be downloaded say why. Afterwards no content is held."""
        files = tuple(_judged(message.files, self._settings))
        bounds = {number: bound(file, self._settings.max_bytes) for number, file in enumerate(files) if file.pending}
        if not bounds:
            yield replace(message, files=files)
            return
        async with self._budget.hold(sum(bounds.values())):
            workspace = message.place.workspace
            loads = [self._load(chat, files[number], workspace, most) for number, most in bounds.items()]
            loaded = dict(zip(bounds, await asyncio.gather(*loads), strict=True))
            yield replace(message, files=tuple(loaded.get(number, file) for number, file in enumerate(files)))

    async def _load(self, chat: Chat, file: Attachment, workspace: str, most: int) -> Attachment:
        try:
            async with asyncio.timeout(self._settings.seconds * _PATIENCE):
                loaded = await chat.download(file, workspace, most)
        except Exception as error:  # noqa: BLE001 - whatever befalls a file, the words beside it are checked
            _log.warning("not_downloaded", error=type(error).__name__)
            loaded = file
        if loaded.content is None:
            return loaded if loaded.unread else replace(loaded, unread=Unread.FAILED)
        return replace(loaded, digest=await asyncio.to_thread(digest, self._key, loaded.content))


def _judged(files: Sequence[Attachment], settings: FileSettings) -> Iterator[Attachment]:
    """The files, those that will not be downloaded with the reason: their kind, their size, or no room beside the others."""
    room = settings.at_once_bytes
    for file in files:
        if not file.pending:
            yield file
            continue
        size = bound(file, settings.max_bytes)
        reason = refused(file, settings.max_bytes) or (Unread.TOO_LARGE if size > room else None)
        room -= 0 if reason else size
        yield replace(file, unread=reason)


def bound(file: Attachment, most: int) -> int:
    """How many bytes of a file are read at most; if the platform does not tell its size, as many as are allowed."""
    return min(most, file.size + _MARGIN) if file.size > 0 else most


def borrowed(message: Message, other: Message) -> Message:
    """The message with the contents that were downloaded for another version of it, where the files are the same."""
    known = {file.id: file for file in other.files if file.id and not file.pending}
    return replace(message, files=tuple(known.get(file.id, file) if file.pending else file for file in message.files))
