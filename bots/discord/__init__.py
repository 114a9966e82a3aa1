"""Discord. So far its markup, so that Discord's text can be scanned; the connection comes with its own issue."""

from core.ports import Capabilities

from ..platform import Platform
from .markup import DiscordMarkup

PLATFORM = Platform(
    "discord", DiscordMarkup(), Capabilities(delete_others=True, repost_as_author=True, max_text=2000, max_buttons=25)
)
