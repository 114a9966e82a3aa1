"""The regions and scripts that recognizers.yaml names for telephone numbers: one that does not exist would go unnoticed."""

import sys
from collections.abc import Iterable, Mapping, Sequence

import phonenumbers

from config.errors import ConfigError, nearest

from ..spans.borders import script_of

# Those of the shipped file; to look through Unicode takes half a second.
_USUAL = frozenset("CJK HIRAGANA KATAKANA HANGUL CYRILLIC GREEK ARABIC HEBREW DEVANAGARI THAI LATIN".split())  # noqa: SIM905 - as below


def check_regions(regions: Iterable[str], by_script: Mapping[str, Sequence[str]]) -> None:
    """Raises ConfigError for a region that has no numbers, or a script that has no letters."""
    for where, named in {
        "phone_regions": regions,
        **{f"phone_regions_by_script: {key}": by_script[key] for key in by_script},
    }.items():
        for region in named:
            if region not in phonenumbers.SUPPORTED_REGIONS:
                meant = f"; did you mean {region.upper()}?" if region.upper() in phonenumbers.SUPPORTED_REGIONS else ", as in DE"
                raise ConfigError(f"recognizers.yaml: {where}: {region!r} is no region of ISO 3166 with telephone numbers{meant}")
    strange = sorted(by_script.keys() - _USUAL)
    known = _scripts() if strange else _USUAL
    for wrong in strange:
        if wrong not in known:
            told = (
                f"{wrong!r} is no script, the first word of its letters' Unicode names{nearest(wrong, known) or ', as in THAI'}"
            )
            raise ConfigError(f"recognizers.yaml: phone_regions_by_script: {told}")


def _scripts() -> frozenset[str]:
    return frozenset(script_of(chr(point)) for point in range(sys.maxunicode + 1)) - {""}
