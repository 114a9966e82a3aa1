"""Platforms are found by themselves."""

import subprocess
import sys

from bots.registry import platforms


def test_every_folder_with_a_platform_is_found() -> None:
    assert list(platforms()) == ["discord", "playground", "slack"]


def test_no_client_library_is_imported_to_know_the_platforms() -> None:
    code = "import sys; from bots.registry import platforms; platforms(); print({'discord.client', 'slack_bolt', 'uvicorn'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
