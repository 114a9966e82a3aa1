"""Checking a message: with its files, by the settings of its place, and with what is marked there as not a leak."""

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass

from ..allowlist import AllowlistEntry
from ..files.redacted_copy import CopyOutcome
from ..fingerprint import digest
from ..message import Attachment, Message
from ..ports import Chat
from ..settings_resolver import PlaceSettings, SettingsResolver
from ..verdict import Verdict
from ..workers import Workers
from .attachments import Attachments


@dataclass(frozen=True, slots=True)
class MessageChecks:
    """Checks messages. ``key`` keys the fingerprints of their versions."""

    chats: Mapping[str, Chat]
    settings: SettingsResolver
    workers: Workers
    attachments: Attachments
    key: bytes

    def with_files(self, message: Message) -> AbstractAsyncContextManager[Message]:
        """The message with its files, for as long as they are needed; nothing is fetched that is there already."""
        return self.attachments.of(self.chats[message.place.platform], message)

    async def in_place(self, message: Message) -> Message:
        """The message, with what the settings say about its place."""
        return (await self._settings_of(message)).applied_to(message)

    async def check(self, message: Message, place_settings: PlaceSettings) -> Verdict:
        """Checks a message whose files are there, by the settings of its place; raises Unchecked."""
        located = place_settings.applied_to(message)
        return await self.workers.check(located, place_settings.policy, await self.settings.allowlisted(located))

    async def verdict_on(self, message: Message) -> Verdict:
        """Fetches the message's files and checks it; raises Unchecked."""
        place_settings = await self._settings_of(message)
        async with self.with_files(place_settings.applied_to(message)) as whole:
            return await self.check(whole, place_settings)

    async def redacted_copies(self, message: Message) -> tuple[CopyOutcome, ...]:
        """Fetches the message's files and makes redacted copies of them; raises Unchecked."""
        place_settings = await self._settings_of(message)
        async with self.with_files(place_settings.applied_to(message)) as whole:
            return await self.workers.redacted_copies(whole, place_settings.policy)

    async def allowlist_entries(self, message: Message, verdict: Verdict) -> list[AllowlistEntry]:
        """The entries that cover values of a message; the newest first."""
        entries = await self.settings.allowlist(await self.in_place(message))
        return [entry for entry in entries if entry.value.fingerprint in verdict.marked]

    def version_of(self, message: Message) -> str:
        """The version of the message, by this installation's key; see ``version_of``."""
        return version_of(self.key, message)

    async def _settings_of(self, message: Message) -> PlaceSettings:
        return await self.settings.of_place(message.place, self.chats[message.place.platform].capabilities)


def version_of(key: bytes, message: Message) -> str:
    """A keyed hash of what the message and its files say, so that an edit without a change is no new version.

    Its workspace counts, too: what became of a text in one tells nothing of the same text in another. For a file that was not
    read, what the platform says about it is hashed.
    """
    ref, raw = message.ref, message.text.raw.encode(errors="surrogatepass")
    files = (part for file in message.files for part in _identity(file))
    return digest(key, b"VERSION", ref.platform.encode(), ref.workspace.encode(), raw, *files)


def _identity(file: Attachment) -> tuple[bytes, ...]:
    if file.content is not None and not file.digest:
        return file.name.encode(errors="surrogatepass"), file.content
    said = file.digest or f"{file.id} {file.size} {file.unread or ''}"
    return file.name.encode(errors="surrogatepass"), said.encode()
