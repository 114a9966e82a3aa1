"""A person's own page: what the bot does and keeps, their own numbers, the guides with what they answered."""

import structlog

from .. import wording
from ..ports import Home, Person, Undeliverable
from ..reminders.digest import findings_by_week, in_words
from ..reminders.schedule import spoken
from ..reminders.statistics import statistics_of
from ..reminders.topics import in_turn
from .kit import Kit

_log = structlog.get_logger("responder")
_WEEKS = 8


async def on_home(kit: Kit, person: Person) -> None:
    """Draws the page anew."""
    chat = kit.chat(person.platform)
    answers = await kit.store.answers.of(person)
    offered = in_turn(kit.guides, (*kit.reminders.include_unconfirmed, *answers))
    guides = [(key, kit.guides[key].name, _answer(kit, answers.get(key), key)) for key in offered]
    kept = (await kit.store.forgetting.kept_of(person)).entries
    blocks = wording.home(guides, kept, paused=await kit.book.paused_until(person), now=kit.clock.now())
    if await kit.is_admin(person):
        schedules = await kit.store.reminders.schedules(person.platform, person.workspace)
        lines = [f"{spoken(each.cron, each.zone)}{' (paused)' if each.paused else ''}" for each in schedules]
        numbers = await statistics_of(kit.store, person.platform, person.workspace, kit.clock.now(), _WEEKS)
        blocks = wording.home_of_admin(blocks, lines, in_words(numbers), findings_by_week(numbers))
    try:
        await chat.deliver(blocks, Home(person), f"home:{person.id}")
    except Undeliverable:
        _log.info("unreachable", platform=person.platform)


def _answer(kit: Kit, answer: tuple[str, int] | None, key: str) -> str:
    return answer[0] if answer and answer[1] >= kit.guides[key].version else ""
