"""Everything that an admin may read and edit, as typed settings and data; knows no chat platform."""

from importlib.resources import files
from pathlib import Path

from .errors import is_there

OVERLAY = Path("/etc/privacy-check")


def path(name: str, overlay: Path | None = None) -> Path:
    """The admin's file or folder of that name, if there is one (in ``overlay`` or else /etc/privacy-check), or the shipped one.

    Raises ConfigError if that cannot be found out.
    """
    own = (overlay or OVERLAY) / name
    return own if is_there(own) else Path(str(files(__name__))) / name
