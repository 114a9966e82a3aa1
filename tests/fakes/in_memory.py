"""Temporary files in memory: hundreds of databases are made and thrown away, and a disk would write each of them."""

import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")
ENOUGH = 6 << 30


def use_where_there_is_room() -> None:
    """Unless somebody has said where they are to be. Some of them are programs, which a machine may forbid to run from there."""
    if "TMPDIR" in os.environ or not MEMORY.is_dir() or not os.access(MEMORY, os.W_OK):
        return
    if os.statvfs(MEMORY).f_flag & os.ST_NOEXEC or shutil.disk_usage(MEMORY).free < ENOUGH:
        return
    os.environ["TMPDIR"], tempfile.tempdir = str(MEMORY), None
