"""Settings: environment over file over default, secrets apart, one line for what is wrong."""

from pathlib import Path

import pytest

from bots.slack.settings import slack_settings
from config import path
from config.errors import ConfigError
from config.explain import explain
from config.settings import Settings, chosen_content, load
from tests.fakes.tokens import SLACK_BOT


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "privacy-check.yaml"


def test_the_environment_wins_over_the_file_over_the_default(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text("throttle: {burst_seconds: 30, notices_per_hour: 2}\nlog_level: ERROR\n")
    monkeypatch.setenv("PRIVACY_CHECK_THROTTLE__BURST_SECONDS", "10")
    settings = load(file)
    assert (settings.throttle.burst_seconds, settings.throttle.notices_per_hour, settings.throttle.shadow_days) == (10, 2, 7)
    name, content = chosen_content(file)
    sources = {row.key: row.source for row in explain(settings, content, name)}
    assert sources["throttle.burst_seconds"] == "environment PRIVACY_CHECK_THROTTLE__BURST_SECONDS"
    assert sources["throttle.notices_per_hour"] == "privacy-check.yaml"
    assert sources["throttle.shadow_days"] == "default"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "throttle: {burst_seconds: -1}",
            "privacy-check.yaml: throttle.burst_seconds: -1: Input should be greater than or equal to 0",
        ),
        (
            "log_level: loud",
            "privacy-check.yaml: log_level: 'loud': Input should be 'DEBUG', 'INFO', 'WARNING' or 'ERROR'",
        ),
        ("policy: {style: cloud}", "privacy-check.yaml: policy.style: 'cloud': Input should be 'placeholder', 'mask'"),
        ("gentel: {}", "privacy-check.yaml: gentel: unknown name"),
        ("throttle: {burst: 1}", "privacy-check.yaml: throttle.burst: unknown name"),
        ("1: 2", "privacy-check.yaml: 1: unknown name"),
        ('"\\ud800": 1', "privacy-check.yaml: "),
        ("throttle: 5", "privacy-check.yaml: throttle: 5: must be a mapping of names to values"),
        ("reminders: {without: poe}", "privacy-check.yaml: reminders.without: 'poe': must be a list, as in [a, b]"),
        (
            "policy: {allowed_patterns: ['(']}",
            "privacy-check.yaml: policy.allowed_patterns: '(' is not a pattern that google-re2",
        ),
    ],
)
def test_a_wrong_setting_is_one_line_with_file_key_value_and_what_is_allowed(file: Path, text: str, line: str) -> None:
    file.write_text(text)
    with pytest.raises(ConfigError) as refused:
        load(file)
    assert str(refused.value).startswith(line)
    assert "\n" not in str(refused.value)


def test_the_level_of_the_log_may_be_written_in_small_letters(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text("log_level: debug\n")
    assert load(file).log_level == "DEBUG"
    monkeypatch.setenv("PRIVACY_CHECK_LOG_LEVEL", "Warning")
    assert load(file).log_level == "WARNING"


def test_a_wrong_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRIVACY_CHECK_LOAD__QUEUE", "many")
    with pytest.raises(
        ConfigError, match=r"environment PRIVACY_CHECK_LOAD__QUEUE: load.queue: 'many': Input should be a valid integer"
    ):
        load()


def test_a_list_in_a_variable_is_json_or_words_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    for written in ("poe, grok", '["poe", "grok"]'):
        monkeypatch.setenv("PRIVACY_CHECK_REMINDERS__WITHOUT", written)
        monkeypatch.setenv("SLACK_ASSISTANTS", written)
        assert load().reminders.without == slack_settings(load()).assistants == ("poe", "grok")


def test_a_variable_for_a_whole_group_that_is_no_json_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRIVACY_CHECK_POLICY", "strict")
    with pytest.raises(ConfigError, match=r"environment: PRIVACY_CHECK_POLICY: is not JSON; .* as PRIVACY_CHECK_POLICY__NAME"):
        load()


def test_a_file_that_cannot_be_looked_for_is_one_line_and_never_taken_for_absent() -> None:
    for look in (lambda: path("guides", Path("x" * 300)), lambda: load(Path("x" * 300))):
        with pytest.raises(ConfigError, match="cannot be read: File name too long"):
            look()


@pytest.mark.parametrize("secret", ["database_url", "fingerprint_key", "encryption_keys"])
def test_a_secret_in_the_file_is_refused_and_not_repeated(file: Path, secret: str) -> None:
    file.write_text(f"{secret}: hunter2")
    with pytest.raises(ConfigError, match=f"{secret}: secrets come by environment only") as refused:
        load(file)
    assert "hunter2" not in str(refused.value)


def test_a_secret_comes_from_a_mounted_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "key").write_text(f"\ufeff{SLACK_BOT}\n", encoding="utf-8")
    monkeypatch.setenv("PRIVACY_CHECK_FINGERPRINT_KEY_FILE", str(tmp_path / "key"))
    monkeypatch.setenv("SLACK_BOT_TOKEN_FILE", str(tmp_path / "key"))
    settings = load()
    assert settings.fingerprint_key is not None
    assert settings.fingerprint_key.get_secret_value() == SLACK_BOT
    assert slack_settings(settings).bot_token is not None
    monkeypatch.setenv("PRIVACY_CHECK_FINGERPRINT_KEY_FILE", str(tmp_path / "none"))
    with pytest.raises(ConfigError, match=r"PRIVACY_CHECK_FINGERPRINT_KEY_FILE: .* cannot be read"):
        load()


def test_a_platform_s_secret_in_the_file_is_refused() -> None:
    with pytest.raises(ConfigError, match=r"platforms\.slack: bot_token: secrets come by environment only: set SLACK_BOT_TOKEN"):
        slack_settings(Settings(platforms={"slack": {"bot_token": "xoxb-1"}}))


def test_the_usual_name_of_a_database_s_address_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://u:hunter2@h/d")
    settings = load()
    shown = [row for row in explain(settings, {}, "") if row.key == "database_url"]
    assert [(row.value, row.source) for row in shown] == [("(set)", "environment DATABASE_URL")]
    assert all(row.meaning for row in explain(settings, {}, ""))
