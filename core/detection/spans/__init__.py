"""Findings as spans of a text: overlaps, whole addresses, further occurrences, benign spans."""
