"""The playground as the core's port Chat."""

from core.message import Author, Message, MessageRef, Place
from core.ports import Capabilities, Interaction, Person, Target
from core.reply import Audience, Reply
from core.text import Text

from .render import render
from .room import WORKSPACE, Posted, Room, Said, channel, member

BOT = "privacy-check"


class PlaygroundChat:
    """Shows replies on the page and reads messages from it."""

    def __init__(self, room: Room, capabilities: Capabilities) -> None:
        """Room: the pretended team."""
        self._room = room
        self._capabilities = capabilities

    @property
    def capabilities(self) -> Capabilities:
        """See Chat."""
        return self._capabilities

    async def deliver(self, reply: Reply, to: Target, key: str, *, reader: Person | None = None) -> MessageRef:
        """See Chat."""
        place = to.place if isinstance(to, Interaction) else to if isinstance(to, Place) else None
        where = place.channel if place else ""
        seen_by = reader.id if reader and reply.audience is Audience.AUTHOR else to.id if isinstance(to, Person) else ""
        about = key.rpartition(":")[2] if key.startswith("notice:") else ""
        self._room.say(Said(key, where, seen_by, list(render(reply)), about))
        return MessageRef("playground", WORKSPACE, where, key)

    async def post_as(self, author: Person, place: Place, text: str, key: str) -> MessageRef:
        """See Chat."""
        posted = Posted(self._room.new_id(), place.channel, author.id, text)
        self._room.put(posted)
        return MessageRef("playground", WORKSPACE, place.channel, posted.id)

    async def withdraw(self, key: str) -> None:
        """See Chat."""
        self._room.unsay(key)

    async def delete(self, ref: MessageRef) -> bool:
        """See Chat."""
        return self._room.remove(ref.id)

    async def fetch(self, ref: MessageRef) -> Message | None:
        """See Chat."""
        posted = self._room.messages.get(ref.id)
        return message_of(posted) if posted else None

    async def is_admin(self, person: Person) -> bool:
        """See Chat."""
        known = member(person.id)
        return known is not None and known.admin


def message_of(posted: Posted) -> Message:
    """A message of the page as the core sees it."""
    found = channel(posted.channel)
    place = found.place() if found else Place("playground", WORKSPACE, posted.channel)
    ref = MessageRef("playground", WORKSPACE, posted.channel, posted.id)
    return Message(ref, Author(posted.author), place, Text.plain(posted.text), posted.files, posted.edited)
