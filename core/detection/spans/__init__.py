"""Findings as spans of a text: overlaps, whole addresses, further places, benign spans."""
