"""Chats of tools that nobody knows: by what recurs where a name would be. What only resembles one is none."""

import json

import pytest

from core.paste.kinds import PasteKind
from core.paste.recognise import may_be_pasted, recognise, speakers

NAMES = ("Tindra Holm", "ravi_k")
SAID = ("did the parcel arrive", "yes, this morning", "great, I'll tell the client", "ok see you")


def chat(form: str, between: str = "\n") -> str:
    return between.join(form.format(n=n, name=NAMES[n % 2], said=said) for n, said in enumerate(SAID))


@pytest.mark.parametrize(
    "text",
    [
        chat("{name}   0:0{n}\n{said}"),
        chat("00:0{n}:00\n\n{name}: {said}"),
        chat("[00:0{n}] {name} – {said}"),
        chat("{name} (00:0{n}):\n{said}\n"),
        chat("09:1{n} AM | {name}: {said}"),
        chat("**{name}:** {said}\n"),
        chat("> {name} wrote:\n> {said}\n"),
        chat('<div class="msg"><b>{name}</b><p>{said}</p></div>'),
        chat("{name} 2026/11/28 09:1{n}\n{said}\n"),
        chat("{name} (28/11/2026, 09:1{n}:00): {said}"),
        chat("{name}: {said}"),
        chat("{name} - {said}"),
        chat("{n}. {name}: {said}"),
        chat("{name}\n:house: 9:1{n} AM\n{said}"),
        "messages:\n" + chat("  - from: {name}\n    text: {said}"),
        "\n".join(json.dumps({"at": n, "author": NAMES[n % 2], "text": said}) for n, said in enumerate(SAID)),
        json.dumps([{"user": {"displayName": NAMES[n % 2]}, "content": said} for n, said in enumerate(SAID)], indent=1),
    ],
)
def test_who_speaks_is_found_in_any_form(text: str) -> None:
    paste = recognise(text)
    assert paste.kind is PasteKind.CHAT_LOG
    assert may_be_pasted(text)
    assert {text[turn.speaker.start : turn.speaker.end] for turn in speakers(paste) if turn.speaker} == set(NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "feat: add the parser for it\nfix: mend the parser again\nfeat: add one more parser\nfix: mend it once more",
        "web-1 | GET /orders took 12 ms\nweb-2 | GET /orders took 9 ms\nweb-1 | GET / took 1 ms\nweb-2 | bye for now",
        "Open Questions: who tests it?\nNext Steps: ask the others\nRelease Date: not known yet\nKnown Bugs: none at all",
        "Monday Morning: stand-up at ten\nMonday Evening: deploy the thing\nTuesday Morning: stand-up at ten",
        '[{"name":"a.py","content":"x"},{"name":"b.py","content":"y"},{"name":"a.py","content":"z"}]',
        '[{"author":"Ana","message":"fix it","sha":"1"},{"author":"Li","message":"x","sha":"2"},{"author":"Ana","message":"y","sha":"3"}]',
        "name: worker\ntext: one\nname: server\ntext: two",
    ],
)
def test_commits_logs_headings_and_settings_are_no_chats(text: str) -> None:
    assert recognise(text).kind is not PasteKind.CHAT_LOG


def test_records_in_one_order_are_no_dialogue() -> None:
    record = "Files: all of them here\nCopyright: 2009 somebody or other\nLicense: as the others have it\n"
    assert recognise(record * 3).kind is not PasteKind.CHAT_LOG
    talk = "Ana: where are you now\nLi: at the station here\nBen: in the office\nLi: so come here\nAna: yes we do come\n"
    assert recognise(talk).kind is PasteKind.CHAT_LOG
