"""Coordinates, precise enough to be a house."""

import re

from ...finding import Evidence
from ..rule import Rule


def coordinates(value: str) -> bool:
    """A latitude and a longitude that are on the earth, and not in the Gulf of Guinea, where data between 0 and 1 would be."""
    found = re.findall(r"-?\d{1,3}\.\d+", value)
    return len(found) == 2 and abs(float(found[0])) <= 90 and 1 <= max(abs(float(part)) for part in found) <= 180


RULES = (
    Rule(
        name="gps",
        entity_type="GPS",
        pattern=r"(?<![\w.-])(?<!\d[,;][ ])(?<!\d[,;][ ]{2})(?<!\d[,;])(?:-?\d{1,2}\.\d{3,8}°?\s?[NS]?\s?[,;]\s?-?\d{1,3}\.\d{3,8}°?(?:\s?[EW]\b)?|\d{1,2}\.\d{1,8}°\s?[NS],?\s\d{1,3}\.\d{1,8}°\s?[EW])(?!\w|\.\d|\s?[,;]\s{0,3}-?\d{1,3}\.\d|[)\]],?\s{0,20}[(\[\]])",
        score=0.6,
        check=coordinates,
        matches=(
            ("we are at 52.51631, 13.37771 now", "52.51631, 13.37771"),
            ("40.7128° N, 74.0060° W", "40.7128° N, 74.0060° W"),
            ("at 47.68° N, 122.32° W.", "47.68° N, 122.32° W"),
        ),
        non_matches=("120.234, 5.678", "[(2.29379, 9.17517), (4, 5)]", "[(32.722025, -117.195155)]", "[1.00001, 2.00002, 3.00003]", "0.41702, 0.72032"),
        source="ISO 6709",
    ),
    Rule(
        name="gps_labelled",
        entity_type="GPS",
        pattern=r"\b(?:lat(?:itude)?|breite(?:ngrad)?)[\"']?\s?[:=]?\s{0,2}(?P<value>-?\d{1,2}\.\d{3,15}°?\s?[NS]?[ ,;/\n]{1,3}[\"']?(?:and[ ]|und[ ])?(?:lon(?:g(?:itude)?)?|lng|länge(?:ngrad)?)[\"']?\s?[:=]?\s{0,2}-?\d{1,3}\.\d{3,15})(?!\w|\.\d)",
        score=0.6,
        keywords=("lat", "breite"),
        evidence=Evidence.LABEL,
        matches=(
            ("lat 52.520008, long 13.404954 is home", "52.520008, long 13.404954"),
            ('{"latitude": 52.520008, "longitude": 13.404954}', '52.520008, "longitude": 13.404954'),
        ),
        non_matches=("late 52.52, long 13.40", "lat 1.5, lon 2"),
        source="ISO 6709",
    ),
)  # fmt: skip
