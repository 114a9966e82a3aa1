"""Exports in object stores, by a real client and a server of S3's interface on loopback."""

import io
import os
import zipfile
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import BinaryIO

import boto3
import pytest
from moto.server import ThreadedMotoServer

from bots.cli.exit_codes import ExitCode
from bots.cli.exports.engine import Local
from bots.cli.exports.object_stores import Target
from bots.cli.exports.opening import find
from bots.cli.exports.redacting import CopyWishes, redact_export
from bots.cli.exports.scanning import Wishes, scan_export, worker_of
from bots.cli.outputs import OutputFormat
from config.errors import ConfigError
from config.settings import Settings
from core.checker import Checker
from tests.bots.cli.exports.test_resuming import Dying, Killed
from tests.fakes.exports import CARD, packed, slack, slack_message, written

KEY = b"a key for tests, thirty-two byte"


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    """A bucket with one export as an archive and one as objects."""
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    secret = {"AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing", "AWS_DEFAULT_REGION": "us-east-1"}
    environment = pytest.MonkeyPatch()
    for name, value in (secret | {"AWS_ENDPOINT_URL": f"http://{host}:{port}", "AWS_EC2_METADATA_DISABLED": "true"}).items():
        environment.setenv(name, value)
    store = boto3.client("s3", endpoint_url=os.environ["AWS_ENDPOINT_URL"])
    store.create_bucket(Bucket="exports")
    store.put_object(Bucket="exports", Key="slack/export.zip", Body=packed(slack()))
    for name, content in slack().items():
        body = packed({name: content})
        store.put_object(Bucket="exports", Key=f"unpacked/{name}", Body=zipfile.ZipFile(io.BytesIO(body)).read(name))
    store.put_object(Bucket="exports", Key="other/note.txt", Body=b"hello")
    yield "s3://exports"
    environment.undo()
    server.stop()
    import fsspec

    fsspec.get_filesystem_class("s3").clear_instance_cache()


@pytest.mark.parametrize("name", ["slack/export.zip", "unpacked"])
def test_an_export_in_a_bucket_is_scanned(checker: Checker, tmp_path: Path, bucket: str, name: str) -> None:
    found = find(f"{bucket}/{name}")
    assert found
    assert scan_export(checker, Settings(), found, Wishes(OutputFormat.JSONL, tmp_path / "there", quiet=True)) is ExitCode.FOUND
    here = find(str(written(tmp_path / "export", slack())))
    assert here
    scan_export(checker, Settings(), here, Wishes(OutputFormat.JSONL, tmp_path / "here", quiet=True))
    assert sorted((tmp_path / "there").read_text().splitlines()) == sorted((tmp_path / "here").read_text().splitlines())


def test_a_copy_of_one_is_written_here(checker: Checker, tmp_path: Path, bucket: str) -> None:
    found = find(f"{bucket}/slack/export.zip")
    assert found
    redact_export(checker, Settings(), KEY, found, CopyWishes(tmp_path / "safe", quiet=True))
    assert CARD.encode() not in (tmp_path / "safe/export.zip").read_bytes()


def stored(name: str) -> bytes:
    client = boto3.client("s3", endpoint_url=os.environ["AWS_ENDPOINT_URL"])
    return client.get_object(Bucket="exports", Key=name)["Body"].read()  # type: ignore[no-any-return]


def unpacked(content: bytes) -> object:
    """What an archive holds; other files as they are."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [(each.filename, each.date_time, archive.read(each)) for each in archive.infolist()]


def keys(prefix: str) -> list[str]:
    client = boto3.client("s3", endpoint_url=os.environ["AWS_ENDPOINT_URL"])
    return [each["Key"] for each in client.list_objects_v2(Bucket="exports", Prefix=prefix).get("Contents", ())]


@pytest.mark.parametrize("packed_up", [True, False], ids=["archive", "folder"])
def test_a_copy_is_written_there_and_is_the_same_as_one_here(
    checker: Checker, tmp_path: Path, bucket: str, *, packed_up: bool
) -> None:
    name = tmp_path / "export.zip" if packed_up else written(tmp_path / "export", slack())
    if packed_up:
        name.write_bytes(packed(slack()))
    for to in (tmp_path / "safe", f"{bucket}/safe-{packed_up}"):
        found = find(str(name))
        assert found
        assert redact_export(checker, Settings(), KEY, found, CopyWishes(to, quiet=True)) is ExitCode.FINE
    here = {
        str(file.relative_to(tmp_path / "safe")): file.read_bytes() for file in (tmp_path / "safe").rglob("*") if file.is_file()
    }
    there = {key.removeprefix(f"safe-{packed_up}/"): stored(key) for key in keys(f"safe-{packed_up}/")}
    assert {name: unpacked(content) for name, content in here.items()} == {
        name: unpacked(content) for name, content in there.items()
    }


def test_what_is_there_already_is_overwritten_only_where_that_is_asked_for(checker: Checker, bucket: str) -> None:
    for force in (True, False):
        found = find(f"{bucket}/slack/export.zip")
        assert found
        wishes = CopyWishes(f"{bucket}/twice/safe.zip", quiet=True, force=force)
        if force:
            redact_export(checker, Settings(), KEY, found, wishes)
            continue
        with pytest.raises(ConfigError, match=r"safe\.zip: is there already"):
            redact_export(checker, Settings(), KEY, found, wishes)
    with zipfile.ZipFile(io.BytesIO(stored("twice/safe.zip"))) as archive:
        assert CARD not in archive.read("general/2025-11-18.json").decode()


def test_a_copy_that_was_broken_off_is_gone_on_with(checker: Checker, tmp_path: Path, bucket: str) -> None:
    days = {f"room-{n}/2025-10-09.json": [slack_message(f"card {CARD}, {n}", n)] for n in range(6)}
    (tmp_path / "export.zip").write_bytes(packed(slack(days)))
    wishes = CopyWishes(f"{bucket}/resumed", quiet=True, resume=tmp_path / "state")
    for most in (3, 4, 1000):
        found = find(str(tmp_path / "export.zip"))
        assert found
        engine = Dying(Local(worker_of(checker, Settings(), found, redacts=True), 1), most)
        with nullcontext() if most == 1000 else pytest.raises(Killed):
            redact_export(checker, Settings(), KEY, found, wishes, engine, every=0)
        assert bool(keys("resumed")) is (most == 1000)
    assert [each.name for each in tmp_path.iterdir()] == ["export.zip"]
    redact_export(checker, Settings(), KEY, find(str(tmp_path / "export.zip")), CopyWishes(tmp_path / "safe", quiet=True))  # type: ignore[arg-type]
    assert unpacked(stored("resumed/export.zip")) == unpacked((tmp_path / "safe/export.zip").read_bytes())


def test_an_object_that_is_not_sent_to_its_end_is_not_there(bucket: str) -> None:
    def breaks(out: BinaryIO) -> None:
        out.write(b"x" * (20 << 20))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Target("").put(f"{bucket}/half", breaks)
    assert not keys("half")


@pytest.mark.parametrize(
    ("address", "says"),
    [("s3://exports/gone.zip", "cannot be read"), ("s3://exports/other", "is no export"), ("nope://a/b", "nope:// is unknown")],
)
def test_what_cannot_be_read_is_one_line(bucket: str, address: str, says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        find(address)


def test_without_the_extra_the_cure_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "fsspec.core", None)
    with pytest.raises(ConfigError, match='s3:// needs the extra "object-stores"'):
        find("s3://exports/export.zip")
