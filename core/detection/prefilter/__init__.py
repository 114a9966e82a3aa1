"""One pass over a text that says which rules could find something in it."""
