"""Names in text that is not Latin: each run of a script is read by the reader that config/scripts.yaml names for it."""
