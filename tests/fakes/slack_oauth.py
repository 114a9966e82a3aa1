"""The far side of Slack's OAuth: codes become tokens, of workspaces, of organisations and of people."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import yaml

from .tokens import SLACK_ADMIN, SLACK_APP, SLACK_BOT

Json = dict[str, object]
TEAM, BOT, ORGANISATION = "T0TEAM", "U0BOT", "E0ORG"
OF_PERSON, OF_BOT = "xoxp-of-", "xoxb-of-"


def manifest_scopes() -> list[str]:
    """What a workspace grants the bot: all that the manifest asks for."""
    return list(_in_manifest())


@cache
def _in_manifest() -> tuple[str, ...]:
    manifest = Path(__file__).parents[2] / "bots" / "slack" / "manifest.yaml"
    return tuple(map(str, yaml.safe_load(manifest.read_text(encoding="utf-8"))["oauth_config"]["scopes"]["bot"]))


class SlackOAuth:
    """Part of SlackServer. A code is a workspace's id, an organisation's, or a person's that begins with U."""

    def __init__(self) -> None:
        super().__init__()
        self.teams: dict[str, str] = {}
        self.scopes = manifest_scopes()
        self.known_tokens = {SLACK_BOT, SLACK_APP, SLACK_ADMIN}
        self.granted = ["T0ONE", "T0TWO"]
        self.rotates, self.expires_in = False, 43_200
        self.refresh_tokens: dict[str, str] = {}
        self.channels: dict[str, list[Json]] = {"C0GENERAL": [], "C0SUPPORT": []}
        self.delete: Callable[[str, str], None]

    def _auth_test(self, body: Json) -> Json:
        team = str(body["_team"])
        organisation: Json = {"enterprise_id": team, "is_enterprise_install": True} if team == ORGANISATION else {}
        return {"team_id": team, "user_id": BOT, "bot_id": "B0BOT"} | organisation

    def _auth_teams_list(self, body: Json) -> Json:
        return {"teams": [{"id": team} for team in self.granted], "response_metadata": {"next_cursor": ""}}

    def _oauth_v2_access(self, body: Json) -> Json:
        if body.get("grant_type") == "refresh_token":
            return self._rotated(str(body["refresh_token"]))
        code = str(body["code"])
        if code.startswith("U"):
            person = {"id": code, "access_token": f"{OF_PERSON}{code}", "scope": "chat:write", "token_type": "user"}
            self.known_tokens.add(f"{OF_PERSON}{code}")
            return {"app_id": "A0", "team": {"id": TEAM}, "authed_user": person, "enterprise": None}
        whole = code == ORGANISATION
        self.teams[f"{OF_BOT}{code}"] = code
        self.known_tokens.add(f"{OF_BOT}{code}")
        about: Json = {"app_id": "A0", "authed_user": {"id": "U0ADMIN"}, "bot_user_id": BOT, "is_enterprise_install": whole}
        about |= {"team": None if whole else {"id": code, "name": "x"}, "enterprise": {"id": code} if whole else None}
        about |= {"access_token": f"{OF_BOT}{code}", "scope": "chat:write", "token_type": "bot"}
        return about | self._expiring(code) if self.rotates else about

    def _expiring(self, code: str) -> Json:
        refresh = f"xoxe-1-{len(self.refresh_tokens)}-{code}"
        self.refresh_tokens[refresh] = code
        return {"refresh_token": refresh, "expires_in": self.expires_in}

    def _rotated(self, refresh: str) -> Json:
        """A refresh token is good once; the token that it replaces ends here at once, so that a test sees which is used."""
        code = self.refresh_tokens.get(refresh, "")
        self.refresh_tokens[refresh] = ""
        if not code:
            return {"error": "invalid_refresh_token"}
        token = f"xoxe.xoxb-{len(self.refresh_tokens)}-{code}"
        self.known_tokens -= {each for each, team in self.teams.items() if team == code}
        self.known_tokens.add(token)
        self.teams[token] = code
        about: Json = {"access_token": token, "token_type": "bot", "team": {"id": code}, "is_enterprise_install": False}
        return about | self._expiring(code)

    @property
    def headers(self) -> dict[str, str]:
        """Slack tells the token's scopes with every answer."""
        return {"x-oauth-scopes": ",".join(self.scopes)}

    def _deleted_by_admin(self, body: Json) -> Json:
        self.delete(str(body["channel"]), str(body["ts"]))
        return {}

    def _deleted_by_its_author(self, body: Json, token: str) -> Json:
        """With a person's own token: their own messages only."""
        for message in self.channels[str(body["channel"])]:
            if message["ts"] == body["ts"] and message["user"] == token.removeprefix(OF_PERSON):
                self.delete(str(body["channel"]), str(body["ts"]))
                return {}
        return {"error": "cant_delete_message"}
