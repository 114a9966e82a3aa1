"""Exports of Slack workspaces, Slack's own and those of slackdump.

Sources: Slack help center, "How to read Slack data exports"; slackdump's documentation, "Creating Slack Export".
"""

import json
import re
from collections.abc import Mapping
from functools import partial

from ..archive import Archive, Member, text_of
from ..json_records import Fields, JsonReader, keys
from ..records import BrokenMember, Export, Source

_DAY = re.compile(r"(?P<channel>[^/]+)/(?:canvas_in_the_conversation|\d{4}-\d\d-\d\d)\.json")
_PEOPLE = frozenset({"users.json", "org_users.json"})
_LISTS = frozenset({"channels.json", "groups.json", "dms.json", "mpims.json"})
_MORE = frozenset({"integration_logs.json", "canvases.json", "huddle_transcripts.json", "content_flags.json", "lists.json"})
_CHUNKS = re.compile(r"[^/]+\.json\.gz")
_DUMP = re.compile(r"[CDG][A-Z0-9]{6,12}(?:-\d{10}\.\d{6})?\.json")
_MOST_LISTED = 200_000_000

IDS = keys("""
    user ts team type subtype thread_ts parent_user_id bot_id app_id client_msg_id block_id id mimetype filetype pretty_type
    user_team source_team user_id mode external_type avatar_hash image_24 image_32 image_48 image_72 image_192 image_512
    image_1024 image_original status_emoji tz tz_label locale latest_reply reply_users users members inviter creator color style
    emoji unicode display_as_bot team_id enterprise_id enterprise_name channel service_icon thumb_url image_url thumb_64 thumb_80
    thumb_160 thumb_360 thumb_480 thumb_720 thumb_800 thumb_960 thumb_1024 deanimate_gif file_access last_read channel_id
    change_type action permissions pinned_to reactions.name bot_profile.name channels groups
""")
NAMES = keys("""
    real_name real_name_normalized display_name display_name_normalized first_name last_name username author_name author_subname
    user_profile.name bot_name inviter_name user_name
""")
# Of the message itself; below its blocks and attachments, it mostly stands once more.
_FIELDS = Fields(
    frozenset({".text", "messages.text", "slackdump_thread_replies.text", "m.text"}), frozenset(NAMES), frozenset(IDS)
)
# What a person fills in, and their name for logging in.
_PERSON = Fields(frozenset(), NAMES | {"name", "skype"}, IDS)
MENTIONED = r"<@[A-Z0-9]+\|(?P<name>[^<>|]+)>"
# Of group messages, whose members make their names.
NAMED_AFTER_PEOPLE = re.compile(r"mpdm-.+")
# A channel's name is its folder's, too.
_CHANNEL = Fields(frozenset({"value"}), frozenset(), IDS | {"name", "name_normalized"})
WORKSPACE = re.compile(r"https://(?P<name>[a-z0-9-]+(?:\.enterprise)?)\.slack\.com/")


def link(channel: str, domain: str, message: Mapping[str, object], around: Mapping[str, str], room: str, identity: str) -> str:
    """The address of a message in its archive, if the workspace's is known: from a setting or from a file's link."""
    files = message.get("files")
    first = files[0] if isinstance(files, list) and files and isinstance(files[0], dict) else {}
    known = domain or ((match := WORKSPACE.match(str(first.get("permalink", "")))) and match["name"])
    if not (known and channel and identity):
        return ""
    thread = message.get("thread_ts")
    within = f"?thread_ts={thread}&cid={channel}" if isinstance(thread, str) and thread != identity else ""
    return f"https://{known}.slack.com/archives/{channel}/p{identity.replace('.', '')}{within}"


def _reader(channel: str, domain: str, records: tuple[tuple[str, ...], ...] = (("*",),), *, lines: bool = False) -> JsonReader:
    made = partial(link, channel, domain)
    return JsonReader(_FIELDS, records, ids=("ts",), times=("ts",), link=made, lines=lines)


