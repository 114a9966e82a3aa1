"""Options that several commands share, and how a text becomes a message."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from config.errors import ConfigError
from config.settings import Settings, load
from core.message import Attachment, Author, Message, MessageRef, Place
from core.text import Text

from .. import log
from ..registry import platforms
from .slips import tell_own

if TYPE_CHECKING:  # with the language model's library, which takes seconds and most commands do without
    from core.checker import Checker

ConfigOption = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="Settings file; ./privacy-check.yaml if it is there.")
]
PlatformOption = Annotated[
    str, typer.Option("--platform", metavar="NAME", help="Whose markup the text is in: plain, slack or discord.")
]

JobsOption = Annotated[
    int | None,
    typer.Option("--jobs", min=1, metavar="N", help="How many processes read jsonl or an export; default: one a core."),
]
ResumeOption = Annotated[
    Path | None,
    typer.Option(
        "--resume", metavar="FILE", help="For an export: keeps how far it is in FILE, without content, and goes on there."
    ),
]
ClusterOption = Annotated[
    str, typer.Option("--cluster", metavar="ADDRESS", help="For an export: a Dask scheduler, as in tcp://host:8786.")
]
WorkspaceOption = Annotated[
    str,
    typer.Option("--workspace", metavar="NAME", help="For an export of Slack: NAME of NAME.slack.com, for links to messages."),
]


def prepared(config: Path | None) -> Settings:
    """Settings, and logging as they say; what is misspelt there is told. Raises ConfigError."""
    settings = load(config)
    log.set_up(settings.log_level)
    tell_own(settings)
    return settings


def checker_of(settings: Settings) -> "Checker":
    """What checks a text; takes seconds, so that wrong use is told before. Raises ConfigError."""
    from ..checking import build_checker

    return build_checker(settings)


def place_of(platform: str) -> Place:
    """A place on the platform; raises ConfigError for an unknown one."""
    known = ("plain", *(name for name in platforms() if name != "playground"))
    if platform not in known:
        raise ConfigError(f"--platform: {platform!r} is unknown; known: {', '.join(known)}")
    return Place(platform, "", "")


def message_of(text: str, platform: str = "plain", files: tuple[Attachment, ...] = ()) -> Message:
    """A message that somebody asked about, in the platform's markup."""
    place = place_of(platform)
    markup = platforms()[platform].markup if platform in platforms() else None
    decoded = markup.decode(text) if markup else Text.plain(text)
    return Message(MessageRef(platform, "", "", ""), Author(""), place, decoded, files, asked=True)
