"""Discord: what it allows, and how it is connected."""

from typing import TYPE_CHECKING

from config.extras import needs_extra
from config.settings import Settings
from core.ports import Capabilities

from ..platform import Platform
from .command_style import SPELLING
from .markup import DiscordMarkup
from .settings import DiscordSettings, discord_settings

if TYPE_CHECKING:  # with the database's library, which some commands do without
    from core.responder import Responder

CAPABILITIES = Capabilities(
    delete_others=True,
    repost_as_author=True,
    opt_in=True,
    global_people=True,
    repost_files=True,
    revokes=True,
    lists_threads=True,
    spelling=SPELLING,
    modes=("note", "dm", "replace", "log", "off"),
    max_text=2000,
    max_buttons=25,
)


def load() -> None:
    """Imports the client library; raises ConfigError where it is not installed."""
    with needs_extra("discord", "Discord"):
        from . import app  # noqa: F401


async def connect(settings: Settings, responder: "Responder") -> None:
    """Runs the bot until cancelled; raises ConfigError for wrong or missing settings."""
    load()
    from .app import run

    await run(discord_settings(settings), responder)


def missing(settings: Settings) -> str:
    """The token's variable where it is not there, or an empty string; raises ConfigError."""
    return "" if discord_settings(settings).token else "DISCORD_TOKEN"


PLATFORM = Platform("discord", DiscordMarkup(), CAPABILITIES, connect, missing, load, DiscordSettings)
