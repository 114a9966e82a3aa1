"""Secrets that are blank, cut short or only a placeholder refuse to start, with one line that does not repeat them."""

import base64
from pathlib import Path

import pytest

from bots.discord.settings import discord_settings
from bots.registry import platforms
from bots.slack.settings import slack_settings
from config.errors import ConfigError
from config.settings import load
from tests.bots.cli.commands import privacy_check
from tests.fakes import tokens

FERNET = base64.urlsafe_b64encode(bytes(range(32))).decode()
GOOD = {
    "SLACK_BOT_TOKEN": tokens.SLACK_BOT,
    "SLACK_APP_TOKEN": tokens.SLACK_APP,
    "SLACK_USER_TOKEN": tokens.SLACK_ADMIN,
    "SLACK_CLIENT_SECRET": tokens.SLACK_CLIENT,
    "SLACK_SIGNING_SECRET": tokens.SLACK_SIGNING,
    "DISCORD_TOKEN": tokens.DISCORD,
    "PRIVACY_CHECK_FINGERPRINT_KEY": "correct-horse-battery-staple",
    "PRIVACY_CHECK_SIEM_SECRET": "correct-horse-battery-staple",
    "PRIVACY_CHECK_ENCRYPTION_KEYS": f"{FERNET}, {FERNET}",
    "DATABASE_URL": "postgresql://u:p@h/d",
}
WRONG = [
    ("SLACK_BOT_TOKEN", "nope"),
    ("SLACK_BOT_TOKEN", "xoxb-1"),
    ("SLACK_BOT_TOKEN", "xoxb-…"),
    ("SLACK_BOT_TOKEN", "xoxb-your-token-here-0123456789"),
    ("SLACK_BOT_TOKEN", "xoxb-111111111111-111111111111"),
    ("SLACK_BOT_TOKEN", tokens.SLACK_APP),
    ("SLACK_APP_TOKEN", tokens.SLACK_BOT),
    ("SLACK_USER_TOKEN", tokens.SLACK_BOT),
    ("SLACK_SIGNING_SECRET", tokens.SLACK_SIGNING[:-1]),
    ("SLACK_SIGNING_SECRET", "0" * 32),
    ("SLACK_CLIENT_SECRET", "hunter2"),
    ("DISCORD_TOKEN", "OTAwMDAwMDAwMDAwMDAwMDAx"),
    ("DISCORD_TOKEN", f"Bot {tokens.DISCORD}"),
    ("PRIVACY_CHECK_FINGERPRINT_KEY", "hunter2"),
    ("PRIVACY_CHECK_FINGERPRINT_KEY", "a" * 40),
    ("PRIVACY_CHECK_SIEM_SECRET", "hunter2"),
    ("PRIVACY_CHECK_SIEM_SECRET", "a" * 40),
    ("PRIVACY_CHECK_ENCRYPTION_KEYS", FERNET[:-2]),
    ("PRIVACY_CHECK_ENCRYPTION_KEYS", f"{FERNET},"),
    ("PRIVACY_CHECK_ENCRYPTION_KEYS", base64.urlsafe_b64encode(bytes(32)).decode()),
    ("SLACK_API_URL", "http://slack.example/api/"),
    ("SLACK_API_URL", ""),
    ("DISCORD_API_URL", "ftp://discord.example"),
    ("SLACK_PUBLIC_URL", "http://privacy.example"),
    ("SLACK_PUBLIC_URL", "bot.kestrel.example"),
    ("SLACK_PUBLIC_URL", "https://privacy.example/?next=x"),
]


def _read_all() -> None:
    settings = load()
    slack_settings(settings)
    discord_settings(settings)


@pytest.mark.parametrize("blank", ["", "  ", "\t\n"])
@pytest.mark.parametrize("variable", GOOD)
def test_a_blank_secret_is_refused(monkeypatch: pytest.MonkeyPatch, variable: str, blank: str) -> None:
    monkeypatch.setenv(variable, blank)
    with pytest.raises(ConfigError, match=f"^environment {variable}: [a-z_]+: is empty; ") as refused:
        _read_all()
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(("variable", "value"), WRONG)
def test_a_wrong_one_is_refused_and_not_repeated(monkeypatch: pytest.MonkeyPatch, variable: str, value: str) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(ConfigError, match=f"^environment {variable}: ") as refused:
        _read_all()
    assert not value or value not in str(refused.value)
    assert "\n" not in str(refused.value)


def test_those_of_the_documented_forms_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable, value in GOOD.items():
        monkeypatch.setenv(variable, f" {value} ")
    _read_all()
    signing_secret = slack_settings(load()).signing_secret
    assert signing_secret is not None
    assert signing_secret.get_secret_value() == tokens.SLACK_SIGNING


@pytest.mark.parametrize("token", [f"xoxe.{tokens.SLACK_BOT}", "xoxb-" + "9" * 11 + "-" + "AbCdEfGhIjKlMnOpQrStUvWx"])
def test_tokens_that_rotate_and_older_ones_are_taken(monkeypatch: pytest.MonkeyPatch, token: str) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", token)
    _read_all()


@pytest.mark.parametrize("variable", [name for name in GOOD if name != "DATABASE_URL"])
def test_the_same_holds_for_the_files_that_have_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    for content in (b"", b" \n", b"\xff\xfe\x00", b"x" * 200_000):
        (tmp_path / "secret").write_bytes(content)
        monkeypatch.setenv(f"{variable}_FILE", str(tmp_path / "secret"))
        with pytest.raises(ConfigError, match=f"^environment:? {variable}_FILE: ") as refused:
            _read_all()
        assert "\n" not in str(refused.value)
    monkeypatch.setenv(f"{variable}_FILE", " ")
    with pytest.raises(ConfigError, match=f"{variable}_FILE: is empty; name the file"):
        _read_all()


def test_a_part_of_what_slack_needs_is_no_reason_to_run_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """`run all` left Slack out, and doctor said that it had no tokens yet."""
    slack = platforms()["slack"]
    assert slack.missing(load()) == "SLACK_BOT_TOKEN"
    monkeypatch.setenv("SLACK_BOT_TOKEN", tokens.SLACK_BOT)
    with pytest.raises(ConfigError, match=r"^environment: SLACK_APP_TOKEN: is not set, and Slack needs it beside"):
        slack.missing(load())
    monkeypatch.setenv("SLACK_APP_TOKEN", tokens.SLACK_APP)
    assert slack.missing(load()) == ""


@pytest.mark.parametrize("command", [("run", "slack", "--http"), ("run", "all"), ("doctor",)])
def test_nothing_runs_with_a_blank_signing_secret_and_doctor_says_so(command: tuple[str, ...]) -> None:
    done = privacy_check(*command, SLACK_BOT_TOKEN=tokens.SLACK_BOT, SLACK_SIGNING_SECRET="")
    assert done.code == 2
    assert "environment SLACK_SIGNING_SECRET: signing_secret: is empty" in done.out + done.err
    assert "Traceback" not in done.err
