"""What of a mail's structure a copy keeps: how its parts are encoded and lie in each other; nothing that says who wrote them."""

import re
from collections.abc import Iterator, Mapping

from .mail_text import Part, decoded_part, encode_part

_KEPT = frozenset({"content-type", "content-transfer-encoding", "content-disposition", "content-id", "mime-version"})
_PARAMETERS = frozenset(
    {
        "charset",
        "boundary",
        "name",
        "filename",
        "format",
        "delsp",
        "type",
        "protocol",
        "micalg",
        "report-type",
        "method",
        "access-type",
    }
)
_ADDRESSED = re.compile(r"(?i)cid:([^\s\"'<>()]+)")


def clean(mail: Part, content: bytes) -> None:
    """Takes from the parts of a mail all but their structure, and gives borders and ids other names. Content: of the mail."""
    mails = {id(mail)}
    ids: dict[str, str] = {}
    parts = list(mail.walk())
    for part in parts:
        if part.get_content_maintype() == "message":
            mails |= {id(inner) for inner in _within(part)}
    for number, part in enumerate(parts, 1):
        _without_others(part, is_mail=id(part) in mails)
        if part.is_multipart() and part.get_boundary() is not None:
            part.set_boundary(_border(number, content))
        if named := part.get("Content-ID"):
            ids[str(named).strip("<> \t\r\n")] = f"part{number}@mail"
            part.replace_header("Content-ID", f"<part{number}@mail>")
    for part in parts:
        if ids and part.get_content_type() == "text/html":
            _addressed_anew(part, ids)


def _within(part: Part) -> Iterator[object]:
    payload = part.get_payload()
    yield from payload if isinstance(payload, list) else ()


def _without_others(part: Part, *, is_mail: bool) -> None:
    for name in {name.casefold() for name in part.keys()} - _KEPT:  # noqa: SIM118 - it has no iterator of its own
        if not is_mail or name.startswith("content-"):
            del part[name]
    for header in ("Content-Type", "Content-Disposition"):
        for key, _ in (part.get_params(header=header) or [])[1:]:
            if key.casefold() not in _PARAMETERS:
                part.del_param(key, header=header)


def _border(number: int, content: bytes) -> str:
    """One that stands nowhere in the mail."""
    border = f"part-{number}"
    while f"--{border}".encode() in content:
        border += "-"
    return border


def _addressed_anew(part: Part, ids: Mapping[str, str]) -> None:
    text, charset = decoded_part(part)
    new = _ADDRESSED.sub(lambda match: f"cid:{ids.get(match[1], match[1])}", text)
    if new != text:
        encode_part(part, new, charset)
