"""Up to which position everything is handled in each place: never past a message that is not handled yet. Pure."""

from collections import Counter
from dataclasses import dataclass, field

from ..message import Place
from ..store.cursors import Position


@dataclass(slots=True)
class _Line:
    """One place: the newest position seen, positions in work, and those that failed and must be read again."""

    newest: int
    active: bool = True
    working: Counter[int] = field(default_factory=Counter)
    failed: set[int] = field(default_factory=set)

    def position(self) -> Position:
        held = [*self.working, *self.failed]
        lowest = min(held) - 1 if held else self.newest
        return Position(min(lowest, self.newest), bool(held))


class Watermark:
    """The positions of one process, and what changed since they were last saved."""

    def __init__(self) -> None:
        """Starts with no place."""
        self._lines: dict[Place, _Line] = {}
        # By channel: a workspace may have twenty thousand, and many may end at once.
        self._threads: dict[Place, set[Place]] = {}
        self._saved: dict[Place, Position] = {}
        # Those whose position may differ from what was saved: of a hundred thousand places, few have news in five seconds.
        self._touched: set[Place] = set()

    def knows(self, place: Place) -> bool:
        """Whether the place has a position."""
        return place in self._lines

    def begin(self, place: Place, position: int) -> None:
        """Everything up to the position is handled; no effect on a place that is known."""
        self._line(place, position)

    def reopen(self, place: Place, position: int) -> None:
        """What is newer than the position must be read again."""
        line = self._line(place, position)
        line.failed.add(position + 1)
        # Whoever adopted the place has written its row: what we saved is not what stands there.
        self._saved.pop(place, None)

    def start(self, place: Place, at: int) -> None:
        """A message was received."""
        line = self._line(place, at - 1)
        line.working[at] += 1
        line.active = True
        line.newest = max(line.newest, at)

    def finish(self, place: Place, at: int) -> None:
        """It is handled; no effect where the place was forgotten meanwhile."""
        if place not in self._lines:
            return
        self._touched.add(place)
        working = self._lines[place].working
        working[at] -= 1
        if working[at] <= 0:
            del working[at]

    def fail(self, place: Place, at: int) -> None:
        """It could not be handled; otherwise as ``finish``."""
        if place in self._lines:
            self._lines[place].failed.add(at)
            self.finish(place, at)

    def refuse(self, place: Place, at: int) -> None:
        """A message was received and not even queued."""
        self.start(place, at)
        self.fail(place, at)

    def forget(self, platform: str, workspace: str) -> None:
        """Drops all places of a workspace."""
        for place in [each for each in self.places(platform) if each.workspace == workspace]:
            self._drop(place)

    def end(self, place: Place) -> None:
        """Drops a place; a channel with its threads."""
        ended = place.ids_only
        threads = () if place.thread else tuple(self._threads.get(ended, ()))
        for each in (ended, *threads):
            self._drop(each)

    def forget_quiet_threads(self) -> None:
        """Drops threads without new messages since the last call and with nothing left to do; channels stay."""
        for place, line in list(self._lines.items()):
            if place.thread and not line.active and not line.position().held_back:
                self._drop(place)
            line.active = False

    def failed(self) -> dict[Place, frozenset[int]]:
        """Places to be read again, with the positions that failed."""
        return {place: frozenset(line.failed) for place, line in self._lines.items() if line.failed}

    def failed_in(self, place: Place) -> frozenset[int]:
        """The positions of one place that failed."""
        line = self._lines.get(place)
        return frozenset(line.failed) if line else frozenset()

    def recovered(self, place: Place, failed: frozenset[int]) -> None:
        """These positions were read again and are handled; no effect if the place was dropped meanwhile."""
        if place in self._lines:
            self._touched.add(place)
            self._lines[place].failed -= failed

    def position(self, place: Place) -> Position:
        """How far everything is handled there."""
        return self._lines[place].position()

    def newest(self, place: Place) -> int:
        """The position of the newest message that was seen there."""
        return self._lines[place].newest if place in self._lines else 0

    def places(self, platform: str) -> list[Place]:
        """The platform's places."""
        return [place for place in self._lines if place.platform == platform]

    def _line(self, place: Place, position: int) -> _Line:
        """The place's line, begun at the position if there is none. Whoever asks may change it."""
        self._touched.add(place)
        line = self._lines.get(place)
        if line is None:
            line = self._lines[place] = _Line(position)
            if place.thread:
                self._threads.setdefault(place.whole_channel.ids_only, set()).add(place)
        return line

    def _drop(self, place: Place) -> None:
        self._lines.pop(place, None)
        self._saved.pop(place, None)
        self._touched.discard(place)
        channel = place.whole_channel.ids_only
        siblings = self._threads.get(channel)
        if place.thread and siblings is not None:
            siblings.discard(place)
            if not siblings:
                del self._threads[channel]

    def changed(self) -> dict[Place, Position]:
        """Positions that differ from what was saved."""
        now = {place: self._lines[place].position() for place in self._touched}
        changed = {place: position for place, position in now.items() if self._saved.get(place) != position}
        self._touched = {*changed}  # until it is known that they are saved
        return changed

    def saved(self, positions: dict[Place, Position]) -> None:
        """These positions were saved."""
        self._saved.update(positions)
