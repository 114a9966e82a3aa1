"""Where scenarios are played: one stage a platform, all with the same verbs. A new platform needs a stage of its own here."""

import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from typing import Any, Protocol

from config.entities import EntityTypes
from core.checker import Checker
from tests.bots.discord.test_conversation import connected as discord_connected
from tests.bots.slack.test_conversation import connected as slack_connected
from tests.fakes.discord_rest import BOT, GENERAL, GUILD, OWNER, user_of
from tests.fakes.discord_server import DiscordServer
from tests.fakes.pressing import discord_press, slack_action
from tests.fakes.slack_oauth import BOT as SLACK_BOT
from tests.fakes.slack_server import SlackServer
from tests.fakes.waiting import until

from .responders import ResponderUnderTest, a_responder
from .team import Team, a_team, shown

Json = dict[str, object]


class Stage(Protocol):
    """People are "ann", "ben" and "eve", who is an admin; what is told is one string, with all words, labels and codes in it."""

    responder: ResponderUnderTest

    async def says(self, who: str, text: str, to: str = "") -> str:
        """Posts a message, in answer to another one or not; its id."""

    async def names_the_bot(self, who: str, text: str) -> None:
        """Posts a message that names the bot, where a platform knows of that."""
        await self.says(who, text)

    async def goes_away(self) -> None:
        """The bot ends."""

    async def comes_back(self) -> None:
        """The bot starts again on the same database."""

    async def edits(self, who: str, message: str, text: str) -> None:
        """Changes it."""

    async def deletes(self, who: str, message: str) -> None:
        """Deletes it."""

    async def told(self, who: str) -> list[str]:
        """What the bot has told somebody alone without being asked."""

    async def asks(self, who: str, text: str) -> str:
        """``/privacy-check TEXT``; the answer."""

    async def presses(self, who: str, label: str) -> str:
        """A button of the last notice; the answer."""

    async def presses_in(self, who: str, answer: str, label: str) -> str:
        """A button of an answer that somebody got; the answer to that."""
        return await self.forges(who, code_in_answer(answer, label))

    async def forges(self, who: str, code: str) -> str:
        """A button that was never shown."""

    async def posted_for(self, who: str) -> list[str]:
        """What stands in the channel, posted in somebody's name."""


class _Real:
    """What the platforms that are reached over the network share."""

    def __init__(self, start: Callable[[], AbstractAsyncContextManager[ResponderUnderTest]]) -> None:
        self._start = start
        self._bot = AsyncExitStack()
        self.responder: ResponderUnderTest

    async def goes_away(self) -> None:
        await self._bot.aclose()

    async def comes_back(self) -> None:
        self.responder = await self._bot.enter_async_context(self._start())


class SlackStage(_Real, Stage):
    """The real Bolt app."""

    IDS: Mapping[str, str] = {"ann": "U1", "ben": "U2", "eve": "U0ADMIN"}

    def __init__(self, server: SlackServer, start: Callable[[], AbstractAsyncContextManager[ResponderUnderTest]]) -> None:
        super().__init__(start)
        self._server = server

    async def says(self, who: str, text: str, to: str = "") -> str:
        return self._server.say(self.IDS[who], text, thread=to)

    async def names_the_bot(self, who: str, text: str) -> None:
        await self.says(who, f"<@{SLACK_BOT}> {text}")

    async def edits(self, who: str, message: str, text: str) -> None:
        self._server.edit("C0GENERAL", message, text)

    async def deletes(self, who: str, message: str) -> None:
        self._server.delete("C0GENERAL", message)

    async def told(self, who: str) -> list[str]:
        return [_words(post["blocks"]) for post in self._server.told(self.IDS[who])]

    async def asks(self, who: str, text: str) -> str:
        return await self._answer(who, lambda user: self._server.command(user, text))

    async def presses(self, who: str, label: str) -> str:
        action = slack_action(self._server.told(self.IDS[who])[-1], label)
        return await self._answer(who, lambda user: self._server.press(user, action))

    async def forges(self, who: str, code: str) -> str:
        action: Json = {"action_id": "privacy_check:0", "value": code}
        return await self._answer(who, lambda user: self._server.press(user, action))

    async def posted_for(self, who: str) -> list[str]:
        return [str(post["text"]) for post in self._server.posts["C0GENERAL"] if post.get("username")]

    async def _answer(self, who: str, act: "_Act") -> str:
        user = self.IDS[who]
        before = len(self._server.answers[user])
        act(user)
        await until(lambda: len(self._server.answers[user]) > before)
        return _words(self._server.answers[user][-1])


