"""Decides whether to alarm: suppressions, routine contacts, roles, and points against a threshold. Pure."""
