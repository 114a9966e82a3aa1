"""What looks a little like a chat and is none: logs, subtitles, timetables, agendas, records, headers, markup, code."""

import pytest

from core.paste.kinds import PasteKind
from core.paste.recognise import recognise, speakers

NO_CHATS = {
    "gulp": "[12:00:01] Using gulpfile ~/app/gulpfile.js\n[12:00:01] Starting 'build'...\n[12:00:02] Finished 'build' after 1.2 s\n[12:00:02] Done",
    "minecraft": "[12:00:01] [Server thread/INFO]: Starting server\n[12:00:02] [Server thread/INFO]: Loading properties\n[12:00:03] Done",
    "laravel": "[2024-03-12 14:00:11] production.ERROR: boom\n[2024-03-12 14:00:12] production.INFO: ok\n[2024-03-12 14:00:13] production.ERROR: x",
    "python logging": "2024-03-12 14:00:11,123 - root - INFO - Loaded: x\n2024-03-12 14:00:12,123 - app - ERROR - Failed: y",
    "loguru": "2024-03-12 14:00:11.123 | INFO     | app:main:3 - start\n2024-03-12 14:00:12.123 | ERROR    | app:main:4 - end",
    "foreman": "14:00:11 web.1    | listening on 3000\n14:00:11 worker.1 | ready\n14:00:12 web.1    | GET /",
    "compose": "web-1     | listening on 3000\ndb-1      | ready\nweb-1     | GET /",
    "syslog": "Mar 12 14:00:11 web1 sshd[812]: Accepted key\nMar 12 14:00:12 web1 sudo[813]: pam: ok\nMar 12 14:00:13 web1 sshd[812]: bye",
    "services": "2024-03-12 14:00:11 nginx: started\n2024-03-12 14:00:12 postgres: ready to accept\n2024-03-12 14:00:13 nginx: GET /",
    "subtitles": "1\n00:00:01,000 --> 00:00:02,000\nWhere were you all night\nwhen it rained?\n\n2\n00:00:03,000 --> 00:00:04,000\nAt home\n\n"
    "3\n00:00:05,000 --> 00:00:06,000\nOne thing is clear: it is late\n",
    "timetable": "Berlin Hbf\n10:32\nICE 571 to Munich\nHamburg Hbf\n12:10\nICE 88 to Kiel\nBremen\n13:05\nRE 8",
    "agenda": "Standup\n10:00\nRetro\n11:00\nLunch\n12:00",
    "schedule": "10:00\tRoom A\tStandup\n11:00\tRoom B\tRetro\n12:00\tRoom A\tPlanning",
    "agenda with colons": "09:30: Doors open\n10:00: Opening talk\n10:45: Coffee",
    "html": "<div> one\n<span> two\n<div> three</div>\n",
    "usage": "<file>  the input\n<dir>  where to write\n<level>  how much",
    "commits": "feat: add the export of a day\nfix: read the last line too\nfeat: add the export of a week",
    "yaml": "name: web\nimage: kestrel/web\n---\nname: db\nimage: postgres\n---\nname: cache\nimage: redis",
    "record": "Name: Ann Lee\nCity: Ulm\nOrder: 12\n\nName: Bo Li\nCity: Bonn\nOrder: 13",
    "recipe": "Flour: 500 g\nMilk: 1 l\nEggs: 3\nOven: 180 degrees for half an hour",
    "http": "Host: kestrel.io\nAccept: */*\nSet-Cookie: a=1\nSet-Cookie: b=2\nServer: nginx",
    "received": "Received: from a.example by b.example\nReceived: from c.example by d.example\nReturn-Path: <x@kestrel.io>\nX-Spam: no\n\nhi",
    "minutes": "Decision: we ship on Tuesday\nAction: Tom writes the notes\nRisk: the load test in Lisbon",
    "reminder": "see you today at 12:30\nand tomorrow at 14:00\nbye",
    "changelog": "2024-03-12 14:00 Released version 2\n2024-03-12 15:00 Rolled back\n2024-03-12 16:00 Released version 3",
    "git log": "Commit,Author,Date,Message\na1b2c3,Ann Lee,2024-03-12,Fix retries\nd4e5f6,Bo Li,2024-03-13,Bump openssl",
    "csv of logs": "timestamp,user,level,message\n2024-03-12,svc,INFO,started\n2024-03-12,cron,INFO,stopped\n2024-03-12,svc,INFO,started",
    "json of an interface": '{"items": [{"displayName": "Build 12", "from": "main", "date": "2024-03-12"}, {"displayName": "Build 13", "from": "main"}]}',
    "json of logs": '{"user": "svc", "message": "started", "timestamp": "2024-03-12"}\n{"user": "cron", "message": "x", "timestamp": "2024-03-12"}',
    "html of a page": "<p class=lead>Hello</p><p class=author-box>About us</p><p>Bye</p>",
}


@pytest.mark.parametrize("name", NO_CHATS)
def test_nobody_speaks_in_it(name: str) -> None:
    paste = recognise(NO_CHATS[name])
    assert paste.kind is not PasteKind.CHAT_LOG
    assert not speakers(paste)


PARTS = (
    "Agent: Hello, how can I help you?\nCustomer: My parcel has not come yet\nAgent: Let me have a look\nCustomer: Thanks a lot",
    "Doctor: What brings you here today?\nPatient: I have had a cough for weeks\nDoctor: Any fever with it?",
    "Speaker 1: shall we begin with the budget\nSpeaker 2: yes, please do\nSpeaker 1: it is about the same",
    "Kunde: Meine Sendung ist noch nicht da\nBerater: Das tut mir leid\nKunde: Wann kommt es denn endlich?",
)


@pytest.mark.parametrize("text", PARTS)
def test_parts_in_a_talk_are_two_people_and_nobodys_name(text: str) -> None:
    paste = recognise(text)
    assert (paste.kind, paste.people) == (PasteKind.CHAT_LOG, 2)
    assert not speakers(paste)


def test_a_name_beside_a_part_speaks() -> None:
    text = "Agent: Hello, this is the support\nMarta Nowak: my parcel has not come\nAgent: Let me have a look"
    (turn,) = speakers(recognise(text))
    assert turn.speaker
    assert text[turn.speaker.start : turn.speaker.end] == "Marta Nowak"
