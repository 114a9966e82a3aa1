"""Secrets must have the form that their vendor documents, or the process does not start: a blank one would disable a check."""

import base64
import binascii
import re
from urllib.parse import urlsplit

from pydantic import AfterValidator, SecretStr
from pydantic_core import PydanticCustomError

_LEAST_DIFFERENT = 8
_FERNET_BYTES = 32
_KEY_LENGTH = 16
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
# Placeholders that instructions print for a secret. Single words count only between separators: random characters may spell them.
_PLACEHOLDER = re.compile(
    r"\.\.\.|…|[<>{}$]|x{6,}|change.?me|(?<![a-z0-9])(?:your|token|secret|here|example|placeholder|dummy)(?![a-z0-9])",
    re.IGNORECASE,
)


def _refused(what: str, hint: str) -> PydanticCustomError:
    # Braces would be read as fields of the message.
    return PydanticCustomError("credential", "{line}", {"line": f"{what}; {hint}"})


def _given(secret: SecretStr, hint: str) -> str:
    """The secret without surrounding white space; raises for an empty one."""
    value = secret.get_secret_value().strip()
    if not value:
        raise _refused("is empty", f"{hint}, or remove the variable")
    return value


def credential(form: str, hint: str) -> AfterValidator:
    """Validates a secret that a vendor issues. Form: a pattern for the whole secret; hint: where to get the right one.

    The forms are wider than today's secrets: lengths are only lower bounds.
    """
    whole = re.compile(form)

    def check(secret: SecretStr | None) -> SecretStr | None:
        if secret is None:
            return None
        value = _given(secret, hint)
        if _PLACEHOLDER.search(value):
            raise _refused("is a placeholder, not the secret itself", hint)
        if not whole.fullmatch(value) or len(set(value)) < _LEAST_DIFFERENT:
            raise _refused("does not look like one, or is cut short", hint)
        return SecretStr(value)

    return AfterValidator(check)


def _long_key(secret: SecretStr | None) -> SecretStr | None:
    hint = f"give {_KEY_LENGTH} or more random characters, as `openssl rand -hex 32` prints"
    if secret is None:
        return None
    value = _given(secret, hint)
    if len(value) < _KEY_LENGTH or len(set(value)) < _LEAST_DIFFERENT:
        raise _refused("is too short to be a key", hint)
    return SecretStr(value)


def _fernet(secret: SecretStr | None) -> SecretStr | None:
    hint = "each must be 32 random bytes in URL-safe base64 (a Fernet key), with commas between them"
    if secret is None:
        return None
    keys = [key.strip() for key in _given(secret, hint).split(",")]
    if not all(map(_is_fernet, keys)):
        raise _refused("has an empty or a wrong key", hint)
    return SecretStr(",".join(keys))


def _is_fernet(key: str) -> bool:
    """Whether it is a Fernet key. Source: the Fernet specification, "Key Format"."""
    try:
        content = base64.b64decode(key.encode("ascii"), altchars=b"-_", validate=True)
    except (binascii.Error, UnicodeEncodeError):
        return False
    return len(content) == _FERNET_BYTES and len(set(content)) >= _LEAST_DIFFERENT


def _database(secret: SecretStr | None) -> SecretStr | None:
    hint = "give postgresql://user:password@host/name"
    return None if secret is None else SecretStr(_given(secret, hint))


def _address(address: str) -> str:
    parts = urlsplit(address.strip())
    if parts.hostname and (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)):
        return address.strip()
    raise _refused("is no address to which a secret may go", "give one that begins with https:// (http:// on this machine only)")


def _own_address(address: str) -> str:
    """Validates our public address, to which OAuth sends codes and cookies."""
    parts = urlsplit(address.strip())
    if not address.strip() or (parts.hostname and not parts.query and not parts.fragment and _address(address)):
        return address.strip()
    raise _refused("is no address of a site", "give one as https://privacy.example")


FINGERPRINT_KEY = AfterValidator(_long_key)
SIGNING_KEY = AfterValidator(_long_key)
FERNET_KEYS = AfterValidator(_fernet)
DATABASE = AfterValidator(_database)
API_ADDRESS = AfterValidator(_address)
OWN_ADDRESS = AfterValidator(_own_address)
