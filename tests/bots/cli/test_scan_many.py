"""``privacy-check scan`` of several files and folders: it goes on, sums up, and never calls clean what it did not read."""

import json
from pathlib import Path

import pytest

from bots.cli.exit_codes import ExitCode
from bots.cli.outputs import EXPORTS_ONLY, OutputFormat
from bots.cli.scan import Shown, scan_all
from bots.cli.selection import Choice, select
from config.settings import Settings
from core.checker import Checker

from .commands import privacy_check

LEAK = "Alice Smith paid with 4111 1111 1111 1111\n"
PDF, SOUND = b"%PDF-1.7", b"OggS\x00"


class Folder:
    """A working folder, and what `scan` says in it."""

    def __init__(self, path: Path, checker: Checker, capsys: pytest.CaptureFixture[str]) -> None:
        self.path, self._checker, self._capsys = path, checker, capsys
        self.out = self.err = ""

    def write(self, **files: str | bytes) -> None:
        for name, content in files.items():
            data = content if isinstance(content, bytes) else content.encode()
            (self.path / name.replace("_", ".")).write_bytes(data)

    def scan(self, *names: str, choice: Choice | None = None, **shown: object) -> ExitCode:
        code = scan_all(self._checker, Settings(), select(names, choice or Choice()), Shown(**shown))  # type: ignore[arg-type]
        self.out, self.err = self._capsys.readouterr()
        return code


