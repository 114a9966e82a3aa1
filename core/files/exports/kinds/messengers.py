"""What messengers export: WhatsApp, Telegram, Signal, Teams, Google Chat, Messenger and Instagram.

Sources: the help pages of each; exports of Telegram Desktop and Signal; Google Takeout; Meta's "Download your information".
"""

import re

from ..heads import Looks
from ..html_records import HtmlReader
from ..json_records import Fields, JsonReader, keys
from ..text_records import TextReader

_MARKS = "[\u200e\u200f\u202a-\u202e\ufeff]*"
_DATE = r"\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{1,4}\.?"
_TIME = r"(?:\w{1,4} )?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[ \u00a0\u202f]?[^\]\d\n:-]{1,12})?"
# iOS writes brackets, Android a hyphen.
_IOS = rf"{_MARKS}\[(?P<when>{_DATE},?[ \u00a0\u202f]{_TIME})\] (?:{_MARKS}(?P<name>[^:\n]{{1,80}}): )?"
_ANDROID = rf"{_MARKS}(?P<when>{_DATE},?[ \u00a0\u202f]{_TIME}) [-–] (?:(?P<name>[^:\n]{{1,80}}): )?"
_MONTH_FIRST = re.compile(r"(?m)^\W{0,3}(\d{1,2})[./-](\d{1,2})[./-]")
_HALVES = re.compile(r"\d[ \u00a0\u202f]?[AP]M\b")


def _whatsapp(head: str) -> TextReader | None:
    """By its first lines: most of them are headers of messages."""
    for header in (_IOS, _ANDROID):
        lines = [line for line in head.split("\n")[:40] if line.strip()]
        begun = sum(bool(re.match(header, line)) for line in lines)
        if begun and re.match(header, head) and 3 * begun >= len(lines):
            days = _MONTH_FIRST.findall(head)
            month_first = any(int(second) > 12 for _, second in days)
            day_first = any(int(first) > 12 for first, _ in days)
            return TextReader(header, month_first or (bool(_HALVES.search(head)) and not day_first))
    return None


_TELEGRAM = JsonReader(
    Fields(
        keys("text"),
        keys("""from actor forwarded_from saved_from via_bot name first_name last_name author members inviter username"""),
        keys("""id type date date_unixtime edited edited_unixtime from_id actor_id file thumbnail photo media_type mime_type
             reply_to_message_id message_id href document_id action sticker_emoji emoji forwarded_date loc user_id"""),
        others=keys("text_entities.text"),
    ),
    (
        ("messages", "*"),
        ("chats", "list", "*", "messages", "*"),
        ("left_chats", "list", "*", "messages", "*"),
    ),
    times=("date_unixtime", "date"),
    rooms=("^id",),
    glue="",
)
_TELEGRAM_PAGE = HtmlReader(
    r'<div class="message (?:default|service)',
    r'<div class="from_name">\s*(?P<name>[^<>]{1,100}?)\s*<',
    r'id="message(?P<id>\d+)"',
    r'title="(?P<when>[^"]{8,40})"',
)
_SIGNAL = JsonReader(
    Fields(
        keys("body"),
        keys("""profileGivenName profileFamilyName systemGivenName systemFamilyName nickname givenName familyName username e164
             profileName source sourceName"""),
        keys("""id uuid aci pni chatId authorId dateSent profileKey identityKey conversationId contentType key digest cdnKey
             masterKey distributionId clientUuid sourceUuid serverGuid type version"""),
    ),
    ids=("chatItem.dateSent", "id", "sent_at"),
    times=("chatItem.dateSent", "sent_at", "timestamp"),
    rooms=("chatItem.chatId", "conversationId"),
    lines=True,
)
_SIGNAL_LIST = JsonReader(
    _SIGNAL.fields,
    (("*",), ("messages", "*")),
    ids=("id", "sent_at"),
    times=("sent_at", "timestamp"),
    rooms=("conversationId",),
)
_SIGNAL_NOTES = TextReader(r"\[(?P<when>\d{4}-\d\d-\d\d[ T,]*\d\d:\d\d(?::\d\d)?)\] (?:(?P<name>[^:\n]{1,80}): )?")
_TEAMS = JsonReader(
    Fields(
        keys("subject summary"),
        keys("displayName imdisplayname userPrincipalName"),
        keys("""id etag messageType createdDateTime lastModifiedDateTime lastEditedDateTime deletedDateTime chatId contentType
             locale importance webUrl replyToId userIdentityType tenantId teamId channelId reactionType @odata.type @odata.context
             originalarrivaltime messagetype conversationid amsreferences version"""),
        keys("content"),
    ),
    (("*",), ("value", "*"), ("messages", "*"), ("conversations", "*", "MessageList", "*")),
    times=("createdDateTime", "originalarrivaltime", "composetime"),
    rooms=("chatId", "channelIdentity.channelId", "conversationid"),
)
_GOOGLE_CHAT = JsonReader(
    Fields(
        keys("text"),
        keys("creator.name creator.email name email"),
        keys("user_type created_date updated_date topic_id message_id message_state format_type start_index length export_name"),
    ),
    (("messages", "*"),),
    ids=("message_id",),
    times=("created_date",),
)
_META = JsonReader(
    Fields(
        keys("content share_text"),
        keys("sender_name actor participants.name title name"),
        keys("timestamp_ms uri thread_path type creation_timestamp magic_words reaction joinable_mode"),
    ),
    (("messages", "*"),),
    ids=("timestamp_ms",),
    times=("timestamp_ms",),
    mojibake=True,
)
_META_ENCRYPTED = JsonReader(
    Fields(keys("text"), keys("senderName participants threadName actor"), keys("timestamp type uri reaction")),
    (("messages", "*"),),
    ids=("timestamp",),
    times=("timestamp",),
)
_META_PAGE = HtmlReader(
    r'<div class="(?:pam )?_3-95|<div class="_a706">',
    r'<(?:div|h2) class="[^"]{0,80}\b(?:_a6-h|_2lej)\b[^"]{0,80}"[^<>]{0,80}>\s*(?P<name>[^<>]{1,100}?)\s*<',
    times=r">(?P<when>[A-Z][a-z]{2} \d{1,2}, \d{4})",
)


