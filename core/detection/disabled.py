"""What recognizers.yaml leaves out under ``disabled``: families, single recognizers, entity types."""

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches

from config.errors import ConfigError

from ..finding import Finding


class Disabled:
    """Tells whether a recognizer or entity type is disabled."""

    def __init__(self, names: Collection[str], known: Collection[str]) -> None:
        """Names: those in the file, mostly none. Known: all names that exist; raises ConfigError for an unknown one."""
        self.names = frozenset(names)
        for wrong in sorted(self.names.difference(known)):
            near = get_close_matches(wrong, known, 1)
            meant = f"; did you mean {near[0]!r}?" if near else ""
            raise ConfigError(f"recognizers.yaml: disabled: {wrong!r} is no family, recognizer or entity type{meant}")

    def __call__(self, source: str, entity_type: str) -> bool:
        """Source: a recognizer's name; for a rule of a family, ``family.rule``."""
        return not self.names.isdisjoint((source, source.partition(".")[0], entity_type))

    def without(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings that are not disabled."""
        return (finding for finding in findings if not self(finding.source, finding.entity_type))
