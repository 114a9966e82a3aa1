"""How a rendered post looks on Slack and on Discord, nearly: their blocks as plain HTML, for the pictures in docs/."""

import html
import re
from collections.abc import Sequence
from typing import Any

from bots.discord.render import Rendered

_SLACK = """body{font:15px/1.46 Lato,Arial,sans-serif;color:#1d1c1d;margin:16px;width:620px}
b.app{font-weight:900}small{background:#e8e8e8;border-radius:2px;padding:0 3px;font-size:10px;font-weight:700}
p{margin:4px 0}button{border:1px solid #bbb;border-radius:4px;background:#fff;font:700 13px Arial;padding:6px 12px;margin:4px 6px 4px 0}
button.primary{background:#007a5a;color:#fff;border-color:#007a5a}button.danger{color:#e01e5a}
ul{position:absolute;left:238px;list-style:none;margin:0;padding:6px 0;width:210px;border:1px solid #ddd;border-radius:6px;background:#fff}
pre{white-space:pre-wrap;background:#f8f8f8;border:1px solid #ddd;border-radius:4px;padding:8px;font:12px/1.5 monospace;margin:4px 0}
em{color:#616061;font-size:13px}li{padding:4px 20px}li:first-child{background:#1264a3;color:#fff}"""
_DISCORD = """body{font:16px/1.375 Arial,sans-serif;color:#dbdee1;background:#313338;margin:0;padding:16px;width:600px}
b.app{color:#fff}small{background:#5865f2;color:#fff;border-radius:3px;padding:0 4px;font-size:10px}
.embed{background:#2b2d31;border-left:4px solid #1e1f22;border-radius:4px;padding:10px 14px;margin:6px 0;white-space:pre-line}
pre{white-space:pre-wrap;background:#1e1f22;border-radius:4px;padding:8px;font:13px/1.4 monospace;margin:4px 0}
footer{font-size:12px;margin-top:8px}
button{background:#4e5058;color:#fff;border:0;border-radius:3px;font:500 14px Arial;padding:8px 16px;margin:0 8px 8px 0}
button.primary{background:#5865f2}button.danger{background:#da373c}button.menu{display:block;width:424px;margin:8px 0 0;text-align:left}
ul{list-style:none;margin:0;padding:0;width:424px;background:#2b2d31}li{padding:8px 12px}li:first-child{background:#404249}"""


def _page(style: str, body: str) -> str:
    head = "<p><b class=app>Privacy Check</b> <small>APP</small></p>"
    return f"<!doctype html><meta charset=utf-8><style>{style}</style><body>{head}{body}"


def slack_page(blocks: list[dict[str, object]]) -> str:
    """Sections, buttons and menus, which are open."""
    parts: list[str] = []
    for block in blocks:
        if block["type"] == "section":
            text = html.escape(html.unescape(block["text"]["text"]))  # type: ignore[index]
            bold = re.sub(r"```\n?(.+?)```", r"<pre>\1</pre>", re.sub(r"^\*(.+)\*$", r"<b>\1</b>", text), flags=re.DOTALL)
            parts.append(f"<p>{bold}</p>")
        elif block["type"] == "actions":
            parts += map(_element, block["elements"])  # type: ignore[call-overload]
    return _page(_SLACK, "".join(parts))


def discord_page(shown: Rendered) -> str:
    """The embed with the buttons and menus below it, which are open."""
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", html.escape(re.sub(r"\\([^\w\s])", r"\1", shown.description)))
    text = re.sub(r"```\n?(.+?)\n?```\n?", r"<pre>\1</pre>", text, flags=re.DOTALL)
    buttons = "".join(_button(button.label, button.style.value) for button in shown.buttons)
    menus = "".join(_button(f"{menu.menu}…", "menu") + _options([each.label for each in menu.in_menu]) for menu in shown.menus)
    return _page(_DISCORD, f"<div class=embed>{text}<footer>Privacy Check</footer></div>{buttons}{menus}")


def _element(element: dict[str, Any]) -> str:
    if element["type"] == "button":
        return _button(element["text"]["text"], str(element.get("style", "")))
    return _button("⋯", "") + _options([option["text"]["text"] for option in element["options"]])


def _options(labels: Sequence[str]) -> str:
    return f"<ul role=listbox>{''.join(f'<li role=option>{html.escape(label)}</li>' for label in labels)}</ul>"


def _button(label: str, style: str) -> str:
    return f"<button class={style or 'plain'}>{html.escape(label)}</button>"
