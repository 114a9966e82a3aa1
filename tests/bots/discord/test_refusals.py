"""Discord says no to a notice's embed or to its file: its reader is told all the same, in private and once."""

import json

from structlog.testing import capture_logs

from bots.discord.render import NO_FILE
from tests.fakes.discord_rest import GENERAL, direct_of
from tests.fakes.discord_server import DiscordServer
from tests.fakes.waiting import until

from .test_conversation import ANN, BEN, LEAK, answers, discord, server

__all__ = ["discord", "server"]
_LONG = "\n".join(f"line {n}: {LEAK}" for n in range(70))
_LONGER = "\n".join(f"line {n}: {LEAK}" for n in range(150))


def told(discord: DiscordServer, person: str) -> str:
    return json.dumps(discord.told(person), ensure_ascii=False)


def sent_to(discord: DiscordServer, person: str) -> int:
    return discord.calls.count(f"POST channels/{direct_of(person)}/messages")


async def test_a_file_that_is_too_large_is_not_sent_again_and_the_notice_says_so(discord: DiscordServer) -> None:
    discord.takes_files = False
    discord.say(ANN, _LONGER)
    await until(lambda: discord.told(ANN))
    assert NO_FILE.replace("`", "") in told(discord, ANN).replace("`", "")
    assert "4111" not in told(discord, ANN)
    discord.say(BEN, LEAK)
    await until(lambda: discord.told(BEN))
    assert (len(discord.told(ANN)), sent_to(discord, ANN)) == (1, 2)


async def test_an_answer_whose_file_is_too_large_says_so(discord: DiscordServer) -> None:
    discord.takes_files = False
    token = discord.command(ANN, _LONGER)
    await until(lambda: len(discord.answers[token]) == 2)
    assert "sending it as a file failed" in answers(discord, token)


async def test_where_embeds_are_refused_the_same_words_come_as_text_in_private(discord: DiscordServer) -> None:
    discord.takes_embeds = False
    with capture_logs() as logs:
        discord.say(ANN, LEAK)
        await until(lambda: discord.told(ANN))
        discord.say(BEN, LEAK)
        await until(lambda: discord.told(BEN))
    (notice,) = discord.told(ANN)
    assert "[PERSON_1] paid with [CREDIT_CARD_1]" in str(notice["content"])
    assert "4111" not in json.dumps(notice)
    assert [str(post["content"]) for post in discord.messages[GENERAL]] == [LEAK, LEAK]
    assert sent_to(discord, ANN) == 2
    assert {line["log_level"] for line in logs if line["event"] == "blocks_refused"} == {"error"}


async def test_an_answer_whose_embed_is_refused_comes_as_text_to_the_asker_alone(discord: DiscordServer) -> None:
    discord.takes_embeds = False
    token = discord.command(ANN, LEAK)
    await until(lambda: len(discord.answers[token]) == 2)
    answer = discord.answers[token][1]
    assert "[PERSON_1] paid with [CREDIT_CARD_1]" in str(answer["content"])
    assert discord.messages[GENERAL] == []
    assert discord.told(ANN) == []


async def test_a_long_text_in_the_place_of_an_embed_comes_whole_as_a_file(discord: DiscordServer) -> None:
    discord.takes_embeds = False
    discord.say(ANN, _LONG)
    await until(lambda: discord.told(ANN))
    (name, content), *_ = discord.sent_files
    assert name == "redacted.txt"
    assert "line 69: [PERSON_1] paid with [CREDIT_CARD_1]" in content
    assert "4111" not in content
