"""Discord's data package, and what DiscordChatExporter writes.

Sources: the README.txt of the package; DiscordChatExporter's documentation of its formats.
"""

from collections.abc import Mapping

from ..csv_records import CsvReader, columns_of
from ..heads import Looks
from ..html_records import HtmlReader
from ..json_records import Fields, JsonReader, keys
from ..text_records import TextReader


def link(message: Mapping[str, object], around: Mapping[str, str], room: str, identity: str) -> str:
    """The address of a message."""
    server = around.get("guild.id", "")
    return f"https://discord.com/channels/{server if server not in ('', '0') else '@me'}/{room}/{identity}" if identity else ""


def _package_link(message: Mapping[str, object], around: Mapping[str, str], room: str, identity: str) -> str:
    """The package does not say to which server a channel belongs."""
    return ""


_EXPORTER = JsonReader(
    Fields(
        frozenset({"content"}),
        keys("""author.name author.nickname nickname mentions.name mentions.nickname users.name users.nickname inlineEmojis.name
             author.url interaction.user.name"""),
        keys("""id type timestamp timestampEdited callEndedTimestamp color discriminator code avatarUrl imageUrl iconUrl
             categoryId after before exportedAt emoji.name roles.name inlineEmojis.imageUrl embeds.timestamp canonicalUrl"""),
    ),
    (("messages", "*"),),
    times=("timestamp",),
    rooms=("channel.id",),
    link=link,
)
_PACKAGE = JsonReader(
    Fields(frozenset({"Contents"}), skipped=keys("ID Timestamp")), ids=("ID",), times=("Timestamp",), link=_package_link
)


def _table(head: str) -> CsvReader | None:
    columns = columns_of(head)
    if {"Author", "Date", "Content"} <= {*columns}:
        return CsvReader(columns, frozenset({"Content"}), keys("Author"), keys("AuthorID Date Reactions"), times="Date")
    if {"ID", "Timestamp", "Contents"} <= {*columns}:
        return CsvReader(columns, frozenset({"Contents"}), frozenset(), keys("ID Timestamp"), ids="ID", times="Timestamp")
    return None


# Its pages leave out quotes where they can.
_PAGE = HtmlReader(
    r"<div (?:id=\"?chatlog__message-container-\d+\"? )?class=\"?chatlog__message-(?:group|container)",
    r"class=\"?chatlog__(?:author|reply-author)[^<>]{0,300}?title=\"?(?P<title>[^\"<>=]{1,100}?)\"?(?=\s[\w-]+=|>)"
    r"|data-user-id=\"?\d+\"?[^<>]{0,100}>\s*(?P<name>[^<>]{1,100}?)\s*<",
    r"data-message-id=\"?(?P<id>\d+)",
    r"chatlog__(?:short-)?timestamp[^<>]{0,200}>\s*(?:<a[^<>]*>)?(?P<when>[^<>]{6,40})",
)
_PLAIN = TextReader(r"\[(?P<when>[^\]\n]{8,40})\] (?P<name>[^\n]{1,80}?)(?: \(pinned\))?\r?\n", month_first=True)


def _folder(name: str) -> str:
    return name.rpartition("/")[0].rpartition("/")[2]


# Of the account: how people are called, wherever that stands.
_ACCOUNT = JsonReader(
    Fields(frozenset(), keys("username global_name display_name nickname legacy_username connections.name")), (("*",), ("*", "*"))
)
_LISTED = JsonReader(Fields(), (("*",),))

LOOKS = (
    Looks("discord", _PACKAGE, r"(?i)messages/c?\d+/messages\.json$", ('"Contents"',), markup="discord", room=_folder),
    Looks(
        "discord", _LISTED, r"(?i)(?:messages|servers)/index\.json$", listed=True, named=r"\ADirect Message with (?P<name>.+)\Z"
    ),
    Looks("discord", _ACCOUNT, r"(?i)account/user\.json$", ('"username"',), listed=True),
    Looks("discord", _table, r"(?i)messages/c?\d+/messages\.csv$", ("Contents",), markup="discord", room=_folder),
    Looks("discordchatexporter", _EXPORTER, r"\.json$", ('"guild"', '"channel"', '"messages"'), markup="discord"),
    Looks("discordchatexporter", _table, r"\.csv$", ("AuthorID", "Content"), markup="discord"),
    Looks("discordchatexporter", _PAGE, r"\.html?$", ("chatlog__message",), markup="discord"),
    Looks("discordchatexporter", _PLAIN, r"\.txt$", ("Guild:", "Channel:"), r"={20,}", "discord"),
)
