"""What an admin types about a reminder."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.reminders.request import Request, read_request

GUIDES = {"chatgpt": "chatgpt", "claude": "claude", "copilot": "copilot"}


def read(words: str) -> Request:
    return read_request(words, "Europe/Paris", lambda word: GUIDES.get(word.casefold()))


@pytest.mark.parametrize(
    ("words", "cron", "zone", "guides"),
    [
        ("mondays 10:00", "0 10 * * mon", "Europe/Paris", "rotation"),
        ("10:00", "0 10 * * mon", "Europe/Paris", "rotation"),
        ("Thu, Mon at 9:30 Europe/Berlin ChatGPT claude", "30 9 * * mon,thu", "Europe/Berlin", "chatgpt claude"),
        ("add every weekdays 8.05 utc", "5 8 * * mon-fri", "UTC", "rotation"),
        ("31st 10:00 copilot copilot", "0 10 31 * *", "Europe/Paris", "copilot"),
        ("daily 7:00", "0 7 * * *", "Europe/Paris", "rotation"),
        ("cron 0 10 1-7 * 1 Asia/Tokyo claude", "0 10 1-7 * 1", "Asia/Tokyo", "claude"),
    ],
)
def test_it_is_read(words: str, cron: str, zone: str, guides: str) -> None:
    assert read(words) == Request(cron, zone, tuple(guides.split()))


@pytest.mark.parametrize("words", ["mondays", "mondays 25:00", "monster 10:00", "mon 10:00 Nowhere/Land", "cron * * * * *", ""])
def test_what_cannot_be_read_is_said_in_a_sentence(words: str) -> None:
    with pytest.raises(ValueError, match=r"^[A-Z].*[.]$"):
        read(words)


@given(st.text(max_size=60))
def test_anything_typed_is_read_or_refused(words: str) -> None:
    try:
        made = read(words)
    except ValueError:
        return
    assert len(made.cron.split()) == 5
