"""Which entries of revocation.yaml belong to something that is found."""

from collections.abc import Iterable, Mapping

from config.errors import ConfigError, nearest
from config.national_numbers import load_national_numbers
from config.recognizers import RecognizersFile
from config.revocation import Revocation, shipped_revocation

from .rules import written


def check_revocation(ways: Mapping[str, Revocation], file: RecognizersFile, types: Iterable[str]) -> None:
    """Raises ConfigError for an entry that is no rule, recognizer or entity type. File: recognizers.yaml. Types: all there are."""
    shipped = shipped_revocation()
    own = ways.keys() - shipped.keys()
    if not own:
        return
    known = {
        *types,
        *shipped,
        *(rule.name for family in written() for rule in family.rules),
        *(rule.name.rpartition(".")[2] for rule in file.rules),
        *(number.name for number in load_national_numbers(file.national_numbers)),
        *(entry.name for entry in file.predefined),
    }
    for wrong in sorted(own - known):
        raise ConfigError(f"revocation.yaml: {wrong}: is no rule, recognizer or entity type{nearest(wrong, known)}")
