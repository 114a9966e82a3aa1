"""``python -P -m bots``: the command ``privacy-check``."""

from .command import main

main()
