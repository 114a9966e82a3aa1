"""Imported first where processes for long texts are forked from, and by nothing else.

A process that cannot begin, as its parent is gone meanwhile, would print a traceback beside whatever the parent said last. So it
would at Ctrl-C, which a terminal sends to all processes: the parent alone heeds it.
"""

import signal

from . import hooks, log

signal.signal(signal.SIGINT, signal.SIG_IGN)
log.set_up("WARNING")
hooks.set_up()
