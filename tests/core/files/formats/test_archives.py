"""Archives: member by member, nested ones too, within bounds; what is hostile or damaged is one clear sentence."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from pathlib import Path

import py7zr
import pytest

from core.files.contents import UnreadableFile
from core.files.document import Document
from core.files.unread import Unread
from tests.core.files.documents import MAIL, placed, read, rewritten, saved, slides, with_parts, zipped

TABLE = f"name,mail\nAnn,{MAIL}\nBo,b@kestrel-parts.io\n"


def tarred(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def seven(files: dict[str, bytes], password: str | None = None) -> bytes:
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w", password=password) as archive:
        for name, content in files.items():
            archive.writestr(content, name)
    return out.getvalue()


def zips(files: dict[str, bytes]) -> bytes:
    return zipped(files)


def where(content: bytes, value: str) -> str:
    document = Document.of(read(content))
    return str(document.places([document.text.raw.index(value)])[0])


@pytest.mark.parametrize("pack", [zips, tarred, seven])
def test_members_are_read_and_told_with_their_names(pack: object) -> None:
    content = pack({"a/notes.txt": b"hi\nthere", "staff.csv": TABLE.encode(), "x.json": b'{"to": "%s"}' % MAIL[::-1].encode()})  # type: ignore[operator]
    assert where(content, "there") == "a/notes.txt, line 2, column 1"
    assert where(content, MAIL) == "staff.csv, row 2, column 2 (mail)"
    assert where(content, MAIL[::-1]) == "x.json, line 1, $.to"
    assert where(content, "staff.csv") == "member 2, name"


def test_archives_in_archives_and_documents_in_them_are_read() -> None:
    deck = saved(slides())
    content = gzip.compress(tarred({"in.zip": zipped({"deck.pptx": deck})}))
    assert where(content, MAIL) == "in.zip/deck.pptx, slide 2, notes"
    assert {"gz"} == {read(content).format}


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_compressed_files_are_read_and_can_be_rewritten(pack: object) -> None:
    content = pack(TABLE.encode())  # type: ignore[operator]
    assert where(content, MAIL) == "row 2, column 2 (mail)"
    copy = rewritten(content, lambda text: text.replace(MAIL, "[EMAIL_1]"))
    assert read(copy).segments[0].text == TABLE.replace(MAIL, "[EMAIL_1]")


def test_files_nested_too_deep_are_said() -> None:
    content = b"hi"
    for _ in range(5):
        content = zipped({"in.zip": content})
    contents = read(content, nesting=3)
    assert contents.unread == (Unread.BEYOND,)


def test_a_zip_bomb_and_too_many_members_stop_at_the_bound() -> None:
    bomb = zipped({"a.txt": "kept", "b.txt": b"0" * 30_000_000})
    contents = read(bomb, expansion_ratio=10)
    assert contents.unread == (Unread.BEYOND,)
    assert "kept" in {segment.text for segment in contents.segments}
    many = read(zipped({f"{n}.txt": str(n) for n in range(20)}), members=10)
    assert (many.unread, len(many.segments)) == ((Unread.BEYOND,), 20)


def test_a_compressed_bomb_is_too_large() -> None:
    for content in (gzip.compress(bytes(30_000_000)), bz2.compress(bytes(30_000_000)), seven({"z": bytes(30_000_000)})):
        with pytest.raises(UnreadableFile, match="too large"):
            read(content, expansion_ratio=10)


def test_links_and_paths_that_lead_out_lead_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind in (("link", tarfile.SYMTYPE), ("hard", tarfile.LNKTYPE), ("device", tarfile.CHRTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        info = tarfile.TarInfo("../../out.txt")
        info.size = 2
        archive.addfile(info, io.BytesIO(b"hi"))
    found = placed(out.getvalue())
    assert found["hi"] == "../../out.txt"
    assert not any("root:" in text for text in found)
    assert placed(zipped({"/etc/../x": "hi"}))["hi"] == "/etc/../x"
    assert list(tmp_path.iterdir()) == []


def encrypted() -> bytes:
    """A zip whose entry says that it is encrypted."""
    content = bytearray(zipped({"a.txt": "hi"}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


@pytest.mark.parametrize("content", [encrypted(), seven({"a": b"b"}, password="x")], ids=("zip", "7z"))
def test_encrypted_archives_are_said_to_be(content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="The archive is encrypted") as error:
        read(content)
    assert error.value.kind is Unread.ENCRYPTED


@pytest.mark.parametrize(
    "content",
    [zipped({"a": "b" * 9}), tarred({"a": b"b"}), seven({"a": b"b"}), gzip.compress(b"abc" * 99)],
    ids=("zip", "tar", "7z", "gzip"),  # an archive holds the time, and each process that runs tests has to find the same ones
)
def test_archives_cut_short_are_said_to_be_damaged(content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="damaged") as error:
        read(content[: len(content) * 2 // 3 if content[:2] != b"a\0" else 600])
    assert error.value.kind is Unread.DAMAGED


def test_a_member_that_cannot_be_read_does_not_keep_the_others_from_it() -> None:
    contents = read(zipped({"a.exe": b"\x7fELF\x02\x00", "b.txt": "hi"}))
    assert contents.unread == (Unread.PROGRAM,)
    assert contents.segments[-1].text == "hi"


def test_a_damaged_member_is_said() -> None:
    content = bytearray(with_parts(zipped({"a.txt": "hi"}), {"b.txt": "there " * 9}))
    at = content.index(b"b.txt") + len("b.txt")
    content[at : at + 4] = b"\xff\xff\xff\xff"
    assert read(bytes(content)).unread == (Unread.DAMAGED,)


def test_an_empty_archive_holds_nothing() -> None:
    out = io.BytesIO()
    zipfile.ZipFile(out, "w").close()
    assert read(out.getvalue()).segments == ()
