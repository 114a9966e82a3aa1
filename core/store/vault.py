"""Tokens as bytes that only the holder of a key can read; the key is not in the database."""

from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from config.errors import ConfigError


def cipher(keys: Sequence[str]) -> MultiFernet | None:
    """Fernet keys, the newest first: it encrypts, all of them decrypt. None without keys; raises ConfigError for a wrong one."""
    try:
        return MultiFernet([Fernet(key) for key in keys]) if keys else None
    except ValueError:
        raise ConfigError("PRIVACY_CHECK_ENCRYPTION_KEYS: each must be 32 bytes in URL-safe base64 (Fernet)") from None


class Vault:
    """Encrypts and decrypts."""

    def __init__(self, cipher: MultiFernet | None) -> None:
        """Without a cipher nothing can be saved or read."""
        self._cipher = cipher

    def _needed(self) -> MultiFernet:
        if self._cipher is None:
            raise ConfigError("PRIVACY_CHECK_ENCRYPTION_KEYS: is needed to keep the tokens of workspaces; give one Fernet key")
        return self._cipher

    def lock(self, secret: str) -> bytes:
        """For the database; raises ConfigError without a key."""
        return self._needed().encrypt(secret.encode())

    def open(self, kept: bytes) -> str:
        """What ``lock`` was given; raises ConfigError where no key fits."""
        try:
            return self._needed().decrypt(kept).decode()
        except InvalidToken:
            raise ConfigError("PRIVACY_CHECK_ENCRYPTION_KEYS: none of the keys fits the kept tokens; add the old key") from None
