"""What discord.py raises, as the core's errors.

Source: Discord developer documentation, "Opcodes and Status Codes", HTTP and JSON error codes.
"""

import discord

from core.ports import NotAllowed, TokenRefused, Unavailable, Undeliverable

# Unknown Channel, Guild, Member, Message, User.
_GONE = frozenset({10003, 10004, 10007, 10008, 10013})
_TOO_LARGE, _TOO_LARGE_STATUS = 40005, 413
_INVALID_FORM = 50035
# The token of a webhook or of an interaction, which is not ours.
_WEBHOOK_TOKEN = 50027
_REFUSED, _FORBIDDEN, _TIMED_OUT, _LIMITED, _BROKEN = 401, 403, 408, 429, 500


def is_gone(error: Exception) -> bool:
    """Whether Discord says that what was asked for is not there; no other failure means that."""
    return isinstance(error, discord.NotFound) and error.code in _GONE


def is_too_large(error: discord.HTTPException) -> bool:
    """Whether a file is larger than Discord takes; Cloudflare in front of it says so without a code."""
    return error.code == _TOO_LARGE or error.status == _TOO_LARGE_STATUS


def is_malformed(error: discord.HTTPException) -> bool:
    """Whether Discord refuses how a message is built."""
    return error.code == _INVALID_FORM


def as_ours(error: Exception) -> Unavailable | Undeliverable:
    """The core's error. What is wrong with a call is not tried again: 10,000 of 401, 403 and 429 in ten minutes ban the bot."""
    if not isinstance(error, discord.HTTPException) or error.status >= _BROKEN or error.status in (_TIMED_OUT, _LIMITED):
        return Unavailable(type(error).__name__)
    if error.status == _REFUSED and error.code != _WEBHOOK_TOKEN:
        return TokenRefused(str(error.status))
    return (NotAllowed if error.status == _FORBIDDEN else Undeliverable)(str(error.status))
