"""What is said when a call to the platform failed: what could not be done, and never that something is not so."""

from ..reply import Reply
from .checks import said


def right_unknown() -> Reply:
    """Whether somebody may change settings could not be asked."""
    return said("I could not check whether you are allowed to do this. Please try again in a minute.")


def not_allowed() -> Reply:
    """What a button does needs a right of ours that the platform does not give us there."""
    return said("I am not allowed to do that here. Your message is unchanged; whoever installed me can give me the permission.")


def not_read_now() -> Reply:
    """A message was to be read again, and the call failed."""
    return said("I could not read the message just now. Please try again in a minute.")


def may_not_read() -> Reply:
    """A message was to be read again, and the platform does not let us."""
    return said("I cannot read this message: I am not in its channel, or the channel is gone.")
