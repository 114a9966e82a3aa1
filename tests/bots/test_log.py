"""A log that cannot be written, as on a full disk, costs its lines and nothing else."""

import io
from pathlib import Path

import pytest
import structlog

from bots import log


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full on this machine")
def test_a_full_disk_ends_nothing() -> None:
    """A soak showed it: the bot ended, as its own warning that the database's disk was full could not be written."""
    with io.TextIOWrapper(io.FileIO("/dev/full", "w"), write_through=True) as stream:  # type: ignore[arg-type]
        with pytest.raises(OSError, match="No space left"):
            stream.write("this is what a full disk does")
        try:
            log.set_up("INFO", stream)
            structlog.get_logger("test").warning("maintenance_failed", count=1)
            structlog.get_logger("test").error("gave_up", count=1)
        finally:
            structlog.reset_defaults()
