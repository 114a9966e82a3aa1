"""Every kind of export; recognised by its content, never by its name alone."""

from .archive import Archive
from .heads import Looks, looked_at
from .kinds import assistants, discord, mail, messengers, slack, slack_database
from .records import Export

# The first that fits counts.
LOOKS: tuple[Looks, ...] = (*assistants.LOOKS, *discord.LOOKS, *messengers.LOOKS, *mail.LOOKS)


def recognise(archive: Archive, *, folder: bool = False, domain: str = "") -> Export | None:
    """What kind of export it is, or None. Folder: not packed, so perhaps of ordinary files. Domain: of a workspace, for links."""
    found = slack_database.recognised(archive, domain) or slack.recognised(archive, domain)
    return found or looked_at(archive, LOOKS, folder=folder)
