"""What stops nothing, but would go unnoticed, is told at start."""

from pathlib import Path

import pytest

from .commands import privacy_check

BROKEN = "name: {{ assistant }}\n"


def test_a_misspelt_file_is_told_with_what_was_meant(tmp_path: Path) -> None:
    (tmp_path / "recogniser.yaml").write_text("disabled: []\n", encoding="utf-8")
    (tmp_path / "decision.yml").write_text("", encoding="utf-8")
    (tmp_path / "notes").mkdir()
    recogniser = f"{tmp_path / 'recogniser.yaml'}: is read by nothing; did you mean recognizers.yaml?"
    decision = f"{tmp_path / 'decision.yml'}: is read by nothing; did you mean decision.yaml?"
    folder = {"PRIVACY_CHECK_CONFIG_DIR": str(tmp_path)}
    for command in (("scan", "-"), ("run", "slack")):
        done = privacy_check(*command, stdin="hello", **folder)
        assert done.err.startswith(f"privacy-check: {decision}\nprivacy-check: {recogniser}\n"), done.err
        assert "notes" not in done.err
    looked = privacy_check("doctor", **folder)
    assert looked.code == 0
    assert f"note  folder: {recogniser}\n" in looked.out
    assert f"note  folder: {decision}\n" in looked.out
    assert f"note  folder: {tmp_path / 'notes'}: is read by nothing\n" in looked.out


def test_a_broken_guide_is_told_and_left_out(tmp_path: Path) -> None:
    (tmp_path / "guides").mkdir()
    (tmp_path / "guides" / "foo.yaml").write_text(BROKEN, encoding="utf-8")
    told = f"privacy-check: {tmp_path / 'guides' / 'foo.yaml'}: line 1: "
    environment = {"PRIVACY_CHECK_CONFIG_DIR": str(tmp_path), "PRIVACY_CHECK_DATA_DIR": str(tmp_path)}
    for command in (("run", "slack"), ("remind", "--list"), ("remind", "--dry-run")):
        done = privacy_check(*command, **environment)
        line = done.err.splitlines()[0]
        assert line.startswith(told), done.err
        assert line.endswith("; this guide is left out")
    assert done.code == 0


@pytest.mark.parametrize("command", [("scan", "-"), ("run", "playground"), ("settings",), ("doctor",)])
def test_a_folder_that_is_set_and_not_there_is_refused(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "privacy-check.yaml").write_text("config_dir: nowhere\n", encoding="utf-8")
    done = privacy_check(*command, cwd=tmp_path)
    assert done.code == 2
    told = "privacy-check.yaml: config_dir: nowhere is no folder; make it, or leave the setting out\n"
    assert (done.out if command == ("doctor",) else done.err).endswith(told)
    assert (done.out + done.err).count("\n") == 1


def test_a_misspelt_variable_of_ours_is_told_where_a_text_is_checked() -> None:
    done = privacy_check("scan", "-", stdin="hello", PRIVACY_CHECK_LOGLEVEL="ERROR", SLACK_BOT_TOKN="x")
    variable = "PRIVACY_CHECK_LOGLEVEL: is read by nothing; do you mean PRIVACY_CHECK_LOG_LEVEL?"
    assert done.code == 0
    assert done.err.splitlines()[0] == f"privacy-check: environment: {variable}"
    assert "TOKN" not in done.err
