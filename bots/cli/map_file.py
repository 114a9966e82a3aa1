"""The file of `redact --map`: what each placeholder stands for, and which text it was made for."""

import hashlib
import json
import os
import secrets
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from config.entities import EntityTypes
from config.errors import ConfigError
from core.redaction.placeholders import LOOSE
from core.redaction.redaction import Redaction
from core.redaction.restore import placeholders_in

from .whole_file import write_whole


class MapFile(BaseModel):
    """Values by placeholder; of the text itself there are only digests (SHA-256).

    ``made_of``: the file's name. ``placeholders``: of their names, which says whether somebody has changed or mixed them.
    ``redacted``: of the whole redacted text. ``already``: what read like a placeholder there before. ``unique``: no other text
    has these placeholders.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Literal["privacy-check map"] = "privacy-check map"
    version: Literal[1] = 1
    made_of: str = ""
    made_at: datetime | None = None
    placeholders: str = ""
    redacted: str = ""
    unique: bool = False
    already: tuple[str, ...] = ()
    values: dict[str, str]

    @classmethod
    def of(cls, redaction: Redaction, made_of: str, types: EntityTypes, *, unique: bool) -> "MapFile":
        """The map of one redaction."""
        already = tuple(sorted(placeholders_in(redaction.raw, types) - redaction.mapping.keys()))
        return cls(
            made_of=made_of,
            made_at=datetime.now(UTC),
            placeholders=_digest_of_names([*redaction.mapping, *already]),
            redacted=_digest(redaction.raw),
            unique=unique,
            already=already,
            values=dict(redaction.mapping),
        )

    @property
    def whole(self) -> bool:
        """Whether its placeholders are those that it was written with; of an older map nobody knows."""
        return not self.placeholders or self.placeholders == _digest_of_names([*self.values, *self.already])

    @property
    def origin(self) -> str:
        """What it was made of, and when, in UTC."""
        return f"{self.made_of}, {self.made_at:%Y-%m-%d %H:%M} UTC" if self.made_at else "an older version's map"

    def is_of(self, text: str) -> bool:
        """Whether this is the very text that was redacted."""
        return self.redacted == _digest(text)

    def foreign(self, text: str, types: EntityTypes) -> list[str]:
        """The placeholders in a text that this map was not made for."""
        return sorted(placeholders_in(text, types) - {*self.values, *self.already})


def _digest(text: str) -> str:
    """Ends of lines, and those behind the last, are lost on the way to others and back."""
    return hashlib.sha256("\n".join(text.splitlines()).rstrip().encode("utf-8", errors="surrogatepass")).hexdigest()


def _digest_of_names(names: Iterable[str]) -> str:
    return _digest("\n".join(sorted(names)))


def renumbered(redaction: Redaction, types: EntityTypes) -> Redaction:
    """The same with placeholders that count from a random number, so that those of two texts are not taken for each other's."""
    exchanged = renumbering(redaction.mapping, redaction.raw, types)
    values = {exchanged(name): value for name, value in redaction.mapping.items()}
    return Redaction(exchanged(redaction.raw), exchanged(redaction.visible), values)


def renumbering(mapping: Iterable[str], raw: str, types: EntityTypes) -> Callable[[str], str]:
    """Gives the placeholders of a redacted text others, as above, in any text that has some."""
    numbers = {name: int(name[1:-1].rpartition("_")[2]) for name in mapping if LOOSE.fullmatch(name)}
    room = 999_999 - max(numbers.values(), default=0)  # what reads as a placeholder has six digits
    taken = placeholders_in(raw, types)
    while True:
        first = 1000 + secrets.randbelow(max(1, room - 1000))
        new = {name: f"{name.rpartition('_')[0]}_{first + number}]" for name, number in numbers.items()}
        if taken.isdisjoint(new.values()):
            break

    def exchanged(text: str) -> str:
        return LOOSE.sub(lambda match: new.get(match[0], match[0]), text)

    return exchanged


def refuse_existing(file: Path) -> None:
    """Raises ConfigError where something is there already."""
    if os.path.isdir(file):  # noqa: PTH112 - pathlib's raises for a name that is too long, or not ours to look at
        raise ConfigError(f"--map {file}: is a folder; name a file in it")
    if os.path.lexists(file):
        raise ConfigError(
            f"--map {file}: exists already, and another text may need it; name a new file, or overwrite it with --force"
        )


def write_map(file: Path, made: MapFile, *, force: bool) -> None:
    """Writes it whole or not at all, for its owner's eyes alone (mode 0600); raises ConfigError.

    Force: in place of what is there already.
    """
    content = json.dumps(made.model_dump(mode="json"), ensure_ascii=True, indent=2) + "\n"
    try:
        write_whole(file, content.encode(), force=force, private=True)
    except FileExistsError:
        refuse_existing(file)
        raise
    except OSError as error:
        raise ConfigError(f"--map {file}: cannot be written: {error.strerror}") from None


def read_map(file: Path) -> MapFile:
    """Raises ConfigError where it is none, or was changed."""
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        if isinstance(content, dict) and "format" not in content:  # as it was written before it had a head
            content = {"values": TypeAdapter(dict[str, str]).validate_python(content, strict=True)}
        made = MapFile.model_validate(content)
    except OSError as error:
        raise ConfigError(f"--map {file}: cannot be read: {error.strerror}") from None
    except (ValueError, ValidationError, RecursionError):
        raise ConfigError(f"--map {file}: is not a mapping that `redact --map` wrote") from None
    if not made.whole:
        raise ConfigError(f"--map {file}: its placeholders are not those that it was written with; redact the text again")
    return made
