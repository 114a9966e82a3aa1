"""The lists of names and words in ``names/``, each a file."""

from pathlib import Path

SHIPPED = Path(__file__).parent / "names"


def listed(folder: Path, name: str) -> Path:
    """The list of that name in the folder, or else the shipped one."""
    own = folder / name
    return own if own.exists() else SHIPPED / name
