"""Numbers of driving licences, behind a word that says so."""

from ..labels import labelled_number

RULES = (
    labelled_number("driver_license", "DRIVER_LICENSE", ("driver's license D123-4567-8901", "D123-4567-8901"), bare=True, score=0.65),
)  # fmt: skip
