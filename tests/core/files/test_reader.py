"""Files: kind by content, encoding, and what cannot be read is said."""

import pytest

from core.files.contents import UnreadableFile
from core.files.document import Document
from core.files.plain import format_of
from core.files.reader import FileReader
from tests.conftest import limits

MAX = 1000


def read(content: bytes, most: int) -> Document:
    return FileReader(limits(max_bytes=most)).read(content)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"hello there", "text"),
        (b'{"a": "b"}', "json"),
        (b'[{"a": 1},\n {"a": 2}]', "json"),
        (b'{"a": 1}\n{"a": 2}\n', "jsonl"),
        (b"name,city\nann,ulm\nbo,bonn\n", "table"),
        (b"name;city\nann;ulm\nbo;bonn\n", "table"),
        (b"name\tcity\nann\tulm\nbo\tbonn\n", "table"),
        (b"<?xml version='1.0'?><a>b</a>", "markup"),
        (b"<!doctype html><p>hi</p>", "markup"),
        (b"A=1\nB=2\n", "text"),
        (b"- a: 1\n- b: 2\n", "text"),
        (b"", "text"),
        (b'{"a": ', "text"),
    ],
)
def test_kind_by_content(content: bytes, kind: str) -> None:
    assert read(content, MAX).format == kind


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings(encoding: str) -> None:
    text = "Grüße aus Köln, schöne Straße, müde Bären. " * 5
    content = text.encode(encoding)
    if encoding == "utf-16-le":
        content = b"\xff\xfe" + content
    assert read(content, 10_000).text.raw.strip("\ufeff") == text


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7", "a PDF that is damaged"),
        (b"PK\x03\x04abc", "The archive is damaged"),
        (b"\x89PNG\r\n", "The picture is damaged"),
        (b"\x7fELF\x02", "a program"),
        (b"abc\x00\x01\x02def", "This is not text"),
        (b"x" * 1001, "files of up to 1,000 bytes"),
        (bytes(range(128, 256)) + b"\x00\x01", "This is not text"),
    ],
)
def test_what_cannot_be_read_has_one_clear_sentence(content: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile, match=words) as error:
        read(content, MAX)
    assert str(error.value).count("\n") == 0


def test_deeply_nested_json_is_text() -> None:
    assert format_of("[" * 200_000) == "text"
