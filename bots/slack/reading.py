"""All that a person sees of a message beside its text: blocks, attachments and what was shared with it. Pure.

Each is written as Slack's own mrkdwn, so that it reads as the text does. Sources: Slack developer documentation, "Block Kit"
(rich text, section, context, header, table, markdown, image, video, actions, input), "Legacy: secondary message attachments".
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Part = Mapping[str, Any]
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_LONGEST = 200_000
_DEEPEST = 12
# Keys of a block that nobody reads.
_SILENT = frozenset({"type", "block_id", "action_id", "value", "style", "image_url", "thumb_url", "video_url"})
_WORD = re.compile(r"[^\W_]+")


def of_blocks(blocks: Iterable[Part]) -> str:
    """Their words, a line each where people see lines."""
    return "\n".join(filter(None, (_block(block, 0) for block in blocks if isinstance(block, Mapping))))[:_LONGEST]


def of_attachment(part: Part) -> str:
    """What stands in one attachment, a shared message among them."""
    title, link = _said(part.get("title")), str(part.get("title_link") or "")
    heading = f"<{link}|{title}>" if link and title and not set(link) & set("<>|\n") else title
    fields = (_said(field.get(key)) for field in part.get("fields") or () for key in ("title", "value"))
    shared = (m.get("message", {}).get("blocks") or () for m in part.get("message_blocks") or ())
    written = [of_blocks(part.get("blocks") or ()), *map(of_blocks, shared)]
    ends = (_said(part.get("footer")), _said(part.get("author_name")) if not part.get("is_share") else "")
    words = [_said(part.get("pretext")), heading, *_unless_in(_said(part.get("text")), written), *written, *fields, *ends]
    said = "\n".join(filter(None, words))
    return (said or _said(part.get("fallback")))[:_LONGEST]


def is_preview(part: Part) -> bool:
    """Whether an attachment is what Slack or an app shows of a link; the message holds the link itself."""
    unfurled = part.get("from_url") or part.get("app_unfurl_url") or part.get("is_msg_unfurl")
    return bool(unfurled) and not part.get("is_share")


def says_more(words: str, than: str) -> bool:
    """Whether there is a line in it that does not stand in the other; both as people read them, of which marks say nothing."""
    known = f" {_bare(than)} "
    # Nearly always both say the same; line by line, long ones would be read again for each of their lines.
    return f" {_bare(words)} " not in known and any(f" {line} " not in known for line in map(_bare, words.split("\n")) if line)


def _bare(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _unless_in(text: str, others: Iterable[str]) -> Iterator[str]:
    if text and says_more(text, "\n".join(others)):
        yield text


def _said(value: object) -> str:
    """A text that is mrkdwn already, or a text object."""
    if isinstance(value, Mapping):
        text = str(value.get("text") or "")
        return text if value.get("type") == "mrkdwn" else _plain(text)
    return value if isinstance(value, str) else ""


def _plain(text: str) -> str:
    """Plain text may come escaped or not; so that nothing is escaped twice, it is undone first."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").translate(_ESCAPES)


def _block(block: Part, depth: int) -> str:
    match block.get("type"):
        case "rich_text":
            return "\n".join(_rich(element) for element in block.get("elements") or ())
        case "table":
            rows = ((_cell(cell) for cell in row) for row in block.get("rows") or ())
            return "\n".join(" | ".join(row) for row in rows)
        case "markdown":
            return _plain(str(block.get("text") or ""))
        case _:
            return "\n".join(filter(None, _anything(block, depth)))


def _cell(cell: object) -> str:
    if not isinstance(cell, Mapping):
        return ""
    return _rich_words(cell) if cell.get("type") == "rich_text" else _plain(str(cell.get("text") or cell.get("value") or ""))


def _rich_words(cell: Part) -> str:
    return " ".join(_rich(element).strip() for element in cell.get("elements") or ())


def _rich(element: Part) -> str:
    """A section, a list, a quotation or a block of code."""
    inside = element.get("elements") or ()
    match element.get("type"):
        case "rich_text_list":
            lines = map(_rich, inside)
            return "\n".join(f"• {line}" for line in lines)
        case "rich_text_quote":
            return "\n".join(f"&gt; {line}" for line in _inline(inside).split("\n"))
        case "rich_text_preformatted":
            return f"```\n{_inline(inside)}\n```"
        case _:
            return _inline(inside).removesuffix("\n")


def _inline(elements: Iterable[Part]) -> str:
    return "".join(_leaf(element) for element in elements if isinstance(element, Mapping))


def _leaf(element: Part) -> str:
    text = _plain(str(element.get("text") or ""))
    match element.get("type"):
        case "link":
            url = _plain(str(element.get("url") or ""))
            return f"<{url}|{text}>" if text and not set(text) & set("|\n") else f"<{url}>"
        case "user":
            return f"<@{element.get('user_id')}>"
        case "usergroup":
            return f"<!subteam^{element.get('usergroup_id')}>"
        case "channel":
            return f"<#{element.get('channel_id')}>"
        case "broadcast":
            return f"<!{element.get('range')}>"
        case "emoji":
            tone = f":skin-tone-{element['skin_tone']}:" if element.get("skin_tone") else ""
            return f":{element.get('name')}:{tone}"
        case "date":
            return _plain(str(element.get("fallback") or ""))
        case "color":
            return str(element.get("value") or "")
        case _:
            return text


def _anything(value: object, depth: int) -> Iterator[str]:
    """The words of any other block, known or not yet: every text object, alternative text and label in it, in their order."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list | tuple):
        for each in value:
            yield from _anything(each, depth + 1)
    elif isinstance(value, Mapping):
        if value.get("type") in ("rich_text", "table", "markdown") and depth:
            yield _block(value, depth + 1)
        elif isinstance(value.get("text"), str):
            yield _said(value)
        else:
            for key, each in value.items():
                if key in _SILENT:
                    continue
                if isinstance(each, str) and key in ("alt_text", "title", "description", "author_name", "provider_name", "url"):
                    yield _plain(each)
                elif not isinstance(each, str):
                    yield from _anything(each, depth + 1)
