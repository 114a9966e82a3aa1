"""Thin adapters: translate an event into the core's types, call the core, render its answer."""

import gc

# A process begins by importing what it keeps to its end; looking at all of it again and again takes a fifth of a second.
# ``build_checker`` lets the collector begin; commands that build none are over in a moment.
gc.disable()
