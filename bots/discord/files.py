"""Files that people share on Discord: an attachment as the core's, and where it may be downloaded from.

Source: Discord developer documentation, "Reference", "CDN": attachments come from these two hosts, by signed addresses.
"""

import discord

from core.message import Attachment

from ..downloader import Downloader, Hosts

_APIS = frozenset({"discord.com", "discordapp.com"})
_HOSTS = Hosts(frozenset({"cdn.discordapp.com", "media.discordapp.net"}))


def downloader(api_url: str, seconds: float) -> Downloader:
    """API url: where another server than Discord stands in for it, files may come from there, too."""
    return Downloader(_HOSTS.beside(api_url, _APIS), seconds)


def attachment_of(file: discord.Attachment) -> Attachment:
    """It is still to be downloaded."""
    return Attachment(file.filename, file.size, id=str(file.id), address=file.url, media_type=file.content_type or "")
