"""Pages of a PDF that stay as they are in a copy: of each, only what is known to be shown or read."""
