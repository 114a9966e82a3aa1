"""Slack: what it allows, and how it is connected."""

from typing import TYPE_CHECKING

from config.errors import ConfigError
from config.extras import needs_extra
from config.pages import of_platform
from config.settings import Settings
from core.ports import Capabilities

from ..platform import Platform
from .markup import SlackMarkup
from .settings import SlackSettings, slack_settings

if TYPE_CHECKING:  # with the database's library, which some commands do without
    from core.responder import Responder

MODES = ("notice", "dm", "log", "off")
CAPABILITIES = Capabilities(ephemeral_anytime=True, member_list=True, joins=True, max_text=40_000, max_buttons=25, modes=MODES)


def load() -> None:
    """Imports the client library; raises ConfigError where it is not installed."""
    with needs_extra("slack", "Slack"):
        from . import app  # noqa: F401


async def connect(settings: Settings, responder: "Responder") -> None:
    """Runs the bot until cancelled; raises ConfigError for wrong or missing settings."""
    load()
    from .app import run

    await run(slack_settings(settings), responder)


def missing(settings: Settings) -> str:
    """The variable of the first token that is not there, or an empty string.

    Raises ConfigError, also where only a part of what is needed is there: somebody means it to run.
    """
    own = slack_settings(settings)
    if own.missing and own.begun:
        other = ", or SLACK_HTTP=true for HTTP mode" if own.missing == "SLACK_APP_TOKEN" else ""
        raise ConfigError(
            f"environment: {own.missing}: is not set, and Slack needs it beside what is set{other}; see {of_platform('slack')}"
        )
    return own.missing


PLATFORM = Platform("slack", SlackMarkup(), CAPABILITIES, connect, missing, load, SlackSettings)
