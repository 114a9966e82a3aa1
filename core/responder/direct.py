"""What is written to the bot itself, in a direct message or by its name: it is never silent there."""

from contextlib import suppress

from .. import wording
from ..commands import resembling, usages_of
from ..message import Message, Place
from ..ports import Person, Undeliverable
from ..reply import Reply
from ..store.claims import Claim, ClaimKind
from ..verdict import Verdict
from .kit import Kit, author_of

_GREETINGS = frozenset(
    {"", "?", "help", "help me", "start", "hello", "hi", "hey", "hi there", "hallo", "hola", "bonjour", "ciao"}
)
_LONGEST = 40


async def mentioned(kit: Kit, message: Message) -> None:
    """Help for whoever names the bot in a channel, once a message, seen by them alone.

    Not where a notice about the message comes to them: that is answer enough.
    """
    if message.mentions_us and not message.author.bot and not message.place.private:
        await _once(kit, message, "", wording.help_text(admin=False), message.place)


async def clean(kit: Kit, message: Message, verdict: Verdict, version: str) -> None:
    """The answer to a direct message that alarms nobody: help where that is asked for, else what was found."""
    words = " ".join(message.text.visible.split()).casefold().strip(" !.,")
    helps = not message.files and len(words) <= _LONGEST and (words in _GREETINGS or usages_of(words) or resembling(words))
    reply = wording.help_text(admin=False) if helps and not verdict.counts else await told(kit, message, verdict)
    await _once(kit, message, version, reply, author_of(message))


async def told(kit: Kit, message: Message, verdict: Verdict) -> Reply:
    """All that was found, for whoever asked; what is marked as not a leak with whose mark it is."""
    marks = wording.covering(await kit.marks_on(message, verdict), kit.types)
    return wording.answer(verdict, kit.types, marks)


async def _once(kit: Kit, message: Message, version: str, reply: Reply, to: Place | Person) -> None:
    claim = Claim(message.ref, version, ClaimKind.REPLY)
    key = f"reply:{version[:8]}:{message.ref.id}"
    async with kit.store.claims.claimed(claim, kit.clock.now()) as held:
        if held.ours:
            with suppress(Undeliverable):  # nobody is there to be told
                await kit.chat(message.ref.platform).deliver(reply, to, key, reader=author_of(message), again=held.again)
