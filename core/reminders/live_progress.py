"""Updates the line of progress in earlier posts a few seconds after each answer."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from ..message import MessageRef, Place
from ..ports import Chat, Clock, Unavailable, Undeliverable
from ..store.reminders import Posting, Reminders, Schedule
from .guide_texts import GuideTexts
from .poster import LATE, Poster
from .posts import post
from .schedule import zone_of
from .topics import decode_topic

_PAUSE = timedelta(seconds=5)
_SHOWN_FOR = timedelta(days=30)


@dataclass(slots=True)
class LiveProgress:
    """Edits posts after answers; each at most every five seconds."""

    chats: Mapping[str, Chat]
    reminders: Reminders
    guide_texts: GuideTexts
    poster: Poster
    clock: Clock
    _drawn: dict[MessageRef, datetime] = field(default_factory=dict)
    _stale: dict[MessageRef, tuple[Schedule, Posting]] = field(default_factory=dict)

    async def answered(self, platform: str, workspace: str, guide: str) -> None:
        """Somebody answered: updates the newest post about the guide in each channel, now or soon."""
        schedules = {each.id: each for each in await self.reminders.schedules(platform, workspace)}
        since = self.clock.now() - _SHOWN_FOR
        seen: set[str] = set()
        for posting in await self.reminders.postings(schedules, since):
            if decode_topic(posting.topic).guide == guide and posting.channel not in seen:
                seen.add(posting.channel)
                ref = MessageRef(platform, workspace, posting.channel, posting.message)
                self._stale[ref] = schedules[posting.schedule], posting
        await self.redraw()

    async def redraw(self) -> None:
        """Updates the posts that are due and were not updated just now."""
        now = self.clock.now()
        self._drawn = {ref: at for ref, at in self._drawn.items() if now - at < _PAUSE}
        for ref, (schedule, posting) in list(self._stale.items()):
            if ref not in self._drawn:
                del self._stale[ref]
                self._drawn[ref] = now
                await self._draw(ref, schedule, posting)

    async def _draw(self, ref: MessageRef, schedule: Schedule, posting: Posting) -> None:
        topic = decode_topic(posting.topic)
        language, phrases = await self.guide_texts.phrases_of(ref.platform, ref.workspace)
        guide = self.guide_texts.guide(topic.guide, language)
        if guide is None:
            return
        late = posting.planned.astimezone(zone_of(schedule.zone)) if posting.made - posting.planned > LATE else None
        reply = post(topic, guide, phrases, await self.poster.progress(schedule, topic.guide), late=late)
        place = Place(ref.platform, ref.workspace, ref.channel)
        with suppress(Undeliverable, Unavailable):  # the post may be gone; the next answer draws it again
            await self.chats[ref.platform].deliver(replace(reply, replaces=ref.id), place, ref.id)
