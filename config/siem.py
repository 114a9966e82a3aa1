"""Settings for the only other system that may learn what was found: the admin's own SIEM."""

from typing import Annotated
from urllib.parse import SplitResult, urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

SYSLOG_PORTS = {"syslog": 514, "syslog+tcp": 514, "syslog+tls": 6514}
WEBHOOK = ("https", "http")
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_FORMS = "give https://host/path, syslog+tls://host:6514, syslog+tcp://host:514 or syslog://host:514 (UDP)"


def _address(address: str | None) -> str | None:
    if address is None:
        return None
    try:
        wrong = _wrong(urlsplit(address.strip()))
    except ValueError:
        wrong = "is no address"
    if wrong:
        # Braces would be read as fields of the message.
        raise PydanticCustomError("siem", "{line}", {"line": f"{wrong}; {_FORMS}"})
    return address.strip()


def _wrong(parts: SplitResult) -> str:
    if not parts.hostname or parts.scheme not in (*WEBHOOK, *SYSLOG_PORTS) or parts.port == 0:
        return "is no address of a SIEM"
    if parts.username is not None or parts.password is not None or parts.fragment:
        return "has a user, a password or a fragment in it"
    if parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        return "is not encrypted (http:// is for this machine only)"
    if parts.scheme in SYSLOG_PORTS and (parts.path.strip("/") or parts.query):
        return "has a path, which syslog does not know"
    return ""


class SiemSettings(BaseModel):
    """Where records of findings and changes are sent; nowhere by default."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: Annotated[str | None, AfterValidator(_address)] = Field(
        None,
        description="https:// webhook, or syslog+tls://, syslog+tcp:// or syslog:// (UDP) with host and port; none by default",
    )
    every_seconds: float = Field(30, gt=0, description="How often new records are looked for, in seconds")
