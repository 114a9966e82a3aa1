"""A database as slackdump 4 writes one: its tables and columns, with a message and a member of ours in them."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from .exports import slack_message

_TABLES = {
    "SESSION": "ID INTEGER PRIMARY KEY, CREATED_AT TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, MODE TEXT NOT NULL, ARGS TEXT",
    "TYPES": "ID INTEGER NOT NULL, NAME TEXT NOT NULL",
    "CHUNK": "ID INTEGER PRIMARY KEY, UNIX_TS INTEGER NOT NULL, SESSION_ID INTEGER NOT NULL, TYPE_ID SMALLINT NOT NULL, "
    "FINAL SMALLINT NOT NULL DEFAULT FALSE, CHANNEL_ID TEXT",
    "MESSAGE": "ID INTEGER NOT NULL, CHUNK_ID INTEGER NOT NULL, LOAD_DTTM TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, "
    "CHANNEL_ID TEXT NOT NULL, TS TEXT NOT NULL, PARENT_ID INTEGER, THREAD_TS TEXT, IS_PARENT SMALLINT NOT NULL DEFAULT FALSE, "
    "IDX INTEGER NOT NULL, NUM_FILES INTEGER NOT NULL DEFAULT 0, TXT TEXT, DATA BLOB NOT NULL, LATEST_REPLY TEXT, "
    "PRIMARY KEY (ID, CHUNK_ID), FOREIGN KEY (CHUNK_ID) REFERENCES CHUNK (ID) ON DELETE CASCADE",
    "CHANNEL": "ID TEXT NOT NULL, CHUNK_ID INTEGER NOT NULL, NAME TEXT, IDX INTEGER NOT NULL, DATA BLOB NOT NULL, "
    "PRIMARY KEY (ID, CHUNK_ID)",
    "FILE": "ID TEXT NOT NULL, CHUNK_ID INTEGER NOT NULL, CHANNEL_ID TEXT NOT NULL, MESSAGE_ID INTEGER, MODE TEXT, "
    "FILENAME TEXT, URL TEXT, DATA BLOB NOT NULL, PRIMARY KEY (ID, CHUNK_ID)",
    "WORKSPACE": "ID INTEGER PRIMARY KEY, CHUNK_ID INTEGER NOT NULL, TEAM TEXT NOT NULL, USERNAME TEXT, TEAM_ID TEXT NOT NULL, "
    "USER_ID TEXT NOT NULL, URL TEXT NOT NULL, DATA BLOB NOT NULL",
    "S_USER": "ID TEXT NOT NULL, CHUNK_ID INTEGER NOT NULL, IDX INTEGER NOT NULL, USERNAME TEXT NOT NULL, "
    "DISPLAY_NAME TEXT NOT NULL, DATA BLOB NOT NULL, PRIMARY KEY (ID, CHUNK_ID)",
    "CHANNEL_USER": "ID TEXT NOT NULL, CHUNK_ID INTEGER NOT NULL, CHANNEL_ID TEXT NOT NULL, IDX INTEGER NOT NULL, "
    "PRIMARY KEY (ID, CHANNEL_ID, CHUNK_ID)",
    "ALIAS": "CHANNEL_ID TEXT NOT NULL PRIMARY KEY, ALIAS TEXT",
}
_MORE = (
    "CREATE INDEX MESSAGE_I1 ON MESSAGE (CHANNEL_ID, CHUNK_ID, IS_PARENT)",
    "CREATE VIEW V_LATEST_MESSAGE AS SELECT CHANNEL_ID, max(TS) TS, max(ID) ID FROM MESSAGE GROUP BY CHANNEL_ID",
)
_MEMBER = {
    "id": "U0DORA001",
    "name": "dora.novak",
    "real_name": "Dora Novak",
    "profile": {"real_name": "Dora Novak", "display_name": "Dorka Novak", "email": "dora.novak@example.org"},
}


def _row(connection: sqlite3.Connection, table: str, data: object = None, **values: object) -> None:
    if data is not None:
        values["DATA"] = json.dumps(data, separators=(",", ":")).encode()
    columns = ", ".join(values)
    connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(values))})", list(values.values()))


def slackdump_database(file: Path, said: Sequence[str], *, open_wal: bool = False) -> sqlite3.Connection | None:
    """Writes one. Open WAL: its last rows are in the file beside it; the connection keeps them there."""
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    for name, columns in _TABLES.items():
        connection.execute(f"CREATE TABLE {name} ({columns})")
    for sentence in _MORE:
        connection.execute(sentence)
    _row(connection, "SESSION", ID=1, MODE="archive", ARGS="slackdump archive -o /home/novak/out")
    _row(connection, "CHUNK", ID=1, UNIX_TS=1760000000, SESSION_ID=1, TYPE_ID=0, FINAL=1, CHANNEL_ID="C0GENERAL")
    names = {"C0GENERAL": "general", "G0GROUP01": "mpdm-dora.novak--ben-1"}
    for number, (identity, name) in enumerate(names.items()):
        about = {"id": identity, "name": name, "topic": {"value": "Ask Dora Novak", "creator": "U0DORA001"}}
        _row(connection, "CHANNEL", about, ID=identity, CHUNK_ID=1, NAME=name, IDX=number)
    _row(connection, "S_USER", _MEMBER, ID="U0DORA001", CHUNK_ID=1, IDX=0, USERNAME="dora.novak", DISPLAY_NAME="Dorka Novak")
    url = "https://acme.slack.com/"
    about = {"url": url, "team": "Acme", "user": "dora.novak", "team_id": "T0ACME001", "user_id": "U0DORA001"}
    ids = {"TEAM_ID": "T0ACME001", "USER_ID": "U0DORA001"}
    _row(connection, "WORKSPACE", about, ID=1, CHUNK_ID=1, TEAM="Acme", USERNAME="dora.novak", URL=url, **ids)
    _row(connection, "ALIAS", CHANNEL_ID="C0GENERAL", ALIAS="the general room")
    sent = {
        "ID": "F0FILE001",
        "name": "Letter to Dora Novak.pdf",
        "url_private_download": "https://files.slack.com/x/letter_to_dora_novak.pdf",
    }
    _row(
        connection,
        "FILE",
        sent,
        ID="F0FILE001",
        CHUNK_ID=1,
        CHANNEL_ID="C0GENERAL",
        FILENAME=sent["name"],
        URL=sent["url_private_download"],
    )
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for number, text in enumerate(said):
        message = slack_message(text) | {"ts": f"{1760000000 + number}.000100"}
        room = list(names)[number % 2]
        keys = {
            "ID": (1760000000 + number) * 1_000_000 + 100,
            "CHUNK_ID": 1,
            "CHANNEL_ID": room,
            "TS": message["ts"],
            "IDX": number,
        }
        _row(connection, "MESSAGE", message, TXT=text, **keys)
    if open_wal:
        return connection
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return None


def rows(file: Path, query: str) -> list[tuple[object, ...]]:
    """What is in a database."""
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(query).fetchall()
