"""Commands, code and files are told from what people say to each other."""

import time

import pytest

from core.paste.code import is_code

CODE = (
    "curl -H 'Authorization: Bearer [API_KEY_1]' https://api.example.org/v1",
    "run `deploy [API_KEY_1] now` and tell me",
    "here:\n```\nsomething [PASSWORD_1]\n```",
    "$ ls /home/[USERNAME_1]",
    "please run this:\nsudo mount -a\nthanks",
    "psql -h db.internal -U app",
    "tool --token [API_KEY_1] --dry-run",
    "export STRIPE_KEY=[API_KEY_1]",
    "API_KEY = [API_KEY_1]",
    "db:\n  user: app\n  password: [PASSWORD_1]",
    '{"name": "[PERSON_1]", "card": "[CREDIT_CARD_1]"}',
    "const client = new Client('[API_KEY_1]');",
    "def pay(card):\n    return charge('[CREDIT_CARD_1]')",
    "SELECT * FROM users WHERE email = '[EMAIL_ADDRESS_1]'",
    "<user><name>[PERSON_1]</name></user>",
    "#!/bin/sh\necho [PASSWORD_1]",
    "postgres://app:[PASSWORD_1]@db.internal/app",
    "the file:\n-----BEGIN CERTIFICATE-----\nMIIB\n",
)
TALK = (
    "card [CREDIT_CARD_1]",
    "[PERSON_1] paid with [CREDIT_CARD_1], [EMAIL_ADDRESS_1]",
    "my password is [PASSWORD_1], don't tell anybody -- really",
    "Name: [PERSON_1]\nPhone: [PHONE_NUMBER_1]\nCard: [CREDIT_CARD_1]",
    "password: [PASSWORD_1]",
    "[10:32, 23/09/2026] [PERSON_1]: can you call Mr. [PERSON_2] back? [PHONE_NUMBER_1]",
    "[PERSON_1] 10:32 AM\nsee https://example.org/a?b=1 (page 2); it is fine",
    "Dear [PERSON_1],\n\nthank you - your order (no. 5) is late :)\n\nKind regards",
    "2 + 2 = 4, and the discount = 10 %; the rest is the customer's",
    "i find it odd; make sure that [PERSON_1] can go and test it",
    "name,card\n[PERSON_1],[CREDIT_CARD_1]",
)


@pytest.mark.parametrize("text", CODE)
def test_what_does_not_work_with_placeholders(text: str) -> None:
    assert is_code(text)


@pytest.mark.parametrize("text", TALK)
def test_what_people_say(text: str) -> None:
    assert not is_code(text)


@pytest.mark.parametrize("part", ["a-", "<", "`", "x ", "\n ", "a: \n", "--a", '"', "://", "(", "select "])
def test_a_long_text_takes_no_time(part: str) -> None:
    began = time.monotonic()
    is_code(part * (1_000_000 // len(part)))
    assert time.monotonic() - began < 5