def recognised(archive: Archive, domain: str = "") -> Export | None:
    """Of a workspace: folders of days, and lists of people and channels beside them. Domain: the workspace's, for links."""
    members = {member.name: member for member in archive.members}
    root = _root(members)
    inside = {name.removeprefix(root): member for name, member in members.items() if name.startswith(root)}
    days = {name: match["channel"] for name in inside if (match := _DAY.fullmatch(name))}
    if not (days and (inside.keys() & (_PEOPLE | _LISTS) or _has_messages(archive, root + next(iter(days))))):
        return _dumped(archive, inside, domain)
    ids = dict.fromkeys(sorted({*days.values()}), "") | _channel_ids(archive, inside)
    readable = {name: member for name, member in inside.items() if not member.problem}
    sources = [_list(member) for name, member in readable.items() if name in _PEOPLE]
    for name, member in readable.items():
        if name in days:
            channel = days[name]
            identity = ids[channel] or (channel if _DUMP.fullmatch(f"{channel}.json") else "")
            sources.append(Source(member.name, member.size, _reader(identity, domain), channel))
        elif name in _LISTS | _MORE:
            sources.append(Source(member.name, member.size, JsonReader(_CHANNEL), name, listed=True))
    read = {source.name for source in sources}
    folders = {
        name: f"mpdm-{ids.get(name) or number}" for number, name in enumerate(ids, 1) if NAMED_AFTER_PEOPLE.fullmatch(name)
    }
    others = tuple(name for name in members if name not in read)
    return Export("slack", tuple(_together(sources)), "slack", others, MENTIONED, tuple(folders.items()))


def _together(sources: list[Source]) -> list[Source]:
    """Each channel's days behind one another, wherever they lie in the archive."""
    order: dict[str, int] = {}
    for source in sources:
        order.setdefault(source.conversation, len(order))
    return sorted(sources, key=lambda source: (not source.directory, order[source.conversation], source.name))


def _root(members: Mapping[str, Member]) -> str:
    """The folder that everything lies in, where somebody has packed one."""
    roots = {name.partition("/")[0] for name in members if not name.startswith(("__MACOSX/", ".DS_Store"))}
    if len(roots) == 1 and all("/" in name for name in members) and any(name.count("/") > 1 for name in members):
        return f"{roots.pop()}/"
    return ""


def _list(member: Member) -> Source:
    return Source(member.name, member.size, JsonReader(_PERSON), member.name, directory=True, listed=True)


def _channel_ids(archive: Archive, inside: Mapping[str, Member]) -> dict[str, str]:
    """By the name of a channel's folder."""
    ids: dict[str, str] = {}
    for name in _LISTS & inside.keys():
        if inside[name].problem or inside[name].size > _MOST_LISTED:
            continue
        try:
            with text_of(archive, inside[name].name)[0] as file:
                listed = json.load(file)
        except (ValueError, RecursionError, BrokenMember):
            continue
        rows = listed if isinstance(listed, list) else []
        ids |= {str(row.get("name") or row.get("id")): str(row.get("id", "")) for row in rows if isinstance(row, dict)}
    return ids


def _has_messages(archive: Archive, name: str) -> bool:
    try:
        with text_of(archive, name)[0] as file:
            head = file.read(4000)
    except (BrokenMember, ValueError):
        return False
    return head.lstrip().startswith("[") and '"ts"' in head and '"type"' in head


def _dumped(archive: Archive, inside: Mapping[str, Member], domain: str) -> Export | None:
    """What slackdump writes if it is not asked for an export: a file a channel, or packed pieces."""
    sources = []
    for name, member in inside.items():
        base = name.rpartition("/")[2]
        if _DUMP.fullmatch(base) and _begins_with(archive, member.name, '"channel_id"', '"messages"'):
            channel = base.partition(".")[0].partition("-")[0]
            sources.append(Source(member.name, member.size, _reader(channel, domain, (("messages", "*"),)), channel))
        elif _CHUNKS.fullmatch(base) and _begins_with(archive, member.name, '"t":', '"ts":'):
            sources.append(Source(member.name, member.size, _reader("", domain, lines=True), base.partition(".")[0]))
    read = {source.name for source in sources}
    others = tuple(member.name for member in inside.values() if member.name not in read)
    return Export("slack", tuple(sources), "slack", others, MENTIONED) if sources else None


def _begins_with(archive: Archive, name: str, *keys: str) -> bool:
    try:
        with text_of(archive, name)[0] as file:
            head = file.read(4000)
    except (BrokenMember, ValueError):
        return False
    return all(key in head for key in keys)
