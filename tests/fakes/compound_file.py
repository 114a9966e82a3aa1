"""A compound file ([MS-CFB], version 3), in which old Office and Outlook keep their documents: written from streams by path."""

import struct
from collections.abc import Mapping

_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_END, _FREE, _FAT, _NOBODY = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5


def compound(streams: Mapping[str, bytes]) -> bytes:
    """Paths: storages and streams, with slashes between. All entries of a storage are in one chain, as readers accept it."""
    entries = _entries(streams)
    sectors: list[bytes] = []
    chains: list[list[int]] = []

    def stored(content: bytes) -> int:
        """Puts a content into sectors of its own; the first one."""
        pieces = [content[at : at + _SECTOR].ljust(_SECTOR, b"\0") for at in range(0, len(content), _SECTOR)]
        chains.append(list(range(len(sectors), len(sectors) + len(pieces))))
        sectors.extend(pieces)
        return chains[-1][0] if pieces else _END

    mini, mini_fat, starts = b"", list[int](), dict[str, int]()
    for path, content in streams.items():
        if len(content) >= _CUTOFF:
            starts[path] = stored(content)
            continue
        count = -(-len(content) // _MINI)
        starts[path] = len(mini_fat) if count else _END
        mini_fat += [*range(len(mini_fat) + 1, len(mini_fat) + count), _END] if count else []
        mini += content.ljust(count * _MINI, b"\0")
    first_mini = stored(mini)
    first_mini_fat = stored(struct.pack(f"<{len(mini_fat)}I", *mini_fat))
    first_directory = stored(_directory(entries, streams, starts, (first_mini, len(mini))))
    return (
        _header(first_directory, first_mini_fat, -(-len(mini_fat) // 128), len(sectors))
        + b"".join(sectors)
        + _fat(chains, sectors)
    )


def _entries(streams: Mapping[str, bytes]) -> list[str]:
    """All paths, the root's first."""
    found = [""]
    for path in streams:
        steps = path.split("/")
        found += [each for number in range(1, len(steps) + 1) if (each := "/".join(steps[:number])) not in found]
    return found


def _directory(entries: list[str], streams: Mapping[str, bytes], starts: Mapping[str, int], mini: tuple[int, int]) -> bytes:
    rows = []
    for path in entries:
        within = [number for number, each in enumerate(entries) if each and each.rpartition("/")[0] == path]
        siblings = [
            number for number, each in enumerate(entries) if each and path and each.rpartition("/")[0] == path.rpartition("/")[0]
        ]
        following = next((number for number in siblings if number > entries.index(path)), _NOBODY)
        child = within[0] if within and path not in streams else _NOBODY
        name = (path.rpartition("/")[2] or "Root Entry").encode("utf-16-le") + b"\0\0"
        kind = _ROOT if not path else _STREAM if path in streams else _STORAGE
        start, size = mini if not path else (starts.get(path, 0), len(streams.get(path, b"")))
        head = struct.pack("<64sHBBIII", name, len(name), kind, 1, _NOBODY, following, child)
        rows.append(head + bytes(36) + struct.pack("<IQ", start, size))
    return b"".join(rows)


def _fat(chains: list[list[int]], sectors: list[bytes]) -> bytes:
    """One sector, which is the last one."""
    table = [_FREE] * (_SECTOR // 4)
    for chain in chains:
        for here in chain:
            table[here] = here + 1 if here != chain[-1] else _END
    table[len(sectors)] = _FAT
    return struct.pack("<128I", *table)


def _header(directory: int, mini_fat: int, mini_fats: int, fat: int) -> bytes:
    head = struct.pack("<8s16sHHHHH6x", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, directory, 0, _CUTOFF, mini_fat if mini_fats else _END, mini_fats, _END, 0)
    return head + struct.pack("<109I", fat, *[_FREE] * 108)
