"""What cannot be posted again is not deleted: whoever has a message posted redacted loses no sticker and no poll."""

import pytest

from tests.fakes.discord_rest import GENERAL, GUILD, Json
from tests.fakes.discord_server import DiscordServer
from tests.fakes.waiting import until

from .test_conversation import ANN, LEAK, server
from .test_everything_read import POST, a_forum
from .test_modes import Start, answered, start

__all__ = ["server", "start"]
STICKER: Json = {"sticker_items": [{"id": "1", "name": "wave", "format_type": 1}]}
POLL: Json = {
    "poll": {
        "question": {"text": "Which day?"},
        "answers": [{"answer_id": 1, "poll_media": {"text": "Monday"}}, {"answer_id": 2, "poll_media": {"text": "Tuesday"}}],
        "expiry": "2099-01-01T00:00:00+00:00",
        "allow_multiselect": False,
        "layout_type": 1,
    }
}


@pytest.mark.parametrize("shown", [STICKER, POLL], ids=["sticker", "poll"])
async def test_a_sticker_or_a_poll_does_not_go_with_the_message(server: DiscordServer, start: Start, shown: Json) -> None:
    async with start("note"):
        message = server.say(ANN, LEAK, **shown)
        await until(lambda: len(server.messages[GENERAL]) == 2)
        answer = await answered(server, server.press(ANN, f"post|{GUILD}|{GENERAL}|{message}|"))
        assert "Your message is still there, because a file or another part of it" in answer
        assert "Delete my message" in answer
        assert any(m["id"] == message for m in server.messages[GENERAL])
        assert "has been deleted" in await answered(server, server.press(ANN, f"delete|{GUILD}|{GENERAL}|{message}|"))
        assert not any(m["id"] == message for m in server.messages[GENERAL])


async def test_the_title_of_a_forum_post_stays_whoever_deletes_its_first_message(server: DiscordServer, start: Start) -> None:
    a_forum(server)
    server.titles[POST] = "please help"
    async with start("note"):
        server.say(ANN, LEAK, POST, id=POST)
        await until(lambda: len(server.messages[POST]) == 2)
        assert "was replaced" in await answered(server, server.press(ANN, f"post|{GUILD}|{POST}|{POST}|"))
