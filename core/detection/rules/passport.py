"""Passport numbers, and the machine-readable zone of a passport."""

from ...finding import Evidence
from ..labels import labelled_number
from ..rule import Rule
from ..validators.machine_readable_zone import machine_readable

RULES = (
    labelled_number("passport", "PASSPORT_NUMBER", ("passport no: C01X00T47", "C01X00T47"), bare=True, score=0.65),
    Rule(
        name="machine_readable_zone",
        entity_type="PASSPORT_NUMBER",
        pattern=r"""(?<![\w<])[A-Z0-9][A-Z0-9<]{8}\d[A-Z<]{3}\d{7}[MFX<]\d{7}[A-Z0-9<]{0,16}(?![\w<])""",
        score=0.9,
        cased=True,
        check=machine_readable,
        evidence=Evidence.CHECKSUM,
        matches=(
            ("L898902C36UTO7408122F1204159ZE184226B<<<<<10", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"),
            ("scan says L898902C36UTO7408122F1204159", "L898902C36UTO7408122F1204159"),
        ),
        non_matches=("L898902C37UTO7408122F1204159", "L898902C36UTO740812"),
        source="ICAO 9303, parts 3 and 4",
    ),
)  # fmt: skip
