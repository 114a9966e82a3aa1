"""What stands in channels and threads, read through the Web API; and how a post of ours is found there again."""

from collections.abc import Mapping
from typing import Any

from core.ports import Undeliverable

from .api import Answer, SlackApi
from .errors import MESSAGE_GONE

_METADATA = "privacy_check"
_PAGE = 200
Line = Mapping[str, Any]


def ts_of(position: int) -> str:
    """A position as Slack's time stamp: seconds and microseconds."""
    return f"{position // 1_000_000}.{position % 1_000_000:06d}"


def marked(key: str) -> dict[str, object]:
    """The metadata by which a post is known."""
    return {"event_type": _METADATA, "event_payload": {"key": key}}


class Past:
    """Reads lines; each method raises as ``SlackApi.ask`` does."""

    def __init__(self, api: SlackApi) -> None:
        """With a workspace's token."""
        self._api = api

    async def line(self, channel: str, ts: str) -> Line | None:
        """One message, in a thread or not; None where Slack says that it is gone."""
        try:
            answer = await self._api.ask(
                self._api.client.conversations_replies,
                channel=channel,
                ts=ts,
                oldest=ts,
                latest=ts,
                inclusive=True,
                limit=1,
            )
        except Undeliverable as error:
            if str(error) in MESSAGE_GONE:
                return None
            raise
        return next((line for line in answer["messages"] if line["ts"] == ts), None)

    async def sent(self, channel: str, key: str, thread: str) -> str:
        """The time stamp of the post that carries the key, or an empty string."""
        answer = await self._page(channel, thread, metadata=True)
        for line in answer["messages"]:
            if line.get("metadata", {}).get("event_payload", {}).get("key") == key:
                return str(line["ts"])
        return ""

    async def since(self, channel: str, position: int, thread: str) -> list[Line]:
        """What is newer than the position, oldest first; in a channel also what is new in its threads."""
        lines = await self._lines(channel, ts_of(position), thread)
        if not thread:
            for line in list(lines):
                if line.get("reply_count") and float(line.get("latest_reply", 0)) > position / 1_000_000:
                    lines += await self._lines(channel, ts_of(position), str(line["ts"]))
        return sorted({line["ts"]: line for line in lines}.values(), key=lambda line: float(line["ts"]))

    async def _lines(self, channel: str, oldest: str, thread: str) -> list[Line]:
        lines: list[Line] = []
        cursor = ""
        while True:
            try:
                answer = await self._page(channel, thread, oldest, cursor)
            except Undeliverable as error:
                if thread and str(error) in MESSAGE_GONE:
                    return lines
                raise
            lines += [line for line in answer["messages"] if float(line["ts"]) > float(oldest)]
            cursor = str(answer.get("response_metadata", {}).get("next_cursor") or "")
            if not cursor:
                return lines

    async def _page(self, channel: str, thread: str, oldest: str = "", cursor: str = "", *, metadata: bool = False) -> Answer:
        after, page, told = oldest or None, cursor or None, metadata or None
        if thread:
            ask = self._api.client.conversations_replies
            return await self._api.ask(
                ask, channel=channel, ts=thread, oldest=after, cursor=page, limit=_PAGE, include_all_metadata=told
            )
        lines = self._api.client.conversations_history
        return await self._api.ask(lines, channel=channel, oldest=after, cursor=page, limit=_PAGE, include_all_metadata=told)
