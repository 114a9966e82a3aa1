"""Shows a reply as an embed; where Discord refuses that or its file, the same in private without them, once."""

import io
from collections.abc import Awaitable, Callable
from typing import TypeVar

import discord
import structlog

from core.reply import Reply

from .components import buttons_of, cut, embed, view
from .errors import is_malformed, is_too_large
from .render import MOST_DESCRIPTION, NO_COPY, NO_FILE, Rendered, render

_log = structlog.get_logger("discord")
# Source: Discord developer documentation, "Create Message".
MOST_CONTENT = 2000
_FOOTER_LEAD = "\n-# "
Sent = TypeVar("Sent")


async def shown(send: Callable[..., Awaitable[Sent]], reply: Reply, footer: str = "") -> Sent:
    """What the call answers, which takes ``embed``, ``view``, ``content`` and ``files``; raises what discord.py raises."""
    drawn = render(reply)
    try:
        return await send(**_boxed(drawn, footer), files=files_of(drawn))
    except discord.HTTPException as error:
        if is_malformed(error):
            _log.error("blocks_refused", platform="discord", error=str(error.code))
            return await send(**_in_words(reply, footer))
        if not is_too_large(error):
            raise
        _log.warning("file_refused", platform="discord", error=str(error.code))
        return await send(**_boxed(drawn, footer, missing=True))


async def redrawn(edit: Callable[..., Awaitable[Sent]], reply: Reply, footer: str = "") -> Sent:
    """The same of a post that is there already; its files stay as they are."""
    try:
        return await edit(**_boxed(render(reply), footer), content=None)
    except discord.HTTPException as error:
        if not is_malformed(error):
            raise
        _log.error("blocks_refused", platform="discord", error=str(error.code))
        words = {name: part for name, part in _in_words(reply, footer).items() if name == "content"}
        return await edit(**words, embed=None, view=None)


def footer_of(post: discord.Message) -> str:
    """What a post of ours is found by, below its embed or its words."""
    if post.embeds:
        return post.embeds[0].footer.text or ""
    return post.content.rpartition(_FOOTER_LEAD)[2]


def files_of(drawn: Rendered) -> list[discord.File]:
    """What does not fit into words; the pictures with what they show."""
    files = [discord.File(io.BytesIO(drawn.file.encode(errors="replace")), drawn.file_name)] if drawn.file else []
    files += [discord.File(io.BytesIO(file.content), file.name) for file in drawn.enclosed]
    return files + [discord.File(io.BytesIO(chart.png), "numbers.png", description=chart.alt[:1024]) for chart in drawn.charts]


def _boxed(drawn: Rendered, footer: str, *, missing: bool = False) -> dict[str, object]:
    """Missing: its file was refused."""
    words = drawn.description
    lost = NO_FILE if drawn.file else NO_COPY if drawn.enclosed else ""
    if missing and lost:
        words = f"{cut(words, MOST_DESCRIPTION - len(lost) - 1)}\n{lost}"
    return {"embed": embed(words, footer), "view": view(buttons_of(drawn.buttons), drawn.choices, drawn.menus)}


def _in_words(reply: Reply, footer: str) -> dict[str, object]:
    """As content, without buttons; what is too long for it comes as a file."""
    ending = f"{_FOOTER_LEAD}{footer}" if footer else ""
    drawn = render(reply, MOST_CONTENT - len(ending))
    return {"content": cut(drawn.description, MOST_CONTENT - len(ending)) + ending, "files": files_of(drawn)}
