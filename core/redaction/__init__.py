"""Puts placeholders where personal data stood, the same one for the same value, and takes them back."""
