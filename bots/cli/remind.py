"""``privacy-check remind``: when reminders come next, and what they say."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from config.errors import ConfigError, is_there
from config.guides import Guides, check_names, load_guides
from config.phrases import Phrases, load_phrases, said_in
from config.settings import Settings, load
from core.reminders.posts import Progress, post
from core.reminders.request import ROTATION
from core.reminders.schedule import next_times, spoken
from core.reminders.topics import Topic, topics
from core.reply import Buttons, Paragraph, Reply

from ..registry import platforms
from .options import ConfigOption
from .slips import tell_guides
from .terminal import Report, printable

if TYPE_CHECKING:  # with the database's library, which other commands do without
    from core.store.reminders import Schedule

_NEXT = 3


def remind(
    listed: Annotated[bool, typer.Option("--list", help="Show all schedules with their next times.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print every post of the rotation, in its order.")] = False,
    language: Annotated[str, typer.Option("--language", metavar="CODE", help="Of the posts: en, de, fr or es.")] = "en",
    config: ConfigOption = None,
) -> int:
    """Show when reminders come next, or what they say. Posts nothing."""
    if not listed and not dry_run:
        raise ConfigError(
            "remind: add --list (when reminders come next) or --dry-run (what they say); a running bot posts by itself"
        )
    settings = load(config)
    tell_guides(settings)
    if listed:
        _print_schedules(asyncio.run(_schedules(settings)))
    if dry_run:
        phrases = load_phrases(settings.config_dir)
        if language not in phrases:
            raise ConfigError(f"--language: there is no {language!r}; known: {', '.join(phrases)}")
        guides, broken = load_guides(settings.config_dir)
        if not broken:
            check_names(guides, settings.reminders)
        wanted = guides.without(settings.reminders.without)
        _print_posts(
            topics([ROTATION], wanted, settings.reminders.include_unconfirmed), wanted, said_in(phrases, language), language
        )
    return 0


async def _schedules(settings: Settings) -> "list[Schedule]":
    from ..open_store import build_store

    store = build_store(settings)
    file = store.database.file
    if file is not None and not is_there(file):
        return []
    try:
        return [each for name in platforms() for each in await store.reminders.schedules(name)]
    except Exception as error:  # noqa: BLE001 - whatever the driver says
        problem = f"database: cannot be read ({type(error).__name__}); `privacy-check doctor` says more"
        raise ConfigError(problem) from None
    finally:
        await store.database.close()


def _print_schedules(schedules: "Sequence[Schedule]") -> None:
    out = Report()
    if not schedules:
        out.line("No reminders yet: an admin makes one with /privacy-check reminders.")
        return
    now = datetime.now(UTC)
    rows = (
        (each.platform, each.workspace, each.channel, spoken(each.cron, each.zone), ", ".join(each.guides), _next(each, now))
        for each in schedules
    )
    out.table(("Platform", "Workspace", "Channel", "When", "About", "Next"), rows)


def _next(schedule: "Schedule", now: datetime) -> str:
    if schedule.paused:
        return "paused"
    return "\n".join(f"{moment:%a %d %b %Y, %H:%M}" for moment in next_times(schedule.cron, schedule.zone, now, _NEXT))


def _print_posts(shown: Sequence[Topic], guides: Guides, phrases: Phrases, language: str) -> None:
    for number, topic in enumerate(shown, 1):
        guide = guides.said_in(language, topic.guide)
        if guide:
            typer.echo(f"--- {number}. {topic.encode()}")
            typer.echo(printable(_plain(post(topic, guide, phrases, Progress({})))))
            typer.echo("")


def _plain(reply: Reply) -> str:
    lines = []
    for block in reply.blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        elif isinstance(block, Buttons):
            lines.append(" ".join(f"[{button.label}]" for button in block.items))
    return "\n".join(lines)
