"""Exports in object stores, by a real client and a server of S3's interface on loopback."""

import os
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from moto.server import ThreadedMotoServer

from bots.cli.exit_codes import ExitCode
from bots.cli.exports.opening import find
from bots.cli.exports.redacting import CopyWishes, redact_export
from bots.cli.exports.scanning import Wishes, scan_export
from bots.cli.outputs import OutputFormat
from config.errors import ConfigError
from config.settings import Settings
from core.checker import Checker
from tests.fakes.exports import CARD, packed, slack, written

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
        import io
        import zipfile

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
