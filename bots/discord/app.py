"""Connects: discord.py's client with its intents, and what came while we were away."""

import asyncio
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from http import HTTPStatus
from typing import Any

import aiohttp
import discord
import structlog
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from config.errors import ConfigError
from core.message import Place
from core.ports import Capabilities, Unavailable
from core.responder import Overloaded, Responder

from ..platform import unset
from ..token_health import TokenHealth
from . import CAPABILITIES
from .automod import CREATE, REMOVE, AutoMod
from .chat import DiscordChat
from .close_codes import NO_INTENT, cure_of
from .command_sync import sync
from .commands import Tree, all_commands
from .components import MORE
from .errors import as_ours
from .events import Events, place_of
from .files import downloader
from .parsing import guard
from .permission_watch import Watch
from .settings import DiscordSettings, read_shards

_log = structlog.get_logger("discord")
_PAUSE_SECONDS, _IDENTIFY_SECONDS, _SERVER_GAP_SECONDS = 5.0, 5.0, 2.0


def _intents() -> discord.Intents:
    intents = discord.Intents.none()
    intents.guilds = intents.guild_messages = intents.dm_messages = intents.message_content = True
    intents.auto_moderation_execution = True
    return intents


def _capabilities(mode: str) -> Capabilities:
    """With a mode for all channels, none needs to be chosen."""
    modes = dict.fromkeys((mode, *CAPABILITIES.modes) if mode else CAPABILITIES.modes)
    return replace(CAPABILITIES, opt_in=not mode, modes=tuple(modes))


def _sharding(written: str) -> dict[str, Any]:
    chosen = read_shards(written)
    return {"shard_ids": chosen[0], "shard_count": chosen[1]} if chosen else {}


