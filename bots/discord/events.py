"""Discord's events as the core's types: translate, hand to the responder, done."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import discord
import structlog

from core.message import Attachment, Author, Message, MessageRef, Place
from core.ports import Interaction, Person
from core.responder import Command, Overloaded, Press, Question, Responder

from .files import attachment_of
from .forms import CheckForm, ReminderForm
from .markup import DiscordMarkup

_log = structlog.get_logger("discord")
_MARKUP = DiscordMarkup()
_EDITING = ("set|", "reminder|")


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


def message_of(message: discord.Message, own: int | None) -> Message:
    """A message with its files, which are still to be downloaded. Own: our application's id."""
    guild = message.guild.id if message.guild else None
    forwarded = [file for snapshot in message.message_snapshots for file in snapshot.attachments]
    bot = message.author.bot or message.webhook_id is not None
    files = map(attachment_of, (*message.attachments, *forwarded))
    return Message(
        ref_of(guild, message.channel.id, message.id),
        Author(str(message.author.id), bot=bot, itself=own is not None and own in (message.author.id, message.application_id)),
        place_of(guild, message.channel.id, parents_of(message.channel)),
        _MARKUP.decode(message.content),
        (*files, *_parts(message, bot=bot)),
        edited=message.edited_at is not None,
        sent_at=message.created_at,
        answers=_answered(message, guild),
    )


def _answered(message: discord.Message, guild: int | None) -> MessageRef | None:
    to = message.reference if message.type is discord.MessageType.reply else None
    return ref_of(guild, to.channel_id, to.message_id) if to and to.message_id else None


def _parts(message: discord.Message, *, bot: bool) -> Iterator[Attachment]:
    """What stands beside the content, as texts of their own: messages that were passed on, a poll, and a bot's embeds."""
    for snapshot in message.message_snapshots:
        if snapshot.content:
            content = _MARKUP.decode(snapshot.content).visible.encode()
            yield Attachment("the forwarded message", len(content), content, part=True)
    if bot:
        for embed in message.embeds:
            fields = (words for field in embed.fields for words in (field.name, field.value))
            content = "\n".join(filter(None, (embed.title, embed.description, *fields))).encode(errors="replace")
            yield Attachment("the embed", len(content), content, part=True)
    for sticker in message.stickers:
        content = sticker.name.encode(errors="replace")
        yield Attachment("the sticker", len(content), content, part=True)
    if message.poll is not None:
        lines = (str(message.poll.question), *(answer.text for answer in message.poll.answers))
        content = "\n".join(lines).encode(errors="replace")
        yield Attachment("the poll", len(content), content, part=True)


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
        try:
            self._responder.take(translated)
        except Overloaded:
            _log.warning("deferred", platform="discord")

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

    async def on_question(self, interaction: discord.Interaction, message: int) -> None:
        """Somebody chose "Check privacy" on a message."""
        waiting = await self._deferred(interaction)
        ref = ref_of(interaction.guild_id, interaction.channel_id or 0, message)
        await self._responder.on_question(Question(ref, waiting.person, waiting))

    async def on_press(self, interaction: discord.Interaction, code: str) -> None:
        """A button."""
        message = interaction.message
        editing = message is not None and message.flags.ephemeral and code.startswith(_EDITING)
        waiting = await self._deferred(interaction, editing=editing)
        notice = str(message.id) if message else ""
        await self._responder.on_action(Press(code, waiting.place, waiting.person, waiting, notice))

    async def _deferred(self, interaction: discord.Interaction, *, editing: bool = False) -> Interaction:
        """Acknowledges at once; what answers it may come within 15 minutes. Editing: it takes the place of the message."""
        await (interaction.response.defer() if editing else interaction.response.defer(ephemeral=True, thinking=True))
        self._asked(interaction)
        place = place_of(interaction.guild_id, interaction.channel_id or 0, parents_of(interaction.channel))
        person = Person("discord", place.workspace, str(interaction.user.id))
        return Interaction(place, person, interaction.token)
