"""Why a page does not stay as it is."""


class Unusual(Exception):
    """What the page holds might show or hide something that has not been read: its copy is a picture."""