class Bot(discord.AutoShardedClient):
    """Hands Discord's events on; keeps no message."""

    def __init__(self, responder: Responder, settings: DiscordSettings, *, server_gap: float = _SERVER_GAP_SECONDS) -> None:
        """Settings: Discord's own. Server gap: after so many seconds without a new server, all that a session has are known."""
        trace = aiohttp.TraceConfig()
        trace.on_request_end.append(self._heard)
        super().__init__(
            http_trace=trace,
            intents=_intents(),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            guild_ready_timeout=server_gap,
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
            **_sharding(settings.shards),
        )
        self._responder = responder
        source = downloader(settings.api_url, responder.download_seconds)
        self._chat = DiscordChat(self, _capabilities(settings.mode), source)
        self._events = Events(responder, self._chat.remember, lambda: self.application_id, settings.assistants)
        self._tree = Tree(self)
        guard(self)
        self._automod = AutoMod(self, responder)
        self._watch = Watch(self._missing, restored=self._restored)
        self._token = TokenHealth("discord", responder.clock, self._tell_readiness, self._works_again)
        self._telling: asyncio.Task[None] | None = None
        # How many sessions may be begun together, and when the last one of each rate limit key is.
        self._at_once = 1
        self._identified: dict[int, float] = {}
        self._beginning: asyncio.Task[None] | None = None
        # When we joined those servers to which we have introduced ourselves.
        self._introduced: dict[int, str] = {}
        for command in all_commands(self._events, self._automod):
            self._tree.add_command(command)

    async def setup_hook(self) -> None:
        """A session that was ended is begun anew at the gateway that this API names, not at the library's own."""
        _, gateway, limit = await self.http.get_bot_gateway()
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
        self._at_once = max(1, limit.get("max_concurrency", 1))

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Sessions are begun five seconds apart, but those of different rate limit keys together.

        Source: Discord developer documentation, "Sharding", "Max Concurrency": the key is the shard's id modulo that number.
        """
        key = (shard_id or 0) % self._at_once
        now = asyncio.get_running_loop().time()
        due = max(now, self._identified.get(key, now - _IDENTIFY_SECONDS) + _IDENTIFY_SECONDS)
        self._identified[key] = due
        await asyncio.sleep(due - now)

    async def on_shard_connect(self, shard: int) -> None:
        """A new session, of which no message has come yet: what was missed is read, before a newer one moves a cursor."""
        if self._responder.use_chat("discord", self._chat):
            guilds = {str(guild.id) for guild in self.guilds if guild.shard_id == shard}
            self._responder.reconnected("discord", workspaces=guilds | {"dm"})

    async def on_ready(self) -> None:
        """All servers are known: the cursors begin."""
        self._beginning = asyncio.current_task()
        places = self._places()
        created = {place: discord.utils.snowflake_time(int(place.channel)) for place in places}
        await self._responder.connected("discord", self._chat, places, created=created)
        _log.info("connected", platform="discord")
        try:
            await sync(self, self._tree)
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError) as error:
            _log.warning("commands_not_synced", platform="discord", error=type(error).__name__)
        for guild in self.guilds:
            await self._introduce(guild)
            await self._watch.look(guild)

    async def close(self) -> None:
        """Also begins nothing and looks at no permissions any more: the client and the store are about to be gone."""
        if self._beginning:
            self._beginning.cancel()
            await asyncio.wait({self._beginning})
        self._watch.stop()
        self._token.close()
        self._responder.ready.discard("discord")
        if self._telling:
            self._telling.cancel()
        await super().close()

    async def _heard(self, session: aiohttp.ClientSession, context: object, heard: aiohttp.TraceRequestEndParams) -> None:
        """Every answer of the REST API, also to the library's own calls. Webhooks and interactions have tokens of their own."""
        own = not {"webhooks", "interactions"} & set(heard.url.parts)
        if heard.response.status == HTTPStatus.UNAUTHORIZED and own and "discord" in self._responder.ready:
            self._token.refused(str(heard.response.status), self._token_works)

    async def _token_works(self) -> bool:
        try:
            await self.http.request(Route("GET", "/users/@me"))
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError) as error:
            raise as_ours(error) from None
        return True

    def _tell_readiness(self) -> None:
        if self._token.error:
            self._responder.ready.discard("discord")
        else:
            self._responder.ready.add("discord")

    def _works_again(self, since: datetime) -> None:
        """What came meanwhile is read, and the servers' owners are told."""
        self._responder.reconnected("discord", since)
        self._telling = asyncio.create_task(self._tell_owners(since))

    async def _tell_owners(self, since: datetime) -> None:
        for guild in self.guilds:
            try:
                await self._responder.on_token_works("discord", str(guild.id), since)
            except Exception as error:  # noqa: BLE001 - it works again, whether or not they can be told
                _log.warning("admins_not_told", platform="discord", error=type(error).__name__)

    async def _missing(self, guild: discord.Guild, lines: Sequence[str]) -> None:
        await self._responder.on_permissions_missing("discord", str(guild.id), lines)

    async def _restored(self, guild: discord.Guild, lines: Sequence[str]) -> None:
        await self._responder.on_permissions_restored("discord", str(guild.id), lines)

    async def on_guild_role_update(self, before: discord.Role, after: discord.Role) -> None:
        """A role may be ours."""
        self._watch.changed(after.guild)

    async def on_guild_channel_update(self, before: discord.abc.GuildChannel, after: discord.abc.GuildChannel) -> None:
        """A channel's permissions may have changed."""
        self._watch.changed(after.guild)

    async def on_member_update(self, before: discord.Member, after: discord.Member) -> None:
        """Only our own come without the intent for members: roles given or taken."""
        self._watch.changed(after.guild)

    def _places(self) -> dict[Place, int]:
        """Channels and threads of all servers, with the newest message of each."""
        places: dict[Place, int] = {}
        for guild in self.guilds:
            for channel in (*guild.text_channels, *guild.voice_channels, *guild.stage_channels, *guild.threads):
                places[place_of(guild.id, channel.id)] = getattr(channel, "last_message_id", None) or 0
        return places

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """A server has removed us; one that is only unreachable for a while does not come here."""
        await self._responder.on_removed("discord", str(guild.id))

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Somebody has added us."""
        await self._responder.connected("discord", self._chat, {}, [str(guild.id)])
        await self._introduce(guild)

    async def _introduce(self, guild: discord.Guild) -> None:
        """Two lines where everybody reads them, or else where we may write; once, also where nobody ran when we were added."""
        me = guild.me
        joined = me.joined_at.isoformat() if me and me.joined_at else ""
        if me is None or self._introduced.get(guild.id) == joined:
            return
        self._introduced[guild.id] = joined
        writable = [channel for channel in guild.text_channels if channel.permissions_for(me).send_messages]
        home = guild.system_channel if guild.system_channel in writable else next(iter(writable), None)
        if home is not None:
            try:
                await self._responder.on_joined(place_of(guild.id, home.id), joined=joined)
            except (Unavailable, Overloaded) as error:
                _log.warning("not_introduced", platform="discord", error=type(error).__name__)
                del self._introduced[guild.id]

    async def on_message(self, message: discord.Message) -> None:
        """A new message."""
        self._chat.meet(message.author)
        await self._events.on_message(message)

    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Also of messages that are not cached; an edit is one only where it says when."""
        if payload.data.get("edited_timestamp"):
            await self._events.on_message(payload.message)

    async def on_thread_create(self, thread: discord.Thread) -> None:
        """A new thread."""
        await self._events.on_title(thread, edited=False)

    async def on_thread_update(self, before: discord.Thread, after: discord.Thread) -> None:
        """A thread may have another name."""
        if before.name != after.name:
            await self._events.on_title(after, edited=True)

    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """A message is gone."""
        await self._events.on_delete(payload.guild_id, payload.channel_id, payload.message_id)

    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Many messages are gone at once: Discord says so in an event of its own."""
        for message in payload.message_ids:
            await self._events.on_delete(payload.guild_id, payload.channel_id, message)

    async def on_automod_action(self, execution: discord.AutoModAction) -> None:
        """AutoMod has kept a message back."""
        await self._automod.stopped(execution)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """A button or a menu; commands go through the tree."""
        if interaction.type is discord.InteractionType.component and interaction.data:
            chosen = interaction.data.get("values")
            code = chosen[0] if isinstance(chosen, list) and chosen else interaction.data.get("custom_id", "")
            if code in (CREATE, REMOVE):
                await self._automod.press(interaction, str(code))
            else:
                in_menu = str(interaction.data.get("custom_id")).startswith(MORE)
                await self._events.on_press(interaction, str(code), in_menu=in_menu)

    async def on_error(self, event_method: str, /, *args: object, **kwargs: object) -> None:
        """An error is logged without what it was about, and stops nothing."""
        error = sys.exc_info()[0]
        _log.error("event_failed", platform="discord", verb=event_method, error=error.__name__ if error else "")


async def run(settings: DiscordSettings, responder: Responder, *, server_gap: float = _SERVER_GAP_SECONDS) -> None:
    """Until cancelled. Server gap: seconds, as Bot takes them.

    Raises ConfigError where the token is missing or refused, or an intent is not granted.
    """
    if settings.token is None:
        raise unset("discord", "DISCORD_TOKEN")
    Route.BASE = settings.api_url.rstrip("/")
    while True:
        bot = Bot(responder, settings, server_gap=server_gap)
        try:
            async with bot:
                await bot.start(settings.token.get_secret_value())
        except discord.LoginFailure:
            raise ConfigError("environment: DISCORD_TOKEN: Discord refuses it; copy it again from the developer portal") from None
        except discord.PrivilegedIntentsRequired:
            raise ConfigError(NO_INTENT) from None
        except discord.ConnectionClosed as error:
            if cure := cure_of(error.code):
                raise ConfigError(cure) from None
            _log.warning("waiting_for_platform", platform="discord", error=f"closed with {error.code}")
        except (discord.HTTPException, discord.GatewayNotFound, aiohttp.ClientError, OSError) as error:
            _log.warning("waiting_for_platform", platform="discord", error=type(error).__name__)
        await asyncio.sleep(_PAUSE_SECONDS)
