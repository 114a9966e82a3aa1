"""``privacy-check scan``."""

import json
import os
import tempfile
from pathlib import Path

from .commands import forker, privacy_check

LEAK = "Alice Smith paid with 4111 1111 1111 1111"


def test_a_report_for_people(tmp_path: Path) -> None:
    (tmp_path / "log.txt").write_text(f"line one\n{LEAK}\n")
    done = privacy_check("scan", "log.txt", cwd=tmp_path)
    assert done.code == 1
    assert "log.txt: This looks sensitive: " in done.out
    assert "line 2, column 23" in done.out
    assert "Because: a payment card number that passes its checksum" in done.out
    assert "4111" not in done.out


def test_nothing_found_is_exit_code_0() -> None:
    done = privacy_check("scan", stdin="the build is green")
    assert (done.code, "No personal data or secrets were found." in done.out) == (0, True)


def test_json_and_several_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LEAK)
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7")
    done = privacy_check("scan", "a.txt", "b.pdf", "--format", "json", cwd=tmp_path)
    first, second = json.loads(done.out)
    assert first["redacted"] == "[PERSON_1] paid with [CREDIT_CARD_1]"
    assert first["findings"][1]["place"] == "line 1, column 23"
    assert second["error"].startswith("This is a PDF")
    assert (first["unread"], second["unread"]) == ([], [{"file": "b.pdf", "kind": "damaged", "reason": second["error"]}])
    assert second["redacted"] is None


def test_sarif(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"x\n{LEAK}")
    run = json.loads(privacy_check("scan", "a.txt", "--format", "sarif", cwd=tmp_path).out)["runs"][0]
    result = next(r for r in run["results"] if r["ruleId"] == "CREDIT_CARD")
    assert result["level"] == "error"
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 2


def test_what_was_not_read_is_never_called_clean(tmp_path: Path) -> None:
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "c.bin").write_bytes(bytes(range(256)))
    for platform in ("plain", "slack", "discord"):
        done = privacy_check("scan", "b.pdf", "c.bin", "--platform", platform, cwd=tmp_path)
        assert "b.pdf: This is a PDF that is damaged" in done.out
        assert "c.bin: This is no" in done.out
        assert "No personal data" not in done.out
    run = json.loads(privacy_check("scan", "b.pdf", "--format", "sarif", cwd=tmp_path).out)["runs"][0]
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"].startswith("Not read. This is a PDF")


def test_usage_errors_are_one_line_and_exit_code_2(tmp_path: Path) -> None:
    for arguments in (
        ["scan", "missing.txt"],
        ["scan", "--format", "nope"],
        ["scan", "--platform", "nope"],
        ["nope"],
        ["run", "nope"],
        ["run", "slack"],
    ):
        done = privacy_check(*arguments, cwd=tmp_path)
        assert done.code == 2, arguments
        assert done.err.count("\n") == 1, done.err
        assert "Traceback" not in done.err


def test_a_wrong_setting_is_one_line(tmp_path: Path) -> None:
    for content, words in (
        ("policy: {sensitivity: loud}", "policy.sensitivity: "),
        ("nope: 1", "nope: "),
        ("- 1", "must be a mapping"),
        ("a: [", "line 1"),
        ("fingerprint_key: x", "by environment only"),
        ("policy: {allowed_patterns: ['(?=x)']}", "google-re2"),
    ):
        (tmp_path / "privacy-check.yaml").write_text(content)
        done = privacy_check("scan", cwd=tmp_path, stdin="x")
        assert done.code == 2, content
        assert words in done.err
        assert done.err.count("\n") == 1, done.err


def test_settings_from_file_and_environment(tmp_path: Path) -> None:
    (tmp_path / "privacy-check.yaml").write_text("policy: {style: mask, own_domains: [kestrel-parts.io]}\n")
    assert "*******" in privacy_check("redact", stdin=LEAK, cwd=tmp_path).out
    done = privacy_check("redact", stdin=LEAK, cwd=tmp_path, PRIVACY_CHECK_POLICY__STYLE="last4")
    assert "***1111" in done.out


def test_help_and_version() -> None:
    assert "Say what personal data and secrets" in privacy_check("scan", "--help").out
    assert privacy_check("--version").out.startswith("privacy-check ")


def test_a_broken_pipe_is_no_error() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    assert written_to(writer, "scan", stdin=b"card 4111 1111 1111 1111\n" * 2000) == (141, "")


def test_who_stops_reading_is_told_nothing_and_is_never_told_that_all_is_clean(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("the build is green\n" * 20)
    reader, writer = os.pipe()
    os.close(reader)
    done = written_to(writer, "scan", "--all", "a.txt", cwd=tmp_path)
    assert done == (141, "")
    assert written_to(os.open("/dev/full", os.O_WRONLY), "redact", "a.txt", cwd=tmp_path) == (
        2,
        "privacy-check: standard output: cannot be written: No space left on device\n",
    )


def written_to(output: int, *arguments: str, cwd: Path | None = None, stdin: bytes = b"") -> tuple[int, str]:
    """Exit code and standard error of a command whose standard output is that file."""
    with os.fdopen(output, "wb") as out, tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as err:
        given.write(stdin)
        given.seek(0)
        code = forker().begin(arguments, [given.fileno(), out.fileno(), err.fileno()], cwd).wait()
        err.seek(0)
        return code, err.read().decode()


def test_an_odd_name_is_one_line(tmp_path: Path) -> None:
    for arguments, line in (
        (("scan", "x" * 300), f"{'x' * 300}: cannot be read: File name too long"),
        (("scan", "x" * 300 + "*"), f"{'x' * 300}*: no file matches it"),
        (("scan", ""), "'': a name is empty; is a variable of the shell not set?"),
        (("scan", "--include", "", "."), "--include: the pattern is empty; is a variable of the shell not set?"),
        (("redact", "--map", "", "-"), "--map .: is a folder; name a file in it"),
        (("scan", "--input-format", "jsonl", "--format", "sarif"), "--input-format jsonl: each line is answered by one"),
        (("run", "playground", "--shards", "0-1/2"), "run: --shards is for discord, and means nothing for playground"),
        (("scam",), "No such command 'scam'. Did you mean 'scan'? (`privacy-check --help` says more)"),
        (("run",), "Missing argument 'PLATFORM' (`privacy-check run --help` says more)"),
    ):
        done = privacy_check(*arguments, cwd=tmp_path)
        assert done.code == 2
        assert done.err.startswith(f"privacy-check: {line}"), done.err
