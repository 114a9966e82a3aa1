"""Commands that check a text load neither a database's library nor a platform's."""

import subprocess
import sys

HEAVY = ("sqlalchemy", "alembic", "apscheduler.schedulers", "slack_bolt", "discord", "faker", "starlette")


def test_checking_a_text_loads_nothing_that_only_the_bot_needs() -> None:
    code = f"import sys, bots.cli; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