class DiscordStage(_Real, Stage):
    """The real discord.py client."""

    IDS: Mapping[str, str] = {"ann": "400000000000000001", "ben": "400000000000000002", "eve": OWNER}

    def __init__(self, server: DiscordServer, start: Callable[[], AbstractAsyncContextManager[ResponderUnderTest]]) -> None:
        super().__init__(start)
        self._server = server

    async def says(self, who: str, text: str, to: str = "") -> str:
        reference = {"message_id": to, "channel_id": GENERAL, "guild_id": GUILD}
        return self._server.say(self.IDS[who], text, **({"type": 19, "message_reference": reference} if to else {}))

    async def names_the_bot(self, who: str, text: str) -> None:
        self._server.say(self.IDS[who], f"<@{BOT}> {text}", mentions=[user_of(BOT, bot=True)])

    async def edits(self, who: str, message: str, text: str) -> None:
        self._server.edit(GENERAL, message, text)

    async def deletes(self, who: str, message: str) -> None:
        self._server.delete(GENERAL, message)

    async def told(self, who: str) -> list[str]:
        return [_words(post) for post in self._server.told(self.IDS[who])]

    async def asks(self, who: str, text: str) -> str:
        return await self._answer(self._server.command(self.IDS[who], text))

    async def presses(self, who: str, label: str) -> str:
        notice = self._server.told(self.IDS[who])[-1]
        return await self._answer(self._server.press(self.IDS[who], discord_press(notice, label), notice, directly=True))

    async def forges(self, who: str, code: str) -> str:
        return await self._answer(self._server.press(self.IDS[who], code))

    async def posted_for(self, who: str) -> list[str]:
        return [str(post["content"]) for post in self._server.messages[GENERAL] if post.get("webhook_id")]

    async def _answer(self, token: str) -> str:
        await until(lambda: len(self._server.answers[token]) > 1)
        return _words(self._server.answers[token][-1])


class PlaygroundStage(Stage):
    """The playground over its own HTTP interface."""

    IDS: Mapping[str, str] = {"ann": "jonas", "ben": "priya", "eve": "maya"}

    def __init__(self, team: Team) -> None:
        self._team, self.responder = team, team.responder

    async def goes_away(self) -> None:
        raise NotImplementedError

    async def comes_back(self) -> None:
        raise NotImplementedError

    async def says(self, who: str, text: str, to: str = "") -> str:
        return await self._team.person(self.IDS[who]).says(text)

    async def edits(self, who: str, message: str, text: str) -> None:
        await self._team.person(self.IDS[who]).edits(message, text)

    async def deletes(self, who: str, message: str) -> None:
        await self._team.person(self.IDS[who]).deletes(message)

    async def told(self, who: str) -> list[str]:
        return [shown(reply) for reply in await self._team.person(self.IDS[who]).sees() if reply["about"]]

    async def asks(self, who: str, text: str) -> str:
        return await self._team.person(self.IDS[who]).asks(text)

    async def presses(self, who: str, label: str) -> str:
        return await self._team.person(self.IDS[who]).presses(label)

    async def forges(self, who: str, code: str) -> str:
        return await self._team.person(self.IDS[who]).forges(code)

    async def posted_for(self, who: str) -> list[str]:
        return await self._team.person(self.IDS[who]).reads()


class _Act(Protocol):
    def __call__(self, user: str, /) -> None: ...


def _words(part: object) -> str:
    return json.dumps(part, ensure_ascii=False)


def _code_in(post: object, label: str) -> str:
    """The code of the button of that label, wherever a platform puts it."""
    found: list[str] = []

    def look(part: object) -> None:
        if isinstance(part, dict):
            named = part.get("label") == label or (isinstance(part.get("text"), dict) and part["text"].get("text") == label)
            found.extend(str(part[key]) for key in ("custom_id", "value", "code") if named and key in part)
            for value in part.values():
                look(value)
        elif isinstance(part, list):
            for value in part:
                look(value)

    look(post)
    assert found, f"no button {label!r}"
    return found[0]


def code_in_answer(answer: str, label: str) -> str:
    """The code of the newest button of that label in an answer."""
    return _code_in([json.loads(line) for line in reversed(answer.splitlines())], label)


Connects = Callable[[Any, ResponderUnderTest], AbstractAsyncContextManager[None]]


def _over_network(server: Callable[[], Any], stage: Callable[..., SlackStage | DiscordStage], connects: Connects) -> "Opens":
    """Opens a stage with the far side of a platform behind it."""

    @asynccontextmanager
    async def opened(checker: Checker, types: EntityTypes, database: str) -> AsyncIterator[Stage]:
        far_side = server()
        await far_side.start()

        @asynccontextmanager
        async def start() -> AsyncIterator[ResponderUnderTest]:
            async with a_responder(checker, types, database=database) as responder, connects(far_side, responder):
                yield responder

        made = stage(far_side, start)
        try:
            await made.comes_back()
            yield made
        finally:
            await made.goes_away()
            await far_side.stop()

    return opened


@asynccontextmanager
async def playground_stage(checker: Checker, types: EntityTypes, database: str) -> AsyncIterator[Stage]:
    async with a_team(checker, types, database=database) as team:
        yield PlaygroundStage(team)


class Opens(Protocol):
    """Opens a stage on a database."""

    def __call__(self, checker: Checker, types: EntityTypes, database: str) -> AbstractAsyncContextManager[Stage]: ...


STAGES: Mapping[str, Opens] = {
    "slack": _over_network(lambda: SlackServer(retries=(3.0, 3.0)), SlackStage, slack_connected),
    "discord": _over_network(DiscordServer, DiscordStage, discord_connected),
    "playground": playground_stage,
}
# The playground's messages live in its process, so that there is nothing to come back to.
REMEMBERING = ("slack", "discord")
