"""What is said of a file quotes nothing of what was found: not in a place, not in the file's name."""

import json

import pytest

from config.entities import EntityTypes
from config.policy import Policy
from core import wording
from core.checker import Checker
from core.message import Attachment
from core.ports import Capabilities
from core.responder.notices import post_of
from tests.fakes.chat import FileChat
from tests.messages import asked, attached, said

CARD, SPACED = "4539148803436467", "4539 1488 0343 6467"
IBAN = "DE89370400440532013000"
MAIL = "a.smith@kestrel-parts.io"


def shown(checker: Checker, types: EntityTypes, content: str, name: str = "file.txt") -> str:
    message = attached(content, name)
    verdict = checker.check(message, Policy())
    notice = wording.notice(verdict, message.ref, Capabilities(), types)
    return str(notice.blocks) + str(wording.answer(verdict, types).blocks)


def places(checker: Checker, content: str) -> list[str]:
    (file,) = checker.check(attached(content), Policy()).files
    return [str(place) for place in file.places]


def test_a_table_without_a_header_names_no_column(checker: Checker, types: EntityTypes) -> None:
    table = f"Ann Lee,{MAIL},{SPACED}\nBo Li,b.li@kestrel-parts.io,4111 1111 1111 1111\n"
    words = shown(checker, types, table)
    assert "row 2, column 3: " in words
    assert not [value for value in (SPACED, MAIL, "Ann Lee") if value in words]


def test_a_header_that_is_a_person_names_no_column(checker: Checker) -> None:
    assert places(checker, f"Anna Schmidt,Jonas Weber\n{SPACED},{MAIL}\n{SPACED},{MAIL}\n")[-1] == "row 3, column 2"


def test_a_header_is_named(checker: Checker) -> None:
    assert "row 2, column 2 (e-mail)" in places(checker, f"city,e-mail\nOslo,{MAIL}\nBergen,b.li@kestrel-parts.io\n")


@pytest.mark.parametrize("key", [CARD, SPACED, MAIL, "Anna Schmidt", f"card {CARD}"])
def test_a_key_that_is_a_value_is_in_no_path(checker: Checker, key: str) -> None:
    place = places(checker, json.dumps({key: {"mail": "b.li@kestrel-parts.io"}}))[-1]
    assert key not in place
    assert place.startswith("line 1")


@pytest.mark.parametrize("value", [CARD, IBAN])
@pytest.mark.parametrize("name", ["{}.csv", "card_{}.csv", "export-{}_2024.txt"])
def test_a_value_in_a_file_s_name_is_found_and_not_quoted(checker: Checker, types: EntityTypes, name: str, value: str) -> None:
    message = said("here it is", files=(Attachment(name.format(value), 5, b"hello"),))
    verdict = checker.check(message, Policy())
    assert verdict.decision.alarm
    words = str(wording.notice(verdict, message.ref, Capabilities(), types).blocks)
    assert value not in words
    assert "in its name" in words


def test_a_file_whose_name_holds_something_is_not_posted_again(checker: Checker, tmp_path) -> None:
    names = ("notes.txt", f"{IBAN}.txt")
    message = asked(f"card {SPACED}", files=tuple(Attachment(name, 5, b"hello") for name in names))
    chat = FileChat(tmp_path / "sent")
    chat.capabilities = Capabilities(repost_files=True)
    assert [file.name for file in post_of(chat, message, checker.check(message, Policy())).files] == ["notes.txt"]


@pytest.mark.parametrize(
    "name",
    [
        "IMG_20240512_143355.jpg",
        "invoice 2024-00012345.pdf",
        "Screenshot 2024-11-03 at 10.22.33.png",
        "1f0c9a3b4d5e6f708192a3b4c5d6e7f8.png",
        "backup_20241103.sql",
        "Ann Lee CV.pdf",
        "PXL_20231103_102233445.MP4",
    ],
)
def test_an_ordinary_name_disturbs_nobody(checker: Checker, name: str) -> None:
    assert not checker.check(said("here it is", files=(Attachment(name, 5, b"hello"),)), Policy()).decision.alarm
