"""``python -P -m bots``: the command ``privacy-check``."""

from .cli import main

main()
