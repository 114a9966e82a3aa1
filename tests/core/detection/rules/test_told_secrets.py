"""Logins, codes and hashes as people paste and tell them, in many languages; what looks like them in ordinary talk is quiet."""

import pytest

from config.policy import Policy
from core.checker import Checker
from core.detection.fake_secrets import HEX, MIXED, made
from core.detection.validators.chosen_secrets import marked_password, marked_secret, paired_password, word_with_number
from tests.messages import said

HASH = f"$2y$10${made('', MIXED, 53)}"
TOKEN = made("", HEX, 40)


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("frontdesk@kestrel-vets.co.uk\nPaws&Claws7", "Paws&Claws7"),
        ("NAS access: ops/Winter2024 on 192.168.1.9", "Winter2024"),
        ("доступ к роутеру admin/Sobaka2020", "Sobaka2020"),
        ("o kwdikos tou wifi einai thalassa2023", "thalassa2023"),
        ("lozinka od rutera u kafiću: burek_sa_sirom1", "burek_sa_sirom1"),
        ("wifi ka password hai Chai_pani99", "Chai_pani99"),
        ("mat khau gmail: Hanoi_mua88", "Hanoi_mua88"),
        ("mdp du serveur Raclette!2024", "Raclette!2024"),
        ("the password's Molar2023!!", "Molar2023!!"),
        (f"new one is up and the secret's {made('', MIXED, 40)}", made("", MIXED, 40)),
        (f"git clone https://{TOKEN}@git.kestrel.io/a/b.git", TOKEN),
        (f"(7,'ana','{HASH}',NULL)", HASH),
        (f"deploy:{HASH}:19722:0:99999:7:::", HASH),
        ("Keysafe left of the blue door, code 4071#", "4071#"),
        ("alaoven koodi 7153", "7153"),
        ("tagg nr 00418823 kod 6190", "6190"),
        ("不在時は宅配ボックス暗証 3906", "3906"),
        ("šifra za vrata je 4471", "4471"),
        ("mã OTP lúc nãy 955362", "955362"),
        ("код подтверждения 482910", "482910"),
        ("482910 is your verification code", "482910"),
        ("to pin tis kartas 4799, plirose", "4799"),
        ("银行卡密码 447188", "447188"),
    ],
)
def test_what_is_told_alarms_and_is_redacted(checker: Checker, text: str, secret: str) -> None:
    verdict = checker.check(said(text), Policy())
    assert verdict.decision.alarm
    assert secret not in verdict.redaction.raw


@pytest.mark.parametrize(
    "text",
    [
        "jane@kestrel-parts.io\nQ3-Report!",
        "see admin/Reports2024 in the docs",
        "cluster access: prod/us-east-1",
        "šifra artikla: AB2024",
        "lozinka ne radi",
        "the secret's in Vault2",
        f'"passwordHash": "{HASH}"',
        "root:x:0:0:root:/root:/bin/bash",
        "https://tom.hale@dev.azure.com/org/_git/repo",
        "virhekoodi 4471 taas",
        "order nr 00418823 kod 6190",
        "Fehlercode 4071 an der Tür",
        "Alarm: 4096 MB exceeded on node 3",
        "OTP requests 482910 today",
        "验证码有效期 600 秒",
        "PIN der Karte 4471 gesperrt",
        "482910 is your ticket number",
    ],
)
def test_ordinary_talk_is_quiet(checker: Checker, text: str) -> None:
    assert not checker.check(said(text), Policy()).decision.alarm


def test_which_words_may_be_passwords() -> None:
    assert word_with_number("kafana2024")
    assert not word_with_number("Windows2019")
    assert marked_secret("Medved_77")
    assert not marked_secret("ana_2@Kestrel.io")
    assert marked_password("Molar2023!!")
    assert not marked_password("Report_2025")
    assert paired_password("12Dinamo12")
    assert not paired_password("Login2")
