"""Which messages were lately edited or deleted: an older event about one may still come, and must not be believed."""

from collections import OrderedDict

from ..message import MessageRef

_MOST = 10_000


class RecentChanges:
    """The last 10,000 of this process."""

    def __init__(self) -> None:
        """Starts empty."""
        self._refs: OrderedDict[MessageRef, None] = OrderedDict()

    def add(self, ref: MessageRef) -> None:
        """It was edited or deleted."""
        self._refs[ref] = None
        self._refs.move_to_end(ref)
        if len(self._refs) > _MOST:
            self._refs.popitem(last=False)

    def __contains__(self, ref: object) -> bool:
        """Whether it was lately edited or deleted."""
        return ref in self._refs
