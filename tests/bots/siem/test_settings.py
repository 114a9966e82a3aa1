"""A SIEM is off unless it is set, and a wrong setting is one line."""

import pytest

from bots.siem import build_sink, described
from config.errors import ConfigError
from config.settings import load
from tests.bots.cli.commands import privacy_check
from tests.fakes.siem import KEY


def test_none_is_told_anything_by_default() -> None:
    assert build_sink(load()) is None
    assert described(load()) == ""


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://siem.example/in?x=1", "signed webhook at siem.example"),
        ("http://127.0.0.1:9/in", "signed webhook at 127.0.0.1"),
        ("syslog+tls://siem.example", "syslog+tls at siem.example"),
        ("syslog+tcp://siem.example:1514", "syslog+tcp at siem.example"),
        ("syslog://[::1]:514", "syslog at ::1"),
    ],
)
def test_each_form_is_known(monkeypatch: pytest.MonkeyPatch, url: str, words: str) -> None:
    monkeypatch.setenv("PRIVACY_CHECK_SIEM__URL", url)
    monkeypatch.setenv("PRIVACY_CHECK_SIEM_SECRET", KEY)
    assert described(load()) == words


@pytest.mark.parametrize(
    "url",
    [
        "",
        "siem.example",
        "http://siem.example/in",
        "ftp://siem.example",
        "https://user:pass@siem.example/in",
        "https:///in",
        "https://siem.example:99999/",
        "syslog://siem.example/in",
        "https://[::1",
    ],
)
def test_a_wrong_address_is_refused_in_one_line_that_does_not_repeat_it(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("PRIVACY_CHECK_SIEM__URL", url)
    with pytest.raises(ConfigError, match=r"^environment PRIVACY_CHECK_SIEM__URL: siem\.url: ") as refused:
        load()
    assert "\n" not in str(refused.value)
    assert not url or url not in str(refused.value)


def test_a_webhook_without_a_key_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRIVACY_CHECK_SIEM__URL", "https://siem.example/in")
    with pytest.raises(ConfigError, match="set PRIVACY_CHECK_SIEM_SECRET, or PRIVACY_CHECK_SIEM_SECRET_FILE"):
        build_sink(load())


def test_the_doctor_says_what_is_set_and_the_secret_nowhere() -> None:
    done = privacy_check("doctor", PRIVACY_CHECK_SIEM__URL="https://siem.example/in", PRIVACY_CHECK_SIEM_SECRET=KEY)
    assert "ok    siem: signed webhook at siem.example; nothing was sent to it now" in done.out
    assert KEY not in done.out + done.err
