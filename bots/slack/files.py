"""Files that people share on Slack: from an event to an attachment, and from Slack's own hosts to its content.

Source: Slack developer documentation, "File object" (modes, ``file_access``, ``url_private``) and ``files.remote.info``: the
address of a remote file can point to any host, and no token may be sent there.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from core.files.refusal import refused
from core.files.unread import Unread
from core.message import Attachment
from core.ports import Unavailable, Undeliverable

from ..downloader import Downloader, Hosts, NotDownloaded
from .api import SlackApi

_APIS = frozenset({"slack.com", "slack-gov.com"})
# Files come from files.slack.com, in older messages from a workspace's own host; GovSlack lives on a domain of its own.
_HOSTS = Hosts(frozenset(), frozenset({"slack.com", "slack-files.com", "slack-gov.com"}))
_STUB = "check_file_info"
_MODES = {"external": Unread.EXTERNAL, "tombstone": Unread.DELETED, "hidden_by_limit": Unread.HIDDEN}
_GONE = frozenset({"file_not_found", "file_deleted"})
_PAGE = "text/html"


def downloader(token: str, api_url: str, seconds: float) -> Downloader:
    """For one token. API url: where another server than Slack stands in for it, files may come from there, too."""
    hosts = _HOSTS.beside(api_url, _APIS)
    return Downloader(hosts, seconds, {"Authorization": f"Bearer {token}"})


def attachment_of(file: Mapping[str, Any]) -> Attachment:
    """A file object, or a stub of one, as an attachment that is still to be downloaded."""
    mode, access = str(file.get("mode") or ""), str(file.get("file_access") or "visible")
    unread = Unread.EXTERNAL if file.get("is_external") else _MODES.get(mode)
    if unread is None and access not in ("visible", _STUB):
        unread = Unread.DENIED
    return Attachment(
        str(file.get("name") or file.get("title") or "file"),
        _size(file.get("size")),
        id=str(file.get("id") or ""),
        address="" if access == _STUB or unread else str(file.get("url_private") or ""),
        media_type=str(file.get("mimetype") or ""),
        unread=unread,
    )


def _size(written: object) -> int:
    """In bytes; 0 where it is not known."""
    return written if isinstance(written, int) and written > 0 else 0


class Files:
    """Downloads with a workspace's own token."""

    def __init__(self, api: SlackApi, source: Downloader) -> None:
        """Source: with the same token."""
        self._api = api
        self._source = source

    async def download(self, file: Attachment, most: int) -> Attachment:
        """See Chat. A stub, as in Slack Connect, is asked about first."""
        if not file.address:
            file = await self._looked_up(file)
        unread = refused(file, most)
        if unread:
            return replace(file, unread=unread)
        try:
            found = await self._source.fetch(file.address, most)
        except NotDownloaded as error:
            return replace(file, unread=error.reason)
        if found.media_type == _PAGE and _PAGE not in file.media_type:
            return replace(file, unread=Unread.DENIED)  # where a token may not read it, Slack shows a page to sign in
        return replace(file, content=found.content)

    async def _looked_up(self, file: Attachment) -> Attachment:
        if not file.id:
            return replace(file, unread=Unread.DENIED)
        try:
            answer = await self._api.ask(self._api.client.files_info, file=file.id)
        except Undeliverable as error:
            return replace(file, unread=Unread.DELETED if str(error) in _GONE else Unread.DENIED)
        except Unavailable:
            return replace(file, unread=Unread.FAILED)
        found = replace(attachment_of(answer["file"]), id=file.id)
        return found if found.address or found.unread else replace(found, unread=Unread.DENIED)
