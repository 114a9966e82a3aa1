"""The export of ChatGPT, and that of DeepSeek, which has the same tree of messages.

Sources: OpenAI help center, "How do I export my ChatGPT history and data?"; DeepSeek's "Export data".
"""

from collections.abc import Mapping

from ..json_records import Fields, JsonReader, keys

_CHATGPT = Fields(
    frozenset({"parts", "text", "title", "result", "user_profile", "user_instructions"}),
    frozenset({"author.name"}),
    keys("""
        id role status recipient model_slug default_model_slug parent children current_node content_type conversation_id
        conversation_template_id gizmo_id gizmo_type message_id asset_pointer finish_details.type request_id language channel
        timestamp_ turn_exchange_id
    """),
)


def link(message: Mapping[str, object], around: Mapping[str, str], room: str, identity: str) -> str:
    """The address of the conversation."""
    return f"https://chatgpt.com/c/{room}" if room else ""


CHATGPT = JsonReader(
    _CHATGPT,
    messages=("mapping", "*"),
    ids=("id",),
    times=("message.create_time", "create_time"),
    roles=("message.author.role",),
    rooms=("conversation_id", "id"),
    link=link,
)
DEEPSEEK = JsonReader(
    Fields(
        frozenset({"content", "title"}),
        skipped=frozenset({"id", "parent", "children", "type", "role", "model", "inserted_at", "updated_at", "file_id"}),
    ),
    messages=("mapping", "*"),
    times=("message.inserted_at", "inserted_at"),
    roles=("message.role", "message.fragments.0.type"),
    rooms=("id",),
    users=frozenset({"user", "USER", "REQUEST"}),
)
