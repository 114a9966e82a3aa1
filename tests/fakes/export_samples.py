"""A sample of each kind of export."""

import json
from collections.abc import Mapping, Sequence

from .exports import CARD, MAIL, chatgpt, slack, slack_message

_SAID = f"the card of Dora Novak is {CARD}"
_MILLISECONDS = 1760000000000


def _lines(rows: Sequence[object]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def _telegram(name: str, number: int) -> dict[str, object]:
    text = [f"card {CARD} of ", {"type": "bold", "text": "Dora Novak"}]
    entities = [{"type": "plain", "text": text[0]}, text[1]]
    about = {"type": "message", "date": "2025-10-09T10:00:00", "date_unixtime": "1760000000", "from_id": "user1"}
    messages = [
        {"id": 1, "from": "Dora Novak", "text": text, "text_entities": entities, **about},
        {"id": 2, "from": "Dora Novak", "text": "all good", "text_entities": [{"type": "plain", "text": "all good"}], **about},
    ]
    return {"name": name, "type": "personal_chat", "id": number, "messages": messages}


def _mojibake(text: str) -> str:
    return text.encode().decode("latin-1")


def _mail(subject: str, body: str, more: str = "") -> str:
    head = f"From: Dora Novak <{MAIL}>\nTo: team@kestrel-parts.io\nSubject: {subject}\nDate: Thu, 9 Oct 2025 10:00:00 +0000\n"
    return f"{head}Message-ID: <{subject}@kestrel-parts.io>\n{more}\n{body}\n"


def _graph(text: str) -> dict[str, object]:
    return {
        "id": "1760000000000",
        "createdDateTime": "2025-10-09T10:00:00.000Z",
        "chatId": "19:abc@thread.v2",
        "from": {"user": {"id": "8c0a1a67-50ce-4114-bb6c-da9c5dbcf6ca", "displayName": "Dora Novak"}},
        "body": {"contentType": "html", "content": f"<p>{text} &amp; more</p>"},
    }


_DCE_AUTHOR = {"id": "111111111111111111", "name": "dora", "nickname": "Dora Novak", "isBot": False}
_DCE_PAGE = """<!DOCTYPE html><html><head><style>.a{{width:4111px}}</style></head><body><div class=chatlog>
<div class=chatlog__message-group><div id=chatlog__message-container-7 class=chatlog__message-container data-message-id=7>
<span class=chatlog__author title="dora.novak" data-user-id=111111111111111111>Dora Novak</span>
<span class=chatlog__timestamp title=x>10/09/2025 10:00 AM</span><div class=chatlog__content>{0}</div></div>
<div id=chatlog__message-container-8 class=chatlog__message-container data-message-id=8>
<div class=chatlog__content>all good</div></div></div></div></body></html>"""


def _discord_message(text: str, number: int) -> dict[str, object]:
    about = {"timestamp": "2025-10-09T10:00:00+00:00", "author": _DCE_AUTHOR, "attachments": [], "embeds": []}
    return {"id": str(number), "type": "Default", "content": text, **about}


# Kind -> (files, number of messages); in each, somebody tells of Dora Novak's card.
SAMPLES: Mapping[str, tuple[Mapping[str, object], int]] = {
    "slack": (slack(), 2),
    "slack of slackdump": (
        {"C0GENERAL.json": {"name": "general", "channel_id": "C0GENERAL", "messages": [slack_message(_SAID)]}},
        1,
    ),
    "chatgpt": (
        {
            "conversations.json": [json.loads(json.dumps(chatgpt()[0]).replace("her diabetes", f"card {CARD}"))],
            "user.json": {"id": "user-1"},
        },
        2,
    ),
    "deepseek": (
        {
            "conversations.json": [
                {
                    "id": "a1",
                    "title": "A card",
                    "inserted_at": "2025-10-09T10:00:00+08:00",
                    "mapping": {
                        "root": {"id": "root", "parent": None, "children": ["1"], "message": None},
                        "1": {
                            "id": "1",
                            "parent": "root",
                            "children": [],
                            "message": {
                                "model": "deepseek-chat",
                                "inserted_at": "2025-10-09T10:00:00+08:00",
                                "fragments": [{"type": "REQUEST", "content": _SAID}],
                            },
                        },
                    },
                }
            ]
        },
        1,
    ),
    "claude": (
        {
            "conversations.json": [
                {
                    "uuid": "0b6d1f3a-1111-4222-8333-444455556666",
                    "name": "A card",
                    "created_at": "2025-10-09T10:00:00Z",
                    "chat_messages": [
                        {"uuid": "1", "sender": "human", "text": _SAID, "content": [{"type": "text", "text": _SAID}]},
                        {"uuid": "2", "sender": "assistant", "text": "I see.", "content": [{"type": "text", "text": "I see."}]},
                    ],
                }
            ],
            "users.json": [{"uuid": "9", "full_name": "Dora Novak", "email_address": MAIL}],
        },
        2,
    ),
    "gemini": (
        {
            "Takeout/My Activity/Gemini Apps/MyActivity.json": [
                {
                    "header": "Gemini Apps",
                    "title": f"Prompted {_SAID}",
                    "time": "2025-10-09T10:00:00.000Z",
                    "products": ["Gemini Apps"],
                    "safeHtmlItem": [{"html": "<p>I see &amp; understand.</p>"}],
                }
            ]
        },
        1,
    ),
    "copilot": (
        {
            "copilot-activity-history.csv": f'Conversation,Time,Author,Message\r\n"A card",2025-10-09T10:00:00,Human,"{_SAID},\nplease"\r\n'
        },
        1,
    ),
    "grok": (
        {
            "prod-grok-backend.json": {
                "conversations": [
                    {
                        "conversation": {"id": "a1", "title": "A card", "create_time": "2025-10-09T10:00:00Z"},
                        "responses": [
                            {
                                "response": {
                                    "_id": "r1",
                                    "sender": "human",
                                    "message": _SAID,
                                    "create_time": {"$date": {"$numberLong": str(_MILLISECONDS)}},
                                }
                            }
                        ],
                    }
                ]
            }
        },
        1,
    ),
    "claude-code": (
        {
            "0b6d1f3a-1111-4222-8333-444455556666.jsonl": _lines(
                [
                    {"type": "summary", "summary": "A card", "leafUuid": "1"},
                    {
                        "type": "user",
                        "sessionId": "s1",
                        "uuid": "1",
                        "timestamp": "2025-10-09T10:00:00Z",
                        "message": {"role": "user", "content": _SAID},
                    },
                ]
            )
        },
        2,
    ),
    "codex": (
        {
            "sessions/2025/10/09/rollout-2025-10-09T10-00-00-a1.jsonl": _lines(
                [
                    {"timestamp": "2025-10-09T10:00:00Z", "type": "session_meta", "payload": {"id": "a1", "cwd": "/home/build"}},
                    {
                        "timestamp": "2025-10-09T10:00:01Z",
                        "type": "response_item",
                        "payload": {"type": "message", "role": "user", "content": [{"type": "input_text", "text": _SAID}]},
                    },
                ]
            )
        },
        2,
    ),
    "discord": (
        {
            "messages/index.json": {"c123456789012345678": "general in Kestrel"},
            "messages/c123456789012345678/channel.json": {"id": "123456789012345678", "type": "GUILD_TEXT", "name": "general"},
            "messages/c123456789012345678/messages.json": [
                {"ID": 7, "Timestamp": "2025-10-09 10:00:00", "Contents": _SAID, "Attachments": ""},
                {"ID": 8, "Timestamp": "2025-10-09 10:00:01", "Contents": "all good", "Attachments": ""},
            ],
        },
        2,
    ),
    "discord of 2022": (
        {
            "messages/c123456789012345678/messages.csv": f'ID,Timestamp,Contents,Attachments\n7,2021-10-09 10:00:00+00:00,"{_SAID}",\n'
        },
        1,
    ),
    "discordchatexporter": (
        {
            "Kestrel - general [123].json": {
                "guild": {"id": "999999999999999999", "name": "Kestrel"},
                "channel": {"id": "123", "type": "GuildTextChat", "name": "general", "topic": None},
                "messages": [_discord_message(_SAID, 7), _discord_message("all good", 8)],
                "messageCount": 2,
            }
        },
        2,
    ),
    "discordchatexporter csv": (
        {
            "general.csv": f'AuthorID,Author,Date,Content,Attachments,Reactions\n"1","Dora Novak","2025-10-09T10:00:00","{_SAID}","",""\n'
        },
        1,
    ),
    "discordchatexporter txt": (
        {
            "general.txt": f"{'=' * 62}\nGuild: Kestrel\nChannel: general\n{'=' * 62}\n\n[10/09/2025 10:00 AM] Dora Novak\n{_SAID}\n\n"
            "[10/09/2025 10:01 AM] Dora Novak (pinned)\nall good\n\n"
        },
        2,
    ),
    "discordchatexporter html": ({"general.html": _DCE_PAGE.format(_SAID)}, 3),
    "whatsapp": (
        {
            "_chat.txt": "\u200e[09.10.25, 10:00:00] Dora Novak: \u200eMessages and calls are end-to-end encrypted.\n"
            f"[09.10.25, 10:01:00] Dora Novak: {_SAID}\nand more\n[09.10.25, 10:02:00] Dora Novak: all good\n"
        },
        3,
    ),
    "whatsapp of Android": (
        {
            "WhatsApp Chat with Dora.txt": "10/9/25, 9:59\u202fAM - Messages and calls are end-to-end encrypted.\n"
            f"10/9/25, 10:00\u202fAM - Dora Novak: {_SAID}\n"
        },
        2,
    ),
    "telegram": ({"result.json": _telegram("Dora Novak", 77)}, 2),
    "telegram of all chats": (
        {
            "result.json": {
                "about": "Here is the data you requested.",
                "personal_information": {"user_id": 1, "first_name": "Dora", "last_name": "Novak"},
                "chats": {"about": "", "list": [_telegram("Dora Novak", 77), _telegram("Joel Hansson", 78)]},
            }
        },
        4,
    ),
    "telegram html": (
        {
            "messages.html": '<html><body><div class="history"><div class="message default clearfix" id="message7">'
            f'<div class="pull_right date details" title="09.10.2025 10:00:00">10:00</div><div class="from_name">\nDora Novak\n</div>'
            f'<div class="text">\n{_SAID} &amp; more\n</div></div></div></body></html>'
        },
        1,
    ),
    "signal": (
        {
            "main.jsonl": _lines(
                [
                    {"version": "1", "backupTimeMs": str(_MILLISECONDS)},
                    {"recipient": {"id": "1", "contact": {"profileGivenName": "Dora", "profileFamilyName": "Novak"}}},
                    {
                        "chatItem": {
                            "chatId": "1",
                            "authorId": "1",
                            "dateSent": str(_MILLISECONDS),
                            "standardMessage": {"text": {"body": _SAID}},
                        }
                    },
                ]
            )
        },
        2,
    ),
    "teams": ({"messages.json": {"value": [_graph(_SAID), _graph("all good")]}}, 2),
    "google-chat": (
        {
            "Takeout/Google Chat/Groups/DM abc/messages.json": {
                "messages": [
                    {
                        "creator": {"name": "Dora Novak", "email": MAIL, "user_type": "Human"},
                        "created_date": "Thursday, October 9, 2025 at 10:00:00 AM UTC",
                        "text": _SAID,
                        "message_id": "abc/1",
                    }
                ]
            }
        },
        1,
    ),
    "messenger": (
        {
            "your_facebook_activity/messages/inbox/doranovak_77/message_1.json": {
                "participants": [{"name": "Dora Novak"}],
                "messages": [
                    {"sender_name": "Dora Novak", "timestamp_ms": _MILLISECONDS, "content": _mojibake(f"Grüße 😀 {_SAID}")},
                    {"sender_name": "Dora Novak", "timestamp_ms": _MILLISECONDS, "content": _mojibake("das ist schön")},
                ],
                "title": "Dora Novak",
            }
        },
        2,
    ),
    "instagram": (
        {
            "your_instagram_activity/messages/inbox/doranovak_77/message_1.json": {
                "participants": [{"name": "Dora Novak"}],
                "messages": [{"sender_name": "Dora Novak", "timestamp_ms": _MILLISECONDS, "content": _SAID}],
            }
        },
        1,
    ),
    "mbox": (
        {
            "All mail.mbox": f"From 1@xxx Thu Oct 09 10:00:00 +0000 2025\n{_mail('one', _SAID)}\n"
            f"From 2@xxx Thu Oct 09 10:00:00 +0000 2025\n"
            + _mail("two", "QWxsIGdvb2Q=", "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n")
        },
        2,
    ),
    "maildir": ({"cur/1760000000.M1:2,S": _mail("one", _SAID), "new/1760000001.M2": _mail("two", "all good")}, 2),
}
