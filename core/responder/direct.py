"""Direct messages to the bot and mentions of it: it always answers."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from config.entities import EntityTypes

from .. import wording
from ..commands import resembling, usages_of
from ..message import Message, Place
from ..ports import Chat, Clock, Person, Undeliverable
from ..reply import Reply
from ..store.claims import Claim, ClaimKind, Claims
from ..verdict import Verdict
from .checks import MessageChecks
from .notices import author_of

_GREETINGS = frozenset(
    {"", "?", "help", "help me", "start", "hello", "hi", "hey", "hi there", "hallo", "hola", "bonjour", "ciao"}
)
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class DirectReplies:
    """Answers direct messages, mentions, and people who ask what was found."""

    chats: Mapping[str, Chat]
    checks: MessageChecks
    claims: Claims
    clock: Clock
    types: EntityTypes

    async def answer_mention(self, message: Message) -> None:
        """Answers a mention in a channel with help, once a message, seen by its author alone.

        Not if they get a notice about the message: that is answer enough.
        """
        if message.mentions_us and not message.author.bot and not message.place.private:
            await self._once(message, "", wording.help_text(admin=False), message.place)

    async def answer_message(self, message: Message, verdict: Verdict, version: str) -> None:
        """Answers a direct message that does not alarm: with help if that is asked for, else with what was found."""
        words = " ".join(message.text.visible.split()).casefold().strip(" !.,")
        helps = not message.files and len(words) <= _LONGEST and (words in _GREETINGS or usages_of(words) or resembling(words))
        reply = wording.help_text(admin=False) if helps and not verdict.counts else await self.answer(message, verdict)
        await self._once(message, version, reply, author_of(message))

    async def answer(self, message: Message, verdict: Verdict) -> Reply:
        """All that was found, for whoever asked; for allowlisted values, also who added the entry."""
        covered = wording.covering(await self.checks.allowlist_entries(message, verdict), self.types)
        about = message.ref if message.ref.id and message.place.private else None
        return wording.answer(verdict, self.types, covered, about)

    async def _once(self, message: Message, version: str, reply: Reply, to: Place | Person) -> None:
        claim = Claim(message.ref, version, ClaimKind.REPLY)
        key = f"reply:{version[:8]}:{message.ref.id}"
        async with self.claims.claimed(claim, self.clock.now()) as held:
            if held.ours:
                with suppress(Undeliverable):  # nobody is there to be told
                    await self.chats[message.ref.platform].deliver(reply, to, key, reader=author_of(message), again=held.again)
