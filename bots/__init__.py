"""Thin adapters: translate an event into the core's types, call the core, render its answer."""
