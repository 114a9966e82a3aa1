"""A channel's history call by call, newest first, with its threads; where to go on is written as ids and times alone.

Source of the limits: docs.slack.dev/changelog/2025/05/29/rate-limit-changes-for-non-marketplace-apps: a commercially distributed
app outside the Marketplace may call ``conversations.history`` and ``.replies`` once a minute, for 15 messages; others get what
they ask for.
"""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from core.ports import Pace, RateLimited, Undeliverable

from .api import Answer, SlackApi
from .errors import MESSAGE_GONE
from .history import Line

_PAGE = 200
_MOST_SLOW, _PROBE = 15, 16
# Every other minute: a message that somebody asks about must be fetched meanwhile, too.
SLOW = Pace(_MOST_SLOW, 120.0)
_USUAL = Pace(_PAGE)
_LONG_WAIT_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class _Spot:
    """Before: the time stamp before which the channel is still to be read. Threads: those to read first; cursor: in the first.

    ``last``: the channel itself is read to its end.
    """

    before: str = ""
    threads: tuple[str, ...] = ()
    cursor: str = ""
    last: bool = False

    def written(self) -> str:
        """An empty string at the end."""
        if self.last and not self.threads:
            return ""
        return json.dumps([self.before, [*self.threads], self.cursor, self.last], separators=(",", ":"))


def _read(written: str) -> _Spot:
    if not written:
        return _Spot()
    before, threads, cursor, last = json.loads(written)
    return _Spot(str(before), tuple(map(str, threads)), str(cursor), bool(last))


class HistoryPages:
    """Of one workspace; each method raises as ``SlackApi.once`` does."""

    def __init__(self, api: SlackApi) -> None:
        """With the bot's token there."""
        self._api = api
        self._slow = False

    async def pace(self, channel: str) -> Pace:
        """How many messages a call brings, and how many were posted lately: found out by a first, short one."""
        lately = total = None
        try:
            answer = await self._api.once(self._api.client.conversations_history, channel=channel, limit=_PROBE)
        except RateLimited as limit:
            self._slow = self._slow or limit.seconds > _LONG_WAIT_SECONDS
        else:
            self._look(answer, _PROBE)
            lately, total = _a_day(answer), None if _more(answer) else len(answer["messages"])
        return replace(SLOW if self._slow else _USUAL, a_day=lately, total=total)

    async def page(self, channel: str, at: str, since: datetime) -> tuple[Sequence[Line], str, Pace, datetime | None]:
        """The lines of one call since a moment, where to go on, and up to when the channel itself is read by now."""
        spot = _read(at)
        if spot.threads:
            lines, spot = await self._replies(channel, spot, since.timestamp())
        else:
            lines, spot = await self._lines(channel, spot, since.timestamp())
        reached = datetime.fromtimestamp(float(spot.before), UTC) if spot.before else None
        return lines, spot.written(), SLOW if self._slow else _USUAL, reached

    async def _lines(self, channel: str, spot: _Spot, since: float) -> tuple[Sequence[Line], _Spot]:
        ask = self._api.client.conversations_history
        answer = await self._api.once(ask, channel=channel, latest=spot.before or None, limit=_PAGE)
        self._look(answer, _PAGE)
        lines: list[Line] = list(answer["messages"])
        if not lines:
            return (), replace(spot, last=True)
        before = min((str(line["ts"]) for line in lines), key=float)
        recent = [line for line in lines if float(line["ts"]) >= since]
        threads = [str(line["ts"]) for line in recent if line.get("reply_count")]
        return recent, _Spot(before, tuple(threads), "", not _more(answer) or float(before) < since)

    async def _replies(self, channel: str, spot: _Spot, since: float) -> tuple[Sequence[Line], _Spot]:
        """The channel's own line of the thread, and what was sent to both, are read with the channel."""
        thread, later = spot.threads[0], replace(spot, threads=spot.threads[1:], cursor="")
        ask = self._api.client.conversations_replies
        try:
            answer = await self._api.once(ask, channel=channel, ts=thread, cursor=spot.cursor or None, limit=_PAGE)
        except Undeliverable as error:
            if str(error) in MESSAGE_GONE:
                return (), later
            if str(error) == "invalid_cursor" and spot.cursor:
                return (), replace(spot, cursor="")
            raise
        self._look(answer, _PAGE)
        cursor = str(answer.get("response_metadata", {}).get("next_cursor") or "")
        lines = [line for line in answer["messages"] if line["ts"] != thread and line.get("subtype") != "thread_broadcast"]
        return [line for line in lines if float(line["ts"]) >= since], replace(spot, cursor=cursor) if cursor else later

    def _look(self, answer: Answer, asked: int) -> None:
        """Whether Slack gives less than was asked for, though there is more."""
        self._slow = self._slow or (len(answer["messages"]) <= _MOST_SLOW < asked and _more(answer))


def _more(answer: Answer) -> bool:
    return bool(answer.get("has_more") or answer.get("response_metadata", {}).get("next_cursor"))


def _a_day(answer: Answer) -> float | None:
    """By the time in which the newest messages were posted; None where it is shorter than a day, as a burst tells nothing."""
    times = sorted(float(line["ts"]) for line in answer["messages"])
    days = (time.time() - times[0]) / 86_400 if times else 0.0
    return len(times) / days if days >= 1 else None
