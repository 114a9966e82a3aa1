"""Posts in a person's name: a webhook of ours in each channel, under the person's name and picture."""

import io
import re
from collections.abc import Sequence

import discord

from core.message import Attachment, Place
from core.ports import Person, Post, Undeliverable

from .history import latest

_NAME = "Privacy Check"
_LOOK_BACK = 20
_BY, _MOST_NAME = " (via Privacy Check)", 50
_REASON = "Privacy Check posts redacted versions in their authors' names"
# Source: Discord developer documentation, "Create Webhook" and "Usernames and Nicknames": parts and whole names that it refuses.
_REFUSED = re.compile(r"discord|clyde|^(?:everyone|here)$|[@#:]|```", re.IGNORECASE)
_MIDDLE = {"discord": 3, "clyde": 3, "everyone": 5, "here": 2}


def name_of(display_name: str) -> str:
    """A display name as a webhook may bear it: where Discord refuses a word, a hyphen parts it; at most 50 characters.

    No invisible or look-alike character: Discord strips the first, and the second would pretend to be somebody else.
    """

    def parted(match: re.Match[str]) -> str:
        middle = _MIDDLE.get(match[0].lower(), 0)
        return f"{match[0][:middle]}-{match[0][middle:]}" if middle else "-"

    return _REFUSED.sub(parted, display_name).strip()[:_MOST_NAME] or _NAME


def text_of(post: Post) -> str:
    """The words; a webhook cannot reply, so that a line says to which message they did."""
    to = post.answers
    return f"-# ↪ <https://discord.com/channels/{to.workspace}/{to.channel}/{to.id}>\n{post.text}" if to else post.text


_Home = discord.TextChannel | discord.ForumChannel | discord.VoiceChannel | discord.StageChannel


class Reposts:
    """Finds or makes the channel's webhook; a thread's posts go through its parent's."""

    def __init__(self, client: discord.Client) -> None:
        """Client: logged in."""
        self._client = client
        self._webhooks: dict[int, discord.Webhook] = {}

    async def post(self, place: Place, author: Person, text: str, files: Sequence[Attachment], *, again: bool) -> int:
        """The id of the post; raises Undeliverable, or what discord.py raises."""
        guild = self._client.get_guild(int(place.workspace)) if place.workspace.isdecimal() else None
        channel = guild.get_channel_or_thread(int(place.channel)) if guild else None
        home = channel.parent if isinstance(channel, discord.Thread) else channel
        if guild is None or not isinstance(home, _Home):
            raise Undeliverable("no webhooks here")
        webhook = await self._webhook(home)
        if again and channel is not None and (sent := await self._sent(channel, webhook, text)):
            return sent
        member = guild.get_member(int(author.id)) or await guild.fetch_member(int(author.id))
        thread = channel if isinstance(channel, discord.Thread) else discord.utils.MISSING
        quiet = discord.AllowedMentions.none()
        name, picture = f"{name_of(member.display_name)}{_BY}", member.display_avatar.url
        added = [discord.File(io.BytesIO(file.content or b""), file.name) for file in files]
        try:
            posted = await webhook.send(
                text, username=name, avatar_url=picture, thread=thread, allowed_mentions=quiet, files=added, wait=True
            )
        except discord.NotFound:
            self._webhooks.pop(home.id, None)  # somebody has deleted it
            raise
        return posted.id

    async def _webhook(self, home: "_Home") -> discord.Webhook:
        if home.id not in self._webhooks:
            me = self._client.user
            ours = [hook for hook in await home.webhooks() if hook.token and hook.user and me and hook.user.id == me.id]
            self._webhooks[home.id] = ours[0] if ours else await home.create_webhook(name=_NAME, reason=_REASON)
        return self._webhooks[home.id]

    async def _sent(self, channel: discord.abc.GuildChannel | discord.Thread, webhook: discord.Webhook, text: str) -> int | None:
        """A webhook's post carries no key, but its words: they are redacted, so that they may be compared."""
        if not isinstance(channel, discord.abc.Messageable):
            return None
        for message in await latest(self._client, channel, _LOOK_BACK):
            if message.webhook_id == webhook.id and message.content == text:
                return message.id
        return None
