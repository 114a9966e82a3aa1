"""Reads attachments: what kind they are by their content, what a person reads in them, and where a finding stands."""
