"""Secrets that people tell in a sentence, without a colon or a known prefix."""

import pytest

from config.policy import Policy
from core.checker import Checker
from tests.messages import said


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("password for the staging box: hunter2!xK9", "hunter2!xK9"),
        ("root / Kj8#mP2$vL on 10.2.3.4", "Kj8#mP2$vL"),
        ("username ana.ruiz@kestrel.io password Kx82nfPq!", "Kx82nfPq!"),
        ("VPN user tbaker / Kx82nfPq!", "Kx82nfPq!"),
        ("mysql -h db -u root -pKx82nfPq prod", "Kx82nfPq"),
        ("2FA backup codes: 4821-9934 7712-0391 5520-1187", "7712-0391"),
        ("das Passwort für den Server ist Kx82nfPq!", "Kx82nfPq!"),
        ("mein Passwort lautet Kx82nfPq!", "Kx82nfPq!"),
        ("le mot de passe du serveur est Kx82nfPq!", "Kx82nfPq!"),  # codespell:ignore mot
        ("la password del server è Kx82nfPq!", "Kx82nfPq!"),
        ("a senha do servidor é Kx82nfPq!", "Kx82nfPq!"),
        ("creds are admin:Kx82nfPq!", "Kx82nfPq!"),
        ("pw: Kx82nfPq!", "Kx82nfPq!"),
        ("the api key is 9f8e7d6c5b4a39281706f5e4d3c2b1a0", "9f8e7d6c5b4a39281706f5e4d3c2b1a0"),
        (
            "private key 4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318",
            "4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318",
        ),
    ],
)
def test_one_is_told_and_redacted(checker: Checker, text: str, secret: str) -> None:
    verdict = checker.check(said(text), Policy())
    assert verdict.decision.alarm
    assert secret not in verdict.redaction.raw


@pytest.mark.parametrize(
    "text",
    [
        "the password for staging is in the vault, ask Ana",
        "password manager 1Password7 or KeePassXC2, which one do we use?",
        "users / Groups / Roles2 are three tabs in the admin / settings page",
        "login / logout redirects to /v2/Login2 in the admin panel",
        "mysql -u root -p prod asks for the password then",
        "backup codes are printed and in the safe since 2024-11",
        "root / and /home are on the same disk, 82% full",
    ],
)
def test_talk_about_them_is_talk(checker: Checker, text: str) -> None:
    assert not checker.check(said(text), Policy()).decision.alarm
