"""A team chat on one page of this machine: no account, no token, nothing kept on disk."""

from typing import TYPE_CHECKING

from config.settings import Settings
from core.ports import Capabilities

from ..platform import Platform
from .markup import PlainMarkup
from .settings import PlaygroundSettings

if TYPE_CHECKING:  # with the database's library, which some commands do without
    from core.responder import Responder

CAPABILITIES = Capabilities(
    ephemeral_anytime=True,
    delete_others=True,
    repost_as_author=True,
    compare_view=True,
    demonstration=True,
    member_list=True,
    lists_threads=True,
    modes=("notice", "note", "dm", "replace", "log", "off"),
    max_text=100_000,
    max_buttons=10,
)


async def connect(settings: Settings, responder: "Responder") -> None:
    """Serves the page until the process is told to stop; raises ConfigError for wrong settings."""
    from .app import serve

    await serve(settings, responder)


PLATFORM = Platform("playground", PlainMarkup(), CAPABILITIES, connect, settings=PlaygroundSettings)
