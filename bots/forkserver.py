"""Imported first where processes for long texts are forked from, and by nothing else.

A process that cannot begin, as its parent is gone meanwhile, would print a traceback beside whatever the parent said last.
"""

from . import hooks, log

log.set_up("WARNING")
hooks.set_up()
