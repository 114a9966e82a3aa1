"""Exports of all kinds and databases for the fuzzer: each is read piece by piece, and put together again as it was."""

import io
import json
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from core.files.exports.archive import Archive, BrokenArchive, ZipArchive, text_of
from core.files.exports.database import DatabaseArchive, has_messages
from core.files.exports.database_copy import UnusualDatabase, copied
from core.files.exports.records import BrokenMember, Source
from core.files.exports.registry import recognise
from tests.fakes.export_samples import SAMPLES
from tests.fakes.slackdump_database import slackdump_database


class NotTheSame(AssertionError):
    """A record in which nothing changes is written otherwise."""


@dataclass(frozen=True)
class _Opener:
    content: bytes

    def __call__(self) -> BinaryIO:
        return io.BytesIO(self.content)


def samples() -> dict[str, bytes]:
    """One archive of each kind, stored so that changes reach the texts."""
    made = {kind: _stored(files) for kind, (files, _) in SAMPLES.items()}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "slackdump.sqlite")
        slackdump_database(file, ("card 4556 7375 8689 9855 of Ruth Alder", "lunch at noon?"))
        return made | {"slackdump's database": file.read_bytes()}


def _stored(files: Mapping[str, object]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            raw = content if isinstance(content, bytes) else content.encode() if isinstance(content, str) else _json(content)
            archive.writestr(name, raw)
    return out.getvalue()


def _json(content: object) -> bytes:
    return json.dumps(content).encode()


def reads_exports(content: bytes) -> None:
    """Any bytes: records that are written again as they were, or one sentence."""
    if content.startswith(b"SQLite"):
        _database(content)
        return
    try:
        _read(ZipArchive(_Opener(content)))
    except (BrokenArchive, BrokenMember) as error:
        _one_sentence(error)


def _database(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "slackdump.sqlite")
        file.write_bytes(content)
        if not has_messages(file):
            return
        archive = DatabaseArchive(file)
        try:
            _read(archive)
            for member in archive.members:
                target = Path(folder, "out", member.name)
                target.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(member.name) as lines:
                    target.write_bytes(lines.read())
            copied(archive, Path(folder, "out"), Path(folder, "copy"))
        except (BrokenArchive, BrokenMember, UnusualDatabase) as error:
            _one_sentence(error)
        finally:
            archive.close()


def _read(archive: Archive) -> None:
    export = recognise(archive)
    for source in export.sources if export else ():
        _source(archive, source)


def _source(archive: Archive, source: Source) -> None:
    try:
        with text_of(archive, source.name)[0] as file:
            for piece in source.reader.pieces(file):
                if piece.raw:
                    texts = [said.text for entry in source.reader.entries(piece, source.conversation) for said in entry.texts]
                    if source.reader.rewritten(piece, texts) != piece.raw:
                        raise NotTheSame
    except BrokenMember as error:
        _one_sentence(error)


def _one_sentence(error: Exception) -> None:
    if not str(error) or "\n" in str(error):
        raise NotTheSame("the reason is not one sentence") from None
