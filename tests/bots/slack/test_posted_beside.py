"""What cannot be posted again is not deleted: whoever has a message posted redacted loses nothing that was shared with it."""

import pytest
from pydantic import SecretStr

from tests.fakes.slack_server import SlackServer
from tests.fakes.tokens import SLACK_ADMIN
from tests.fakes.waiting import until

from .test_conversation import LEAK, server
from .test_modes import CUSTOMIZE, Start, action_of, answered, press, start

__all__ = ["server", "start"]
CELLS = [{"type": "raw_text", "text": "Milk"}, {"type": "raw_text", "text": "two litres"}]
ITEMS = [{"type": "rich_text_section", "elements": [{"type": "text", "text": item}]} for item in ("Milk", "Bread")]


@pytest.mark.parametrize(
    "shown",
    [
        {"attachments": [{"is_share": True, "text": "What the other one said", "channel_id": "C0OTHER"}]},
        {"blocks": [{"type": "table", "rows": [CELLS]}]},
        {"blocks": [{"type": "rich_text", "elements": [{"type": "rich_text_list", "style": "bullet", "elements": ITEMS}]}]},
        {"blocks": [{"type": "image", "image_url": "https://files.example/plan.png", "alt_text": "our plan"}]},
    ],
    ids=["share", "table", "list", "picture"],
)
async def test_what_stands_beside_the_words_does_not_go_with_the_message(
    server: SlackServer, start: Start, shown: dict[str, object]
) -> None:
    server.scopes = CUSTOMIZE
    async with start(user_token=SecretStr(SLACK_ADMIN)):
        message = server.say("U1", LEAK, **shown)
        await until(lambda: server.told("U1"))
        press(server, "U1", action_of(server, "U1", "Post redacted for me"))
        answer = await answered(server, "U1")
        assert "Your message is still there, because a file or another part of it" in answer
        assert "Delete my message" in answer
        assert any(m["ts"] == message for m in server.channels["C0GENERAL"])
