"""Discord as the core's port Chat."""

import hashlib
import re
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import aiohttp
import discord

from core.message import Attachment, Message, MessageRef, Place
from core.ports import (
    Capabilities,
    Home,
    Interaction,
    Listed,
    NotAllowed,
    Pace,
    PastPage,
    Person,
    Post,
    Target,
    Unavailable,
    Undeliverable,
)
from core.reply import Audience, Reply

from ..downloader import Downloader, NotDownloaded
from .errors import as_ours, is_gone
from .events import message_of, parents_of, titled
from .history import latest, newer, unread
from .history_pages import PACE, HistoryPages
from .permissions import channels_of
from .post_embed import footer_of, redrawn, shown
from .reposts import Reposts, text_of
from .webhooks import delete_posted

_LOOK_BACK = 50
_MOST_ASKED = 1000
_NONCE = 24
_FRESH_SECONDS = 60.0
# What a server's audit log says.
_WITHDRAWN, _ASKED = "Privacy Check: replaced, or no longer needed", "Privacy Check: its author asked for it"


def nonce_of(key: str) -> str:
    """A key as Discord's nonce, at most 25 characters."""
    return hashlib.sha256(key.encode()).hexdigest()[:_NONCE]


class DiscordChat:
    """Sends and reads through discord.py, which waits out rate limits itself."""

    def __init__(self, client: discord.Client, capabilities: Capabilities, source: Downloader) -> None:
        """Source: where files come from."""
        self._client = client
        self._capabilities = capabilities
        self._source = source
        self._asked: OrderedDict[str, discord.Interaction] = OrderedDict()
        self._reposts = Reposts(client)
        self._pages = HistoryPages(client)
        self._met: OrderedDict[tuple[int, int], tuple[float, discord.Member]] = OrderedDict()

    def meet(self, somebody: object) -> None:
        """Whoever writes or presses comes with their roles, which need not be asked for in the next minute."""
        if isinstance(somebody, discord.Member):
            self._met[somebody.guild.id, somebody.id] = time.monotonic(), somebody
            if len(self._met) > _MOST_ASKED:
                self._met.popitem(last=False)

    def remember(self, interaction: discord.Interaction) -> None:
        """Somebody waits for an answer; the platform takes it for 15 minutes, we for the last 1,000."""
        self._asked[interaction.token] = interaction
        self.meet(interaction.user)
        if len(self._asked) > _MOST_ASKED:
            self._asked.popitem(last=False)

    @property
    def capabilities(self) -> Capabilities:
        """See Chat."""
        return self._capabilities

    async def deliver(
        self, reply: Reply, to: Target, key: str, *, reader: Person | None = None, again: bool = False
    ) -> MessageRef:
        """See Chat. What is for the author alone goes by DM, as nothing but an answer can be private in a channel."""
        if isinstance(to, Home):
            raise Undeliverable("no page of one's own")
        if isinstance(to, Interaction):
            return await self._follow_up(reply, to)
        if isinstance(to, Place) and reply.replaces:
            return await self._edit(reply, to)
        if isinstance(to, Place) and (reader is None or reply.audience is Audience.EVERYONE):
            return await self._send(self._channel(to.channel), reply, key, to.workspace, again=again, answers=True)
        person = to if isinstance(to, Person) else reader
        assert person is not None
        try:
            direct = await self._client.create_dm(discord.Object(int(person.id)))
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError) as error:
            raise as_ours(error) from None
        return await self._send(direct, reply, key, "dm", again=again)

    def _channel(self, channel: str) -> discord.PartialMessageable:
        return self._client.get_partial_messageable(int(channel))

    async def _send(
        self, channel: discord.abc.Messageable, reply: Reply, key: str, workspace: str, *, again: bool, answers: bool = False
    ) -> MessageRef:
        """Answers: it is to stand below the message that it is about."""
        nonce = nonce_of(key)

        async def send(**parts: Any) -> discord.Message:
            more: dict[str, Any] = (
                {"reference": _reference(reply.about), "mention_author": reply.ping} if answers and reply.about else {}
            )
            return await channel.send(nonce=nonce, **parts, **more)

        try:
            sent = await self._sent(channel, nonce) if again else None
            if sent is None:
                sent = await shown(send, reply, f"Privacy Check · {nonce[:12]}")
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError) as error:
            raise as_ours(error) from None
        return MessageRef("discord", workspace, str(sent.channel.id), str(sent.id))

    async def _edit(self, reply: Reply, place: Place) -> MessageRef:
        """Draws a post of ours anew; its footer, by which it is found, stays."""
        try:
            post = await self._channel(place.channel).fetch_message(int(reply.replaces))

            async def edit(**parts: Any) -> discord.Message:
                return await post.edit(allowed_mentions=discord.AllowedMentions.none(), **parts)

            await redrawn(edit, reply, footer_of(post))
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError) as error:
            raise as_ours(error) from None
        return MessageRef("discord", place.workspace, place.channel, reply.replaces)

    async def _sent(self, channel: discord.abc.Messageable, nonce: str) -> discord.Message | None:
        """A nonce is remembered for minutes only; beyond that, our own posts' footers tell."""
        me = self._client.user
        for message in await latest(self._client, channel, _LOOK_BACK):
            if me is not None and message.author.id == me.id and footer_of(message).endswith(nonce[:12]):
                return message
        return None

    async def _follow_up(self, reply: Reply, to: Interaction) -> MessageRef:
        asked = self._asked.get(to.token)
        if asked is None:
            raise Undeliverable("the interaction is over")

        async def send(**parts: Any) -> discord.Message:
            return await asked.followup.send(ephemeral=True, wait=True, **parts)

        try:
            if reply.replaces and asked.message and asked.message.flags.ephemeral:
                await redrawn(asked.edit_original_response, reply)
                return MessageRef("discord", to.place.workspace, to.place.channel, reply.replaces)
            sent = await shown(send, reply)
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError) as error:
            raise as_ours(error) from None
        return MessageRef("discord", to.place.workspace, to.place.channel, str(sent.id))

    async def post_as(self, author: Person, place: Place, post: Post, key: str, *, again: bool = False) -> MessageRef:
        """See Chat: by a webhook of ours in the channel, which needs the permission to manage webhooks."""
        text = text_of(post)
        if len(text) > self._capabilities.max_text:
            raise Undeliverable("too long")
        try:
            sent = await self._reposts.post(place, author, text, post.files, again=again)
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError) as error:
            raise as_ours(error) from None
        return MessageRef("discord", place.workspace, place.channel, str(sent))

    async def revoke(self, message: Message, spared: Sequence[str]) -> int:
        """See Chat: posted webhooks, which whoever knows their address can delete."""
        return await delete_posted(self._client, message, spared)

    async def withdraw(self, notice: MessageRef) -> None:
        """See Chat."""
        await self.delete(notice)

    async def delete(self, ref: MessageRef, by: Person | None = None) -> bool:
        """See Chat."""
        try:
            await self._client.http.delete_message(int(ref.channel), int(ref.id), reason=_WITHDRAWN if by is None else _ASKED)
        except discord.Forbidden:
            return False
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError) as error:
            if not is_gone(error):
                raise as_ours(error) from None
            return self._titled(ref) is None
        return True

    async def fetch(self, ref: MessageRef) -> Message | None:
        """See Chat."""
        try:
            found = await self._channel(ref.channel).fetch_message(int(ref.id))
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError) as error:
            thread = self._titled(ref)
            if is_gone(error):
                return titled(thread, self._client.application_id) if thread else None
            raise as_ours(error) from None
        return self._in(found, ref)

    def _titled(self, ref: MessageRef) -> discord.Thread | None:
        """The thread whose name is meant where the message has the thread's own id and is not there, as in text channels."""
        guild = self._client.get_guild(int(ref.workspace)) if ref.workspace.isdecimal() and ref.id == ref.channel else None
        return guild.get_thread(int(ref.channel)) if guild else None

    async def download(self, file: Attachment, workspace: str, most: int) -> Attachment:
        """See Chat; Discord's addresses are signed, so that no token is needed."""
        try:
            return replace(file, content=(await self._source.fetch(file.address, most)).content)
        except NotDownloaded as error:
            return replace(file, unread=error.reason)

    def _in(self, found: discord.Message, ref: MessageRef, thread: discord.Thread | None = None) -> Message:
        """What is fetched by its channel alone does not say which server it is in; we know."""
        guild = self._client.get_guild(int(ref.workspace)) if ref.workspace.isdecimal() else None
        channel = thread or (guild.get_channel_or_thread(int(ref.channel)) if guild else None)
        message = message_of(found, self._client.application_id, channel)
        return replace(
            message,
            ref=replace(message.ref, workspace=ref.workspace),
            place=replace(message.place, workspace=ref.workspace, private=ref.workspace == "dm", parents=parents_of(channel)),
            answers=replace(message.answers, workspace=ref.workspace) if message.answers else None,
        )

    def _parents(self, ref: MessageRef) -> tuple[str, ...]:
        guild = self._client.get_guild(int(ref.workspace)) if ref.workspace.isdecimal() else None
        return parents_of(guild.get_channel_or_thread(int(ref.channel)) if guild else None)

    def located(self, place: Place) -> Place | None:
        """See Chat; a server may be another shard's."""
        if place.workspace.isdecimal() and self._client.get_guild(int(place.workspace)) is None:
            return None
        ref = MessageRef("discord", place.workspace, place.channel, "0")
        return replace(place, private=place.workspace == "dm", parents=self._parents(ref))

    async def history(self, place: Place, position: int, after: datetime | None) -> AsyncIterator[Message]:
        """See Chat; without the permission for it, Discord answers with an empty history, which is none."""
        self._must_read(place)
        since = max(position, discord.utils.time_snowflake(after) if after else 0)
        try:
            async for line in newer(self._client, self._channel(place.channel), since):
                if message := self._read(line, MessageRef("discord", place.workspace, place.channel, str(line.id))):
                    yield message
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError) as error:
            raise NotAllowed("gone") if is_gone(error) else as_ours(error) from None

    async def past(self, place: Place, at: str, since: datetime) -> PastPage:
        """See Chat."""
        guild = self._guild(place.workspace)
        if guild is None or guild.unavailable:
            raise Unavailable("the server is not there now")
        self._must_read(place)
        try:
            lines, following = await self._pages.page(guild, int(place.channel), at, since)
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError) as error:
            raise NotAllowed("gone") if is_gone(error) else as_ours(error) from None
        if lines is None:
            return PastPage((), following, PACE)
        thread = lines.place if isinstance(lines.place, discord.Thread) else None
        channel = str(thread.id) if thread else place.channel
        refs = ((line, MessageRef("discord", place.workspace, channel, str(line.id))) for line in lines.messages)
        read = [message for line, ref in refs if (message := self._read(line, ref, thread))]
        unread = lines.number - len(read)
        reached = min((each.sent_at for each in read if each.sent_at), default=None) if channel == place.channel else None
        if thread and lines.begins and not isinstance(thread.parent, discord.ForumChannel):
            read.append(titled(thread, self._client.application_id))  # in a forum it belongs to the first message
        return PastPage(tuple(read), following, PACE, reached, unread)

    async def pace(self, place: Place) -> Pace:
        """See Chat; the same everywhere."""
        return PACE

    async def channels(self, workspace: str) -> AsyncIterator[Listed]:
        """See Chat; forums and spoken channels, too."""
        guild = self._guild(workspace)
        if guild is None or guild.unavailable:
            raise Unavailable("the server is not there now")
        for channel in channels_of(guild):
            may = channel.permissions_for(guild.me)
            public = channel.permissions_for(guild.default_role).view_channel
            if may.view_channel or public:
                ours = may.view_channel and may.read_message_history
                yield Listed(Place("discord", workspace, str(channel.id), parents=parents_of(channel)), ours)

    def _read(self, found: discord.Message, ref: MessageRef, thread: discord.Thread | None = None) -> Message | None:
        """None for what we cannot read, so that the next one is. Thread: one that the client may not know."""
        try:
            return self._in(found, ref, thread)
        except Exception as error:  # noqa: BLE001 - Discord may send what we do not know yet
            unread(error)
            return None

    def _must_read(self, place: Place) -> None:
        """Raises NotAllowed, without asking Discord, where a channel that we know is closed to us."""
        guild = self._client.get_guild(int(place.workspace)) if place.workspace.isdecimal() else None
        channel = guild.get_channel_or_thread(int(place.channel)) if guild else None
        if guild is None or channel is None or guild.me is None:
            return
        may = channel.permissions_for(guild.me)
        if not (may.view_channel and may.read_message_history):
            raise NotAllowed("history")

    async def _member(self, person: Person) -> discord.Member | None:
        if not person.workspace.isdecimal():
            return None
        guild = self._client.get_guild(int(person.workspace))
        if guild is None:
            raise Unavailable("the server is not there now")
        known = self._met.get((guild.id, int(person.id)))
        if known and time.monotonic() - known[0] < _FRESH_SECONDS:
            return known[1]
        try:
            return guild.get_member(int(person.id)) or await guild.fetch_member(int(person.id))
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError) as error:
            if is_gone(error):
                return None
            raise as_ours(error) from None

    async def is_admin(self, person: Person) -> bool:
        """See Chat: whoever may manage the server."""
        member = await self._member(person)
        return member is not None and member.guild_permissions.manage_guild

    async def manages(self, person: Person, place: Place) -> bool:
        """See Chat: whoever may manage messages in the channel; a thread has its channel's permissions."""
        member = await self._member(person)
        channel = member.guild.get_channel_or_thread(int(place.channel)) if member else None
        home = channel.parent if isinstance(channel, discord.Thread) else channel
        return member is not None and home is not None and home.permissions_for(member).manage_messages

    async def in_groups(self, person: Person, groups: Collection[str]) -> bool:
        """See Chat: roles."""
        member = await self._member(person)
        return member is not None and any(str(role.id) in groups for role in member.roles)

    async def public_channels(self, workspace: str) -> AsyncIterator[Listed]:
        """See Chat: those that a member without any role sees."""
        guild = self._guild(workspace)
        for channel in channels_of(guild) if guild else ():
            if guild and channel.permissions_for(guild.default_role).view_channel:
                ours = channel.permissions_for(guild.me).view_channel
                yield Listed(Place("discord", workspace, str(channel.id), parents=parents_of(channel)), ours)

    async def join(self, place: Place) -> None:
        """See Chat; a bot is in every channel that it may see."""
        raise NotAllowed("View Channel")

    async def channel_id(self, workspace: str, written: str) -> str:
        """See Chat; a category and a thread are channels, too."""
        found, guild = re.fullmatch(r"(?:<#)?(\d{15,20})>?", written), self._guild(workspace)
        return found[1] if found and guild and guild.get_channel_or_thread(int(found[1])) else ""

    async def group_id(self, workspace: str, written: str) -> str:
        """See Chat: a role."""
        found, guild = re.fullmatch(r"(?:<@&)?(\d{15,20})>?", written), self._guild(workspace)
        return found[1] if found and guild and guild.get_role(int(found[1])) else ""

    def _guild(self, workspace: str) -> discord.Guild | None:
        return self._client.get_guild(int(workspace)) if workspace.isdecimal() else None

    async def zone(self, person: Person) -> str:
        """See Chat; Discord does not say."""
        return ""

    async def audience(self, place: Place) -> int | None:
        """See Chat; who reads a channel is told only to bots with the privileged intent for members."""
        return None

    async def members(self, place: Place) -> list[Person]:
        """See Chat; as with ``audience``."""
        return []

    async def admins(self, workspace: str) -> list[Person]:
        """See Chat: the server's owner."""
        guild = self._client.get_guild(int(workspace)) if workspace.isdecimal() else None
        return [Person("discord", workspace, str(guild.owner_id))] if guild and guild.owner_id else []


def _reference(about: MessageRef) -> discord.MessageReference:
    return discord.MessageReference(message_id=int(about.id), channel_id=int(about.channel), fail_if_not_exists=False)