@pytest.fixture
def folder(tmp_path: Path, checker: Checker, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Folder:
    monkeypatch.chdir(tmp_path)
    return Folder(tmp_path, checker, capsys)


def test_what_is_missing_keeps_nothing_else_from_being_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("the build is green")
    (tmp_path / "prod.env").write_text(LEAK)
    done = privacy_check("scan", "a.txt", "missing.txt", "prod.env", cwd=tmp_path)
    assert done.code == 2
    assert "a.txt: No personal data or secrets were found." in done.out
    assert "prod.env: This looks sensitive" in done.out
    assert done.err.splitlines() == [
        "privacy-check: missing.txt: cannot be read: No such file or directory",
        "Read 2 files, 1 of them alarming. Found: a payment card number and a name.",
        "Failed: 1 file or folder.",
    ]
    rows = "".join(json.dumps({"id": n, "text": "x"}) + "\n" for n in range(2))
    (tmp_path / "rows.jsonl").write_text(rows)
    done = privacy_check("scan", "--input-format", "jsonl", "missing.jsonl", "rows.jsonl", cwd=tmp_path)
    assert (done.code, done.out.count("\n")) == (2, 2)
    assert done.err == "privacy-check: missing.jsonl: cannot be read: No such file or directory\n"


def test_the_exit_code_tells_found_from_failed_from_unread(folder: Folder) -> None:
    folder.write(clean_txt="the build is green", leak_txt=LEAK, a_pdf=PDF, big_txt="x" * 10_000_001)
    assert folder.scan("clean.txt") is ExitCode.FINE
    assert folder.scan("clean.txt", "leak.txt", "a.pdf") is ExitCode.FOUND
    for unread in ("a.pdf", "big.txt"):
        for output in {*OutputFormat} - EXPORTS_ONLY:
            assert folder.scan("clean.txt", unread, output=output) is ExitCode.UNREAD
            assert "Not read: 1 " in folder.err
            assert folder.scan(unread, output=output, quiet=True) is ExitCode.UNREAD
    assert folder.scan("clean.txt", "leak.txt", "gone.txt") is ExitCode.FAILED
    (folder.path / "empty").mkdir()
    assert folder.scan("empty") is ExitCode.UNREAD, "where nothing was read, nothing is clean"
    assert "No file was read." in folder.err
    assert folder.scan("leak.txt", "gone.txt") is ExitCode.FAILED
    assert "Read 1 file, which is alarming. Found: a payment card number and a name." in folder.err
    folder.scan("leak.txt", "a.pdf")
    assert "Not read: 1 damaged file. It may still contain personal data." in folder.err


def test_a_folder_is_summed_up(folder: Folder) -> None:
    folder.write(a_txt=LEAK, b_txt="write to a.smith@kestrel-parts.io", c_txt="green", x_ogg=SOUND, y_ogg=SOUND, z_pdf=PDF)
    folder.write(_gitignore="*.log\n", d_log="4111 1111 1111 1111")
    assert folder.scan(".") is ExitCode.FOUND
    lines = folder.out.splitlines()
    assert lines[0].startswith("a.txt: This looks sensitive")
    assert "c.txt" not in folder.out
    assert "Not read: 2 sound or video files: x.ogg, y.ogg" in lines
    assert "Not read: 1 damaged file: z.pdf" in lines
    assert folder.err.splitlines() == [
        "Read 4 files, 1 of them alarming. Found: a payment card number, a name and an e-mail address.",
        "Not read: 2 sound or video files, 1 damaged file. They may still contain personal data.",
        "Skipped: 1 file or folder that .gitignore names. --no-ignore reads what .gitignore names, and hidden folders.",
    ]
    folder.scan(".", quiet=True)
    assert (folder.err, "a.txt: This looks sensitive" in folder.out) == ("", True)


def test_quiet_says_nothing_of_clean_files(folder: Folder) -> None:
    folder.write(a_txt="green", b_pdf=PDF)
    folder.scan("a.txt", quiet=True)
    assert (folder.out, folder.err) == ("", "")
    folder.scan("a.txt", "b.pdf", quiet=True)
    assert folder.out.startswith("b.pdf: This is a PDF")


def test_a_long_report_is_grouped_and_all_shows_everything(folder: Folder) -> None:
    folder.write(big_log="".join(f"{n:04} a{n}@kestrel-parts.io\n" for n in range(1000, 2800)))
    folder.scan("big.log")
    lines = folder.out.splitlines()
    assert len(lines) < 10, lines
    assert "  1,800 e-mail addresses: line 1, column 6; line 2, column 6; line 3, column 6 and 1,797 more" in lines
    assert lines[-1].startswith("Shortened. --all shows every place")
    folder.scan("big.log", everything=True)
    assert "line 1800, column 6" in folder.out
    assert "[EMAIL_ADDRESS_1800]" in folder.out
    folder.scan("big.log", output=OutputFormat.JSON)
    assert len(json.loads(folder.out)[0]["findings"]) == 1800


def test_of_many_quiet_files_the_first_are_named(folder: Folder) -> None:
    folder.write(**{f"f{n}_txt": "write to a.smith@kestrel-parts.io" for n in range(30)})
    folder.scan(".")
    assert "and 10 more files with findings that are not alarming" in folder.out
    assert len(folder.out.splitlines()) == 22


def test_what_failed_is_in_every_format(folder: Folder) -> None:
    folder.write(a_txt=LEAK)
    problem = "cannot be read: No such file or directory"
    folder.scan("gone.txt", "a.txt", output=OutputFormat.JSON)
    failed, read = json.loads(folder.out)
    assert (failed["file"], failed["error"], read["file"]) == ("gone.txt", problem, "a.txt")
    assert failed["unread"] == [{"file": "gone.txt", "kind": "failed", "reason": problem}]
    assert failed.keys() >= read.keys()
    folder.scan("gone.txt", "a.txt", output=OutputFormat.JSONL)
    assert [json.loads(line)["file"] for line in folder.out.splitlines()] == ["gone.txt", "a.txt"]
    folder.scan("gone x.txt", "a.txt", output=OutputFormat.SARIF)
    (told,) = json.loads(folder.out)["runs"][0]["invocations"]
    assert told["executionSuccessful"] is False
    note = told["toolExecutionNotifications"][0]
    assert (note["level"], note["message"]["text"]) == ("error", f"Failed: {problem}")
    assert note["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "gone%20x.txt"


def test_an_error_of_ours_in_one_file_is_told_and_the_rest_goes_on(folder: Folder, checker: Checker) -> None:
    class Broken:
        types, table = checker.types, checker.table

        def check(self, *arguments: object) -> object:
            raise RuntimeError("Alice Smith")

    folder.write(a_txt="x", b_txt="y")
    folder._checker = Broken()  # type: ignore[assignment]
    assert folder.scan("a.txt", "b.txt") is ExitCode.FAILED
    assert folder.err.count("unexpected RuntimeError at ") == 2
    assert "Alice" not in folder.err + folder.out
