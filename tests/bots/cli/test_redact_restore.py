"""``privacy-check redact`` and ``restore``."""

import json
import stat
from pathlib import Path

from tests.samples import NAMES, golden, sample

from .commands import privacy_check


def test_there_and_back(tmp_path: Path) -> None:
    text = "Alice Smith, a.smith@kestrel-parts.io\n"
    mapping = tmp_path / "map.json"
    done = privacy_check("redact", "--map", str(mapping), stdin=text)
    assert (done.code, done.out) == (0, "[PERSON_1], [EMAIL_ADDRESS_1]\n")
    assert stat.S_IMODE(mapping.stat().st_mode) == 0o600
    answer = privacy_check("restore", "--map", str(mapping), stdin="Dear [PERSON_1], I wrote to **[EMAIL_ADDRESS_1]**.")
    assert answer.out == "Dear Alice Smith, I wrote to **a.smith@kestrel-parts.io**."


def test_an_existing_map_is_kept_and_overwritten_only_by_force(tmp_path: Path) -> None:
    mapping = tmp_path / "map.json"
    mapping.write_text("{}")
    mapping.chmod(0o644)
    arguments = ("redact", "--map", str(mapping))
    done = privacy_check(*arguments, stdin="card 4111 1111 1111 1111")
    assert (done.code, done.out, mapping.read_text()) == (2, "", "{}")
    assert done.err.count("\n") == 1
    assert "exists already" in done.err
    assert privacy_check(*arguments, "--force", stdin="card 4111 1111 1111 1111").code == 0
    assert stat.S_IMODE(mapping.stat().st_mode) == 0o600
    assert json.loads(mapping.read_text())["values"] == {"[CREDIT_CARD_1]": "4111 1111 1111 1111"}
    assert [file.name for file in tmp_path.iterdir()] == ["map.json"]


def test_a_map_is_refused_by_a_text_that_it_was_not_made_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Alice Smith and Bob Miller, card 4111 1111 1111 1111")
    (tmp_path / "b.txt").write_text("Carla Jones wrote")
    a = privacy_check("redact", "--map", "a.json", "a.txt", cwd=tmp_path)
    assert privacy_check("redact", "--map", "b.json", "b.txt", cwd=tmp_path).out == "[PERSON_1] wrote"
    wrong = privacy_check("restore", "--map", "b.json", cwd=tmp_path, stdin=a.out)
    assert (wrong.code, wrong.out, wrong.err.count("\n")) == (2, "", 1)
    assert "[CREDIT_CARD_1], [PERSON_2] are not in --map b.json (b.txt, 20" in wrong.err
    assert "Carla" not in wrong.err
    forced = privacy_check("restore", "--force", "--map", "b.json", cwd=tmp_path, stdin=a.out)
    assert forced.out == "Carla Jones and [PERSON_2], card [CREDIT_CARD_1]"
    alike = privacy_check("restore", "--map", "b.json", cwd=tmp_path, stdin="Dear [PERSON_1]")
    assert (alike.code, alike.out) == (0, "Dear Carla Jones")
    assert "restored as an answer to b.txt, 20" in alike.err


def test_the_samples_on_the_command_line(tmp_path: Path) -> None:
    for name in NAMES[:3]:
        (tmp_path / name).write_text(sample(name), encoding="utf-8")
        assert privacy_check("redact", name, cwd=tmp_path).out == golden(name).read_text(encoding="utf-8")


def test_what_cannot_be_done_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "bad.json").write_text("[1]")
    (tmp_path / "folder").mkdir()
    (tmp_path / "masked.json").write_text('{"**************": "ann@kestrel.io"}')
    for arguments in (
        ["redact", "x.pdf"],
        ["redact", "folder"],
        ["redact", "--map", "/nonexistent/map.json"],
        ["restore", "--map", "missing.json"],
        ["restore", "--map", "bad.json"],
        ["restore"],
        ["redact", "--map", "kept.json", "--style", "mask"],
        ["redact", "--map", "kept.json", "--style", "last4"],
        ["restore", "--map", "masked.json"],
    ):
        done = privacy_check(*arguments, cwd=tmp_path, stdin="x")
        assert (done.code, done.err.count("\n")) == (2, 1), (arguments, done.err)
    assert not (tmp_path / "kept.json").exists()
