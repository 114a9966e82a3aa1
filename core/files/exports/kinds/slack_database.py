"""slackdump's database, which it writes unless it is asked for something else: tables of messages, people, channels and files.

Source: the package "dbase" of slackdump 4, "Database Package" and its migrations.
"""

from collections.abc import Mapping
from functools import partial
from urllib.parse import unquote

from ..archive import Archive
from ..database import DATA, ENDING, DatabaseArchive, FolderWithDatabase
from ..json_records import Fields, JsonReader, keys
from ..records import Export, Source
from .slack import IDS, MENTIONED, NAMED_AFTER_PEOPLE, NAMES, WORKSPACE, link

_COLUMNS = keys("""
    ID CHUNK_ID LOAD_DTTM CREATED_AT UPDATED_AT FROM_TS TO_TS TS THREAD_TS LATEST_REPLY CHANNEL_ID CHANNEL_NAME MODE TEAM_ID
    USER_ID ENTERPRISE_ID FILE_ID ITEM_ID ITEM_TYPE STATE TODO_STATE tstamp
""")
_OF_PEOPLE = NAMES | {"USERNAME", "DISPLAY_NAME"}
# Messages and files; what people fill in; channels, whose names stay; and who made the archive.
_ROOMS = {
    "MESSAGE": Fields(frozenset({"DATA.text"}), _OF_PEOPLE, IDS | _COLUMNS),
    "SEARCH_MESSAGE": Fields(frozenset({"DATA.text"}), _OF_PEOPLE, IDS | _COLUMNS),
    "FILE": Fields(frozenset({"DATA.preview", "DATA.plain_text"}), _OF_PEOPLE, IDS | _COLUMNS),
}
_LISTS = {
    "S_USER": Fields(frozenset(), _OF_PEOPLE | {"name", "skype"}, IDS | _COLUMNS),
    "CHANNEL": Fields(frozenset({"value"}), _OF_PEOPLE, IDS | _COLUMNS | {"name", "name_normalized", "NAME"}),
    "WORKSPACE": Fields(frozenset(), _OF_PEOPLE | {"DATA.user"}, (IDS | _COLUMNS | {"url", "URL", "TEAM"}) - {"user"}),
}
_OTHERS = Fields(frozenset({"DATA.text"}), _OF_PEOPLE, IDS | _COLUMNS)
_PEOPLE = "S_USER"


def recognised(archive: Archive, domain: str = "") -> Export | None:
    """The export in a database. Domain: of the workspace, for links; else the database's own."""
    database = archive.database if isinstance(archive, FolderWithDatabase) else archive
    if not isinstance(database, DatabaseArchive):
        return None
    names = {row[0]: row[1] for row in database.column("CHANNEL", "ID", "NAME") if row[1]}
    known = domain or next(
        (match["name"] for (url,) in database.column("WORKSPACE", "URL") if (match := WORKSPACE.match(url))), ""
    )
    sources = [_source(member.name, member.size, names, known) for member in database.members]
    sources.sort(key=lambda source: (not source.directory, not source.listed))
    read = {source.name for source in sources}
    others = tuple(member.name for member in archive.members if member.name not in read)
    after_people = {name: f"mpdm-{identity}" for identity, name in names.items() if NAMED_AFTER_PEOPLE.fullmatch(name)}
    return Export("slack", tuple(sources), "slack", others, MENTIONED, tuple(after_people.items()))


def _source(name: str, size: int, names: Mapping[str, str], domain: str) -> Source:
    _, table, *within = name.removesuffix(ENDING).split("/")
    if not within:
        reader = JsonReader(_LISTS.get(unquote(table), _OTHERS), lines=True)
        return Source(name, size, reader, unquote(table), directory=table == _PEOPLE, listed=True)
    room = unquote(within[0])
    made = partial(_link, room, domain)
    fields = _ROOMS.get(unquote(table), _OTHERS)
    reader = JsonReader(fields, ids=("DATA.ts", "DATA.id"), times=("DATA.ts", "DATA.created"), link=made, lines=True)
    return Source(name, size, reader, names.get(room, room), listed=table != "MESSAGE")


def _link(channel: str, domain: str, row: Mapping[str, object], around: Mapping[str, str], room: str, identity: str) -> str:
    message = row.get(DATA)
    return link(channel, domain, message if isinstance(message, dict) else {}, around, room, identity)
