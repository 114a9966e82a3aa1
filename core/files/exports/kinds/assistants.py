"""What assistants give to whoever asks for their data, and the sessions that coding assistants keep.

Sources: the help pages of each ("Export your data"), Google Takeout, Microsoft's privacy dashboard.
"""

from collections.abc import Mapping
from functools import partial

from ..csv_records import CsvReader, columns_of
from ..heads import Looks
from ..html_records import HtmlReader
from ..json_records import Fields, JsonReader, keys
from . import chatgpt


def _link(start: str, message: Mapping[str, object], around: Mapping[str, str], room: str, identity: str) -> str:
    return f"{start}{room}" if room else ""


_CLAUDE = JsonReader(
    Fields(
        keys("text extracted_content name summary thinking input"),
        skipped=keys("uuid sender created_at updated_at start_timestamp stop_timestamp type file_type id tool_use_id flags"),
        others=keys("content.name files.file_name attachments.file_name"),
    ),
    messages=("chat_messages", "*"),
    ids=("uuid",),
    times=("created_at",),
    roles=("sender",),
    rooms=("uuid",),
    link=partial(_link, "https://claude.ai/chat/"),
)
_GEMINI = JsonReader(
    Fields(keys("title name"), skipped=keys("header time products activityControls url"), html=keys("html")),
    ids=("time",),
    times=("time",),
    prompts=True,
)
_GEMINI_PAGE = HtmlReader(r'<div class="outer-cell', times=r">(?P<when>[A-Z][a-z]{2} \d{1,2}, \d{4})", prompts=True)
_GROK = JsonReader(
    Fields(
        keys("message title query"),
        skipped=keys(
            "id _id conversation_id sender model create_time modify_time user_id parent_response_id leaf_response_id $date"
        ),
    ),
    (("conversations", "*"),),
    ("responses", "*"),
    ("response._id",),
    ("response.create_time", "conversation.create_time"),
    ("response.sender",),
    ("conversation.id",),
    link=partial(_link, "https://grok.com/c/"),
)
_CLAUDE_CODE = JsonReader(
    Fields(
        keys("content text summary thinking lastPrompt display"),
        skipped=keys("""uuid parentUuid sessionId version type role model requestId id timestamp userType leafUuid tool_use_id
                     signature stop_reason service_tier messageId promptId"""),
    ),
    ids=("uuid",),
    times=("timestamp",),
    roles=("message.role",),
    rooms=("sessionId",),
    lines=True,
)
_CODEX = JsonReader(
    Fields(
        keys("text content message output arguments instructions"),
        skipped=keys(
            "id type role timestamp call_id encrypted_content cli_version originator model source status model_provider"
        ),
    ),
    ids=("timestamp",),
    times=("timestamp",),
    roles=("payload.role", "role"),
    lines=True,
)


def _copilot(head: str) -> CsvReader | None:
    columns = columns_of(head)
    if not {"Conversation", "Time", "Author", "Message"} <= {*columns}:
        return None
    return CsvReader(columns, frozenset({"Message", "Conversation"}), skipped=keys("Time Author"), times="Time", roles="Author")


_CONVERSATIONS = r"(?:^|/)(?:shared_)?conversations[^/]*\.json$"
LOOKS = (
    Looks("deepseek", chatgpt.DEEPSEEK, _CONVERSATIONS, ('"mapping"', '"inserted_at"')),
    Looks("chatgpt", chatgpt.CHATGPT, _CONVERSATIONS, ('"mapping"', '"author"')),
    Looks("claude", _CLAUDE, r"\.json$", ('"chat_messages"',)),
    Looks("grok", _GROK, r"\.json$", ('"conversations"', '"conversation"', '"responses"')),
    Looks("gemini", _GEMINI, r"\.json$", ('"header"', '"title"', '"time"', "Gemini"), r"\s*\["),
    Looks("gemini", _GEMINI_PAGE, r"\.html$", ("outer-cell", "Gemini")),
    Looks("copilot", _copilot, r"\.csv$", ("Conversation", "Author", "Message")),
    Looks("claude-code", _CLAUDE_CODE, r"\.jsonl$", ('"sessionId"', '"type"')),
    Looks("claude-code", _CLAUDE_CODE, r"\.jsonl$", ('"leafUuid"', '"summary"')),
    Looks("codex", _CODEX, r"\.jsonl$", ('"session_meta"', '"payload"')),
    Looks("codex", _CODEX, r"(?:^|/)rollout-[^/]*\.jsonl$", ('"timestamp"',)),
)
