"""What a message shows beside its content, as texts of their own that are checked like it."""

from collections.abc import Iterator, Mapping, Sequence

import discord

from core.message import Attachment

from .markup import DiscordMarkup

_MARKUP = DiscordMarkup()
# Fields of components in which words stand. Source: Discord developer documentation, "Component reference".
_WORDS = ("content", "label", "placeholder", "description")


def parts_of(message: discord.Message, channel: object, *, bot: bool) -> Iterator[Attachment]:
    """Forwarded messages, the title of a forum post, alt texts, stickers, a poll; and what a bot shows in boxes."""
    for snapshot in message.message_snapshots:
        if words := "\n".join(filter(None, _of_forwarded(snapshot))):
            yield _part("the forwarded message", words)
    if title := title_of(channel, message.id):
        yield _part("the title", title, survives_deletion=True)
    described = [file.description for file in message.attachments if file.description]
    if described:
        yield _part("the description of a file", "\n".join(described))
    for sticker in message.stickers:
        yield _part("the sticker", sticker.name)
    if message.poll is not None:
        yield _part("the poll", "\n".join((str(message.poll.question), *(answer.text for answer in message.poll.answers))))
    if bot:
        for embed in message.embeds:
            yield _part("the embed", "\n".join(filter(None, _of_embed(embed))))
        if words := "\n".join(_of_components([component.to_dict() for component in message.components])):
            yield _part("the components", words)


def title_of(channel: object, message: int) -> str:
    """The title of a forum post, which belongs to its first message; that one has the post's own id."""
    first = isinstance(channel, discord.Thread) and channel.id == message
    return channel.name if first and isinstance(channel, discord.Thread) else ""


def _of_forwarded(snapshot: discord.MessageSnapshot) -> Iterator[str | None]:
    """All that people see of it; who wrote it is not told, so that boxes are left out where they only preview a link."""
    yield _MARKUP.decode(snapshot.content).visible if snapshot.content else None
    yield from (file.description for file in snapshot.attachments)
    yield from (sticker.name for sticker in snapshot.stickers)
    for embed in snapshot.embeds:
        yield from _of_embed(embed) if embed.type == "rich" else ()
    yield from _of_components([component.to_dict() for component in snapshot.components])


def _of_embed(embed: discord.Embed) -> Iterator[str | None]:
    yield from (embed.author.name, embed.title, embed.description)
    for field in embed.fields:
        yield from (field.name, field.value)
    yield embed.footer.text


def _of_components(parts: Sequence[object]) -> Iterator[str]:
    """Components lie in each other: rows, sections, containers, galleries."""
    for part in parts:
        if isinstance(part, Mapping):
            yield from (_MARKUP.decode(part[name]).visible for name in _WORDS if isinstance(part.get(name), str))
            for inside in part.values():
                yield from _of_components(inside if isinstance(inside, list) else [inside] if isinstance(inside, Mapping) else ())


def _part(name: str, text: str, *, survives_deletion: bool = False) -> Attachment:
    content = text.encode(errors="replace")
    return Attachment(name, len(content), content, part=True, survives_deletion=survives_deletion)
