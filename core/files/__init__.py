"""Reads attachments: their format by content, the text that a person reads in them, and the places of findings."""
