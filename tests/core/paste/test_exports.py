"""Who speaks in the files that chat tools export: JSON, tables and HTML. All samples are invented."""

import json

import pytest

from core.paste.kinds import PasteKind
from core.paste.recognise import recognise, speakers

ANN, JOOST = "kestrel_ann", "Joost Wiersma"
SAID = ((ANN, "hey, did you get the parcel"), (JOOST, "yes, thanks a lot"), (ANN, "cool, see you at eight"))
AT = "2024-03-12T14:00:11Z"

JSON: dict[str, object] = {
    "google chat takeout": {
        "messages": [
            {"creator": {"name": who, "email": "x@kestrel.io", "user_type": "Human"}, "created_date": AT, "text": said}
            for who, said in SAID
        ]
    },
    "google chat api": {
        "messages": [{"sender": {"name": "users/12", "displayName": who}, "createTime": AT, "text": said} for who, said in SAID]
    },
    "snapchat": {
        "Received Saved Chat History": [{"From": who, "Media Type": "TEXT", "Created": AT, "Text": said} for who, said in SAID]
    },
    "teams": {
        "value": [
            {
                "from": {"user": {"id": "1", "displayName": who}},
                "body": {"contentType": "html", "content": said},
                "createdDateTime": AT,
            }
            for who, said in SAID
        ]
    },
    "skype": {
        "conversations": [
            {
                "displayName": None,
                "MessageList": [{"displayName": who, "originalarrivaltime": AT, "content": said} for who, said in SAID],
            }
        ]
    },
    "messenger": {
        "participants": [{"name": ANN}, {"name": JOOST}],
        "messages": [{"sender_name": who, "timestamp_ms": 1710248471000, "content": said} for who, said in SAID],
    },
    "instagram": {
        "messages": [{"sender_name": who, "timestamp_ms": 1710248471000, "share": {"link": "x"}} for who, _ in SAID],
    },
    "telegram": {"name": JOOST, "messages": [{"from": who, "from_id": "user1", "text": said} for who, said in SAID]},
    "slack": [{"user": "U04A0KEST", "ts": "1.0", "text": said, "user_profile": {"real_name": who}} for who, said in SAID],
    "slack old": [{"type": "message", "username": who, "ts": "1.0", "text": said} for who, said in SAID],
    "slack oldest": [{"type": "message", "user": who, "ts": "1.0", "text": said} for who, said in SAID],
    "slackdump": {
        "channel_id": "C04A0KEST",
        "messages": [{"user": "U04A0KEST", "ts": "1.0", "text": said, "user_profile": {"real_name": who}} for who, said in SAID],
    },
    "discordchatexporter": {
        "guild": {"id": "1"},
        "messages": [{"id": "1", "content": said, "author": {"id": "2", "name": who, "nickname": who}} for who, said in SAID],
    },
    "discord api": [{"channel_id": "1", "content": said, "author": {"id": "2", "username": who}} for who, said in SAID],
    "transcript": {"segments": [{"speaker": who, "start": 0.5, "text": said} for who, said in SAID]},
    "imessage": [{"timestamp": AT, "sender": who, "receiver": "Me", "message": said} for who, said in SAID],
}
TABLES = {
    "discordchatexporter": (
        "AuthorID,Author,Date,Content,Attachments,Reactions",
        '"108933441882290710","{who}","2024-03-12T14:00:11.0000000+00:00","{said}","",""',
    ),
    "kakaotalk": ("Date,User,Message", '2024-03-12 14:00:11,"{who}","{said}"'),
    "semicolons": ("date;sender;text", '12.03.24;{who};"{said}"'),
    "tabs": ("timestamp\tusername\tmessage", "12.03.24\t{who}\t{said}"),
    "german": ("Datum;Absender;Nachricht", '12.03.24;{who};"{said}"'),
    "japanese": ("日付,時間,送信者,内容", '2024-03-12,14:00,{who},"{said}"'),
}
PAGES = {
    "discordchatexporter": '<span class=chatlog__author title="{who}" data-user-id=1>{who}</span><div class="chatlog__content">{said}</div>',
    "discordchatexporter old": '<span class="chatlog__author-name" title="{who}#1234">{who}</span><div>{said}</div>',
    "telegram": '<div class="body"><div class="from_name">\n{who} \n</div><div class="text">\n{said}\n</div></div>',
    "messenger": '<div class="_3-95 _2pim _a6-h _a6-i">{who}</div><div class="_3-95 _a6-p">{said}</div>',
    "imessage": '<p><span class="timestamp">Mar 12</span><span class="sender">{who}</span></p><span class="bubble">{said}</span>',
    "slack export viewer": '<div class="username">{who}</div><div class="msg">{said}</div>',
}


def spoken(text: str) -> list[str]:
    """Who speaks, in order."""
    return [text[turn.speaker.start : turn.speaker.end] for turn in speakers(recognise(text)) if turn.speaker]


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("tool", JSON)
def test_json(tool: str, indent: int | None) -> None:
    text = json.dumps(JSON[tool], indent=indent)
    paste = recognise(text)
    assert (paste.kind, paste.people) == (PasteKind.CHAT_LOG, 2)
    assert set(spoken(text)) == {ANN, JOOST}


def test_json_lines() -> None:
    text = "\n".join(json.dumps({"sender": who, "text": said}) for who, said in SAID)
    assert spoken(text) == [ANN, JOOST, ANN]


@pytest.mark.parametrize("tool", TABLES)
def test_tables(tool: str) -> None:
    header, row = TABLES[tool]
    text = "\n".join((header, *(row.format(who=who, said=said) for who, said in SAID)))
    paste = recognise(text)
    assert (paste.kind, paste.people) == (PasteKind.CHAT_LOG, 2)
    assert spoken(text) == [ANN, JOOST, ANN]
    assert spoken(text.replace("\n", "\r\n")) == [ANN, JOOST, ANN]


@pytest.mark.parametrize("tool", PAGES)
def test_pages(tool: str) -> None:
    text = "<html><body>" + "".join(PAGES[tool].format(who=who, said=said) for who, said in SAID) + "</body></html>"
    paste = recognise(text)
    assert (paste.kind, paste.people) == (PasteKind.CHAT_LOG, 2)
    assert {who.removesuffix("#1234") for who in spoken(text)} == {ANN, JOOST}
