"""Looks up the channels and user groups that people name in a command."""

import re

from core.ports import Undeliverable

from .api import SlackApi

_CHANNEL = re.compile(r"(?:<#)?([CG][A-Z0-9]{2,30})(?:\|[^>]*)?>?")
_GROUP = re.compile(r"(?:<!subteam\^)?(S[A-Z0-9]{2,30})(?:\|[^>]*)?>?")
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

    async def group(self, written: str) -> str:
        """The id of a user group, or an empty string. Raises Unavailable, or Undeliverable."""
        found = _GROUP.fullmatch(written)
        if not found:
            return ""
        answer = await self._api.ask(self._api.client.usergroups_list, team_id=self._team)
        return found[1] if any(group.get("id") == found[1] for group in answer["usergroups"]) else ""
