"""Mailboxes: mbox files, maildir folders, and folders of .eml files."""

from ..heads import Looks
from ..mail_records import MailReader

_HEADERS = r"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){3}"


def _box(name: str) -> str:
    return name.rpartition("/")[2] or name


def _folder(name: str) -> str:
    return name.rpartition("/")[0] or "mail"


LOOKS = (
    Looks("mbox", MailReader(), r"", (), rf"From \S+[^\n]*\d{{4}}\s*\n{_HEADERS}", room=_box),
    Looks("maildir", MailReader(single=True), r"(?:^|/)(?:cur|new)/[^/]+$", (), _HEADERS, room=_folder),
    Looks("maildir", MailReader(single=True), r"\.eml$", (), _HEADERS, room=_folder),
)
