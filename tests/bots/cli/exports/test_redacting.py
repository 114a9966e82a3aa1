"""``privacy-check redact EXPORT -o FOLDER``."""

import json
import zipfile
from pathlib import Path

import pytest

from bots.cli.exit_codes import ExitCode
from bots.cli.exports.opening import find
from bots.cli.exports.redacting import CopyWishes, redact_export
from config.errors import ConfigError
from config.policy import Policy, Style
from config.settings import Settings
from core.checker import Checker
from tests.bots.cli.commands import privacy_check
from tests.fakes.exports import CARD, MAIL, chatgpt, packed, slack, slack_message, written

KEY = b"a key for tests, thirty-two byte"


def redacted(checker: Checker, name: Path, to: Path, settings: Settings | None = None, **wishes: object) -> ExitCode:
    opened = find(str(name))
    assert opened is not None
    return redact_export(checker, settings or Settings(), KEY, opened, CopyWishes(to, quiet=True, **wishes))  # type: ignore[arg-type]


def members(file: Path) -> dict[str, str]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_the_copy_has_the_same_files_ids_and_order_and_other_texts(checker: Checker, tmp_path: Path) -> None:
    (tmp_path / "export.zip").write_bytes(packed(slack()))
    assert redacted(checker, tmp_path / "export.zip", tmp_path / "safe") is ExitCode.FINE
    before, after = members(tmp_path / "export.zip"), members(tmp_path / "safe/export.zip")
    assert list(before) == list(after)
    assert (
        before["general/2025-10-09.json"]
        .replace("Dora Novak", "[PERSON_1]")
        .replace("dora", "[PERSON_1]")
        .replace("Dora", "[PERSON_1]")
        == after["general/2025-10-09.json"]
    )
    message = json.loads(after["general/2025-11-18.json"])[0]
    assert message["text"] == "card [CREDIT_CARD_1] of [PERSON_1] was refused, says [PERSON_1]"
    assert message["blocks"][0]["elements"][0]["elements"][0]["text"] == message["text"]
    assert message["ts"] == json.loads(before["general/2025-11-18.json"])[0]["ts"]
    for value in (CARD, MAIL, "Novak"):
        assert value not in "".join(after.values())


def test_what_is_not_changed_is_the_same_to_the_byte(checker: Checker, tmp_path: Path) -> None:
    day = json.dumps([{"type": "message", "ts": "1760000000.000100", "text": "the build is green \u2013 caf\u00e9"}], indent=4)
    odd = "\ufeff" + day.replace("/", "\\/").replace("\n", "\r\n")
    written(tmp_path / "export", slack({"general/2025-10-09.json": odd.encode()}))  # type: ignore[dict-item]
    redacted(checker, tmp_path / "export", tmp_path / "safe")
    assert (tmp_path / "safe/general/2025-10-09.json").read_bytes() == odd.encode()


def test_the_same_person_has_the_same_placeholder_in_all_messages_of_a_conversation(checker: Checker, tmp_path: Path) -> None:
    texts = [
        "ask Marta Kowalski about it",
        f"Marta Kowalski has card {CARD}",
        "I met Joel Hansson today",
        "Joel Hansson and Marta",
    ]
    days = {f"room/2025-10-{n + 10}.json": [slack_message(text, n)] for n, text in enumerate(texts)}
    written(tmp_path / "export", slack(days))
    redacted(checker, tmp_path / "export", tmp_path / "safe")
    said = [json.loads((tmp_path / "safe" / name).read_text())[0]["text"] for name in days]
    assert said == [
        "ask [PERSON_2] about it",
        "[PERSON_2] has card [CREDIT_CARD_1]",
        "I met [PERSON_3] today",
        "[PERSON_3] and [PERSON_2]",
    ]


