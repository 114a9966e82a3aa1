"""Commands that check a text load neither a database's library nor a platform's."""

import subprocess
import sys

RARE = ("alembic", "cryptography", "presidio_anonymizer", "faker")
HEAVY = ("sqlalchemy", "alembic", "apscheduler.schedulers", "slack_bolt", "discord", "faker", "starlette")


def test_checking_a_text_loads_nothing_that_only_the_bot_needs() -> None:
    code = f"import sys, bots.cli; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_bot_itself_loads_what_is_rarely_needed_only_then() -> None:
    code = f"import sys, bots.compose; print([name for name in {RARE!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_garbage_is_collected_once_the_checker_is_built() -> None:
    code = (
        "from bots.checking import build_checker; import gc; from config.settings import Settings;"
        "before = gc.isenabled(); build_checker(Settings()); print(before, gc.isenabled())"
    )
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False True"
