"""The workspace's channels and user groups: those that people name in a command, and all public channels."""

import re
from collections.abc import AsyncIterator

from core.ports import NotAllowed, Undeliverable

from .api import SlackApi

_CHANNEL = re.compile(r"(?:<#)?([CG][A-Z0-9]{2,30})(?:\|[^>]*)?>?")
_GROUP = re.compile(r"(?:<!subteam\^)?(S[A-Z0-9]{2,30})(?:\|[^>]*)?>?")
# Why no channel at all can be joined.
_FOR_ALL = frozenset({"missing_scope", "no_permission", "not_allowed_token_type", "access_denied"})
# Slack's documentation recommends no more than 200 a page, and allows up to 999; a workspace may have tens of thousands.
_PAGE = 999
_OURS = "public_channel,private_channel"
# What Slack says of a channel that is not there, or that the app cannot see.
_ABSENT = frozenset({"channel_not_found"})


class Lookup:
    """Of one workspace."""

    def __init__(self, api: SlackApi, team: str) -> None:
        """Api: with the bot's token there."""
        self._api = api
        self._team = team

    async def channel(self, written: str) -> str:
        """The id of a channel that the app can see, or an empty string. Raises Unavailable, or Undeliverable."""
        found = _CHANNEL.fullmatch(written)
        if not found:
            return ""
        try:
            await self._api.ask(self._api.client.conversations_info, channel=found[1])
        except Undeliverable as error:
            if str(error) not in _ABSENT:
                raise
            return ""
        return found[1]

    async def public(self) -> AsyncIterator[tuple[str, bool]]:
        """The ids of all public channels, each with whether we are a member. Raises Unavailable, or Undeliverable."""
        cursor: str | None = None
        while True:
            answer = await self._api.ask(
                self._api.client.conversations_list,
                team_id=self._team,
                types="public_channel",
                exclude_archived=True,
                limit=_PAGE,
                cursor=cursor,
            )
            for channel in answer["channels"]:
                yield str(channel["id"]), bool(channel.get("is_member"))
            cursor = str(answer.get("response_metadata", {}).get("next_cursor") or "") or None
            if not cursor:
                return

    async def all_channels(self) -> AsyncIterator[tuple[str, bool]]:
        """The ids of those that we are members of, private ones too, and of the other public ones. Raises as ``public``."""
        ours: set[str] = set()
        cursor: str | None = None
        while True:
            ask = self._api.client.users_conversations
            answer = await self._api.ask(ask, team_id=self._team, types=_OURS, exclude_archived=True, limit=_PAGE, cursor=cursor)
            for channel in answer["channels"]:
                ours.add(str(channel["id"]))
                yield str(channel["id"]), True
            cursor = str(answer.get("response_metadata", {}).get("next_cursor") or "") or None
            if not cursor:
                break
        async for channel, _ in self.public():
            if channel not in ours:
                yield channel, False

    async def join(self, channel: str) -> None:
        """Joins a public channel. Raises Unavailable; NotAllowed without the scope; Undeliverable where this one is closed."""
        try:
            await self._api.ask(self._api.client.conversations_join, channel=channel)
        except NotAllowed as error:
            raise error if str(error) in _FOR_ALL else Undeliverable(str(error)) from None

    async def group(self, written: str) -> str:
        """The id of a user group, or an empty string. Raises Unavailable, or Undeliverable."""
        found = _GROUP.fullmatch(written)
        if not found:
            return ""
        answer = await self._api.ask(self._api.client.usergroups_list, team_id=self._team)
        return found[1] if any(group.get("id") == found[1] for group in answer["usergroups"]) else ""
