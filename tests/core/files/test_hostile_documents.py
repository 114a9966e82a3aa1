"""Whatever comes as a document, reading it ends with its text or one clear sentence; and what was found is told to its place."""

import zipfile
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config.entities import EntityTypes
from config.policy import Policy
from core import wording
from core.checker import Checker
from core.files import registry
from core.files.contents import NotRewritable, UnreadableFile
from core.files.plain import decoded
from core.files.unread import Unread
from core.verdict import FileVerdict
from tests.conftest import limits
from tests.core.files import documents as made
from tests.core.files.formats.test_archives import seven, tarred
from tests.messages import attached

_PICTURES = (".jpeg", ".png")


def without_pictures(content: bytes) -> bytes:
    """Reading a thumbnail would take longer than all else."""
    parts = made.parts_of(content).items()
    return made.zipped({name: part for name, part in parts if not name.endswith(_PICTURES) and "slideLayout" not in name})


def seeds() -> Mapping[str, bytes]:
    documents = {
        "docx": made.word(),
        "xlsx": made.workbook(),
        "pptx": made.slides(),
        "odt": made.open_text(),
        "ods": made.open_sheet(),
    }
    archives = {"tar": tarred({"a.txt": b"hi", "b.json": b"[1]"}), "7z": seven({"a.txt": b"hi" * 50})}
    return {name: without_pictures(made.saved(each)) for name, each in documents.items()} | archives


SEEDS = seeds()
CHANGES = st.lists(
    st.tuples(st.integers(0, 1_000_000), st.sampled_from([b"", b"\xff", b"\x00\x00", b"<a>", b"-1", b'"', b"9" * 20])), max_size=4
)


def mutated(content: bytes, changes: list[tuple[int, bytes]]) -> bytes:
    for place, put in changes:
        at = place % (len(content) + 1)
        content = content[:at] + put + content[at + max(1, len(put)) :]
    return content


@pytest.mark.parametrize("name", SEEDS)
@settings(max_examples=8)
@given(changes=CHANGES, part=st.integers(0, 100))
def test_a_damaged_document_is_text_or_a_sentence(name: str, changes: list[tuple[int, bytes]], part: int) -> None:
    content = SEEDS[name]
    if part and content.startswith(b"PK"):
        parts = made.parts_of(content)
        inside = sorted(parts)[part % len(parts)]
        content = made.zipped({**parts, inside: mutated(parts[inside], changes)})
    else:
        content = mutated(content, changes)
    try:
        contents = made.read(content, read_seconds=5, expanded_bytes=5_000_000)
        copy = registry.rewrite(content, [segment.text for segment in contents.segments], limits())
    except (UnreadableFile, NotRewritable) as error:
        assert str(error).endswith(".")  # noqa: PT017 - or it is read
    else:
        assert [each.text for each in made.read(copy).segments] == [each.text for each in contents.segments]


@pytest.mark.parametrize("name", ["docx", "xlsx", "pptx", "odt", "ods"])
@settings(max_examples=5)
@given(text=st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=30))
def test_any_text_can_be_put_in_and_comes_back(name: str, text: str) -> None:
    before = [segment.text for segment in made.read(SEEDS[name]).segments]
    after = [f"[{text}]" if each == "Jane Doe" or made.MAIL in each else each for each in before]
    copy = registry.rewrite(SEEDS[name], after, limits())
    if "\r" not in text:
        assert [each.text for each in made.read(copy).segments] == after


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\x00\x00\x00\x20ftypisom" + bytes(50), Unread.RECORDING),
        (b"fLaC\x00", Unread.RECORDING),
        (b"Rar!\x1a\x07", Unread.DOCUMENT),
        (b"\xd0\xcf\x11\xe0" + bytes(20), Unread.DOCUMENT),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), Unread.ENCRYPTED),
        (bytes(range(256)), Unread.NO_TEXT),
    ],
)
def test_what_is_read_by_no_format_is_named(content: bytes, kind: Unread) -> None:
    with pytest.raises(UnreadableFile) as error:
        decoded(content)
    assert error.value.kind is kind


def verdict_on(checker: Checker, content: bytes, name: str) -> FileVerdict:
    (file,) = checker.check(attached(content, name), Policy()).files
    return file


def test_findings_are_told_with_their_places(checker: Checker) -> None:
    file = verdict_on(checker, SEEDS["xlsx"], "staff.xlsx")
    told = {(finding.entity_type, str(place)) for finding, place in zip(file.findings, file.places, strict=True)}
    assert ("CREDIT_CARD", "sheet Staff, cell B2 (Card)") in told
    assert ("CREDIT_CARD", "sheet Old, cell C7") in told
    assert file.unread_parts == ()


def test_a_name_that_is_personal_is_not_part_of_a_place(checker: Checker) -> None:
    content = made.zipped({"jane.doe@kestrel-parts.io/cards.txt": f"card {made.CARD}"})
    file = verdict_on(checker, content, "in.zip")
    told = {finding.entity_type: str(place) for finding, place in zip(file.findings, file.places, strict=True)}
    assert told["CREDIT_CARD"] == "member 1, line 1, column 6"
    assert told["EMAIL_ADDRESS"] == "member 1, name"


def test_a_document_that_was_read_in_part_is_never_called_clean(checker: Checker, types: EntityTypes) -> None:
    message = attached(made.zipped({"a.txt": "nothing here", "b.exe": b"\x7fELF", "c.exe": b"\x7fELF"}), "in.zip")
    verdict = checker.check(message, Policy())
    assert [file.name for file in verdict.read_in_part] == ["in.zip"]
    assert (
        wording.headline(verdict, types) == "One file was read only in part; in the rest, no personal data or secrets were found."
    )
    assert "in.zip was read only in part. Not read: 2 programs." in str(wording.answer(verdict, types).blocks)


def test_an_archive_of_nothing_but_its_own_kind_ends(checker: Checker) -> None:
    """As a zip that contains itself would, were it read without a bound."""
    content = b"hi"
    for _ in range(30):
        content = made.zipped({"r.zip": content})
    assert verdict_on(checker, content, "r.zip").unread_parts == (Unread.BEYOND,)


def test_overlapping_members_count_each_time() -> None:
    """One compressed part that many members share unpacks as often as there are members."""
    content = made.zipped({"a": b"0" * 1_000_000})
    with zipfile.ZipFile(made.io.BytesIO(content)) as archive:
        (info,) = archive.infolist()
    start = content.index(b"PK\x01\x02")
    end = content.index(b"PK\x05\x06")
    entry = content[start:end]
    count = 50
    tail = (
        b"PK\x05\x06"
        + bytes(4)
        + count.to_bytes(2, "little") * 2
        + (len(entry) * count).to_bytes(4, "little")
        + start.to_bytes(4, "little")
        + bytes(2)
    )
    bomb = content[:start] + entry * count + tail
    assert info.file_size == 1_000_000
    try:
        unread = made.read(bomb, expansion_ratio=2).unread
    except UnreadableFile as error:
        unread = (error.kind,)
    assert set(unread) & {Unread.BEYOND, Unread.DAMAGED, Unread.TOO_LARGE}
