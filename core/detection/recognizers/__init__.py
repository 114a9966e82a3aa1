"""Recognizers that are more than a table of rules."""
