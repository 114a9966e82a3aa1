"""Finds personal data and secrets: normalising, recognizers, the analyzer and the merging of what they find."""
