"""Replaces personal data by placeholders, the same one for the same value, and restores it."""