def test_an_assistant_s_export_is_one_file_of_the_same_tree(checker: Checker, tmp_path: Path) -> None:
    (tmp_path / "conversations.json").write_text(json.dumps(chatgpt()))
    redacted(checker, tmp_path / "conversations.json", tmp_path / "safe")
    copy = json.loads((tmp_path / "safe/conversations.json").read_text())
    nodes = copy[0]["mapping"]
    assert "[EMAIL_ADDRESS_1]" in nodes["a"]["message"]["content"]["parts"][0]
    assert nodes["b"]["message"]["content"]["parts"] == ["Dear [PERSON_1], here is what we discussed."]
    assert {**nodes["a"]["message"], "content": 0} == {**chatgpt()[0]["mapping"]["a"]["message"], "content": 0}  # type: ignore[index]


def test_the_copy_is_the_same_whatever_the_number_of_processes(checker: Checker, tmp_path: Path) -> None:
    talk = [slack_message(f"card {CARD} of Joel Hansson" if n % 50 == 0 else f"build {n}", n) for n in range(300)]
    days = {f"room{n % 3}/2025-10-{n + 1:02d}.json": talk[n * 10 : n * 10 + 10] for n in range(30)}
    (tmp_path / "export.zip").write_bytes(packed(slack(days)))
    for jobs in (1, 2):
        redacted(checker, tmp_path / "export.zip", tmp_path / str(jobs), jobs=jobs)
    assert (tmp_path / "1/export.zip").read_bytes() == (tmp_path / "2/export.zip").read_bytes()


@pytest.mark.parametrize("style", list(Style))
def test_every_style_hides_the_values(checker: Checker, tmp_path: Path, style: Style) -> None:
    written(tmp_path / "export", slack())
    redacted(checker, tmp_path / "export", tmp_path / "safe", Settings(policy=Policy(style=style)))
    text = (tmp_path / "safe/general/2025-11-18.json").read_text()
    assert CARD not in text
    assert "Novak" not in text


def test_a_picture_is_left_out_and_said(checker: Checker, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path / "export", slack() | {"files/a.bin": b"\x00\x01\x02\x03" * 9, "files/note.txt": f"card {CARD}"})
    assert redacted(checker, tmp_path / "export", tmp_path / "safe") is ExitCode.UNREAD
    assert not (tmp_path / "safe/files/a.bin").exists()
    assert (tmp_path / "safe/files/note.txt").read_text() == "card [CREDIT_CARD_1]"
    assert "Not read, so left out: files/a.bin" in capsys.readouterr().err


def test_what_is_there_already_is_not_overwritten(checker: Checker, tmp_path: Path) -> None:
    written(tmp_path / "export", slack())
    written(tmp_path / "safe", {"mine.txt": "hello"})
    with pytest.raises(ConfigError, match="is there already"):
        redacted(checker, tmp_path / "export", tmp_path / "safe")


def test_the_command_redacts_an_export(tmp_path: Path) -> None:
    (tmp_path / "export.zip").write_bytes(packed(slack()))
    done = privacy_check("redact", str(tmp_path / "export.zip"), "-o", str(tmp_path / "safe"))
    assert (done.code, done.out) == (0, "")
    assert "Redacted copy: " in done.err
    assert CARD not in "".join(members(tmp_path / "safe/export.zip").values())


