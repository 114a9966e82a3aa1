"""One file a format; ``core/files/registry.py`` finds them by their ``FORMATS``."""
