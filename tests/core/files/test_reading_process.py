"""Files are read in a process that knows no secret, reaches no network, writes nothing, and ends when it takes too much."""

import io
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.files.bounds import Limits
from core.files.contents import Contents, NotRewritable, Segment, UnreadableFile
from core.files.place import FilePlace
from core.files.reading_process import ReadingProcesses
from core.files.unread import Unread
from core.files.wire import as_contents, as_json, receive, send
from tests.conftest import limits
from tests.core.files.documents import read, zipped

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the filter is Linux's")


def small(**others: float) -> Limits:
    return limits(read_seconds=2, **others)


@pytest.fixture(scope="module")
def processes() -> Iterator[ReadingProcesses]:
    processes = ReadingProcesses(small(), most=1)
    yield processes
    processes.close()


def confined(code: str) -> str:
    """What a confined process prints or fails with."""
    start = "from core.files import confinement as c; c.limit(1_000_000_000); assert c.isolate()"
    whole = f"{start}\ntry:\n    {code}\nexcept OSError as e:\n    print(type(e).__name__)"
    return subprocess.run([sys.executable, "-P", "-c", whole], capture_output=True, text=True, check=True).stdout.strip()


def test_the_same_comes_back_as_from_reading_here(processes: ReadingProcesses) -> None:
    content = zipped({"a.csv": "name,mail\nAnn,a@b.example\nBo,b@b.example\n", "b.exe": b"\x7fELF"})
    assert processes.read(content) == read(content)
    with pytest.raises(NotRewritable):
        processes.rewrite(content, ["x"])
    with pytest.raises(UnreadableFile, match="damaged") as error:
        processes.read(content[:40])
    assert error.value.kind is Unread.DAMAGED


def test_a_process_that_was_killed_meanwhile_is_replaced(processes: ReadingProcesses) -> None:
    content = zipped({"a.txt": "hi"})
    processes.read(content)
    reading = processes._idle.get()
    os.kill(reading._process.pid, signal.SIGKILL)
    processes._idle.put(reading)
    assert processes.read(content).segments[-1].text == "hi"


def test_whatever_takes_too_long_or_ends_the_process_is_one_sentence_and_the_next_file_is_read(
    processes: ReadingProcesses, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = zipped({"a.txt": "hi"})
    processes.read(content)
    reading = processes._idle.get()
    os.kill(reading._process.pid, signal.SIGSTOP)  # it hangs
    processes._idle.put(reading)
    monkeypatch.setattr(processes, "_limits", replace(processes._limits, read_seconds=0.1))
    with pytest.raises(UnreadableFile, match="longer than") as error:
        processes.read(content)
    assert error.value.kind is Unread.TOO_LARGE
    monkeypatch.undo()
    assert processes.read(content).segments[-1].text == "hi"


@LINUX
def test_it_has_no_network_starts_nothing_and_writes_nothing(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.touch()
    codes = (
        "import socket; socket.socket()",
        "import os; os.execv('/bin/true', ['true'])",
        f"import os; os.unlink({str(kept)!r})",
        f"import os; os.rename({str(kept)!r}, 'x')",
        f"import os; os.symlink('/etc/passwd', {str(tmp_path / 'link')!r})",
    )
    together = "\n    ".join(f"try: {code}\n    except PermissionError: print('no')" for code in codes)
    assert confined(together).split() == ["no"] * len(codes)
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


@LINUX
def test_its_memory_is_limited() -> None:
    assert confined("try: bytearray(2_000_000_000)\n    except MemoryError: print('no')") == "no"


def test_it_knows_nothing_of_the_environment_s_secrets(processes: ReadingProcesses, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "a secret")
    with processes._taken() as reading:
        reading.end()
    own = ReadingProcesses(small(), most=1)
    own.read(zipped({"a.txt": "hi"}))
    with own._taken() as reading:
        environment = Path(f"/proc/{reading._process.pid}/environ")
        said = environment.read_bytes() if os.access(environment, os.R_OK) else b""
    own.close()
    assert b"a secret" not in said


def test_files_of_several_threads_are_read_one_after_the_other(processes: ReadingProcesses) -> None:
    found: list[str] = []

    def one(number: int) -> None:
        found.append(processes.read(zipped({"a.txt": str(number)})).segments[-1].text)

    threads = [threading.Thread(target=one, args=[number]) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == ["0", "1", "2", "3"]


def test_contents_survive_the_way() -> None:
    place = FilePlace(line=1, sheet=2, sheet_name="Staff", cell="B7", member="1.2", member_name="a/b", box=(1, 2, 3, 4))
    contents = Contents((Segment("a\ud800\n", place, "\t", "json"),), (Unread.PICTURE,), "zip")
    assert as_contents(json.loads(json.dumps(as_json(contents)))) == contents
    stream = io.BytesIO()
    send(stream, {"a": 1}, b"body")
    stream.seek(0)
    assert receive(stream, 100) == ({"a": 1}, b"body")


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"segments": [], "unread": ["nonsense"]},
        {"segments": [["a"]], "unread": []},
        {"segments": [[1, {}, "", ""]], "unread": []},
        {"segments": [["a", {"line": "x"}, "", ""]], "unread": []},
        {"segments": [["a", {"other": None}, "", ""]], "unread": []},
        {"segments": [["a", {"box": [1]}, "", ""]], "unread": []},
    ],
)
def test_nonsense_is_not_taken_for_contents(said: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"^no |not a valid"):
        as_contents(said)


def test_an_answer_that_is_too_long_or_cut_short_is_refused() -> None:
    stream = io.BytesIO()
    send(stream, {"a": "b" * 100})
    stream.seek(0)
    with pytest.raises(ValueError, match="too long"):
        receive(stream, 50)
    with pytest.raises(EOFError):
        receive(io.BytesIO(stream.getvalue()[:-1]), 1000)
