"""Pages of the documentation, as messages name them: by their titles, since whoever installed a wheel has no folder docs."""

_WHERE = "in the documentation"

EXPORTS = f'"Exports and archives" {_WHERE}'
INSTALL = f'"Install" {_WHERE}'
RUNNING = f'"Running the bot" {_WHERE}'
TYPES = f'"What it finds" {_WHERE}'


def of_platform(name: str) -> str:
    """How a platform is connected."""
    return f'"{name.capitalize()} in ten minutes" {_WHERE}'
