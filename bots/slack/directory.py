"""Who is who in a workspace: admins, members of groups and channels, time zones."""

from collections import OrderedDict
from collections.abc import Collection, Mapping
from typing import Any

from core.message import Place
from core.ports import Person, Undeliverable

from .api import SlackApi
from .errors import PERSON_GONE

_PAGE = 200
_ADMINS = 3
_MOST_KNOWN = 10_000
_NO_GROUP = frozenset({"no_such_subteam", "plan_upgrade_required"})


class Directory:
    """Asks Slack each time, but for who is a bot.

    Each method raises as ``SlackApi.ask`` does, and never takes a failed call for a no.
    """

    def __init__(self, api: SlackApi, team: str, me: str, admin_group: str) -> None:
        """Me: the bot's own user id. Admin group: a user group's id, or an empty string."""
        self._api = api
        self._team = team
        self._me = me
        self._admin_group = admin_group
        # By user id; whether somebody is a bot does not change.
        self._bots: OrderedDict[str, bool] = OrderedDict()

    async def is_admin(self, person: Person) -> bool:
        """See Chat; somebody whom Slack does not show us is none."""
        try:
            user = (await self._api.ask(self._api.client.users_info, user=person.id))["user"]
        except Undeliverable as error:
            if str(error) in PERSON_GONE:
                return False
            raise
        admin = bool(user.get("is_admin") or user.get("is_owner")) and self._is_ours(user)
        return admin or await self.in_groups(person, [self._admin_group])

    def _is_ours(self, user: Mapping[str, Any]) -> bool:
        """Whether a user belongs to the workspace: in Slack Connect, Slack tells of others' people with their own team.

        Somebody of our own organisation may have another home and belong to this workspace, too.
        """
        teams = user.get("enterprise_user", {}).get("teams") or ()
        return user.get("team_id", self._team) == self._team or self._team in teams

    async def is_bot(self, user: str) -> bool:
        """Whether a user is an app's own; one whom Slack does not show us posted by an app, and is taken for it."""
        if user not in self._bots:
            try:
                found = (await self._api.ask(self._api.client.users_info, user=user))["user"]
            except Undeliverable as error:
                if str(error) not in PERSON_GONE:
                    raise
                found = {"is_bot": True}
            self._bots[user] = bool(found.get("is_bot"))
            if len(self._bots) > _MOST_KNOWN:
                self._bots.popitem(last=False)
        return self._bots[user]

    async def in_groups(self, person: Person, groups: Collection[str]) -> bool:
        """See Chat; a group that is not there has no members."""
        for group in filter(None, groups):
            try:
                ask = self._api.client.usergroups_users_list
                answer = await self._api.ask(ask, usergroup=group, team_id=self._team)
            except Undeliverable as error:
                if str(error) not in _NO_GROUP:
                    raise
            else:
                if person.id in answer["users"]:
                    return True
        return False

    async def zone(self, person: Person) -> str:
        """See Chat."""
        return str((await self._api.ask(self._api.client.users_info, user=person.id))["user"].get("tz") or "")

    async def audience(self, place: Place) -> int | None:
        """See Chat."""
        ask = self._api.client.conversations_info
        answer = await self._api.ask(ask, channel=place.channel, include_num_members=True)
        number = answer["channel"].get("num_members")
        return max(0, int(number) - 1) if number is not None else None

    async def members(self, place: Place) -> list[Person]:
        """See Chat; other apps' users are among them, whom a message does not reach."""
        people: list[Person] = []
        cursor = ""
        while True:
            ask = self._api.client.conversations_members
            answer = await self._api.ask(ask, channel=place.channel, limit=_PAGE, cursor=cursor or None)
            people += [Person("slack", self._team, str(user)) for user in answer["members"] if user != self._me]
            cursor = str(answer.get("response_metadata", {}).get("next_cursor") or "")
            if not cursor:
                return people

    async def admins(self, workspace: str) -> list[Person]:
        """See Chat."""
        admins: list[Person] = []
        cursor = ""
        while len(admins) < _ADMINS:
            answer = await self._api.ask(self._api.client.users_list, team_id=self._team, limit=_PAGE, cursor=cursor or None)
            found = (user for user in answer["members"] if user.get("is_admin") and not user.get("deleted"))
            admins += [Person("slack", workspace, str(user["id"])) for user in found]
            cursor = str(answer.get("response_metadata", {}).get("next_cursor") or "")
            if not cursor:
                break
        return admins[:_ADMINS]
