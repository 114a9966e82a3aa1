"""``privacy-check settings``."""

from pathlib import Path

from .commands import privacy_check


def test_every_setting_is_shown_with_its_source_and_no_secret(tmp_path: Path) -> None:
    (tmp_path / "privacy-check.yaml").write_text("policy: {style: mask}\n")
    done = privacy_check("settings", "--explain", cwd=tmp_path, PRIVACY_CHECK_FINGERPRINT_KEY="hunter2-hunter2-hunter2")
    assert done.code == 0
    lines = {line.split()[0]: line for line in done.out.splitlines() if line.strip()}
    assert "mask" in lines["policy.style"]
    assert "privacy-check.yaml" in lines["policy.style"]
    assert "(set)" in lines["fingerprint_key"]
    assert "throttle.shadow_days" in lines
    assert "hunter2" not in done.out
