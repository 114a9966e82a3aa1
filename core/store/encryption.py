"""Encrypts tokens; the key is not in the database."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from config.errors import ConfigError

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet


def build_cipher(keys: Sequence[str]) -> "MultiFernet | None":
    """Fernet keys, the newest first: it encrypts, all of them decrypt. None without keys; raises ConfigError for a wrong one."""
    if not keys:
        return None
    from cryptography.fernet import Fernet, MultiFernet  # a tenth of a second, which most never need

    try:
        return MultiFernet([Fernet(key) for key in keys])
    except ValueError:
        raise ConfigError("PRIVACY_CHECK_ENCRYPTION_KEYS: each must be 32 bytes in URL-safe base64 (Fernet)") from None


class TokenEncryption:
    """Encrypts and decrypts."""

    def __init__(self, cipher: "MultiFernet | None") -> None:
        """Without a cipher nothing can be saved or read."""
        self._cipher = cipher

    def _needed(self) -> "MultiFernet":
        if self._cipher is None:
            raise ConfigError("PRIVACY_CHECK_ENCRYPTION_KEYS: is needed to keep the tokens of workspaces; give one Fernet key")
        return self._cipher

    def encrypt(self, secret: str) -> bytes:
        """For the database; raises ConfigError without a key."""
        return self._needed().encrypt(secret.encode())

    def decrypt(self, encrypted: bytes) -> str:
        """What ``encrypt`` was given; raises ConfigError where no key fits."""
        fernet = self._needed()
        from cryptography.fernet import InvalidToken

        try:
            return fernet.decrypt(encrypted).decode()
        except InvalidToken:
            raise ConfigError("PRIVACY_CHECK_ENCRYPTION_KEYS: none of the keys fits the stored tokens; add the old key") from None
