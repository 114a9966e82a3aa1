"""A finding: where something stands that is personal or secret, of which type, and why it is believed."""

from dataclasses import dataclass, field
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


class Role(StrEnum):
    """What is known of a finding beyond its type. A rule sets the first five, ``decision.roles`` the others.

    ADDRESS: a place is more than a town that is mentioned: it has the form of an address, or somebody is said to live there.
    STREET: it has a street and a number, or what stands for both. OWN_ADDRESS: somebody calls it their own. REAL_NAME: the name
    behind a handle. INTRODUCED: a word says that it is a name ("my name is", "Mrs"). HOME: a named person lives there. SERVED: a
    customer, a patient, an applicant and the like. OWNED: a number of a row in a database is said to be somebody's. MINOR: a
    child says how old it is, and its name or school.
    """

    ADDRESS = "ADDRESS"
    STREET = "STREET"
    OWN_ADDRESS = "OWN_ADDRESS"
    REAL_NAME = "REAL_NAME"
    INTRODUCED = "INTRODUCED"
    HOME = "HOME"
    SERVED = "SERVED"
    OWNED = "OWNED"
    MINOR = "MINOR"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One stretch of personal data or a secret: raw code points, end exclusive. It never holds the value.

    ``source`` is the recognizer's name; ``score`` is from 0 to 1. Two findings that differ in their roles alone are equal.
    """

    start: int
    end: int
    entity_type: str
    score: float
    source: str = ""
    evidence: Evidence = Evidence.FORMAT
    roles: frozenset[Role] = field(default=frozenset(), compare=False)
