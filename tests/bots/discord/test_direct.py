"""Whoever writes to the bot itself gets an answer."""

import json

import pytest

from tests.fakes.discord_rest import BOT, GENERAL, user_of
from tests.fakes.discord_server import DiscordServer
from tests.fakes.waiting import until

from .test_conversation import ANN, BEN, LEAK, discord, server

__all__ = ["discord", "server"]


def told(discord: DiscordServer, person: str) -> str:
    posts = [post for post in discord.told(person) if post["author"]["id"] == BOT]  # type: ignore[index]
    return json.dumps(posts, ensure_ascii=False)


@pytest.mark.parametrize("words", ["help", "hello"])
async def test_a_direct_message_that_asks_for_help_gets_it(discord: DiscordServer, words: str) -> None:
    discord.say_directly(ANN, words)
    await until(lambda: "What I can do" in told(discord, ANN))


async def test_a_direct_message_is_answered_with_what_was_found(discord: DiscordServer) -> None:
    discord.say_directly(ANN, "we meet at the harbour at noon")
    await until(lambda: "No personal data or secrets were found." in told(discord, ANN))
    discord.say_directly(ANN, LEAK)
    await until(lambda: "[CREDIT_CARD_1]" in told(discord, ANN))
    assert "4111" not in told(discord, ANN)
    assert discord.messages[GENERAL] == []


async def test_whoever_names_the_bot_gets_help_alone_and_once(discord: DiscordServer) -> None:
    discord.faults.doubled = 1.0
    discord.say(ANN, f"<@{BOT}> what do you do?", mentions=[user_of(BOT, bot=True)])
    await until(lambda: discord.told(ANN))
    assert "What I can do" in told(discord, ANN)
    discord.say(BEN, LEAK)
    await until(lambda: discord.told(BEN))
    assert len(discord.told(ANN)) == 1
    assert [post["author"]["id"] for post in discord.messages[GENERAL]] == [ANN, BEN]  # type: ignore[index]


async def test_whoever_names_the_bot_with_a_leak_gets_the_notice_alone(discord: DiscordServer) -> None:
    discord.say(ANN, f"<@{BOT}> {LEAK}", mentions=[user_of(BOT, bot=True)])
    await until(lambda: discord.told(ANN))
    discord.say(BEN, LEAK)
    await until(lambda: discord.told(BEN))
    assert "[CREDIT_CARD_1]" in told(discord, ANN)
    assert "What I can do" not in told(discord, ANN)
