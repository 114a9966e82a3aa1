"""A rectangle in a picture."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """Left, top, width and height in pixels, from the left upper corner of the picture as a person sees it (turned upright)."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The first column after it."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The first row after it."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """Half-way down."""
        return self.y + self.height / 2

    def shares_row(self, other: "Box") -> bool:
        """Whether at least half of the lower one is beside the other."""
        shared = min(self.bottom, other.bottom) - max(self.y, other.y)
        return 2 * shared >= min(self.height, other.height)

    def __str__(self) -> str:
        return f"{self.width}×{self.height} pixels at {self.x}, {self.y}"


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box around at least one other."""
    all_boxes = list(boxes)
    x, y = min(box.x for box in all_boxes), min(box.y for box in all_boxes)
    return Box(x, y, max(box.right for box in all_boxes) - x, max(box.bottom for box in all_boxes) - y)
