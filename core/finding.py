"""A finding: where something stands that is personal or secret, of which type, and why it is believed."""

from dataclasses import dataclass
from enum import StrEnum


class Evidence(StrEnum):
    """Why a finding is believed, from the surest to the weakest."""

    CHECKSUM = "checksum"
    PREFIX = "prefix"
    LABEL = "label"
    CONTEXT = "context"
    FORMAT = "format"
    SPEAKER = "speaker"
    MODEL = "model"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One stretch of personal data or a secret: raw code points, end exclusive. It never holds the value.

    ``source`` is the recognizer's name; ``score`` is from 0 to 1.
    """

    start: int
    end: int
    entity_type: str
    score: float
    source: str = ""
    evidence: Evidence = Evidence.FORMAT
