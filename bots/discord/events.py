"""Discord's events as the core's types: translate, hand to the responder, done."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace

import discord

from core.message import Author, Message, MessageRef, Place
from core.ports import Interaction, Person
from core.responder import Command, Overloaded, Press, Question, Responder
from core.text import Text

from .files import attachment_of
from .forms import CheckForm, ReminderForm
from .markup import DiscordMarkup
from .message_parts import parts_of

_MARKUP = DiscordMarkup()
_EDITING = ("set|", "reminder|", "history|")


def place_of(guild: int | None, channel: int, parents: tuple[str, ...] = ()) -> Place:
    """A channel or thread, which are alike here; a DM is a workspace of its own."""
    return Place("discord", str(guild or "dm"), str(channel), private=guild is None, parents=parents)


def parents_of(channel: object) -> tuple[str, ...]:
    """The channel around a thread, and the category around that, where the client knows them."""
    above = [channel.parent_id] if isinstance(channel, discord.Thread) else []
    home = channel.parent if isinstance(channel, discord.Thread) else channel
    category = getattr(home, "category_id", None)
    return tuple(map(str, (*above, category) if category else above))


def ref_of(guild: int | None, channel: int, message: int) -> MessageRef:
    """A message's ids."""
    return MessageRef("discord", str(guild or "dm"), str(channel), str(message))


def message_of(message: discord.Message, own: int | None, channel: object = None) -> Message:
    """A message with its files, which are still to be downloaded. Own: our application's id.

    Channel: where it stands, where the message itself does not know.
    """
    guild = message.guild.id if message.guild else None
    forwarded = [file for snapshot in message.message_snapshots for file in snapshot.attachments]
    bot = message.author.bot or message.webhook_id is not None
    files = map(attachment_of, (*message.attachments, *forwarded))
    return Message(
        ref_of(guild, message.channel.id, message.id),
        Author(str(message.author.id), bot=bot, itself=own is not None and own in (message.author.id, message.application_id)),
        place_of(guild, message.channel.id, parents_of(message.channel)),
        _MARKUP.decode(message.content),
        (*files, *parts_of(message, channel or message.channel, bot=bot)),
        edited=message.edited_at is not None,
        sent_at=message.created_at,
        answers=_answered(message, guild),
    )


def _answered(message: discord.Message, guild: int | None) -> MessageRef | None:
    to = message.reference if message.type is discord.MessageType.reply else None
    return ref_of(guild, to.channel_id, to.message_id) if to and to.message_id else None


def titled(thread: discord.Thread, own: int | None) -> Message:
    """A thread's name as a message of whoever made it; it has the thread's own id. Own: our application's."""
    author = Author(str(thread.owner_id), itself=own is not None and thread.owner_id == own)
    place = place_of(thread.guild.id, thread.id, parents_of(thread))
    ref = ref_of(thread.guild.id, thread.id, thread.id)
    return Message(ref, author, place, Text.plain(thread.name), sent_at=thread.created_at)


class Events:
    """What the client calls."""

    def __init__(
        self,
        responder: Responder,
        asked: Callable[[discord.Interaction], None],
        own: Callable[[], int | None],
        assistants: Sequence[str] = (),
    ) -> None:
        """Asked: told of each interaction that waits for its answer.

        Own: our application's id, once we are connected. Assistants: ids of AI apps.
        """
        self._own = own
        self._assistants = frozenset(map(str, assistants))
        self._responder = responder
        self._asked = asked

    async def on_message(self, message: discord.Message) -> None:
        """New or changed. Where there is no room, the cursor stays before it and it is read again."""
        translated = message_of(message, self._own())
        if any(str(user.id) in self._assistants for user in message.mentions):
            translated = replace(translated, mentions_assistant=True)
        if any(user.id == self._own() for user in message.mentions):
            translated = replace(translated, mentions_us=True)
        with suppress(Overloaded):
            self._responder.take(translated)

    async def on_title(self, thread: discord.Thread, *, edited: bool) -> None:
        """A thread has a name, or another one. That of a forum post belongs to its first message, which comes by itself."""
        if isinstance(thread.parent, discord.ForumChannel):
            if not edited:
                return
            ref = ref_of(thread.guild.id, thread.id, thread.id)
            found = await self._responder.chats["discord"].fetch(ref)
        else:
            found = titled(thread, self._own())
        if found is not None:
            with suppress(Overloaded):
                self._responder.take(replace(found, edited=edited))

    async def on_delete(self, guild: int | None, channel: int, message: int) -> None:
        """A message is gone."""
        await self._responder.on_delete(ref_of(guild, channel, message))

    async def on_command(self, interaction: discord.Interaction, text: str, file: discord.Attachment | None = None) -> None:
        """``/privacy-check``."""
        waiting = await self._deferred(interaction)
        files = (attachment_of(file),) if file else ()
        command = Command(waiting.place, waiting.person, text, waiting, files)
        await self._responder.on_command(command, _MARKUP.decode(text))

    async def on_form(self, interaction: discord.Interaction, form: "type[CheckForm | ReminderForm]") -> None:
        """A command without its words: a form, whose answer is the command with them."""
        await interaction.response.send_modal(form(self.on_command))

    async def on_question(self, interaction: discord.Interaction, message: discord.Message) -> None:
        """Somebody chose "Check privacy" on a message, which comes along: it is not read again, and may be where we are not."""
        waiting = await self._deferred(interaction)
        place = waiting.place
        ref = MessageRef("discord", place.workspace, place.channel, str(message.id))
        asked = replace(message_of(message, self._own()), ref=ref, place=place)
        await self._responder.on_question(Question(ref, waiting.person, waiting, asked))

    async def on_press(self, interaction: discord.Interaction, code: str, *, in_menu: bool = False) -> None:
        """A button, or what a menu has in its place."""
        message = interaction.message
        editing = message is not None and message.flags.ephemeral and code.startswith(_EDITING)
        waiting = await self._deferred(interaction, editing=editing, in_menu=in_menu)
        notice = str(message.id) if message else ""
        await self._responder.on_action(Press(code, waiting.place, waiting.person, waiting, notice))

    async def _deferred(self, interaction: discord.Interaction, *, editing: bool = False, in_menu: bool = False) -> Interaction:
        """Acknowledges at once; what answers it may come within 15 minutes. Editing: it takes the place of the message.

        In menu: drawn anew, the menu forgets what was chosen; else the same cannot be chosen again (Discord's maintainers, at
        github.com/discord/discord-api-docs/issues/3441).
        """
        answer = interaction.response
        if in_menu and not editing:
            await answer.edit_message()
        else:
            await (answer.defer() if editing else answer.defer(ephemeral=True, thinking=True))
        self._asked(interaction)
        # Where a person has brought us along, we are not: nothing is to be known of that server.
        guild = interaction.guild_id if interaction.is_guild_integration() else None
        place = place_of(guild, interaction.channel_id or 0, parents_of(interaction.channel) if guild else ())
        person = Person("discord", place.workspace, str(interaction.user.id))
        return Interaction(place, person, interaction.token)
