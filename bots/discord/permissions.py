"""What the bot needs of a server: asked for in the invite link, looked for at the start."""

from collections.abc import Iterator

import discord

# Source: Discord developer documentation, "Permissions". AutoMod needs one more, which is asked for only where it is wanted.
NEEDED = discord.Permissions(
    view_channel=True,
    read_message_history=True,
    send_messages=True,
    send_messages_in_threads=True,
    embed_links=True,
    attach_files=True,
    manage_messages=True,
    manage_webhooks=True,
)
SCOPES = ("bot", "applications.commands")
_WHAT_FOR = {
    "view_channel": "see it (View Channel)",
    "read_message_history": "read what came while I was away (Read Message History)",
    "send_messages": "answer (Send Messages)",
    "embed_links": "show the redacted version (Embed Links)",
    "attach_files": "send as a file what is too long for a message (Attach Files)",
    "manage_messages": "delete what its author wants to have deleted (Manage Messages)",
    "manage_webhooks": "post the redacted version in its author's name (Manage Webhooks)",
    "send_messages_in_threads": "answer in its threads (Send Messages in Threads)",
}


def invite_link(client: int, *, automod: bool = False) -> str:
    """The address at which a server adds the bot, with exactly what it uses. Client: the application's id."""
    more = discord.Permissions(manage_guild=automod)
    return discord.utils.oauth_url(client, permissions=NEEDED | more, scopes=SCOPES)


def channels_of(guild: discord.Guild) -> list[discord.abc.GuildChannel]:
    """All channels in which people write, forums among them."""
    return [*guild.text_channels, *guild.forums, *guild.voice_channels, *guild.stage_channels]


def missing_in(guild: discord.Guild) -> list[str]:
    """A line for each channel in which something is missing, and where it is turned on."""
    return list(_lines(guild))


def _lines(guild: discord.Guild) -> Iterator[str]:
    me = guild.me
    for channel in channels_of(guild) if me else ():
        have = channel.permissions_for(me)
        missing = [words for name, words in _WHAT_FOR.items() if not getattr(have, name)]
        if have.view_channel and missing:
            yield f"#{channel.name}: I may not {', nor '.join(missing)}; Edit Channel, Permissions, my role."
