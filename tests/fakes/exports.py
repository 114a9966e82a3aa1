"""Exports as the tools write them, with invented people."""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

CARD, MAIL = "4111 1111 1111 1111", "dora.novak@kestrel-parts.io"


def packed(files: Mapping[str, object]) -> bytes:
    """A zip archive of files; what is neither text nor bytes is written as JSON."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content if isinstance(content, str | bytes) else json.dumps(content))
    return whole.getvalue()


def written(folder: Path, files: Mapping[str, object]) -> Path:
    """The same files in a folder."""
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            file.write_bytes(content)
        else:
            file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return folder


def slack_message(text: str, number: int = 0, user: str = "U0AAAAAAA", **more: object) -> dict[str, object]:
    """As an export of Slack has it, its blocks included, in which the text stands once more."""
    inner = [{"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}]
    return {
        "client_msg_id": "0b6d1f3a-1111-4222-8333-444455556666",
        "type": "message",
        "text": text,
        "user": user,
        "ts": f"17{60000000 + number * 86400}.000{number % 1000:03d}",
        "team": "T0AAAAAAA",
        "user_profile": {"real_name": "Dora Novak", "display_name": "dora", "first_name": "Dora", "team": "T0AAAAAAA"},
        "blocks": [{"type": "rich_text", "block_id": "Xy1", "elements": inner}],
        **more,
    }


def slack(days: Mapping[str, Sequence[Mapping[str, object]]] | None = None) -> dict[str, object]:
    """The files of an export: people, channels and days."""
    said = [slack_message("the build is green"), slack_message(f"card {CARD} of Dora Novak was refused, says Dora", 40)]
    return {
        "channels.json": [{"id": "C0GENERAL", "name": "general", "members": ["U0AAAAAAA"], "purpose": {"value": "talk"}}],
        "users.json": [
            {
                "id": "U0AAAAAAA",
                "name": "dora",
                "profile": {"real_name": "Dora Novak", "email": MAIL, "avatar_hash": "g0123456789a"},
            }
        ],
        **(days or {"general/2025-10-09.json": said[:1], "general/2025-11-18.json": said[1:]}),
    }


def chatgpt() -> list[object]:
    """A list of one conversation."""

    def node(name: str, role: str, text: str) -> dict[str, object]:
        message = {
            "id": name,
            "author": {"role": role, "name": None, "metadata": {}},
            "create_time": 1760000000.5,
            "content": {"content_type": "text", "parts": [text]},
        }
        return {"id": name, "message": message, "parent": "root", "children": []}

    mapping = {
        "root": {"id": "root", "message": None, "parent": None, "children": ["a"]},
        "a": node("a", "user", f"Write to my patient Dora Novak at {MAIL} about her diabetes"),
        "b": node("b", "assistant", "Dear Dora, here is what we discussed."),
    }
    conversation = {"title": "A letter", "create_time": 1760000000.0, "mapping": mapping, "current_node": "b"}
    return [conversation | {"conversation_id": "68e7c3a2-0000-4000-8000-000000000001"}]
