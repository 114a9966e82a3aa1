"""Answers go to Slack's own host and nowhere else, whatever address an event names."""

import pytest

from bots.slack.response_url import AnswerHost

SLACK, GOVERNMENT = "https://slack.com/api/", "https://slack-gov.com/api/"


@pytest.mark.parametrize(
    ("api", "address"),
    [
        (SLACK, "https://hooks.slack.com/commands/T1/2/x"),
        ("https://www.slack.com/api/", "https://hooks.slack.com/actions/T1/2/x"),
        (GOVERNMENT, "https://hooks.slack-gov.com/commands/T1/2/x"),
        ("http://127.0.0.1:4000/api/", "http://127.0.0.1:4000/answer/U1"),
    ],
)
def test_the_host_of_the_web_api_s_own_hooks_is_allowed(api: str, address: str) -> None:
    assert AnswerHost(api).allows(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "http://hooks.slack.com/x",
        "https://hooks.slack.com",
        "https://hooks.slack.com.evil.example/x",
        "https://hooks.slack.com@evil.example/x",
        "https://evil.example\\@hooks.slack.com/x",
        "https://hooks.slack.com:8443/x",
        "https://hooks.slack-gov.com/x",
        "https://slack.com/x",
        "https://127.0.0.1/x",
        "//hooks.slack.com/x",
        "https://[x/",
    ],
)
def test_every_other_address_is_refused(address: str) -> None:
    assert not AnswerHost(SLACK).allows(address)
