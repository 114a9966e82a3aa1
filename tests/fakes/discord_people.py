"""What people do on the fake Discord with what the bot shows: press, choose, type commands, read what they were told."""

from .discord_rest import BOT, GENERAL, direct_of, user_of
from .discord_rules import Json


class _Sends:
    """What the server does with it."""

    direct: dict[str, list[Json]]

    def _message(self, channel: str, author: Json, body: Json) -> Json:
        raise NotImplementedError

    def interact(
        self,
        user: str,
        kind: int,
        data: Json,
        channel: str = GENERAL,
        message: Json | None = None,
        *,
        directly: bool = False,
        elsewhere: str = "",
    ) -> str:
        raise NotImplementedError


class DiscordPeople(_Sends):
    """Part of DiscordServer."""

    def press(
        self, user: str, code: str | Json, message: Json | None = None, *, ephemeral: bool = False, directly: bool = False
    ) -> str:
        """Presses a button (its id) or sends ``discord_press``, of a message in the channel or of one that only the user sees."""
        body = message or self._message(GENERAL, user_of(BOT, bot=True), {})
        data: Json = {"custom_id": code, "component_type": 2} if isinstance(code, str) else code
        return self.interact(user, 3, data, message=body | {"flags": 64 if ephemeral else 0}, directly=directly)

    def command(self, user: str, text: str, *, directly: bool = False) -> str:
        """Types /privacy-check, in the server or in a direct message to the bot."""
        options = [{"name": "text", "type": 3, "value": text}] if text else []
        data: Json = {"id": "1", "name": "privacy-check", "type": 1, "options": options}
        return self.interact(user, 2, data, directly=directly)

    def told(self, user: str) -> list[Json]:
        """What the bot has told somebody alone."""
        return self.direct[direct_of(user)]
