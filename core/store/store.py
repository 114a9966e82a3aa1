"""The store: all repositories on one database, and the key of fingerprints."""

import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from config.store import RetentionSettings, SharingSettings

from .allowlist import AllowlistEntries
from .answers import Answers
from .claims import Claims
from .consents import Consents
from .cursors import Cursors
from .database import Database
from .erasure import Erasure
from .findings import Findings
from .forwarding import ForwardingCursors
from .heartbeat import Heartbeat
from .history import History
from .installations import Installations
from .past_findings import PastFindings
from .records import Records
from .reencryption import reencrypt
from .reminders import Reminders
from .retention import Retention
from .tables import keys
from .unread_files import UnreadFiles
from .workspaces import Workspaces

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet

_KEY_BYTES = 32


def new_holder() -> str:
    """An id for this process."""
    return secrets.token_hex(8)


@dataclass(slots=True)
class Store:
    """What the bot remembers; never content."""

    database: Database
    retention_days: RetentionSettings = field(default_factory=RetentionSettings)
    sharing: SharingSettings = field(default_factory=SharingSettings)
    cipher: "MultiFernet | None" = None
    holder: str = field(default_factory=new_holder)
    heartbeat: Heartbeat = field(init=False)
    claims: Claims = field(init=False)
    cursors: Cursors = field(init=False)
    findings: Findings = field(init=False)
    past_findings: PastFindings = field(init=False)
    history: History = field(init=False)
    unread_files: UnreadFiles = field(init=False)
    workspaces: Workspaces = field(init=False)
    records: Records = field(init=False)
    reminders: Reminders = field(init=False)
    allowlist: AllowlistEntries = field(init=False)
    answers: Answers = field(init=False)
    installations: Installations = field(init=False)
    consents: Consents = field(init=False)
    erasure: Erasure = field(init=False)
    forwarding: ForwardingCursors = field(init=False)
    retention: Retention = field(init=False)

    def __post_init__(self) -> None:
        """Builds the repositories."""
        dead_after = timedelta(seconds=self.sharing.dead_after_seconds)
        self.heartbeat = Heartbeat(self.database, self.holder, dead_after)
        self.claims = Claims(self.database, self.holder, dead_after, self.heartbeat)
        self.cursors = Cursors(self.database, self.holder, dead_after)
        self.findings = Findings(self.database)
        self.past_findings = PastFindings(self.database)
        self.history = History(self.database, self.holder, dead_after, self.heartbeat, self.past_findings)
        self.unread_files = UnreadFiles(self.database)
        self.workspaces = Workspaces(self.database)
        self.records = Records(self.database)
        self.reminders = Reminders(self.database, self.holder, dead_after, self.heartbeat)
        self.allowlist = AllowlistEntries(self.database)
        self.answers = Answers(self.database)
        self.installations = Installations(self.database, self.cipher)
        self.consents = Consents(self.database, self.cipher)
        self.erasure = Erasure(self.database)
        self.forwarding = ForwardingCursors(self.database, self.holder, dead_after)
        self.retention = Retention(
            self.retention_days,
            allowlist=self.allowlist,
            claims=self.claims,
            cursors=self.cursors,
            findings=self.findings,
            history=self.history,
            reminders=self.reminders,
            unread_files=self.unread_files,
            workspaces=self.workspaces,
        )

    async def reencrypt_tokens(self) -> None:
        """Encrypts stored tokens with the newest key; raises ConfigError without a key, and if none fits."""
        await reencrypt(self.database, self.cipher)

    async def fingerprint_key(self) -> bytes:
        """A random key, made the first time and the same for every process on this database."""
        async with self.database.writing() as connection:
            fresh = self.database.insert(keys).values(name="fingerprint", value=secrets.token_bytes(_KEY_BYTES))
            await connection.execute(fresh.on_conflict_do_nothing())
            stored: bytes = (await connection.execute(select(keys.c.value).where(keys.c.name == "fingerprint"))).scalar_one()
            return bytes(stored)
