"""How far a search is: one message to whoever asked for it, drawn anew at a gentle pace."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from ... import wording
from ...history import ChannelRun, ChannelState, Run, RunState
from ...message import MessageRef, Place
from ...ports import Chat, Clock, Person, Unavailable, Undeliverable
from ...reply import Reply
from ...store.history import History

_log = structlog.get_logger("history")


@dataclass(frozen=True, slots=True)
class Progress:
    """Shows it. ``every``: between two updates, at least."""

    chats: Mapping[str, Chat]
    history: History
    clock: Clock
    every: timedelta
    _drawn: dict[tuple[str, str], datetime] = field(default_factory=dict)

    async def begin(self, run: Run, to: Person) -> MessageRef:
        """Posts it; raises Undeliverable, where nobody could stop the search or be told what it found."""
        key = f"history:{run.id}"
        notice = await self.chats[run.platform].deliver(self._shown(run, await self.history.channels(run)), to, key)
        await self.history.note(run, notice=notice)
        return notice

    async def draw(self, run: Run, *, at_once: bool = True) -> None:
        """Draws it anew; a failure stops nothing. At once: however short a while ago it was drawn last."""
        key, now = (run.platform, run.workspace), self.clock.now()
        if run.notice is None or run.admin is None or (not at_once and now - self._drawn.get(key, run.started_at) < self.every):
            return
        self._drawn[key] = now
        reply = self._shown(run, await self.history.channels(run), run.notice.id)
        place = Place(run.platform, run.workspace, run.notice.channel)
        try:
            await self.chats[run.platform].deliver(reply, place, f"history:{run.id}")
        except (Undeliverable, Unavailable) as error:
            _log.info("progress_not_shown", platform=run.platform, error=type(error).__name__)

    def _shown(self, run: Run, channels: list[ChannelRun], replaces: str = "") -> Reply:
        left = self._left(run, channels) if run.state is RunState.RUNNING else None
        return wording.history_progress(run, channels, left, replaces)

    def _left(self, run: Run, channels: list[ChannelRun]) -> timedelta | None:
        """How long it will take, by how long it took so far; None where too little is known."""
        done = sum(_share(run, each) for each in channels) / max(1, len(channels))
        passed = self.clock.now() - run.started_at
        return passed / done * (1 - done) if done > 0.02 and passed > timedelta(seconds=5) else None


def _share(run: Run, channel: ChannelRun) -> float:
    """How much of a channel is read, of the time that is searched."""
    if channel.state is not ChannelState.TODO:
        return 1.0
    if channel.reached is None:
        return 0.0
    whole = run.started_at - run.since
    return max(0.0, min(1.0, (run.started_at - channel.reached) / whole))
