"""Environment variables that are misspelt."""

import pytest

from bots.discord.settings import DiscordSettings
from bots.slack.settings import SlackSettings
from config.settings import PREFIX, Settings
from config.variables import misspelt

KINDS = (Settings, SlackSettings, DiscordSettings)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("PRIVACY_CHECK_LOGLEVEL", "PRIVACY_CHECK_LOG_LEVEL"),
        (f"{PREFIX}HEALTHS__PORT", "PRIVACY_CHECK_HEALTH__PORT"),
        ("PRIVACY_CHECK_FINGERPRINTKEY_FILE", "PRIVACY_CHECK_FINGERPRINT_KEY_FILE"),
        ("SLACK_BOT_TOKN", "SLACK_BOT_TOKEN"),
        ("DISCORD_TOKENS", "DISCORD_TOKEN"),
    ],
)
def test_a_slip_is_told_with_what_was_meant(name: str, meant: str) -> None:
    assert [str(slip) for slip in misspelt([name], KINDS)] == [f"environment: {name}: is read by nothing; do you mean {meant}?"]


@pytest.mark.parametrize(
    "name",
    [
        "PRIVACY_CHECK_LOG_LEVEL",
        "PRIVACY_CHECK_HEALTH__PORT",
        "DATABASE_URL",
        "SLACK_BOT_TOKEN_FILE",
        "SLACK_WEBHOOK_URL",  # other programs' own
        "DISCORD_GUILD",
        "PRIVACY_CHECK_SERVICE_HOST",  # Kubernetes', of a service with our name
        "PRIVACY_CHECK_PORT_8080_TCP_ADDR",
    ],
)
def test_what_is_a_setting_or_somebody_else_s_is_no_slip(name: str) -> None:
    assert not list(misspelt([name], KINDS))
