"""A far side that several processes write to: everything delivered is a line of a file."""

import json
from collections.abc import AsyncIterator, Collection, Sequence
from datetime import datetime
from pathlib import Path

from core.message import Attachment, Message, MessageRef, Place
from core.ports import Capabilities, Home, Interaction, Listed, Pace, PastPage, Person, Post, Target
from core.reply import Paragraph, Reply

PLATFORM = "p"


class FileChat:
    """Fulfils the port Chat; ``again`` finds what an earlier process has sent under the same key."""

    def __init__(self, file: Path, people: tuple[str, ...] = ()) -> None:
        self.file = file
        self.people = people
        self.capabilities = Capabilities(member_list=True)
        self.refuses: set[str] = set()
        self.problem: Exception | None = None

    def lines(self) -> list[dict[str, str]]:
        """What was delivered."""
        return [json.loads(line) for line in self.file.read_text().splitlines()] if self.file.exists() else []

    async def deliver(
        self, reply: Reply, to: Target, key: str, *, reader: Person | None = None, again: bool = False
    ) -> MessageRef:
        where = (
            to.place.channel
            if isinstance(to, Interaction)
            else to.channel
            if isinstance(to, Place)
            else to.person.id
            if isinstance(to, Home)
            else to.id
        )
        if self.problem:
            raise self.problem
        if not (again and any(line["key"] == key for line in self.lines())):
            text = "\n".join(block.text for block in reply.blocks if isinstance(block, Paragraph))
            with self.file.open("a") as file:
                file.write(json.dumps({"key": key, "to": where, "text": text, "replaces": reply.replaces}) + "\n")
        return MessageRef(PLATFORM, "team", where, key)

    async def post_as(self, author: Person, place: Place, post: Post, key: str, *, again: bool = False) -> MessageRef:
        raise NotImplementedError

    async def withdraw(self, notice: MessageRef) -> None:
        raise NotImplementedError

    async def delete(self, ref: MessageRef, by: Person | None = None) -> bool:
        return False

    async def revoke(self, message: Message, spared: Sequence[str]) -> int:
        """See Chat."""
        return 0

    async def fetch(self, ref: MessageRef) -> Message | None:
        return None

    async def download(self, file: Attachment, workspace: str, most: int) -> Attachment:
        return file

    def located(self, place: Place) -> Place:
        return place

    async def history(self, place: Place, position: int, after: datetime | None) -> AsyncIterator[Message]:
        return
        yield

    async def past(self, place: Place, at: str, since: datetime) -> PastPage:
        return PastPage((), "", Pace(100))

    async def pace(self, place: Place) -> Pace:
        return Pace(100)

    async def channels(self, workspace: str) -> AsyncIterator[Listed]:
        return
        yield

    async def is_admin(self, person: Person) -> bool:
        return person.id == "maya"

    async def manages(self, person: Person, place: Place) -> bool:
        """See Chat."""
        return False

    async def in_groups(self, person: Person, groups: Collection[str]) -> bool:
        """See Chat."""
        return False

    async def public_channels(self, workspace: str) -> AsyncIterator[Listed]:
        return
        yield

    async def join(self, place: Place) -> None:
        raise NotImplementedError

    async def channel_id(self, workspace: str, written: str) -> str:
        return written

    async def group_id(self, workspace: str, written: str) -> str:
        return written

    async def zone(self, person: Person) -> str:
        return "Europe/Berlin"

    async def audience(self, place: Place) -> int | None:
        return len(self.people) or None

    async def members(self, place: Place) -> list[Person]:
        return [Person(PLATFORM, "team", name) for name in self.people]

    async def admins(self, workspace: str) -> list[Person]:
        return [Person(PLATFORM, workspace, "maya")]
