"""Names in text that is not Latin: each stretch of a script is read by the reader that config/scripts.yaml names for it."""