def _thread(name: str) -> str:
    """A thread's folder is named for a person: only its number is shown."""
    folder = name.rpartition("/")[0].rpartition("/")[2]
    return f"thread {folder.rpartition('_')[2]}" if "_" in folder else "thread"


def _space(name: str) -> str:
    return name.rpartition("/")[0].rpartition("/")[2] or name


def _chat(name: str) -> str:
    """A chat's file is named for a person, too."""
    return "chat"


_THREADS = r"(?:^|/)message_\d+\.json$"
LOOKS = (
    Looks("instagram", _META, rf"(?i)instagram.*{_THREADS}", ('"sender_name"', '"timestamp_ms"'), room=_thread),
    Looks("messenger", _META, _THREADS, ('"sender_name"', '"timestamp_ms"'), room=_thread),
    Looks("messenger", _META_ENCRYPTED, r"\.json$", ('"senderName"', '"threadName"'), room=_chat),
    Looks("messenger", _META_PAGE, r"(?:^|/)message_\d+\.html$", ("_3-95",), room=_thread),
    Looks("google-chat", _GOOGLE_CHAT, r"(?:^|/)messages\.json$", ('"creator"', '"created_date"'), room=_space),
    Looks("telegram", _TELEGRAM, r"\.json$", ('"from_id"', '"date_unixtime"'), room=_chat),
    Looks("telegram", _TELEGRAM, r"(?:^|/)result\.json$", ('"personal_information"',), room=_chat),
    Looks("telegram", _TELEGRAM_PAGE, r"(?:^|/)messages\d*\.html$", ("from_name",), room=_chat),
    Looks("teams", _TEAMS, r"\.json$", ('"createdDateTime"', '"body"', '"contentType"')),
    Looks("teams", _TEAMS, r"\.json$", ('"conversations"', '"MessageList"')),
    Looks("signal", _SIGNAL, r"\.jsonl$", ('"chatItem"',), room=_chat),
    Looks("signal", _SIGNAL, r"(?:^|/)main\.jsonl$", ('"recipient"',), room=_chat),
    Looks("signal", _SIGNAL_LIST, r"\.json$", ('"conversationId"', '"body"', '"sent_at"')),
    Looks("signal", _SIGNAL_NOTES, r"(?:^|/)(?:chat|index)\.md$", starts=r"\[\d{4}-\d\d-\d\d", room=_chat),
    Looks("whatsapp", _whatsapp, r"\.txt$", room=_chat),
)
