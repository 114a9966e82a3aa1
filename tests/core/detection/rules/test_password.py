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
        ("he forgot his password. reset it to Tulip-Engine42 for now", "Tulip-Engine42"),
        ("hasło zmienione na Wrona!Dab55", "Wrona!Dab55"),
        ("ο κωδικός άλλαξε σε Karavi!Lemoni92", "Karavi!Lemoni92"),
        ("רמז: הסיסמה שונתה ל Rimon!Zayit44", "Rimon!Zayit44"),
        ("the LUKS passphrase is 'amber kettle walks uphill'", "amber kettle walks uphill"),
        ("App-Passwort für den Scanner: ptfe oqla wmcx zhru", "ptfe oqla wmcx zhru"),
        ("entry code for 12 Mill Lane: 5521, back gate 3307", "3307"),
        ("le code du portail : 2209", "2209"),
        ("ovikoodi on 4491", "4491"),
        ("رمز الإنذار هو 4491", "4491"),
        ("códigos de recuperación de la cuenta:\n4829-1173\n9920-4471", "9920-4471"),
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
        "password policy changed, now 14 characters and OAuth2-Proxy",
        "reset it to v2.14.3-rc1, the password page fails",
        'the passphrase prompt says "enter the phrase again"',
        "your password must have this many",
        "error code 4096, exit code 137, area code 212",
        "the alarm is 1500 euros, the garage 2500",
        "error codes:\n4829 1173\n9920 4471",
        "seed data: users orders items carts prices taxes refunds coupons vendors stores brands colors",
    ],
)
def test_talk_about_them_is_talk(checker: Checker, text: str) -> None:
    assert not checker.check(said(text), Policy()).decision.alarm