def test_the_copy_of_a_single_file_is_not_written_to_an_object_store(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("hello")
    done = privacy_check("redact", str(tmp_path / "note.txt"), "-o", "s3://bucket/safe")
    assert done.code == ExitCode.FAILED
    assert "s3://bucket/safe: only copies of exports are written there" in done.err


def test_people_are_named_nowhere_in_a_slack_export(checker: Checker, tmp_path: Path) -> None:
    name = "mpdm-jane.doe--bob-1"
    said = {"text": "hi <@U02ABCDEF|bobby>, see there", "ts": "1760000000.000100", "type": "message", "user": "U01ABCDEF"}
    file = {"name": "Jane Doe CV.pdf", "url_private": "https://files.slack.com/files-pri/T01-F1/jane_doe_cv.pdf?t=1"}
    people = [{"id": "U01ABCDEF", "name": "jane.doe", "profile": {"real_name": "Jane Doe", "skype": "janeskype77"}}]
    groups = [
        {"id": "G0123ABCD", "name": name, "members": ["U01ABCDEF"], "purpose": {"value": "Group messaging with: @jane.doe @bob"}}
    ]
    more = {
        "users.json": people,
        "mpims.json": groups,
        f"{name}/2025-10-09.json": [said | {"files": [file]}],
        "files/Jane Doe.txt": "no more",
    }
    (tmp_path / "export.zip").write_bytes(packed(slack(more)))  # type: ignore[arg-type]
    redacted(checker, tmp_path / "export.zip", tmp_path / "safe")
    after = members(tmp_path / "safe/export.zip")
    text = "".join((*after, *after.values())).casefold()
    assert not [value for value in ("jane", "bob", "janeskype77") if value in text]
    assert json.loads(after["mpims.json"])[0]["name"] == "mpdm-G0123ABCD"
    (message,) = json.loads(after["mpdm-G0123ABCD/2025-10-09.json"])
    assert message["text"].startswith("hi <@U02ABCDEF|[PERSON_")
    assert message["files"][0]["url_private"].endswith(".pdf?t=1")


def test_people_are_named_nowhere_in_a_discord_package(checker: Checker, tmp_path: Path) -> None:
    account = {
        "id": "1",
        "username": "janedoe77",
        "global_name": "Jane Doe",
        "connections": [{"type": "steam", "name": "janegamer77"}],
    }
    account |= {"relationships": [{"id": "2", "nickname": "Bobby", "user": {"username": "bobray"}}], "email": MAIL}
    parts = {
        "messages/index.json": {"111": "Direct Message with janedoe77#0"},
        "messages/c111/messages.json": [{"ID": 1, "Timestamp": "2023-11-14 10:00:00", "Contents": "hi there", "Attachments": ""}],
        "account/user.json": account,
    }
    (tmp_path / "package.zip").write_bytes(packed(parts))  # type: ignore[arg-type]
    redacted(checker, tmp_path / "package.zip", tmp_path / "safe")
    after = members(tmp_path / "safe/package.zip")
    text = "".join(after.values()).casefold()
    assert not [value for value in ("jane", "bob", MAIL) if value in text]
    assert json.loads(after["messages/index.json"])["111"].startswith("Direct Message with [PERSON_")


def test_names_of_files_their_addresses_and_digests_of_mail_addresses_do_not_stay(checker: Checker, tmp_path: Path) -> None:
    digest = "0bc83cb571cd1c50ba6f3e8a78ef1346"
    message = {
        "id": "7",
        "timestamp": "2025-10-09T10:00:00+00:00",
        "content": "see this",
        "author": {"id": "1", "name": "x9", "avatarUrl": f"https://secure.gravatar.com/avatar/{digest}.jpg?s=72"},
        "attachments": [
            {"fileName": "dora_novak_passport.png", "url": "https://cdn.discordapp.com/attachments/1/5/dora_novak_passport.png"}
        ],
        "embeds": [{"url": "https://cdn.discordapp.com/attachments/1/6/tom_okafor.png"}],
    }
    chat = {"guild": {"id": "0", "name": "DM"}, "channel": {"id": "1", "type": "DirectTextChat"}, "messages": [message]}
    name = tmp_path / "Direct Messages - Dora Novak [1].json"
    name.write_text(json.dumps(chat, indent=2))
    redacted(checker, name, tmp_path / "safe")
    (copy,) = (tmp_path / "safe").iterdir()
    assert copy.name == "Direct Messages - [PERSON_1] [1].json"
    again = json.loads(copy.read_text())["messages"][0]
    assert again["attachments"][0]["fileName"] == "[PERSON_2]_passport.png"
    assert not [word for word in ("dora", "novak", "okafor", digest) if word in copy.read_text().casefold()]
