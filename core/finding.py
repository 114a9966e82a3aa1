"""A finding: where something personal or secret is, its type, and the evidence for it."""

from dataclasses import dataclass, field
from enum import StrEnum


class Evidence(StrEnum):
    """What supports a finding, from the strongest to the weakest."""

    CHECKSUM = "checksum"
    PREFIX = "prefix"
    LABEL = "label"
    CONTEXT = "context"
    FORMAT = "format"
    SPEAKER = "speaker"
    MODEL = "model"


class Role(StrEnum):
    """What is known about a finding beyond its type. A rule sets the first five, ``decision.roles`` the others.

    ADDRESS: more than the mention of a town: it has the form of an address, or somebody is said to live there.
    STREET: it has a street and a number, or an equivalent. OWN_ADDRESS: somebody calls it their own. REAL_NAME: the name
    behind a handle. INTRODUCED: words introduce it as a name ("my name is", "Mrs"). HOME: a named person lives there. SERVED: a
    customer, patient, applicant or the like. OWNED: the number of a database row that is said to be somebody's. MINOR: a
    child tells its age, and its name or school. DOUBTED, TOLD: of what a rule takes for a
    private matter that is told, the model of private matters is sure that it is not, or likely to be right that it is.
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
    DOUBTED = "DOUBTED"
    TOLD = "TOLD"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A span of personal data or a secret, in raw code points, end exclusive. It never holds the value.

    ``source`` is the recognizer's name; ``score`` is from 0 to 1. Findings that differ only in their roles are equal.
    """

    start: int
    end: int
    entity_type: str
    score: float
    source: str = ""
    evidence: Evidence = Evidence.FORMAT
    roles: frozenset[Role] = field(default=frozenset(), compare=False)
